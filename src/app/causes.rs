//! From the chosen call to one that brought it about, to one that followed from it, and back.

use super::events_cursor::{EventCursor, EventRef, choose};
use super::model::Model;
use crate::journal::projections::causes::{Link, Related, related};

/// Which way a jump goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Toward {
    /// To what brought the call about.
    Causes,
    /// To what followed from it.
    Consequences,
}

/// The jump that led to a call: it is the way back, and where several calls are related, the way to the next of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Jump {
    from: EventRef,
    toward: Toward,
}

/// Whether a jump leads anywhere from the chosen call.
pub(super) fn leads(model: &Model, toward: Toward) -> bool {
    target(model, toward).is_some()
}

/// Jumps, if there is where to.
pub(super) fn jump(model: &mut Model, toward: Toward) {
    let Some((to, jump)) = target(model, toward) else { return };
    if choose(model, to)
        && let Some(cursor) = &mut model.cursor
    {
        cursor.jump = jump;
    }
}

/// Where a jump leads: back where one came from; else to the first related call; else, from a call with none, to the next
/// one beside it.
fn target(model: &Model, toward: Toward) -> Option<(EventRef, Option<Jump>)> {
    let cursor = model.cursor.as_ref()?;
    let here = cursor.call();
    let links = links(&cursor.related, toward);
    if let Some(came) = cursor.jump.filter(|came| came.toward != toward)
        && links.iter().any(|link| link.call == came.from.0)
        && is_there(model, came.from)
    {
        return Some((came.from, None));
    }
    let first = links.iter().map(|link| EventRef(link.call)).find(|call| is_there(model, *call));
    if let Some(first) = first {
        return Some((first, Some(Jump { from: here, toward })));
    }
    let came = cursor.jump.filter(|came| came.toward == toward)?;
    let next = beside(model, cursor, came)?;
    is_there(model, next).then_some((next, Some(came)))
}

/// The next of the calls to which a jump could have led.
fn beside(model: &Model, cursor: &EventCursor, came: Jump) -> Option<EventRef> {
    let from = model.calls().find(|line| EventRef::of(line) == came.from)?;
    let all = related(model.projections(), from);
    let calls = links(&all, came.toward);
    let here = calls.iter().position(|link| link.call == cursor.call().0)?;
    calls.get(here + 1).map(|link| EventRef(link.call))
}

fn links(related: &Related, toward: Toward) -> &[Link] {
    match toward {
        Toward::Causes => &related.causes,
        Toward::Consequences => &related.consequences,
    }
}

/// Whether a call can be chosen: it is among those that are remembered.
fn is_there(model: &Model, call: EventRef) -> bool {
    model.calls().any(|line| EventRef::of(line) == call)
}
