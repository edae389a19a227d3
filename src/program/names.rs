//! Which names of a program were told, to tell what changed.

use std::collections::BTreeMap;

use super::outbox::Outbox;
use crate::journal::event::Body;
use crate::journal::socket::SocketId;

/// The names that were told.
#[derive(Debug, Default)]
pub struct Names {
    told: BTreeMap<String, (String, Option<SocketId>)>,
}

impl Names {
    /// Tells which of the names that there are now are new, stand for something else, or are gone.
    pub fn tell_changes(&mut self, now: &[(String, String, Option<SocketId>)], outbox: &Outbox) {
        let gone: Vec<String> =
            self.told.keys().filter(|name| !now.iter().any(|(other, ..)| other == *name)).cloned().collect();
        for name in gone {
            self.told.remove(&name);
            outbox.tell(Body::Unnamed { name });
        }
        for (name, type_name, socket) in now {
            let value = (type_name.clone(), *socket);
            if self.told.get(name) != Some(&value) {
                self.told.insert(name.clone(), value);
                outbox.tell(Body::Named { name: name.clone(), type_name: type_name.clone(), socket: *socket });
            }
        }
    }
}
