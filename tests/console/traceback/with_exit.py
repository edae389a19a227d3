class Guard:
    def __enter__(self):
        return self

    def __exit__(self, *info):
        return False


with Guard() as g:
    print("inside")
    g.missing()
