# El ratón.
mouse-action = ratón
mouse-about = Activa o apaga el ratón. Apagado, la terminal selecciona texto como siempre.
mouse-status-on = Ratón activado: un clic elige. Para seleccionar texto con la terminal, Mayús + arrastrar, o apágalo con { $key }.
mouse-status-off = Ratón apagado: la terminal vuelve a seleccionar texto.
