import socket
for name in ("create_conection", "AF_INETT", "SOCK_STREM", "sockett", "getadrinfo"):
    try:
        getattr(socket, name)
    except AttributeError as error:
        print(error)
s = socket.socket()
for name in ("conect", "recieve", "sendAll", "lisen", "timeout_", "shutdwon"):
    try:
        getattr(s, name)
    except AttributeError as error:
        print(error)
try:
    s.colour = "red"
except AttributeError as error:
    print(error)
s.close()
s.accep()
