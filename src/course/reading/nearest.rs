//! The known word that somebody probably meant.

/// The known word nearest to `word`, if it is near enough to have been meant.
pub fn nearest<'a>(word: &str, known: impl IntoIterator<Item = &'a str>) -> Option<String> {
    // A distance takes time by the product of both lengths: what is absurdly long was never meant.
    if word.chars().count() > 60 {
        return None;
    }
    let most = 1 + word.chars().count() / 4;
    let near = known.into_iter().map(|candidate| (distance(word, candidate), candidate));
    let near = near.filter(|(distance, candidate)| *distance <= most && *distance < candidate.chars().count());
    near.min().map(|(_, candidate)| candidate.to_owned())
}

/// Damerau–Levenshtein distance of neighbours (optimal string alignment), without regard to capitals.
fn distance(one: &str, other: &str) -> usize {
    let one: Vec<char> = one.to_lowercase().chars().collect();
    let other: Vec<char> = other.to_lowercase().chars().collect();
    let mut before: Vec<usize> = Vec::new();
    let mut last: Vec<usize> = (0..=other.len()).collect();
    for (row, here) in one.iter().enumerate() {
        let mut next = vec![row + 1];
        for (column, there) in other.iter().enumerate() {
            let replaced = last[column] + usize::from(here != there);
            let mut least = replaced.min(last[column + 1] + 1).min(next[column] + 1);
            let swapped = row > 0 && column > 0 && *here == other[column - 1] && one[row - 1] == *there;
            if swapped {
                least = least.min(before[column - 1] + 1);
            }
            next.push(least);
        }
        before = std::mem::replace(&mut last, next);
    }
    last.last().copied().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_word_that_was_meant_is_found() {
        let known = ["connect", "connect_ex", "recv", "send", "AF_INET", "AF_INET6"];
        let near = |word| nearest(word, known);
        assert_eq!(near("conect").as_deref(), Some("connect"));
        assert_eq!(near("sned").as_deref(), Some("send"));
        assert_eq!(near("af_inet").as_deref(), Some("AF_INET"));
        assert_eq!(near("recvv").as_deref(), Some("recv"));
        assert_eq!(near("mesa"), None);
        assert_eq!(near(""), None);
        assert_eq!(near(&"x".repeat(10_000)), None);
    }
}
