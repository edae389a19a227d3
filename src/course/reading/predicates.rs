//! The predicate tables of `lesson.toml`, exactly as the format's closed list tells them.

use super::finding::{FindingKind, Shape};
use super::names;
use super::nearest::nearest;
use super::tables::{Desk, Fields, Value, shown};
use crate::course::predicate::{Comparable, NameForm, Predicate, Reference, Which};

/// How deep predicates may stand inside one another.
const DEEPEST: usize = 8;

/// The predicate of a table that holds nothing else.
pub fn predicate(desk: &mut Desk, key: &str, value: &Value) -> Option<Predicate> {
    nested(desk, key, value, 0)
}

/// The predicate of a table that also holds the keys of `beside`.
pub fn predicate_beside(desk: &mut Desk, fields: Fields, beside: &[&str]) -> Option<Predicate> {
    one_of(desk, fields, beside, 0)
}

fn nested(desk: &mut Desk, key: &str, value: &Value, depth: usize) -> Option<Predicate> {
    if depth > DEEPEST {
        let line = desk.line_of(value);
        desk.find(line, FindingKind::TooDeep { most: DEEPEST });
        return None;
    }
    let fields = desk.fields(key, value, Shape::Predicate)?;
    one_of(desk, fields, &[], depth)
}

fn one_of(desk: &mut Desk, fields: Fields, beside: &[&str], depth: usize) -> Option<Predicate> {
    let entries = fields.all(desk);
    let mut found = Vec::new();
    for (name, line, value) in entries {
        if names::PREDICATES.contains(&name) {
            found.push((name, value));
        } else if !beside.contains(&name) {
            let known = names::PREDICATES.iter().chain(beside).copied();
            let kind = FindingKind::UnknownKey {
                key: shown(name),
                nearest: nearest(name, known),
                known: names::PREDICATES.join(", "),
            };
            desk.find(line, kind);
            return None;
        }
    }
    if let [(name, value)] = found.as_slice() {
        return named(desk, name, value, depth);
    }
    desk.find(fields.line, FindingKind::NotOnePredicate { found: found.len() });
    None
}

fn named(desk: &mut Desk, name: &str, value: &Value, depth: usize) -> Option<Predicate> {
    match name {
        "not" => Some(Predicate::Not(Box::new(nested(desk, name, value, depth + 1)?))),
        "any" => Some(Predicate::Any(several(desk, name, value, depth)?)),
        "all" => Some(Predicate::All(several(desk, name, value, depth)?)),
        "before" => {
            let [one, other] = desk.list(name, value) else {
                desk.wrong_shape(name, value, Shape::TwoPredicates);
                return None;
            };
            let (one, other) = (happening(desk, name, one, depth), happening(desk, name, other, depth));
            Some(Predicate::Before(Box::new(one?), Box::new(other?)))
        }
        _ => {
            let fields = desk.fields(name, value, Shape::Table)?;
            match name {
                "socket" | "listening" | "connected" | "bound" | "queued" | "blocked" | "program" | "name"
                | "differs" | "same" => state(desk, name, fields),
                "count" => count(desk, fields, depth),
                _ => happened(desk, name, fields),
            }
        }
    }
}

fn several(desk: &mut Desk, key: &str, value: &Value, depth: usize) -> Option<Vec<Predicate>> {
    let list = desk.list(key, value);
    if list.is_empty() && value.get_ref().is_array() {
        desk.wrong_shape(key, value, Shape::Predicate);
    }
    let read: Vec<Option<Predicate>> = list.iter().map(|item| nested(desk, key, item, depth + 1)).collect();
    read.into_iter().collect::<Option<Vec<_>>>().filter(|read| !read.is_empty())
}

fn happening(desk: &mut Desk, key: &str, value: &Value, depth: usize) -> Option<Predicate> {
    let predicate = nested(desk, key, value, depth + 1)?;
    if is_happening(&predicate) {
        return Some(predicate);
    }
    let line = desk.line_of(value);
    desk.find(line, FindingKind::NotAHappening { predicate: key.to_owned() });
    None
}

/// Whether it happens a number of times: what holds together with something else happens once.
fn is_counted(predicate: &Predicate) -> bool {
    match predicate {
        Predicate::Any(several) => several.iter().all(is_counted),
        Predicate::All(_) | Predicate::Before(..) | Predicate::Count { .. } => false,
        other => is_happening(other),
    }
}

/// Whether it is latched, so that it has a first time and can be counted.
fn is_happening(predicate: &Predicate) -> bool {
    match predicate {
        Predicate::Option { .. }
        | Predicate::Call { .. }
        | Predicate::Returned { .. }
        | Predicate::Failed { .. }
        | Predicate::Accepted { .. }
        | Predicate::Sent { .. }
        | Predicate::Received { .. }
        | Predicate::Read { .. }
        | Predicate::Closed { .. }
        | Predicate::Before(..)
        | Predicate::Count { .. } => true,
        Predicate::Any(several) | Predicate::All(several) => several.iter().all(is_happening),
        _ => false,
    }
}

fn count(desk: &mut Desk, fields: Fields, depth: usize) -> Option<Predicate> {
    fields.only(desk, &["of", "times", "each"]);
    let each_socket = fields.word(desk, "each", &["socket"]).is_some();
    let times = fields.need(desk, "times").and_then(|times| desk.number("times", times));
    let of = fields.need(desk, "of").and_then(|it| {
        let of = happening(desk, "count", it, depth)?;
        let counted = is_counted(&of);
        if !counted {
            let line = desk.line_of(it);
            desk.find(line, FindingKind::NotCountable);
        }
        counted.then_some(of)
    });
    Some(Predicate::Count { of: Box::new(of?), times: times?, each_socket })
}

fn state(desk: &mut Desk, name: &str, fields: Fields) -> Option<Predicate> {
    let f = fields;
    Some(match name {
        "socket" => {
            f.only(desk, &["program", "family", "type", "protocol", "new", "as"]);
            Predicate::Socket {
                program: f.text(desk, "program"),
                family: f.word(desk, "family", names::FAMILIES),
                kind: f.word(desk, "type", names::TYPES),
                protocol: f.get("protocol").and_then(|it| desk.within("protocol", it, 0..1 << 31)).map(|it| it as i32),
                new: f.flag(desk, "new").unwrap_or(false),
                variable: variable(desk, f),
            }
        }
        "listening" => {
            f.only(desk, &["program", "family", "name", "waiting", "as"]);
            Predicate::Listening {
                program: f.text(desk, "program"),
                family: f.word(desk, "family", names::FAMILIES),
                name: f.word(desk, "name", names::NAME_FORMS).as_deref().and_then(name_form),
                waiting: f.number(desk, "waiting"),
                variable: variable(desk, f),
            }
        }
        "connected" => {
            f.only(desk, &["of", "to"]);
            Predicate::Connected { of: need_reference(desk, f, "of")?, to: reference(desk, f, "to") }
        }
        "bound" => {
            f.only(desk, &["of", "name"]);
            let name = f.need_word(desk, "name", names::NAME_FORMS);
            Predicate::Bound { of: need_reference(desk, f, "of")?, name: name.as_deref().and_then(name_form)? }
        }
        "queued" => {
            f.only(desk, &["at", "bytes", "messages"]);
            let (bytes, messages) = (f.number(desk, "bytes"), f.number(desk, "messages"));
            one_is_there(desk, f, &["bytes", "messages"]);
            Predicate::Queued { at: need_reference(desk, f, "at")?, bytes, messages }
        }
        "blocked" => {
            f.only(desk, &["by", "call", "seconds"]);
            let call = f.word(desk, "call", names::CALLS);
            let seconds = f.get("seconds").and_then(|it| seconds(desk, it)).unwrap_or(0.0);
            Predicate::Blocked { by: f.need_text(desk, "by")?, call, seconds }
        }
        "program" => {
            f.only(desk, &["name", "alive"]);
            let alive = f.need(desk, "alive").and_then(|it| desk.flag("alive", it));
            Predicate::Program { name: f.need_text(desk, "name")?, alive: alive? }
        }
        "name" => {
            f.only(desk, &["program", "name", "type"]);
            let (program, type_name) = (f.need_text(desk, "program"), f.text(desk, "type"));
            Predicate::Name { name: f.need_text(desk, "name")?, program: program?, type_name }
        }
        _ => {
            f.only(desk, &["of", "and", "what"]);
            let (of, and) = (need_reference(desk, f, "of"), need_reference(desk, f, "and"));
            let what = match f.need_word(desk, "what", names::COMPARED)?.as_str() {
                "local-port" => Comparable::LocalPort,
                "local-address" => Comparable::LocalAddress,
                "descriptor" => Comparable::Descriptor,
                "program" => Comparable::Program,
                "family" => Comparable::Family,
                _ => Comparable::Type,
            };
            Predicate::Compare { of: of?, and: and?, what, equal: name == "same" }
        }
    })
}

fn happened(desk: &mut Desk, name: &str, fields: Fields) -> Option<Predicate> {
    let f = fields;
    Some(match name {
        "option" => {
            f.only(desk, &["of", "name", "level", "value"]);
            let of = need_reference(desk, f, "of");
            let level = f.word(desk, "level", names::LEVELS);
            let value = f.number(desk, "value");
            Predicate::Option { name: f.need_word(desk, "name", &names::options())?, of: of?, level, value }
        }
        "call" => {
            f.only(desk, &["by", "name", "family", "type", "backlog"]);
            let by = need_reference(desk, f, "by");
            let family = f.word(desk, "family", names::FAMILIES);
            let kind = f.word(desk, "type", names::TYPES);
            let backlog = f.number(desk, "backlog");
            Predicate::Call { name: f.need_word(desk, "name", names::CALLS)?, by: by?, family, kind, backlog }
        }
        "returned" => {
            f.only(desk, &["by", "call", "integer", "bytes_length", "value"]);
            one_is_there(desk, f, &["integer", "bytes_length", "value"]);
            // A value's repr is told with its statement, a number with its call: nothing is both.
            if f.get("value").is_some() && ["call", "integer", "bytes_length"].iter().any(|key| f.get(key).is_some()) {
                let (key, others) = ("value".to_owned(), "call, integer, bytes_length".to_owned());
                desk.find(f.line, FindingKind::NotTogether { key, others });
            }
            let call = f.word(desk, "call", names::CALLS);
            let (integer, bytes_length) = (f.number(desk, "integer"), f.number(desk, "bytes_length"));
            let value = f.text(desk, "value");
            Predicate::Returned { by: need_reference(desk, f, "by")?, call, integer, bytes_length, value }
        }
        "failed" => {
            f.only(desk, &["by", "call", "errno", "class", "mentions"]);
            Predicate::Failed {
                by: reference(desk, f, "by"),
                call: f.word(desk, "call", names::CALLS),
                errno: f.word(desk, "errno", names::ERRNOS),
                class: f.word(desk, "class", &names::exceptions()),
                mentions: f.text(desk, "mentions"),
            }
        }
        "accepted" => {
            f.only(desk, &["by", "from", "peer", "as"]);
            Predicate::Accepted {
                by: reference(desk, f, "by"),
                from: reference(desk, f, "from"),
                unnamed_peer: f.word(desk, "peer", &["none"]).is_some(),
                variable: variable(desk, f),
            }
        }
        "sent" => {
            f.only(desk, &["from", "at_least", "sends", "starts_with", "to"]);
            let at_least = size(desk, f, "at_least");
            let (sends, starts_with, to) =
                (f.number(desk, "sends"), f.text(desk, "starts_with"), reference(desk, f, "to"));
            Predicate::Sent { from: need_reference(desk, f, "from")?, at_least, sends, starts_with, to }
        }
        "received" => {
            f.only(desk, &["by", "at_least", "equals", "starts_with", "from"]);
            let at_least = size(desk, f, "at_least");
            let equals_sent = f.word(desk, "equals", &["sent"]).is_some();
            let (starts_with, from) = (f.text(desk, "starts_with"), reference(desk, f, "from"));
            Predicate::Received { by: need_reference(desk, f, "by")?, at_least, equals_sent, starts_with, from }
        }
        "read" => {
            f.only(desk, &["by", "covers_sends", "which", "truncated", "empty", "bytes", "equals"]);
            let which = f.word(desk, "which", &["first", "last"]);
            Predicate::Read {
                covers_sends: f.number(desk, "covers_sends"),
                which: which.map(|which| if which == "first" { Which::First } else { Which::Last }),
                truncated: f.flag(desk, "truncated"),
                empty: f.flag(desk, "empty"),
                bytes: f.number(desk, "bytes"),
                equals_a_send: f.word(desk, "equals", &["a-send"]).is_some(),
                by: need_reference(desk, f, "by")?,
            }
        }
        _ => {
            f.only(desk, &["of", "how"]);
            let half = f.word(desk, "how", &["shutdown-write"]).is_some();
            Predicate::Closed { of: need_reference(desk, f, "of")?, half }
        }
    })
}

/// Finds that none of these keys is there.
fn one_is_there(desk: &mut Desk, fields: Fields, keys: &[&str]) {
    if keys.iter().all(|key| fields.get(key).is_none()) {
        desk.find(fields.line, FindingKind::MissingOneOf { keys: keys.join(", ") });
    }
}

fn name_form(word: &str) -> Option<NameForm> {
    Some(match word {
        "path" => NameForm::Path,
        "abstract" => NameForm::Abstract,
        "port" => NameForm::Port,
        "none" => NameForm::Unnamed,
        _ => return None,
    })
}

fn reference(desk: &mut Desk, fields: Fields, key: &str) -> Option<Reference> {
    fields.text(desk, key).map(Reference)
}

fn need_reference(desk: &mut Desk, fields: Fields, key: &str) -> Option<Reference> {
    fields.need_text(desk, key).map(Reference)
}

fn variable(desk: &mut Desk, fields: Fields) -> Option<String> {
    desk.id("as", fields.get("as")?)
}

fn size(desk: &mut Desk, fields: Fields, key: &str) -> Option<u64> {
    let size = desk.within(key, fields.get(key)?, 0..1 << 40)?;
    u64::try_from(size).ok()
}

fn seconds(desk: &mut Desk, value: &Value) -> Option<f64> {
    let text = value.get_ref().as_float().map(|number| number.as_str().to_owned());
    let text = text.or_else(|| value.get_ref().as_integer().map(|number| number.as_str().to_owned()));
    let seconds: Option<f64> = text.and_then(|text| text.parse().ok());
    // An hour is longer than any lesson waits; nan and inf are numbers to TOML.
    let seconds = seconds.filter(|seconds| (0.0..=3600.0).contains(seconds));
    if seconds.is_none() {
        desk.wrong_shape("seconds", value, Shape::Seconds);
    }
    seconds
}
