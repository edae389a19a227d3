class Settings:
    port = 80
    double = prot * 2
