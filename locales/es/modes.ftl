mode-no-terminal = La pantalla de enchufe necesita un terminal de verdad en la entrada y en la salida. Sin terminal sirven: enchufe consola, enchufe servidor.
mode-dumb-terminal = Este terminal (TERM=dumb) no sabe colocar texto en la pantalla. Prueba en otro, o usa: enchufe consola, enchufe servidor.
mode-no-folder = No hay dónde guardar los archivos de esta sesión: { $folder } no se puede escribir ({ $reason }). Libera espacio o indica otra carpeta en TMPDIR.
mode-system = El sistema no dejó continuar: { $reason }.
