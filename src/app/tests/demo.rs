//! A demonstration over the small lesson, in the pretended lab.

use super::*;
use crate::app::demo::{ClockTime, DemoPlay, Listed};
use crate::course::demo::slides::{Face, Slide};
use crate::course::demo::votes::Ballot;

fn demo(stage: &Stage) -> &DemoPlay {
    stage.model.demo.as_ref().expect("a demonstration")
}

fn slide(stage: &Stage) -> &Slide {
    demo(stage).show.slide()
}

/// The statements that the programs of the scene show, import left out.
fn seen(stage: &Stage) -> Vec<String> {
    use crate::journal::projections::programs::Entry;
    let entries = stage.model.lab.participants.iter().filter_map(|it| stage.model.program(it.id));
    let entries = entries.flat_map(|program| &program.transcript);
    let source = |entry: &Entry| match entry {
        Entry::Statement { source, .. } => Some(source.clone()),
        _ => None,
    };
    entries.filter_map(source).collect()
}

#[test]
fn one_press_runs_one_line_and_the_slides_come_in_the_order_that_serves_a_class() {
    let mut stage = prueba::demo();
    let faces =
        |stage: &Stage| demo(stage).show.slides().iter().map(|slide| (slide.step, slide.face)).collect::<Vec<_>>();
    use Face::*;
    let expected = [
        (0, Text),
        (0, Lines),
        (0, Lines),
        (0, Lines),
        (0, Lines),
        (0, Done),
        (1, Text),
        (1, Question(0)),
        (2, Lines),
        (2, SecondVote),
        (2, Lines),
        (2, Done),
        (2, Sentence),
        (3, Text),
        (3, Lines),
        (3, Lines),
        (3, Lines),
        (3, Lines),
        (3, Done),
        (4, Text),
        (4, Question(0)),
        (4, Answer(0)),
        (4, Sentence),
        (4, End),
    ];
    assert_eq!(faces(&stage), expected);
    assert_eq!(expected[prueba::QUESTION], (1, Question(0)));
    for (count, place) in [(0, 0), (1, 1), (2, 2), (3, 3), (4, 4), (4, 5), (4, 6), (4, 7), (5, 8), (5, 9), (6, 10)] {
        assert_eq!((demo(&stage).show.at(), seen(&stage).len()), (place, count));
        stage.press(Code::PageDown);
    }
    // In the same programs all the way, as the lesson says: nothing was built anew.
    assert_eq!(stage.model.lab.names(), ["cliente", "eco"]);
    (0..99).for_each(|_| stage.press(Code::PageDown));
    assert_eq!(slide(&stage).face, End);
    assert!(demo(&stage).show.problem().is_none());
    assert!(!stage.effects.iter().any(|effect| matches!(effect, Effect::Keep(_))), "nothing of it is kept");
}

#[test]
fn every_key_of_a_clicker_turns_the_slides() {
    let mut stage = prueba::demo();
    for (place, code) in [Code::PageDown, Code::Char(' '), Code::Enter, Code::Right].into_iter().enumerate() {
        stage.press(code);
        assert_eq!(demo(&stage).show.at(), place + 1);
    }
    for (place, code) in [Code::PageUp, Code::Left].into_iter().enumerate() {
        stage.press(code);
        assert_eq!(demo(&stage).show.at(), 3 - place);
    }
}

#[test]
fn back_builds_the_scene_up_to_the_line_before() {
    let mut stage = prueba::demo_at(3);
    let pid = |stage: &Stage| stage.model.program(stage.id("cliente")).unwrap().pid;
    let before = (pid(&stage), seen(&stage));
    assert_eq!(before.1.len(), 3);
    stage.press(Code::PageUp);
    assert_ne!(pid(&stage), before.0, "other processes");
    assert_eq!(seen(&stage).len(), 2);
    stage.press(Code::PageDown);
    assert_eq!(seen(&stage).len(), 3);
    // Back from the next step's question to the last line, where the same scene stands.
    (0..4).for_each(|_| stage.press(Code::PageDown));
    assert_eq!(slide(&stage).face, Face::Question(0));
    stage.press(Code::PageUp);
    let pid_now = pid(&stage);
    stage.press(Code::PageDown);
    assert_eq!(pid(&stage), pid_now);
}

#[test]
fn the_kernel_stays_hidden_until_the_second_vote_and_the_run_marks_the_option() {
    let mut stage = prueba::demo_at(prueba::QUESTION);
    assert!(slide(&stage).hides_kernel);
    stage.press(Code::PageDown);
    assert!(slide(&stage).hides_kernel);
    stage.press(Code::PageDown);
    assert_eq!((slide(&stage).face, slide(&stage).hides_kernel), (Face::SecondVote, false));
    assert!(demo(&stage).show.right().is_empty());
    let (name, _) = demo(&stage).show.next_line(stage.model.projections()).unwrap();
    assert_eq!(name, "cliente");
    stage.press(Code::PageDown);
    assert_eq!(demo(&stage).show.right(), [1], "it failed, as option B says");
    stage.press(Code::PageUp);
    assert!(demo(&stage).show.right().is_empty());
    stage.press(Code::PageDown);
    assert_eq!(demo(&stage).show.right(), [1]);
}

#[test]
fn votes_survive_going_back_and_forth_and_leaving() {
    let mut stage = prueba::demo_decided();
    let ballot = |second| Ballot { step: 1, question: 0, second };
    let counts =
        |stage: &Stage| [false, true].map(|second| demo(stage).show.votes().of(ballot(second)).map(<[u16]>::to_vec));
    let voted = [Some(vec![12, 7]), Some(vec![3, 16])];
    assert_eq!(counts(&stage), voted);
    (0..9).for_each(|_| stage.press(Code::PageUp));
    (0..5).for_each(|_| stage.press(Code::PageDown));
    assert_eq!(counts(&stage), voted);
    let at = demo(&stage).show.at();
    stage.press(Code::Escape);
    assert_eq!(stage.model.screen, Screen::Home);
    stage.press(Code::Char('D'));
    assert_eq!((demo(&stage).show.at(), counts(&stage)), (at, voted));
    // A lesson takes the scene, and the demonstration is over.
    stage.press(Code::Escape);
    stage.press(Code::Enter);
    assert_eq!(stage.model.screen, Screen::Lesson);
    assert!(stage.model.demo.is_none());
    assert_eq!(stage.model.lab.names(), ["cliente", "eco"]);
    stage.press(Code::Escape);
    stage.press(Code::Char('d'));
    assert!(stage.model.lesson.is_none());
    assert_eq!(stage.model.lab.names(), ["cliente", "eco"]);
}

#[test]
fn the_list_goes_to_any_step() {
    let mut stage = prueba::demo_steps();
    assert_eq!(stage.model.demo_lines(Listed::Steps).len(), 5);
    (0..2).for_each(|_| stage.press(Code::Down));
    stage.press(Code::Enter);
    assert_eq!((slide(&stage).step, slide(&stage).face), (3, Face::Text));
    assert_eq!(seen(&stage), [] as [&str; 0], "built from nothing");
    stage.press(Code::PageDown);
    assert_eq!(seen(&stage), ["e = socket.socket()"]);
}

#[test]
fn from_the_first_screen_it_asks_which_lesson() {
    let mut stage = prueba::demo_lessons();
    assert_eq!(stage.model.place(), Place::DemoList);
    stage.press(Code::Escape);
    assert_eq!(stage.model.screen, Screen::Home);
    stage.press(Code::Enter);
    stage.press(Code::Enter);
    assert_eq!(stage.model.screen, Screen::Demo);
}

#[test]
fn a_press_that_comes_while_the_scene_is_built_counts_once() {
    let mut stage = prueba::home();
    stage.held = true;
    stage.press(Code::Char('d'));
    (0..3).for_each(|_| stage.press(Code::PageDown));
    assert_eq!(demo(&stage).show.at(), 0);
    stage.held = false;
    stage.work();
    assert_eq!((demo(&stage).show.at(), seen(&stage).len()), (1, 1));
}

#[test]
fn a_program_that_dies_ends_no_class() {
    use crate::journal::event::{Body, Death};
    let mut stage = prueba::demo_at(2);
    let client = stage.id("cliente");
    stage.happens(client, Body::Died(Death::Killed(9)));
    stage.press(Code::PageDown);
    stage.wait(3);
    assert!(demo(&stage).show.problem().is_some(), "the line had nowhere to run");
    stage.press(Code::Function(9));
    assert!(demo(&stage).show.problem().is_none());
    assert_eq!(seen(&stage).len(), 3);
    stage.press(Code::PageDown);
    assert_eq!(seen(&stage).len(), 4);
}

#[test]
fn a_scene_that_cannot_be_built_says_so_and_the_slides_go_on() {
    let mut stage = prueba::home();
    stage.held = true;
    stage.press(Code::Char('d'));
    // Nothing is ever born.
    (0..3).for_each(|_| stage.wait(11));
    assert!(demo(&stage).show.problem().is_some());
    stage.press(Code::PageDown);
    assert_eq!(demo(&stage).show.at(), 1);
    assert!(demo(&stage).show.problem().is_some());
    stage.held = false;
    stage.work();
    stage.press(Code::Function(9));
    assert!(demo(&stage).show.problem().is_none());
    assert_eq!(seen(&stage).len(), 1);
}

#[test]
fn the_clock_is_asked_for_once_a_minute_and_only_while_it_is_seen() {
    let mut stage = prueba::demo();
    let asked = |stage: &mut Stage| {
        let effects = std::mem::take(&mut stage.effects);
        effects.into_iter().filter(|effect| *effect == Effect::AskClock).count()
    };
    assert_eq!(asked(&mut stage), 1);
    stage.press(Code::PageDown);
    assert_eq!(asked(&mut stage), 0);
    let until = stage.model.now + 30_000_000_000;
    stage.send(Msg::Clock(ClockTime { hour: 10, minute: 4, until }));
    assert!(stage.effects.contains(&Effect::WakeAt(until)));
    assert_eq!(asked(&mut stage), 0);
    stage.wait(31);
    assert_eq!(asked(&mut stage), 1);
    stage.send(Msg::Clock(ClockTime { hour: 10, minute: 5, until: until + 60_000_000_000 }));
    stage.press(Code::Escape);
    assert!(stage.effects.contains(&Effect::NoWake));
    stage.wait(100);
    assert_eq!(asked(&mut stage), 0);
}
