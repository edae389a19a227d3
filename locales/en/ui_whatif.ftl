# «What if…?»: the experiments of the free lab.
# Labels are clauses after «if», of 20 columns at most; questions, one row if possible.

whatif-heading = what if…?
whatif-heading-short = if…?
whatif-title = What if… { $label }?
whatif-will-run = This will run:
whatif-will-start = (starts)
whatif-will-die = (dies: SIGKILL)
whatif-running = { $label }: line { $place } of { $count }. { $key } stops it there, and so does typing.
whatif-released = The wait was ended with an interrupt.
whatif-clears = Going on runs: { $line }
whatif-otherwise = This time it came out so: look at the calls and the kernel.
whatif-undecided-heading = undecided:
whatif-stopped = Stopped here. The lab stays as it is.
whatif-changed = Something changed meanwhile: that experiment no longer fits here.
whatif-undecided = No option came true, or more than one. Look at the calls and the kernel.
whatif-undecided-late = A line did not return in time, so it is not known which option is true.
whatif-undecided-ended = { $program } ended on the way, so it is not known which option is true.
whatif-undecided-not-started = { $program } did not start, so it is not known which option is true.
whatif-undecided-busy = { $program } did not become free, so it is not known which option is true.

# What it does to what is there: parts of a sentence
whatif-uses = It uses your sockets: { $what }.
whatif-uses-close = closes `{ $name }`
whatif-uses-shutdown = closes the way out of `{ $name }`
whatif-uses-accept = accepts on `{ $name }`
whatif-uses-recv = reads from `{ $name }`
whatif-uses-send = sends on `{ $name }`
whatif-uses-kill = kills { $name }

# Actions
whatif-action-open = what if…?
whatif-about-open = On an empty line: an experiment with what is there. First you predict; then it runs.
whatif-action-stop = stop the test
whatif-about-stop = Stops the experiment that runs. What is done is done; the lab stays as it is.
whatif-action-go-on = go on
whatif-about-go-on = Back to the lab after reading what came of an experiment.
whatif-action-choose = predict
whatif-about-choose = Says the chosen option and runs the experiment.
whatif-action-walk = choose
whatif-about-up = The option above.
whatif-about-down = The option below.
whatif-action-letter = its letter
whatif-about-letter = Says the option of that letter and runs the experiment.
whatif-action-close = back
whatif-about-close = Closes the question; nothing runs.

# Options that several questions share
whatif-waits = It waits
whatif-waits-for-bytes = It waits until something arrives
whatif-waits-for-reader = It waits until somebody reads
whatif-waits-for-listener = It waits until somebody listens
whatif-waits-for-listen = It waits until { $x } calls listen
whatif-refused-at-once = An error at once: connection refused
whatif-fails-at-once = An error at once
whatif-not-connected = An error: not connected
whatif-connects = It connects: the address exists
whatif-empty = It returns `b''`
whatif-hola = It returns `b'{ $hello }'`
whatif-reset = An error: connection reset (ECONNRESET)
whatif-address-in-use = An error: the address is in use
whatif-port-shared = It works: they share the port
whatif-port-waited-for = It waits until the port is free

# Nothing but a console
whatif-fds = I make two sockets
whatif-fds-question = { $program } makes two sockets. Do they have the same fd?
whatif-fds-same = Yes: both belong to { $program }
whatif-fds-own = No: each has its own
whatif-fds-error = An error: one for each program
whatif-fds-because = The fd is the number by which the program names each socket: the kernel gives the lowest free one.

whatif-refused = nobody listens there
whatif-refused-question = { $program } connects to port 1, where nobody listens. What happens?
whatif-refused-because = The kernel of that machine answers that nobody listens there: connect does not wait, it fails.

whatif-bound = I never call listen
whatif-bound-question = { $x } calls bind but not listen. What happens to a caller?
whatif-bound-open = It connects: the port has an owner
whatif-bound-because = bind only gives the address. Until somebody calls listen, the kernel refuses connections.

whatif-bind-twice = two want one address
whatif-bind-twice-question = { $x } and { $y } ask for the same address. What of the second bind?
whatif-bind-twice-because = Without SO_REUSEPORT, bind gives no other TCP socket an address already taken: EADDRINUSE, even in the same program.

whatif-recv-alone = I read unconnected
whatif-recv-alone-question = { $x } is new: no connect, no accept. What does { $x }.recv(100) do?
whatif-recv-alone-because = A TCP socket without a connection has nobody to receive from: recv does not wait, it gives ENOTCONN.

whatif-send-alone = I send unconnected
whatif-send-alone-question = { $x } is new, without connect. What does { $x }.send(b"{ $hello }") do?
whatif-send-alone-kept = It returns { $length }: it leaves on connect
whatif-send-alone-because = Without a connection there is nobody to send to. On Linux, send gives EPIPE (BrokenPipeError).

whatif-pair = I use socketpair
whatif-pair-question = { $x }, { $y } = socketpair(). I send on { $x }: what does { $y } read?
whatif-pair-because = socketpair gives two sockets connected to each other: no bind, listen or connect is needed.

whatif-pair-self = I read what I sent
whatif-pair-self-question = { $x }, { $y } are a pair. I send on { $x } and read on { $x }: what comes?
whatif-pair-self-because = What is sent on { $x } arrives at { $y }, never at { $x }: each socket reads what the other sends.

whatif-text = I send text
whatif-text-question = send("{ $hello }"), with text and without the b of bytes. What happens?
whatif-text-four = It returns { $length }: a byte a letter
whatif-text-bytes = TypeError: Python wants bytes
whatif-text-five = It returns { $longer }: the letters and an end
whatif-text-because = Bytes go through a socket. Text becomes bytes by encode(), and one has to say how.

whatif-port = I use port 70000
whatif-port-question = { $x }.bind(("127.0.0.1", 70000)). What happens?
whatif-port-free = It works: it is free
whatif-port-kernel = OSError: the kernel refuses it
whatif-port-python = OverflowError: it never gets there
whatif-port-because = A port is 16 bits: from 0 to 65535. Python looks at it before it calls the kernel.

whatif-closed = I use a closed one
whatif-closed-question = { $x }.close() and then { $x }.bind(…). What happens?
whatif-closed-opens = It works: it opens again
whatif-closed-no-fd = OSError: it has no fd any more
whatif-closed-name = NameError: there is no { $x }
whatif-closed-because = The name stays, but its fd is -1: close gave it back to the kernel, and no closed socket reopens.

# UDP
whatif-udp-nobody = I send UDP to nobody
whatif-udp-nobody-question = { $x } (UDP) sends to port 1, where nobody is. What happens?
whatif-udp-nobody-four = It returns { $length }, as if it arrived
whatif-udp-nobody-because = sendto hands the card to the kernel and returns. Whether somebody gets it is another matter.

whatif-udp-connect = I connect on UDP
whatif-udp-connect-question = { $x } (UDP) connects to port 1, with nobody there. What happens?
whatif-udp-connect-notes = It works: nothing travels
whatif-udp-connect-because = UDP has no connections: connect only notes the destination, and asks nobody whether it is there.

whatif-udp-short = I read half a card
whatif-udp-short-question = A card of 10 bytes comes to { $x }. I read 3. And the next read?
whatif-udp-short-rest = It returns the other 7
whatif-udp-short-lost = It waits: the other 7 are lost
whatif-udp-short-error = An error: there was too little room
whatif-udp-short-because = One read, one card: what does not fit into recvfrom(3) is lost, and the kernel no longer has it.

whatif-udp-two = two cards arrive
whatif-udp-two-question = { $y } sends two cards to { $x }. What does one recv(100) return?
whatif-udp-two-first = It returns `b'{ $one }'`
whatif-udp-two-both = It returns `b'{ $one }{ $two }'`
whatif-udp-two-last = It returns `b'{ $two }'`
whatif-udp-two-because = In UDP each recv reads one whole card, even with room for more. The other is still in the kernel.

# Somebody listens
whatif-recv-listener = I read on a listener
whatif-recv-listener-question = { $s } listens in { $program }. What does { $s }.recv(100) do?
whatif-recv-listener-because = A listening socket only gives connections: bytes go through the one that accept returns.

whatif-no-accept = nobody accepts
whatif-no-accept-question = { $server } listens, without accept. What if { $program } connects and sends?
whatif-connect-waits = connect waits until the accept
whatif-connect-queued = connect and send work at once
whatif-no-accept-because = The kernel makes the connection for whoever listens. accept only takes one that waits in the queue.

whatif-another = another client calls
whatif-another-question = { $server } has a connection. What if { $program } connects and sends?
whatif-another-because = It still listens: the kernel completes the new connection and keeps it in the queue for another accept.

whatif-close-accept = I close in the queue
whatif-close-accept-question = { $program } closes before the accept. What of accept and recv in { $server }?
whatif-close-accept-waits = accept waits: nobody is left
whatif-close-accept-fails = accept gives an error
whatif-close-accept-works = accept and recv work
whatif-close-accept-recv = accept works; recv gives an error
whatif-close-accept-because = The connection and its bytes were in the kernel: accept hands it over even after the other end closed.

whatif-accept-port = I compare addresses
whatif-accept-port-question = { $conn } came from { $s }.accept(). Does it have the address of { $s }?
whatif-accept-port-same = Yes: the same, with its port
whatif-accept-port-new = No: accept opens another port
whatif-accept-port-none = It has none: an error
whatif-accept-port-because = accept opens no ports. Connections are told apart by both addresses, this one and the other end's.

whatif-bind-taken = I want the same port
whatif-bind-taken-question = { $program } calls bind where { $server } listens. What happens?
whatif-bind-taken-because = While { $server } has it, bind gives that address to no other TCP socket (without SO_REUSEPORT) of any program.

whatif-udp-port = I use its UDP port
whatif-udp-port-question = { $server } listens on TCP. May { $program } use that number on UDP?
whatif-udp-port-both = It works: both at once
whatif-udp-port-because = TCP and UDP have ports of their own: the same number in both is not the same port.

whatif-other-ip = I call 127.0.0.2
whatif-other-ip-question = Somebody listens on 127.0.0.1:{ $port }. What if { $program } calls 127.0.0.2?
whatif-other-ip-same = It connects: the same machine
whatif-other-ip-because = bind to 127.0.0.1 receives what goes to that address, and no other. With 0.0.0.0 it would be all.

# A connection with both ends
whatif-three-sends = I send 3, read once
whatif-three-sends-question = { $program } sends AAA, BBB and CCC. All arrived. What does one recv(100) read?
whatif-three-sends-first = Three bytes: those of one send
whatif-three-sends-all = All nine: `b'AAABBBCCC'`
whatif-three-sends-error = An error: more than one message
whatif-three-sends-because = TCP is a stream of bytes without seams: recv reads what is there, whatever sends it came in.

whatif-part = I read only a part
whatif-part-question = { $program } sends 10 bytes and { $server } reads 4. What of the next recv(100)?
whatif-part-rest = It returns the other 6
whatif-part-lost = It waits: the other 6 are lost
whatif-part-again = It returns all 10
whatif-part-because = In TCP what is not read stays in the kernel's buffer, in order, for the next read.

whatif-close-unread = I close before recv
whatif-close-unread-question = { $program } sends; { $server } closes without reading. What of recv in { $program }?
whatif-close-unread-end = `b''`: the end of the stream
whatif-close-unread-because = To close with bytes unread is no goodbye: the kernel cuts with RST, and the other side hears of it.

whatif-half-close = I stop sending
whatif-half-close-question = { $program } calls shutdown(SHUT_WR), { $server } answers. What does { $program } read?
whatif-half-close-end = `b''`: it has closed
whatif-half-close-goes-on = `b'{ $more }'`: it can still read
whatif-half-close-send = Nothing: send fails in { $server }
whatif-half-close-because = SHUT_WR closes one way only: { $program } sends no more, but what is sent to it still arrives.

whatif-close = I close, it reads
whatif-close-question = { $program } closes. What does { $conn }.recv(100) do in { $server }?
whatif-close-because = b'' is the end of the stream: the other end will send no more. It is no error and no empty message.

whatif-recv-first = I read before a send
whatif-recv-first-question = { $server } calls recv and waits; then { $program } sends. What of that recv?
whatif-recv-first-wakes = It wakes with `b'{ $hello }'`
whatif-recv-first-late = It still waits: they came late
whatif-recv-first-because = The call waits inside the kernel, and the first bytes that arrive wake it.

whatif-send-closed = I send to who closed
whatif-send-closed-question = { $program } closes and { $server } sends twice. Which one fails?
whatif-send-closed-none = Both fail
whatif-send-closed-second = Only the second fails
whatif-send-closed-both = Neither: both leave
whatif-send-closed-because = The first send goes to the kernel and returns; the answer is an RST, and the second gives EPIPE.

whatif-send-unread = nobody reads my send
whatif-send-unread-question = { $program } sends and { $server } does not read. What does send do?
whatif-send-unread-four = It returns { $length }, without waiting
whatif-send-unread-because = send copies the bytes to the kernel and returns. That { $server } reads them is a later matter.

whatif-time-wait = I close, bind again
whatif-time-wait-question = { $server } closes { $conn } and { $s } and binds there again. What happens?
whatif-time-wait-free = It works: the port is free
whatif-time-wait-because = Who closes first leaves the address in TIME_WAIT for a minute; SO_REUSEADDR on both allows its use.

# Programs
whatif-restart = I start it again
whatif-restart-question = { $program } has ended. If it starts again, what is { $name }?
whatif-restart-open = The socket from before, open
whatif-restart-closed = The socket from before, closed
whatif-restart-gone = Nothing: NameError
whatif-restart-because = It is another process, with another pid: variables and sockets died with the one before.

whatif-kill = I kill the other
whatif-kill-question = SIGKILL to { $server }: it cannot say goodbye. What does { $program } read?
whatif-kill-waits = Nothing: it waits
whatif-kill-end = `b''`: as if it had closed
whatif-kill-because = Sockets are the kernel's: when a process dies, the kernel closes them for it, and a FIN leaves.

whatif-kill-echo = I kill the echo
whatif-kill-echo-question = SIGKILL to { $server }: it cannot say goodbye. What does { $program } read?
whatif-kill-echo-because = Sockets are the kernel's: when a process dies, the kernel closes them for it, and a FIN leaves.

whatif-echo-half = I stop sending to it
whatif-echo-half-question = { $program } sends to { $server } and calls shutdown(SHUT_WR). What does it read?
whatif-echo-half-because = SHUT_WR closes one way only: { $server } reads up to the end and can still answer.

whatif-echo-two = two call the echo
whatif-echo-two-question = { $x } and { $y } connect to { $server }; { $x } is silent. Does it answer { $y }?
whatif-echo-two-waits = No: it serves { $x } first
whatif-echo-two-answer = Yes: `b'{ $hello }'`
whatif-echo-two-because = Each connection has a socket of its own, and this server serves them at the same time.
