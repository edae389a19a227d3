//! The file of keys, read: `teclas.toml` in the folder of the settings.

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::rules::{Chosen, keymap};
use super::{Finding, Keymap, Kind, names};
use crate::app::actions::{ACTIONS, named};
use crate::course::reading::nearest;
use crate::i18n::I18n;

/// How large the file may be, in bytes.
pub const LARGEST: usize = 64 * 1024;

/// The table of the file.
const TABLE: &str = "teclas";

/// Reads the file. Keys may be named in any of these languages.
///
/// # Errors
/// Everything that is wrong with it, by line: then none of it holds.
pub fn read(bytes: &[u8], languages: &[&I18n]) -> Result<Keymap, Vec<Finding>> {
    let whole = |kind| vec![Finding { line: 0, kind }];
    if bytes.len() > LARGEST {
        return Err(whole(Kind::TooLarge));
    }
    let text = std::str::from_utf8(bytes).map_err(|error| {
        let line = line_at(bytes, error.valid_up_to());
        vec![Finding { line, kind: Kind::NotUtf8 }]
    })?;
    let table = DeTable::parse(text).map_err(|error| {
        let line = line_at(bytes, error.span().map_or(0, |span| span.start));
        let message = error.message().lines().next().unwrap_or_default().to_owned();
        vec![Finding { line, kind: Kind::NotToml { message } }]
    })?;
    let mut findings = Vec::new();
    let mut chosen = Vec::new();
    for (name, value) in table.get_ref().iter() {
        let line = line_at(bytes, name.span().start);
        match value.get_ref() {
            DeValue::Table(entries) if name.get_ref().as_ref() == TABLE => {
                for (name, value) in entries {
                    let line = line_at(bytes, name.span().start);
                    match entry(name.get_ref(), value, line, languages) {
                        Ok(entry) => chosen.push(entry),
                        Err(kinds) => findings.extend(kinds.into_iter().map(|kind| Finding { line, kind })),
                    }
                }
            }
            _ => {
                let given = name.get_ref().clone().into_owned();
                findings.push(Finding { line, kind: Kind::UnknownTable { given } });
            }
        }
    }
    chosen.sort_by_key(|entry| entry.line);
    let read = keymap(chosen);
    if findings.is_empty() {
        return read;
    }
    findings.extend(read.err().into_iter().flatten());
    findings.sort_by_key(|finding| finding.line);
    Err(findings)
}

/// One line: an action and its keys.
fn entry(name: &str, value: &Spanned<DeValue>, line: usize, languages: &[&I18n]) -> Result<Chosen, Vec<Kind>> {
    let Some(action) = named(name) else {
        let codes: Vec<String> = ACTIONS.iter().map(|action| action.code()).collect();
        let nearest = nearest(name, codes.iter().map(String::as_str));
        return Err(vec![Kind::UnknownAction { given: name.to_owned(), nearest }]);
    };
    let one = |value: &DeValue| value.as_str().map(str::to_owned);
    let written = match value.get_ref() {
        DeValue::Array(values) => values.iter().map(|value| one(value.get_ref())).collect::<Option<Vec<String>>>(),
        value => one(value).map(|name| vec![name]),
    };
    let written = written.ok_or_else(|| vec![Kind::WrongShape { action: action.id }])?;
    let mut keys = Vec::with_capacity(written.len());
    let mut unknown = Vec::new();
    for given in written {
        match names::parse(&given, languages) {
            Some(key) => keys.push(key),
            None => unknown.push(Kind::UnknownKey { action: action.id, given }),
        }
    }
    if unknown.is_empty() { Ok(Chosen { id: action.id, keys, line }) } else { Err(unknown) }
}

/// The line, from 1, that holds a byte.
fn line_at(bytes: &[u8], offset: usize) -> usize {
    1 + bytes.iter().take(offset).filter(|byte| **byte == b'\n').count()
}
