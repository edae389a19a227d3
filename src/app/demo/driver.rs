//! The demonstration's wishes become orders, and what happens is told to it.

use crate::course::demo::Demonstration;
use crate::course::play::Ask;
use crate::course::script_run::Wish;
use crate::journal::event::{Event, ProgramId, Role};
use crate::journal::projections::Projections;
use crate::lab::order::{Order, Signal};

use crate::app::effect::Effect;
use crate::app::lab::Lab;
use crate::app::model::{Model, Screen};
use crate::app::{perform, prompt, update};

use super::{Clock, DemoPlay};

/// Lets the demonstration do something, and carries out what it asks for.
pub(super) fn play(model: &mut Model, act: impl FnOnce(&mut Demonstration, &Projections) -> Vec<Ask>) -> Vec<Effect> {
    let Some(demo) = &mut model.demo else { return Vec::new() };
    let asks = act(&mut demo.show, model.memory.projections());
    let mut effects = carry_out(model, asks);
    // What follows from a key is looked at within the same frame, and not by a timer.
    effects.extend(time(model));
    effects
}

/// Tells it of an event that the journal has taken in.
pub(in crate::app) fn observe(model: &mut Model, event: &Event) -> Vec<Effect> {
    play(model, |show, projections| show.observe(event, projections))
}

/// Tells it what time it is, if it wanted to know.
pub(in crate::app) fn time(model: &mut Model) -> Vec<Effect> {
    let now = model.now;
    match &mut model.demo {
        // Before the first message no time is known: whatever is waited for from time zero would be over at once.
        Some(demo) if now > 0 && demo.wake.is_some_and(|wake| wake <= now) => demo.wake = None,
        _ => return Vec::new(),
    }
    play(model, |show, projections| show.time(now, projections))
}

/// After each message: asks for the time of day where it is not known any more.
pub(in crate::app) fn settle(model: &mut Model) -> Vec<Effect> {
    let (now, on_screen) = (model.now, model.screen == Screen::Demo);
    let Some(demo) = model.demo.as_mut().filter(|_| on_screen) else { return Vec::new() };
    let over = match demo.clock {
        Clock::Unknown => true,
        Clock::Asked => false,
        Clock::Known(time) => time.until <= now,
    };
    if !over {
        return Vec::new();
    }
    demo.clock = Clock::Asked;
    vec![Effect::AskClock]
}

/// When it wants to be woken: for its scene, and for the clock while that is seen.
pub(in crate::app) fn next_wake(model: &Model) -> Option<u64> {
    let demo = model.demo.as_ref()?;
    let clock = demo.clock().filter(|_| model.screen == Screen::Demo).map(|time| time.until);
    [demo.wake, clock].into_iter().flatten().min()
}

pub(super) fn carry_out(model: &mut Model, asks: Vec<Ask>) -> Vec<Effect> {
    let mut effects = Vec::new();
    for ask in asks {
        match ask {
            Ask::Wish(wish) => effects.extend(wished(model, wish)),
            Ask::ClearScene => effects.extend(clear(model)),
            Ask::WakeAt(time) => {
                if let Some(demo) = &mut model.demo {
                    demo.wake = (time != u64::MAX).then_some(time);
                }
            }
            // Nothing of a demonstration is kept, and nothing is typed in it.
            Ask::Keep(_) | Ask::Focus(_) => {}
        }
    }
    effects
}

fn wished(model: &mut Model, wish: Wish) -> Vec<Effect> {
    match wish {
        Wish::Start { name, role } => start(model, name, role),
        Wish::Run { name, source } => run(model, &name, source),
        Wish::End { name } => order(model, &name, |program| Order::Signal { program, signal: Signal::Terminate }),
        Wish::Interrupt { name } => order(model, &name, |program| Order::Interrupt { program }),
    }
}

fn order(model: &Model, name: &str, order: impl FnOnce(ProgramId) -> Order) -> Vec<Effect> {
    let program = model.demo.as_ref().and_then(|demo| demo.program(name));
    program.map(order).map(Effect::Lab).into_iter().collect()
}

/// Starts a program of the scene; one of that name that has ended starts anew in its place.
fn start(model: &mut Model, name: String, role: Role) -> Vec<Effect> {
    let known = model.demo.as_ref().and_then(|demo| demo.program(&name));
    let again = known.and_then(|id| model.scene().participant_mut(id)).filter(|there| there.role == role);
    if let (Some(participant), Some(program)) = (again, known) {
        let effect = perform::restart(participant);
        enter(model, name, program);
        return vec![effect];
    }
    let mut effects = if model.lab.is_scene { model.make_room(1).unwrap_or_default() } else { Vec::new() };
    let program = model.new_program();
    effects.push(update::add_to(model.scene(), program, name.clone(), role));
    enter(model, name, program);
    effects
}

fn enter(model: &mut Model, name: String, program: ProgramId) {
    if let Some(DemoPlay { show, programs, .. }) = &mut model.demo {
        show.entered(&name, program);
        programs.insert(name, program);
    }
}

fn run(model: &mut Model, name: &str, source: String) -> Vec<Effect> {
    let Some(program) = model.demo.as_ref().and_then(|demo| demo.program(name)) else { return Vec::new() };
    let Some(participant) = model.scene().participant_mut(program) else { return Vec::new() };
    let Some(console) = &mut participant.console else { return Vec::new() };
    console.queue.push_back(source);
    prompt::send_next(participant).into_iter().collect()
}

/// Takes all programs of the scene away.
pub(super) fn clear(model: &mut Model) -> Vec<Effect> {
    let scene = model.scene();
    let is_scene = scene.is_scene;
    let gone = std::mem::replace(scene, Lab { is_scene, ..Lab::default() });
    if let Some(demo) = &mut model.demo {
        demo.programs.clear();
    }
    let ids: Vec<ProgramId> = gone.participants.iter().map(|participant| participant.id).collect();
    ids.into_iter()
        .map(|program| {
            update::forget(model, program);
            Effect::Lab(Order::Remove { program })
        })
        .collect()
}
