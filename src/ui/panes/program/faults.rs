//! What the pane of a fault maker says of it: what it does, and which call it does not make.

use crate::i18n::faults;
use crate::journal::address::Address;
use crate::journal::call::{CallStarted, Operation};
use crate::journal::fault::Fault;
use crate::ui::Look;
use crate::ui::widgets::{address, wrap};

/// What stays at the top, in rows of `width` columns: of a relay, first of all that there are two connections. Where the
/// second goes is what holds for who comes next; one that is there already may go elsewhere.
pub(super) fn header(fault: Fault, destination: Option<&Address>, width: u16, look: &Look) -> Vec<String> {
    let mut rows = vec![faults::what(look.i18n, fault)];
    if let Fault::Splitter(_) = fault {
        let to = destination.and_then(|address| address::short(address, look.theme.glyphs()));
        let two = match to {
            Some(to) => look.i18n.tr_with("fault-two", &[("address", &to)]),
            None => look.i18n.tr("fault-two-none"),
        };
        rows.splice(0..0, wrap::words(&two, width));
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

/// What is said of a relay's `connect` that nobody has answered yet.
pub(super) fn connects(blocked: Option<&CallStarted>, look: &Look) -> Option<String> {
    let Operation::Connect { address, .. } = &blocked?.operation else { return None };
    let to = address::short(address, look.theme.glyphs()).unwrap_or_else(|| look.i18n.tr("ui-address-unnamed"));
    Some(look.i18n.tr_with("fault-waits-connect", &[("address", &to)]))
}
