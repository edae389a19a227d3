a = bytearray(b"hello")
a[0] = 72
a[1:3] = b"EL"
a.append(33)
a.extend(b"??")
a += b"!"
a.insert(0, 62)
print(a, len(a), a.pop(), a.pop(0), a)
del a[0]
del a[-2:]
a.reverse()
a.remove(76)
print(a, a.copy() is a, a == b"!?oE", a[::2])
a[1:1] = [1, 2, 3]
a[::2] = b"xyz" + b"w" * (len(a[::2]) - 3)
print(a)
a.clear()
print(a, bool(a), bytearray(2), bytearray([1, 2]), bytearray("é", "utf-8"), bytearray.fromhex("4142"))
b = bytearray(b"a,b,c")
print(b.split(b","), b.find(b"b"), b.replace(b",", b";"), b.decode(), bytes(b), b.hex(), b.upper(), b.startswith(b"a"), b + b"x", b"x" + b, b * 2, b.partition(b","))
for bad in (lambda: b.append(256), lambda: b.append("x"), lambda: b.extend("text"), lambda: b.extend([300]), lambda: b.pop(100), lambda: b.remove(255), lambda: b.__setitem__(0, 256), lambda: b.__setitem__(99, 1),
            lambda: b.__setitem__(0, b"x"), lambda: bytearray().pop(), lambda: b.insert(0, -1), lambda: {b: 1}, lambda: b + "x", lambda: bytearray("x"), lambda: bytearray(-1), lambda: b.append()):
    try:
        print(bad())
    except (TypeError, ValueError, IndexError) as error:
        print(type(error).__name__, error)
view = memoryview(b)
try:
    b.append(1)
except BufferError as error:
    print(error)
view.release()
b.append(33)
print(b)
