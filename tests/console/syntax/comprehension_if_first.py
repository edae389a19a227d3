import socket

HOST = 'localhost'


def saluda(nombre):
    return 'hola ' + nombre


x = [i if i > 2 for i in range(3)]
