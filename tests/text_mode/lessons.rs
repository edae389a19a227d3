//! Our own lessons, played from their first step to their last.

use enchufe::course::lesson::Lesson;
use enchufe::course::reading::embedded;
use enchufe::i18n::printable::picture;

use crate::alone::{Home, Ran};

/// Nothing drawn, nothing a terminal would obey, nothing untranslated.
fn check_lines(ran: &Ran) {
    assert_eq!(ran.errors, "");
    let drawn = |character: char| matches!(character, '\u{2500}'..='\u{259f}' | '\u{25cc}');
    for line in ran.out.lines() {
        assert!(!line.chars().any(|character| drawn(character) || picture(character).is_some()), "{line:?}");
        assert!(!line.contains("text-") && !line.contains("{{") && !line.contains("**"), "{line:?}");
    }
}

fn play(lesson: &Lesson, language: &str, done: &str) {
    let home = Home::new();
    let ran = home.run(&[&lesson.id, "--resolver", "--idioma", language], &[]);
    assert_eq!(ran.status, Some(0), "{} in {language}:\n{}{}", lesson.id, ran.out, ran.errors);
    check_lines(&ran);
    let progress = home.progress();
    assert_eq!(progress.steps_done(lesson), lesson.steps.len(), "{}", ran.out);
    // What waits in the kernel is told by the kernel.
    let unread = if language == "es" { "B por leer" } else { "B to read" };
    assert!(ran.out.contains(unread), "{}", ran.out);
    assert!(ran.out.matches(done).count() > 0, "{}", ran.out);
    // Played again, nothing is done that was not.
    let size = std::fs::metadata(home.progress_file()).expect("the file").len();
    let again = home.run(&[], &[]);
    assert!(again.out.contains(&format!("{0} de {0}", lesson.steps.len())), "{}", again.out);
    assert_eq!(std::fs::metadata(home.progress_file()).expect("the file").len(), size);
}

#[test]
fn every_lesson_is_solved_in_spanish() {
    for lesson in embedded().lessons {
        play(&lesson, "es", "Hecho: paso");
    }
}

#[test]
fn every_lesson_is_solved_in_english() {
    for lesson in embedded().lessons {
        play(&lesson, "en", "Done: step");
    }
}

#[test]
fn without_a_name_the_lessons_are_listed() {
    let ran = Home::new().run(&[], &[]);
    assert_eq!(ran.status, Some(0));
    check_lines(&ran);
    for lesson in embedded().lessons {
        assert!(ran.out.contains(&format!("{}: {}", lesson.id, lesson.spanish.about)), "{}", ran.out);
    }
}

#[test]
fn a_lesson_that_is_not_there_is_said_with_those_that_are() {
    let ran = Home::new().run(&["tippos"], &[]);
    assert_eq!((ran.status, ran.out.as_str()), (Some(2), ""));
    assert!(ran.errors.contains("tippos") && ran.errors.contains("tipos"), "{}", ran.errors);
}
