//! A small lesson for tests, whose scene the pretended lab can play.

use std::sync::LazyLock;

use crate::app::keys::Code;
use crate::app::stage::Stage;
use crate::course::progress::{Progress, Record};
use crate::course::reading::{Catalogue, gather};
use crate::course::script::{Action, Item, role_of_kind};

/// The lesson, and its glossary. Read once.
pub fn catalogue() -> Catalogue {
    static READ: LazyLock<Catalogue> = LazyLock::new(read);
    READ.clone()
}

fn read() -> Catalogue {
    let files = [
        ("01-prueba/lesson.toml", include_str!("prueba/lesson.toml")),
        ("01-prueba/es.md", include_str!("prueba/es.md")),
        ("01-prueba/en.md", include_str!("prueba/en.md")),
        ("glossary/es.md", include_str!("prueba/glossary.es.md")),
        ("glossary/en.md", include_str!("prueba/glossary.en.md")),
    ];
    let stored = files.map(|(path, text)| (path.to_owned(), Ok(text.as_bytes().to_vec())));
    let catalogue = gather(&stored.into_iter().collect(), None);
    assert_eq!(catalogue.broken, [], "the fixture itself is sound");
    catalogue
}

/// The first screen, with the lesson.
pub fn home() -> Stage {
    Stage::course(catalogue(), Progress::default())
}

/// The same, where nobody has been before.
pub fn first_run() -> Stage {
    let mut stage = home();
    stage.model.home.greets = true;
    stage
}

/// In the lesson's first step.
pub fn hola() -> Stage {
    let mut stage = home();
    stage.press(Code::Enter);
    stage
}

/// In the first step, with a program that listens before `eco` does, and a splitter that leads to `eco`.
pub fn with_splitter() -> Stage {
    let mut catalogue = catalogue();
    let mut lesson = (*catalogue.lessons[0]).clone();
    let start = |program: &str, kind: &str, to: Option<&str>| {
        let (program, to) = (program.to_owned(), to.map(str::to_owned));
        Item { line: 0, action: Action::Start { program, role: role_of_kind(kind).unwrap(), to } }
    };
    let setup = &mut lesson.steps[0].setup.items;
    setup.insert(0, start("otro", "eco", None));
    setup.push(start("troceador", "troceador", Some("eco")));
    catalogue.lessons[0] = std::sync::Arc::new(lesson);
    let mut stage = Stage::course(catalogue, Progress::default());
    stage.press(Code::Enter);
    stage
}

/// At the prediction.
pub fn que_pasa() -> Stage {
    let mut stage = hola();
    (0..5).for_each(|_| stage.press(Code::Enter));
    stage
}

/// The prediction is locked.
pub fn locked() -> Stage {
    let mut stage = que_pasa();
    stage.press(Code::Char('1'));
    stage.press(Code::Char('3'));
    stage
}

/// The refusal has come, and a sentence about it is asked for.
pub fn sentence() -> Stage {
    let mut stage = locked();
    (0..3).for_each(|_| stage.press(Code::Enter));
    stage
}

/// At the greeting of one's own.
pub fn saludo() -> Stage {
    let mut stage = sentence();
    stage.type_text("nadie");
    (0..2).for_each(|_| stage.press(Code::Enter));
    stage
}

/// Types the way to the greeting's goal.
pub fn greet(stage: &mut Stage) {
    let eco = crate::app::python::address_literal(
        &stage.model.program(stage.id("eco")).unwrap().listening.last().unwrap().clone(),
    );
    stage.line("e = socket.socket()");
    stage.line(&format!("e.connect({})", eco.unwrap()));
    stage.line("e.send(b\"ana\")");
    stage.line("e.recv(100)");
}

/// At the closing check.
pub fn cierre() -> Stage {
    let mut stage = saludo();
    greet(&mut stage);
    stage.press(Code::Enter);
    stage
}

/// The first screen, with the lesson and one that cannot be read.
pub fn with_broken() -> Stage {
    let mut catalogue = catalogue();
    let files = [("02-rota/lesson.toml".to_owned(), Ok(b"id = 3".to_vec()))];
    catalogue.broken = gather(&files.into_iter().collect(), None).broken;
    Stage::course(catalogue, Progress::default())
}

/// The first screen asks who is here; somebody was here before.
pub fn asked_who() -> Stage {
    let mut progress = Progress::default();
    progress.fold(&Record::person("ana"));
    progress.fold(&Record::person(""));
    let mut stage = Stage::course(catalogue(), progress);
    stage.press(Code::Char('o'));
    stage
}

/// The lesson is demonstrated: its first slide.
pub fn demo() -> Stage {
    let mut stage = home();
    stage.press(Code::Char('d'));
    stage
}

/// So many slides on.
pub fn demo_at(slides: usize) -> Stage {
    let mut stage = demo();
    (0..slides).for_each(|_| stage.press(Code::PageDown));
    stage
}

/// The votes on the prediction are being typed.
pub fn demo_voting() -> Stage {
    let mut stage = demo_at(QUESTION);
    stage.press(Code::Char('v'));
    stage.type_text("12");
    stage.press(Code::Enter);
    stage
}

/// The second vote was counted, and the line that decides was run.
pub fn demo_decided() -> Stage {
    let mut stage = demo_voting();
    stage.press(Code::Char('7'));
    stage.press(Code::Enter);
    (0..2).for_each(|_| stage.press(Code::PageDown));
    stage.press(Code::Char('v'));
    stage.line("3");
    stage.line("16");
    stage.press(Code::PageDown);
    stage
}

/// The list of the steps.
pub fn demo_steps() -> Stage {
    let mut stage = demo_at(QUESTION);
    stage.press(Code::Char('g'));
    stage
}

/// The list of the lessons.
pub fn demo_lessons() -> Stage {
    let mut stage = home();
    (0..3).for_each(|_| stage.press(Code::Down));
    stage.press(Code::Enter);
    stage
}

/// Which slide asks the prediction.
pub const QUESTION: usize = 7;
