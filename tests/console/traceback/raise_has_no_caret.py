class Refused(Exception):
    pass


def knock(door):
    raise Refused("door %d" % door)


knock(7)
