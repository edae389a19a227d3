//! Experiments that need nothing but a console at its prompt.

use super::super::bench::Bench;
use super::super::draft::*;
use super::Experiment;

const NEW_SOCKET: &str = "socket.socket()";

pub(super) fn descriptors(bench: &Bench) -> Option<Experiment> {
    let at = bench.anyone(&[])?;
    let mut draft = Draft::new(bench, "fds", ["whatif-fds", "whatif-fds-question", "whatif-fds-because"]);
    let (x, y) = (draft.free(&at, "x"), draft.free(&at, "y"));
    draft
        .with("program", &at.name)
        .run(&at, format!("{x} = {NEW_SOCKET}"))
        .run(&at, format!("{y} = {NEW_SOCKET}"))
        .run(&at, format!("{x}.fileno() == {y}.fileno()"))
        .choice("whatif-fds-same", value(&at, "True"))
        .right("whatif-fds-own", value(&at, "False"))
        .choice("whatif-fds-error", raises(&at, "OSError"))
        .done()
}

pub(super) fn refused(bench: &Bench) -> Option<Experiment> {
    let at = bench.anyone(&[])?;
    let words = ["whatif-refused", "whatif-refused-question", "whatif-refused-because"];
    let mut draft = Draft::new(bench, "refused", words);
    let x = draft.free(&at, "x");
    draft
        .with("program", &at.name)
        .run(&at, format!("{x} = {NEW_SOCKET}"))
        // tcpmux (RFC 1078): nobody has run it for decades.
        .run(&at, format!("{x}.connect((\"127.0.0.1\", 1))"))
        .choice("whatif-waits-for-listener", waits(&at, "connect"))
        .right("whatif-refused-at-once", fails(&at, "connect", Some("ECONNREFUSED")))
        .choice("whatif-connects", works(&at, "connect"))
        .done()
}

pub(super) fn only_bound(bench: &Bench) -> Option<Experiment> {
    let at = bench.anyone(&[])?;
    let mut draft = Draft::new(bench, "bound", ["whatif-bound", "whatif-bound-question", "whatif-bound-because"]);
    let (x, y) = (draft.free(&at, "x"), draft.free(&at, "y"));
    draft
        .with("x", &x)
        .with("y", &y)
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
    let at = bench.anyone(&[])?;
    let words = ["whatif-bind-twice", "whatif-bind-twice-question", "whatif-bind-twice-because"];
    let mut draft = Draft::new(bench, "bind-twice", words);
    let (x, y) = (draft.free(&at, "x"), draft.free(&at, "y"));
    draft
        .with("x", &x)
        .with("y", &y)
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
    let at = bench.anyone(&[])?;
    let words = ["whatif-recv-alone", "whatif-recv-alone-question", "whatif-recv-alone-because"];
    let mut draft = Draft::new(bench, "recv-alone", words);
    let x = draft.free(&at, "x");
    draft
        .with("x", &x)
        .run(&at, format!("{x} = {NEW_SOCKET}"))
        .run(&at, format!("{x}.recv(100)"))
        .choice("whatif-waits", waits(&at, "recv"))
        .right("whatif-not-connected", fails(&at, "recv", Some("ENOTCONN")))
        .choice("whatif-empty", brings(&at, "recv", 0))
        .done()
}

pub(super) fn send(bench: &Bench) -> Option<Experiment> {
    let hello = bench.hello();
    let at = bench.anyone(&[])?;
    let words = ["whatif-send-alone", "whatif-send-alone-question", "whatif-send-alone-because"];
    let mut draft = Draft::new(bench, "send-alone", words);
    let x = draft.free(&at, "x");
    draft
        .with("x", &x)
        .run(&at, format!("{x} = {NEW_SOCKET}"))
        .run(&at, format!("{x}.send(b\"{hello}\")"))
        .choice("whatif-send-alone-kept", counts(&at, "send", bench.hello_bytes()))
        // EPIPE, in Linux; POSIX says ENOTCONN.
        .right("whatif-fails-at-once", fails(&at, "send", None))
        .choice("whatif-waits", waits(&at, "send"))
        .done()
}

pub(super) fn socket_pair(bench: &Bench) -> Option<Experiment> {
    let hello = bench.hello();
    let at = bench.anyone(&[])?;
    let mut draft = Draft::new(bench, "pair", ["whatif-pair", "whatif-pair-question", "whatif-pair-because"]);
    let (x, y) = (draft.free(&at, "x"), draft.free(&at, "y"));
    draft
        .with("x", &x)
        .with("y", &y)
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
    let at = bench.anyone(&[])?;
    let words = ["whatif-pair-self", "whatif-pair-self-question", "whatif-pair-self-because"];
    let mut draft = Draft::new(bench, "pair-self", words);
    let (x, y) = (draft.free(&at, "x"), draft.free(&at, "y"));
    draft
        .with("x", &x)
        .with("y", &y)
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
    let at = bench.anyone(&[])?;
    let mut draft = Draft::new(bench, "text", ["whatif-text", "whatif-text-question", "whatif-text-because"]);
    let (x, y) = (draft.free(&at, "x"), draft.free(&at, "y"));
    draft
        .run(&at, format!("{x}, {y} = socket.socketpair()"))
        .run(&at, format!("{x}.send(\"{hello}\")"))
        .choice("whatif-text-four", counts(&at, "send", bench.hello_bytes()))
        .right("whatif-text-bytes", raises(&at, "TypeError"))
        .choice("whatif-text-five", counts(&at, "send", bench.hello_bytes() + 1))
        .done()
}

pub(super) fn large_port(bench: &Bench) -> Option<Experiment> {
    let at = bench.anyone(&[])?;
    let mut draft = Draft::new(bench, "port", ["whatif-port", "whatif-port-question", "whatif-port-because"]);
    let x = draft.free(&at, "x");
    draft
        .with("x", &x)
        .run(&at, format!("{x} = {NEW_SOCKET}"))
        .run(&at, format!("{x}.bind((\"127.0.0.1\", 70000))"))
        .choice("whatif-port-free", works(&at, "bind"))
        .choice("whatif-port-kernel", raises(&at, "OSError"))
        .right("whatif-port-python", raises(&at, "OverflowError"))
        .done()
}

pub(super) fn closed(bench: &Bench) -> Option<Experiment> {
    let at = bench.anyone(&[])?;
    let mut draft = Draft::new(bench, "closed", ["whatif-closed", "whatif-closed-question", "whatif-closed-because"]);
    let x = draft.free(&at, "x");
    draft
        .with("x", &x)
        .run(&at, format!("{x} = {NEW_SOCKET}"))
        .run(&at, format!("{x}.close()"))
        .run(&at, format!("{x}.bind((\"127.0.0.1\", 0))"))
        .choice("whatif-closed-opens", works(&at, "bind"))
        .right("whatif-closed-no-fd", raises(&at, "OSError"))
        .choice("whatif-closed-name", raises(&at, "NameError"))
        .done()
}
