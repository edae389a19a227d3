//! Experiments around a socket that listens.

use super::super::bench::{Bench, Named, is_tcp};
use super::super::draft::*;
use super::Experiment;
use crate::app::python::address_literal;
use crate::journal::address::Address;

/// A listener of a free console, and its address as Python writes it.
fn door<'a>(bench: &Bench<'a>) -> Option<(Named<'a>, String)> {
    let door = bench.listener()?;
    let address = door.socket.names.local.as_ref().and_then(address_literal)?;
    Some((door, address))
}

pub(super) fn recv_on_listener(bench: &Bench) -> Option<Experiment> {
    let door = bench.listener()?;
    let words = ["whatif-recv-listener", "whatif-recv-listener-question", "whatif-recv-listener-because"];
    Draft::new(bench, "recv-listener", words)
        .with("program", &door.at.name)
        .with("s", &door.name)
        .run(&door.at, format!("{}.recv(100)", door.name))
        .sparing()
        .choice("whatif-waits-for-bytes", waits(&door.at, "recv"))
        .right("whatif-not-connected", fails(&door.at, "recv", Some("ENOTCONN")))
        .choice("whatif-empty", brings(&door.at, "recv", 0))
        .done()
}

/// Another socket connects and sends, and nobody accepts.
fn calls(bench: &Bench, id: &'static str, words: [&'static str; 3], is_first: bool) -> Option<Experiment> {
    let hello = bench.hello();
    let (door, address) = door(bench)?;
    if (bench.accepted_from(door.socket) == 0) != is_first || !bench.has_room(door.socket) {
        return None;
    }
    let at = bench.anyone(&[&door.at])?;
    let mut draft = Draft::new(bench, id, words);
    let x = draft.free(&at, "x");
    draft = draft
        .with("program", &at.name)
        .with("server", &door.at.name)
        .run(&at, format!("{x} = socket.socket()"))
        .run(&at, format!("{x}.connect({address})"))
        .run(&at, format!("{x}.send(b\"{hello}\")"))
        .choice("whatif-connect-waits", waits(&at, "connect"))
        .right("whatif-connect-queued", counts(&at, "send", bench.hello_bytes()));
    draft.choice("whatif-refused-at-once", fails(&at, "connect", Some("ECONNREFUSED"))).done()
}

pub(super) fn without_accept(bench: &Bench) -> Option<Experiment> {
    let words = ["whatif-no-accept", "whatif-no-accept-question", "whatif-no-accept-because"];
    calls(bench, "no-accept", words, true)
}

pub(super) fn another(bench: &Bench) -> Option<Experiment> {
    let words = ["whatif-another", "whatif-another-question", "whatif-another-because"];
    calls(bench, "another", words, false)
}

pub(super) fn close_then_accept(bench: &Bench) -> Option<Experiment> {
    let (door, _) = door(bench)?;
    let callers = bench.callers_of(door.socket);
    let [caller] = callers.as_slice() else { return None };
    let named = bench.named().into_iter().find(|named| named.socket.info.id == caller.info.id)?;
    if named.at.cast == door.at.cast || !bench.only_these_wait(door.socket, &callers) {
        return None;
    }
    let words = ["whatif-close-accept", "whatif-close-accept-question", "whatif-close-accept-because"];
    let mut draft = Draft::new(bench, "close-accept", words);
    let (x, from) = (draft.free(&door.at, "x"), draft.free(&door.at, "y"));
    let accepted = || works(&door.at, "accept");
    draft
        .with("program", &named.at.name)
        .with("server", &door.at.name)
        .run(&named.at, format!("{}.close()", named.name))
        .run(&door.at, format!("{x}, {from} = {}.accept()", door.name))
        .run(&door.at, format!("{x}.recv(100)"))
        .choice("whatif-close-accept-waits", waits(&door.at, "accept"))
        .choice("whatif-close-accept-fails", fails(&door.at, "accept", None))
        .right("whatif-close-accept-works", both(accepted(), works(&door.at, "recv")))
        .choice("whatif-close-accept-recv", both(accepted(), fails(&door.at, "recv", None)))
        .done()
}

pub(super) fn accept_port(bench: &Bench) -> Option<Experiment> {
    let named = bench.named();
    let accepted = named.iter().find(|named| named.socket.listener.is_some() && is_tcp(named.socket))?;
    let is_its =
        |door: &&Named| Some(door.socket.info.id) == accepted.socket.listener && door.at.cast == accepted.at.cast;
    let door = named.iter().find(is_its)?;
    let at = &accepted.at;
    let words = ["whatif-accept-port", "whatif-accept-port-question", "whatif-accept-port-because"];
    Draft::new(bench, "accept-port", words)
        .with("conn", &accepted.name)
        .with("s", &door.name)
        .run(at, format!("{}.getsockname() == {}.getsockname()", accepted.name, door.name))
        .right("whatif-accept-port-same", value(at, "True"))
        .choice("whatif-accept-port-new", value(at, "False"))
        .choice("whatif-accept-port-none", raises(at, "OSError"))
        .done()
}

pub(super) fn bind_taken(bench: &Bench) -> Option<Experiment> {
    let (door, address) = door(bench)?;
    let at = bench.anyone(&[&door.at])?;
    let words = ["whatif-bind-taken", "whatif-bind-taken-question", "whatif-bind-taken-because"];
    let mut draft = Draft::new(bench, "bind-taken", words);
    let x = draft.free(&at, "x");
    draft
        .with("program", &at.name)
        .with("server", &door.at.name)
        .run(&at, format!("{x} = socket.socket()"))
        .run(&at, format!("{x}.bind({address})"))
        .choice("whatif-port-shared", works(&at, "bind"))
        .right("whatif-address-in-use", fails(&at, "bind", Some("EADDRINUSE")))
        .choice("whatif-port-waited-for", waits(&at, "bind"))
        .done()
}

pub(super) fn udp_port(bench: &Bench) -> Option<Experiment> {
    let (door, address) = door(bench)?;
    let at = bench.anyone(&[&door.at])?;
    let words = ["whatif-udp-port", "whatif-udp-port-question", "whatif-udp-port-because"];
    let mut draft = Draft::new(bench, "udp-port", words);
    let x = draft.free(&at, "x");
    draft
        .with("program", &at.name)
        .with("server", &door.at.name)
        .run(&at, format!("{x} = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)"))
        .run(&at, format!("{x}.bind({address})"))
        .choice("whatif-address-in-use", fails(&at, "bind", Some("EADDRINUSE")))
        .right("whatif-udp-port-both", works(&at, "bind"))
        .choice("whatif-port-waited-for", waits(&at, "bind"))
        .done()
}

pub(super) fn other_address(bench: &Bench) -> Option<Experiment> {
    let (door, _) = door(bench)?;
    let Some(Address::Inet { ip, port }) = &door.socket.names.local else { return None };
    if ip.octets() != [127, 0, 0, 1] {
        return None;
    }
    let at = bench.anyone(&[&door.at])?;
    let words = ["whatif-other-ip", "whatif-other-ip-question", "whatif-other-ip-because"];
    let mut draft = Draft::new(bench, "other-ip", words);
    let x = draft.free(&at, "x");
    draft
        .with("program", &at.name)
        .with("port", &port.to_string())
        .run(&at, format!("{x} = socket.socket()"))
        .run(&at, format!("{x}.connect((\"127.0.0.2\", {port}))"))
        .choice("whatif-other-ip-same", works(&at, "connect"))
        .right("whatif-refused-at-once", fails(&at, "connect", Some("ECONNREFUSED")))
        .choice("whatif-waits", waits(&at, "connect"))
        .done()
}
