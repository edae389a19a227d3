# The demonstration, for a class with a projector.

demo-home = demonstration
demo-home-about = to project a lesson in class
demo-category = In a demonstration

demo-line = line { $line } of { $count }
demo-next = next
demo-waits = waits
demo-starts = the program starts
demo-ends = the program ends
demo-before = (before { $count })
demo-kernel-unread = kernel, to read
demo-kernel-unread-of = kernel, { $name } to read
demo-kernel-queue = kernel, not accepted
demo-kernel-queue-of = kernel, { $name } not accepted

demo-sentence = For everybody, in one sentence:
demo-end = End of the lesson.
demo-problem = It could not be prepared or run.

demo-note = note:
demo-note-building = preparing the scene…
demo-note-talk = “Talk for a minute with somebody who voted otherwise.” Then vote again.
demo-note-vote = let each one choose in silence; then count the hands.
demo-note-voting = how many hands for each option: the number and { $key }.
demo-note-end = { $home } goes to the first screen; { $steps } goes back to any step.

demo-list-lessons = Which lesson?
demo-list-steps = Go to a step

demo-action-home = demonstration
demo-about-home = Demonstrates the lesson under the cursor to a class.
demo-action-next = on
demo-about-next = To what comes next: a line, a question or a text.
demo-action-back = back
demo-about-back = To what was before; the scene is built anew up to there.
demo-action-vote = votes
demo-about-vote = Types how many vote for each option.
demo-action-black = black
demo-about-black = Makes the screen black, and back.
demo-action-steps = steps
demo-about-steps = Goes to any step of the lesson.
demo-action-again = repeat
demo-about-again = Builds the scene of this slide anew.
demo-action-digit = number
demo-about-digit = Types the votes of the option.
demo-action-vote-accept = accept
demo-about-vote-accept = To the next option; after the last one, done.
demo-action-vote-walk = option
demo-about-vote-back = To the option before.
demo-about-vote-next = To the next option.
demo-action-erase = erase
demo-about-erase = Takes the last digit away.
demo-action-vote-close = done
demo-about-vote-close = Leaves the votes as they are.
demo-action-list-choose = enter
demo-about-list-choose = Goes to the line under the cursor.
demo-action-list-walk = choose
demo-about-list-up = Up the list.
demo-about-list-down = Down the list.
demo-action-list-close = close
demo-about-list-close = Closes the list.
