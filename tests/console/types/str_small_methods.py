print("abc".upper(), "ABC".lower(), "abc def".title(), "aBc".swapcase(), "abc".capitalize(), " a ".strip(), "abc".center(7, "-"), "5".zfill(3))
print("a,b".split(","), "a b".split(), "a\nb".splitlines(), "-".join("ab"), "abcb".find("b"), "abcb".rfind("b"), "abcb".index("c"), "abcb".count("b"), "abab".replace("a", "x", 1))
print("abc".startswith("a"), "abc".endswith("c"), "12".isdigit(), "ab".isalpha(), "a1".isalnum(), " ".isspace(), "ab".islower(), "AB".isupper(), "a=b".partition("="))
print("abc"[1], "abc"[-1], "abc"[1:], "abc"[::-1], "a" in "abc", len("abc"), "a" * 3, "a" + "b", "b" > "a", "abc" == "abc", ord("a"), chr(98))
