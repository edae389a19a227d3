//! Letters and digits typed where a list of a form has the cursor: the first line whose name has them is chosen.

use super::{DeedsMenu, Level, Opt, acts};
use crate::app::model::Model;
use crate::app::popup::Popup;
use crate::app::text::Text;
use crate::i18n::I18n;

/// How many characters are kept: the longest name in a list is shorter.
const MOST: usize = 40;

/// Takes in one more character. It adds to those before it; where nothing has them all, it begins anew.
pub(in crate::app) fn seek(model: &mut Model, character: char) {
    let Some(DeedsMenu { level: Level::Form { form, .. }, .. }) = model.deeds_menu() else { return };
    let choices = model.deeds_choices(form.focus);
    if choices.is_empty() || character.is_whitespace() {
        return;
    }
    let typed: String = character.to_lowercase().collect();
    let longer = format!("{}{typed}", form.sought);
    let i18n = model.words.of(model.language);
    let found = [&longer, &typed].into_iter().filter(|sought| sought.chars().count() <= MOST);
    let found = found.filter_map(|sought| Some((sought.clone(), first(&choices, sought, i18n)?))).next();
    let sought = match found {
        Some((sought, place)) => {
            acts::pick_option(model, place);
            sought
        }
        None => {
            model.complain(Text::new("deeds-say-not-found").with("typed", longer));
            String::new()
        }
    };
    if let Some(Popup::Deeds(DeedsMenu { level: Level::Form { form, .. }, .. })) = &mut model.popup {
        form.sought = sought;
    }
}

/// The first line whose name begins with what is sought; else with a part that does (`inet6` in `AF_INET6`); else whose
/// name has it anywhere (`rcv` in `SO_RCVBUF`).
fn first(choices: &[Opt], sought: &str, i18n: &I18n) -> Option<usize> {
    let names: Vec<String> = choices.iter().map(|choice| name(choice, i18n)).collect();
    let whole = names.iter().position(|name| name.starts_with(sought));
    let part = |name: &String| {
        name.match_indices('_').any(|(place, _)| name.get(place + 1..).is_some_and(|rest| rest.starts_with(sought)))
    };
    whole.or_else(|| names.iter().position(part)).or_else(|| names.iter().position(|name| name.contains(sought)))
}

fn name(choice: &Opt, i18n: &I18n) -> String {
    match &choice.words {
        Some(words) => words.say(i18n).to_lowercase(),
        None => choice.value.to_lowercase(),
    }
}
