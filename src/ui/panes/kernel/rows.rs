//! The rows of one socket: its heading and its queues. What the kernel does not tell is «—».

use ratatui::text::{Line, Span};

use crate::journal::projections::programs::Program;
use crate::journal::projections::sockets::{Socket, Stage};
use crate::journal::socket::{Family, Kind, TcpState};
use crate::journal::truth::Source;
use crate::ui::Look;
use crate::ui::widgets::canvas::{pad, pad_left, text_columns};
use crate::ui::widgets::safe_text::show_text;
use crate::ui::widgets::{address, gauge, numbers};

/// The cells of a queue's bar.
const BAR: u16 = 8;

/// The cells of an accept queue's bar, which shares its row with two numbers.
const ACCEPT_BAR: u16 = 5;

/// Below this width bars and padding go, so that the numbers stay.
const NARROW: u16 = 31;

/// The widths of the columns that the headings of one pane share.
pub(super) struct Columns {
    descriptor: u16,
    protocol: u16,
    address: u16,
    /// How much of that fits in the pane.
    room: Room,
}

/// How much of a heading there is room for; the same in all rows of a pane.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Room {
    /// All columns, aligned.
    Aligned,
    /// All columns, with one blank between.
    Tight,
    /// Not the protocol: address and state tell more.
    NoProtocol,
}

impl Columns {
    /// The widths that these sockets need.
    pub(super) fn of(sockets: &[&Socket], program: &Program, pane: u16, look: &Look) -> Columns {
        let widest = |cell: &dyn Fn(&Socket) -> String| {
            sockets.iter().map(|socket| text_columns(&cell(socket))).max().unwrap_or(0)
        };
        let descriptor = widest(&|socket| descriptor_cell(socket, program, look));
        let protocol = widest(&|socket| protocol(socket));
        let address = widest(&|socket| own_address(socket, look)).clamp(7, 24);
        let tight = widest(&|socket| format!("{} {}", own_address(socket, look), state(socket, look)));
        let room = match pane {
            _ if descriptor + protocol + address + widest(&|socket| state(socket, look)) + 6 <= pane => Room::Aligned,
            _ if descriptor + protocol + tight + 2 <= pane => Room::Tight,
            _ => Room::NoProtocol,
        };
        Columns { descriptor, protocol, address, room }
    }
}

/// `fd 3  TCP  :57046   ESTABLISHED`.
pub(super) fn head(socket: &Socket, program: &Program, columns: &Columns, look: &Look) -> Line<'static> {
    let theme = look.theme;
    let closed = socket.descriptors.is_empty();
    let style = if closed { theme.kernel() } else { theme.kernel_strong() };
    let mut spans = Vec::new();
    match name_of(socket, program, look) {
        Some(name) => {
            let fd = fd_label(socket, look);
            let gap = columns.descriptor.saturating_sub(text_columns(&fd) + 1);
            spans.push(Span::styled(format!("{fd} "), style));
            // The student's own name for it: in the program's colour, as in its pane.
            spans.push(Span::styled(pad(&name, gap), theme.program(program.id).patch(theme.strong())));
        }
        None => spans.push(Span::styled(pad(&fd_label(socket, look), columns.descriptor), style)),
    }
    let (protocol, address, state) = (protocol(socket), own_address(socket, look), state(socket, look));
    match columns.room {
        Room::Aligned => {
            spans.push(Span::styled(format!("  {}", pad(&protocol, columns.protocol)), theme.kernel()));
            spans.push(Span::styled(format!("  {}", pad(&address, columns.address)), theme.kernel()));
            spans.push(Span::styled(format!("  {state}"), style));
        }
        Room::Tight | Room::NoProtocol => {
            if columns.room == Room::Tight {
                spans.push(Span::styled(format!(" {}", pad(&protocol, columns.protocol)), theme.kernel()));
            }
            spans.push(Span::styled(format!(" {address}"), theme.kernel()));
            spans.push(Span::styled(format!(" {state}"), style));
        }
    }
    Line::from(spans)
}

/// Whether it is one end of a stream connection, with bytes on their way in and out.
pub(super) fn is_connection(socket: &Socket) -> bool {
    socket.stage == Stage::Connected && !is_datagram(socket)
}

/// The most that Python's `listen()` asks for by itself (`socket.listen`: `min(SOMAXCONN, 128)`).
const USUAL_BACKLOG: u32 = 128;

/// Whether its queue of connections is to be seen although something else happens: somebody waits in it, or the program
/// said how long it is.
pub(super) fn has_telling_queue(socket: &Socket) -> bool {
    let queue = socket.truth.accept_queue.filter(|_| socket.stage == Stage::Listening);
    queue.is_some_and(|queue| queue.waiting > 0 || queue.limit < USUAL_BACKLOG)
}

fn is_datagram(socket: &Socket) -> bool {
    socket.info.kind == Kind::DGRAM || socket.info.kind == Kind::RAW
}

/// What the kernel holds for it, most general first, for a pane of this width.
pub(super) fn details(socket: &Socket, width: u16, look: &Look) -> Vec<Line<'static>> {
    let mut rows = Vec::new();
    if socket.info.family == Family::UNIX && socket.stage != Stage::Closed {
        rows.extend(place_row(socket, look));
    }
    match socket.stage {
        Stage::Fresh | Stage::Gone => return rows,
        Stage::Closed => {
            if socket.truth.state == Some(TcpState::TimeWait) {
                rows.push(note(look.i18n.tr("ui-kernel-kept"), look));
            }
            // Its program could be asked until then; the kernel refuses to tell from outside.
            let by_program = socket.truth.details.as_ref().is_some_and(|details| details.source == Source::Program);
            if by_program && socket.is_untold_since_closed() {
                rows.push(note(look.i18n.tr("ui-kernel-at-close"), look));
            }
            return rows;
        }
        Stage::Listening => {
            rows.push(accept_row(socket, width, look));
            return rows;
        }
        Stage::Bound if !is_datagram(socket) => return rows,
        Stage::Bound | Stage::Connected => {}
    }
    if is_datagram(socket) {
        rows.extend(datagram_rows(socket, width, look));
    } else {
        let truth = &socket.truth;
        // Nothing confirms anything between Unix sockets: there SIOCOUTQ is the memory that unread messages take.
        let unix = socket.info.family == Family::UNIX;
        let sent = if unix { "ui-kernel-memory" } else { "ui-kernel-unacknowledged" };
        rows.push(queue_row(sent, truth.unacknowledged, false, width, look));
        rows.push(queue_row("ui-kernel-unread", truth.unread, truth.unread.unwrap_or(0) > 0, width, look));
    }
    rows
}

/// Something in a socket's queues that somebody has to fetch: the higher, the sooner it is shown. 0: nothing.
pub(super) fn need(socket: &Socket) -> u8 {
    let truth = &socket.truth;
    let some = |figure: Option<u32>| figure.is_some_and(|figure| figure > 0);
    match socket.stage {
        Stage::Fresh | Stage::Closed | Stage::Gone => 0,
        Stage::Listening => u8::from(truth.accept_queue.is_some_and(|queue| queue.waiting > 0)),
        Stage::Bound if !is_datagram(socket) => 0,
        // An empty datagram has no bytes, but takes memory; between Unix sockets no datagram can be counted otherwise.
        _ if some(truth.unread) || (is_datagram(socket) && some(truth.receive_memory)) => 2,
        _ => u8::from(some(truth.unacknowledged)),
    }
}

/// As many of a socket's `details` as there is room for: of a connection's queues the one with bytes in it, of a
/// datagram socket's rows the one with what waits; of the others the first ones.
pub(super) fn most_telling(socket: &Socket, mut details: Vec<Line<'static>>, room: usize) -> Vec<Line<'static>> {
    if details.len() > room {
        let truth = &socket.truth;
        if is_connection(socket) {
            let queues = details.split_off(details.len() - 2);
            let waits_for_others = truth.unacknowledged.unwrap_or(0) > 0 && truth.unread.unwrap_or(0) == 0;
            let first = usize::from(!waits_for_others);
            return queues.into_iter().skip(first).take(room.min(1)).collect();
        }
        if is_datagram(socket) && need(socket) > 1 {
            // What waits stands after the destination, and after what is on its way out where that is told.
            let memory = usize::from(truth.receive_memory.is_some());
            let waiting = details.len().saturating_sub(1 + memory);
            details.drain(..waiting.saturating_sub(room.saturating_sub(1)));
        }
        details.truncate(room);
    }
    details
}

/// `fd 3`; for one that dup made more than one of, all: `fd 3,5`; once closed, that it has none.
fn fd_label(socket: &Socket, look: &Look) -> String {
    if socket.descriptors.is_empty() {
        return look.i18n.tr("ui-kernel-no-descriptor");
    }
    let all: Vec<String> = socket.descriptors.iter().map(i32::to_string).collect();
    format!("fd {}", all.join(","))
}

/// The program's name for it; of several the first that is not Python's `_`.
fn name_of(socket: &Socket, program: &Program, look: &Look) -> Option<String> {
    const MOST: usize = 12;
    let mut names = program.names.iter().filter(|(_, name)| name.socket == Some(socket.info.id)).map(|(name, _)| name);
    let name = names.clone().find(|name| *name != "_").or_else(|| names.next())?;
    Some(show_text(name, look.theme.glyphs()).chars().take(MOST).collect())
}

fn descriptor_cell(socket: &Socket, program: &Program, look: &Look) -> String {
    let fd = fd_label(socket, look);
    match name_of(socket, program, look) {
        Some(name) => format!("{fd} {name}"),
        None => fd,
    }
}

/// What `ss` and netstat call it: TCP, UDP, with a 6 for IPv6; Unix, with its type where it is not a stream.
pub fn protocol(socket: &Socket) -> String {
    let info = &socket.info;
    let number = info.protocol.0;
    let six = if info.family == Family::INET6 { "6" } else { "" };
    match (info.family, info.kind) {
        (Family::INET | Family::INET6, Kind::STREAM) if [0, libc::IPPROTO_TCP].contains(&number) => format!("TCP{six}"),
        (Family::INET | Family::INET6, Kind::DGRAM) if [0, libc::IPPROTO_UDP].contains(&number) => format!("UDP{six}"),
        (Family::UNIX, Kind::STREAM) => "Unix".to_owned(),
        (Family::UNIX, Kind::DGRAM | Kind::RAW) => "Unix DGRAM".to_owned(),
        (Family::UNIX, Kind::SEQPACKET) => "Unix SEQ".to_owned(),
        (_, kind) => {
            let kind = kind.name().map_or_else(|| kind.0.to_string(), |name| name.replace("SOCK_", ""));
            if number == 0 { kind } else { format!("{kind}/{number}") }
        }
    }
}

fn own_address(socket: &Socket, look: &Look) -> String {
    let short = socket.local().map(|local| address::short(local, look.theme.glyphs()));
    match short {
        Some(Some(text)) => text,
        Some(None) => look.i18n.tr("ui-address-unnamed"),
        // A `connect` that waits has an address, which its program cannot tell yet: the kernel may.
        None if socket.stage == Stage::Fresh && !is_calling(socket) => look.i18n.tr("ui-kernel-no-address"),
        // A Unix socket has the name that its own bind gave it, or none: both ends of a socketpair.
        None if socket.info.family == Family::UNIX => look.i18n.tr("ui-address-unnamed"),
        None => look.theme.glyphs().unknown.to_owned(),
    }
}

/// TCP's state by its own name; for what has no such states, how far its calls have brought it.
pub fn state(socket: &Socket, look: &Look) -> String {
    let tcp = socket.info.family.is_internet() && socket.info.kind == Kind::STREAM;
    match socket.stage {
        Stage::Fresh | Stage::Bound if is_calling(socket) => TcpState::SynSent.name().to_owned(),
        Stage::Fresh => String::new(),
        // The kernel says CLOSE of both a new and a bound socket; that it has an address is what changed.
        Stage::Bound if tcp => look.i18n.tr("ui-kernel-bound"),
        _ if tcp => socket.truth.state.map_or(look.theme.glyphs().unknown, TcpState::name).to_owned(),
        Stage::Listening => look.i18n.tr("ui-kernel-listening"),
        Stage::Connected if !is_datagram(socket) => look.i18n.tr("ui-kernel-connected"),
        _ => String::new(),
    }
}

/// Whether its `connect` waits for an answer, in the kernel or without its program.
fn is_calling(socket: &Socket) -> bool {
    socket.truth.state == Some(TcpState::SynSent)
}

fn note(text: String, look: &Look) -> Line<'static> {
    Line::from(Span::styled(text, look.theme.kernel()))
}

/// A label, padded so that the bars of both queues begin in the same column (not in a narrow pane).
fn label(id: &str, pane: u16, look: &Look) -> Span<'static> {
    if pane < NARROW {
        return Span::styled(look.i18n.tr(id) + " ", look.theme.kernel());
    }
    let labels = ["ui-kernel-unacknowledged", "ui-kernel-unread", "ui-kernel-outgoing", "ui-kernel-memory"];
    let width = labels.iter().map(|id| text_columns(&look.i18n.tr(id))).max().unwrap_or(0);
    Span::styled(pad(&look.i18n.tr(id), width) + " ", look.theme.kernel())
}

/// `por leer      ▓▓░░░░░░   13 B  ◀`.
fn queue_row(id: &str, bytes: Option<u32>, look_here: bool, pane: u16, look: &Look) -> Line<'static> {
    let theme = look.theme;
    let glyphs = theme.glyphs();
    let wide = pane >= NARROW;
    let bar = if wide { BAR } else { 0 };
    let aligned = |text: &str| if wide { format!(" {}", pad_left(text, 6)) } else { text.to_owned() };
    let Some(bytes) = bytes.map(u64::from) else {
        let blank = " ".repeat(usize::from(bar));
        return Line::from(vec![label(id, pane, look), Span::raw(blank), Span::raw(aligned(glyphs.unknown))]);
    };
    let number = aligned(&numbers::size(bytes, look.i18n.language()));
    let number_style = if bytes > 0 { theme.strong() } else { theme.text() };
    let mut spans = vec![
        label(id, pane, look),
        gauge::bar(gauge::magnitude(bytes, bar), bar, theme.kernel(), glyphs),
        Span::styled(number, number_style),
    ];
    if look_here {
        spans.push(Span::styled(format!("  {}", glyphs.arrow_left), theme.strong()));
    }
    Line::from(spans)
}

/// `cola sin accept ▓░░░░   1 de 128`.
fn accept_row(socket: &Socket, pane: u16, look: &Look) -> Line<'static> {
    let theme = look.theme;
    let name = Span::styled(look.i18n.tr("ui-kernel-accept-queue") + " ", theme.kernel());
    let Some(queue) = socket.truth.accept_queue else {
        return Line::from(vec![name, Span::raw(theme.glyphs().unknown)]);
    };
    let (bar, gap) = if pane >= NARROW { (ACCEPT_BAR, "   ") } else { (0, "") };
    let filled = gauge::share(u64::from(queue.waiting), u64::from(queue.limit), bar);
    let numbers = [("waiting", &*queue.waiting.to_string()), ("limit", &*queue.limit.to_string())];
    let waits = queue.waiting > 0;
    let mut spans = vec![
        name,
        gauge::bar(filled, bar, theme.kernel(), theme.glyphs()),
        Span::styled(
            format!("{gap}{}", look.i18n.tr_with("ui-kernel-accept-queue-of", &numbers)),
            if waits { theme.strong() } else { theme.text() },
        ),
    ];
    if waits {
        spans.push(Span::styled(format!("  {}", theme.glyphs().arrow_left), theme.strong()));
    }
    Line::from(spans)
}

/// Where a datagram socket sends, and what waits in it: of what waits, the kernel tells the next one only.
fn datagram_rows(socket: &Socket, pane: u16, look: &Look) -> Vec<Line<'static>> {
    let theme = look.theme;
    let glyphs = theme.glyphs();
    let truth = &socket.truth;
    let mut rows = Vec::new();
    let peer = socket.names.peer.as_ref().and_then(|peer| address::plain(peer, glyphs));
    rows.push(match peer {
        Some(peer) => Line::from(vec![
            Span::styled(look.i18n.tr("ui-kernel-destination") + " ", theme.kernel()),
            Span::styled(peer, theme.text()),
        ]),
        None => note(look.i18n.tr("ui-kernel-no-destination"), look),
    });
    if socket.stage == Stage::Connected || truth.unacknowledged.is_some_and(|bytes| bytes > 0) {
        rows.push(queue_row("ui-kernel-outgoing", truth.unacknowledged, false, pane, look));
    }
    let something = truth.unread.is_some_and(|next| next > 0) || truth.receive_memory.is_some_and(|held| held > 0);
    let look_here = |text: String| Span::styled(format!("{text}  {}", glyphs.arrow_left), theme.strong());
    let next = match truth.unread {
        // Only the program can ask how long the next one is; from outside its memory tells that there is one.
        None if something => look_here(look.i18n.tr("ui-kernel-some-datagram")),
        None if truth.receive_memory.is_none() => Span::raw(glyphs.unknown),
        None => Span::styled(look.i18n.tr("ui-kernel-no-datagram"), theme.text()),
        Some(next) if something => {
            let size = numbers::size(u64::from(next), look.i18n.language());
            let text = look.i18n.tr_with("ui-kernel-next-datagram", &[("size", &size)]);
            look_here(text)
        }
        Some(_) => Span::styled(look.i18n.tr("ui-kernel-no-datagram"), theme.text()),
    };
    rows.push(Line::from(vec![label("ui-kernel-unread", pane, look), next]));
    if truth.receive_memory.is_some() {
        rows.push(queue_row("ui-kernel-memory", truth.receive_memory, false, pane, look));
    }
    rows
}

/// Where a Unix socket's name is: a file, or the kernel's own list of names.
fn place_row(socket: &Socket, look: &Look) -> Option<Line<'static>> {
    use crate::journal::address::Address;
    let glyphs = look.theme.glyphs();
    let (id, path) = match socket.names.local.as_ref()? {
        Address::Path(_) => ("ui-kernel-file", address::plain(socket.names.local.as_ref()?, glyphs)?),
        Address::Abstract(_) => ("ui-kernel-abstract", String::new()),
        _ => return None,
    };
    let name = look.i18n.tr(id);
    Some(Line::from(vec![Span::styled(format!("{name} "), look.theme.kernel()), Span::raw(path)]))
}
