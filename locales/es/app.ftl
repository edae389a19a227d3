## Keys

app-key-space = Espacio
app-key-shift = Mayús
app-key-backspace = Retroceso
app-key-delete = Supr
app-key-home = Inicio
app-key-end = Fin
app-key-page-up = RePág
app-key-page-down = AvPág

## Headings of help

app-category-general = En todas partes
app-category-lesson = En una lección
app-category-console = En una consola de Python
app-category-programs = Programas y paneles
app-category-editing = Editar la línea
app-category-home = En la primera pantalla
app-category-dialogs = En menús y preguntas

## Actions: a name of at most 15 columns for the footer, a sentence for help

app-action-run = ejecuta
app-about-run = Ejecuta lo escrito. Si le falta algo (un paréntesis, un bloque), abre otra línea.
app-action-restart-dead = reinicia
app-about-restart-dead = Inicia otra vez un programa que terminó.
app-action-run-suggested = ejecuta lo gris
app-about-run-suggested = Sin nada escrito, ejecuta la línea gris.
app-action-go-on = sigue
app-about-go-on = Sin nada escrito, te lleva al programa donde hay algo que hacer.
app-action-take-suggestion = edita lo gris
app-about-take-suggestion = Copia la línea gris para que la cambies.
app-action-complete = completa
app-about-complete = Completa el nombre o el método; otra vez, el siguiente.
app-action-complete-back = el anterior
app-about-complete-back = La propuesta anterior.
app-action-history-previous = anterior
app-about-history-previous = La línea de arriba, o lo que ejecutaste antes.
app-action-history-next = siguiente
app-about-history-next = La línea de abajo, o lo que ejecutaste después.
app-action-end-of-input = fin de Python
app-about-end-of-input = Sin nada escrito, ejecuta exit(), como en python3.
app-action-interrupt = interrumpe
app-about-interrupt = Interrumpe lo que se ejecuta (KeyboardInterrupt) o borra la línea. Nunca sale de enchufe.
app-action-left = izquierda
app-about-left = Un carácter a la izquierda.
app-action-right = derecha
app-about-right = Un carácter a la derecha.
app-action-word-left = palabra ←
app-about-word-left = Una palabra a la izquierda.
app-action-word-right = palabra →
app-about-word-right = Una palabra a la derecha.
app-action-line-start = principio
app-about-line-start = Al principio de la línea.
app-action-line-end = final
app-about-line-end = Al final de la línea.
app-action-backspace = borra
app-about-backspace = Borra el carácter anterior.
app-action-delete = borra aquí
app-about-delete = Borra el carácter siguiente.
app-action-kill-word = corta palabra
app-about-kill-word = Corta la palabra anterior.
app-action-kill-to-start = corta antes
app-about-kill-to-start = Corta hasta el principio de la línea.
app-action-kill-to-end = corta después
app-about-kill-to-end = Corta hasta el final de la línea.
app-action-yank = pega corte
app-about-yank = Pega lo último que cortaste.
app-action-next-pane = panel
app-about-next-pane = El programa siguiente.
app-action-previous-pane = panel anterior
app-about-previous-pane = El programa anterior.
app-action-go-to-program = programa n
app-about-go-to-program = El programa con ese número.
app-action-programs = programas
app-about-programs = Añade un programa; o reinicia, renombra, detiene, termina o quita el que tiene el foco.
app-action-fresh = de cero
app-about-fresh = Todos los programas empiezan otra vez, con los mismos nombres.
app-action-scroll-up = sube
app-about-scroll-up = Lo que pasó antes en el panel.
app-action-scroll-down = baja
app-about-scroll-down = Hacia lo último del panel.
app-action-travel-up = viaje ↑
app-about-travel-up = En el viaje, las conversaciones de antes.
app-action-travel-down = viaje ↓
app-about-travel-down = En el viaje, las conversaciones siguientes.
app-action-go-home = inicio
app-about-go-home = A la primera pantalla. Los programas siguen como están.
app-action-lesson-go-on = sigue
app-about-lesson-go-on = Sin nada escrito, pasa a lo que sigue de la lección.
app-action-lesson-choose = responde
app-about-lesson-choose = Responde lo que está marcado.
app-action-lesson-digit = respuesta n
app-about-lesson-digit = Responde la opción con ese número.
app-action-lesson-up = elige
app-about-lesson-up = La opción de arriba.
app-action-lesson-down = elige
app-about-lesson-down = La opción de abajo.
app-action-lesson-reconsider = cambia
app-about-lesson-reconsider = Vuelve a la pregunta, antes de decir cuánta seguridad tienes.
app-action-lesson-pass = pasa de largo
app-about-lesson-pass = Sigue sin volver al paso que se ofrece, o deja un paso que no se pudo preparar.
app-action-sentence-accept = guarda
app-about-sentence-accept = Guarda tu frase; puede quedar vacía.
app-action-lesson-hint = pista
app-about-lesson-hint = Una pista: pregunta, señala, da la mitad; la cuarta lo hace y te lo deja repetir.
app-action-lesson-again = otra vez
app-about-lesson-again = El paso otra vez, con su escena de cero.
app-action-lesson-back = paso atrás
app-about-lesson-back = El paso anterior, con su escena de cero.
app-action-lesson-glossary = glosario
app-about-lesson-glossary = Las palabras de este paso, explicadas.
app-action-term-open = abre
app-about-term-open = Explica la palabra que está marcada.
app-action-term-up = mueve
app-about-term-up = La palabra de arriba.
app-action-term-down = mueve
app-about-term-down = La palabra de abajo.
app-action-term-page-up = página ↑
app-about-term-page-up = Varias palabras arriba.
app-action-term-page-down = página ↓
app-about-term-page-down = Varias palabras abajo.
app-action-term-close = vuelve
app-about-term-close = Cierra la explicación.
app-action-glossary-close = cierra
app-about-glossary-close = Cierra el glosario.
app-action-person-accept = acepta
app-about-person-accept = Desde aquí se guarda el progreso de quien lleva ese nombre.
app-action-person-up = mueve
app-about-person-up = Un nombre que ya se dijo.
app-action-person-down = mueve
app-about-person-down = Otro nombre que ya se dijo.
app-action-person-close = cierra
app-about-person-close = Todo queda como estaba.
app-action-findings-up = mueve
app-about-findings-up = Lo que está más arriba.
app-action-findings-down = mueve
app-about-findings-down = Lo que está más abajo.
app-action-menu-choose = elige
app-about-menu-choose = Hace lo que está marcado.
app-action-menu-up = mueve
app-about-menu-up = La línea de arriba.
app-action-menu-down = mueve
app-about-menu-down = La línea de abajo.
app-action-name-accept = acepta
app-about-name-accept = Acepta el nombre.
app-action-close = cierra
app-about-close = Cierra el menú sin hacer nada.
app-action-help-up = mueve
app-about-help-up = Una línea arriba.
app-action-help-down = mueve
app-about-help-down = Una línea abajo.
app-action-help-page-up = página ↑
app-about-help-page-up = Varias líneas arriba.
app-action-help-page-down = página ↓
app-about-help-page-down = Varias líneas abajo.
app-action-close-help = cierra
app-about-close-help = Cierra la ayuda.
app-action-permission-answer = responde
app-about-permission-answer = Responde lo que está marcado; al principio, «no».
app-action-permission-other = cambia
app-about-permission-other = Marca la otra respuesta.
app-action-permission-refuse = no
app-about-permission-refuse = Responde «no».
app-action-home-enter = entra
app-about-home-enter = Entra en lo que está marcado.
app-action-home-up = elige
app-about-home-up = La línea de arriba.
app-action-home-down = elige
app-about-home-down = La línea de abajo.
app-action-home-byte = bytes
app-about-home-byte = Envía otros cuatro bytes entre los dos programas de abajo.
app-action-home-lab = laboratorio
app-about-home-lab = Entra en el laboratorio libre.
app-action-home-lesson = lección n
app-about-home-lesson = Entra en la lección con ese número.
app-action-home-glossary = glosario
app-about-home-glossary = Abre el glosario.
app-action-home-person = otra persona
app-about-home-person = Pregunta quién está aquí ahora: cada persona tiene su progreso.
app-action-home-quit = salir
app-about-home-quit = Sale de enchufe.
app-action-help = ayuda
app-about-help = Todas las teclas, y lo que significan las palabras y signos de la pantalla.
app-action-language = English
app-about-language = Cambia de idioma; todo lo demás queda igual.
app-action-suspend = suspende
app-about-suspend = Vuelve al intérprete de órdenes; fg te trae de nuevo aquí.
app-action-quit = salir
app-about-quit = Sale de enchufe y termina todos sus programas.

## The first screen

app-home-broken-about = no se puede leer: { $key } dice qué falta
app-home-lab = laboratorio libre
app-home-lab-about = prueba lo que quieras: nada lleva nota
app-home-glossary = glosario
app-home-glossary-about = las palabras, en español y en inglés
app-home-person = ¿otra persona?
app-home-person-about = cada nombre tiene su progreso
app-person-title = ¿quién está aquí?
app-person-question = Tu nombre, o un apodo. Vacío: nadie en especial.
app-person-now = Ahora: { $name }
app-home-died = Uno de los dos programas terminó antes de tiempo. { $key } lo intenta otra vez.
app-home-raised = Los bytes no llegaron: { $error }

## The menu of programs

app-menu-new-console = nueva consola de Python
app-menu-new-console-help = Un proceso más, con su consola, sus descriptores y sus variables.
app-menu-new-echo-tcp = servidor eco, TCP
app-menu-new-echo-tcp-help = Devuelve los bytes que recibe. Servidor de enchufe.
app-menu-new-echo-udp = servidor eco, UDP
app-menu-new-echo-udp-help = Devuelve cada datagrama que recibe. Servidor de enchufe.
app-menu-new-echo-unix = servidor eco, Unix
app-menu-new-echo-unix-help = Como el eco de TCP, pero su dirección es un archivo.
app-menu-new-web = servidor web
app-menu-new-web-help = Habla HTTP: ábrelo con tu navegador o con curl.
app-menu-restart = reiniciar
app-menu-restart-help = El proceso termina y empieza otro: otro pid, ninguna variable.
app-menu-terminate = terminar (SIGTERM)
app-menu-terminate-help = Le pide que termine; un programa puede despedirse antes.
app-menu-kill = matar (SIGKILL)
app-menu-kill-help = El núcleo lo termina en el acto y cierra sus sockets.
app-menu-stop = detener (SIGSTOP)
app-menu-stop-help = Deja de ejecutarse, pero sus sockets siguen en el núcleo.
app-menu-continue = seguir (SIGCONT)
app-menu-continue-help = Sigue donde se detuvo.
app-menu-rename = cambiar el nombre
app-menu-rename-help = Otro nombre en la pantalla; el proceso es el mismo.
app-menu-remove = quitar
app-menu-remove-help = Termina y desaparece de la pantalla.
app-menu-title = programas
app-menu-subject = con { $program }:
app-name-for-new = nombre del programa nuevo
app-name-for-rename = otro nombre para { $program }
app-name-empty = Escribe un nombre.
app-name-not-a-word = Solo letras, números, «-» y «_».
app-name-too-long = Como mucho { $most } columnas.
app-name-taken = Otro programa se llama así.

## A program wants to reach beyond this machine

app-permission-title = ¿salir de esta máquina?
app-permission-connect = { $program } quiere conectar con { $address }, que no es esta máquina.
app-permission-send = { $program } quiere enviar a { $address }, que no es esta máquina.
app-permission-bind = { $program } quiere abrir { $address }: otras máquinas de la red podrían llegar hasta él.
app-permission-question = ¿Lo permites?
app-permission-no = no
app-permission-yes = sí

## Answers to a key

app-status-line-full = La línea está llena: 64 kB es lo más que cabe.
app-status-paste-cut = Pegaste más de { $kept } kB: el resto se quedó fuera.
app-status-queue-full = Ya esperan { $most } líneas; las demás siguen escritas, sin ejecutar.
app-status-not-run = { $count ->
    [one] { $program } terminó: una línea quedó sin ejecutar (↑ la recupera).
   *[other] { $program } terminó: { $count } líneas quedaron sin ejecutar (↑ las recupera).
}
app-status-dropped = { $count ->
    [one] Una línea que esperaba ya no se ejecutará (↑ la recupera).
   *[other] { $count } líneas que esperaban ya no se ejecutarán (↑ las recupera).
}
app-status-dead = { $program } terminó. { $key }, sin nada escrito, lo reinicia (o { $menu }).
app-status-nothing-to-interrupt = No hay nada que interrumpir. Para salir, { $key }.
app-status-empty-line = Escribe una línea, o { $key }.
app-status-waits-elsewhere = En { $program } espera { $call }: { $go } y { $key }.
app-status-lab-open = El laboratorio sigue abierto: { $key } vuelve a él.
app-status-fresh-again = { $key } otra vez: todos los programas empiezan de nuevo; se pierden sus sockets y variables.
app-status-no-such-program = No hay ningún programa con el número { $number }.
app-status-no-completions = Ningún nombre empieza así.
app-status-fresh = { $count ->
    [one] De cero: el programa empieza otra vez.
   *[other] De cero: los { $count } programas empiezan otra vez.
}
app-status-not-saved = No se pudo guardar esa elección para la próxima vez: no hay carpeta donde escribir, o está llena.
app-status-not-kept = No se pudo guardar lo que hiciste: el progreso vive en memoria y se pierde al salir.
app-status-progress-torn = La última línea de { $file } estaba rota ({ $reason } bytes): se quitó.
app-status-progress-unreadable = No se puede leer { $file } ({ $reason }): el progreso vive en memoria.
app-status-progress-unwritable = No se puede escribir en { $file } ({ $reason }): el progreso vive en memoria.
app-status-scene-prepared = La escena se está preparando: pega otra vez cuando esté lista.
app-status-sentence-full = No cabe más: mil bytes es lo más largo que se guarda.
app-status-so-many-options = { $count ->
    [one] Hay una sola opción.
   *[other] Hay { $most } opciones.
}
app-status-no-such-lesson = No hay ninguna lección con el número { $number }.
app-status-person = Hola, { $name }: este es tu progreso.
app-status-nobody = Este es el progreso de quien no dijo su nombre.
app-status-lab-ended = Caben { $most } programas en total: los del laboratorio libre terminaron.
app-status-scene-ended = Caben { $most } programas en total: los de la lección terminaron. Al volver se inician otra vez.
app-status-no-room-for-byte = Para esto hacen falta dos programas, y en el laboratorio caben { $most } en total.

## What the lab could not do

app-problem-too-many-programs = Como mucho { $most } programas. Quita uno ({ $key }) y prueba otra vez.
app-problem-cannot-start = El sistema no pudo iniciar { $program } (errno { $errno }).
app-problem-not-alive = { $program } no tiene un proceso que pueda obedecer. { $key } lo reinicia.
app-problem-not-a-console = { $program } es un servidor de enchufe: no ejecuta líneas.
app-problem-cannot-listen = { $program } no pudo escuchar en { $address } (errno { $errno }).

## A blocked call: its clock, and who can wake it

app-runs = corre; { $key } interrumpe
app-wait-seconds = { $seconds } s
app-wait-minute = más de 1 min
app-wait-accept = { $call } espera a que alguien se conecte a { $address }.
app-wait-connect = { $call } espera a que { $address } conteste.
app-wait-connect-full = { $call } espera: la cola de { $program } ({ $address }) está llena y le falta un accept.
app-wait-receive = { $call } espera a que { $program } envíe algo.
app-wait-receive-outside = { $call } espera a que { $address } envíe algo.
app-wait-send = { $call } espera a que { $program } lea: los búferes están llenos.
app-wait-send-both = { $call } espera a que { $program } lea; y { $program }, en { $back }, a que lea { $me }: nadie lee.
app-wait-send-outside = { $call } espera a que { $address } lea: los búferes están llenos.
app-wait-not-accepted = { $call } espera: nadie ha hecho accept todavía en { $program }.
app-wait-datagram = { $call } espera a que alguien envíe un datagrama a { $address }.
app-wait-stopped = { $call } espera a { $program }, que está detenido ({ $key }: SIGCONT).
app-wait-sleep = { $call } termina sola a los { $seconds } s.
# En el panel de un servidor nuestro, tras «send»
app-server-waits-send = espera a que { $program } lea
app-server-waits-room = espera sitio en el búfer
app-wait-other = { $call } espera. { $key } la interrumpe.

## What to try next

app-next-make-client = Un socket es el extremo de una conversación. Pídele uno al núcleo.
app-next-make-server = El servidor también necesita su extremo: pídele un socket al núcleo.
app-next-make-datagram = Ahora, UDP: postales sueltas, sin conexión. { $program } pide otro socket.
app-next-make-datagram-after = { $count ->
    [one] Conversación completa: 1 byte ida, { $back } vuelta. Ahora UDP: otro socket.
   *[other] Conversación completa: { $there } bytes ida, { $back } vuelta. Ahora UDP: otro socket.
}
app-next-bind = { $name } no tiene dirección. Con puerto 0, el núcleo elige uno libre.
app-next-bind-path = { $name } no tiene dirección. En AF_UNIX, la dirección es un archivo.
app-next-listen = { $name } tiene la dirección { $address }, pero aún no escucha: nadie puede entrar.
app-next-connect = { $server } escucha en { $address }. ¿Quién se conecta?
app-next-accept = { $count ->
    [one] Una conexión, ya hecha, espera en el núcleo. accept se la da a { $program }.
   *[other] { $waiting } conexiones esperan en el núcleo. accept le da la primera a { $program }.
}
app-next-accept-bytes = { $count ->
    [one] El byte ya está en el núcleo, en la conexión que espera a accept.
   *[other] Los { $bytes } bytes ya están en el núcleo, en la conexión que espera a accept.
}
app-next-accept-bytes-many = { $count ->
    [one] El byte ya está en el núcleo, en una de las conexiones que esperan a accept.
   *[other] Los { $bytes } bytes ya están en el núcleo, en las conexiones que esperan a accept.
}
app-next-accept-anybody = accept esperará a que alguien se conecte a { $address } desde otra terminal.
app-next-send = { $program } está conectado y nada ha viajado todavía.
app-next-request = { $program } llegó a un servidor web, que espera una petición HTTP.
app-next-unread = { $count ->
    [one] El núcleo tiene un byte que { $program } no ha leído. ¿Qué llamada lo lee?
   *[other] El núcleo tiene { $bytes } bytes que { $program } no ha leído. ¿Qué llamada los lee?
}
app-next-on-the-way = { $count ->
    [one] Hay un byte en camino que { $program } no ha leído. ¿Qué llamada lo lee?
   *[other] Hay { $bytes } bytes en camino que { $program } no ha leído. ¿Qué llamada los lee?
}
app-next-reply = { $program } ya leyó. Por { $name } también puede contestar.
app-next-wake = { $program } espera en recv. Lo despiertan los bytes que envíes por { $name }.
app-next-read-answer = Ya viajó. La respuesta llega al núcleo y espera a que { $program } la lea.
app-next-close = Ida y vuelta, todo leído. Si { $program } cierra, el otro extremo leerá b''.
app-next-end = El otro extremo no envía más. Lee una vez más: b'' es el final del flujo.
app-next-cut = El otro extremo se cerró con bytes tuyos sin leer: su núcleo cortó la conexión. recv daría ECONNRESET; falta cerrar.
app-next-close-too = { $program } sabe que nada más vendrá por { $name }. Falta cerrar este lado.
app-next-datagram = El núcleo tiene una postal para { $program }. recvfrom dice quién la envió.
app-next-bind-datagram = Para recibir postales, { $name } necesita dirección. No hay listen ni accept.
app-next-send-datagram = Sin conexión: cada postal que sale de { $name } lleva su destino.
app-next-reply-datagram = La postal traía remite: { $program } puede contestar a esa dirección.
app-next-close-datagram = Postal de ida y de vuelta. Al cerrar { $name }, el otro extremo no se entera.
app-next-import = Falta el módulo: en Python, socket se importa.
app-next-correction = Esta es tu línea, corregida.
app-next-mend = Desde este error se puede seguir así: { $key } ejecuta la línea gris.
app-next-go = En { $program }: { $line }
app-next-dead = { $program } terminó, y el núcleo cerró sus sockets. { $key } lo inicia otra vez.
app-next-stopped = { $program } está detenido: sus sockets siguen en el núcleo. { $key }: SIGCONT.
app-next-jam = { $call } de { $program } bloqueado, búferes llenos: { $reader } no lee lo bastante.
app-next-jam-both = { $program } y { $reader }, bloqueados: cada uno envía y espera que lea el otro.
app-next-jam-outside = { $call } de { $program } está bloqueado: búferes llenos; el otro extremo no lee lo bastante.
app-next-jam-interrupt = { $key } interrumpe { $call }: entonces { $program } puede leer.
app-next-blocked = La llamada de { $program } espera en el núcleo. { $key } la interrumpe.
app-next-running = { $program } está ejecutando. Lo que escribas esperará su turno.
app-next-add-program = { $key } añade otro programa: un cliente, un eco o un servidor web.
app-next-lesson = Esta línea es la siguiente de la lección.
