//! Near misses: the sentence of the one that came true last, until the next statement.

use crate::course::cast::Cast;
use crate::course::facts::Facts;
use crate::course::judge::{World, holds, wakes_at};
use crate::course::lesson::Case;
use crate::journal::event::Event;
use crate::journal::projections::Projections;

/// Which near misses stand.
///
/// A happening stays true for the rest of the step, but a student who makes the same mistake again needs the sentence
/// again. So facts are also counted from the last statement: a case comes true anew when it holds in the step, and comes
/// to hold in what happened since then.
#[derive(Clone, Debug, Default)]
pub struct Cases {
    /// The lesson has cases at all.
    needed: bool,
    since: Facts,
    /// The next look begins the count anew.
    anew: bool,
    held: Vec<Held>,
    current: Option<String>,
}

#[derive(Clone, Copy, Debug, Default)]
struct Held {
    in_step: bool,
    since: bool,
}

impl Cases {
    /// The cases of a lesson; `needed`: it has some.
    pub fn new(needed: bool) -> Cases {
        Cases { needed, ..Cases::default() }
    }

    /// A step with so many cases begins in this scene; what happened in it before stays known.
    pub fn begin(&mut self, cases: &[Case]) {
        self.held = vec![Held::default(); cases.len()];
        self.anew = true;
        self.current = None;
    }

    /// Another scene begins.
    pub fn clear(&mut self) {
        *self = Cases::new(self.needed);
    }

    /// Takes in one event.
    pub fn observe(&mut self, event: &Event, projections: &Projections, cast: &Cast) {
        if !self.needed {
            return;
        }
        self.renew(projections, cast);
        self.since.observe(event, projections, cast);
    }

    /// A statement is run: the sentence goes.
    pub fn statement(&mut self) {
        self.anew = true;
        self.current = None;
    }

    fn renew(&mut self, projections: &Projections, cast: &Cast) -> bool {
        let anew = std::mem::take(&mut self.anew);
        if anew {
            self.since.begin_step(projections, cast);
        }
        anew
    }

    /// Looks which came true.
    pub fn look(&mut self, cases: &[Case], world: &World) {
        if cases.is_empty() {
            return;
        }
        self.renew(world.projections, world.cast);
        let recent = World { facts: &self.since, ..*world };
        for (case, held) in cases.iter().zip(&mut self.held) {
            let in_step = holds(&case.when, world);
            let since = in_step && holds(&case.when, &recent);
            if (in_step && !held.in_step) || (since && !held.since) {
                self.current = Some(case.id.clone());
            }
            *held = Held { in_step, since };
        }
    }

    /// When to look again although nothing happens.
    pub fn wakes_at(&self, cases: &[Case], world: &World) -> Option<u64> {
        cases.iter().filter_map(|case| wakes_at(&case.when, world)).min()
    }

    /// The one that came true last.
    pub fn current(&self) -> Option<&str> {
        self.current.as_deref()
    }
}
