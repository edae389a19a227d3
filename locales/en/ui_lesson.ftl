# Words of a lesson's screens.

# The title row
ui-lesson-title = { $number } · { $name }
ui-lesson-step = step { $place } of { $count }

# What is asked for, and what was said
ui-lesson-missing = missing:
ui-lesson-missing-more = and { $count } more
ui-lesson-met-of = { $met } of { $count }
ui-lesson-said = you said:
ui-lesson-was = it was:
ui-lesson-was-so = and so it was
ui-lesson-not-sure = not sure yet
ui-lesson-sure-1 = guessing
ui-lesson-sure-2 = think so
ui-lesson-sure-3 = sure

# The right column
ui-lesson-code = CODE
ui-lesson-code-none = What each program runs is kept here, like a file.
ui-lesson-states = STATES
ui-lesson-states-udp = UDP opens and closes no connections: connect notes the destination.
ui-lesson-states-none = No socket has a TCP state yet.

# What to do now, while nothing else is said
ui-lesson-preparing = The scene is being prepared…
ui-lesson-do-grey = { $key } runs the grey line.
ui-lesson-do-go = The next line is in { $name }: { $key } takes you there.
ui-lesson-do-type-hint = Type a line of Python and press { $run }. { $key } gives a hint.
ui-lesson-do-type = Type a line of Python and press { $run }.
ui-lesson-do-wait = The program is in the middle of a call. { $key } interrupts it; { $other } goes to the other program.
ui-lesson-do-reopened = When it is done, you return to the closing questions.

# What kind of text stands below
ui-lesson-heading-done = DONE
ui-lesson-heading-done-on = DONE · { $key } goes on
ui-lesson-heading-hint = HINT { $level } of { $count }
ui-lesson-heading-showing = THIS IS HOW
ui-lesson-heading-repeat = YOUR TURN · { $key } begins
ui-lesson-heading-now-you = YOUR TURN
ui-lesson-heading-case = LOOK

# A question
ui-lesson-question = question { $place } of { $count }
ui-lesson-option-not-sure = Not sure yet
ui-lesson-say-first = Press its number. Your answer is saved before anything runs.
ui-lesson-answer = Press its number.
ui-lesson-how-sure = How sure are you?
ui-lesson-locked = Saved. Now let the kernel answer.
ui-lesson-right = Yes.
ui-lesson-not-so = No, that is not it.
ui-lesson-reopens = { $key } opens step { $place } again, where it is seen.
ui-lesson-sentence = Say it in a sentence of your own.
ui-lesson-sentence-empty = type, or leave it empty and press { $key }

# The end
ui-lesson-closed = End of the lesson “{ $name }”.
ui-lesson-your-predictions = What you predicted
ui-lesson-your-sentences = What you wrote
ui-lesson-kept-more = { $count } more rows are kept
ui-lesson-next = The next lesson
ui-lesson-no-next = That was the last lesson. The free lab stays open.
ui-lesson-minutes = { $minutes } min

# A step that cannot be given
ui-lesson-skipped = This step is skipped on this machine.
ui-lesson-needs-linux = It needs Linux: only the Linux kernel has what this step teaches.
ui-lesson-needs-ipv6 = It needs IPv6, and this machine has no address ::1.
ui-lesson-enter-next = { $key } goes to the next one.
ui-lesson-broken-scene = The scene of this step could not be prepared.
ui-lesson-broken-next = { $key } tries again. { $pass } goes on with the next step.
ui-lesson-trouble-place = { $file }, line { $line }.
ui-lesson-trouble-raised = The line `{ $source }` gave an error that the lesson does not expect: { $error }
ui-lesson-trouble-did-not-raise = The line `{ $source }` had to give an error, and gave none.
ui-lesson-trouble-never-held = What the lesson waits for before it goes on never came true.
ui-lesson-trouble-died = The program { $name } ended in the middle of a line.
ui-lesson-trouble-not-alive = The program { $name } does not exist, or has ended.
ui-lesson-trouble-already-alive = The program { $name } was running already.
ui-lesson-trouble-never-started = The program { $name } never started.
ui-lesson-trouble-never-ended = The program { $name } never ended.
ui-lesson-trouble-hangs = The line `{ $source }` did not return, and does not wait either.
ui-lesson-trouble-never-free = The program { $name } waits in a call, and nobody wakes it.
ui-lesson-trouble-missing = { $placeholder } stands for nothing yet.

# Glossary and help
ui-lesson-glossary = GLOSSARY
ui-lesson-this-step = This step
