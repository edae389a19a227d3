//! Scripts: one ordered list of statements over all programs.

use crate::journal::event::{Role, ServerKind};
use crate::journal::fault::{Fault, Pieces, Splitting};

use super::predicate::Predicate;

/// An ordered list of things to do.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Script {
    /// What to do, in order.
    pub items: Vec<Item>,
}

/// One thing to do, and where `lesson.toml` says so.
#[derive(Clone, Debug, PartialEq)]
pub struct Item {
    /// The line of `lesson.toml`, counted from 1; 0 for one that was derived.
    pub line: usize,
    /// What to do.
    pub action: Action,
}

/// What an item does.
#[derive(Clone, Debug, PartialEq)]
pub enum Action {
    /// Run a statement, in which placeholders are replaced first.
    Run {
        /// The name of the program.
        program: String,
        /// The statement, with its placeholders.
        source: String,
        /// In a setup: whether it must raise.
        raises: bool,
    },
    /// Start a program; one of that name that has ended starts anew.
    Start {
        /// Its name.
        program: String,
        /// What it runs.
        role: Role,
        /// Of a relay: the name of the program that it connects to for each of its clients.
        to: Option<String>,
    },
    /// SIGTERM, and wait until it is gone.
    End {
        /// The name of the program.
        program: String,
    },
    /// Ctrl-C.
    Interrupt {
        /// The name of the program.
        program: String,
    },
    /// Wait until it holds, at most [`UNTIL_SECONDS`].
    Until(Predicate),
}

/// How long an `until` waits at most.
pub const UNTIL_SECONDS: u64 = 5;

/// What a program of this name runs unless `kind` says otherwise.
pub fn usual_role(name: &str) -> Role {
    match name {
        "eco" => Role::Server(ServerKind::EchoTcp),
        "web" => Role::Server(ServerKind::Web),
        _ => Role::Console,
    }
}

/// What a `kind` stands for.
pub fn role_of_kind(kind: &str) -> Option<Role> {
    Some(match kind {
        "console" => Role::Console,
        "eco" => Role::Server(ServerKind::EchoTcp),
        "eco-udp" => Role::Server(ServerKind::EchoUdp),
        "eco-unix" => Role::Server(ServerKind::EchoUnix),
        "web" => Role::Server(ServerKind::Web),
        "lento" => Role::Server(ServerKind::Fault(Fault::Slow)),
        "sordo" => Role::Server(ServerKind::Fault(Fault::Deaf)),
        "sin-accept" => Role::Server(ServerKind::Fault(Fault::NoAccept)),
        "brusco" => Role::Server(ServerKind::Fault(Fault::Abrupt)),
        "troceador" => Role::Server(ServerKind::Fault(Fault::Splitter(Splitting::new(Pieces::Bytes)))),
        "linger0" => Role::Server(ServerKind::Fault(Fault::Linger)),
        _ => return None,
    })
}
