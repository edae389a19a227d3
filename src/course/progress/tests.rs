//! Records and their fold.

use super::*;
use crate::course::lesson::{Kind, Step};
use crate::course::prose::Prose;
use crate::course::script::Script;

fn step(id: &str) -> Step {
    Step {
        id: id.to_owned(),
        line: 0,
        kind: Kind::Do,
        grey: false,
        sentence: false,
        needs: Vec::new(),
        focus: None,
        setup: Script::default(),
        continues: None,
        questions: Vec::new(),
        decided_by: None,
        goal: Vec::new(),
        solution: Script::default(),
        accepted: Vec::new(),
        rejected: Vec::new(),
        cases: Vec::new(),
    }
}

fn lesson(steps: &[&str]) -> Lesson {
    Lesson {
        folder: "05-tipos".to_owned(),
        id: "tipos".to_owned(),
        order: 1,
        minutes: 20,
        class_cut: Vec::new(),
        concepts: Vec::new(),
        misconceptions: Vec::new(),
        shows: Vec::new(),
        steps: steps.iter().map(|id| step(id)).collect(),
        spanish: Prose::default(),
        english: Prose::default(),
    }
}

fn record(step: &str, what: What) -> Record {
    Record::about("", "tipos", step, what)
}

fn folded(records: &[Record]) -> Progress {
    let mut progress = Progress::default();
    records.iter().for_each(|record| progress.fold(record));
    progress
}

#[test]
fn every_record_is_one_line_and_reads_back() {
    let all = [
        What::Prediction { question: "q".into(), option: Some("uno".into()), confidence: Some(2) },
        What::Prediction { question: "q".into(), option: None, confidence: None },
        What::Answer { question: "q".into(), option: "b".into(), right: false },
        What::Sentence { text: "línea uno\nlínea \"dos\" \u{2028}".into() },
        What::Hint { level: 3 },
        What::Done,
        What::Skipped,
        What::Place,
    ];
    for what in all {
        let record = Record::about("Ana", "tipos", "rio", what);
        let line = record.line();
        assert_eq!(line.matches('\n').count(), 1, "{line}");
        assert!(line.starts_with("{\"v\":1,"), "{line}");
        assert_eq!(Record::parse(line.trim_end()), Parsed::Record(record), "{line}");
    }
    let person = Record::person("Ana");
    assert_eq!(person.line(), "{\"v\":1,\"person\":\"Ana\",\"what\":\"person\"}\n");
    assert_eq!(record("rio", What::Done).line(), "{\"v\":1,\"lesson\":\"tipos\",\"step\":\"rio\",\"what\":\"done\"}\n");
}

#[test]
fn a_lesson_goes_on_where_it_was_or_after_what_is_done() {
    let tipos = lesson(&["a", "b", "c", "d"]);
    assert_eq!(Progress::default().resume(&tipos), 0);
    assert_eq!(folded(&[record("a", What::Place)]).resume(&tipos), 0);
    assert_eq!(folded(&[record("a", What::Place), record("a", What::Done)]).resume(&tipos), 1);
    assert_eq!(folded(&[record("a", What::Done), record("c", What::Place)]).resume(&tipos), 2);
    // Gone back to one that is done: it goes on at what is open after it.
    let back = [record("b", What::Done), record("c", What::Done), record("b", What::Place)];
    assert_eq!(folded(&back).resume(&tipos), 3);
    let all: Vec<Record> = ["d", "c", "b", "a"].map(|step| record(step, What::Done)).into();
    assert_eq!((folded(&all).resume(&tipos), folded(&all).steps_done(&tipos)), (0, 4));
    // What the machine could not give is passed; a step that the lesson no longer has says nothing.
    let skipped = [record("gone", What::Place), record("gone", What::Done), record("a", What::Skipped)];
    assert_eq!((folded(&skipped).resume(&tipos), folded(&skipped).steps_done(&tipos)), (1, 1));
}

#[test]
fn each_person_of_a_shared_file_has_their_own() {
    let ana = |what| Record::about("Ana", "tipos", "a", what);
    let records = [Record::person("Ana"), ana(What::Done), Record::person("Luis")];
    let progress = folded(&records);
    assert_eq!((progress.person(), progress.lesson("tipos")), ("Luis", None));
    assert_eq!(progress.people().collect::<Vec<_>>(), ["Ana", "Luis"]);
    let mut progress = progress;
    progress.fold(&Record::person("Ana"));
    assert!(progress.lesson("tipos").is_some_and(|lesson| lesson.done.contains("a")));
}

#[test]
fn later_records_are_counted_and_change_nothing() {
    let mut progress = folded(&[record("a", What::Done)]);
    let before = progress.lesson("tipos").cloned();
    assert!(!progress.fold_line(r#"{"v":9,"lesson":"tipos","step":"b","what":"done"}"#));
    assert!(!progress.fold_line(r#"{"v":9,"what":{"new":"shape"}}"#));
    assert!(!progress.fold_line("nada"));
    assert!(!progress.fold_line(r#"{"v":1,"what":"done"#));
    assert_eq!((progress.lesson("tipos").cloned(), progress.later()), (before, 2));
}

#[test]
fn the_last_word_counts_and_hints_only_rise() {
    let progress = folded(&[
        record("a", What::Hint { level: 3 }),
        record("a", What::Hint { level: 1 }),
        record("a", What::Sentence { text: "uno".into() }),
        record("a", What::Sentence { text: "dos".into() }),
        record("p", What::Prediction { question: "q".into(), option: Some("x".into()), confidence: Some(1) }),
        record("p", What::Prediction { question: "q".into(), option: None, confidence: None }),
    ]);
    let lesson = progress.lesson("tipos").unwrap();
    assert_eq!((lesson.hints["a"], lesson.sentences["a"].as_str()), (3, "dos"));
    assert_eq!(lesson.predictions["p"], Prediction { question: "q".into(), option: None, confidence: None });
}

#[test]
fn a_text_is_cut_at_a_character() {
    let record = record("a", What::Sentence { text: "ñ".repeat(LONGEST_TEXT) });
    let What::Sentence { text } = record.what else { panic!() };
    assert_eq!(text, "ñ".repeat(LONGEST_TEXT / 2));
}
