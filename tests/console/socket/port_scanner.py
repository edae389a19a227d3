import socket
server = socket.create_server(("127.0.0.1", 0))
open_port = server.getsockname()[1]
closed = socket.socket()
closed.bind(("127.0.0.1", 0))
closed_port = closed.getsockname()[1]


def is_open(host, port, timeout=0.2):
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as s:
        s.settimeout(timeout)
        return s.connect_ex((host, port)) == 0


for name, port in (("listening", open_port), ("bound only", closed_port)):
    print(name, "open" if is_open("127.0.0.1", port) else "closed")
closed.listen()
print("after listen", is_open("127.0.0.1", closed_port))
server.close()
print("after close", is_open("127.0.0.1", open_port))
closed.close()
