//! Where relays of the laboratory connect to: the first TCP socket that listens here and is no relay's own.

use super::effect::Effect;
use super::model::Model;
use crate::journal::event::Role;
use crate::lab::order::Order;

/// Tells each relay where to connect to, when that is new for it.
pub(super) fn settle(model: &mut Model) -> Vec<Effect> {
    let relays = |role| matches!(role, Role::Server(kind) if kind.relays());
    if !model.lab.participants.iter().any(|participant| relays(participant.role)) {
        return Vec::new();
    }
    // A relay that calls a relay may be called by it; and a laboratory that waits is another scene.
    let counts = |program| model.lab.participant(program).is_some_and(|participant| !relays(participant.role));
    let address = model.projections().sockets.first_listening(|program| !counts(program));
    let waiting = model.lab.participants.iter_mut().filter(|it| it.born && relays(it.role));
    let new = waiting.filter(|it| it.destination.as_ref() != Some(&address));
    new.map(|relay| {
        relay.destination = Some(address.clone());
        Effect::Lab(Order::Destination { program: relay.id, address: address.clone() })
    })
    .collect()
}
