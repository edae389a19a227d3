line = "  GET /index.html?a=1&b=two HTTP/1.1\r\n"
method, target, version = line.split()
path, _, query = target.partition("?")
parameters = dict(pair.split("=", 1) for pair in query.split("&"))
print(method, path, version, parameters)
print(method.lower().capitalize(), path.rsplit("/", 1)[-1].split("."), version[5:], tuple(map(int, version[5:].split("."))))
headers = "Host: localhost:8080\r\nAccept: */*\r\nX-Empty:\r\n"
table = {}
for header in headers.splitlines():
    key, colon, value = header.partition(":")
    table[key.title()] = value.strip()
print(table, table["Host"].rpartition(":")[::2])
text = "the quick brown fox"
print(" ".join(w[::-1] for w in text.split()), text.title(), "".join(w[0].upper() for w in text.split()), text[::-1], text[4:9].center(11, "*"))
print(text.replace("quick", "slow").find("slow"), text.count("o"), sorted(set(text) - {" "})[:5], text.split("o"), "fox" in text, text.endswith("fox"))
print("%-10s|%5.1f|%03d|%x" % ("left", 3.14159, 7, 255), "{:^10}|{:>+6.1f}|{:#x}".format("mid", 2.5, 255), f"{'r':>5}|{1e6:,.0f}|{255:08b}")
print("a\tb\\n", r"a\tb\n", "multi\nline".splitlines(), "tab\there".expandtabs(4), "\x41\u0042\N{LATIN SMALL LETTER C}")
is_palindrome = lambda s: (t := "".join(c for c in s.lower() if c.isalnum())) == t[::-1]
print([is_palindrome(s) for s in ("A man, a plan, a canal: Panama", "socket", "")])
print(max(text.split(), key=len), {w: len(w) for w in text.split()}, list(zip(text, range(3))), *text[:3], sep="~")
