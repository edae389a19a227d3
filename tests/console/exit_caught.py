import sys
try:
    sys.exit(2)
except SystemExit as e:
    print("no", e.code, repr(e))
try:
    sys.exit()
finally:
    print("fin")
