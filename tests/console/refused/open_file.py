with open("refused.txt", "w") as f:
    f.write("x")
print("written")
