class Plugin:
    def __init_subclass__(cls, code):
        cls.code = code


class One(Plugin, code=1, code=2):
    pass
