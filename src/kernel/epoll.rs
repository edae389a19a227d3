//! epoll(7): descriptors that the kernel keeps watching.

use std::io;
use std::os::fd::RawFd;

/// What to do with a descriptor's entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Change {
    /// Begin to watch it.
    Add,
    /// Watch it for something else.
    Modify,
    /// No longer watch it.
    Delete,
}

/// A new epoll instance, closed on exec; whoever asks closes it.
pub fn create() -> io::Result<RawFd> {
    // SAFETY: a plain number.
    check(unsafe { libc::epoll_create1(libc::EPOLL_CLOEXEC) })
}

/// Changes what is watched.
pub fn control(epoll: RawFd, change: Change, fd: RawFd, events: u32) -> io::Result<()> {
    let operation = match change {
        Change::Add => libc::EPOLL_CTL_ADD,
        Change::Modify => libc::EPOLL_CTL_MOD,
        Change::Delete => libc::EPOLL_CTL_DEL,
    };
    let mut event = libc::epoll_event { events, u64: fd as u64 };
    // SAFETY: the event is alive for the call, which only reads it.
    check(unsafe { libc::epoll_ctl(epoll, operation, fd, &mut event) }).map(drop)
}

/// Waits for at most `most` of them, for `timeout_ms` (-1: for ever): descriptors with what they are ready for.
pub fn wait(epoll: RawFd, most: usize, timeout_ms: i32) -> io::Result<Vec<(RawFd, u32)>> {
    let mut events = vec![libc::epoll_event { events: 0, u64: 0 }; most.clamp(1, 1 << 16)];
    // SAFETY: pointer and length are of one vector, alive for the call.
    let count = check(unsafe { libc::epoll_wait(epoll, events.as_mut_ptr(), events.len() as i32, timeout_ms) })?;
    events.truncate(count as usize);
    // The struct is packed: its fields are copied out.
    Ok(events.into_iter().map(|event| (event.u64 as RawFd, event.events)).collect())
}

fn check(result: libc::c_int) -> io::Result<libc::c_int> {
    if result < 0 { Err(io::Error::last_os_error()) } else { Ok(result) }
}
