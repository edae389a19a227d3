//! A lesson to draw, and sessions in it, played by a pretended lab.

use std::sync::LazyLock;

use super::scenes::says_connection;
use crate::app::keys::{Code, Key};
use crate::app::stage::Stage;
use crate::course::progress::{Progress, Record, What};
use crate::course::reading::{Catalogue, gather};

/// The lesson's words in both languages, for the test of languages.
pub const WORDS: [[&str; 2]; 2] = [
    [include_str!("lesson/es.md"), include_str!("lesson/glossary.es.md")],
    [include_str!("lesson/en.md"), include_str!("lesson/glossary.en.md")],
];

/// The lesson, its glossary, and another lesson that comes after it. Read once.
pub fn catalogue() -> Catalogue {
    static READ: LazyLock<Catalogue> = LazyLock::new(read);
    READ.clone()
}

fn read() -> Catalogue {
    let next = include_str!("lesson/lesson.toml").replace("id = \"cliente\"\norder = 1", "id = \"otra\"\norder = 2");
    let files = [
        ("01-cliente/lesson.toml", include_str!("lesson/lesson.toml")),
        ("01-cliente/es.md", include_str!("lesson/es.md")),
        ("01-cliente/en.md", include_str!("lesson/en.md")),
        ("02-otra/lesson.toml", next.as_str()),
        ("02-otra/es.md", include_str!("lesson/es.md")),
        ("02-otra/en.md", include_str!("lesson/en.md")),
        ("glossary/es.md", include_str!("lesson/glossary.es.md")),
        ("glossary/en.md", include_str!("lesson/glossary.en.md")),
    ];
    let stored = files.map(|(path, text)| (path.to_owned(), Ok(text.as_bytes().to_vec())));
    let catalogue = gather(&stored.into_iter().collect(), None);
    assert_eq!(catalogue.broken, []);
    catalogue
}

/// In the lesson at a step, with those before it done.
fn at(step: &str) -> Stage {
    let catalogue = catalogue();
    let lesson = catalogue.lessons[0].clone();
    let mut progress = Progress::default();
    let mut keep = |step: &str, what| progress.fold(&Record::about("", "cliente", step, what));
    for before in lesson.steps.iter().take_while(|before| before.id != step) {
        keep(&before.id, What::Done);
        if before.id == "prediccion" {
            let (question, option) = ("pasa".to_owned(), Some("espera".to_owned()));
            keep(&before.id, What::Prediction { question, option, confidence: Some(3) });
        }
        if before.sentence {
            let text = "127.0.0.1".to_owned();
            keep(&before.id, What::Sentence { text });
        }
    }
    keep(step, What::Place);
    let mut stage = Stage::course(catalogue, progress);
    stage.model.course.machine.ipv6 = false;
    stage.press(Code::Enter);
    let player = &stage.model.lesson.as_ref().unwrap().player;
    assert_eq!(player.step().id, step);
    stage
}

/// The first step as it opens: a grey line waits.
pub fn grey() -> Stage {
    at("primero")
}

/// The answer is in the client's kernel; a near miss is told.
pub fn near_miss() -> Stage {
    let mut stage = grey();
    (0..3).for_each(|_| stage.press(Code::Enter));
    says_connection(&mut stage, "cliente", "c", 4);
    stage
}

/// The goal is met.
pub fn done() -> Stage {
    let mut stage = grey();
    (0..4).for_each(|_| stage.press(Code::Enter));
    stage
}

/// A prediction is asked for.
pub fn question() -> Stage {
    let mut stage = done();
    stage.press(Code::Enter);
    stage
}

/// How sure it is, is asked.
pub fn confidence() -> Stage {
    let mut stage = question();
    stage.press(Code::Char('1'));
    stage.press(Code::Down);
    stage
}

/// The prediction is kept.
pub fn locked() -> Stage {
    let mut stage = confidence();
    stage.press(Code::Char('3'));
    stage
}

/// It was decided, and a sentence about it is being typed.
pub fn sentence() -> Stage {
    let mut stage = at("rechazo");
    (0..2).for_each(|_| stage.press(Code::Enter));
    stage.type_text("127.0.0.1");
    stage
}

/// The prediction beside what came true.
pub fn compared() -> Stage {
    let mut stage = sentence();
    stage.press(Code::Enter);
    stage
}

/// A hint, in a scene of three programs.
pub fn hint() -> Stage {
    let mut stage = at("saludo");
    stage.line("e = socket.socket()");
    (0..2).for_each(|_| stage.key(Key::function(3)));
    stage
}

/// A quiz was answered with what is not so.
pub fn answered() -> Stage {
    let mut stage = at("puertos");
    stage.press(Code::Char('1'));
    stage
}

/// A step that this machine cannot give.
pub fn skipped() -> Stage {
    at("sexto")
}

/// A scene that could not be built.
pub fn broken_scene() -> Stage {
    let mut stage = at("rota");
    (0..8).for_each(|_| stage.wait(1));
    stage
}

/// A closing question was answered with what is not so: it offers to open a step again.
pub fn check() -> Stage {
    let mut stage = at("cierre");
    stage.press(Code::Char('2'));
    stage
}

/// The closing sentence is asked for, and nothing is typed yet.
pub fn closing_sentence() -> Stage {
    let mut stage = at("cierre");
    for code in [Code::Char('1'), Code::Enter, Code::Char('1'), Code::Enter] {
        stage.press(code);
    }
    stage
}

/// The lesson is over.
pub fn closed() -> Stage {
    let mut stage = closing_sentence();
    stage.type_text("127.0.0.1");
    (0..2).for_each(|_| stage.press(Code::Enter));
    stage
}

/// The words of a step.
pub fn glossary() -> Stage {
    let mut stage = near_miss();
    stage.key(Key::function(5));
    stage
}

/// One of them, explained.
pub fn term() -> Stage {
    let mut stage = glossary();
    stage.press(Code::Down);
    stage.press(Code::Enter);
    stage
}

/// Help in a lesson begins with the texts of the step.
pub fn lesson_help() -> Stage {
    let mut stage = near_miss();
    stage.key(Key::function(1));
    stage
}
