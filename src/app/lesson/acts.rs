//! What keys do in a lesson.

use std::sync::Arc;

use crate::course::lesson::Lesson;
use crate::course::play::{Phase, Player};

use crate::app::course::Standing;
use crate::app::demo;
use crate::app::effect::Effect;
use crate::app::glossary::{self, GlossaryPopup};
use crate::app::home;
use crate::app::keys::{Code, Key};
use crate::app::model::{Model, Screen};
use crate::app::popup::Popup;
use crate::app::text::Text;

use super::driver::{carry_out, clear, play, time};
use super::{LessonPlay, Waits};

/// How many keys wait for a scene that is being prepared.
const MOST_AHEAD: usize = 1000;

/// Goes to a lesson: on with it, if it is the one that was left; else where its progress says.
pub(in crate::app) fn enter(model: &mut Model, lesson: &Arc<Lesson>) -> Vec<Effect> {
    let mut effects = model.home.probe.end();
    let left = model.lesson.as_ref().filter(|left| left.player.lesson().id == lesson.id);
    let goes_on = left.is_some_and(|left| *left.player.phase() != Phase::Closed);
    model.screen = Screen::Lesson;
    model.popup = None;
    model.bring(true);
    if goes_on {
        return effects;
    }
    effects.extend(demo::leave(model));
    effects.extend(clear(model));
    let step = match model.course.standing(lesson) {
        Standing::Begun(step) => step,
        Standing::New | Standing::Finished => 0,
    };
    let course = &model.course;
    let (player, asks) = Player::begin(lesson.clone(), step, &course.progress, course.folder.clone(), course.machine);
    model.lesson = Some(LessonPlay::new(player));
    effects.extend(carry_out(model, asks));
    effects.extend(time(model));
    effects
}

/// The option or the confidence that a digit names, or on which the cursor stands.
pub(in crate::app) fn answer(model: &mut Model, key: Key) -> Vec<Effect> {
    let Some(lesson) = model.lesson.as_ref() else { return Vec::new() };
    let count = choices(model);
    let chosen = match key.code {
        Code::Char(digit) => digit.to_digit(10).and_then(|digit| (digit as usize).checked_sub(1)),
        _ => Some(lesson.cursor),
    };
    let Some(chosen) = chosen.filter(|chosen| *chosen < count) else {
        model.say(Text::new("app-status-so-many-options").counted(count as u64).with("most", count.to_string()));
        return Vec::new();
    };
    match lesson.waits() {
        Waits::Answer => play(model, |player, _| player.answer(chosen)),
        Waits::Confidence => play(model, |player, _| player.sure(u8::try_from(chosen + 1).unwrap_or(u8::MAX))),
        _ => Vec::new(),
    }
}

/// How many lines can be chosen from.
pub(in crate::app) fn choices(model: &Model) -> usize {
    let Some(lesson) = &model.lesson else { return 0 };
    match lesson.waits() {
        Waits::Answer => lesson.player.option_count(),
        Waits::Confidence => 3,
        _ => 0,
    }
}

/// Moves the cursor over the options.
pub(in crate::app) fn move_cursor(model: &mut Model, up: bool) {
    let count = choices(model).max(1);
    let Some(lesson) = &mut model.lesson else { return };
    let step = if up { count - 1 } else { 1 };
    lesson.cursor = (lesson.cursor + step) % count;
}

/// Keeps the sentence; it may be empty.
pub(in crate::app) fn accept_sentence(model: &mut Model) -> Vec<Effect> {
    let Some(lesson) = &mut model.lesson else { return Vec::new() };
    let text = lesson.sentence.take().trim().to_owned();
    play(model, |player, _| player.sentence(&text))
}

/// On: to what comes next, and from the end of a lesson to the lesson after it.
pub(in crate::app) fn go_on(model: &mut Model) -> Vec<Effect> {
    let Some(lesson) = &model.lesson else { return Vec::new() };
    if *lesson.player.phase() != Phase::Closed {
        return play(model, |player, _| player.go_on());
    }
    match model.course.lesson_after(&lesson.player.lesson().id).cloned() {
        Some(next) => enter(model, &next),
        None => {
            go_home(model);
            Vec::new()
        }
    }
}

/// To the first screen. After the end of a lesson the cursor stands on what comes next.
pub(in crate::app) fn go_home(model: &mut Model) {
    model.screen = Screen::Home;
    if model.lesson.as_ref().is_some_and(LessonPlay::is_closed) {
        home::choose_lesson(model);
    }
}

/// By what is offered: on with the check, or past a step whose scene is broken.
pub(in crate::app) fn pass(model: &mut Model) -> Vec<Effect> {
    play(model, |player, _| player.pass())
}

/// Back from the confidence to the question.
pub(in crate::app) fn reconsider(model: &mut Model) {
    let Some(lesson) = &mut model.lesson else { return };
    let Phase::Confidence { option, .. } = *lesson.player.phase() else { return };
    lesson.player.reconsider();
    lesson.cursor = option;
}

/// The step again, its scene built from nothing (F9).
pub(in crate::app) fn again(model: &mut Model) -> Vec<Effect> {
    play(model, |player, _| player.again())
}

/// One step back.
pub(in crate::app) fn back(model: &mut Model) -> Vec<Effect> {
    play(model, |player, _| player.back())
}

/// A hint more.
pub(in crate::app) fn hint(model: &mut Model) -> Vec<Effect> {
    play(model, |player, _| player.hint())
}

/// The student ran a statement in the focused program.
pub(in crate::app) fn ran(model: &mut Model, source: &str) -> Vec<Effect> {
    let focused = model.focused().map(|participant| participant.id);
    let Some(lesson) = model.lesson_on_screen() else { return Vec::new() };
    let Some(name) = focused.and_then(|id| lesson.name_of(id)).map(str::to_owned) else { return Vec::new() };
    play(model, |player, _| {
        player.statement(&name, source);
        Vec::new()
    })
}

/// What is typed while the scene is prepared waits for the prompt. Enters that come before any letter do not: they were
/// meant for what stood there before.
pub(in crate::app) fn type_ahead(model: &mut Model, key: Key) {
    let Some(lesson) = model.lesson.as_mut().filter(|lesson| lesson.waits() == Waits::Scene) else { return };
    let edits = matches!(key.code, Code::Enter | Code::Backspace) && key == Key::plain(key.code);
    let counts = key.typed().is_some() || (edits && !lesson.ahead.is_empty());
    if counts && lesson.ahead.len() < MOST_AHEAD {
        lesson.ahead.push(key);
    }
}

/// Opens the glossary: with the terms of the present step in a lesson, else with all of them.
pub(in crate::app) fn open_glossary(model: &mut Model) {
    let glossary = &model.course.catalogue.glossary;
    let terms = match model.lesson_on_screen() {
        Some(lesson) => glossary::terms_of(lesson.player.lesson(), &lesson.player.step().id, glossary, model.language),
        None => glossary.in_order(model.language).into_iter().map(str::to_owned).collect(),
    };
    model.popup = Some(Popup::Glossary(GlossaryPopup::of(terms)));
}

/// Forgets what was typed ahead; whether there was something.
pub(in crate::app) fn drop_ahead(model: &mut Model) -> bool {
    let Some(lesson) = &mut model.lesson else { return false };
    let dropped = !lesson.ahead.is_empty();
    lesson.ahead.clear();
    dropped
}

/// Leaves the lesson for good, with its scene. Its progress says where it goes on.
pub(in crate::app) fn leave(model: &mut Model) -> Vec<Effect> {
    let effects = clear(model);
    model.lesson = None;
    effects
}
