len("x") += 1
