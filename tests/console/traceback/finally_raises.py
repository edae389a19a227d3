try:
    print("body")
finally:
    None.close()
