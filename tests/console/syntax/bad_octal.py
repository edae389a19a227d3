mode = 0o89
