import sys
print(repr(SystemExit(True)))
sys.exit(True)
