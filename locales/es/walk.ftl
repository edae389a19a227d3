# Programas paso a paso: archivos, y bloques de la consola.

walk-category = Programas paso a paso
walk-place = un programa paso a paso
walk-place-variables = las variables
walk-place-stops = las llamadas ante las que se detiene
walk-here = Aquí: { $program }, paso a paso

walk-action-step = paso
walk-about-step = Ejecuta una línea y se detiene en la siguiente, también dentro de una función.
walk-action-elsewhere = otro programa
walk-about-elsewhere = Va al programa que está detenido, mientras este espera o ya terminó.
walk-action-pause = pausa
walk-about-pause = Detiene el programa en la próxima línea que vaya a ejecutar.
walk-action-over = sin entrar
walk-about-over = Ejecuta la línea entera, con las funciones que llame, y se detiene en la siguiente.
walk-action-out = salir
walk-about-out = Sigue hasta salir de esta función.
walk-action-to-call = llamada
walk-about-to-call = Sigue hasta justo antes de la próxima llamada a un socket.
walk-action-go = sigue
walk-about-go = Sigue sin parar, hasta el final o hasta una parada.
walk-action-breakpoint = parada
walk-about-breakpoint = Pone o quita una parada en la línea del cursor.
walk-action-stops = antes de…
walk-about-stops = Elige llamadas ante las que detenerse: detente antes de recv.
walk-action-variables = variables
walk-about-variables = Muestra las variables, con los sockets por su descriptor y su estado.
walk-action-cursor = líneas
walk-about-up = Sube el cursor una línea.
walk-about-down = Baja el cursor una línea.
walk-action-again = de nuevo
walk-about-again = Lee el archivo otra vez y empieza por su primera línea, en un proceso nuevo.
walk-action-next = paso a paso
walk-about-next = Lo próximo que ejecutes aquí, también un bloque pegado, va línea a línea.
walk-action-scroll = mueve
walk-about-variables-up = Sube por las variables.
walk-about-variables-down = Baja por las variables.
walk-action-close = cierra
walk-about-variables-close = Cierra las variables.
walk-about-stops-close = Cierra la lista de llamadas.
walk-action-stop-toggle = pone o quita
walk-about-stop-toggle = Se detiene antes de la llamada elegida, o ya no.
walk-action-stop-walk = elige
walk-about-stop-up = Sube por las llamadas.
walk-about-stop-down = Baja por las llamadas.
walk-action-complete-path = completa
walk-about-complete-path = Completa la ruta del archivo hasta donde hay un solo camino.

walk-menu-file = ejecutar un archivo…
walk-menu-file-help = Un programa nuevo con tu archivo, detenido en su primera línea.
walk-name-for-file = Archivo de Python

walk-variables = VARIABLES
walk-variables-none = Todavía no hay variables.
walk-variables-runs = Se ven cuando se detiene.
walk-variables-over = Terminó sin detenerse: no hay nada que ver.
walk-variables-then = Como estaban cuando se detuvo.
walk-stops = Detente antes de…
walk-stop-before = antes de { $call }()

# Dónde está cada programa.
walk-now-loading = { $file }: empieza…
walk-now-call = { $file }, línea { $line }: va a llamar { $call }()
walk-now-line = { $file }, línea { $line }: va a ejecutar { $code }
walk-now-step = { $file }, línea { $line }: da un paso…
walk-now-blocked = { $file }, línea { $line }: { $call }() espera en el núcleo
walk-now-running = { $file } corre; { $key } lo detiene en su próxima línea
walk-now-done = { $file } ha llegado a su fin
walk-now-failed = { $file }, línea { $line }: { $error }
walk-now-thread-fell = { $file }, línea { $line }: el hilo terminó con { $class }
walk-now-main-fell = { $file }, línea { $line }: { $class }; sus hilos siguen
walk-now-waits = { $file }, línea { $line }:
walk-now-cut = { $file }: su proceso terminó desde fuera; { $key } lo empieza de nuevo

walk-status-armed = Paso a paso: lo próximo que ejecutes aquí va línea a línea.
walk-status-unarmed = Lo próximo que ejecutes aquí irá de una vez.
walk-status-line-set = Parada en la línea { $line }.
walk-status-line-unset = Sin parada en la línea { $line }.
walk-status-nothing-runs = De aquí al final no hay ninguna línea que se ejecute.
walk-status-loaded = El archivo de { $program } había cambiado: este es el nuevo.

walk-file-not-found = No existe el archivo { $file }.
walk-file-folder = { $file } es una carpeta, no un archivo.
walk-file-not-a-file = { $file } no es un archivo normal (un dispositivo, una tubería…).
walk-file-denied = El sistema no te deja leer { $file }.
walk-file-too-large = { $file } es demasiado grande: aquí caben hasta { $most } MB.
walk-file-not-text = { $file } no es texto en UTF-8: la línea { $line } tiene otros bytes.
walk-file-system = No se pudo leer { $file }: { $reason }
walk-too-many-programs = Son { $given } programas, y caben { $most }.

walk-cli-program = un archivo que será un programa, paso a paso; puede repetirse
