//! A blocked call, in one sentence: what it waits for, and who can wake it.

use crate::i18n::I18n;
use crate::i18n::python::python_address;
use crate::journal::address::Address;
use crate::journal::call::{CallStarted, Operation};
use crate::journal::projections::Projections;
use crate::journal::projections::sockets::{Socket, Stage};

/// What a call waits for.
pub fn sentence(i18n: &I18n, projections: &Projections, started: &CallStarted) -> String {
    let sockets = &projections.sockets;
    let name = |socket: &Socket| projections.programs.get(socket.program).map(|program| program.name.clone());
    let socket = started.socket.and_then(|id| sockets.get(id));
    let address = |address: Option<&Address>| address.map(python_address).unwrap_or_default();
    let local = || address(socket.and_then(|socket| socket.names.local.as_ref()));
    let say = |id: &str, more: &[(&str, &str)]| {
        let call = [("call", started.operation.name())];
        i18n.tr_with(id, &[&call, more].concat())
    };
    match &started.operation {
        Operation::Accept => say("app-wait-accept", &[("address", &local())]),
        Operation::Connect { address: to, .. } => {
            let listener = socket.and_then(|socket| sockets.reachable(socket.info.kind, to)).and_then(name);
            match listener {
                Some(program) => {
                    say("app-wait-connect-full", &[("program", &program), ("address", &python_address(to))])
                }
                None => say("app-wait-connect", &[("address", &python_address(to))]),
            }
        }
        operation if operation.ends_after().is_some() => {
            let seconds = operation.ends_after().unwrap_or(0.0).to_string();
            say("app-wait-sleep", &[("seconds", &seconds)])
        }
        operation if operation.receives() || operation.sends() => {
            let sends = operation.sends();
            let other = socket.and_then(|socket| socket.other_end).and_then(|other| sockets.get(other));
            if let Some(program) = other.and_then(name) {
                let id = if sends { "app-wait-send" } else { "app-wait-receive" };
                return say(id, &[("program", &program)]);
            }
            let peer = socket.and_then(|socket| socket.names.peer.as_ref());
            let listener = socket.zip(peer).and_then(|(socket, peer)| sockets.reachable(socket.info.kind, peer));
            if let Some(program) = listener.filter(|listener| listener.stage == Stage::Listening).and_then(name) {
                return say("app-wait-not-accepted", &[("program", &program)]);
            }
            match (sends, peer) {
                (true, Some(_)) => say("app-wait-send-outside", &[("address", &address(peer))]),
                (false, Some(_)) => say("app-wait-receive-outside", &[("address", &address(peer))]),
                (false, None) if !local().is_empty() => say("app-wait-datagram", &[("address", &local())]),
                _ => say("text-wait-other", &[]),
            }
        }
        _ => say("text-wait-other", &[]),
    }
}
