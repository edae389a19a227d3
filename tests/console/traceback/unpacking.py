def split(line):
    key, value = line.split("=")
    return key, value


split("a=1")
split("a=1=2")
