data = bytearray(10)
view = memoryview(data)
view[2:5] = b"abc"
view[0] = 255
print(data, len(view), view[2], bytes(view[2:5]), view.tobytes()[:6], view.readonly, view.nbytes)
half = view[5:]
half[0:2] = b"zz"
print(data, half.tolist(), view == data, memoryview(b"ab") == b"ab", list(memoryview(b"ab")))
try:
    memoryview(b"fixed")[0] = 1
except TypeError as error:
    print(error)
try:
    view[0:2] = b"three"
except ValueError as error:
    print(error)
half.release()
view.release()
data.extend(b"!")
print(len(data))
sent = 0
message = memoryview(b"0123456789")
while sent < len(message):
    part = message[sent:sent + 4]
    sent += len(part)
    print(sent, part.tobytes())
