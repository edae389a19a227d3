//! Keys in the words of lessons: named by their actions, since people choose their own.

use super::*;
use crate::course::reading::embedded;

#[test]
fn keys_are_named_by_actions_that_there_are() {
    let both = ["07-saludo/es.md", "07-saludo/en.md"];
    let notes = ["Sin prisa.", "No hurry."];
    let kinds = |place: &str| -> Vec<(String, usize, FindingKind)> {
        let changes = [0, 1].map(|at| (both[at], notes[at], place));
        found(&changes).into_iter().map(|finding| (finding.file, finding.line, finding.kind)).collect()
    };
    assert_eq!(kinds("{{key.lesson-again}}"), []);
    for (place, nearest) in [
        ("{{key.lesson-agian}}", Some(text("{{key.lesson-again}}"))),
        ("{{key.zzzzzzzz}}", None),
        ("{{key.hola.c}}", None),
    ] {
        let kind = FindingKind::UnknownAction { placeholder: text(place), nearest };
        let all = kinds(place);
        assert_eq!(all.len(), 2, "{all:?}");
        for (file, line, found) in all {
            let note = FILES.iter().find(|(name, _)| *name == file).expect("the file").1;
            let note = note.lines().position(|line| notes.contains(&line)).expect("the note") + 1;
            assert_eq!((line, &found), (note, &kind));
        }
    }
    // Neither in what lists show as it is, nor in a line.
    let place = text("{{key.help}}");
    let strange = FindingKind::UnknownPlaceholder { placeholder: place.clone(), nearest: None };
    for (title, file) in [("Tu saludo", both[0]), ("Your greeting", both[1])] {
        let findings = found(&[(file, title, &place)]);
        assert!(findings.iter().any(|finding| finding.kind == strange && finding.file == file), "{findings:?}");
    }
    let findings = found(&[("lesson.toml", "\"c = socket.socket()\"", "'print({{key.help}})'")]);
    assert!(findings.iter().any(|finding| matches!(finding.kind, FindingKind::UnknownPlaceholder { .. })));
    // The glossary has no scene, and keys all the same.
    let glossary = |place: &str| found(&[("glossary/es.md", "y pide.", &format!("y pide ({place})."))]);
    assert_eq!(glossary("{{key.interrupt}}"), []);
    let strange = FindingKind::UnknownPlaceholder { placeholder: text("{{eco}}"), nearest: None };
    assert_eq!(glossary("{{eco}}").into_iter().map(|finding| finding.kind).collect::<Vec<_>>(), [strange]);
}

/// The keys that a text names by hand.
fn by_hand(text: &str) -> Vec<&str> {
    let is_key = |word: &&str| {
        let function = word.strip_prefix('F').is_some_and(|rest| rest.parse::<u8>().is_ok());
        let held = word.starts_with("Ctrl-") || word.starts_with("Alt-");
        function || held || ["Enter", "Intro", "Esc", "Tab"].contains(word)
    };
    let of_word = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | '.' | '{' | '}');
    text.split(|c| !of_word(c)).map(|word| word.trim_end_matches('.')).filter(is_key).collect()
}

#[test]
fn our_own_lessons_name_no_key_by_hand() {
    assert_eq!(by_hand("Repite (F9). {{key.help}}, Ctrl-C; F_SETFL, F6."), ["F9", "Ctrl-C", "F6"]);
    let catalogue = embedded();
    let texts = texts::all(&catalogue);
    assert!(texts.len() > 400, "{}", texts.len());
    for text in texts {
        assert_eq!(by_hand(text.text), Vec::<&str>::new(), "{}:{}", text.file, text.line);
    }
}
