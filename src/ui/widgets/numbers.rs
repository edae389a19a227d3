//! Sizes, counts and times as each language writes them.

use crate::i18n::Language;

/// A size in bytes: exact below 10 000, then in kB, MB, GB of 1000 with one decimal.
pub fn size(bytes: u64, language: Language) -> String {
    if bytes < 10_000 {
        return format!("{bytes} B");
    }
    let (mut value, mut unit) = (bytes as f64 / 1e3, "kB");
    for next in ["MB", "GB", "TB"] {
        // What would be rounded to «1000,0» is one of the next.
        if value < 999.95 {
            break;
        }
        (value, unit) = (value / 1e3, next);
    }
    format!("{} {unit}", decimal(value, language))
}

/// A count, its digits in groups of three; in Spanish not those of four (Ortografía de la lengua española, 2010).
pub fn count(number: u64, language: Language) -> String {
    let digits = number.to_string();
    if language == Language::Spanish && digits.len() <= 4 {
        return digits;
    }
    let separator = match language {
        // A no-break space: the narrow one is missing from many terminal fonts.
        Language::Spanish => '\u{a0}',
        Language::English => ',',
    };
    let mut grouped = String::new();
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            grouped.push(separator);
        }
        grouped.push(digit);
    }
    grouped
}

/// A time, given in nanoseconds, with two or three meaningful digits.
pub fn duration(nanoseconds: u64, language: Language) -> String {
    let value = nanoseconds as f64;
    match nanoseconds {
        0..950 => format!("{} µs", decimal(value / 1e3, language)),
        950..999_500 => format!("{:.0} µs", value / 1e3),
        999_500..9_950_000 => format!("{} ms", decimal(value / 1e6, language)),
        9_950_000..999_500_000 => format!("{:.0} ms", value / 1e6),
        999_500_000..59_950_000_000 => format!("{} s", decimal(value / 1e9, language)),
        _ => {
            let seconds = nanoseconds / 1_000_000_000;
            format!("{} min {} s", seconds / 60, seconds % 60)
        }
    }
}

/// A number with one decimal.
fn decimal(value: f64, language: Language) -> String {
    let text = format!("{value:.1}");
    match language {
        Language::Spanish => text.replace('.', ","),
        Language::English => text,
    }
}

#[cfg(test)]
mod tests {
    use super::Language::{English, Spanish};
    use super::*;

    #[test]
    fn sizes() {
        let cases = [
            (0, "0 B", "0 B"),
            (1664, "1664 B", "1664 B"),
            (9_999, "9999 B", "9999 B"),
            (10_000, "10,0 kB", "10.0 kB"),
            (999_949, "999,9 kB", "999.9 kB"),
            (999_950, "1,0 MB", "1.0 MB"),
            (1_048_576, "1,0 MB", "1.0 MB"),
            (1_073_741_824, "1,1 GB", "1.1 GB"),
        ];
        for (bytes, spanish, english) in cases {
            assert_eq!(size(bytes, Spanish), spanish);
            assert_eq!(size(bytes, English), english);
        }
        assert!(size(u64::MAX, English).ends_with(" TB"));
    }

    #[test]
    fn counts() {
        assert_eq!(count(7, Spanish), "7");
        assert_eq!(count(1204, Spanish), "1204");
        assert_eq!(count(12_040, Spanish), "12\u{a0}040");
        assert_eq!(count(1204, English), "1,204");
        assert_eq!(count(1_234_567, English), "1,234,567");
    }

    #[test]
    fn times() {
        let cases = [
            (0, "0,0 µs"),
            (840, "0,8 µs"),
            (960, "1 µs"),
            (31_200, "31 µs"),
            (999_499, "999 µs"),
            (999_500, "1,0 ms"),
            (1_240_000, "1,2 ms"),
            (104_000_000, "104 ms"),
            (1_500_000_000, "1,5 s"),
            (72_000_000_000, "1 min 12 s"),
        ];
        for (nanoseconds, spanish) in cases {
            assert_eq!(duration(nanoseconds, Spanish), spanish);
        }
        assert_eq!(duration(1_240_000, English), "1.2 ms");
    }
}
