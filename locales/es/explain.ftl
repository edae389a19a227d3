### Errores explicados: una frase corta que dice qué pasó y qué hacer después.
### Lo que va entre acentos graves es Python. Cada frase, ya rellena, cabe en 150 columnas.

## Conectar
explain-refused = Nadie escucha en { $place }. El núcleo contestó: no es un fallo tuyo, es una respuesta.
explain-refused-elsewhere = En { $place } no escucha nadie. { $program } escucha en { $address }: otra dirección, otra puerta.
explain-refused-not-listening = { $program } vinculó { $place }, pero todavía no escucha: allí falta `listen()`.
explain-refused-datagram-there = En { $place } hay un socket UDP de { $program }. TCP y UDP tienen puertos distintos aunque el número coincida.
explain-refused-port-zero = El puerto 0 no es un destino: en `bind` significa «elige tú». Conecta al puerto que el servidor tiene de verdad.
explain-refused-path = El archivo está, pero nadie escucha en él: su servidor se fue o aún no llamó a `listen()`.
explain-refused-abstract = Nadie escucha con ese nombre. Los nombres abstractos se van cuando se cierra su socket.
explain-refused-datagram = Un datagrama anterior no encontró a nadie en { $place }. El núcleo lo supo después y te avisa ahora.
explain-refused-unix-peer = El otro extremo ya cerró su socket: este datagrama no tiene a quién llegar.
explain-already-connected = Ese socket ya tiene una conexión. Para otra, crea otro socket: `{ $line }`.
explain-listener-connects = Este socket escucha, y el que escucha no conecta. Para ir a otro servidor, crea otro socket.
explain-connected-sendto = Este socket ya está conectado y su destino no cambia: usa `send`, sin dirección.
explain-in-progress = La conexión empezó y tu programa no quiso esperarla (socket no bloqueante). Termina sola: vuelve a llamar a `connect`.
explain-already-connecting = Ya hay una conexión en marcha en este socket: espera a que termine, o crea otro.
explain-timed-out-kernel = El núcleo insistió y nadie contestó: no hubo ni un «no». ¿Está encendido y alcanzable { $place }?
explain-loopback-down = La interfaz de loopback (lo) está apagada: esta máquina no llega ni a sí misma. Quien la administra puede encenderla.
explain-network-unreachable = Esta máquina no tiene camino hacia { $place }. "127.0.0.1" siempre lo tiene: es ella misma.
explain-network-unreachable-six = Esta máquina no tiene camino IPv6 hacia { $place }. Prueba con AF_INET y "127.0.0.1".
explain-host-unreachable = La red existe, pero en ella nadie responde por { $place }. ¿Es esa la dirección?
explain-no-ports-left = No quedan puertos efímeros hacia { $place }: hay demasiadas conexiones abiertas o en TIME_WAIT. Cierra alguna.
explain-six-off = Esta máquina tiene IPv6 apagado: "::1" no es suya. Usa AF_INET con "127.0.0.1".

## Vincular
explain-in-use-own = Este programa ya usa { $place }. Cierra aquel socket, o vincula otro puerto: con 0 lo elige el núcleo.
explain-in-use-other = En { $place } ya escucha { $program }. ¿Querías `connect`? `bind` da dirección a tu propio socket.
explain-in-use = Ya hay quien usa { $place }: un programa, o una conexión reciente (TIME_WAIT). Con puerto 0 el núcleo elige uno libre.
explain-in-use-no-ports = El núcleo no encontró ningún puerto libre que darte: hay demasiados en uso. Cierra algún socket.
explain-in-use-path = El archivo de antes sigue ahí: bórralo o usa otro nombre.
explain-in-use-path-other = { $program } ya usa ese nombre. ¿Querías `connect`? Para otro servidor, usa otro nombre.
explain-in-use-abstract = Ese nombre abstracto está en uso: elige otro, o cierra el socket que lo tiene.
explain-foreign-address = `bind` toma una dirección de esta máquina, y { $host } no lo es. ¿Querías `connect`?
explain-low-port = Los puertos menores que 1024 son del administrador. Usa uno de 1024 a 65535, o 0 y lo elige el núcleo.
explain-bound-twice = Ese socket ya tiene dirección, { $place }, y se da una sola vez. Para otra, crea otro socket.
explain-missing-folder = La carpeta de esa ruta no existe, y `bind` no crea carpetas. Un nombre sin carpeta también sirve.
explain-path-forbidden = No tienes permiso para crear ese archivo. Un nombre sin carpeta cae en la carpeta de esta sesión.
explain-path-unwritable = Ahí no se puede escribir: el disco está lleno o es de solo lectura. Prueba un nombre sin carpeta.

## Escuchar y aceptar
explain-accept-before-listen = `accept` es para un socket que escucha, y este todavía no: antes va `listen()`.
explain-accept-connected = Este socket ya está conectado a otro extremo. `accept` se llama en el que escucha.
explain-listen-connected = Este socket ya está conectado, y un socket conectado no escucha. Crea otro para escuchar.
explain-listen-unnamed = En AF_UNIX nadie te encuentra sin nombre: antes de `listen()` va `bind` con una ruta.
explain-accept-datagram = SOCK_DGRAM no tiene conexiones que aceptar: quien recibe solo hace `bind` y `recvfrom`.
explain-accept-aborted = El cliente se fue antes de que lo aceptaras. Vuelve a llamar a `accept`: el siguiente puede estar esperando.

## Enviar y recibir
explain-pipe-before-connect = Aún no hay otro extremo: antes de enviar va `connect`. (Linux responde EPIPE; otros sistemas, ENOTCONN.)
explain-pipe-listener = Este socket escucha, no lleva bytes. Envía por el que devolvió `accept`.
explain-pipe-closed = Por aquí ya no se envía: el otro extremo cerró, o tú cerraste tu mitad con `shutdown`.
explain-not-connected = Este socket no tiene otro extremo, aún o ya: falta `connect`, o la conexión terminó.
explain-not-connected-listener = Este socket escucha, no lleva bytes. Lee del que devolvió `accept`.
explain-not-connected-datagram = Este socket no tiene destino fijo: dalo con `connect`, o en cada envío con `sendto`.
explain-reset = El otro extremo cortó de golpe (RST): lo usual es que cerrara, o muriera, con bytes tuyos sin leer. Crea otro socket.
explain-reset-datagram = El otro extremo cerró con datagramas sin leer.
explain-again-receive = Todavía no ha llegado nada, y este socket no espera. No es un fallo: lee más tarde, o `setblocking(True)`.
explain-again-send = El búfer del núcleo está lleno, y este socket no espera. Alguien tiene que leer al otro lado.
explain-again-accept = Todavía no hay nadie en la cola, y este socket no espera. Vuelve a probar, o `setblocking(True)`.
explain-again-connect = La cola del servidor está llena, y este socket no espera. Falta que él llame a `accept`.
explain-too-big = Un datagrama viaja entero o no viaja: caben { $limit } bytes y pediste { $asked }. Pártelo en varios.
explain-too-big-unix = Un mensaje viaja entero o no viaja, y { $asked } bytes no caben en el búfer de envío. Pártelo en varios.
explain-no-destination = `send` no sabe a quién: este socket no tiene destino. Usa `sendto(bytes, dirección)`, o antes `connect`.
explain-port-zero-destination = El puerto 0 no es un destino: en `bind` significa «elige tú». Envía al puerto que el otro tiene de verdad.
explain-broadcast = Enviar a todos (difusión) hay que pedirlo antes, con la opción SO_BROADCAST.
explain-no-buffers = El núcleo no tiene memoria libre para esto ahora. Cierra sockets que no uses y vuelve a probar.

## Crear un socket
explain-raw = SOCK_RAW ve paquetes enteros, también de otros programas: el núcleo lo reserva al administrador. Con SOCK_DGRAM sí puedes.
explain-raw-zero = SOCK_RAW no tiene protocolo habitual, así que 0 no basta. Y aun con uno, es del administrador.
explain-ping = Los sockets de ping (SOCK_DGRAM con ICMP) están reservados aquí a algunos grupos de usuarios.
explain-not-permitted = El núcleo reserva esto al administrador.
explain-family-x25 = AF_X25 tiene número, el 9, pero este núcleo no trae X.25, una familia de redes de los años 70 que casi nadie compila ya.
explain-family-six-off = Este núcleo tiene IPv6 apagado. Con AF_INET y "127.0.0.1" todo lo demás es igual.
explain-family-unknown = Este núcleo no trae la familia { $family }. AF_INET, AF_INET6 y AF_UNIX son las habituales.
explain-family-address = Esa dirección es de otra familia: el socket es { $family }.
explain-type-unsupported = { $family } no se combina con { $kind }: cada familia ofrece solo algunos tipos.
explain-type-seqpacket = { $family } no ofrece SOCK_SEQPACKET en este núcleo. AF_UNIX sí: conexión y mensajes enteros.
explain-type-unknown = El núcleo no conoce ese tipo o ese protocolo. Los tipos habituales son SOCK_STREAM y SOCK_DGRAM.
explain-protocol-unsupported = Ese protocolo no va con ese tipo. Con 0 el núcleo pone el habitual: TCP para STREAM, UDP para DGRAM.
explain-pair-internet = `socketpair` une dos extremos dentro de esta máquina, y { $family } no lo ofrece. AF_UNIX, el habitual, sí.
explain-too-many-open = El programa ya tiene abiertos todos los descriptores que se le permiten. Suelta alguno con `close()`.
explain-system-too-many-open = El sistema entero se quedó sin descriptores. Cierra programas y vuelve a probar.

## Rutas y opciones
explain-no-file = No hay nada en esa ruta: nadie hizo `bind` ahí, o ya lo borraron.
explain-connect-forbidden = No tienes permiso sobre ese archivo, o sobre su carpeta: para conectar hace falta poder escribir en él.
explain-other-type = En esa ruta hay un socket de otro tipo. Los dos extremos tienen que ser del mismo: STREAM, DGRAM o SEQPACKET.
explain-not-folder = Una parte de esa ruta es un archivo, no una carpeta.
explain-path-loop = Esa ruta da vueltas: sus enlaces se apuntan entre sí, o uno de sus nombres es demasiado largo.
explain-no-option = Este socket no tiene esa opción en ese nivel. Mira que nivel y nombre vayan juntos: SOL_SOCKET con SO_….
explain-bad-option = Ese valor no sirve para esa opción. Casi todas toman un entero.
explain-operation-unsupported = Un socket { $kind } de { $family } no tiene esa operación.
explain-not-a-socket = Ese descriptor existe, pero no es un socket.
explain-closed = Ese socket ya está cerrado: su descriptor se soltó y no vuelve. Crea otro: `{ $line }`.
explain-interrupted = Una señal interrumpió la llamada. El socket sigue igual: puedes repetirla.

## Tiempos de espera e interrupciones
explain-timeout-connect = Se agotó tu tiempo de espera: nadie dijo sí ni no. Quizá la cola del servidor está llena y no llama a `accept`.
explain-timeout-accept = Se agotó tu tiempo de espera y nadie se conectó. El socket sigue escuchando: puedes repetir.
explain-timeout-receive = Se agotó tu tiempo de espera y no llegó nada. La conexión sigue: puedes volver a leer.
explain-timeout-send = Se agotó tu tiempo de espera: el búfer está lleno porque nadie lee al otro lado.
explain-timeout = Se agotó el tiempo de espera que fijaste con `settimeout`. El socket sigue abierto.
explain-interrupt = Interrumpiste la línea. El programa y sus sockets siguen vivos.
explain-interrupt-call = Interrumpiste `{ $call }`, que esperaba en el núcleo. El socket sigue abierto.
explain-interrupt-send = Interrumpiste el envío. Lo que el núcleo ya había tomado sale igual: el otro extremo puede leer una parte.

## Nombres de máquinas
explain-unknown-host = Nadie conoce ese nombre de host. ¿Está bien escrito? "127.0.0.1" es esta misma máquina.
explain-resolver-down = No se pudo preguntar por ese nombre: no hay quien lo resuelva. Una dirección en números no lo necesita.
explain-family-mismatch = "{ $host }" no es una dirección { $family }. La familia dice qué forma tiene la dirección.
explain-family-mismatch-six = "{ $host }" no es una dirección AF_INET6: aquí esta máquina es "::1". ¿O querías un socket AF_INET?
explain-family-mismatch-four = "{ $host }" no es una dirección AF_INET: aquí esta máquina es "127.0.0.1". ¿O querías AF_INET6?
explain-family-mismatch-any = Ese host no tiene dirección de la familia del socket. Con AF_INET va "127.0.0.1"; con AF_INET6, "::1".

## Python, la primera semana
explain-keyword = En Python ese argumento se llama `{ $python }`: `{ $given }` es su nombre en otros textos.
explain-parameter-name = `{ $name }` es el nombre de un hueco: ahí va un valor, como `{ $value }`.
explain-bytes-ascii = Un literal `b"…"` solo admite ASCII. Escribe texto y conviértelo en bytes con `.encode()`.
explain-curly-quotes = Esas comillas son tipográficas, de un texto copiado. Python usa las rectas: " o '.
explain-address-tuple = La dirección es una sola cosa, una tupla (host, puerto): por eso `{ $method }((…))` lleva dos paréntesis.
explain-address-text = Una dirección AF_UNIX es una ruta, un texto: va sin tupla y sin puerto.
explain-port-text = El puerto es un número: va sin comillas.
explain-port-range = Un puerto es un número de 16 bits: de 0 a 65535.
explain-text-for-bytes = Por un socket viajan bytes, no texto: pon una `b` delante de las comillas, o usa `.encode()`.
explain-import = `{ $module }` es un módulo, y falta importarlo.
explain-name-elsewhere = `{ $name }` vive en { $program }.
explain-name-elsewhere-key = `{ $name }` vive en { $program } ({ $key }).
explain-name-constant = `{ $name }` vive dentro del módulo: se escribe `socket.{ $name }`.
explain-name-unknown = Aquí no hay nada que se llame `{ $name }`. ¿Está bien escrito? Un nombre nace cuando le das valor con `=`.
explain-pf = Python nunca tuvo `{ $given }`: PF_ y AF_ son los mismos números. Usa `socket.{ $python }`.
explain-accept-unnamed = `accept()` devuelve un socket nuevo: guárdalo en un nombre, o se cerrará pronto.
explain-path-long = Esa ruta mide { $length } bytes y en una dirección AF_UNIX caben { $limit }. Usa una más corta.
explain-not-covered = Esta consola no ejecuta `{ $what }`. El python3 de tu sistema sí.
explain-not-available = Esta consola no tiene `{ $name }`. El python3 de tu sistema puede tenerlo.
explain-bound-depth = Demasiadas cosas una dentro de otra: hay un límite. Parte la línea, o mira cuándo deja esa función de llamarse.
explain-bound-memory = Ese valor ocuparía más memoria de la que esta consola permite. Prueba con uno más pequeño.
explain-bound-gathered = El programa ya guarda toda la memoria que esta consola le deja. ¿Qué lista u otro valor no para de crecer? `del` suelta lo que no haga falta.
explain-bound-output = Demasiado texto de una vez: el resto no se imprimió.
explain-bound-steps = Demasiados pasos de una vez: el programa se detuvo en su límite.
explain-only-loopback = ENCHUFE_SOLO_LOOPBACK=1: aquí solo se sale a esta misma máquina. La llamada no llegó al núcleo.
explain-unclosed = Algo quedó abierto: falta cerrar un paréntesis, un corchete o unas comillas.
explain-syntax-column = Python dejó de entender la línea en la columna { $column }. Mira justo antes: ¿una coma, un paréntesis?
explain-syntax = Python no entiende esa línea. ¿Falta una coma, un paréntesis o unas comillas?
explain-syntax-never-closed = Ese `{ $what }` no se cierra en ningún sitio: falta su `{ $closing }`.
explain-syntax-triple-quotes = El texto empieza con tres comillas y no termina con otras tres en ninguna línea.
explain-syntax-quotes = El texto empieza con comillas, y la línea se acaba sin las que lo cierran.
explain-syntax-pair = Se abrió con `{ $opening }` y se cierra con `{ $what }`: lo que se abre con `{ $opening }` se cierra con `{ $closing }`.
explain-syntax-unmatched = Ese `{ $what }` cierra algo que nadie abrió: sobra, o falta un `{ $opening }` antes.
explain-syntax-tabs = El margen de esta línea mezcla tabuladores y espacios: usa solo espacios, cuatro por nivel.
explain-syntax-block = Tras el `{ $what }` de la línea { $line } va un bloque: lo que sigue necesita espacios al principio, por ejemplo cuatro.
explain-syntax-indent = Sobran espacios al principio: solo lo que está dentro de un bloque va más adentro.
explain-syntax-unindent = El margen de esta línea no es el de ningún bloque de antes: ponla a la altura de las que la acompañan.
explain-syntax-try = Un `try` necesita debajo, a su misma altura, un `except` o un `finally`.
explain-syntax-conditional = `a if condición else b` siempre lleva su `else`.
explain-syntax-dictionary = En un diccionario cada clave lleva `:` y su valor: `clave: valor`.
explain-syntax-colon = Falta el `:` que abre el bloque, al final de esa línea (`if`, `while`, `for`, `def`, `with`…).
explain-syntax-elif = En Python «else if» se escribe `elif`.
explain-syntax-parameters = Tras el nombre de una función nueva van paréntesis, aunque estén vacíos: `def f():`.
explain-syntax-call = `{ $what }` es una función: lo que recibe va entre paréntesis.
explain-syntax-argument = Dentro de una llamada, antes de `=` va el nombre de un argumento. Para comparar se escribe `==`.
explain-syntax-equal = `=` da un valor a un nombre. Para comparar se escribe `==`.
explain-syntax-constant = `{ $what }` es una palabra de Python: no puede nombrar otra cosa.
explain-syntax-assign = A la izquierda de `=` va el nombre que recibe el valor, y ahí hay otra cosa. ¿Querías comparar? Es `==`.
explain-syntax-delete = `del` quita nombres, o elementos de una lista o un diccionario. Ahí hay otra cosa.
explain-syntax-return = `return` da el resultado de una función, y aquí no hay ninguna: va dentro de un `def`.
explain-syntax-loop = `{ $what }` es para un bucle, y aquí no hay ninguno: va dentro de un `for` o un `while`.
explain-syntax-comma = Hay dos cosas seguidas sin nada entre ellas: quizá falta una coma.
explain-syntax-number = Un número no lleva letras detrás, y un nombre no empieza por una cifra.
explain-syntax-zeros = Un número decimal no empieza por ceros: quítalos.
explain-syntax-invisible = Ahí hay un carácter que no se ve ({ $what }), de un texto copiado: bórralo y escribe un espacio.
explain-syntax-character = `{ $what }` no es un signo de Python. Si es parte de un texto, va entre comillas.
explain-syntax-backslash = Una `\` fuera de comillas une dos líneas y no lleva nada detrás. ¿Faltan unas comillas?
explain-syntax-order = En una llamada, los argumentos con nombre van detrás de los que no lo llevan.
explain-syntax-repeated = El argumento `{ $what }` se da dos veces en la misma llamada.
explain-syntax-parameter-twice = Dos parámetros de la función se llaman `{ $what }`: cada uno necesita su nombre.
explain-syntax-defaults = Los parámetros con valor por defecto van detrás de los que no lo tienen.
explain-syntax-exceptions = Varias excepciones van entre paréntesis: `except (OSError, ValueError):`.
explain-syntax-f-string = En un texto con `f` delante, lo que va entre llaves es una expresión entera; una llave suelta se escribe dos veces.
explain-syntax-global = La línea `global` va antes de usar el nombre en la función.
explain-syntax-escape = En un texto, `\U`, `\u` y `\x` anuncian un carácter por su número. Una `\` sola se escribe `\\`.
explain-syntax-keyword = `{ $what }` es una palabra de Python: no puede ser el nombre de una variable.
explain-syntax-increment = Python no tiene `++` ni `--`: se escribe `n += 1` o `n -= 1`.
explain-indentation = Los espacios al principio de la línea cuentan: aquí sobran o faltan.
explain-half-character = Esos bytes no son UTF-8 entero: quizá `recv` cortó una letra de varios bytes. Junta más bytes y decodifica después.
explain-negative-size = El tamaño de una lectura no puede ser negativo: di cuántos bytes como máximo, por ejemplo 1024.

## Palabras de las sugerencias
explain-word-address = direccion
explain-word-path = saludo
explain-that-address = esa dirección

## Cómo terminó un programa
explain-exit-zero = terminó por sí mismo, sin error (estado 0)
explain-exit-status = terminó por sí mismo con un error (estado { $status })
explain-killed-term = murió por SIGTERM (15): se le pidió que terminara. No es un fallo
explain-killed-kill = murió por SIGKILL (9): nadie puede atender esa señal; el núcleo lo terminó
explain-killed-segv = murió por SIGSEGV ({ $number }): tocó memoria que no era suya
explain-killed-int = murió por SIGINT ({ $number }): la señal de Ctrl-C
explain-killed-hup = murió por SIGHUP ({ $number }): se cerró su terminal
explain-killed-pipe = murió por SIGPIPE ({ $number }): escribió donde ya nadie leía
explain-killed-abort = murió por SIGABRT ({ $number }): el propio programa se detuvo al ver algo imposible
explain-killed-limit = murió por { $signal } ({ $number }): pasó un límite que el sistema le puso
explain-killed-named = murió por { $signal } ({ $number }): nadie atendió esa señal
explain-killed-other = murió por la señal { $number }: nadie la atendió

## Lo que el laboratorio no pudo hacer
explain-problem-full = Ya hay { $most } programas, los que caben. Quita uno y podrás añadir otro.
explain-problem-start = El sistema no pudo iniciar el programa ({ $error }).
explain-problem-start-limit = El sistema no admite más procesos o descriptores ahora ({ $error }). Cierra algún programa.
explain-problem-dead = Ese programa ya no tiene proceso que obedezca. Reinícialo.
explain-problem-not-console = Este es un servidor de { -enchufe }: trabaja solo y no ejecuta líneas. Escríbelas en un programa con consola.
explain-problem-listen = El servidor no pudo abrir { $place } ({ $error }).
explain-problem-listen-in-use = El servidor no pudo abrir { $place }: ya está en uso. Elige otro puerto, o 0 y lo elige el núcleo.
explain-problem-listen-low = El servidor no pudo abrir { $place }: los puertos menores que 1024 son del administrador.
explain-problem-listen-foreign = El servidor no pudo abrir { $place }: esa dirección no es de esta máquina.
