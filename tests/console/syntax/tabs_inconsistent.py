if True:
	print("tab")
        print("eight spaces")
