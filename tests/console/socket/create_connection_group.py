import socket
try:
    socket.create_connection(('127.0.0.1', 1), all_errors=True)
except ExceptionGroup as g:
    print(g, g.exceptions, len(g.exceptions), repr(g))
try:
    socket.create_connection(('localhost', 1), all_errors=True)
except* ConnectionRefusedError as g:
    print([type(e).__name__ for e in g.exceptions])
