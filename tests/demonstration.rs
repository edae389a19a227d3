//! Whole demonstrations of our own lessons: real programs, one press a line, to the end, and one line back in every step.

#[path = "support/driven.rs"]
#[allow(dead_code, reason = "other tests use the rest")]
mod driven;

use driven::Driven;
use enchufe::app::keys::{Code, Key};
use enchufe::app::message::Msg;
use enchufe::app::model::{Model, Screen};
use enchufe::course::demo::Demonstration;
use enchufe::course::demo::slides::{Face, Slide};
use enchufe::course::reading;
use enchufe::journal::projections::programs::Entry;

/// A teacher before a class.
struct Class {
    driven: Driven,
}

impl Class {
    fn of(lesson: &str) -> Class {
        let catalogue = reading::embedded();
        let place = catalogue.lessons.iter().position(|known| known.id == lesson);
        assert!(place.is_some(), "{lesson}");
        let mut class = Class { driven: Driven::new(catalogue, |settings| Model::in_demo(settings, place)) };
        class.rest();
        class
    }

    fn show(&self) -> &Demonstration {
        show(&self.driven.model)
    }

    fn slide(&self) -> Slide {
        self.show().slide().clone()
    }

    /// Until the scene stands and the line was run.
    fn rest(&mut self) {
        self.driven.until("rest", |model| !show(model).is_busy());
        let problem = self.show().problem();
        assert!(problem.is_none(), "{:?}: {problem:?}\n{}", self.slide(), self.driven.told());
        assert_eq!(self.driven.kept, [], "nothing of a demonstration is kept");
        // That it can be drawn: whoever draws panics where it cannot.
        self.driven.screen(80, 24);
    }

    fn press(&mut self, code: Code) {
        self.driven.press(code);
        self.rest();
    }

    /// How many statements of the step each program of the scene has run; the `import socket` of all is none of it.
    fn run(&self) -> Vec<(String, usize)> {
        let model = &self.driven.model;
        let count = |it: &enchufe::app::lab::Participant| {
            let program = model.program(it.id)?;
            let before = self.show().begun(it.id).saturating_sub(program.forgotten) as usize;
            let of_step = program.transcript.iter().skip(before);
            Some((
                it.name.clone(),
                of_step.filter(|entry| matches!(entry, Entry::Statement { statement, .. } if statement.0 > 0)).count(),
            ))
        };
        let mut run: Vec<_> = model.lab.participants.iter().filter_map(count).collect();
        run.sort();
        run
    }
}

fn show(model: &Model) -> &Demonstration {
    &model.demo.as_ref().expect("a demonstration").show
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
            class.driven.until("an outcome", |model| !show(model).right().is_empty());
            assert_eq!(class.show().right().len(), 1, "{slide:?}");
        }
    }
    assert_eq!(class.slide().face, Face::End);
    assert_eq!(class.driven.model.screen, Screen::Demo);
    // And all the way back, without waiting for each scene: the last one stands.
    for _ in 0..slides.len() {
        class.driven.tell(Msg::Key(Key::plain(Code::PageUp)));
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
