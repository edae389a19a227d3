//! What an experiment made and nobody needs any more: once it was seen, a line closes and deletes it.

use super::{Experiment, run};
use crate::app::effect::Effect;
use crate::app::model::Model;
use crate::course::cast::Cast;
use crate::journal::event::ProgramId;
use crate::journal::projections::programs::Life;

/// The variables that an experiment left in one program.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Leftover {
    program: ProgramId,
    names: Vec<String>,
    /// The line that ends them: `x.close(); del x`.
    pub line: String,
}

/// What an experiment has left in the programs that took part.
pub(super) fn of(model: &Model, experiment: &Experiment, cast: &Cast) -> Vec<Leftover> {
    let mut found: Vec<Leftover> = Vec::new();
    for (name, variable) in &experiment.made {
        let Some(id) = cast.id(name) else { continue };
        let stands = model.program(id).is_some_and(|it| it.life == Life::Alive && it.names.contains_key(variable));
        if !stands {
            continue;
        }
        match found.iter_mut().find(|leftover| leftover.program == id) {
            Some(leftover) => leftover.names.push(variable.clone()),
            None => found.push(Leftover { program: id, names: vec![variable.clone()], line: String::new() }),
        }
    }
    for leftover in &mut found {
        leftover.line = line(model, leftover.program, &leftover.names);
    }
    found
}

/// `x.close(); y.close(); del x, y`: what has been closed already, or was no socket, is only deleted.
fn line(model: &Model, program: ProgramId, names: &[String]) -> String {
    let is_open = |name: &&String| {
        let value = model.program(program).and_then(|program| program.names.get(*name));
        let socket = value.and_then(|value| value.socket).and_then(|id| model.projections().sockets.get(id));
        socket.is_some_and(|socket| !socket.descriptors.is_empty())
    };
    let mut line: String = names.iter().filter(is_open).map(|name| format!("{name}.close(); ")).collect();
    line.push_str("del ");
    line.push_str(&names.join(", "));
    line
}

/// Runs these lines, where their programs still live. A line of ours is no line of the student's: the up arrow does not
/// bring it back.
pub(in crate::app) fn clear(model: &mut Model, leftovers: Vec<Leftover>) -> Vec<Effect> {
    let mut effects = Vec::new();
    for Leftover { program, names, line } in leftovers {
        if model.program(program).is_none_or(|program| program.life != Life::Alive) {
            continue;
        }
        for name in names {
            model.whatif.made.remove(&(program, name));
        }
        effects.extend(run::queue_line(model, program, line, false));
    }
    effects
}
