def good():
    return 1


print(good())
for i in range(3)
    print(i)
