def f(v):
    while v:
        v = v.next
    else:
        print("x")
f([1])
