### What brought a call about and what followed from it, while calls are walked over.

## Actions: a name of at most 15 columns for the footer, a sentence for help

causes-action-cause = cause
causes-about-cause = Jumps to the call that caused this one: the send whose bytes it read, the connect it accepted, the close that ended its stream.
causes-action-consequence = consequence
causes-about-consequence = Jumps to the call that followed from this one: the recv that read its bytes, the accept that took its connection.

## Bytes of a stream

causes-read = { $program } read from here: { $calls }
causes-read-part = { $call } { $bytes } of { $whole } B
causes-read-short = { $count ->
    [one] { $program } read from here with one { $call }
   *[other] { $program } read from here with { $count } { $call }
 }
causes-brought = { $count ->
    [one] brings bytes of one { $call } of { $program }: { $bytes }
   *[other] brings bytes of { $count } { $call } of { $program }: { $bytes }
 }
causes-brought-short = { $count ->
    [one] brings bytes of one { $call } of { $program }
   *[other] brings bytes of { $count } { $call } of { $program }
 }
causes-looked = { $count ->
    [one] looks at bytes of one { $call } of { $program } and leaves them: { $bytes }
   *[other] looks at bytes of { $count } { $call } of { $program } and leaves them: { $bytes }
 }
causes-brought-part = { $shown } ({ $bytes } of { $whole } B)
causes-bytes = { $bytes } B
causes-more = { $list } and { $count } more

## Other calls

causes-message-read = read by { $program } with { $call }
causes-message-sent = sent by { $program } with { $call }
causes-connect-taken = accepted by { $program } with { $call }
causes-came = comes from the { $call } of { $program }
causes-hence = hence { $result } in the { $call } of { $program }

## What is missing

causes-outside = the other end is outside the lab: its calls are not seen
causes-forgotten-before = the call that caused it is no longer remembered
causes-forgotten-after = the call that followed is no longer remembered
causes-forgotten-bytes-before = { $bytes } B are of calls no longer remembered
causes-forgotten-bytes-after = { $bytes } B were read by calls no longer remembered
causes-together = one of several that were counted together: nobody knows with which it goes
causes-died = comes from the end of its program: the kernel closed for it
causes-unread = { $bytes } B not read yet
causes-waits-accept = waits for an accept
causes-waits-read = nobody has read it yet
causes-lost = { $bytes } B were lost when the connection was cut
causes-refused = nobody took it
