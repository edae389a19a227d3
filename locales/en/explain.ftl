### Errors explained: one short sentence that says what happened and what to do next.
### What stands between backquotes is Python. Each sentence, filled in, fits in 150 columns.

## Connecting
explain-refused = Nobody listens on { $place }. The kernel answered: you broke nothing, that is an answer.
explain-refused-elsewhere = Nobody listens on { $place }. { $program } listens on { $address }: another address, another door.
explain-refused-not-listening = { $program } bound { $place } but does not listen yet: `listen()` is missing over there.
explain-refused-datagram-there = There is a UDP socket of { $program } on { $place }. TCP ports and UDP ports are separate, even with the same number.
explain-refused-port-zero = Port 0 is not a destination: in `bind` it means “you choose”. Connect to the port that the server really has.
explain-refused-path = The file is there but nobody listens on it: its server is gone or has not called `listen()` yet.
explain-refused-abstract = Nobody listens under that name. Abstract names go away when their socket is closed.
explain-refused-datagram = An earlier datagram found nobody on { $place }. The kernel learnt it afterwards and tells you now.
explain-refused-unix-peer = The other end has closed its socket: this datagram has nobody to reach.
explain-already-connected = That socket has a connection already. For another, make another socket: `{ $line }`.
explain-listener-connects = This socket listens, and a listener does not connect. To reach another server, make another socket.
explain-connected-sendto = This socket is connected and its destination does not change: use `send`, with no address.
explain-in-progress = The connection began and your program chose not to wait (non-blocking socket). It finishes by itself: call `connect` again.
explain-already-connecting = A connection is already under way on this socket: wait until it ends, or make another.
explain-timed-out-kernel = The kernel kept trying and nobody answered, not even “no”. Is { $place } switched on and reachable?
explain-loopback-down = The loopback interface (lo) is down: this machine cannot reach even itself. Whoever runs it can bring it up.
explain-network-unreachable = This machine has no route to { $place }. It always has one to "127.0.0.1": itself.
explain-network-unreachable-six = This machine has no IPv6 route to { $place }. Try AF_INET and "127.0.0.1".
explain-host-unreachable = The network exists, but nobody on it answers for { $place }. Is that the address?
explain-no-ports-left = No ephemeral ports are left for { $place }: too many connections are open or in TIME_WAIT. Close some.
explain-six-off = IPv6 is off on this machine: "::1" is not its own. Use AF_INET with "127.0.0.1".

## Binding
explain-in-use-own = This program already uses { $place }. Close that socket, or bind another port: with 0 the kernel picks one.
explain-in-use-other = { $program } already listens on { $place }. Did you mean `connect`? `bind` gives your own socket an address.
explain-in-use = Something already uses { $place }: a program, or a recent connection (TIME_WAIT). With port 0 the kernel picks a free one.
explain-in-use-no-ports = The kernel found no free port to give you: too many are in use. Close a socket.
explain-in-use-path = The file from before is still there: delete it or use another name.
explain-in-use-path-other = { $program } already uses that name. Did you mean `connect`? For another server, use another name.
explain-in-use-abstract = That abstract name is in use: choose another, or close the socket that has it.
explain-foreign-address = `bind` takes an address of this machine, and { $host } is not one. Did you mean `connect`?
explain-low-port = Ports below 1024 belong to the administrator. Use one from 1024 to 65535, or 0 and the kernel picks.
explain-bound-twice = That socket already has an address, { $place }, and gets only one. For another, make another socket.
explain-missing-folder = The folder of that path does not exist, and `bind` makes no folders. A name without a folder works too.
explain-path-forbidden = You may not create that file. A name without a folder lands in this session's own folder.
explain-path-unwritable = Nothing can be written there: the disk is full or read-only. Try a name without a folder.

## Listening and accepting
explain-accept-before-listen = `accept` is for a socket that listens, and this one does not yet: `listen()` comes first.
explain-accept-connected = This socket is already connected to another end. `accept` is called on the one that listens.
explain-listen-connected = This socket is connected, and a connected socket does not listen. Make another one to listen.
explain-listen-unnamed = In AF_UNIX nobody finds you without a name: before `listen()` comes `bind` with a path.
explain-accept-datagram = SOCK_DGRAM has no connections to accept: a receiver calls only `bind` and `recvfrom`.
explain-accept-aborted = The client left before you accepted it. Call `accept` again: the next one may be waiting.

## Sending and receiving
explain-pipe-before-connect = There is no other end yet: `connect` comes before sending. (Linux answers EPIPE; other systems, ENOTCONN.)
explain-pipe-listener = This socket listens; it carries no bytes. Send on the one that `accept` returned.
explain-pipe-closed = Nothing more can be sent here: the other end closed, or you closed your half with `shutdown`.
explain-not-connected = This socket has no other end, not yet or no longer: `connect` is missing, or the connection ended.
explain-not-connected-listener = This socket listens; it carries no bytes. Read from the one that `accept` returned.
explain-not-connected-datagram = This socket has no fixed destination: give one with `connect`, or with each `sendto`.
explain-reset = The other end cut the connection (RST): usually it closed, or died, with bytes of yours unread. Make another socket.
explain-reset-datagram = The other end closed with datagrams unread.
explain-again-receive = Nothing has arrived yet, and this socket does not wait. Nothing failed: read later, or `setblocking(True)`.
explain-again-send = The kernel's buffer is full, and this socket does not wait. Somebody has to read on the other side.
explain-again-accept = Nobody is in the queue yet, and this socket does not wait. Try again, or `setblocking(True)`.
explain-again-connect = The server's queue is full, and this socket does not wait. The server has to call `accept`.
explain-too-big = A datagram travels whole or not at all: { $limit } bytes fit and you asked for { $asked }. Split it.
explain-too-big-unix = A message travels whole or not at all, and { $asked } bytes do not fit in the send buffer. Split it.
explain-no-destination = `send` does not know to whom: this socket has no destination. Use `sendto(bytes, address)`, or `connect` first.
explain-port-zero-destination = Port 0 is not a destination: in `bind` it means “you choose”. Send to the port that the other end really has.
explain-broadcast = Sending to everybody (broadcast) has to be asked for first, with the SO_BROADCAST option.
explain-no-buffers = The kernel has no free memory for this now. Close sockets you do not use and try again.

## Making a socket
explain-raw = SOCK_RAW sees whole packets, other programs' too: the kernel keeps it for the administrator. SOCK_DGRAM is allowed.
explain-raw-zero = SOCK_RAW has no usual protocol, so 0 is not enough. And even with one, it belongs to the administrator.
explain-ping = Ping sockets (SOCK_DGRAM with ICMP) are reserved here for some groups of users.
explain-not-permitted = The kernel keeps this for the administrator.
explain-family-x25 = AF_X25 has a number, 9, but this kernel has no X.25, a family of networks of the 1970s that hardly anybody builds in now.
explain-family-six-off = IPv6 is off in this kernel. With AF_INET and "127.0.0.1" everything else is the same.
explain-family-unknown = This kernel does not have the family { $family }. AF_INET, AF_INET6 and AF_UNIX are the usual ones.
explain-family-address = That address belongs to another family: the socket is { $family }.
explain-type-unsupported = { $family } does not go with { $kind }: each family offers only some types.
explain-type-seqpacket = { $family } has no SOCK_SEQPACKET in this kernel. AF_UNIX has: a connection and whole messages.
explain-type-unknown = The kernel does not know that type or that protocol. The usual types are SOCK_STREAM and SOCK_DGRAM.
explain-protocol-unsupported = That protocol does not go with that type. With 0 the kernel takes the usual one: TCP for STREAM, UDP for DGRAM.
explain-pair-internet = `socketpair` joins two ends inside this machine, and { $family } does not offer it. AF_UNIX, the usual one, does.
explain-too-many-open = The program already has as many descriptors open as it is allowed. Let go of some with `close()`.
explain-system-too-many-open = The whole system ran out of descriptors. Close programs and try again.

## Paths and options
explain-no-file = There is nothing at that path: nobody called `bind` there, or it was deleted.
explain-connect-forbidden = You have no permission on that file, or on its folder: connecting needs the right to write to it.
explain-other-type = There is a socket of another type at that path. Both ends have to be of the same one: STREAM, DGRAM or SEQPACKET.
explain-not-folder = Part of that path is a file, not a folder.
explain-path-loop = That path goes round in circles: its links point to each other, or one of its names is too long.
explain-no-option = This socket has no such option at that level. Check that level and name belong together: SOL_SOCKET with SO_….
explain-bad-option = That value does not suit that option. Nearly all of them take an integer.
explain-operation-unsupported = A { $kind } socket of { $family } does not have that operation.
explain-not-a-socket = That descriptor exists, but it is not a socket.
explain-closed = That socket is closed: its descriptor was let go and does not come back. Make another: `{ $line }`.
explain-interrupted = A signal interrupted the call. The socket is as it was: you may repeat it.

## Timeouts and interruptions
explain-timeout-connect = Your timeout ran out: nobody said yes or no. Perhaps the server's queue is full and it does not call `accept`.
explain-timeout-accept = Your timeout ran out and nobody connected. The socket still listens: you may repeat.
explain-timeout-receive = Your timeout ran out and nothing arrived. The connection goes on: you may read again.
explain-timeout-send = Your timeout ran out: the buffer is full because nobody reads on the other side.
explain-timeout = The timeout you set with `settimeout` ran out. The socket is still open.
explain-interrupt = You interrupted the line. The program and its sockets are still alive.
explain-interrupt-call = You interrupted `{ $call }`, which was waiting in the kernel. The socket is still open.
explain-interrupt-send = You interrupted the send. What the kernel had already taken still goes out: the other end may read part of it.

## Names of machines
explain-unknown-host = Nobody knows that host name. Is it spelt right? "127.0.0.1" is this same machine.
explain-resolver-down = That name could not be looked up: nothing here resolves names. A numeric address needs no lookup.
explain-family-mismatch = "{ $host }" is not an { $family } address. The family says what an address looks like.
explain-family-mismatch-six = "{ $host }" is not an AF_INET6 address: there this machine is "::1". Or did you want an AF_INET socket?
explain-family-mismatch-four = "{ $host }" is not an AF_INET address: there this machine is "127.0.0.1". Or did you want AF_INET6?
explain-family-mismatch-any = That host has no address of the socket's family. With AF_INET write "127.0.0.1"; with AF_INET6, "::1".

## Python, the first week
explain-keyword = In Python that argument is called `{ $python }`: `{ $given }` is its name in other texts.
explain-parameter-name = `{ $name }` is the name of a blank: a value goes there, such as `{ $value }`.
explain-bytes-ascii = A `b"…"` literal holds ASCII only. Write text and turn it into bytes with `.encode()`.
explain-curly-quotes = Those are typographic quotes, from a copied text. Python uses the straight ones: " or '.
explain-address-tuple = The address is one thing, a tuple (host, port): that is why `{ $method }((…))` has two parentheses.
explain-address-text = An AF_UNIX address is a path, a text: no tuple and no port.
explain-port-text = The port is a number: write it without quotes.
explain-port-range = A port is a 16-bit number: from 0 to 65535.
explain-text-for-bytes = Bytes travel through a socket, not text: put a `b` before the quotes, or use `.encode()`.
explain-import = `{ $module }` is a module, and it has not been imported.
explain-name-elsewhere = `{ $name }` lives in { $program }.
explain-name-elsewhere-key = `{ $name }` lives in { $program } ({ $key }).
explain-name-constant = `{ $name }` lives inside the module: it is written `socket.{ $name }`.
explain-name-unknown = Nothing here is called `{ $name }`. Is it spelt right? `=` makes a name when it gives it a value.
explain-pf = Python never had `{ $given }`: PF_ and AF_ are the same numbers. Use `socket.{ $python }`.
explain-accept-unnamed = `accept()` returns a new socket: keep it under a name, or it will soon be closed.
explain-path-long = That path is { $length } bytes long, and an AF_UNIX address holds { $limit }. Use a shorter one.
explain-not-covered = This console does not run `{ $what }`. Your system's python3 does.
explain-not-available = This console does not have `{ $name }`. Your system's python3 may have it.
explain-bound-depth = Too many things one inside another: there is a limit. Split the line, or look at when that function stops calling itself.
explain-bound-memory = That value would take more memory than this console allows. Try a smaller one.
explain-bound-gathered = The program already holds all the memory this console lets it have. Which list or other value keeps growing? `del` lets go of what is not needed.
explain-bound-output = Too much text at once: the rest was not printed.
explain-bound-steps = Too many steps at once: the program was stopped at its limit.
explain-only-loopback = ENCHUFE_SOLO_LOOPBACK=1: only this same machine can be reached here. The call did not get to the kernel.
explain-unclosed = Something was left open: a parenthesis, a bracket or a quote is missing its end.
explain-syntax-column = Python stopped understanding the line at column { $column }. Look just before it: a comma, a parenthesis?
explain-syntax = Python does not understand that line. Is a comma, a parenthesis or a quote missing?
explain-syntax-never-closed = That `{ $what }` is closed nowhere: its `{ $closing }` is missing.
explain-syntax-triple-quotes = The text begins with three quotes, and no line ends it with three more.
explain-syntax-quotes = The text begins with a quote, and the line ends without the one that closes it.
explain-syntax-pair = It was opened with `{ $opening }` and is closed with `{ $what }`: what opens with `{ $opening }` closes with `{ $closing }`.
explain-syntax-unmatched = That `{ $what }` closes something that nobody opened: take it out, or put a `{ $opening }` before it.
explain-syntax-tabs = The margin of this line mixes tabs and spaces: use spaces alone, four for each level.
explain-syntax-block = After the `{ $what }` of line { $line } comes a block: what follows needs spaces at its beginning, say four.
explain-syntax-indent = There are too many spaces at the beginning: only what is inside a block stands further in.
explain-syntax-unindent = The margin of this line is that of no block before: put it level with the lines it belongs to.
explain-syntax-try = A `try` needs an `except` or a `finally` below it, at its own level.
explain-syntax-conditional = `a if condition else b` always has its `else`.
explain-syntax-dictionary = In a dictionary each key has a `:` and its value: `key: value`.
explain-syntax-colon = The `:` that opens the block is missing at the end of that line (`if`, `while`, `for`, `def`, `with`…).
explain-syntax-elif = In Python “else if” is written `elif`.
explain-syntax-parameters = After the name of a new function come parentheses, even empty ones: `def f():`.
explain-syntax-call = `{ $what }` is a function: what it is given stands between parentheses.
explain-syntax-argument = Inside a call, the name of an argument stands before `=`. To compare, write `==`.
explain-syntax-equal = `=` gives a value to a name. To compare, write `==`.
explain-syntax-constant = `{ $what }` is a word of Python: it cannot name anything else.
explain-syntax-assign = To the left of `=` stands the name that takes the value, and here is something else. To compare, write `==`.
explain-syntax-delete = `del` takes away names, or items of a list or dictionary. Here is something else.
explain-syntax-return = `return` gives the result of a function, and here is none: it belongs inside a `def`.
explain-syntax-loop = `{ $what }` is for a loop, and here is none: it belongs inside a `for` or a `while`.
explain-syntax-comma = Two things stand side by side with nothing between: perhaps a comma is missing.
explain-syntax-number = No letters follow a number, and no name begins with a digit.
explain-syntax-zeros = A decimal number does not begin with zeros: take them out.
explain-syntax-invisible = There is a character that cannot be seen ({ $what }), from copied text: delete it and type a space.
explain-syntax-character = `{ $what }` is no sign of Python. If it is part of a text, that goes between quotes.
explain-syntax-backslash = A `\` outside quotes joins two lines, and nothing follows it. Are quotes missing?
explain-syntax-order = In a call, arguments with a name come after those without one.
explain-syntax-repeated = The argument `{ $what }` is given twice in the same call.
explain-syntax-parameter-twice = Two parameters of the function are called `{ $what }`: each needs its own name.
explain-syntax-defaults = Parameters with a default value come after those without one.
explain-syntax-exceptions = Several exceptions go between parentheses: `except (OSError, ValueError):`.
explain-syntax-f-string = In a text with `f` before it, what stands between braces is a whole expression; a brace alone is written twice.
explain-syntax-global = The `global` line comes before the function uses the name.
explain-syntax-escape = In a text, `\U`, `\u` and `\x` announce a character by its number. A `\` alone is written `\\`.
explain-syntax-keyword = `{ $what }` is a word of Python: it cannot be the name of a variable.
explain-syntax-increment = Python has no `++` and no `--`: write `n += 1` or `n -= 1`.
explain-indentation = The spaces at the start of a line count: here there are too many or too few.
explain-half-character = Those bytes are not whole UTF-8: perhaps `recv` cut a letter of several bytes. Join more bytes, then decode.
explain-negative-size = The size of a read cannot be negative: say how many bytes at most, 1024 for instance.

## Words of the suggestions
explain-word-address = address
explain-word-path = greeting
explain-that-address = that address

## How a program ended
explain-exit-zero = ended by itself, without an error (status 0)
explain-exit-status = ended by itself with an error (status { $status })
explain-killed-term = died of SIGTERM (15): it was asked to end. That is not a fault
explain-killed-kill = died of SIGKILL (9): nobody can handle that signal; the kernel ended it
explain-killed-segv = died of SIGSEGV ({ $number }): it touched memory that was not its own
explain-killed-int = died of SIGINT ({ $number }): the signal of Ctrl-C
explain-killed-hup = died of SIGHUP ({ $number }): its terminal was closed
explain-killed-pipe = died of SIGPIPE ({ $number }): it wrote where nobody was reading any more
explain-killed-abort = died of SIGABRT ({ $number }): the program stopped itself on seeing something impossible
explain-killed-limit = died of { $signal } ({ $number }): it went past a limit that the system had set
explain-killed-named = died of { $signal } ({ $number }): nobody handled that signal
explain-killed-other = died of signal { $number }: nobody handled it

## What the lab could not do
explain-problem-full = There are { $most } programs already, as many as fit. Remove one and you can add another.
explain-problem-start = The system could not start the program ({ $error }).
explain-problem-start-limit = The system allows no more processes or descriptors now ({ $error }). Close a program.
explain-problem-dead = That program has no running process. Restart it.
explain-problem-not-console = This is one of { -enchufe }'s servers: it works alone and runs no lines. Type them in a program with a console.
explain-problem-listen = The server could not open { $place } ({ $error }).
explain-problem-listen-in-use = The server could not open { $place }: it is in use. Choose another port, or 0 and the kernel picks one.
explain-problem-listen-low = The server could not open { $place }: ports below 1024 belong to the administrator.
explain-problem-listen-foreign = The server could not open { $place }: that address does not belong to this machine.
