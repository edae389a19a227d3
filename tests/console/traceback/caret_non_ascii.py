ñ = "señal"
print("ñandú", ñ + 1, "fin")
