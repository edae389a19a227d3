//! Near misses: the sentence of the one that came true last, until the next statement.

use crate::course::cast::Cast;
use crate::course::facts::Facts;
use crate::course::judge::{Judge, World};
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
    watched: Vec<Watched>,
    current: Option<String>,
}

/// One case: what judges it in the step and since the last statement, and what they said last.
#[derive(Clone, Debug)]
struct Watched {
    in_step: Judge,
    since: Judge,
    held_in_step: bool,
    held_since: bool,
}

impl Watched {
    fn new(case: &Case) -> Watched {
        let judge = Judge::of(&case.when).of_the_moment();
        Watched { in_step: judge.clone(), since: judge, held_in_step: false, held_since: false }
    }

    /// Looks again; whether it has come true anew.
    fn look(&mut self, world: &World, recent: &World) -> bool {
        let in_step = self.in_step.look(world).done;
        let since = self.since.look(recent).done && in_step;
        let anew = (in_step && !self.held_in_step) || (since && !self.held_since);
        (self.held_in_step, self.held_since) = (in_step, since);
        anew
    }
}

impl Cases {
    /// The cases of a lesson; `needed`: it has some.
    pub fn new(needed: bool) -> Cases {
        Cases { needed, ..Cases::default() }
    }

    /// A step with so many cases begins in this scene; what happened in it before stays known.
    pub fn begin(&mut self, cases: &[Case]) {
        self.watched = cases.iter().map(Watched::new).collect();
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
        for (case, watched) in cases.iter().zip(&mut self.watched) {
            if watched.look(world, &recent) {
                self.current = Some(case.id.clone());
            }
        }
    }

    /// When to look again although nothing happens.
    pub fn wakes_at(&self, world: &World) -> Option<u64> {
        self.watched.iter().filter_map(|watched| watched.in_step.wakes_at(world)).min()
    }

    /// The one that came true last.
    pub fn current(&self) -> Option<&str> {
        self.current.as_deref()
    }
}
