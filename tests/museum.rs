//! The errors museum with real programs and real sockets: every exhibit gives what it promises, and its page tells it in
//! both languages. What this machine cannot give is said aloud, with what it gave instead.

#[path = "support/driven.rs"]
#[allow(dead_code, reason = "other tests use the rest")]
mod driven;

use driven::Driven;
use enchufe::app::keys::{Code, Key};
use enchufe::app::model::{Model, Place};
use enchufe::app::museum::{EXHIBITS, Exhibit, Seen};
use enchufe::course::reading::Catalogue;
use enchufe::i18n::explain::explain;
use enchufe::i18n::{I18n, Language, errno};

/// What another machine may answer, and rightly: a root's programs, or those of a system where ports begin at 0, may
/// have port 80; a kernel may have X.25 or SCTP, or have no IPv6.
const DEPENDS: [&str; 4] = ["museum-port", "museum-family", "museum-type", "museum-mismatch"];

fn in_lab() -> Driven {
    let mut bench = Driven::new(Catalogue::default(), Model::in_lab);
    bench.until("both consoles are born", |model| {
        model.lab.participants.iter().all(|it| it.born && model.program(it.id).is_some())
    });
    bench.key(Key::alt('u'));
    bench
}

/// Provokes the exhibit at that place of the list; gives what came.
fn provoke(bench: &mut Driven, place: usize) -> Seen {
    let exhibit = &EXHIBITS[place];
    let is_chosen = |model: &Model| match &model.popup {
        Some(enchufe::app::popup::Popup::Museum(popup)) => popup.cursor == place,
        _ => false,
    };
    for _ in 0..EXHIBITS.len() {
        if is_chosen(&bench.model) {
            break;
        }
        bench.press(Code::Down);
    }
    bench.press(Code::Enter);
    bench.until(exhibit.id, |model| model.place() == Place::Exhibit);
    bench.model.museum.seen[exhibit.id].clone()
}

/// What a page must hold.
fn assert_told(bench: &mut Driven, exhibit: &Exhibit, seen: &Seen) {
    if let Some(raised) = &seen.raised {
        assert_eq!(raised.class, exhibit.class, "{}", exhibit.id);
        match raised.errno {
            Some(number) if number > 0 => assert_eq!(errno::symbol(number), Some(exhibit.symbol), "{}", exhibit.id),
            Some(number) => assert_eq!((number, exhibit.symbol), (-9, "EAI_ADDRFAMILY")),
            None => assert_eq!(exhibit.symbol, "", "{}", exhibit.id),
        }
        // The sentence is about this run, in both languages.
        let told = [Language::Spanish, Language::English]
            .map(|language| explain(&I18n::new(language), raised, &seen.context).map(|it| it.sentence));
        assert!(told.iter().all(Option::is_some) && told[0] != told[1], "{}: {told:?}", exhibit.id);
    } else {
        assert_eq!(exhibit.class, "", "{}", exhibit.id);
        assert!(seen.value.is_some() && exhibit.why.is_some(), "{}", exhibit.id);
    }
    for language in [Language::Spanish, Language::English] {
        bench.model.language = language;
        for (columns, rows) in [(60, 20), (80, 24), (120, 36), (200, 60)] {
            let screen = bench.screen(columns, rows);
            let i18n = I18n::new(language);
            for heading in ["museum-heading-cause", "museum-heading-why", "museum-heading-elsewhere"] {
                let heading = i18n.tr(heading);
                assert!(screen.contains(&heading), "{}: {columns}×{rows}: no {heading}\n{screen}", exhibit.id);
            }
        }
    }
    bench.model.language = Language::Spanish;
}

#[test]
fn every_exhibit_gives_what_it_promises() {
    let mut bench = in_lab();
    let mut skipped = Vec::new();
    for (place, exhibit) in EXHIBITS.iter().enumerate() {
        let seen = provoke(&mut bench, place);
        if seen.promised {
            assert_told(&mut bench, exhibit, &seen);
        } else {
            let came = seen.raised.as_ref().map(|raised| format!("{}: {}", raised.class, raised.message));
            println!("skipped {}: {} gave {came:?} here", exhibit.id, seen.source);
            skipped.push(exhibit.id);
        }
        bench.press(Code::Escape);
        bench.until("what was made is gone", |model| {
            model.lab.participants.iter().all(|it| {
                let free = it.console.as_ref().is_none_or(|console| console.sent.is_none() && console.queue.is_empty());
                free && model.program(it.id).is_some_and(|program| program.names.values().all(|it| it.socket.is_none()))
            })
        });
    }
    assert_eq!(bench.model.museum.seen.len(), EXHIBITS.len());
    let cannot: Vec<_> = skipped.iter().filter(|id| !DEPENDS.contains(id)).collect();
    assert!(cannot.is_empty(), "any Linux gives these: {cannot:?}");
    // It was all done in the two consoles, which are the student's again; a program that helped is taken off by and by.
    bench.until("two consoles are left", |model| model.lab.participants.len() == 2);
    bench.press(Code::Escape);
    assert_eq!(bench.model.place(), Place::Console);
}

#[test]
fn what_a_machine_cannot_give_stands_back_with_what_came_instead() {
    let mut bench = in_lab();
    // Whatever the machine allows: somebody has port 80 here already, or nobody may, or it is free for all. What comes
    // is said as it came.
    let place = EXHIBITS.iter().position(|exhibit| exhibit.id == "museum-port").expect("an exhibit");
    let seen = provoke(&mut bench, place);
    let screen = bench.screen(120, 36);
    let said = I18n::new(Language::Spanish).tr("museum-heading-fix");
    assert_eq!(screen.contains(&said), seen.promised, "{screen}");
    bench.press(Code::Escape);
    let list = bench.screen(120, 36);
    let marks = list.lines().filter(|row| row.contains("EACCES")).map(|row| (row.contains('✓'), row.contains('!')));
    assert!(marks.into_iter().any(|marks| marks == (seen.promised, !seen.promised)), "{list}");
}
