//! The chosen call in words, for the bottom of the screen: who, what, with which bytes or which error, between which
//! addresses, when, and which statement made it.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::causes::{self, Length};
use crate::app::copying::call_text;
use crate::app::events_cursor::EventCursor;
use crate::app::model::Model;
use crate::i18n::errno;
use crate::journal::call::{Call, Failure, Operation, Returned};
use crate::journal::payload::Payload;
use crate::journal::projections::calls::LineEnd;
use crate::journal::socket::Kind;
use crate::ui::Look;
use crate::ui::panes::calls::unfinished;
use crate::ui::widgets::canvas::{Canvas, cut};
use crate::ui::widgets::safe_text::show_text;
use crate::ui::widgets::{address, numbers, python_bytes, wrap};

/// The most columns of a statement that are told, and where that is too much; what is copied is all of it.
const SOURCE: [u16; 2] = [60, 40];

/// The most received bytes that are told, and where that is too much.
const BYTES: [usize; 2] = [24, 9];

/// «suceso 3 de 7», and of how many calls those are the last; `None` while calls are not walked over.
pub(super) fn title(model: &Model, look: &Look) -> Option<String> {
    model.cursor.as_ref()?;
    let Some(place) = model.cursor_place() else { return Some(look.i18n.tr("copy-event-old")) };
    let (place, count) = ((place + 1).to_string(), model.calls().count().to_string());
    let calls = &model.projections().calls;
    if calls.forgotten() == 0 {
        return Some(look.i18n.tr_with("copy-event-of", &[("place", &place), ("count", &count)]));
    }
    let total = numbers::count(calls.total, look.i18n.language());
    Some(look.i18n.tr_with("copy-event-of-last", &[("place", &place), ("count", &count), ("total", &total)]))
}

/// Draws it.
pub(super) fn draw(model: &Model, cursor: &EventCursor, buffer: &mut Buffer, area: Rect, look: &Look) {
    let glyphs = look.theme.glyphs();
    let mut canvas = Canvas::new(buffer, area);
    let lines = rows(model, cursor, (canvas.width(), canvas.height()), look);
    let room = usize::from(canvas.height());
    for (row, line) in lines.iter().take(room).enumerate() {
        let mark = if row + 1 == room && lines.len() > room { glyphs.ellipsis } else { "" };
        canvas.put_both(row as u16, line.clone(), &Line::from(mark), glyphs.ellipsis);
    }
}

/// What is told in so many columns and rows: who, what, what came of it and how long that took, shortened where it must
/// be; of the rest as much as there is room for.
fn rows(model: &Model, cursor: &EventCursor, (width, height): (u16, u16), look: &Look) -> Vec<Line<'static>> {
    let wrapped = |parts: &[Span<'static>]| wrap::prose(joined(parts, look), width, 2);
    let fits = |lines: &[Line]| lines.len() <= usize::from(height);
    let mut told = must_be_told(model, cursor, |told| fits(&wrapped(told)), look);
    for part in further(model, cursor, look) {
        told.push(part);
        if !fits(&wrapped(&told)) {
            told.pop();
        }
    }
    wrapped(&told)
}

/// What must be told, with the calls that it has to do with, in the longest way that fits; how long it took goes first.
fn must_be_told(
    model: &Model,
    cursor: &EventCursor,
    fits: impl Fn(&[Span<'static>]) -> bool,
    look: &Look,
) -> Vec<Span<'static>> {
    let took = usize::from(cursor.line.end != LineEnd::Blocked);
    let mut told = Vec::new();
    for (short, length, left_out) in
        [(0, Length::Whole, 0), (1, Length::Whole, 0), (1, Length::Whole, took), (1, Length::Short, took)]
    {
        told = parts(model, cursor, short, look);
        told.truncate(told.len() - left_out);
        told.extend(causes::told(model, cursor, length, look));
        if fits(&told) {
            return told;
        }
    }
    // The beginning of the last words is seen at least.
    if fits(&parts(model, cursor, 1, look)) { told } else { parts(model, cursor, 1, look) }
}

/// Parts one after another, behind the sign of what is chosen.
fn joined(parts: &[Span<'static>], look: &Look) -> Line<'static> {
    let (theme, glyphs) = (look.theme, look.theme.glyphs());
    let mut line = Line::from(Span::styled(format!("{} ", glyphs.pointer), theme.strong()));
    for (place, part) in parts.iter().enumerate() {
        if place > 0 {
            line.push_span(Span::styled(format!(" {} ", glyphs.dot), theme.muted()));
        }
        line.push_span(part.clone());
    }
    line
}

/// What must be told; `short`: which of the two lengths of code and bytes.
fn parts(model: &Model, cursor: &EventCursor, short: usize, look: &Look) -> Vec<Span<'static>> {
    let theme = look.theme;
    let glyphs = theme.glyphs();
    let language = look.i18n.language();
    let line = &cursor.line;
    let name = model.lab.participant(line.program).map_or(glyphs.unknown.to_owned(), |it| show_text(&it.name, glyphs));
    let mut parts = vec![Span::styled(name, theme.program(line.program).patch(theme.strong()))];
    let call = written(model, cursor, look);
    parts.push(Span::styled(shortened(&call, SOURCE[short], look), theme.text()));
    parts.push(outcome(model, cursor, BYTES[short], look));
    let took = match line.end {
        LineEnd::Blocked => None,
        LineEnd::Done { took, .. } | LineEnd::Failed { took, .. } | LineEnd::Many { took, .. } => Some(took),
    };
    parts.extend(took.map(|took| {
        let time = numbers::duration(took, language);
        Span::styled(together(&look.i18n.tr_with("copy-event-took", &[("time", &time)])), theme.muted())
    }));
    if cursor.is_forgotten() {
        parts.insert(0, Span::styled(look.i18n.tr("copy-event-forgotten"), theme.strong()));
    }
    parts
}

/// The call as Python, or its name where that is forgotten.
fn written(model: &Model, cursor: &EventCursor, look: &Look) -> String {
    let ellipsis = look.theme.glyphs().ellipsis;
    call_text(model, cursor).unwrap_or_else(|| format!("{}({ellipsis})", cursor.line.name))
}

/// What is told where there is room, the most telling first.
fn further(model: &Model, cursor: &EventCursor, look: &Look) -> Vec<Span<'static>> {
    let theme = look.theme;
    let glyphs = theme.glyphs();
    let line = &cursor.line;
    let mut parts = Vec::new();
    let ends = model.cursor_ends();
    let plain = |end: Option<&_>| end.and_then(|end| address::plain(end, glyphs));
    let (local, remote) = (plain(ends.local.as_ref()), plain(ends.remote.as_ref()));
    let moves = cursor.operation().is_none_or(|operation| operation.sends() || operation.receives());
    let between = match (local, remote) {
        // An arrow is bytes on their way; of all other calls it is said in words whose addresses these are.
        (local, remote) if !moves => standing(cursor, local, remote, look),
        (Some(local), Some(remote)) if cursor.operation().is_some_and(Operation::receives) => {
            Some(format!("{local} {}{} {remote}", glyphs.arrow_left, glyphs.line))
        }
        (Some(local), Some(remote)) => Some(format!("{local} {}{} {remote}", glyphs.line, glyphs.arrow_right)),
        (Some(local), None) => Some(local),
        (None, Some(remote)) => Some(format!("{}{} {remote}", glyphs.line, glyphs.arrow_right)),
        (None, None) => None,
    };
    parts.extend(between.map(|between| Span::styled(between, theme.kernel())));
    let call = written(model, cursor, look);
    if let Some(statement) = cursor.statement.as_ref().filter(|statement| !says_no_more(statement, &call)) {
        let statement = shortened(statement, SOURCE[0], look);
        parts.push(Span::styled(look.i18n.tr_with("copy-event-cause", &[("statement", &statement)]), theme.text()));
    }
    let beginning = model.projections().calls.beginning.unwrap_or(line.began);
    if line.fd >= 0 {
        parts.push(Span::styled(format!("fd {}", line.fd), theme.kernel()));
    }
    let when = numbers::duration(line.began.saturating_sub(beginning), look.i18n.language());
    parts.push(Span::styled(together(&look.i18n.tr_with("copy-event-time", &[("time", &when)])), theme.muted()));
    parts
}

/// The addresses of a call that moves no bytes. Those that its outcome tells already are not told again.
fn standing(cursor: &EventCursor, local: Option<String>, remote: Option<String>, look: &Look) -> Option<String> {
    let say = |id, address: String| Some(look.i18n.tr_with(id, &[("address", &address)]));
    match (cursor.operation()?, local, remote) {
        (Operation::Accept | Operation::Listen { .. }, Some(local), _) => say("copy-event-listens", local),
        (Operation::Connect { .. }, Some(local), _) => say("copy-event-from", local),
        (Operation::Connect { .. }, None, _) => None,
        (_, Some(local), Some(remote)) => {
            Some(look.i18n.tr_with("copy-event-between", &[("local", &local), ("remote", &remote)]))
        }
        (_, local, remote) => local.or(remote),
    }
}

/// Whether a statement is the call itself, or gives its value a name: `n = c.send(b'hola')`.
fn says_no_more(statement: &str, call: &str) -> bool {
    let bare = |code: &str| -> String {
        let signs = code.chars().filter(|sign| !sign.is_whitespace());
        signs.map(|sign| if sign == '\'' { '"' } else { sign }).collect()
    };
    let (statement, call) = (bare(statement), bare(call));
    statement.strip_suffix(&call).is_some_and(|before| before.is_empty() || before.ends_with('='))
}

/// What came of it; of received bytes at most `most`.
fn outcome(model: &Model, cursor: &EventCursor, most: usize, look: &Look) -> Span<'static> {
    let theme = look.theme;
    let glyphs = theme.glyphs();
    let language = look.i18n.language();
    let size = |bytes: u64| numbers::size(bytes, language);
    if let Some(call) = cursor.ended() {
        return of_call(model, call, most, look);
    }
    match &cursor.line.end {
        LineEnd::Blocked => {
            let waits = look.i18n.tr("copy-event-waits");
            Span::styled(format!("{} {waits}", glyphs.waiting), theme.kernel_strong())
        }
        LineEnd::Done { bytes: Some(bytes), .. } => Span::styled(size(*bytes), theme.strong()),
        LineEnd::Done { bytes: None, .. } => Span::styled(glyphs.done, theme.strong()),
        LineEnd::Failed { why, .. } => {
            let name = unfinished(*why, look);
            Span::styled(format!("{} {name}", glyphs.failed), theme.error())
        }
        LineEnd::Many { calls, bytes, .. } => {
            let calls = numbers::count(*calls, language);
            Span::styled(format!("{}{calls}  {}", glyphs.times, size(*bytes)), theme.strong())
        }
    }
}

/// What came of one call.
fn of_call(model: &Model, call: &Call, most: usize, look: &Look) -> Span<'static> {
    let theme = look.theme;
    let glyphs = theme.glyphs();
    let failed = |name: String, moved: Option<&Payload>| {
        let moved = moved.map(|moved| format!(": {}", went_in(call, moved.length, look)));
        Span::styled(format!("{} {name}{}", glyphs.failed, moved.unwrap_or_default()), theme.error())
    };
    let done = |text: String| Span::styled(text, theme.strong());
    match &call.result {
        Err(Failure::Errno { errno: number, moved }) => failed(errno::symbol_or_number(*number), moved.as_ref()),
        Err(Failure::TimedOut { moved }) => failed(look.i18n.tr("ui-call-timed-out"), moved.as_ref()),
        Err(Failure::Interrupted { moved }) => failed(look.i18n.tr("ui-call-interrupted"), moved.as_ref()),
        Err(Failure::OnlyLoopback) => failed(look.i18n.tr("ui-call-only-loopback"), None),
        Ok(Returned::Moved { payload, .. }) => {
            let size = numbers::size(payload.length, look.i18n.language());
            if !call.operation.receives() {
                let whole = asked(call).is_none_or(|asked| asked <= payload.length);
                return done(if whole { size } else { went_in(call, payload.length, look) });
            }
            let kept = &payload.head[..payload.head.len().min(most)];
            let more = if payload.length > kept.len() as u64 { glyphs.ellipsis } else { "" };
            done(format!("{size}: {}{more}", python_bytes::repr(kept)))
        }
        Ok(Returned::Socket { socket, peer }) if matches!(call.operation, Operation::Accept) => {
            let fd = socket.fd.to_string();
            let from = peer.as_ref().and_then(|peer| address::plain(peer, glyphs));
            let words = match &from {
                Some(from) => look.i18n.tr_with("copy-event-accepted", &[("fd", &fd), ("address", from)]),
                None => look.i18n.tr_with("copy-event-accepted-unnamed", &[("fd", &fd)]),
            };
            done(format!("{} {words}", glyphs.done))
        }
        Ok(Returned::Socket { socket, .. }) => done(format!("{} fd {}", glyphs.done, socket.fd)),
        Ok(Returned::Pair { one, other }) => done(format!("{} fd {}, fd {}", glyphs.done, one.fd, other.fd)),
        Ok(Returned::Nothing | Returned::Integer(0))
            if let Operation::Connect { address: to, .. } = &call.operation =>
        {
            let socket = call.socket.and_then(|id| model.projections().sockets.get(id));
            let notes = socket.is_some_and(|socket| socket.info.kind == Kind::DGRAM);
            let id = if notes { "copy-event-noted" } else { "copy-event-connected" };
            let to = address::plain(to, glyphs).unwrap_or_default();
            done(format!("{} {}", glyphs.done, look.i18n.tr_with(id, &[("address", &to)])))
        }
        Ok(Returned::Integer(number)) if matches!(call.operation, Operation::Connect { .. }) => {
            failed(i32::try_from(*number).map_or_else(|_| number.to_string(), errno::symbol_or_number), None)
        }
        Ok(Returned::Integer(number)) => done(number.to_string()),
        Ok(Returned::Address(address)) => done(address::python(address, glyphs)),
        Ok(Returned::Bytes(bytes)) => done(python_bytes::repr(&bytes[..bytes.len().min(most)])),
        Ok(Returned::Nothing) => done(glyphs.done.to_owned()),
    }
}

/// How many bytes a call that sends was given.
fn asked(call: &Call) -> Option<u64> {
    match call.operation {
        Operation::Send { asked, .. } | Operation::SendAll { asked, .. } | Operation::SendTo { asked, .. } => {
            Some(asked)
        }
        _ => None,
    }
}

/// «entraron 436 de 1000 B»: what a call handed over before it ended, exactly.
fn went_in(call: &Call, moved: u64, look: &Look) -> String {
    let language = look.i18n.language();
    let Some(asked) = asked(call) else { return numbers::size(moved, language) };
    let (moved, asked) = (numbers::count(moved, language), numbers::count(asked, language));
    look.i18n.tr_with("copy-event-went-in", &[("moved", &moved), ("asked", &asked)])
}

/// Words that are not broken between rows.
fn together(words: &str) -> String {
    words.replace(' ', "\u{a0}")
}

/// Code as safe text, and not more of it than helps.
fn shortened(code: &str, most: u16, look: &Look) -> String {
    let glyphs = look.theme.glyphs();
    let beginning: String = code.chars().take(usize::from(most) + 1).collect();
    let safe = show_text(&beginning, glyphs);
    match cut(&safe, most) {
        (whole, true) => whole.to_owned(),
        (kept, false) => format!("{kept}{}", glyphs.ellipsis),
    }
}

#[cfg(test)]
mod tests {
    use super::says_no_more;

    #[test]
    fn a_statement_that_is_the_call_is_not_told_again() {
        let call = "c.connect((\"127.0.0.1\", 41000))";
        for same in [call, "c.connect(('127.0.0.1',41000))", "x = c.connect((\"127.0.0.1\", 41000))"] {
            assert!(says_no_more(same, call), "{same}");
        }
        for more in
            ["with socket.socket() as c: c.connect((\"127.0.0.1\", 41000))", "ac.connect((\"127.0.0.1\", 41000))"]
        {
            assert!(!says_no_more(more, call), "{more}");
        }
    }
}
