import socket
print(socket.getdefaulttimeout())
socket.setdefaulttimeout(0.02)
s = socket.socket()
print(s.gettimeout(), socket.getdefaulttimeout())
socket.setdefaulttimeout(None)
t = socket.socket()
print(t.gettimeout())
for value in (5, 0.25, 0, None, True, 1e-6):
    t.settimeout(value)
    print(t.gettimeout(), t.getblocking())
for bad in (-1, "x", -0.5, [], float("nan")):
    try:
        t.settimeout(bad)
    except (ValueError, TypeError) as error:
        print(type(error).__name__, error)
s.bind(("127.0.0.1", 0))
s.listen()
try:
    s.accept()
except TimeoutError as error:
    print(repr(error))
u = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
u.bind(("127.0.0.1", 0))
u.settimeout(0.01)
for call in (lambda: u.recv(1), lambda: u.recvfrom(1), lambda: u.recv_into(bytearray(1)), lambda: u.recvmsg(1)):
    try:
        call()
    except socket.timeout as error:
        print(error, error.errno)
for x in (s, t, u):
    x.close()
