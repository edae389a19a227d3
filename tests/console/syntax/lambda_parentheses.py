import socket

HOST = 'localhost'


def saluda(nombre):
    return 'hola ' + nombre


lambda (x): x
