//! Experiments with both ends of a TCP connection, each in a console of its own.

use super::super::bench::{Bench, Pair};
use super::super::draft::*;
use super::Experiment;
use crate::app::examples;
use crate::app::python::address_literal;

fn draft<'b>(bench: &'b Bench<'b>, pair: &Pair, id: &'static str, words: [&'static str; 3]) -> Draft<'b> {
    Draft::new(bench, id, words)
        .with("program", &pair.caller.at.name)
        .with("server", &pair.called.at.name)
        .with("c", &pair.caller.name)
        .with("conn", &pair.called.name)
}

pub(super) fn three_sends(bench: &Bench) -> Option<Experiment> {
    let pair = bench.pair()?;
    let (c, conn) = (&pair.caller.name, &pair.called.name);
    let words = ["whatif-three-sends", "whatif-three-sends-question", "whatif-three-sends-because"];
    draft(bench, &pair, "three-sends", words)
        .run(&pair.caller.at, format!("{c}.send(b\"AAA\")"))
        .run(&pair.caller.at, format!("{c}.send(b\"BBB\")"))
        .run(&pair.caller.at, format!("{c}.send(b\"CCC\")"))
        .run(&pair.called.at, format!("{conn}.recv(100)"))
        .choice("whatif-three-sends-first", brings(&pair.called.at, "recv", 3))
        .right("whatif-three-sends-all", brings(&pair.called.at, "recv", 9))
        .choice("whatif-three-sends-error", fails(&pair.called.at, "recv", None))
        .done()
}

pub(super) fn part(bench: &Bench) -> Option<Experiment> {
    let pair = bench.pair()?;
    let (c, conn) = (&pair.caller.name, &pair.called.name);
    draft(bench, &pair, "part", ["whatif-part", "whatif-part-question", "whatif-part-because"])
        .run(&pair.caller.at, format!("{c}.send(b\"0123456789\")"))
        .run(&pair.called.at, format!("{conn}.recv(4)"))
        .run(&pair.called.at, format!("{conn}.recv(100)"))
        .right("whatif-part-rest", brings(&pair.called.at, "recv", 6))
        .choice("whatif-part-lost", waits(&pair.called.at, "recv"))
        .choice("whatif-part-again", brings(&pair.called.at, "recv", 10))
        .done()
}

pub(super) fn close_unread(bench: &Bench) -> Option<Experiment> {
    let hello = bench.hello();
    let pair = bench.pair()?;
    let (c, conn) = (&pair.caller.name, &pair.called.name);
    let words = ["whatif-close-unread", "whatif-close-unread-question", "whatif-close-unread-because"];
    draft(bench, &pair, "close-unread", words)
        .run(&pair.caller.at, format!("{c}.send(b\"{hello}\")"))
        .run(&pair.called.at, format!("{conn}.close()"))
        .run(&pair.caller.at, format!("{c}.recv(100)"))
        .choice("whatif-close-unread-end", brings(&pair.caller.at, "recv", 0))
        .right("whatif-reset", fails(&pair.caller.at, "recv", Some("ECONNRESET")))
        .choice("whatif-waits", waits(&pair.caller.at, "recv"))
        .done()
}

pub(super) fn half_close(bench: &Bench) -> Option<Experiment> {
    let more = examples::more(bench.model.language);
    let pair = bench.pair()?;
    let (c, conn) = (&pair.caller.name, &pair.called.name);
    let words = ["whatif-half-close", "whatif-half-close-question", "whatif-half-close-because"];
    draft(bench, &pair, "half-close", words)
        .run(&pair.caller.at, format!("{c}.shutdown(socket.SHUT_WR)"))
        .run(&pair.called.at, format!("{conn}.recv(100)"))
        .run(&pair.called.at, format!("{conn}.send(b\"{more}\")"))
        .run(&pair.caller.at, format!("{c}.recv(100)"))
        .choice("whatif-half-close-end", brings(&pair.caller.at, "recv", 0))
        .right("whatif-half-close-goes-on", brings(&pair.caller.at, "recv", 4))
        .choice("whatif-half-close-send", fails(&pair.called.at, "send", None))
        .done()
}

pub(super) fn close(bench: &Bench) -> Option<Experiment> {
    let pair = bench.pair()?;
    let (c, conn) = (&pair.caller.name, &pair.called.name);
    draft(bench, &pair, "close", ["whatif-close", "whatif-close-question", "whatif-close-because"])
        .run(&pair.caller.at, format!("{c}.close()"))
        .run(&pair.called.at, format!("{conn}.recv(100)"))
        .choice("whatif-waits", waits(&pair.called.at, "recv"))
        .right("whatif-empty", brings(&pair.called.at, "recv", 0))
        .choice("whatif-fails-at-once", fails(&pair.called.at, "recv", None))
        .done()
}

pub(super) fn receive_first(bench: &Bench) -> Option<Experiment> {
    let hello = bench.hello();
    let pair = bench.pair()?;
    let (c, conn) = (&pair.caller.name, &pair.called.name);
    let words = ["whatif-recv-first", "whatif-recv-first-question", "whatif-recv-first-because"];
    draft(bench, &pair, "recv-first", words)
        .run(&pair.called.at, format!("{conn}.recv(100)"))
        .run(&pair.caller.at, format!("{c}.send(b\"{hello}\")"))
        .choice("whatif-empty", brings(&pair.called.at, "recv", 0))
        .right("whatif-recv-first-wakes", brings(&pair.called.at, "recv", bench.hello_bytes()))
        .choice("whatif-recv-first-late", waits(&pair.called.at, "recv"))
        .done()
}

pub(super) fn send_to_closed(bench: &Bench) -> Option<Experiment> {
    let [one, two] = examples::two(bench.model.language);
    let pair = bench.pair()?;
    let (c, conn) = (&pair.caller.name, &pair.called.name);
    let words = ["whatif-send-closed", "whatif-send-closed-question", "whatif-send-closed-because"];
    let (sent, failed) = (|| counts(&pair.called.at, "send", 3), || fails(&pair.called.at, "send", None));
    draft(bench, &pair, "send-closed", words)
        .run(&pair.caller.at, format!("{c}.close()"))
        .run(&pair.called.at, format!("{conn}.send(b\"{one}\")"))
        .run(&pair.called.at, format!("{conn}.send(b\"{two}\")"))
        .choice("whatif-send-closed-none", both(failed(), not(sent())))
        .right("whatif-send-closed-second", both(sent(), failed()))
        .choice("whatif-send-closed-both", twice(sent()))
        .done()
}

pub(super) fn send_unread(bench: &Bench) -> Option<Experiment> {
    let hello = bench.hello();
    let pair = bench.pair()?;
    let c = &pair.caller.name;
    let words = ["whatif-send-unread", "whatif-send-unread-question", "whatif-send-unread-because"];
    draft(bench, &pair, "send-unread", words)
        .run(&pair.caller.at, format!("{c}.send(b\"{hello}\")"))
        .choice("whatif-waits-for-reader", waits(&pair.caller.at, "send"))
        .right("whatif-send-unread-four", counts(&pair.caller.at, "send", bench.hello_bytes()))
        .choice("whatif-fails-at-once", fails(&pair.caller.at, "send", None))
        .done()
}

pub(super) fn time_wait(bench: &Bench) -> Option<Experiment> {
    let pair = bench.pair()?;
    let named = bench.named();
    let door = named
        .iter()
        .find(|door| Some(door.socket.info.id) == pair.called.socket.listener && door.at.cast == pair.called.at.cast)?;
    let nobody = bench.callers_of(door.socket).is_empty() && bench.only_these_wait(door.socket, &[]);
    if bench.accepted_from(door.socket) != 1 || !nobody {
        return None;
    }
    let address = door.socket.names.local.as_ref().and_then(address_literal)?;
    let (c, conn, s, at) = (&pair.caller.name, &pair.called.name, &door.name, &pair.called.at);
    let words = ["whatif-time-wait", "whatif-time-wait-question", "whatif-time-wait-because"];
    let mut draft = draft(bench, &pair, "time-wait", words).with("s", s);
    let x = draft.free(at, "x");
    draft
        .run(at, format!("{conn}.close()"))
        .run(&pair.caller.at, format!("{c}.close()"))
        .run(at, format!("{s}.close()"))
        .run(at, format!("{x} = socket.socket()"))
        .run(at, format!("{x}.bind({address})"))
        .choice("whatif-time-wait-free", works(at, "bind"))
        .right("whatif-address-in-use", fails(at, "bind", Some("EADDRINUSE")))
        .choice("whatif-port-waited-for", waits(at, "bind"))
        .done()
}
