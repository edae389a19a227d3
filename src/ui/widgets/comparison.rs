//! What was said beforehand, and what came true: «dijiste: espera (seguro) · fue: error al instante».

use ratatui::text::{Line, Span};

use super::canvas::columns;
use super::markdown::{self, Ink};
use super::wrap;
use crate::ui::Look;

/// A prediction beside what came of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Comparison {
    /// What was said, in the Markdown of lessons; `None`: not sure.
    pub said: Option<String>,
    /// How sure one was: 1 to 3.
    pub confidence: Option<u8>,
    /// What came true, in the Markdown of lessons; `None`: nothing did yet.
    pub was: Option<String>,
}

/// The text id of a level of confidence, 1 to 3.
pub fn confidence(level: u8) -> &'static str {
    match level {
        0 | 1 => "ui-lesson-sure-1",
        2 => "ui-lesson-sure-2",
        _ => "ui-lesson-sure-3",
    }
}

/// Its rows: one if there is room, else one for what was said and one for what was, each on more rows where it must.
pub fn rows(comparison: &Comparison, width: u16, look: &Look) -> Vec<Line<'static>> {
    let (said, was) = (said(comparison, look), was(comparison, look));
    let mut whole = said.clone();
    if was.is_empty() {
        return wrap::prose(Line::from(whole), width, 2);
    }
    whole.push(Span::styled(format!(" {} ", look.theme.glyphs().dot), look.theme.muted()));
    whole.extend(was.clone());
    let whole = Line::from(whole);
    if columns(&whole) <= width {
        return vec![whole];
    }
    [said, was].into_iter().flat_map(|part| wrap::prose(Line::from(part), width, 2)).collect()
}

fn said(comparison: &Comparison, look: &Look) -> Vec<Span<'static>> {
    let theme = look.theme;
    let mut spans = vec![Span::styled(format!("{} ", look.i18n.tr("ui-lesson-said")), theme.muted())];
    match &comparison.said {
        Some(said) => spans.extend(markdown::line(said, Ink::text(look), look).spans),
        None => spans.push(Span::styled(look.i18n.tr("ui-lesson-not-sure"), theme.text())),
    }
    if let (Some(level), Some(_)) = (comparison.confidence, &comparison.said) {
        spans.push(Span::styled(format!(" ({})", look.i18n.tr(confidence(level))), theme.muted()));
    }
    spans
}

fn was(comparison: &Comparison, look: &Look) -> Vec<Span<'static>> {
    let theme = look.theme;
    let Some(came_true) = &comparison.was else { return Vec::new() };
    if comparison.said.as_ref() == Some(came_true) {
        return vec![Span::styled(look.i18n.tr("ui-lesson-was-so"), theme.strong())];
    }
    let mut spans = vec![Span::styled(format!("{} ", look.i18n.tr("ui-lesson-was")), theme.muted())];
    spans.extend(markdown::line(came_true, Ink::strong(look), look).spans);
    spans
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::test_support::looks;

    #[test]
    fn in_one_row_or_two() {
        let look = looks::spanish();
        let at = |comparison: &Comparison, width| {
            rows(comparison, width, &look.get()).iter().map(Line::to_string).collect::<Vec<_>>()
        };
        let differs = Comparison {
            said: Some("Espera".into()),
            confidence: Some(3),
            was: Some("Da un error al instante".into()),
        };
        assert_eq!(at(&differs, 76), ["dijiste: Espera (seguro) · fue: Da un error al instante"]);
        assert_eq!(at(&differs, 40), ["dijiste: Espera (seguro)", "fue: Da un error al instante"]);
        let same = Comparison { said: Some("`b''`".into()), confidence: None, was: Some("`b''`".into()) };
        assert_eq!(at(&same, 76), ["dijiste: b'' · y así fue"]);
        let unsure = Comparison { said: None, confidence: Some(1), was: Some("`b''`".into()) };
        let open = Comparison { was: None, ..differs.clone() };
        assert_eq!(at(&open, 76), ["dijiste: Espera (seguro)"]);
        assert_eq!(at(&unsure, 76), ["dijiste: aún no lo sé · fue: b''"]);
    }
}
