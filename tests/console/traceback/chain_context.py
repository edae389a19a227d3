settings = {}
try:
    settings["port"]
except KeyError:
    print(settings.port)
