//! The first run: three lines above the list of the first screen, and the choice of language and theme. It stands in
//! nobody's way: every key of the first screen does there what it always does.

use super::actions::ActionId;
use super::effect::Effect;
use super::model::{Model, Place, Screen};
use super::perform::choose_theme;

/// Whether it is seen, and its keys mean something.
pub fn greets(model: &Model) -> bool {
    model.home.greets && model.screen == Screen::Home
}

/// Does one of its own actions.
pub(super) fn perform(model: &mut Model, id: ActionId) -> Vec<Effect> {
    match id {
        ActionId::FirstRunNextTheme => choose_theme(model, model.theme.next()),
        ActionId::FirstRunPreviousTheme => choose_theme(model, model.theme.previous()),
        _ => leave(model),
    }
}

/// It goes when something else than itself is to be done, and is not offered again.
pub(super) fn make_way(model: &mut Model, id: ActionId) -> Vec<Effect> {
    use ActionId::*;
    // The byte crosses and the cursor of the list moves below it; the others do the same everywhere.
    let stays = matches!(
        id,
        HomeByte
            | HomeUp
            | HomeDown
            | FirstRunAccept
            | FirstRunNextTheme
            | FirstRunPreviousTheme
            | Language
            | NextTheme
            | Help
            | Interrupt
            | Suspend
            | HomeQuit
            | Quit
    );
    if stays || !greets(model) || model.place() != Place::Home { Vec::new() } else { leave(model) }
}

fn leave(model: &mut Model) -> Vec<Effect> {
    model.home.greets = false;
    vec![Effect::SaveGreeted]
}
