use super::*;
use crate::app::editor::EDITOR_BYTES;
use crate::app::listing::PASTE_BYTES;
use crate::app::statements::QUEUED_STATEMENTS;
use crate::journal::event::{Body, Death, Outcome, StatementId};

fn text(stage: &Stage) -> &str {
    stage.model.console().unwrap().editor.text()
}

fn lines(stage: &mut Stage) -> Vec<String> {
    let source = |order| match order {
        Order::Run { source, .. } => Some(source),
        _ => None,
    };
    orders(stage).into_iter().filter_map(source).collect()
}

#[test]
fn what_is_typed_is_run_as_typed_with_a_number_of_its_own() {
    let mut stage = Stage::lab();
    orders(&mut stage);
    stage.line("  x = 1");
    stage.line("y");
    let program = stage.id("cliente");
    let run = |number, source: &str| Order::Run { program, statement: StatementId(number), source: source.to_owned() };
    assert_eq!(orders(&mut stage), [run(1, "  x = 1"), run(2, "y")]);
    assert_eq!(text(&stage), "");
}

#[test]
fn what_is_typed_ahead_waits_its_turn_and_nothing_is_lost() {
    let mut stage = Stage::lab();
    stage.held = true;
    orders(&mut stage);
    for line in ["a", "b", "c"] {
        stage.line(line);
    }
    stage.type_text("half");
    assert_eq!(lines(&mut stage), ["a"]);
    assert_eq!(stage.model.console().unwrap().queue, ["b", "c"]);
    let program = stage.id("cliente");
    let ended = |number| Body::StatementEnded { statement: StatementId(number), outcome: Outcome::Done };
    stage.happens(program, ended(7));
    assert_eq!(lines(&mut stage), [] as [&str; 0]);
    stage.happens(program, ended(1));
    assert_eq!(lines(&mut stage), ["b"]);
    assert_eq!(text(&stage), "half");
    stage.held = false;
    stage.work();
    assert_eq!(stage.ran.iter().map(|(_, line)| line.as_str()).collect::<Vec<_>>(), ["a", "b", "c"]);
}

#[test]
fn what_is_typed_before_the_program_is_born_waits_for_it() {
    let (mut model, _) = Model::in_lab(Settings::default());
    for key in ["x", "\n"] {
        let code = if key == "\n" { Code::Enter } else { Code::Char('x') };
        assert_eq!(super::super::update::update(&mut model, Msg::Key(Key::plain(code))), []);
    }
    assert_eq!(model.console().unwrap().queue, ["x"]);
}

#[test]
fn an_open_bracket_opens_another_line() {
    let mut stage = Stage::lab();
    orders(&mut stage);
    stage.line("f(");
    assert_eq!(text(&stage), "f(\n");
    stage.line("1)");
    assert_eq!(lines(&mut stage), ["f(\n1)"]);
    stage.line("while True:");
    stage.line("  f()");
    stage.press(Code::Enter);
    assert_eq!(lines(&mut stage), ["while True:\n  f()"]);
    stage.line("   ");
    assert_eq!((lines(&mut stage), text(&stage)), (vec![], ""));
}

#[test]
fn a_listing_runs_statement_by_statement_and_its_last_line_stays() {
    let mut stage = Stage::lab();
    orders(&mut stage);
    stage.type_text("x");
    stage.send(Msg::Paste(" = f(\r\n1)\r\ny\r\nz = ".to_owned()));
    assert_eq!(lines(&mut stage), ["x = f(\n1)", "y"]);
    assert_eq!(text(&stage), "z = ");
    stage.send(Msg::Paste("una línea".to_owned()));
    assert_eq!(text(&stage), "z = una línea");
    assert_eq!(stage.model.status, None);
}

#[test]
fn a_paste_of_300_megabytes_is_cut_and_that_is_said() {
    let mut stage = Stage::lab();
    stage.send(Msg::Paste("x\n".repeat(150_000_000)));
    assert_eq!(text(&stage).len(), EDITOR_BYTES);
    assert_eq!(status(&stage), Some("copy-paste-left-out"));
    stage.key(Key::control('u'));
    stage.send(Msg::Paste("x".repeat(PASTE_BYTES)));
    assert_eq!((text(&stage).len(), status(&stage)), (EDITOR_BYTES, Some("app-status-line-full")));
    stage.type_text("y");
    assert_eq!(status(&stage), Some("app-status-line-full"));
}

#[test]
fn more_lines_than_can_wait_stay_on_the_prompt() {
    let mut stage = Stage::lab();
    stage.held = true;
    stage.send(Msg::Paste("x\n".repeat(QUEUED_STATEMENTS + 5)));
    let console = stage.model.console().unwrap();
    assert_eq!(console.queue.len() + usize::from(console.sent.is_some()), QUEUED_STATEMENTS);
    assert_eq!(console.editor.text(), "x\n".repeat(5));
    assert_eq!(status(&stage), Some("app-status-queue-full"));
    stage.held = false;
    stage.work();
    assert_eq!(stage.ran.len(), QUEUED_STATEMENTS);
}

#[test]
fn a_paste_goes_nowhere_where_nothing_is_typed() {
    for (place, mut stage) in every_place() {
        stage.effects.clear();
        stage.send(Msg::Paste("q\nq\n".to_owned()));
        // A paste after a digit says that the digit was meant for the prompt.
        let typed = matches!(place, Place::Console | Place::Answer | Place::Naming | Place::Experiment);
        assert!(typed || stage.effects.is_empty(), "{place:?}");
    }
}

#[test]
fn ctrl_c_interrupts_and_drops_what_waits_but_history_has_it() {
    let mut stage = Stage::lab();
    stage.held = true;
    for line in ["a", "b"] {
        stage.line(line);
    }
    orders(&mut stage);
    stage.type_text("half");
    stage.key(Key::control('c'));
    let program = stage.id("cliente");
    assert_eq!(orders(&mut stage), [Order::Interrupt { program }]);
    assert_eq!(status(&stage), Some("app-status-dropped"));
    assert!(stage.model.console().unwrap().queue.is_empty());
    assert_eq!(text(&stage), "half");
    stage.press(Code::Up);
    assert_eq!(text(&stage), "b");
    stage.press(Code::Down);
    assert_eq!(text(&stage), "half");
}

#[test]
fn ctrl_c_drops_the_line_and_ctrl_y_brings_it_back() {
    let mut stage = Stage::lab();
    stage.type_text("half");
    stage.key(Key::control('c'));
    assert_eq!((text(&stage), status(&stage)), ("", None));
    stage.key(Key::control('y'));
    assert_eq!(text(&stage), "half");
}

#[test]
fn ctrl_d_ends_python_on_an_empty_prompt_and_deletes_elsewhere() {
    let mut stage = Stage::lab();
    orders(&mut stage);
    stage.type_text("ab");
    stage.press(Code::Home);
    stage.key(Key::control('d'));
    assert_eq!(text(&stage), "b");
    stage.key(Key::control('d'));
    stage.key(Key::control('d'));
    assert_eq!(lines(&mut stage), ["exit()"]);
}

#[test]
fn tab_asks_completes_and_walks() {
    let mut stage = Stage::lab();
    let program = stage.id("cliente");
    stage.type_text("c.s");
    orders(&mut stage);
    stage.press(Code::Tab);
    assert_eq!(orders(&mut stage), [Order::Complete { program, request: 1, line: "c.s".into(), cursor: 3 }]);
    let words = |words: &[&str]| words.iter().map(|word| (*word).to_owned()).collect::<Vec<_>>();
    let answer =
        |request, list: &[&str]| Msg::Notice(Notice::Completions { program, request, from: 2, words: words(list) });
    stage.send(answer(1, &["send(", "sendall(", "sendto("]));
    assert_eq!(text(&stage), "c.send");
    for expected in ["c.send(", "c.sendall(", "c.sendto(", "c.send("] {
        stage.press(Code::Tab);
        assert_eq!(text(&stage), expected);
    }
    stage.press(Code::BackTab);
    assert_eq!(text(&stage), "c.sendto(");
    assert_eq!(orders(&mut stage), []);
    stage.type_text("b");
    assert_eq!(stage.model.console().unwrap().completion, None);
    // An answer that comes after the text has changed is too late.
    stage.press(Code::Tab);
    stage.press(Code::Backspace);
    stage.send(answer(2, &["zzz"]));
    assert_eq!(text(&stage), "c.sendto(");
    stage.press(Code::Tab);
    stage.send(answer(3, &[]));
    assert_eq!(status(&stage), Some("app-status-no-completions"));
}

#[test]
fn tab_on_an_empty_prompt_takes_the_grey_line_and_indents_a_new_one() {
    let mut stage = Stage::lab();
    stage.press(Code::Tab);
    assert_eq!(text(&stage), "c = socket.socket()");
    stage.press(Code::Backspace);
    stage.press(Code::Enter);
    stage.press(Code::Tab);
    assert_eq!(text(&stage), "c = socket.socket(\n    ");
}

#[test]
fn a_program_that_ended_says_so_and_enter_begins_it_again() {
    let mut stage = Stage::lab();
    let program = stage.id("cliente");
    stage.held = true;
    stage.line("a");
    stage.line("b");
    stage.happens(program, Body::Died(Death::Killed(9)));
    assert_eq!(status(&stage), Some("app-status-not-run"));
    assert_eq!(stage.model.console().unwrap().sent, None);
    orders(&mut stage);
    stage.line("c");
    assert_eq!((status(&stage), text(&stage)), (Some("app-status-dead"), "c"));
    stage.send(Msg::Paste("d\ne\n".to_owned()));
    assert_eq!(text(&stage), "cd\ne\n");
    assert_eq!(orders(&mut stage), []);
    stage.key(Key::control('c'));
    stage.press(Code::Enter);
    assert_eq!(orders(&mut stage), [Order::Restart { program }]);
    // What is typed now is for the new process.
    stage.line("f");
    assert_eq!(orders(&mut stage), []);
    stage.held = false;
    stage.work();
    assert_eq!(stage.ran.last().unwrap().1, "f");
}

#[test]
fn a_listing_is_dedented_on_an_empty_prompt_and_taken_as_it_is_behind_what_was_typed() {
    let mut stage = Stage::lab();
    orders(&mut stage);
    stage.send(Msg::Paste("    a = 1\n    b = 2\n".to_owned()));
    assert_eq!(lines(&mut stage), ["a = 1", "b = 2"]);
    stage.type_text("while a:");
    stage.press(Code::Enter);
    stage.send(Msg::Paste("    f()\n    g()\n".to_owned()));
    assert_eq!(lines(&mut stage), ["while a:\n    f()\n    g()"]);
    // In the middle of a line.
    stage.type_text("x = )");
    stage.press(Code::Left);
    stage.send(Msg::Paste("(1,\n2".to_owned()));
    assert_eq!((lines(&mut stage), text(&stage)), (vec![], "x = (1,\n2)"));
}

#[test]
fn a_megabyte_runs_whole_one_after_another_whatever_fails() {
    let mut stage = Stage::lab();
    let line = format!("x = '{}'\n", "a".repeat(93));
    let count = PASTE_BYTES / line.len();
    stage.send(Msg::Paste(line.repeat(count)));
    assert_eq!(stage.ran.len(), count);
    assert_eq!((text(&stage), status(&stage)), ("", Some("copy-pasted")));
}

#[test]
fn ctrl_c_drops_the_rest_of_a_paste_and_says_how_much() {
    let mut stage = Stage::lab();
    stage.held = true;
    stage.send(Msg::Paste("a\nb\nc\nd\n".to_owned()));
    assert_eq!(stage.model.console().unwrap().queue.len(), 3);
    stage.key(Key::control('c'));
    assert!(stage.model.console().unwrap().queue.is_empty());
    assert_eq!(
        stage.model.status.as_ref().map(|said| (said.text.id, said.text.count)),
        Some(("app-status-dropped", Some(3)))
    );
}

#[test]
fn what_a_web_page_added_is_said() {
    let mut stage = Stage::lab();
    orders(&mut stage);
    stage.send(Msg::Paste("a\u{a0}=\u{a0}1\n".to_owned()));
    assert_eq!((lines(&mut stage), status(&stage)), (vec!["a = 1".to_owned()], Some("copy-paste-invisible")));
    stage.send(Msg::Paste("print(“hola”)\n".to_owned()));
    assert_eq!((lines(&mut stage), status(&stage)), (vec!["print(“hola”)".to_owned()], Some("copy-paste-curly")));
}

#[test]
fn enter_after_a_paste_only_takes_its_message_away() {
    for (pasted, told) in [("x = 1\ny = 2\n", "copy-pasted"), ("x = 1\n", "copy-pasted-runs")] {
        let mut stage = Stage::lab();
        stage.send(Msg::Paste(pasted.to_owned()));
        assert_eq!(status(&stage), Some(told));
        assert!(stage.model.suggestion().is_some() && footer(&stage.model)[0].id == ActionId::PasteRead);
        lines(&mut stage);
        stage.press(Code::Enter);
        assert_eq!((lines(&mut stage), status(&stage)), (vec![], None));
        stage.press(Code::Enter);
        assert_eq!(lines(&mut stage), ["c = socket.socket()"]);
    }
    // What has no line end yet was not run, and Enter runs it.
    let mut stage = Stage::lab();
    lines(&mut stage);
    stage.send(Msg::Paste("x = 1\ny = 2".to_owned()));
    stage.press(Code::Enter);
    assert_eq!(lines(&mut stage), ["x = 1", "y = 2"]);
}

#[test]
fn enter_where_nothing_can_run_says_what_would() {
    let mut stage = Stage::lab();
    for name in ["servidor", "cliente"] {
        stage.blocks(name, Operation::Accept, None);
    }
    stage.focus("cliente");
    stage.press(Code::Enter);
    assert_eq!(status(&stage), Some("app-next-blocked"));
    let mut stage = prueba::saludo();
    let grey = stage.model.suggestion().map(|suggestion| suggestion.line.clone());
    assert_eq!((stage.model.place(), grey), (Place::Console, None));
    stage.effects.clear();
    stage.press(Code::Enter);
    assert_eq!((orders(&mut stage), status(&stage)), (vec![], Some("app-status-empty-line")));
}
