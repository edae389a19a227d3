import socket
a, b = socket.socketpair()
for wrong in ("hola", 5, None, ["a"], 1.5):
    try:
        a.send(wrong)
    except TypeError as error:
        print(error)
word = "ñandú"
print(len(word), len(word.encode()), word.encode(), word.encode("latin-1"), word.encode("utf-16-le"))
a.sendall(word.encode("utf-8"))
half = b.recv(1)
try:
    half.decode()
except UnicodeDecodeError as error:
    print(error)
    print(error.encoding, error.object, error.start, error.end, error.reason)
rest = b.recv(100)
print((half + rest).decode(), half.decode(errors="replace"), half.decode("latin-1"), rest.decode(errors="ignore"))
try:
    word.encode("ascii")
except UnicodeEncodeError as error:
    print(error)
print(word.encode("ascii", "replace"), word.encode("ascii", "backslashreplace"), word.encode("ascii", "ignore"))
a.close()
b.close()
