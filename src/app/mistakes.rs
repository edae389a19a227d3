//! What the screen knows about a moment in which something raised: the context of our sentence about it.

use crate::i18n::explain::{self, Context, Place};
use crate::journal::event::ProgramId;
use crate::journal::projections::programs::Entry;
use crate::journal::projections::sockets::Stage;

use super::model::Model;

/// No more places than this are looked at: nobody reads a longer list.
const MOST_PLACES: usize = 64;

impl Model {
    /// The context of an exception that `source` raised in a program of the laboratory.
    pub fn context_of(&self, program: ProgramId, source: &str) -> Context {
        let name_of = |id| self.lab.participant(id).map(|participant| participant.name.clone());
        let mut names_elsewhere = Vec::new();
        for other in self.lab.participants.iter().filter(|other| other.id != program) {
            let names = self.program(other.id).map(|known| known.names.keys()).into_iter().flatten();
            names_elsewhere.extend(names.map(|name| (name.clone(), other.name.clone())));
        }
        let bound = self.open_sockets().filter_map(|socket| {
            let holds = matches!(socket.stage, Stage::Bound | Stage::Listening);
            let address = socket.names.local.clone().filter(|_| holds)?;
            let listening = socket.stage == Stage::Listening;
            Some(Place { program: name_of(socket.program)?, address, kind: socket.info.kind, listening })
        });
        Context {
            source: source.to_owned(),
            program: name_of(program).unwrap_or_default(),
            names_elsewhere,
            key_elsewhere: String::new(),
            places: bound.take(MOST_PLACES).collect(),
        }
    }

    /// The line that mends what a program raised last, if that is the last thing it did.
    pub(super) fn mend(&self, program: ProgramId) -> Option<String> {
        let transcript = &self.program(program)?.transcript;
        let mut entries = transcript.iter().rev();
        let raised = match entries.next()? {
            Entry::Raised(raised) => raised,
            _ => return None,
        };
        let source = entries.find_map(|entry| match entry {
            Entry::Statement { source, .. } => Some(source.as_str()),
            _ => None,
        })?;
        explain::suggest(raised, &self.context_of(program, source))
    }
}
