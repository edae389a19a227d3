# The keys: where they work, how they are changed and the page that lists them.

# The arrows, said in words, in the file
keys-word-up = Up
keys-word-down = Down
keys-word-left = Left
keys-word-right = Right

# Where a key arrives
keys-everywhere = everywhere
keys-place-home = the first screen
keys-place-console = the console
keys-place-server = the server of enchufe
keys-place-reading = reading in a lesson
keys-place-question = the question of a lesson
keys-place-sentence = your sentence
keys-place-demo = the demonstration
keys-place-demo-vote = the votes of the class
keys-place-demo-black = the demonstration on a black screen
keys-place-demo-list = the list of the demonstration
keys-place-broken = the lesson that cannot be read
keys-place-menu = the menu of programs
keys-place-naming = the name of a program
keys-place-help = help
keys-place-terms = the list of the glossary
keys-place-term = a word of the glossary
keys-place-person = the question who you are
keys-place-permission = the question for permission
keys-place-events = the walk over the calls
keys-place-card = the card of a socket
keys-place-copying = the menu of what to copy
keys-place-palette = the palette of commands
keys-place-deeds = the menu of actions
keys-place-deeds-field = a field of the menu of actions
keys-place-experiment = the question of an experiment

# What cannot be in teclas.toml
keys-unreadable = It cannot be read: { $reason }.
keys-too-large = The file has more than { $most } bytes. Leave only the lines of your keys.
keys-not-utf8 = There are bytes here that are no text. Save the file as UTF-8.
keys-not-toml = This is not TOML: { $message }
keys-unknown-table = “{ $given }” means nothing here. Keys go below the line [teclas].
keys-unknown-action = There is no action “{ $given }”. The command enchufe keys lists them.
keys-unknown-action-near = There is no action “{ $given }”. Did you mean “{ $nearest }”?
keys-wrong-shape = { $action } needs a list of keys in quotes, such as ["F4", "Alt-A"].
keys-unknown-key = “{ $given }” is not the name of a key. For { $action }, write it as F4, Alt-A, Ctrl-Q, Shift-F6, PgUp or Space.
keys-never-arrives = { $key } does not arrive from the terminal, or arrives as another key. Choose another for { $action }.
keys-none = { $action } is left without a key. Give it one, or delete its line.
keys-too-many = { $action } has too many keys: at most { $most }.
keys-numbered = The keys of { $action } are digits and say a number: they do not change. Delete its line.
keys-taken = { $key } cannot be for { $action }: at { $place } it is for { $other }. Choose another key for one of the two.
keys-typed = { $key } cannot be for { $action }: at { $place } it is typed. Choose an F-key, or one with Alt or Ctrl.
keys-edits = { $key } cannot be for { $action }: at { $place } it edits what you type. Choose an F-key, or one with Alt or Ctrl.
keys-must-keep = { $action } cannot do without { $key }: at { $place } it means what it means in python3. Add it to its list.
keys-status-refused =
    { $count ->
        [one] teclas.toml: one mistake; the usual keys stay (enchufe keys)
       *[other] teclas.toml: { $count } mistakes; the usual keys stay (enchufe keys)
    }

# The command enchufe keys
keys-command-file = Your keys: { $file }
keys-command-no-file = To change the keys, write { $file }
keys-command-nowhere = To change the keys you need a folder of your own: there is no HOME and no XDG_CONFIG_HOME.
keys-command-refused = Meanwhile the usual keys hold.

# The page of docs/
keys-page-title = The keys
keys-page-intro =
    These are the keys of enchufe, by where you are. On the screen, the last line says the most useful ones, and help says
    all. This page is generated from the table that the program uses: `enchufe keys --markdown --lang en`.
keys-page-keys = keys
keys-page-action = action
keys-page-about = what it does
keys-page-other = Other keys
keys-page-file =
    Keys are changed in the file `teclas.toml`, in `$XDG_CONFIG_HOME/enchufe/` or, without that variable, in
    `~/.config/enchufe/`. Each line gives an action, by its name in the tables above, a list of keys. Those work and no
    others; the first is the one that is shown on the screen.
keys-page-rules =
    Keys are named as in the tables, in Spanish or in English: `F4`, `Alt-A`, `Ctrl-Q`, `Shift-F6`, `PgUp`, `Space`, `Up`. Case
    matters for a letter alone: `G` is the capital and `g` is not.

    These cannot be, and enchufe says so with the file and the line:

    - a key that means two actions in one place, unless it does in the tables above;
    - an action without a key;
    - a character, Enter, Tab, an arrow, Home, End, Backspace or Delete that means something else where one types;
    - a key that the terminal does not send, or sends as another: Ctrl-I is Tab, Ctrl-M is Enter;
    - other keys for those that are digits, because they say a number.

    If something cannot be so, no line of the file holds and the usual keys stay. `enchufe keys` says which there are, and
    what is wrong.

# Help
keys-here = Here: { $place }
keys-here-console = Here: the console of { $program }
keys-here-server = Here: { $program }, a server of enchufe
keys-here-empty = Here: the lab, without a program

# help: Alt-H; commands: Alt-C. Many laptops do something else with the F-keys
keys-no-function = No F-keys? { $help } opens help; { $commands }, the commands.
