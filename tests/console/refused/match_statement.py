command = ("go", "north")
match command:
    case ("go", where):
        print(where)
    case _:
        print("what?")
