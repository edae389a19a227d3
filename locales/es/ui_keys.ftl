# Las teclas: dónde valen, cómo se cambian y la página que las cuenta.

# Las flechas, dichas con palabras, en el archivo
keys-word-up = Arriba
keys-word-down = Abajo
keys-word-left = Izquierda
keys-word-right = Derecha

# Dónde llega una tecla
keys-everywhere = en todas partes
keys-place-home = el inicio
keys-place-console = la consola
keys-place-server = el servidor de enchufe
keys-place-reading = la lectura de una lección
keys-place-question = la pregunta de una lección
keys-place-sentence = tu frase
keys-place-demo = la demostración
keys-place-demo-vote = los votos de la clase
keys-place-demo-black = la demostración en negro
keys-place-demo-list = la lista de la demostración
keys-place-broken = la lección que no se puede leer
keys-place-menu = el menú de programas
keys-place-naming = el nombre de un programa
keys-place-help = la ayuda
keys-place-terms = la lista del glosario
keys-place-term = una palabra del glosario
keys-place-person = la pregunta de quién eres
keys-place-permission = la pregunta de permiso
keys-place-events = el recorrido por las llamadas
keys-place-copying = el menú de copiar
keys-place-card = la ficha de un socket
keys-place-palette = la paleta de comandos
keys-place-deeds = el menú de acciones
keys-place-deeds-field = un dato del menú de acciones
keys-place-experiment = la pregunta de un experimento

# Lo que no puede ser en teclas.toml
keys-unreadable = No se puede leer: { $reason }.
keys-too-large = El archivo pasa de { $most } bytes. Deja solo las líneas de tus teclas.
keys-not-utf8 = Aquí hay bytes que no son texto. Guarda el archivo como UTF-8.
keys-not-toml = No es TOML: { $message }
keys-unknown-table = «{ $given }» no es nada aquí. Las teclas van debajo de la línea [teclas].
keys-unknown-action = No hay ninguna acción «{ $given }». La orden enchufe teclas dice cuáles hay.
keys-unknown-action-near = No hay ninguna acción «{ $given }». ¿Querías decir «{ $nearest }»?
keys-wrong-shape = { $action } necesita una lista de teclas entre comillas, como ["F4", "Alt-A"].
keys-unknown-key = «{ $given }» no es el nombre de ninguna tecla. Para { $action }, escríbela como F4, Alt-A, Ctrl-Q, Mayús-F6, RePág o Espacio.
keys-never-arrives = { $key } no llega desde la terminal, o llega como otra tecla. Elige otra para { $action }.
keys-none = { $action } se queda sin ninguna tecla. Dale una, o borra su línea.
keys-too-many = { $action } tiene demasiadas teclas: como mucho, { $most }.
keys-numbered = Las teclas de { $action } son cifras y dicen un número: no se cambian. Borra su línea.
keys-taken = { $key } no puede ser de { $action }: en { $place } es de { $other }. Elige otra tecla para una de las dos.
keys-typed = { $key } no puede ser de { $action }: en { $place } se escribe. Elige una tecla F, o una con Alt o Ctrl.
keys-edits = { $key } no puede ser de { $action }: en { $place } edita lo que escribes. Elige una tecla F, o una con Alt o Ctrl.
keys-must-keep = { $action } no puede quedarse sin { $key }: en { $place } significa lo mismo que en python3. Añádela a su lista.
keys-status-refused =
    { $count ->
        [one] teclas.toml: un fallo; siguen las teclas de siempre (enchufe teclas)
       *[other] teclas.toml: { $count } fallos; siguen las teclas de siempre (enchufe teclas)
    }

# La orden enchufe teclas
keys-command-file = Tus teclas: { $file }
keys-command-no-file = Para cambiar las teclas, escribe { $file }
keys-command-nowhere = Para cambiar las teclas hace falta una carpeta propia: no hay HOME ni XDG_CONFIG_HOME.
keys-command-refused = Mientras tanto valen las teclas de siempre.

# La página de docs/
keys-page-title = Las teclas
keys-page-intro =
    Estas son las teclas de enchufe, según dónde estés. En la pantalla, la última línea dice las más útiles y la ayuda,
    todas. Esta página se genera de la misma tabla que usa el programa: `enchufe teclas --markdown`.
keys-page-keys = teclas
keys-page-action = acción
keys-page-about = qué hace
keys-page-other = Otras teclas
keys-page-file =
    Las teclas se cambian en el archivo `teclas.toml`, en `$XDG_CONFIG_HOME/enchufe/` o, sin esa variable, en
    `~/.config/enchufe/`. Cada línea da a una acción, por su nombre en las tablas de arriba, una lista de teclas. Valen
    esas y ninguna otra; la primera es la que se ve en la pantalla.
keys-page-rules =
    Las teclas se nombran como en las tablas, en español o en inglés: `F4`, `Alt-A`, `Ctrl-Q`, `Mayús-F6`, `RePág`, `Espacio`,
    `Arriba`. Las mayúsculas solo importan en una letra sola: `G` es la mayúscula y `g`, la minúscula.

    No puede ser, y enchufe lo dice con el archivo y la línea:

    - que una tecla signifique dos acciones en el mismo sitio, salvo que ya sea así en las tablas;
    - que una acción se quede sin teclas;
    - que un carácter, Enter, Tab, una flecha, Inicio, Fin, Retroceso o Supr signifique otra cosa donde se escribe;
    - una tecla que la terminal no envía, o envía como otra: Ctrl-I es Tab, Ctrl-M es Enter;
    - cambiar las teclas que son cifras, porque dicen un número.

    Si algo no puede ser, ninguna línea del archivo vale y siguen las teclas de siempre. `enchufe teclas` dice las que hay,
    y qué falla.

# La ayuda
keys-here = Aquí: { $place }
keys-here-console = Aquí: la consola de { $program }
keys-here-server = Aquí: { $program }, un servidor de enchufe
keys-here-empty = Aquí: el laboratorio, sin ningún programa

# help: Alt-H; commands: Alt-C. Muchos portátiles hacen otra cosa con las teclas F
keys-no-function = ¿Sin teclas F? { $help } abre la ayuda; { $commands }, los comandos.
