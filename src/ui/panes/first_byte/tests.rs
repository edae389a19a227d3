use super::*;
use crate::i18n::Language;
use crate::ui::test_support::{at_every_size, drawn, looks, picture, text_of};

/// The lower half of home at 80×24, at 120×36, and too small.
const SIZES: [(&str, u16, u16); 3] = [("80x24", 74, 7), ("120x36", 114, 9), ("tiny", 20, 4)];

fn run() -> FirstByte {
    let party = |program, name: &str, port| Party {
        program: ProgramId(program),
        name: name.to_owned(),
        pid: 4311 + u32::from(program),
        port,
    };
    FirstByte {
        client: party(1, "cliente", 57046),
        server: party(2, "eco", 41234),
        sent: b"hola".to_vec(),
        answered: Some(b"hola".to_vec()),
        took: Some(31_000),
    }
}

#[test]
fn pictures() {
    let run = run();
    let on_its_way = FirstByte { answered: None, took: None, ..run.clone() };
    let trials = [
        ("never", Trial::Never),
        ("ran", Trial::Ran(&run)),
        ("on_its_way", Trial::Ran(&on_its_way)),
        ("failed", Trial::Failed("No se pudo: EMFILE.")),
    ];
    for language in [Language::Spanish, Language::English] {
        let look = looks::of(language);
        for (name, trial) in trials {
            for (size, width, height) in SIZES {
                let buffer = drawn(width, height, |buffer, area| draw(trial, buffer, area, &look.get()));
                insta::assert_snapshot!(format!("{name}_{size}@{}", language.code()), picture(&buffer));
            }
        }
    }
}

#[test]
fn no_size_breaks_it() {
    let look = looks::plain();
    let run = FirstByte { sent: "mañana 日本".as_bytes().to_vec(), answered: Some(Vec::new()), ..run() };
    for trial in [Trial::Never, Trial::Ran(&run), Trial::Failed("…")] {
        at_every_size(|buffer, area| draw(trial, buffer, area, &look.get()));
    }
}

#[test]
fn both_arrows_carry_their_bytes_in_the_same_columns() {
    let look = looks::spanish();
    let run = run();
    let text = text_of(&drawn(74, 7, |buffer, area| draw(Trial::Ran(&run), buffer, area, &look.get())));
    let rows: Vec<&str> = text.lines().collect();
    let column = |row: &str| row.chars().take_while(|character| *character != '«').count();
    assert_eq!(column(rows[2]), column(rows[3]), "{text}");
    assert!(rows[2].contains("▶  :41234  eco") && rows[3].contains("◀"), "{text}");
}
