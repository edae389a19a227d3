use super::*;
use crate::journal::call::Operation;
use crate::journal::event::{Death, Raised, Role};
use crate::journal::scene::Scene;

const ONE: ProgramId = ProgramId(1);

fn folded(bodies: Vec<Body>) -> Walks {
    let mut scene = Scene::new();
    scene.born(ONE, "server", Role::Console);
    bodies.into_iter().for_each(|body| scene.push(ONE, body));
    let mut walks = Walks::default();
    scene.take().iter().for_each(|event| walks.fold(event));
    walks
}

fn began() -> Body {
    let source = Source { text: "a = 1\nb = 2\r\nc".into(), file: Some("x.py".into()), paused: true };
    walked(Walked::Began { statement: StatementId(1), source })
}

fn walked(walked: Walked) -> Body {
    Body::Walked(Box::new(walked))
}

fn paused(line: u32, why: Why, variables: &[(&str, &str)]) -> Body {
    let variables = variables.iter().map(|(name, value)| Variable {
        name: (*name).into(),
        type_name: "int".into(),
        value: (*value).into(),
        socket: None,
        local: false,
    });
    let spot = Spot { line, function: "<module>".into(), depth: 0, thread: None, visited: vec![line] };
    walked(Walked::Paused(Paused { why, spot, variables: variables.collect(), left_out: 0 }))
}

fn ended(outcome: Outcome) -> Body {
    Body::StatementEnded { statement: StatementId(1), outcome }
}

fn raised(line: Option<u32>) -> Outcome {
    let (class, message) = ("NameError".to_owned(), String::new());
    Outcome::Raised(Raised { class, message, errno: None, line, column: None, call: None, hint: None })
}

#[test]
fn a_pause_tells_where_why_and_what_changed() {
    let walks = folded(vec![
        began(),
        paused(1, Why::Begun, &[]),
        walked(Walked::Resumed),
        paused(2, Why::Step, &[("a", "1")]),
        walked(Walked::Resumed),
        paused(3, Why::Call(Operation::Accept), &[("a", "1"), ("b", "2")]),
    ]);
    let walk = walks.get(ONE).unwrap();
    assert_eq!((walk.line, walk.paused()), (Some(3), Some(&Why::Call(Operation::Accept))));
    assert_eq!(walk.changed.iter().map(String::as_str).collect::<Vec<_>>(), ["b"]);
    assert_eq!(walk.visited, BTreeSet::from([1, 2, 3]));
    assert_eq!((walk.line_text(2), walk.line_text(3), walk.line_text(9), walk.line_text(0)), ("b = 2", "c", "", ""));
}

#[test]
fn a_call_that_waits_moves_the_line_of_a_program_that_runs() {
    let at = Spot { line: 2, function: "f".into(), depth: 1, thread: None, visited: vec![1, 2] };
    let walks = folded(vec![began(), walked(Walked::At { spot: at, call: None })]);
    let walk = walks.get(ONE).unwrap();
    assert_eq!((walk.line, walk.function.as_str(), &walk.state), (Some(2), "f", &State::Running));
    assert!(!walk.is_over());
}

#[test]
fn an_exception_lights_its_line_and_an_end_none() {
    let walks = folded(vec![began(), paused(1, Why::Begun, &[]), ended(raised(Some(2)))]);
    assert_eq!((walks.get(ONE).unwrap().line, &walks.get(ONE).unwrap().state), (Some(2), &State::Failed));
    let walks = folded(vec![began(), paused(1, Why::Begun, &[]), ended(raised(None))]);
    assert_eq!(walks.get(ONE).unwrap().line, Some(1));
    // Deep in functions, what counts is where it was raised.
    let deep = walked(Walked::Ended { visited: vec![], raised_at: Some(3) });
    let walks = folded(vec![began(), paused(1, Why::Begun, &[]), deep, ended(raised(Some(2)))]);
    assert_eq!(walks.get(ONE).unwrap().line, Some(3));
    assert_eq!(walks.get(ONE).unwrap().failure.as_deref(), Some("NameError"));
    let over = walked(Walked::Ended { visited: vec![3], raised_at: None });
    let walks = folded(vec![began(), paused(1, Why::Begun, &[]), over, ended(Outcome::Done)]);
    let walk = walks.get(ONE).unwrap();
    assert_eq!((walk.line, &walk.state), (None, &State::Done));
    assert_eq!(walk.visited, BTreeSet::from([1, 3]));
}

#[test]
fn a_death_cuts_it_short_and_a_birth_or_another_statement_forgets_it() {
    let died = || Body::Died(Death::Killed(9));
    let walks = folded(vec![began(), paused(1, Why::Begun, &[]), died()]);
    assert_eq!(walks.get(ONE).unwrap().state, State::Cut);
    let walks = folded(vec![began(), ended(Outcome::Done), died()]);
    assert_eq!(walks.get(ONE).unwrap().state, State::Done);
    let other = Body::StatementStarted { statement: StatementId(2), source: "1".into() };
    assert_eq!(folded(vec![began(), other]), Walks::default());
    assert_eq!(folded(vec![began(), Body::Removed]), Walks::default());
    // What belongs to no walk changes nothing.
    assert_eq!(folded(vec![walked(Walked::Resumed), ended(Outcome::Done)]), Walks::default());
}

#[test]
fn a_thread_that_fell_is_kept_and_the_program_goes_on() {
    let Outcome::Raised(error) = raised(Some(3)) else { unreachable!() };
    let fell = |thread: Option<&str>, line| {
        let thread = thread.map(str::to_owned);
        walked(Walked::Raised { thread, line: Some(line), raised: Box::new(error.clone()) })
    };
    let walks = folded(vec![began(), paused(1, Why::Begun, &[]), walked(Walked::Resumed), fell(Some("Thread-1"), 3)]);
    let walk = walks.get(ONE).unwrap();
    assert_eq!((walk.line, &walk.state), (Some(1), &State::Running));
    let expected = Fallen { thread: Some("Thread-1".into()), line: 3, class: "NameError".into() };
    assert_eq!(walk.fallen, [expected]);
    // Of the main thread it is where the program was last seen.
    let walks = folded(vec![began(), fell(None, 2)]);
    assert_eq!((walks.get(ONE).unwrap().line, walks.get(ONE).unwrap().is_over()), (Some(2), false));
    let many = (0..100).map(|line| fell(Some("t"), line));
    let walks = folded(std::iter::once(began()).chain(many).collect());
    assert_eq!(walks.get(ONE).unwrap().fallen.len(), MOST_FALLEN);
}
