from __future__ import annotations
def f(x: int, y: lista_no_definida = 3) -> Foo: return x
print(f(1), f.__annotations__)
class A:
    b: Bar = 1
print(A.__annotations__)
