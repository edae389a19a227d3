### Walking over the calls, copying what one of them has, pasting whole listings.

## Actions: a name of at most 15 columns for the footer, a sentence for help

copy-category = While walking over the events
copy-action-events = events
copy-about-events = Walks over the calls, one by one: what each did, with which bytes and why. They are copied from there.
copy-action-event-walk = walk
copy-about-event-up = The call before.
copy-about-event-down = The call after.
copy-action-event-page-up = ten back
copy-about-event-page-up = Ten calls back.
copy-action-event-page-down = ten on
copy-about-event-page-down = Ten calls on.
copy-action-event-oldest = the oldest
copy-about-event-oldest = The oldest call of the list.
copy-action-event-newest = the newest
copy-about-event-newest = The newest call.
copy-action-event-copy = copy
copy-about-event-copy = Copies something of this call: the statement, an address, its bytes.
copy-action-events-close = leave
copy-about-events-close = Stops walking over the events.
copy-action-choose = copy
copy-about-choose = Copies what is chosen: to your terminal's clipboard and to a file.
copy-action-walk = choose
copy-about-up = The one before.
copy-about-down = The next one.
copy-action-close = close
copy-about-close = Closes without copying.
copy-action-paste-read = go on
copy-about-paste-read = After statements were pasted: takes the message away. It runs nothing.

## The chosen call

copy-event-of = event { $place } of { $count }
copy-event-of-last = event { $place } of the last { $count } · { $total } calls in all
copy-event-accepted = fd { $fd }: the connection with { $address }
copy-event-accepted-unnamed = fd { $fd }: a new connection
copy-event-connected = connected to { $address }
copy-event-noted = destination noted: { $address }
copy-event-listens = listens at { $address }
copy-event-from = from { $address }
copy-event-between = between { $local } and { $remote }
copy-event-went-in = { $moved } of { $asked } B went in
copy-event-old = an event that has left the list
copy-event-time = { $time } into the session
copy-event-took = took { $time }
copy-event-waits = waits in the kernel
copy-event-cause = from: { $statement }
copy-event-forgotten = memory no longer reaches it: this is left
copy-no-calls = There is no call to walk over yet: they appear when a program uses a socket.
copy-first-call = This is the first call of all.
copy-memory-begins = Here the memory of the list begins: it keeps { $count } calls.

## What can be copied

copy-title = copy
copy-what-statement = statement
copy-what-call = call
copy-what-local = local address
copy-what-remote = remote address
copy-what-text = bytes, as text
copy-what-hexadecimal = bytes, in hexadecimal
copy-what-python = bytes, in Python
copy-kept = { $kept } of { $length } bytes were kept: the first and the last ones.
copy-nothing = There is nothing to copy of this call.

## What became of it. $file is a path, $reason an errno's symbol

copy-copied = { $what ->
    [statement] the statement
    [call] the call
    [local] the local address
    [remote] the remote address
    [text] the bytes as text
    [hexadecimal] the bytes in hexadecimal
   *[python] the bytes in Python
}
copy-done = { $count ->
    [one] Copied: { copy-copied } (1 byte). If your terminal does not allow it, it is in { $file }.
   *[other] Copied: { copy-copied } ({ $bytes } bytes). If your terminal does not allow it, it is in { $file }.
}
copy-done-too-long = { $count ->
    [one] Copied to { $file }: { copy-copied } (1 byte).
   *[other] That is more than a terminal takes. Copied to { $file }: { copy-copied } ({ $bytes } bytes).
}
copy-done-no-clipboard = { $count ->
    [one] This terminal has no clipboard. Copied to { $file }: { copy-copied } (1 byte).
   *[other] This terminal has no clipboard. Copied to { $file }: { copy-copied } ({ $bytes } bytes).
}
copy-done-no-file = { $count ->
    [one] Sent to your terminal: { copy-copied } (1 byte). It could not be kept in { $file } as well ({ $reason }).
   *[other] Sent to your terminal: { copy-copied } ({ $bytes } bytes). It could not be kept in { $file } as well ({ $reason }).
}
copy-not-done = { $count ->
    [one] Not copied: your terminal does not allow it, and it could not be kept in { $file } ({ $reason }). It is 1 byte.
   *[other] Not copied: your terminal does not allow it, and it could not be kept in { $file } ({ $reason }). They are { $bytes } bytes.
}

## Pasting

copy-pasted = { $count ->
    [one] Pasted: it runs when what is running ends. { $key } drops it.
   *[other] Pasted: { $count } statements. They run in order, even if one fails. { $key } drops those that are left.
}
copy-pasted-runs = Pasted: it runs.
copy-paste-left-out = { $count ->
    [one] It did not all fit: 1 byte of its end was left out.
   *[other] It did not all fit: { $bytes } bytes of its end were left out.
}
copy-paste-curly = What you pasted has curly quotes (“ ”): Python only knows the straight ones (" and ').
copy-paste-invisible = What you pasted had no-break spaces or invisible signs, which Python refuses: I replaced or removed them.
copy-queue = { $count ->
    [one] 1 more statement is waiting.
   *[other] { $number } more statements are waiting.
}
