//! Words that lessons do not use, and names that are never translated.

use crate::course::reading::{Finding, FindingKind};
use crate::i18n::Language;

use super::marks::mask_code;
use super::texts::Text;

/// Words that lessons avoid: one a line, with the one to write instead where there is one.
const AVOIDED: [(Language, &str); 2] = [
    (Language::Spanish, include_str!("../../assets/spelling/avoided-es.txt")),
    (Language::English, include_str!("../../assets/spelling/avoided-en.txt")),
];

/// The words of a language that lessons avoid, with those to write instead.
fn avoided(language: Language) -> impl Iterator<Item = (&'static str, Option<&'static str>)> {
    let lists = AVOIDED.iter().filter(move |(of, _)| *of == language);
    let lines = lists.flat_map(|(_, list)| list.lines()).filter(|line| !line.starts_with('#'));
    lines.filter_map(|line| {
        let mut words = line.split_whitespace();
        Some((words.next()?, words.next()))
    })
}

/// Names of states and calls in Spanish, with the names themselves. States are found in capitals only, and calls only
/// in code and with their parenthesis.
const STATES: &[(&str, &str)] = &[
    ("ESTABLECIDO", "ESTABLISHED"),
    ("ESTABLECIDA", "ESTABLISHED"),
    ("ESCUCHA", "LISTEN"),
    ("ESCUCHANDO", "LISTEN"),
    ("CERRADO", "CLOSE"),
    ("CERRADA", "CLOSE"),
    ("TIEMPO_ESPERA", "TIME_WAIT"),
    ("ESPERA_CIERRE", "CLOSE_WAIT"),
    ("CIERRE_ESPERA", "CLOSE_WAIT"),
];
const CALLS: &[(&str, &str)] = &[
    ("enviar(", "send"),
    ("recibir(", "recv"),
    ("conectar(", "connect"),
    ("escuchar(", "listen"),
    ("aceptar(", "accept"),
    ("cerrar(", "close"),
    ("enlazar(", "bind"),
    ("vincular(", "bind"),
];

/// Finds them in a text.
pub fn check(text: &Text, findings: &mut Vec<Finding>) {
    for (offset, word) in words_of(&mask_code(text.text)) {
        let small = word.to_lowercase();
        if let Some((_, instead)) = avoided(text.language).find(|(known, _)| is_form(&small, known)) {
            let (word, instead) = (word.to_owned(), instead.map(str::to_owned));
            findings.push(text.find(offset, FindingKind::Forbidden { word, instead }));
        }
    }
    for (offset, word) in words_of(text.text) {
        if let Some((_, instead)) = STATES.iter().find(|(known, _)| *known == word) {
            let (word, instead) = (word.to_owned(), (*instead).to_owned());
            findings.push(text.find(offset, FindingKind::Translated { word, instead }));
        }
    }
    for (offset, code) in text
        .text
        .split('`')
        .scan(0, |at, part| {
            let from = *at;
            *at += part.len() + 1;
            Some((from, part))
        })
        .skip(1)
        .step_by(2)
    {
        for (call, instead) in CALLS {
            if let Some(at) = code.find(call) {
                let (word, instead) = (call.trim_end_matches('(').to_owned(), (*instead).to_owned());
                findings.push(text.find(offset + at, FindingKind::Translated { word, instead }));
            }
        }
    }
}

/// Whether it is the word itself or its plural or feminine.
fn is_form(word: &str, known: &str) -> bool {
    word.strip_prefix(known).is_some_and(|rest| matches!(rest, "" | "s" | "es" | "a" | "as"))
}

/// The words of a text, with their offsets: letters, and `_` between them.
pub fn words_of(text: &str) -> Vec<(usize, &str)> {
    let mut words = Vec::new();
    let mut start = None;
    for (offset, character) in text.char_indices().chain([(text.len(), ' ')]) {
        let inside = character.is_alphanumeric() || matches!(character, '_' | '\'' | '’');
        match (start, inside) {
            (None, true) => start = Some(offset),
            (Some(from), false) => {
                let word = text.get(from..offset).unwrap_or_default();
                let quotes = ['\'', '’'];
                let trimmed = word.trim_start_matches(quotes);
                words.push((from + word.len() - trimmed.len(), trimmed.trim_end_matches(quotes)));
                start = None;
            }
            _ => {}
        }
    }
    words.retain(|(_, word)| !word.is_empty());
    words
}
