# Palabras de las pantallas de una lección.

# La fila del título
ui-lesson-title = { $number } · { $name }
ui-lesson-step = paso { $place } de { $count }

# Lo que se pide, y lo que se dijo
ui-lesson-missing = falta:
ui-lesson-missing-more = y { $count } más
ui-lesson-met-of = { $met } de { $count }
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
ui-lesson-states-udp = UDP no abre ni cierra conexiones: connect anota el destino.
ui-lesson-states-none = Ningún socket tiene aún un estado de TCP.

# Lo que hay que hacer ahora, mientras no se dice otra cosa
ui-lesson-preparing = Se prepara la escena…
ui-lesson-do-grey = { $key } ejecuta la línea que está escrita en gris.
ui-lesson-do-go = La línea que sigue está en { $name }: { $key } te lleva.
ui-lesson-do-type-hint = Escribe una línea de Python y pulsa { $run }. { $key } da una pista.
ui-lesson-do-type = Escribe una línea de Python y pulsa { $run }.
ui-lesson-do-wait = El programa está en medio de una llamada. { $key } la interrumpe; { $other } va al otro programa.
ui-lesson-do-reopened = Al terminar, vuelves a las preguntas del cierre.

# De qué es lo que se dice abajo
ui-lesson-heading-done = HECHO
ui-lesson-heading-done-on = HECHO · { $key } sigue
ui-lesson-heading-hint = PISTA { $level } de { $count }
ui-lesson-heading-showing = ASÍ SE HACE
ui-lesson-heading-repeat = AHORA TÚ · { $key } empieza
ui-lesson-heading-now-you = AHORA TÚ
ui-lesson-heading-case = FÍJATE

# Una pregunta
ui-lesson-question = pregunta { $place } de { $count }
ui-lesson-option-not-sure = Aún no lo sé
ui-lesson-say-first = Pulsa su número. Tu respuesta se guarda antes de ejecutar nada.
ui-lesson-answer = Pulsa su número.
ui-lesson-how-sure = ¿Cuánta seguridad tienes?
ui-lesson-locked = Guardado. Ahora, que lo diga el núcleo.
ui-lesson-right = Así es.
ui-lesson-not-so = No es así.
ui-lesson-reopens = { $key } abre otra vez el paso { $place }, donde se ve.
ui-lesson-sentence = Dilo en una frase tuya.
ui-lesson-sentence-empty = escribe, o deja vacío y pulsa { $key }

# El final
ui-lesson-closed = Fin de la lección «{ $name }».
ui-lesson-your-predictions = Lo que predijiste
ui-lesson-your-sentences = Lo que escribiste
ui-lesson-kept-more = { $count } filas más quedan guardadas
ui-lesson-next = La lección que sigue
ui-lesson-no-next = Era la última lección. El laboratorio libre sigue abierto.
ui-lesson-minutes = { $minutes } min

# Un paso que no se puede dar
ui-lesson-skipped = Este paso se salta en esta máquina.
ui-lesson-needs-linux = Necesita Linux: solo su núcleo tiene lo que el paso enseña.
ui-lesson-needs-ipv6 = Necesita IPv6, y esta máquina no tiene la dirección ::1.
ui-lesson-enter-next = { $key } pasa al siguiente.
ui-lesson-broken-scene = La escena de este paso no se pudo preparar.
ui-lesson-broken-next = { $key } lo intenta otra vez. { $pass } sigue con el paso siguiente.
ui-lesson-trouble-place = { $file }, línea { $line }.
ui-lesson-trouble-raised = La línea `{ $source }` dio un error que la lección no espera: { $error }
ui-lesson-trouble-did-not-raise = La línea `{ $source }` debía dar un error, y no lo dio.
ui-lesson-trouble-never-held = No llegó a cumplirse lo que la lección espera antes de seguir.
ui-lesson-trouble-died = El programa { $name } terminó a mitad de una línea.
ui-lesson-trouble-not-alive = El programa { $name } no existe, o ya terminó.
ui-lesson-trouble-already-alive = El programa { $name } ya estaba en marcha.
ui-lesson-trouble-never-started = El programa { $name } no llegó a empezar.
ui-lesson-trouble-never-ended = El programa { $name } no llegó a terminar.
ui-lesson-trouble-hangs = La línea `{ $source }` ni volvió ni quedó esperando.
ui-lesson-trouble-never-free = El programa { $name } espera en una llamada que nadie despierta.
ui-lesson-trouble-missing = { $placeholder } todavía no representa nada.

# El glosario y la ayuda
ui-lesson-glossary = GLOSARIO
ui-lesson-this-step = Este paso
