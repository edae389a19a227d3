x = """hola
y
