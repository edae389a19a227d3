# Words that are typed: divided by blanks; a hyphen stands for a blank.
text-word-hint = hint ?
text-word-again = again repeat
text-word-back = back
text-word-pass = go-on continue next
text-word-steps = steps
text-word-step = step
text-word-status = what-is-missing missing status
text-word-interrupt = interrupt cancel
text-word-language = language español
text-word-help = help
text-word-quit = quit exit
text-word-glossary = glossary

text-list-lesson = { $number }. { $id }: { $about }. { $minutes } min. { $done } of { $steps } steps. { $state }
text-list-new = Not begun.
text-list-done = Done.
text-list-goes-on = Goes on at { $step }.
text-list-broken = { $folder }: this lesson cannot be read. `enchufe check` says why.
text-list-how = To begin one: enchufe text cliente. The others, in the same way.
text-list-none = There is no lesson here that can be read.
text-lesson-unknown = There is no lesson “{ $id }”. There are: { $known }.
text-lesson-broken = The lesson { $folder } cannot be read. `enchufe check` says why.
text-no-lab = Cannot begin: { $reason }.
text-lab-gone = The programs of the lesson have all ended at once. What you did is kept; begin again.

text-lesson = Lesson { $title }: { $about }. { $steps } steps, { $minutes } minutes.
text-lesson-help = Type “help” for what you can type, and “quit” to leave. `import socket` is done already.
text-help =
    A line of Python runs in the program that has the prompt; cliente: line, in the program cliente.
    Enter and nothing else: what is offered. A number: the answer.
    ? or hint: a hint. again: the step from its beginning. back: one step back. step 3: go to step 3. steps: all of them.
    missing: the step, once more. ?port or glossary port: what port means. glossary: all the words.
    interrupt, or Ctrl-C: interrupts what waits or does not end. language: español. quit: leave here; what you did is kept.
    If one of these words is a name of yours too, put a colon before it: :step 3.
text-step = Step { $step } of { $steps }.
text-step-titled = Step { $step } of { $steps }: { $title }
text-step-done = done
text-step-current = you are here
text-step-open = to do
text-answer = Answer with a number, 1 to { $last }.
text-answer-first = A question is open: answer with a number.
text-not-sure = Not sure yet
text-confidence = How sure are you? 1: guessing. 2: think so. 3: sure.
text-locked = Saved. Now let the kernel answer. Enter goes on.
text-right = Yes.
text-wrong = No, that is not it.
text-reopens = Step { $step } shows it: Enter opens it and then comes back here; “continue” goes on without opening it.
text-go-on = Enter goes on.
text-comparison = You said: { $said }. It was: { $was }
text-hint = Hint { $level } of { $last }: { $text }
text-no-hint = There is no hint here.
text-met = Met: { $what }
text-missing = Missing: { $what }
text-grey = Enter runs: { $program }> { $line }
text-repeat = Your turn: Enter prepares the step again.
text-sentence = Write a sentence of your own, or Enter to go on without it.
text-done = Done: step { $step } of { $steps }, { $id }.
text-finished = Enter goes on; you may also keep trying things.
text-finished-reopened = Enter goes back to the questions.
text-closed = End of the lesson { $title }.
text-closed-next = The next one: enchufe text { $id }
text-left = You leave at step { $step }. To go on: enchufe text { $id }
text-skipped-linux = This step needs Linux and this machine is not: it is skipped. Enter goes on.
text-skipped-ipv6 = This step needs IPv6 and this machine has none: it is skipped. Enter goes on.
text-broken = This step could not be prepared (line { $line } of lesson.toml): { $what } Type “again” to try once more, or “continue” for the next one.
text-trouble-raised = `{ $source }` gave { $error }.
text-trouble-did-not-raise = `{ $source }` did not give the error that was expected.
text-trouble-never-held = what was expected never happened.
text-trouble-hangs = `{ $source }` does not end.
text-trouble-missing = there is nothing at { $placeholder } yet.
text-trouble-program = the program { $program } is not as the step needs it.
text-unsolved = The solution of the step { $id } did not meet its goals.
text-glossary = All words: { $words }
text-glossary-none = “{ $word }” is not in the glossary. Type “glossary” alone to see all the words.

text-busy = Something is still running: “interrupt” stops it.
text-no-program = There is no program here that could run lines.
text-focus = { $program } has the prompt.
text-program-ended = { $program } has ended and runs no more lines. Type “again” to repeat the step.
text-program-server = { $program } is a ready-made server: it runs no lines of yours.
text-program-busy = { $program } is still running its last line: “interrupt” stops it.
text-nothing-to-interrupt = There is nothing to interrupt. “quit” leaves the lesson.
text-only-here = { $address } is not on this machine. In text mode, programs only talk inside it.
text-wait-other = { $call } waits: “interrupt” stops the wait.

# What is typed where the screen has a key; lessons say it inside a sentence.
text-key-word = “{ $word }”
text-key-enter = Enter
text-key-program = its name and a colon
text-key-on-screen = { $key } on the screen

text-born = { $program }: running, pid { $pid }
text-listening = { $program }: listens on { $address }
text-closed-without-name = { $program }: fd { $fd } was closed: it had no name left
text-suggestion = Try: { $line }
text-server-accepted = { $program }: accept, a connection from { $peer }
text-server-read = { $program }: reads { $data } ({ $bytes } B)
text-server-sent = { $program }: sends { $data } ({ $bytes } B)
text-server-end = { $program }: recv b"", the other end sends no more
text-server-failed = { $program }: { $call } gave { $error }
text-many-sent = { $program }: { $count } sends, { $bytes } B
text-many-read = { $program }: { $count } reads, { $bytes } B

text-kernel = kernel: { $what } at { $whose }
text-kernel-fresh = a new socket
text-kernel-bound = own address { $local }
text-kernel-listens = listens on { $local }
text-kernel-connected = connected, from { $local } to { $peer }
text-kernel-tcp = connected ({ $state }), from { $local } to { $peer }
text-kernel-joined = joined to its other end
text-kernel-sends-to = destination { $peer }
text-kernel-closed = closed
text-kernel-unread = { $bytes } B to read
text-kernel-next = next message to read: { $bytes } B
text-kernel-nothing = nothing to read
text-kernel-waiting =
    { $count ->
        [one] { $count } connection not accepted
       *[other] { $count } connections not accepted
    }

text-progress-no-home = There is no folder to keep progress in (neither XDG_DATA_HOME nor HOME): it lasts until you leave.
text-progress-torn =
    { $count ->
        [one] The last line of { $path } was not whole: { $count } byte was cut off.
       *[other] The last line of { $path } was not whole: { $count } bytes were cut off.
    }
text-progress-foreign = { $path } is not a progress file of enchufe: it is left as it is, and progress lasts until you leave.
text-progress-unreadable = Cannot read { $path } ({ $reason }): progress lasts until you leave.
text-progress-unwritable = Cannot write { $path } ({ $reason }): what you do lasts until you leave.
