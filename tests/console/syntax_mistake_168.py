print('a")
