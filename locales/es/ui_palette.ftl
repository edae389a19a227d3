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
