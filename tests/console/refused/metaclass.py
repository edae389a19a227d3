class Meta(type):
    pass


class Made(metaclass=Meta):
    pass


print(type(Made).__name__)
