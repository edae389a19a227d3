text = "añ\x1"
