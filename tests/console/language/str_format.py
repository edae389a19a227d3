print("{} {} {}".format(1, "b", None), "{0}{1}{0}".format("a", "b"), "{name} {0}".format(1, name="n"))
print("{:>6}|{:<6}|{:^6}|{:06.2f}|{:,}".format("r", "l", "c", 3.14159, 1000000))
print("{0[1]} {d[key]} {0[0]:>4}".format([10, 20], d={"key": "v"}))


class Conn:
    host = "here"
    ports = [1, 2]


print("{c.host} {c.ports[1]} {0.host!r}".format(Conn, c=Conn()))
print("{:{}}|{:{w}.{p}}".format("ab", 5, "abcdef", w=8, p=3))
print("{{}} {{{}}}".format(1), "{!r} {!s} {!a}".format("é", "é", "é"))
print("{:d} {:x} {:#b} {:c}".format(5, 255, 5, 97), "{:%}".format(0.5))
for form in ("{", "}", "{0} {}", "{} {0}", "{5}", "{missing}", "{!z}", "{0.nope}", "{0[9]}", "{:d}"):
    try:
        print(form.format("text"))
    except Exception as error:
        print(form, type(error).__name__, error)
print("{a[0]}{a[b]}".format(a={0: "int key", "b": "text key"}))
print("{}".format("{}"), "{:}".format(1), "".format(1))
print("{k1} {k2}".format_map({"k1": 1, "k2": 2}), "{:>{width}}".format(7, width=3))
