class A:
    def __init__(self, n): self.n = n; print('init', n)
    def __del__(self): print('del', self.n)
a = A(1); b = a; del a; print('still'); del b; print('gone')
l = [A(2), A(3)]; l.pop(); print('popped'); l.clear(); print('cleared')
def f(): x = A(4); return 5
print(f())
d = {'k': A(5)}; d['k'] = None; print('replaced')
