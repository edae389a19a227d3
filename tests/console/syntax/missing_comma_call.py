print("port" 80)
