# The bytes that are seen to move.

motion-action = motion
motion-about = Turns motion on or off: the bytes that are seen to move, in slow motion.
motion-status-on = Motion on: bytes are seen to move, in slow motion.
motion-status-off = Motion off: what happens is shown as done.

motion-slow = slow motion
motion-note = The time here is the measured one; the animation is slower.
motion-sign = Bytes that move, in slow motion; times and figures are the measured ones.
