# The programs that go wrong on purpose: their menu, and what they say on the screen and on the command line.

fault-menu = faults…
fault-menu-help = Programs that do on purpose what tends to go wrong: cutting up, reading slowly, cutting off.
fault-menu-title = programs · faults

fault-new-bytes = troceador: byte by byte
fault-new-bytes-help = In the middle, with two TCP connections: yours, and its own to whoever listens. Passes bytes on one by one.
fault-new-random = troceador: at random, seeded
fault-new-random-help = In the middle, with two TCP connections: cuts and joins bytes at random. The seed decides the cuts.
fault-new-joined = troceador: joins what comes
fault-new-joined-help = In the middle, with two TCP connections: what comes within half a second it sends in one go.
fault-new-slow = lento: reads little at a time
fault-new-slow-help = Accepts and reads 1000 bytes every 500 ms: whoever sends much sees the queues fill.
fault-new-deaf = sordo: accepts and never reads
fault-new-deaf-help = Never calls recv: the queues fill and the other end's send waits.
fault-new-no-accept = sin-accept: listens, never accepts
fault-new-no-accept-help = Its backlog is 1 and Linux lets two connections in. It does not answer the third one's SYN: that connect waits, without an error.
fault-new-abrupt = brusco: closes without reading
fault-new-abrupt-help = Closes as soon as bytes reach it, without reading them: the other end gets ECONNRESET.
fault-new-linger = linger0: closes with SO_LINGER 0
fault-new-linger-help = Reads what comes first and closes with SO_LINGER (1, 0): the other end gets ECONNRESET and not an end.

fault-is-bytes = passes one byte every { $pause } ms
fault-is-random = at random with seed { $seed }, up to { $pause } ms
fault-is-joined = joins what comes within { $pause } ms
fault-is-slow = reads 1000 bytes and rests 500 ms
fault-is-deaf = accepts and never calls recv
fault-is-no-accept = listens and never calls accept
fault-is-abrupt = closes without reading what came
fault-is-linger = reads some, closes with SO_LINGER 0
fault-two = two TCP connections; one to { $address }
fault-two-none = two TCP connections; one to nowhere

fault-waits-never = it never calls it
fault-waits-slow = reads little at a time
fault-waits-abrupt = as soon as something comes

fault-next-fill = { $program } reads so little that the queues fill: send much and see where the bytes stay.
fault-next-queue = { $program } never accepts: its queue has room for two. Try one more connection.
fault-next-reset = { $program } cuts the connection off: see what { $name } gets.

cli-server-destination = troceador: whom it connects to, on this machine
cli-server-pieces = troceador: bytes (one by one), random or joined
cli-server-seed = troceador: the seed of random; without it, 1
cli-server-pause = troceador: how long it holds a piece at most, 0 to 5000 ms
cli-value-destination = ADDRESS:PORT
cli-value-pieces = MODE
cli-value-pause = MILLISECONDS

server-fault-over-tcp = The fault programs speak TCP: they do not take --udp or --unix.
server-only-splitter = --destino, --modo, --semilla and --pausa only go with troceador.
server-no-destination = troceador connects to another server: say which one with --destino, for example --destino 127.0.0.1:41234.
server-bad-destination = “{ $given }” is not a destination: write an address and a port, such as 127.0.0.1:41234.
server-far-destination = troceador only connects to this machine, and { $address } is not loopback.
