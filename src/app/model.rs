//! Everything the screen is drawn from.

use std::collections::VecDeque;
use std::sync::Arc;

use crate::i18n::{Language, Words};
use crate::journal::event::{ProgramId, Role};
use crate::journal::projections::programs::{Life, Program};
use crate::journal::projections::sockets::{Socket, Stage};
use crate::journal::projections::travel::Conversation;
use crate::journal::projections::{Projections, calls};
use crate::journal::socket::SocketId;

use super::course::Course;
use super::demo::DemoPlay;
use super::effect::Effect;
use super::events_cursor::{EventCursor, can_choose};
use super::home::Home;
use super::keymap::Keymap;
use super::lab::{Console, Lab, Participant};
use super::lesson::{LessonPlay, Waits};
use super::memory::Memory;
use super::motion::Flights;
use super::museum::Museum;
use super::palette::Command;
use super::permission::Permission;
use super::popup::{Popup, ProgramItem, ProgramsMenu};
use super::statements::{Completeness, by_brackets};
use super::suggestion::Suggestions;
use super::text::Text;
use super::theme_name::ThemeName;
use super::walk::file::ProgramFile;
use super::whatif::WhatIf;

/// What a session begins with.
#[derive(Clone, Debug)]
pub struct Settings {
    /// The language, chosen or not.
    pub language: Language,
    /// Whether the person chose that language, on the command line or in an earlier session. While nobody did,
    /// every screen says that F2 changes it.
    pub language_chosen: bool,
    /// The theme to begin with.
    pub theme: ThemeName,
    /// Whether the person chose that theme; otherwise it goes with the terminal's background, once that is known.
    pub theme_chosen: bool,
    /// Whether bytes may be seen on their way; otherwise they are there at once.
    pub motion: bool,
    /// Whether the mouse is on: chosen in an earlier session.
    pub mouse: bool,
    /// Whether nobody was ever here: no choice was kept, and no progress.
    pub first_run: bool,
    /// Says whether typed text is a whole statement.
    pub is_complete: fn(&str) -> Completeness,
    /// The lessons, and what was done of them.
    pub course: Course,
    /// Which keys mean what.
    pub keymap: Keymap,
    /// The words of both languages.
    pub words: Arc<Words>,
}

impl Default for Settings {
    fn default() -> Settings {
        Settings {
            language: Language::default(),
            language_chosen: false,
            theme: ThemeName::default(),
            theme_chosen: false,
            motion: true,
            mouse: false,
            first_run: false,
            is_complete: by_brackets,
            course: Course::default(),
            keymap: Keymap::default(),
            words: Arc::default(),
        }
    }
}

/// The whole state of the screen. Only [`super::update::update`] changes it; `view` reads it.
#[derive(Debug)]
pub struct Model {
    /// The language now.
    pub language: Language,
    /// Whether the person chose it.
    pub language_chosen: bool,
    /// The theme now.
    pub theme: ThemeName,
    /// Whether the person chose it.
    pub theme_chosen: bool,
    /// Whether bytes may be seen on their way (`--sin-animacion` begins without); otherwise they are there at once.
    pub motion: bool,
    /// What moves now.
    pub flights: Flights,
    /// Whether the terminal reports its mouse.
    pub mouse: bool,
    /// The terminal's size, in cells.
    pub size: Size,
    /// Which screen is seen. All keep their state while another is.
    pub screen: Screen,
    /// The first screen.
    pub home: Home,
    /// The programs on the screen: the free laboratory's, or those of a lesson's scene. Empty until one is entered.
    pub lab: Lab,
    /// The other of the two: its programs live on meanwhile.
    pub parked: Lab,
    /// The lessons, and what was done of them.
    pub course: Course,
    /// The lesson that is played, or that was left and can be gone on with.
    pub lesson: Option<LessonPlay>,
    /// The demonstration that is given, or that was left and can be gone on with.
    pub demo: Option<DemoPlay>,
    /// Which keys mean what.
    pub keymap: Keymap,
    /// The words of both languages: the palette searches in both.
    pub words: Arc<Words>,
    /// What was chosen in the palette, the latest first.
    pub commands_used: Vec<Command>,
    /// The call that is told in full, while the calls are walked over.
    pub cursor: Option<EventCursor>,
    /// What stands over the screen.
    pub popup: Option<Popup>,
    /// Programs that wait for permission to reach beyond loopback; the first is asked about, over everything.
    pub permissions: VecDeque<Permission>,
    /// The answer to the last key, until the next one.
    pub status: Option<Status>,
    /// What happened in the session.
    pub memory: Memory,
    /// The latest time that was heard of (CLOCK_MONOTONIC, nanoseconds).
    pub now: u64,
    /// What to try next; computed anew after each message.
    pub suggestions: Suggestions,
    /// «¿Qué pasa si…?»: the experiments of the free laboratory.
    pub whatif: WhatIf,
    /// What the session knows of the errors museum.
    pub museum: Museum,
    pub(super) is_complete: fn(&str) -> Completeness,
    pub(super) watched: Vec<SocketId>,
    pub(super) wake: Option<u64>,
    pub(super) next_program: u16,
    pub(super) next_request: u64,
}

/// The terminal's size, in cells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Size {
    /// Columns.
    pub columns: u16,
    /// Rows.
    pub rows: u16,
}

/// The screens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Screen {
    /// The list of what can be entered.
    Home,
    /// The free laboratory.
    Lab,
    /// The lesson of [`Model::lesson`].
    Lesson,
    /// The demonstration of [`Model::demo`].
    Demo,
    /// What is wrong with a lesson that cannot be read: its place among those of the catalogue.
    Broken(usize),
}

/// One line that answers a key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Status {
    /// What it says.
    pub text: Text,
    /// Whether something could not be done.
    pub is_problem: bool,
}

/// Where a key would arrive: which actions can be meant by it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Place {
    /// The first screen.
    Home,
    /// A console of the laboratory, or of a lesson that waits for statements: letters are typed.
    Console,
    /// A program that asks for a line, which is being typed.
    Answer,
    /// The same with a server of ours focused, or empty.
    Server,
    /// A lesson in which nothing is typed now: something is to be read, or prepared.
    Reading,
    /// A lesson's question, or the one how sure the answer is.
    Question,
    /// A sentence of one's own, being typed.
    Sentence,
    /// A demonstration.
    Demo,
    /// The votes of a class, being typed.
    DemoVote,
    /// A demonstration whose screen is black.
    DemoBlack,
    /// The list of lessons to demonstrate, or of the steps of one.
    DemoList,
    /// What is wrong with a lesson that cannot be read.
    Broken,
    /// The calls of the programs, walked over one by one.
    Events,
    /// What can be copied of one of them.
    Copying,
    /// A socket's card.
    Card,
    /// The errors museum: what is looked for in it is typed.
    Museum,
    /// The page of one of its exhibits.
    Exhibit,
    /// The bytes of a conversation.
    Hex,
    /// A search among them, being typed.
    HexSearch,
    /// The menu of programs.
    Menu,
    /// The name being typed in the menu of programs.
    Naming,
    /// Help.
    Help,
    /// The list of the glossary's terms.
    Terms,
    /// One term of the glossary.
    Term,
    /// The name of whoever works now, being typed.
    Person,
    /// The palette of commands: a search is typed.
    Palette,
    /// A question about permission.
    Permission,
    /// A menu that writes Python: a list, or a list in a form.
    Deeds,
    /// A field of such a menu's form, being typed.
    DeedsField,
    /// An experiment's question.
    Experiment,
    /// A program that is walked line by line: letters steer it.
    Walk,
    /// Its variables.
    Variables,
    /// The calls to stop before.
    Stops,
}

/// Columns from which two programs stand side by side.
pub const TWO_PANES: u16 = 72;

/// Columns from which three programs stand side by side.
pub const THREE_PANES: u16 = 160;

impl Model {
    /// A model that shows nothing yet: [`Model::at_home`] and [`Model::in_lab`] begin a session.
    fn new(settings: Settings) -> Model {
        Model {
            language: settings.language,
            language_chosen: settings.language_chosen,
            theme: settings.theme,
            theme_chosen: settings.theme_chosen,
            motion: settings.motion,
            mouse: settings.mouse,
            flights: Flights::default(),
            size: Size { columns: 80, rows: 24 },
            screen: Screen::Home,
            home: Home { greets: settings.first_run, ..Home::default() },
            lab: Lab::default(),
            parked: Lab { is_scene: true, ..Lab::default() },
            course: settings.course,
            keymap: settings.keymap,
            lesson: None,
            demo: None,
            words: settings.words,
            commands_used: Vec::new(),
            cursor: None,
            popup: None,
            permissions: VecDeque::new(),
            status: None,
            memory: Memory::default(),
            now: 0,
            suggestions: Suggestions::default(),
            whatif: WhatIf::default(),
            museum: Museum::default(),
            is_complete: settings.is_complete,
            watched: Vec::new(),
            wake: None,
            next_program: 1,
            next_request: 1,
        }
    }

    /// `enchufe`: the first screen, with a byte about to cross.
    pub fn at_home(settings: Settings) -> (Model, Vec<Effect>) {
        let mut model = Model::new(settings);
        let effects = super::update::start_home(&mut model);
        (model, effects)
    }

    /// `enchufe lab`: the laboratory, with a client and a server at their prompts.
    pub fn in_lab(settings: Settings) -> (Model, Vec<Effect>) {
        let mut model = Model::new(settings);
        let effects = super::update::start_lab(&mut model);
        (model, effects)
    }

    /// `enchufe lab --programa`: the laboratory with these files, each about to run its first line.
    pub fn in_lab_with(settings: Settings, files: Vec<ProgramFile>) -> (Model, Vec<Effect>) {
        let mut model = Model::new(settings);
        let effects = super::update::start_files(&mut model, files);
        (model, effects)
    }

    /// `enchufe leccion`: a lesson, by its place in the catalogue; without one, the one that comes next. Where there
    /// is no lesson at all, the first screen.
    pub fn in_lesson(settings: Settings, place: Option<usize>) -> (Model, Vec<Effect>) {
        let mut model = Model::new(settings);
        let place = place.or_else(|| model.course.next_to_do());
        let effects = super::update::start_lesson(&mut model, place);
        (model, effects)
    }

    /// `enchufe demostracion`: a lesson for a class, by its place in the catalogue; without one, the question which.
    pub fn in_demo(settings: Settings, place: Option<usize>) -> (Model, Vec<Effect>) {
        let mut model = Model::new(settings);
        let effects = super::update::start_demo(&mut model, place);
        (model, effects)
    }

    /// `enchufe leccion` with a lesson that cannot be read: what is wrong with it, by its place among those.
    pub fn at_broken(settings: Settings, place: usize) -> (Model, Vec<Effect>) {
        let (mut model, effects) = Model::at_home(settings);
        model.screen = Screen::Broken(place);
        (model, effects)
    }

    /// What is known of the programs, their sockets and what travelled.
    pub fn projections(&self) -> &Projections {
        self.memory.projections()
    }

    /// Where a key would arrive.
    pub fn place(&self) -> Place {
        if !self.permissions.is_empty() {
            return Place::Permission;
        }
        match &self.popup {
            Some(Popup::Help(_)) => Place::Help,
            Some(Popup::Programs(menu)) if menu.naming.is_some() => Place::Naming,
            Some(Popup::Programs(_)) => Place::Menu,
            Some(Popup::Glossary(glossary)) if glossary.open => Place::Term,
            Some(Popup::Glossary(_)) => Place::Terms,
            Some(Popup::Person(_)) => Place::Person,
            Some(Popup::Demo(_)) => Place::DemoList,
            Some(Popup::Palette(_)) => Place::Palette,
            Some(Popup::Deeds(menu)) => menu.place(),
            Some(Popup::Experiment(_)) => Place::Experiment,
            Some(Popup::Copy(_)) => Place::Copying,
            Some(Popup::Card(_)) => Place::Card,
            Some(Popup::Museum(museum)) if museum.page.is_some() => Place::Exhibit,
            Some(Popup::Museum(_)) => Place::Museum,
            Some(Popup::Hex(hex)) if hex.search.typing => Place::HexSearch,
            Some(Popup::Hex(_)) => Place::Hex,
            Some(Popup::Variables(_)) => Place::Variables,
            Some(Popup::Stops(_)) => Place::Stops,
            None if self.cursor.is_some() && can_choose(self) => Place::Events,
            None => self.base_place(),
        }
    }

    /// Where a key would arrive if nothing stood over the screen.
    pub fn base_place(&self) -> Place {
        match self.screen {
            Screen::Home => Place::Home,
            Screen::Broken(_) => Place::Broken,
            Screen::Lab => self.pane_place(),
            Screen::Demo => self.demo.as_ref().map_or(Place::Demo, DemoPlay::place),
            Screen::Lesson => match self.lesson.as_ref().map(LessonPlay::waits) {
                Some(Waits::Statement | Waits::GoOnOrStatement) => self.pane_place(),
                Some(Waits::Answer | Waits::Confidence) => Place::Question,
                Some(Waits::Sentence) => Place::Sentence,
                Some(Waits::GoOn | Waits::Scene | Waits::Nothing) | None => Place::Reading,
            },
        }
    }

    fn pane_place(&self) -> Place {
        match () {
            () if self.focused().is_some_and(|focused| self.answers(focused.id)) => Place::Answer,
            () if self.walked().is_some() => Place::Walk,
            () if self.console().is_some() => Place::Console,
            () => Place::Server,
        }
    }

    /// Whether programs are on the screen.
    pub fn shows_programs(&self) -> bool {
        matches!(self.screen, Screen::Lab | Screen::Lesson)
    }

    /// The focused program of the laboratory.
    pub fn focused(&self) -> Option<&Participant> {
        self.lab.focused()
    }

    /// The prompt of the focused program, where it has one.
    pub fn console(&self) -> Option<&Console> {
        self.focused()?.console.as_ref()
    }

    /// What the journal knows of a program; `None` until it is born.
    pub fn program(&self, id: ProgramId) -> Option<&Program> {
        self.projections().programs.by_id.get(&id)
    }

    /// Whether a program's process has ended.
    pub fn is_dead(&self, id: ProgramId) -> bool {
        self.program(id).is_some_and(|program| matches!(program.life, Life::Dead { .. }))
    }

    /// Whether a program's process is stopped.
    pub fn is_stopped(&self, id: ProgramId) -> bool {
        self.program(id).is_some_and(|program| program.life == Life::Stopped)
    }

    /// How many programs stand side by side at this size.
    pub fn panes(&self) -> usize {
        match self.size.columns {
            0..TWO_PANES => 1,
            TWO_PANES..THREE_PANES => 2,
            _ => 3,
        }
    }

    /// The programs that have a pane now, from left to right. The focused one is among them.
    pub fn shown(&self) -> Vec<&Participant> {
        self.lab.shown(self.panes())
    }

    /// The sockets of a program that are worth a kernel row, in order of birth: open ones, and closed ones that
    /// the kernel still keeps; of very many those to which something happened last ([`Sockets::kept_of`]).
    ///
    /// [`Sockets::kept_of`]: crate::journal::projections::sockets::Sockets::kept_of
    pub fn sockets_of(&self, program: ProgramId) -> Vec<&Socket> {
        self.most_sockets_of(program, usize::MAX)
    }

    /// No more than so many of [`Model::sockets_of`]: listeners before other open ones, those before closed ones, and of
    /// each those to which something happened last.
    pub(super) fn most_sockets_of(&self, program: ProgramId, most: usize) -> Vec<&Socket> {
        let kept = |socket: &&Socket| socket.stage != Stage::Closed || socket.truth.state.is_some();
        let sockets = self.projections().sockets.kept_of(program);
        let mut sockets: Vec<&Socket> = sockets.filter(kept).take(most).collect();
        sockets.sort_by_key(|socket| (socket.born, socket.info.id));
        sockets
    }

    /// The open sockets of the laboratory's programs; of very many of a program those to which something happened last.
    pub fn open_sockets(&self) -> impl Iterator<Item = &Socket> {
        self.lab.participants.iter().flat_map(|participant| self.projections().sockets.open_of(participant.id))
    }

    /// The sockets that the laboratory's programs let go of; of very many of a program the last ones.
    pub fn over_sockets(&self) -> impl Iterator<Item = &Socket> {
        self.lab.participants.iter().flat_map(|participant| self.projections().sockets.over_of(participant.id))
    }

    /// The conversations of the laboratory's programs, in the order in which they began.
    pub fn conversations(&self) -> impl Iterator<Item = &Conversation> {
        let ours = |id: ProgramId| self.lab.participant(id).is_some();
        self.projections()
            .travel
            .conversations
            .iter()
            .filter(move |c| c.ends.iter().filter_map(|e| e.program).any(ours))
            .filter(|c| !(c.is_over() && c.touched < self.lab.since))
    }

    /// The calls of the laboratory's programs, oldest first.
    pub fn calls(&self) -> impl DoubleEndedIterator<Item = &calls::Line> {
        self.projections().calls.lines.iter().filter(|line| self.lab.participant(line.program).is_some())
    }

    /// The other programs in which `name` stands for something: «`conn` vive en servidor».
    pub fn lives_elsewhere(&self, program: ProgramId, name: &str) -> Vec<&Participant> {
        let holds = |other: &&Participant| {
            other.id != program && self.program(other.id).is_some_and(|known| known.names.contains_key(name))
        };
        self.lab.participants.iter().filter(holds).collect()
    }

    /// The lines of the menu of programs that would do something now.
    pub fn program_items(&self, subject: Option<ProgramId>) -> Vec<ProgramItem> {
        let participant = subject.and_then(|id| self.lab.participant(id));
        let works = |item: &ProgramItem| match (item, participant) {
            // A lesson's scene has the programs of its script, and what a person adds.
            (ProgramItem::File, _) => self.screen == Screen::Lab,
            (ProgramItem::NewConsole | ProgramItem::NewServer(_) | ProgramItem::Faults, _) => true,
            (_, None) => false,
            (ProgramItem::Terminate | ProgramItem::Kill, Some(it)) => it.born && !self.is_dead(it.id),
            (ProgramItem::Stop, Some(it)) => it.born && !self.is_dead(it.id) && !self.is_stopped(it.id),
            (ProgramItem::Continue, Some(it)) => self.is_stopped(it.id),
            (ProgramItem::Restart | ProgramItem::Rename | ProgramItem::Remove, Some(_)) => true,
        };
        ProgramItem::ALL.into_iter().filter(works).collect()
    }

    /// The lines that the menu of programs shows now: all of it, or its fault makers.
    pub fn menu_items(&self, menu: &ProgramsMenu) -> Vec<ProgramItem> {
        if menu.faults { ProgramItem::faults().collect() } else { self.program_items(menu.subject) }
    }

    /// Whether the focused program runs something that Ctrl-C would interrupt.
    pub fn is_running(&self) -> bool {
        match self.focused() {
            Some(Participant { console: Some(console), .. }) => console.sent.is_some(),
            Some(file) => self.walk(file.id).is_some_and(|walk| !walk.is_over()),
            None => false,
        }
    }

    /// The role of a program of the laboratory.
    pub fn role(&self, id: ProgramId) -> Option<Role> {
        self.lab.participant(id).map(|participant| participant.role)
    }

    /// Numbers a new program.
    pub(super) fn new_program(&mut self) -> ProgramId {
        let id = ProgramId(self.next_program);
        self.next_program = self.next_program.saturating_add(1);
        id
    }

    /// Says something in answer to a key.
    pub(super) fn say(&mut self, text: Text) {
        self.status = Some(Status { text, is_problem: false });
    }

    /// Says that something could not be done.
    pub(super) fn complain(&mut self, text: Text) {
        self.status = Some(Status { text, is_problem: true });
    }
}
