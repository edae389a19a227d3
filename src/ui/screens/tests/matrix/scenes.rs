//! The screens of the matrix, by what they are part of.

use crate::app::keys::Key;
use crate::app::stage::Stage;
use crate::app::tests::{answer, prueba};
use crate::journal::call::{Call, CallId, Operation, Returned};
use crate::journal::event::Body;
use crate::journal::payload::Payload;
use crate::ui::screens::tests::scenes::{self, Scene};
use crate::ui::screens::tests::{card, deeds, lessons, walk};

/// The first screen, what asks something there, and a lesson that cannot be read.
pub const HOME: [Scene; 5] = [
    ("home_first_run", prueba::first_run),
    ("home_without_lessons", scenes::home),
    ("home_lessons", prueba::home),
    ("home_person", prueba::asked_who),
    ("home_broken_lesson", scenes::findings),
];

/// A lesson, from its prediction to its end.
pub const LESSON: [Scene; 13] = [
    ("lesson_predict", lessons::question),
    ("lesson_confidence", lessons::confidence),
    ("lesson_predicted", lessons::locked),
    ("lesson_sentence", lessons::sentence),
    ("lesson_compared", lessons::compared),
    ("lesson_do", lessons::grey),
    ("lesson_near_miss", lessons::near_miss),
    ("lesson_done", lessons::done),
    ("lesson_hint", lessons::hint),
    ("lesson_check", lessons::check),
    ("lesson_closing_sentence", lessons::closing_sentence),
    ("lesson_closed", lessons::closed),
    ("lesson_glossary", lessons::glossary),
];

/// The laboratory in its states.
pub const LAB: [Scene; 10] = [
    ("lab_empty", scenes::empty),
    ("lab_connecting", scenes::waiting_connection),
    ("lab_unread", scenes::unread),
    ("lab_refused", scenes::refused),
    ("lab_blocked", scenes::blocked),
    ("lab_asks", asks),
    ("lab_datagrams", scenes::datagrams),
    ("lab_dead", scenes::dead),
    ("lab_crowd", scenes::crowd),
    ("lab_flood", flood),
];

/// What writes Python, and what tries something out.
pub const DEEDS: [Scene; 6] = [
    ("deeds_whom", deeds::subjects),
    ("deeds_what", deeds::list),
    ("deeds_refused", deeds::refused),
    ("deeds_form", deeds::form),
    ("experiment_question", scenes::experiment_asked),
    ("experiment_result", scenes::experiment_told),
];

/// Cards of sockets.
pub const CARDS: [Scene; 6] = [
    ("card_states", card::states),
    ("card_time_wait", card::time_wait),
    ("card_facts", card::facts),
    ("card_queue", card::queue),
    ("card_datagram", card::datagram),
    ("card_unix", card::unix),
];

/// Programs that are walked line by line.
pub const WALK: [Scene; 6] = [
    ("walk_call", walk::before_a_call),
    ("walk_blocked", walk::blocked),
    ("walk_asks", walk::asks),
    ("walk_failed", walk::failed),
    ("walk_variables", walk::variables),
    ("walk_stops", walk::stops),
];

/// What else stands over a screen.
pub const OVER: [Scene; 12] = [
    ("palette", scenes::palette),
    ("palette_search", scenes::palette_search),
    ("help_console", scenes::help),
    ("help_server", help_server),
    ("help_events", help_events),
    ("help_lesson", lessons::lesson_help),
    ("programs", scenes::menu),
    ("programs_naming", scenes::naming),
    ("event", scenes::event),
    ("event_copying", scenes::copying),
    ("glossary_term", lessons::term),
    ("permission", scenes::permission),
];

/// A demonstration before a class.
pub const DEMO: [Scene; 5] = [
    ("demo_question", demo_question),
    ("demo_votes", prueba::demo_voting),
    ("demo_decided", prueba::demo_decided),
    ("demo_run", demo_run),
    ("demo_steps", prueba::demo_steps),
];

/// More sends within a moment than could be followed one by one.
fn flood() -> Stage {
    let mut stage = scenes::unread();
    let (program, socket) = (stage.id("cliente"), stage.socket("cliente", "c"));
    let bytes: Vec<u8> = (0..1_000u32).map(|at| b'a' + (at % 26) as u8).collect();
    for number in 0..60 {
        let began = stage.model.now;
        let call = Call {
            id: CallId(900 + number),
            socket: Some(socket),
            fd: 3,
            operation: Operation::Send { asked: 1_000, flags: 0 },
            began,
            result: Ok(Returned::Moved { payload: Payload::of(&bytes), peer: None, truncated: false }),
            names: None,
            truth: None,
        };
        stage.happens(program, Body::Call(call));
    }
    scenes::says_connection(&mut stage, "servidor", "conn", 60_000);
    stage
}

/// Half of a line is typed for a program that asks.
fn asks() -> Stage {
    let mut stage = answer::asks();
    stage.type_text("Bego");
    stage
}

/// Help over a server of ours, to which nothing is typed.
fn help_server() -> Stage {
    let mut stage = scenes::web();
    stage.focus("web");
    stage.key(Key::function(1));
    stage
}

/// Help while the calls are walked over.
fn help_events() -> Stage {
    let mut stage = scenes::event();
    stage.key(Key::function(1));
    stage
}

fn demo_question() -> Stage {
    prueba::demo_at(prueba::QUESTION)
}

/// A slide whose line has run.
fn demo_run() -> Stage {
    prueba::demo_at(4)
}
