b"año"
