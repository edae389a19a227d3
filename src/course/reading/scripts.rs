//! The scripts of `lesson.toml`.

use super::finding::{FindingKind, Shape, Thing};
use super::names;
use super::nearest::nearest;
use super::predicates::predicate;
use super::tables::{Desk, Fields, Value, shown};
use crate::course::script::{Action, Item, Script, role_of_kind, usual_role};
use crate::journal::event::Role;

/// How many lines a script may have.
const MOST_LINES: usize = 100;

/// How long a statement may be, in bytes.
const LONGEST_STATEMENT: usize = 2000;

/// Reads a script. `setup`: whether its lines may say that they raise.
pub fn script(desk: &mut Desk, key: &str, value: &Value, setup: bool) -> Script {
    let list = desk.list(key, value);
    if list.len() > MOST_LINES {
        let line = desk.line_of(value);
        desk.find(line, FindingKind::TooMany { thing: Thing::ScriptLine, most: MOST_LINES });
        return Script::default();
    }
    let items = list.iter().filter_map(|item| {
        let action = action(desk, key, item, setup)?;
        Some(Item { line: desk.line_of(item), action })
    });
    Script { items: items.collect() }
}

fn action(desk: &mut Desk, key: &str, item: &Value, setup: bool) -> Option<Action> {
    if item.get_ref().is_array() {
        return statement(desk, key, item, setup);
    }
    let fields = desk.fields(key, item, Shape::ScriptItem)?;
    let keys = ["start", "end", "interrupt", "until"];
    let present: Vec<&str> = keys.into_iter().filter(|key| fields.get(key).is_some()).collect();
    match present.as_slice() {
        ["start"] => {
            fields.only(desk, &["start", "kind", "to"]);
            let kind = fields.word(desk, "kind", names::ROLES);
            let program = fields.need_id(desk, "start")?;
            if fields.get("kind").is_some() && kind.is_none() {
                return None;
            }
            let role = kind.as_deref().and_then(role_of_kind).unwrap_or_else(|| usual_role(&program));
            let to = destination(desk, fields, role)?;
            Some(Action::Start { program, role, to })
        }
        ["end"] => {
            fields.only(desk, &["end"]);
            Some(Action::End { program: fields.need_id(desk, "end")? })
        }
        ["interrupt"] => {
            fields.only(desk, &["interrupt"]);
            Some(Action::Interrupt { program: fields.need_id(desk, "interrupt")? })
        }
        ["until"] => {
            fields.only(desk, &["until"]);
            Some(Action::Until(predicate(desk, "until", fields.get("until")?)?))
        }
        _ => {
            misspelt(desk, key, item, fields);
            None
        }
    }
}

/// The program that a relay connects to: of a relay it has to be there, and nothing else has one. `None` outside: it is wrong.
fn destination(desk: &mut Desk, fields: Fields, role: Role) -> Option<Option<String>> {
    let relays = matches!(role, Role::Server(kind) if kind.relays());
    match (relays, fields.get("to")) {
        (true, _) => Some(Some(fields.need_id(desk, "to")?)),
        (false, None) => Some(None),
        (false, Some(value)) => {
            let line = desk.line_of(value);
            desk.find(line, FindingKind::NoRelay);
            None
        }
    }
}

/// Says which key was probably meant, or what an item of a script is.
fn misspelt(desk: &mut Desk, key: &str, item: &Value, fields: Fields) {
    let known = ["start", "kind", "to", "end", "interrupt", "until"];
    let unknown = fields.all(desk).into_iter().find(|(name, ..)| !known.contains(name));
    match unknown {
        Some((name, line, _)) => {
            let near = nearest(name, known);
            desk.find(line, FindingKind::UnknownKey { key: shown(name), nearest: near, known: known.join(", ") });
        }
        None => desk.wrong_shape(key, item, Shape::ScriptItem),
    }
}

fn statement(desk: &mut Desk, key: &str, item: &Value, setup: bool) -> Option<Action> {
    let (program, source, mark) = match desk.list(key, item) {
        [program, source] => (program, source, None),
        [program, source, mark] => (program, source, Some(mark)),
        _ => {
            desk.wrong_shape(key, item, Shape::ScriptItem);
            return None;
        }
    };
    if let Some(mark) = mark {
        desk.word(key, mark, &["raises"])?;
        if !setup {
            let line = desk.line_of(mark);
            desk.find(line, FindingKind::RaisesOutsideSetup);
        }
    }
    let (program, source) = (desk.id(key, program), desk.text(key, source));
    let source = source.filter(|source| {
        let fits = source.len() <= LONGEST_STATEMENT;
        if !fits {
            desk.wrong_shape(key, item, Shape::ScriptItem);
        }
        fits
    });
    Some(Action::Run { program: program?, source: source?, raises: mark.is_some() })
}
