//! The first screen with lessons, as it is drawn.

use std::sync::Arc;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use crate::app::keys::Code;
use crate::app::message::Msg;
use crate::app::stage::Stage;
use crate::app::tests::prueba;
use crate::course::lesson::Lesson;
use crate::course::progress::{Progress, Record, What};
use crate::course::reading::Catalogue;
use crate::i18n::Language;
use crate::ui::test_support::{picture, text_of};
use crate::ui::theme::{Theme, ThemeName};
use crate::ui::view::View;

/// `count` lessons with the names and lengths of ours.
fn catalogue(count: usize) -> Catalogue {
    let mut catalogue = prueba::catalogue();
    let one: Lesson = (*catalogue.lessons[0]).clone();
    let titles = [
        ("cliente", "pedir algo a otro programa", "to ask another program", 7),
        ("servidor", "esperar, aceptar, atender", "to wait, to accept, to serve", 7),
        ("socket", "una llamada y tres argumentos", "one call and three arguments", 6),
        ("familias", "qué forma tiene una dirección", "what an address looks like", 8),
        ("tipos", "un río, o postales", "a river, or postcards", 7),
    ];
    let lesson = |place: usize| {
        let (title, spanish, english, steps) = titles[place % titles.len()];
        let mut lesson = one.clone();
        lesson.id = format!("{title}{place}");
        lesson.minutes = 12 + place as u32;
        lesson.steps = (0..steps)
            .map(|step| crate::course::lesson::Step { id: format!("p{step}"), ..one.steps[0].clone() })
            .collect();
        for (prose, about) in [(&mut lesson.spanish, spanish), (&mut lesson.english, english)] {
            prose.title = title.to_owned();
            prose.about = about.to_owned();
        }
        Arc::new(lesson)
    };
    catalogue.lessons = (0..count).map(lesson).collect();
    catalogue
}

/// Four steps of the first lesson were done.
fn begun(count: usize) -> Stage {
    let mut progress = Progress::default();
    for step in 0..4 {
        progress.fold(&Record::about("", "cliente0", &format!("p{step}"), What::Done));
    }
    Stage::course(catalogue(count), progress)
}

fn frame(stage: &mut Stage, language: Language, columns: u16, rows: u16) -> Buffer {
    stage.send(Msg::Resize { columns, rows });
    stage.model.language = language;
    let mut buffer = Buffer::empty(Rect::new(0, 0, columns, rows));
    View::new(Theme::new(ThemeName::Oscuro, false)).draw(&stage.model, &mut buffer);
    buffer
}

#[test]
fn as_drawn_in_both_languages() {
    let mut stage = begun(5);
    for (language, code) in [(Language::Spanish, "es"), (Language::English, "en")] {
        for (columns, rows) in [(80, 24), (120, 36), (60, 20), (40, 12)] {
            let buffer = frame(&mut stage, language, columns, rows);
            insta::assert_snapshot!(format!("lessons_{columns}x{rows}@{code}"), picture(&buffer));
        }
    }
}

#[test]
fn a_newcomer_begins_at_the_first_lesson_and_a_returning_one_where_it_goes_on() {
    let mut stage = Stage::course(catalogue(5), Progress::default());
    let text = text_of(&frame(&mut stage, Language::Spanish, 80, 24));
    assert!(text.contains("▸ 1  cliente"), "{text}");
    assert!(!text.contains("otra persona"), "{text}");
    let mut progress = Progress::default();
    let lesson = &catalogue(5).lessons[0];
    for step in &lesson.steps {
        progress.fold(&Record::about("", &lesson.id, &step.id, What::Done));
    }
    progress.fold(&Record::about("", "servidor1", "p0", What::Done));
    let mut stage = Stage::course(catalogue(5), progress);
    let text = text_of(&frame(&mut stage, Language::Spanish, 80, 24));
    assert!(text.contains("▸ 2  servidor") && text.contains("sigue en el 2"), "{text}");
    assert!(text.contains("●●●●●●●") && text.contains("●◐○○○○○"), "{text}");
}

#[test]
fn more_lessons_than_rows_scroll_with_the_cursor() {
    let mut stage = begun(30);
    for place in 0..30 {
        let text = text_of(&frame(&mut stage, Language::Spanish, 80, 24));
        assert!(text.contains(&format!("▸ {}", place + 1)), "{place}: {text}");
        assert!(text.contains("laboratorio libre") && text.contains(", de 30"), "{text}");
        stage.press(Code::Down);
    }
    let text = text_of(&frame(&mut stage, Language::Spanish, 80, 24));
    assert!(text.contains("▸ L"), "{text}");
}

#[test]
fn progress_that_nothing_keeps_is_said() {
    let mut stage = begun(5);
    stage.model.course.in_memory = true;
    stage.model.status = None;
    let text = text_of(&frame(&mut stage, Language::Spanish, 80, 24));
    assert!(text.contains("el progreso vive en memoria"), "{text}");
}

#[test]
fn what_is_wrong_with_a_lesson_has_file_line_and_fix() {
    let mut stage = prueba::with_broken();
    let text = text_of(&frame(&mut stage, Language::Spanish, 80, 24));
    assert!(text.contains("02-rota") && text.contains("no se puede leer"), "{text}");
    stage.press(Code::Down);
    stage.press(Code::Enter);
    for (language, code) in [(Language::Spanish, "es"), (Language::English, "en")] {
        let buffer = frame(&mut stage, language, 80, 24);
        assert!(text_of(&buffer).contains("02-rota/lesson.toml:1"));
        insta::assert_snapshot!(format!("broken_80x24@{code}"), picture(&buffer));
    }
}

#[test]
fn who_is_here_is_asked_over_it() {
    let mut stage = prueba::asked_who();
    stage.type_text("bea");
    for (language, code) in [(Language::Spanish, "es"), (Language::English, "en")] {
        insta::assert_snapshot!(format!("person_80x24@{code}"), picture(&frame(&mut stage, language, 80, 24)));
    }
}
