names = ["ann" "bob", 5 6]
