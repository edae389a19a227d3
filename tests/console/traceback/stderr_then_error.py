import sys
print("warning: low", file=sys.stderr)
print("normal")
sys.stderr.write("second line\n")
undefined
