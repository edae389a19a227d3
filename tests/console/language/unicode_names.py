año = 2026
ñandú = ["ave"]
π = 3.14
print(año, ñandú, π * 2, "año" in globals())


def área(radio, *, número=2):
    return π * radio ** número


print(área(2), área(1, número=3), área.__name__)


class Niño:
    edad = 5

    def __repr__(self):
        return "¡hola! 😀"


print(Niño(), Niño.edad, {"clé": "é"}, "日本語"[1], "日本語".encode(), len("日本語"), [c for c in "añ"])
print(f"{'日本':>6}|{'é':^3}|", "%5s|" % "ñ", "ñ".rjust(3, "·"), "ÑANDÚ".lower(), "straße".upper(), sorted("ñzaé"), "ñ" < "z")
try:
    print(añoo)
except NameError as error:
    print(error)
