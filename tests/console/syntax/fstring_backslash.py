print(f"{'\n'}")
