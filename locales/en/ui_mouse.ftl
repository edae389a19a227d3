# The mouse.
mouse-action = mouse
mouse-about = Turns the mouse on or off. While it is off, the terminal selects text as always.
mouse-status-on = Mouse on: a click chooses. To select text with the terminal, Shift + drag, or turn it off with { $key }.
mouse-status-off = Mouse off: the terminal selects text again.
