import socket

HOST = 'localhost'


def saluda(nombre):
    return 'hola ' + nombre


l = [
    (1, 2),
    (3, 4)
    (5, 6)
    7,
]
