//! What a goal's variables stand for: the sockets that meet most of it. Of several such choices the one whose first gap
//! comes latest, so that a socket that can still do it is not hidden by one that no longer can; then the earliest.

use super::plan::{Plan, Variable};
use super::{World, state};
use crate::journal::socket::SocketId;

/// How many sockets one variable is tried with: the first ones and the last ones.
const CANDIDATES: usize = 24;

/// How many of those are the first ones.
const FIRST: usize = 8;

/// How many choices one look makes at most; then the best so far counts.
const CHOICES: usize = 4096;

/// What a look found.
#[derive(Debug, Default)]
pub(super) struct Best {
    /// Which parts hold.
    pub met: Vec<bool>,
    /// How many.
    count: usize,
    /// How many parts were judged: the measure of its work.
    pub judged: usize,
    choices: usize,
}

impl Best {
    /// Tries what the variables may stand for. The earliest sockets come first, and a later choice must meet more.
    pub(super) fn find(plan: &Plan, world: &World) -> Best {
        let mut best = Best::default();
        let candidates: Vec<Vec<SocketId>> =
            plan.variables.iter().map(|variable| candidates(variable, world)).collect();
        let mut search = Search { plan, world, candidates, chosen: Vec::new(), met: vec![false; plan.parts.len()] };
        best.met.clone_from(&search.met);
        search.choose(&mut best);
        best
    }

    pub(super) fn is_whole(&self) -> bool {
        self.count == self.met.len()
    }
}

struct Search<'a> {
    plan: &'a Plan,
    world: &'a World<'a>,
    candidates: Vec<Vec<SocketId>>,
    chosen: Vec<Option<SocketId>>,
    met: Vec<bool>,
}

impl Search<'_> {
    /// Judges the parts that speak of the variables chosen so far, and goes on to the next variable.
    fn choose(&mut self, best: &mut Best) {
        best.choices += 1;
        let depth = self.chosen.len();
        for (place, (node, needs)) in self.plan.parts.iter().enumerate() {
            if *needs == depth {
                best.judged += 1;
                self.met[place] = self.plan.holds(node, &self.chosen, self.world);
            } else if *needs > depth {
                self.met[place] = false;
            }
        }
        let now = self.met.iter().filter(|met| **met).count();
        let open = self.plan.parts.iter().filter(|(_, needs)| *needs > depth).count();
        if now > best.count || (now == best.count && self.met > best.met) {
            best.count = now;
            best.met.clone_from(&self.met);
        }
        if open == 0 || now + open < best.count {
            return;
        }
        let Some(candidates) = self.candidates.get(depth).cloned() else { return };
        for candidate in candidates {
            if best.is_whole() || best.choices >= CHOICES {
                return;
            }
            // Two variables never stand for the same socket.
            if !self.chosen.contains(&Some(candidate)) {
                self.chosen.push(Some(candidate));
                self.choose(best);
                self.chosen.pop();
            }
        }
        self.chosen.push(None);
        self.choose(best);
        self.chosen.pop();
    }
}

/// The sockets that a variable may stand for, in order of birth: those whose birth is as wanted. Closed ones too, so that
/// what they did is not lost from sight.
fn candidates(variable: &Variable, world: &World) -> Vec<SocketId> {
    let mut found: Vec<(u64, SocketId)> = world
        .facts
        .sockets()
        .filter(|record| variable.introduced_by.iter().all(|predicate| state::is_born_as(predicate, record, world)))
        .map(|record| (record.born, record.info.id))
        .collect();
    found.sort_unstable();
    if found.len() > CANDIDATES {
        found.drain(FIRST..found.len() - (CANDIDATES - FIRST));
    }
    found.into_iter().map(|(_, id)| id).collect()
}
