//! Entering steps: from nothing, in sequence, again, back, by a jump, where the machine lacks something.

use super::bench::Bench;
use crate::course::lesson::Need;
use crate::course::play::{Machine, Phase, Player, StepState};
use crate::course::progress::{Progress, Record, What};
use crate::course::script_run::Trouble;

pub const TWO: &str = r#"
[[step]]
id = "uno"
kind = "do"
focus = "cliente"
setup = [ { start = "cliente" }, { start = "eco" } ]
goal = [ { id = "g", call = { by = "cliente", name = "socket" } } ]
solution = [ ["cliente", "c = socket.socket()"] ]

[[step]]
id = "dos"
kind = "do"
setup = [ { start = "cliente" }, { start = "eco" }, ["cliente", "c = socket.socket()"] ]
continues = []
goal = [ { id = "g", connected = { of = "cliente", to = "eco" } } ]
solution = [ ["cliente", "c.connect({{eco}})"] ]
"#;

#[test]
fn a_step_is_built_from_its_setup_and_then_open() {
    let bench = Bench::new(TWO);
    assert_eq!((bench.phase(), bench.cleared), (&Phase::Working, 1));
    assert_eq!(bench.projections.programs.by_id.len(), 2);
    assert_eq!(bench.focus, ["cliente"]);
    assert_eq!(bench.kept, [Record::about("", "prueba", "uno", What::Place)]);
    assert_eq!(bench.text("").as_deref(), Some("Texto de uno."));
}

#[test]
fn the_next_step_goes_on_in_the_scene_that_stands() {
    let mut bench = Bench::new(TWO);
    bench.types("cliente", "c = socket.socket()");
    assert_eq!(bench.phase(), &Phase::Finished);
    bench.go_on();
    assert_eq!((bench.step(), bench.phase(), bench.cleared), ("dos", &Phase::Working, 1));
    bench.types("cliente", "c.connect(x)");
    assert_eq!(bench.phase(), &Phase::Finished);
    bench.go_on();
    assert_eq!(bench.phase(), &Phase::Closed);
    assert_eq!(bench.player.step_states(), [StepState::Done, StepState::Done]);
    bench.go_on();
    assert_eq!(bench.phase(), &Phase::Closed);
}

#[test]
fn again_back_and_jumps_build_from_the_setup() {
    let mut bench = Bench::new(TWO);
    bench.types("cliente", "c = socket.socket()").go_on();
    bench.act(Player::again);
    assert_eq!((bench.cleared, bench.ran.as_slice()), (2, &["c = socket.socket()".to_owned()][..]));
    assert_eq!((bench.phase(), bench.player.verdict().done), (&Phase::Working, false));
    bench.act(Player::back);
    assert_eq!((bench.step(), bench.cleared, bench.phase()), ("uno", 3, &Phase::Working));
    bench.act(Player::back);
    assert_eq!((bench.step(), bench.cleared), ("uno", 3));
    bench.act(|player| player.jump(1));
    assert_eq!((bench.step(), bench.cleared), ("dos", 4));
    bench.act(|player| player.jump(9));
    assert_eq!((bench.step(), bench.cleared), ("dos", 4));
    assert_eq!(bench.player.places().scene, 4);
}

#[test]
fn what_happened_before_a_step_is_not_of_it() {
    let mut bench = Bench::new(TWO);
    bench.types("cliente", "c = socket.socket()");
    // Already connected when the second step begins: a state counts, whenever it came about.
    bench.types("cliente", "c.connect(x)").go_on();
    assert_eq!((bench.step(), bench.phase()), ("dos", &Phase::Finished));
    // A happening does not: the first step again needs a new socket.
    bench.act(|player| player.jump(0));
    assert_eq!(bench.phase(), &Phase::Working);
}

#[test]
fn a_lesson_is_resumed_where_it_was() {
    let mut first = Bench::new(TWO);
    first.types("cliente", "c = socket.socket()").go_on();
    let progress = first.progress.clone();
    let step = progress.resume(first.player.lesson());
    let bench = Bench::at(TWO, step, progress);
    assert_eq!((bench.step(), bench.phase()), ("dos", &Phase::Working));
    assert_eq!(bench.ran, ["c = socket.socket()"]);
    assert_eq!(bench.player.step_states(), [StepState::Done, StepState::Current]);
    // Where it goes on is known already.
    assert!(bench.kept.is_empty(), "{:?}", bench.kept);
}

const QUESTION_BETWEEN: &str = r#"
[[step]]
id = "uno"
kind = "do"
setup = [ { start = "cliente" } ]
goal = [ { id = "g", call = { by = "cliente", name = "socket" } } ]
solution = [ ["cliente", "c = socket.socket()"] ]

[[step]]
id = "pregunta"
kind = "quiz"
question = { id = "q", options = [ { id = "a", right = true }, { id = "b" } ] }

[[step]]
id = "tres"
kind = "do"
setup = [ { start = "cliente" }, ["cliente", "c = socket.socket()"] ]
continues = []
goal = [ { id = "g", call = { by = "cliente", name = "connect" } } ]
solution = [ ["cliente", "c.connect(x)"] ]
"#;

#[test]
fn a_question_keeps_the_scene_that_stands_and_the_step_after_it_goes_on_in_it() {
    let mut bench = Bench::new(QUESTION_BETWEEN);
    bench.types("cliente", "c = socket.socket()").go_on();
    assert_eq!((bench.step(), bench.cleared), ("pregunta", 1));
    assert_eq!(bench.phase(), &Phase::Asking { question: 0 });
    bench.act(|player| player.answer(0)).go_on().go_on();
    assert_eq!((bench.step(), bench.cleared, bench.ran.len()), ("tres", 1, 0));
}

#[test]
fn after_a_question_entered_from_nothing_the_next_step_builds_its_own_scene() {
    let mut bench = Bench::at(QUESTION_BETWEEN, 1, Progress::default());
    bench.act(|player| player.answer(0)).go_on().go_on();
    assert_eq!((bench.step(), bench.cleared, bench.ran.len()), ("tres", 2, 1));
}

#[test]
fn what_stands_in_the_way_of_going_on_is_built_anew() {
    let toml = TWO.replace("continues = []", "continues = [ [\"cliente\", \"raise x\"] ]");
    let mut bench = Bench::new(&toml);
    bench.types("cliente", "c = socket.socket()").go_on();
    assert_eq!((bench.step(), bench.phase(), bench.cleared), ("dos", &Phase::Working, 2));
}

#[test]
fn a_broken_scene_says_so_can_be_tried_again_and_left() {
    let toml = TWO.replacen("{ start = \"eco\" } ]", "{ start = \"eco\" }, [\"cliente\", \"raise x\"] ]", 1);
    let mut bench = Bench::new(&toml);
    let Phase::Broken(problem) = bench.phase().clone() else { panic!("{:?}", bench.phase()) };
    assert!(matches!(problem.trouble, Trouble::Raised { .. }) && problem.line > 0, "{problem:?}");
    bench.go_on();
    assert_eq!(bench.step(), "uno");
    bench.act(Player::again);
    assert_eq!(bench.cleared, 2);
    assert!(matches!(bench.phase(), Phase::Broken(_)));
    bench.act(Player::pass);
    assert_eq!((bench.step(), bench.phase()), ("dos", &Phase::Working));
    assert!(bench.kept_of("uno").is_empty());
}

#[test]
fn what_the_machine_lacks_is_passed_by_and_that_is_kept() {
    let toml = TWO.replacen("kind = \"do\"", "kind = \"do\"\nneeds = [\"linux\", \"ipv6\"]", 1);
    let mut bench = Bench::on(&toml, 0, Progress::default(), Machine { linux: true, ipv6: false });
    assert_eq!(bench.phase(), &Phase::Skipped(Need::Ipv6));
    assert_eq!((bench.cleared, bench.kept_of("uno")), (0, vec![&What::Skipped]));
    bench.go_on();
    // It cannot go on in a scene that never was.
    assert_eq!((bench.step(), bench.phase(), bench.cleared), ("dos", &Phase::Working, 1));
    assert_eq!(bench.player.step_states(), [StepState::Done, StepState::Current]);
}
