import socket
(socket.x := 5)
