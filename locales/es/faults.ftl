# Los programas que fallan a propósito: su menú, lo que dicen en la pantalla y en la línea de órdenes.

fault-menu = averías…
fault-menu-help = Programas que hacen a propósito lo que suele fallar: trocear, leer despacio, cortar.
fault-menu-title = programas · averías

fault-new-bytes = troceador: byte a byte
fault-new-bytes-help = En medio, con dos conexiones TCP: la tuya y la suya con quien escuche. Pasa los bytes de uno en uno.
fault-new-random = troceador: al azar, con semilla
fault-new-random-help = En medio, con dos conexiones TCP: corta y junta los bytes al azar. La semilla decide los cortes.
fault-new-joined = troceador: junta lo que llega
fault-new-joined-help = En medio, con dos conexiones TCP: lo que llega en medio segundo lo envía de una vez.
fault-new-slow = lento: lee poco a poco
fault-new-slow-help = Acepta y lee 1000 bytes cada 500 ms: a quien envía mucho se le llenan las colas.
fault-new-deaf = sordo: acepta y nunca lee
fault-new-deaf-help = Nunca llama a recv: las colas se llenan y el send del otro extremo espera.
fault-new-no-accept = sin-accept: escucha y no acepta
fault-new-no-accept-help = Su backlog es 1 y Linux deja pasar dos conexiones. Al SYN de la tercera no responde: su connect espera, sin error.
fault-new-abrupt = brusco: cierra sin leer
fault-new-abrupt-help = Cierra en cuanto le llegan bytes, sin leerlos: el otro extremo recibe ECONNRESET.
fault-new-linger = linger0: cierra con SO_LINGER 0
fault-new-linger-help = Lee lo primero y cierra con SO_LINGER (1, 0): el otro extremo recibe ECONNRESET y no un final.

fault-is-bytes = pasa un byte cada { $pause } ms
fault-is-random = al azar con semilla { $seed }, hasta { $pause } ms
fault-is-joined = junta lo que llega en { $pause } ms
fault-is-slow = lee 1000 bytes y descansa 500 ms
fault-is-deaf = acepta y nunca llama a recv
fault-is-no-accept = escucha y nunca llama a accept
fault-is-abrupt = cierra sin leer lo que le llega
fault-is-linger = lee algo y cierra con SO_LINGER 0
fault-two = dos conexiones TCP; una, a { $address }
fault-two-none = dos conexiones TCP; una, sin destino

fault-waits-never = nunca lo llama
fault-waits-slow = lee poco a poco
fault-waits-abrupt = en cuanto llegue algo

fault-next-fill = { $program } lee tan poco que las colas se llenan: envía mucho y mira dónde se quedan los bytes.
fault-next-queue = { $program } nunca acepta: su cola tiene sitio para dos. Prueba con otra conexión más.
fault-next-reset = { $program } corta la conexión: mira qué recibe { $name }.

cli-server-destination = troceador: a quién se conecta, en esta máquina
cli-server-pieces = troceador: byte (de uno en uno), azar o junto
cli-server-seed = troceador: la semilla de azar; sin ella, 1
cli-server-pause = troceador: lo que retiene un trozo como mucho, de 0 a 5000 ms
cli-value-destination = DIRECCIÓN:PUERTO
cli-value-pieces = MODO
cli-value-pause = MILISEGUNDOS

server-fault-over-tcp = Los programas de averías hablan TCP: no admiten --udp ni --unix.
server-only-splitter = --destino, --modo, --semilla y --pausa solo valen para troceador.
server-no-destination = troceador se conecta a otro servidor: di a cuál con --destino, por ejemplo --destino 127.0.0.1:41234.
server-bad-destination = «{ $given }» no es un destino: escribe una dirección y un puerto, como 127.0.0.1:41234.
server-far-destination = troceador solo se conecta a esta máquina, y { $address } no es loopback.
