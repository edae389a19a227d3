//! The card of a socket: everything that is known of it and of its other end, side by side.

use super::model::Model;
use super::popup::Popup;
use crate::journal::projections::sockets::{Socket, Stage};
use crate::journal::socket::{Family, Kind, SocketId};
use crate::journal::truth::Source;

/// The card, opened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CardPopup {
    /// Whose.
    pub socket: SocketId,
    /// Which of its pages.
    pub page: CardPage,
    /// Which fact the cursor stands on, among [`facts`].
    pub cursor: usize,
}

/// What a card shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CardPage {
    /// TCP's states, and the way of both ends through them.
    States,
    /// The figures of both ends.
    Facts,
}

/// One thing that is known of a socket.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Fact {
    /// Its descriptors.
    Descriptor,
    /// Family, type and protocol.
    Numbers,
    /// Its own address.
    Local,
    /// The other end's address.
    Peer,
    /// TCP's state.
    State,
    /// A listener's queue.
    AcceptQueue,
    /// What `send` handed over in all.
    Sent,
    /// What the other end confirmed in all.
    Confirmed,
    /// What it has not confirmed.
    Unconfirmed,
    /// What of that has not left for the first time.
    Unsent,
    /// What arrived in all.
    Arrived,
    /// What arrived and nobody read.
    Unread,
    /// What `recv` took in all.
    Received,
    /// The memory of what arrived, and its limit.
    ReceiveMemory,
    /// The memory of what is to leave, and its limit.
    SendMemory,
    /// Datagrams that found no room.
    Drops,
    /// The room that the other end tells of.
    SendWindow,
    /// The room that this end tells of.
    ReceiveWindow,
    /// The smoothed time there and back.
    Rtt,
    /// The shortest time there and back.
    MinRtt,
    /// How long it waits before it sends again.
    Rto,
    /// How many segments may be on their way.
    Cwnd,
    /// Where that number's fast growth ends.
    Ssthresh,
    /// The bytes of a segment.
    Mss,
    /// Segments that were sent again.
    Retransmissions,
    /// What it waits for by the clock.
    Timer,
    /// Who made the other end of a Unix connection.
    PeerProcess,
}

impl Fact {
    /// All of them, in the order of the card: from the program to the network.
    pub const ALL: [Fact; 27] = [
        Fact::Descriptor,
        Fact::Numbers,
        Fact::Local,
        Fact::Peer,
        Fact::State,
        Fact::AcceptQueue,
        Fact::Sent,
        Fact::Confirmed,
        Fact::Unconfirmed,
        Fact::Unsent,
        Fact::Arrived,
        Fact::Unread,
        Fact::Received,
        Fact::ReceiveMemory,
        Fact::SendMemory,
        Fact::Drops,
        Fact::SendWindow,
        Fact::ReceiveWindow,
        Fact::Rtt,
        Fact::MinRtt,
        Fact::Rto,
        Fact::Cwnd,
        Fact::Ssthresh,
        Fact::Mss,
        Fact::Retransmissions,
        Fact::Timer,
        Fact::PeerProcess,
    ];

    /// Its name, and the sentence that says what it means.
    pub fn words(self) -> (&'static str, &'static str) {
        match self {
            Fact::Descriptor => ("card-descriptor", "card-about-descriptor"),
            Fact::Numbers => ("card-numbers", "card-about-numbers"),
            Fact::Local => ("card-local", "card-about-local"),
            Fact::Peer => ("card-peer", "card-about-peer"),
            Fact::State => ("card-state", "card-about-state"),
            Fact::AcceptQueue => ("card-accept-queue", "card-about-accept-queue"),
            Fact::Sent => ("card-sent", "card-about-sent"),
            Fact::Confirmed => ("card-confirmed", "card-about-confirmed"),
            Fact::Arrived => ("card-arrived", "card-about-arrived"),
            Fact::Unsent => ("card-unsent", "card-about-unsent"),
            Fact::Unconfirmed => ("card-unconfirmed", "card-about-unconfirmed"),
            Fact::Unread => ("card-unread", "card-about-unread"),
            Fact::Received => ("card-received", "card-about-received"),
            Fact::ReceiveMemory => ("card-receive-memory", "card-about-receive-memory"),
            Fact::SendMemory => ("card-send-memory", "card-about-send-memory"),
            Fact::Drops => ("card-drops", "card-about-drops"),
            Fact::SendWindow => ("card-send-window", "card-about-send-window"),
            Fact::ReceiveWindow => ("card-receive-window", "card-about-receive-window"),
            Fact::Rtt => ("card-rtt", "card-about-rtt"),
            Fact::MinRtt => ("card-min-rtt", "card-about-min-rtt"),
            Fact::Rto => ("card-rto", "card-about-rto"),
            Fact::Cwnd => ("card-cwnd", "card-about-cwnd"),
            Fact::Ssthresh => ("card-ssthresh", "card-about-ssthresh"),
            Fact::Mss => ("card-mss", "card-about-mss"),
            Fact::Retransmissions => ("card-retransmissions", "card-about-retransmissions"),
            Fact::Timer => ("card-timer", "card-about-timer"),
            Fact::PeerProcess => ("card-peer-process", "card-about-peer-process"),
        }
    }

    /// Whether this is a question that can be asked of such a socket.
    fn applies(self, socket: &Socket) -> bool {
        let tcp = is_tcp(socket);
        let listens = socket.stage == Stage::Listening;
        let connected = tcp && !listens && socket.stage != Stage::Fresh && socket.stage != Stage::Bound;
        match self {
            Fact::Descriptor | Fact::Numbers | Fact::Local => true,
            Fact::State => tcp,
            Fact::AcceptQueue => listens,
            Fact::Peer | Fact::Sent | Fact::Received | Fact::Unread => !listens,
            Fact::ReceiveMemory | Fact::SendMemory => !listens,
            Fact::Drops => socket.info.kind == Kind::DGRAM && socket.info.family.is_internet(),
            Fact::PeerProcess => socket.info.family == Family::UNIX && socket.info.kind != Kind::DGRAM && !listens,
            Fact::Timer => tcp && !listens,
            _ => connected,
        }
    }
}

/// Whether TCP's states are this socket's.
pub fn is_tcp(socket: &Socket) -> bool {
    socket.info.family.is_internet() && socket.info.kind == Kind::STREAM
}

/// Whether the kernel refuses to tell from outside, so that each program is asked of its own sockets: then nobody can be
/// asked of those that are closed. Only of a socket that no table lists does a program speak otherwise.
pub fn told_by_programs(model: &Model) -> bool {
    let listed = model.open_sockets().filter(|it| matches!(it.stage, Stage::Listening | Stage::Connected));
    let mut sources = listed.filter_map(|socket| socket.truth.details.as_ref()).map(|details| details.source);
    let first = sources.next();
    first == Some(Source::Program) && sources.all(|source| source == Source::Program)
}

/// The socket that a card opened now would be of: that of the chosen call, else the focused program's that moved last.
pub fn subject(model: &Model) -> Option<SocketId> {
    let known = |id: &SocketId| model.projections().sockets.get(*id).is_some();
    let chosen = model.cursor.as_ref().and_then(|cursor| cursor.line.socket).filter(known);
    let focused = || {
        let sockets = model.sockets_of(model.focused()?.id);
        sockets.into_iter().max_by_key(|socket| (!socket.descriptors.is_empty(), socket.touched)).map(|it| it.info.id)
    };
    chosen.or_else(focused)
}

/// The two ends that a card is of, the one that began at the left. A listener, or what talks to many, stands alone, on
/// the side of its program.
pub fn ends(model: &Model, socket: SocketId) -> [Option<SocketId>; 2] {
    let all = model.projections();
    let Some(near) = all.sockets.get(socket) else { return [None, None] };
    let Some(far) = near.other_end.filter(|far| all.sockets.get(*far).is_some()) else { return [Some(socket), None] };
    if near.listener.is_some() { [Some(far), Some(socket)] } else { [Some(socket), Some(far)] }
}

/// What the card says of these ends, in order.
pub fn facts(model: &Model, ends: [Option<SocketId>; 2]) -> Vec<Fact> {
    let sockets: Vec<&Socket> =
        ends.into_iter().flatten().filter_map(|id| model.projections().sockets.get(id)).collect();
    Fact::ALL.into_iter().filter(|fact| sockets.iter().any(|socket| fact.applies(socket))).collect()
}

/// Opens the card of what is looked at.
pub(super) fn open(model: &mut Model) {
    let Some(socket) = subject(model) else { return };
    let page = match model.projections().sockets.get(socket) {
        Some(known) if is_tcp(known) => CardPage::States,
        _ => CardPage::Facts,
    };
    model.popup = Some(Popup::Card(CardPopup { socket, page, cursor: 0 }));
}

/// Turns to the other page.
pub(super) fn turn(model: &mut Model) {
    if let Some(Popup::Card(card)) = &mut model.popup {
        card.page = match card.page {
            CardPage::States => CardPage::Facts,
            CardPage::Facts => CardPage::States,
        };
    }
}

/// Goes to the next socket of the programs on the screen.
pub(super) fn next(model: &mut Model) {
    let shown: Vec<_> = model.shown().iter().map(|participant| participant.id).collect();
    let all: Vec<SocketId> =
        shown.into_iter().flat_map(|id| model.sockets_of(id)).map(|socket| socket.info.id).collect();
    if let Some(Popup::Card(card)) = &mut model.popup {
        let place = all.iter().position(|id| *id == card.socket).map_or(0, |place| place + 1);
        if let Some(next) = all.get(place).or(all.first()) {
            *card = CardPopup { socket: *next, page: card.page, cursor: 0 };
        }
    }
}

/// Moves the cursor over the facts.
pub(super) fn walk(model: &mut Model, up: bool) {
    let Some(Popup::Card(card)) = &model.popup else { return };
    let last = facts(model, ends(model, card.socket)).len().saturating_sub(1);
    if let Some(Popup::Card(card)) = &mut model.popup {
        card.cursor = if up { card.cursor.saturating_sub(1) } else { (card.cursor + 1).min(last) };
    }
}

/// Closes a card whose socket nobody remembers, and keeps the cursor on a fact.
pub(super) fn settle(model: &mut Model) {
    let Some(Popup::Card(card)) = &model.popup else { return };
    if model.projections().sockets.get(card.socket).is_none() {
        model.popup = None;
        return;
    }
    let last = facts(model, ends(model, card.socket)).len().saturating_sub(1);
    if let Some(Popup::Card(card)) = &mut model.popup {
        card.cursor = card.cursor.min(last);
    }
}

/// When a countdown on the card shows another second: while one is on it.
pub(super) fn next_wake(model: &Model) -> Option<u64> {
    let Some(Popup::Card(card)) = &model.popup else { return None };
    let due = |id: SocketId| {
        let details = model.projections().sockets.get(id)?.truth.details.as_ref()?;
        details.timer.map(|timer| timer.due).filter(|due| *due > model.now)
    };
    let due = ends(model, card.socket).into_iter().flatten().filter_map(due).min()?;
    // Whole seconds before the timer runs out, so that the figure changes when it is drawn.
    Some(due - (due - model.now - 1) / SECOND * SECOND)
}

/// In nanoseconds.
const SECOND: u64 = 1_000_000_000;
