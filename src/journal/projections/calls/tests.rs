use super::*;
use crate::journal::event::Death;
use crate::journal::scene::{Held, Scene, moved};
use crate::journal::socket::{Family, Kind};

const ONE: ProgramId = ProgramId(1);

fn fold(scene: &mut Scene) -> CallLog {
    let mut log = CallLog::default();
    let mut sockets = Sockets::default();
    let mut travel = Travel::default();
    for event in scene.take() {
        sockets.fold(&event);
        travel.fold(&event, &sockets);
        log.fold(&event, &sockets, &travel);
    }
    log
}

fn pair(scene: &mut Scene) -> Held {
    scene.pair(ONE, Family::UNIX, Kind::STREAM).0
}

fn receive() -> Operation {
    Operation::Receive { size: 10, flags: 0, into_buffer: false }
}

#[test]
fn a_blocked_call_has_one_line_from_start_to_end() {
    let mut scene = Scene::new();
    let held = pair(&mut scene);
    scene.blocks(&held, receive());
    let mut blocked = scene.clone();
    assert_eq!(fold(&mut blocked).lines.back().unwrap().end, LineEnd::Blocked);
    scene.call(ONE, Some(&held.info), receive(), moved(b"hola", None, false));
    let log = fold(&mut scene);
    assert_eq!((log.lines.len(), log.total), (2, 2));
    let line = log.lines.back().unwrap();
    assert_eq!((line.name.as_str(), line.fd), ("recv", 3));
    assert!(matches!(line.end, LineEnd::Done { bytes: Some(4), .. }), "{line:?}");
}

#[test]
fn death_ends_a_blocked_call() {
    let mut scene = Scene::new();
    let held = pair(&mut scene);
    scene.blocks(&held, receive());
    scene.push(ONE, Body::Died(Death::Killed(9)));
    assert!(matches!(fold(&mut scene).lines.back().unwrap().end, LineEnd::Failed { why: Unfinished::CutShort, .. }));
}

#[test]
fn a_connect_ex_that_gives_an_errno_failed() {
    let mut scene = Scene::new();
    let held = pair(&mut scene);
    let connect = |returns_errno| Operation::Connect { address: crate::journal::scene::loopback(1), returns_errno };
    scene.call(ONE, Some(&held.info), connect(true), Ok(Returned::Integer(111)));
    scene.call(ONE, Some(&held.info), connect(true), Ok(Returned::Integer(0)));
    let log = fold(&mut scene);
    assert!(matches!(log.lines[1].end, LineEnd::Failed { why: Unfinished::Errno(111), .. }));
    assert!(matches!(log.lines[2].end, LineEnd::Done { bytes: None, .. }));
}

#[test]
fn the_log_is_bounded_and_its_total_is_not() {
    let mut scene = Scene::new();
    let held = pair(&mut scene);
    for _ in 0..2 * CALLS {
        scene.send(&held, b"x");
    }
    let log = fold(&mut scene);
    assert_eq!((log.lines.len(), log.total), (CALLS, 2 * CALLS as u64 + 1));
    assert_eq!(log.lines[0].name, "send");
}

#[test]
fn a_program_that_is_taken_off_takes_its_lines_along() {
    let mut scene = Scene::new();
    let held = pair(&mut scene);
    scene.pair(ProgramId(2), Family::UNIX, Kind::STREAM);
    scene.send(&held, b"hola");
    assert_eq!(fold(&mut scene.clone()).total, 3);
    scene.push(ONE, Body::Removed);
    let log = fold(&mut scene);
    assert_eq!((log.lines.len(), log.total), (1, 1));
    assert_eq!(log.lines[0].program, ProgramId(2));
}

#[test]
fn a_process_that_begins_again_is_cut_off_from_the_lines_of_the_one_before() {
    use crate::journal::event::Role;
    let mut scene = Scene::new();
    scene.born(ONE, "server", Role::Console);
    let _held = pair(&mut scene);
    scene.push(ONE, Body::Died(Death::Killed(9)));
    scene.born(ONE, "server", Role::Console);
    // Begun twice with nothing between is one cut.
    scene.push(ONE, Body::Died(Death::Killed(9)));
    scene.born(ONE, "server", Role::Console);
    let _held = pair(&mut scene);
    let mut other = scene.clone();
    let log = fold(&mut scene);
    let firsts: Vec<u64> = log.lines.iter().map(|line| line.first).collect();
    assert_eq!((log.lines.len(), log.births.len()), (2, 1), "{log:?}");
    assert!(firsts[0] < log.births[0].number && log.births[0].number < firsts[1], "{log:?}");
    other.push(ONE, Body::Removed);
    assert_eq!(fold(&mut other).births, []);
}
