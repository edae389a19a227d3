//! The slides of our own lessons, and the lines of scripts. That they can be walked is shown in the app's tests, and over
//! the real lab in `tests/demonstration.rs`.

use std::sync::Arc;

use super::slides::{Face, act, lines, slides};
use crate::course::lesson::{Kind, Lesson};
use crate::course::play::Machine;
use crate::course::reading::embedded;
use crate::course::script::Action;

const MACHINE: Machine = Machine { linux: true, ipv6: true };

fn lessons() -> Vec<Arc<Lesson>> {
    embedded().lessons
}

#[test]
fn each_line_is_one_act_with_what_is_waited_for_after_it() {
    for lesson in lessons() {
        for step in &lesson.steps {
            let lines = lines(&step.solution);
            assert_eq!(lines.concat(), step.solution.items, "{} {}", lesson.id, step.id);
            for line in lines {
                let acts = line.iter().filter(|item| !matches!(item.action, Action::Until(_))).count();
                assert_eq!(acts, 1);
                assert!(act(line).is_some());
            }
        }
    }
}

#[test]
fn every_prediction_is_voted_on_twice_and_hidden_in_between() {
    for lesson in lessons() {
        let slides = slides(&lesson, MACHINE);
        for (place, step) in lesson.steps.iter().enumerate().filter(|(_, step)| step.kind == Kind::Predict) {
            let first = slides.iter().position(|slide| slide.step == place && slide.face == Face::Question(0));
            let second =
                slides.iter().position(|slide| slide.prediction == Some(place) && slide.face == Face::SecondVote);
            let (first, second) = (first.unwrap(), second.unwrap_or_else(|| panic!("{} {}", lesson.id, step.id)));
            assert!(first < second);
            assert!(slides[first..second].iter().all(|slide| slide.hides_kernel));
            assert!(slides[second..].iter().take(2).all(|slide| !slide.hides_kernel));
            assert_eq!(slides[second + 1].face, Face::Lines, "a line is run at once");
        }
        assert_eq!(slides.last().unwrap().face, Face::End);
    }
}

#[test]
fn the_second_vote_comes_right_before_the_line_that_decides() {
    let decides = |lesson: &str, step: &str| {
        let lesson = lessons().into_iter().find(|it| it.id == lesson).unwrap();
        let place = lesson.place_of(step).unwrap();
        let slides = slides(&lesson, MACHINE);
        let vote = slides.iter().find(|slide| slide.step == place && slide.face == Face::SecondVote).unwrap();
        let lines = lines(&lesson.steps[place].solution);
        match act(lines[vote.scene.unwrap().lines]).unwrap() {
            Action::Run { source, .. } => source.clone(),
            other => panic!("{other:?}"),
        }
    };
    assert_eq!(decides("tipos", "rio"), "conn.recv(100)");
    assert_eq!(decides("tipos", "postales"), "s.recv(100)");
    assert_eq!(decides("cliente", "rechazo"), "c.connect({{eco}})");
    assert_eq!(decides("servidor", "cola"), "c.connect({{servidor.s}})");
    assert_eq!(decides("familias", "museo"), "socket.AF_X25");
}

#[test]
fn what_the_machine_has_not_is_said_and_nothing_else_of_the_step() {
    let machine = Machine { linux: false, ipv6: false };
    for lesson in lessons() {
        let slides = slides(&lesson, machine);
        for (place, step) in lesson.steps.iter().enumerate().filter(|(_, step)| !step.needs.is_empty()) {
            let of_step: Vec<_> = slides.iter().filter(|slide| slide.step == place).map(|slide| slide.face).collect();
            assert!(matches!(of_step.first(), Some(Face::Skipped(_))), "{} {}", lesson.id, step.id);
            assert!(of_step.len() == 1 || of_step == [of_step[0], Face::End]);
        }
    }
}
