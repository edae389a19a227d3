//! What keys do in a demonstration.

use std::sync::Arc;

use crate::course::demo::Demonstration;
use crate::course::lesson::Lesson;

use crate::app::effect::Effect;
use crate::app::keys::{Code, Key};
use crate::app::lesson;
use crate::app::model::{Model, Screen};
use crate::app::popup::Popup;
use crate::app::scene;

use super::driver::{carry_out, play, time};
use super::{Clock, ClockTime, DemoList, DemoPlay, Listed};

/// Demonstrates a lesson: on with it, votes and all, if it is the one that was left.
pub(in crate::app) fn enter(model: &mut Model, lesson: &Arc<Lesson>) -> Vec<Effect> {
    let mut effects = model.home.probe.end();
    model.popup = None;
    if model.demo.as_ref().is_some_and(|left| left.show.lesson().id == lesson.id) {
        model.screen = Screen::Demo;
        model.bring(true);
        return effects;
    }
    // The scene is one: a lesson that was left goes on where its progress says.
    effects.extend(lesson::leave(model));
    effects.extend(leave(model));
    model.screen = Screen::Demo;
    model.bring(true);
    let course = &model.course;
    let (show, asks) = Demonstration::begin(lesson.clone(), course.folder.clone(), course.machine);
    model.demo = Some(DemoPlay { show, black: false, clock: Clock::Unknown, wake: None });
    effects.extend(carry_out(model, asks));
    effects.extend(time(model));
    effects
}

/// Ends the demonstration, with its scene.
pub(in crate::app) fn leave(model: &mut Model) -> Vec<Effect> {
    if model.demo.is_none() {
        return Vec::new();
    }
    let effects = scene::clear(model);
    model.demo = None;
    effects
}

/// From the first screen: the lesson under the cursor, or else the question which.
pub(in crate::app) fn begin(model: &mut Model, place: Option<usize>) -> Vec<Effect> {
    let lessons = &model.course.catalogue.lessons;
    match place.and_then(|place| lessons.get(place)).cloned() {
        Some(lesson) => enter(model, &lesson),
        None => {
            let left = model.demo.as_ref().map(|demo| demo.show.lesson().id.clone());
            let cursor = left.and_then(|id| lessons.iter().position(|lesson| lesson.id == id)).unwrap_or(0);
            model.popup = Some(Popup::Demo(DemoList { what: Listed::Lessons, cursor }));
            Vec::new()
        }
    }
}

/// On: a slide, or light again.
pub(in crate::app) fn next(model: &mut Model) -> Vec<Effect> {
    if lights(model) { Vec::new() } else { play(model, |show, _| show.go_on()) }
}

/// Back: a slide, or light again.
pub(in crate::app) fn back(model: &mut Model) -> Vec<Effect> {
    if lights(model) { Vec::new() } else { play(model, |show, _| show.back()) }
}

/// The slide's scene again.
pub(in crate::app) fn again(model: &mut Model) -> Vec<Effect> {
    play(model, |show, _| show.again())
}

/// Ends the dark; whether it was.
fn lights(model: &mut Model) -> bool {
    model.demo.as_mut().is_some_and(|demo| std::mem::take(&mut demo.black))
}

/// Black, and back.
pub(in crate::app) fn black(model: &mut Model) {
    if let Some(demo) = &mut model.demo {
        demo.black = !demo.black;
    }
}

/// Opens the list of steps.
pub(in crate::app) fn list_steps(model: &mut Model) {
    if let Some(demo) = &model.demo {
        let cursor = demo.show.slide().step;
        model.popup = Some(Popup::Demo(DemoList { what: Listed::Steps, cursor }));
    }
}

/// Moves the cursor of the list, around the ends.
pub(in crate::app) fn walk_list(model: &mut Model, up: bool) {
    let Some(Popup::Demo(list)) = &model.popup else { return };
    let count = model.demo_lines(list.what).len().max(1);
    if let Some(Popup::Demo(list)) = &mut model.popup {
        list.cursor = (list.cursor + if up { count - 1 } else { 1 }) % count;
    }
}

/// Takes the line under the cursor.
pub(in crate::app) fn choose(model: &mut Model) -> Vec<Effect> {
    let Some(Popup::Demo(list)) = model.popup.take() else { return Vec::new() };
    match list.what {
        Listed::Steps => play(model, |show, _| show.jump(list.cursor)),
        Listed::Lessons => {
            let lesson = model.course.catalogue.lessons.get(list.cursor).cloned();
            lesson.map(|lesson| enter(model, &lesson)).unwrap_or_default()
        }
    }
}

/// Opens the votes of the slide.
pub(in crate::app) fn vote(model: &mut Model) {
    if let Some(demo) = &mut model.demo {
        demo.show.vote();
    }
}

/// What a key does to the count at the cursor.
pub(in crate::app) fn vote_digit(model: &mut Model, key: Key) {
    let Code::Char(character) = key.code else { return };
    if let (Some(digit), Some(demo)) = (character.to_digit(10), &mut model.demo) {
        demo.show.votes_mut().digit(u16::try_from(digit).unwrap_or_default());
    }
}

/// Takes the last digit away.
pub(in crate::app) fn vote_erase(model: &mut Model) {
    if let Some(demo) = &mut model.demo {
        demo.show.votes_mut().erase();
    }
}

/// To another option.
pub(in crate::app) fn vote_walk(model: &mut Model, back: bool) {
    if let Some(demo) = &mut model.demo {
        demo.show.votes_mut().walk(back);
    }
}

/// The count stands: to the next option, or to an end.
pub(in crate::app) fn vote_accept(model: &mut Model) {
    if let Some(demo) = &mut model.demo {
        demo.show.votes_mut().accept();
    }
}

/// All counts stand.
pub(in crate::app) fn vote_close(model: &mut Model) {
    if let Some(demo) = &mut model.demo {
        demo.show.votes_mut().close();
    }
}

/// It is this time of the day.
pub(in crate::app) fn tell_time(model: &mut Model, now: ClockTime) {
    if let Some(demo) = &mut model.demo {
        demo.clock = Clock::Known(now);
    }
}
