//! What the names of the scene's programs stand for: now, last, and when the step began.

use std::collections::BTreeMap;

use crate::journal::event::ProgramId;
use crate::journal::socket::SocketId;

/// How many names are remembered; a program with more has them in a container, where nobody refers to them.
const MOST: usize = 2048;

/// Names of Python that stand, or once stood, for sockets.
#[derive(Clone, Debug, Default)]
pub struct Names {
    by_program: BTreeMap<ProgramId, BTreeMap<String, Name>>,
    count: usize,
}

#[derive(Clone, Copy, Debug)]
struct Name {
    last: SocketId,
    stands: bool,
    pinned: Option<SocketId>,
}

impl Names {
    /// A name stands for something, perhaps a socket.
    pub fn named(&mut self, program: ProgramId, text: &str, socket: Option<SocketId>) {
        let names = self.by_program.entry(program).or_default();
        match (names.get_mut(text), socket) {
            (Some(name), Some(socket)) => (name.last, name.stands) = (socket, true),
            (Some(name), None) => name.stands = false,
            (None, Some(last)) if self.count < MOST => {
                self.count += 1;
                names.insert(text.to_owned(), Name { last, stands: true, pinned: None });
            }
            (None, _) => {}
        }
    }

    /// A program's process ended or began: its names stand for nothing.
    pub fn all_gone(&mut self, program: ProgramId) {
        for name in self.by_program.get_mut(&program).into_iter().flat_map(|names| names.values_mut()) {
            name.stands = false;
        }
    }

    /// A step begins: what stands for a socket now is what references mean.
    pub fn pin(&mut self) {
        for name in self.by_program.values_mut().flat_map(|names| names.values_mut()) {
            name.pinned = name.stands.then_some(name.last);
        }
    }

    /// What a reference means: the socket that the name stood for when the step began, or else the last it stood for.
    pub fn referred(&self, program: ProgramId, name: &str) -> Option<SocketId> {
        let name = self.by_program.get(&program)?.get(name)?;
        Some(name.pinned.unwrap_or(name.last))
    }

    /// The socket that the name stands for, or the last it stood for.
    pub fn last(&self, program: ProgramId, name: &str) -> Option<SocketId> {
        Some(self.by_program.get(&program)?.get(name)?.last)
    }
}
