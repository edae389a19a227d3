//! The mistakes that the program itself recognised.

use super::kernel::{closed, family_name};
use super::{Draft, Scene, connect_anew, rewrite, say};
use crate::journal::event::{Bound, Hint};
use crate::journal::socket::Family;

/// Chooses the sentence for a recognised mistake.
pub(super) fn explain(scene: &Scene, hint: &Hint) -> Draft {
    match hint {
        Hint::SocketKeyword { given, python } => keyword(scene, given, python),
        Hint::BytesLiteralNotAscii => {
            say("explain-bytes-ascii").try_line(scene.line.and_then(rewrite::encode_literals))
        }
        Hint::CurlyQuotes => say("explain-curly-quotes").try_line(scene.line.and_then(rewrite::straight_quotes)),
        Hint::AddressNotATuple { method, corrected } => {
            let mended = || scene.line.and_then(|line| rewrite::one_tuple(line, method));
            say("explain-address-tuple").with("method", method).try_line(corrected.clone().or_else(mended))
        }
        Hint::PortIsText => say("explain-port-text").try_line(scene.line.and_then(rewrite::port_number)),
        Hint::PortOutOfRange => say("explain-port-range"),
        Hint::TextForBytes { corrected } => {
            let line = scene.line.zip(corrected.as_deref());
            say("explain-text-for-bytes").try_line(line.and_then(|(line, argument)| with_bytes(line, argument)))
        }
        Hint::NotImported { module } => {
            say("explain-import").with("module", module).try_line(format!("import {module}"))
        }
        Hint::UnknownName { name } => unknown_name(scene, name),
        Hint::PfConstant { given, python } => pf(scene, given, python),
        Hint::AcceptWithoutName => say("explain-accept-unnamed")
            .try_line_with(Some(format!("conn, {{}} = {}.accept()", accepting(scene))), "explain-word-address"),
        Hint::PathTooLong { length, limit } => {
            let bind = scene.line.and_then(|line| rewrite::receiver(line, "bind"));
            say("explain-path-long")
                .with("length", &length.to_string())
                .with("limit", &limit.to_string())
                .try_line_with(bind.map(|name| format!("{name}.bind(\"{{}}\")")), "explain-word-path")
        }
        Hint::AddressFamilyMismatch { host, family } => family_mismatch(scene, host, *family),
        Hint::ClosedSocket => closed(scene),
        Hint::NotCovered { what } => say("explain-not-covered").with("what", what),
        Hint::NotAvailable { name } => say("explain-not-available").with("name", name),
        Hint::Bound { which } => say(match which {
            Bound::Depth => "explain-bound-depth",
            Bound::Memory => "explain-bound-memory",
            Bound::Gathered => "explain-bound-gathered",
            Bound::Output => "explain-bound-output",
            Bound::Steps => "explain-bound-steps",
        }),
        Hint::OnlyLoopback => say("explain-only-loopback").try_line(
            scene
                .reachable_place()
                .map(|there| connect_anew(scene.receiver("c"), scene.family(), scene.kind(), &there)),
        ),
    }
}

/// A keyword that other texts use for an argument of `socket.socket`.
pub(super) fn keyword(scene: &Scene, given: &str, python: &str) -> Draft {
    let mended = scene.line.and_then(|line| rewrite::replace_word(line, given, python)).map(|line| with_values(&line));
    say("explain-keyword").with("python", python).with("given", given).try_line(mended)
}

/// A name that stands for nothing here.
pub(super) fn unknown_name(scene: &Scene, name: &str) -> Draft {
    if let Some((_, program)) = scene.context.names_elsewhere.iter().find(|(known, _)| known == name) {
        return match scene.context.key_elsewhere.as_str() {
            "" => say("explain-name-elsewhere"),
            key => say("explain-name-elsewhere-key").with("key", key),
        }
        .with("name", name)
        .with("program", program);
    }
    if name == "socket" {
        return say("explain-import").with("module", name).try_line(format!("import {name}"));
    }
    if let Some(value) = value_of_parameter(name) {
        let mended = scene.line.map(with_values).filter(|line| Some(line.as_str()) != scene.line);
        return say("explain-parameter-name").with("name", name).with("value", value).try_line(mended);
    }
    if let Some(python) = af_of_pf(name) {
        return pf(scene, name, &python);
    }
    if CONSTANTS.iter().any(|prefix| name.starts_with(prefix)) {
        let mended = scene.line.and_then(|line| rewrite::replace_word(line, name, &format!("socket.{name}")));
        return say("explain-name-constant").with("name", name).try_line(mended);
    }
    say("explain-name-unknown").with("name", name)
}

/// `PF_INET`, `PF_UNIX`… which Python never had.
pub(super) fn pf(scene: &Scene, given: &str, python: &str) -> Draft {
    let (given, python) = (given.trim_start_matches("socket."), python.trim_start_matches("socket."));
    let whole = format!("socket.{python}");
    let mended = scene.line.and_then(|line| {
        let dotted = rewrite::replace_word(line, &format!("socket.{given}"), &whole);
        dotted.or_else(|| rewrite::replace_word(line, given, &whole))
    });
    say("explain-pf").with("given", given).with("python", python).try_line(mended.unwrap_or(whole))
}

/// The `AF_` constant with the same number as this `PF_` one.
pub(super) fn af_of_pf(name: &str) -> Option<String> {
    name.strip_prefix("PF_").map(|rest| format!("AF_{rest}"))
}

/// How the names of Python's `socket` constants begin.
const CONSTANTS: [&str; 7] = ["AF_", "SOCK_", "SOL_", "SO_", "SHUT_", "IPPROTO_", "MSG_"];

/// What goes into the blanks of `socket.socket(socket_family, socket_type, protocol)`, as notes write it.
const BLANKS: [(&str, &str); 2] = [("socket_family", "socket.AF_INET"), ("socket_type", "socket.SOCK_STREAM")];

fn value_of_parameter(name: &str) -> Option<&'static str> {
    BLANKS.iter().find(|(blank, _)| *blank == name).map(|(_, value)| *value)
}

/// A line copied from notes, with values in its blanks and Python's own keyword.
fn with_values(line: &str) -> String {
    let mut mended = line.to_owned();
    for (blank, value) in BLANKS {
        // `family=…` is a keyword by now; a blank that is given a value is none.
        if !line.contains(&format!("{blank}=")) {
            mended = rewrite::replace_word(&mended, blank, value).unwrap_or(mended);
        }
    }
    rewrite::replace_word(&mended, "protocol", "proto").unwrap_or(mended)
}

/// `argument` is the student's own with a `b` or `.encode()`: put it where theirs stood.
fn with_bytes(line: &str, argument: &str) -> Option<String> {
    let original = argument.strip_suffix(".encode()").or_else(|| argument.strip_prefix('b'))?;
    rewrite::splice(line, original, argument)
}

/// The socket whose `accept()` nobody named.
fn accepting<'a>(scene: &Scene<'a>) -> &'a str {
    scene.line.and_then(|line| rewrite::receiver(line, "accept")).unwrap_or("s")
}

/// A host that cannot be an address of the socket's family.
fn family_mismatch(scene: &Scene, host: &str, family: Family) -> Draft {
    let (id, own) = if family == Family::INET6 {
        ("explain-family-mismatch-six", "::1")
    } else if family == Family::INET {
        ("explain-family-mismatch-four", "127.0.0.1")
    } else {
        return say("explain-family-mismatch").with("host", host).with("family", &family_name(family));
    };
    // Only this machine has the same name in both families; of any other we do not know it.
    let is_own = matches!(host, "127.0.0.1" | "::1" | "0.0.0.0" | "::");
    let mended = scene.line.filter(|_| is_own).and_then(|line| rewrite::replace_text(line, host, own));
    say(id).with("host", host).try_line(mended)
}
