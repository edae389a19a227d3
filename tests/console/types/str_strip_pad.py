print(repr("  x ".strip()), repr("  x ".lstrip()), repr("  x ".rstrip()), "xxaxx".strip("x"), "abcxcba".strip("abc"), "www.site.com".strip("w.moc"), repr("\t\n x\r\n".strip()))
print(repr("ab".ljust(5)), repr("ab".rjust(5)), repr("ab".center(5)), repr("ab".center(6, "*")), "ab".ljust(1), "7".zfill(3), "-7".zfill(4), "+7".zfill(4), "abc".zfill(2), "".zfill(2))
print("prefix-body".removeprefix("prefix-"), "body.txt".removesuffix(".txt"), "x".removeprefix("y"), "xx".removesuffix(""))
print(repr("a\tbc\td".expandtabs()), repr("a\tb".expandtabs(4)), repr("\t".expandtabs(0)))
for bad in (lambda: "a".strip(5), lambda: "a".ljust(), lambda: "a".ljust("x"), lambda: "a".center(5, "ab"), lambda: "a".zfill(), lambda: "a".rjust(5, 5), lambda: "a".strip("a", "b")):
    try:
        print(bad())
    except TypeError as error:
        print(error)
rows = [("host", "port"), ("localhost", 80), ("::1", 8080)]
for row in rows:
    print(str(row[0]).ljust(12, ".") + str(row[1]).rjust(6))
