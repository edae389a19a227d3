## What falls short in lessons: what is wrong, and what to do

check-file-missing = falta este archivo
check-file-missing-fix = créalo: una lección tiene lesson.toml, es.md y en.md
check-file-too-large = ocupa más de { $most } kB
check-file-too-large-fix = una lección es mucho más corta: quita lo que no sea suyo
check-not-a-file = no es un archivo ni una carpeta corriente
check-not-a-file-fix = copia ahí el archivo: los enlaces y las tuberías no se siguen
check-unreadable = el sistema no deja leerlo: { $errno }
check-unreadable-fix = mira sus permisos
check-not-utf8 = no es texto UTF-8
check-not-utf8-fix = guárdalo como UTF-8 en tu editor
check-folder-name = la carpeta no se llama como la lección
check-folder-name-fix = llámala { $expected }
check-too-many-folders = hay más de { $most } lecciones, y las demás no se leen
check-too-many-folders-fix = repártelas en varias carpetas
check-not-toml = no es TOML: { $message }
check-not-toml-fix = mira comillas, corchetes, llaves y comas de esta línea y de la anterior
check-unknown-key = no existe la clave «{ $key }»
check-missing-key = falta la clave «{ $key }»
check-missing-key-fix = añade { $key } = …
check-missing-one-of = falta una de estas claves: { $keys }
check-missing-one-of-fix = añade la que haga falta
check-not-together = «{ $key }» no va junto a ninguna de estas claves: { $others }
check-not-together-fix = sepáralas en dos predicados, o quita una
check-wrong-shape = «{ $key }» no es lo que se espera
check-unknown-word = «{ $key }» no puede valer «{ $word }»
check-out-of-range = «{ $key }» se sale de sus límites
check-out-of-range-fix = escribe un número de { $least } a { $most }
check-not-one-predicate = aquí va un predicado, y hay { $found }
check-not-one-predicate-fix = escribe uno solo; para varios a la vez, all = [ … ]
check-not-a-happening = «{ $predicate }» solo acepta sucesos, y esto es un estado
check-not-a-happening-fix = usa un suceso: call, failed, accepted, sent, received, read, closed, option, returned
check-not-countable = esto no se puede contar
check-not-countable-fix = en count va un suceso simple, o any de varios
check-too-deep = hay más de { $most } predicados unos dentro de otros
check-too-deep-fix = divide el objetivo en varios
check-bad-id = «{ $id }» no vale como nombre
check-bad-id-fix = usa de 1 a 40 letras de la a a la z, cifras y guiones
check-twice = está dos veces: { $thing } «{ $id }» (la primera, en la línea { $first })
check-twice-fix = cambia el nombre de una, o quítala
check-too-many = hay demasiadas cosas de esta clase: { $thing } (como mucho { $most })
check-too-many-fix = quita algunas, o divide en dos
check-too-few = faltan cosas de esta clase: { $thing } (al menos { $least })
check-too-few-fix = añade las que faltan
check-no-such = no hay aquí tal cosa: { $thing } «{ $id }»
check-raises-outside-setup = «raises» solo se escribe en setup y continues
check-raises-outside-setup-fix = quítalo: en los demás guiones una línea puede fallar sin que se diga
check-no-relay = «to» es del troceador: ningún otro programa conecta con otro por su cuenta
check-no-relay-fix = quita to, o añade kind = "troceador"
check-not-a-destination = el troceador no puede llevar a «{ $program }»: hace falta otro programa, que escuche por TCP
check-not-a-destination-fix = nombra en to una consola, eco, web o un servidor que falla, pero no un troceador
check-undecided = ningún paso «do» posterior decide esta predicción
check-undecided-fix = pon después un paso «do», o nómbralo con decided_by
check-not-of-this-kind = un paso «{ $kind }» no tiene «{ $key }»
check-not-of-this-kind-fix = quita la clave, o cambia kind
check-wrong-truth = la opción «{ $option }» no dice cuándo es verdad
check-wrong-truth-fix = usa { $expected }: en predict cada opción lleva outcome; en quiz y check la buena lleva right = true
check-one-right = la pregunta «{ $question }» tiene { $found } opciones verdaderas
check-one-right-fix = deja right = true en una sola
check-no-reopens = la opción «{ $option }» no dice qué paso la aclara
check-no-reopens-fix = añade reopens = "paso"
check-no-goal = este paso no tiene objetivo
check-no-goal-fix = añade goal = [ … ]: sin él nunca se acaba
check-no-solution = este paso tiene objetivo y no tiene solución
check-no-solution-fix = añade solution = [ … ]
check-no-setup = este paso no prepara ninguna escena
check-no-setup-fix = añade setup = [ … ]: a cualquier paso se entra desde nada
check-text-nowhere = este texto no es de ninguna sección, y no se ve en ningún sitio
check-text-nowhere-fix = ponlo debajo de un ## o ### suyo, o quítalo
check-part-outside-step = «### { $key }» no está dentro de ningún paso
check-part-outside-step-fix = ponlo debajo del «## paso» al que pertenece
check-no-title = la lección no tiene título
check-no-title-fix = empieza el archivo con «# título»
check-unknown-program = en esta escena no se inicia ningún programa «{ $program }»
check-unknown-name = ninguna línea de setup pone nombre a «{ $name }» en { $program }
check-unknown-name-fix = una referencia «programa.nombre» es el socket que ese nombre tenía al empezar el paso; para uno que se crea después, usa as
check-missing-text = al paso «{ $step }» le falta su texto «{ $key }»
check-missing-text-fix = añade «### { $key }» debajo de «## { $step }» (el texto del paso va sin ###)
check-empty-text = «{ $key }» de «{ $step }» está en blanco
check-empty-text-fix = escribe el texto debajo
check-superfluous-text = nada muestra «### { $key }» del paso «{ $step }»
check-superfluous-step = lesson.toml no tiene ningún paso «{ $step }»
check-placeholder-of-other = la otra lengua dice aquí { $placeholder }, y esta no
check-placeholder-of-other-fix = di lo mismo en las dos
check-term-of-other = la otra lengua enlaza aquí el término «{ $term }», y esta no
check-term-of-other-fix = añade [palabras](#{ $term }), o quítalo de la otra
check-unknown-action = no hay ninguna acción que se llame como dice { $placeholder }
check-unknown-placeholder = { $placeholder } no está en lugar de nada
check-unknown-term = el glosario no tiene el término «{ $term }»
check-term-missing = el término «{ $term }» está en la otra lengua del glosario, y aquí no
check-term-missing-fix = añade «## { $term }», su palabra y su explicación
check-bad-statement = esta línea no es Python que la consola ejecute: { $message }
check-bad-statement-fix = pruébala en enchufe consola
check-fixed-port = el puerto { $port } está escrito a mano
check-fixed-port-fix = usa un sitio como {"{{"}eco.port{"}}"}, o el puerto 0: otro programa puede tener ya ese número
check-fixed-path = la ruta { $path } está escrita a mano
check-fixed-path-fix = usa {"{{"}ruta{"}}"} o {"{{"}ruta2{"}}"}: el laboratorio da rutas libres
check-glyph = el signo { $code } es ancho, un emoji o un control
check-glyph-fix = usa otro de una columna
check-markdown = las lecciones no tienen esto: { $what }
check-markdown-fix = solo hay párrafos, `código`, **fuerte**, *otra lengua* y [palabras](#término)
check-backquote = una comilla invertida de código no tiene pareja
check-backquote-fix = cierra el código con otra
check-spanish-mark = hay un «{ $mark }» sin su «{ $partner }»
check-spanish-mark-fix = escribe los dos
check-translated = «{ $word }» es un nombre traducido
check-translated-fix = escribe `{ $instead }`: los nombres de la API y de los estados no se traducen
check-forbidden = «{ $word }» no se usa en las lecciones
check-misspelt = el corrector no conoce «{ $word }»
check-speller-missing = no se revisa la ortografía: falta { $what }
check-speller-missing-fix = instala hunspell, hunspell-es y hunspell-en-us
check-too-wide = «{ $key }» ocupa { $columns } columnas y caben { $most }
check-too-wide-fix = acórtalo
check-too-many-rows = «{ $key }» ocupa { $rows } filas de { $width } columnas y caben { $most }
check-too-many-rows-fix = acórtalo
check-does-not-fit = «{ $key }» no cabe en la pantalla de 80×24: con lo que se ve a su lado necesita { $rows } filas y hay { $room }
check-does-not-fit-fix = acórtalo, o acorta lo que sale con él: el texto, la comparación, el «because» y la frase
check-few-accepted = hay { $found } guiones aceptados y hacen falta { $least }
check-few-accepted-fix = añade a accepted otra manera de lograrlo
check-few-rejected = hay { $found } guiones rechazados y hacen falta { $least }
check-few-rejected-fix = añade a rejected un intento que se quede corto, con el objetivo que le falta
check-goal-never-missed = ningún guion rechazado se queda sin el objetivo «{ $goal }»
check-goal-never-missed-fix = añade uno con misses = "{ $goal }"

## What to do, where several kinds share it

check-fix-nearest = ¿querías decir «{ $nearest }»?
check-fix-known = hay: { $known }
check-fix-remove = quítalo, o corrige su nombre
check-fix-key = `enchufe teclas` dice los nombres de todas las acciones
check-fix-define = defínelo, o corrige su nombre
check-fix-start = inícialo en setup, o corrige su nombre
check-fix-instead = escribe { $instead }
check-fix-drop-word = quítala: la frase dice lo mismo sin ella
check-fix-spelling = corrígelo; si está bien, añádelo a nuestra lista de palabras, o márcalo como `código` o *palabra de otra lengua*
check-fix-spelling-nearest = ¿querías decir «{ $nearest }»? Si está bien, añádelo a nuestra lista de palabras, o márcalo como `código` o *palabra de otra lengua*

## What a value has to be

check-shape-text = escribe un texto entre comillas
check-shape-full-text = escribe algo: está en blanco
check-shape-flag = escribe true o false, sin comillas
check-shape-integer = escribe un número entero, sin comillas
check-shape-number = escribe un número: `3`, `">=2"`, `"<=2"` o `"!=0"`
check-shape-seconds = escribe segundos, de 0 a 3600
check-shape-list = escribe una lista: [ … ]
check-shape-table = escribe una tabla: {"{"} … {"}"}
check-shape-script-item = escribe ["programa", "línea"], o una tabla con start, end, interrupt o until
check-shape-predicate = escribe un predicado, como {"{"} connected = {"{"} of = "cliente" {"}"} {"}"}
check-shape-two-predicates = escribe dos predicados: [ a, b ]

## What has a name in a lesson

check-thing-lesson = lección
check-thing-step = paso
check-thing-goal = objetivo
check-thing-question = pregunta
check-thing-option = opción
check-thing-case = caso
check-thing-script-line = línea de guion
check-thing-script = guion
check-thing-program = programa
check-thing-variable = variable de as
check-thing-term = término
check-thing-order = número de orden
check-thing-section = sección

## Kinds of Markdown that lessons do not have

check-markdown-heading = título
check-markdown-quotation = cita
check-markdown-code-block = bloque de código
check-markdown-html = etiqueta de HTML
check-markdown-list = lista
check-markdown-image = imagen
check-markdown-rule = raya
check-markdown-line-break = salto de línea
check-markdown-link = enlace que no es del glosario
check-markdown-table = tabla o nota
