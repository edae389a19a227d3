//! What an exception means and what to do next: one short sentence, and one line that can be run.
//!
//! An [`Explanation`] is chosen from what happened (the call, its errno, the socket's family and
//! type), never from the text of a message where something typed says it. Code inside a sentence
//! stands between backquotes. Every text that came from a program is made printable and short.

mod endings;
#[cfg(test)]
mod fixtures;
mod hints;
mod kernel;
mod kernel_bind;
mod kernel_connect;
mod messages;
mod rewrite;
mod syntax;
#[cfg(test)]
mod tests;

pub use endings::{explain_death, explain_problem};

use std::net::{Ipv4Addr, Ipv6Addr};

use unicode_width::UnicodeWidthChar;

use super::I18n;
use super::printable::printable;
use super::python::{python_address, python_socket};
use crate::journal::address::Address;
use crate::journal::call::Operation;
use crate::journal::event::{FailedCall, Hint, Raised};
use crate::journal::socket::{Family, Kind};

/// A sentence fits in two lines of 76 columns.
pub const LONGEST_SENTENCE: usize = 150;

/// Columns given to a text that came from a program, inside a sentence.
const LONGEST_NAME: usize = 28;

/// Bytes of the longest line worth suggesting: what is longer was not typed by a beginner.
const LONGEST_SUGGESTION: usize = 240;

/// What happened, and what to try.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Explanation {
    /// One sentence or two, at most [`LONGEST_SENTENCE`] columns, safe to print.
    pub sentence: String,
    /// A line of Python that can be run as it stands, safe to print.
    pub suggestion: Option<String>,
}

/// What only the caller knows about the moment: all of it may be left empty.
#[derive(Clone, Debug, Default)]
pub struct Context {
    /// The source of the statement that raised.
    pub source: String,
    /// The name of the program that raised.
    pub program: String,
    /// Names that stand for something in other programs, with the name of that program.
    pub names_elsewhere: Vec<(String, String)>,
    /// The name of the key that goes to another program; empty where there is none.
    pub key_elsewhere: String,
    /// The bound sockets of all programs of the lab, so that «nobody listens there» can say who listens where.
    pub places: Vec<Place>,
}

/// An address that a socket of the lab holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// The name of the program that holds it.
    pub program: String,
    /// The socket's own address.
    pub address: Address,
    /// The socket's type.
    pub kind: Kind,
    /// Whether it listens for connections.
    pub listening: bool,
}

/// Explains an exception; `None` where Python's own text says all we know.
pub fn explain(i18n: &I18n, raised: &Raised, context: &Context) -> Option<Explanation> {
    draft(raised, context).map(|draft| draft.finish(i18n))
}

/// The line that [`explain`] suggests, where it is the same in every language.
pub fn suggest(raised: &Raised, context: &Context) -> Option<String> {
    let draft = draft(raised, context).filter(|draft| draft.suggestion_word.is_none())?;
    draft.suggestion.filter(|line| is_runnable(line))
}

fn draft(raised: &Raised, context: &Context) -> Option<Draft> {
    let scene = Scene::new(Some(raised), context);
    match &raised.hint {
        Some(hint) => Some(hints::explain(&scene, hint)),
        None => messages::explain(&scene, raised),
    }
}

/// Explains a mistake that raised nothing (an `accept()` nobody named).
pub fn explain_hint(i18n: &I18n, hint: &Hint, context: &Context) -> Explanation {
    hints::explain(&Scene::new(None, context), hint).finish(i18n)
}

/// Everything the rules look at.
struct Scene<'a> {
    call: Option<&'a FailedCall>,
    context: &'a Context,
    /// The student's line, where it is one that can be mended and run again.
    line: Option<&'a str>,
}

impl<'a> Scene<'a> {
    fn new(raised: Option<&'a Raised>, context: &'a Context) -> Scene<'a> {
        let number = raised.and_then(|raised| raised.line);
        Scene {
            call: raised.and_then(|raised| raised.call.as_ref()),
            context,
            line: rewrite::line_of(&context.source, number),
        }
    }

    fn operation(&self) -> Option<&'a Operation> {
        self.call.map(|call| &call.operation)
    }

    fn family(&self) -> Family {
        let asked = match self.operation() {
            Some(Operation::Socket { family, .. } | Operation::SocketPair { family, .. }) => Some(*family),
            _ => None,
        };
        asked.or(self.call.and_then(|call| call.family)).unwrap_or(Family::INET)
    }

    fn kind(&self) -> Kind {
        let asked = match self.operation() {
            Some(Operation::Socket { kind, .. } | Operation::SocketPair { kind, .. }) => Some(*kind),
            _ => None,
        };
        asked.or(self.call.and_then(|call| call.kind)).unwrap_or(Kind::STREAM)
    }

    fn is_unix(&self) -> bool {
        self.family() == Family::UNIX
    }

    fn is_datagram(&self) -> bool {
        self.kind() == Kind::DGRAM
    }

    fn listening(&self) -> bool {
        self.call.is_some_and(|call| call.listening)
    }

    fn peer(&self) -> Option<&'a Address> {
        self.call.and_then(|call| call.peer.as_ref())
    }

    fn local(&self) -> Option<&'a Address> {
        self.call.and_then(|call| call.local.as_ref())
    }

    /// The address the call was given; for a call without one, the other end's.
    fn target(&self) -> Option<&'a Address> {
        match self.operation() {
            Some(
                Operation::Bind { address } | Operation::Connect { address, .. } | Operation::SendTo { address, .. },
            ) => Some(address),
            _ => self.peer(),
        }
    }

    /// The name that the line calls a method of, or `usual`.
    fn receiver(&self, usual: &'a str) -> &'a str {
        let method = self.operation().map(Operation::name);
        let found = self.line.zip(method).and_then(|(line, method)| rewrite::receiver(line, method));
        found.unwrap_or(usual)
    }

    /// The name that the line gives a value, or `usual`.
    fn assigned(&self, usual: &'a str) -> &'a str {
        self.line.and_then(rewrite::assigned).unwrap_or(usual)
    }

    /// A line that makes another socket of the same family and type, under the same name.
    fn another_socket(&self, usual: &'a str) -> String {
        format!("{} = {}", self.receiver(usual), python_socket(self.family(), self.kind()))
    }

    /// Somewhere in the lab that a socket of this family and type could reach: another program's first.
    fn reachable_place(&self) -> Option<Address> {
        let suits = |place: &&Place| {
            family_of(&place.address) == Some(self.family())
                && place.kind == self.kind()
                && (place.listening || self.is_datagram())
                && place.address.port() != Some(0)
                && Some(&place.address) != self.local()
        };
        let places = || self.context.places.iter().filter(suits);
        let best = places().find(|place| place.program != self.context.program).or_else(|| places().next())?;
        Some(reachable(&best.address))
    }
}

/// A message chosen, with its variables and the line that goes with it.
struct Draft {
    id: &'static str,
    variables: Vec<(&'static str, Value)>,
    suggestion: Option<String>,
    /// A word of the reader's language to put into the suggestion in place of `{}`.
    suggestion_word: Option<&'static str>,
}

/// A variable of a message.
enum Value {
    /// Text as it is, made printable.
    Text(String),
    /// A message of its own.
    Message(&'static str),
}

/// A message without variables or suggestion, to build upon.
fn say(id: &'static str) -> Draft {
    Draft { id, variables: Vec::new(), suggestion: None, suggestion_word: None }
}

impl Draft {
    /// A text from a program or a line: shortened at its end.
    fn with(mut self, name: &'static str, value: &str) -> Draft {
        self.variables.push((name, Value::Text(shorten(&printable(value), LONGEST_NAME, Keep::Start))));
        self
    }

    /// A text of ours, or a line that must stay whole.
    fn with_whole(mut self, name: &'static str, value: &str) -> Draft {
        self.variables.push((name, Value::Text(printable(value).into_owned())));
        self
    }

    /// Where something is: a port of this machine alone, any other address with its host, a path.
    fn with_place(mut self, name: &'static str, address: Option<&Address>) -> Draft {
        let value = match address {
            Some(address) => Value::Text(shorten(&printable(&place(address)), LONGEST_NAME, Keep::Ends)),
            None => Value::Message("explain-that-address"),
        };
        self.variables.push((name, value));
        self
    }

    fn try_line(mut self, line: impl Into<Option<String>>) -> Draft {
        self.suggestion = line.into();
        self
    }

    /// A suggestion with a hole `{}` for a word of the reader's language.
    fn try_line_with(mut self, line: Option<String>, word: &'static str) -> Draft {
        self.suggestion = line;
        self.suggestion_word = Some(word);
        self
    }

    fn finish(self, i18n: &I18n) -> Explanation {
        let values: Vec<(&str, String)> = self
            .variables
            .into_iter()
            .map(|(name, value)| match value {
                Value::Text(text) => (name, text),
                Value::Message(id) => (name, i18n.tr(id)),
            })
            .collect();
        let borrowed: Vec<(&str, &str)> = values.iter().map(|(name, value)| (*name, value.as_str())).collect();
        let suggestion = self.suggestion.map(|line| match self.suggestion_word {
            Some(word) => line.replace("{}", &i18n.tr(word)),
            None => line,
        });
        Explanation {
            sentence: i18n.tr_with(self.id, &borrowed),
            suggestion: suggestion.filter(|line| is_runnable(line)),
        }
    }
}

/// What has to be shown otherwise than it is cannot be both seen and run.
fn is_runnable(line: &str) -> bool {
    line.len() <= LONGEST_SUGGESTION && printable(line) == line && rewrite::balanced(line)
}

/// A line that makes a socket and connects it.
fn connect_anew(name: &str, family: Family, kind: Kind, address: &Address) -> String {
    format!("{name} = {}; {name}.connect({})", python_socket(family, kind), python_address(address))
}

fn family_of(address: &Address) -> Option<Family> {
    Some(match address {
        Address::Inet { .. } => Family::INET,
        Address::Inet6 { .. } => Family::INET6,
        Address::Path(_) | Address::Abstract(_) => Family::UNIX,
        Address::Unnamed => return None,
        Address::Other { family, .. } => Family(*family),
    })
}

/// The address to connect to in order to reach a socket bound to `address`: the wildcard has its loopback.
fn reachable(address: &Address) -> Address {
    match address {
        Address::Inet { ip, port } if ip.is_unspecified() => Address::Inet { ip: Ipv4Addr::LOCALHOST, port: *port },
        Address::Inet6 { ip, port, .. } if ip.is_unspecified() => {
            Address::Inet6 { ip: Ipv6Addr::LOCALHOST, port: *port, flow: 0, scope: 0 }
        }
        other => other.clone(),
    }
}

/// Whether a socket bound to `bound` is found by those who go to `target`.
fn serves(bound: &Address, target: &Address) -> bool {
    match (bound, target) {
        (Address::Inet { ip, port }, Address::Inet { ip: to, port: to_port }) => {
            port == to_port && (ip == to || ip.is_unspecified() || to.is_unspecified())
        }
        (Address::Inet6 { ip, port, .. }, Address::Inet6 { ip: to, port: to_port, .. }) => {
            port == to_port && (ip == to || ip.is_unspecified() || to.is_unspecified())
        }
        _ => bound == target,
    }
}

/// An address as a sentence names it: of this machine only the port, as in the kernel's rows.
fn place(address: &Address) -> String {
    match address {
        Address::Inet { ip, port } if *ip == Ipv4Addr::LOCALHOST || ip.is_unspecified() => format!(":{port}"),
        Address::Inet { ip, port } => format!("{ip}:{port}"),
        Address::Inet6 { ip, port, .. } => format!("[{ip}]:{port}"),
        Address::Path(path) => String::from_utf8_lossy(path).into_owned(),
        other => python_address(other),
    }
}

/// What is kept of a text too long.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Keep {
    /// Its beginning: of a name.
    Start,
    /// Its beginning and its end: of an address, whose port or file name stands last.
    Ends,
}

/// `text` in at most `columns` columns, with `…` for what was left out.
fn shorten(text: &str, columns: usize, keep: Keep) -> String {
    // Combining marks count too: a name of a thousand accents is still too long.
    let width = |character: char| character.width().unwrap_or(0).max(1);
    if text.chars().map(width).sum::<usize>() <= columns {
        return text.to_owned();
    }
    let room = columns.saturating_sub(1);
    let at_end = if keep == Keep::Ends { room / 2 } else { 0 };
    let within = |limit: usize| {
        let mut used = 0;
        move |character: &char| {
            used += width(*character);
            used <= limit
        }
    };
    let start: String = text.chars().take_while(within(room - at_end)).collect();
    let end: Vec<char> = text.chars().rev().take_while(within(at_end)).collect();
    start.chars().chain(['…']).chain(end.into_iter().rev()).collect()
}
