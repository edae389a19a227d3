if not data
    break
