//! The museum on the pretended lab.

use super::*;
use crate::app::keys::{Code, Key};
use crate::app::model::{Place, Screen};
use crate::app::popup::Popup;
use crate::app::stage::Stage;
use crate::i18n::Language;

/// A laboratory where nobody listens on port 1.
fn lab() -> Stage {
    let mut stage = Stage::lab();
    stage.refuses = true;
    stage
}

/// The same with the museum open.
fn museum() -> Stage {
    let mut stage = lab();
    stage.key(Key::alt('u'));
    assert_eq!(stage.model.place(), Place::Museum);
    stage
}

fn popup(stage: &Stage) -> &MuseumPopup {
    match &stage.model.popup {
        Some(Popup::Museum(popup)) => popup,
        other => panic!("{other:?}"),
    }
}

fn found(stage: &Stage) -> Vec<&'static str> {
    stage.model.exhibits(popup(stage)).iter().map(|exhibit| exhibit.id).collect()
}

#[test]
fn enter_provokes_and_the_page_tells_of_the_run() {
    let mut stage = museum();
    stage.ran.clear();
    stage.press(Code::Enter);
    let lines: Vec<&str> = stage.ran.iter().map(|(_, line)| line.as_str()).collect();
    assert_eq!(lines, ["c = socket.socket()", "c.connect((\"127.0.0.1\", 1))"]);
    assert_eq!((stage.model.place(), popup(&stage).page), (Place::Exhibit, Some(("museum-refused", 0))));
    let seen = &stage.model.museum.seen["museum-refused"];
    assert!(seen.promised);
    assert_eq!(seen.source, "c.connect((\"127.0.0.1\", 1))");
    assert_eq!(seen.raised.as_ref().unwrap().class, "ConnectionRefusedError");
    // The laboratory says nothing of an experiment, and what was made goes with the page.
    assert!(stage.model.whatif.told.is_none());
    stage.ran.clear();
    stage.press(Code::Escape);
    assert_eq!(stage.ran, [("cliente".to_owned(), "c.close(); del c".to_owned())]);
    assert_eq!((stage.model.place(), popup(&stage).cursor), (Place::Museum, 0));
    // Read again without being run again, and run again from its page.
    stage.ran.clear();
    stage.press(Code::Tab);
    assert_eq!((stage.model.place(), stage.ran.len()), (Place::Exhibit, 0));
    stage.press(Code::Char('r'));
    assert_eq!((stage.model.place(), stage.ran.len()), (Place::Exhibit, 2));
    stage.press(Code::Char('q'));
    stage.press(Code::Escape);
    assert_eq!((stage.model.place(), &stage.model.popup), (Place::Console, &None));
}

#[test]
fn a_server_that_matters_is_a_second_program() {
    let mut stage = museum();
    stage.type_text("eaddrinuse");
    stage.ran.clear();
    stage.press(Code::Enter);
    let lines = [
        "servidor: s = socket.socket()",
        "servidor: s.bind((\"127.0.0.1\", 0))",
        "cliente: c = socket.socket()",
        "cliente: c.bind((\"127.0.0.1\", 41000))",
    ];
    assert_eq!(stage.ran_lines(), lines);
}

#[test]
fn a_server_runs_beside_where_no_other_console_is_free() {
    let mut stage = lab();
    stage.focus("servidor");
    stage.held = true;
    stage.line("x = 1");
    stage.held = false;
    let servidor = stage.id("servidor");
    stage.happens(servidor, crate::journal::event::Body::Stopped(true));
    stage.focus("cliente");
    stage.key(Key::alt('u'));
    stage.type_text("eaddrinuse");
    stage.ran.clear();
    stage.press(Code::Enter);
    assert!(stage.ran.iter().all(|(name, _)| name == "cliente"), "{:?}", stage.ran);
    assert_eq!(stage.ran.first().map(|(_, line)| line.as_str()), Some("s = socket.socket()"));
}

#[test]
fn names_of_the_student_are_left_alone() {
    let mut stage = lab();
    stage.line("c = socket.socket()");
    stage.key(Key::alt('u'));
    stage.ran.clear();
    stage.press(Code::Enter);
    assert_eq!(stage.ran[0].1, "c2 = socket.socket()");
}

#[test]
fn letters_filter_by_symbol_class_and_words() {
    let mut stage = museum();
    assert_eq!(found(&stage).len(), EXHIBITS.len());
    stage.press(Code::Down);
    stage.type_text("econnre");
    assert_eq!(found(&stage), ["museum-refused", "museum-reset", "museum-late"]);
    assert_eq!(popup(&stage).cursor, 0, "what is looked for comes first");
    stage.key(Key::control('c'));
    stage.type_text("gaierr");
    assert_eq!(found(&stage), ["museum-mismatch"]);
    stage.key(Key::control('u'));
    stage.type_text("postal");
    assert_eq!(found(&stage), ["museum-torn"]);
    stage.key(Key::control('u'));
    stage.type_text("zzz");
    assert!(found(&stage).is_empty());
    stage.ran.clear();
    stage.press(Code::Enter);
    stage.press(Code::Down);
    assert_eq!((stage.model.place(), stage.ran.len()), (Place::Museum, 0));
}

#[test]
fn what_comes_otherwise_is_said_and_not_ticked() {
    let mut stage = museum();
    // The pretended lab gives every port to whoever asks.
    stage.type_text("eacces");
    stage.press(Code::Enter);
    let seen = &stage.model.museum.seen["museum-port"];
    assert!(!seen.promised && seen.raised.is_none(), "{seen:?}");
    assert_eq!(stage.model.place(), Place::Exhibit);
}

#[test]
fn the_wish_waits_for_the_console_and_a_typed_letter_ends_it() {
    let mut stage = lab();
    stage.held = true;
    stage.line("x = 1");
    stage.key(Key::alt('u'));
    stage.press(Code::Enter);
    assert_eq!(stage.model.museum.wished, Some("museum-refused"));
    assert_eq!(stage.model.status.as_ref().map(|status| status.text.id), Some("museum-waits"));
    stage.held = false;
    stage.work();
    assert!(stage.model.museum.seen.contains_key("museum-refused"));
    let mut stage = lab();
    stage.held = true;
    stage.line("x = 1");
    stage.key(Key::alt('u'));
    stage.press(Code::Enter);
    stage.type_text("y");
    stage.held = false;
    stage.work();
    assert!(stage.model.museum.seen.is_empty());
}

#[test]
fn escape_stops_a_run_and_no_page_comes() {
    let mut stage = museum();
    stage.held = true;
    stage.press(Code::Enter);
    assert!(stage.model.experiment_runs());
    stage.press(Code::Escape);
    stage.held = false;
    stage.work();
    assert_eq!((stage.model.museum.runs, stage.model.place()), (None, Place::Console));
    assert!(stage.model.museum.seen.is_empty());
}

#[test]
fn from_the_first_screen_it_opens_in_the_laboratory() {
    let mut stage = Stage::home();
    stage.refuses = true;
    stage.key(Key::char('e'));
    assert_eq!((stage.model.screen, stage.model.place()), (Screen::Lab, Place::Museum));
    stage.press(Code::Enter);
    assert!(stage.model.museum.seen.contains_key("museum-refused"));
}

#[test]
fn the_palette_knows_it_by_many_names() {
    for name in ["museo de errores", "museum of errors", "EADDRINUSE", "errno"] {
        let mut stage = lab();
        stage.press(Code::Function(8));
        stage.type_text(name);
        stage.press(Code::Enter);
        assert_eq!(stage.model.place(), Place::Museum, "{name}");
    }
}

#[test]
fn each_has_its_own_texts_in_both_languages() {
    for language in [Language::Spanish, Language::English] {
        let i18n = I18n::new(language);
        let mut lines = std::collections::BTreeSet::new();
        for exhibit in EXHIBITS {
            let texts = [Some(exhibit.id), Some(exhibit.fix), Some(exhibit.elsewhere), exhibit.why];
            for id in texts.into_iter().flatten() {
                assert_ne!(i18n.tr(id), id, "{language:?}");
            }
            assert!(lines.insert(i18n.tr(exhibit.id)), "{}", exhibit.id);
            assert!(exhibit.symbol.len() <= 15 && exhibit.class.len() <= 22, "{}", exhibit.id);
        }
    }
}
