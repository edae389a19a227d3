def handler():
