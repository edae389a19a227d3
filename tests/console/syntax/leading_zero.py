port = 080
