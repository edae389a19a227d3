# «¿Qué pasa si…?»: los experimentos del laboratorio libre.
# Las etiquetas son frases que siguen a «si», de 20 columnas como mucho; las preguntas, mejor una fila.

whatif-heading = ¿qué pasa si…?
whatif-heading-short = ¿y si…?
whatif-title = ¿Qué pasa si… { $label }?
whatif-will-run = Se ejecutará:
whatif-will-start = (empieza)
whatif-will-die = (muere: SIGKILL)
whatif-running = { $label }: línea { $place } de { $count }. Con { $key }, o si escribes, se queda ahí.
whatif-released = La espera se cortó con una interrupción.
whatif-clears = Al seguir se ejecuta: { $line }
whatif-otherwise = Esta vez salió así: mira las llamadas y el núcleo.
whatif-undecided-heading = sin decidir:
whatif-stopped = Se paró aquí. El laboratorio queda como está.
whatif-changed = Algo cambió mientras tanto: esa prueba ya no cabe aquí.
whatif-undecided = Ninguna opción, o más de una, se cumplió. Mira las llamadas y el núcleo.
whatif-undecided-late = Una línea no volvió a tiempo, y no se sabe qué opción se cumple.
whatif-undecided-ended = { $program } terminó en medio, y no se sabe qué opción se cumple.
whatif-undecided-not-started = { $program } no llegó a empezar, y no se sabe qué opción se cumple.
whatif-undecided-busy = { $program } no quedó libre, y no se sabe qué opción se cumple.

# Lo que hace con lo que ya está: partes de una frase
whatif-uses = Usa tus sockets: { $what }.
whatif-uses-close = cierra `{ $name }`
whatif-uses-shutdown = cierra la salida de `{ $name }`
whatif-uses-accept = acepta por `{ $name }`
whatif-uses-recv = lee de `{ $name }`
whatif-uses-send = envía por `{ $name }`
whatif-uses-kill = mata a { $name }

# Acciones
whatif-action-open = ¿qué pasa si…?
whatif-about-open = Con la línea vacía: un experimento con lo que hay. Primero predices; después se ejecuta.
whatif-action-stop = para la prueba
whatif-about-stop = Para el experimento que corre. Lo hecho, hecho está; el laboratorio queda como esté.
whatif-action-go-on = sigue
whatif-about-go-on = Vuelve al laboratorio después de leer qué pasó en un experimento.
whatif-action-choose = predice
whatif-about-choose = Dice la opción elegida y ejecuta el experimento.
whatif-action-walk = elige
whatif-about-up = La opción anterior.
whatif-about-down = La opción siguiente.
whatif-action-letter = su letra
whatif-about-letter = Dice la opción de esa letra y ejecuta el experimento.
whatif-action-close = vuelve
whatif-about-close = Cierra la pregunta sin ejecutar nada.

# Opciones que comparten varias preguntas
whatif-waits = Se queda esperando
whatif-waits-for-bytes = Espera a que llegue algo
whatif-waits-for-reader = Espera a que alguien lea
whatif-waits-for-listener = Espera a que alguien escuche
whatif-waits-for-listen = Espera a que { $x } haga listen
whatif-refused-at-once = Error al instante: conexión rechazada
whatif-fails-at-once = Da un error al instante
whatif-not-connected = Error: no está conectado
whatif-connects = Conecta: la dirección existe
whatif-empty = Devuelve `b''`
whatif-hola = Devuelve `b'{ $hello }'`
whatif-reset = Error: conexión cortada (ECONNRESET)
whatif-address-in-use = Error: la dirección ya está en uso
whatif-port-shared = Funciona: comparten el puerto
whatif-port-waited-for = Espera a que el puerto quede libre

# Sin nada más que una consola
whatif-fds = creo dos sockets
whatif-fds-question = { $program } crea dos sockets. ¿Tienen el mismo fd?
whatif-fds-same = Sí: los dos son de { $program }
whatif-fds-own = No: cada uno tiene el suyo
whatif-fds-error = Error: uno por programa
whatif-fds-because = El fd es el número con que el programa nombra cada socket: el núcleo da el menor que esté libre.

whatif-refused = llamo y no hay nadie
whatif-refused-question = { $program } conecta al puerto 1, donde nadie escucha. ¿Qué pasa?
whatif-refused-because = El núcleo de esa máquina contesta que ahí no escucha nadie: connect no espera, falla.

whatif-bound = no hago listen
whatif-bound-question = { $x } hace bind, pero no listen. ¿Qué le pasa a quien conecta?
whatif-bound-open = Conecta: el puerto ya tiene dueño
whatif-bound-because = bind solo da la dirección. Hasta que alguien hace listen, el núcleo rechaza las conexiones.

whatif-bind-twice = dos piden un puerto
whatif-bind-twice-question = Los dos, { $x } y { $y }, piden la misma dirección. ¿Y el segundo bind?
whatif-bind-twice-because = Sin SO_REUSEPORT, bind no da a otro socket TCP una dirección ya tomada: EADDRINUSE, aunque el programa sea el mismo.

whatif-recv-alone = leo sin conectar
whatif-recv-alone-question = { $x } es nuevo: ni connect ni accept. ¿Qué hace { $x }.recv(100)?
whatif-recv-alone-because = Un socket TCP sin conexión no tiene de quién recibir: recv no espera, da ENOTCONN.

whatif-send-alone = envío sin conectar
whatif-send-alone-question = { $x } es nuevo, sin connect. ¿Qué hace { $x }.send(b"{ $hello }")?
whatif-send-alone-kept = Devuelve { $length }: sale cuando conecte
whatif-send-alone-because = Sin conexión no hay a quién enviar. En Linux, send da EPIPE (BrokenPipeError).

whatif-pair = uso socketpair
whatif-pair-question = { $x }, { $y } = socketpair(). Mando por { $x }: ¿qué lee { $y }?
whatif-pair-because = socketpair da dos sockets ya conectados entre sí: no hacen falta bind, listen ni connect.

whatif-pair-self = leo lo que yo mando
whatif-pair-self-question = { $x }, { $y } son un par. Mando por { $x } y leo por { $x }: ¿qué lee?
whatif-pair-self-because = Lo que se manda por { $x } llega a { $y }, nunca a { $x }: cada socket lee lo que envía el otro.

whatif-text = mando texto
whatif-text-question = send("{ $hello }"), con texto y sin la b de bytes. ¿Qué pasa?
whatif-text-four = Devuelve { $length }: un byte por letra
whatif-text-bytes = TypeError: Python pide bytes
whatif-text-five = Devuelve { $longer }: las letras y un final
whatif-text-because = Por un socket van bytes. El texto se vuelve bytes con encode(), y hay que decir cómo.

whatif-port = uso el puerto 70000
whatif-port-question = { $x }.bind(("127.0.0.1", 70000)). ¿Qué pasa?
whatif-port-free = Funciona: está libre
whatif-port-kernel = OSError: el núcleo lo rechaza
whatif-port-python = OverflowError: no llega al núcleo
whatif-port-because = Un puerto son 16 bits: del 0 al 65535. Python lo mira antes de llamar al núcleo.

whatif-closed = uso uno ya cerrado
whatif-closed-question = { $x }.close() y después { $x }.bind(…). ¿Qué pasa?
whatif-closed-opens = Funciona: se abre otra vez
whatif-closed-no-fd = OSError: ya no tiene fd
whatif-closed-name = NameError: { $x } ya no existe
whatif-closed-because = El nombre sigue, pero su fd es -1: close lo devolvió al núcleo, y un socket cerrado no se reabre.

# UDP
whatif-udp-nobody = mando UDP a nadie
whatif-udp-nobody-question = { $x } (UDP) envía al puerto 1, donde no hay nadie. ¿Qué pasa?
whatif-udp-nobody-four = Devuelve { $length }, como si llegara
whatif-udp-nobody-because = sendto entrega la postal al núcleo y vuelve. Que alguien la reciba es otra cosa, y nadie avisa aquí.

whatif-udp-connect = hago connect en UDP
whatif-udp-connect-question = { $x } (UDP) hace connect al puerto 1, sin nadie. ¿Qué pasa?
whatif-udp-connect-notes = Funciona: no viaja nada
whatif-udp-connect-because = En UDP no hay conexión: connect solo apunta el destino, y no pregunta si hay alguien.

whatif-udp-short = leo media postal
whatif-udp-short-question = A { $x } le llega una postal de 10 bytes. Leo 3. ¿Y la lectura siguiente?
whatif-udp-short-rest = Devuelve los 7 que faltan
whatif-udp-short-lost = Espera: los otros 7 se perdieron
whatif-udp-short-error = Da un error: faltó sitio
whatif-udp-short-because = Una lectura, una postal: lo que no cabe en recvfrom(3) se pierde, y el núcleo ya no lo tiene.

whatif-udp-two = llegan dos postales
whatif-udp-two-question = { $y } envía dos postales a { $x }. ¿Qué devuelve un solo recv(100)?
whatif-udp-two-first = Devuelve `b'{ $one }'`
whatif-udp-two-both = Devuelve `b'{ $one }{ $two }'`
whatif-udp-two-last = Devuelve `b'{ $two }'`
whatif-udp-two-because = En UDP cada recv lee una postal entera, aunque quepan más. La otra sigue en el núcleo.

# Alguien escucha
whatif-recv-listener = leo de quien escucha
whatif-recv-listener-question = { $s } escucha en { $program }. ¿Qué hace { $s }.recv(100)?
whatif-recv-listener-because = El socket que escucha solo da conexiones: los bytes van por el que devuelve accept.

whatif-no-accept = nadie hace accept
whatif-no-accept-question = { $server } escucha, sin accept. ¿Qué pasa si { $program } conecta y envía?
whatif-connect-waits = connect espera hasta el accept
whatif-connect-queued = connect y send funcionan ya
whatif-no-accept-because = La conexión la hace el núcleo al escuchar. accept solo recoge una que ya espera en la cola.

whatif-another = llega otro cliente
whatif-another-question = { $server } ya tiene una conexión. ¿Qué pasa si { $program } conecta y envía?
whatif-another-because = La escucha sigue abierta: el núcleo completa la nueva conexión y la deja en la cola hasta otro accept.

whatif-close-accept = cierro en la cola
whatif-close-accept-question = { $program } cierra antes del accept. ¿Qué pasa con accept y recv en { $server }?
whatif-close-accept-waits = accept espera: ya no hay nadie
whatif-close-accept-fails = accept da un error
whatif-close-accept-works = accept y recv funcionan
whatif-close-accept-recv = accept funciona; recv da un error
whatif-close-accept-because = La conexión y sus bytes estaban en el núcleo: accept la entrega aunque el otro extremo ya haya cerrado.

whatif-accept-port = comparo direcciones
whatif-accept-port-question = { $conn } salió de { $s }.accept(). ¿Tiene la dirección de { $s }?
whatif-accept-port-same = Sí: la misma, puerto incluido
whatif-accept-port-new = No: accept abre otro puerto
whatif-accept-port-none = No tiene dirección: da un error
whatif-accept-port-because = accept no abre puertos. Las conexiones se distinguen por las dos direcciones, la de aquí y la de allí.

whatif-bind-taken = pido su mismo puerto
whatif-bind-taken-question = { $program } hace bind donde { $server } escucha. ¿Qué pasa?
whatif-bind-taken-because = Mientras { $server } la tenga, bind no da esa dirección a otro socket TCP (sin SO_REUSEPORT), sea del programa que sea.

whatif-udp-port = uso su puerto en UDP
whatif-udp-port-question = { $server } escucha en TCP. ¿Puede { $program } usar ese número en UDP?
whatif-udp-port-both = Funciona: los dos a la vez
whatif-udp-port-because = TCP y UDP tienen cada uno sus puertos: el mismo número en los dos no es el mismo puerto.

whatif-other-ip = llamo a 127.0.0.2
whatif-other-ip-question = Hay quien escucha en 127.0.0.1:{ $port }. ¿Y si { $program } llama a 127.0.0.2?
whatif-other-ip-same = Conecta: es la misma máquina
whatif-other-ip-because = bind a 127.0.0.1 recibe lo que va a esa dirección, no a otra. Con 0.0.0.0 recibiría lo de todas.

# Una conexión con sus dos extremos
whatif-three-sends = envío tres, leo una
whatif-three-sends-question = { $program } envía AAA, BBB y CCC. Ya llegaron. ¿Qué lee un solo recv(100)?
whatif-three-sends-first = Tres bytes: los de un send
whatif-three-sends-all = Los nueve: `b'AAABBBCCC'`
whatif-three-sends-error = Un error: hay más de un mensaje
whatif-three-sends-because = TCP es un flujo de bytes sin costuras: recv lee los que haya, sin saber en cuántos send vinieron.

whatif-part = leo solo una parte
whatif-part-question = { $program } envía 10 bytes y { $server } lee 4. ¿Y el recv(100) siguiente?
whatif-part-rest = Devuelve los 6 que faltan
whatif-part-lost = Espera: los otros 6 se perdieron
whatif-part-again = Devuelve los 10
whatif-part-because = En TCP lo que no se lee sigue en el búfer del núcleo, en orden, para la lectura siguiente.

whatif-close-unread = cierro antes de leer
whatif-close-unread-question = { $program } envía; { $server } cierra sin leer. ¿Qué hace recv en { $program }?
whatif-close-unread-end = `b''`: el final del flujo
whatif-close-unread-because = Cerrar con bytes sin leer no es una despedida: el núcleo corta con RST, y el otro lado lo sabe.

whatif-half-close = dejo de enviar
whatif-half-close-question = { $program } hace shutdown(SHUT_WR) y { $server } contesta. ¿Qué lee { $program }?
whatif-half-close-end = `b''`: ya cerró
whatif-half-close-goes-on = `b'{ $more }'`: aún puede leer
whatif-half-close-send = Nada: send falla en { $server }
whatif-half-close-because = SHUT_WR cierra un solo sentido: { $program } ya no envía, pero lo que le envíen sigue llegando.

whatif-close = cierro y él lee
whatif-close-question = { $program } cierra. ¿Qué hace { $conn }.recv(100) en { $server }?
whatif-close-because = b'' es el final del flujo: el otro extremo no enviará más. No es un error ni un mensaje vacío.

whatif-recv-first = leo antes del envío
whatif-recv-first-question = { $server } hace recv y espera; después { $program } envía. ¿Qué pasa con recv?
whatif-recv-first-wakes = Despierta con `b'{ $hello }'`
whatif-recv-first-late = Sigue esperando: llegó tarde
whatif-recv-first-because = La llamada espera dentro del núcleo, y los primeros bytes que llegan la despiertan.

whatif-send-closed = envío a quien cerró
whatif-send-closed-question = { $program } cierra y { $server } envía dos veces. ¿Cuál falla?
whatif-send-closed-none = Fallan las dos
whatif-send-closed-second = Solo falla la segunda
whatif-send-closed-both = Ninguna: las dos salen
whatif-send-closed-because = El primer send va al núcleo y vuelve; la respuesta es un RST, y el segundo ya da EPIPE.

whatif-send-unread = envío y nadie lee
whatif-send-unread-question = { $program } envía y { $server } no lee. ¿Qué hace send?
whatif-send-unread-four = Devuelve { $length }, sin esperar
whatif-send-unread-because = send copia los bytes al núcleo y vuelve. Que { $server } los lea es asunto de después.

whatif-time-wait = cierro y repito bind
whatif-time-wait-question = { $server } cierra { $conn } y { $s }, y repite su bind. ¿Qué pasa?
whatif-time-wait-free = Funciona: ya quedó libre
whatif-time-wait-because = Quien cierra primero deja la dirección en TIME_WAIT un minuto; SO_REUSEADDR en ambos la deja usar.

# Programas
whatif-restart = lo inicio otra vez
whatif-restart-question = { $program } terminó. Si empieza de nuevo, ¿qué es { $name }?
whatif-restart-open = El socket de antes, abierto
whatif-restart-closed = El socket de antes, cerrado
whatif-restart-gone = Nada: NameError
whatif-restart-because = Es otro proceso, con otro pid: variables y sockets murieron con el anterior.

whatif-kill = mato al otro
whatif-kill-question = SIGKILL a { $server }: no puede despedirse. ¿Qué lee { $program }?
whatif-kill-waits = Nada: se queda esperando
whatif-kill-end = `b''`: como si hubiera cerrado
whatif-kill-because = Los sockets son del núcleo: cuando un proceso muere, el núcleo los cierra por él, y sale un FIN.

whatif-kill-echo = mato al eco
whatif-kill-echo-question = SIGKILL a { $server }: no puede despedirse. ¿Qué lee { $program }?
whatif-kill-echo-because = Los sockets son del núcleo: cuando un proceso muere, el núcleo los cierra por él, y sale un FIN.

whatif-echo-half = dejo de enviar a eco
whatif-echo-half-question = { $program } envía a { $server } y hace shutdown(SHUT_WR). ¿Qué lee?
whatif-echo-half-because = SHUT_WR cierra un solo sentido: { $server } lee hasta el final y aún puede contestar.

whatif-echo-two = dos llaman al eco
whatif-echo-two-question = { $x } e { $y } conectan a { $server }; { $x } calla. ¿Contesta a { $y }?
whatif-echo-two-waits = No: atiende antes a { $x }
whatif-echo-two-answer = Sí: `b'{ $hello }'`
whatif-echo-two-because = Cada conexión tiene su propio socket, y este servidor los atiende a la vez.
