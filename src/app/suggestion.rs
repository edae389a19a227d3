//! The next thing to try: the grey line on each prompt, and the sentence above the footer.
//!
//! A pure function of what is known. It never proposes a call that would fail, nor one that would block with
//! nobody to wake it, unless nothing else comes next. The rules themselves are in `suggestion/scene.rs`.

mod scene;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;

use crate::journal::event::{ProgramId, Role};

use super::actions::ActionId;
use super::keys::Key;
use super::lab::Participant;
use super::model::Model;
use super::text::Text;
use super::waiting::Jam;
use scene::Scene;

/// What to try next, in every console.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Suggestions {
    /// The grey line of each console that has something to do now.
    pub lines: BTreeMap<ProgramId, Suggestion>,
    /// What is said above the footer: what just happened, and what to try. Two lines at most.
    pub next: Vec<Text>,
    /// The program to go to, where the focused one has nothing to do now.
    pub go: Option<Go>,
}

/// A line to run, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Suggestion {
    /// The statement, whole and runnable, also in a `python3` in another terminal.
    pub line: String,
    /// What just happened, in terms of program, kernel and travel, and the question that the line answers.
    pub why: Text,
}

/// Another program to go to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Go {
    /// Which.
    pub program: ProgramId,
    /// The key that leads there from the focused one.
    pub key: Key,
}

impl Model {
    /// The grey line of the focused console.
    pub fn suggestion(&self) -> Option<&Suggestion> {
        self.suggestions.lines.get(&self.focused()?.id)
    }

    /// The program to go to, where the focused one has nothing to do now.
    pub fn go(&self) -> Option<Go> {
        self.suggestions.go
    }

    /// The key that gives the focus to a program.
    pub fn key_to(&self, program: ProgramId) -> Option<Key> {
        let place = self.lab.place_of(program)?;
        let count = self.lab.participants.len();
        if place == (self.lab.focus + 1) % count {
            Some(self.keymap.key(ActionId::NextPane))
        } else if (place + 1) % count == self.lab.focus {
            Some(self.keymap.key(ActionId::PreviousPane))
        } else {
            self.keymap.keys(ActionId::GoToProgram).get(place).copied()
        }
    }
}

/// What to try next, from what is known.
pub(super) fn suggest(model: &Model) -> Suggestions {
    let scene = Scene::of(model);
    let consoles = || model.lab.participants.iter().filter(|participant| participant.console.is_some());
    let mut lines: BTreeMap<ProgramId, Suggestion> =
        consoles().filter_map(|console| Some((console.id, scene.line(console)?))).collect();
    if lines.is_empty() && !consoles().any(|console| scene.is_in_the_middle(console)) {
        // Nobody of ours can connect: whoever listens may as well wait for somebody from outside.
        lines = consoles().filter_map(|console| Some((console.id, scene.wait_for_anybody(console)?))).collect();
    }
    let (next, go) = sentence(model, &lines);
    Suggestions { lines, next, go }
}

fn add_program(model: &Model) -> Text {
    Text::new("app-next-add-program").with_key("key", model.keymap.key(ActionId::Programs))
}

/// The focused program is blocked in a `send`: on whom, and what ends that.
fn jammed(
    model: &Model,
    focused: &Participant,
    jam: &Jam,
    lines: &BTreeMap<ProgramId, Suggestion>,
) -> (Vec<Text>, Option<Go>) {
    let about = |id| Text::new(id).with("program", focused.name.as_str()).with("call", jam.call);
    let interrupt = || about("app-next-jam-interrupt").with_key("key", model.keymap.key(ActionId::Interrupt));
    let Some(reader) = jam.reader else {
        let next = if focused.role == Role::Console { vec![interrupt()] } else { Vec::new() };
        return ([vec![about("app-next-jam-outside")], next].concat(), None);
    };
    let what = if jam.back.is_some() { "app-next-jam-both" } else { "app-next-jam" };
    let mut next = vec![about(what).with("reader", reader.name.as_str())];
    let there = lines.get(&reader.id).zip(model.key_to(reader.id));
    let go = there.map(|(suggestion, key)| {
        next.push(
            Text::new("app-next-go").with("program", reader.name.as_str()).with("line", suggestion.line.as_str()),
        );
        Go { program: reader.id, key }
    });
    // A reader that is blocked, or a server of ours that reads too little: only giving up here lets this program read.
    if go.is_none() {
        let stuck = [focused, reader].into_iter().find(|it| it.role == Role::Console && model.jam(it.id).is_some());
        next.extend(stuck.filter(|stuck| stuck.id == focused.id).map(|_| interrupt()));
    }
    (next, go)
}

fn sentence(model: &Model, lines: &BTreeMap<ProgramId, Suggestion>) -> (Vec<Text>, Option<Go>) {
    let Some(focused) = model.focused() else { return (vec![add_program(model)], None) };
    if model.walked().is_some() {
        return model.walk_sentences();
    }
    let about = |id| Text::new(id).with("program", focused.name.as_str());
    if focused.born && model.is_dead(focused.id) {
        return (vec![about("app-next-dead").with_key("key", model.keymap.key(ActionId::RestartDead))], None);
    }
    if model.is_stopped(focused.id) {
        return (vec![about("app-next-stopped").with_key("key", model.keymap.key(ActionId::Programs))], None);
    }
    if model.asks(focused.id) {
        return (vec![about("input-now")], None);
    }
    if let Some(suggestion) = lines.get(&focused.id) {
        return (vec![suggestion.why.clone()], None);
    }
    if let Some(jam) = model.jam(focused.id) {
        return jammed(model, focused, &jam, lines);
    }
    let count = model.lab.participants.len();
    let others = (1..count).filter_map(|step| model.lab.participants.get((model.lab.focus + step) % count));
    let elsewhere = others.filter_map(|other| Some((other, lines.get(&other.id)?, model.key_to(other.id)?))).next();
    if let Some((other, suggestion, key)) = elsewhere {
        // Which key that is, the footer says: a key's name depends on the language.
        let go = Text::new("app-next-go").with("program", other.name.as_str()).with("line", suggestion.line.as_str());
        return (vec![suggestion.why.clone(), go], Some(Go { program: other.id, key }));
    }
    let text = match (model.wait(focused.id), focused.role) {
        (Some(wait), _) => {
            let interrupt = model.keymap.key(ActionId::Interrupt);
            wait.who.unwrap_or_else(|| about("app-next-blocked").with_key("key", interrupt))
        }
        (None, Role::Console) if model.is_running() => about("app-next-running"),
        _ => add_program(model),
    };
    (vec![text], None)
}
