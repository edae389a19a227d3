import socket
import sys

with socket.socket() as s:
    sys.exit("the server could not start")
