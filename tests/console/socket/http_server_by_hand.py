import socket
import threading

PAGES = {"/": "<h1>home</h1>", "/ñ": "eñe"}


def answer(request):
    head, _, body = request.partition(b"\r\n\r\n")
    first, *lines = head.decode("iso-8859-1").split("\r\n")
    try:
        method, path, version = first.split(" ")
    except ValueError:
        return "400 Bad Request", "what?"
    headers = {}
    for line in lines:
        key, _, value = line.partition(":")
        headers[key.strip().lower()] = value.strip()
    if method != "GET":
        return "405 Method Not Allowed", method + " " + headers.get("content-length", "-")
    if path not in PAGES:
        return "404 Not Found", "no " + path + " at " + headers.get("host", "?")
    return "200 OK", PAGES[path]


def serve(server, times):
    for _ in range(times):
        conn, _ = server.accept()
        with conn:
            request = b""
            while b"\r\n\r\n" not in request:
                part = conn.recv(16)
                if not part:
                    break
                request += part
            status, text = answer(request)
            body = text.encode("utf-8")
            conn.sendall(f"HTTP/1.1 {status}\r\nContent-Length: {len(body)}\r\nConnection: close\r\n\r\n".encode() + body)


def get(address, request):
    with socket.create_connection(address) as c:
        c.sendall(request)
        reply = b""
        while part := c.recv(4096):
            reply += part
    return reply


requests = [b"GET / HTTP/1.1\r\nHost: x\r\n\r\n", b"GET /nope HTTP/1.0\r\nHost: here\r\n\r\n",
            b"POST / HTTP/1.1\r\nContent-Length: 0\r\n\r\n", b"nonsense\r\n\r\n"]
with socket.create_server(("127.0.0.1", 0)) as server:
    t = threading.Thread(target=serve, args=(server, len(requests)))
    t.start()
    for request in requests:
        head, _, body = get(server.getsockname(), request).partition(b"\r\n\r\n")
        print(head.split(b"\r\n")[0].decode(), "|", body.decode())
    t.join()
