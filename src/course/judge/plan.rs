//! Predicates made ready for judging: references resolved as far as they can be, happenings set apart from states.

use super::super::predicate::{Number, Predicate, Reference};
use super::tally::Leaf;

/// What a reference names.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Who {
    /// A variable of the goal, by its number.
    Variable(usize),
    /// Any socket of a program.
    Program(String),
    /// What a name of a program stood for when the step began.
    Name(String, String),
}

/// A predicate, ready for judging.
#[derive(Clone, Debug)]
pub(super) enum Node {
    /// Something that is or is not.
    State {
        predicate: Box<Predicate>,
        one: Option<Who>,
        two: Option<Who>,
        variable: Option<usize>,
    },
    /// Something that happened: the number of its leaf.
    Happening(usize),
    /// The first time of one came before the first time of the other.
    Before(Box<Node>, Box<Node>),
    /// So often, or to so many sockets.
    Count {
        of: Box<Node>,
        times: Number,
        each_socket: bool,
    },
    Not(Box<Node>),
    Any(Vec<Node>),
    All(Vec<Node>),
}

/// A variable and who introduces it.
#[derive(Clone, Debug)]
pub(super) struct Variable {
    /// Its name.
    pub name: String,
    /// The predicates that introduce it.
    pub introduced_by: Vec<Predicate>,
}

/// A goal, ready for judging.
#[derive(Clone, Debug, Default)]
pub(super) struct Plan {
    /// Its variables, in the order in which they are introduced.
    pub variables: Vec<Variable>,
    /// Its happenings.
    pub leaves: Vec<Leaf>,
    /// Its parts, in order, each with the number of variables that must stand for something before it can be judged.
    pub parts: Vec<(Node, usize)>,
}

impl Plan {
    pub(super) fn new<'a>(predicates: impl Iterator<Item = &'a Predicate> + Clone) -> Plan {
        let mut plan = Plan::default();
        for predicate in predicates.clone() {
            plan.introduce(predicate);
        }
        for predicate in predicates {
            let node = plan.node(predicate);
            let needs = plan.needs(&node);
            plan.parts.push((node, needs));
        }
        plan
    }

    fn introduce(&mut self, predicate: &Predicate) {
        match predicate {
            Predicate::Socket { variable: Some(name), .. }
            | Predicate::Listening { variable: Some(name), .. }
            | Predicate::Accepted { variable: Some(name), .. } => {
                let place = self.variable(name).unwrap_or_else(|| {
                    self.variables.push(Variable { name: name.clone(), introduced_by: Vec::new() });
                    self.variables.len() - 1
                });
                self.variables[place].introduced_by.push(predicate.clone());
            }
            Predicate::Before(one, other) => {
                self.introduce(one);
                self.introduce(other);
            }
            Predicate::Count { of, .. } => self.introduce(of),
            Predicate::Not(one) => self.introduce(one),
            Predicate::Any(all) | Predicate::All(all) => all.iter().for_each(|one| self.introduce(one)),
            _ => {}
        }
    }

    fn variable(&self, name: &str) -> Option<usize> {
        self.variables.iter().position(|known| known.name == name)
    }

    fn who(&self, reference: &Reference) -> Who {
        let text = &reference.0;
        match (self.variable(text), text.split_once('.')) {
            (Some(number), _) => Who::Variable(number),
            (None, Some((program, name))) => Who::Name(program.to_owned(), name.to_owned()),
            (None, None) => Who::Program(text.clone()),
        }
    }

    fn node(&mut self, predicate: &Predicate) -> Node {
        let named = |plan: &Plan, variable: &Option<String>| variable.as_ref().and_then(|name| plan.variable(name));
        let state = |plan: &Plan, one: Option<&Reference>, two: Option<&Reference>| Node::State {
            predicate: Box::new(predicate.clone()),
            one: one.map(|one| plan.who(one)),
            two: two.map(|two| plan.who(two)),
            variable: None,
        };
        match predicate {
            Predicate::Socket { variable, .. } | Predicate::Listening { variable, .. } => {
                let variable = named(self, variable);
                Node::State { predicate: Box::new(predicate.clone()), one: None, two: None, variable }
            }
            Predicate::Connected { of, to } => state(self, Some(of), to.as_ref()),
            Predicate::Bound { of, .. } => state(self, Some(of), None),
            Predicate::Queued { at, .. } => state(self, Some(at), None),
            Predicate::Compare { of, and, .. } => state(self, Some(of), Some(and)),
            Predicate::Blocked { .. } | Predicate::Program { .. } | Predicate::Name { .. } => state(self, None, None),
            Predicate::Before(one, other) => Node::Before(Box::new(self.node(one)), Box::new(self.node(other))),
            Predicate::Count { of, times, each_socket } => {
                Node::Count { of: Box::new(self.node(of)), times: *times, each_socket: *each_socket }
            }
            Predicate::Not(one) => Node::Not(Box::new(self.node(one))),
            Predicate::Any(all) => Node::Any(all.iter().map(|one| self.node(one)).collect()),
            Predicate::All(all) => Node::All(all.iter().map(|one| self.node(one)).collect()),
            Predicate::Option { of, .. } | Predicate::Closed { of, .. } => self.leaf(predicate, Some(of), None, None),
            Predicate::Call { by, .. } | Predicate::Returned { by, .. } | Predicate::Read { by, .. } => {
                self.leaf(predicate, Some(by), None, None)
            }
            Predicate::Failed { by, .. } => self.leaf(predicate, by.as_ref(), None, None),
            Predicate::Accepted { by, from, variable, .. } => {
                let variable = named(self, variable);
                self.leaf(predicate, by.as_ref(), from.as_ref(), variable)
            }
            Predicate::Sent { from, to, .. } => self.leaf(predicate, Some(from), to.as_ref(), None),
            Predicate::Received { by, from, .. } => self.leaf(predicate, Some(by), from.as_ref(), None),
        }
    }

    fn leaf(
        &mut self,
        predicate: &Predicate,
        one: Option<&Reference>,
        two: Option<&Reference>,
        variable: Option<usize>,
    ) -> Node {
        let (one, two) = (one.map(|one| self.who(one)), two.map(|two| self.who(two)));
        self.leaves.push(Leaf::new(predicate.clone(), one, two, variable));
        Node::Happening(self.leaves.len() - 1)
    }

    /// How many of the first variables a part speaks of.
    fn needs(&self, node: &Node) -> usize {
        let of = |who: &Option<Who>| match who {
            Some(Who::Variable(number)) => number + 1,
            _ => 0,
        };
        let named = |variable: &Option<usize>| variable.map_or(0, |number| number + 1);
        match node {
            Node::State { one, two, variable, .. } => of(one).max(of(two)).max(named(variable)),
            Node::Happening(number) => {
                self.leaves.get(*number).map_or(0, |leaf| of(&leaf.one).max(of(&leaf.two)).max(named(&leaf.variable)))
            }
            Node::Before(one, other) => self.needs(one).max(self.needs(other)),
            Node::Count { of, .. } => self.needs(of),
            Node::Not(one) => self.needs(one),
            Node::Any(all) | Node::All(all) => all.iter().map(|one| self.needs(one)).max().unwrap_or(0),
        }
    }
}
