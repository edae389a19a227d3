//! Experiments with programs as a whole: one that is killed, one that starts anew, servers of ours.

use super::super::bench::{Bench, Named};
use super::super::draft::*;
use super::Experiment;
use crate::app::python::address_literal;
use crate::journal::event::ServerKind;

pub(super) fn restart(bench: &Bench) -> Option<Experiment> {
    let (at, name) = bench.ended()?;
    let words = ["whatif-restart", "whatif-restart-question", "whatif-restart-because"];
    Draft::new(bench, "restart", words)
        .with("program", &at.name)
        .with("name", &name)
        .start(&at)
        .run(&at, format!("{name}.fileno()"))
        .choice("whatif-restart-open", value(&at, "3"))
        .choice("whatif-restart-closed", value(&at, "-1"))
        .right("whatif-restart-gone", raises(&at, "NameError"))
        .done()
}

/// The one at the other end is killed, and then this end reads.
fn killed(
    bench: &Bench,
    id: &'static str,
    words: [&'static str; 3],
    reader: &Named,
    victim: &Actor,
) -> Option<Experiment> {
    Draft::new(bench, id, words)
        .with("program", &reader.at.name)
        .with("server", &victim.name)
        .kill(victim)
        .run(&reader.at, format!("{}.recv(100)", reader.name))
        .choice("whatif-kill-waits", waits(&reader.at, "recv"))
        .right("whatif-kill-end", brings(&reader.at, "recv", 0))
        .choice("whatif-reset", fails(&reader.at, "recv", Some("ECONNRESET")))
        .done()
}

pub(super) fn kill(bench: &Bench) -> Option<Experiment> {
    let pair = bench.pair()?;
    let words = ["whatif-kill", "whatif-kill-question", "whatif-kill-because"];
    killed(bench, "kill", words, &pair.caller, &pair.called.at)
}

pub(super) fn kill_echo(bench: &Bench) -> Option<Experiment> {
    let (reader, echo) = bench.visit(ServerKind::EchoTcp)?;
    let words = ["whatif-kill-echo", "whatif-kill-echo-question", "whatif-kill-echo-because"];
    killed(bench, "kill-echo", words, &reader, &echo)
}

pub(super) fn echo_half(bench: &Bench) -> Option<Experiment> {
    let hello = bench.hello();
    let (named, echo) = bench.visit(ServerKind::EchoTcp)?;
    let (at, c) = (&named.at, &named.name);
    let words = ["whatif-echo-half", "whatif-echo-half-question", "whatif-echo-half-because"];
    Draft::new(bench, "echo-half", words)
        .with("program", &at.name)
        .with("server", &echo.name)
        .run(at, format!("{c}.send(b\"{hello}\")"))
        .run(at, format!("{c}.shutdown(socket.SHUT_WR)"))
        .run(at, format!("{c}.recv(100)"))
        .choice("whatif-empty", brings(at, "recv", 0))
        .right("whatif-hola", brings(at, "recv", bench.hello_bytes()))
        .choice("whatif-fails-at-once", fails(at, "recv", None))
        .done()
}

pub(super) fn echo_two(bench: &Bench) -> Option<Experiment> {
    let hello = bench.hello();
    let (echo, address) = bench.server(ServerKind::EchoTcp)?;
    let address = address_literal(address)?;
    let at = bench.anyone(&[])?;
    let words = ["whatif-echo-two", "whatif-echo-two-question", "whatif-echo-two-because"];
    let mut draft = Draft::new(bench, "echo-two", words);
    let (x, y) = (draft.free(&at, "x"), draft.free(&at, "y"));
    draft
        .with("server", &echo.name)
        .with("x", &x)
        .with("y", &y)
        .run(&at, format!("{x} = socket.socket()"))
        .run(&at, format!("{x}.connect({address})"))
        .run(&at, format!("{y} = socket.socket()"))
        .run(&at, format!("{y}.connect({address})"))
        .run(&at, format!("{y}.send(b\"{hello}\")"))
        .run(&at, format!("{y}.recv(100)"))
        .choice("whatif-echo-two-waits", waits(&at, "recv"))
        .right("whatif-echo-two-answer", brings(&at, "recv", bench.hello_bytes()))
        .choice("whatif-refused-at-once", fails(&at, "connect", Some("ECONNREFUSED")))
        .done()
}
