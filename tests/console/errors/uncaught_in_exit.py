class Closer:
    def __enter__(self):
        print("in")
        return self

    def __exit__(self, *info):
        print("out", info[0])
        raise RuntimeError("while leaving")


with Closer():
    print("body")
