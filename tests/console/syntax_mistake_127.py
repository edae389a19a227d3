try: x
finally
