import socket

HOST = 'localhost'


def saluda(nombre):
    return 'hola ' + nombre


x = print "a"
