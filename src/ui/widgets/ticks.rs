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

/// The columns between two of them; fewer where that is what lets all be read.
const GAPS: [&str; 2] = ["   ", "  "];

/// The row, at most `width` columns: what is met, the first thing that is missing in full, and how many more are. Where
/// there is no room, what was met first is only counted, for what is missing must be read.
pub fn line(ticks: &[Tick], width: u16, look: &Look) -> Line<'static> {
    let met = ticks.iter().filter(|tick| tick.met).count();
    for counted in 0..=met {
        for gap in GAPS {
            let line = build(ticks, counted, gap, look);
            if columns(&line) <= width {
                return line;
            }
        }
    }
    let missing: Vec<Tick> = ticks.iter().find(|tick| !tick.met).cloned().into_iter().collect();
    let bare = build(&missing, 0, GAPS[1], look);
    if met == 0 || missing.is_empty() {
        fit(bare, width, look.theme.glyphs().ellipsis)
    } else {
        after_sign(bare, width, look)
    }
}

/// The row where not even a count has room: a sign that something was met, and what is missing.
fn after_sign(mut bare: Line<'static>, width: u16, look: &Look) -> Line<'static> {
    let glyphs = look.theme.glyphs();
    bare.spans.insert(0, Span::styled(format!("{} ", glyphs.done), look.theme.strong()));
    fit(bare, width, glyphs.ellipsis)
}

/// The row in which the first `counted` of the met ones have no words: how many are met of all is said instead.
fn build(ticks: &[Tick], counted: usize, gap: &'static str, look: &Look) -> Line<'static> {
    let (theme, glyphs) = (look.theme, look.theme.glyphs());
    let mut spans: Vec<Span<'static>> = Vec::new();
    let met: Vec<&Tick> = ticks.iter().filter(|tick| tick.met).collect();
    if counted > 0 {
        let numbers = [("met", &*met.len().to_string()), ("count", &*ticks.len().to_string())];
        let text = look.i18n.tr_with("ui-lesson-met-of", &numbers);
        spans.push(Span::styled(glyphs.done, theme.strong()));
        spans.push(Span::styled(format!(" {text}"), theme.text()));
        spans.push(Span::raw(gap));
    }
    for tick in met.iter().skip(counted) {
        spans.push(Span::styled(glyphs.done, theme.strong()));
        spans.push(Span::raw(" "));
        spans.extend(markdown::line(&tick.done, Ink::text(look), look).spans);
        spans.push(Span::raw(gap));
    }
    let mut missing = ticks.iter().filter(|tick| !tick.met);
    if let Some(first) = missing.next() {
        let label = look.i18n.tr("ui-lesson-missing");
        spans.push(Span::styled(format!("{} {label} ", glyphs.dot), theme.text()));
        spans.extend(markdown::line(&first.missing, Ink::strong(look), look).spans);
        let more = missing.count();
        // Where all are counted, how many are missing is told by that.
        if more > 0 && counted == 0 {
            let text = look.i18n.tr_with("ui-lesson-missing-more", &[("count", &more.to_string())]);
            spans.push(Span::styled(format!("{gap}{text}"), theme.muted()));
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
        assert_eq!(at(&all, 47), "✓ conectado  · falta: enviar un saludo  y 1 más");
        assert_eq!(at(&all, 38), "✓ 1 de 3   · falta: enviar un saludo");
        assert_eq!(at(&all, 30), "✓ · falta: enviar un saludo");
        assert_eq!(at(&all, 20), "✓ · falta: enviar u…");
        let done: Vec<Tick> = all.iter().cloned().map(|tick| Tick { met: true, ..tick }).collect();
        assert_eq!(at(&done, 76), "✓ conectado   ✓ saludo enviado   ✓ respuesta leída");
        assert_eq!(at(&done, 48), "✓ conectado  ✓ saludo enviado  ✓ respuesta leída");
        assert_eq!(at(&done, 40), "✓ 3 de 3   ✓ respuesta leída");
        assert_eq!(at(&done, 10), "✓ 3 de 3");
        assert_eq!(at(&[], 76), "");
        for width in 0..80 {
            assert!(columns(&line(&all, width, &look.get())) <= width);
        }
    }
}
