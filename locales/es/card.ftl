### La ficha de un socket: todo lo que se sabe de él y de su otro extremo.

## Actions: a name of at most 15 columns for the footer, a sentence for help

card-action-open = ficha
card-about-open = La ficha del socket: los estados de TCP y todo lo que dice el núcleo, de los dos extremos.
card-action-turn = otra cara
card-about-turn = De los estados a las cifras, y al revés.
card-action-walk = recorre
card-about-up = La cifra de arriba, con lo que significa.
card-about-down = La cifra de abajo, con lo que significa.
card-action-next = otro socket
card-about-next = La ficha del socket siguiente de los que están en pantalla.
card-action-close = cierra
card-about-close = Cierra la ficha.

## Pages

card-page-states = ficha · estados de TCP: estás aquí
card-page-facts = ficha · lo que dice el núcleo
card-page-stateless = ficha · sin estados de TCP
card-page-by-program = ficha · según cada programa: el núcleo no lo cuenta desde fuera

## The diagram's edges

card-edge-answered = contestan que sí
card-edge-asked = piden conectar
card-edge-confirmed = confirman
card-edge-other-closed = cierra el otro
card-edge-clock = pasa un minuto
card-edge-died = muere

## What brought a state about

card-cause-deed = por { $call } de { $program }
card-cause-death = porque terminó { $program }
card-cause-answer = contestó TCP en el otro extremo
card-cause-clock = se acabó el plazo
card-cause-unknown = nadie del laboratorio lo contó
card-unseen = (no se vio)
card-way-none = Todavía no escucha ni está conectado.
card-way-at-close = al cerrar; después nadie lo ha contado
card-untold = Tu sistema no lo cuenta.
card-untold-now = Ahora no hay nada que contar.
card-seconds-left = · quedan { $seconds } s

## Sockets without states of TCP

card-stateless-udp = UDP no tiene estos estados: no hay conexión. connect solo anota con quién se habla, y filtra de quién se recibe; el programa ss lo llama ESTAB.
card-stateless-unix = Un socket AF_UNIX no pasa por los estados de TCP: los dos extremos están en el mismo núcleo, y conectar o cerrar es inmediato.
card-stateless-unix-datagram = Aquí no hay conexión ni estados: son mensajes sueltos dentro del mismo núcleo.
card-stateless-other = Este tipo de socket no pasa por los estados de TCP.

## Facts: a name, and what it means

card-descriptor = descriptor
card-about-descriptor = El número con el que el programa nombra su socket. Es del programa, no de la red.
card-numbers = qué es
card-about-numbers = Su familia, su tipo y su protocolo, con el nombre que usa ss.
card-local = su dirección
card-about-local = La dirección de este extremo: lo que da getsockname.
card-peer = la del otro
card-about-peer = La dirección del otro extremo: lo que da getpeername.
card-state = estado
card-about-state = El estado de TCP en este extremo. El otro extremo tiene el suyo, y pueden ser distintos.
card-state-at-close = { $state } (al cerrar)
card-about-state-at-close = Nadie lo ha contado desde que se cerró: es lo último que se supo.
card-accept-queue = cola
card-about-accept-queue = Conexiones ya hechas que esperan un accept. Linux deja entrar una más de las que pidió listen.
card-sent = enviado
card-about-sent = Bytes que send entregó al núcleo desde el principio.
card-unsent = · sin salir
card-about-unsent = De los que están sin confirmar, los que no han salido ni una vez: el otro extremo no tiene sitio, o hay demasiados en camino.
card-confirmed = confirmado
card-about-confirmed = Bytes que el otro extremo confirmó desde el principio: ya están en su núcleo, no por eso leídos.
card-arrived = llegado
card-about-arrived = Bytes que llegaron en orden desde el principio, leídos o no.
card-unconfirmed = sin confirmar
card-about-unconfirmed = Bytes enviados que el otro extremo no ha confirmado: los que ya salieron y los que aún no.
card-unread = por leer
card-about-unread = Bytes que llegaron y que ningún recv ha leído. En UDP el núcleo solo cuenta el próximo datagrama.
card-received = leído
card-about-received = Bytes que recv entregó al programa desde el principio.
card-receive-memory = memoria entrada
card-about-receive-memory = Memoria del núcleo que ocupa lo que llegó, y su límite (SO_RCVBUF). Es memoria, no bytes: cada trozo lleva su envoltorio.
card-send-memory = memoria salida
card-about-send-memory = Memoria del núcleo que ocupa lo que falta por salir o confirmar, y su límite (SO_SNDBUF). Cuando se llena, send espera.
card-drops = descartados
card-about-drops = Datagramas que llegaron y no cabían: se perdieron, y nadie avisó a quien los envió.
card-send-window = ventana del otro
card-about-send-window = Cuántos bytes más dice el otro extremo que puede recibir. Con 0, este deja de enviar.
card-receive-window = su ventana
card-about-receive-window = Cuántos bytes más anuncia este extremo que puede recibir.
card-rtt = ida y vuelta
card-about-rtt = Cuánto tarda en volver la confirmación de lo enviado: una media que da más peso a lo último (RTT).
card-min-rtt = la más corta
card-about-min-rtt = La ida y vuelta más corta que el núcleo recuerda: la de los últimos minutos.
card-rto = repite tras
card-about-rto = Cuánto espera una confirmación antes de enviar otra vez lo mismo (RTO).
card-cwnd = a la vez, máx.
card-about-cwnd = Cuántos segmentos deja TCP sin confirmar a la vez (cwnd). Crece mientras todo llega y baja cuando algo se pierde.
card-ssthresh = crece deprisa a
card-about-ssthresh = Hasta dónde crece deprisa ese máximo (ssthresh). Sin límite hasta la primera señal de atasco.
card-mss = segmento
card-about-mss = Los bytes que caben en un segmento (MSS). En una sola máquina son muchos más que entre dos.
card-retransmissions = repetidos
card-about-retransmissions = Segmentos que hubo que enviar otra vez desde el principio.
card-timer = reloj
card-about-timer = Lo que el núcleo hará cuando pase un plazo, aunque el programa no llame a nada.
card-peer-process = quién es
card-about-peer-process = El proceso que preparó el otro extremo con connect, listen o socketpair, como lo apuntó el núcleo. Solo AF_UNIX lo sabe: los dos están en esta máquina.

## Values

card-of = { $used } de { $limit }
card-queue-of = { $waiting } de { $limit }
card-queue-empty = La cola está vacía: accept esperaría.
card-queue-waits = Ya están conectadas, en la cola; accept se lleva la primera.
card-queue-full = La cola está llena: al SYN de otra nadie contesta, y su connect espera en SYN_SENT.
card-queue-full-unix = La cola está llena: otro connect espera a que haya sitio.
card-nobody = nadie
card-segments = { $count ->
    [one] 1 segmento
   *[other] { $count } segmentos
}
card-no-limit = sin límite aún
card-no-timer = ninguno
card-timer-retransmit = repetir, en { $seconds } s
card-timer-keepalive = ¿sigues ahí?, en { $seconds } s
card-timer-time-wait = soltar, en { $seconds } s
card-timer-zero-window-probe = ¿hay sitio?, en { $seconds } s
card-process = pid { $pid } · usuario { $uid }
