print("banana".replace("a", "o"), "banana".replace("a", "o", 2), "banana".replace("an", ""), "aaa".replace("", "-"), "abc".replace("x", "y"), "x".replace("x", "xx", 0))
table = str.maketrans("abc", "xyz")
print("aabbcc d".translate(table), table)
print("hello".translate(str.maketrans({"h": "J", "l": None, "o": "0!"})), "hello".translate(str.maketrans("el", "ip", "h")))
print("a" * 3, 3 * "ab", "x" * 0, "x" * -5, "a" + "b" + "", "ab" "cd" * 2)
print(ord("a"), ord("ñ"), ord("😀"), chr(97), chr(0x1F600), repr(chr(0)), chr(65) + chr(66))
for bad in (lambda: "a".replace("a"), lambda: "a".replace(1, 2), lambda: ord("ab"), lambda: ord(""), lambda: ord(5), lambda: chr(-1), lambda: chr(0x110000), lambda: chr("a"), lambda: "a" * "b",
            lambda: "a" + 1, lambda: "a" + b"b", lambda: "a" - "b", lambda: "a" * 1.0, lambda: str.maketrans("ab", "c"), lambda: "a" % 5, lambda: "abc"[0:1] + None, lambda: -"a", lambda: "a" < 1):
    try:
        print(bad())
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)
try:
    "abc"[0] = "z"
except TypeError as error:
    print(error)
s = "abc"
try:
    s[0] = "x"
except TypeError as error:
    print(error)
try:
    del s[0]
except TypeError as error:
    print(error)
