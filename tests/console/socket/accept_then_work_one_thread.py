import socket
server = socket.create_server(("127.0.0.1", 0))
turns = []
for word in ("red", "green", "blue"):
    with socket.create_connection(server.getsockname()) as client:
        conn, _ = server.accept()
        with conn:
            client.sendall(word.encode() + b"\n")
            with conn.makefile("rw", encoding="utf-8", newline="\n") as f:
                question = f.readline().rstrip("\n")
                f.write("%s has %d letters\n" % (question, len(question)))
                f.flush()
        reply = client.recv(100).decode().strip()
        turns.append(reply)
        print(reply, client.recv(1))
print(turns[-1].split(), len(turns))
server.close()
