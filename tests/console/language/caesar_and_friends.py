def caesar(text, shift):
    out = ""
    for c in text:
        if c.isalpha() and c.isascii():
            base = ord("A") if c.isupper() else ord("a")
            out += chr((ord(c) - base + shift) % 26 + base)
        else:
            out += c
    return out


secret = caesar("Hello, World! ñ", 3)
print(secret, caesar(secret, -3))


def xor(data, key):
    return bytes(b ^ key[i % len(key)] for i, b in enumerate(data))


cipher = xor(b"attack at dawn", b"key")
print(cipher, cipher.hex(), xor(cipher, b"key"))


def hexdump(data, width=8):
    for at in range(0, len(data), width):
        row = data[at:at + width]
        left = " ".join(f"{b:02x}" for b in row)
        right = "".join(chr(b) if 32 <= b < 127 else "." for b in row)
        print(f"{at:04x}  {left:<{width * 3}} {right}")


hexdump(b"GET / HTTP/1.1\r\n\x00\xff end")


def checksum(data):
    a, b = 1, 0
    for byte in data:
        a = (a + byte) % 65521
        b = (b + a) % 65521
    return b << 16 | a


print(hex(checksum(b"Wikipedia")), checksum(b""))
