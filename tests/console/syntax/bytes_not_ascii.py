data = b"ñandú"
