//! A call of one of our servers in one row: what it asked, and what came of it.

use ratatui::style::Style;
use ratatui::text::{Line, Span};

use crate::app::call_python::option_name;
use crate::i18n::errno;
use crate::journal::address::Address;
use crate::journal::call::{Call, Direction, Failure, Operation, OptionValue, Returned, ShutdownHow, Summary};
use crate::journal::event::Role;
use crate::journal::payload::Payload;
use crate::journal::projections::programs::Program;
use crate::ui::Look;
use crate::ui::widgets::canvas::{columns, fit, pad, text_columns};
use crate::ui::widgets::{address, numbers, python_bytes};

/// The column of the call's name.
pub(super) fn call_name(name: &str, style: Style) -> Span<'static> {
    Span::styled(pad(name, 8) + " ", style)
}

/// One call.
pub(super) fn call(call: &Call, program: &Program, width: u16, look: &Look) -> Line<'static> {
    let theme = look.theme;
    let mut spans = vec![call_name(call.operation.name(), theme.program(program.id))];
    match &call.result {
        Ok(returned) => {
            let room = width.saturating_sub(columns(&Line::from(spans.clone())));
            spans.push(Span::styled(done(call, returned, program, room, look), theme.text()));
        }
        Err(failure) => {
            let glyphs = theme.glyphs();
            let text = match failure {
                Failure::Errno { errno: number, .. } => errno::symbol_or_number(*number),
                Failure::TimedOut { .. } => look.i18n.tr("ui-call-timed-out"),
                Failure::Interrupted { .. } => look.i18n.tr("ui-call-interrupted"),
                Failure::OnlyLoopback => look.i18n.tr("ui-call-only-loopback"),
            };
            spans.push(Span::styled(format!("{} {text}", glyphs.failed), theme.error()));
        }
    }
    fit(Line::from(spans), width, theme.glyphs().ellipsis)
}

/// A run of calls that were only counted: `recv ×1 204   1,2 MB`.
pub(super) fn summary(summary: &Summary, style: Style, width: u16, look: &Look) -> Line<'static> {
    let language = look.i18n.language();
    let name = match summary.direction {
        Direction::Out => "send",
        Direction::In => "recv",
    };
    let calls = numbers::count(summary.calls, language);
    let text = format!("{}{calls}   {}", look.theme.glyphs().times, numbers::size(summary.payload.length, language));
    let line = Line::from(vec![call_name(name, style), Span::styled(text, look.theme.text())]);
    fit(line, width, look.theme.glyphs().ellipsis)
}

/// What a call that succeeded did, in `room` columns where a shorter wording can help.
fn done(call: &Call, returned: &Returned, program: &Program, room: u16, look: &Look) -> String {
    let glyphs = look.theme.glyphs();
    let place =
        |address: &Address| address::short(address, glyphs).unwrap_or_else(|| look.i18n.tr("ui-address-unnamed"));
    match (&call.operation, returned) {
        (Operation::Accept, Returned::Socket { peer, .. }) => {
            match peer.as_ref().and_then(|p| address::short(p, glyphs)) {
                Some(from) => {
                    let whole = look.i18n.tr_with("ui-call-accepted", &[("from", &from)]);
                    let fits = text_columns(&whole) <= room;
                    if fits { whole } else { look.i18n.tr_with("ui-call-accepted-short", &[("from", &from)]) }
                }
                None => look.i18n.tr("ui-call-accepted-unnamed"),
            }
        }
        (operation, Returned::Moved { payload, peer, .. }) if operation.receives() => match peer {
            Some(from) if matches!(operation, Operation::ReceiveFrom { .. }) => {
                let bytes = bytes_words(payload, look);
                look.i18n.tr_with("ui-call-received-from", &[("bytes", &bytes), ("from", &place(from))])
            }
            _ if payload.length == 0 => look.i18n.tr("ui-call-end-of-stream"),
            _ => bytes_words(payload, look),
        },
        (Operation::SendTo { address, .. }, Returned::Moved { payload, .. }) => {
            let count = numbers::count(payload.length, look.i18n.language());
            look.i18n.tr_count("ui-call-sent-to", payload.length, &[("bytes", &count), ("to", &place(address))])
        }
        (operation, Returned::Moved { payload, .. }) if operation.sends() => {
            let count = numbers::count(payload.length, look.i18n.language());
            let echo = matches!(program.role, Role::Server(kind) if kind.echoes());
            let id = if echo { "ui-call-sent-back" } else { "ui-call-sent" };
            look.i18n.tr_count(id, payload.length, &[("bytes", &count)])
        }
        (Operation::Socket { family, kind, .. }, Returned::Socket { socket, .. }) => {
            let family = family.name().map_or_else(|| family.0.to_string(), str::to_owned);
            let kind = kind.name().map_or_else(|| kind.0.to_string(), str::to_owned);
            format!("fd {}  {family}, {kind}", socket.fd)
        }
        (Operation::Bind { address } | Operation::Connect { address, .. }, _) => address::python(address, glyphs),
        (Operation::Listen { backlog }, _) => {
            look.i18n.tr_with("ui-call-listens", &[("backlog", &backlog.to_string())])
        }
        (Operation::SetOption { level, name, value }, _) => {
            let name = option_name(*level, *name).replace("socket.", "");
            let name = name.split(", ").last().unwrap_or_default();
            match value {
                OptionValue::Integer(number) => format!("{name}, {number}"),
                OptionValue::Bytes(bytes) => format!("{name}, {}", python_bytes::repr(bytes)),
            }
        }
        (Operation::Shutdown { how }, _) => match how {
            ShutdownHow::Read => "SHUT_RD",
            ShutdownHow::Write => "SHUT_WR",
            ShutdownHow::Both => "SHUT_RDWR",
        }
        .to_owned(),
        (_, Returned::Address(address)) => address::python(address, glyphs),
        (_, Returned::Integer(number)) => number.to_string(),
        _ if call.fd >= 0 => format!("fd {}", call.fd),
        _ => String::new(),
    }
}

/// Bytes as Python shows them; if not all are kept, how many there were.
fn bytes_words(payload: &Payload, look: &Look) -> String {
    const MOST: usize = 48;
    let kept = &payload.head[..payload.head.len().min(MOST)];
    let text = python_bytes::repr(kept);
    if payload.length == kept.len() as u64 {
        return text;
    }
    let size = numbers::size(payload.length, look.i18n.language());
    format!("{size}: {text}{}", look.theme.glyphs().ellipsis)
}
