x = "hola
