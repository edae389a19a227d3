def port(value):
    assert isinstance(value, int), f"a port is a number, not {type(value).__name__}"
    assert 0 <= value < 65536, value
    return value


print(port(80))
try:
    port("80")
except AssertionError as error:
    print(error)
port(70000)
