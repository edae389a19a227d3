//! The file of the progress: torn, shared, read-only, full, of later versions.

use std::os::unix::fs::PermissionsExt;
use std::sync::{Arc, Barrier};

use proptest::prelude::*;

use super::*;
use crate::course::progress::What;

fn record(step: &str, what: What) -> Record {
    Record::about("", "tipos", step, what)
}

fn done(step: usize) -> Record {
    record(&format!("paso-{step}"), What::Done)
}

fn steps(progress: &Progress) -> usize {
    progress.lesson("tipos").map_or(0, |lesson| lesson.done.len())
}

#[test]
fn what_is_kept_is_read_again_and_the_file_is_the_persons_alone() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a").join("b").join("progreso.jsonl");
    let opened = open_at(path.clone());
    assert!(opened.news.is_empty(), "{:?}", opened.news);
    for step in 0..3 {
        assert!(opened.store.keep(&done(step)).unwrap().is_none());
    }
    assert_eq!(steps(&open_at(path.clone()).progress), 3);
    let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
    assert_eq!((mode(&path), mode(path.parent().unwrap())), (0o600, 0o700));
}

#[test]
fn a_line_torn_at_any_byte_costs_that_line_alone_and_is_said() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("progreso.jsonl");
    let before = format!("{}{}", done(0).line(), done(1).line());
    let last = record("último", What::Sentence { text: "un río, «sin» costuras".to_owned() }).line();
    for cut in 0..=last.len() {
        let mut bytes = before.clone().into_bytes();
        bytes.extend_from_slice(&last.as_bytes()[..cut]);
        fs::write(&path, &bytes).unwrap();
        let opened = open_at(path.clone());
        // Without its end only, the line is whole.
        let whole = cut >= last.len() - 1;
        assert_eq!(steps(&opened.progress), 2, "cut at {cut}");
        let sentences = opened.progress.lesson("tipos").map_or(0, |lesson| lesson.sentences.len());
        assert_eq!(sentences, usize::from(whole), "cut at {cut}");
        match opened.news.as_slice() {
            [] => assert!(whole || cut == 0, "cut at {cut} is not said"),
            [News::Torn { bytes, .. }] => assert_eq!(*bytes, cut as u64),
            other => panic!("cut at {cut}: {other:?}"),
        }
        opened.store.keep(&done(7)).unwrap();
        let text = fs::read_to_string(&path).unwrap();
        let kept = if whole { last.as_str() } else { "" };
        assert_eq!(text, format!("{before}{kept}{}", done(7).line()), "cut at {cut}");
    }
}

#[test]
fn a_line_torn_by_another_meanwhile_is_cut_before_the_next_is_written() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("progreso.jsonl");
    let opened = open_at(path.clone());
    opened.store.keep(&done(0)).unwrap();
    let torn = &done(1).line()[..20];
    OpenOptions::new().append(true).open(&path).unwrap().write_all(torn.as_bytes()).unwrap();
    assert!(matches!(opened.store.keep(&done(2)), Ok(Some(News::Torn { bytes: 20, .. }))));
    assert_eq!(fs::read_to_string(&path).unwrap(), format!("{}{}", done(0).line(), done(2).line()));
}

#[test]
fn zeros_that_a_lost_power_left_are_cut() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("progreso.jsonl");
    let mut bytes = done(0).line().into_bytes();
    bytes.extend([0; 5000]);
    fs::write(&path, bytes).unwrap();
    let opened = open_at(path.clone());
    assert!(matches!(opened.news.as_slice(), [News::Torn { bytes: 5000, .. }]), "{:?}", opened.news);
    assert_eq!(fs::read_to_string(&path).unwrap(), done(0).line());
}

#[test]
fn lines_of_a_later_version_and_nonsense_in_the_middle_stay() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("progreso.jsonl");
    let later = r#"{"v":2,"lesson":"tipos","step":"rio","what":"dreamt","of":["sockets"]}"#;
    let new_kind = r#"{"v":1,"lesson":"tipos","step":"rio","what":"unheard"}"#;
    let long = format!("{{\"v\":1,\"x\":\"{}\"}}", "x".repeat(LONGEST_LINE as usize * 2));
    let text = format!("{}{later}\n{new_kind}\nnada\n{long}\n{}{later}", done(0).line(), done(1).line());
    fs::write(&path, &text).unwrap();
    let opened = open_at(path.clone());
    assert!(opened.news.is_empty(), "{:?}", opened.news);
    assert_eq!((steps(&opened.progress), opened.progress.later()), (2, 2));
    opened.store.keep(&done(2)).unwrap();
    assert_eq!(fs::read_to_string(&path).unwrap(), format!("{text}\n{}", done(2).line()));
}

#[test]
fn somebodys_notes_are_neither_cut_nor_written_into() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("notas.txt");
    for notes in ["comprar pan", "# notas\nsin fin", "{\"otro\": 1}\n"] {
        fs::write(&path, notes).unwrap();
        let opened = open_at(path.clone());
        assert!(matches!(opened.news.as_slice(), [News::Unreadable { .. }]), "{notes:?}: {:?}", opened.news);
        opened.store.keep(&done(0)).unwrap();
        assert!(matches!(Store::File(path.clone()).keep(&done(0)), Err(News::Unwritable { .. })), "{notes:?}");
        assert_eq!(fs::read_to_string(&path).unwrap(), notes);
    }
}

#[test]
fn what_is_no_file_is_said_at_once() {
    let folder = tempfile::tempdir().unwrap();
    let opened = open_at(folder.path().to_owned());
    assert!(!opened.news.is_empty());
    let pipe = folder.path().join("tubo");
    let made = std::process::Command::new("mkfifo").arg(&pipe).status().unwrap();
    assert!(made.success());
    assert!(matches!(open_at(pipe).news.as_slice(), [News::Unreadable { .. }]));
    // A file stands where a folder is needed.
    let file = folder.path().join("archivo");
    fs::write(&file, "x").unwrap();
    assert!(!open_at(file.join("progreso.jsonl")).news.is_empty());
    // A file too long to be ours, without a byte on the disk.
    let huge = folder.path().join("enorme");
    File::create(&huge).unwrap().set_len(MOST_BYTES + 1).unwrap();
    assert!(matches!(open_at(huge).news.as_slice(), [News::Unreadable { .. }]));
}

#[test]
fn a_full_disk_says_so_and_leaves_what_was_there() {
    // Every write to it fails with ENOSPC (full(4)); it is no regular file, which must be said as well.
    assert!(append(Path::new("/dev/full"), b"x\n").is_err());
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("progreso.jsonl");
    fs::write(&path, done(0).line()).unwrap();
    fs::set_permissions(&path, fs::Permissions::from_mode(0o400)).unwrap();
    let opened = open_at(path.clone());
    assert_eq!(steps(&opened.progress), 1);
    // Root may write everything.
    if OpenOptions::new().append(true).open(&path).is_err() {
        assert!(matches!(opened.news.as_slice(), [News::Unwritable { .. }]), "{:?}", opened.news);
        assert!(matches!(opened.store.keep(&done(1)), Err(News::Unwritable { .. })));
        assert_eq!(fs::read_to_string(&path).unwrap(), done(0).line());
    }
}

#[test]
fn a_file_that_is_taken_away_is_made_anew() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("progreso.jsonl");
    let opened = open_at(path.clone());
    opened.store.keep(&done(0)).unwrap();
    fs::remove_file(&path).unwrap();
    opened.store.keep(&done(1)).unwrap();
    assert_eq!(fs::read_to_string(&path).unwrap(), done(1).line());
}

#[test]
fn two_who_write_at_once_lose_nothing() {
    const EACH: usize = 60;
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("progreso.jsonl");
    let together = Arc::new(Barrier::new(4));
    let writers: Vec<_> = (0..4)
        .map(|writer| {
            let (path, together) = (path.clone(), Arc::clone(&together));
            thread::spawn(move || {
                together.wait();
                let opened = open_at(path);
                for step in 0..EACH {
                    assert!(opened.store.keep(&done(writer * EACH + step)).unwrap().is_none());
                }
            })
        })
        .collect();
    writers.into_iter().for_each(|writer| writer.join().unwrap());
    let text = fs::read_to_string(&path).unwrap();
    assert_eq!(text.lines().count(), 4 * EACH);
    assert_eq!(steps(&open_at(path).progress), 4 * EACH);
}

#[test]
fn without_a_home_it_lives_in_memory() {
    let memory = Store::Memory;
    assert!(memory.keep(&done(0)).unwrap().is_none());
    assert_eq!(memory.path(), None);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// Whatever is in the file, opening it does not panic, and a record that `keep` says is kept is there.
    #[test]
    fn any_bytes_at_all_are_borne(bytes in prop::collection::vec(any::<u8>(), 0..300), ours in any::<bool>()) {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("progreso.jsonl");
        let mut all = if ours { done(0).line().into_bytes() } else { Vec::new() };
        all.extend(&bytes);
        fs::write(&path, &all).unwrap();
        let opened = open_at(path.clone());
        if Store::File(path.clone()).keep(&done(9)).is_ok() {
            let again = open_at(path.clone());
            prop_assert!(again.progress.lesson("tipos").is_some_and(|lesson| lesson.done.contains("paso-9")));
            prop_assert!(!ours || again.progress.lesson("tipos").is_some_and(|lesson| lesson.done.contains("paso-0")));
        } else {
            prop_assert_eq!(fs::read(&path).unwrap(), all);
        }
        drop(opened);
    }
}
