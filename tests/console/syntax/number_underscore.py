import socket

HOST = 'localhost'


def saluda(nombre):
    return 'hola ' + nombre


x = 1.5_
