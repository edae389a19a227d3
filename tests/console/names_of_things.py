import socket, time, os, sys
print(socket.socket, socket.gaierror, socket.error, socket.timeout, socket.AddressFamily, socket.htons, time.sleep)
print(os.strerror(111), os.strerror(98), sys.byteorder, os.name, os.sep, type(sys.argv), len(sys.argv))
print(type(time.time()), time.monotonic() <= time.monotonic(), type(os.getpid()), os.path.join("a", "b"), os.path.basename("/x/y"))
print(type(socket.gethostname()), socket.gethostbyname("127.0.0.1"), socket.gethostbyname("localhost"))
print(type(print), type(socket), type(socket.socket), type(len))
