# The command palette (F8): everything that can be done here, by its name.

palette-action-open = commands
palette-about-open = Everything that can be done here, by its name in English or Spanish: keys, lessons, words.
palette-action-choose = do it
palette-about-choose = Does what is marked, as its key would.
palette-action-walk = choose
palette-about-up = The line above.
palette-about-down = The line below.
palette-action-page-up = page ↑
palette-about-page-up = Several lines up.
palette-action-page-down = page ↓
palette-about-page-down = Several lines down.
palette-action-close = close
palette-about-close = Closes the palette and does nothing.

palette-title = commands
palette-search = find a key, a lesson, a word
palette-count = { $place } of { $count }
palette-nothing = Nothing has that name.
palette-nothing-hint = Try another word, in English or Spanish; a few letters are enough.
palette-kind-term = glossary

palette-program = go to { $program }
palette-about-program = The focus moves to that program.
palette-lesson = lesson { $number } · { $title }
palette-demo = demonstrate { $number } · { $title }
palette-broken = lesson { $folder }
palette-about-broken = It cannot be read: shows what is wrong.
palette-item = { $item } · { $program }
palette-theme = { $theme } theme
palette-about-oscuro = The colours of your terminal; meant for dark backgrounds.
palette-about-claro = Dark on white, for a projector in a bright room.
palette-about-contraste = White on black, with the highest contrast.
palette-about-mono = No colour: only bold, dim, underline and reverse.

## Further words that people search for, parted by commas

palette-words-events = copy, clipboard, calls, history, yank
palette-words-fresh = clear, clean, erase, reset, start over
palette-words-again = restart, repeat, replay, redo, start over
palette-words-deeds = socket, bind, listen, accept, connect, send, sendall, sendto, recv, recvfrom, shutdown, close, setsockopt, getsockopt, socketpair, options, receive
palette-words-pane = switch program, window
palette-words-programs = add, new, process
palette-words-themes = colour, colours, color, colors, background, appearance
palette-words-mouse = copy, paste, select, clipboard
palette-words-help = help, keys, shortcuts, manual
palette-words-home = home, menu, back, lessons
palette-words-quit = exit, quit, leave, close
palette-words-kill = kill, end, signal
palette-words-connection = connection, connections
