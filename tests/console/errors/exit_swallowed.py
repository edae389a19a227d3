import sys
try:
    sys.exit(3)
except:
    print("a bare except catches it too")
try:
    sys.exit("words")
except Exception:
    print("not here")
except SystemExit as error:
    print(error.code, error.args)
raise SystemExit
