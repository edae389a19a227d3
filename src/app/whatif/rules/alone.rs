//! Experiments that need nothing but a console at its prompt.

use super::super::bench::Bench;
use super::super::draft::*;
use super::Experiment;

const NEW_SOCKET: &str = "socket.socket()";

/// The ids of an experiment's label, question and explanation.
type Words = [&'static str; 3];

/// An experiment with a new socket in one console: where, what the socket is called, and the draft that makes it.
fn with_one<'b>(bench: &'b Bench<'b>, id: &'static str, words: Words) -> Option<(Actor<'b>, String, Draft<'b>)> {
    let at = bench.anyone(&[])?;
    let mut draft = Draft::new(bench, id, words).with("program", &at.name);
    let x = draft.free(&at, "x");
    let draft = draft.with("x", &x).run(&at, format!("{x} = {NEW_SOCKET}"));
    Some((at, x, draft))
}

/// An experiment with two new things in one console: where, what they are called, and a draft without a line.
fn with_two<'b>(bench: &'b Bench<'b>, id: &'static str, words: Words) -> Option<(Actor<'b>, [String; 2], Draft<'b>)> {
    let at = bench.anyone(&[])?;
    let mut draft = Draft::new(bench, id, words).with("program", &at.name);
    let names = ["x", "y"].map(|name| draft.free(&at, name));
    let draft = draft.with("x", &names[0]).with("y", &names[1]);
    Some((at, names, draft))
}

pub(super) fn descriptors(bench: &Bench) -> Option<Experiment> {
    let (at, [x, y], draft) = with_two(bench, "fds", ["whatif-fds", "whatif-fds-question", "whatif-fds-because"])?;
    draft
        .run(&at, format!("{x} = {NEW_SOCKET}"))
        .run(&at, format!("{y} = {NEW_SOCKET}"))
        .run(&at, format!("{x}.fileno() == {y}.fileno()"))
        .choice("whatif-fds-same", value(&at, "True"))
        .right("whatif-fds-own", value(&at, "False"))
        .choice("whatif-fds-error", raises(&at, "OSError"))
        .done()
}

pub(super) fn refused(bench: &Bench) -> Option<Experiment> {
    let (at, x, draft) =
        with_one(bench, "refused", ["whatif-refused", "whatif-refused-question", "whatif-refused-because"])?;
    draft
        // tcpmux (RFC 1078): nobody has run it for decades.
        .run(&at, format!("{x}.connect((\"127.0.0.1\", 1))"))
        .choice("whatif-waits-for-listener", waits(&at, "connect"))
        .right("whatif-refused-at-once", fails(&at, "connect", Some("ECONNREFUSED")))
        .choice("whatif-connects", works(&at, "connect"))
        .done()
}

pub(super) fn only_bound(bench: &Bench) -> Option<Experiment> {
    let (at, [x, y], draft) =
        with_two(bench, "bound", ["whatif-bound", "whatif-bound-question", "whatif-bound-because"])?;
    draft
        .run(&at, format!("{x} = {NEW_SOCKET}"))
        .run(&at, format!("{x}.bind((\"127.0.0.1\", 0))"))
        .run(&at, format!("{y} = {NEW_SOCKET}"))
        .run(&at, format!("{y}.connect({x}.getsockname())"))
        .choice("whatif-bound-open", works(&at, "connect"))
        .right("whatif-refused-at-once", fails(&at, "connect", Some("ECONNREFUSED")))
        .choice("whatif-waits-for-listen", waits(&at, "connect"))
        .done()
}

pub(super) fn bind_twice(bench: &Bench) -> Option<Experiment> {
    let (at, [x, y], draft) = with_two(
        bench,
        "bind-twice",
        ["whatif-bind-twice", "whatif-bind-twice-question", "whatif-bind-twice-because"],
    )?;
    draft
        .run(&at, format!("{x} = {NEW_SOCKET}"))
        .run(&at, format!("{x}.bind((\"127.0.0.1\", 0))"))
        .run(&at, format!("{y} = {NEW_SOCKET}"))
        .run(&at, format!("{y}.bind({x}.getsockname())"))
        .choice("whatif-port-shared", twice(works(&at, "bind")))
        .right("whatif-address-in-use", fails(&at, "bind", Some("EADDRINUSE")))
        .choice("whatif-port-waited-for", waits(&at, "bind"))
        .done()
}

pub(super) fn receive(bench: &Bench) -> Option<Experiment> {
    let (at, x, draft) = with_one(
        bench,
        "recv-alone",
        ["whatif-recv-alone", "whatif-recv-alone-question", "whatif-recv-alone-because"],
    )?;
    draft
        .run(&at, format!("{x}.recv(100)"))
        .choice("whatif-waits", waits(&at, "recv"))
        .right("whatif-not-connected", fails(&at, "recv", Some("ENOTCONN")))
        .choice("whatif-empty", brings(&at, "recv", 0))
        .done()
}

pub(super) fn send(bench: &Bench) -> Option<Experiment> {
    let hello = bench.hello();
    let (at, x, draft) = with_one(
        bench,
        "send-alone",
        ["whatif-send-alone", "whatif-send-alone-question", "whatif-send-alone-because"],
    )?;
    draft
        .run(&at, format!("{x}.send(b\"{hello}\")"))
        .choice("whatif-send-alone-kept", counts(&at, "send", bench.hello_bytes()))
        // EPIPE, in Linux; POSIX says ENOTCONN.
        .right("whatif-fails-at-once", fails(&at, "send", None))
        .choice("whatif-waits", waits(&at, "send"))
        .done()
}

pub(super) fn socket_pair(bench: &Bench) -> Option<Experiment> {
    let hello = bench.hello();
    let (at, [x, y], draft) = with_two(bench, "pair", ["whatif-pair", "whatif-pair-question", "whatif-pair-because"])?;
    draft
        .run(&at, format!("{x}, {y} = socket.socketpair()"))
        .run(&at, format!("{x}.send(b\"{hello}\")"))
        .run(&at, format!("{y}.recv(100)"))
        .right("whatif-hola", brings(&at, "recv", bench.hello_bytes()))
        .choice("whatif-waits", waits(&at, "recv"))
        .choice("whatif-not-connected", raises(&at, "OSError"))
        .done()
}

pub(super) fn own_end(bench: &Bench) -> Option<Experiment> {
    let hello = bench.hello();
    let (at, [x, y], draft) =
        with_two(bench, "pair-self", ["whatif-pair-self", "whatif-pair-self-question", "whatif-pair-self-because"])?;
    draft
        .run(&at, format!("{x}, {y} = socket.socketpair()"))
        .run(&at, format!("{x}.send(b\"{hello}\")"))
        .run(&at, format!("{x}.recv(100)"))
        .choice("whatif-hola", brings(&at, "recv", bench.hello_bytes()))
        .right("whatif-waits", waits(&at, "recv"))
        .choice("whatif-empty", brings(&at, "recv", 0))
        .done()
}

pub(super) fn text(bench: &Bench) -> Option<Experiment> {
    let hello = bench.hello();
    let (at, [x, y], draft) = with_two(bench, "text", ["whatif-text", "whatif-text-question", "whatif-text-because"])?;
    draft
        .run(&at, format!("{x}, {y} = socket.socketpair()"))
        .run(&at, format!("{x}.send(\"{hello}\")"))
        .choice("whatif-text-four", counts(&at, "send", bench.hello_bytes()))
        .right("whatif-text-bytes", raises(&at, "TypeError"))
        .choice("whatif-text-five", counts(&at, "send", bench.hello_bytes() + 1))
        .done()
}

pub(super) fn large_port(bench: &Bench) -> Option<Experiment> {
    let (at, x, draft) = with_one(bench, "port", ["whatif-port", "whatif-port-question", "whatif-port-because"])?;
    draft
        .run(&at, format!("{x}.bind((\"127.0.0.1\", 70000))"))
        .choice("whatif-port-free", works(&at, "bind"))
        .choice("whatif-port-kernel", raises(&at, "OSError"))
        .right("whatif-port-python", raises(&at, "OverflowError"))
        .done()
}

pub(super) fn closed(bench: &Bench) -> Option<Experiment> {
    let (at, x, draft) =
        with_one(bench, "closed", ["whatif-closed", "whatif-closed-question", "whatif-closed-because"])?;
    draft
        .run(&at, format!("{x}.close()"))
        .run(&at, format!("{x}.bind((\"127.0.0.1\", 0))"))
        .choice("whatif-closed-opens", works(&at, "bind"))
        .right("whatif-closed-no-fd", raises(&at, "OSError"))
        .choice("whatif-closed-name", raises(&at, "NameError"))
        .done()
}
