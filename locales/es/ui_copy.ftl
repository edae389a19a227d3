### Walking over the calls, copying what one of them has, pasting whole listings.

## Actions: a name of at most 15 columns for the footer, a sentence for help

copy-category = Al recorrer los sucesos
copy-action-events = sucesos
copy-about-events = Recorre las llamadas, una por una: qué hizo cada una, con qué bytes y por qué. Desde ahí se copian.
copy-action-event-walk = recorre
copy-about-event-up = La llamada anterior.
copy-about-event-down = La llamada siguiente.
copy-action-event-page-up = diez antes
copy-about-event-page-up = Diez llamadas atrás.
copy-action-event-page-down = diez después
copy-about-event-page-down = Diez llamadas adelante.
copy-action-event-oldest = la más antigua
copy-about-event-oldest = La llamada más antigua de la lista.
copy-action-event-newest = la más nueva
copy-about-event-newest = La llamada más nueva.
copy-action-event-copy = copia
copy-about-event-copy = Copia algo de esta llamada: la sentencia, una dirección, sus bytes.
copy-action-events-close = sale
copy-about-events-close = Deja de recorrer los sucesos.
copy-action-choose = copia
copy-about-choose = Copia lo elegido: al portapapeles de tu terminal y a un archivo.
copy-action-walk = elige
copy-about-up = Lo anterior.
copy-about-down = Lo siguiente.
copy-action-close = cierra
copy-about-close = Cierra sin copiar.
copy-action-paste-read = sigue
copy-about-paste-read = Después de pegar sentencias: quita el aviso. No ejecuta nada.

## The chosen call

copy-event-of = suceso { $place } de { $count }
copy-event-of-last = suceso { $place } de los últimos { $count } · { $total } llamadas en total
copy-event-accepted = fd { $fd }: la conexión con { $address }
copy-event-accepted-unnamed = fd { $fd }: una conexión nueva
copy-event-connected = conectado con { $address }
copy-event-noted = destino anotado: { $address }
copy-event-listens = escucha en { $address }
copy-event-from = desde { $address }
copy-event-between = entre { $local } y { $remote }
copy-event-went-in = entraron { $moved } de { $asked } B
copy-event-old = suceso que ya salió de la lista
copy-event-time = a los { $time } de la sesión
copy-event-took = tardó { $time }
copy-event-waits = espera en el núcleo
copy-event-cause = por: { $statement }
copy-event-forgotten = la memoria ya no llega hasta él: queda esto
copy-no-calls = Todavía no hay ninguna llamada que recorrer: aparecen cuando un programa usa un socket.
copy-first-call = Esta es la primera llamada de todas.
copy-memory-begins = Aquí empieza la memoria de la lista: guarda { $count } llamadas.

## What can be copied

copy-title = copiar
copy-what-statement = sentencia
copy-what-call = llamada
copy-what-local = dirección local
copy-what-remote = dirección remota
copy-what-text = bytes, como texto
copy-what-hexadecimal = bytes, en hexadecimal
copy-what-python = bytes, en Python
copy-kept = Se conservan { $kept } de { $length } bytes: los primeros y los últimos.
copy-nothing = De esta llamada no hay nada que copiar.

## What became of it. $file is a path, $reason an errno's symbol

copy-copied = { $what ->
    [statement] la sentencia
    [call] la llamada
    [local] la dirección local
    [remote] la dirección remota
    [text] los bytes como texto
    [hexadecimal] los bytes en hexadecimal
   *[python] los bytes en Python
}
copy-done = { $count ->
    [one] Copiado: { copy-copied } (1 byte). Si tu terminal no lo admite, está en { $file }.
   *[other] Copiado: { copy-copied } ({ $bytes } bytes). Si tu terminal no lo admite, está en { $file }.
}
copy-done-too-long = { $count ->
    [one] Copiado en { $file }: { copy-copied } (1 byte).
   *[other] Es más de lo que admite una terminal. Copiado en { $file }: { copy-copied } ({ $bytes } bytes).
}
copy-done-no-clipboard = { $count ->
    [one] Esta terminal no tiene portapapeles. Copiado en { $file }: { copy-copied } (1 byte).
   *[other] Esta terminal no tiene portapapeles. Copiado en { $file }: { copy-copied } ({ $bytes } bytes).
}
copy-done-no-file = { $count ->
    [one] Enviado a tu terminal: { copy-copied } (1 byte). No se pudo guardar también en { $file } ({ $reason }).
   *[other] Enviado a tu terminal: { copy-copied } ({ $bytes } bytes). No se pudo guardar también en { $file } ({ $reason }).
}
copy-not-done = { $count ->
    [one] No se copió: ni tu terminal lo admite ni se pudo guardar en { $file } ({ $reason }). Es 1 byte.
   *[other] No se copió: ni tu terminal lo admite ni se pudo guardar en { $file } ({ $reason }). Son { $bytes } bytes.
}

## Pasting

copy-pasted = { $count ->
    [one] Pegado: se ejecuta cuando termine lo que corre. { $key } lo descarta.
   *[other] Pegado: { $count } sentencias, una tras otra aunque alguna falle. { $key } descarta las que falten.
}
copy-pasted-runs = Pegado: se ejecuta.
copy-paste-left-out = { $count ->
    [one] No cabía todo: 1 byte del final se quedó fuera.
   *[other] No cabía todo: { $bytes } bytes del final se quedaron fuera.
}
copy-paste-curly = Lo pegado trae comillas tipográficas (“ ”): Python solo entiende las rectas (" y ').
copy-paste-invisible = Lo pegado traía espacios duros o signos invisibles, que Python no admite: los cambié o los quité.
copy-queue = { $count ->
    [one] Espera 1 sentencia más.
   *[other] Esperan { $number } sentencias más.
}
