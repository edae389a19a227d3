//! Every lesson of ours from its first step to its last, by the keys of the screen, over real programs.

#[path = "support/driven.rs"]
#[allow(dead_code, reason = "other tests use the rest")]
mod driven;

use std::sync::Arc;
use std::time::{Duration, Instant};

use driven::Driven;
use enchufe::app::course::Standing;
use enchufe::app::keys::{Code, Key};
use enchufe::app::lesson::Waits;
use enchufe::app::model::{Model, Screen};
use enchufe::course::lesson::{Kind, Lesson, Truth};
use enchufe::course::play::{Phase, Player};
use enchufe::course::reading;

/// Far more than a lesson takes; a busy machine shares its cores.
const PATIENCE: Duration = Duration::from_secs(60);

/// A person who presses a key, and waits for what comes of it.
struct Walker {
    driven: Driven,
    deadline: Instant,
}

impl Walker {
    fn new() -> Walker {
        let mut catalogue = reading::embedded();
        assert_eq!(catalogue.broken, []);
        // Where every step writes its next line in grey, Enter is all that it takes.
        let easy = |lesson: &Arc<Lesson>| {
            let mut lesson = (**lesson).clone();
            lesson.steps.iter_mut().for_each(|step| step.grey = true);
            Arc::new(lesson)
        };
        catalogue.lessons = catalogue.lessons.iter().map(easy).collect();
        Walker { driven: Driven::new(catalogue, Model::at_home), deadline: Instant::now() + PATIENCE }
    }

    fn model(&self) -> &Model {
        &self.driven.model
    }

    fn player(&self) -> &Player {
        &self.model().lesson.as_ref().expect("a lesson").player
    }

    /// Waits for the lab's next news, or for the time that was asked for.
    fn wait(&mut self) {
        let comes = self.driven.turn(self.deadline);
        assert!(comes, "stuck: {}", self.told());
    }

    fn told(&self) -> String {
        let player = self.player();
        let (id, step) = (&player.lesson().id, &player.step().id);
        format!("{id} {step} {:?} {:?}\n{}", player.phase(), player.verdict(), self.driven.told())
    }

    /// The digit of the right option, or the first of a prediction.
    fn answer(&self) -> char {
        let player = self.player();
        let (_, question) = player.question().unwrap();
        let right = question.choices.iter().position(|choice| choice.truth == Truth::Right);
        let place = if player.step().kind == Kind::Predict { 0 } else { right.unwrap() };
        char::from_digit(place as u32 + 1, 10).unwrap()
    }

    fn walk(&mut self, place: usize) {
        self.deadline = Instant::now() + PATIENCE;
        self.driven.key(Key::char(char::from_digit(place as u32 + 1, 10).unwrap()));
        assert_eq!(self.model().screen, Screen::Lesson);
        loop {
            let lesson = self.model().lesson.as_ref().unwrap();
            if *lesson.player.phase() == Phase::Closed {
                return;
            }
            match lesson.waits() {
                Waits::Answer => {
                    let answer = self.answer();
                    self.driven.key(Key::char(answer));
                }
                Waits::Confidence => self.driven.key(Key::char('2')),
                Waits::Sentence | Waits::GoOn | Waits::GoOnOrStatement => self.driven.press(Code::Enter),
                Waits::Statement if self.model().suggestion().is_some() || self.model().go().is_some() => {
                    self.driven.press(Code::Enter)
                }
                Waits::Statement | Waits::Scene => self.wait(),
                Waits::Nothing => panic!("broken: {}", self.told()),
            }
        }
    }
}

#[test]
fn every_lesson_can_be_walked_through_with_its_own_lines() {
    let mut walker = Walker::new();
    let lessons = walker.model().course.catalogue.lessons.clone();
    assert_eq!(lessons.len(), 5);
    for (place, lesson) in lessons.iter().enumerate() {
        walker.walk(place);
        assert_eq!(walker.model().course.standing(lesson), Standing::Finished, "{}", lesson.id);
        walker.driven.press(Code::Escape);
        assert_eq!(walker.model().screen, Screen::Home);
    }
}

#[test]
fn any_step_is_there_in_a_moment_from_nothing() {
    let mut walker = Walker::new();
    let lessons = walker.model().course.catalogue.lessons.clone();
    for (place, lesson) in lessons.iter().enumerate() {
        walker.walk(place);
        // Back from the end, step by step, each built from its setup.
        for back in (0..lesson.steps.len()).rev() {
            walker.deadline = Instant::now() + PATIENCE;
            walker.driven.key(Key::plain(Code::Left).with_alt());
            while walker.model().lesson.as_ref().unwrap().waits() == Waits::Scene {
                walker.wait();
            }
            let player = walker.player();
            assert_eq!(player.place(), back, "{}", lesson.id);
            assert!(!matches!(player.phase(), Phase::Broken(_)), "{}", walker.told());
        }
        walker.driven.press(Code::Escape);
    }
}
