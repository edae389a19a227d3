//! Whole demonstrations of our own lessons: real programs, one press a line, to the end, and one line back in every step.

use std::sync::Arc;
use std::time::{Duration, Instant};

use enchufe::app::course::Course;
use enchufe::app::effect::Effect;
use enchufe::app::keys::{Code, Key};
use enchufe::app::message::Msg;
use enchufe::app::model::{Model, Screen, Settings};
use enchufe::app::update::update;
use enchufe::course::demo::Demonstration;
use enchufe::course::demo::slides::{Face, Slide};
use enchufe::course::reading;
use enchufe::journal::projections::programs::Entry;
use enchufe::kernel::clock;
use enchufe::lab::{FromLab, Lab, Options};
use enchufe::ui::theme::{Theme, ThemeName};
use enchufe::ui::view::View;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

/// Nothing here takes longer on a machine that is merely busy.
const DEADLINE: Duration = Duration::from_secs(30);

/// A teacher before a class.
struct Class {
    model: Model,
    lab: Lab,
    view: View,
    runtime: tokio::runtime::Runtime,
    wake: Option<u64>,
}

impl Class {
    fn of(lesson: &str) -> Class {
        let executable = env!("CARGO_BIN_EXE_enchufe").into();
        let options = Options { executable, only_loopback: true, pages: enchufe::i18n::pages::files() };
        let lab = Lab::start(options).expect("a lab");
        let catalogue = reading::embedded();
        let place = catalogue.lessons.iter().position(|known| known.id == lesson);
        assert!(place.is_some(), "{lesson}");
        let (folder, machine) = (lab.folder().to_owned(), enchufe::backstage::machine());
        let course = Course { catalogue: Arc::new(catalogue), folder, machine, ..Course::default() };
        let (model, first) = Model::in_demo(Settings { course, ..Settings::default() }, place);
        let runtime = tokio::runtime::Builder::new_current_thread().enable_time().build().expect("a runtime");
        let view = View::new(Theme::new(ThemeName::Oscuro, false));
        let mut class = Class { model, lab, view, runtime, wake: None };
        class.carry_out(first);
        class.rest();
        class
    }

    fn show(&self) -> &Demonstration {
        &self.model.demo.as_ref().expect("a demonstration").show
    }

    fn slide(&self) -> Slide {
        self.show().slide().clone()
    }

    fn tell(&mut self, message: Msg) {
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
                Effect::Keep(record) => panic!("nothing of a demonstration is kept: {record:?}"),
                _ => {}
            }
        }
    }

    /// Takes in what happens until something holds.
    fn until(&mut self, what: &str, holds: impl Fn(&Class) -> bool) {
        let deadline = Instant::now() + DEADLINE;
        while !holds(self) {
            let left = deadline.saturating_duration_since(Instant::now());
            assert!(!left.is_zero(), "{what} never came, at {:?}:\n{}", self.slide(), self.screen());
            let wake = self.wake.map(|wake| Duration::from_nanos(wake.saturating_sub(clock::now())));
            let lab = &mut self.lab;
            let pause = wake.unwrap_or(left).min(left);
            let next = self.runtime.block_on(async { tokio::time::timeout(pause, lab.next()).await });
            match next {
                Ok(Some(FromLab::Events(events))) => self.tell(Msg::Events(events)),
                Ok(Some(FromLab::Notice(notice))) => self.tell(Msg::Notice(notice)),
                Ok(None) => panic!("the lab has ended"),
                Err(_) => {
                    self.wake = None;
                    self.tell(Msg::Time(clock::now()));
                }
            }
        }
    }

    /// Until the scene stands and the line was run.
    fn rest(&mut self) {
        self.until("rest", |class| !class.show().is_busy());
        let problem = self.show().problem();
        assert!(problem.is_none(), "{:?}: {problem:?}\n{}", self.slide(), self.screen());
        self.screen();
    }

    fn press(&mut self, code: Code) {
        self.tell(Msg::Time(clock::now()));
        self.tell(Msg::Key(Key::plain(code)));
        self.rest();
    }

    fn screen(&self) -> String {
        let mut buffer = Buffer::empty(Rect::new(0, 0, 80, 24));
        self.view.draw(&self.model, &mut buffer);
        let row = |y: u16| (0..80).map(|x| buffer[(x, y)].symbol()).collect::<String>() + "\n";
        (0..24).map(row).collect()
    }

    /// How many statements of the step each program of the scene has run; the `import socket` of all is none of it.
    fn run(&self) -> Vec<(String, usize)> {
        let count = |it: &enchufe::app::lab::Participant| {
            let program = self.model.program(it.id)?;
            let before = self.show().begun(it.id).saturating_sub(program.forgotten) as usize;
            let of_step = program.transcript.iter().skip(before);
            Some((
                it.name.clone(),
                of_step.filter(|entry| matches!(entry, Entry::Statement { statement, .. } if statement.0 > 0)).count(),
            ))
        };
        let mut run: Vec<_> = self.model.lab.participants.iter().filter_map(count).collect();
        run.sort();
        run
    }
}

/// To the end, every slide; in each step one line back, and on again.
fn demonstrate(lesson: &str) {
    let mut class = Class::of(lesson);
    let slides = class.show().slides().to_vec();
    let mut back = Vec::new();
    for place in 1..slides.len() {
        class.press(Code::PageDown);
        let slide = class.slide();
        assert_eq!((class.show().at(), &slide), (place, &slides[place]));
        if slide.face != Face::Lines {
            continue;
        }
        if slide.hides_kernel {
            assert!(class.show().right().is_empty(), "decided before the second vote: {slide:?}");
        }
        if !back.contains(&slide.step) {
            back.push(slide.step);
            let run = class.run();
            class.press(Code::PageUp);
            assert_eq!(class.slide(), slides[place - 1]);
            class.press(Code::PageDown);
            assert_eq!((class.slide(), class.run()), (slide.clone(), run), "{lesson}");
        }
        let is_last =
            slides.get(place + 1).is_none_or(|next| next.face != Face::Lines && next.face != Face::SecondVote);
        if slide.prediction.is_some() && is_last {
            class.until("an outcome", |class| !class.show().right().is_empty());
            assert_eq!(class.show().right().len(), 1, "{slide:?}");
        }
    }
    assert_eq!(class.slide().face, Face::End);
    assert_eq!(class.model.screen, Screen::Demo);
    // And all the way back, without waiting for each scene: the last one stands.
    for _ in 0..slides.len() {
        class.tell(Msg::Key(Key::plain(Code::PageUp)));
    }
    class.rest();
    assert_eq!(class.show().at(), 0);
}

#[test]
fn cliente() {
    demonstrate("cliente");
}

#[test]
fn servidor() {
    demonstrate("servidor");
}

#[test]
fn socket() {
    demonstrate("socket");
}

#[test]
fn familias() {
    demonstrate("familias");
}

#[test]
fn tipos() {
    demonstrate("tipos");
}
