//! Where relays of the laboratory connect to for each new client: in a lesson the program that it names, else the first TCP
//! socket that listens here and is no relay's own. Connections that are there stay where they are.

use super::effect::Effect;
use super::lab::Participant;
use super::model::Model;
use super::scene;
use crate::journal::address::Address;
use crate::journal::event::{ProgramId, Role};
use crate::lab::order::Order;

/// Tells each relay where to connect to, when that is new for it.
pub(super) fn settle(model: &mut Model) -> Vec<Effect> {
    let waiting = model.lab.participants.iter().filter(|it| it.born && relays(it.role));
    let now: Vec<(ProgramId, Option<Address>)> = waiting.map(|it| (it.id, destination(model, it))).collect();
    let mut effects = Vec::new();
    for (program, address) in now {
        let Some(relay) = model.lab.participant_mut(program) else { continue };
        if relay.destination.as_ref() != Some(&address) {
            relay.destination = Some(address.clone());
            effects.push(Effect::Lab(Order::Destination { program, address }));
        }
    }
    effects
}

fn relays(role: Role) -> bool {
    matches!(role, Role::Server(kind) if kind.relays())
}

fn destination(model: &Model, relay: &Participant) -> Option<Address> {
    let sockets = &model.projections().sockets;
    match &relay.relays_to {
        Some(name) => {
            let to = scene::program(model, name)?;
            sockets.first_listening(|program| program != to)
        }
        // A relay that calls a relay may be called by it; and a laboratory that waits is another scene.
        None => sockets.first_listening(|program| {
            model.lab.participant(program).is_none_or(|participant| relays(participant.role))
        }),
    }
}
