print('it's broken')
