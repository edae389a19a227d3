text = """one
two""" + 5
