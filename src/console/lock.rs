//! The interpreter lock: one thread of a console program evaluates at a time, as under CPython's GIL.

use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};

/// Held while evaluating, released around system calls (a recorder does that in `begin` and `end`).
///
/// It is fair: threads get it in the order in which they asked, so that a busy loop cannot starve the
/// thread that wants to complete a name. It belongs to no thread in particular: whoever was given the
/// turn may hand it back from elsewhere.
#[derive(Debug, Default)]
pub struct Lock {
    /// The turn being served; `taken - served` threads hold or wait.
    served: Mutex<u64>,
    taken: AtomicU64,
    changed: Condvar,
    /// A copy of `served` that [`Lock::wanted`] reads without locking.
    served_hint: AtomicU64,
}

impl Lock {
    /// A free lock.
    pub fn new() -> Lock {
        Lock::default()
    }

    /// Waits for the turn and takes it.
    pub fn acquire(&self) {
        let mut served = self.served();
        // The turn is drawn under the mutex, so turns and waiting agree.
        let turn = self.taken.fetch_add(1, Ordering::SeqCst);
        while *served != turn {
            served = self.changed.wait(served).unwrap_or_else(PoisonError::into_inner);
        }
    }

    /// Gives the turn to whoever asked first. Releasing a lock that nobody holds does nothing.
    pub fn release(&self) {
        let mut served = self.served();
        let taken = self.taken.load(Ordering::SeqCst);
        if *served == taken {
            return;
        }
        *served += 1;
        self.served_hint.store(*served, Ordering::SeqCst);
        let waited_for = *served != taken;
        drop(served);
        if waited_for {
            self.changed.notify_all();
        }
    }

    /// Whether another thread waits for the turn while one holds it.
    pub fn wanted(&self) -> bool {
        self.taken.load(Ordering::Relaxed).saturating_sub(self.served_hint.load(Ordering::Relaxed)) > 1
    }

    /// Lets the threads that wait have a turn each, then takes it again.
    pub fn give_way(&self) {
        self.release();
        self.acquire();
    }

    /// Runs `work` with the lock held.
    pub fn hold<T>(&self, work: impl FnOnce() -> T) -> T {
        self.acquire();
        let _release = Release(self);
        work()
    }

    /// Runs `work`, which may block and touches no value, with the lock given away.
    pub fn away<T>(&self, work: impl FnOnce() -> T) -> T {
        self.release();
        let result = work();
        self.acquire();
        result
    }

    fn served(&self) -> MutexGuard<'_, u64> {
        self.served.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Releases at the end of a scope, also when that scope panics.
struct Release<'a>(&'a Lock);

impl Drop for Release<'_> {
    fn drop(&mut self) {
        self.0.release();
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;
    use std::sync::atomic::AtomicU32;

    use super::*;

    #[test]
    fn only_one_thread_is_inside_and_all_get_in() {
        let lock = Arc::new(Lock::new());
        let inside = Arc::new(AtomicU32::new(0));
        let total = Arc::new(AtomicU32::new(0));
        let threads: Vec<_> = (0..4)
            .map(|_| {
                let (lock, inside, total) = (lock.clone(), inside.clone(), total.clone());
                std::thread::spawn(move || {
                    for _ in 0..200 {
                        lock.hold(|| {
                            assert_eq!(inside.fetch_add(1, Ordering::SeqCst), 0);
                            lock.give_way_marked(&inside);
                            total.fetch_add(1, Ordering::SeqCst);
                            assert_eq!(inside.fetch_sub(1, Ordering::SeqCst), 1);
                        });
                    }
                })
            })
            .collect();
        for thread in threads {
            thread.join().unwrap();
        }
        assert_eq!(total.load(Ordering::SeqCst), 800);
    }

    impl Lock {
        fn give_way_marked(&self, inside: &AtomicU32) {
            inside.fetch_sub(1, Ordering::SeqCst);
            self.give_way();
            inside.fetch_add(1, Ordering::SeqCst);
        }
    }

    #[test]
    fn releasing_a_free_lock_leaves_it_free() {
        let lock = Lock::new();
        lock.release();
        lock.hold(|| assert!(!lock.wanted()));
        lock.hold(|| ());
    }
}
