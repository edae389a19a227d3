import socket
import threading


def pump(source, target, change):
    while data := source.recv(4096):
        target.sendall(change(data))
    target.shutdown(socket.SHUT_WR)


origin = socket.create_server(("127.0.0.1", 0))
proxy = socket.create_server(("127.0.0.1", 0))


def serve_origin():
    conn, _ = origin.accept()
    with conn:
        text = b""
        while data := conn.recv(100):
            text += data
        conn.sendall(b"origin got " + text)


def serve_proxy():
    conn, _ = proxy.accept()
    with conn, socket.create_connection(origin.getsockname()) as up:
        back = threading.Thread(target=pump, args=(up, conn, bytes.swapcase))
        back.start()
        pump(conn, up, bytes.upper)
        back.join()


threads = [threading.Thread(target=f) for f in (serve_origin, serve_proxy)]
for t in threads:
    t.start()
with socket.create_connection(proxy.getsockname()) as client:
    client.sendall(b"through the middle")
    client.shutdown(socket.SHUT_WR)
    reply = b""
    while data := client.recv(5):
        reply += data
print(reply)
for t in threads:
    t.join()
origin.close()
proxy.close()
