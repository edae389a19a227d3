# Menus that write Python (F4).

## Keys

deeds-action-open = actions
deeds-action-choose = choose
deeds-action-run = run
deeds-action-why = why not
deeds-action-walk = move
deeds-action-change = change
deeds-action-to-prompt = to the prompt
deeds-action-back = back
deeds-action-close = close

deeds-about-open = What can be done with the program and with each socket, and the line of Python that does it.
deeds-about-choose = On with what is chosen: what to do, and how.
deeds-about-run = Runs the line as it is written.
deeds-about-why = Says what is missing to do it.
deeds-about-up = The line or field above.
deeds-about-down = The line or field below.
deeds-about-left = The one before in the field's list. Letters or digits go to the first that has them: 6 to AF_INET6.
deeds-about-right = The next one in the field's list. Letters or digits go to the first that has them.
deeds-about-to-prompt = Puts the line on the prompt, to change it before it runs.
deeds-about-back = One step back in the actions.
deeds-about-close = Closes the actions.

## Titles and fixed lines

deeds-title-subjects = with what, in { $program }?
deeds-title-program = what in { $program }?
deeds-title-deeds = what with { $subject }?
deeds-writes = writes:
deeds-subject-program = make sockets
deeds-stage-fresh = new
deeds-stage-listening = listens
deeds-stage-connected = connected
deeds-elsewhere = `{ $program }` is one of enchufe's servers: it makes its calls by itself and has no prompt. There is nothing to write here.
deeds-elsewhere-go = One writes in a console. Which one do you go to?
deeds-elsewhere-nobody = There is no console: add a program first.

deeds-say-no-program = There is no program: add one first.
deeds-say-dead = { $program } has ended: start it again first.
deeds-say-kept = What was on the prompt is in the history.
deeds-say-not-found = Nothing in the list has “{ $typed }”.
deeds-say-not-text = Those bytes are no text of one line: it stays in hexadecimal.

## What each method does (a few words)

deeds-do-import = get the module
deeds-do-socket = make a socket
deeds-do-socketpair = two, joined
deeds-do-create-server = one listening
deeds-do-create-connection = one connected
deeds-do-getaddrinfo = look up a host
deeds-do-accept = take who called
deeds-do-send = send bytes
deeds-do-recv = read what arrived
deeds-do-sendto = send a postcard
deeds-do-recvfrom = read a postcard
deeds-do-recvfrom-stream = recv is enough
deeds-do-bind = give it an address
deeds-do-listen = begin to listen
deeds-do-connect = go to an address
deeds-do-sendall = send all of it
deeds-do-shutdown = “I send no more”
deeds-do-close = let go of the socket
deeds-do-getsockname = its address
deeds-do-getpeername = the other end's
deeds-do-setsockopt = change an option
deeds-do-getsockopt = read an option
deeds-do-settimeout = how long to wait
deeds-do-setblocking = wait or not

## What is missing: in two words, and as a sentence

deeds-short-closed = closed
deeds-short-import = import missing
deeds-short-family = no addresses
deeds-short-datagram = no connections
deeds-short-sendto = no fixed target
deeds-short-send = use send
deeds-short-connect = connect missing
deeds-short-listens = this one listens
deeds-short-listening = it listens
deeds-short-bound = has one
deeds-short-connected = connected already
deeds-short-bind = bind missing
deeds-short-connection = is a connection
deeds-short-listen = listen missing
deeds-short-peer = no other end

deeds-why-closed = It is closed: make another socket.
deeds-why-import = `socket` no longer stands for the module: `import socket` is missing.
deeds-why-family = The console cannot write addresses of this family.
deeds-why-datagram = Datagrams have no connections: one receives with `recvfrom`, without `listen` or `accept`.
deeds-why-sendto-listener = `{ $name }` listens: it does not send.
deeds-why-sendto = It has no fixed target: use `sendto`, or `connect` first.
deeds-why-send = On a connection the target is fixed already: use `send`.
deeds-why-connect = There is no connection yet: `connect` is missing.
deeds-why-listens = { $name } listens: one talks through the socket that `accept` gives.
deeds-why-listening = It listens: calling somebody else takes another socket.
deeds-why-bound = It has an address: { $address }.
deeds-why-bound-by-kernel = It has an address from the kernel. `getsockname` says which.
deeds-why-connected = It has its connection: another one takes another socket.
deeds-why-bind = It has no address yet: `bind` is missing.
deeds-why-connection = It is a connection: `accept` is asked of the socket that listens.
deeds-why-listen = It does not listen yet: `listen` is missing.
deeds-why-peer = There is no other end: `connect` is missing.

## What is good to know before

deeds-note-connect-nobody = Nobody in the lab listens: it will fail, and the error teaches.
deeds-note-nobody-bound = Nobody else here has an address for postcards: write one.
deeds-note-shutdown-listener = On Linux it stops listening with SHUT_RD or SHUT_RDWR; SHUT_WR does nothing.
deeds-note-listen-again = It listens already: only how many may wait changes.
deeds-note-listen-unbound = Without `bind` the kernel picks the port and opens every network: it will ask for permission.
deeds-note-accept-waits = Nobody has called: it will wait (or until its `settimeout`).
deeds-note-send-finished = You said “I send no more”: it will raise `BrokenPipeError`.
deeds-note-send-closed = The other end has closed: it may raise an error.
deeds-note-recv-end = The other end sends no more: once all is read, you will see `b''`.
deeds-note-recv-now = Nothing to read: `BlockingIOError` at once.
deeds-note-recv-own = Nothing to read, and the other end is in this program: nobody can send while it waits.
deeds-note-recv-waits-for = Nothing to read: it will wait for { $program } (or until its `settimeout`).
deeds-note-recv-waits = Nothing to read: it will wait (or until its `settimeout`).
deeds-note-recv-unbound = No address, so nobody writes to it: it will wait (or until its `settimeout`).
deeds-note-recvfrom-stream = Like `recv`: no postcards here, and it does not say who sent it.
deeds-note-size-datagram = What does not fit of the postcard is lost.
deeds-note-stopped = { $program } is stopped: the line will wait for SIGCONT.
deeds-note-busy = { $program } runs another line: this one will wait its turn.
deeds-note-name-taken = { $name } names an open socket, which closes when it loses its name.
deeds-note-x25 = Hardly any kernel brings X.25: it will say `EAFNOSUPPORT`.
deeds-note-privileged = Needs CAP_NET_RAW; without it, `EPERM`.
deeds-note-raw-protocol = SOCK_RAW has no default protocol: choose one, such as ICMP. With 0: `EPROTONOSUPPORT`.
deeds-note-ping = ping without root: if ping_group_range allows it; otherwise `EACCES`.
deeds-note-kind = This family does not have that type: it will refuse.
deeds-note-seqpacket = Needs the SCTP module.
deeds-note-protocol = That protocol does not go with that type: it will say `EPROTONOSUPPORT`.

## Fields (10 columns)

deeds-field-name = name
deeds-field-second = and name
deeds-field-family = family
deeds-field-type = type
deeds-field-protocol = protocol
deeds-field-target = target
deeds-field-address = address
deeds-field-host = host
deeds-field-port = port
deeds-field-service = service
deeds-field-path-kind = kind
deeds-field-path = path
deeds-field-backlog = queue
deeds-field-bytes = bytes
deeds-field-written = as
deeds-field-ending = ending
deeds-field-size = at most
deeds-field-flags = how
deeds-field-how = direction
deeds-field-option = option
deeds-field-value = value
deeds-field-wait = wait
deeds-field-seconds = seconds
deeds-field-blocking = blocks

deeds-about-name = You will use it by this name later.
deeds-about-second = The second result.
deeds-about-host = The machine to go to: an IP address, or a name such as localhost.
deeds-about-host-own = An IP address of this machine, or 0.0.0.0 for all that it has.
deeds-about-host-name = The name to look up, such as localhost; or an IP address.
deeds-about-port = The port to go to, which the other end has. 0 is nobody's.
deeds-about-port-own = The port that this socket will have. With 0, the kernel picks a free one.
deeds-about-service = A port, or a name such as http.
deeds-about-path = The path that the other end gave to its `bind`. Without a slash, in the session's folder.
deeds-about-path-own = Without a slash, it goes into the session's folder.
deeds-about-backlog = How many connections may wait for their `accept`.
deeds-about-bytes = What travels. Letters with accents take more than one byte.
deeds-about-bytes-hex = What travels: two hexadecimal digits a byte, such as 68 6f.
deeds-about-size = At most this many bytes; fewer may arrive.
deeds-about-number = A whole number.
deeds-about-seconds = It may have decimals: 0.5

## Families, types and protocols

deeds-af-inet = IPv4: the address is an IP and a port.
deeds-af-inet6 = IPv6: Python fills the address up with two zeros (flow and scope).
deeds-af-unix = Same machine: the address is a file path (or an abstract name).
deeds-af-x25 = Rare: X.25, networks from before the Internet. A museum piece.
deeds-stream = A connection: bytes in order, without seams.
deeds-dgram = Single postcards: each one whole, no connection.
deeds-seqpacket = Rare: a connection that keeps the seams.
deeds-raw = Rare: the protocol by hand, headers and all.
deeds-rdm = Rare: postcards that are never lost. Hardly anyone has it.
deeds-kind-all = all
deeds-kind-all-about = One answer for each address and type.
deeds-protocol-usual = The usual one for that family and that type.
deeds-protocol-tcp = TCP, the usual one for SOCK_STREAM.
deeds-protocol-udp = UDP, the usual one for SOCK_DGRAM.
deeds-protocol-icmp = ICMP, the one of ping.
deeds-protocol-sctp = Rare: SCTP, several streams in one connection.
deeds-protocol-mptcp = Rare: TCP over several paths at once.

## Addresses

deeds-other = another
deeds-target-listens = { $program } listens there ({ $address }).
deeds-target-bound = { $program } receives there ({ $address }).
deeds-target-refuses = { $program } has that address ({ $address }) but does not listen: it will be refused.
deeds-target-wrote = { $program } wrote to you from there ({ $address }).
deeds-target-outside = Somebody wrote to you from there ({ $address }).
deeds-target-gone = Nobody is there any more.
deeds-target-other = The one you write below.
deeds-host-loopback = From this same machine only.
deeds-host-loopback6 = From this same machine only, by IPv6.
deeds-host-every = Every network of this machine: it will ask for permission.
deeds-host-every6 = Every network, by IPv6: it will ask for permission.
deeds-host-other = The one you write below.
deeds-path-file = file
deeds-path-file-about = A file of type socket appears in the folder.
deeds-path-abstract = abstract
deeds-path-abstract-about = No file: a name that begins with a byte 0 (Linux).

## Bytes

deeds-written-text = text
deeds-written-text-about = Letters as they are.
deeds-written-hex = hex
deeds-written-hex-about = Two hexadecimal digits a byte: 68 6f 6c 61
deeds-ending-none = nothing
deeds-ending-none-about = Only what you wrote: nobody adds an end of line.
deeds-ending-line = An end of line.
deeds-ending-crlf = An end of line as HTTP and others want it.
deeds-ending-empty-line = And an empty line: so ends an HTTP request.
deeds-flags-none = normal
deeds-flags-none-about = Reads, and takes what it reads.
deeds-msg-peek = Looks and takes nothing: it stays to be read.
deeds-msg-dontwait = Does not wait: with nothing there, `BlockingIOError`.
deeds-msg-waitall = Waits until all bytes asked for are there, or the end.
deeds-msg-waitall-datagram = No effect on datagrams.
deeds-shut-listener = On Linux, it stops listening.
deeds-shut-listener-nothing = On a listening socket it does nothing on Linux.
deeds-shut-wr = I send no more: the other end will read `b''`. You can still read.
deeds-shut-rd = I read no more. On Linux nothing travels over the network.
deeds-shut-rdwr = I neither send nor read any more. The descriptor stays open.

## Options and waiting

deeds-so-reuseaddr = Lets `bind` take a port that is still in TIME_WAIT.
deeds-so-reuseaddr-udp = On UDP, lets several sockets share an address.
deeds-so-reuseport = Several sockets share one port.
deeds-so-keepalive = Asks now and then whether the other end lives.
deeds-so-broadcast = Lets one send to the whole local network.
deeds-so-rcvbuf = Size of the receive buffer. Linux doubles it.
deeds-so-sndbuf = Size of the send buffer. Linux doubles it.
deeds-so-linger = What `close` does with what has not left yet.
deeds-so-type = The type: 1 STREAM, 2 DGRAM, 5 SEQPACKET.
deeds-so-protocol = The protocol you were given: 6 TCP, 17 UDP.
deeds-so-domain = The family: 1 UNIX, 2 INET, 10 INET6.
deeds-so-error = The error that waits to be read. Reading clears it.
deeds-so-acceptconn = 1 if it listens.
deeds-tcp-nodelay = Sends a little at once, without waiting for more.
deeds-tcp-keepidle = After how many seconds of silence it asks.
deeds-tcp-user-timeout = How many ms it waits for a “received” before giving up.
deeds-tcp-maxseg = How many bytes fit in a segment.
deeds-ip-ttl = How many routers a packet may cross.
deeds-ipv6-v6only = With 1, this socket does not serve IPv4.
deeds-ipv6-hops = How many routers an IPv6 packet may cross.
deeds-switch-on = Yes: on.
deeds-switch-off = No: off.
deeds-linger-reset = 0 s
deeds-linger-reset-about = `close` cuts at once (RST) and drops what is left.
deeds-linger-wait = 5 s
deeds-linger-wait-about = `close` waits up to 5 s until all has left.
deeds-linger-off = no
deeds-linger-off-about = The usual: `close` returns now and the kernel goes on sending.
deeds-wait-seconds = a while
deeds-wait-seconds-about = After that time, `TimeoutError`.
deeds-wait-none = Waits as long as it takes. A socket is born so.
deeds-wait-zero = Never waits: `BlockingIOError`.
deeds-blocking-off = Never waits: if it cannot now, `BlockingIOError`.
deeds-blocking-on = Waits as long as it takes. A socket is born so.

## What is missing in a field

deeds-wrong-gone = That socket has no name here any more.
deeds-wrong-name-empty = The name is missing.
deeds-wrong-name = “{ $name }” cannot be a name in Python.
deeds-wrong-name-twice = Both cannot be called { $name }.
deeds-wrong-host-empty = The host is missing: an IP or a name.
deeds-wrong-host = A host is written without spaces.
deeds-wrong-port-empty = The port is missing.
deeds-wrong-port = A port is a number from 0 to 65535.
deeds-wrong-number = A number from 0 to { $most } is needed.
deeds-wrong-path-empty = The path is missing.
deeds-wrong-hex = Digits in pairs are needed: 0-9 and a-f.
deeds-wrong-seconds = Seconds are needed: a number such as 5 or 0.5
