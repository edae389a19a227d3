class A:
    def __init__(self, a):
        self.a = a
    def run(self):
        return (lambda q: q.zzz)(self)
print(A(1).a)
a = A(
    2
)
a.run()
