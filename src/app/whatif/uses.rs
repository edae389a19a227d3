//! What an experiment does to sockets and programs that are the student's: that is said before it runs.

use super::{Act, Deed};
use crate::app::text::Text;

/// A call on a socket of the student's, and the sentence about it; of several on one socket the first of these counts.
const CALLS: [(&str, &str); 5] = [
    ("close", "whatif-uses-close"),
    ("shutdown", "whatif-uses-shutdown"),
    ("accept", "whatif-uses-accept"),
    ("recv", "whatif-uses-recv"),
    ("send", "whatif-uses-send"),
];

/// What these deeds do to what is not `made` by themselves, one part of a sentence each.
pub(super) fn of(deeds: &[Deed], made: &[(String, String)]) -> Vec<Text> {
    // Which program and which of its names, and how much is done to it: 0, most.
    let mut found: Vec<(&str, &str, usize)> = Vec::new();
    let mut parts = Vec::new();
    for deed in deeds {
        match &deed.what {
            Act::Start => {}
            Act::Kill => parts.push(Text::new("whatif-uses-kill").with("name", deed.program.as_str())),
            Act::Run(source) => {
                let Some((name, rank)) = call(source) else { continue };
                if made.iter().any(|(cast, known)| *cast == deed.cast && known == name) {
                    continue;
                }
                match found.iter_mut().find(|(cast, known, _)| *cast == deed.cast && *known == name) {
                    Some((.., most)) => *most = rank.min(*most),
                    None => found.push((&deed.cast, name, rank)),
                }
            }
        }
    }
    let said = |(_, name, rank): (&str, &str, usize)| Some(Text::new(CALLS.get(rank)?.1).with("name", name));
    parts.extend(found.into_iter().filter_map(said));
    parts
}

/// The name whose method a statement calls, and the place of that among [`CALLS`].
fn call(source: &str) -> Option<(&str, usize)> {
    let (before, _) = source.split_once('(')?;
    let (_, callee) = before.rsplit_once(' ').unwrap_or(("", before));
    let (name, method) = callee.split_once('.')?;
    Some((name, CALLS.iter().position(|(call, _)| *call == method)?))
}
