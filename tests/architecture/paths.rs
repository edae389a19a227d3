//! The paths that Rust code names, with use groups unfolded.

use super::scan::is_word;

/// A path below a root, such as `journal::call::Call` below `crate`.
#[derive(Debug, PartialEq, Eq)]
pub struct Path {
    /// Its line, counted from 1.
    pub line: usize,
    /// Its segments, the root left out.
    pub segments: Vec<String>,
}

impl Path {
    /// The path as it is written.
    pub fn text(&self) -> String {
        self.segments.join("::")
    }

    /// Whether the path is `prefix` or lies below it.
    pub fn is_below(&self, prefix: &str) -> bool {
        let mut segments = self.segments.iter();
        prefix.split("::").all(|wanted| segments.next().is_some_and(|segment| segment == wanted))
    }
}

/// Every path of masked code that begins with `root::`.
pub fn below(code: &str, root: &str) -> Vec<Path> {
    let mut found = Vec::new();
    let opening = format!("{root}::");
    for (at, _) in code.match_indices(&opening) {
        // `$crate::` in a macro is a path of ours too; `other::std::` is another's.
        if !code[..at].ends_with(is_word) && !code[..at].ends_with("::") {
            unfold(code, at + opening.len(), &mut Vec::new(), &mut found);
        }
    }
    found
}

/// Every path of masked code that `super::` leads out of a module `depth` levels below the crate.
pub fn above(code: &str, depth: usize) -> Vec<Path> {
    let mut found = Vec::new();
    for (at, _) in code.match_indices("super::") {
        if code[..at].ends_with(is_word) || code[..at].ends_with("super::") {
            continue;
        }
        let mut end = at;
        let mut steps = 0;
        while code[end..].starts_with("super::") {
            end += "super::".len();
            steps += 1;
        }
        if steps >= depth {
            unfold(code, end, &mut Vec::new(), &mut found);
        }
    }
    found
}

/// Reads one path, or the paths of one group, and gives where it ends.
fn unfold(code: &str, start: usize, before: &mut Vec<String>, found: &mut Vec<Path>) -> usize {
    let length = before.len();
    let mut at = skip_space(code, start);
    let line = code[..at].matches('\n').count() + 1;
    loop {
        let word: &str = code[at..].split(|character: char| !is_word(character)).next().unwrap_or("");
        if !word.is_empty() {
            before.push(word.to_owned());
            at += word.len();
            let next = skip_space(code, at);
            if code[next..].starts_with("::") {
                at = skip_space(code, next + 2);
                continue;
            }
        } else if code[at..].starts_with('{') {
            at += 1;
            loop {
                at = skip_space(code, at);
                match code[at..].chars().next() {
                    Some(',') => at += 1,
                    Some('}') | None => break,
                    // What follows a name within a group (`as other`) is passed over.
                    Some(_) => at = unfold(code, at, before, found).max(at + 1),
                }
            }
            before.truncate(length);
            return (at + 1).min(code.len());
        }
        found.push(Path { line, segments: before.clone() });
        before.truncate(length);
        // «name as other» stays within its item.
        let rest = code[at..].strip_prefix('*').unwrap_or(&code[at..]);
        at = code.len() - rest.len();
        let end = rest.find([',', '}', ';', '\n']).unwrap_or(rest.len());
        return if rest[..end].trim_start().starts_with("as ") { at + end } else { at };
    }
}

fn skip_space(code: &str, at: usize) -> usize {
    code.len() - code[at..].trim_start().len()
}
