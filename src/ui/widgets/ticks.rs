//! What a step asks for in one row: `✓ conectado   ✓ saludo enviado   · falta: leer la respuesta`.

use ratatui::text::{Line, Span};

use super::canvas::{columns, fit};
use super::markdown::{self, Ink};
use crate::ui::Look;

/// One thing that a step asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tick {
    /// Whether it came true.
    pub met: bool,
    /// What stands behind `✓`, in the Markdown of lessons.
    pub done: String,
    /// What stands behind «falta: », in the Markdown of lessons.
    pub missing: String,
}

/// The columns between two of them.
const GAP: &str = "   ";

/// The row, at most `width` columns: what is met, the first thing that is missing in full, and how many more are. Where
/// there is no room, what was met first loses its words, for what is missing must be read.
pub fn line(ticks: &[Tick], width: u16, look: &Look) -> Line<'static> {
    let met = ticks.iter().filter(|tick| tick.met).count();
    for silent in 0..=met {
        let line = build(ticks, silent, true, look);
        if columns(&line) <= width {
            return line;
        }
    }
    fit(build(ticks, met, false, look), width, look.theme.glyphs().ellipsis)
}

/// The row in which the first `silent` of the met ones are only signs.
fn build(ticks: &[Tick], silent: usize, says_more: bool, look: &Look) -> Line<'static> {
    let (theme, glyphs) = (look.theme, look.theme.glyphs());
    let mut spans: Vec<Span<'static>> = Vec::new();
    for (place, tick) in ticks.iter().filter(|tick| tick.met).enumerate() {
        spans.push(Span::styled(glyphs.done, theme.strong()));
        if place >= silent {
            spans.push(Span::raw(" "));
            spans.extend(markdown::line(&tick.done, Ink::text(look), look).spans);
            spans.push(Span::raw(GAP));
        } else if place + 1 == silent {
            spans.push(Span::raw(" "));
        }
    }
    let mut missing = ticks.iter().filter(|tick| !tick.met);
    if let Some(first) = missing.next() {
        let label = look.i18n.tr("ui-lesson-missing");
        spans.push(Span::styled(format!("{} {label} ", glyphs.dot), theme.text()));
        spans.extend(markdown::line(&first.missing, Ink::strong(look), look).spans);
        let more = missing.count();
        if more > 0 && says_more {
            let text = look.i18n.tr_with("ui-lesson-missing-more", &[("count", &more.to_string())]);
            spans.push(Span::styled(format!("{GAP}{text}"), theme.muted()));
        }
    }
    while spans.last().is_some_and(|last| last.content.trim().is_empty()) {
        spans.pop();
    }
    Line::from(spans)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::test_support::looks;

    fn tick(met: bool, done: &str, missing: &str) -> Tick {
        Tick { met, done: done.to_owned(), missing: missing.to_owned() }
    }

    #[test]
    fn the_first_missing_is_said_and_the_others_counted() {
        let look = looks::spanish();
        let at = |ticks: &[Tick], width| line(ticks, width, &look.get()).to_string();
        let all = [
            tick(true, "conectado", "conectarte a eco"),
            tick(false, "saludo enviado", "enviar un saludo"),
            tick(false, "respuesta leída", "leer la respuesta"),
        ];
        assert_eq!(at(&all, 76), "✓ conectado   · falta: enviar un saludo   y 1 más");
        assert_eq!(at(&all, 38), "✓ · falta: enviar un saludo   y 1 más");
        assert_eq!(at(&all, 30), "✓ · falta: enviar un saludo");
        assert_eq!(at(&all, 20), "✓ · falta: enviar u…");
        let done: Vec<Tick> = all.iter().cloned().map(|tick| Tick { met: true, ..tick }).collect();
        assert_eq!(at(&done, 76), "✓ conectado   ✓ saludo enviado   ✓ respuesta leída");
        assert_eq!(at(&[], 76), "");
        for width in 0..80 {
            assert!(columns(&line(&all, width, &look.get())) <= width);
        }
    }
}
