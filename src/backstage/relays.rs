//! Relays of a scene: each is told where the program listens that its lesson names.

use std::collections::BTreeMap;

use crate::course::cast::Cast;
use crate::journal::address::Address;
use crate::journal::event::ProgramId;
use crate::journal::projections::Projections;
use crate::journal::projections::programs::{Life, Program};
use crate::lab::order::Order;

/// The relays of a scene.
#[derive(Debug, Default)]
pub(super) struct Relays(BTreeMap<ProgramId, Relay>);

#[derive(Debug)]
struct Relay {
    /// The name of the program that it connects to.
    to: String,
    /// The process that was told, and where that program listened: maybe nowhere.
    told: Option<(u32, Option<Address>)>,
}

impl Relays {
    /// A program starts; with `to` it is a relay.
    pub fn enter(&mut self, program: ProgramId, to: Option<String>) {
        match to {
            Some(to) => self.0.insert(program, Relay { to, told: None }),
            None => self.0.remove(&program),
        };
    }

    /// What is to be told now, after an event.
    pub fn news(&mut self, projections: &Projections, cast: &Cast) -> Vec<Order> {
        let mut orders = Vec::new();
        for (id, relay) in &mut self.0 {
            let serves = |program: &&Program| program.life == Life::Alive && !program.listening.is_empty();
            let Some(pid) = projections.programs.get(*id).filter(serves).map(|program| program.pid) else { continue };
            let to = cast.id(&relay.to);
            let address = to.and_then(|to| projections.sockets.first_listening(|program| program != to));
            let now = Some((pid, address.clone()));
            if relay.told != now {
                relay.told = now;
                orders.push(Order::Destination { program: *id, address });
            }
        }
        orders
    }
}
