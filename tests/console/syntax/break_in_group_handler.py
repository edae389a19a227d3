for i in [1]:
    try:
        pass
    except* ValueError:
        break
