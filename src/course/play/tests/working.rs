//! The goal, its near misses, and what is never judged.

use super::bench::Bench;
use super::entering::TWO;
use crate::course::play::{Phase, Player};
use crate::course::progress::What;

const CASES: &str = r#"
[[step]]
id = "uno"
kind = "do"
sentence = true
setup = [ { start = "cliente" }, ["cliente", "c = socket.socket()"] ]
goal = [ { id = "enviado", call = { by = "cliente", name = "send" } }, { id = "leido", call = { by = "cliente", name = "recv" } } ]
solution = [ ["cliente", "c.send(b'x')"], ["cliente", "c.recv(9)"] ]
cases = [ { id = "no", when = { failed = { by = "cliente", call = "connect" } } } ]
"#;

#[test]
fn the_goal_is_met_part_by_part_and_kept_at_once() {
    let mut bench = Bench::new(CASES);
    assert_eq!(bench.player.verdict().met, [false, false]);
    bench.types("cliente", "c.send(b'x')");
    assert_eq!((bench.phase(), bench.player.verdict().met.as_slice()), (&Phase::Working, &[true, false][..]));
    assert!(bench.kept_of("uno").is_empty());
    bench.types("cliente", "c.recv(9)");
    assert_eq!((bench.phase(), bench.kept_of("uno")), (&Phase::Sentence, vec![&What::Done]));
    bench.act(|player| player.sentence("así"));
    assert_eq!(bench.phase(), &Phase::Finished);
    assert_eq!(bench.player.sentences().get("uno").map(String::as_str), Some("así"));
}

#[test]
fn errors_and_explorations_are_never_judged() {
    let mut bench = Bench::new(CASES);
    bench.types("cliente", "raise x").types("cliente", "1 + 1").types("cliente", "c.refused(x)");
    assert_eq!(bench.phase(), &Phase::Working);
    bench.types("cliente", "c.send(b'x')").types("cliente", "c.recv(9)");
    assert_eq!(bench.phase(), &Phase::Sentence);
    // What is done afterwards takes nothing away.
    bench.types("cliente", "raise x");
    assert!(bench.player.verdict().done);
}

#[test]
fn a_step_done_twice_is_kept_once() {
    let mut bench = Bench::new(TWO);
    bench.types("cliente", "c = socket.socket()").act(Player::again).types("cliente", "c = socket.socket()");
    assert_eq!((bench.phase(), bench.kept_of("uno")), (&Phase::Finished, vec![&What::Done]));
}

#[test]
fn a_near_miss_is_told_until_the_next_statement_and_again_when_it_happens_again() {
    let mut bench = Bench::new(CASES);
    assert_eq!(bench.player.case(), None);
    bench.types("cliente", "c.refused(x)");
    assert_eq!(bench.player.case(), Some("no"));
    bench.types("cliente", "1 + 1");
    assert_eq!(bench.player.case(), None);
    bench.types("cliente", "c.refused(x)");
    assert_eq!(bench.player.case(), Some("no"));
    bench.act(Player::again);
    assert_eq!(bench.player.case(), None);
}

#[test]
fn what_does_not_fit_the_moment_does_nothing() {
    let mut bench = Bench::new(CASES);
    for act in [Player::go_on, Player::pass] {
        bench.act(act);
    }
    bench.act(|player| player.answer(0)).act(|player| player.sure(1)).act(|player| player.sentence("x"));
    assert_eq!((bench.phase(), bench.step()), (&Phase::Working, "uno"));
    assert!(bench.kept_of("uno").is_empty());
}

#[test]
fn a_look_costs_the_same_however_long_the_step_lasts() {
    const FLOOD: &str = r#"
[[step]]
id = "antes"
kind = "predict"
setup = [ { start = "cliente" } ]
question = { id = "q", options = [
  { id = "no", outcome = { failed = { by = "cliente", call = "connect" } } },
  { id = "eco", outcome = { read = { by = "cliente", covers_sends = ">=2" } } },
] }

[[step]]
id = "uno"
kind = "do"
setup = [ { start = "cliente" }, ["cliente", "c = socket.socket()"] ]
goal = [ { id = "leido", call = { by = "cliente", name = "recv" } } ]
solution = [ { until = { sent = { from = "cliente", at_least = 1000000000 } } }, ["cliente", "c.recv(9)"] ]
cases = [ { id = "no", when = { failed = { by = "cliente", call = "connect" } } } ]
"#;
    let mut bench = Bench::new(FLOOD);
    bench.act(|player| player.answer(0)).act(|player| player.sure(1)).go_on();
    assert_eq!(bench.phase(), &Phase::Working);
    // The quickest of some is the least disturbed by what else the machine does.
    let mut cost = |times: usize| {
        let one = |_| {
            let began = std::time::Instant::now();
            (0..20).for_each(|_| _ = bench.types("cliente", "c.send(b'x')"));
            began.elapsed()
        };
        (0..times).map(one).min().unwrap()
    };
    let early = cost(5);
    cost(200);
    let late = cost(5);
    assert!(late < early * 10, "{early:?} at the beginning, {late:?} after a flood");
}
