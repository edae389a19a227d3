data = bytearray(b"abcdefgh")
m = memoryview(data)
print(len(m), m[0], m[-1], bytes(m[2:5]), m.tolist()[:3], m.nbytes, m.readonly, m.itemsize, m.format, m.ndim, m.shape)
m[0] = 90
m[1:3] = b"YX"
print(data, m.tobytes(), m[::2].tobytes(), m[::-1].tobytes(), m.hex())
print(m == data, m[:2] == b"ZY", b"d" in bytes(m), 100 in m, list(m[3:5]), memoryview(b"x").readonly)
for bad in (lambda: m.__setitem__(0, 256), lambda: m.__setitem__(0, b"x"), lambda: m.__setitem__(slice(0, 2), b"abc"), lambda: memoryview(b"ro").__setitem__(0, 1), lambda: m[100], lambda: memoryview("text"),
            lambda: memoryview(5), lambda: memoryview(), lambda: m["x"], lambda: m + b"x"):
    try:
        print(bad())
    except (TypeError, ValueError, IndexError) as error:
        print(type(error).__name__, error)
with memoryview(b"inside") as v:
    print(v[0])
try:
    v[0]
except ValueError as error:
    print(error)
m.release()
data.append(1)
print(data, b"".join([memoryview(b"a"), b"b"]), bytes(memoryview(b"abc")[1:]), bytearray(memoryview(b"q")))
words = memoryview(bytearray(8)).cast("I")
words[0] = 1
print(len(words), words[0], words.format, words.tobytes())
