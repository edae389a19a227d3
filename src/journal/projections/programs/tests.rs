use super::*;
use crate::journal::call::CallId;
use crate::journal::event::ServerKind;
use crate::journal::scene::{Held, Scene, moved};
use crate::journal::socket::{Family, Kind};

const ONE: ProgramId = ProgramId(1);
const TWO: ProgramId = ProgramId(2);

fn fold(scene: &mut Scene) -> Programs {
    let mut programs = Programs::default();
    scene.take().iter().for_each(|event| programs.fold(event));
    programs
}

fn console() -> Scene {
    let mut scene = Scene::new();
    scene.born(ONE, "cliente", Role::Console);
    scene
}

fn named(scene: &mut Scene, program: ProgramId, name: &str, held: &Held) {
    let body = Body::Named { name: name.to_owned(), type_name: "socket".to_owned(), socket: Some(held.info.id) };
    scene.push(program, body);
}

fn printed(text: &str) -> Body {
    Body::Output { stream: Stream::Out, text: text.to_owned() }
}

#[test]
fn a_statement_runs_and_leaves_its_value() {
    let mut scene = console();
    scene.push(ONE, Body::StatementStarted { statement: StatementId(1), source: "1 + 1".to_owned() });
    assert_eq!(fold(&mut scene.clone()).by_id[&ONE].running, Some(StatementId(1)));
    scene.push(ONE, Body::StatementEnded { statement: StatementId(1), outcome: Outcome::Value("2".to_owned()) });
    let program = &fold(&mut scene).by_id[&ONE];
    assert_eq!(program.running, None);
    let said = Entry::Statement { statement: StatementId(1), source: "1 + 1".to_owned() };
    assert_eq!(program.transcript, [said, Entry::Value("2".to_owned())]);
}

#[test]
fn a_blocked_call_is_over_when_that_very_call_ends() {
    let mut scene = console();
    let (held, _) = scene.pair(ONE, Family::UNIX, Kind::STREAM);
    let receive = Operation::Receive { size: 10, flags: 0, into_buffer: false };
    scene.blocks(&held, receive.clone());
    let started = fold(&mut scene.clone()).by_id[&ONE].blocked.clone().unwrap();
    assert_eq!(started.operation, receive);
    scene.call(ONE, Some(&held.info), receive, moved(b"hola", None, false));
    assert_eq!(fold(&mut scene).by_id[&ONE].blocked, None);
}

#[test]
fn of_several_blocked_calls_each_is_over_by_itself() {
    let mut scene = console();
    let (one, other) = scene.pair(ONE, Family::UNIX, Kind::STREAM);
    let begun = |id, held: &Held| CallStarted {
        id: CallId(id),
        socket: Some(held.info.id),
        fd: held.info.fd,
        operation: Operation::Send { asked: 10, flags: 0 },
        began: id,
    };
    let ended = |id, held: &Held| Call {
        id: CallId(id),
        socket: Some(held.info.id),
        fd: held.info.fd,
        operation: Operation::Send { asked: 10, flags: 0 },
        began: id,
        result: moved(b"hola", None, false),
        names: None,
        truth: None,
    };
    scene.push(ONE, Body::CallStarted(begun(901, &one)));
    scene.push(ONE, Body::CallStarted(begun(902, &other)));
    let blocked = |scene: &Scene| {
        let program = fold(&mut scene.clone()).by_id[&ONE].clone();
        let on = |held: &Held| program.blocked_sending(held.info.id).is_some();
        (program.all_blocked().map(|call| call.id.0).collect::<Vec<_>>(), on(&one), on(&other))
    };
    assert_eq!(blocked(&scene), (vec![902, 901], true, true));
    let mut last_ends = scene.clone();
    last_ends.push(ONE, Body::Call(ended(902, &other)));
    assert_eq!(blocked(&last_ends), (vec![901], true, false));
    scene.push(ONE, Body::Call(ended(901, &one)));
    assert_eq!(blocked(&scene), (vec![902], false, true));
    scene.push(ONE, Body::Died(Death::Killed(9)));
    assert_eq!(blocked(&scene), (vec![], false, false));
}

#[test]
fn a_restart_clears_what_the_old_process_held() {
    let mut scene = console();
    let (held, _) = scene.pair(ONE, Family::UNIX, Kind::STREAM);
    named(&mut scene, ONE, "c", &held);
    scene.push(ONE, Body::StatementStarted { statement: StatementId(1), source: "c.recv(1)".to_owned() });
    scene.push(ONE, Body::Died(Death::Killed(9)));
    let dead = &fold(&mut scene.clone()).by_id[&ONE];
    assert!(matches!(dead.life, Life::Dead { death: Death::Killed(9), .. }));
    assert_eq!(dead.running, None);
    scene.born(ONE, "cliente", Role::Console);
    let program = &fold(&mut scene).by_id[&ONE];
    assert_eq!((program.life, program.names.len()), (Life::Alive, 0));
    assert_eq!(program.transcript.back(), Some(&Entry::Born { pid: 4001 }));
}

#[test]
fn stopping_renaming_and_removing() {
    let mut scene = console();
    scene.push(ONE, Body::Stopped(true));
    scene.push(ONE, Body::Renamed("ana".to_owned()));
    let program = &fold(&mut scene.clone()).by_id[&ONE];
    assert_eq!((program.life, program.name.as_str()), (Life::Stopped, "ana"));
    scene.push(ONE, Body::Stopped(false));
    assert_eq!(fold(&mut scene.clone()).by_id[&ONE].life, Life::Alive);
    scene.push(ONE, Body::Died(Death::Exited(0)));
    scene.push(ONE, Body::Stopped(true));
    assert!(matches!(fold(&mut scene.clone()).by_id[&ONE].life, Life::Dead { .. }));
    scene.push(ONE, Body::Removed);
    assert!(fold(&mut scene).by_id.is_empty());
}

#[test]
fn names_are_found_by_socket_and_in_other_programs() {
    let mut scene = console();
    scene.born(TWO, "servidor", Role::Console);
    let (held, _) = scene.pair(TWO, Family::UNIX, Kind::STREAM);
    named(&mut scene, TWO, "conn", &held);
    named(&mut scene, TWO, "_", &held);
    let programs = fold(&mut scene.clone());
    assert_eq!(programs.names_of(TWO, held.info.id).collect::<Vec<_>>(), ["_", "conn"]);
    assert_eq!(programs.that_know("conn", ONE).map(|program| program.name.as_str()).collect::<Vec<_>>(), ["servidor"]);
    assert_eq!(programs.that_know("conn", TWO).count(), 0);
    scene.push(TWO, Body::Unnamed { name: "_".to_owned() });
    assert_eq!(fold(&mut scene).names_of(TWO, held.info.id).collect::<Vec<_>>(), ["conn"]);
}

#[test]
fn a_servers_calls_are_its_transcript_and_a_consoles_are_not() {
    let mut scene = Scene::new();
    scene.born(ONE, "eco", Role::Server(ServerKind::EchoTcp));
    scene.born(TWO, "cliente", Role::Console);
    for program in [ONE, TWO] {
        let (held, _) = scene.pair(program, Family::UNIX, Kind::STREAM);
        scene.send(&held, &[b'x'; 500]);
    }
    let programs = fold(&mut scene);
    assert!(programs.by_id[&TWO].transcript.is_empty());
    let Some(Entry::Call(call)) = programs.by_id[&ONE].transcript.back() else { panic!() };
    let payload = call.moved().unwrap();
    assert_eq!((payload.length, payload.head.len(), payload.is_whole()), (500, CALL_BYTES, false));
}

#[test]
fn a_socket_closed_for_want_of_a_name_is_said_in_a_console() {
    let mut scene = console();
    let (held, _) = scene.pair(ONE, Family::UNIX, Kind::STREAM);
    let close = Operation::Close { reason: CloseReason::NoName };
    scene.call(ONE, Some(&held.info), close, Ok(Returned::Nothing));
    assert_eq!(fold(&mut scene).by_id[&ONE].transcript, [Entry::ClosedWithoutName { fd: 3 }]);
}

#[test]
fn output_cut_in_the_middle_of_a_line_goes_on_in_the_same_entry() {
    let mut scene = console();
    for piece in ["ho", "la\n", "otra\n"] {
        scene.push(ONE, printed(piece));
    }
    let out = |text: &str| Entry::Output { stream: Stream::Out, text: text.to_owned() };
    assert_eq!(fold(&mut scene).by_id[&ONE].transcript, [out("hola\n"), out("otra\n")]);
}

#[test]
fn transcripts_are_bounded_and_say_what_was_left_out() {
    let mut scene = console();
    let huge = "ñ".repeat(ENTRY_BYTES);
    scene.push(ONE, printed(&huge));
    let program = &fold(&mut scene.clone()).by_id[&ONE];
    let (Entry::Output { text, .. }, Entry::Cut { bytes }) = (&program.transcript[0], &program.transcript[1]) else {
        panic!()
    };
    assert_eq!(text.len() as u64 + bytes, huge.len() as u64);
    for line in 0..2 * TRANSCRIPT_ENTRIES {
        scene.push(ONE, printed(&format!("{line}\n")));
    }
    let program = &fold(&mut scene.clone()).by_id[&ONE];
    assert_eq!(program.transcript.len(), TRANSCRIPT_ENTRIES);
    assert_eq!(program.forgotten, 2 + TRANSCRIPT_ENTRIES as u64);
    for _ in 0..10 {
        scene.push(ONE, printed(&huge));
    }
    let program = &fold(&mut scene).by_id[&ONE];
    assert!(program.transcript_bytes <= TRANSCRIPT_BYTES);
    let held: usize = program.transcript.iter().map(Entry::weight).sum();
    assert_eq!(held, program.transcript_bytes);
}
