# nada
