//! Spelling, by the system's hunspell and our own word list.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{Read, Write};
use std::process::{Command, Stdio};

use crate::course::reading::{Finding, FindingKind};
use crate::i18n::Language;

use super::Strictness;
use super::marks::mask_code;
use super::placeholders::replace;
use super::texts::Text;
use super::vocabulary::words_of;

/// Words that dictionaries lack and our texts need: one a line, `#` begins a remark.
const OURS: [(Language, &str); 2] = [
    (Language::Spanish, include_str!("../../assets/spelling/es.txt")),
    (Language::English, include_str!("../../assets/spelling/en.txt")),
];

/// Beyond so many different words hunspell is not asked for what is nearest: some milliseconds for each that it does not
/// know. All lessons of ours together have half as many.
const MOST_SUGGESTED: usize = 5_000;

/// Finds words that neither hunspell nor our list knows.
pub fn check(texts: &[Text], strictness: Strictness, findings: &mut Vec<Finding>) {
    for (language, ours) in OURS {
        let ours: BTreeSet<&str> = ours.lines().map(str::trim).filter(|word| !word.starts_with('#')).collect();
        let mut places: BTreeMap<String, Vec<(&Text, usize)>> = BTreeMap::new();
        for text in texts.iter().filter(|text| text.language == language) {
            for (offset, word) in words(text) {
                if !ours.contains(word.as_str()) && !ours.contains(word.to_lowercase().as_str()) {
                    places.entry(word).or_default().push((text, offset));
                }
            }
        }
        if places.is_empty() {
            continue;
        }
        match unknown(language, places.keys().map(String::as_str)) {
            Ok(unknown) => {
                for (word, nearest) in unknown {
                    for (text, offset) in places.get(&word).into_iter().flatten() {
                        let (word, nearest) = (word.clone(), nearest.clone());
                        findings
                            .push(text.find(*offset, FindingKind::Misspelt { word, nearest, fails: strictness.own }));
                    }
                }
            }
            Err(what) => {
                let file = texts.first().map(|text| text.file.clone()).unwrap_or_default();
                let kind = FindingKind::SpellerMissing { what: what.to_owned(), fails: strictness.needs_speller };
                findings.push(Finding { file, line: 1, kind });
            }
        }
    }
}

/// The words of a text that are words of its language: no code, no placeholder, no name of the API, nothing that is
/// marked as foreign by emphasis.
fn words(text: &Text) -> Vec<(usize, String)> {
    let masked = replace(text.text, |inside| " ".repeat(inside.len() + 4));
    let masked = without_foreign(&without_addresses(&mask_code(&masked)));
    let is_plain = |word: &str| {
        let mut characters = word.chars();
        characters.next();
        let inner_capital = characters.any(char::is_uppercase);
        let other = word.contains(|c: char| c.is_numeric() || c == '_');
        // A single letter is a name of something.
        !inner_capital && !other && word.chars().count() > 1
    };
    let found = words_of(&masked).into_iter().filter(|(_, word)| is_plain(word));
    found.map(|(offset, word)| (offset, word.replace('’', "'"))).collect()
}

/// Blanks what stands between single asterisks: *foreign words*.
fn without_foreign(text: &str) -> String {
    let strong = text.replace("**", "  ");
    let mut out = String::with_capacity(text.len());
    for (place, part) in strong.split('*').enumerate() {
        if place > 0 {
            out.push(' ');
        }
        if place % 2 == 1 {
            part.chars().for_each(|c| (0..c.len_utf8()).for_each(|_| out.push(if c == '\n' { '\n' } else { ' ' })));
        } else {
            out.push_str(part);
        }
    }
    out
}

/// Blanks addresses of pages.
fn without_addresses(text: &str) -> String {
    let blank = |word: &str| if word.contains("://") { " ".repeat(word.len()) } else { word.to_owned() };
    text.split_inclusive([' ', '\n']).map(blank).collect()
}

/// The words that hunspell does not know. In Spanish a verb takes its pronouns along (`pruébalo`, `conéctate`), which the
/// dictionary knows of few verbs: there the verb without them is asked for too.
///
/// # Errors
/// What is missing, by the name of its package.
fn unknown<'a>(
    language: Language,
    words: impl Iterator<Item = &'a str>,
) -> Result<Vec<(String, Option<String>)>, &'static str> {
    let mut unknown = ask(language, words)?;
    if language == Language::Spanish {
        let verbs: BTreeSet<String> = unknown.iter().filter_map(|(word, _)| verb(word)).collect();
        if !verbs.is_empty() {
            let strange = ask(language, verbs.iter().map(String::as_str))?;
            unknown.retain(|(word, _)| verb(word).is_none_or(|verb| strange.iter().any(|(word, _)| *word == verb)));
        }
    }
    Ok(unknown)
}

/// A Spanish verb without its pronouns, and without the accent that they bring: `prueba` of `pruébalo`.
fn verb(word: &str) -> Option<String> {
    const PRONOUNS: [&str; 16] = [
        "melos", "melas", "telos", "telas", "selos", "selas", "melo", "mela", "telo", "tela", "selo", "sela", "los",
        "las", "les", "nos",
    ];
    const SHORT: [&str; 6] = ["lo", "la", "le", "me", "te", "se"];
    let stem = PRONOUNS.iter().chain(&SHORT).find_map(|pronoun| word.strip_suffix(pronoun))?;
    let plain = |character| match character {
        'á' => 'a',
        'é' => 'e',
        'í' => 'i',
        'ó' => 'o',
        'ú' => 'u',
        other => other,
    };
    // The accent is only there because the pronouns make the word longer.
    let accents = word.chars().filter(|character| plain(*character) != *character).count();
    (accents == 1 && stem.chars().count() > 2).then(|| stem.to_lowercase().chars().map(plain).collect())
}

/// Asks hunspell for the words that it does not know, with its first suggestion where they are not too many.
///
/// # Errors
/// What is missing, by the name of its package.
fn ask<'a>(
    language: Language,
    words: impl Iterator<Item = &'a str>,
) -> Result<Vec<(String, Option<String>)>, &'static str> {
    let (dictionary, package) = match language {
        Language::Spanish => ("es_ES", "hunspell-es"),
        Language::English => ("en_US", "hunspell-en-us"),
    };
    // `-a` speaks ispell's language: a line `& word count offset: suggestions` or `# word offset` for an unknown one. `^`
    // before each word keeps it from being a command.
    let words: Vec<&str> = words.collect();
    let suggests = words.len() <= MOST_SUGGESTED;
    let mut command = Command::new("hunspell");
    // `-l` only lists the unknown ones.
    command.args([if suggests { "-a" } else { "-l" }, "-i", "utf-8", "-d", dictionary]).env("LC_ALL", "C.UTF-8");
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null());
    let mut child = command.spawn().map_err(|_| "hunspell")?;
    let before = if suggests { "^" } else { "" };
    let asked: String = words.iter().map(|word| format!("{before}{word}\n")).collect();
    let mut stdin = child.stdin.take();
    // It answers while it is asked: whoever only writes waits for ever once both pipes are full.
    let writer = std::thread::spawn(move || {
        if let Some(stdin) = &mut stdin {
            let _ = stdin.write_all(asked.as_bytes());
        }
        drop(stdin);
    });
    let mut answer = Vec::new();
    if let Some(stdout) = &mut child.stdout {
        let _ = stdout.read_to_end(&mut answer);
    }
    let _ = writer.join();
    let ended = child.wait();
    let answer = String::from_utf8_lossy(&answer);
    if !ended.is_ok_and(|status| status.success()) || suggests && !answer.starts_with("@(#)") {
        return Err(package);
    }
    if !suggests {
        return Ok(answer.lines().map(|word| (word.to_owned(), None)).collect());
    }
    let unknown = answer.lines().filter_map(|line| {
        let rest = line.strip_prefix("& ").or_else(|| line.strip_prefix("# "))?;
        let word = rest.split(' ').next()?;
        let nearest = line.split_once(": ").and_then(|(_, near)| near.split(", ").next()).map(str::to_owned);
        Some((word.to_owned(), nearest))
    });
    Ok(unknown.collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_full_of_strange_words_is_read_without_suggestions() {
        let strange: Vec<String> = (0..=MOST_SUGGESTED as u32)
            .map(|number| number.to_string().chars().map(|digit| (digit as u8 - b'0' + b'q') as char).collect())
            .collect();
        match ask(Language::Spanish, strange.iter().map(String::as_str).chain(["casa"])) {
            Ok(unknown) => {
                assert!(unknown.len() > MOST_SUGGESTED / 2, "{}", unknown.len());
                assert!(unknown.iter().all(|(word, nearest)| word != "casa" && nearest.is_none()));
            }
            // Where it is missing, `revisar` says so; CI requires it.
            Err(what) => assert!(std::env::var_os("ENCHUFE_REQUIRE_CLIENTS").is_none(), "{what} is missing"),
        }
    }
}
