//! The one clock of all events.

/// Nanoseconds of CLOCK_MONOTONIC (clock_gettime(2)): the same clock in every process of the machine,
/// which `std::time::Instant` does not let us write down.
pub fn now() -> u64 {
    let mut time = libc::timespec { tv_sec: 0, tv_nsec: 0 };
    // SAFETY: `time` is a valid timespec for the kernel to fill; CLOCK_MONOTONIC always exists.
    unsafe { libc::clock_gettime(libc::CLOCK_MONOTONIC, &mut time) };
    time.tv_sec as u64 * 1_000_000_000 + time.tv_nsec as u64
}

/// The time of day where the machine is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LocalTime {
    /// 0 to 23.
    pub hour: u8,
    /// 0 to 59.
    pub minute: u8,
    /// How long the minute lasts yet, in nanoseconds.
    pub left: u64,
}

/// The time of day by the machine's clock and time zone (localtime_r(3)); midnight where the system cannot say.
pub fn local_time() -> LocalTime {
    const MINUTE: u64 = 60_000_000_000;
    let mut time = libc::timespec { tv_sec: 0, tv_nsec: 0 };
    // SAFETY: a `tm` is plain numbers and a pointer that may be null; all zero is a valid one.
    let mut parts: libc::tm = unsafe { std::mem::zeroed() };
    // SAFETY: both are valid for the calls to read and fill; nothing of them is kept.
    unsafe {
        libc::clock_gettime(libc::CLOCK_REALTIME, &mut time);
        libc::localtime_r(&time.tv_sec, &mut parts);
    }
    let small = |number: i32, most: u8| u8::try_from(number).unwrap_or(0).min(most);
    let passed = u64::from(small(parts.tm_sec, 59)) * 1_000_000_000 + u64::try_from(time.tv_nsec).unwrap_or(0);
    LocalTime {
        hour: small(parts.tm_hour, 23),
        minute: small(parts.tm_min, 59),
        left: MINUTE.saturating_sub(passed).max(1),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_time_of_day_is_one_and_its_minute_ends() {
        let now = local_time();
        assert!(now.hour < 24 && now.minute < 60);
        assert!(now.left >= 1 && now.left <= 60_000_000_000);
        // The same second of every minute, whatever the zone: zones differ by whole minutes today.
        let since = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).unwrap();
        let left = 60_000_000_000 - since.as_nanos() as u64 % 60_000_000_000;
        let apart = now.left.abs_diff(left);
        assert!(!(5_000_000_000..=55_000_000_000).contains(&apart), "{apart}");
    }
}
