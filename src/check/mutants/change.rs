//! The changes that make mutants: left out, turned round, another program, one more or less, the first for the last.

use std::collections::BTreeSet;

use crate::course::lesson::Step;
use crate::course::predicate::{Comparable, Comparison, NameForm, Number, Predicate, Reference, Which};
use crate::course::script::{Action, Script};

/// What was changed in a goal.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Change {
    /// The goal, or one of the predicates it is made of, was left out.
    Dropped,
    /// It, or one of the predicates it is made of, was turned into its opposite.
    Negated,
    /// `all` for `any`, or the other way round.
    AnyForAll,
    /// A value was replaced by another.
    Replaced {
        /// The field.
        field: &'static str,
        /// The value.
        from: String,
        /// The other.
        to: String,
    },
}

/// What there is in a step that a reference could also name.
pub struct Around {
    programs: BTreeSet<String>,
    variables: BTreeSet<String>,
}

impl Around {
    /// What a step's scripts start and its goal introduces.
    pub fn of(step: &Step) -> Around {
        let started = |script: &Script| {
            let start = |action: &Action| match action {
                Action::Start { program, .. } => Some(program.clone()),
                _ => None,
            };
            script.items.iter().filter_map(|item| start(&item.action)).collect::<Vec<_>>()
        };
        let programs = started(&step.setup).into_iter().chain(started(&step.solution)).collect();
        let mut variables = BTreeSet::new();
        step.goal.iter().for_each(|goal| introduced(&goal.predicate, &mut variables));
        Around { programs, variables }
    }

    /// What could stand where a name stands: programs for programs, variables for variables; `program.name` in another
    /// program is another program's.
    fn others(&self, name: &str) -> Vec<String> {
        if self.variables.contains(name) {
            return self.variables.iter().filter(|other| *other != name).cloned().collect();
        }
        let (program, rest) = name.split_once('.').map_or((name, ""), |(program, rest)| (program, rest));
        let with_rest = |other: &String| if rest.is_empty() { other.clone() } else { format!("{other}.{rest}") };
        self.programs.iter().filter(|other| *other != program).map(with_rest).collect()
    }
}

fn introduced(predicate: &Predicate, into: &mut BTreeSet<String>) {
    match predicate {
        Predicate::Socket { variable, .. }
        | Predicate::Listening { variable, .. }
        | Predicate::Accepted { variable, .. } => into.extend(variable.clone()),
        Predicate::Before(one, other) => [one, other].into_iter().for_each(|inner| introduced(inner, into)),
        Predicate::Count { of, .. } => introduced(of, into),
        Predicate::Not(inner) => introduced(inner, into),
        Predicate::Any(all) | Predicate::All(all) => all.iter().for_each(|inner| introduced(inner, into)),
        _ => {}
    }
}

/// Every predicate that differs from this one in one place.
pub fn changes(predicate: &Predicate, around: &Around) -> Vec<(Change, Predicate)> {
    let negated = match predicate {
        Predicate::Not(inner) => (**inner).clone(),
        other => Predicate::Not(Box::new(other.clone())),
    };
    let mut found = Found { changes: vec![(Change::Negated, negated)], around };
    found.inside(predicate);
    found.changes
}

struct Found<'a> {
    changes: Vec<(Change, Predicate)>,
    around: &'a Around,
}

impl Found<'_> {
    /// Another value for a field: `put` writes it into a copy.
    fn replaced(
        &mut self,
        predicate: &Predicate,
        field: &'static str,
        (from, to): (String, String),
        put: impl FnOnce(&mut Predicate),
    ) {
        let mut changed = predicate.clone();
        put(&mut changed);
        if changed != *predicate {
            self.changes.push((Change::Replaced { field, from, to }, changed));
        }
    }

    /// Other programs for a name.
    fn name(&mut self, predicate: &Predicate, field: &'static str, name: &str, put: fn(&mut Predicate, String)) {
        for other in self.around.others(name) {
            self.replaced(predicate, field, (name.to_owned(), other.clone()), |changed| put(changed, other));
        }
    }

    fn number(
        &mut self,
        predicate: &Predicate,
        field: &'static str,
        number: Option<Number>,
        put: fn(&mut Predicate, Number),
    ) {
        let Some(number) = number else { return };
        for value in [number.value - 1, number.value + 1] {
            // Nothing is counted below nothing: «at least 0» is no condition.
            if value < 0 || value == 0 && number.comparison == Comparison::AtLeast {
                continue;
            }
            let other = Number { value, ..number };
            self.replaced(predicate, field, (say(number), say(other)), |changed| put(changed, other));
        }
    }

    /// The changes within the predicates that a predicate is made of.
    fn inner(&mut self, inner: &Predicate, wrap: impl Fn(Predicate) -> Predicate) {
        let found = changes(inner, self.around);
        self.changes.extend(found.into_iter().map(|(change, changed)| (change, wrap(changed))));
    }

    fn list(
        &mut self,
        list: &[Predicate],
        wrap: fn(Vec<Predicate>) -> Predicate,
        other: fn(Vec<Predicate>) -> Predicate,
    ) {
        for (place, inner) in list.iter().enumerate() {
            if list.len() > 1 {
                let mut fewer = list.to_vec();
                fewer.remove(place);
                self.changes.push((Change::Dropped, wrap(fewer)));
            }
            self.inner(inner, |changed| {
                let mut list = list.to_vec();
                if let Some(inner) = list.get_mut(place) {
                    *inner = changed;
                }
                wrap(list)
            });
        }
        if list.len() > 1 {
            self.changes.push((Change::AnyForAll, other(list.to_vec())));
        }
    }

    fn inside(&mut self, predicate: &Predicate) {
        match predicate {
            Predicate::Before(one, other) => {
                let (first, second) = (one.clone(), other.clone());
                self.changes.push((
                    Change::Replaced { field: "before", from: "[a, b]".to_owned(), to: "[b, a]".to_owned() },
                    Predicate::Before(second.clone(), first.clone()),
                ));
                self.inner(one, |changed| Predicate::Before(Box::new(changed), second.clone()));
                self.inner(other, |changed| Predicate::Before(first.clone(), Box::new(changed)));
            }
            Predicate::Count { of, times, each_socket } => {
                let (times_now, each) = (*times, *each_socket);
                self.inner(of, |changed| Predicate::Count {
                    of: Box::new(changed),
                    times: times_now,
                    each_socket: each,
                });
                self.number(predicate, "times", Some(*times), |changed, number| {
                    if let Predicate::Count { times, .. } = changed {
                        *times = number;
                    }
                });
            }
            Predicate::Not(inner) => self.inner(inner, |changed| Predicate::Not(Box::new(changed))),
            Predicate::Any(list) => self.list(list, Predicate::Any, Predicate::All),
            Predicate::All(list) => self.list(list, Predicate::All, Predicate::Any),
            _ => {
                self.programs(predicate);
                self.numbers(predicate);
                self.choices(predicate);
            }
        }
    }

    /// Another program, variable or socket wherever one is named.
    fn programs(&mut self, predicate: &Predicate) {
        for (field, place) in names(predicate) {
            let Some(name) = place(&mut predicate.clone()).cloned() else { continue };
            for other in self.around.others(&name) {
                let put = |changed: &mut Predicate| {
                    if let Some(name) = place(changed) {
                        name.clone_from(&other);
                    }
                };
                self.replaced(predicate, field, (name.clone(), other.clone()), put);
            }
        }
        if let Predicate::Program { name, .. } = predicate {
            self.name(predicate, "name", &name.clone(), |changed, other| {
                if let Predicate::Program { name, .. } = changed {
                    *name = other;
                }
            });
        }
    }

    fn numbers(&mut self, predicate: &Predicate) {
        macro_rules! number {
            ($variant:ident, $field:ident) => {
                if let Predicate::$variant { $field, .. } = predicate {
                    self.number(predicate, stringify!($field), *$field, |changed, number| {
                        if let Predicate::$variant { $field, .. } = changed {
                            *$field = Some(number);
                        }
                    });
                }
            };
        }
        number!(Listening, waiting);
        number!(Queued, bytes);
        number!(Queued, messages);
        number!(Option, value);
        number!(Call, backlog);
        number!(Returned, integer);
        number!(Returned, bytes_length);
        number!(Sent, sends);
        number!(Read, covers_sends);
        number!(Read, bytes);
        let at_least = match predicate {
            Predicate::Sent { at_least, .. } | Predicate::Received { at_least, .. } => *at_least,
            _ => None,
        };
        if let Some(from) = at_least {
            for to in [from.saturating_sub(1), from + 1].into_iter().filter(|to| *to > 0) {
                self.replaced(predicate, "at_least", (from.to_string(), to.to_string()), |changed| match changed {
                    Predicate::Sent { at_least, .. } | Predicate::Received { at_least, .. } => *at_least = Some(to),
                    _ => {}
                });
            }
        }
    }

    /// The other one of two, wherever there is a choice.
    fn choices(&mut self, predicate: &Predicate) {
        let words = |from: &dyn std::fmt::Debug, to: &dyn std::fmt::Debug| (format!("{from:?}"), format!("{to:?}"));
        match predicate {
            Predicate::Read { which: Some(which), .. } => {
                let other = match which {
                    Which::First => Which::Last,
                    Which::Last => Which::First,
                };
                self.replaced(predicate, "which", words(which, &other), |changed| {
                    if let Predicate::Read { which, .. } = changed {
                        *which = Some(other);
                    }
                });
            }
            Predicate::Compare { what, equal, .. } => {
                let other =
                    if *what == Comparable::LocalPort { Comparable::LocalAddress } else { Comparable::LocalPort };
                let _ = equal;
                self.replaced(predicate, "what", words(what, &other), |changed| {
                    if let Predicate::Compare { what, .. } = changed {
                        *what = other;
                    }
                });
            }
            Predicate::Bound { name, .. } => {
                let other = if *name == NameForm::Path { NameForm::Abstract } else { NameForm::Path };
                self.replaced(predicate, "name", words(name, &other), |changed| {
                    if let Predicate::Bound { name, .. } = changed {
                        *name = other;
                    }
                });
            }
            Predicate::Program { alive, .. } => {
                let other = !*alive;
                self.replaced(predicate, "alive", (alive.to_string(), other.to_string()), |changed| {
                    if let Predicate::Program { alive, .. } = changed {
                        *alive = other;
                    }
                });
            }
            _ => {}
        }
        if let Predicate::Read { truncated, empty, .. } = predicate {
            for (field, value) in [("truncated", truncated), ("empty", empty)] {
                let Some(value) = *value else { continue };
                self.replaced(predicate, field, (value.to_string(), (!value).to_string()), |changed| {
                    if let Predicate::Read { truncated, empty, .. } = changed {
                        *(if field == "truncated" { truncated } else { empty }) = Some(!value);
                    }
                });
            }
        }
    }
}

/// Finds one of the names in a predicate.
type Place = fn(&mut Predicate) -> Option<&mut String>;

/// The names of programs, variables and sockets that a predicate has room for, with where to find each.
fn names(predicate: &Predicate) -> Vec<(&'static str, Place)> {
    macro_rules! needed {
        ($variant:ident, $field:ident) => {
            (stringify!($field), |changed| match changed {
                Predicate::$variant { $field: Reference(name), .. } => Some(name),
                _ => None,
            })
        };
    }
    macro_rules! optional {
        ($variant:ident, $field:ident) => {
            (stringify!($field), |changed| match changed {
                Predicate::$variant { $field: Some(Reference(name)), .. } => Some(name),
                _ => None,
            })
        };
    }
    match predicate {
        Predicate::Socket { .. } => vec![("program", |changed| match changed {
            Predicate::Socket { program, .. } => program.as_mut(),
            _ => None,
        })],
        Predicate::Listening { .. } => vec![("program", |changed| match changed {
            Predicate::Listening { program, .. } => program.as_mut(),
            _ => None,
        })],
        Predicate::Connected { .. } => vec![needed!(Connected, of), optional!(Connected, to)],
        Predicate::Bound { .. } => vec![needed!(Bound, of)],
        Predicate::Queued { .. } => vec![needed!(Queued, at)],
        Predicate::Blocked { .. } => vec![("by", |changed| match changed {
            Predicate::Blocked { by, .. } => Some(by),
            _ => None,
        })],
        Predicate::Name { .. } => vec![("program", |changed| match changed {
            Predicate::Name { program, .. } => Some(program),
            _ => None,
        })],
        Predicate::Option { .. } => vec![needed!(Option, of)],
        Predicate::Call { .. } => vec![needed!(Call, by)],
        Predicate::Returned { .. } => vec![needed!(Returned, by)],
        Predicate::Failed { .. } => vec![optional!(Failed, by)],
        Predicate::Accepted { .. } => vec![optional!(Accepted, by), optional!(Accepted, from)],
        Predicate::Sent { .. } => vec![needed!(Sent, from), optional!(Sent, to)],
        Predicate::Received { .. } => vec![needed!(Received, by), optional!(Received, from)],
        Predicate::Read { .. } => vec![needed!(Read, by)],
        Predicate::Closed { .. } => vec![needed!(Closed, of)],
        Predicate::Compare { .. } => vec![needed!(Compare, of), needed!(Compare, and)],
        _ => Vec::new(),
    }
}

/// A number as the format writes it.
fn say(number: Number) -> String {
    let sign = match number.comparison {
        Comparison::Is => "",
        Comparison::AtLeast => ">=",
        Comparison::AtMost => "<=",
        Comparison::IsNot => "!=",
    };
    format!("{sign}{}", number.value)
}
