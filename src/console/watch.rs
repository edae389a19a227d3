//! Watching a program run: who wants to know of each statement is told before it runs, and may hold it there.

use std::sync::Arc;

use super::ir::{Source, Span};
use crate::journal::walk::Variable;

/// Who is told of each statement. Most programs have none, and pay one test for it.
pub trait Watch: Send + Sync {
    /// A statement is about to run on this thread, which holds the interpreter lock. May wait, with the lock given away;
    /// an interruption that comes meanwhile is left for the evaluator to take.
    fn statement(&self, moment: &Moment<'_>);
}

/// A statement that is about to run.
pub struct Moment<'a> {
    /// How many calls of functions it is inside of.
    pub depth: u32,
    /// Where it stands.
    pub source: &'a Arc<Source>,
    /// The place in there. A loop is told again before each further round of it.
    pub span: Span,
    /// The function, as tracebacks name it.
    pub function: &'a str,
    /// The variables that can be seen here: written only if somebody asks.
    pub variables: &'a dyn Fn() -> Vec<Variable>,
}
