# Lo que dice `enchufe servidor` en su terminal.

server-listening = { $server } ({ $transport }) escucha en { $addresses }
server-how-to-end = Cada línea es una llamada del servidor. Ctrl-C lo termina.

server-line-accepted = { $call } → fd { $fd }, desde { $peer }
server-line-moved = { $call } → { $bytes } bytes  { $data }
server-line-moved-from = { $call } → { $bytes } bytes desde { $peer }  { $data }
server-line-end = { $call } → b'': el otro extremo terminó de enviar
server-line-failed = { $call } falló: { $reason }
server-line-refused = enchufe no lo permite: no es loopback
server-line-given-up = se abandonó la espera
server-line-many-sent =
    { $count ->
        [one] send(…), una llamada, { $bytes } bytes en total
       *[other] send(…), { $count } llamadas, { $bytes } bytes en total
    }
server-line-many-read =
    { $count ->
        [one] recv(…), una llamada, { $bytes } bytes en total
       *[other] recv(…), { $count } llamadas, { $bytes } bytes en total
    }
server-line-untold =
    { $count ->
        [one] Una llamada más, que no cupo aquí.
       *[other] { $count } llamadas más, que no cupieron aquí.
    }

server-yes-words = sí si yes
server-ask-open = { $address } no es loopback: cualquiera que llegue a esta máquina por la red podrá conectarse. ¿Lo abres? Escribe «sí» para abrirlo:
server-said-no = No se abrió { $address }. Sin --direccion, el servidor escucha solo en esta máquina.
server-nobody-to-ask = { $address } no es loopback: cualquiera que llegue a esta máquina por la red podría conectarse. Si es lo que quieres, añade --si.
server-only-loopback = ENCHUFE_SOLO_LOOPBACK=1 no deja abrir { $address }: aquí solo se permiten direcciones de loopback, como 127.0.0.1.

server-port-in-use = { $address } ya está en uso: otro programa escucha ahí. Elige otro puerto con --puerto, o no lo pongas y lo elegirá el núcleo.
server-privileged-port = El puerto { $port } está reservado: este sistema solo se lo da al administrador. Elige uno a partir de 1024.
server-foreign-address = { $address } no es una dirección de esta máquina, y un servidor solo puede escuchar en las suyas. Prueba con 127.0.0.1.
server-no-ipv6 = Esta máquina no tiene IPv6, así que no se puede escuchar en { $address }. Prueba con 127.0.0.1.
server-path-in-use = { $address } ya existe, y no es un socket que alguien dejara abandonado. Bórralo si es tuyo, o elige otra ruta.
server-path-forbidden = No tienes permiso para crear { $address }. Elige una carpeta tuya.
server-no-folder = La carpeta de { $address } no existe. Créala antes, o elige otra ruta.
server-path-too-long = La ruta tiene { $length } bytes y una dirección Unix admite { $limit } como máximo. Elige una más corta.
server-cannot-listen = No se pudo escuchar en { $address }: [Errno { $errno }] { $text }.
server-unknown-host = Nadie conoce la dirección de «{ $host }». Escribe una como 127.0.0.1 o ::1.
server-web-over-udp = El servidor web habla HTTP/1.1, que va sobre un flujo de bytes: --udp solo vale para eco.
server-udp-at-a-path = --udp y --unix no van juntos: UDP usa una dirección y un puerto, y --unix, una ruta.
server-port-at-a-path = Una ruta Unix no tiene puerto ni dirección: con --unix, eco no admite --puerto ni --direccion.
server-broken = El servidor no puede seguir: { $reason }.
