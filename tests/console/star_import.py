from socket import *
s = socket(AF_INET, SOCK_STREAM)
print(s, AF_INET, SOL_SOCKET)
s.close()
print(gaierror, error, timeout, inet_ntoa(b"\x7f\0\0\1"))
