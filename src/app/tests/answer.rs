use super::*;
use crate::app::answer::MOST_AHEAD;
use crate::app::editor::EDITOR_BYTES;
use crate::journal::event::{Body, Death, Outcome, StatementId, Stream};

/// The client's statement asks for a name, of which half is typed; something else was typed ahead at its prompt.
pub(crate) fn asks() -> Stage {
    let mut stage = Stage::lab();
    stage.held = true;
    stage.line("name = input('name: ')");
    stage.type_text("c = ");
    let program = stage.id("cliente");
    let (statement, source) = (StatementId(1), "name = input('name: ')".to_owned());
    stage.happens(program, Body::StatementStarted { statement, source });
    stage.happens(program, Body::Output { stream: Stream::Out, text: "name: ".to_owned() });
    stage.happens(program, Body::Asked);
    stage
}

/// What was sent since the last look: lines, and the end of the input.
fn sent(stage: &mut Stage) -> Vec<Option<String>> {
    let line = |order| match order {
        Order::Answer { line, .. } => Some(line),
        _ => None,
    };
    orders(stage).into_iter().filter_map(line).collect()
}

fn line(text: &str) -> Option<String> {
    Some(text.to_owned())
}

fn typed(stage: &Stage) -> (&str, usize) {
    stage.model.focused().unwrap().answering.seen()
}

fn takes(stage: &mut Stage, taken: Option<&str>) {
    let program = stage.id("cliente");
    stage.happens(program, Body::Answered { line: taken.map(str::to_owned) });
}

fn asks_again(stage: &mut Stage) {
    let program = stage.id("cliente");
    stage.happens(program, Body::Asked);
}

fn prompt(stage: &Stage) -> &str {
    stage.model.console().unwrap().editor.text()
}

#[test]
fn what_is_typed_goes_to_the_program_and_not_to_the_prompt() {
    let mut stage = asks();
    assert_eq!((stage.model.place(), stage.said()), (Place::Answer, vec!["input-now"]));
    stage.type_text("Anna");
    stage.press(Code::Left);
    stage.press(Code::Backspace);
    assert_eq!(typed(&stage), ("Ana", 2));
    stage.press(Code::Enter);
    assert_eq!(sent(&mut stage), [line("Ana")]);
    // It stays in sight until the program has taken it.
    assert_eq!(typed(&stage), ("Ana", 3));
    takes(&mut stage, Some("Ana"));
    assert_eq!((stage.model.place(), typed(&stage), prompt(&stage)), (Place::Console, ("", 0), "c = "));
}

#[test]
fn an_empty_line_is_a_line_and_ctrl_d_ends_the_input_where_nothing_is_typed() {
    let mut stage = asks();
    stage.press(Code::Enter);
    assert_eq!(sent(&mut stage), [line("")]);
    takes(&mut stage, Some(""));
    asks_again(&mut stage);
    stage.type_text("x");
    stage.key(Key::control('a'));
    stage.key(Key::control('d'));
    assert_eq!((sent(&mut stage), typed(&stage)), (vec![], ("", 0)));
    stage.key(Key::control('d'));
    assert_eq!(sent(&mut stage), [None]);
}

#[test]
fn lines_typed_faster_than_they_are_asked_for_wait_for_their_questions() {
    let mut stage = asks();
    for text in ["one", "two", "three"] {
        stage.type_text(text);
        stage.press(Code::Enter);
    }
    assert_eq!(sent(&mut stage), [line("one")]);
    takes(&mut stage, Some("one"));
    assert_eq!(sent(&mut stage), []);
    asks_again(&mut stage);
    assert_eq!(sent(&mut stage), [line("two")]);
    takes(&mut stage, Some("two"));
    let program = stage.id("cliente");
    stage.happens(program, Body::StatementEnded { statement: StatementId(1), outcome: Outcome::Done });
    // What nobody asked for is the prompt's, as in python3, behind what stood there.
    let run: Vec<_> = orders(&mut stage).into_iter().filter(|order| matches!(order, Order::Run { .. })).collect();
    let program = stage.id("cliente");
    let source = "c = three".to_owned();
    assert_eq!(run, [Order::Run { program, statement: StatementId(2), source }]);
    asks_again(&mut stage);
    assert_eq!(sent(&mut stage), []);
}

#[test]
fn no_key_is_lost_between_an_answer_and_the_prompt() {
    let mut stage = asks();
    stage.type_text("one");
    stage.press(Code::Enter);
    stage.type_text("n");
    // It is taken, and nobody knows yet whether another question comes.
    takes(&mut stage, Some("one"));
    assert_eq!((stage.model.place(), typed(&stage)), (Place::Answer, ("n", 1)));
    stage.type_text("am");
    let program = stage.id("cliente");
    stage.happens(program, Body::StatementEnded { statement: StatementId(1), outcome: Outcome::Done });
    assert_eq!((stage.model.place(), typed(&stage)), (Place::Console, ("", 0)));
    stage.type_text("e");
    assert_eq!(prompt(&stage), "c = name");
}

#[test]
fn a_paste_of_two_lines_answers_two_questions_and_what_has_no_end_is_being_typed() {
    let mut stage = asks();
    stage.type_text("- ");
    stage.send(Msg::Paste(">>> uno\r\n  d\u{1b}os\nthr".to_owned()));
    assert_eq!((sent(&mut stage), typed(&stage)), (vec![line("- >>> uno")], ("thr", 3)));
    takes(&mut stage, Some("- >>> uno"));
    asks_again(&mut stage);
    assert_eq!((sent(&mut stage), prompt(&stage)), (vec![line("  dos")], "c = "));
}

#[test]
fn a_paste_without_end_is_bounded_and_that_is_said() {
    let mut stage = asks();
    stage.send(Msg::Paste("x\n".repeat(MOST_AHEAD + 9)));
    assert_eq!(stage.model.status.as_ref().unwrap().text.id, "input-status-full");
    assert_eq!((sent(&mut stage), typed(&stage)), (vec![line("x")], ("x", 1)));
    let mut stage = asks();
    stage.send(Msg::Paste("x".repeat(EDITOR_BYTES + 9)));
    assert_eq!(stage.model.status.as_ref().unwrap().text.id, "app-status-line-full");
    stage.press(Code::Enter);
    assert_eq!(sent(&mut stage)[0].as_ref().unwrap().len(), EDITOR_BYTES);
}

#[test]
fn ctrl_c_interrupts_and_forgets_what_was_typed_for_the_question() {
    let mut stage = asks();
    stage.send(Msg::Paste("one\ntwo\nhalf".to_owned()));
    orders(&mut stage);
    stage.key(Key::control('c'));
    let program = stage.id("cliente");
    assert_eq!(orders(&mut stage), [Order::Interrupt { program }]);
    takes(&mut stage, None);
    asks_again(&mut stage);
    assert_eq!((sent(&mut stage), typed(&stage), prompt(&stage)), (vec![], ("", 0), "c = "));
}

#[test]
fn the_end_of_the_input_forgets_nothing_that_was_typed_after_it() {
    let mut stage = asks();
    stage.key(Key::control('d'));
    stage.type_text("half");
    takes(&mut stage, None);
    asks_again(&mut stage);
    assert_eq!(typed(&stage), ("half", 4));
}

#[test]
fn a_process_that_is_gone_asks_nothing() {
    let mut stage = asks();
    stage.send(Msg::Paste("one\ntwo\n".to_owned()));
    let program = stage.id("cliente");
    stage.happens(program, Body::Died(Death::Killed(9)));
    assert_eq!((stage.model.place(), typed(&stage)), (Place::Console, ("", 0)));
    assert_eq!(stage.model.status.as_ref().unwrap().text.id, "input-status-left");
}

#[test]
fn the_keys_of_the_laboratory_work_while_a_program_asks() {
    let mut stage = asks();
    stage.type_text("half");
    stage.key(Key::alt('2'));
    assert_eq!((stage.model.focused().unwrap().name.as_str(), stage.model.place()), ("servidor", Place::Console));
    stage.key(Key::alt('1'));
    assert_eq!((stage.model.place(), typed(&stage)), (Place::Answer, ("half", 4)));
    for (key, place) in
        [(Key::function(1), Place::Help), (Key::function(7), Place::Menu), (Key::function(8), Place::Palette)]
    {
        stage.key(key);
        assert_eq!(stage.model.place(), place);
        stage.press(Code::Escape);
    }
    // Digits are typed: no experiment has them here.
    assert!(stage.model.whatif.offers.is_empty());
    stage.type_text("1");
    assert_eq!(typed(&stage).0, "half1");
}

#[test]
fn a_thread_that_asks_after_its_statement_has_ended_is_answered_and_then_the_prompt_is_there() {
    let mut stage = asks();
    let program = stage.id("cliente");
    stage.type_text("on");
    stage.happens(program, Body::StatementEnded { statement: StatementId(1), outcome: Outcome::Done });
    assert_eq!((stage.model.place(), typed(&stage)), (Place::Answer, ("on", 2)));
    stage.type_text("e");
    stage.press(Code::Enter);
    assert_eq!(sent(&mut stage), [line("one")]);
    stage.type_text("x");
    takes(&mut stage, Some("one"));
    assert_eq!((stage.model.place(), prompt(&stage)), (Place::Console, "c = x"));
}
