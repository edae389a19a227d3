# input(): a program waits for a line that the person types.

input-waits = input waits for a line from you
input-now = { $program }: input() waits for a line from you
input-now-walk = { $file }, line { $line }: input() waits for a line from you
input-place = a line that input() asks for
input-here = Here: the line that { $program } asks for with input()

input-action-send = send the line
input-about-send = Gives the program the line as typed, an empty one too: it is what input() returns.
input-action-end = end of input
input-about-end = With nothing typed, tells the program that no more lines will come: input() raises EOFError.

input-status-full = { $most } lines that the program has not asked for yet wait already: there is no room for more.
input-status-left = { $count ->
    [one] One line too many was dropped: nobody asked for it.
   *[other] { $count } lines too many were dropped: nobody asked for them.
}

# In text mode: what is typed goes to the program that asks.
input-text-asks = { $program }: input() waits for a line from you; what begins with a colon is for enchufe (:interrupt, :quit)
