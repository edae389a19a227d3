# Programs step by step: files, and blocks of the console.

walk-category = Programs step by step
walk-place = a program step by step
walk-place-variables = the variables
walk-place-stops = the calls it stops before
walk-here = Here: { $program }, step by step

walk-action-step = step
walk-about-step = Runs one line and stops at the next, inside a function too.
walk-action-elsewhere = other program
walk-about-elsewhere = Goes to the program that stands still, while this one waits or has ended.
walk-action-pause = pause
walk-about-pause = Stops the program at the next line it is about to run.
walk-action-over = step over
walk-about-over = Runs the whole line, with the functions it calls, and stops at the next.
walk-action-out = step out
walk-about-out = Goes on until it leaves this function.
walk-action-to-call = to call
walk-about-to-call = Goes on until just before the next call on a socket.
walk-action-go = go on
walk-about-go = Goes on without stopping, to its end or to a breakpoint.
walk-action-breakpoint = breakpoint
walk-about-breakpoint = Sets or removes a breakpoint on the cursor's line.
walk-action-stops = before…
walk-about-stops = Chooses calls to stop before: stop before recv.
walk-action-variables = variables
walk-about-variables = Shows the variables, with the sockets by their descriptor and state.
walk-action-cursor = lines
walk-about-up = Moves the cursor up a line.
walk-about-down = Moves the cursor down a line.
walk-action-again = start over
walk-about-again = Reads the file again and begins at its first line, in a new process.
walk-action-next = step by step
walk-about-next = What you run here next, a pasted block too, goes line by line.
walk-action-scroll = move
walk-about-variables-up = Moves up the variables.
walk-about-variables-down = Moves down the variables.
walk-action-close = close
walk-about-variables-close = Closes the variables.
walk-about-stops-close = Closes the list of calls.
walk-action-stop-toggle = set or clear
walk-about-stop-toggle = Stops before the chosen call, or no longer.
walk-action-stop-walk = choose
walk-about-stop-up = Moves up the calls.
walk-about-stop-down = Moves down the calls.
walk-action-complete-path = complete
walk-about-complete-path = Completes the file's path as far as there is only one way.

walk-menu-file = run a file…
walk-menu-file-help = A new program with your file, stopped at its first line.
walk-name-for-file = Python file

walk-variables = VARIABLES
walk-variables-none = There are no variables yet.
walk-variables-runs = They are seen when it stops.
walk-variables-over = It ended without a stop: there is nothing to see.
walk-variables-then = As they were when it stopped.
walk-stops = Stop before…
walk-stop-before = before { $call }()

# Where each program is.
walk-now-loading = { $file }: beginning…
walk-now-call = { $file }, line { $line }: about to call { $call }()
walk-now-line = { $file }, line { $line }: about to run { $code }
walk-now-step = { $file }, line { $line }: taking a step…
walk-now-blocked = { $file }, line { $line }: { $call }() waits in the kernel
walk-now-running = { $file } runs; { $key } stops it at its next line
walk-now-done = { $file } has reached its end
walk-now-failed = { $file }, line { $line }: { $error }
walk-now-thread-fell = { $file }, line { $line }: the thread ended with { $class }
walk-now-main-fell = { $file }, line { $line }: { $class }; its threads go on
walk-now-waits = { $file }, line { $line }:
walk-now-cut = { $file }: its process was ended from outside; { $key } starts it over

walk-status-armed = Step by step: what you run here next goes line by line.
walk-status-unarmed = What you run here next will go in one piece.
walk-status-line-set = Breakpoint on line { $line }.
walk-status-line-unset = No breakpoint on line { $line }.
walk-status-nothing-runs = From here to the end no line runs.
walk-status-loaded = { $program }'s file had changed: this is the new one.

walk-file-not-found = There is no file { $file }.
walk-file-folder = { $file } is a folder, not a file.
walk-file-not-a-file = { $file } is not an ordinary file (a device, a pipe…).
walk-file-denied = The system does not let you read { $file }.
walk-file-too-large = { $file } is too large: up to { $most } MB fit here.
walk-file-not-text = { $file } is not UTF-8 text: line { $line } has other bytes.
walk-file-system = { $file } could not be read: { $reason }
walk-too-many-programs = That is { $given } programs, and there is room for { $most }.

walk-cli-program = a file that will be a program, step by step; may be repeated
