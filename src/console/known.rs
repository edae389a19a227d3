//! What CPython 3.11 has by name, and its «Did you mean».

/// `module NAME names…` and `type NAME names…`, one a line.
static LISTS: &str = include_str!("known.txt");

/// CPython gives up on longer names (`MAX_STRING_SIZE` of Python/suggestions.c).
const LONGEST_NAME: usize = 40;
/// What a changed letter costs there; a change of case costs 1.
const MOVE_COST: usize = 2;

fn list(kind: &str, name: &str) -> impl Iterator<Item = &'static str> + use<> {
    let prefix = format!("{kind} {name} ");
    let found = LISTS.lines().find_map(|line| line.strip_prefix(&prefix)).unwrap_or("");
    found.split(' ').filter(|name| !name.is_empty())
}

/// The names of a module of CPython's.
pub fn names(module: &str) -> impl Iterator<Item = &'static str> + use<> {
    list("module", module)
}

/// The attributes of a type of CPython's.
pub fn attributes(type_name: &str) -> impl Iterator<Item = &'static str> + use<> {
    list("type", type_name)
}

/// Whether CPython comes with a module of this name.
pub fn is_module(name: &str) -> bool {
    let line = LISTS.lines().find_map(|line| line.strip_prefix("modules ")).unwrap_or("");
    line.split(' ').any(|known| known == name)
}

/// The nearest of some names, as Python/suggestions.c chooses it.
pub fn suggest<'a>(wrong: &str, names: impl IntoIterator<Item = &'a str>) -> Option<String> {
    let mut best: Option<(&str, usize)> = None;
    for name in names {
        // No more than a third of the letters may change, and it must beat what was found.
        let mut limit = (wrong.len() + name.len() + 3) * MOVE_COST / 6;
        if let Some((_, distance)) = best {
            match distance.checked_sub(1) {
                Some(less) => limit = limit.min(less),
                None => break,
            }
        }
        let distance = distance(wrong.as_bytes(), name.as_bytes(), limit);
        if distance <= limit {
            best = Some((name, distance));
        }
    }
    best.map(|(name, _)| name.to_owned())
}

fn substitution(a: u8, b: u8) -> usize {
    if a == b {
        0
    } else if a.eq_ignore_ascii_case(&b) {
        1
    } else {
        MOVE_COST
    }
}

fn distance(a: &[u8], b: &[u8], limit: usize) -> usize {
    let prefix = a.iter().zip(b).take_while(|(a, b)| a == b).count();
    let (a, b) = (&a[prefix..], &b[prefix..]);
    let suffix = a.iter().rev().zip(b.iter().rev()).take_while(|(a, b)| a == b).count();
    let (a, b) = (&a[..a.len() - suffix], &b[..b.len() - suffix]);
    if a.is_empty() || b.is_empty() {
        return (a.len() + b.len()) * MOVE_COST;
    }
    if a.len() > LONGEST_NAME || b.len() > LONGEST_NAME {
        return limit + 1;
    }
    let (a, b) = if b.len() < a.len() { (b, a) } else { (a, b) };
    if (b.len() - a.len()) * MOVE_COST > limit {
        return limit + 1;
    }
    let mut row: Vec<usize> = (1..=a.len()).map(|index| index * MOVE_COST).collect();
    let mut result = 0;
    for (line, code) in b.iter().enumerate() {
        result = line * MOVE_COST;
        let mut before = result;
        let mut least = usize::MAX;
        for (cell, other) in row.iter_mut().zip(a) {
            let substitute = before + substitution(*code, *other);
            before = *cell;
            result = (result.min(before) + MOVE_COST).min(substitute);
            *cell = result;
            least = least.min(result);
        }
        if least > limit {
            return limit + 1;
        }
    }
    result
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_name_is_cpythons() {
        assert_eq!(suggest("sokcet", ["socket", "time"]).as_deref(), Some("socket"));
        assert_eq!(suggest("uper", attributes("str")).as_deref(), Some("upper"));
        assert_eq!(suggest("sendd", attributes("socket")).as_deref(), Some("send"));
        assert_eq!(suggest("zzzzz", names("socket")), None);
        assert!(is_module("asyncio") && !is_module("nothing"));
    }
}
