import socket
for address in (("8.8.8.8", 0), ("192.0.2.1", 0), ("255.255.255.255", 0)):
    s = socket.socket()
    try:
        s.bind(address)
        print("bound")
    except OSError as error:
        print(address[0], type(error).__name__, error.errno, error)
    finally:
        s.close()
s = socket.socket()
s.bind(("127.0.0.1", 0))
try:
    s.bind(("127.0.0.1", 0))
except OSError as error:
    print(error.errno, error.strerror)
s.close()
