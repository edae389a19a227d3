ñandú = 1
def añadir(ó): return "ñññ" + ó + ("é" * ñandú)
añadir(5)
