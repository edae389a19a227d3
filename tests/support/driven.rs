//! The application's model over a real lab, without a terminal: keys in, real programs behind, and waiting for what must
//! come of them.

use std::sync::Arc;
use std::time::{Duration, Instant};

use enchufe::app::course::Course;
use enchufe::app::effect::Effect;
use enchufe::app::keys::{Code, Key};
use enchufe::app::message::Msg;
use enchufe::app::model::{Model, Settings};
use enchufe::app::update::update;
use enchufe::course::progress::Record;
use enchufe::course::reading::Catalogue;
use enchufe::kernel::clock;
use enchufe::lab::{FromLab, Lab, Options};
use enchufe::ui::theme::{Theme, ThemeName};
use enchufe::ui::view::View;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

/// Nothing here takes longer on a machine that is merely busy.
const DEADLINE: Duration = Duration::from_secs(30);

/// A model that somebody drives: its effects are carried out, and what the lab tells comes back to it.
pub struct Driven {
    /// The model.
    pub model: Model,
    /// What was to be kept of the progress. It is kept nowhere else.
    pub kept: Vec<Record>,
    lab: Lab,
    wake: Option<u64>,
    runtime: tokio::runtime::Runtime,
    view: View,
}

impl Driven {
    /// A model as `begin` makes it, over a lab of its own that refuses everything but loopback.
    pub fn new(catalogue: Catalogue, begin: impl FnOnce(Settings) -> (Model, Vec<Effect>)) -> Driven {
        let executable = env!("CARGO_BIN_EXE_enchufe").into();
        let options = Options { executable, only_loopback: true, pages: enchufe::i18n::pages::files() };
        let lab = Lab::start(options).expect("a lab");
        let (folder, machine) = (lab.folder().to_owned(), enchufe::backstage::machine());
        let course = Course { catalogue: Arc::new(catalogue), folder, machine, ..Course::default() };
        let (model, first) = begin(Settings { course, ..Settings::default() });
        let runtime = tokio::runtime::Builder::new_current_thread().enable_time().build().expect("a runtime");
        let view = View::new(Theme::new(ThemeName::Oscuro, false));
        let mut driven = Driven { model, kept: Vec::new(), lab, wake: None, runtime, view };
        driven.carry_out(first);
        driven
    }

    /// Tells the model something.
    pub fn tell(&mut self, message: Msg) {
        let effects = update(&mut self.model, message);
        self.carry_out(effects);
    }

    fn carry_out(&mut self, effects: Vec<Effect>) {
        for effect in effects {
            match effect {
                Effect::Lab(order) => self.lab.order(order),
                Effect::WatchSockets(sockets) => self.lab.watch(sockets),
                Effect::WakeAt(time) => self.wake = Some(time),
                Effect::NoWake => self.wake = None,
                Effect::Keep(record) => self.kept.push(record),
                _ => {}
            }
        }
    }

    /// Presses a key.
    pub fn key(&mut self, key: Key) {
        self.tell(Msg::Time(clock::now()));
        self.tell(Msg::Key(key));
    }

    /// Presses a key that nothing is held with.
    pub fn press(&mut self, code: Code) {
        self.key(Key::plain(code));
    }

    /// Types a line and Enter; waits for nothing.
    pub fn enter(&mut self, line: &str) {
        line.chars().for_each(|character| self.key(Key::char(character)));
        self.press(Code::Enter);
    }

    /// Takes in what comes until something holds.
    pub fn until(&mut self, what: &str, holds: impl Fn(&Model) -> bool) {
        let deadline = Instant::now() + DEADLINE;
        while !holds(&self.model) {
            assert!(self.turn(deadline), "never came: {what}\n{}", self.told());
        }
    }

    /// Takes in the lab's next news, or tells the time that the model asked to be woken at, whichever comes first. False:
    /// neither came before the deadline.
    pub fn turn(&mut self, deadline: Instant) -> bool {
        let left = deadline.saturating_duration_since(Instant::now());
        if left.is_zero() {
            return false;
        }
        let wake = self.wake.map(|wake| Duration::from_nanos(wake.saturating_sub(clock::now())));
        let (lab, pause) = (&mut self.lab, wake.unwrap_or(left).min(left));
        let news = self.runtime.block_on(async { tokio::time::timeout(pause, lab.next()).await });
        match news {
            Ok(Some(FromLab::Events(events))) => self.tell(Msg::Events(events)),
            Ok(Some(FromLab::Notice(notice))) => self.tell(Msg::Notice(notice)),
            Ok(None) => panic!("the lab has ended\n{}", self.told()),
            Err(_) if wake.is_some_and(|wake| wake <= left) => {
                self.wake = None;
                self.tell(Msg::Time(clock::now()));
            }
            Err(_) => return false,
        }
        true
    }

    /// What is seen now, and what every program has run: for who reads why a test failed.
    pub fn told(&self) -> String {
        let programs = self.model.lab.participants.iter().filter_map(|it| self.model.program(it.id));
        let transcripts: Vec<String> = programs.map(|it| format!("{}: {:#?}", it.name, it.transcript)).collect();
        format!("{}{}", self.screen(80, 24), transcripts.join("\n"))
    }

    /// The screen at a size.
    pub fn screen(&self, columns: u16, rows: u16) -> String {
        let mut buffer = Buffer::empty(Rect::new(0, 0, columns, rows));
        self.view.draw(&self.model, &mut buffer);
        let row = |y: u16| (0..columns).map(|x| buffer[(x, y)].symbol()).collect::<String>() + "\n";
        (0..rows).map(row).collect()
    }
}
