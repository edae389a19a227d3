assert (a, b
