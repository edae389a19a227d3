import socket
import threading
import time

server = socket.create_server(("127.0.0.1", 0))


def serve(times):
    for _ in range(times):
        conn, (host, port) = server.accept()
        with conn:
            conn.send((time.ctime() + "\r\n").encode("ascii"))


t = threading.Thread(target=serve, args=(2,))
t.start()
for _ in range(2):
    s = socket.socket()
    s.connect(("localhost", server.getsockname()[1]))
    text = ""
    while True:
        part = s.recv(6)
        if not part:
            break
        text += part.decode()
    s.close()
    words = text.split()
    print(len(words), words[0] in "Mon Tue Wed Thu Fri Sat Sun".split(), int(words[-1]) > 2020, text.endswith("\r\n"), len(text))
t.join()
server.close()
