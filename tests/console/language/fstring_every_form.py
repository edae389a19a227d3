def t(f, *a, **k):
    try:
        print(repr(f(*a, **k)))
    except BaseException as e:
        print(type(e).__name__, str(e))

x=3.14159; n=42; s='hi'; w=10; p=2
print(f'{x:.2f} {n:05d} {s:>{w}} {s!r:<{w}}| {x:{w}.{p}f} {n:#x} {n:,} {10**9:_} {n=} {x=:.1f} {s=} {s = !s} {n+1=} {{}} {{{n}}} {"nested"} {s!a} {n:b} {x:e} {n:c} {0.5:%} {-5:+d} {5: d} {n!r:>5} {[1,2][0]} {(lambda v:v*2)(4)} {"a" if n else "b"} { {"k":1}["k"] } {s[0]} {s[::-1]} {n:>{w}} {n:^{w}} {n:*<{w}}')
print(f"{s!r}" f'{n}' 'plain' f"""{
n}""")
print(f'{x!s:.4}', f'{None}', f'{True:d}', f'{b"x"}', f'{1_000}', f'{"":5}|', f'{n:}', f'{n!s}', rf'\n{n}', f'\x41{n}\t', f'{chr(10)!r}', f'{"a" "b"}', f'{n:0{w}}', f'{x:{"."}{p}f}', f'{n=!r:^10}|', f'{ n = }', f'{n:<+5}|', f'{(1,2)}', f'{[i for i in range(3)]}', f'{ {1,2} }', f'{n if n>3 else 0}', f'{n!=3}', f'{n==42}', f'{n:=^10}', f'{n>3}', f'{s.upper()}', f'{len(s):>3}', f'{x:10.3}|', f'{x:<10.3f}|', f'{10**20:,}', f'{1e10:,}', f'{1234.5:,.2f}', f'{255:#b} {255:#o} {255:#X} {255:08b} {255:#010x}')
class F:
    def __format__(self,spec): return f'<{spec}>'
    def __str__(self): return 'STR'
    def __repr__(self): return 'REPR'
class G:
    def __str__(self): return 'STR'
f=F(); print(f'{f} {f:abc} {f!r} {f!s:>5} {f!r:>6} {f:{w}}'); t(lambda: f'{G()}'); t(lambda: f'{G():>5}'); t(lambda: f'{[1]:>5}'); t(lambda: f'{None:>5}'); t(lambda: f'{s:d}'); t(lambda: f'{n:s}'); t(lambda: f'{x:d}'); t(lambda: f'{undefined}'); t(lambda: f'{n:{s}}'); t(lambda: f'{1/0}'); t(lambda: f'{n:.2}'); t(lambda: f'{s:.1}'); t(lambda: f'{s:+}'); t(lambda: f'{s:=5}'); t(lambda: f'{n:zz}'); t(lambda: f'{n:,,}'); t(lambda: f'{(n)!r}'); t(lambda: format(f,'q')); t(lambda: '{:q}'.format(f)); t(lambda: '{!r:>6}'.format(f))
