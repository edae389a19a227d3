def get(settings):
    try:
        return settings["port"]
    except KeyError:
        raise LookupError("no port") from None


get({})
