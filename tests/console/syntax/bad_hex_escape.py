x = "\xg1"
