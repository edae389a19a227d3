//! A bell: one thread sleeps until another rings it, or until a signal comes.
//!
//! A condition variable sleeps through signals, and a program that stands still must hear a Ctrl-C from anywhere
//! (`kill -INT` of another terminal too) without waking up now and then to look.

use std::sync::atomic::{AtomicU32, Ordering};

use super::park;

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
        park::wake(&self.0);
    }

    /// Sleeps until it is rung oftener than `seen`, or until a signal comes to this thread; now and then for no reason.
    pub fn wait(&self, seen: u32) {
        // Whoever waits looks whether a signal came: that it ended the sleep is no news.
        let _ = park::wait(&self.0, seen, None);
    }
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
