//! The scene of a lesson or of a demonstration: what its script wishes becomes orders.
//!
//! There is one scene, and never a lesson and a demonstration at once: whichever there is knows its programs by name.

use crate::course::cast::Cast;
use crate::course::script_run::Wish;
use crate::journal::event::{ProgramId, Role};
use crate::lab::order::{Order, Signal};

use super::effect::Effect;
use super::lab::Lab;
use super::model::Model;
use super::{perform, prompt, update};

/// Carries out what a script asks for.
pub(super) fn wished(model: &mut Model, wish: Wish) -> Vec<Effect> {
    match wish {
        Wish::Start { name, role, to } => start(model, &name, role, to),
        Wish::Run { name, source } => run(model, &name, source),
        Wish::End { name } => order(model, &name, |program| Order::Signal { program, signal: Signal::Terminate }),
        Wish::Interrupt { name } => order(model, &name, |program| Order::Interrupt { program }),
    }
}

/// Takes all programs of the scene away, those that the student added too.
pub(super) fn clear(model: &mut Model) -> Vec<Effect> {
    let scene = model.scene();
    let is_scene = scene.is_scene;
    let gone = std::mem::replace(scene, Lab { is_scene, ..Lab::default() });
    let ids: Vec<ProgramId> = gone.participants.iter().map(|participant| participant.id).collect();
    ids.into_iter()
        .map(|program| {
            update::forget(model, program);
            Effect::Lab(Order::Remove { program })
        })
        .collect()
}

/// The programs of the scene by the names that the lesson gives them.
fn cast(model: &Model) -> Option<&Cast> {
    let lesson = model.lesson.as_ref().map(|lesson| lesson.player.cast());
    model.demo.as_ref().map(|demo| demo.show.cast()).or(lesson)
}

/// The program of the scene that the lesson calls so.
pub(super) fn program(model: &Model, name: &str) -> Option<ProgramId> {
    cast(model)?.id(name)
}

fn order(model: &Model, name: &str, order: impl FnOnce(ProgramId) -> Order) -> Vec<Effect> {
    program(model, name).map(order).map(Effect::Lab).into_iter().collect()
}

/// Starts a program of the scene; one of that name that has ended starts anew in its place.
fn start(model: &mut Model, name: &str, role: Role, to: Option<String>) -> Vec<Effect> {
    let (known, now) = (program(model, name), model.now);
    let scene = model.scene();
    let again = known.and_then(|id| scene.participant_mut(id)).filter(|there| there.role == role);
    if let (Some(participant), Some(program)) = (again, known) {
        participant.relays_to = to;
        let effect = perform::restart(participant);
        // What was said with the process before is over, and would only stand beside what is said with this one.
        scene.since = now;
        entered(model, name, program);
        return vec![effect];
    }
    let mut effects = if model.lab.is_scene { model.make_room(1).unwrap_or_default() } else { Vec::new() };
    let program = model.new_program();
    effects.push(update::add_to(model.scene(), program, name.to_owned(), role));
    if let Some(participant) = model.scene().participant_mut(program) {
        participant.relays_to = to;
    }
    entered(model, name, program);
    effects
}

fn entered(model: &mut Model, name: &str, program: ProgramId) {
    if let Some(demo) = &mut model.demo {
        demo.show.entered(name, program);
    } else if let Some(lesson) = &mut model.lesson {
        lesson.player.entered(name, program);
    }
}

/// A line of a script runs through the console, so that it stands there as if typed.
fn run(model: &mut Model, name: &str, source: String) -> Vec<Effect> {
    let Some(program) = program(model, name) else { return Vec::new() };
    let Some(participant) = model.scene().participant_mut(program) else { return Vec::new() };
    let Some(console) = &mut participant.console else { return Vec::new() };
    console.history.add(&source);
    console.queue.push_back(source);
    prompt::send_next(participant).into_iter().collect()
}
