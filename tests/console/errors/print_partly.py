class Bad:
    def __str__(self):
        raise ValueError('no text')
print('value:', 3, Bad(), 'never')
