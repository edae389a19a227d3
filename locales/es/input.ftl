# input(): un programa espera una línea que escribe la persona.

input-waits = input espera una línea tuya
input-now = { $program }: input() espera una línea tuya
input-now-walk = { $file }, línea { $line }: input() espera una línea tuya
input-place = una línea que pide input()
input-here = Aquí: la línea que { $program } pide con input()

input-action-send = envía la línea
input-about-send = Da al programa la línea escrita, también vacía: es lo que devuelve input().
input-action-end = fin de entrada
input-about-end = Sin nada escrito, dice al programa que no habrá más líneas: input() lanza EOFError.

input-status-full = Ya esperan { $most } líneas que el programa no ha pedido aún: no caben más.
input-status-left = { $count ->
    [one] Una línea escrita de más se ha descartado: nadie la pidió.
   *[other] { $count } líneas escritas de más se han descartado: nadie las pidió.
}

# En modo texto: lo que se escribe va al programa que pregunta.
input-text-asks = { $program }: input() espera una línea tuya; lo que empieza por «:» es para enchufe (:interrumpe, :salir)
