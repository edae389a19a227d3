//! All figures of both ends, each with its name, and the meaning of the one the cursor stands on.

use ratatui::text::{Line, Span};

use super::diagram::microseconds;
use super::{Ends, owner};
use crate::app::card::{CardPopup, Fact, facts};
use crate::app::model::Model;
use crate::journal::projections::sockets::Socket;
use crate::journal::socket::{TcpState, Truth};
use crate::journal::truth::{Details, Memory, Source, TcpFigures, TimerKind};
use crate::ui::Look;
use crate::ui::panes::kernel::protocol;
use crate::ui::widgets::canvas::{cut, pad, text_columns};
use crate::ui::widgets::{address, gauge, numbers, wrap};

/// The most rows of the sentence below.
const MEANING: usize = 3;

/// The page's rows for a body of this size, and which of them the cursor stands on.
pub(super) fn rows(
    model: &Model,
    card: &CardPopup,
    ends: Ends,
    (width, height): (u16, usize),
    look: &Look,
) -> (Vec<Line<'static>>, Option<usize>) {
    let theme = look.theme;
    let facts = facts(model, ends.map(|end| end.map(|socket| socket.info.id)));
    let names = facts.iter().map(|fact| text_columns(&look.i18n.tr(fact.words().0))).max().unwrap_or(0);
    let shown: Vec<&Socket> = ends.into_iter().flatten().collect();
    // The pointer of the chosen row takes two columns.
    let room = width.saturating_sub(names + 4) / u16::try_from(shown.len().max(1)).unwrap_or(1);
    let mut head = Line::from(Span::raw(pad("", names + 2)));
    for socket in &shown {
        let name = owner(model, socket, room.saturating_sub(1), look);
        let gap = room.saturating_sub(text_columns(&name.content));
        head.push_span(name);
        head.push_span(Span::raw(" ".repeat(usize::from(gap))));
    }
    let chosen = card.cursor.min(facts.len().saturating_sub(1));
    let row = |(place, fact): (usize, &Fact)| {
        let style = if place == chosen { theme.text() } else { theme.kernel() };
        let mut line = Line::from(Span::styled(pad(&look.i18n.tr(fact.words().0), names + 2), style));
        for socket in &shown {
            let text = value(model, *fact, socket, look).unwrap_or_else(|| theme.glyphs().unknown.to_owned());
            let text = match cut(&text, room.saturating_sub(1)) {
                (whole, true) => whole.to_owned(),
                _ => format!("{}{}", cut(&text, room.saturating_sub(2)).0, theme.glyphs().ellipsis),
            };
            line.push_span(Span::styled(pad(&text, room), theme.text()));
        }
        line
    };
    let meaning = facts.get(chosen).map(|fact| meaning(model, *fact, &shown, look)).unwrap_or_default();
    let mut below: Vec<Line> = wrap::words(&meaning, width).into_iter().take(MEANING).map(Line::from).collect();
    below.resize(MEANING, Line::default());
    let visible = height.saturating_sub(2 + MEANING).max(1);
    let first = (chosen + 1).saturating_sub(visible);
    let mut rows = vec![head];
    rows.extend(facts.iter().enumerate().skip(first).take(visible).map(row));
    let place = 1 + chosen - first;
    rows.push(Line::from(Span::styled(theme.glyphs().line.repeat(usize::from(width)), theme.frame())));
    rows.extend(below);
    (rows, Some(place))
}

/// What a fact means; or that the system does not tell it.
fn meaning(model: &Model, fact: Fact, ends: &[&Socket], look: &Look) -> String {
    let mut about = look.i18n.tr(fact.words().1);
    if fact == Fact::State && ends.iter().any(|socket| socket.is_untold_since_closed()) {
        about = format!("{about} {}", look.i18n.tr("card-about-state-at-close"));
    }
    let untold = ends.iter().all(|socket| value(model, fact, socket, look).is_none());
    if untold { format!("{about} {}", look.i18n.tr(super::untold(model))) } else { about }
}

/// A fact of one end; `None` where the kernel does not tell.
fn value(model: &Model, fact: Fact, socket: &Socket, look: &Look) -> Option<String> {
    let glyphs = look.theme.glyphs();
    let language = look.i18n.language();
    let size = |bytes: u32| numbers::size(u64::from(bytes), language);
    let Truth { details, .. } = &socket.truth;
    let details: Option<&Details> = details.as_deref();
    let tcp: Option<TcpFigures> = details.and_then(|details| details.tcp);
    let memory: Option<Memory> = details.and_then(|details| details.memory);
    let of = |used: u32, limit: u32| look.i18n.tr_with("card-of", &[("used", &size(used)), ("limit", &size(limit))]);
    match fact {
        Fact::Descriptor => Some(match socket.descriptors.as_slice() {
            [] => look.i18n.tr("ui-kernel-no-descriptor"),
            all => format!("fd {}", all.iter().map(i32::to_string).collect::<Vec<_>>().join(",")),
        }),
        Fact::Numbers => Some(protocol(socket)),
        Fact::Local => Some(match socket.local() {
            Some(local) => address::plain(local, glyphs).unwrap_or_else(|| look.i18n.tr("ui-address-unnamed")),
            // A `connect` that waits has an address, which its program cannot tell yet: the kernel may.
            None if socket.truth.state == Some(TcpState::SynSent) => return None,
            None => look.i18n.tr("ui-kernel-no-address"),
        }),
        Fact::Peer => Some(match &socket.names.peer {
            Some(peer) => address::plain(peer, glyphs).unwrap_or_else(|| look.i18n.tr("ui-address-unnamed")),
            None => match model.projections().sockets.connecting(socket.info.id) {
                Some(called) => address::plain(called, glyphs).unwrap_or_default(),
                None => look.i18n.tr("card-nobody"),
            },
        }),
        Fact::State => socket.truth.state.map(|state| match socket.is_untold_since_closed() {
            true => look.i18n.tr_with("card-state-at-close", &[("state", state.name())]),
            false => state.name().to_owned(),
        }),
        Fact::AcceptQueue => socket.truth.accept_queue.map(|queue| {
            let numbers = [("waiting", &*queue.waiting.to_string()), ("limit", &*queue.limit.to_string())];
            format!(
                "{} {}",
                queue_drawn(queue.waiting, queue.limit, look),
                look.i18n.tr_with("card-queue-of", &numbers)
            )
        }),
        Fact::Sent => Some(numbers::size(sent(socket), language)),
        Fact::Received => Some(numbers::size(socket.received, language)),
        Fact::Unread => socket.truth.unread.map(|bytes| with_bar(bytes, look)),
        Fact::Unsent => details?.unsent.map(|bytes| with_bar(bytes, look)),
        Fact::Confirmed => tcp?.bytes_acknowledged.map(|bytes| numbers::size(bytes, language)),
        Fact::Arrived => tcp?.bytes_received.map(|bytes| numbers::size(bytes, language)),
        Fact::Unconfirmed => socket.truth.unacknowledged.map(|bytes| with_bar(bytes, look)),
        Fact::ReceiveMemory => match memory {
            Some(memory) => Some(of(memory.receive, memory.receive_limit)),
            None => socket.truth.receive_memory.map(size),
        },
        Fact::SendMemory => memory.map(|memory| of(memory.send, memory.send_limit)),
        Fact::Drops => memory.map(|memory| memory.drops.to_string()),
        Fact::SendWindow => tcp?.send_window.map(size),
        Fact::ReceiveWindow => tcp?.receive_window.map(size),
        Fact::Rtt => tcp?.rtt.map(|value| microseconds(value, look)),
        Fact::MinRtt => tcp?.min_rtt.map(|value| microseconds(value, look)),
        Fact::Rto => tcp?.rto.map(|value| microseconds(value, look)),
        Fact::Cwnd => tcp?.cwnd.map(|segments| look.i18n.tr_count("card-segments", u64::from(segments), &[])),
        Fact::Ssthresh => match tcp? {
            TcpFigures { ssthresh: Some(segments), .. } => {
                Some(look.i18n.tr_count("card-segments", u64::from(segments), &[]))
            }
            // The kernel told its figures, and this one is its «none yet».
            _ => Some(look.i18n.tr("card-no-limit")),
        },
        Fact::Mss => tcp?.mss.map(size),
        Fact::Retransmissions => tcp?.retransmissions.map(|count| count.to_string()),
        // A program cannot ask of its own descriptors which clock runs.
        Fact::Timer if details?.source == Source::Program => None,
        Fact::Timer => Some(match details?.timer {
            None => look.i18n.tr("card-no-timer"),
            Some(timer) => {
                let kind = match timer.kind {
                    TimerKind::Retransmit => "card-timer-retransmit",
                    TimerKind::Keepalive => "card-timer-keepalive",
                    TimerKind::TimeWait => "card-timer-time-wait",
                    TimerKind::ZeroWindowProbe => "card-timer-zero-window-probe",
                };
                let left = timer.due.saturating_sub(model.now).div_ceil(1_000_000_000).to_string();
                look.i18n.tr_with(kind, &[("seconds", &left)])
            }
        }),
        Fact::PeerProcess => details?.peer.map(|peer| {
            let numbers = [("pid", &*peer.pid.to_string()), ("uid", &*peer.uid.to_string())];
            look.i18n.tr_with("card-process", &numbers)
        }),
    }
}

/// What its program handed over. Of a `send` that waits nobody has told how much went in; the kernel tells.
fn sent(socket: &Socket) -> u64 {
    let figures = socket.truth.details.as_deref().and_then(|details| details.tcp);
    let confirmed = figures.and_then(|figures| figures.bytes_acknowledged);
    match (socket.truth.state, confirmed, socket.truth.unacknowledged) {
        (Some(TcpState::Established | TcpState::CloseWait), Some(confirmed), Some(rest)) => {
            socket.sent.max(confirmed + u64::from(rest))
        }
        _ => socket.sent,
    }
}

/// `▓▓░░░░ 12 B`.
fn with_bar(bytes: u32, look: &Look) -> String {
    const BAR: u16 = 6;
    let glyphs = look.theme.glyphs();
    let filled = gauge::magnitude(u64::from(bytes), BAR).min(BAR);
    let bar = glyphs.bar_full.repeat(usize::from(filled)) + &glyphs.bar_empty.repeat(usize::from(BAR - filled));
    format!("{bar} {}", numbers::size(u64::from(bytes), look.i18n.language()))
}

/// The queue, a cell for each place, while there are few; else as a share.
fn queue_drawn(waiting: u32, limit: u32, look: &Look) -> String {
    const MOST: u32 = 10;
    let glyphs = look.theme.glyphs();
    // Linux lets one more in than was asked for.
    let places = limit.saturating_add(1).max(waiting);
    let (full, all) = if places <= MOST { (waiting, places) } else { (waiting.min(MOST), MOST) };
    let rest = if places > MOST { glyphs.ellipsis } else { "" };
    let empty = all.saturating_sub(full);
    format!("{}{}{rest}", glyphs.bar_full.repeat(full as usize), glyphs.bar_empty.repeat(empty as usize))
}
