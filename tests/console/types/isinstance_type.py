values = [1, True, 1.5, "s", b"b", None, [], (), {}, set(), len, print, int, range(1), lambda: 0, ValueError(), slice(1), ..., NotImplemented, bytearray(), memoryview(b""), frozenset()]
print([type(v).__name__ for v in values])
print(isinstance(1, int), isinstance(True, int), isinstance(1, (str, int)), isinstance("s", object), isinstance(None, type(None)), isinstance(1, bool), isinstance(ValueError(), Exception), isinstance(int, type), isinstance(5, int | str), isinstance([], (list, tuple)))
print(issubclass(bool, int), issubclass(KeyError, LookupError), issubclass(int, (str, object)), issubclass(ConnectionError, OSError), int.__name__, type(5), type(type(5)), type(None), type("") is str, type(1) == int, str(type([])))
print(int, str, ValueError, type, object, len, NotImplemented, Ellipsis, type(len), type(ValueError), KeyError.__mro__)
for bad in (lambda: isinstance(1), lambda: isinstance(1, 5), lambda: isinstance(1, "int"), lambda: isinstance(1, (int, 5)), lambda: isinstance("a", (int, 5)), lambda: issubclass(5, int), lambda: type(), lambda: issubclass(int, 5), lambda: type(1, 2), lambda: isinstance(1, [int])):
    try:
        print(bad())
    except TypeError as error:
        print(error)
print(callable(int), callable(5), hasattr("x", "upper"), hasattr(5, "upper"), getattr("x", "upper")(), getattr(5, "nope", None), id(5) == id(5), hash("a") == hash("a"), type(hash("a")), dir([])[-3:], "append" in dir([]))
