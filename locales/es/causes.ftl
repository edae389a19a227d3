### What brought a call about and what followed from it, while calls are walked over.

## Actions: a name of at most 15 columns for the footer, a sentence for help

causes-action-cause = causa
causes-about-cause = Salta a la llamada que causó esta: el send cuyos bytes leyó, el connect que aceptó, el close que le dio el fin.
causes-action-consequence = consecuencia
causes-about-consequence = Salta a la llamada que siguió de esta: el recv que leyó sus bytes, el accept que tomó su conexión.

## Bytes of a stream

causes-read = de aquí leyó { $program }: { $calls }
causes-read-part = { $call } { $bytes } de { $whole } B
causes-read-short = { $count ->
    [one] de aquí leyó { $program } con un { $call }
   *[other] de aquí leyó { $program } con { $count } { $call }
 }
causes-brought = { $count ->
    [one] trae bytes de un { $call } de { $program }: { $bytes }
   *[other] trae bytes de { $count } { $call } de { $program }: { $bytes }
 }
causes-brought-short = { $count ->
    [one] trae bytes de un { $call } de { $program }
   *[other] trae bytes de { $count } { $call } de { $program }
 }
causes-looked = { $count ->
    [one] mira sin llevarse bytes de un { $call } de { $program }: { $bytes }
   *[other] mira sin llevarse bytes de { $count } { $call } de { $program }: { $bytes }
 }
causes-brought-part = { $shown } ({ $bytes } de { $whole } B)
causes-bytes = { $bytes } B
causes-more = { $list } y { $count } más

## Other calls

causes-message-read = lo leyó { $program } con { $call }
causes-message-sent = lo envió { $program } con { $call }
causes-connect-taken = la aceptó { $program } con { $call }
causes-came = viene del { $call } de { $program }
causes-hence = por eso dio { $result } el { $call } de { $program }

## What is missing

causes-outside = el otro extremo está fuera del laboratorio: sus llamadas no se ven
causes-forgotten-before = la llamada que lo causó ya no se recuerda
causes-forgotten-after = la llamada que siguió ya no se recuerda
causes-forgotten-bytes-before = { $bytes } B son de llamadas que ya no se recuerdan
causes-forgotten-bytes-after = { $bytes } B los leyeron llamadas que ya no se recuerdan
causes-together = va entre otros que se contaron juntos: no se sabe con cuál
causes-died = viene del fin de su programa: el núcleo cerró por él
causes-unread = { $bytes } B sin leer todavía
causes-waits-accept = espera un accept
causes-waits-read = nadie lo ha leído todavía
causes-lost = { $bytes } B se perdieron al cortarse la conexión
causes-refused = nadie lo tomó
