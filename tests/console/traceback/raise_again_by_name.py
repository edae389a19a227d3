try:
    raise KeyError('a')
except KeyError as e:
    e.x = 5
    raise e
