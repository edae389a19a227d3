//! Whether a goal's part holds, and when it first happened, under one assignment of variables.

use std::collections::BTreeSet;

use super::super::predicate::{Comparison, Number};
use super::World;
use super::plan::{Node, Plan, Who};
use super::state::{self, Assignment};
use super::tally::{Leaf, Tally};

impl Plan {
    /// Whether a part holds.
    pub(super) fn holds(&self, node: &Node, variables: Assignment, world: &World) -> bool {
        match node {
            Node::State { .. } => state::holds(node, variables, world),
            Node::Happening(number) => self.tallies(*number, variables, world).next().is_some(),
            Node::Before(one, other) => {
                let times = (self.first_time(one, variables, world), self.first_time(other, variables, world));
                matches!(times, (Some(one), Some(other)) if one < other)
            }
            Node::Count { of, times, each_socket } => reached(*times, self.count(of, *each_socket, variables, world)),
            Node::Not(one) => !self.holds(one, variables, world),
            Node::Any(all) => all.iter().any(|one| self.holds(one, variables, world)),
            Node::All(all) => all.iter().all(|one| self.holds(one, variables, world)),
        }
    }

    /// What a happening amounts to for the sockets that its references mean.
    fn tallies<'a>(
        &'a self,
        number: usize,
        variables: Assignment<'a>,
        world: &'a World<'a>,
    ) -> impl Iterator<Item = &'a Tally> {
        let leaf = self.leaves.get(number);
        let tallies = leaf.map_or(&[][..], |leaf| leaf.tallies());
        tallies
            .iter()
            .filter(move |tally| tally.count > 0 && leaf.is_some_and(|leaf| is_meant(leaf, tally, variables, world)))
    }

    fn count(&self, node: &Node, each_socket: bool, variables: Assignment, world: &World) -> u64 {
        match node {
            Node::Happening(number) if each_socket => {
                let new = self.leaves.get(*number).is_some_and(Leaf::makes_sockets);
                let sockets = self.tallies(*number, variables, world);
                let sockets = sockets.filter_map(|tally| if new { tally.far } else { tally.socket });
                sockets.collect::<BTreeSet<_>>().len() as u64
            }
            Node::Happening(number) => self.tallies(*number, variables, world).map(|tally| tally.count).sum(),
            Node::Any(all) => all.iter().map(|one| self.count(one, each_socket, variables, world)).sum(),
            _ => 0,
        }
    }

    /// When something first happened; `None` for what has not, and for states, which have no first time.
    fn first_time(&self, node: &Node, variables: Assignment, world: &World) -> Option<u64> {
        match node {
            Node::Happening(number) => {
                self.tallies(*number, variables, world).flat_map(|tally| tally.times.iter().copied()).min()
            }
            Node::Any(all) => all.iter().filter_map(|one| self.first_time(one, variables, world)).min(),
            Node::All(all) => {
                let times: Option<Vec<u64>> = all.iter().map(|one| self.first_time(one, variables, world)).collect();
                times?.into_iter().max()
            }
            Node::Before(_, other) if self.holds(node, variables, world) => self.first_time(other, variables, world),
            Node::Count { of, times, each_socket: false } => {
                let Node::Happening(number) = &**of else { return None };
                let mut all: Vec<u64> =
                    self.tallies(*number, variables, world).flat_map(|tally| tally.times.iter().copied()).collect();
                all.sort_unstable();
                let place = usize::try_from(times.value.max(1)).ok()?;
                all.get(place - 1).copied().filter(|_| self.holds(node, variables, world))
            }
            _ => None,
        }
    }

    /// When a part that waits for time to pass may come to hold. Nanoseconds of CLOCK_MONOTONIC.
    pub(super) fn wakes_at(&self, node: &Node, world: &World) -> Option<u64> {
        match node {
            Node::State { predicate, one, .. } => state::wakes_at(predicate, one, world),
            Node::Not(one) => self.wakes_at(one, world),
            Node::Any(all) | Node::All(all) => all.iter().filter_map(|one| self.wakes_at(one, world)).min(),
            _ => None,
        }
    }
}

/// Whether a number that only grows is, or has been, as wanted: a happening stays.
fn reached(wanted: Number, count: u64) -> bool {
    let count = i64::try_from(count).unwrap_or(i64::MAX);
    match wanted.comparison {
        Comparison::Is => count >= wanted.value,
        _ => wanted.holds(count),
    }
}

/// Whether a happening's references mean the socket of a tally and its other end.
fn is_meant(leaf: &Leaf, tally: &Tally, variables: Assignment, world: &World) -> bool {
    let one = leaf.one.as_ref().is_none_or(|one| match one {
        Who::Program(name) => world.cast.id(name) == Some(tally.program),
        other => state::is_meant(other, tally.socket, variables, world),
    });
    let variable = leaf.variable.is_none_or(|number| variables.get(number).copied().flatten() == tally.far);
    let two = || match &leaf.two {
        None => true,
        Some(two) if leaf.makes_sockets() => {
            tally.far.is_some_and(|accepted| state::reaches(accepted, two, variables, world))
        }
        Some(Who::Program(name)) if tally.far_program.is_some() => world.cast.id(name) == tally.far_program,
        Some(two) if tally.far.is_some() => state::is_meant(two, tally.far, variables, world),
        Some(two) => tally.socket.is_some_and(|socket| state::reaches(socket, two, variables, world)),
    };
    one && variable && two()
}
