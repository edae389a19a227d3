# El ratón.
mouse-action = ratón
mouse-about = Activa o apaga el ratón. Apagado, el terminal selecciona texto como siempre.
mouse-status-on = Ratón activado: un clic elige. Para seleccionar texto con el terminal, Mayús + arrastrar, o apágalo con { $key }.
mouse-status-off = Ratón apagado: el terminal vuelve a seleccionar texto.
