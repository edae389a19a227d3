# Palabras de los paneles. Los puertos, pids y tamaños llegan ya escritos.

ui-more = y { $count } más
ui-quoted = «{ $text }»
ui-address-unnamed = sin nombre

# Un programa
ui-program-server = SERVIDOR { $name }
ui-program-is-echo = servidor de enchufe: devuelve todo
ui-program-is-web = servidor de enchufe: páginas web
ui-program-listens = escucha en { $address }
ui-program-waits = { $call } espera
ui-program-stopped = Detenido (SIGSTOP): no avanza hasta que reciba SIGCONT.
ui-program-stopped-short = detenido
ui-program-dead-short = terminó
ui-program-killed = terminó: { $signal }
ui-program-exited = terminó: estado { $status }
ui-program-born-again = proceso nuevo: pid { $pid }
ui-program-closed-without-name = fd { $fd } se cerró: ya no tenía nombre
ui-program-cut = (siguen { $size } que no caben aquí)
ui-program-forgotten = (lo anterior, { $count } entradas, ya no se guarda)

# Las llamadas de un servidor
ui-server-waits-accept = espera a alguien
ui-server-waits-recv = espera más
ui-call-accepted = una conexión, desde { $from }
ui-call-accepted-short = desde { $from }
ui-call-accepted-unnamed = una conexión, sin nombre
ui-call-received-from = { $bytes } desde { $from }
ui-call-end-of-stream = b'': el final del flujo
ui-call-sent-back = { $count ->
    [one] { $bytes } byte de vuelta
   *[other] { $bytes } bytes de vuelta
}
ui-call-sent = { $count ->
    [one] { $bytes } byte
   *[other] { $bytes } bytes
}
ui-call-sent-to = { $count ->
    [one] { $bytes } byte a { $to }
   *[other] { $bytes } bytes a { $to }
}
ui-call-listens = hasta { $backlog } en cola
ui-call-timed-out = se agotó el tiempo de espera
ui-call-interrupted = interrumpida
ui-call-only-loopback = solo loopback
ui-call-not-done = sin terminar
ui-call-waits = espera

# El núcleo
ui-kernel = NÚCLEO
ui-kernel-side = { $name ->
    [cliente] lado del cliente
    [servidor] lado del servidor
   *[other] sockets de { $name }
}
ui-kernel-no-sockets = Todavía no tiene sockets.
ui-kernel-nothing-left = El núcleo ya no guarda nada suyo.
ui-kernel-no-descriptor = sin fd
ui-kernel-no-address = sin dirección
ui-kernel-bound = vinculado
ui-kernel-listening = escucha
ui-kernel-connected = conectado
ui-kernel-kept = El núcleo aún lo guarda un minuto.
ui-kernel-at-close = Lo que se supo al cerrarlo.
ui-kernel-by-program = según { $name }
ui-kernel-accept-queue = cola sin accept
ui-kernel-accept-queue-of = { $waiting } de { $limit }
ui-kernel-unacknowledged = sin confirmar
ui-kernel-unread = por leer
ui-kernel-outgoing = por salir
ui-kernel-memory = búfer en uso
ui-kernel-destination = destino
ui-kernel-no-destination = sin destino: recibe de cualquiera
ui-kernel-next-datagram = la próxima mide { $size }
ui-kernel-some-datagram = una postal o más
ui-kernel-no-datagram = nada
ui-kernel-file = archivo
ui-kernel-abstract = nombre abstracto: sin archivo

# El viaje
ui-travel = VIAJE
ui-travel-tcp = TCP: bytes en orden, sin costuras
ui-travel-udp = UDP: postales sueltas, cada una entera
ui-travel-unix-stream = flujo Unix: bytes en orden, sin costuras
ui-travel-unix-messages = mensajes Unix: cada uno entero
ui-travel-which = { $number } de { $count }
ui-travel-derived = según las llamadas
ui-travel-nothing = Aún no ha viajado ningún byte.
ui-travel-outside = fuera
ui-travel-read = leídos
ui-travel-lost = perdidos
ui-travel-send-ends = fin de cada send
ui-travel-read-ends = fin de cada recv
ui-travel-hex = en hexadecimal
ui-travel-more = y { $count } conversaciones más
ui-travel-messages = { $count ->
    [one] { $messages } mensaje
   *[other] { $messages } mensajes
}
ui-travel-messages-sent = { $count ->
    [one] { $messages } enviada
   *[other] { $messages } enviadas
}
ui-travel-messages-read = { $count ->
    [one] { $messages } leída
   *[other] { $messages } leídas
}
ui-card-empty = (vacía)
ui-card-waiting = espera
ui-card-left = salió
ui-card-read = leída
ui-card-torn = rota: { $read } de { $length }
ui-card-refused = nadie la recogió

# El registro de llamadas
ui-calls = LLAMADAS
ui-calls-none = Ninguna todavía.

# El primer byte
ui-first-byte-title = unos bytes de prueba
ui-first-byte-never = Pulsa { $key }: un programa de esta máquina enviará cuatro bytes a otro, y los verás ir y volver.
ui-first-byte-on-its-way = Los bytes van de camino.
ui-first-byte-done = Dos programas de esta máquina acaban de hablarse en { $time }.

# Las pantallas
ui-home-subtitle = sockets de verdad, en tu terminal
ui-lab-title = laboratorio libre
ui-lab-note = nada lleva nota
ui-now = AHORA
ui-lab-more-programs = + programa ({ $key })
ui-other-language = English
ui-too-small = enchufe necesita { $columns } columnas y { $rows } filas. Agranda la ventana, por favor; { $key } sale.

# Los signos y los estados, en la ayuda
ui-words = Palabras de la pantalla
ui-word-pid = El número del proceso: el mismo que dice ps.
ui-word-fd = El número con que un programa nombra un socket abierto (descriptor de archivo).
ui-word-kernel = El kernel del sistema. Hay uno solo; aquí, lo que guarda para cada programa.
ui-word-unacknowledged = Bytes enviados; el otro extremo aún no confirmó que le llegaron.
ui-word-unread = Bytes que llegaron al núcleo; el programa aún no los leyó.
ui-word-accept-queue = Conexiones ya hechas que esperan un accept, y cuántas caben.
ui-word-memory = Memoria que ocupa lo que nadie ha leído: más que sus bytes.
ui-word-travel = Lo que viajó entre dos extremos, según las llamadas a send y recv.
ui-signs = Signos de la pantalla
ui-sign-look-here = Mira aquí: algo espera en el núcleo a que un programa lo recoja.
ui-sign-pointer = Lo elegido; en AHORA, lo que toca probar.
ui-sign-waiting = Una llamada espera dentro del núcleo.
ui-sign-send-end = Sobre la cinta: aquí acabó un send.
ui-sign-recv-end = Bajo la cinta: aquí acabó un recv.
ui-sign-finished = Este lado ya no envía más: cerró, o llamó a shutdown.
ui-sign-controls = Entre los bytes: \n, \r y \t.
ui-sign-unprintable = Un byte que no se puede mostrar como letra.
ui-sign-unknown = El núcleo no lo dice.
ui-states = Estados de TCP
ui-state-listen = Escucha: recibe conexiones nuevas, no bytes.
ui-state-syn-sent = Pidió conectar, y el otro extremo aún no contestó.
ui-state-established = Conectado: los dos lados pueden enviar.
ui-state-fin-wait1 = Cerró su lado; el otro extremo aún no lo confirmó.
ui-state-fin-wait2 = Cerró su lado; falta que cierre el otro.
ui-state-close-wait = El otro lado cerró; falta cerrar este.
ui-state-last-ack = Los dos cerraron; falta la última confirmación.
ui-state-time-wait = Los dos cerraron; el núcleo guarda la dirección un minuto.

# Una lección que no se puede leer
ui-broken-title = No se puede leer: { $folder }
ui-broken-count = { $count ->
    [one] Esto falta. Corrígelo y abre enchufe otra vez.
   *[other] Esto falta, en { $count } sitios. Corrígelo y abre enchufe otra vez.
}

# La primera pantalla: las lecciones
ui-home-lessons = Lecciones
ui-home-lessons-shown = { $first } a { $last }, de { $all }
ui-home-goes-on = sigue en el { $step }
ui-home-minutes = { $minutes } min
ui-home-finished = hecha
ui-home-in-memory = Sin carpeta donde guardarlo, el progreso vive en memoria.
