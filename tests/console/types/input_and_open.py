try:
    line = input("your name? ")
    print(line)
except EOFError as error:
    print()
    print(type(error).__name__, error)
try:
    input()
except EOFError as error:
    print(repr(error))
try:
    input(1, 2)
except TypeError as error:
    print(error)
import sys
print(type(sys.stdin).__name__ in ("TextIOWrapper", "object"), sys.stdout.write("written\n"), sys.stdout.flush())
input("last ")
