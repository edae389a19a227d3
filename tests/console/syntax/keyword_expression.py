print("a"="b")
