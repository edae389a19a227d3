//! Every lesson of ours from its first step to its last, by the keys of the screen, over real programs.

use std::sync::Arc;
use std::time::{Duration, Instant};

use enchufe::app::course::{Course, Standing};
use enchufe::app::effect::Effect;
use enchufe::app::keys::{Code, Key};
use enchufe::app::lesson::Waits;
use enchufe::app::message::Msg;
use enchufe::app::model::{Model, Screen, Settings};
use enchufe::app::update::update;
use enchufe::course::lesson::{Kind, Lesson, Truth};
use enchufe::course::play::{Machine, Phase};
use enchufe::course::reading;
use enchufe::kernel::clock;
use enchufe::lab::{FromLab, Lab, Options};

/// Far more than a lesson takes; a busy machine shares its cores.
const PATIENCE: Duration = Duration::from_secs(60);

/// A person who presses a key, and waits for what comes of it.
struct Walker {
    model: Model,
    lab: Lab,
    wake: Option<u64>,
    runtime: tokio::runtime::Runtime,
    deadline: Instant,
}

impl Walker {
    fn new() -> Walker {
        let lab = Lab::start(Options {
            executable: env!("CARGO_BIN_EXE_enchufe").into(),
            only_loopback: true,
            pages: enchufe::i18n::pages::files(),
        })
        .unwrap();
        let mut catalogue = reading::embedded();
        assert_eq!(catalogue.broken, []);
        // Where every step writes its next line in grey, Enter is all that it takes.
        let easy = |lesson: &Arc<Lesson>| {
            let mut lesson = (**lesson).clone();
            lesson.steps.iter_mut().for_each(|step| step.grey = true);
            Arc::new(lesson)
        };
        catalogue.lessons = catalogue.lessons.iter().map(easy).collect();
        let machine = Machine { linux: true, ipv6: std::net::UdpSocket::bind("[::1]:0").is_ok() };
        let course =
            Course { catalogue: Arc::new(catalogue), folder: lab.folder().to_owned(), machine, ..Course::default() };
        let (model, first) = Model::at_home(Settings { course, ..Settings::default() });
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        let mut walker = Walker { model, lab, wake: None, runtime, deadline: Instant::now() + PATIENCE };
        walker.carry_out(first);
        walker
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
                _ => {}
            }
        }
    }

    fn press(&mut self, key: Key) {
        self.tell(Msg::Time(clock::now()));
        self.tell(Msg::Key(key));
    }

    fn enter(&mut self) {
        self.press(Key::plain(Code::Enter));
    }

    /// Waits for the lab's next news, or for the time that was asked for.
    fn wait(&mut self) {
        let until = self.wake.map_or(Duration::from_secs(5), |wake| {
            Duration::from_nanos(wake.saturating_sub(clock::now())).min(Duration::from_secs(5))
        });
        let lab = &mut self.lab;
        let news = self.runtime.block_on(async { tokio::time::timeout(until, lab.next()).await });
        match news {
            Ok(Some(FromLab::Events(events))) => self.tell(Msg::Events(events)),
            Ok(Some(FromLab::Notice(notice))) => self.tell(Msg::Notice(notice)),
            Ok(None) => panic!("the lab is gone"),
            Err(_) => {
                self.wake = None;
                self.tell(Msg::Time(clock::now()));
            }
        }
        assert!(Instant::now() < self.deadline, "stuck: {}", self.told());
    }

    fn told(&self) -> String {
        let player = &self.model.lesson.as_ref().unwrap().player;
        let programs = self.model.lab.participants.iter().filter_map(|it| self.model.program(it.id));
        let transcripts: Vec<String> = programs.map(|it| format!("{}: {:#?}", it.name, it.transcript)).collect();
        let (id, step) = (&player.lesson().id, &player.step().id);
        format!("{id} {step} {:?} {:?}\n{}", player.phase(), player.verdict(), transcripts.join("\n"))
    }

    /// The digit of the right option, or the first of a prediction.
    fn answer(&self) -> char {
        let player = &self.model.lesson.as_ref().unwrap().player;
        let (_, question) = player.question().unwrap();
        let right = question.choices.iter().position(|choice| choice.truth == Truth::Right);
        let place = if player.step().kind == Kind::Predict { 0 } else { right.unwrap() };
        char::from_digit(place as u32 + 1, 10).unwrap()
    }

    fn walk(&mut self, place: usize) {
        self.deadline = Instant::now() + PATIENCE;
        self.press(Key::char(char::from_digit(place as u32 + 1, 10).unwrap()));
        assert_eq!(self.model.screen, Screen::Lesson);
        loop {
            let lesson = self.model.lesson.as_ref().unwrap();
            if *lesson.player.phase() == Phase::Closed {
                return;
            }
            match lesson.waits() {
                Waits::Answer => self.press(Key::char(self.answer())),
                Waits::Confidence => self.press(Key::char('2')),
                Waits::Sentence | Waits::GoOn | Waits::GoOnOrStatement => self.enter(),
                Waits::Statement if self.model.suggestion().is_some() || self.model.go().is_some() => self.enter(),
                Waits::Statement | Waits::Scene => self.wait(),
                Waits::Nothing => panic!("broken: {}", self.told()),
            }
        }
    }
}

#[test]
fn every_lesson_can_be_walked_through_with_its_own_lines() {
    let mut walker = Walker::new();
    let lessons = walker.model.course.catalogue.lessons.clone();
    assert_eq!(lessons.len(), 5);
    for (place, lesson) in lessons.iter().enumerate() {
        walker.walk(place);
        assert_eq!(walker.model.course.standing(lesson), Standing::Finished, "{}", lesson.id);
        walker.press(Key::plain(Code::Escape));
        assert_eq!(walker.model.screen, Screen::Home);
    }
}

#[test]
fn any_step_is_there_in_a_moment_from_nothing() {
    let mut walker = Walker::new();
    let lessons = walker.model.course.catalogue.lessons.clone();
    for (place, lesson) in lessons.iter().enumerate() {
        walker.walk(place);
        // Back from the end, step by step, each built from its setup.
        for back in (0..lesson.steps.len()).rev() {
            walker.deadline = Instant::now() + PATIENCE;
            walker.press(Key::plain(Code::Left).with_alt());
            while walker.model.lesson.as_ref().unwrap().waits() == Waits::Scene {
                walker.wait();
            }
            let player = &walker.model.lesson.as_ref().unwrap().player;
            assert_eq!(player.place(), back, "{}", lesson.id);
            assert!(!matches!(player.phase(), Phase::Broken(_)), "{}", walker.told());
        }
        walker.press(Key::plain(Code::Escape));
    }
}
