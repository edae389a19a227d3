import socket
s = socket.create_server(("127.0.0.1", 0))
c = socket.create_connection(s.getsockname())
conn, _ = s.accept()
request = "GET / HTTP/1.1\r\nHost: localhost\r\n\r\n"
c.sendall(request.encode())
head = conn.recv(4096).decode("ascii")
lines = head.split("\r\n")
method, path, version = lines[0].split(" ")
print(method, path, version, len(lines))
headers = {}
for line in lines[1:]:
    if not line:
        break
    name, _, value = line.partition(": ")
    headers[name.lower()] = value
print(headers)
body = "<h1>¡Hola!</h1>".encode("utf-8")
conn.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n" % len(body) + body)
conn.close()
answer = b""
while (piece := c.recv(7)):
    answer += piece
status, _, rest = answer.partition(b"\r\n")
print(status.decode(), rest.split(b"\r\n\r\n")[1].decode())
