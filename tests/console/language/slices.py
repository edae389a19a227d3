text = "0123456789"
for part in (text[2:5], text[:3], text[7:], text[-3:], text[:-7], text[::3], text[::-1], text[8:2:-2],
             text[-1:-5:-1], text[5:2], text[100:], text[-100:2], text[:], text[::-4], text[3::-1], text[:3:-1]):
    print(repr(part))
data = b"\x00\x01\x02\x03\x04\x05"
print(data[1:3], data[0], data[-1:], data[::-2])
row = list(range(6))
row[1:3] = "abc"
print(row)
row[::2] = [0] * 4
print(row)
del row[1:4]
print(row)
row[1:1] = [7, 8]
print(row)
row[:] = []
print(row)
try:
    row = [1, 2, 3, 4]
    row[::2] = [1, 2, 3]
except ValueError as error:
    print(error)
try:
    text[::0]
except ValueError as error:
    print(error)
try:
    text["a":]
except TypeError as error:
    print(error)
print((1, 2, 3)[1:], range(10)[2:8:3], range(10)[::-1], list(range(10)[-3:]))
s = slice(1, None, 2)
print(s, text[s], row[s], s.start, s.stop, s.step)
