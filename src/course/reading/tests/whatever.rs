//! Whatever stands in the three files, reading them gives a lesson or findings, and never a panic.

use proptest::prelude::*;

use super::*;
use crate::course::markdown;

fn gather_bytes(toml: Vec<u8>, spanish: Vec<u8>, english: Vec<u8>) -> Catalogue {
    let files = [
        (text("01-x/lesson.toml"), Ok(toml)),
        (text("01-x/es.md"), Ok(spanish.clone())),
        (text("01-x/en.md"), Ok(english)),
        (text("glossary/es.md"), Ok(spanish)),
    ];
    gather(&files.into_iter().collect(), None)
}

/// A file with pieces cut out, doubled and put elsewhere: mostly right, so that reading comes far.
fn shuffled(text: &'static str) -> impl Strategy<Value = Vec<u8>> {
    let cuts = prop::collection::vec((any::<prop::sample::Index>(), any::<prop::sample::Index>(), 0..4u8), 0..6);
    cuts.prop_map(move |cuts| {
        let mut bytes = text.as_bytes().to_vec();
        for (one, other, what) in cuts {
            if bytes.is_empty() {
                break;
            }
            let (one, other) = (one.index(bytes.len()), other.index(bytes.len()));
            let (from, to) = (one.min(other), one.max(other).min(one.min(other) + 40));
            let piece: Vec<u8> = bytes[from..to].to_vec();
            match what {
                0 => drop(bytes.drain(from..to)),
                1 => drop(bytes.splice(other..other, piece)),
                2 => bytes.swap(one, other),
                _ => bytes[one] = bytes[one].wrapping_add(1),
            }
        }
        bytes
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(50))]

    #[test]
    fn bytes_give_findings(
        toml in prop::collection::vec(any::<u8>(), 0..400),
        spanish in prop::collection::vec(any::<u8>(), 0..400),
        english in "[#`*\\[\\](){}a\n ]{0,200}",
    ) {
        let catalogue = gather_bytes(toml, spanish, english.into_bytes());
        prop_assert!(catalogue.lessons.len() + catalogue.broken.len() > 0);
    }

    #[test]
    fn shuffled_files_give_a_lesson_or_findings(
        toml in shuffled(TOML),
        spanish in shuffled(SPANISH),
        english in shuffled(ENGLISH),
    ) {
        let lines = |bytes: &[u8]| bytes.iter().filter(|byte| **byte == b'\n').count() + 1;
        let longest = lines(&toml).max(lines(&spanish)).max(lines(&english));
        let catalogue = gather_bytes(toml, spanish, english);
        for finding in catalogue.broken.iter().flat_map(|broken| &broken.findings) {
            prop_assert!((1..=longest).contains(&finding.line), "{:?}", finding);
            let words = words(&I18n::new(Language::Spanish), finding);
            prop_assert!(!words.what.contains("check-") && !words.fix.contains("check-"), "{:?}", words);
        }
        // What is read can be checked.
        let found = crate::check::unspelt_findings(&catalogue, crate::check::Strictness { own: true, needs_speller: true });
        for finding in found {
            prop_assert!((1..=longest).contains(&finding.line), "{:?}", finding);
        }
    }

    #[test]
    fn markdown_is_read_whatever_it_is(text in "[#`*_>\\-1.!<>\\[\\](){}aé\n ]{0,300}") {
        let blocks = markdown::parse(&text);
        prop_assert!(blocks.iter().all(|markdown::Block::Paragraph(pieces)| !pieces.is_empty()));
    }
}
