//! Waiting for another thread, in a way that a signal ends.

use std::io;
use std::sync::atomic::AtomicU32;
use std::time::Duration;

/// Sleeps while `word` is `expected`, until [`wake`] or for as long as `timeout`. May return early (futex(2)).
///
/// # Errors
/// EINTR when a signal came.
#[cfg(target_os = "linux")]
pub fn wait(word: &AtomicU32, expected: u32, timeout: Option<Duration>) -> io::Result<()> {
    let limit = timeout.map(|timeout| libc::timespec {
        tv_sec: libc::time_t::try_from(timeout.as_secs()).unwrap_or(libc::time_t::MAX),
        tv_nsec: timeout.subsec_nanos().into(),
    });
    let limit = limit.as_ref().map_or(std::ptr::null(), |limit| limit as *const libc::timespec);
    let operation = libc::FUTEX_WAIT | libc::FUTEX_PRIVATE_FLAG;
    // SAFETY: the word and the time are alive for the call, which only reads them.
    let result = unsafe { libc::syscall(libc::SYS_futex, word.as_ptr(), operation, expected, limit) };
    if result < 0 {
        let error = io::Error::last_os_error();
        if error.raw_os_error() == Some(libc::EINTR) {
            return Err(error);
        }
    }
    Ok(())
}

/// Elsewhere there is no such call that a signal ends: it looks every few milliseconds.
#[cfg(not(target_os = "linux"))]
pub fn wait(word: &AtomicU32, expected: u32, timeout: Option<Duration>) -> io::Result<()> {
    const LOOK: Duration = Duration::from_millis(10);
    if word.load(std::sync::atomic::Ordering::SeqCst) == expected {
        std::thread::sleep(timeout.map_or(LOOK, |timeout| timeout.min(LOOK)));
    }
    match super::signal::interrupt_pending() {
        true => Err(io::ErrorKind::Interrupted.into()),
        false => Ok(()),
    }
}

/// Wakes all that wait for `word`.
#[cfg(target_os = "linux")]
pub fn wake(word: &AtomicU32) {
    let operation = libc::FUTEX_WAKE | libc::FUTEX_PRIVATE_FLAG;
    // SAFETY: the word is only an address here.
    unsafe { libc::syscall(libc::SYS_futex, word.as_ptr(), operation, i32::MAX) };
}

/// Nobody sleeps long there.
#[cfg(not(target_os = "linux"))]
pub fn wake(_word: &AtomicU32) {}

#[cfg(test)]
mod tests {
    use std::sync::atomic::Ordering;

    use super::*;

    #[test]
    fn who_waits_is_woken() {
        let word = AtomicU32::new(0);
        std::thread::scope(|scope| {
            scope.spawn(|| {
                word.store(1, Ordering::SeqCst);
                wake(&word);
            });
            while word.load(Ordering::SeqCst) == 0 {
                let _ = wait(&word, 0, Some(Duration::from_secs(60)));
            }
        });
        assert_eq!(word.load(Ordering::SeqCst), 1);
    }
}
