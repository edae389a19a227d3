(a for b in c) = 3
