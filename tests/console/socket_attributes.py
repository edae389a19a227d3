import socket
s = socket.socket()
try: s.family = 3
except AttributeError as e: print(e)
try: s.proto = 3
except AttributeError as e: print(e)
try: s.timeout = 3
except AttributeError as e: print(e)
try: del s.type
except AttributeError as e: print(e)
try: s.send = 3
except AttributeError as e: print(e)
s.foo = 1
