class A:
    def f(self):
        self.x += 1
A().f()
