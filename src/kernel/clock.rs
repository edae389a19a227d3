//! The one clock of all events.

/// Nanoseconds of CLOCK_MONOTONIC (clock_gettime(2)): the same clock in every process of the machine,
/// which `std::time::Instant` does not let us write down.
pub fn now() -> u64 {
    let mut time = libc::timespec { tv_sec: 0, tv_nsec: 0 };
    // SAFETY: `time` is a valid timespec for the kernel to fill; CLOCK_MONOTONIC always exists.
    unsafe { libc::clock_gettime(libc::CLOCK_MONOTONIC, &mut time) };
    time.tv_sec as u64 * 1_000_000_000 + time.tv_nsec as u64
}

/// Nanoseconds for which this process has kept processors busy (CLOCK_PROCESS_CPUTIME_ID of clock_gettime(2)).
pub fn busy() -> u64 {
    let mut time = libc::timespec { tv_sec: 0, tv_nsec: 0 };
    // SAFETY: `time` is a valid timespec for the kernel to fill.
    unsafe { libc::clock_gettime(libc::CLOCK_PROCESS_CPUTIME_ID, &mut time) };
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

/// A moment of the calendar: year, month (1 to 12), day, hour, minute, second, weekday (Monday is 0), day of the
/// year (from 1) and whether summer time holds, as Python's `struct_time` counts them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Date(pub [i32; 9]);

/// The date of a number of seconds since 1970, in the machine's zone or in UTC (localtime_r(3), gmtime_r(3)); `None`
/// past the calendar's end.
pub fn date(seconds: i64, local: bool) -> Option<Date> {
    // SAFETY: a `tm` is plain numbers and a pointer that may be null; all zero is a valid one.
    let mut parts: libc::tm = unsafe { std::mem::zeroed() };
    // SAFETY: both are valid for the call to read and fill; nothing of them is kept.
    let filled =
        unsafe { if local { libc::localtime_r(&seconds, &mut parts) } else { libc::gmtime_r(&seconds, &mut parts) } };
    if filled.is_null() {
        return None;
    }
    Some(Date([
        parts.tm_year + 1900,
        parts.tm_mon + 1,
        parts.tm_mday,
        parts.tm_hour,
        parts.tm_min,
        parts.tm_sec,
        (parts.tm_wday + 6) % 7,
        parts.tm_yday + 1,
        parts.tm_isdst,
    ]))
}

/// A date as strftime(3) writes it in the C locale, which this program never leaves.
pub fn write_date(format: &str, date: &Date) -> String {
    let Ok(format) = std::ffi::CString::new(format) else { return String::new() };
    if format.is_empty() {
        return String::new();
    }
    // SAFETY: a `tm` is plain numbers and a pointer that may be null; all zero is a valid one.
    let mut parts: libc::tm = unsafe { std::mem::zeroed() };
    let [year, month, day, hour, minute, second, weekday, yearday, summer] = date.0;
    // strftime looks names up by these: outside their range it would read beyond its tables.
    parts.tm_year = year.saturating_sub(1900);
    parts.tm_mon = (month - 1).clamp(0, 11);
    parts.tm_mday = day.clamp(1, 31);
    parts.tm_hour = hour.clamp(0, 23);
    parts.tm_min = minute.clamp(0, 59);
    parts.tm_sec = second.clamp(0, 60);
    parts.tm_wday = weekday.saturating_add(1).rem_euclid(7);
    parts.tm_yday = (yearday - 1).clamp(0, 365);
    parts.tm_isdst = summer;
    let mut buffer = vec![0_u8; 256 + format.as_bytes().len() * 64];
    // SAFETY: the buffer is as long as is said, the format ends with NUL, and `parts` is valid.
    let length = unsafe { libc::strftime(buffer.as_mut_ptr().cast(), buffer.len(), format.as_ptr(), &parts) };
    buffer.truncate(length);
    String::from_utf8_lossy(&buffer).into_owned()
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
