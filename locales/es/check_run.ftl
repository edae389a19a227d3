cli-check = revisa lecciones: las lee, las ejecuta y dice qué falta, con archivo y línea
cli-check-folder = la carpeta de las lecciones; sin ella, las de enchufe
cli-check-json = un objeto JSON por lección
cli-check-variants = muestra las variantes derivadas de cada solución
cli-check-mutants = comprueba también si los guiones notan objetivos cambiados
cli-check-only = solo esta lección (se puede repetir)
cli-usage-check = enchufe revisar [OPCIONES] [CARPETA]
check-run-no-folder = No se puede leer la carpeta { $folder }: { $reason }
check-run-no-lessons = Ahí no hay ninguna lección.
check-run-no-lab = No se puede abrir un laboratorio para ejecutar las lecciones: { $reason }
check-run-lesson-good = ✓ { $lesson } · { $steps } · { $scripts }
check-run-lesson-bad = · { $lesson } · { $steps } · { $scripts }
check-run-steps = { $count ->
    [one] un paso
   *[other] { $count } pasos
 }
check-run-scripts = { $count ->
    [one] un guion
   *[other] { $count } guiones
 }
check-run-lessons = { $count ->
    [one] una lección
   *[other] { $count } lecciones
 }
check-run-total = { $count ->
    [0] { $lessons }: no falta nada ({ $time })
    [one] { $lessons }: falta una cosa ({ $time })
   *[other] { $lessons }: faltan { $count } cosas ({ $time })
 }
check-run-seconds = { $seconds } s
check-run-slowest = La preparación más lenta: { $step }, { $milliseconds } ms (límite: { $bound } ms)
check-run-mutants = Objetivos cambiados que algún guion nota: { $caught } de { $total } ({ $share } %)
check-run-mutants-of = objetivos cambiados que algún guion nota: { $caught } de { $total }
check-run-survivor = ningún guion nota este cambio en el objetivo «{ $goal }»: { $change }
check-run-remarks = observaciones:
check-run-variants = variantes derivadas de la solución:
check-run-skipped = paso { $step }: no se ejecuta, esta máquina no tiene { $needs }
check-run-decided = predicción { $step }: se cumple «{ $option }»
check-run-setup = la preparación
check-run-solution = la solución
check-run-accepted = el guion aceptado { $number }
check-run-rejected = el guion rechazado { $number }
check-run-variant = la variante { $number }
check-run-setup-fails = la preparación falla: { $reason }
check-run-setup-slow = la preparación tarda { $milliseconds } ms; el límite es { $bound } ms. Quita líneas o programas que no hagan falta.
check-run-setup-meets = la preparación sola ya cumple los objetivos: no queda nada que hacer. Pide algo que la preparación no haga.
check-run-script-fails = { $script } no se puede ejecutar: { $reason }
check-run-misses = { $script } debe cumplir los objetivos, y no cumple: { $goals }
check-run-misses-together = { $script } cumple cada objetivo por separado, pero nunca todos a la vez
check-run-passes = { $script } no debe pasar, y pasa: el objetivo «{ $goal }» no lo detiene
check-run-misses-another = { $script } debe fallar primero en «{ $goal }», y falla antes en «{ $first }». Cambia «misses» o el guion.
check-run-misses-none = { $script } no pasa, pero cumple cada objetivo por separado; «{ $goal }» no es lo que lo detiene
check-run-no-outcome = al ejecutar la solución no se cumple ninguna opción de la predicción; debe cumplirse exactamente una
check-run-outcomes = al ejecutar la solución se cumplen varias opciones de la predicción ({ $options }); debe cumplirse exactamente una
check-run-sequence-fails = después de los pasos anteriores, este paso no se puede ejecutar: { $reason }
check-run-sequence-misses = después de los pasos anteriores, la solución no cumple: { $goals }
check-run-variant-passes = la solución pasa también así: { $variant }
check-run-variant-misses = la solución debería pasar también así, y no pasa: { $variant }
check-run-lab-gone = el laboratorio terminó mientras se ejecutaba
check-run-raised = «{ $source }» da un error: { $class }: { $message }
check-run-did-not-raise = «{ $source }» debía dar un error ("raises"), y no lo da
check-run-never-held = lo que espera «until» no se cumple en { $seconds } s
check-run-died = el programa «{ $name }» terminó mientras ejecutaba una línea
check-run-not-alive = no hay ningún programa «{ $name }» en marcha. Empiézalo con start.
check-run-already-alive = start: el programa «{ $name }» ya está en marcha
check-run-never-started = el programa «{ $name }» no empieza en { $seconds } s
check-run-never-ended = el programa «{ $name }» no termina en { $seconds } s
check-run-hangs = «{ $source }» ni termina ni espera en el núcleo en { $seconds } s
check-run-never-free = el programa «{ $name }» sigue ocupado con su línea anterior, y nada lo despierta en { $seconds } s
check-run-missing = { "{{" }{ $place }{ "}}" } todavía no está en lugar de nada
check-run-without = sin la línea «{ $source }»
check-run-renamed = con otros nombres de variables
check-run-sendall = con sendall en lugar de send
check-run-split = con «{ $source }» partido en dos envíos
check-run-explored = explorando en medio: «{ $source }»
check-run-mistaken = con un error en medio: «{ $source }»
check-run-dropped = quitar el objetivo, o una de sus partes
check-run-negated = lo contrario (not), del objetivo o de una de sus partes
check-run-any-for-all = any en lugar de all, o al revés
check-run-replaced = { $field }: { $from } → { $to }
