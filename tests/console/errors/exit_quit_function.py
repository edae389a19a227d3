for code in (0,):
    quit(code)
print("never")
