//! The grey line, and hints up to the one that plays.

use super::bench::Bench;
use crate::course::play::{Phase, Player};
use crate::course::progress::What;

const GREY: &str = r#"
[[step]]
id = "gris"
kind = "do"
grey = true
setup = [ { start = "cliente" }, { start = "otro" }, { start = "eco" } ]
goal = [ { id = "g", count = { of = { call = { by = "cliente", name = "send" } }, times = ">=2" } } ]
solution = [
  ["cliente", "c = socket.socket()"],
  ["cliente", "c.connect({{eco}})"],
  ["otro", "d = socket.socket()"],
  { until = { call = { by = "otro", name = "connect" } } },
  ["cliente", "c.send(b'uno')"],
  ["cliente", "c.send(b'dos')"],
]
"#;

fn grey(bench: &Bench) -> Option<(&str, &str)> {
    bench.player.grey()
}

#[test]
fn the_grey_line_moves_on_as_it_is_run_and_the_prompt_with_it() {
    let mut bench = Bench::new(GREY);
    assert_eq!(grey(&bench), Some(("cliente", "c = socket.socket()")));
    assert_eq!(bench.focus, ["cliente"]);
    bench.enter();
    // Filled in with the address that the lab gave.
    assert_eq!(grey(&bench), Some(("cliente", "c.connect((\"127.0.0.1\", 41234))")));
    bench.enter();
    assert_eq!(grey(&bench), Some(("otro", "d = socket.socket()")));
    assert_eq!(bench.focus, ["cliente", "otro"]);
    bench.enter();
    // It waits for what must come first.
    assert_eq!(grey(&bench), None);
    bench.types("otro", "d.connect(x)");
    assert_eq!(grey(&bench), Some(("cliente", "c.send(b'uno')")));
    bench.enter().enter();
    assert_eq!((bench.phase(), grey(&bench)), (&Phase::Finished, None));
}

#[test]
fn whatever_makes_the_same_calls_moves_it_on() {
    let mut bench = Bench::new(GREY);
    bench.types("cliente", "1 + 1").types("cliente", "raise x");
    assert_eq!(grey(&bench).map(|(_, line)| line), Some("c = socket.socket()"));
    // The same call in another program is another line.
    bench.types("otro", "c = socket.socket()");
    assert_eq!(grey(&bench).map(|(_, line)| line), Some("c = socket.socket()"));
    // Under another name the lines after it would not run.
    bench.types("cliente", "mio = socket.socket()");
    assert_eq!(grey(&bench).map(|(_, line)| line), Some("c = socket.socket()"));
    bench.types("cliente", "  c  =   socket.socket()");
    assert_eq!(grey(&bench).map(|(_, line)| line), Some("c.connect((\"127.0.0.1\", 41234))"));
    bench.types("cliente", "c.refused(x)");
    assert_eq!(grey(&bench).map(|(_, line)| line), Some("c.connect((\"127.0.0.1\", 41234))"));
    bench.types("cliente", "c.connect((\"localhost\", 41234))");
    assert_eq!(grey(&bench).map(|(program, _)| program), Some("otro"));
    bench.enter().types("otro", "d.connect(x)").types("cliente", "c.sendall(b'mine')");
    assert_eq!(grey(&bench).map(|(_, line)| line), Some("c.send(b'dos')"));
}

#[test]
fn a_line_that_is_seen_blocked_was_run() {
    let toml = GREY.replace("c.connect({{eco}})", "c.accept()");
    let mut bench = Bench::new(&toml);
    bench.enter().enter();
    assert_eq!(grey(&bench).map(|(program, _)| program), Some("otro"));
}

const WITH_PROGRAMS: &str = r#"
[[step]]
id = "gris"
kind = "do"
grey = true
setup = [ { start = "cliente" }, { start = "eco" } ]
goal = [ { id = "g", call = { by = "cliente", name = "send" } } ]
solution = [ ["cliente", "c = socket.socket()"], { end = "eco" }, { start = "web" }, ["cliente", "c.send(b'x')"] ]
"#;

#[test]
fn what_is_no_line_of_a_grey_solution_happens_by_itself() {
    let mut bench = Bench::new(WITH_PROGRAMS);
    bench.enter();
    let cast = bench.player.cast();
    assert!(cast.id("web").is_some());
    assert_eq!(grey(&bench).map(|(_, line)| line), Some("c.send(b'x')"));
}

const FREE: &str = r#"
[[step]]
id = "libre"
kind = "do"
setup = [ { start = "cliente" } ]
goal = [ { id = "g", call = { by = "cliente", name = "recv" } } ]
solution = [ ["cliente", "c = socket.socket()"], ["cliente", "c.send(b'x')"], ["cliente", "c.recv(9)"] ]
"#;

#[test]
fn hints_come_one_by_one_and_are_kept() {
    let mut bench = Bench::new(FREE);
    assert_eq!((grey(&bench), bench.player.hint_level(), bench.player.has_hint()), (None, 0, true));
    for level in 1..=3 {
        bench.act(Player::hint);
        assert_eq!((bench.player.hint_level(), bench.phase()), (level, &Phase::Working));
        assert_eq!(bench.kept_of("libre").last(), Some(&&What::Hint { level }));
    }
    assert!(bench.ran.is_empty());
    assert_eq!(bench.text("hint 3").as_deref(), Some("Pista 3."));
}

fn to_the_last_hint(bench: &mut Bench) {
    while bench.player.hint_level() < 4 {
        bench.act(Player::hint);
    }
}

#[test]
fn the_last_hint_plays_what_is_left_and_then_it_is_ones_own_turn() {
    let mut bench = Bench::new(FREE);
    bench.types("cliente", "c = socket.socket()");
    to_the_last_hint(&mut bench);
    assert_eq!(bench.ran, ["c.send(b'x')", "c.recv(9)"]);
    // The goal came true, and does not count.
    assert_eq!((bench.phase(), bench.cleared), (&Phase::Repeat, 1));
    assert!(!bench.kept_of("libre").contains(&&What::Done));
    bench.types("cliente", "c.recv(9)");
    assert_eq!(bench.phase(), &Phase::Repeat);
    bench.go_on();
    assert_eq!((bench.phase(), bench.cleared, bench.player.hint_level()), (&Phase::Working, 2, 4));
    assert!(!bench.player.verdict().done);
    bench.types("cliente", "c = socket.socket()").types("cliente", "c.recv(9)");
    assert_eq!((bench.phase(), bench.kept_of("libre").last()), (&Phase::Finished, Some(&&What::Done)));
}

#[test]
fn what_was_done_beside_the_solution_makes_it_be_played_from_the_beginning() {
    let mut bench = Bench::new(FREE);
    bench.types("cliente", "mio = socket.socket()");
    to_the_last_hint(&mut bench);
    assert_eq!((bench.cleared, bench.phase()), (2, &Phase::Repeat));
    assert_eq!(bench.ran, ["c = socket.socket()", "c.send(b'x')", "c.recv(9)"]);
}

#[test]
fn the_last_hint_may_be_asked_for_again() {
    let mut bench = Bench::new(FREE);
    to_the_last_hint(&mut bench);
    bench.go_on().act(Player::hint);
    assert_eq!((bench.phase(), bench.ran.len()), (&Phase::Repeat, 6));
}

#[test]
fn lines_that_are_played_leave_time_to_look() {
    let mut bench = Bench::new(FREE);
    bench.player.set_pause(2_000_000_000);
    to_the_last_hint(&mut bench);
    let mut ran = vec![bench.ran.len()];
    for _ in 0..3 {
        bench.wait(1.9);
        ran.push(bench.ran.len());
        bench.wait(0.2);
    }
    assert_eq!((bench.phase(), bench.ran.len()), (&Phase::Repeat, 3), "{ran:?}");
    assert_eq!(ran, [1, 1, 2, 3]);
}

#[test]
fn f9_takes_hints_off_the_screen_and_none_out_of_what_is_kept() {
    let mut bench = Bench::new(FREE);
    bench.act(Player::hint).act(Player::hint).act(Player::again);
    assert_eq!((bench.player.hint_level(), bench.kept_of("libre").len()), (0, 2));
}
