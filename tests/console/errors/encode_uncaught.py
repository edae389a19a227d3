print("plain".encode("ascii"))
"señal".encode("ascii")
