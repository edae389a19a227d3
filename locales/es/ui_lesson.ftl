# Palabras de las pantallas de una lección.

# La fila del título
ui-lesson-title = { $number } · { $name }
ui-lesson-step = paso { $place } de { $count }

# Lo que se pide, y lo que se dijo
ui-lesson-missing = falta:
ui-lesson-missing-more = y { $count } más
ui-lesson-said = dijiste:
ui-lesson-was = fue:
ui-lesson-was-so = y así fue
ui-lesson-not-sure = aún no lo sé
ui-lesson-sure-1 = adivino
ui-lesson-sure-2 = creo que sí
ui-lesson-sure-3 = seguro

# La columna de la derecha
ui-lesson-code = CÓDIGO
ui-lesson-code-none = Aquí queda, como un archivo, lo que ejecuta cada programa.
ui-lesson-states = ESTADOS
ui-lesson-states-udp = UDP no abre ni cierra conexiones: connect solo apunta el destino.
ui-lesson-states-none = Ningún socket tiene aún un estado de TCP.
