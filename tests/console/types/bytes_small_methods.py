b = b"GET / HTTP/1.1\r\nHost: x\r\n\r\nbody"
head, sep, body = b.partition(b"\r\n\r\n")
print(head.split(b"\r\n"), sep, body, b.find(b"Host"), b.find(b"nope"), b.startswith(b"GET"), b.endswith((b"x", b"body")))
print(head.decode().splitlines()[0].split(" "), b[:3], b[0], b[-1:], list(b[:3]), b.count(b"\r\n"), b.replace(b"\r\n", b"\n")[:20], b.upper()[:5], b.index(b"/"))
print(bytes(4), bytes([65, 66]), bytes("ñ", "utf-8"), b"".join([b"a", b"b"]), b"a" + b"b", b"ab" * 2, b"%d:%s" % (5, b"x"), bytes.fromhex("ff 00"), b"\xff\x00".hex(), len(b"ab"))
print(b"  x ".strip(), b"a b".split(), b"x".ljust(3, b"."), b"abc".rfind(b"c"), b"a-b".rsplit(b"-"), b"1,2".split(b","), int(b"12"), b"ab" < b"b", 97 in b"abc", b"" == bytes())
