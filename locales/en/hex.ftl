### The bytes of a conversation, one by one.

## Places and actions

hex-place = the bytes of a conversation
hex-place-search = a search among the bytes
hex-action-open = bytes
hex-about-open = The bytes of the conversation, one by one: in hexadecimal and as text, with the send that brought each and the recv that took it.
hex-action-turn = other way
hex-about-turn = The bytes that go the other way.
hex-action-row = row
hex-action-byte = byte
hex-about-up = The row above.
hex-about-down = The row below.
hex-about-left = The byte before.
hex-about-right = The next byte.
hex-action-page-up = further up
hex-about-page-up = Several rows up.
hex-action-page-down = further down
hex-about-page-down = Several rows down.
hex-action-first = first
hex-about-first = The first byte that is shown.
hex-action-last = last
hex-about-last = The last byte.
hex-action-search = search
hex-about-search = Searches among the bytes: a text, or hexadecimal if it begins with 0x or \x.
hex-action-next = next
hex-about-next = The next place where it was found.
hex-action-previous = previous
hex-about-previous = The place before where what you look for stands.
hex-action-close = close
hex-about-close = Closes the bytes.
hex-action-search-accept = search
hex-about-search-accept = Searches for what was typed, from the cursor on.
hex-action-search-close = give up
hex-about-search-close = Gives the search up.

## The title

hex-title = bytes ·
hex-outside = outside the laboratory
hex-length = { $number } B
hex-datagrams = { $count ->
    [one] 1 datagram
   *[other] { $number } datagrams
}
hex-unread = unread: { $number }

## The rows

hex-empty = No byte has gone this way yet.
hex-older = { $count ->
    [one] 1 earlier byte that is no longer shown
   *[other] { $number } earlier bytes that are no longer shown
}
hex-older-datagrams = { $count ->
    [one] 1 earlier datagram that is no longer shown
   *[other] { $number } earlier datagrams that are no longer shown
}
hex-gap = { $number } B not kept
hex-datagram = datagram { $number }
hex-datagram-waiting = unread
hex-datagram-read = read whole
hex-datagram-torn = { $read } read, { $lost } lost
hex-datagram-torn-unknown = { $read } read, the rest lost
hex-datagram-refused = nobody took it
hex-seam-send = a send ends
hex-seam-read = a recv ends
hex-seam-both = both
hex-legend-unread = unread

## One byte

hex-byte = byte { $offset } ({ $hexadecimal })
hex-byte-of-datagram = datagram { $number }, byte { $offset } ({ $hexadecimal })
hex-value = hex { $hexadecimal } · dec { $decimal } · bin { $binary }
hex-character = UTF-8: { $character }
hex-character-part = UTF-8: byte { $place } of { $length } of { $character }: { $sequence }
hex-character-cut = UTF-8: half a character, { $known } of its { $length } bytes: { $sequence }
hex-character-begun = UTF-8: part of a character that began before what is shown.
hex-character-invalid = Not valid UTF-8.
hex-shown = “{ $character }” ({ $number })
hex-control = the control { $name } ({ $number })
hex-unshown = { $number }, which cannot be shown
hex-sent = send: { $program } · its byte { $place } of { $length } · { $call }
hex-sent-unknown = send: not remembered, or made outside the laboratory.
hex-taken = recv: { $program } · its byte { $place } of { $length } · { $call }
hex-taken-before = recv: one took it, and which is no longer remembered.
hex-taken-waiting = recv: unread, none has taken it.
hex-taken-torn = recv: cut off and lost, there was no room in what the program asked for.
hex-taken-lost = recv: none took it before the connection was cut.
hex-taken-refused = recv: nobody listened there, and the kernel said so later.

## Searching

hex-search-hint = a text, or hexadecimal after 0x or \x
hex-search-malformed = no bytes in hexadecimal: those have two digits each
hex-search-none = not there
hex-search-place = { $place } of { $number }
hex-search-found = { $count ->
    [one] in 1 place
   *[other] in { $number } places
}
