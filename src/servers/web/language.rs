//! Which language a visitor gets.

/// The index, among `tags`, of the language that fits: the query's `idioma=` (or `lang=`) first, then
/// Accept-Language (RFC 9110 §12.5.4), else the first.
pub(super) fn choose(tags: &[&str], query: Option<&str>, accepted: Option<&str>) -> usize {
    asked(tags, query).or_else(|| accepted.and_then(|header| best(tags, header))).unwrap_or(0)
}

/// The language that the query names.
pub(super) fn asked(tags: &[&str], query: Option<&str>) -> Option<usize> {
    query?.split('&').find_map(|pair| {
        let (name, value) = pair.split_once('=')?;
        let position = tags.iter().position(|tag| tag.eq_ignore_ascii_case(value))?;
        matches!(name, "idioma" | "lang").then_some(position)
    })
}

/// The accepted language with the highest weight; the earlier one of two equals.
fn best(tags: &[&str], header: &str) -> Option<usize> {
    let mut best: Option<(u32, usize)> = None;
    for entry in header.split(',') {
        let mut parts = entry.split(';');
        let range = parts.next().unwrap_or_default().trim();
        let weight = parts.find_map(|part| part.trim().strip_prefix("q=").and_then(thousandths)).unwrap_or(1000);
        // `es-MX` is served by `es`; `*` by whatever comes first.
        let primary = range.split('-').next().unwrap_or_default();
        let found = match primary {
            "*" => Some(0),
            _ => tags.iter().position(|tag| tag.eq_ignore_ascii_case(primary)),
        };
        if let Some(index) = found.filter(|_| weight > 0)
            && best.is_none_or(|(heaviest, _)| weight > heaviest)
        {
            best = Some((weight, index));
        }
    }
    best.map(|(_, index)| index)
}

/// A weight, in thousandths: it has at most three decimals.
fn thousandths(text: &str) -> Option<u32> {
    let weight: f32 = text.trim().parse().ok()?;
    (0.0..=1.0).contains(&weight).then_some((weight * 1000.0).round() as u32)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_heaviest_known_language_wins() {
        let tags = ["es", "en"];
        for (header, expected) in [
            ("en", 1),
            ("es-MX,en;q=0.8", 0),
            ("en-GB;q=0.7, es;q=0.9", 0),
            ("fr, de;q=0.9, EN;q=0.1", 1),
            ("fr", 0),
            ("*", 0),
            ("es;q=0, en;q=0.001", 1),
            ("en;q=nan, es", 1),
            (";;;,,=q;q=2,", 0),
        ] {
            assert_eq!(choose(&tags, None, Some(header)), expected, "{header}");
        }
        assert_eq!(choose(&tags, None, None), 0);
    }

    #[test]
    fn the_query_wins_over_the_header() {
        let tags = ["es", "en"];
        assert_eq!(choose(&tags, Some("a=b&idioma=en"), Some("es")), 1);
        assert_eq!(choose(&tags, Some("lang=en"), None), 1);
        assert_eq!(choose(&tags, Some("idioma=xx"), Some("en")), 1);
        assert_eq!(choose(&tags, Some("idioma"), None), 0);
    }
}
