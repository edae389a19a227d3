mode-no-terminal = La pantalla de enchufe necesita una terminal de verdad en la entrada y en la salida. Sin ella sirven: enchufe texto, enchufe consola, enchufe servidor.
mode-dumb-terminal = Esta terminal (TERM=dumb) no sabe colocar texto en la pantalla. Prueba en otra, o usa: enchufe texto, enchufe consola, enchufe servidor.
mode-no-folder = No hay dónde guardar los archivos de esta sesión: { $folder } no se puede escribir ({ $reason }). Libera espacio o indica otra carpeta en TMPDIR.
mode-system = El sistema no dejó continuar a enchufe: { $reason }.
mode-no-lessons = No se pueden leer las lecciones de { $folder }: { $reason }.
mode-no-such-lesson = No hay ninguna lección «{ $given }». Hay: { $there }.
mode-no-lesson-at-all = No hay ninguna lección «{ $given }», ni ninguna otra que se pueda leer.
