import sys
print(sys.byteorder, type(sys.argv), len(sys.argv), sys.maxsize, sys.version_info[:2], sys.version_info >= (3, 8), sys.version_info.major, sys.version.split(".")[0], sys.platform)
print(sys.stdout.write("written "), sys.stdout.write("ñ\n"))
sys.stderr.write("")
sys.stdout.flush()
print("a", file=sys.stdout, flush=True)
print(sys.getrecursionlimit(), sys.exc_info(), hasattr(sys, "nothing"), "socket" in sys.modules)
import socket
print("socket" in sys.modules, __name__, sys.stdout.isatty())
for call in (lambda: sys.exit(1, 2), lambda: sys.stdout.write(5), lambda: sys.stdout.write(), lambda: sys.nothing, lambda: sys.argv[99]):
    try:
        call()
    except (TypeError, AttributeError, IndexError) as error:
        print(type(error).__name__, error)
print(sys.argv[1:])
sys.stderr.write("last words\n")
sys.exit("the end")
