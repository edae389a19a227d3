class CM:
    def __enter__(self): return self
    def __exit__(self, t, v, tb):
        print(t, v, tb is not None)
        raise RuntimeError('exit failed')
with CM() as c:
    raise ValueError('inside')
