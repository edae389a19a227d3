def read_header(data):
    length = data[0]
    return parse(data[1:], length)


def parse(body, length):
    fields = {}
    for item in body[:length].split(b";"):
        key, value = item.split(b"=")
        fields[key.decode()] = int(value)
    return fields


print(read_header(b"\x07a=1;b=2"))
print(read_header(b"\x05a=1;b"))
