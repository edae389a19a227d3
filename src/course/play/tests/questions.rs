//! Predictions, quizzes and checks.

use super::bench::Bench;
use crate::course::play::{Comparison, Phase, Player};
use crate::course::progress::What;

const PREDICTION: &str = r#"
[[step]]
id = "antes"
kind = "predict"
setup = [ { start = "cliente" } ]
question = { id = "q", options = [
  { id = "espera", outcome = { blocked = { by = "cliente", seconds = 2 } } },
  { id = "error", outcome = { failed = { by = "cliente", call = "connect" } } },
  { id = "conecta", outcome = { connected = { of = "cliente" } } },
] }

[[step]]
id = "vez"
kind = "do"
setup = [ { start = "cliente" }, ["cliente", "c = socket.socket()"] ]
goal = [ { id = "g", call = { by = "cliente", name = "send" } } ]
solution = [ ["cliente", "c.refused(x)"], ["cliente", "c.send(b'x')"] ]
"#;

#[test]
fn a_prediction_is_kept_with_its_confidence_before_anything_runs() {
    let mut bench = Bench::new(PREDICTION);
    assert_eq!(bench.player.option_count(), 4);
    bench.act(|player| player.answer(7));
    assert_eq!(bench.phase(), &Phase::Asking { question: 0 });
    bench.act(|player| player.answer(0));
    assert_eq!(bench.phase(), &Phase::Confidence { question: 0, option: 0 });
    bench.player.reconsider();
    bench.act(|player| player.answer(1)).act(|player| player.sure(4));
    assert!(bench.kept_of("antes").is_empty());
    let (cleared, ran) = (bench.cleared, bench.ran.len());
    bench.act(|player| player.sure(3));
    assert_eq!((bench.phase(), bench.cleared, bench.ran.len()), (&Phase::Locked, cleared, ran));
    let said = What::Prediction { question: "q".into(), option: Some("error".into()), confidence: Some(3) };
    assert_eq!(bench.kept_of("antes"), [&said, &What::Done]);
    bench.go_on();
    assert_eq!((bench.step(), bench.phase(), bench.player.comparison()), ("vez", &Phase::Working, None));
}

#[test]
fn the_outcome_that_comes_true_first_is_what_it_was() {
    let mut bench = Bench::new(PREDICTION);
    bench.act(|player| player.answer(0)).act(|player| player.sure(1)).go_on();
    bench.types("cliente", "c.refused(x)");
    let was = Comparison { step: 0, said: Some(0), confidence: Some(1), was: 1 };
    assert_eq!(bench.player.comparison(), Some(was));
    // What comes true later changes nothing.
    bench.types("cliente", "c.connect(x)");
    assert_eq!(bench.player.comparison(), Some(was));
    bench.types("cliente", "c.send(b'x')");
    assert_eq!((bench.phase(), bench.player.comparison()), (&Phase::Finished, Some(was)));
}

#[test]
fn not_sure_yet_asks_for_no_confidence_and_is_compared_too() {
    let mut bench = Bench::new(PREDICTION);
    bench.act(|player| player.answer(3));
    let said = What::Prediction { question: "q".into(), option: None, confidence: None };
    assert_eq!((bench.phase(), bench.kept_of("antes")), (&Phase::Locked, vec![&said, &What::Done]));
    bench.go_on().types("cliente", "c.connect(x)");
    assert_eq!(bench.player.comparison(), Some(Comparison { step: 0, said: None, confidence: None, was: 2 }));
}

#[test]
fn an_outcome_of_time_asks_to_be_woken() {
    let mut bench = Bench::new(PREDICTION);
    bench.act(|player| player.answer(0)).act(|player| player.sure(2)).go_on();
    bench.types("cliente", "c.accept()");
    assert_eq!(bench.player.comparison(), None);
    assert!(bench.wake.is_some());
    bench.wait(1.0);
    assert_eq!(bench.player.comparison(), None);
    bench.wait(1.5);
    assert_eq!(bench.player.comparison().map(|comparison| comparison.was), Some(0));
}

#[test]
fn a_prediction_of_an_earlier_session_is_compared_and_one_never_made_is_not() {
    let mut first = Bench::new(PREDICTION);
    first.act(|player| player.answer(1)).act(|player| player.sure(2));
    let mut bench = Bench::at(PREDICTION, 1, first.progress.clone());
    bench.types("cliente", "c.refused(x)");
    assert_eq!(bench.player.comparison().map(|comparison| comparison.said), Some(Some(1)));
    let mut bench = Bench::at(PREDICTION, 1, Default::default());
    bench.types("cliente", "c.refused(x)");
    assert_eq!(bench.player.comparison(), None);
}

#[test]
fn the_run_of_a_hint_decides_a_prediction_too() {
    let mut bench = Bench::new(PREDICTION);
    bench.act(|player| player.answer(0)).act(|player| player.sure(2)).go_on();
    for _ in 0..4 {
        bench.act(Player::hint);
    }
    assert_eq!(bench.phase(), &Phase::Repeat);
    assert_eq!(bench.player.comparison().map(|comparison| comparison.was), Some(1));
}

const QUIZ: &str = r#"
[[step]]
id = "quiz"
kind = "quiz"
setup = [ { start = "cliente" } ]
question = { id = "q", options = [ { id = "a" }, { id = "b", right = true } ] }
goal = [ { id = "g", call = { by = "cliente", name = "socket" } } ]
solution = [ ["cliente", "c = socket.socket()"] ]

[[step]]
id = "otro"
kind = "quiz"
question = { id = "q", options = [ { id = "a" }, { id = "b", right = true } ] }
"#;

#[test]
fn a_quiz_is_answered_and_then_seen() {
    let mut bench = Bench::new(QUIZ);
    assert_eq!((bench.player.option_count(), bench.player.has_not_sure()), (2, false));
    bench.act(|player| player.answer(2));
    assert_eq!(bench.phase(), &Phase::Asking { question: 0 });
    bench.act(|player| player.answer(0));
    assert_eq!(bench.phase(), &Phase::Answered { question: 0, option: 0, right: false });
    assert_eq!(bench.player.reopens(), None);
    bench.go_on();
    assert_eq!(bench.phase(), &Phase::Working);
    let answer = What::Answer { question: "q".into(), option: "a".into(), right: false };
    assert_eq!(bench.kept_of("quiz"), [&answer]);
    bench.types("cliente", "c = socket.socket()");
    assert_eq!((bench.phase(), bench.kept_of("quiz").len()), (&Phase::Finished, 2));
    // Without a goal the answer is all there is to do.
    bench.go_on().act(|player| player.answer(1));
    let answer = What::Answer { question: "q".into(), option: "b".into(), right: true };
    assert_eq!(bench.kept_of("otro"), [&answer, &What::Done]);
    bench.go_on();
    assert_eq!(bench.phase(), &Phase::Finished);
    bench.go_on();
    assert_eq!(bench.phase(), &Phase::Closed);
}

#[test]
fn a_quiz_is_not_asked_again_when_a_hint_played_its_goal() {
    let mut bench = Bench::new(QUIZ);
    bench.act(|player| player.answer(1)).go_on();
    for _ in 0..4 {
        bench.act(Player::hint);
    }
    assert_eq!(bench.phase(), &Phase::Repeat);
    bench.go_on();
    assert_eq!(bench.phase(), &Phase::Working);
}

const CHECK: &str = r#"
[[step]]
id = "uno"
kind = "do"
setup = [ { start = "cliente" } ]
goal = [ { id = "g", call = { by = "cliente", name = "socket" } } ]
solution = [ ["cliente", "c = socket.socket()"] ]

[[step]]
id = "cierre"
kind = "check"
sentence = true
questions = [
  { id = "q1", options = [ { id = "a", right = true }, { id = "b", reopens = "uno" } ] },
  { id = "q2", options = [ { id = "c", right = true }, { id = "d", reopens = "uno" } ] },
]
"#;

fn at_check() -> Bench {
    let mut bench = Bench::new(CHECK);
    bench.types("cliente", "c = socket.socket()").go_on();
    assert_eq!((bench.step(), bench.phase()), ("cierre", &Phase::Asking { question: 0 }));
    bench
}

#[test]
fn a_check_asks_one_question_after_another_and_ends_with_a_sentence() {
    let mut bench = at_check();
    bench.act(|player| player.answer(0)).go_on();
    assert_eq!(bench.phase(), &Phase::Asking { question: 1 });
    bench.act(|player| player.answer(0)).go_on();
    assert_eq!(bench.phase(), &Phase::Sentence);
    assert_eq!(bench.kept_of("cierre").last(), Some(&&What::Done));
    bench.act(|player| player.sentence("  pide y espera \n"));
    assert_eq!(bench.kept_of("cierre").last(), Some(&&What::Sentence { text: "pide y espera".into() }));
    bench.go_on();
    assert_eq!(bench.phase(), &Phase::Closed);
}

#[test]
fn an_empty_sentence_is_as_good() {
    let mut bench = at_check();
    bench.act(|player| player.answer(0)).go_on().act(|player| player.answer(0)).go_on();
    bench.act(|player| player.sentence("   ")).go_on();
    assert_eq!((bench.phase(), bench.kept_of("cierre").last()), (&Phase::Closed, Some(&&What::Done)));
}

#[test]
fn a_wrong_answer_reopens_the_step_that_shows_it_and_comes_back() {
    let mut bench = at_check();
    bench.act(|player| player.answer(1));
    assert_eq!(bench.player.reopens(), Some(0));
    bench.go_on();
    assert_eq!((bench.step(), bench.phase(), bench.player.is_reopened()), ("uno", &Phase::Working, true));
    // A visit: the lesson goes on at the check.
    assert_eq!(bench.progress.resume(bench.player.lesson()), 1);
    bench.types("cliente", "c = socket.socket()");
    assert_eq!(bench.phase(), &Phase::Finished);
    bench.go_on();
    assert_eq!((bench.step(), bench.phase()), ("cierre", &Phase::Asking { question: 1 }));
    assert!(!bench.player.is_reopened());
    // After the last question the lesson still closes.
    bench.act(|player| player.answer(1)).go_on().types("cliente", "c = socket.socket()").go_on();
    assert_eq!((bench.step(), bench.phase()), ("cierre", &Phase::Sentence));
}

#[test]
fn a_reopened_step_need_not_be_opened_or_done() {
    let mut bench = at_check();
    bench.act(|player| player.answer(1)).act(Player::pass);
    assert_eq!((bench.step(), bench.phase()), ("cierre", &Phase::Asking { question: 1 }));
    bench.act(|player| player.answer(1)).go_on().act(Player::back);
    assert_eq!((bench.step(), bench.phase()), ("cierre", &Phase::Sentence));
    // A jump forgets where one came from.
    let mut bench = at_check();
    bench.act(|player| player.answer(1)).go_on().act(|player| player.jump(0));
    assert!(!bench.player.is_reopened());
}

#[test]
fn what_comes_after_a_check_never_goes_on_in_the_scene_of_a_reopened_step() {
    const BETWEEN: &str = r#"
[[step]]
id = "uno"
kind = "do"
setup = [ { start = "cliente" } ]
goal = [ { id = "g", call = { by = "cliente", name = "socket" } } ]
solution = [ ["cliente", "c = socket.socket()"] ]

[[step]]
id = "repaso"
kind = "check"
questions = [ { id = "q", options = [ { id = "a", right = true }, { id = "b", reopens = "uno" } ] } ]

[[step]]
id = "dos"
kind = "do"
setup = [ { start = "cliente" }, { start = "otro" }, ["cliente", "c = socket.socket()"] ]
continues = [ { start = "otro" } ]
goal = [ { id = "g", call = { by = "cliente", name = "send" } } ]
solution = [ ["cliente", "c.send(b'x')"] ]
"#;
    let mut bench = Bench::new(BETWEEN);
    bench.types("cliente", "c = socket.socket()").go_on().act(|player| player.answer(0)).go_on();
    if bench.step() == "repaso" {
        bench.go_on();
    }
    assert_eq!((bench.step(), bench.phase(), bench.cleared), ("dos", &Phase::Working, 1));
    let mut bench = Bench::new(BETWEEN);
    bench.types("cliente", "c = socket.socket()").go_on().act(|player| player.answer(1)).go_on();
    assert_eq!((bench.step(), bench.cleared), ("uno", 2));
    // The step is left as the student made it, which is not as the next one needs it.
    bench.types("cliente", "d = socket.socket()").go_on();
    if bench.step() == "repaso" {
        bench.go_on();
    }
    assert_eq!((bench.step(), bench.phase(), bench.cleared), ("dos", &Phase::Working, 3));
}
