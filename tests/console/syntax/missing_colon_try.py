try
    print("x")
except ValueError:
    pass
