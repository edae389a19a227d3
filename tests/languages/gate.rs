//! The rules, over resources and source held in memory. Each failure says where, what, and what to do.

use std::collections::{BTreeMap, BTreeSet};

use fluent_syntax::ast::{Entry, Expression, InlineExpression, Pattern, PatternElement};
use fluent_syntax::parser;

use crate::source::literals;
use crate::words::{glyph_problems, prose, spanish_problems};

/// A file's path, for people, and its text.
#[derive(Clone, Debug)]
pub struct File {
    pub path: String,
    pub text: String,
}

/// Words that are the same in Spanish and in English, so that a message made of them alone may be too:
/// our name, names of the subject, keys, units. Code between backquotes needs no entry.
const SAME_IN_BOTH: &[&str] = &[
    // Names.
    "enchufe",
    "Python",
    "python3",
    "Linux",
    "macOS",
    "WSL2",
    "Unix",
    "UNIX",
    "TCP",
    "UDP",
    "descriptor",
    "variables",
    "VARIABLES",
    "IP",
    "IPv4",
    "IPv6",
    "ICMP",
    "HTTP",
    "UTF",
    "ASCII",
    "X",
    "curl",
    "N",
    "byte",
    "bytes",
    "ss",
    "strace",
    "English",
    "Español",
    "F",
    "q",
    "pid",
    "fd",
    "errno",
    "socket",
    "sockets",
    "web",
    "loopback",
    "STREAM",
    "DGRAM",
    "SEQPACKET",
    "RAW",
    "backlog",
    "stdout",
    "stderr",
    // Words both languages spell alike.
    "error",
    "local",
    "total",
    "no",
    "normal",
    "hex",
    // TCP states, as RFC 9293 and `ss` write them.
    "ESTABLISHED",
    "SYN_SENT",
    "SYN_RECV",
    "FIN_WAIT1",
    "FIN_WAIT2",
    "TIME_WAIT",
    "CLOSE",
    "CLOSE_WAIT",
    "LAST_ACK",
    "LISTEN",
    "CLOSING",
    "NEW_SYN_RECV",
    "BOUND_INACTIVE",
    "ESTAB",
    // Keys.
    "Enter",
    "Esc",
    "Tab",
    "Ctrl",
    "Alt",
    "F1",
    "F2",
    "F3",
    "F4",
    "F5",
    "F6",
    "F7",
    "F8",
    "F9",
    "F10",
    "F11",
    "F12",
    // Units.
    "B",
    "kB",
    "MB",
    "GB",
    "ns",
    "µs",
    "ms",
    "s",
    "min",
];

/// A message or a term.
struct Defined {
    file: String,
    /// The value (under "") and the attributes, each with its text.
    parts: BTreeMap<String, Part>,
}

/// A value or an attribute.
#[derive(Default)]
struct Part {
    /// Its text with each placeable as `{…}`: two languages that agree here say the same.
    whole: String,
    /// What people read, with `{}` for what is filled in: one for each variant.
    texts: Vec<String>,
    variables: BTreeSet<String>,
    terms: BTreeSet<String>,
    messages: BTreeSet<String>,
}

impl Defined {
    fn gather(&self, of: impl Fn(&Part) -> &BTreeSet<String>) -> BTreeSet<String> {
        self.parts.values().flat_map(|part| of(part).iter().cloned()).collect()
    }
}

/// Everything one language defines, by id; terms have their `-`.
type Language = BTreeMap<String, Defined>;

/// All that is wrong, one failure an entry; empty when the gate is open.
pub fn check(spanish: &[File], english: &[File], sources: &[File]) -> Vec<String> {
    let mut failures = Vec::new();
    let es = read(spanish, &mut failures);
    let en = read(english, &mut failures);
    compare(&es, &en, &mut failures);
    for language in [&es, &en] {
        for (id, defined) in language {
            let texts = defined.parts.values().flat_map(|part| &part.texts);
            for text in texts {
                failures.extend(glyph_problems(text).into_iter().map(|problem| at(defined, id, &problem)));
            }
        }
        references(language, &mut failures);
    }
    for (id, defined) in &es {
        for text in defined.parts.values().flat_map(|part| &part.texts) {
            failures.extend(spanish_problems(text).into_iter().map(|problem| at(defined, id, &problem)));
        }
    }
    usage(&es, &en, sources, &mut failures);
    failures
}

fn at(defined: &Defined, id: &str, problem: &str) -> String {
    format!("{}: «{id}»: {problem}", defined.file)
}

/// Parses the files of one language: no junk, nothing defined twice.
fn read(files: &[File], failures: &mut Vec<String>) -> Language {
    let mut language = Language::new();
    for file in files {
        let resource = match parser::parse(file.text.as_str()) {
            Ok(resource) => resource,
            Err((resource, errors)) => {
                for error in errors {
                    // The entry that was given up begins before the place where the parser gave up.
                    let start = error.slice.map_or(error.pos.start, |entry| entry.start);
                    let before = file.text.get(..start).unwrap_or(&file.text);
                    let line = before.matches('\n').count() + 1;
                    failures.push(format!("{}:{line}: not Fluent ({}): mend the syntax there", file.path, error.kind));
                }
                resource
            }
        };
        for entry in resource.body {
            let (id, value, attributes) = match entry {
                Entry::Message(message) => (message.id.name.to_owned(), message.value, message.attributes),
                Entry::Term(term) => (format!("-{}", term.id.name), Some(term.value), term.attributes),
                _ => continue,
            };
            let mut defined = Defined { file: file.path.clone(), parts: BTreeMap::new() };
            let values = value.iter().map(|pattern| (String::new(), pattern));
            let named = attributes.iter().map(|attribute| (attribute.id.name.to_owned(), &attribute.value));
            for (name, pattern) in values.chain(named) {
                defined.parts.insert(name, part(pattern));
            }
            if let Some(first) = language.get(&id) {
                let problem = format!("also defined in {}: rename or remove one of the two", first.file);
                failures.push(at(&defined, &id, &problem));
                continue;
            }
            language.insert(id, defined);
        }
    }
    language
}

fn part(pattern: &Pattern<&str>) -> Part {
    let mut part = Part::default();
    let texts = walk(pattern, &mut part);
    part.texts = texts;
    part
}

/// Gathers a pattern into `part`, and returns its readings: its own, then one for each variant it chooses from.
fn walk(pattern: &Pattern<&str>, part: &mut Part) -> Vec<String> {
    let mut own = String::new();
    let mut others = Vec::new();
    for element in &pattern.elements {
        match element {
            PatternElement::TextElement { value } => {
                own.push_str(value);
                part.whole.push_str(value);
            }
            PatternElement::Placeable { expression: Expression::Inline(inline) } => {
                own.push_str(&inline_expression(inline, part, &mut others));
            }
            PatternElement::Placeable { expression: Expression::Select { selector, variants } } => {
                inline_expression(selector, part, &mut others);
                own.push_str("{}");
                for variant in variants {
                    part.whole.push('|');
                    others.extend(walk(&variant.value, part));
                }
            }
        }
    }
    others.insert(0, own);
    others
}

/// Gathers an expression and returns what stands for it in the text that people read.
fn inline_expression(expression: &InlineExpression<&str>, part: &mut Part, others: &mut Vec<String>) -> String {
    let name = match expression {
        InlineExpression::StringLiteral { value } => {
            part.whole.push_str(value);
            return (*value).to_owned();
        }
        InlineExpression::NumberLiteral { value } => (*value).to_owned(),
        InlineExpression::VariableReference { id } => {
            part.variables.insert(id.name.to_owned());
            format!("${}", id.name)
        }
        InlineExpression::MessageReference { id, .. } => {
            part.messages.insert(id.name.to_owned());
            id.name.to_owned()
        }
        InlineExpression::TermReference { id, .. } => {
            part.terms.insert(format!("-{}", id.name));
            format!("-{}", id.name)
        }
        InlineExpression::FunctionReference { id, arguments } => {
            for argument in arguments.positional.iter().chain(arguments.named.iter().map(|named| &named.value)) {
                inline_expression(argument, part, others);
            }
            id.name.to_owned()
        }
        InlineExpression::Placeable { expression } => match expression.as_ref() {
            Expression::Inline(inline) => return inline_expression(inline, part, others),
            Expression::Select { selector, variants } => {
                inline_expression(selector, part, others);
                for variant in variants {
                    others.extend(walk(&variant.value, part));
                }
                String::new()
            }
        },
    };
    part.whole.push_str(&format!("{{{name}}}"));
    "{}".to_owned()
}

/// What both languages must share, and what they must not.
fn compare(es: &Language, en: &Language, failures: &mut Vec<String>) {
    for (here, there, missing) in [(es, en, "English (locales/en)"), (en, es, "Spanish (locales/es)")] {
        for (id, defined) in here.iter().filter(|(id, _)| !there.contains_key(*id)) {
            failures.push(at(defined, id, &format!("has no counterpart in {missing}: write it there")));
        }
    }
    for (id, spanish) in es {
        let Some(english) = en.get(id) else { continue };
        let names = |defined: &Defined| defined.parts.keys().cloned().collect::<BTreeSet<String>>();
        let shared = [
            ("value or attributes", names(spanish), names(english)),
            ("variables", spanish.gather(|part| &part.variables), english.gather(|part| &part.variables)),
            ("terms", spanish.gather(|part| &part.terms), english.gather(|part| &part.terms)),
        ];
        for (what, ours, theirs) in shared.iter().filter(|(_, ours, theirs)| ours != theirs) {
            let problem = format!(
                "its {what} are {ours:?} in Spanish and {theirs:?} in English ({}): make them the same",
                english.file
            );
            failures.push(at(spanish, id, &problem));
        }
        for (name, part) in &spanish.parts {
            let Some(other) = english.parts.get(name) else { continue };
            if part.whole == other.whole && !part.texts.iter().all(|text| may_be_the_same(text)) {
                let problem = format!(
                    "says the same in both languages ({:?}): translate it, or add its words to SAME_IN_BOTH",
                    part.whole
                );
                failures.push(at(spanish, id, &problem));
            }
        }
    }
}

/// Whether a text is made of code, of what is filled in, and of words that both languages share.
fn may_be_the_same(text: &str) -> bool {
    let is_word = |character: char| character.is_alphanumeric() || character == '_';
    prose(text)
        .split(|character| !is_word(character))
        .filter(|word| word.chars().any(char::is_alphabetic))
        .all(|word| SAME_IN_BOTH.contains(&word))
}

/// Terms and messages that are named inside messages must exist, and a term must be named somewhere.
fn references(language: &Language, failures: &mut Vec<String>) {
    let mut named = BTreeSet::new();
    for (id, defined) in language {
        for other in defined.gather(|part| &part.terms).into_iter().chain(defined.gather(|part| &part.messages)) {
            if !language.contains_key(&other) {
                failures.push(at(
                    defined,
                    id,
                    &format!("names «{other}», which is not defined: define it or name another"),
                ));
            }
            named.insert(other);
        }
    }
    for (id, defined) in language.iter().filter(|(id, _)| id.starts_with('-') && !named.contains(*id)) {
        failures.push(at(defined, id, "no message names this term: use it or remove it"));
    }
}

/// Every id that the source translates exists; every message is named by the source or by another message.
fn usage(es: &Language, en: &Language, sources: &[File], failures: &mut Vec<String>) {
    let defined = |id: &str| es.contains_key(id) || en.contains_key(id);
    let mut used: BTreeSet<String> = BTreeSet::new();
    for source in sources {
        for literal in literals(&source.text) {
            if literal.translated && !defined(&literal.text) {
                failures.push(format!(
                    "{}:{}: «{}» is translated and defined nowhere: add it to locales/es and locales/en",
                    source.path, literal.line, literal.text
                ));
            }
            used.insert(literal.text);
        }
    }
    for language in [es, en] {
        used.extend(language.values().flat_map(|defined| defined.gather(|part| &part.messages)));
    }
    let is_unused = |id: &String| !id.starts_with('-') && !used.contains(id);
    for (id, defined) in es.iter().filter(|(id, _)| is_unused(id)) {
        let problem = "no string of src/ is this id (an id made by format! is not seen): use it or remove it";
        failures.push(at(defined, id, problem));
    }
}
