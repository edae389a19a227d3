import threading


class Adder(threading.Thread):
    def __init__(self, numbers):
        super().__init__()
        self.numbers = numbers
        self.total = None

    def run(self):
        self.total = sum(self.numbers)


adders = [Adder(range(n)) for n in (5, 10, 100)]
for a in adders:
    a.start()
for a in adders:
    a.join()
print([a.total for a in adders], isinstance(adders[0], threading.Thread))


class Named(threading.Thread):
    def run(self):
        names.append(threading.current_thread().name)
        names.append(self is threading.current_thread())


names = []
n = Named(name="my thread")
n.start()
n.join()
print(names)
plain = Adder([1])
plain.run()
print(plain.total, plain.is_alive())
