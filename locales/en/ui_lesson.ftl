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
