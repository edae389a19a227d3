n = 0
while True:
    n += 1
    if n == 3:
        continue
    elif n > 5:
        break
    print(n, end=" ")
else:
    print("nunca")
print()
for i in range(3):
    for j in "ab":
        if j == "b": break
        print(i, j)
    else:
        print("no")
else:
    print("sí")
for a, (b, c) in [(1, (2, 3)), (4, (5, 6))]:
    print(a + b + c)
total = 0
for i, x in enumerate([10, 20, 30]):
    total += i * x
print(total, i, x)
while n > 0: n -= 2
print(n)
if n == 0: print("cero")
elif n < 0: print("negativo")
else: print("positivo")
