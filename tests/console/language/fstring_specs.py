n, f, s, b = 42, 3.14159, "text", b"raw"
print(f"[{n:5}] [{n:<5}] [{n:^5}] [{n:>5}] [{n:05}] [{n:+}] [{n: }] [{-n:=6}] [{n:*^9}]")
print(f"[{n:b}] [{n:o}] [{n:x}] [{n:X}] [{n:#b}] [{n:#x}] [{n:#010x}] [{n:08b}] [{n:c}] [{n:d}]")
print(f"[{1234567:,}] [{1234567:_}] [{1234567.891:,.2f}] [{255:_b}] [{10 ** 20:,}]")
print(f"[{f:.2f}] [{f:8.3f}] [{f:<8.1f}] [{f:e}] [{f:.3E}] [{f:g}] [{f:%}] [{0.256:.1%}] [{f:+.0f}]")
print(f"[{s:10}] [{s:>10}] [{s:^10}] [{s:.2}] [{s:-<8.3}] [{s!r}] [{s!r:>8}] [{'ñ'!a}] [{b!s}]")
width, places = 10, 3
print(f"[{f:{width}.{places}f}] [{s:{'>'}{width}}] [{n:{'0'}{5}}]")
print(f"{{literal}} {{{n}}} {n}{{}}")
print(f"{n=} {f = :.2f} {s=!s} {n + 1=} { s = }")
print(f"{True} {None} {True:5} {1e10} {1e20:g} {100000.0:g} {1000000.0:g} {0.00001234:g}")
print(f"{[1, 'a']} {(1,)} {{'k': 1}} { {'k': 1} }")
print(f"{'a' 'b'} {n if n > 1 else s} {(lambda x: x * 2)(4)} {[i for i in range(3)]} {d['k'] if (d := {'k': 'v'}) else 0}")
print(f'''{
    n
    + 1
} multi''')
for bad in ("d", ".2", "x", "s", ","):
    try:
        print(format("word", bad))
    except ValueError as error:
        print(error)
