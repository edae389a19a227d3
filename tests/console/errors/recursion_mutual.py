def ping(n):
    return pong(n)


def pong(n):
    return ping(n)


try:
    ping(1)
except RecursionError as error:
    print(error)


class Node:
    def __init__(self):
        self.me = self

    def size(self):
        return 1 + self.me.size()


try:
    Node().size()
except RecursionError as error:
    print(error)
print("the program goes on")
Node().size()
