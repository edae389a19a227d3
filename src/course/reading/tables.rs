//! TOML with places: every value knows its line, and what is wrong with it becomes a finding.

use std::ops::Range;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::finding::{Finding, FindingKind, Shape};
use super::nearest::nearest;
use crate::course::predicate::Number;

/// A value with its place.
pub type Value<'t> = Spanned<DeValue<'t>>;

/// How long an id may be.
const LONGEST_ID: usize = 40;

/// A file being read: where its lines begin, and what was found in it.
pub struct Desk {
    file: String,
    starts: Vec<usize>,
    /// What was found so far.
    pub findings: Vec<Finding>,
}

impl Desk {
    /// For a file of this name and text.
    pub fn new(file: &str, text: &str) -> Desk {
        let starts = text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n').map(|(at, _)| at + 1).collect();
        Desk { file: file.to_owned(), starts, findings: Vec::new() }
    }

    /// The line, counted from 1, that holds a byte.
    pub fn line(&self, offset: usize) -> usize {
        self.starts.partition_point(|start| *start <= offset) + 1
    }

    /// The line where a value begins.
    pub fn line_of<T>(&self, value: &Spanned<T>) -> usize {
        self.line(value.span().start)
    }

    /// Something wrong at a line.
    pub fn find(&mut self, line: usize, kind: FindingKind) {
        self.findings.push(Finding { file: self.file.clone(), line, kind });
    }

    /// A value of another shape than it should have.
    pub fn wrong_shape(&mut self, key: &str, value: &Value, shape: Shape) {
        let line = self.line_of(value);
        self.find(line, FindingKind::WrongShape { key: key.to_owned(), shape });
    }

    /// A text.
    pub fn text(&mut self, key: &str, value: &Value) -> Option<String> {
        let text = value.get_ref().as_str().map(str::to_owned);
        if text.is_none() {
            self.wrong_shape(key, value, Shape::Text);
        }
        text.filter(|text| {
            let full = !text.trim().is_empty();
            if !full {
                self.wrong_shape(key, value, Shape::FullText);
            }
            full
        })
    }

    /// An id: a-z, 0-9 and -.
    pub fn id(&mut self, key: &str, value: &Value) -> Option<String> {
        let id = self.text(key, value)?;
        if !is_id(&id) {
            let line = self.line_of(value);
            self.find(line, FindingKind::BadId { id: id.clone() });
        }
        Some(id)
    }

    /// A word of a closed list.
    pub fn word(&mut self, key: &str, value: &Value, known: &[&str]) -> Option<String> {
        let word = self.text(key, value)?;
        if known.contains(&word.as_str()) {
            return Some(word);
        }
        let kind = FindingKind::UnknownWord {
            key: key.to_owned(),
            nearest: nearest(&word, known.iter().copied()),
            // A list of a hundred names helps nobody.
            known: if known.len() <= 30 { known.join(", ") } else { String::new() },
            word,
        };
        let line = self.line_of(value);
        self.find(line, kind);
        None
    }

    /// `true` or `false`.
    pub fn flag(&mut self, key: &str, value: &Value) -> Option<bool> {
        let flag = value.get_ref().as_bool();
        if flag.is_none() {
            self.wrong_shape(key, value, Shape::Flag);
        }
        flag
    }

    /// A whole number.
    pub fn integer(&mut self, key: &str, value: &Value) -> Option<i64> {
        let number = whole(value);
        if number.is_none() {
            self.wrong_shape(key, value, Shape::Integer);
        }
        number
    }

    /// A whole number within bounds.
    pub fn within(&mut self, key: &str, value: &Value, bounds: Range<i64>) -> Option<i64> {
        let number = self.integer(key, value)?;
        if !bounds.contains(&number) {
            let (line, most) = (self.line_of(value), bounds.end - 1);
            self.find(line, FindingKind::OutOfRange { key: key.to_owned(), least: bounds.start, most });
            return None;
        }
        Some(number)
    }

    /// A number compared.
    pub fn number(&mut self, key: &str, value: &Value) -> Option<Number> {
        let number = match value.get_ref().as_str() {
            Some(text) => Number::parse(text),
            None => whole(value).and_then(|number| Number::parse(&number.to_string())),
        };
        if number.is_none() {
            self.wrong_shape(key, value, Shape::Number);
        }
        number
    }

    /// The values of a list.
    pub fn list<'v, 't>(&mut self, key: &str, value: &'v Value<'t>) -> &'v [Value<'t>] {
        if let Some(list) = value.get_ref().as_array() {
            return list;
        }
        self.wrong_shape(key, value, Shape::List);
        &[]
    }

    /// The texts of a list, with their lines.
    pub fn texts(&mut self, key: &str, value: &Value) -> Vec<(usize, String)> {
        let list = self.list(key, value);
        list.iter().filter_map(|item| Some((self.line_of(item), self.text(key, item)?))).collect()
    }

    /// The fields of a table.
    pub fn fields<'v, 't>(&mut self, key: &str, value: &'v Value<'t>, shape: Shape) -> Option<Fields<'v, 't>> {
        let entries = value.get_ref().as_table();
        if entries.is_none() {
            self.wrong_shape(key, value, shape);
        }
        Some(Fields { entries: entries?, line: self.line_of(value) })
    }
}

/// Whether it can be an id.
pub fn is_id(text: &str) -> bool {
    let fits = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
    !text.is_empty() && text.len() <= LONGEST_ID && text.bytes().all(fits)
}

fn whole(value: &Value) -> Option<i64> {
    let integer = value.get_ref().as_integer()?;
    i64::from_str_radix(integer.as_str(), integer.radix()).ok()
}

/// A table being read.
#[derive(Clone, Copy)]
pub struct Fields<'v, 't> {
    entries: &'v DeTable<'t>,
    /// The line where it begins.
    pub line: usize,
}

impl<'v, 't> Fields<'v, 't> {
    /// A whole file.
    pub fn of_file(entries: &'v DeTable<'t>) -> Fields<'v, 't> {
        Fields { entries, line: 1 }
    }

    /// Finds the keys that are not of the format.
    pub fn only(&self, desk: &mut Desk, known: &[&str]) {
        for key in self.entries.keys() {
            let name: &str = key.get_ref();
            if !known.contains(&name) {
                let line = desk.line_of(key);
                let (near, known) = (nearest(name, known.iter().copied()), known.join(", "));
                desk.find(line, FindingKind::UnknownKey { key: shown(name), nearest: near, known });
            }
        }
    }

    /// The keys, with their lines and values.
    pub fn all(&self, desk: &Desk) -> Vec<(&'v str, usize, &'v Value<'t>)> {
        let entry = |(key, value): (&'v Spanned<_>, &'v Value<'t>)| -> (&'v str, usize, &'v Value<'t>) {
            let name: &'v std::borrow::Cow<'t, str> = key.get_ref();
            (name.as_ref(), desk.line_of(key), value)
        };
        self.entries.iter().map(entry).collect()
    }

    /// A value by its key.
    pub fn get(&self, key: &str) -> Option<&'v Value<'t>> {
        self.entries.iter().find(|(known, _)| known.get_ref().as_ref() == key).map(|(_, value)| value)
    }

    /// A value that has to be there.
    pub fn need(&self, desk: &mut Desk, key: &str) -> Option<&'v Value<'t>> {
        let value = self.get(key);
        if value.is_none() {
            desk.find(self.line, FindingKind::MissingKey { key: key.to_owned() });
        }
        value
    }

    /// A text, if it is there.
    pub fn text(&self, desk: &mut Desk, key: &str) -> Option<String> {
        desk.text(key, self.get(key)?)
    }

    /// A word of a closed list, if it is there.
    pub fn word(&self, desk: &mut Desk, key: &str, known: &[&str]) -> Option<String> {
        desk.word(key, self.get(key)?, known)
    }

    /// `true` or `false`, if it is there.
    pub fn flag(&self, desk: &mut Desk, key: &str) -> Option<bool> {
        desk.flag(key, self.get(key)?)
    }

    /// A number compared, if it is there.
    pub fn number(&self, desk: &mut Desk, key: &str) -> Option<Number> {
        desk.number(key, self.get(key)?)
    }

    /// A text that has to be there.
    pub fn need_text(&self, desk: &mut Desk, key: &str) -> Option<String> {
        let value = self.need(desk, key)?;
        desk.text(key, value)
    }

    /// An id that has to be there.
    pub fn need_id(&self, desk: &mut Desk, key: &str) -> Option<String> {
        let value = self.need(desk, key)?;
        desk.id(key, value)
    }

    /// A word of a closed list that has to be there.
    pub fn need_word(&self, desk: &mut Desk, key: &str, known: &[&str]) -> Option<String> {
        let value = self.need(desk, key)?;
        desk.word(key, value, known)
    }
}

/// A word of the author's, no longer than a message bears.
pub fn shown(text: &str) -> String {
    const MOST: usize = 60;
    if text.chars().count() <= MOST {
        return text.to_owned();
    }
    text.chars().take(MOST).chain(['…']).collect()
}
