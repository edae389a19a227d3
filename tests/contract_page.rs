//! `docs/contrato.md` and `docs/contract.md` say of every class of CPython's test_socket what the console's socket satisfies.
//! What they claim names the program that shows it, and both languages claim the same.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// What a row says of its class, in each language.
const CLAIMS: [(&str, &str); 4] = [
    ("satisfecha", "satisfied"),
    ("en parte", "partly"),
    ("no es nuestra", "not ours"),
    ("sin pruebas propias", "no tests of its own"),
];

struct Row {
    class: String,
    /// The place of the claim in the list.
    claim: usize,
    program: String,
    note: String,
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).to_owned()
}

fn rows(file: &str, claim_of: fn(&(&'static str, &'static str)) -> &'static str) -> Vec<Row> {
    let text = fs::read_to_string(root().join("docs").join(file)).expect("the page");
    let table = text.lines().filter(|line| line.starts_with("| ")).skip(1);
    table
        .map(|line| {
            let cells: Vec<&str> = line.trim_matches('|').split('|').map(str::trim).collect();
            let [class, claim, program, note] = cells[..] else { panic!("docs/{file}: {line}") };
            let place = CLAIMS.iter().position(|known| claim_of(known) == claim);
            Row {
                class: class.to_owned(),
                claim: place.unwrap_or_else(|| panic!("docs/{file}: «{claim}» is no claim")),
                program: program.trim_matches('`').to_owned(),
                note: note.to_owned(),
            }
        })
        .collect()
}

fn pages() -> [Vec<Row>; 2] {
    [rows("contrato.md", |claim| claim.0), rows("contract.md", |claim| claim.1)]
}

fn programs() -> BTreeSet<String> {
    let folder = root().join("tests/console/contract");
    let files = fs::read_dir(folder).expect("the folder").map(|entry| entry.expect("an entry").path());
    let programs = files.filter(|file| file.extension().is_some_and(|extension| extension == "py"));
    programs.map(|file| file.file_stem().expect("a name").to_string_lossy().into_owned()).collect()
}

#[test]
fn both_languages_claim_the_same() {
    let [spanish, english] = pages();
    assert!(spanish.len() > 100, "the table is gone: {} rows", spanish.len());
    assert_eq!(spanish.len(), english.len());
    for (one, other) in spanish.iter().zip(&english) {
        let same = (&one.class, one.claim, &one.program) == (&other.class, other.claim, &other.program);
        assert!(same, "{} and {} differ", one.class, other.class);
        assert_eq!(one.note.is_empty(), other.note.is_empty(), "{}", one.class);
    }
    let classes: BTreeSet<&str> = spanish.iter().map(|row| &*row.class).collect();
    assert_eq!(classes.len(), spanish.len(), "a class has two rows");
}

#[test]
fn every_claim_names_the_program_that_shows_it_and_every_program_is_claimed() {
    let programs = programs();
    for page in pages() {
        let mut claimed = BTreeSet::new();
        for row in &page {
            match row.claim {
                0 | 1 => {
                    assert!(programs.contains(&row.program), "{}: there is no program «{}»", row.class, row.program);
                    claimed.insert(row.program.clone());
                }
                _ => assert!(row.program.is_empty(), "{} claims nothing and names a program", row.class),
            }
            // What is missing, or why it is not ours, is said; what is whole or nothing by itself needs no word.
            assert_eq!(row.note.is_empty(), matches!(row.claim, 0 | 3), "{}", row.class);
        }
        assert_eq!(claimed, programs, "programs that no row names, or the other way round");
    }
}

#[test]
fn the_counts_before_the_table_are_those_of_its_rows() {
    for (file, page) in ["contrato.md", "contract.md"].into_iter().zip(pages()) {
        let text = fs::read_to_string(root().join("docs").join(file)).expect("the page");
        let before = text.split("\n| ").next().expect("what stands before the table");
        let line = before.trim_end().lines().last().expect("the counts");
        let told: Vec<usize> =
            line.split(|c: char| !c.is_ascii_digit()).filter_map(|digits| digits.parse().ok()).collect();
        let counted: Vec<usize> =
            (0..CLAIMS.len()).map(|claim| page.iter().filter(|row| row.claim == claim).count()).collect();
        assert_eq!(told, counted, "docs/{file}");
    }
}
