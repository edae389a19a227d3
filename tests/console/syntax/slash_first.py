import socket

HOST = 'localhost'


def saluda(nombre):
    return 'hola ' + nombre


def f(/, a):
    pass
