//! The prose of lessons: paragraphs, code, strong and foreign words, and the glossary's words underlined.

use ratatui::style::{Modifier, Style};
use ratatui::text::{Line, Span};

use super::canvas::text_columns;
use super::safe_text::show_text;
use super::wrap;
use crate::course::markdown::{Block, Inline, parse};
use crate::ui::Look;

/// Code up to this many columns is not broken between rows.
const WHOLE_CODE: u16 = 26;

/// How a text is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ink {
    /// Its words.
    pub plain: Style,
    /// Its code and what it stresses.
    pub strong: Style,
    /// Whether words of the glossary are underlined.
    pub terms: bool,
}

impl Ink {
    /// As what is read.
    pub fn text(look: &Look) -> Ink {
        Ink { plain: look.theme.text(), strong: look.theme.strong(), terms: true }
    }

    /// All of it strong.
    pub fn strong(look: &Look) -> Ink {
        Ink { plain: look.theme.strong(), strong: look.theme.strong(), terms: true }
    }

    /// All of it standing back.
    pub fn muted(look: &Look) -> Ink {
        Ink { plain: look.theme.muted(), strong: look.theme.muted(), terms: false }
    }
}

/// The rows of a text, at most `width` columns each; a blank row between two paragraphs. No rows for no text or no width.
pub fn rows(text: &str, ink: Ink, width: u16, look: &Look) -> Vec<Line<'static>> {
    let mut rows = Vec::new();
    for Block::Paragraph(pieces) in parse(text) {
        if width == 0 {
            break;
        }
        if !rows.is_empty() {
            rows.push(Line::default());
        }
        let wrapped = wrap::prose(spans(&pieces, ink, look), width, 0);
        rows.extend(wrapped.into_iter().map(unglue));
    }
    rows
}

/// A text as one line, its paragraphs joined by a blank: options, and what is said of a goal.
pub fn line(text: &str, ink: Ink, look: &Look) -> Line<'static> {
    let mut all: Vec<Span<'static>> = Vec::new();
    for Block::Paragraph(pieces) in parse(text) {
        if !all.is_empty() {
            all.push(Span::styled(" ", ink.plain));
        }
        all.extend(spans(&pieces, ink, look).spans);
    }
    unglue(Line::from(all))
}

/// Rows of a line that begins with some columns of signs: short code stays whole.
pub fn set_in(
    signs: Vec<Span<'static>>,
    text: &str,
    ink: Ink,
    width: u16,
    indent: u16,
    look: &Look,
) -> Vec<Line<'static>> {
    let mut all = signs;
    for Block::Paragraph(pieces) in parse(text) {
        all.extend(spans(&pieces, ink, look).spans);
        all.push(Span::styled(" ", ink.plain));
    }
    all.pop();
    wrap::prose(Line::from(all), width, indent).into_iter().map(unglue).collect()
}

fn spans(pieces: &[Inline], ink: Ink, look: &Look) -> Line<'static> {
    let styled = pieces.iter().map(|piece| {
        let mut style = if piece.code || piece.strong { ink.strong } else { ink.plain };
        if piece.emphasis {
            style = style.add_modifier(Modifier::ITALIC);
        }
        if piece.term.is_some() && ink.terms {
            style = style.add_modifier(Modifier::UNDERLINED);
        }
        let text = show_text(&piece.text, look.theme.glyphs());
        let is_short = text_columns(&text) <= WHOLE_CODE;
        // A blank at which no row is broken, until the rows are made.
        Span::styled(if piece.code && is_short { text.replace(' ', "\u{a0}") } else { text }, style)
    });
    Line::from(styled.collect::<Vec<_>>())
}

fn unglue(line: Line<'static>) -> Line<'static> {
    let spans = line.spans.into_iter();
    Line::from(spans.map(|span| Span::styled(span.content.replace('\u{a0}', " "), span.style)).collect::<Vec<_>>())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::test_support::looks;
    use crate::ui::widgets::canvas::columns;

    const TEXT: &str = "Un **cliente** *raro* lee con `c.recv( 100 )` del [núcleo](#nucleo).\n\nOtro párrafo.";

    #[test]
    fn paragraphs_are_parted_and_short_code_is_whole() {
        let look = looks::spanish();
        let look = look.get();
        let at = |width| rows(TEXT, Ink::text(&look), width, &look).iter().map(Line::to_string).collect::<Vec<_>>();
        assert_eq!(at(80), ["Un cliente raro lee con c.recv( 100 ) del núcleo.", "", "Otro párrafo."]);
        assert_eq!(at(34)[..2], ["Un cliente raro lee con ", "c.recv( 100 ) del núcleo."]);
        assert!(at(0).is_empty());
        assert!(rows("", Ink::text(&look), 40, &look).is_empty());
    }

    #[test]
    fn each_kind_looks_its_way() {
        let look = looks::spanish();
        let look = look.get();
        let row = line(TEXT, Ink::text(&look), &look);
        let style = |part: &str| row.spans.iter().find(|span| span.content.contains(part)).unwrap().style;
        assert_eq!(style("cliente"), look.theme.strong());
        assert_eq!(style("recv"), look.theme.strong());
        assert!(style("raro").add_modifier.contains(Modifier::ITALIC));
        assert!(style("núcleo").add_modifier.contains(Modifier::UNDERLINED));
        assert!(row.to_string().ends_with("núcleo. Otro párrafo."));
        let back = line(TEXT, Ink::muted(&look), &look);
        assert!(back.spans.iter().all(|span| !span.style.add_modifier.contains(Modifier::UNDERLINED)));
    }

    #[test]
    fn no_row_is_too_wide_whatever_is_written() {
        let look = looks::plain();
        let look = look.get();
        let hostile = "日本 `\u{1b}[2J x` ** [a](b) <b>x</b> \u{202e}abc\n\n# t\n- l\n";
        for width in 0..40 {
            for row in rows(hostile, Ink::text(&look), width, &look) {
                assert!(columns(&row) <= width, "{width}: {row}");
            }
            for row in set_in(vec![Span::raw("1 ")], hostile, Ink::text(&look), width, 2, &look) {
                assert!(columns(&row) <= width, "{width}: {row}");
            }
        }
    }
}
