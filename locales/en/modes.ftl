mode-no-terminal = enchufe’s screen needs a real terminal for input and output. Without one there are: enchufe text, enchufe console, enchufe server.
mode-dumb-terminal = This terminal (TERM=dumb) cannot place text on the screen. Try another one, or use: enchufe text, enchufe console, enchufe server.
mode-no-folder = There is nowhere to keep this session’s files: { $folder } cannot be written to ({ $reason }). Free some space, or name another folder in TMPDIR.
mode-system = The system did not let enchufe go on: { $reason }.
mode-no-lessons = The lessons in { $folder } cannot be read: { $reason }.
mode-no-such-lesson = There is no lesson “{ $given }”. There are: { $there }.
mode-no-lesson-at-all = There is no lesson “{ $given }”, nor any other that can be read.
