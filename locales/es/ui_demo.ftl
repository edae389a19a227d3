# La demostración, para una clase con proyector.

demo-home = demostración
demo-home-about = para proyectar una lección en clase
demo-category = En una demostración

demo-line = línea { $line } de { $count }
demo-next = siguiente
demo-waits = espera
demo-starts = el programa arranca
demo-ends = el programa termina
demo-before = (antes { $count })
demo-kernel-unread = núcleo, por leer
demo-kernel-unread-of = núcleo, { $name } por leer
demo-kernel-queue = núcleo, sin aceptar
demo-kernel-queue-of = núcleo, { $name } sin aceptar

demo-sentence = Para todos, en una frase:
demo-end = Fin de la lección.
demo-problem = No se pudo preparar o ejecutar.

demo-note = nota:
demo-note-building = preparando la escena…
demo-note-talk = «Habla un minuto con quien votó distinto.» Después, segunda votación.
demo-note-vote = que cada cual elija sin hablar; después, cuenta las manos.
demo-note-voting = cuántas manos hay en cada opción: el número y { $key }.
demo-note-end = { $home } vuelve al inicio; { $steps } vuelve a cualquier paso.

demo-list-lessons = ¿Qué lección?
demo-list-steps = Ir al paso

demo-action-home = demostración
demo-about-home = Demuestra la lección señalada ante una clase.
demo-action-next = sigue
demo-about-next = A lo que viene: una línea, una pregunta o un texto.
demo-action-back = atrás
demo-about-back = A lo de antes; la escena se construye de nuevo hasta ahí.
demo-action-vote = votos
demo-about-vote = Escribe cuántos votan cada opción.
demo-action-black = negro
demo-about-black = Pone la pantalla en negro, y la devuelve.
demo-action-steps = pasos
demo-about-steps = Va a cualquier paso de la lección.
demo-action-again = repite
demo-about-again = Construye de nuevo la escena de esta pantalla.
demo-action-digit = número
demo-about-digit = Escribe los votos de la opción.
demo-action-vote-accept = vale
demo-about-vote-accept = A la opción siguiente; en la última, termina.
demo-action-vote-walk = opción
demo-about-vote-back = A la opción anterior.
demo-about-vote-next = A la opción siguiente.
demo-action-erase = borra
demo-about-erase = Borra la última cifra.
demo-action-vote-close = termina
demo-about-vote-close = Deja los votos como están.
demo-action-list-choose = entra
demo-about-list-choose = Va a la línea señalada.
demo-action-list-walk = elige
demo-about-list-up = Sube por la lista.
demo-about-list-down = Baja por la lista.
demo-action-list-close = cierra
demo-about-list-close = Cierra la lista.
