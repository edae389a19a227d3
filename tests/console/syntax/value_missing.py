import socket

HOST = 'localhost'


def saluda(nombre):
    return 'hola ' + nombre


d = {"a": , "b": 2}
