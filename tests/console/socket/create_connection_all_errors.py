import socket
try: socket.create_connection(('127.0.0.1', 1), all_errors=True)
except Exception as g:
    print(type(g).__name__, str(g), [repr(x) for x in g.exceptions])
