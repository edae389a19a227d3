# What `enchufe servidor` says on its terminal.

server-listening = { $server } ({ $transport }) listens on { $addresses }
server-how-to-end = Each line is one call of the server. Ctrl-C ends it.

server-line-accepted = { $call } → fd { $fd }, from { $peer }
server-line-moved = { $call } → { $bytes } bytes  { $data }
server-line-moved-from = { $call } → { $bytes } bytes from { $peer }  { $data }
server-line-end = { $call } → b'': the other end has finished sending
server-line-failed = { $call } failed: { $reason }
server-line-refused = enchufe does not allow it: it is not loopback
server-line-given-up = the wait was given up
server-line-many-sent =
    { $count ->
        [one] send(…), one call, { $bytes } bytes in all
       *[other] send(…), { $count } calls, { $bytes } bytes in all
    }
server-line-many-read =
    { $count ->
        [one] recv(…), one call, { $bytes } bytes in all
       *[other] recv(…), { $count } calls, { $bytes } bytes in all
    }
server-line-untold =
    { $count ->
        [one] One more call, which did not fit here.
       *[other] { $count } more calls, which did not fit here.
    }

server-yes-words = yes sí si
server-ask-open = { $address } is not loopback: anyone who reaches this machine over the network will be able to connect. Open it? Type “yes” to open it:
server-said-no = { $address } was not opened. Without --address the server listens on this machine only.
server-nobody-to-ask = { $address } is not loopback: anyone who reaches this machine over the network could connect. If that is what you want, add --yes.
server-only-loopback = ENCHUFE_SOLO_LOOPBACK=1 does not let { $address } be opened: only loopback addresses, such as 127.0.0.1, are allowed here.

server-port-in-use = { $address } is in use: another program listens there. Choose another port with --port, or leave it out and the kernel will choose.
server-privileged-port = Port { $port } is reserved: this system gives it to the administrator only. Choose one from 1024 up.
server-foreign-address = { $address } is not an address of this machine, and a server can only listen on its own. Try 127.0.0.1.
server-no-ipv6 = This machine has no IPv6, so nothing can listen on { $address }. Try 127.0.0.1.
server-path-in-use = { $address } exists already, and it is not a socket that somebody left behind. Remove it if it is yours, or choose another path.
server-path-forbidden = You may not create { $address }. Choose a folder of yours.
server-no-folder = The folder of { $address } does not exist. Create it first, or choose another path.
server-path-too-long = The path is { $length } bytes long and a Unix address takes { $limit } at most. Choose a shorter one.
server-cannot-listen = Could not listen on { $address }: [Errno { $errno }] { $text }.
server-unknown-host = No address was found for “{ $host }”. Write one such as 127.0.0.1 or ::1.
server-web-over-udp = The web server speaks HTTP/1.1, which needs a stream of bytes: --udp is for eco only.
server-udp-at-a-path = --udp and --unix do not go together: UDP uses an address and a port, and --unix a path.
server-port-at-a-path = A Unix path has no port and no address: with --unix, eco takes neither --port nor --address.
server-broken = The server cannot go on: { $reason }.
