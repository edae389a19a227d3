//! One picture of a screen in all themes: its text once, and per cell a letter for how the four themes draw it.

use ratatui::buffer::Buffer;
use ratatui::style::{Color, Modifier};

use crate::ui::test_support::text_of;
use crate::ui::theme::ThemeName;

/// How one cell looks in each theme, in the order of [`ThemeName::ALL`].
type Look = [(Color, Color, Modifier); 4];

/// What legends name the looks by, in this order; the commonest look of a picture has none.
const LETTERS: &str = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";

/// The text, the rows that a theme writes otherwise, the letters of the cells, and what the letters mean.
pub fn told(themes: &[Buffer; 4]) -> String {
    let mut told = rows(&text_of(&themes[0]));
    for (name, buffer) in ThemeName::ALL.iter().zip(themes).skip(1) {
        for (row, (first, other)) in text_of(&themes[0]).lines().zip(text_of(buffer).lines()).enumerate() {
            if first != other {
                told.push_str(&format!("{}, {row}: |{other}|\n", name.code()));
            }
        }
    }
    told + &styles(themes)
}

/// Rows as they are, those that repeat once: how often it stands there is said instead of how many columns.
pub fn rows(text: &str) -> String {
    let mut told = String::new();
    for (_, times, row) in repeated(text.lines()) {
        told.push_str(&format!("{} |{row}|\n", if times > 1 { format!("×{times:<2}") } else { "   ".to_owned() }));
    }
    told
}

/// The rows that differ from the one before, with their numbers and how often they are repeated.
fn repeated<R: PartialEq>(rows: impl Iterator<Item = R>) -> Vec<(usize, usize, R)> {
    let mut told: Vec<(usize, usize, R)> = Vec::new();
    for (number, row) in rows.enumerate() {
        match told.last_mut() {
            Some((_, times, last)) if *last == row => *times += 1,
            _ => told.push((number, 1, row)),
        }
    }
    told
}

/// The cells that do not look like most, as runs of letters; then the legend.
fn styles(themes: &[Buffer; 4]) -> String {
    let width = usize::from(themes[0].area.width);
    let looks: Vec<Look> = (0..themes[0].content().len())
        .map(|at| {
            themes.each_ref().map(|buffer| {
                let cell = &buffer.content()[at];
                (cell.fg, cell.bg, cell.modifier)
            })
        })
        .collect();
    // In the order of their first cells, each with how many it has.
    let mut known: Vec<(Look, usize)> = Vec::new();
    let numbers: Vec<usize> = looks
        .iter()
        .map(|look| {
            let number = known.iter().position(|(known, _)| known == look).unwrap_or(known.len());
            match known.get_mut(number) {
                Some((_, cells)) => *cells += 1,
                None => known.push((*look, 1)),
            }
            number
        })
        .collect();
    let most = known.iter().map(|(_, cells)| *cells).max().unwrap_or(0);
    let common = known.iter().position(|(_, cells)| *cells == most).unwrap_or(0);
    let mut letters = LETTERS.chars();
    let letters: Vec<Option<char>> =
        (0..known.len()).map(|number| (number != common).then(|| letters.next().unwrap())).collect();

    let mut told = String::from("looks:\n");
    for (first, times, runs) in repeated(numbers.chunks(width).map(|row| runs(row, &letters))) {
        let last = first + times - 1;
        let place = if times > 1 { format!("{first}-{last}") } else { first.to_string() };
        if !runs.is_empty() {
            told.push_str(&format!("{place}: {runs}\n"));
        }
    }
    told.push_str(&format!("  {}\n", ThemeName::ALL.map(ThemeName::code).join(" | ")));
    for (letter, (look, _)) in letters.iter().zip(&known) {
        told.push_str(&format!("{} {}\n", letter.unwrap_or('.'), look.map(words).join(" | ")));
    }
    told
}

/// The runs of a row: column, letter and, of more than one cell, how many.
fn runs(row: &[usize], letters: &[Option<char>]) -> String {
    let mut told: Vec<String> = Vec::new();
    let mut from = 0;
    for run in row.chunk_by(|one, other| one == other) {
        if let Some(letter) = letters[run[0]] {
            told.push(if run.len() > 1 { format!("{from}{letter}{}", run.len()) } else { format!("{from}{letter}") });
        }
        from += run.len();
    }
    told.join(" ")
}

/// A style in words.
fn words((fg, bg, modifier): (Color, Color, Modifier)) -> String {
    let mut words: Vec<String> = Vec::new();
    if fg != Color::Reset {
        words.push(fg.to_string().to_lowercase());
    }
    if bg != Color::Reset {
        words.push(format!("on {}", bg.to_string().to_lowercase()));
    }
    words.extend(modifier.iter_names().map(|(name, _)| name.to_lowercase()));
    if words.is_empty() { "plain".to_owned() } else { words.join(" ") }
}

#[test]
fn a_letter_stands_for_what_all_themes_do_with_a_cell() {
    use ratatui::layout::Rect;
    use ratatui::style::Style;
    let mut themes = [(); 4].map(|()| Buffer::empty(Rect::new(0, 0, 6, 4)));
    themes.iter_mut().for_each(|buffer| buffer.set_string(1, 3, "hola", Style::new()));
    themes[0].set_style(Rect::new(1, 3, 2, 1), Style::new().fg(Color::Cyan));
    themes[3].set_style(Rect::new(2, 3, 1, 1), Style::new().add_modifier(Modifier::BOLD));
    themes[3].set_string(5, 3, "!", Style::new());
    assert_eq!(
        told(&themes),
        "×3  |      |\n    | hola |\nmono, 3: | hola!|\nlooks:\n3: 1a 2b\n\
         \x20 oscuro | claro | contraste | mono\n\
         . plain | plain | plain | plain\n\
         a cyan | plain | plain | plain\n\
         b cyan | plain | plain | bold\n"
    );
}
