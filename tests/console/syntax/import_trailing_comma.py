from socket import AF_INET,
