//! The line that a program asks for, typed where its question stands.

use ratatui::text::{Line, Span};

use super::{ProgramPane, Prompt};
use crate::journal::projections::programs::Entry;
use crate::ui::Look;
use crate::ui::widgets::safe_text::show_text;
use crate::ui::widgets::wrap;

/// A question that is longer, in bytes, stays above the line that answers it.
const QUESTION_BYTES: usize = 200;

impl ProgramPane<'_> {
    /// The rows of the line being typed behind its question, and the row and column of the cursor; `None` where nothing is
    /// asked that can be answered here.
    pub fn answer_line(&self, width: u16, look: &Look) -> Option<(Vec<Line<'static>>, (usize, u16))> {
        let answer: Prompt = self.answer?;
        let glyphs = look.theme.glyphs();
        let (question, style) = match question(self) {
            "" => (format!("{} ", glyphs.pointer), look.theme.program(self.program.id)),
            question => (show_text(question, glyphs), look.theme.text()),
        };
        Some(answer.rows_behind(&question, width, style, look))
    }

    /// «input espera una línea tuya».
    pub(super) fn asks(&self, width: u16, look: &Look) -> Vec<Line<'static>> {
        let line = Line::from(vec![
            Span::styled(format!("{} ", look.theme.glyphs().waiting), look.theme.strong()),
            Span::styled(look.i18n.tr("input-waits"), look.theme.strong()),
        ]);
        wrap::prose(line, width, 2)
    }
}

/// The end of what was printed, where it has no end of line: what is typed goes on that row, and it is drawn with it.
pub(super) fn question<'a>(pane: &ProgramPane<'a>) -> &'a str {
    match pane.program.transcript.back() {
        Some(Entry::Output { text, .. }) if pane.program.asks && pane.answer.is_some() => {
            let open = &text[text.rfind('\n').map_or(0, |end| end + 1)..];
            if open.len() <= QUESTION_BYTES { open } else { "" }
        }
        _ => "",
    }
}
