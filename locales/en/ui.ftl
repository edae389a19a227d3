# Words of the panes. Ports, pids and sizes come already written.

ui-more = and { $count } more
ui-quoted = “{ $text }”
ui-address-unnamed = unnamed

# A program
ui-program-server = SERVER { $name }
ui-program-is-echo = enchufe's server: sends it all back
ui-program-is-web = enchufe's server: web pages
ui-program-listens = listens on { $address }
ui-program-waits = { $call } waits
ui-program-stopped = Stopped (SIGSTOP): it does not run until it gets SIGCONT.
ui-program-stopped-short = stopped
ui-program-dead-short = ended
ui-program-killed = ended: { $signal }
ui-program-exited = ended: status { $status }
ui-program-born-again = new process: pid { $pid }
ui-program-closed-without-name = fd { $fd } was closed: it had no name left
ui-program-cut = ({ $size } more that do not fit here)
ui-program-forgotten = (what came before, { $count } entries, is no longer kept)

# The calls of a server
ui-server-waits-accept = waits for someone
ui-server-waits-recv = waits for more
ui-call-accepted = a connection, from { $from }
ui-call-accepted-short = from { $from }
ui-call-accepted-unnamed = a connection, unnamed
ui-call-received-from = { $bytes } from { $from }
ui-call-end-of-stream = b'': the end of the stream
ui-call-sent-back = { $count ->
    [one] { $bytes } byte back
   *[other] { $bytes } bytes back
}
ui-call-sent = { $count ->
    [one] { $bytes } byte
   *[other] { $bytes } bytes
}
ui-call-sent-to = { $count ->
    [one] { $bytes } byte to { $to }
   *[other] { $bytes } bytes to { $to }
}
ui-call-listens = up to { $backlog } in its queue
ui-call-timed-out = the timeout ran out
ui-call-interrupted = interrupted
ui-call-only-loopback = loopback only
ui-call-not-done = not finished
ui-call-waits = waits

# The kernel
ui-kernel = KERNEL
ui-kernel-side = { $name ->
    [cliente] client's side
    [client] client's side
    [servidor] server's side
    [server] server's side
   *[other] sockets of { $name }
}
ui-kernel-no-sockets = It has no sockets yet.
ui-kernel-nothing-left = The kernel keeps nothing of it now.
ui-kernel-no-descriptor = no fd
ui-kernel-no-address = no address
ui-kernel-bound = bound
ui-kernel-listening = listening
ui-kernel-connected = connected
ui-kernel-kept = The kernel keeps it for a minute.
ui-kernel-at-close = What was known when it was closed.
ui-kernel-by-program = as { $name } tells
ui-kernel-accept-queue = not accepted
ui-kernel-accept-queue-of = { $waiting } of { $limit }
ui-kernel-unacknowledged = unacknowledged
ui-kernel-unread = to read
ui-kernel-outgoing = to go out
ui-kernel-memory = buffer in use
ui-kernel-destination = destination
ui-kernel-no-destination = no fixed peer: receives from anyone
ui-kernel-next-datagram = the next one has { $size }
ui-kernel-some-datagram = one postcard or more
ui-kernel-no-datagram = nothing
ui-kernel-file = file
ui-kernel-abstract = abstract name: no file

# The journey
ui-travel = JOURNEY
ui-travel-tcp = TCP: bytes in order, without seams
ui-travel-udp = UDP: separate postcards, each one whole
ui-travel-unix-stream = Unix stream: bytes in order, without seams
ui-travel-unix-messages = Unix messages: each one whole
ui-travel-which = { $number } of { $count }
ui-travel-derived = from the calls
ui-travel-nothing = No byte has travelled yet.
ui-travel-outside = outside
ui-travel-read = read
ui-travel-lost = lost
ui-travel-send-ends = end of each send
ui-travel-read-ends = end of each recv
ui-travel-hex = in hexadecimal
ui-travel-more = and { $count } more conversations
ui-travel-messages = { $count ->
    [one] { $messages } message
   *[other] { $messages } messages
}
ui-travel-messages-sent = { $count ->
    [one] { $messages } sent
   *[other] { $messages } sent
}
ui-travel-messages-read = { $count ->
    [one] { $messages } read
   *[other] { $messages } read
}
ui-card-empty = (empty)
ui-card-waiting = waits
ui-card-left = left
ui-card-read = read
ui-card-torn = torn: { $read } of { $length }
ui-card-refused = nobody took it

# The call log
ui-calls = CALLS
ui-calls-none = None yet.

# The first byte
ui-first-byte-title = a few test bytes
ui-first-byte-never = Press { $key }: a program on this machine will send four bytes to another, and you will see them go and come back.
ui-first-byte-on-its-way = The bytes are on their way.
ui-first-byte-done = Two programs on this machine have just talked to each other in { $time }.

# The screens
ui-home-subtitle = real sockets, in your terminal
ui-lab-title = free lab
ui-lab-note = nothing is graded
ui-now = NOW
ui-lab-more-programs = + program ({ $key })
ui-other-language = Español
ui-too-small = enchufe needs { $columns } columns and { $rows } rows. Please enlarge the window; { $key } quits.

# The signs and states, in help
ui-words = Words on the screen
ui-word-pid = The number of the process: the same one that ps shows.
ui-word-fd = The number by which a program names an open socket (file descriptor).
ui-word-kernel = The system's kernel. There is only one; here, what it holds for each program.
ui-word-unacknowledged = Bytes sent; the other end has not confirmed yet that they reached it.
ui-word-unread = Bytes that reached the kernel; the program has not read them yet.
ui-word-accept-queue = Connections already made that wait for an accept, and how many fit.
ui-word-memory = Memory taken by what nobody has read: more than its bytes.
ui-word-travel = What travelled between two ends, from the calls to send and recv.
ui-signs = Signs on the screen
ui-sign-look-here = Look here: something waits in the kernel for a program to take it.
ui-sign-pointer = What is chosen; in NOW, what to try.
ui-sign-waiting = A call waits inside the kernel.
ui-sign-send-end = Above the ribbon: a send ended here.
ui-sign-recv-end = Below the ribbon: a recv ended here.
ui-sign-finished = This side sends no more: it closed, or called shutdown.
ui-sign-controls = Among the bytes: \n, \r and \t.
ui-sign-unprintable = A byte that cannot be shown as a letter.
ui-sign-unknown = The kernel does not tell.
ui-states = States of TCP
ui-state-listen = Listening: it receives new connections, not bytes.
ui-state-syn-sent = It asked to connect, and the other end has not answered yet.
ui-state-established = Connected: both sides can send.
ui-state-fin-wait1 = It closed its side; the other end has not confirmed that yet.
ui-state-fin-wait2 = It closed its side; the other one has not closed yet.
ui-state-close-wait = The other side closed; this one has not closed yet.
ui-state-last-ack = Both closed; the last confirmation is missing.
ui-state-time-wait = Both closed; the kernel keeps the address for a minute.

# A lesson that cannot be read
ui-broken-title = Cannot be read: { $folder }
ui-broken-count = { $count ->
    [one] One thing is wrong here. Fix it and start enchufe again.
   *[other] { $count } things are wrong here. Fix them and start enchufe again.
}

# The first screen: the lessons
ui-home-lessons = Lessons
ui-home-lessons-shown = { $first } to { $last }, of { $all }
ui-home-goes-on = goes on at { $step }
ui-home-minutes = { $minutes } min
ui-home-finished = done
ui-home-in-memory = With no folder to keep it in, progress stays in memory.
