### The card of a socket: all that is known of it and of its other end.

## Actions: a name of at most 15 columns for the footer, a sentence for help

card-action-open = card
card-about-open = The socket's card: TCP's states and all that the kernel tells, of both ends.
card-action-turn = other side
card-about-turn = From the states to the figures, and back.
card-action-walk = walk
card-about-up = The figure above, with what it means.
card-about-down = The figure below, with what it means.
card-action-next = next socket
card-about-next = The card of the next socket of those on the screen.
card-action-close = close
card-about-close = Closes the card.

## Pages

card-page-states = card · TCP's states: you are here
card-page-facts = card · what the kernel tells
card-page-stateless = card · without TCP's states
card-page-by-program = card · as each program tells: the kernel does not, from outside

## The diagram's edges

card-edge-answered = they say yes
card-edge-asked = asked to connect
card-edge-confirmed = confirmed
card-edge-other-closed = the other closes
card-edge-clock = a minute passes
card-edge-died = it dies

## What brought a state about

card-cause-deed = by { $program }'s { $call }
card-cause-death = because { $program } ended
card-cause-answer = TCP at the other end answered
card-cause-clock = its time ran out
card-cause-unknown = nobody of the lab told
card-unseen = (not seen)
card-way-none = It neither listens nor is connected yet.
card-way-at-close = at close; nobody has told since
card-untold = Your system does not tell.
card-untold-now = There is nothing to tell now.
card-seconds-left = · { $seconds } s left

## Sockets without states of TCP

card-stateless-udp = UDP has none of these states: there is no connection. connect only notes whom to talk to, and filters from whom to receive; the program ss calls it ESTAB.
card-stateless-unix = An AF_UNIX socket does not pass through TCP's states: both ends are in the same kernel, and connecting or closing is immediate.
card-stateless-unix-datagram = Here are no connection and no states: separate messages within the same kernel.
card-stateless-other = Sockets of this type do not pass through TCP's states.

## Facts: a name, and what it means

card-descriptor = descriptor
card-about-descriptor = The number by which the program names its socket. It is the program's, not the network's.
card-numbers = what it is
card-about-numbers = Its family, type and protocol, by the name that ss uses.
card-local = its address
card-about-local = The address of this end: what getsockname gives.
card-peer = the other's
card-about-peer = The address of the other end: what getpeername gives.
card-state = state
card-about-state = TCP's state at this end. The other end has its own, and they may differ.
card-state-at-close = { $state } (at close)
card-about-state-at-close = Nobody has told of it since it was closed: this is the last that was known.
card-accept-queue = queue
card-about-accept-queue = Connections that are made and wait for an accept. Linux lets one more in than listen asked for.
card-sent = sent
card-about-sent = Bytes that send handed to the kernel since the beginning.
card-unsent = · not left yet
card-about-unsent = Of the unacknowledged ones, those that have not left even once: the other end has no room, or too many are on their way.
card-confirmed = confirmed
card-about-confirmed = Bytes that the other end confirmed since the beginning: they are in its kernel, which does not mean read.
card-arrived = arrived
card-about-arrived = Bytes that arrived in order since the beginning, read or not.
card-unconfirmed = unacknowledged
card-about-unconfirmed = Bytes sent that the other end has not confirmed: those that left and those that have not yet.
card-unread = unread
card-about-unread = Bytes that arrived and that no recv has read. For UDP the kernel only counts the next datagram.
card-received = read
card-about-received = Bytes that recv gave to the program since the beginning.
card-receive-memory = memory, in
card-about-receive-memory = Kernel memory taken by what arrived, and its limit (SO_RCVBUF). It is memory, not bytes: each piece has its wrapping.
card-send-memory = memory, out
card-about-send-memory = Kernel memory taken by what has to leave or be confirmed, and its limit (SO_SNDBUF). When it is full, send waits.
card-drops = dropped
card-about-drops = Datagrams that arrived and found no room: they are lost, and nobody told whoever sent them.
card-send-window = other's window
card-about-send-window = How many more bytes the other end says it can receive. At 0, this end stops sending.
card-receive-window = its window
card-about-receive-window = How many more bytes this end says it can receive.
card-rtt = there and back
card-about-rtt = How long the confirmation of what was sent takes to come back: a mean that gives more weight to the latest (RTT).
card-min-rtt = the shortest
card-about-min-rtt = The shortest time there and back that the kernel remembers: that of the last minutes.
card-rto = resends after
card-about-rto = How long it waits for a confirmation before it sends the same again (RTO).
card-cwnd = at once, max.
card-about-cwnd = How many segments TCP leaves unconfirmed at once (cwnd). It grows while everything arrives and falls when something is lost.
card-ssthresh = grows fast to
card-about-ssthresh = How far that maximum grows fast (ssthresh). No limit until the first sign of congestion.
card-mss = segment
card-about-mss = The bytes that fit into a segment (MSS). Within one machine they are many more than between two.
card-retransmissions = repeated
card-about-retransmissions = Segments that had to be sent again since the beginning.
card-timer = clock
card-about-timer = What the kernel will do when some time has passed, even if the program calls nothing.
card-peer-process = who it is
card-about-peer-process = The process that prepared the other end by connect, listen or socketpair, as the kernel noted it. Only AF_UNIX knows: both are on this machine.

## Values

card-of = { $used } of { $limit }
card-queue-of = { $waiting } of { $limit }
card-queue-empty = The queue is empty: accept would wait.
card-queue-waits = They are connected already, in the queue; accept takes the first.
card-queue-full = The queue is full: nobody answers the SYN of one more, and its connect waits in SYN_SENT.
card-queue-full-unix = The queue is full: one more connect waits until there is room.
card-nobody = nobody
card-segments = { $count ->
    [one] 1 segment
   *[other] { $count } segments
}
card-no-limit = no limit yet
card-no-timer = none
card-timer-retransmit = repeat, in { $seconds } s
card-timer-keepalive = still there?, in { $seconds } s
card-timer-time-wait = let go, in { $seconds } s
card-timer-zero-window-probe = any room?, in { $seconds } s
card-process = pid { $pid } · user { $uid }
