## Themes

face-action-theme = next theme
face-about-theme = Changes the colours: dark, light, contrast, mono. Remembered.
face-theme-name = { $theme ->
    [oscuro] dark
    [claro] light
    [contraste] contrast
   *[mono] mono
 }
face-status-theme = { $theme ->
    [oscuro] Dark theme: your terminal’s colours.
    [claro] Light theme: a white background, for a projector.
    [contraste] Contrast theme: white on black.
   *[mono] Mono theme: no colour.
 }

## The first run

face-first-run = first time
face-first-run-what = Here you learn what a socket is by holding real ones.
face-first-run-byte = Below, two real programs send each other bytes: look.
# key: Space
face-first-run-no-byte = Below, { $key } sends bytes between two real programs.
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
