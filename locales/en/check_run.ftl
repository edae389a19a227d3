cli-check = checks lessons: reads them, runs them and says what falls short, with file and line
cli-check-folder = the folder of lessons; without one, enchufe’s own
cli-check-json = one JSON object a lesson
cli-check-variants = shows the variants derived from each solution
cli-check-mutants = also finds out whether the scripts notice changed goals
cli-check-only = only this lesson (may be repeated)
cli-usage-check = enchufe check [OPTIONS] [FOLDER]
check-run-no-folder = The folder { $folder } cannot be read: { $reason }
check-run-no-lessons = There is no lesson there.
check-run-no-lab = The lessons cannot be run: no lab could be started: { $reason }
check-run-lesson-good = ✓ { $lesson } · { $steps } · { $scripts }
check-run-lesson-bad = · { $lesson } · { $steps } · { $scripts }
check-run-steps = { $count ->
    [one] one step
   *[other] { $count } steps
 }
check-run-scripts = { $count ->
    [one] one script
   *[other] { $count } scripts
 }
check-run-lessons = { $count ->
    [one] one lesson
   *[other] { $count } lessons
 }
check-run-total = { $count ->
    [0] { $lessons }: nothing falls short ({ $time })
    [one] { $lessons }: one thing falls short ({ $time })
   *[other] { $lessons }: { $count } things fall short ({ $time })
 }
check-run-seconds = { $seconds } s
check-run-slowest = The slowest setup: { $step }, { $milliseconds } ms (bound: { $bound } ms)
check-run-mutants = Changed goals that some script notices: { $caught } of { $total } ({ $share } %)
check-run-mutants-of = changed goals that some script notices: { $caught } of { $total }
check-run-survivor = no script notices this change of the goal “{ $goal }”: { $change }
check-run-remarks = remarks:
check-run-variants = variants derived from the solution:
check-run-skipped = step { $step }: not run, this machine has no { $needs }
check-run-decided = prediction { $step }: “{ $option }” comes true
check-run-setup = the setup
check-run-solution = the solution
check-run-accepted = accepted script { $number }
check-run-rejected = rejected script { $number }
check-run-variant = variant { $number }
check-run-setup-fails = the setup fails: { $reason }
check-run-setup-slow = the setup takes { $milliseconds } ms; the bound is { $bound } ms. Take out lines or programs that are not needed.
check-run-setup-meets = the setup alone meets the goals: nothing is left to do. Ask for something that the setup does not do.
check-run-script-fails = { $script } cannot be run: { $reason }
check-run-misses = { $script } must meet the goals and misses: { $goals }
check-run-misses-together = { $script } meets each goal by itself, but never all of them at once
check-run-passes = { $script } must not pass, and passes: the goal “{ $goal }” does not stop it
check-run-misses-another = { $script } must miss “{ $goal }” first, and misses “{ $first }” before it. Change “misses”, or the script.
check-run-misses-none = { $script } does not pass, but meets each goal by itself; “{ $goal }” is not what stops it
check-run-no-outcome = when the solution is run, no option of the prediction comes true; exactly one must
check-run-outcomes = when the solution is run, several options of the prediction come true ({ $options }); exactly one must
check-run-sequence-fails = after the steps before it, this step cannot be run: { $reason }
check-run-sequence-misses = after the steps before it, the solution misses: { $goals }
check-run-variant-passes = the solution passes like this too: { $variant }
check-run-variant-misses = the solution should pass like this too, and does not: { $variant }
check-run-lab-gone = the lab ended while it was running
check-run-raised = “{ $source }” raises: { $class }: { $message }
check-run-did-not-raise = “{ $source }” was to raise ("raises") and does not
check-run-never-held = what “until” waits for does not hold within { $seconds } s
check-run-died = the program “{ $name }” ended while it ran a line
check-run-not-alive = no program “{ $name }” is running. Begin it with start.
check-run-already-alive = start: the program “{ $name }” is running already
check-run-never-started = the program “{ $name }” does not start within { $seconds } s
check-run-never-ended = the program “{ $name }” does not end within { $seconds } s
check-run-hangs = “{ $source }” neither ends nor waits in the kernel within { $seconds } s
check-run-never-free = the program “{ $name }” is still busy with its line before, and nothing wakes it within { $seconds } s
check-run-missing = { "{{" }{ $place }{ "}}" } stands for nothing yet
check-run-without = without the line “{ $source }”
check-run-renamed = with other names for the variables
check-run-sendall = with sendall instead of send
check-run-split = with “{ $source }” split into two sends
check-run-explored = exploring on the way: “{ $source }”
check-run-mistaken = with a mistake on the way: “{ $source }”
check-run-dropped = the goal, or one of its parts, left out
check-run-negated = the opposite (not), of the goal or of one of its parts
check-run-any-for-all = any instead of all, or the other way round
check-run-replaced = { $field }: { $from } → { $to }
