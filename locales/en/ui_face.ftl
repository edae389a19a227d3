## Themes

face-action-theme = next theme
face-about-theme = Changes the colours: oscuro (dark), claro (light), contraste (contrast), mono. Remembered.
# theme: oscuro, claro, contraste or mono, the same in every language
face-status-theme = Theme: { $theme }
