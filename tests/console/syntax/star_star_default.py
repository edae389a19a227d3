import socket

HOST = 'localhost'


def saluda(nombre):
    return 'hola ' + nombre


def f(x, y=1, *a, **k,):
    return
def g(**k=1): pass
