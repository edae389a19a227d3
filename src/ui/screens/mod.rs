//! The screens, and what stands over them: panes and widgets put together.

pub mod broken;
pub mod copying;
pub mod deeds;
pub mod demo;
pub mod event;
pub mod experiment;
mod flights;
pub mod glossary;
pub mod help;
pub mod home;
pub mod keys;
pub mod lab;
pub mod lesson;
pub mod palette;
pub mod permission;
pub mod person;
pub mod programs;
mod scene;
pub mod small;
#[cfg(test)]
mod tests;

use ratatui::layout::Rect;

use crate::app::actions::ActionId;
use crate::ui::Look;

/// Where something may stand over a screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Room {
    /// Anywhere that is no column of its own.
    pub whole: Rect,
    /// Where the focused program, its kernel and what travelled stay in view.
    pub beside: Rect,
}

/// «F2 English».
fn language_hint(look: &Look) -> String {
    format!("{} {}", look.key(ActionId::Language), look.i18n.tr("ui-other-language"))
}
