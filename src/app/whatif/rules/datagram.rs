//! Experiments with messages without a connection.

use super::super::bench::Bench;
use super::super::draft::*;
use super::Experiment;
use crate::app::examples;

const NEW_SOCKET: &str = "socket.socket(socket.AF_INET, socket.SOCK_DGRAM)";

pub(super) fn nobody(bench: &Bench) -> Option<Experiment> {
    let hello = bench.hello();
    let at = bench.anyone(&[])?;
    let words = ["whatif-udp-nobody", "whatif-udp-nobody-question", "whatif-udp-nobody-because"];
    let mut draft = Draft::new(bench, "udp-nobody", words);
    let x = draft.free(&at, "x");
    draft
        .with("x", &x)
        .run(&at, format!("{x} = {NEW_SOCKET}"))
        .run(&at, format!("{x}.sendto(b\"{hello}\", (\"127.0.0.1\", 1))"))
        .choice("whatif-refused-at-once", fails(&at, "sendto", Some("ECONNREFUSED")))
        .right("whatif-udp-nobody-four", counts(&at, "sendto", bench.hello_bytes()))
        .choice("whatif-waits-for-reader", waits(&at, "sendto"))
        .done()
}

pub(super) fn connect(bench: &Bench) -> Option<Experiment> {
    let at = bench.anyone(&[])?;
    let words = ["whatif-udp-connect", "whatif-udp-connect-question", "whatif-udp-connect-because"];
    let mut draft = Draft::new(bench, "udp-connect", words);
    let x = draft.free(&at, "x");
    draft
        .with("x", &x)
        .run(&at, format!("{x} = {NEW_SOCKET}"))
        .run(&at, format!("{x}.connect((\"127.0.0.1\", 1))"))
        .choice("whatif-refused-at-once", fails(&at, "connect", None))
        .right("whatif-udp-connect-notes", works(&at, "connect"))
        .choice("whatif-waits-for-listener", waits(&at, "connect"))
        .done()
}

/// Two sockets, one with an address; lines that send to it.
fn to_one<'b>(
    bench: &'b Bench<'b>,
    id: &'static str,
    words: [&'static str; 3],
    sent: &[&str],
) -> Option<(Draft<'b>, Actor<'b>, String)> {
    let at = bench.anyone(&[])?;
    let mut draft = Draft::new(bench, id, words);
    let (x, y) = (draft.free(&at, "x"), draft.free(&at, "y"));
    draft = draft
        .with("x", &x)
        .with("y", &y)
        .run(&at, format!("{x} = {NEW_SOCKET}"))
        .run(&at, format!("{x}.bind((\"127.0.0.1\", 0))"))
        .run(&at, format!("{y} = {NEW_SOCKET}"));
    for bytes in sent {
        draft = draft.run(&at, format!("{y}.sendto(b\"{bytes}\", {x}.getsockname())"));
    }
    Some((draft, at, x))
}

pub(super) fn short(bench: &Bench) -> Option<Experiment> {
    let words = ["whatif-udp-short", "whatif-udp-short-question", "whatif-udp-short-because"];
    let (draft, at, x) = to_one(bench, "udp-short", words, &["0123456789"])?;
    draft
        .run(&at, format!("{x}.recvfrom(3)"))
        .run(&at, format!("{x}.recvfrom(100)"))
        .choice("whatif-udp-short-rest", brings(&at, "recvfrom", 7))
        .right("whatif-udp-short-lost", waits(&at, "recvfrom"))
        .choice("whatif-udp-short-error", fails(&at, "recvfrom", None))
        .done()
}

pub(super) fn two(bench: &Bench) -> Option<Experiment> {
    let words = ["whatif-udp-two", "whatif-udp-two-question", "whatif-udp-two-because"];
    let [one, two] = examples::two(bench.model.language);
    let (draft, at, x) = to_one(bench, "udp-two", words, &[one, two])?;
    draft
        .run(&at, format!("{x}.recv(100)"))
        .right("whatif-udp-two-first", value(&at, &format!("b'{one}'")))
        .choice("whatif-udp-two-both", value(&at, &format!("b'{one}{two}'")))
        .choice("whatif-udp-two-last", value(&at, &format!("b'{two}'")))
        .done()
}
