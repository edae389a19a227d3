# Palabras que se escriben: separadas por espacios; un guion vale por un espacio.
text-word-hint = pista ?
text-word-again = otra-vez repite
text-word-back = atrás atras vuelve
text-word-pass = sigue continúa continua
text-word-steps = pasos
text-word-step = paso
text-word-status = qué-falta que-falta falta estado
text-word-interrupt = interrumpe corta
text-word-language = idioma english
text-word-help = ayuda
text-word-quit = salir fin
text-word-glossary = glosario

text-list-lesson = { $number }. { $id }: { $about }. { $minutes } min. { $done } de { $steps } pasos. { $state }
text-list-new = Sin empezar.
text-list-done = Hecha.
text-list-goes-on = Sigue en el { $step }.
text-list-broken = { $folder }: esta lección no se puede leer. `enchufe revisar` dice por qué.
text-list-how = Para empezar una: enchufe texto cliente. Las demás, igual.
text-list-none = Aquí no hay ninguna lección que se pueda leer.
text-lesson-unknown = No hay ninguna lección «{ $id }». Hay: { $known }.
text-lesson-broken = La lección { $folder } no se puede leer. `enchufe revisar` dice por qué.
text-no-lab = No se puede empezar: { $reason }.
text-lab-gone = Los programas de la lección han terminado todos de golpe. Lo hecho está guardado; empieza otra vez.

text-lesson = Lección { $title }: { $about }. { $steps } pasos, { $minutes } minutos.
text-lesson-help = Escribe «ayuda» para ver qué puedes escribir, y «salir» para dejarlo. `import socket` ya está hecho.
text-help =
    Una línea de Python se ejecuta en el programa que tiene la palabra; cliente: línea, en el programa cliente.
    Enter, sin nada más: lo que se ofrece. Un número: la respuesta.
    pista, o un signo de interrogación solo: una pista. otra vez: el paso desde el principio. atrás: un paso atrás. paso 3: ve al paso 3. pasos: todos.
    qué falta: el paso, de nuevo. ¿puerto? o glosario puerto: qué es puerto. glosario: todas las palabras.
    interrumpe, o Ctrl-C: corta lo que espera o no acaba. idioma: English. salir: dejarlo aquí; lo hecho queda guardado.
    Si una de estas palabras es también un nombre tuyo, ponle dos puntos delante: :paso 3.
text-step = Paso { $step } de { $steps }.
text-step-titled = Paso { $step } de { $steps }: { $title }
text-step-done = hecho
text-step-current = estás aquí
text-step-open = por hacer
text-answer = Responde con un número, de 1 a { $last }.
text-answer-first = Hay una pregunta abierta: responde con un número.
text-not-sure = Aún no lo sé
text-confidence = ¿Cuánta seguridad tienes? 1: adivino. 2: creo que sí. 3: seguro.
text-locked = Guardado. Ahora, que lo diga el núcleo. Enter sigue.
text-right = Sí, así es.
text-wrong = No es así.
text-reopens = Lo muestra el paso { $step }: Enter lo abre y después vuelve aquí. «sigue» pasa a lo siguiente sin abrirlo.
text-go-on = Enter sigue.
text-comparison = Dijiste: { $said }. Fue: { $was }
text-hint = Pista { $level } de { $last }: { $text }
text-no-hint = Aquí no hay ninguna pista.
text-met = Conseguido: { $what }
text-missing = Falta: { $what }
text-grey = Enter ejecuta: { $program }> { $line }
text-repeat = Ahora tú: Enter prepara el paso otra vez.
text-sentence = Escribe una frase tuya, o Enter para seguir sin ella.
text-done = Hecho: paso { $step } de { $steps }, { $id }.
text-finished = Enter sigue; también puedes seguir probando.
text-finished-reopened = Enter vuelve a las preguntas.
text-closed = Fin de la lección { $title }.
text-closed-next = La siguiente: enchufe texto { $id }
text-left = Lo dejas en el paso { $step }. Para seguir: enchufe texto { $id }
text-skipped-linux = Este paso necesita Linux y esta máquina no lo es: se salta. Enter sigue.
text-skipped-ipv6 = Este paso necesita IPv6 y esta máquina no lo tiene: se salta. Enter sigue.
text-broken = No se pudo preparar este paso (línea { $line } de lesson.toml): { $what } Escribe «otra vez» para intentarlo de nuevo, o «sigue» para pasar al siguiente.
text-trouble-raised = `{ $source }` dio { $error }.
text-trouble-did-not-raise = `{ $source }` no dio el error que se esperaba.
text-trouble-never-held = no llegó a pasar lo que se esperaba.
text-trouble-hangs = `{ $source }` no acaba.
text-trouble-missing = todavía no hay nada en { $placeholder }.
text-trouble-program = { $program } no está como se esperaba.
text-unsolved = La solución del paso { $id } no convenció al juez.
text-glossary = Todas las palabras: { $words }
text-glossary-none = «{ $word }» no está en el glosario. Escribe «glosario» para verlas todas.

text-busy = Algo sigue ejecutándose: «interrumpe» lo corta.
text-no-program = Aquí no hay ningún programa que pueda ejecutar líneas.
text-focus = Tiene la palabra { $program }.
text-program-ended = { $program } ha terminado y ya no ejecuta nada. Escribe «otra vez» para empezar el paso de nuevo.
text-program-server = { $program } es un servidor hecho: no ejecuta líneas tuyas.
text-program-busy = { $program } aún espera a que acabe su línea anterior: «interrumpe» la corta.
text-nothing-to-interrupt = No hay nada que interrumpir. «salir» deja la lección.
text-only-here = { $address } no está en esta máquina. En las lecciones en texto, los programas solo hablan dentro de ella.
text-wait-other = { $call } espera: «interrumpe» la corta.

# Lo que se teclea donde la pantalla tiene una tecla; lo dicen las lecciones en medio de una frase.
text-key-word = «{ $word }»
text-key-enter = Enter
text-key-program = su nombre y dos puntos
text-key-on-screen = { $key } en la pantalla

text-born = { $program }: en marcha, pid { $pid }
text-listening = { $program }: escucha en { $address }
text-closed-without-name = { $program }: se cerró fd { $fd }: ya no tenía nombre
text-suggestion = Prueba: { $line }
text-server-accepted = { $program }: accept, una conexión desde { $peer }
text-server-read = { $program }: lee { $data } ({ $bytes } B)
text-server-sent = { $program }: envía { $data } ({ $bytes } B)
text-server-end = { $program }: recv b"", el otro extremo ya no envía más
text-server-failed = { $program }: { $call } dio { $error }
text-many-sent = { $program }: { $count } envíos, { $bytes } B
text-many-read = { $program }: { $count } lecturas, { $bytes } B

text-kernel = núcleo: { $what } en { $whose }
text-kernel-fresh = un socket nuevo
text-kernel-bound = dirección propia { $local }
text-kernel-listens = escucha en { $local }
text-kernel-connected = conectado, de { $local } a { $peer }
text-kernel-tcp = conectado ({ $state }), de { $local } a { $peer }
text-kernel-joined = unido a su otro extremo
text-kernel-sends-to = destino { $peer }
text-kernel-closed = cerrado
text-kernel-unread = { $bytes } B por leer
text-kernel-next = siguiente mensaje por leer: { $bytes } B
text-kernel-nothing = nada por leer
text-kernel-waiting =
    { $count ->
        [one] { $count } conexión sin accept
       *[other] { $count } conexiones sin accept
    }

text-progress-no-home = No hay carpeta donde guardar el progreso (ni XDG_DATA_HOME ni HOME): dura hasta que salgas.
text-progress-torn =
    { $count ->
        [one] La última línea de { $path } estaba cortada: se quitó { $count } byte.
       *[other] La última línea de { $path } estaba cortada: se quitaron { $count } bytes.
    }
text-progress-foreign = { $path } no es un archivo de progreso de enchufe: no se toca, y el progreso dura hasta que salgas.
text-progress-unreadable = No se puede leer { $path } ({ $reason }): el progreso dura hasta que salgas.
text-progress-unwritable = No se puede escribir en { $path } ({ $reason }): lo que hagas dura hasta que salgas.
