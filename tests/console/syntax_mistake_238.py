rb'a' 'b'
