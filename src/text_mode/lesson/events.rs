//! What programs do, in words: a line each, with who does it.

use crate::i18n::I18n;
use crate::i18n::errno;
use crate::i18n::explain::{Context, Explanation, explain, explain_death, explain_hint};
use crate::i18n::python::{python_address, python_bytes};
use crate::journal::call::{Call, CloseReason, Direction, Failure, Operation, Returned};
use crate::journal::event::{Body, Event, Outcome, Raised, Role, StatementId};
use crate::journal::payload::Payload;
use crate::journal::projections::Projections;
use crate::journal::projections::programs::Program;
use crate::journal::projections::sockets::Stage;

use super::waiting;

/// How many bytes of a payload a line shows.
const SHOWN: usize = 48;

/// The lines that tell an event; none for most. `echo`: statements are told too, since nobody typed them here.
pub fn lines(i18n: &I18n, event: &Event, projections: &Projections, source: Option<&str>, echo: bool) -> Vec<String> {
    let Some(program) = projections.programs.get(event.program) else { return Vec::new() };
    let name = program.name.as_str();
    let console = program.role == Role::Console;
    let say = |id: &str, more: &[(&str, &str)]| i18n.tr_with(id, &[&[("program", name)], more].concat());
    match &event.body {
        Body::Born(born) => vec![say("text-born", &[("pid", &born.pid.to_string())])],
        Body::Died(death) => vec![format!("{name}: {}", explain_death(i18n, *death))],
        Body::Listening(addresses) => {
            addresses.iter().map(|address| say("text-listening", &[("address", &python_address(address))])).collect()
        }
        // The lab's own `import socket` is no line of the lesson.
        Body::StatementStarted { statement: StatementId(number), source } if echo && *number > 0 => source
            .lines()
            .enumerate()
            .map(|(at, line)| format!("{name}{} {line}", if at == 0 { ">" } else { "..." }))
            .collect(),
        Body::StatementEnded { outcome: Outcome::Value(value), .. } => vec![format!("{name}: {value}")],
        Body::StatementEnded { outcome: Outcome::Raised(raised), .. } => {
            raised_lines(i18n, program, raised, projections, source)
        }
        Body::Output { text, .. } => text.lines().map(|line| format!("{name}: {line}")).collect(),
        Body::Asked => vec![say("input-text-asks", &[])],
        Body::Answered { line: Some(line) } if echo => vec![format!("{name}: {line}")],
        Body::Remark(hint) => {
            let explanation = explain_hint(i18n, hint, &context(program, projections, source));
            explained(i18n, explanation)
        }
        Body::CallStarted(call) if console => {
            vec![format!("{name}: {}", waiting::sentence(i18n, projections, call))]
        }
        Body::Call(call) if console => match (&call.operation, &call.result) {
            (Operation::Close { reason: CloseReason::NoName }, Ok(_)) => {
                vec![say("text-closed-without-name", &[("fd", &call.fd.to_string())])]
            }
            _ => Vec::new(),
        },
        Body::Call(call) => server_call(i18n, name, call).into_iter().collect(),
        Body::Summary(summary) => {
            let id = match summary.direction {
                Direction::Out => "text-many-sent",
                Direction::In => "text-many-read",
            };
            let bytes = summary.payload.length.to_string();
            vec![i18n.tr_count(id, summary.calls, &[("program", name), ("bytes", &bytes)])]
        }
        _ => Vec::new(),
    }
}

fn raised_lines(
    i18n: &I18n,
    program: &Program,
    raised: &Raised,
    projections: &Projections,
    source: Option<&str>,
) -> Vec<String> {
    let error = match raised.message.as_str() {
        "" => format!("{}: {}", program.name, raised.class),
        message => format!("{}: {}: {message}", program.name, raised.class),
    };
    let explanation = explain(i18n, raised, &context(program, projections, source));
    std::iter::once(error).chain(explanation.into_iter().flat_map(|it| explained(i18n, it))).collect()
}

fn explained(i18n: &I18n, explanation: Explanation) -> Vec<String> {
    let suggestion = explanation.suggestion.map(|line| i18n.tr_with("text-suggestion", &[("line", &line)]));
    std::iter::once(explanation.sentence.replace('`', "")).chain(suggestion).collect()
}

fn context(program: &Program, projections: &Projections, source: Option<&str>) -> Context {
    let others = projections.programs.by_id.values().filter(|other| other.id != program.id);
    let elsewhere = others.flat_map(|other| other.names.keys().map(|name| (name.clone(), other.name.clone())));
    let sockets = projections.sockets.by_id.values().filter(|socket| !socket.descriptors.is_empty());
    let places = sockets.filter_map(|socket| {
        Some(crate::i18n::explain::Place {
            program: projections.programs.get(socket.program)?.name.clone(),
            address: socket.names.local.clone()?,
            kind: socket.info.kind,
            listening: socket.stage == Stage::Listening,
        })
    });
    Context {
        source: source.unwrap_or_default().to_owned(),
        program: program.name.clone(),
        names_elsewhere: elsewhere.collect(),
        // There is no key that goes to another program where all are told line by line.
        key_elsewhere: String::new(),
        places: places.collect(),
    }
}

/// What one of our servers did, where it is worth hearing: who came, what was read and sent.
fn server_call(i18n: &I18n, name: &str, call: &Call) -> Option<String> {
    let say = |id: &str, more: &[(&str, &str)]| i18n.tr_with(id, &[&[("program", name)], more].concat());
    Some(match &call.result {
        Ok(Returned::Socket { peer: Some(peer), .. }) => {
            say("text-server-accepted", &[("peer", &python_address(peer))])
        }
        Ok(Returned::Moved { payload, .. }) if payload.length == 0 && call.operation.receives() => {
            say("text-server-end", &[])
        }
        Ok(Returned::Moved { payload, .. }) => {
            let id = if call.operation.receives() { "text-server-read" } else { "text-server-sent" };
            say(id, &[("bytes", &payload.length.to_string()), ("data", &shown(payload))])
        }
        Err(Failure::Errno { errno, .. }) if !matches!(*errno, libc::EAGAIN) => {
            let symbol = errno::symbol(*errno).map_or_else(|| errno.to_string(), str::to_owned);
            say("text-server-failed", &[("call", call.operation.name()), ("error", &symbol)])
        }
        _ => return None,
    })
}

fn shown(payload: &Payload) -> String {
    match payload.head.get(..SHOWN) {
        Some(head) if payload.length > SHOWN as u64 => format!("{}…", python_bytes(head)),
        _ => python_bytes(&payload.head),
    }
}
