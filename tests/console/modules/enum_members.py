import socket, sys
class Flags:
    def __init__(self, **bits): self.__dict__.update(bits)
    def decode(self, v): return '|'.join(k for k, b in self.__dict__.items() if v & b) or '0'
tcp = Flags(FIN=1, SYN=2, RST=4, PSH=8, ACK=16, URG=32)
print(tcp.decode(18), tcp.decode(0), tcp.decode(255), vars(tcp), tcp.SYN | tcp.ACK)
print(socket.MSG_PEEK in (socket.MSG_PEEK | socket.MSG_OOB), (socket.MSG_PEEK | socket.MSG_OOB) & ~socket.MSG_OOB, socket.MsgFlag(3), ~socket.MSG_PEEK, socket.MSG_PEEK ^ 2, socket.MSG_PEEK.name, (socket.MSG_PEEK | 4).name, socket.MsgFlag(0), repr(socket.MsgFlag(0)), bool(socket.MsgFlag(0)), [f.name for f in socket.MSG_PEEK | socket.MSG_OOB], socket.AddressFamily.__members__['AF_INET'], 'AF_INET' in socket.AddressFamily.__members__, socket.AddressFamily.AF_INET.name.lower()[3:])
print(hasattr(socket, 'AF_UNIX'), getattr(socket, 'SO_EXCLUSIVEADDRUSE', None), hasattr(socket, 'SO_REUSEPORT'), sys.platform.startswith('linux'))
print(isinstance(socket.AF_INET, socket.AddressFamily), socket.AF_INET is socket.AddressFamily.AF_INET, socket.AddressFamily(2) is socket.AF_INET, type(socket.AF_INET.value), str(socket.AF_INET) + '!', '%5d|' % socket.AF_INET, f'{socket.AF_INET:04d}', [1, 2, 3][socket.SOCK_STREAM], socket.AF_INET.__class__.__name__)
try: socket.MsgFlag(1 << 40); print('ok')
except ValueError as e: print(e)
try: socket.AddressFamily.NOPE
except AttributeError as e: print(e)
for f in socket.SocketKind: print(f'{f.name:<14}{f.value:>8}{f!r:>40}')
socket.AF_INET()
