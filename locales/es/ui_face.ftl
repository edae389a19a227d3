## Themes

face-action-theme = otro tema
face-about-theme = Cambia los colores: oscuro, claro, contraste, mono. Lo recuerda.
# theme: oscuro, claro, contraste or mono, the same in every language
face-status-theme = Tema: { $theme }
