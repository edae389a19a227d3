//! What keys do with experiments: a digit opens the question, an option is said, and the run begins.

use super::{ExperimentPopup, candidates, leftovers, run};
use crate::app::effect::Effect;
use crate::app::keys::{Code, Key};
use crate::app::model::Model;
use crate::app::popup::Popup;
use crate::app::prompt;
use crate::app::text::Text;

/// Opens the question of the experiment with the key's number. A digit without one is typed.
pub(in crate::app) fn open(model: &mut Model, key: Key) {
    let Code::Char(digit) = key.code else { return };
    let place = digit.to_digit(10).and_then(|digit| (digit as usize).checked_sub(1));
    match place.and_then(|place| model.whatif.offers.get(place)).cloned() {
        Some(experiment) => {
            // Enter alone predicts nothing.
            let not_sure = experiment.choices.len();
            model.whatif.asked = Some(experiment);
            model.popup = Some(Popup::Experiment(ExperimentPopup { digit, cursor: not_sure }));
        }
        None => prompt::type_character(model, digit),
    }
}

/// Closes the question; nothing was said, and nothing runs.
pub(in crate::app) fn close(model: &mut Model) {
    model.popup = None;
    model.whatif.asked = None;
}

/// The digit was meant for the prompt: what comes after it says so. Both are typed there.
pub(in crate::app) fn type_through(model: &mut Model) {
    let Some(Popup::Experiment(ExperimentPopup { digit, .. })) = model.popup else { return };
    close(model);
    prompt::type_character(model, digit);
}

/// Moves the cursor over the options, «not sure yet» included.
pub(in crate::app) fn walk(model: &mut Model, up: bool) {
    let count = model.whatif.asked.as_ref().map_or(0, |experiment| experiment.choices.len()) + 1;
    if let Some(Popup::Experiment(popup)) = &mut model.popup {
        popup.cursor = (popup.cursor + if up { count - 1 } else { 1 }) % count;
    }
}

/// Says the option that a letter names, or on which the cursor stands, and runs the experiment.
pub(in crate::app) fn say(model: &mut Model, key: Key) -> Vec<Effect> {
    let (Some(Popup::Experiment(popup)), Some(asked)) = (&model.popup, &model.whatif.asked) else { return Vec::new() };
    let last = asked.choices.len();
    let chosen = match key.code {
        Code::Char(letter) => usize::from((letter as u32).saturating_sub('a' as u32) as u16),
        _ => popup.cursor,
    };
    if chosen > last {
        // A letter beyond the last option is no option: it was meant for the prompt.
        type_through(model);
        if let Code::Char(letter) = key.code {
            prompt::type_character(model, letter);
        }
        return Vec::new();
    }
    let id = asked.id;
    close(model);
    // The scene may have changed while the question was read: addresses and names are those of now.
    match candidates(model).into_iter().find(|experiment| experiment.id == id) {
        Some(experiment) => run::begin(model, experiment, (chosen < last).then_some(chosen)),
        None => {
            model.complain(Text::new("whatif-changed"));
            Vec::new()
        }
    }
}

/// On: what came of the last experiment was read, and what it made goes.
pub(in crate::app) fn go_on(model: &mut Model) -> Vec<Effect> {
    let leftovers = model.whatif.told.take().map(|told| told.leftovers).unwrap_or_default();
    leftovers::clear(model, leftovers)
}

/// The student types or runs something: it is their laboratory again, with what the experiment made in it.
pub(in crate::app) fn typed(model: &mut Model) {
    model.whatif.told = None;
    model.museum.forget_wish();
    run::stop(model);
}
