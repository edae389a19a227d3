s.sendall(b'hola)
