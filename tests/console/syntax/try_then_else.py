import socket

HOST = 'localhost'


def saluda(nombre):
    return 'hola ' + nombre


try:
    pass
else:
    pass
