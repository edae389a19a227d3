a = b = [1]
b.append(2)
print(a, a is b)
x, y = 1, 2
x, y = y, x
print(x, y)
(p, q), r = (1, 2), 3
first, *rest = "abcd"
*most, last = [1, 2, 3]
h, *m, t = range(5)
print(p, q, r, first, rest, most, last, h, m, t)
l = [1, 2, 3, 4, 5]
l[0] = 9; l[-1] = 8; l[1:3] = ["x"]; l[2:2] = [7, 7]
print(l)
del l[0], l[-1]
print(l)
l += [1]; l *= 2
d = {}
d["a"] = 1; d["a"] += 5; d["b"] = [0]
d["b"][0] -= 1
print(l, d)
del d["a"]
print(d, len(d))
n: int = 5
n **= 2; n //= 3; n %= 5; n <<= 2; n |= 1; n ^= 3; n &= 14; n -= 1
print(n)
z: str
s = "a"
s += "b" * 2
t = (1,)
t += (2, 3)
ba = bytearray(b"abc")
other = ba
ba += b"d"; ba[0] = 65; ba[1:2] = b"ZZ"; ba.append(33); ba.extend(b"!!")
print(s, t, other, ba is other, ba.pop())
x = 1,
print(x)
