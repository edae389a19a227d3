# Words of a lesson's screens.

# The title row
ui-lesson-title = { $number } · { $name }
ui-lesson-step = step { $place } of { $count }

# What is asked for, and what was said
ui-lesson-missing = missing:
ui-lesson-missing-more = and { $count } more
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
ui-lesson-states-udp = UDP opens and closes no connections: connect only notes where to send.
ui-lesson-states-none = No socket has a TCP state yet.
