//! What people call things: further words that a command answers to, in both languages.

use super::Command;
use crate::app::actions::ActionId;
use crate::app::popup::ProgramItem;

/// The text id of the words, parted by commas, that a command answers to beside its name.
pub(super) fn words(command: &Command) -> Option<&'static str> {
    Some(match command {
        Command::Action(id) => match id {
            ActionId::Museum | ActionId::HomeMuseum => "museum-words",
            ActionId::Events => "palette-words-events",
            ActionId::Fresh => "palette-words-fresh",
            ActionId::LessonAgain => "palette-words-again",
            ActionId::Deeds => "palette-words-deeds",
            ActionId::NextPane => "palette-words-pane",
            ActionId::Programs => "palette-words-programs",
            ActionId::NextTheme => "palette-words-themes",
            ActionId::Mouse => "palette-words-mouse",
            ActionId::Help => "palette-words-help",
            ActionId::GoHome => "palette-words-home",
            ActionId::Quit => "palette-words-quit",
            _ => return None,
        },
        Command::Theme(_) => "palette-words-themes",
        Command::Item(ProgramItem::Restart) => "palette-words-again",
        Command::Item(ProgramItem::Kill | ProgramItem::Terminate) => "palette-words-kill",
        Command::Term(id) if id == "conectar" => "palette-words-connection",
        _ => return None,
    })
}
