//! Programs that are walked line by line: files, and blocks of the prompt.
//!
//! Where a program stands, the journal tells ([`crate::journal::projections::walks`]); what a person wants of it (its
//! breakpoints, where the cursor is, what was asked and not answered) is kept here.

mod acts;
pub mod file;
#[cfg(test)]
pub(crate) mod tests;
mod words;

use std::path::PathBuf;

use crate::journal::event::{Body, Event, ProgramId, StatementId};
use crate::journal::projections::walks::{State, Walk};
use crate::journal::walk::{Breakpoints, Source, Steer, Walked};
use crate::lab::order::{MOST_PROGRAMS, Order};

use super::effect::Effect;
use super::lab::Participant;
use super::model::{Model, Place, Screen};
use super::popup::Popup;
use super::text::Text;
use file::{FileFor, FileProblem, ProgramFile};

pub(super) use acts::{again, path_completed, perform, read_typed};
pub use words::{Line, short_name, without_comment};

/// The statement that a file is, in its process.
const FILE: StatementId = StatementId(1);

/// A step that takes longer than this, in nanoseconds, is a program that runs: it may never end, and can be stopped.
const STEP: u64 = 1_000_000_000;

/// The calls before which a program can be stopped, in the order of the list: what is taught, in the order of a life.
pub const STOPS: [&str; 14] = [
    "socket",
    "bind",
    "listen",
    "accept",
    "connect",
    "send",
    "sendall",
    "sendto",
    "recv",
    "recvfrom",
    "shutdown",
    "close",
    "setsockopt",
    "settimeout",
];

/// What a person wants of a program that is walked.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Walking {
    /// The file, where the program is one.
    pub file: Option<ProgramFile>,
    /// Where it is to stop.
    pub breakpoints: Breakpoints,
    /// The line the cursor was moved to; `None`: where the program stands.
    pub cursor: Option<u32>,
    /// What was asked of it last and is not answered yet.
    pub asked: Option<Steer>,
    /// Whether that was to stop while it runs.
    pub pausing: bool,
    /// Whether the next statement of the prompt is walked.
    pub armed: bool,
}

/// What a walked program does, as far as keys are concerned.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// Its process is not there yet, or its file is being read.
    Beginning,
    /// It stands still, or is on its way to where it will.
    Paused,
    /// It runs freely.
    Running,
    /// A call of it waits in the kernel.
    Blocked,
    /// It asks for a line.
    Asking,
    /// It is through.
    Over,
}

impl Model {
    /// The walk of a program of the laboratory.
    pub fn walk(&self, id: ProgramId) -> Option<&Walk> {
        self.projections().walks.get(id)
    }

    /// Whether a program shows its source, and letters steer it: a file always, a prompt while a block of it is walked.
    pub fn walks(&self, id: ProgramId) -> bool {
        let Some(participant) = self.lab.participant(id) else { return false };
        match &participant.console {
            None => participant.walking.file.is_some(),
            Some(console) => {
                let running = |walk: &Walk| console.sent == Some(walk.statement) && !walk.is_over();
                self.walk(id).is_some_and(running)
            }
        }
    }

    /// The focused program, where it is walked.
    pub fn walked(&self) -> Option<&Participant> {
        self.focused().filter(|focused| self.walks(focused.id))
    }

    /// What a walked program does.
    pub fn standing(&self, id: ProgramId) -> Standing {
        let asked = self.lab.participant(id).and_then(|participant| participant.walking.asked);
        let (Some(walk), Some(program)) = (self.walk(id), self.program(id)) else { return Standing::Beginning };
        if walk.is_over() || self.is_dead(id) {
            Standing::Over
        } else if walk.paused().is_some() {
            // Whatever its other threads wait for.
            Standing::Paused
        } else if program.asks {
            Standing::Asking
        } else if program.blocked.is_some() {
            Standing::Blocked
        } else if asked.is_some_and(|asked| asked != Steer::Go) && self.now < walk.resumed.saturating_add(STEP) {
            // Most steps take less time than it would take to read otherwise.
            Standing::Paused
        } else {
            Standing::Running
        }
    }

    /// When a program that takes a step will be one that runs, if it still does then.
    pub(super) fn step_ends(&self, id: ProgramId) -> Option<u64> {
        let steps = matches!(self.walk(id)?.state, State::Running) && self.standing(id) == Standing::Paused;
        self.walk(id).filter(|_| steps).map(|walk| walk.resumed.saturating_add(STEP))
    }

    /// The program to go to where the focused one can go no further by itself: one that stands still.
    pub(super) fn walk_elsewhere(&self) -> Option<ProgramId> {
        let count = self.lab.participants.len();
        let others = (1..count).filter_map(|step| self.lab.participants.get((self.lab.focus + step) % count));
        let mut others = others.filter(|other| self.walks(other.id) && self.standing(other.id) == Standing::Paused);
        others.next().map(|other| other.id)
    }

    /// The line that the cursor of a walked program is on, counted from 1.
    pub fn walk_cursor(&self, id: ProgramId) -> u32 {
        let cursor = self.lab.participant(id).and_then(|participant| participant.walking.cursor);
        cursor.or(self.walk(id).and_then(|walk| walk.line)).unwrap_or(1)
    }

    /// Whether the next statement of the focused prompt will be walked.
    pub fn is_armed(&self) -> bool {
        self.focused().is_some_and(|focused| focused.walking.armed)
    }
}

/// The order that walks what a participant is: its file.
pub(super) fn begin_file(participant: &Participant) -> Option<Effect> {
    let file = participant.walking.file.as_ref()?;
    let source = Source { text: file.text.clone(), file: Some(file.name()), paused: true };
    let breakpoints = participant.walking.breakpoints.clone();
    Some(Effect::Lab(Order::Walk { program: participant.id, statement: FILE, source, breakpoints }))
}

/// The order that walks a statement of a prompt, where that was asked for.
pub(super) fn begin_block(participant: &mut Participant, statement: StatementId, source: &str) -> Option<Effect> {
    if !std::mem::take(&mut participant.walking.armed) {
        return None;
    }
    participant.walking.cursor = None;
    participant.walking.asked = None;
    // Its lines are its own.
    participant.walking.breakpoints.lines.clear();
    let breakpoints = participant.walking.breakpoints.clone();
    let source = Source { text: source.to_owned(), file: None, paused: true };
    Some(Effect::Lab(Order::Walk { program: participant.id, statement, source, breakpoints }))
}

/// What an event changes in what is kept here.
pub(super) fn observe(participant: &mut Participant, event: &Event) {
    match &event.body {
        Body::Walked(walked) => match **walked {
            Walked::Paused(_) => {
                participant.walking.asked = None;
                participant.walking.pausing = false;
                participant.walking.cursor = None;
            }
            Walked::Began { .. } => {
                participant.walking.asked = None;
                participant.walking.pausing = false;
            }
            Walked::Resumed | Walked::At { .. } | Walked::Ended { .. } | Walked::Raised { .. } => {}
        },
        Body::Born(_) | Body::Died(_) => {
            participant.walking.asked = None;
            participant.walking.pausing = false;
            participant.walking.cursor = None;
            participant.walking.armed = false;
        }
        _ => {}
    }
}

/// A list about a program that is walked goes with the walk.
pub(super) fn settle(model: &mut Model) {
    if matches!(model.popup, Some(Popup::Variables(_) | Popup::Stops(_))) && model.walked().is_none() {
        model.popup = None;
    }
}

/// Begins the laboratory with these files, each a program that stands at its first line.
pub(super) fn start(model: &mut Model, files: Vec<ProgramFile>) -> Vec<Effect> {
    model.screen = Screen::Lab;
    let effects = files.into_iter().flat_map(|file| add(model, file)).collect();
    model.lab.focus_on(0);
    effects
}

/// Adds a program that is a file. The caller has looked whether there is room.
fn add(model: &mut Model, file: ProgramFile) -> Vec<Effect> {
    let mut effects = model.make_room(1).unwrap_or_default();
    let name = file.program_name(&model.lab.names());
    let colour = model.lab.free_colour_like(file.colour());
    let program = model.new_program();
    let role = crate::journal::event::Role::Console;
    let mut participant = Participant::new(program, name.clone(), role, colour);
    participant.console = None;
    participant.walking.file = Some(file);
    model.lab.participants.push(participant);
    effects.push(Effect::Lab(Order::Start { program, name, role }));
    effects
}

/// A file was read, or could not be.
pub(super) fn file_read(
    model: &mut Model,
    purpose: FileFor,
    path: PathBuf,
    read: Result<String, FileProblem>,
) -> Vec<Effect> {
    match (purpose, read) {
        (FileFor::New, Err(problem)) => {
            acts::say_problem(model, problem.text(&path));
            Vec::new()
        }
        (FileFor::New, Ok(text)) => {
            // Whoever asked has gone elsewhere meanwhile.
            if model.place() != Place::Naming || model.lab.participants.len() >= MOST_PROGRAMS {
                return Vec::new();
            }
            model.popup = None;
            let effects = add(model, ProgramFile { path, text });
            model.lab.focus_on(model.lab.participants.len().saturating_sub(1));
            effects
        }
        (FileFor::Again(_), Err(problem)) => {
            model.complain(problem.text(&path));
            Vec::new()
        }
        (FileFor::Again(program), Ok(text)) => {
            let Some(participant) = model.lab.participant_mut(program) else { return Vec::new() };
            let name = participant.name.clone();
            let lines = text.lines().count() as u32;
            let changed = participant.walking.file.as_ref().is_some_and(|file| file.text != text);
            participant.walking.file = Some(ProgramFile { path, text });
            participant.walking.breakpoints.lines.retain(|line| *line <= lines);
            participant.walking.asked = None;
            participant.born = false;
            if changed {
                model.say(Text::new("walk-status-loaded").with("program", name));
            }
            vec![Effect::Lab(Order::Restart { program })]
        }
    }
}
