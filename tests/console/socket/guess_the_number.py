import socket
import threading


def play(conn, secret):
    with conn:
        lines = conn.makefile("r")
        conn.sendall(b"guess 1..100\n")
        for turn, line in enumerate(lines, 1):
            try:
                guess = int(line)
            except ValueError:
                conn.sendall(b"a number, please\n")
                continue
            if guess == secret:
                conn.sendall(b"yes, in %d turns\n" % turn)
                break
            conn.sendall(b"higher\n" if guess < secret else b"lower\n")
        lines.close()


server, client = socket.socketpair()
t = threading.Thread(target=play, args=(server, 37))
t.start()
with client, client.makefile("r") as answers:
    print(answers.readline().strip())
    client.sendall(b"fifty\n")
    print(answers.readline().strip())
    low, high = 1, 100
    while True:
        middle = (low + high) // 2
        client.sendall(f"{middle}\n".encode())
        answer = answers.readline().strip()
        print(middle, answer)
        if answer == "higher":
            low = middle + 1
        elif answer == "lower":
            high = middle - 1
        else:
            break
    print(repr(answers.readline()))
t.join()
