//! `struct tcp_info` (linux/tcp.h) and the memory of a socket (linux/sock_diag.h), as bytes of whatever length this kernel
//! gives: what they do not cover is not told.

use crate::journal::socket::TcpState;
use crate::journal::truth::{Memory, TcpFigures};

/// More than any kernel's `struct tcp_info` has today (280 bytes on Linux 6.18).
pub const ROOM: usize = 512;

/// The bytes of SO_MEMINFO and INET_DIAG_SKMEMINFO: nine numbers since Linux 4.6.
pub const MEMORY_ROOM: usize = 36;

/// TCP_INFINITE_SSTHRESH is 2³¹ − 1 (net/tcp.h); from 2³⁰ on no window gets there.
const NO_SSTHRESH: u32 = 1 << 30;

/// Offset of `tcpi_unacked`: on a listener, connections waiting.
const UNACKED: usize = 24;
/// Offset of `tcpi_sacked`: on a listener, how many may wait.
const SACKED: usize = 28;

/// The state, which is the first byte.
pub fn state(info: &[u8]) -> Option<TcpState> {
    info.first().and_then(|state| TcpState::from_kernel(*state))
}

/// A listener's queue: how many wait, and how many may.
pub fn accept_queue(info: &[u8]) -> Option<(u32, u32)> {
    Some((number(info, UNACKED)?, number(info, SACKED)?))
}

/// `tcpi_notsent_bytes` without our own FIN, which counts as one while it waits behind the data.
pub fn unsent(info: &[u8], state: Option<TcpState>) -> Option<u32> {
    number(info, 144).filter(|_| has_connection(state)).map(|bytes| bytes.saturating_sub(sent_fin(state)))
}

/// The figures; `None` for sockets that have no connection, where the kernel fills in what a new one begins with.
/// `unacknowledged` is what was sent and not confirmed, `unsent` included, in bytes.
pub fn figures(info: &[u8], state: Option<TcpState>, unacknowledged: Option<u32>) -> Option<TcpFigures> {
    if !has_connection(state) {
        return None;
    }
    // Without an answer of the other end there is neither a measured time nor a window of its own.
    let met = !matches!(state, Some(TcpState::SynSent | TcpState::NewSynRecv));
    let measured = |offset| number(info, offset).filter(|time| met && *time != 0 && *time != u32::MAX);
    let figures = TcpFigures {
        rtt: measured(68),
        min_rtt: measured(148),
        rto: number(info, 8),
        cwnd: number(info, 80),
        mss: number(info, 16),
        ssthresh: number(info, 76).filter(|segments| *segments < NO_SSTHRESH),
        send_window: number(info, 228).filter(|_| met),
        receive_window: number(info, 232).filter(|_| met),
        retransmissions: number(info, 100),
        bytes_acknowledged: acknowledged(info, state, unacknowledged),
        // The other end's FIN has a sequence number of its own and is counted (tcp.h: `rcv_nxt`).
        bytes_received: long(info, 128).map(|bytes| bytes.saturating_sub(u64::from(received_fin(state)))),
    };
    (figures != TcpFigures::default()).then_some(figures)
}

/// `tcpi_bytes_acked` counts our SYN, if we sent the first one, and our FIN. What left once and is no longer waiting for
/// its confirmation says how many of them are bytes, where the kernel tells it (Linux ≥ 4.19).
fn acknowledged(info: &[u8], state: Option<TcpState>, unacknowledged: Option<u32>) -> Option<u64> {
    let counted = long(info, 120)?;
    let (Some(sent), Some(again), Some(waiting)) = (long(info, 200), long(info, 208), unacknowledged) else {
        return Some(counted);
    };
    let on_their_way = waiting.saturating_sub(unsent(info, state).unwrap_or(0));
    Some(counted.min(sent.saturating_sub(again).saturating_sub(u64::from(on_their_way))))
}

/// The memory of a socket's queues; `None` when not even the four sizes are there.
pub fn memory(bytes: &[u8], tcp: bool) -> Option<Memory> {
    Some(Memory {
        receive: number(bytes, 0)?,
        receive_limit: number(bytes, 4)?,
        // What TCP keeps until it is confirmed is in `sk_wmem_queued`; others only have `sk_wmem_alloc`.
        send: if tcp { number(bytes, 20)? } else { number(bytes, 8)? },
        send_limit: number(bytes, 12)?,
        drops: number(bytes, 32)?,
    })
}

/// Our own FIN, until it is acknowledged, counts as a byte for SIOCOUTQ and `wqueue` (tcp.c: `write_seq - snd_una`).
pub fn sent_fin(state: Option<TcpState>) -> u32 {
    u32::from(matches!(state, Some(TcpState::FinWait1 | TcpState::Closing | TcpState::LastAck)))
}

/// The other end's FIN has a sequence number, and `rqueue` counts it as if it were a byte until the end of the
/// stream was read (tcp_diag.c: `rcv_nxt - copied_seq`); then the whole queue is 0.
pub fn received_fin(state: Option<TcpState>) -> u32 {
    u32::from(matches!(state, Some(TcpState::CloseWait | TcpState::LastAck | TcpState::Closing)))
}

fn has_connection(state: Option<TcpState>) -> bool {
    use TcpState::{BoundInactive, Close, Listen, TimeWait};
    !matches!(state, None | Some(Listen | Close | BoundInactive | TimeWait))
}

/// Four bytes as a number of this machine.
pub fn number(bytes: &[u8], offset: usize) -> Option<u32> {
    let four = bytes.get(offset..offset.checked_add(4)?)?;
    Some(u32::from_ne_bytes(four.try_into().ok()?))
}

fn long(bytes: &[u8], offset: usize) -> Option<u64> {
    let eight = bytes.get(offset..offset.checked_add(8)?)?;
    Some(u64::from_ne_bytes(eight.try_into().ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    const ESTABLISHED: Option<TcpState> = Some(TcpState::Established);

    /// An answer of that length in which the number at each offset is what `filled` says.
    fn answer(length: usize, filled: &[(usize, u32)]) -> Vec<u8> {
        let mut bytes = vec![0; 1024];
        bytes[0] = 1;
        for (offset, value) in filled {
            bytes[*offset..offset + 4].copy_from_slice(&value.to_ne_bytes());
        }
        bytes.truncate(length);
        bytes
    }

    const FILLED: [(usize, u32); 13] = [
        (8, 204_000),
        (16, 1448),
        (24, 3),
        (68, 31),
        (76, 7),
        (80, 10),
        (100, 2),
        (120, 51),
        (128, 60),
        (144, 20),
        (148, 9),
        (200, 100),
        (228, 65_536),
    ];

    #[test]
    fn a_whole_answer_tells_everything() {
        let info = answer(280, &FILLED);
        let figures = figures(&info, ESTABLISHED, Some(70)).unwrap();
        let expected = TcpFigures {
            rtt: Some(31),
            min_rtt: Some(9),
            rto: Some(204_000),
            cwnd: Some(10),
            mss: Some(1448),
            ssthresh: Some(7),
            send_window: Some(65_536),
            receive_window: Some(0),
            retransmissions: Some(2),
            // 100 left, 50 of them are on their way (70 wait, 20 of those have not left): the 51st is the SYN.
            bytes_acknowledged: Some(50),
            bytes_received: Some(60),
        };
        assert_eq!(figures, expected);
        assert_eq!(unsent(&info, ESTABLISHED), Some(20));
    }

    #[test]
    fn an_answer_of_a_newer_kernel_is_read_as_far_as_it_is_known() {
        let known = figures(&answer(280, &FILLED), ESTABLISHED, Some(70));
        assert_eq!(figures(&answer(1000, &FILLED), ESTABLISHED, Some(70)), known);
    }

    #[test]
    fn what_an_older_kernel_does_not_cover_is_not_told() {
        // Linux 2.6.37 ends before the pacing rates, 4.6 before the windows.
        let old = figures(&answer(104, &FILLED), ESTABLISHED, Some(70)).unwrap();
        assert_eq!((old.rtt, old.retransmissions), (Some(31), Some(2)));
        assert_eq!(
            (old.min_rtt, old.send_window, old.bytes_acknowledged, old.bytes_received),
            (None, None, None, None)
        );
        assert_eq!(unsent(&answer(104, &FILLED), ESTABLISHED), None);
        let newer = figures(&answer(192, &FILLED), ESTABLISHED, Some(70)).unwrap();
        assert_eq!((newer.min_rtt, newer.send_window, newer.bytes_acknowledged), (Some(9), None, Some(51)));
        // A field cut in its middle is no field.
        assert_eq!(figures(&answer(230, &FILLED), ESTABLISHED, Some(70)).unwrap().send_window, None);
        for length in 0..280 {
            let _ = figures(&answer(length, &FILLED), ESTABLISHED, Some(70));
            let _ = (memory(&answer(length, &[]), true), accept_queue(&answer(length, &[])));
        }
        assert_eq!(figures(&answer(1, &FILLED), ESTABLISHED, None), None);
    }

    #[test]
    fn nothing_is_invented_where_nothing_was_measured() {
        let begun = answer(280, &[(8, 1_000_000), (76, i32::MAX as u32), (80, 10), (148, u32::MAX)]);
        let figures_of = |state| figures(&begun, Some(state), Some(0));
        let asked = figures_of(TcpState::SynSent).unwrap();
        assert_eq!((asked.rtt, asked.min_rtt, asked.ssthresh, asked.send_window), (None, None, None, None));
        for state in [TcpState::Listen, TcpState::Close, TcpState::BoundInactive, TcpState::TimeWait] {
            assert_eq!(figures_of(state), None, "{state:?}");
            assert_eq!(unsent(&begun, Some(state)), None, "{state:?}");
        }
        // A window of zero is a fact, and so is no retransmission.
        let met = figures_of(TcpState::Established).unwrap();
        assert_eq!((met.send_window, met.retransmissions), (Some(0), Some(0)));
    }

    #[test]
    fn ends_of_streams_are_no_bytes() {
        let info = answer(280, &[(120, 102), (128, 51), (144, 1), (200, 100)]);
        let closing = figures(&info, Some(TcpState::LastAck), Some(0)).unwrap();
        assert_eq!((closing.bytes_acknowledged, closing.bytes_received), (Some(100), Some(50)));
        assert_eq!(unsent(&info, Some(TcpState::LastAck)), Some(0));
    }

    #[test]
    fn memory_comes_whole_or_not_at_all() {
        let bytes = answer(36, &[(0, 1832), (4, 131_072), (8, 1), (12, 2_626_560), (20, 4352), (32, 5)]);
        let whole = Memory { receive: 1832, receive_limit: 131_072, send: 4352, send_limit: 2_626_560, drops: 5 };
        assert_eq!(memory(&bytes, true), Some(whole));
        assert_eq!(memory(&bytes, false), Some(Memory { send: 1, ..whole }));
        assert_eq!(memory(&bytes[..32], true), None);
    }
}
