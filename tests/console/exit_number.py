import sys
print("antes")
sys.exit(3)
