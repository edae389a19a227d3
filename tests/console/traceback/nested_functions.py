def outer():
    def inner():
        def innermost():
            return undefined_thing
        return innermost()
    return inner()


outer()
