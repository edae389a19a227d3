x = (2names
