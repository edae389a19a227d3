# Menús que escriben Python (F4).

## Teclas

deeds-action-open = acciones
deeds-action-choose = elige
deeds-action-run = ejecuta
deeds-action-why = por qué no
deeds-action-walk = mueve
deeds-action-change = cambia
deeds-action-to-prompt = al prompt
deeds-action-back = atrás
deeds-action-close = cierra

deeds-about-open = Lo que se puede hacer con el programa y con cada socket, y la línea de Python que lo hace.
deeds-about-choose = Sigue con lo elegido: qué hacer, y cómo.
deeds-about-run = Ejecuta la línea tal como está escrita.
deeds-about-why = Dice qué falta para hacerlo.
deeds-about-up = La línea o el campo de arriba.
deeds-about-down = La línea o el campo de abajo.
deeds-about-left = Lo anterior de la lista del campo. Con letras o cifras, lo primero que las lleva: 6 va a AF_INET6.
deeds-about-right = Lo siguiente de la lista del campo. Con letras o cifras, lo primero que las lleva.
deeds-about-to-prompt = Pone la línea en el prompt, para cambiarla antes de ejecutarla.
deeds-about-back = Un paso atrás en las acciones.
deeds-about-close = Cierra las acciones.

## Títulos y líneas fijas

deeds-title-subjects = ¿con qué, en { $program }?
deeds-title-program = ¿qué hago en { $program }?
deeds-title-deeds = ¿qué hago con { $subject }?
deeds-writes = escribe:
deeds-subject-program = crear sockets
deeds-stage-fresh = nuevo
deeds-stage-listening = escucha
deeds-stage-connected = conectado
deeds-elsewhere = `{ $program }` es un servidor de enchufe: hace sus llamadas solo y no tiene prompt. Aquí no hay nada que escribir.
deeds-elsewhere-go = Se escribe en una consola. ¿A cuál vas?
deeds-elsewhere-nobody = No hay ninguna consola: añade antes un programa.

deeds-say-no-program = No hay ningún programa: añade uno primero.
deeds-say-dead = { $program } terminó: primero hay que iniciarlo otra vez.
deeds-say-kept = Lo que había en el prompt quedó en el historial.
deeds-say-not-found = Nada de la lista lleva «{ $typed }».
deeds-say-not-text = Esos bytes no son un texto de una línea: sigue en hexadecimal.

## Qué hace cada método (pocas palabras)

deeds-do-import = traer el módulo
deeds-do-socket = crear un socket
deeds-do-socketpair = dos, ya unidos
deeds-do-create-server = ya escuchando
deeds-do-create-connection = ya conectado
deeds-do-getaddrinfo = buscar máquina
deeds-do-accept = atender a quien llamó
deeds-do-send = enviar bytes
deeds-do-recv = leer lo que llegó
deeds-do-sendto = enviar una postal
deeds-do-recvfrom = leer una postal
deeds-do-recvfrom-stream = aquí basta recv
deeds-do-bind = darle una dirección
deeds-do-listen = empezar a escuchar
deeds-do-connect = ir a una dirección
deeds-do-sendall = enviar hasta el final
deeds-do-shutdown = «no envío más»
deeds-do-close = soltar el socket
deeds-do-getsockname = su dirección
deeds-do-getpeername = la del otro extremo
deeds-do-setsockopt = cambiar una opción
deeds-do-getsockopt = leer una opción
deeds-do-settimeout = cuánto esperar
deeds-do-setblocking = esperar o no

## Lo que falta: en dos palabras, y como frase

deeds-short-closed = ya cerrado
deeds-short-import = falta import
deeds-short-family = sin direcciones
deeds-short-datagram = sin conexiones
deeds-short-sendto = sin destino fijo
deeds-short-send = usa send
deeds-short-connect = falta connect
deeds-short-listens = este escucha
deeds-short-listening = está escuchando
deeds-short-bound = ya tiene una
deeds-short-connected = ya conectado
deeds-short-bind = falta bind
deeds-short-connection = es una conexión
deeds-short-listen = falta listen
deeds-short-peer = sin otro extremo

deeds-why-closed = Ya está cerrado: crea otro socket.
deeds-why-import = `socket` ya no nombra el módulo: falta `import socket`.
deeds-why-family = La consola no sabe escribir direcciones de esta familia.
deeds-why-datagram = Con datagramas no hay conexiones: se recibe con `recvfrom`, sin `listen` ni `accept`.
deeds-why-sendto-listener = `{ $name }` escucha: no envía.
deeds-why-sendto = No tiene un destino fijo: usa `sendto`, o antes `connect`.
deeds-why-send = En una conexión el destino ya está fijado: usa `send`.
deeds-why-connect = Aún no hay conexión: falta `connect`.
deeds-why-listens = { $name } escucha: se habla por el socket que da `accept`.
deeds-why-listening = Está escuchando: para llamar a otro hace falta otro socket.
deeds-why-bound = Ya tiene dirección: { $address }.
deeds-why-bound-by-kernel = Ya tiene dirección: se la dio el núcleo. `getsockname` dice cuál.
deeds-why-connected = Ya tiene su conexión: para otra hace falta otro socket.
deeds-why-bind = Aún no tiene dirección: falta `bind`.
deeds-why-connection = Ya es una conexión: `accept` se pide al socket que escucha.
deeds-why-listen = Aún no escucha: falta `listen`.
deeds-why-peer = No hay otro extremo: falta `connect`.

## Lo que conviene saber antes

deeds-note-connect-nobody = Nadie escucha en el laboratorio: dará un error, y el error enseña.
deeds-note-nobody-bound = Ninguna otra postal tiene aquí dirección: escríbela tú.
deeds-note-shutdown-listener = En Linux deja de escuchar con SHUT_RD o SHUT_RDWR; con SHUT_WR no hace nada.
deeds-note-listen-again = Ya escucha: solo cambia cuántos pueden esperar.
deeds-note-listen-unbound = Sin `bind`, el núcleo elige el puerto y abre todas las redes: pedirá permiso.
deeds-note-accept-waits = Nadie ha llamado: esperará (o hasta su `settimeout`).
deeds-note-send-finished = Ya dijiste «no envío más»: dará `BrokenPipeError`.
deeds-note-send-closed = El otro extremo ya cerró: puede dar un error.
deeds-note-recv-end = El otro extremo no envía más: cuando lo leas todo, verás `b''`.
deeds-note-recv-now = No hay nada por leer: dará `BlockingIOError` ahora.
deeds-note-recv-own = Nada por leer, y el otro extremo es de este programa: nadie podrá enviar mientras espera.
deeds-note-recv-waits-for = Nada por leer: esperará a { $program } (o hasta su `settimeout`).
deeds-note-recv-waits = Nada por leer: esperará (o hasta su `settimeout`).
deeds-note-recv-unbound = Sin dirección nadie le escribe: esperará (o hasta su `settimeout`).
deeds-note-recvfrom-stream = Como `recv`: aquí no hay postales, y no dice de quién viene.
deeds-note-size-datagram = Lo que no quepa de la postal se pierde.
deeds-note-stopped = { $program } está detenido: la línea esperará a SIGCONT.
deeds-note-busy = { $program } ejecuta otra línea: esta esperará su turno.
deeds-note-name-taken = { $name } ya nombra un socket abierto, que sin nombre se cerrará.
deeds-note-x25 = Casi ningún núcleo trae X.25: dirá `EAFNOSUPPORT`.
deeds-note-privileged = Hace falta CAP_NET_RAW; sin ella, `EPERM`.
deeds-note-raw-protocol = SOCK_RAW no tiene protocolo de siempre: elige uno, como ICMP. Con 0: `EPROTONOSUPPORT`.
deeds-note-ping = ping sin ser administrador: si ping_group_range lo permite; si no, `EACCES`.
deeds-note-kind = Esta familia no tiene ese tipo: dirá que no.
deeds-note-seqpacket = Hace falta el módulo SCTP.
deeds-note-protocol = Ese protocolo no va con ese tipo: dirá `EPROTONOSUPPORT`.

## Campos (10 columnas)

deeds-field-name = nombre
deeds-field-second = y nombre
deeds-field-family = familia
deeds-field-type = tipo
deeds-field-protocol = protocolo
deeds-field-target = destino
deeds-field-address = dirección
deeds-field-host = máquina
deeds-field-port = puerto
deeds-field-service = servicio
deeds-field-path-kind = clase
deeds-field-path = ruta
deeds-field-backlog = cola
deeds-field-bytes = bytes
deeds-field-written = como
deeds-field-ending = final
deeds-field-size = máximo
deeds-field-flags = modo
deeds-field-how = sentido
deeds-field-option = opción
deeds-field-value = valor
deeds-field-wait = espera
deeds-field-seconds = segundos
deeds-field-blocking = bloquea

deeds-about-name = Con este nombre lo usarás después.
deeds-about-second = El segundo resultado.
deeds-about-host = La máquina de destino: una IP, o un nombre como localhost.
deeds-about-host-own = Una IP de esta máquina, o 0.0.0.0 para todas las suyas.
deeds-about-host-name = El nombre que se busca, como localhost; o una IP.
deeds-about-port = El puerto de destino, el que tiene el otro extremo. El 0 no es de nadie.
deeds-about-port-own = El puerto que tendrá este socket. Con 0, el núcleo elige uno libre.
deeds-about-service = Un puerto, o un nombre como http.
deeds-about-path = La ruta que el otro extremo puso en su `bind`. Sin barra, la de la carpeta de la sesión.
deeds-about-path-own = Sin barra, queda en la carpeta de la sesión.
deeds-about-backlog = Cuántas conexiones pueden esperar su `accept`.
deeds-about-bytes = Lo que viaja. Las letras con tilde ocupan más de un byte.
deeds-about-bytes-hex = Lo que viaja: dos cifras hexadecimales por byte, como 68 6f.
deeds-about-size = Como mucho tantos bytes. Pueden llegar menos.
deeds-about-number = Un número entero.
deeds-about-seconds = Puede llevar decimales: 0.5

## Familias, tipos y protocolos

deeds-af-inet = IPv4: la dirección es una IP y un puerto.
deeds-af-inet6 = IPv6: Python completa la dirección con dos ceros más (flujo y ámbito).
deeds-af-unix = Misma máquina: la dirección es una ruta de archivo (o un nombre abstracto).
deeds-af-x25 = Rara: X.25, redes de antes de Internet. Pieza de museo.
deeds-stream = Una conexión: bytes en orden, sin costuras.
deeds-dgram = Postales sueltas: cada una entera, sin conexión.
deeds-seqpacket = Raro: una conexión que conserva las costuras.
deeds-raw = Raro: el protocolo a mano, con sus cabeceras.
deeds-rdm = Raro: postales que no se pierden. Casi nadie lo trae.
deeds-kind-all = todos
deeds-kind-all-about = Una respuesta por cada dirección y tipo.
deeds-protocol-usual = El de siempre para esa familia y ese tipo.
deeds-protocol-tcp = TCP, el de siempre para SOCK_STREAM.
deeds-protocol-udp = UDP, el de siempre para SOCK_DGRAM.
deeds-protocol-icmp = ICMP, el de ping.
deeds-protocol-sctp = Raro: SCTP, varias corrientes en una conexión.
deeds-protocol-mptcp = Raro: TCP por varios caminos a la vez.

## Direcciones

deeds-other = otra
deeds-target-listens = { $program } escucha ahí ({ $address }).
deeds-target-bound = Ahí recibe { $program } ({ $address }).
deeds-target-refuses = { $program } tiene esa dirección ({ $address }), pero no escucha: dirá que no.
deeds-target-wrote = { $program } te escribió desde ahí ({ $address }).
deeds-target-outside = Desde ahí te escribieron ({ $address }).
deeds-target-gone = Ahí ya no hay nadie.
deeds-target-other = La que escribas abajo.
deeds-host-loopback = Solo desde esta misma máquina.
deeds-host-loopback6 = Solo desde esta misma máquina, por IPv6.
deeds-host-every = Todas las redes de esta máquina: pedirá permiso.
deeds-host-every6 = Todas las redes, por IPv6: pedirá permiso.
deeds-host-other = La que escribas abajo.
deeds-path-file = archivo
deeds-path-file-about = Aparece un archivo de tipo socket en la carpeta.
deeds-path-abstract = abstracta
deeds-path-abstract-about = Sin archivo: un nombre que empieza por un byte 0 (Linux).

## Bytes

deeds-written-text = texto
deeds-written-text-about = Letras tal cual.
deeds-written-hex = hexadecimal
deeds-written-hex-about = Dos cifras hexadecimales por byte: 68 6f 6c 61
deeds-ending-none = nada
deeds-ending-none-about = Solo lo que escribiste: nadie añade un final de línea.
deeds-ending-line = Un final de línea.
deeds-ending-crlf = Un final de línea, como lo piden HTTP y otros.
deeds-ending-empty-line = Y una línea vacía: así acaba una petición HTTP.
deeds-flags-none = normal
deeds-flags-none-about = Lee y se lleva lo leído.
deeds-msg-peek = Mira sin llevarse nada: sigue por leer.
deeds-msg-dontwait = No espera: si no hay nada, da `BlockingIOError`.
deeds-msg-waitall = Espera hasta tener todos los bytes pedidos, o el final.
deeds-msg-waitall-datagram = Con datagramas no cambia nada.
deeds-shut-listener = En Linux, deja de escuchar.
deeds-shut-listener-nothing = En un socket que escucha no hace nada en Linux.
deeds-shut-wr = No envío más: el otro extremo leerá `b''`. Aún puedes leer.
deeds-shut-rd = No leo más. En Linux, por la red no viaja nada.
deeds-shut-rdwr = Ni envío ni leo más. El descriptor sigue abierto.

## Opciones y esperas

deeds-so-reuseaddr = Permite `bind` a un puerto que aún está en TIME_WAIT.
deeds-so-reuseaddr-udp = En UDP, deja que varios sockets compartan dirección.
deeds-so-reuseport = Varios sockets comparten el mismo puerto.
deeds-so-keepalive = Pregunta de vez en cuando si el otro extremo vive.
deeds-so-broadcast = Permite enviar a toda la red local.
deeds-so-rcvbuf = Tamaño del búfer de recepción. Linux lo dobla.
deeds-so-sndbuf = Tamaño del búfer de envío. Linux lo dobla.
deeds-so-linger = Qué hace `close` con lo que aún no salió.
deeds-so-type = El tipo: 1 STREAM, 2 DGRAM, 5 SEQPACKET.
deeds-so-protocol = El protocolo que te dieron: 6 TCP, 17 UDP.
deeds-so-domain = La familia: 1 UNIX, 2 INET, 10 INET6.
deeds-so-error = El error que espera a que lo leas. Al leerlo se borra.
deeds-so-acceptconn = 1 si escucha.
deeds-tcp-nodelay = Envía en seguida lo poco, sin esperar a juntar más.
deeds-tcp-keepidle = Tras cuántos segundos de silencio pregunta.
deeds-tcp-user-timeout = Cuántos ms espera un «recibido» antes de rendirse.
deeds-tcp-maxseg = Cuántos bytes caben en un segmento.
deeds-ip-ttl = Cuántos routers puede cruzar un paquete.
deeds-ipv6-v6only = Con 1, este socket no atiende a IPv4.
deeds-ipv6-hops = Cuántos routers puede cruzar un paquete IPv6.
deeds-switch-on = Sí: activada.
deeds-switch-off = No: desactivada.
deeds-linger-reset = 0 s
deeds-linger-reset-about = `close` corta al instante (RST) y tira lo que falte.
deeds-linger-wait = 5 s
deeds-linger-wait-about = `close` espera hasta 5 s a que salga todo.
deeds-linger-off = no
deeds-linger-off-about = Lo normal: `close` vuelve ya y el núcleo termina el envío.
deeds-wait-seconds = un rato
deeds-wait-seconds-about = Pasado ese tiempo, da `TimeoutError`.
deeds-wait-none = Espera lo que haga falta. Así nace un socket.
deeds-wait-zero = No espera nunca: da `BlockingIOError`.
deeds-blocking-off = Nunca espera: si no puede ya, da `BlockingIOError`.
deeds-blocking-on = Espera lo que haga falta. Así nace un socket.

## Lo que falta en un campo

deeds-wrong-gone = Ese socket ya no tiene nombre aquí.
deeds-wrong-name-empty = Falta el nombre.
deeds-wrong-name = «{ $name }» no sirve de nombre en Python.
deeds-wrong-name-twice = Los dos no pueden llamarse { $name }.
deeds-wrong-host-empty = Falta la máquina: una IP o un nombre.
deeds-wrong-host = Una máquina se escribe sin espacios.
deeds-wrong-port-empty = Falta el puerto.
deeds-wrong-port = Un puerto es un número de 0 a 65535.
deeds-wrong-number = Hace falta un número de 0 a { $most }.
deeds-wrong-path-empty = Falta la ruta.
deeds-wrong-hex = Hacen falta cifras de dos en dos: 0-9 y a-f.
deeds-wrong-seconds = Hacen falta segundos: un número como 5 o 0.5
