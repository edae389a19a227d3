//! A laboratory as the model holds it, the free one or the scene of a lesson: the programs, which of them is focused, what each prompt holds.

use std::collections::VecDeque;

use crate::journal::address::Address;
use crate::journal::event::{ProgramId, Role, ServerKind, StatementId};
use crate::journal::fault::{Fault, Pieces, Splitting};

use super::answer::Answering;
use super::editor::Editor;
use super::history::History;
use super::walk::Walking;

/// The laboratory.
#[derive(Clone, Debug, Default)]
pub struct Lab {
    /// Its programs, in the order of the tabs.
    pub participants: Vec<Participant>,
    /// The place of the focused one in `participants`; meaningless while that is empty.
    pub focus: usize,
    /// The programs in the order in which they last had the focus, the latest first.
    pub recent: Vec<ProgramId>,
    /// When everything began anew (CLOCK_MONOTONIC, nanoseconds): what happened before is past.
    pub since: u64,
    /// How many conversations are scrolled away at the top of the travel pane.
    pub travel_scroll: usize,
    /// Whether these are the programs of a lesson's scene, and not the free laboratory's.
    pub is_scene: bool,
}

/// A program as the screen knows it: from the moment it is ordered, before its process is born.
#[derive(Clone, Debug)]
pub struct Participant {
    /// Its number.
    pub id: ProgramId,
    /// Its name.
    pub name: String,
    /// What it runs.
    pub role: Role,
    /// Its colour, in every pane, table, byte and line: 0 the client's, 1 the server's, then the theme's others.
    pub colour: u8,
    /// Whether its process was born since it was ordered: what is typed before waits.
    pub born: bool,
    /// How many lines the transcript is scrolled back from its end.
    pub scroll: usize,
    /// The prompt, where it runs a console.
    pub console: Option<Console>,
    /// Of a relay of a lesson's scene: the name of the program that it connects to.
    pub relays_to: Option<String>,
    /// Where a relay was told to connect to, since it was born: maybe nowhere.
    pub destination: Option<Option<Address>>,
    /// What a person wants of it where it is walked line by line.
    pub walking: Walking,
    /// What is typed for it while it asks.
    pub answering: Answering,
}

/// What a prompt holds.
#[derive(Clone, Debug, Default)]
pub struct Console {
    /// What is being typed.
    pub editor: Editor,
    /// What was run before.
    pub history: History,
    /// The statement that was sent and has not ended.
    pub sent: Option<StatementId>,
    /// Statements typed ahead: each is sent when the one before has ended.
    pub queue: VecDeque<String>,
    /// Completions being asked for or chosen from.
    pub completion: Option<Completion>,
    /// How many statements were sent: the next one's number.
    pub statements: u64,
}

/// Completions at a prompt.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Completion {
    /// The number of the request.
    pub request: u64,
    /// Where the word that is completed begins: a byte offset in the prompt's text.
    pub from: usize,
    /// The words that could stand there; empty while the answer has not come.
    pub words: Vec<String>,
    /// The one that stands there now, once Tab began to walk through them.
    pub chosen: Option<usize>,
}

impl Participant {
    /// A participant that was just ordered.
    pub fn new(id: ProgramId, name: String, role: Role, colour: u8) -> Participant {
        let console = (role == Role::Console).then(Console::default);
        let (relays_to, walking) = (None, Walking::default());
        let answering = Answering::default();
        let (born, scroll, destination) = (false, 0, None);
        Participant { id, name, role, colour, born, scroll, console, relays_to, destination, walking, answering }
    }
}

impl Lab {
    /// The focused program.
    pub fn focused(&self) -> Option<&Participant> {
        self.participants.get(self.focus)
    }

    /// The focused program, to change.
    pub fn focused_mut(&mut self) -> Option<&mut Participant> {
        self.participants.get_mut(self.focus)
    }

    /// A program of the laboratory.
    pub fn participant(&self, id: ProgramId) -> Option<&Participant> {
        self.participants.iter().find(|participant| participant.id == id)
    }

    /// A program of the laboratory, to change.
    pub fn participant_mut(&mut self, id: ProgramId) -> Option<&mut Participant> {
        self.participants.iter_mut().find(|participant| participant.id == id)
    }

    /// The names that are taken.
    pub fn names(&self) -> Vec<&str> {
        self.participants.iter().map(|participant| participant.name.as_str()).collect()
    }

    /// Takes a program off; the focus stays on its neighbour.
    pub fn remove(&mut self, id: ProgramId) {
        let Some(index) = self.place_of(id) else { return };
        self.participants.remove(index);
        self.recent.retain(|other| *other != id);
        if index < self.focus || self.focus == self.participants.len() {
            self.focus = self.focus.saturating_sub(1);
        }
    }

    /// The programs that have panes when `panes` of them fit side by side, in the order of the tabs: those that were
    /// focused last, so that going to and fro between two programs never changes what is seen.
    pub fn shown(&self, panes: usize) -> Vec<&Participant> {
        let lately = self.recent.iter().filter_map(|id| self.place_of(*id));
        let mut places: Vec<usize> = Vec::new();
        for place in std::iter::once(self.focus).chain(lately).chain(0..self.participants.len()) {
            if places.len() < panes.max(1) && !places.contains(&place) {
                places.push(place);
            }
        }
        places.sort_unstable();
        places.into_iter().filter_map(|place| self.participants.get(place)).collect()
    }

    /// Gives the focus to the program at `place`.
    pub fn focus_on(&mut self, place: usize) {
        for place in [self.focus, place] {
            if let Some(id) = self.participants.get(place).map(|participant| participant.id) {
                self.recent.retain(|other| *other != id);
                self.recent.insert(0, id);
            }
        }
        self.focus = place.min(self.participants.len().saturating_sub(1));
    }

    /// The place of a program among the tabs.
    pub fn place_of(&self, id: ProgramId) -> Option<usize> {
        self.participants.iter().position(|participant| participant.id == id)
    }

    /// A server that draws lots gets a seed that none of its kind has here yet: the first 1, the next 2.
    pub fn seeded(&self, kind: ServerKind) -> ServerKind {
        let ServerKind::Fault(Fault::Splitter(Splitting { pieces: Pieces::Random { .. }, pause })) = kind else {
            return kind;
        };
        let with = |seed| ServerKind::Fault(Fault::Splitter(Splitting { pieces: Pieces::Random { seed }, pause }));
        let taken = |seed: &u64| self.participants.iter().any(|it| it.role == Role::Server(with(*seed)));
        (1..).find(|seed| !taken(seed)).map_or(kind, with)
    }

    /// A colour that no program has: the client's for a client, the server's for a server, else another.
    pub fn free_colour(&self, name: &str, role: Role) -> u8 {
        self.free_colour_like(match role {
            Role::Console => super::names::colour(name).unwrap_or(2),
            Role::Server(_) => 1,
        })
    }

    /// A colour that no program has: this one if that can be.
    pub fn free_colour_like(&self, preferred: u8) -> u8 {
        let used = |colour: u8| self.participants.iter().any(|participant| participant.colour == colour);
        let others = (2..=u8::MAX).chain(0..2);
        std::iter::once(preferred).chain(others).find(|colour| !used(*colour)).unwrap_or(preferred)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lab(count: u16) -> Lab {
        let mut lab = Lab::default();
        for number in 0..count {
            let name = format!("p{number}");
            let colour = lab.free_colour(&name, Role::Console);
            lab.participants.push(Participant::new(ProgramId(number), name, Role::Console, colour));
        }
        lab
    }

    fn shown(lab: &Lab, panes: usize) -> Vec<u16> {
        lab.shown(panes).iter().map(|participant| participant.id.0).collect()
    }

    #[test]
    fn the_panes_are_those_of_the_programs_used_last() {
        let mut lab = lab(4);
        assert_eq!(shown(&lab, 2), [0, 1]);
        lab.focus_on(1);
        assert_eq!(shown(&lab, 2), [0, 1]);
        lab.focus_on(3);
        assert_eq!(shown(&lab, 2), [1, 3]);
        lab.focus_on(1);
        assert_eq!(shown(&lab, 2), [1, 3]);
        assert_eq!(shown(&lab, 3), [0, 1, 3]);
        assert_eq!(shown(&lab, 0), [1]);
        assert_eq!(shown(&lab, 9), [0, 1, 2, 3]);
        lab.remove(ProgramId(3));
        assert_eq!(shown(&lab, 2), [0, 1]);
        assert_eq!(shown(&Lab::default(), 2), [] as [u16; 0]);
    }

    #[test]
    fn removing_keeps_the_focus_on_the_same_program_or_its_neighbour() {
        let mut lab = lab(3);
        lab.focus = 2;
        lab.remove(ProgramId(0));
        assert_eq!(lab.focused().unwrap().id, ProgramId(2));
        lab.remove(ProgramId(2));
        assert_eq!(lab.focused().unwrap().id, ProgramId(1));
        lab.remove(ProgramId(1));
        assert!(lab.focused().is_none());
        lab.remove(ProgramId(1));
    }

    #[test]
    fn colours_are_the_clients_the_servers_and_then_others() {
        let lab = lab(3);
        assert_eq!(lab.participants.iter().map(|p| p.colour).collect::<Vec<_>>(), [2, 3, 4]);
        assert_eq!(lab.free_colour("cliente", Role::Console), 0);
        assert_eq!(lab.free_colour("servidor", Role::Console), 1);
        assert_eq!(lab.free_colour("eco", Role::Server(ServerKind::EchoTcp)), 1);
        assert_eq!(lab.free_colour("ana", Role::Console), 5);
    }
}
