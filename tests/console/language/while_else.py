n = 7
while n != 1:
    n = n // 2 if n % 2 == 0 else 3 * n + 1
    print(n, end=" ")
else:
    print("| reached one")

tries = 0
while True:
    tries += 1
    if tries == 3:
        continue
    if tries > 5:
        break
    print("try", tries)
else:
    print("a break skips this")

while False:
    print("never")
else:
    print("else of a loop that never ran")

outer = 0
while outer < 3:
    outer += 1
    inner = 0
    while True:
        inner += 1
        if inner == outer:
            break
    else:
        print("unreachable")
    print(outer, inner)
print(outer, inner, tries)
