import socket as
