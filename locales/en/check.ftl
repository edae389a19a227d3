## What falls short in lessons: what is wrong, and what to do

check-file-missing = this file is missing
check-file-missing-fix = make it: a lesson has lesson.toml, es.md and en.md
check-file-too-large = it is larger than { $most } kB
check-file-too-large-fix = a lesson is much shorter: take out what is not part of it
check-not-a-file = it is not an ordinary file or folder
check-not-a-file-fix = put a copy of the file there: links and pipes are not followed
check-unreadable = the system does not let it be read: { $errno }
check-unreadable-fix = look at its permissions
check-not-utf8 = it is not UTF-8 text
check-not-utf8-fix = save it as UTF-8 in your editor
check-folder-name = the folder is not named after the lesson
check-folder-name-fix = name it { $expected }
check-too-many-folders = there are more than { $most } lessons, and the rest are not read
check-too-many-folders-fix = divide them among several folders
check-not-toml = it is not TOML: { $message }
check-not-toml-fix = look at the quotes, brackets, braces and commas of this line and the one before
check-unknown-key = there is no key “{ $key }”
check-missing-key = the key “{ $key }” is missing
check-missing-key-fix = add { $key } = …
check-missing-one-of = one of these keys is missing: { $keys }
check-missing-one-of-fix = add the one you need
check-not-together = “{ $key }” does not go together with any of these keys: { $others }
check-not-together-fix = divide them between two predicates, or take one out
check-wrong-shape = “{ $key }” is not what is expected
check-unknown-word = “{ $key }” cannot be “{ $word }”
check-out-of-range = “{ $key }” is out of bounds
check-out-of-range-fix = write a number from { $least } to { $most }
check-not-one-predicate = one predicate belongs here, and there are { $found }
check-not-one-predicate-fix = write just one; for several at once, all = [ … ]
check-not-a-happening = “{ $predicate }” only takes happenings, and this is a state
check-not-a-happening-fix = use a happening: call, failed, accepted, sent, received, read, closed, option, returned
check-not-countable = this cannot be counted
check-not-countable-fix = count takes one plain happening, or any of several
check-too-deep = there are more than { $most } predicates inside one another
check-too-deep-fix = divide the goal into several
check-bad-id = “{ $id }” cannot be a name
check-bad-id-fix = use 1 to 40 letters a to z, digits and hyphens
check-twice = it is there twice: { $thing } “{ $id }” (first on line { $first })
check-twice-fix = give one another name, or take it out
check-too-many = there are too many of this kind: { $thing } (at most { $most })
check-too-many-fix = take some out, or divide in two
check-too-few = there are too few of this kind: { $thing } (at least { $least })
check-too-few-fix = add what is missing
check-no-such = there is no such thing here: { $thing } “{ $id }”
check-raises-outside-setup = “raises” is only written in setup and continues
check-raises-outside-setup-fix = take it out: in the other scripts a line may fail without saying so
check-no-relay = “to” is the splitter's: no other program connects to another by itself
check-no-relay-fix = take to out, or add kind = "troceador"
check-not-a-destination = the splitter cannot lead to “{ $program }”: it takes another program, one that listens by TCP
check-not-a-destination-fix = name in to a console, eco, web or a server that fails, but no splitter
check-undecided = no later “do” step decides this prediction
check-undecided-fix = put a “do” step after it, or name it with decided_by
check-not-of-this-kind = a “{ $kind }” step has no “{ $key }”
check-not-of-this-kind-fix = take the key out, or change kind
check-wrong-truth = the option “{ $option }” does not say when it is true
check-wrong-truth-fix = use { $expected }: in a predict each option has outcome; in a quiz or check the true one has right = true
check-one-right = the question “{ $question }” has { $found } true options
check-one-right-fix = leave right = true on just one
check-no-reopens = the option “{ $option }” does not say which step clears it up
check-no-reopens-fix = add reopens = "step"
check-no-goal = this step has no goal
check-no-goal-fix = add goal = [ … ]: without it, it never ends
check-no-solution = this step has a goal and no solution
check-no-solution-fix = add solution = [ … ]
check-no-setup = this step prepares no scene
check-no-setup-fix = add setup = [ … ]: any step is entered from nothing
check-text-nowhere = this text belongs to no section, and is shown nowhere
check-text-nowhere-fix = put it below a ## or ### of its own, or take it out
check-part-outside-step = “### { $key }” is inside no step
check-part-outside-step-fix = put it below the “## step” it belongs to
check-no-title = the lesson has no title
check-no-title-fix = begin the file with “# title”
check-unknown-program = no program “{ $program }” is started in this scene
check-unknown-name = no line of setup gives anything the name “{ $name }” in { $program }
check-unknown-name-fix = a reference “program.name” is the socket that name had when the step began; for one made later, use as
check-missing-text = the step “{ $step }” lacks its text “{ $key }”
check-missing-text-fix = add “### { $key }” below “## { $step }” (the step's own text has no ###)
check-empty-text = “{ $key }” of “{ $step }” is blank
check-empty-text-fix = write the text below it
check-superfluous-text = nothing shows “### { $key }” of the step “{ $step }”
check-superfluous-step = lesson.toml has no step “{ $step }”
check-placeholder-of-other = the other language says { $placeholder } here, and this one does not
check-placeholder-of-other-fix = say the same in both
check-term-of-other = the other language links the term “{ $term }” here, and this one does not
check-term-of-other-fix = add [words](#{ $term }), or take it out of the other
check-unknown-action = there is no action of the name in { $placeholder }
check-unknown-placeholder = { $placeholder } stands for nothing
check-unknown-term = the glossary has no term “{ $term }”
check-term-missing = the term “{ $term }” is in the glossary's other language, and not here
check-term-missing-fix = add “## { $term }”, its word and its explanation
check-bad-statement = this line is not Python that the console runs: { $message }
check-bad-statement-fix = try it in enchufe console
check-fixed-port = the port { $port } is written by hand
check-fixed-port-fix = use a placeholder such as {"{{"}eco.port{"}}"}, or port 0: another program may already have that number
check-fixed-path = the path { $path } is written by hand
check-fixed-path-fix = use {"{{"}ruta{"}}"} or {"{{"}ruta2{"}}"}: the lab gives free paths
check-glyph = the glyph { $code } is wide, an emoji or a control
check-glyph-fix = use another of one column
check-markdown = lessons do not have this: { $what }
check-markdown-fix = there are only paragraphs, `code`, **strong**, *foreign words* and [words](#term)
check-backquote = a backquote of code has no partner
check-backquote-fix = close the code with another
check-spanish-mark = there is a “{ $mark }” without its “{ $partner }”
check-spanish-mark-fix = write both
check-translated = “{ $word }” is a translated name
check-translated-fix = write `{ $instead }`: names of the API and of states are not translated
check-forbidden = “{ $word }” is not used in lessons
check-misspelt = the spell checker does not know “{ $word }”
check-speller-missing = spelling is not checked: { $what } is missing
check-speller-missing-fix = install hunspell, hunspell-es and hunspell-en-us
check-too-wide = “{ $key }” takes { $columns } columns and there is room for { $most }
check-too-wide-fix = shorten it
check-too-many-rows = “{ $key }” takes { $rows } rows of { $width } columns and there is room for { $most }
check-too-many-rows-fix = shorten it
check-does-not-fit = “{ $key }” does not fit on the 80×24 screen: with what is seen beside it, it needs { $rows } rows and there are { $room }
check-does-not-fit-fix = shorten it, or what comes with it: the text, the comparison, the “because” and the sentence
check-few-accepted = there are { $found } accepted scripts and { $least } are needed
check-few-accepted-fix = add another way of doing it to accepted
check-few-rejected = there are { $found } rejected scripts and { $least } are needed
check-few-rejected-fix = add to rejected an attempt that falls short, with the goal it misses
check-goal-never-missed = no rejected script misses the goal “{ $goal }”
check-goal-never-missed-fix = add one with misses = "{ $goal }"

## What to do, where several kinds share it

check-fix-nearest = did you mean “{ $nearest }”?
check-fix-known = there are: { $known }
check-fix-remove = take it out, or correct its name
check-fix-key = `enchufe keys` says the names of all actions
check-fix-define = define it, or correct its name
check-fix-start = start it in setup, or correct its name
check-fix-instead = write { $instead }
check-fix-drop-word = take it out: the sentence says the same without it
check-fix-spelling = correct it; if it is right, add it to our list of words, or mark it as `code` or *a foreign word*
check-fix-spelling-nearest = did you mean “{ $nearest }”? If it is right, add it to our list of words, or mark it as `code` or *a foreign word*

## What a value has to be

check-shape-text = write a text between quotes
check-shape-full-text = write something: it is blank
check-shape-flag = write true or false, without quotes
check-shape-integer = write a whole number, without quotes
check-shape-number = write a number: `3`, `">=2"`, `"<=2"` or `"!=0"`
check-shape-seconds = write seconds, from 0 to 3600
check-shape-list = write a list: [ … ]
check-shape-table = write a table: {"{"} … {"}"}
check-shape-script-item = write ["program", "line"], or a table with start, end, interrupt or until
check-shape-predicate = write a predicate, such as {"{"} connected = {"{"} of = "cliente" {"}"} {"}"}
check-shape-two-predicates = write two predicates: [ a, b ]

## What has a name in a lesson

check-thing-lesson = lesson
check-thing-step = step
check-thing-goal = goal
check-thing-question = question
check-thing-option = option
check-thing-case = case
check-thing-script-line = line of a script
check-thing-script = script
check-thing-program = program
check-thing-variable = variable of as
check-thing-term = term
check-thing-order = place in the order
check-thing-section = section

## Kinds of Markdown that lessons do not have

check-markdown-heading = heading
check-markdown-quotation = quotation
check-markdown-code-block = code block
check-markdown-html = HTML tag
check-markdown-list = list
check-markdown-image = image
check-markdown-rule = rule
check-markdown-line-break = line break
check-markdown-link = link that is not to the glossary
check-markdown-table = table or note
