# La paleta de comandos (F8): todo lo que se puede hacer aquí, por su nombre.

palette-action-open = comandos
palette-about-open = Todo lo que se puede hacer aquí, por su nombre en español o en inglés: teclas, lecciones, palabras.
palette-action-choose = hazlo
palette-about-choose = Hace lo que está marcado, como su tecla.
palette-action-walk = elige
palette-about-up = La línea de arriba.
palette-about-down = La línea de abajo.
palette-action-page-up = página ↑
palette-about-page-up = Varias líneas arriba.
palette-action-page-down = página ↓
palette-about-page-down = Varias líneas abajo.
palette-action-close = cierra
palette-about-close = Cierra la paleta sin hacer nada.

palette-title = comandos
palette-search = busca una tecla, una lección, una palabra
palette-count = { $place } de { $count }
palette-nothing = Nada se llama así.
palette-nothing-hint = Prueba otra palabra, en español o en inglés; bastan unas letras.
palette-kind-term = glosario

palette-program = ir a { $program }
palette-about-program = El foco pasa a ese programa.
palette-lesson = lección { $number } · { $title }
palette-demo = demostrar { $number } · { $title }
palette-broken = lección { $folder }
palette-about-broken = No se puede leer: dice qué falta.
palette-item = { $item } · { $program }
palette-theme = tema { $theme }
palette-about-oscuro = Los colores de tu terminal; pensado para fondos oscuros.
palette-about-claro = Oscuro sobre blanco, para un proyector en un aula con luz.
palette-about-contraste = Blanco sobre negro, con el contraste más alto.
palette-about-mono = Sin color: solo negrita, tenue, subrayado e inverso.

## Otras palabras por las que se busca, separadas por comas

palette-words-events = copiar, copia, portapapeles, llamadas, historial
palette-words-fresh = limpiar, borrar, vaciar, empezar de nuevo
palette-words-again = reiniciar, repetir, rehacer, empezar de nuevo
palette-words-deeds = socket, bind, listen, accept, connect, send, sendall, sendto, recv, recvfrom, shutdown, close, setsockopt, getsockopt, socketpair, opciones, enviar, recibir, conectar, vincular, escuchar, aceptar, cerrar
palette-words-pane = otro panel, cambiar de programa, ventana
palette-words-programs = añadir, nuevo, proceso
palette-words-themes = color, colores, fondo, aspecto
palette-words-mouse = copiar, pegar, seleccionar, portapapeles
palette-words-help = ayuda, teclas, atajos, manual
palette-words-home = inicio, menú, volver, lecciones
palette-words-quit = salir, cerrar, acabar
palette-words-kill = matar, acabar, señal
palette-words-connection = conexión, conexiones
