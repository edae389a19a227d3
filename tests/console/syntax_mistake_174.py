while True
   pass
