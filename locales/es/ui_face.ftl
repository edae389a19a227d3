## Themes

face-action-theme = otro tema
face-about-theme = Cambia los colores: oscuro, claro, contraste, mono. Lo recuerda.
face-theme-name = { $theme ->
    [oscuro] oscuro
    [claro] claro
    [contraste] contraste
   *[mono] mono
 }
face-status-theme = { $theme ->
    [oscuro] Tema oscuro: los colores de tu terminal.
    [claro] Tema claro: fondo blanco, para un proyector.
    [contraste] Tema contraste: blanco sobre negro.
   *[mono] Tema mono: sin color.
 }

## The first run

face-first-run = primera vez
face-first-run-what = Aquí aprendes qué es un socket con sockets de verdad.
face-first-run-byte = Abajo, dos programas reales se envían bytes: míralos.
# key: Espacio
face-first-run-no-byte = Abajo, { $key } envía bytes entre dos programas reales.
# key: Enter
face-first-run-next = { $key } cierra esto; otra vez { $key }, y empiezas.
face-first-run-theme = Tema
face-first-run-language = Idioma
face-own-language = español
face-action-first-run-accept = cierra
face-about-first-run-accept = La primera vez: cierra el saludo. No vuelve a salir.
face-action-first-run-theme = tema
face-about-first-run-next-theme = La primera vez: el tema siguiente, que se ve al momento.
face-about-first-run-previous-theme = La primera vez: el tema anterior.
