//! A program wants to reach beyond this machine: the question that is put to the person, in words.

use crate::journal::address::Address;
use crate::journal::call::Operation;
use crate::journal::event::ProgramId;

use super::python::address_short;
use super::text::Text;

/// A question that waits for an answer. No letter answers it: what was typed ahead must not grant anything.
#[derive(Clone, Debug, PartialEq)]
pub struct Permission {
    /// Who asks.
    pub program: ProgramId,
    /// What it wants to do.
    pub operation: Operation,
    /// Where to.
    pub address: Address,
    /// The answer on which the cursor stands; `false`, no, to begin with.
    pub allowed: bool,
}

impl Permission {
    /// What the program, called `name`, wants.
    pub fn sentence(&self, name: &str) -> Text {
        let id = match &self.operation {
            Operation::Bind { .. } | Operation::Listen { .. } => "app-permission-bind",
            operation if operation.sends() => "app-permission-send",
            _ => "app-permission-connect",
        };
        Text::new(id).with("program", name).with("address", address_short(&self.address))
    }
}
