//! What the pane of a fault maker says of it: what it does, and which call it does not make.

use crate::i18n::faults;
use crate::journal::address::Address;
use crate::journal::fault::Fault;
use crate::ui::Look;
use crate::ui::widgets::address;

/// What stays at the top: of a relay, first of all that there are two connections.
pub(super) fn header(fault: Fault, destination: Option<&Address>, look: &Look) -> Vec<String> {
    let mut rows = vec![faults::what(look.i18n, fault)];
    if let Fault::Splitter(_) = fault {
        let to = destination.and_then(|address| address::short(address, look.theme.glyphs()));
        let two = match to {
            Some(to) => look.i18n.tr_with("fault-two", &[("address", &to)]),
            None => look.i18n.tr("fault-two-none"),
        };
        rows.insert(0, two);
    }
    rows
}

/// The call that it does not make or not yet, whether it waits in or for it, and the text id of the words about that;
/// `None` where it waits as any server does.
pub(super) fn waits(fault: Fault, connected: bool) -> Option<(&'static str, bool, &'static str)> {
    match fault {
        Fault::NoAccept => Some(("accept", false, "fault-waits-never")),
        Fault::Deaf if connected => Some(("recv", false, "fault-waits-never")),
        Fault::Slow if connected => Some(("recv", true, "fault-waits-slow")),
        Fault::Abrupt if connected => Some(("close", true, "fault-waits-abrupt")),
        _ => None,
    }
}
