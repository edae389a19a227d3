a = list(range(10))
print(a[::-1], a[5:2:-1], a[-3:], a[:-3], a[100:], a[-100:3], a[8:2], a[8:2:-2], a[::3], a[-1:-5:-1], a[:0:-1], a[0::-1])
a[2:4] = 'xyz'; print(a)
a[::2] = [0]*6; print(a)
try: a[::2] = [1]
except ValueError as e: print(e)
del a[::3]; print(a)
a[1:1] = [9, 9]; print(a)
del a[-2:]; print(a)
a[:] = range(5); print(a)
del a[3:1]; print(a)
a[3:1] = ['in']; print(a)
a[::-1] = list(a); print(a)
del a[::-2]; print(a)
a[len(a):] = [7]; print(a)
try: a[0:1:0]
except ValueError as e: print(e)
try: a[::2] = 5
except TypeError as e: print(e)
try: a[0:2] = 5
except TypeError as e: print(e)
try: a['x':]
except TypeError as e: print(e)
try: a[1.0]
except TypeError as e: print(e)
try: a['x'] = 1
except TypeError as e: print(e)
try: del a[None]
except TypeError as e: print(e)
try: a[99] = 1
except IndexError as e: print(e)
try: del a[99]
except IndexError as e: print(e)
try: (1, 2)[5]
except IndexError as e: print(e)
try: 'abc'[5]
except IndexError as e: print(e)
try: 'abc'['a']
except TypeError as e: print(e)
try: (1, 2)['a']
except TypeError as e: print(e)
try: b'abc'[9]
except IndexError as e: print(e)
try: bytearray(b'abc')[9] = 1
except IndexError as e: print(e)
try: range(3)[9]
except IndexError as e: print(e)
try: (1, 2)[0] = 1
except TypeError as e: print(e)
try: del (1, 2)[0]
except TypeError as e: print(e)
try: 'abc'[0] = 'x'
except TypeError as e: print(e)
try: del 'abc'[0]
except TypeError as e: print(e)
b = bytearray(b'0123456789')
b[2:5] = b''; print(b)
b[::2] = b'abcd'; print(b)
del b[::2]; print(b)
b[1:1] = [65, 66]; print(b)
try: b[0] = 256
except ValueError as e: print(e)
try: b[0] = 'a'
except TypeError as e: print(e)
try: b[0:1] = 'a'
except TypeError as e: print(e)
try: b[::2] = b'x'
except ValueError as e: print(e)
m = memoryview(b)
m[0] = 90; print(b, m[::-1].tobytes(), m[1:3].tolist())
try: m[0:2] = b'abc'
except ValueError as e: print(e)
try: b.append(1)
except BufferError as e: print(e)
print('hello'[::-1], 'hello'[1::2], (1,2,3)[::-1], range(10)[::-2], range(10)[2:8:3], b'abc'[::-1])
class S:
    def __getitem__(self, k): return k
s = S()
print(s[1:2], s[::], s[1:2, 3], s[..., 1], s[:, None], s[()], s[1,], s[-1])
print(slice(1, 10, 2).indices(5), slice(None, None, -1).indices(5), slice(1, 2) == slice(1, 2))
