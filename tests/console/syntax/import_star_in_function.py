def f():
    from socket import *
