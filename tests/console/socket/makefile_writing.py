import socket
a, b = socket.socketpair()
with a.makefile("w", encoding="utf-8", newline="\n") as f:
    print(f.write("año\n"), f.writable(), f.readable())
    f.flush()
    print(b.recv(100))
    print("through print", 1, 2, file=f)
    f.writelines(["x\n", "y\n"])
    print(b.recv(100, socket.MSG_DONTWAIT) if False else "buffered")
print(b.recv(100))
with a.makefile("wb", buffering=0) as raw:
    print(raw.write(b"at once"), b.recv(100))
both = a.makefile("rwb")
both.write(b"ask")
both.flush()
print(b.recv(10))
b.sendall(b"answer\n")
print(both.readline())
both.close()
a.sendall(b"the socket lives on")
print(b.recv(100))
for mode in ("x", "rt+", "a"):
    try:
        a.makefile(mode)
    except ValueError as error:
        print(error)
try:
    a.makefile("w").write(b"bytes")
except TypeError as error:
    print(error)
try:
    a.makefile("wb").write("text")
except TypeError as error:
    print(error)
a.close()
b.close()
