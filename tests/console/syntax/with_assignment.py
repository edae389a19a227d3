with x = 5:
    pass
