### Los bytes de una conversación, uno a uno.

## Places and actions

hex-place = los bytes de una conversación
hex-place-search = una búsqueda entre los bytes
hex-action-open = bytes
hex-about-open = Los bytes de la conversación, uno a uno: en hexadecimal y como texto, con el send que trajo cada uno y el recv que se lo llevó.
hex-action-turn = otro sentido
hex-about-turn = Los bytes que van en el otro sentido.
hex-action-row = fila
hex-action-byte = byte
hex-about-up = La fila de arriba.
hex-about-down = La fila de abajo.
hex-about-left = El byte anterior.
hex-about-right = El byte siguiente.
hex-action-page-up = más arriba
hex-about-page-up = Varias filas más arriba.
hex-action-page-down = más abajo
hex-about-page-down = Varias filas más abajo.
hex-action-first = primero
hex-about-first = El primer byte que se muestra.
hex-action-last = último
hex-about-last = El último byte.
hex-action-search = busca
hex-about-search = Busca entre los bytes: un texto, o hexadecimal si empieza por 0x o por \x.
hex-action-next = siguiente
hex-about-next = El siguiente sitio donde está lo buscado.
hex-action-previous = anterior
hex-about-previous = El sitio anterior donde está lo buscado.
hex-action-close = cierra
hex-about-close = Cierra los bytes.
hex-action-search-accept = busca
hex-about-search-accept = Busca lo escrito, desde el cursor.
hex-action-search-close = deja
hex-about-search-close = Deja la búsqueda.

## The title

hex-title = bytes ·
hex-outside = fuera del laboratorio
hex-length = { $number } B
hex-datagrams = { $count ->
    [one] 1 datagrama
   *[other] { $number } datagramas
}
hex-unread = por leer: { $number }

## The rows

hex-empty = Aún no ha ido ningún byte en este sentido.
hex-older = { $count ->
    [one] 1 byte anterior que ya no se muestra
   *[other] { $number } bytes anteriores que ya no se muestran
}
hex-older-datagrams = { $count ->
    [one] 1 datagrama anterior que ya no se muestra
   *[other] { $number } datagramas anteriores que ya no se muestran
}
hex-gap = { $number } B no guardados
hex-datagram = datagrama { $number }
hex-datagram-waiting = por leer
hex-datagram-read = leído entero
hex-datagram-torn = leídos { $read }, perdidos { $lost }
hex-datagram-torn-unknown = leídos { $read }, el resto perdido
hex-datagram-refused = nadie lo recogió
hex-seam-send = acaba un send
hex-seam-read = acaba un recv
hex-seam-both = los dos
hex-legend-unread = por leer

## One byte

hex-byte = byte { $offset } ({ $hexadecimal })
hex-byte-of-datagram = datagrama { $number }, byte { $offset } ({ $hexadecimal })
hex-value = hex { $hexadecimal }, dec { $decimal }, bin { $binary }
hex-character = UTF-8: { $character }
hex-character-part = UTF-8: byte { $place } de { $length } de { $character }: { $sequence }
hex-character-cut = UTF-8: carácter a medias, hay { $known } de sus { $length } bytes: { $sequence }
hex-character-begun = UTF-8: parte de un carácter que empezó antes de lo que se muestra.
hex-character-invalid = No es UTF-8 válido.
hex-shown = «{ $character }» ({ $number })
hex-control = el control { $name } ({ $number })
hex-unshown = { $number }, que no se puede mostrar
hex-sent = send: { $program } · su byte { $place } de { $length } · { $call }
hex-sent-unknown = send: no se recuerda, o se hizo fuera del laboratorio.
hex-taken = recv: { $program } · su byte { $place } de { $length } · { $call }
hex-taken-before = recv: alguno lo tomó, y ya no se recuerda cuál.
hex-taken-waiting = recv: por leer, ninguno lo ha tomado.
hex-taken-torn = recv: se cortó y se perdió, no cabía en lo que pidió el programa.
hex-taken-lost = recv: ninguno lo tomó antes de que se cortara la conexión.
hex-taken-refused = recv: nadie escuchaba allí, y el núcleo lo dijo después.

## Searching

hex-search-hint = un texto, o hexadecimal tras 0x o \x
hex-search-malformed = no son bytes en hexadecimal: van de dos en dos cifras
hex-search-none = no está
hex-search-place = { $place } de { $number }
hex-search-found = { $count ->
    [one] en 1 sitio
   *[other] en { $number } sitios
}
