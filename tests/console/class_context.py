class Ctx:
    def __enter__(self): print("in"); return self
    def __exit__(self, t, v, tb): print("out", t, v); return t is ValueError
with Ctx() as c, Ctx(): print("body")
with Ctx(): raise ValueError("x")
def fin():
    try: return 1
    finally: print("fin")
def fin2():
    for i in range(3):
        try: continue
        finally:
            if i == 1: return i
print(fin(), fin2())
