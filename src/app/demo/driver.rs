//! The demonstration's wishes become orders, and what happens is told to it.

use crate::course::demo::Demonstration;
use crate::course::play::Ask;
use crate::journal::event::Event;
use crate::journal::projections::Projections;

use crate::app::effect::Effect;
use crate::app::model::{Model, Screen};
use crate::app::scene;

use super::Clock;

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
            Ask::Wish(wish) => effects.extend(scene::wished(model, wish)),
            Ask::ClearScene => effects.extend(scene::clear(model)),
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
