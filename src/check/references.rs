//! Whether predicates and scripts name programs, variables and names that are there.

use crate::course::lesson::{Lesson, Step, Truth};
use crate::course::predicate::{Predicate, Reference};
use crate::course::reading::{Finding, FindingKind, Thing, nearest};
use crate::course::script::{Action, Script};
use crate::journal::event::{Role, ServerKind};

use super::finding;
use super::scene::Scene;

/// Finds what is named and not there.
pub fn check(lesson: &Lesson, findings: &mut Vec<Finding>) {
    for step in &lesson.steps {
        let mut looking = Looking { lesson, findings };
        looking.step(step);
    }
}

struct Looking<'a> {
    lesson: &'a Lesson,
    findings: &'a mut Vec<Finding>,
}

impl Looking<'_> {
    fn find(&mut self, line: usize, kind: FindingKind) {
        let finding = finding(self.lesson, "lesson.toml", line, kind);
        // One name used ten times in one predicate is one slip.
        if !self.findings.contains(&finding) {
            self.findings.push(finding);
        }
    }

    fn step(&mut self, step: &Step) {
        let scene = Scene::of(step);
        self.script(&step.setup, &Scene::default());
        if let Some(continues) = &step.continues {
            // What it finds is what the step before left, and that is what `setup` builds.
            self.script(continues, &scene);
        }
        self.script(&step.solution, &scene);
        step.accepted.iter().for_each(|script| self.script(script, &scene));
        step.rejected.iter().for_each(|rejected| self.script(&rejected.script, &scene));

        let whole = scene.with(&step.solution);
        let of_goal: Vec<&str> = step.goal.iter().flat_map(|goal| variables(&goal.predicate)).collect();
        self.variables_once(step);
        self.choices_once(step);
        for goal in &step.goal {
            self.predicate(&goal.predicate, goal.line, &whole, &of_goal);
        }
        for case in &step.cases {
            self.predicate(&case.when, case.line, &whole, &variables(&case.when));
        }
        let deciding = step.decided_by.as_deref().and_then(|id| self.lesson.steps.iter().find(|step| step.id == id));
        let scene = deciding.map_or(whole, |step| Scene::of(step).with(&step.solution));
        for choice in step.questions.iter().flat_map(|question| &question.choices) {
            if let Truth::Outcome(outcome) = &choice.truth {
                self.predicate(outcome, choice.line, &scene, &variables(outcome));
            }
        }
    }

    fn variables_once(&mut self, step: &Step) {
        let mut before: Vec<(&str, usize)> = Vec::new();
        for goal in &step.goal {
            for variable in variables(&goal.predicate) {
                match before.iter().find(|(known, _)| *known == variable) {
                    Some((_, first)) => {
                        let (id, first) = (variable.to_owned(), *first);
                        self.find(goal.line, FindingKind::Twice { thing: Thing::Variable, id, first });
                    }
                    None => before.push((variable, goal.line)),
                }
            }
        }
    }

    /// The texts of options are found by their ids alone, whatever the question.
    fn choices_once(&mut self, step: &Step) {
        for (place, question) in step.questions.iter().enumerate() {
            let before = || step.questions.iter().take(place).flat_map(|question| &question.choices);
            for choice in &question.choices {
                if let Some(first) = before().find(|known| known.id == choice.id) {
                    let (id, first) = (choice.id.clone(), first.line);
                    self.find(choice.line, FindingKind::Twice { thing: Thing::Choice, id, first });
                }
            }
        }
    }

    fn script(&mut self, script: &Script, scene: &Scene) {
        let scene = scene.with(script);
        for item in &script.items {
            match &item.action {
                Action::Run { program, .. } | Action::End { program } | Action::Interrupt { program } => {
                    self.program(program, item.line, &scene);
                }
                Action::Until(predicate) => {
                    self.predicate(predicate, item.line, &scene, &variables(predicate));
                }
                Action::Start { program, to: Some(to), .. } => self.destination(program, to, item.line, &scene),
                Action::Start { to: None, .. } => {}
            }
        }
    }

    /// A relay connects to another program of the scene, by TCP, and never by way of another relay to itself.
    fn destination(&mut self, relay: &str, to: &str, line: usize, scene: &Scene) {
        self.program(to, line, scene);
        let hears_tcp = match scene.role(to) {
            Some(Role::Server(kind)) => !kind.relays() && !matches!(kind, ServerKind::EchoUdp | ServerKind::EchoUnix),
            Some(Role::Console) | None => true,
        };
        if !hears_tcp || relay == to {
            self.find(line, FindingKind::NotADestination { program: to.to_owned() });
        }
    }

    fn program(&mut self, program: &str, line: usize, scene: &Scene) {
        if scene.role(program).is_none() {
            let nearest = nearest(program, scene.programs());
            self.find(line, FindingKind::UnknownProgram { program: program.to_owned(), nearest });
        }
    }

    fn predicate(&mut self, predicate: &Predicate, line: usize, scene: &Scene, variables: &[&str]) {
        if let Some(program) = programs(predicate) {
            self.program(program, line, scene);
        }
        for Reference(name) in references(predicate) {
            if variables.contains(&name.as_str()) || scene.role(name).is_some() {
                continue;
            }
            match name.split_once('.') {
                Some((program, python)) => {
                    self.program(program, line, scene);
                    if scene.role(program).is_some() && !scene.names(program, python) {
                        let (program, name) = (program.to_owned(), python.to_owned());
                        self.find(line, FindingKind::UnknownName { program, name });
                    }
                }
                None => {
                    let nearest = nearest(name, scene.programs().chain(variables.iter().copied()));
                    self.find(line, FindingKind::UnknownProgram { program: name.clone(), nearest });
                }
            }
        }
        below(predicate).for_each(|below| self.predicate(below, line, scene, variables));
    }
}

/// The predicates that one holds.
fn below(predicate: &Predicate) -> Box<dyn Iterator<Item = &Predicate> + '_> {
    match predicate {
        Predicate::Before(one, other) => Box::new([&**one, &**other].into_iter()),
        Predicate::Count { of, .. } | Predicate::Not(of) => Box::new(std::iter::once(&**of)),
        Predicate::Any(several) | Predicate::All(several) => Box::new(several.iter()),
        _ => Box::new(std::iter::empty()),
    }
}

/// The variables that a predicate, or one that it holds, introduces.
fn variables(predicate: &Predicate) -> Vec<&str> {
    let own = match predicate {
        Predicate::Socket { variable, .. }
        | Predicate::Listening { variable, .. }
        | Predicate::Accepted { variable, .. } => variable.as_deref(),
        _ => None,
    };
    own.into_iter().chain(below(predicate).flat_map(variables)).collect()
}

/// What a predicate itself names by a reference.
fn references(predicate: &Predicate) -> Vec<&Reference> {
    match predicate {
        Predicate::Connected { of, to } => std::iter::once(of).chain(to).collect(),
        Predicate::Bound { of, .. } | Predicate::Option { of, .. } | Predicate::Closed { of, .. } => vec![of],
        Predicate::Queued { at, .. } => vec![at],
        Predicate::Call { by, .. } | Predicate::Returned { by, .. } | Predicate::Read { by, .. } => vec![by],
        Predicate::Failed { by, .. } => by.iter().collect(),
        Predicate::Accepted { by, from, .. } => by.iter().chain(from).collect(),
        Predicate::Sent { from, to, .. } => std::iter::once(from).chain(to).collect(),
        Predicate::Received { by, from, .. } => std::iter::once(by).chain(from).collect(),
        Predicate::Compare { of, and, .. } => vec![of, and],
        _ => Vec::new(),
    }
}

/// What a predicate itself names that can only be a program.
fn programs(predicate: &Predicate) -> Option<&str> {
    match predicate {
        Predicate::Socket { program, .. } | Predicate::Listening { program, .. } => program.as_deref(),
        Predicate::Blocked { by: program, .. }
        | Predicate::Program { name: program, .. }
        | Predicate::Name { program, .. } => Some(program),
        _ => None,
    }
}
