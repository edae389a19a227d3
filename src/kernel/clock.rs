//! The one clock of all events.

/// Nanoseconds of CLOCK_MONOTONIC (clock_gettime(2)): the same clock in every process of the machine,
/// which `std::time::Instant` does not let us write down.
pub fn now() -> u64 {
    let mut time = libc::timespec { tv_sec: 0, tv_nsec: 0 };
    // SAFETY: `time` is a valid timespec for the kernel to fill; CLOCK_MONOTONIC always exists.
    unsafe { libc::clock_gettime(libc::CLOCK_MONOTONIC, &mut time) };
    time.tv_sec as u64 * 1_000_000_000 + time.tv_nsec as u64
}
