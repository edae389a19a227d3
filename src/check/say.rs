//! The words for what running lessons finds.

use crate::course::script::UNTIL_SECONDS;
use crate::course::script_run::{PATIENCE_SECONDS, Trouble};
use crate::i18n::I18n;

use super::mutants::Change;
use super::run::{Part, SETUP_BOUND};
use super::shortfall::ShortfallKind;
use super::variants::VariantKind;

/// What falls short, in words.
pub fn shortfall(i18n: &I18n, kind: &ShortfallKind) -> String {
    match kind {
        ShortfallKind::SetupFails(reason) => {
            i18n.tr_with("check-run-setup-fails", &[("reason", &trouble(i18n, reason))])
        }
        ShortfallKind::SetupSlow { milliseconds } => {
            let (took, bound) = (milliseconds.to_string(), (SETUP_BOUND / 1_000_000).to_string());
            i18n.tr_with("check-run-setup-slow", &[("milliseconds", &took), ("bound", &bound)])
        }
        ShortfallKind::SetupMeets => i18n.tr("check-run-setup-meets"),
        ShortfallKind::ScriptFails { part, trouble: reason } => i18n
            .tr_with("check-run-script-fails", &[("script", &script(i18n, *part)), ("reason", &trouble(i18n, reason))]),
        ShortfallKind::Misses { part, goals } if goals.is_empty() => {
            i18n.tr_with("check-run-misses-together", &[("script", &script(i18n, *part))])
        }
        ShortfallKind::Misses { part, goals } => {
            i18n.tr_with("check-run-misses", &[("script", &script(i18n, *part)), ("goals", &goals.join(", "))])
        }
        ShortfallKind::Passes { rejected, named } => {
            i18n.tr_with("check-run-passes", &[("script", &script(i18n, Part::Rejected(*rejected))), ("goal", named)])
        }
        ShortfallKind::MissesAnother { rejected, named, first } if first.is_empty() => i18n
            .tr_with("check-run-misses-none", &[("script", &script(i18n, Part::Rejected(*rejected))), ("goal", named)]),
        ShortfallKind::MissesAnother { rejected, named, first } => i18n.tr_with(
            "check-run-misses-another",
            &[("script", &script(i18n, Part::Rejected(*rejected))), ("goal", named), ("first", first)],
        ),
        ShortfallKind::Outcomes { options } if options.is_empty() => i18n.tr("check-run-no-outcome"),
        ShortfallKind::Outcomes { options } => i18n.tr_with("check-run-outcomes", &[("options", &options.join(", "))]),
        ShortfallKind::SequenceFails(reason) => {
            i18n.tr_with("check-run-sequence-fails", &[("reason", &trouble(i18n, reason))])
        }
        ShortfallKind::SequenceMisses { goals } => {
            i18n.tr_with("check-run-sequence-misses", &[("goals", &goals.join(", "))])
        }
        ShortfallKind::Variant { variant: kind, passes: true } => {
            i18n.tr_with("check-run-variant-passes", &[("variant", &variant(i18n, kind))])
        }
        ShortfallKind::Variant { variant: kind, passes: false } => {
            i18n.tr_with("check-run-variant-misses", &[("variant", &variant(i18n, kind))])
        }
        ShortfallKind::LabGone => i18n.tr("check-run-lab-gone"),
    }
}

/// Which script, as a person would call it: they are counted from 1.
fn script(i18n: &I18n, part: Part) -> String {
    let number = |number: usize| (number + 1).to_string();
    match part {
        Part::Setup => i18n.tr("check-run-setup"),
        Part::Solution => i18n.tr("check-run-solution"),
        Part::Accepted(place) => i18n.tr_with("check-run-accepted", &[("number", &number(place))]),
        Part::Rejected(place) => i18n.tr_with("check-run-rejected", &[("number", &number(place))]),
        Part::Variant(place) => i18n.tr_with("check-run-variant", &[("number", &number(place))]),
    }
}

/// What stands in a script's way.
pub fn trouble(i18n: &I18n, trouble: &Trouble) -> String {
    let seconds = PATIENCE_SECONDS.to_string();
    match trouble {
        Trouble::Raised { source, class, message } => {
            i18n.tr_with("check-run-raised", &[("source", source), ("class", class), ("message", message)])
        }
        Trouble::DidNotRaise { source } => i18n.tr_with("check-run-did-not-raise", &[("source", source)]),
        Trouble::NeverHeld => i18n.tr_with("check-run-never-held", &[("seconds", &UNTIL_SECONDS.to_string())]),
        Trouble::Died { name } => i18n.tr_with("check-run-died", &[("name", name)]),
        Trouble::NotAlive { name } => i18n.tr_with("check-run-not-alive", &[("name", name)]),
        Trouble::AlreadyAlive { name } => i18n.tr_with("check-run-already-alive", &[("name", name)]),
        Trouble::NeverStarted { name } => {
            i18n.tr_with("check-run-never-started", &[("name", name), ("seconds", &seconds)])
        }
        Trouble::NeverEnded { name } => i18n.tr_with("check-run-never-ended", &[("name", name), ("seconds", &seconds)]),
        Trouble::Hangs { source } => i18n.tr_with("check-run-hangs", &[("source", source), ("seconds", &seconds)]),
        Trouble::NeverFree { name } => i18n.tr_with("check-run-never-free", &[("name", name), ("seconds", &seconds)]),
        Trouble::Missing { placeholder } => i18n.tr_with("check-run-missing", &[("place", placeholder)]),
    }
}

/// How a variant was derived.
pub fn variant(i18n: &I18n, kind: &VariantKind) -> String {
    match kind {
        VariantKind::Without { source } => i18n.tr_with("check-run-without", &[("source", source)]),
        VariantKind::Renamed => i18n.tr("check-run-renamed"),
        VariantKind::SendAll => i18n.tr("check-run-sendall"),
        VariantKind::SplitSend { source } => i18n.tr_with("check-run-split", &[("source", source)]),
        VariantKind::Explored { source } => i18n.tr_with("check-run-explored", &[("source", source)]),
        VariantKind::Mistaken { source } => i18n.tr_with("check-run-mistaken", &[("source", source)]),
    }
}

/// What was changed in a goal.
pub fn change(i18n: &I18n, change: &Change) -> String {
    match change {
        Change::Dropped => i18n.tr("check-run-dropped"),
        Change::Negated => i18n.tr("check-run-negated"),
        Change::AnyForAll => i18n.tr("check-run-any-for-all"),
        Change::Replaced { field, from, to } => {
            i18n.tr_with("check-run-replaced", &[("field", field), ("from", from), ("to", to)])
        }
    }
}
