text = """never
ends
