//! Variants of a step's solution that nobody wrote: what must not matter is changed, and what matters is left out.
//!
//! Other names, `sendall` for `send`, a look or a mistake on the way: a goal that any of these stops is a bad goal, and
//! falls short. That a send split in two should not matter, and that a line left out should, is true of most steps and
//! not of all: when it is not so, that is a remark.

use std::collections::BTreeMap;

use crate::course::lesson::{Goal, Step};
use crate::course::predicate::{Comparison, Number, Predicate};
use crate::course::script::{Action, Item, Script};

mod python;

/// A line that changes nothing, wherever it stands.
const LOOK: &str = "6 * 7";

/// A mistake that changes nothing, wherever it is made.
const MISTAKE: &str = "nombre_sin_valor";

/// A socket that nobody needs.
const SPARE: &str = "de_sobra = socket.socket()";

/// What renamed variables begin with.
const PREFIX: &str = "otro_";

/// A script derived from the solution.
#[derive(Clone, Debug, PartialEq)]
pub struct Variant {
    /// How it was derived.
    pub kind: VariantKind,
    /// The line of `lesson.toml` that was changed.
    pub line: usize,
    /// The script.
    pub script: Script,
}

/// How a variant is derived.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum VariantKind {
    /// One line is left out.
    Without {
        /// The line as it stands.
        source: String,
    },
    /// The variables have other names.
    Renamed,
    /// `sendall` for `send`.
    SendAll,
    /// One `send` is split in two.
    SplitSend {
        /// The line as it stands.
        source: String,
    },
    /// A line between the others that changes nothing.
    Explored {
        /// The line.
        source: String,
    },
    /// A line between the others that raises, and changes nothing.
    Mistaken {
        /// The line.
        source: String,
    },
}

impl Variant {
    /// Whether it is to pass.
    pub fn passes(&self) -> bool {
        !matches!(self.kind, VariantKind::Without { .. })
    }

    /// Whether it is only remarked upon when it ends otherwise.
    pub fn is_remark(&self) -> bool {
        matches!(self.kind, VariantKind::Without { .. } | VariantKind::SplitSend { .. })
    }
}

/// All variants of a step's solution.
pub fn derive(step: &Step) -> Vec<Variant> {
    if step.goal.is_empty() || step.solution.items.is_empty() {
        return Vec::new();
    }
    let mut variants = Vec::new();
    variants.extend(renamed(step));
    variants.extend(with_sendall(step));
    variants.extend(split(step));
    variants.extend(explored(step));
    variants.extend(without(step));
    variants
}

/// The statements of a script, with their places.
fn runs(script: &Script) -> impl DoubleEndedIterator<Item = (usize, &Item, &str, &str)> {
    script.items.iter().enumerate().filter_map(|(place, item)| match &item.action {
        Action::Run { program, source, .. } => Some((place, item, program.as_str(), source.as_str())),
        _ => None,
    })
}

fn run(program: &str, source: String) -> Item {
    Item { line: 0, action: Action::Run { program: program.to_owned(), source, raises: false } }
}

/// The solution with another statement at a place.
fn replaced(step: &Step, place: usize, sources: &[String]) -> Script {
    let mut items = step.solution.items.clone();
    if let Some(Item { line, action: Action::Run { program, raises, .. } }) = items.get(place).cloned() {
        let new = sources.iter().map(|source| Item {
            line,
            action: Action::Run { program: program.clone(), source: source.clone(), raises },
        });
        items.splice(place..=place, new.collect::<Vec<_>>());
    }
    Script { items }
}

/// Every variable that the solution introduces has another name.
fn renamed(step: &Step) -> Option<Variant> {
    let mut names: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    for (_, _, program, source) in runs(&step.solution) {
        if python::has_format(source) {
            return None;
        }
        names.entry(program).or_default().extend(python::assigned(source));
    }
    // What the setup or the goal calls by a name keeps it.
    let before = [Some(&step.setup), step.continues.as_ref()].into_iter().flatten();
    for (_, _, program, source) in before.flat_map(runs) {
        let taken = python::assigned(source);
        if let Some(names) = names.get_mut(program) {
            names.retain(|name| !taken.contains(name));
        }
    }
    for (program, names) in &mut names {
        names.retain(|name| !any(step, &|predicate| mentions_name(predicate, program, name)));
    }
    if names.values().all(Vec::is_empty) {
        return None;
    }
    let mut script = step.solution.clone();
    for item in &mut script.items {
        if let Action::Run { program, source, .. } = &mut item.action {
            let own = names.get(program.as_str()).map_or(&[][..], Vec::as_slice);
            *source = python::rename(source, own, PREFIX);
            for (program, names) in &names {
                for name in names {
                    *source = python::rename_placeholder(source, program, name, PREFIX);
                }
            }
        }
    }
    let line = step.solution.items.first().map_or(step.line, |item| item.line);
    Some(Variant { kind: VariantKind::Renamed, line, script })
}

/// Every `send` whose value nobody uses is a `sendall`.
fn with_sendall(step: &Step) -> Option<Variant> {
    let names_it = |predicate: &Predicate| match predicate {
        Predicate::Call { name, .. } => name.starts_with("send"),
        Predicate::Returned { .. } => true,
        _ => false,
    };
    if any(step, &names_it) {
        return None;
    }
    let (first, ..) = runs(&step.solution).find(|(.., source)| python::send(source).is_some())?;
    let mut script = step.solution.clone();
    for item in &mut script.items {
        if let Action::Run { source, .. } = &mut item.action
            && let Some(call) = python::send(source)
        {
            *source = format!("{}.sendall({})", call.object, call.arguments);
        }
    }
    let line = step.solution.items.get(first).map_or(step.line, |item| item.line);
    (script != step.solution).then_some(Variant { kind: VariantKind::SendAll, line, script })
}

/// The first send of a stream in two parts.
fn split(step: &Step) -> Option<Variant> {
    // Where messages matter, so does how many there are.
    let messages = |script: &Script| {
        script.items.iter().any(|item| match &item.action {
            Action::Run { source, .. } => ["DGRAM", "SEQPACKET", "sendto"].iter().any(|word| source.contains(word)),
            Action::Start { role, .. } => {
                *role == crate::journal::event::Role::Server(crate::journal::event::ServerKind::EchoUdp)
            }
            _ => false,
        })
    };
    let counts = |predicate: &Predicate| match predicate {
        Predicate::Read { .. } | Predicate::Count { .. } | Predicate::Returned { .. } | Predicate::Not(_) => true,
        Predicate::Sent { sends, starts_with, .. } => sends.is_some() || starts_with.is_some(),
        Predicate::Queued { messages, .. } => messages.is_some(),
        _ => false,
    };
    if messages(&step.setup) || messages(&step.solution) || any(step, &counts) {
        return None;
    }
    runs(&step.solution).find_map(|(place, item, _, source)| {
        let call = python::send(source)?;
        let (one, other) = python::halves(&call.arguments)?;
        let lines = [one, other].map(|half| format!("{}.{}({half})", call.object, call.method));
        let kind = VariantKind::SplitSend { source: source.to_owned() };
        Some(Variant { kind, line: item.line, script: replaced(step, place, &lines) })
    })
}

/// A look, a mistake and a socket too many, just before the last line.
fn explored(step: &Step) -> Vec<Variant> {
    let Some((place, item, program, _)) = runs(&step.solution).next_back() else { return Vec::new() };
    let with = |source: &str| {
        let mut items = step.solution.items.clone();
        items.insert(place, run(program, source.to_owned()));
        Script { items }
    };
    let forbids = any(step, &|predicate| matches!(predicate, Predicate::Not(_)));
    let exact = |number: &Number| number.comparison != Comparison::AtLeast;
    let counts = any(step, &|predicate| matches!(predicate, Predicate::Count { times, .. } if exact(times)));
    let mut variants =
        vec![Variant { kind: VariantKind::Explored { source: LOOK.to_owned() }, line: item.line, script: with(LOOK) }];
    if !forbids {
        let kind = VariantKind::Mistaken { source: MISTAKE.to_owned() };
        variants.push(Variant { kind, line: item.line, script: with(MISTAKE) });
    }
    if !forbids && !counts {
        let kind = VariantKind::Explored { source: SPARE.to_owned() };
        variants.push(Variant { kind, line: item.line, script: with(SPARE) });
    }
    variants
}

/// The solution without each of its statements.
fn without(step: &Step) -> Vec<Variant> {
    let leave_out = |(place, item, _, source): (usize, &Item, &str, &str)| Variant {
        kind: VariantKind::Without { source: source.to_owned() },
        line: item.line,
        script: replaced(step, place, &[]),
    };
    runs(&step.solution).map(leave_out).collect()
}

/// Whether any predicate of a step's goal, or that its solution waits for, or any within these, is so.
fn any(step: &Step, is_so: &dyn Fn(&Predicate) -> bool) -> bool {
    let waited = step.solution.items.iter().filter_map(|item| match &item.action {
        Action::Until(predicate) => Some(predicate),
        _ => None,
    });
    step.goal.iter().map(|goal: &Goal| &goal.predicate).chain(waited).any(|predicate| within(predicate, is_so))
}

fn within(predicate: &Predicate, is_so: &dyn Fn(&Predicate) -> bool) -> bool {
    is_so(predicate)
        || match predicate {
            Predicate::Before(one, other) => within(one, is_so) || within(other, is_so),
            Predicate::Count { of, .. } => within(of, is_so),
            Predicate::Not(inner) => within(inner, is_so),
            Predicate::Any(all) | Predicate::All(all) => all.iter().any(|inner| within(inner, is_so)),
            _ => false,
        }
}

/// Whether a predicate calls a variable of a program by its name.
fn mentions_name(predicate: &Predicate, program: &str, name: &str) -> bool {
    match predicate {
        Predicate::Name { program: of, name: known, .. } => of == program && known == name,
        // Every reference is `program.name` in what is written down of the predicate.
        other => format!("{other:?}").contains(&format!("\"{program}.{name}\"")),
    }
}

#[cfg(test)]
mod tests;
