x = 7
x += 3; print(x)
x -= 1; print(x)
x *= 4; print(x)
x //= 5; print(x)
x **= 2; print(x)
x %= 10; print(x)
x <<= 4; print(x)
x >>= 1; print(x)
x |= 3; print(x)
x &= 6; print(x)
x ^= 15; print(x)
x /= 4; print(x)
a = b = [1]
a += (2,)
print(a is b, b)
a = a + [3]
print(a is b, b)
a *= 2
print(a)
t = u = (1,)
t += (2,)
print(t, u)
s = "a"
s += "b"; s *= 3
print(s)
d = {"n": 1}
d["n"] += 1
d |= {"m": 0}
print(d)
e = ([], 1)
try:
    e[0] += ["kept"]
except TypeError as error:
    print(error, e)
buffer = bytearray(b"ab")
same = buffer
buffer += b"cd"
print(same is buffer, same)
f = {1, 2}
f |= {3}; f -= {1}; f &= {2, 3, 4}; f ^= {9}
print(sorted(f))


class Total:
    def __init__(self):
        self.sum = 0

    def __iadd__(self, other):
        self.sum += other
        return self


t = Total()
t += 5
t += 6
print(t.sum)
