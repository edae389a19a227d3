print('single', "double", '''triple
lines''', """with "quotes" inside""")
print("tab\tnew\\n quote\" \x41 \u00e9 \U0001F600 \101 \N{BULLET}")
print(r"raw \n \x41", len(r"\n"), "a" "b" 'c', ("joined "
      "across lines"))
print("line one \
line two")
print(b"bytes \x00 \xff \\ \" '", b'\t\r\n', rb"raw\x00", b"a" b"b")
print(repr("it's"), repr('say "hi"'), repr('both \' and "'), repr("\x00\x1f\x7f\x80\xa0\u2028"))
print(repr("ñandú 😀 \\"), ascii("ñandú 😀"), str("x"), repr(b"it's"), repr(b'"\''))
print(len("ñ"), len("ñ".encode()), "\0".isprintable(), "é" == "e\u0301")
print(u"old prefix", f"{'nested'}" "plain", "{}" f"{1}")
print("""first
    indented
last""".split("\n"))
