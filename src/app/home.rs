//! The first screen: what can be entered, and a real byte that crosses between two real programs.

use crate::i18n::Language;
use crate::journal::call::{Call, Operation, Returned};
use crate::journal::event::{Body, Event, Outcome, ProgramId, Role, ServerKind, StatementId};
use crate::journal::payload::Payload;
use crate::journal::{address::Address, event::Raised};
use crate::lab::order::{Order, Problem};

use super::actions::ActionId;
use super::effect::Effect;
use super::keymap::Keymap;
use super::model::Model;
use super::python::address_literal;
use super::text::Text;

/// The first screen.
#[derive(Clone, Debug, Default)]
pub struct Home {
    /// Which of [`Model::home_items`] the cursor stands on.
    pub cursor: usize,
    /// How many findings about a broken lesson are scrolled away at the top.
    pub findings_scroll: usize,
    /// Whether somebody is greeted who was never here: see [`super::first_run`].
    pub greets: bool,
    /// The byte that crosses below.
    pub probe: Probe,
}

/// What can be chosen on the first screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HomeItem {
    /// A lesson, by its place in the catalogue.
    Lesson(usize),
    /// A lesson that cannot be read, by its place among those.
    Broken(usize),
    /// Enter the free laboratory.
    Lab,
    /// Open the errors museum.
    Museum,
    /// Demonstrate a lesson before a class.
    Demo,
    /// Open the glossary.
    Glossary,
    /// Say who works now.
    Person,
}

impl HomeItem {
    /// The text id of its name; a lesson has its own name.
    pub fn label(self) -> Option<&'static str> {
        match self {
            HomeItem::Lesson(_) | HomeItem::Broken(_) => None,
            HomeItem::Lab => Some("app-home-lab"),
            HomeItem::Museum => Some("museum-home"),
            HomeItem::Demo => Some("demo-home"),
            HomeItem::Glossary => Some("app-home-glossary"),
            HomeItem::Person => Some("app-home-person"),
        }
    }

    /// The text id of what is said beside it; a lesson says that itself.
    pub fn description(self) -> Option<&'static str> {
        match self {
            HomeItem::Lesson(_) => None,
            HomeItem::Broken(_) => Some("app-home-broken-about"),
            HomeItem::Lab => Some("app-home-lab-about"),
            HomeItem::Museum => Some("museum-home-about"),
            HomeItem::Demo => Some("demo-home-about"),
            HomeItem::Glossary => Some("app-home-glossary-about"),
            HomeItem::Person => Some("app-home-person-about"),
        }
    }
}

impl Model {
    /// The lines of the first screen, in order.
    pub fn home_items(&self) -> Vec<HomeItem> {
        let catalogue = &self.course.catalogue;
        let lessons = (0..catalogue.lessons.len()).map(HomeItem::Lesson);
        let broken = (0..catalogue.broken.len()).map(HomeItem::Broken);
        let demo = (!catalogue.lessons.is_empty()).then_some(HomeItem::Demo);
        let glossary = (!catalogue.glossary.ids().is_empty()).then_some(HomeItem::Glossary);
        let person = self.course.is_begun().then_some(HomeItem::Person);
        lessons
            .chain(broken)
            .chain([HomeItem::Lab, HomeItem::Museum])
            .chain(demo)
            .chain(glossary)
            .chain(person)
            .collect()
    }
}

/// Puts the cursor on the lesson to go on with.
pub(super) fn choose_lesson(model: &mut Model) {
    model.home.cursor = model.course.next_to_do().unwrap_or(0);
}

/// Moves the cursor, around the ends.
pub(super) fn move_cursor(model: &mut Model, up: bool) {
    let count = model.home_items().len().max(1);
    let step = if up { count - 1 } else { 1 };
    model.home.cursor = (model.home.cursor + step) % count;
}

/// Two hidden programs, a console and an echo server, and what crosses between them.
///
/// The connection stays open: each further byte crosses the same one, so that its time is that of a crossing
/// and not of a new connection.
#[derive(Clone, Debug, Default)]
pub struct Probe {
    step: Step,
    programs: Option<Programs>,
    statements: u64,
    again: bool,
    client: End,
    server: End,
    send: Option<(u64, Payload)>,
    /// The last byte that crossed, for as long as the session lasts.
    pub last: Option<Crossing>,
    /// Why none crossed.
    pub problem: Option<Text>,
}

/// The two programs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Programs {
    /// The console.
    pub client: ProgramId,
    /// The echo server.
    pub server: ProgramId,
}

/// One end of the crossing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct End {
    /// Its process.
    pub pid: u32,
    /// Its address.
    pub address: Option<Address>,
}

/// Bytes that went to the other program and came back, all of it measured.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Crossing {
    /// Who sent.
    pub client: End,
    /// Who answered.
    pub server: End,
    /// What `send` handed over.
    pub sent: Payload,
    /// What `recv` brought back.
    pub received: Payload,
    /// From the beginning of `send` to the end of `recv`, in nanoseconds.
    pub took: u64,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Step {
    /// There are no programs.
    #[default]
    Off,
    /// Their processes are being started.
    Starting,
    /// `c = socket.socket()` runs.
    Making,
    /// `c.connect(…)` runs.
    Connecting,
    /// The bytes are on their way.
    Crossing,
    /// Connected, and nothing is on its way.
    Ready,
}

/// Both calls are one expression: their times are then those of the calls, without the screen between them.
const CROSS: &str = r#"c.send(b"hola"), c.recv(100)"#;

impl Probe {
    /// The programs, while there are any.
    pub fn programs(&self) -> Option<Programs> {
        self.programs
    }

    /// Whether a byte is on its way, or its programs are being started.
    pub fn is_busy(&self) -> bool {
        !matches!(self.step, Step::Off | Step::Ready)
    }

    /// Starts the programs; a byte crosses as soon as both are there.
    pub fn begin(&mut self, programs: Programs, language: Language) -> Vec<Effect> {
        *self = Probe { step: Step::Starting, programs: Some(programs), last: self.last.take(), ..Probe::default() };
        let start = |program, name: &str, role| Effect::Lab(Order::Start { program, name: name.to_owned(), role });
        let echo = ServerKind::EchoTcp;
        vec![
            start(programs.client, super::names::client(language), Role::Console),
            start(programs.server, echo.name(), Role::Server(echo)),
        ]
    }

    /// Ends the programs. The last crossing stays to be seen.
    pub fn end(&mut self) -> Vec<Effect> {
        let programs = self.programs;
        *self = Probe { last: self.last.take(), ..Probe::default() };
        let programs = programs.map(|programs| [programs.client, programs.server]).into_iter().flatten();
        programs.map(|program| Effect::Lab(Order::Remove { program })).collect()
    }

    /// One byte more over the open connection. `false`: there is none, and [`Probe::begin`] is needed.
    pub fn again(&mut self) -> Option<Vec<Effect>> {
        match self.step {
            Step::Off => None,
            Step::Ready => Some(self.run(Step::Crossing, CROSS.to_owned())),
            _ => {
                self.again = true;
                Some(Vec::new())
            }
        }
    }

    /// Goes on with what happened.
    pub fn observe(&mut self, event: &Event, keymap: &Keymap) -> Vec<Effect> {
        let Some(programs) = self.programs else { return Vec::new() };
        let from_client = event.program == programs.client;
        if !from_client && event.program != programs.server {
            return Vec::new();
        }
        match &event.body {
            Body::Born(born) => {
                if from_client { &mut self.client } else { &mut self.server }.pid = born.pid;
                self.both_ready()
            }
            Body::Listening(addresses) if !from_client => {
                self.server.address = addresses.iter().find(|address| address_literal(address).is_some()).cloned();
                self.both_ready()
            }
            Body::Call(call) if from_client => {
                self.measure(call, event.time);
                Vec::new()
            }
            Body::StatementEnded { statement, outcome } if from_client && statement.0 == self.statements => {
                self.advance(outcome)
            }
            Body::Died(_) | Body::Removed => {
                self.fail(Text::new("app-home-died").with_key("key", keymap.key(ActionId::HomeByte)))
            }
            _ => Vec::new(),
        }
    }

    /// The lab could not do what it was asked for one of the programs.
    pub fn refused(&mut self, problem: &Problem, keymap: &Keymap) -> Vec<Effect> {
        self.fail(super::update::problem_text(problem, "eco", keymap))
    }

    fn both_ready(&mut self) -> Vec<Effect> {
        let ready = self.client.pid != 0 && self.server.address.is_some();
        if self.step == Step::Starting && ready {
            self.run(Step::Making, "c = socket.socket()".to_owned())
        } else {
            Vec::new()
        }
    }

    fn advance(&mut self, outcome: &Outcome) -> Vec<Effect> {
        if let Outcome::Raised(Raised { class, message, .. }) = outcome {
            let error = if message.is_empty() { class.clone() } else { format!("{class}: {message}") };
            return self.fail(Text::new("app-home-raised").with("error", error));
        }
        match self.step {
            Step::Making => {
                let address = self.server.address.as_ref().and_then(address_literal).unwrap_or_default();
                self.run(Step::Connecting, format!("c.connect({address})"))
            }
            Step::Connecting => self.run(Step::Crossing, CROSS.to_owned()),
            Step::Crossing if std::mem::take(&mut self.again) => self.run(Step::Crossing, CROSS.to_owned()),
            Step::Crossing => {
                self.step = Step::Ready;
                Vec::new()
            }
            Step::Off | Step::Starting | Step::Ready => Vec::new(),
        }
    }

    fn measure(&mut self, call: &Call, ended: u64) {
        match (&call.operation, &call.result) {
            (Operation::Connect { .. }, Ok(_)) => {
                self.client.address = call.names.as_ref().and_then(|names| names.local.clone());
            }
            (Operation::Send { .. }, Ok(Returned::Moved { payload, .. })) => {
                self.send = Some((call.began, payload.clone()));
            }
            (Operation::Receive { .. }, Ok(Returned::Moved { payload, .. })) => {
                let Some((began, sent)) = self.send.take() else { return };
                self.problem = None;
                self.last = Some(Crossing {
                    client: self.client.clone(),
                    server: self.server.clone(),
                    sent,
                    received: payload.clone(),
                    took: ended.saturating_sub(began),
                });
            }
            _ => {}
        }
    }

    fn fail(&mut self, problem: Text) -> Vec<Effect> {
        let effects = self.end();
        self.problem = Some(problem);
        effects
    }

    fn run(&mut self, step: Step, source: String) -> Vec<Effect> {
        let Some(programs) = self.programs else { return Vec::new() };
        self.step = step;
        self.statements += 1;
        let statement = StatementId(self.statements);
        vec![Effect::Lab(Order::Run { program: programs.client, statement, source })]
    }
}
