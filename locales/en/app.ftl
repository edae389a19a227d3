## Keys

app-key-space = Space
app-key-shift = Shift
app-key-backspace = Backspace
app-key-delete = Del
app-key-home = Home
app-key-end = End
app-key-page-up = PgUp
app-key-page-down = PgDn

## Headings of help

app-category-general = Everywhere
app-category-lesson = In a lesson
app-category-console = At a Python prompt
app-category-programs = Programs and panes
app-category-editing = Editing the line
app-category-home = On the first screen
app-category-dialogs = In menus and questions

## Actions: a name of at most 15 columns for the footer, a sentence for help

app-action-run = run
app-about-run = Runs what is typed. If something is missing (a parenthesis, a block), opens another line.
app-action-restart-dead = restart
app-about-restart-dead = Starts again a program that has ended.
app-action-run-suggested = run grey line
app-about-run-suggested = With nothing typed, runs the grey line.
app-action-go-on = go on
app-about-go-on = With nothing typed, takes you to the program that has something to do.
app-action-take-suggestion = edit grey line
app-about-take-suggestion = Copies the grey line, for you to change it.
app-action-complete = complete
app-about-complete = Completes the name or method; again, the next one.
app-action-complete-back = previous one
app-about-complete-back = The completion before.
app-action-history-previous = earlier
app-about-history-previous = The line above, or what you ran before.
app-action-history-next = later
app-about-history-next = The line below, or what you ran after.
app-action-end-of-input = end Python
app-about-end-of-input = With nothing typed, runs exit(), as in python3.
app-action-interrupt = interrupt
app-about-interrupt = Interrupts what is running (KeyboardInterrupt) or clears the line. Never quits enchufe.
app-action-left = left
app-about-left = One character to the left.
app-action-right = right
app-about-right = One character to the right.
app-action-word-left = word ←
app-about-word-left = One word to the left.
app-action-word-right = word →
app-about-word-right = One word to the right.
app-action-line-start = start
app-about-line-start = To the start of the line.
app-action-line-end = end
app-about-line-end = To the end of the line.
app-action-backspace = delete back
app-about-backspace = Deletes the character before.
app-action-delete = delete here
app-about-delete = Deletes the character after.
app-action-kill-word = cut word
app-about-kill-word = Cuts the word before.
app-action-kill-to-start = cut before
app-about-kill-to-start = Cuts to the start of the line.
app-action-kill-to-end = cut after
app-about-kill-to-end = Cuts to the end of the line.
app-action-yank = paste cut
app-about-yank = Pastes what was cut last.
app-action-next-pane = next pane
app-about-next-pane = The next program.
app-action-previous-pane = previous pane
app-about-previous-pane = The program before.
app-action-go-to-program = program n
app-about-go-to-program = The program with that number.
app-action-programs = programs
app-about-programs = Adds a program; or restarts, renames, stops, ends or removes the focused one.
app-action-fresh = start over
app-about-fresh = All programs start again, with the same names.
app-action-scroll-up = scroll up
app-about-scroll-up = What happened before in the pane.
app-action-scroll-down = scroll down
app-about-scroll-down = Towards the end of the pane.
app-action-travel-up = journey ↑
app-about-travel-up = In the journey pane, earlier conversations.
app-action-travel-down = journey ↓
app-about-travel-down = In the journey pane, later conversations.
app-action-go-home = home
app-about-go-home = Goes to the first screen. The programs stay as they are.
app-action-lesson-go-on = go on
app-about-lesson-go-on = With nothing typed, goes on to what comes next in the lesson.
app-action-lesson-choose = answer
app-about-lesson-choose = Answers what is marked.
app-action-lesson-digit = answer n
app-about-lesson-digit = Answers the option with that number.
app-action-lesson-up = choose
app-about-lesson-up = The option above.
app-action-lesson-down = choose
app-about-lesson-down = The option below.
app-action-lesson-reconsider = change
app-about-lesson-reconsider = Back to the question, before saying how sure you are.
app-action-lesson-pass = skip
app-about-lesson-pass = Skips the step that is offered, or one that could not be prepared.
app-action-sentence-accept = keep it
app-about-sentence-accept = Keeps your sentence; it may stay empty.
app-action-lesson-hint = hint
app-about-lesson-hint = A hint: it asks, points, gives half; the fourth one does it and lets you repeat it.
app-action-lesson-again = again
app-about-lesson-again = The step again, its scene built from nothing.
app-action-lesson-back = step back
app-about-lesson-back = The step before, its scene built from nothing.
app-action-lesson-glossary = glossary
app-about-lesson-glossary = The words of this step, explained.
app-action-term-open = open
app-about-term-open = Explains the word that is marked.
app-action-term-up = move
app-about-term-up = The word above.
app-action-term-down = move
app-about-term-down = The word below.
app-action-term-page-up = page ↑
app-about-term-page-up = Several words up.
app-action-term-page-down = page ↓
app-about-term-page-down = Several words down.
app-action-term-close = back
app-about-term-close = Closes the explanation.
app-action-glossary-close = close
app-about-glossary-close = Closes the glossary.
app-action-person-accept = accept
app-about-person-accept = From now on, progress is kept under that name.
app-action-person-up = move
app-about-person-up = A name used before.
app-action-person-down = move
app-about-person-down = Another name used before.
app-action-person-close = close
app-about-person-close = Everything stays as it was.
app-action-findings-up = move
app-about-findings-up = Further up.
app-action-findings-down = move
app-about-findings-down = Further down.
app-action-menu-choose = choose
app-about-menu-choose = Does what is marked.
app-action-menu-up = move
app-about-menu-up = The line above.
app-action-menu-down = move
app-about-menu-down = The line below.
app-action-name-accept = accept
app-about-name-accept = Accepts the name.
app-action-close = close
app-about-close = Closes the menu and does nothing.
app-action-help-up = move
app-about-help-up = One line up.
app-action-help-down = move
app-about-help-down = One line down.
app-action-help-page-up = page ↑
app-about-help-page-up = Several lines up.
app-action-help-page-down = page ↓
app-about-help-page-down = Several lines down.
app-action-close-help = close
app-about-close-help = Closes help.
app-action-permission-answer = answer
app-about-permission-answer = Gives the marked answer; at first, “no”.
app-action-permission-other = change
app-about-permission-other = Marks the other answer.
app-action-permission-refuse = no
app-about-permission-refuse = Answers “no”.
app-action-home-enter = open
app-about-home-enter = Opens what is marked.
app-action-home-up = choose
app-about-home-up = The line above.
app-action-home-down = choose
app-about-home-down = The line below.
app-action-home-byte = more bytes
app-about-home-byte = Sends four more bytes between the two programs below.
app-action-home-lab = lab
app-about-home-lab = Enters the free lab.
app-action-home-lesson = lesson n
app-about-home-lesson = Enters the lesson with that number.
app-action-home-glossary = glossary
app-about-home-glossary = Opens the glossary.
app-action-home-person = someone else
app-about-home-person = Asks who is here now: each person has their own progress.
app-action-home-quit = quit
app-about-home-quit = Quits enchufe.
app-action-help = help
app-about-help = All the keys, and what the words and signs on the screen mean.
app-action-language = Español
app-about-language = Changes the language; everything else stays as it is.
app-action-suspend = suspend
app-about-suspend = Back to the shell; fg brings you here again.
app-action-quit = quit
app-about-quit = Quits enchufe and ends all its programs.

## The first screen

app-home-broken-about = cannot be read: { $key } says what is missing
app-home-lab = free lab
app-home-lab-about = try whatever you like: nothing is graded
app-home-glossary = glossary
app-home-glossary-about = the words, in Spanish and in English
app-home-person = someone else?
app-home-person-about = each name has its own progress
app-person-title = who is here?
app-person-question = Your name, or a nickname. Empty: nobody in particular.
app-person-now = Now: { $name }
app-home-died = One of the two programs ended early. { $key } tries again.
app-home-raised = The bytes did not arrive: { $error }

## The menu of programs

app-menu-new-console = new Python console
app-menu-new-console-help = One more process, with its own console, descriptors and variables.
app-menu-new-echo-tcp = echo server, TCP
app-menu-new-echo-tcp-help = Sends back the bytes it receives. One of enchufe's servers.
app-menu-new-echo-udp = echo server, UDP
app-menu-new-echo-udp-help = Sends back each datagram it receives. One of enchufe's servers.
app-menu-new-echo-unix = echo server, Unix
app-menu-new-echo-unix-help = Like the TCP echo, but its address is a file.
app-menu-new-web = web server
app-menu-new-web-help = Speaks HTTP: open it with your browser or with curl.
app-menu-restart = restart
app-menu-restart-help = The process ends and another begins: another pid, no variables.
app-menu-terminate = terminate (SIGTERM)
app-menu-terminate-help = Asks it to end; a program may say goodbye first.
app-menu-kill = kill (SIGKILL)
app-menu-kill-help = The kernel ends it at once and closes its sockets.
app-menu-stop = stop (SIGSTOP)
app-menu-stop-help = It no longer runs, but its sockets stay in the kernel.
app-menu-continue = continue (SIGCONT)
app-menu-continue-help = Goes on from where it was stopped.
app-menu-rename = rename
app-menu-rename-help = Another name on the screen; the process is the same.
app-menu-remove = remove
app-menu-remove-help = Ends and leaves the screen.
app-menu-title = programs
app-menu-subject = with { $program }:
app-name-for-new = name of the new program
app-name-for-rename = another name for { $program }
app-name-empty = Type a name.
app-name-not-a-word = Only letters, digits, “-” and “_”.
app-name-too-long = At most { $most } columns.
app-name-taken = Another program has that name.

## A program wants to reach beyond this machine

app-permission-title = leave this machine?
app-permission-connect = { $program } wants to connect to { $address }, which is not this machine.
app-permission-send = { $program } wants to send to { $address }, which is not this machine.
app-permission-bind = { $program } wants to open { $address }: other machines on the network could reach it.
app-permission-question = Do you allow it?
app-permission-no = no
app-permission-yes = yes

## Answers to a key

app-status-line-full = The line is full: 64 kB is the most it holds.
app-status-paste-cut = You pasted more than { $kept } kB: the rest was left out.
app-status-queue-full = { $most } lines are waiting already; the others stay typed, not run.
app-status-not-run = { $count ->
    [one] { $program } ended: one line was not run (↑ brings it back).
   *[other] { $program } ended: { $count } lines were not run (↑ brings them back).
}
app-status-dropped = { $count ->
    [one] One waiting line will not run (↑ brings it back).
   *[other] { $count } waiting lines will not run (↑ brings them back).
}
app-status-dead = { $program } has ended. { $key }, with nothing typed, restarts it (or { $menu }).
app-status-nothing-to-interrupt = There is nothing to interrupt. To quit, { $key }.
app-status-empty-line = Type a line, or press { $key }.
app-status-waits-elsewhere = In { $program }, { $call } waits: { $go } and { $key }.
app-status-lab-open = The lab is still open: { $key } goes back to it.
app-status-fresh-again = { $key } again: all programs start again; their sockets and variables are lost.
app-status-no-such-program = There is no program { $number }.
app-status-no-completions = No name begins like that.
app-status-fresh = { $count ->
    [one] From scratch: the program starts again.
   *[other] From scratch: the { $count } programs start again.
}
app-status-not-saved = That choice could not be kept for next time: there is no folder to write in, or it is full.
app-status-not-kept = What you did could not be kept: progress stays in memory and is lost when you leave.
app-status-progress-torn = The last line of { $file } was not whole ({ $reason } bytes): it was cut off.
app-status-progress-unreadable = { $file } cannot be read ({ $reason }): progress stays in memory.
app-status-progress-unwritable = { $file } cannot be written to ({ $reason }): progress stays in memory.
app-status-scene-prepared = The scene is being prepared: paste again when it is ready.
app-status-sentence-full = There is no more room: a thousand bytes is the most that is kept.
app-status-so-many-options = { $count ->
    [one] There is only one option.
   *[other] There are { $most } options.
}
app-status-no-such-lesson = There is no lesson with the number { $number }.
app-status-person = Hello, { $name }: this is your progress.
app-status-nobody = This is the progress of whoever gave no name.
app-status-lab-ended = There is room for { $most } programs in all: those of the free lab have ended.
app-status-scene-ended = There is room for { $most } programs in all: those of the lesson have ended. Going back starts them again.
app-status-no-room-for-byte = This needs two programs, and the lab has room for { $most } in all.

## What the lab could not do

app-problem-too-many-programs = At most { $most } programs. Remove one ({ $key }) and try again.
app-problem-cannot-start = The system could not start { $program } (errno { $errno }).
app-problem-not-alive = { $program } has no running process. { $key } restarts it.
app-problem-not-a-console = { $program } is one of enchufe's servers: it does not run lines.
app-problem-cannot-listen = { $program } could not listen on { $address } (errno { $errno }).

## A blocked call: its clock, and who can wake it

app-runs = runs; { $key } interrupts
app-wait-seconds = { $seconds } s
app-wait-minute = over 1 min
app-wait-accept = { $call } waits for someone to connect to { $address }.
app-wait-connect = { $call } waits for { $address } to answer.
app-wait-connect-full = { $call } waits: the queue of { $program } ({ $address }) is full and needs an accept.
app-wait-receive = { $call } waits for { $program } to send something.
app-wait-receive-outside = { $call } waits for { $address } to send something.
app-wait-send = { $call } waits for { $program } to read: the buffers are full.
app-wait-send-both = { $call } waits for { $program } to read; and { $program }, in { $back }, for { $me } to read: nobody reads.
app-wait-send-outside = { $call } waits for { $address } to read: the buffers are full.
app-wait-not-accepted = { $call } waits: nobody has called accept in { $program } yet.
app-wait-datagram = { $call } waits for someone to send a datagram to { $address }.
app-wait-stopped = { $call } waits for { $program }, which is stopped ({ $key }: SIGCONT).
app-wait-sleep = { $call } returns by itself after { $seconds } s.
# In the pane of one of our servers, after “send”
app-server-waits-send = waits for { $program } to read
app-server-waits-room = waits for room in the buffer
app-wait-other = { $call } waits. { $key } interrupts it.

## What to try next

app-next-make-client = A socket is one end of a conversation. Ask the kernel for one.
app-next-make-server = The server needs its own end too: ask the kernel for a socket.
app-next-make-datagram = Now UDP: postcards, no connection. { $program } asks for another socket.
app-next-make-datagram-after = { $count ->
    [one] Conversation complete: 1 byte there, { $back } back. Now UDP: another socket.
   *[other] Conversation complete: { $there } bytes there, { $back } back. Now UDP: another socket.
}
app-next-bind = { $name } has no address. With port 0, the kernel picks a free one.
app-next-bind-path = { $name } has no address. In AF_UNIX, the address is a file.
app-next-listen = { $name } has the address { $address } but is not listening: nobody can get in.
app-next-connect = { $server } listens on { $address }. Who connects?
app-next-accept = { $count ->
    [one] A connection is made and waits in the kernel. accept gives it to { $program }.
   *[other] { $waiting } connections wait in the kernel. accept gives the first to { $program }.
}
app-next-accept-bytes = { $count ->
    [one] The byte is in the kernel, in the connection that waits for accept.
   *[other] The { $bytes } bytes are in the kernel, in the connection that waits for accept.
}
app-next-accept-bytes-many = { $count ->
    [one] The byte is in the kernel, in one of the connections that wait for accept.
   *[other] The { $bytes } bytes are in the kernel, in the connections that wait for accept.
}
app-next-accept-anybody = accept will wait for someone to connect to { $address } from another terminal.
app-next-send = { $program } is connected and nothing has travelled yet.
app-next-request = { $program } reached a web server, which waits for an HTTP request.
app-next-unread = { $count ->
    [one] The kernel has one byte not yet read by { $program }. Which call reads it?
   *[other] The kernel has { $bytes } bytes not yet read by { $program }. Which call reads them?
}
app-next-on-the-way = { $count ->
    [one] One byte is on its way that { $program } has not read. Which call reads it?
   *[other] { $bytes } bytes are on their way that { $program } has not read. Which call reads them?
}
app-next-reply = { $program } has read. Through { $name } it can answer too.
app-next-wake = { $program } waits in recv. Bytes that you send through { $name } wake it.
app-next-read-answer = It has travelled. The answer waits in the kernel for { $program } to read it.
app-next-close = There and back, all read. If { $program } closes, the other end will read b''.
app-next-end = The other end sends no more. Read once more: b'' is the end of the stream.
app-next-cut = The other end closed with bytes of yours unread: its kernel cut the connection. recv would give ECONNRESET; close it too.
app-next-close-too = { $program } knows that nothing more comes on { $name }. This side is still open.
app-next-datagram = The kernel has a postcard for { $program }. recvfrom also says who sent it.
app-next-bind-datagram = To receive postcards, { $name } needs an address. No listen and no accept.
app-next-send-datagram = No connection: each postcard that leaves { $name } carries its destination.
app-next-reply-datagram = The postcard had a return address: { $program } can answer to it.
app-next-close-datagram = A postcard each way. When { $name } closes, the other end is not told.
app-next-import = The module is missing: in Python, socket has to be imported.
app-next-correction = This is your line, corrected.
app-next-mend = After this error, you can go on like this: { $key } runs the grey line.
app-next-go = In { $program }: { $line }
app-next-dead = { $program } ended, and the kernel closed its sockets. { $key } starts it again.
app-next-stopped = { $program } is stopped: its sockets stay in the kernel. { $key }: SIGCONT.
app-next-jam = { $call } of { $program } is blocked, buffers full: { $reader } does not read enough.
app-next-jam-both = { $program } and { $reader } are blocked sending: each waits for the other to read.
app-next-jam-outside = { $call } of { $program } is blocked: buffers full; the other end does not read enough.
app-next-jam-interrupt = { $key } interrupts { $call }: then { $program } can read.
app-next-blocked = The call of { $program } waits in the kernel. { $key } interrupts it.
app-next-running = { $program } is running. What you type will wait its turn.
app-next-add-program = { $key } adds another program: a client, an echo or a web server.
app-next-lesson = This line is the next one of the lesson.
