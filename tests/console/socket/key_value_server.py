import socket
import threading

store, lock = {}, threading.Lock()


def command(line):
    word, *arguments = line.split(" ", 2)
    with lock:
        if word == "SET" and len(arguments) == 2:
            store[arguments[0]] = arguments[1]
            return "OK"
        if word == "GET" and len(arguments) == 1:
            return store.get(arguments[0], "(nil)")
        if word == "DEL" and arguments:
            return str(int(store.pop(arguments[0], None) is not None))
        if word == "KEYS":
            return " ".join(sorted(store)) or "(empty)"
    return "ERR " + repr(line)


def attend(conn):
    with conn, conn.makefile("r", encoding="utf-8") as f:
        for line in f:
            line = line.strip()
            if line == "QUIT":
                break
            conn.sendall(command(line).encode() + b"\n")


def serve(server):
    while True:
        try:
            conn, _ = server.accept()
        except OSError:
            return
        threading.Thread(target=attend, args=(conn,), daemon=True).start()


server = socket.create_server(("127.0.0.1", 0))
threading.Thread(target=serve, args=(server,), daemon=True).start()


def ask(*lines):
    with socket.create_connection(server.getsockname()) as c:
        c.sendall("".join(line + "\n" for line in lines).encode() + b"QUIT\n")
        with c.makefile(encoding="utf-8") as f:
            return f.read().split("\n")[:-1]


print(ask("KEYS", "SET city São Paulo", "GET city"))
print(ask("GET city", "GET none", "SET a", "DEL city", "DEL city", "what is this"))
print(ask("SET x 1", "SET y 2", "KEYS"))
server.close()
