//! TCP's states as a diagram (RFC 9293 §3.3.2, figure 5), with both ends in it and the ways that they walked.

use ratatui::style::Style;
use ratatui::text::{Line, Span};

use super::{Ends, owner, queue};
use crate::app::card::is_tcp;
use crate::app::model::Model;
use crate::journal::projections::sockets::Socket;
use crate::journal::projections::states::{Cause, Deed, DeedKind, Step, Way};
use crate::journal::socket::{Family, Kind, TcpState};
use crate::journal::truth::Source;
use crate::ui::Look;
use crate::ui::glyphs::arm;
use crate::ui::widgets::canvas::{cut, text_columns};
use crate::ui::widgets::safe_text::show_text;
use crate::ui::widgets::{numbers, wrap};

/// The columns and rows of the diagram.
const COLUMNS: u16 = 72;
const ROWS: usize = 14;

/// What stands in a place of the diagram.
enum Piece {
    /// A state; its middle stands in this column.
    State(TcpState, u16),
    /// From one state to another: a sign or words, from this column on.
    Edge(TcpState, TcpState, u16, &'static str),
    /// What is asked or told on the way, by its text id: it ends before this column.
    Before(TcpState, TcpState, u16, &'static str),
    /// The same; it begins in this column.
    After(TcpState, TcpState, u16, &'static str),
}

use Piece::{After, Before, Edge, State};
use TcpState::*;

/// The middles of the columns of states.
const LEFT: u16 = 24;
const MIDDLE: u16 = 36;
const RIGHT: u16 = 48;

/// The most columns of whoever is in a state: as many as fit between two states of a row, and beside the last one.
const WHO: u16 = 14;

/// The diagram, row by row. A word behind an angle bracket is a name of Python's and the same in every language.
const DIAGRAM: [&[Piece]; ROWS] = [
    &[State(Close, MIDDLE)],
    &[
        Before(Close, SynSent, 30, "<connect"),
        Edge(Close, SynSent, 31, "/"),
        Edge(Close, Listen, 41, "\\"),
        After(Close, Listen, 43, "<listen"),
    ],
    &[State(SynSent, LEFT), State(Listen, RIGHT)],
    &[
        Edge(SynSent, Established, LEFT, "|"),
        Edge(Listen, SynRecv, RIGHT, "|"),
        After(Listen, SynRecv, RIGHT + 2, "card-edge-asked"),
    ],
    &[
        Before(SynSent, Established, 26, "card-edge-answered"),
        Edge(SynSent, Established, 27, "\\"),
        State(SynRecv, RIGHT),
    ],
    &[
        Edge(SynSent, Established, 30, "\\"),
        Edge(SynRecv, Established, 42, "/"),
        After(SynRecv, Established, 44, "card-edge-confirmed"),
    ],
    &[State(Established, MIDDLE)],
    &[
        Before(Established, FinWait1, 30, "<close"),
        Edge(Established, FinWait1, 31, "/"),
        Edge(Established, CloseWait, 41, "\\"),
        After(Established, CloseWait, 43, "card-edge-other-closed"),
    ],
    &[State(FinWait1, LEFT), State(CloseWait, RIGHT)],
    &[
        Before(FinWait1, FinWait2, LEFT - 1, "card-edge-confirmed"),
        Edge(FinWait1, FinWait2, LEFT, "|"),
        Edge(CloseWait, LastAck, RIGHT, "|"),
        After(CloseWait, LastAck, RIGHT + 2, "<close"),
    ],
    &[State(FinWait2, LEFT), State(LastAck, RIGHT)],
    &[
        Before(FinWait2, TimeWait, LEFT - 1, "card-edge-other-closed"),
        Edge(FinWait2, TimeWait, LEFT, "|"),
        Edge(LastAck, Close, RIGHT, "|"),
        After(LastAck, Close, RIGHT + 2, "card-edge-confirmed"),
    ],
    &[State(TimeWait, LEFT), Edge(TimeWait, Close, 31, "->"), State(Close, RIGHT)],
    &[After(TimeWait, Close, 31, "card-edge-clock")],
];

/// The page's rows, for a body of this size.
pub(super) fn rows(model: &Model, ends: Ends, (width, height): (u16, usize), look: &Look) -> Vec<Line<'static>> {
    let tcp: [Option<&Socket>; 2] = ends.map(|end| end.filter(|socket| is_tcp(socket)));
    if tcp == [None, None] {
        return stateless(model, ends, width, look);
    }
    let mut rows = Vec::new();
    let mut told: Vec<Line<'static>> = Vec::new();
    for socket in tcp.into_iter().flatten() {
        told.extend(where_it_is(model, socket, width, look));
        told.extend(queue::rows(model, socket, width, look));
    }
    let drawn = width >= COLUMNS && height > ROWS + told.len();
    if drawn {
        let margin = " ".repeat(usize::from((width - COLUMNS) / 2));
        for row in DIAGRAM {
            let mut line = diagram_row(model, row, tcp, look);
            line.spans.insert(0, Span::raw(margin.clone()));
            rows.push(line);
        }
        rows.push(Line::default());
        rows.extend(told);
        return rows;
    }
    // Where the diagram has no room, both ways are told step by step, as much of their ends as fits.
    let each = height / tcp.iter().flatten().count().max(1);
    for socket in tcp.into_iter().flatten() {
        let queue = queue::rows(model, socket, width, look);
        rows.extend(way_rows(model, socket, width, each.saturating_sub(queue.len()), look));
        rows.extend(queue);
    }
    rows.truncate(height);
    rows
}

/// What is true of sockets without TCP's states, below whose they are.
fn stateless(model: &Model, ends: Ends, width: u16, look: &Look) -> Vec<Line<'static>> {
    let Some(socket) = ends.into_iter().flatten().next() else { return Vec::new() };
    let mut names = Line::default();
    for socket in ends.into_iter().flatten() {
        if !names.spans.is_empty() {
            names.push_span(Span::styled(format!(" {} ", look.theme.glyphs().dot), look.theme.muted()));
        }
        names.push_span(owner(model, socket, width / 2, look));
    }
    let mut rows = wrap::prose(names, width, 2);
    let text = match (socket.info.family, socket.info.kind) {
        (Family::UNIX, Kind::DGRAM) => "card-stateless-unix-datagram",
        (Family::UNIX, _) => "card-stateless-unix",
        (_, Kind::DGRAM) => "card-stateless-udp",
        _ => "card-stateless-other",
    };
    rows.extend(wrap::words(&look.i18n.tr(text), width).into_iter().map(Line::from));
    rows.extend(queue::rows(model, socket, width, look));
    rows
}

fn way<'a>(model: &'a Model, socket: &Socket) -> Option<&'a Way> {
    model.projections().states.way(socket.info.id)
}

fn now(model: &Model, socket: &Socket) -> Option<TcpState> {
    let told = way(model, socket).and_then(Way::now).map(|step| step.state);
    match told.or(socket.truth.state) {
        // Linux's own word for a CLOSE that has an address; a descriptor says CLOSE of it too.
        Some(BoundInactive) => Some(Close),
        state => state,
    }
}

/// Whether an end walked from one state to another. A way begins in CLOSE, that of an accepted socket at its listener.
fn walked(way: &Way, socket: &Socket, from: TcpState, to: TcpState) -> bool {
    let birth = if socket.listener.is_some() { Listen } else { Close };
    let begins = (way.dropped == 0).then_some(birth);
    let states: Vec<TcpState> = begins.into_iter().chain(way.steps.iter().map(|step| step.state)).collect();
    states.windows(2).any(|pair| pair == [from, to])
}

fn diagram_row(model: &Model, pieces: &[Piece], ends: [Option<&Socket>; 2], look: &Look) -> Line<'static> {
    let mut line = Row::default();
    let lit = |from, to| {
        let has = |socket: &Socket| way(model, socket).is_some_and(|way| walked(way, socket, from, to));
        let who: Vec<&Socket> = ends.into_iter().flatten().filter(|socket| has(socket)).collect();
        match who.as_slice() {
            [] => look.theme.muted(),
            [one] => look.theme.program(one.program).patch(look.theme.strong()),
            _ => look.theme.strong(),
        }
    };
    for piece in pieces {
        match piece {
            State(state, middle) => state_cell(model, *state, *middle, ends, &mut line, look),
            Edge(from, to, column, signs) => {
                let glyphs = look.theme.glyphs();
                let drawn = match *signs {
                    "|" => glyphs.join(arm::UP | arm::DOWN).to_owned(),
                    "->" => glyphs.line.repeat(12) + glyphs.arrow_right,
                    slope => slope.to_owned(),
                };
                line.put(*column, &drawn, lit(*from, *to));
            }
            Before(from, to, column, text) => {
                let words = label(model, text, (*from, *to), ends, look);
                line.put(column.saturating_sub(text_columns(&words)), &words, lit(*from, *to));
            }
            After(from, to, column, text) => {
                line.put(*column, &label(model, text, (*from, *to), ends, look), lit(*from, *to));
            }
        }
    }
    Line::from(line.spans)
}

/// What stands beside an edge: of one that an end walked by a deed of its own the deed, since `shutdown` and a death end
/// the sending half as `close` does.
fn label(
    model: &Model,
    text: &str,
    (from, to): (TcpState, TcpState),
    ends: [Option<&Socket>; 2],
    look: &Look,
) -> String {
    let Some(name) = text.strip_prefix('<') else { return look.i18n.tr(text) };
    let deed = |socket: &Socket| {
        let way = way(model, socket).filter(|way| walked(way, socket, from, to))?;
        match way.steps.iter().rfind(|step| step.state == to)?.cause {
            Cause::Deed(deed) if deed.socket == socket.info.id => Some(deed.what),
            _ => None,
        }
    };
    match ends.into_iter().flatten().find_map(deed) {
        Some(DeedKind::Death) => look.i18n.tr("card-edge-died"),
        Some(what) => call_of(what).to_owned(),
        None => format!("{name}()"),
    }
}

/// The call of a deed, as it is written; nothing for a death.
fn call_of(what: DeedKind) -> &'static str {
    match what {
        DeedKind::Listen => "listen()",
        DeedKind::Connect => "connect()",
        DeedKind::Shutdown => "shutdown()",
        DeedKind::Close => "close()",
        DeedKind::Send => "send()",
        DeedKind::Death => "",
    }
}

/// A state with whoever is in it: the end that began before it, the other one behind it.
fn state_cell(model: &Model, state: TcpState, middle: u16, ends: [Option<&Socket>; 2], line: &mut Row, look: &Look) {
    let theme = look.theme;
    let glyphs = theme.glyphs();
    let steps = || ends.iter().flatten().filter_map(|socket| way(model, socket)).flat_map(|way| &way.steps);
    let passed = |seen: bool| steps().any(|step| step.state == state && step.seen == seen);
    let is_in = |socket: &&Socket| {
        // Both CLOSE are one state: whoever left stands at the lower one, which comes last.
        now(model, socket) == Some(state) && (state != Close || (middle == MIDDLE) != way(model, socket).is_some())
    };
    let name = state.name();
    let begin = middle.saturating_sub(text_columns(name) / 2);
    let style = if ends.iter().flatten().any(is_in) {
        theme.kernel_strong().add_modifier(theme.chosen())
    } else if passed(true) {
        theme.kernel_strong()
    } else if passed(false) {
        // Passed, and too brief to be seen.
        theme.kernel()
    } else {
        theme.muted()
    };
    let who = |socket: &Socket| owner(model, socket, WHO, look);
    if let Some(socket) = ends[0].filter(|socket| is_in(socket)) {
        let (name, sign) = (who(socket), format!(" {} ", glyphs.pointer));
        let style = name.style;
        let text = format!("{}{sign}", name.content);
        line.put(begin.saturating_sub(text_columns(&text)), &text, style);
    }
    line.put(begin, name, style);
    if let Some(socket) = ends[1].filter(|socket| is_in(socket)) {
        let name = who(socket);
        line.put(begin + text_columns(state.name()), &format!(" {} {}", glyphs.arrow_left, name.content), name.style);
    }
}

/// A row in the making: pieces come from left to right.
#[derive(Default)]
struct Row {
    spans: Vec<Span<'static>>,
    columns: u16,
}

impl Row {
    /// Puts words at a column, or behind what reaches over it.
    fn put(&mut self, column: u16, words: &str, style: Style) {
        let gap = column.saturating_sub(self.columns);
        self.spans.push(Span::raw(" ".repeat(usize::from(gap))));
        self.spans.push(Span::styled(words.to_owned(), style));
        self.columns += gap + text_columns(words);
    }
}

/// «cliente c · FIN_WAIT2: …»: where an end is, what that means, and what brought it there.
fn where_it_is(model: &Model, socket: &Socket, width: u16, look: &Look) -> Vec<Line<'static>> {
    let theme = look.theme;
    let step = way(model, socket).and_then(Way::now);
    let mut line = Line::from(vec![owner(model, socket, 24, look), Span::raw("  ")]);
    match (step, socket.truth.state) {
        (Some(step), _) => {
            line.push_span(Span::styled(step.state.name(), theme.kernel_strong()));
            let kept = is_kept_word(socket).then(|| look.i18n.tr("card-way-at-close"));
            let told = kept.unwrap_or_else(|| cause(model, step, look));
            line.push_span(Span::styled(format!("  {told}"), theme.text()));
            line.push_span(Span::styled(countdown(model, socket, look), theme.strong()));
        }
        (None, Some(_)) => line.push_span(Span::styled(look.i18n.tr("card-way-none"), theme.text())),
        (None, None) => line.push_span(Span::styled(look.i18n.tr(super::untold(model)), theme.muted())),
    }
    wrap::prose(line, width, 2)
}

/// Whether this state is what was known when its program let go of it, and nobody can be asked since: the kernel refuses
/// to tell from outside.
fn is_kept_word(socket: &Socket) -> bool {
    let by_program = socket.truth.details.as_ref().is_some_and(|details| details.source == Source::Program);
    by_program && socket.is_untold_since_closed()
}

/// «quedan 43 s», of a socket that a clock holds.
fn countdown(model: &Model, socket: &Socket, look: &Look) -> String {
    let timer = socket.truth.details.as_ref().and_then(|details| details.timer);
    let waits = matches!(now(model, socket), Some(TimeWait | FinWait2));
    let left = timer.filter(|_| waits).map(|timer| timer.due.saturating_sub(model.now).div_ceil(1_000_000_000));
    let told = left.map(|seconds| look.i18n.tr_with("card-seconds-left", &[("seconds", &seconds.to_string())]));
    told.map(|text| format!(" {text}")).unwrap_or_default()
}

/// A way, a step a row, the latest ones where not all fit.
fn way_rows(model: &Model, socket: &Socket, width: u16, room: usize, look: &Look) -> Vec<Line<'static>> {
    let theme = look.theme;
    let mut rows = vec![Line::from(owner(model, socket, width, look))];
    let Some(way) = way(model, socket) else {
        let words = if socket.truth.state.is_some() { "card-way-none" } else { super::untold(model) };
        rows.extend(wrap::words(&look.i18n.tr(words), width).into_iter().map(Line::from));
        return rows;
    };
    let first = way.steps.len().saturating_sub(room.saturating_sub(1));
    for (place, step) in way.steps.iter().enumerate().skip(first) {
        let last = place + 1 == way.steps.len();
        let pointer = if last { theme.glyphs().pointer } else { theme.glyphs().dot };
        let style = if last { theme.kernel_strong() } else { theme.kernel() };
        let told = cause(model, step, look);
        let left = if last { countdown(model, socket, look) } else { String::new() };
        let words = format!("  {told}{left}");
        let begin = format!("{pointer} {}", step.state.name());
        let room = width.saturating_sub(text_columns(&begin));
        let words = cut(&words, room).0.to_owned();
        rows.push(Line::from(vec![Span::styled(begin, style), Span::styled(words, theme.text())]));
    }
    rows
}

/// What brought a step about.
fn cause(model: &Model, step: &Step, look: &Look) -> String {
    let glyphs = look.theme.glyphs();
    let words = match step.cause {
        Cause::Deed(Deed { program, what, .. }) => {
            let name =
                model.lab.participant(program).map_or(glyphs.unknown.to_owned(), |it| show_text(&it.name, glyphs));
            let call = call_of(what);
            let id = if call.is_empty() { "card-cause-death" } else { "card-cause-deed" };
            look.i18n.tr_with(id, &[("program", &name), ("call", call)])
        }
        Cause::Answer => look.i18n.tr("card-cause-answer"),
        Cause::Clock => look.i18n.tr("card-cause-clock"),
        Cause::Unknown => look.i18n.tr("card-cause-unknown"),
    };
    if step.seen { words } else { format!("{words} {}", look.i18n.tr("card-unseen")) }
}

/// A time there and back as people read it, from microseconds.
pub(super) fn microseconds(value: u32, look: &Look) -> String {
    numbers::duration(u64::from(value) * 1000, look.i18n.language())
}
