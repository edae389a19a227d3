//! The player's wishes become orders, and what happens is told to the player.

use crate::course::play::{Ask, Phase, Player};
use crate::journal::event::{Body, Event, Outcome};
use crate::journal::projections::Projections;

use crate::app::effect::Effect;
use crate::app::model::{Model, Place};
use crate::app::suggestion::{Go, Suggestion, Suggestions};
use crate::app::text::Text;
use crate::app::{museum, scene, update};

/// Lets the player do something, and carries out what it asks for.
pub(super) fn play(model: &mut Model, act: impl FnOnce(&mut Player, &Projections) -> Vec<Ask>) -> Vec<Effect> {
    let Some(lesson) = &mut model.lesson else { return Vec::new() };
    let before = lesson.player.phase().clone();
    let asks = act(&mut lesson.player, model.memory.projections());
    if *lesson.player.phase() != before {
        lesson.cursor = 0;
        if before == Phase::Sentence {
            lesson.sentence.take();
        }
    }
    let mut effects = carry_out(model, asks);
    // What follows from a key is looked at within the same frame, and not by a timer.
    effects.extend(time(model));
    effects
}

/// Tells the player of an event that the journal has taken in.
pub(in crate::app) fn observe(model: &mut Model, event: &Event) -> Vec<Effect> {
    if let Some(lesson) = &mut model.lesson
        && let Body::StatementEnded { outcome: Outcome::Raised(raised), .. } = &event.body
        && lesson.player.cast().has(event.program)
    {
        lesson.errors.extend(museum::name_of(raised));
    }
    play(model, |player, projections| player.observe(event, projections))
}

/// Tells the player what time it is, if it wanted to know.
pub(in crate::app) fn time(model: &mut Model) -> Vec<Effect> {
    let now = model.now;
    match &mut model.lesson {
        // Before the first message no time is known: whatever is waited for from time zero would be over at once.
        Some(lesson) if now > 0 && lesson.wake.is_some_and(|wake| wake <= now) => lesson.wake = None,
        _ => return Vec::new(),
    }
    // It never asks for a time that has passed from within `time`, so this ends.
    play(model, |player, projections| player.time(now, projections))
}

/// After each message: what was typed while the scene was prepared reaches the prompt.
pub(in crate::app) fn settle(model: &mut Model) -> Vec<Effect> {
    let mut effects = Vec::new();
    loop {
        let is_console = model.place() == Place::Console;
        let Some(lesson) = model.lesson.as_mut().filter(|lesson| !lesson.ahead.is_empty()) else { return effects };
        if matches!(lesson.player.phase(), Phase::Preparing | Phase::Showing) {
            return effects;
        }
        if !is_console {
            // A question came up instead: it must not be answered by what was meant for a prompt.
            lesson.ahead.clear();
            return effects;
        }
        let key = lesson.ahead.remove(0);
        effects.extend(update::take_key(model, key));
    }
}

pub(super) fn carry_out(model: &mut Model, asks: Vec<Ask>) -> Vec<Effect> {
    let mut effects = Vec::new();
    for ask in asks {
        match ask {
            Ask::Wish(wish) => {
                effects.extend(scene::wished(model, wish));
                focus(model);
            }
            Ask::ClearScene => effects.extend(clear(model)),
            Ask::Keep(record) => {
                model.course.progress.fold(&record);
                effects.push(Effect::Keep(record));
            }
            Ask::WakeAt(time) => {
                if let Some(lesson) = &mut model.lesson {
                    lesson.wake = (time != u64::MAX).then_some(time);
                }
            }
            Ask::Focus(name) => {
                if let Some(lesson) = &mut model.lesson {
                    lesson.focus = Some(name);
                }
                focus(model);
            }
        }
    }
    effects
}

/// Takes the scene away; what was to have the focus in it is gone too.
pub(super) fn clear(model: &mut Model) -> Vec<Effect> {
    if let Some(lesson) = &mut model.lesson {
        lesson.focus = None;
    }
    scene::clear(model)
}

/// Gives the focus to the program that is to have it, once it is there.
fn focus(model: &mut Model) {
    let Some(lesson) = &mut model.lesson else { return };
    let Some(program) = lesson.focus.as_deref().and_then(|name| lesson.program(name)) else { return };
    lesson.focus = None;
    let scene = model.scene();
    if let Some(place) = scene.place_of(program) {
        scene.focus_on(place);
    }
}

/// The grey line of a lesson: the player's, and no other; none while its program is busy.
pub(in crate::app) fn suggest(model: &Model) -> Suggestions {
    let none = Suggestions::default();
    let Some(lesson) = model.lesson_on_screen() else { return none };
    let Some((name, line)) = lesson.player.grey() else { return none };
    let Some(participant) = lesson.program(name).and_then(|id| model.lab.participant(id)) else { return none };
    let free = participant.console.as_ref().is_some_and(|it| it.sent.is_none() && it.queue.is_empty());
    if !free || !participant.born || model.is_dead(participant.id) || model.is_stopped(participant.id) {
        return none;
    }
    let program = participant.id;
    let elsewhere = model.focused().is_some_and(|focused| focused.id != program);
    let go = model.key_to(program).filter(|_| elsewhere).map(|key| Go { program, key });
    let why = Text::new("app-next-lesson");
    let lines = [(program, Suggestion { line: line.to_owned(), why })].into();
    Suggestions { lines, next: Vec::new(), go }
}

/// When the player wants to look again.
pub(in crate::app) fn next_wake(model: &Model) -> Option<u64> {
    model.lesson.as_ref()?.wake
}
