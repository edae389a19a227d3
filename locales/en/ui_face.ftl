## Themes

face-action-theme = next theme
face-about-theme = Changes the colours: oscuro (dark), claro (light), contraste (contrast), mono. Remembered.
face-theme-name = { $theme ->
    [oscuro] dark
    [claro] light
    [contraste] contrast
   *[mono] no colour
 }
face-status-theme = { $theme ->
    [oscuro] Dark theme (oscuro): your terminal’s colours.
    [claro] Light theme (claro): a white background, for a projector.
    [contraste] High contrast (contraste): white on black.
   *[mono] No colour (mono).
 }

## The first run

face-first-run = first time
face-first-run-what = Here you learn what a socket is by holding real ones.
face-first-run-byte = Below, two real programs send each other bytes: look.
# key: Enter
face-first-run-next = { $key } closes this; { $key } again, and you begin.
face-first-run-theme = Theme
face-first-run-language = Language
face-own-language = English
face-action-first-run-accept = close
face-about-first-run-accept = The first time: closes the greeting. It does not come back.
face-action-first-run-theme = theme
face-about-first-run-next-theme = The first time: the next theme, seen at once.
face-about-first-run-previous-theme = The first time: the theme before.
face-about-first-run-theme = The first time: the theme with that number.
