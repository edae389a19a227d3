data = s.recv(1024))
