//! The variables of a program that is walked: sockets as the kernel tells them, everything else as Python writes it.

use ratatui::text::{Line, Span};

use crate::journal::projections::sockets::Sockets;
use crate::journal::projections::walks::Walk;
use crate::journal::walk::Variable;
use crate::ui::Look;
use crate::ui::panes::kernel;
use crate::ui::widgets::canvas::{pad, text_columns};
use crate::ui::widgets::safe_text::show_text;

/// The types whose values say nothing: what a file imports and defines stands in its text.
const TOLD_BY_THE_TEXT: [&str; 4] = ["module", "function", "type", "builtin_function_or_method"];

/// No name is padded to more columns than this.
const WIDEST_NAME: u16 = 16;

/// The variables as of the last pause.
#[derive(Clone, Copy, Debug)]
pub struct Variables<'a> {
    /// The walk.
    pub walk: &'a Walk,
    /// The socket table.
    pub sockets: &'a Sockets,
    /// Whether the program stands where they are of, or on its way there.
    pub stands: bool,
}

impl<'a> Variables<'a> {
    /// Those that are worth a row: the function's own first.
    fn shown(&self) -> impl Iterator<Item = &'a Variable> + use<'a> {
        let walk = self.walk;
        let of = move |local: bool| walk.variables.iter().filter(move |it| it.local == local);
        of(true).chain(of(false)).filter(|it| !TOLD_BY_THE_TEXT.contains(&it.type_name.as_str()))
    }

    /// A row each: a sign before those that changed, the name, the value.
    pub fn rows(&self, look: &Look) -> Vec<Line<'static>> {
        let glyphs = look.theme.glyphs();
        let name = |variable: &Variable| show_text(&variable.name, glyphs);
        let width = self.shown().map(|it| text_columns(&name(it))).max().unwrap_or(0).min(WIDEST_NAME);
        let mut rows: Vec<Line<'static>> = self
            .shown()
            .map(|variable| {
                let is_new = self.walk.changed.contains(&variable.name);
                let style = if is_new { look.theme.strong() } else { look.theme.text() };
                let sign = if is_new { glyphs.pointer } else { " " };
                let mut spans = vec![
                    Span::styled(format!("{sign} "), look.theme.strong()),
                    Span::styled(format!("{}  ", pad(&name(variable), width)), style),
                ];
                spans.extend(self.value(variable, look).spans.into_iter().map(|span| span.patch_style(style)));
                Line::from(spans)
            })
            .collect();
        if self.walk.left_out > 0 {
            let text = look.i18n.tr_with("ui-more", &[("count", &self.walk.left_out.to_string())]);
            rows.push(Line::from(Span::styled(text, look.theme.muted())));
        }
        // What runs tells none: there may be others by now.
        let said = match (rows.is_empty(), self.stands) {
            (true, true) => Some("walk-variables-none"),
            (true, false) if self.walk.is_over() => Some("walk-variables-over"),
            (true, false) => Some("walk-variables-runs"),
            (false, true) => None,
            (false, false) => Some("walk-variables-then"),
        };
        if let Some(said) = said {
            rows.push(Line::from(Span::styled(look.i18n.tr(said), look.theme.muted())));
        }
        rows
    }

    /// Those that changed, on one line.
    pub fn changed(&self, look: &Look) -> Line<'static> {
        let mut spans = Vec::new();
        let changed = || self.shown().filter(|variable| self.walk.changed.contains(&variable.name));
        // There is one line for all: what the kernel has a hand in comes first.
        let sockets = changed().filter(|it| it.socket.is_some());
        for variable in sockets.chain(changed().filter(|it| it.socket.is_none())) {
            if !spans.is_empty() {
                spans.push(Span::raw("  "));
            }
            let name = show_text(&variable.name, look.theme.glyphs());
            spans.push(Span::styled(format!("{name} = "), look.theme.strong()));
            spans.extend(self.value(variable, look).spans);
        }
        Line::from(spans)
    }

    /// A socket by its descriptor and state, in the kernel's colour; anything else as it is.
    fn value(&self, variable: &Variable, look: &Look) -> Line<'static> {
        let text = || Line::from(Span::styled(show_text(&variable.value, look.theme.glyphs()), look.theme.text()));
        let Some(socket) = variable.socket.and_then(|id| self.sockets.get(id)) else { return text() };
        let words = format!("socket fd {} {}", socket.info.fd, kernel::state(socket, look));
        Line::from(Span::styled(words.trim_end().to_owned(), look.theme.kernel()))
    }
}
