from socket import socket as S, AF_INET, SOCK_DGRAM as D
import socket as so, errno
print(S(AF_INET, D), so.AF_INET is AF_INET, errno.EADDRINUSE, errno.ECONNREFUSED)
from socket import nada
