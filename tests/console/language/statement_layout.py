x = 1; y = 2; print(x + y)
if x: print("one line"); print("two on it")
for i in range(2): print(i); continue
while x < 3: x += 1
print(x)
def f(): return 5
class C: z = 9
print(f(), C.z)
try: 1 / 0
except ZeroDivisionError: print("short")
finally: print("done")
total = (1 +
         2 +   # a comment inside
         3)
values = [
    1,

    2,  # another
    # alone
]
print(total, values)
long = 1 + \
    2
print(long)
if (x == 3 and
        y == 2):
    print("split condition")
if True:
        print("eight")
        if True:
         print("nine")
print("end") ; 
pass; pass
"a text alone is a statement"
5
...
print(..., type(...), Ellipsis is ...)
with_trailing_comma = 1,
print(with_trailing_comma)
(lambda: print("called"))()
