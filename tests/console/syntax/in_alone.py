if 3 in:
    pass
