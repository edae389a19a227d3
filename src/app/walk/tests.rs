use super::*;
use crate::app::actions::{ActionId, footer};
use crate::app::keys::{Code, Key};
use crate::app::message::Msg;
use crate::app::model::Place;
use crate::app::popup::ProgramItem;
use crate::app::stage::Stage;
use crate::journal::call::Operation;
use crate::journal::event::{Death, Outcome};
use crate::journal::projections::walks::State;
use crate::journal::walk::{Paused, Spot, Variable, Why};

pub(crate) const SERVER: &str =
    "import socket\n\ns = socket.socket()\n# wait\nconn, addr = s.accept()\ndata = conn.recv(10)\n";
pub(crate) const CLIENT: &str = "import socket\nc = socket.socket()\nc.connect(('127.0.0.1', 5000))\n";

pub(crate) fn pair() -> Stage {
    let mut stage = Stage::files(&[("dir/server.py", SERVER), ("client.py", CLIENT)]);
    began(&mut stage, "server", SERVER);
    began(&mut stage, "client", CLIENT);
    stage.effects.clear();
    stage
}

/// Through the menu of programs to the path of a file.
fn asks_path(stage: &mut Stage) {
    stage.press(Code::Function(7));
    let place = ProgramItem::ALL.iter().position(|item| *item == ProgramItem::File).unwrap();
    (0..place).for_each(|_| stage.press(Code::Down));
    stage.press(Code::Enter);
}

/// One file, at its first line.
fn alone() -> Stage {
    let mut stage = Stage::files(&[("server.py", SERVER)]);
    began(&mut stage, "server", SERVER);
    stage.effects.clear();
    stage
}

pub(crate) fn tell(stage: &mut Stage, name: &str, walked: Walked) {
    let program = stage.id(name);
    stage.happens(program, Body::Walked(Box::new(walked)));
}

pub(crate) fn began(stage: &mut Stage, name: &str, text: &str) {
    let source = Source { text: text.into(), file: Some(format!("{name}.py")), paused: true };
    tell(stage, name, Walked::Began { statement: FILE, source });
    pauses(stage, name, 1, Why::Begun);
}

pub(crate) fn pauses(stage: &mut Stage, name: &str, line: u32, why: Why) {
    let n = Variable { name: "n".into(), type_name: "int".into(), value: "1".into(), socket: None, local: false };
    stands(
        stage,
        name,
        Spot { line, function: "<module>".into(), depth: 0, thread: None, visited: vec![line] },
        why,
        vec![n],
    );
}

pub(crate) fn stands(stage: &mut Stage, name: &str, spot: Spot, why: Why, variables: Vec<Variable>) {
    tell(stage, name, Walked::Paused(Paused { why, spot, variables, left_out: 0 }));
}

/// The first program is through; nothing runs in it.
pub(crate) fn over() -> Stage {
    let mut stage = pair();
    let server = stage.id("server");
    stage.happens(server, Body::StatementEnded { statement: FILE, outcome: Outcome::Done });
    stage.happens(server, Body::Died(Death::Exited(0)));
    stage.effects.clear();
    stage
}

/// Stages in which, together, every action about walks can be meant.
pub(crate) fn stages() -> Vec<Stage> {
    let mut running = alone();
    running.key(Key::char('c'));
    tell(&mut running, "server", Walked::Resumed);
    let mut inside = pair();
    let spot = Spot { line: 3, function: "f".into(), depth: 1, thread: None, visited: vec![] };
    stands(&mut inside, "server", spot, Why::Step, vec![]);
    let mut naming = Stage::lab();
    asks_path(&mut naming);
    vec![pair(), running, inside, naming]
}

fn orders(stage: &mut Stage) -> Vec<Order> {
    let effects = std::mem::take(&mut stage.effects);
    let order = |effect| match effect {
        Effect::Lab(order) => Some(order),
        _ => None,
    };
    effects.into_iter().filter_map(order).collect()
}

fn steered(stage: &mut Stage) -> Vec<Steer> {
    let steer = |order| match order {
        Order::Steer { steer, .. } => Some(steer),
        _ => None,
    };
    orders(stage).into_iter().filter_map(steer).collect()
}

fn said(stage: &Stage) -> Option<&'static str> {
    stage.model.status.as_ref().map(|status| status.text.id)
}

fn offers(stage: &Stage, id: ActionId) -> bool {
    footer(&stage.model).iter().any(|action| action.id == id)
}

#[test]
fn files_are_programs_that_stand_at_their_first_lines() {
    let mut stage = Stage::files(&[("dir/server.py", SERVER), ("client.py", CLIENT)]);
    let names: Vec<_> = stage.model.lab.participants.iter().map(|it| (it.name.clone(), it.colour)).collect();
    assert_eq!(names, [("server".to_owned(), 1), ("client".to_owned(), 0)]);
    assert_eq!(stage.model.focused().unwrap().name, "server");
    assert_eq!(stage.model.place(), Place::Walk);
    let orders = orders(&mut stage);
    let walked: Vec<&Source> = orders
        .iter()
        .filter_map(|order| match order {
            Order::Walk { statement: FILE, source, .. } => Some(source),
            _ => None,
        })
        .collect();
    assert_eq!(walked.len(), 2);
    assert_eq!((walked[0].file.as_deref(), walked[0].paused), (Some("server.py"), true));
    assert_eq!(walked[1].text, CLIENT);
    // Nobody types at a file, and no line is proposed to it.
    assert!(stage.model.suggestions.lines.is_empty() && stage.model.whatif.offers.is_empty());
    stage.type_text("xyz");
    assert!(stage.model.console().is_none());
}

#[test]
fn letters_steer_what_stands_still_and_a_step_is_not_asked_for_twice() {
    let mut stage = pair();
    for (key, steer) in [
        (Key::plain(Code::Enter), Steer::Step),
        (Key::char('s'), Steer::Step),
        (Key::char('n'), Steer::Over),
        (Key::char('l'), Steer::ToCall),
    ] {
        stage.key(key);
        stage.key(key);
        assert_eq!(steered(&mut stage), [steer], "{key:?}");
        // The footer stays as it is while the step is made.
        assert!(offers(&stage, ActionId::WalkStep));
        tell(&mut stage, "server", Walked::Resumed);
        stage.key(key);
        assert_eq!(steered(&mut stage), []);
        pauses(&mut stage, "server", 3, Why::Step);
    }
    // Out of a function only from inside of one.
    stage.key(Key::char('r'));
    assert_eq!(steered(&mut stage), []);
}

#[test]
fn a_program_that_runs_freely_is_stopped_by_enter_if_no_other_stands_still() {
    let mut stage = alone();
    stage.key(Key::char('c'));
    tell(&mut stage, "server", Walked::Resumed);
    assert_eq!(steered(&mut stage), [Steer::Go]);
    assert!(offers(&stage, ActionId::WalkPause) && !offers(&stage, ActionId::WalkStep));
    stage.press(Code::Enter);
    assert_eq!(steered(&mut stage), [Steer::Step]);
    let mut stage = pair();
    stage.key(Key::char('c'));
    tell(&mut stage, "server", Walked::Resumed);
    assert!(offers(&stage, ActionId::WalkElsewhere));
    stage.effects.clear();
    stage.key(Key::char('s'));
    assert_eq!(steered(&mut stage), [Steer::Step]);
}

#[test]
fn enter_goes_to_the_other_program_while_this_one_waits() {
    let mut stage = pair();
    pauses(&mut stage, "server", 5, Why::Step);
    stage.press(Code::Enter);
    tell(&mut stage, "server", Walked::Resumed);
    tell(
        &mut stage,
        "server",
        Walked::At {
            spot: Spot { line: 5, function: "<module>".into(), depth: 0, thread: None, visited: vec![] },
            call: None,
        },
    );
    stage.blocks("server", Operation::Accept, None);
    assert_eq!(stage.model.standing(stage.id("server")), Standing::Blocked);
    assert_eq!(stage.said(), ["walk-now-blocked", "walk-now-line"]);
    assert!(offers(&stage, ActionId::WalkElsewhere));
    stage.effects.clear();
    stage.press(Code::Enter);
    assert_eq!(stage.model.focused().unwrap().name, "client");
    assert_eq!(steered(&mut stage), []);
    stage.press(Code::Enter);
    assert_eq!(steered(&mut stage), [Steer::Step]);
}

#[test]
fn where_a_program_stands_is_said_in_words() {
    let mut stage = pair();
    pauses(&mut stage, "server", 5, Why::Step);
    let line = &stage.model.walk_lines()[0];
    assert_eq!((line.text.id, line.text.variable("call")), ("walk-now-call", Some("accept")));
    assert_eq!((line.text.variable("file"), line.text.variable("line")), (Some("server.py"), Some("5")));
    pauses(&mut stage, "server", 5, Why::Call(Operation::Accept));
    assert_eq!(stage.model.walk_lines()[0].text.id, "walk-now-call");
    let ended = Body::StatementEnded { statement: FILE, outcome: Outcome::Done };
    let server = stage.id("server");
    stage.happens(server, ended);
    stage.happens(server, Body::Died(Death::Exited(0)));
    assert_eq!(stage.model.walk_lines()[0].text.id, "walk-now-done");
    assert_eq!(stage.model.place(), Place::Walk);
}

#[test]
fn breakpoints_are_set_where_something_runs_and_told_to_the_program() {
    let mut stage = pair();
    // The second line is blank: the third is meant.
    stage.press(Code::Down);
    stage.key(Key::char('b'));
    let server = stage.id("server");
    let lines = |stage: &Stage| stage.model.lab.participant(server).unwrap().walking.breakpoints.lines.clone();
    assert_eq!(lines(&stage).into_iter().collect::<Vec<_>>(), [3]);
    assert!(matches!(&orders(&mut stage)[..], [Order::Breakpoints { .. }]));
    stage.press(Code::Down);
    stage.key(Key::char('b'));
    assert!(lines(&stage).is_empty());
    for _ in 0..9 {
        stage.press(Code::Down);
    }
    assert_eq!(stage.model.walk_cursor(server), 6);
    for _ in 0..9 {
        stage.press(Code::Up);
    }
    assert_eq!(stage.model.walk_cursor(server), 1);
    stage.key(Key::char('p'));
    assert_eq!(stage.model.place(), Place::Stops);
    stage.press(Code::Up);
    stage.press(Code::Down);
    stage.press(Code::Enter);
    let calls = |stage: &Stage| stage.model.lab.participant(server).unwrap().walking.breakpoints.calls.clone();
    assert_eq!(calls(&stage).into_iter().collect::<Vec<_>>(), ["socket"]);
    stage.key(Key::char(' '));
    assert!(calls(&stage).is_empty());
    stage.press(Code::Escape);
    assert_eq!(stage.model.place(), Place::Walk);
}

#[test]
fn a_file_that_begins_again_is_read_again() {
    let mut stage = pair();
    stage.key(Key::char('R'));
    let server = stage.id("server");
    let purpose = FileFor::Again(server);
    let path = PathBuf::from("dir/server.py");
    assert_eq!(stage.effects, [Effect::ReadFile { purpose, path: path.clone() }]);
    let read = Err(FileProblem::NotFound);
    stage.send(Msg::FileRead { purpose, path: path.clone(), read });
    assert_eq!(said(&stage), Some("walk-file-not-found"));
    stage.effects.clear();
    stage.send(Msg::FileRead { purpose, path, read: Ok("a = 1\n".into()) });
    assert_eq!(said(&stage), Some("walk-status-loaded"));
    let orders = orders(&mut stage);
    assert!(matches!(&orders[0], Order::Restart { .. }), "{orders:?}");
    assert!(matches!(&orders[1], Order::Walk { source, .. } if source.text == "a = 1\n"), "{orders:?}");
    // The other one is another file's.
    assert_eq!(stage.model.walk(stage.id("client")).unwrap().source.text, CLIENT);
}

#[test]
fn a_dead_one_begins_again_with_enter_and_ctrl_c_reaches_one_that_stands_still() {
    let mut stage = alone();
    stage.key(Key::control('c'));
    assert!(matches!(&orders(&mut stage)[..], [Order::Interrupt { .. }]));
    let server = stage.id("server");
    stage.happens(server, Body::Died(Death::Killed(9)));
    assert_eq!(stage.model.walk(server).unwrap().state, State::Cut);
    stage.key(Key::control('c'));
    assert_eq!(orders(&mut stage), []);
    stage.press(Code::Enter);
    assert!(matches!(&stage.effects[..], [Effect::ReadFile { .. }]), "{:?}", stage.effects);
}

#[test]
fn a_file_is_asked_for_by_its_path_in_the_menu_of_programs() {
    let mut stage = Stage::lab();
    asks_path(&mut stage);
    assert_eq!(stage.model.place(), Place::Naming);
    stage.type_text("x.p");
    stage.effects.clear();
    stage.press(Code::Tab);
    assert_eq!(stage.effects, [Effect::CompletePath("x.p".into())]);
    stage.send(Msg::PathCompleted { typed: "x".into(), completed: "xx".into() });
    stage.send(Msg::PathCompleted { typed: "x.p".into(), completed: "x.py".into() });
    stage.effects.clear();
    stage.press(Code::Enter);
    let (purpose, path) = (FileFor::New, PathBuf::from("x.py"));
    assert_eq!(stage.effects, [Effect::ReadFile { purpose, path: path.clone() }]);
    stage.send(Msg::FileRead { purpose, path: path.clone(), read: Err(FileProblem::Folder) });
    // It is said where the path is typed, and that stays.
    assert_eq!(stage.model.place(), Place::Naming);
    stage.send(Msg::FileRead { purpose, path, read: Ok("a = 1\n".into()) });
    assert_eq!(stage.model.focused().unwrap().name, "x");
    assert_eq!(stage.model.place(), Place::Walk);
    assert_eq!(stage.model.lab.participants.len(), 3);
}

#[test]
fn the_next_statement_of_a_prompt_is_walked_and_no_other() {
    let mut stage = Stage::lab();
    stage.effects.clear();
    stage.key(Key::alt('w'));
    assert!(stage.model.is_armed());
    stage.line("a = 1");
    assert!(!stage.model.is_armed());
    let orders = orders(&mut stage);
    let [Order::Walk { program, statement, source, .. }] = &orders[..] else { panic!("{orders:?}") };
    let (program, statement) = (*program, *statement);
    assert_eq!((source.text.as_str(), &source.file, source.paused), ("a = 1", &None, true));
    let source = source.clone();
    stage.happens(program, Body::StatementStarted { statement, source: source.text.clone() });
    stage.happens(program, Body::Walked(Box::new(Walked::Began { statement, source })));
    let name = stage.model.focused().unwrap().name.clone();
    pauses(&mut stage, &name, 1, Why::Begun);
    assert_eq!(stage.model.place(), Place::Walk);
    stage.press(Code::Enter);
    assert_eq!(steered(&mut stage), [Steer::Step]);
    tell(&mut stage, &name, Walked::Ended { visited: vec![1], raised_at: None });
    stage.happens(program, Body::StatementEnded { statement, outcome: Outcome::Done });
    assert_eq!(stage.model.place(), Place::Console);
}

#[test]
fn what_is_pasted_is_walked_as_one_block() {
    let mut stage = Stage::lab();
    stage.effects.clear();
    stage.key(Key::alt('w'));
    stage.send(Msg::Paste("a = 1\nb = 2\n".into()));
    let orders = orders(&mut stage);
    let [Order::Walk { source, .. }] = &orders[..] else { panic!("{orders:?}") };
    assert_eq!(source.text, "a = 1\nb = 2");
}

#[test]
fn a_list_about_a_walk_goes_with_it() {
    let mut stage = alone();
    stage.key(Key::char('v'));
    assert_eq!(stage.model.place(), Place::Variables);
    let server = stage.id("server");
    stage.happens(server, Body::Removed);
    assert_ne!(stage.model.place(), Place::Variables);
}

#[test]
fn a_program_that_asks_is_typed_to_and_one_that_stands_still_is_steered_whatever_its_threads_do() {
    let mut stage = pair();
    let server = stage.id("server");
    tell(&mut stage, "server", Walked::Resumed);
    tell(&mut stage, "server", Walked::At { spot: Spot { line: 5, ..Spot::default() }, call: None });
    stage.happens(server, Body::Asked);
    assert_eq!((stage.model.standing(server), stage.model.place()), (Standing::Asking, Place::Answer));
    assert_eq!(stage.said()[0], "input-now-walk");
    stage.type_text("c");
    stage.press(Code::Enter);
    let answered = Order::Answer { program: server, line: Some("c".to_owned()) };
    assert_eq!(orders(&mut stage), [answered]);
    // A thread of it waits in the kernel, another asks, and the main one has come to a line.
    stage.blocks("server", Operation::Accept, None);
    stage.happens(server, Body::Asked);
    pauses(&mut stage, "server", 6, Why::Step);
    assert_eq!((stage.model.standing(server), stage.model.place()), (Standing::Paused, Place::Walk));
    assert!(offers(&stage, ActionId::WalkStep));
    stage.press(Code::Enter);
    assert_eq!(steered(&mut stage), [Steer::Step]);
}

#[test]
fn a_step_that_does_not_end_is_a_program_that_runs_and_can_be_stopped() {
    let mut stage = pair();
    let server = stage.id("server");
    pauses(&mut stage, "server", 4, Why::Step);
    stage.key(Key::char('n'));
    assert_eq!(steered(&mut stage), [Steer::Over]);
    stage.effects.clear();
    tell(&mut stage, "server", Walked::Resumed);
    let resumed = stage.model.walk(server).unwrap().resumed;
    assert_eq!(stage.effects, [Effect::WakeAt(resumed + STEP)]);
    assert_eq!(stage.model.standing(server), Standing::Paused);
    // A key pressed again while it is on its way is not a step more.
    stage.key(Key::char('n'));
    assert_eq!(steered(&mut stage), []);
    stage.wait(1);
    assert_eq!(stage.model.standing(server), Standing::Running);
    assert_eq!(stage.model.next_wake(), None);
    stage.key(Key::char('s'));
    assert_eq!(steered(&mut stage), [Steer::Step]);
    stage.key(Key::char('s'));
    assert_eq!(steered(&mut stage), []);
    pauses(&mut stage, "server", 5, Why::Step);
    assert_eq!(stage.model.standing(server), Standing::Paused);
}
