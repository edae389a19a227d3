class ProtocolError(Exception):
    pass


def handshake(line):
    if not line.startswith("HELO"):
        raise ProtocolError("expected HELO, got " + repr(line))
    return line[5:]


print(handshake("HELO ann"))
print(handshake("hello"))
