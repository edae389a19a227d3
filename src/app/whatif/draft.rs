//! Writing an experiment down: its programs, lines, options and what each option says will happen.

use crate::course::predicate::{Comparison, Number, Predicate, Reference};
use crate::journal::projections::programs::Program;

use super::bench::Bench;
use super::{Act, Choice, Deed, Experiment, uses};
use crate::app::examples;
use crate::app::names::unused;
use crate::app::text::Text;

/// For how long a call must be seen blocked until it counts as one that waits, in seconds: far more than a busy machine
/// keeps a call that is about to return.
const WAITS: f64 = 0.3;

/// A program that takes part.
#[derive(Clone, Debug)]
pub(in crate::app) struct Actor<'a> {
    /// Its name in the cast.
    pub cast: String,
    /// Its name on the screen.
    pub name: String,
    /// What is known of it; `None` for one that has to be started first.
    pub program: Option<&'a Program>,
}

impl Actor<'_> {
    fn reference(&self) -> Reference {
        Reference(self.cast.clone())
    }
}

/// An experiment being written.
pub(in crate::app) struct Draft<'b> {
    bench: &'b Bench<'b>,
    experiment: Experiment,
    variables: Vec<(&'static str, String)>,
    /// Its lines change nothing of the student's.
    spares: bool,
}

impl<'b> Draft<'b> {
    /// Begins one: its id, and the ids of its label, question and explanation.
    pub fn new(bench: &'b Bench<'b>, id: &'static str, words: [&'static str; 3]) -> Draft<'b> {
        let [label, question, because] = words.map(Text::new);
        let (deeds, choices, made) = (Vec::new(), Vec::new(), Vec::new());
        let uses = Vec::new();
        let experiment = Experiment { id, label, question, because, deeds, uses, choices, expected: 0, made };
        Draft { bench, experiment, variables: Vec::new(), spares: false }
    }

    /// A variable for all its words.
    pub fn with(mut self, name: &'static str, value: &str) -> Self {
        self.variables.push((name, value.to_owned()));
        self
    }

    /// Starts a program that is not there yet, or has ended.
    pub fn start(mut self, actor: &Actor) -> Self {
        self.deed(actor, Act::Start);
        self
    }

    /// A line. A program that is not there yet starts first.
    pub fn run(mut self, actor: &Actor, line: impl Into<String>) -> Self {
        if actor.program.is_none() && !self.experiment.deeds.iter().any(|deed| deed.cast == actor.cast) {
            self.deed(actor, Act::Start);
        }
        self.deed(actor, Act::Run(line.into()));
        self
    }

    /// SIGKILL.
    pub fn kill(mut self, actor: &Actor) -> Self {
        self.deed(actor, Act::Kill);
        self
    }

    fn deed(&mut self, actor: &Actor, what: Act) {
        let deed = Deed { cast: actor.cast.clone(), program: actor.name.clone(), what };
        self.experiment.deeds.push(deed);
    }

    /// Its lines on the student's sockets fail, and change nothing.
    pub fn sparing(mut self) -> Self {
        self.spares = true;
        self
    }

    /// A name for something new in a program: `base`, unless that is taken by something the student made.
    pub fn free(&mut self, actor: &Actor, base: &str) -> String {
        let mine = |name: &str| self.experiment.made.iter().any(|(cast, made)| *cast == actor.cast && made == name);
        let taken = |name: &str| {
            mine(name)
                || actor.program.is_some_and(|program| {
                    program.names.get(name).is_some_and(|value| !self.bench.left_behind(program.id, name, value.socket))
                })
        };
        let name = unused(base, taken);
        self.experiment.made.push((actor.cast.clone(), name.clone()));
        name
    }

    /// An option.
    pub fn choice(mut self, text: &'static str, outcome: Predicate) -> Self {
        self.experiment.choices.push(Choice { text: Text::new(text), outcome });
        self
    }

    /// The option that comes true on Linux.
    pub fn right(mut self, text: &'static str, outcome: Predicate) -> Self {
        self.experiment.expected = self.experiment.choices.len();
        self.choice(text, outcome)
    }

    /// The whole.
    pub fn done(mut self) -> Option<Experiment> {
        if !self.spares {
            self.experiment.uses = uses::of(&self.experiment.deeds, &self.experiment.made);
        }
        // The words of both languages speak of the bytes that the lines send.
        let language = self.bench.model.language;
        let [one, two] = examples::two(language);
        let bytes = [("hello", self.bench.hello()), ("more", examples::more(language)), ("one", one), ("two", two)];
        self.variables.extend(bytes.map(|(name, bytes)| (name, bytes.to_owned())));
        let length = self.bench.hello_bytes();
        self.variables.extend([("length", length), ("longer", length + 1)].map(|(name, it)| (name, it.to_string())));
        let Experiment { label, question, because, choices, .. } = &mut self.experiment;
        let texts = [label, question, because].into_iter().chain(choices.iter_mut().map(|choice| &mut choice.text));
        for text in texts {
            text.variables.clone_from(&self.variables);
        }
        Some(self.experiment)
    }
}

fn is(value: i64) -> Number {
    Number { comparison: Comparison::Is, value }
}

/// A call does not return.
pub(in crate::app) fn waits(actor: &Actor, call: &str) -> Predicate {
    Predicate::Blocked { by: actor.cast.clone(), call: Some(call.to_owned()), seconds: WAITS }
}

fn returned(actor: &Actor, call: &str, integer: Option<i64>, bytes: Option<i64>) -> Predicate {
    let call = Some(call.to_owned());
    Predicate::Returned {
        by: actor.reference(),
        call,
        integer: integer.map(is),
        bytes_length: bytes.map(is),
        value: None,
    }
}

/// A receive brings so many bytes; 0: the end.
pub(in crate::app) fn brings(actor: &Actor, call: &str, bytes: i64) -> Predicate {
    returned(actor, call, None, Some(bytes))
}

/// A call gives this number back.
pub(in crate::app) fn counts(actor: &Actor, call: &str, number: i64) -> Predicate {
    returned(actor, call, Some(number), None)
}

/// A statement gives this value: Python's repr.
pub(in crate::app) fn value(actor: &Actor, repr: &str) -> Predicate {
    let value = Some(repr.to_owned());
    Predicate::Returned { by: actor.reference(), call: None, integer: None, bytes_length: None, value }
}

/// A call fails; with an errno, with that one.
pub(in crate::app) fn fails(actor: &Actor, call: &str, errno: Option<&str>) -> Predicate {
    Predicate::Failed {
        by: Some(actor.reference()),
        call: Some(call.to_owned()),
        errno: errno.map(str::to_owned),
        class: None,
        mentions: None,
    }
}

/// A statement raises an exception of this class.
pub(in crate::app) fn raises(actor: &Actor, class: &str) -> Predicate {
    let class = Some(class.to_owned());
    Predicate::Failed { by: Some(actor.reference()), call: None, errno: None, class, mentions: None }
}

/// A call succeeds.
pub(in crate::app) fn works(actor: &Actor, call: &str) -> Predicate {
    Predicate::Call { by: actor.reference(), name: call.to_owned(), family: None, kind: None, backlog: None }
}

/// A datagram is longer than what is read of it.
pub(in crate::app) fn tears(actor: &Actor) -> Predicate {
    Predicate::Read {
        by: actor.reference(),
        covers_sends: None,
        which: None,
        truncated: Some(true),
        empty: None,
        bytes: None,
        equals_a_send: false,
    }
}

/// A call fails with this errno, as an exception of this class.
pub(in crate::app) fn fails_as(actor: &Actor, call: &str, errno: &str, class: &str) -> Predicate {
    Predicate::Failed {
        by: Some(actor.reference()),
        call: Some(call.to_owned()),
        errno: Some(errno.to_owned()),
        class: Some(class.to_owned()),
        mentions: None,
    }
}

/// Something else than this, once nothing waits in the kernel.
pub(in crate::app) fn otherwise(actor: &Actor, promised: Predicate) -> Predicate {
    let waits = Predicate::Blocked { by: actor.cast.clone(), call: None, seconds: 0.0 };
    Predicate::All(vec![not(promised), not(waits)])
}

/// It happens twice.
pub(in crate::app) fn twice(of: Predicate) -> Predicate {
    let times = Number { comparison: Comparison::AtLeast, value: 2 };
    Predicate::Count { of: Box::new(of), times, each_socket: false }
}

/// Both happen.
pub(in crate::app) fn both(one: Predicate, other: Predicate) -> Predicate {
    Predicate::All(vec![one, other])
}

/// It does not hold.
pub(in crate::app) fn not(one: Predicate) -> Predicate {
    Predicate::Not(Box::new(one))
}
