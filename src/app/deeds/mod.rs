//! Menus that write Python (F4): whom, what, and how; each choice is seen in the statement that it makes.
//!
//! Nothing here calls a socket. What is chosen becomes one line, which runs in the focused console as if it had been
//! typed, or is put on the prompt to be edited. What a menu shows is computed anew from the projections each time, so it
//! stays true while the world changes under it.

mod acts;
mod choices;
mod deed;
mod form;
mod options;
mod seek;
mod standing;
mod targets;
#[cfg(test)]
mod tests;
mod write;

pub use choices::Opt;
pub use deed::Deed;
pub use form::{Field, FieldId, FieldValue, Form};
pub use standing::Standing;

pub(super) use acts::{
    accept, back, change, choose_row, close, edited, open, pick_option, scroll, settle, to_prompt, type_over, walk, why,
};

pub(super) use seek::seek;

use crate::journal::event::ProgramId;
use crate::journal::projections::programs::Program;
use crate::journal::projections::sockets::{Socket, Stage};
use crate::journal::socket::{Kind, SocketId, SocketInfo};

use super::model::{Model, Place};
use super::popup::Popup;
use super::text::Text;

/// How many sockets of a program are offered: those that something happened to last.
pub const MOST_SUBJECTS: usize = 50;

/// The menu.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DeedsMenu {
    /// The program that had the focus when it was opened.
    pub program: ProgramId,
    /// How far the choice has come.
    pub level: Level,
}

/// How far the choice has come.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Level {
    /// A server of ours has the focus: nothing can be written there. Which console to go to.
    Elsewhere {
        /// The console that the cursor stands on.
        cursor: Option<ProgramId>,
    },
    /// What to do something with.
    Subjects {
        /// What the cursor stands on.
        cursor: Subject,
    },
    /// What to do.
    Deeds {
        /// With what.
        subject: Subject,
        /// What the cursor stands on.
        cursor: Deed,
    },
    /// How.
    Form {
        /// With what.
        subject: Subject,
        /// What is filled in.
        form: Form,
    },
}

/// What something can be done with.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Subject {
    /// The program itself.
    Program,
    /// A socket that it has a name for.
    Socket(SocketId),
}

/// A socket that a console has a name for.
#[derive(Clone, Copy, Debug)]
pub struct Mine<'a> {
    /// The name; of several, the first in the alphabet.
    pub name: &'a str,
    /// The socket.
    pub socket: &'a Socket,
}

impl Mine<'_> {
    /// Whether its program has let go of it.
    pub fn is_closed(&self) -> bool {
        self.socket.descriptors.is_empty() || matches!(self.socket.stage, Stage::Closed | Stage::Gone)
    }
}

impl DeedsMenu {
    /// Where a key would arrive.
    pub fn place(&self) -> Place {
        match &self.level {
            Level::Form { form, .. } if form.types() => Place::DeedsField,
            _ => Place::Deeds,
        }
    }

    /// What is being done with.
    pub fn subject(&self) -> Option<Subject> {
        match &self.level {
            Level::Deeds { subject, .. } | Level::Form { subject, .. } => Some(*subject),
            Level::Subjects { cursor } => Some(*cursor),
            Level::Elsewhere { .. } => None,
        }
    }

    /// What is being done, once that is chosen or the cursor stands on it.
    pub fn deed(&self) -> Option<Deed> {
        match &self.level {
            Level::Deeds { cursor, .. } => Some(*cursor),
            Level::Form { form, .. } => Some(form.deed),
            _ => None,
        }
    }
}

impl Model {
    /// The menu of deeds, while it stands over the screen.
    pub fn deeds_menu(&self) -> Option<&DeedsMenu> {
        match &self.popup {
            Some(Popup::Deeds(menu)) => Some(menu),
            _ => None,
        }
    }

    /// The sockets that a program has names for: open ones before closed ones, and of each the one first that
    /// something happened to last. At most [`MOST_SUBJECTS`].
    pub fn named_sockets(&self, program: ProgramId) -> Vec<Mine<'_>> {
        let Some(known) = self.program(program) else { return Vec::new() };
        let sockets = &self.projections().sockets.by_id;
        let names = known.names.iter().filter(|(name, _)| !name.starts_with('_'));
        let mut mine: Vec<Mine> = names
            .filter_map(|(name, value)| Some(Mine { name, socket: sockets.get(&value.socket?)? }))
            .filter(|mine| mine.socket.program == program)
            .collect();
        // Of two names for one socket, the first in the alphabet: the sort is stable.
        mine.sort_by_key(|mine| mine.socket.info.id);
        mine.dedup_by_key(|mine| mine.socket.info.id);
        mine.sort_by_key(|mine| (mine.is_closed(), std::cmp::Reverse(mine.socket.touched), mine.name));
        mine.truncate(MOST_SUBJECTS);
        mine
    }

    /// The named socket of a program with this identity, while it is among those that are offered.
    pub fn named_socket(&self, program: ProgramId, id: SocketId) -> Option<Mine<'_>> {
        let known = self.program(program)?;
        let mut names = known.names.iter().filter(|(name, _)| !name.starts_with('_'));
        let (name, _) = names.find(|(_, value)| value.socket == Some(id))?;
        Some(Mine { name, socket: self.projections().sockets.get(id)? })
    }

    /// What something can be done with in a program: the program itself, then its named sockets.
    pub fn deed_subjects(&self, program: ProgramId) -> Vec<Subject> {
        let sockets = self.named_sockets(program).into_iter().map(|mine| Subject::Socket(mine.socket.info.id));
        std::iter::once(Subject::Program).chain(sockets).collect()
    }

    /// What can be done with something, and whether it can now: what another deed does as well comes after the usual
    /// ones, what cannot be done last.
    pub fn deeds_of(&self, program: ProgramId, subject: Subject) -> Vec<(Deed, Standing)> {
        let deeds = match subject {
            Subject::Program => Deed::PROGRAM,
            Subject::Socket(_) => Deed::SOCKET,
        };
        let mut all: Vec<(Deed, Standing)> =
            deeds.iter().filter_map(|deed| Some((*deed, standing::standing(self, program, subject, *deed)?))).collect();
        all.sort_by_key(|(deed, standing)| (standing.is_refused(), self.deed_is_needless(subject, *deed)));
        all
    }

    /// Whether a deed is for other sockets, and on this one another does all of it: `recvfrom` on a connection.
    pub fn deed_is_needless(&self, subject: Subject, deed: Deed) -> bool {
        let connects = |info: &SocketInfo| matches!(info.kind, Kind::STREAM | Kind::SEQPACKET);
        deed == Deed::ReceiveFrom && form::info(self, subject).is_some_and(connects)
    }

    /// The consoles that one can go to where nothing can be written.
    pub fn other_consoles(&self) -> Vec<ProgramId> {
        let consoles = self.lab.participants.iter().filter(|participant| participant.console.is_some());
        consoles.map(|participant| participant.id).collect()
    }

    /// The statement that the menu would run now, or what is missing for one. `None` where nothing is chosen yet.
    pub fn deeds_statement(&self) -> Option<Result<String, Text>> {
        let menu = self.deeds_menu()?;
        let subject = menu.subject()?;
        match &menu.level {
            Level::Elsewhere { .. } | Level::Subjects { .. } => None,
            Level::Deeds { cursor, .. } => {
                if standing::standing(self, menu.program, subject, *cursor)?.is_refused() {
                    return None;
                }
                let form = Form::new(self, menu.program, subject, *cursor);
                Some(write::statement(self, menu.program, subject, &form))
            }
            Level::Form { form, .. } => Some(write::statement(self, menu.program, subject, form)),
        }
    }

    /// Whether the deed under the cursor can be done and has a form to fill in.
    pub fn deeds_opens_form(&self) -> bool {
        let Some(DeedsMenu { program, level: Level::Deeds { subject, cursor } }) = self.deeds_menu() else {
            return false;
        };
        let standing = standing::standing(self, *program, *subject, *cursor);
        standing.is_some_and(|standing| !standing.is_refused()) && form::has_fields(self, *subject, *cursor)
    }

    /// Whether the deed under the cursor, or in the form, can be done now.
    pub fn deeds_standing(&self) -> Option<Standing> {
        let menu = self.deeds_menu()?;
        match &menu.level {
            Level::Form { subject, form } => standing::in_form(self, menu.program, *subject, form),
            _ => standing::standing(self, menu.program, menu.subject()?, menu.deed()?),
        }
    }

    /// What is worth saying about the line before it runs: about the deed, about what is filled in, about a console that
    /// is busy.
    pub fn deeds_notes(&self) -> Vec<Text> {
        let Some(menu) = self.deeds_menu() else { return Vec::new() };
        let mut notes = Vec::new();
        match self.deeds_standing() {
            Some(Standing::Noted(note)) => notes.push(note),
            Some(Standing::Refused { why, .. }) => notes.push(why),
            Some(Standing::Ready) | None => {}
        }
        // In the form there is more to say, and it was said before.
        if let Level::Deeds { subject, cursor: Deed::ReceiveFrom } = menu.level
            && self.deed_is_needless(subject, Deed::ReceiveFrom)
            && self.deeds_standing().is_some_and(|standing| !standing.is_refused())
        {
            notes.insert(0, Text::new("deeds-note-recvfrom-stream"));
        }
        if let (Level::Form { form, .. }, Some(subject)) = (&menu.level, menu.subject()) {
            notes.extend(choices::note(self, menu.program, subject, form));
        }
        if !matches!(menu.level, Level::Elsewhere { .. }) {
            notes.extend(standing::busy(self, menu.program));
        }
        notes
    }

    /// What can be chosen in a field of the form; nothing for one that is typed.
    pub fn deeds_choices(&self, id: FieldId) -> Vec<Opt> {
        let Some(DeedsMenu { program, level: Level::Form { subject, form } }) = self.deeds_menu() else {
            return Vec::new();
        };
        choices::choices(self, *program, *subject, form, id)
    }
}

/// The program as the journal knows it.
fn known(model: &Model, program: ProgramId) -> Option<&Program> {
    model.program(program)
}
