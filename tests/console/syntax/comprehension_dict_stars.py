import socket

HOST = 'localhost'


def saluda(nombre):
    return 'hola ' + nombre


x = {**a for a in z}
