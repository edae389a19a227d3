//! A bell: one thread sleeps until another rings it, or until a signal comes.
//!
//! A condition variable sleeps through signals, and a program that stands still must hear a Ctrl-C from anywhere
//! (`kill -INT` of another terminal too) without waking up now and then to look.

use std::sync::atomic::{AtomicU32, Ordering};

/// How often it was rung.
#[derive(Debug, Default)]
pub struct Bell(AtomicU32);

impl Bell {
    /// How often it was rung until now: to be given to [`Bell::wait`] after one has looked whether to sleep.
    pub fn rung(&self) -> u32 {
        self.0.load(Ordering::SeqCst)
    }

    /// Rings it: whoever waits goes on, and whoever was about to does not sleep.
    pub fn ring(&self) {
        self.0.fetch_add(1, Ordering::SeqCst);
        self.wake();
    }

    /// Sleeps until it is rung oftener than `seen`, or until a signal comes to this thread; now and then for no reason.
    #[cfg(target_os = "linux")]
    pub fn wait(&self, seen: u32) {
        // SAFETY: futex(2) reads the word, which lives as long as `self`, and sleeps only while it is still `seen`.
        unsafe {
            let none: *const libc::timespec = std::ptr::null();
            libc::syscall(libc::SYS_futex, self.0.as_ptr(), libc::FUTEX_WAIT | libc::FUTEX_PRIVATE_FLAG, seen, none);
        }
    }

    #[cfg(target_os = "linux")]
    fn wake(&self) {
        // SAFETY: futex(2) only takes the word's address here.
        unsafe {
            libc::syscall(libc::SYS_futex, self.0.as_ptr(), libc::FUTEX_WAKE | libc::FUTEX_PRIVATE_FLAG, i32::MAX);
        }
    }

    /// Sleeps a little, where no call is known that a signal ends.
    #[cfg(not(target_os = "linux"))]
    pub fn wait(&self, seen: u32) {
        if self.rung() == seen {
            std::thread::sleep(std::time::Duration::from_millis(20));
        }
    }

    #[cfg(not(target_os = "linux"))]
    fn wake(&self) {}
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;

    #[test]
    fn who_waits_is_woken_and_who_comes_late_does_not_sleep() {
        let bell = Arc::new(Bell::default());
        let seen = bell.rung();
        let other = bell.clone();
        let waiter = std::thread::spawn(move || {
            while other.rung() == seen {
                other.wait(seen);
            }
        });
        bell.ring();
        waiter.join().unwrap();
        // Rung already: this returns at once.
        bell.wait(seen);
    }
}
