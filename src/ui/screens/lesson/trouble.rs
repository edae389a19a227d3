//! Why a scene could not be built, in words.

use crate::course::script_run::Trouble;
use crate::i18n::I18n;

/// A sentence about it; code stands between backquotes.
pub(in crate::ui::screens) fn words(trouble: &Trouble, i18n: &I18n) -> String {
    let named = |id: &str, name: &str| i18n.tr_with(id, &[("name", name)]);
    let about = |id: &str, source: &str| i18n.tr_with(id, &[("source", source)]);
    match trouble {
        Trouble::Raised { source, class, message } => {
            let error = if message.is_empty() { class.clone() } else { format!("{class}: {message}") };
            i18n.tr_with("ui-lesson-trouble-raised", &[("source", source), ("error", &error)])
        }
        Trouble::DidNotRaise { source } => about("ui-lesson-trouble-did-not-raise", source),
        Trouble::NeverHeld => i18n.tr("ui-lesson-trouble-never-held"),
        Trouble::Died { name } => named("ui-lesson-trouble-died", name),
        Trouble::NotAlive { name } => named("ui-lesson-trouble-not-alive", name),
        Trouble::AlreadyAlive { name } => named("ui-lesson-trouble-already-alive", name),
        Trouble::NeverStarted { name } => named("ui-lesson-trouble-never-started", name),
        Trouble::NeverEnded { name } => named("ui-lesson-trouble-never-ended", name),
        Trouble::Hangs { source } => about("ui-lesson-trouble-hangs", source),
        Trouble::NeverFree { name } => named("ui-lesson-trouble-never-free", name),
        Trouble::Missing { placeholder } => {
            i18n.tr_with("ui-lesson-trouble-missing", &[("placeholder", &format!("{{{{{placeholder}}}}}"))])
        }
    }
}
