try:
    {}["host"]
except KeyError:
    raise ValueError("no host given") from None
