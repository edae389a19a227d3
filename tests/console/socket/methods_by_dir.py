import socket
s = socket.socket(); c = None
methods = [m for m in dir(socket.socket) if not m.startswith('_')]
print(methods)
for m in methods:
    f = getattr(s, m)
    if not callable(f): print(m, '=', f); continue
    if m in ('close', 'detach', 'accept', 'makefile', 'sendfile', 'sendmsg_afalg', 'dup', 'recv', 'recvfrom', 'listen', 'fileno', 'getsockname', 'shutdown', 'recvmsg'): continue
    try: r = f()
    except Exception as e: print(f'{m:<18}{type(e).__name__:<12}{e}')
    else: print(f'{m:<18}{r!r}')
s.close()
for m in methods:
    f = getattr(s, m)
    if callable(f) and m not in ('close', 'makefile', 'sendfile'):
        try: r = f()
        except Exception as e: print(f'{m:<18}{type(e).__name__:<12}{e}')
        else: print(f'{m:<18}{r!r}')
