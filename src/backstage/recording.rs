//! What happened in a scene, kept so that other goals can be judged by it: no kernel is needed for that.

use crate::course::cast::Cast;
use crate::course::facts::Facts;
use crate::course::judge::{Judge, Verdict, World};
use crate::course::lesson::Goal;
use crate::journal::event::{Event, ProgramId};
use crate::journal::projections::Projections;

/// How many moments are kept: scripts of lessons have a few hundred.
const MOST: usize = 50_000;

/// What happened in a scene, in order.
#[derive(Clone, Debug, Default)]
pub struct Recording {
    moments: Vec<Moment>,
    /// Beyond [`MOST`] nothing is kept, and nothing can be judged again.
    cut: bool,
}

/// One thing that mattered to the judge.
#[derive(Clone, Debug)]
enum Moment {
    /// A program entered the cast.
    Enter(String, ProgramId),
    /// Something happened.
    Event(Box<Event>),
    /// A step began.
    StepBegins,
    /// The judge looked again at this time although nothing had happened.
    Look(u64),
}

impl Recording {
    pub(super) fn enter(&mut self, name: &str, program: ProgramId) {
        self.keep(Moment::Enter(name.to_owned(), program));
    }

    pub(super) fn observe(&mut self, event: &Event) {
        self.keep(Moment::Event(Box::new(event.clone())));
    }

    pub(super) fn begin_step(&mut self) {
        self.keep(Moment::StepBegins);
    }

    pub(super) fn look(&mut self, now: u64) {
        self.keep(Moment::Look(now));
    }

    fn keep(&mut self, moment: Moment) {
        if self.moments.len() < MOST {
            self.moments.push(moment);
        } else {
            self.cut = true;
        }
    }

    /// Whether all of it was kept.
    pub fn is_whole(&self) -> bool {
        !self.cut
    }

    /// How many moments were kept.
    pub fn len(&self) -> usize {
        self.moments.len()
    }

    /// Whether nothing happened.
    pub fn is_empty(&self) -> bool {
        self.moments.is_empty()
    }

    /// What judges of other goals say of the step that began last: all goals are judged in one pass.
    pub fn judge(&self, goals: &[Vec<Goal>]) -> Vec<Verdict> {
        let mut judges: Vec<Judge> = goals.iter().map(|goal| Judge::new(goal)).collect();
        let last = self.moments.iter().rposition(|moment| matches!(moment, Moment::StepBegins)).unwrap_or(0);
        let (mut projections, mut facts, mut cast) = (Projections::default(), Facts::new(), Cast::new());
        let mut now = 0;
        for (at, moment) in self.moments.iter().enumerate() {
            match moment {
                Moment::Enter(name, program) => {
                    cast.enter(name, *program);
                    continue;
                }
                Moment::Event(event) => {
                    projections.fold(event);
                    facts.observe(event, &projections, &cast);
                    now = now.max(event.time);
                }
                Moment::StepBegins => facts.begin_step(&projections, &cast),
                Moment::Look(time) => now = now.max(*time),
            }
            if at >= last {
                let world = World { facts: &facts, projections: &projections, cast: &cast, now };
                judges.iter_mut().filter(|judge| !judge.verdict().done).for_each(|judge| {
                    judge.look(&world);
                });
            }
        }
        judges.iter().map(|judge| judge.verdict().clone()).collect()
    }
}
