//! Words about the servers of ours that make faults.

use super::I18n;
use crate::journal::fault::{Fault, Pieces, Splitting};

/// The text ids of a fault maker's line in a menu and of the sentence that explains it.
pub fn words(fault: Fault) -> (&'static str, &'static str) {
    match fault {
        Fault::Splitter(Splitting { pieces: Pieces::Bytes, .. }) => ("fault-new-bytes", "fault-new-bytes-help"),
        Fault::Splitter(Splitting { pieces: Pieces::Random { .. }, .. }) => {
            ("fault-new-random", "fault-new-random-help")
        }
        Fault::Splitter(Splitting { pieces: Pieces::Joined, .. }) => ("fault-new-joined", "fault-new-joined-help"),
        Fault::Slow => ("fault-new-slow", "fault-new-slow-help"),
        Fault::Deaf => ("fault-new-deaf", "fault-new-deaf-help"),
        Fault::NoAccept => ("fault-new-no-accept", "fault-new-no-accept-help"),
        Fault::Abrupt => ("fault-new-abrupt", "fault-new-abrupt-help"),
        Fault::Linger => ("fault-new-linger", "fault-new-linger-help"),
    }
}

/// What it does, with its figures, in a few words.
pub fn what(i18n: &I18n, fault: Fault) -> String {
    let id = match fault {
        Fault::Splitter(Splitting { pieces, pause }) => {
            let pause = pause.to_string();
            return match pieces {
                Pieces::Bytes => i18n.tr_with("fault-is-bytes", &[("pause", &pause)]),
                Pieces::Random { seed } => {
                    i18n.tr_with("fault-is-random", &[("seed", &seed.to_string()), ("pause", &pause)])
                }
                Pieces::Joined => i18n.tr_with("fault-is-joined", &[("pause", &pause)]),
            };
        }
        Fault::Slow => "fault-is-slow",
        Fault::Deaf => "fault-is-deaf",
        Fault::NoAccept => "fault-is-no-accept",
        Fault::Abrupt => "fault-is-abrupt",
        Fault::Linger => "fault-is-linger",
    };
    i18n.tr(id)
}
