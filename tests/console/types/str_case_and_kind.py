words = ["hello World", "ABC", "abc", "Title Case", "ñANDÚ", "straße", "123", "12a", "", " ", "a_b", "1.5", "²", "½", "Ab1", "\t\n", "def", "x y"]
for w in words:
    print(repr(w), w.upper(), w.lower(), w.title(), w.capitalize(), w.swapcase(), w.casefold())
for w in words:
    print(repr(w), [int(f()) for f in (w.isalpha, w.isdigit, w.isdecimal, w.isnumeric, w.isalnum, w.isspace, w.islower, w.isupper, w.istitle, w.isidentifier, w.isascii, w.isprintable)])
print("it's a dog's life".title(), "Σ".lower(), "don't".capitalize())
try:
    "x".upper(1)
except TypeError as error:
    print(error)
