//! What the kernel says of a socket.

use serde::{Deserialize, Serialize};

use super::address::Address;
use super::socket::TcpState;

/// What the kernel said of a socket at one moment. A field is `None` where the kernel does not tell.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Truth {
    /// TCP's state.
    pub state: Option<TcpState>,
    /// «por leer»: bytes that arrived and no `recv` has taken (FIONREAD; for UDP the *next* datagram only).
    pub unread: Option<u32>,
    /// «sin confirmar»: bytes sent that the other kernel has not acknowledged (SIOCOUTQ).
    pub unacknowledged: Option<u32>,
    /// Memory the receive queue holds, in bytes of kernel memory, not of data (`sk_rmem_alloc`).
    pub receive_memory: Option<u32>,
    /// A listener's connections that wait for `accept`, and how many may wait.
    pub accept_queue: Option<AcceptQueue>,
    /// For Unix sockets, the inode of the socket at the other end (`unix_diag`).
    pub peer_inode: Option<u64>,
    /// What only a look from close by tells; of calls, only those that name or connect a Unix socket carry it.
    pub details: Option<Box<Details>>,
}

/// A listener's queue of finished connections that no `accept` has taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AcceptQueue {
    /// Connections waiting.
    pub waiting: u32,
    /// The limit that `listen` set. Linux lets one more than this in.
    pub limit: u32,
}

/// What only a look from close by tells: the figures of the socket's card.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Details {
    /// Bytes handed over by `send` that have not left for the first time (`tcpi_notsent_bytes`, SIOCOUTQNSD). The rest of
    /// [`Truth::unacknowledged`] has left and is not confirmed.
    pub unsent: Option<u32>,
    /// The memory of its queues.
    pub memory: Option<Memory>,
    /// What it waits for by the clock.
    pub timer: Option<Timer>,
    /// TCP's own figures.
    pub tcp: Option<TcpFigures>,
    /// Whoever made the other end of a Unix connection.
    pub peer: Option<Credentials>,
    /// The address of its own with which it asks for a connection: until its `connect` returns, no program knows it.
    #[serde(default)]
    pub local: Option<Address>,
    /// Who was asked.
    #[serde(default)]
    pub source: Source,
}

/// Who was asked for the truth about a socket. Both have it from the kernel.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Source {
    /// The kernel, from outside the program (`sock_diag`).
    #[default]
    Outside,
    /// The program that holds it, by its descriptor (getsockopt(2), ioctl(2)): where nobody outside is told.
    Program,
}

/// Kernel memory, in bytes of memory and not of data (`SO_MEMINFO`, INET_DIAG_SKMEMINFO: linux/sock_diag.h).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Memory {
    /// What arrived and nobody read (`sk_rmem_alloc`).
    pub receive: u32,
    /// How much of it there may be (`sk_rcvbuf`, SO_RCVBUF).
    pub receive_limit: u32,
    /// What waits to leave or to be confirmed (`sk_wmem_queued`).
    pub send: u32,
    /// How much of it there may be (`sk_sndbuf`, SO_SNDBUF).
    pub send_limit: u32,
    /// Datagrams that came and found no room (`sk_drops`).
    pub drops: u32,
}

/// A timer that runs in the kernel.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Timer {
    /// What happens when it runs out.
    pub kind: TimerKind,
    /// When, in nanoseconds of CLOCK_MONOTONIC: a countdown that goes on by itself is no news.
    pub due: u64,
    /// How often it ran out already without an answer (`idiag_retrans`).
    pub tries: u8,
}

/// `idiag_timer` (net/ipv4/inet_diag.c).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum TimerKind {
    /// 1: what was sent and not confirmed is sent again.
    Retransmit,
    /// 2: the other end is asked whether it is still there.
    Keepalive,
    /// 3: the pair of addresses is let go of: TIME_WAIT, or FIN_WAIT2 after `close`.
    TimeWait,
    /// 4: the other end, which had no room, is asked whether it has some now.
    ZeroWindowProbe,
}

/// Figures of `struct tcp_info` (linux/tcp.h), in bytes and microseconds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct TcpFigures {
    /// The smoothed time there and back (`tcpi_rtt`), in microseconds.
    pub rtt: Option<u32>,
    /// The shortest one (`tcpi_min_rtt`), in microseconds.
    pub min_rtt: Option<u32>,
    /// How long it waits for a confirmation before it sends again (`tcpi_rto`), in microseconds.
    pub rto: Option<u32>,
    /// How many segments may be on their way (`tcpi_snd_cwnd`).
    pub cwnd: Option<u32>,
    /// The bytes of a segment it sends (`tcpi_snd_mss`).
    pub mss: Option<u32>,
    /// Where fast growth of `cwnd` ends, in segments; `None` while there is no such limit (2³⁰ and more).
    pub ssthresh: Option<u32>,
    /// How many bytes the other end says it has room for (`tcpi_snd_wnd`).
    pub send_window: Option<u32>,
    /// How many bytes this end says it has room for (`tcpi_rcv_wnd`, Linux ≥ 6.2).
    pub receive_window: Option<u32>,
    /// Segments sent again so far (`tcpi_total_retrans`).
    pub retransmissions: Option<u32>,
    /// Bytes confirmed by the other end so far (`tcpi_bytes_acked`).
    pub bytes_acknowledged: Option<u64>,
    /// Bytes that came in order so far (`tcpi_bytes_received`).
    pub bytes_received: Option<u64>,
}

/// Who made a socket, as the kernel noted it then (`SO_PEERCRED`, unix(7)).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Credentials {
    /// The process.
    pub pid: i32,
    /// Its user.
    pub uid: u32,
    /// Its group.
    pub gid: u32,
}

/// How far a timer may seem to move between two looks and still be the same one, in nanoseconds: the kernel counts it in
/// jiffies of up to 10 ms, and a look takes its time.
const SAME_TIMER: u64 = 50_000_000;

impl Truth {
    /// Whether this is worth telling after `before` was told: anything but a countdown that goes on by itself.
    pub fn is_news_after(&self, before: &Truth) -> bool {
        // Named one by one, so that none is forgotten, and compared where they lie: this is done at every look.
        let Truth { state, unread, unacknowledged, receive_memory, accept_queue, peer_inode, details } = self;
        let changed = *state != before.state
            || *unread != before.unread
            || *unacknowledged != before.unacknowledged
            || *receive_memory != before.receive_memory
            || *accept_queue != before.accept_queue
            || *peer_inode != before.peer_inode;
        changed
            || match (details, &before.details) {
                (Some(now), Some(then)) => now.is_news_after(then),
                (now, then) => now.is_some() != then.is_some(),
            }
    }

    /// Keeps of an earlier word what this one leaves out and nothing unsays: each of them is told by some looks only. Where
    /// the queues or the state have changed, the figures that went with them are unsaid.
    pub fn keep_of(&mut self, known: &Truth) {
        self.peer_inode = self.peer_inode.filter(|inode| *inode != 0).or(known.peer_inode);
        let Some(before) = &known.details else { return };
        match &mut self.details {
            Some(details) => details.peer = details.peer.or(before.peer),
            None if (self.state, self.unread, self.unacknowledged)
                == (known.state, known.unread, known.unacknowledged) =>
            {
                self.details = Some(before.clone());
            }
            None => {
                let kept =
                    Details { memory: before.memory, peer: before.peer, source: before.source, ..Details::default() };
                self.details = Some(Box::new(kept));
            }
        }
    }
}

impl Details {
    fn is_news_after(&self, before: &Details) -> bool {
        let timer = match (self.timer, before.timer) {
            (Some(now), Some(then)) => {
                (now.kind, now.tries) != (then.kind, then.tries) || now.due.abs_diff(then.due) > SAME_TIMER
            }
            (now, then) => now.is_some() != then.is_some(),
        };
        let Details { unsent, memory, timer: _, tcp, peer, local, source } = self;
        timer
            || *unsent != before.unsent
            || *memory != before.memory
            || *tcp != before.tcp
            || *peer != before.peer
            || *local != before.local
            || *source != before.source
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn waits(due: u64, tries: u8) -> Truth {
        let timer = Some(Timer { kind: TimerKind::TimeWait, due, tries });
        let details = Details { timer, ..Details::default() };
        Truth { details: Some(Box::new(details)), ..Truth::default() }
    }

    #[test]
    fn a_countdown_is_no_news_and_another_timer_is() {
        let before = waits(60_000_000_000, 0);
        assert!(!waits(60_004_000_000, 0).is_news_after(&before));
        assert!(waits(61_000_000_000, 0).is_news_after(&before));
        assert!(waits(60_000_000_000, 1).is_news_after(&before));
        assert!(Truth::default().is_news_after(&before));
    }

    #[test]
    fn what_only_some_looks_tell_is_kept() {
        let peer = Some(Credentials { pid: 7, uid: 1000, gid: 1000 });
        let details = Details { unsent: Some(3), peer, ..Details::default() };
        let known = Truth { peer_inode: Some(5), details: Some(Box::new(details.clone())), ..Truth::default() };
        let mut call = Truth { peer_inode: Some(0), ..Truth::default() };
        call.keep_of(&known);
        assert_eq!((call.peer_inode, call.details.as_deref()), (Some(5), Some(&details)));
        let mut moved = Truth { unread: Some(1), ..Truth::default() };
        moved.keep_of(&known);
        assert_eq!(*moved.details.unwrap(), Details { peer, ..Details::default() }, "what went with the queues is old");
        let mut look = Truth { details: Some(Box::default()), ..Truth::default() };
        look.keep_of(&known);
        assert_eq!(*look.details.unwrap(), Details { peer, ..Details::default() });
    }
}
