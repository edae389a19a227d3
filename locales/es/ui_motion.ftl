# Los bytes que se ven pasar.

motion-action = movimiento
motion-about = Enciende o apaga el movimiento: los bytes que se ven pasar, a cámara lenta.
motion-status-on = Movimiento encendido: los bytes se ven pasar, a cámara lenta.
motion-status-off = Movimiento apagado: lo que pasa se ve ya hecho.

motion-slow = cámara lenta
motion-note = El tiempo aquí es el medido; la animación va más despacio.
motion-sign = Bytes que pasan, a cámara lenta; los tiempos y las cifras son los medidos.
