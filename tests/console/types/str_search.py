t = "the cat sat on the mat"
print(t.find("at"), t.rfind("at"), t.find("at", 6), t.find("at", 6, 9), t.find("dog"), t.find(""), t.find("", 100))
print(t.index("cat"), t.rindex("the"), t.count("at"), t.count(""), t.count("t", 5, -3), "aaaa".count("aa"))
print("cat" in t, "" in t, "dog" not in t, t.startswith("the"), t.startswith(("a", "the")), t.startswith("cat", 4), t.startswith("cat", 4, 6))
print(t.endswith("mat"), t.endswith(("x", "at")), t.endswith("the", 0, 18), "".startswith(""), "abc".endswith(""))
for bad in (lambda: t.index("dog"), lambda: t.rindex("x", 3), lambda: t.startswith(5), lambda: t.startswith(["the"]), lambda: 5 in t,
            lambda: t.find(), lambda: t.find(5), lambda: t.count(), lambda: t.endswith((1,)), lambda: t.find("a", "b"), lambda: b"cat" in t):
    try:
        print(bad())
    except (ValueError, TypeError) as error:
        print(type(error).__name__, error)
print(t[-3:], t[4], t[-1], "ñandú"[1:4], "😀x"[0], len("😀"))
print(min(t), max(t), sorted("hello"), list("abc"), tuple("xy"), "b" > "a", "B" < "a", "10" < "9")
