//! The lines that programs ask for: `input()` in a console, or in a file that is walked.
//!
//! A line goes to the program when it asks, one for each question. Those that were typed or pasted meanwhile wait for the
//! next question, as in a terminal, or for the prompt, where no question comes; what a Ctrl-C gives up is forgotten.

use std::collections::VecDeque;

use crate::journal::event::{Body, Event, Outcome, ProgramId};
use crate::lab::order::Order;

use super::actions::ActionId;
use super::editor::{Editor, cut};
use super::effect::Effect;
use super::lab::Participant;
use super::listing::PASTE_BYTES;
use super::model::{Model, Place};
use super::prompt;
use super::text::Text;

/// So many lines wait at most for the questions to come.
pub const MOST_AHEAD: usize = 200;

/// Said where no more lines can wait: what would come after is left out.
const FULL: &str = "input-status-full";

/// What is typed for a program that asks.
#[derive(Clone, Debug, Default)]
pub struct Answering {
    /// The line being typed.
    pub editor: Editor,
    /// What was sent and is not told as taken: a line, or the end of the input.
    sent: Option<Option<String>>,
    /// What goes next, a question each.
    ahead: VecDeque<Option<String>>,
}

impl Answering {
    fn holds(&self) -> bool {
        !self.editor.is_empty() || !self.ahead.is_empty()
    }

    /// The line as it is seen, with its cursor: being typed, or on its way.
    pub fn seen(&self) -> (&str, usize) {
        match &self.sent {
            Some(Some(line)) if self.editor.is_empty() => (line, line.len()),
            _ => (self.editor.text(), self.editor.cursor()),
        }
    }
}

impl Model {
    /// Whether a program waits for a line that is typed here. While it stands still at a line, only another thread of it
    /// can ask, and the keys steer.
    pub fn asks(&self, id: ProgramId) -> bool {
        let stands = || self.walk(id).is_some_and(|walk| walk.paused().is_some());
        self.program(id).is_some_and(|program| program.asks) && !stands()
    }

    /// Whether what is typed is for a program that asks, or may ask again for what was typed faster than it asked.
    pub fn answers(&self, id: ProgramId) -> bool {
        let stands = || self.walk(id).is_some_and(|walk| walk.paused().is_some());
        let holds = || self.lab.participant(id).is_some_and(|it| it.answering.holds());
        let runs = || self.program(id).is_some_and(|program| program.running.is_some());
        self.asks(id) || holds() && runs() && !stands()
    }
}

/// Whether nothing is typed where a program asks.
pub(super) fn is_empty(model: &Model) -> bool {
    model.focused().is_some_and(|focused| focused.answering.editor.is_empty())
}

/// Enter sends the line, an empty one too; Ctrl-D ends the input.
pub(super) fn perform(model: &mut Model, id: ActionId) -> Vec<Effect> {
    let Some(focused) = model.lab.focused_mut() else { return Vec::new() };
    let line = (id == ActionId::AnswerSend).then(|| focused.answering.editor.take());
    give(model, line).into_iter().collect()
}

/// Gives the focused program a line, or the end of its input, or lets that wait for the next question.
fn give(model: &mut Model, line: Option<String>) -> Option<Effect> {
    let asks = model.focused().is_some_and(|focused| model.asks(focused.id));
    let focused = model.lab.focused_mut()?;
    focused.scroll = 0;
    let answering = &mut focused.answering;
    if asks && answering.sent.is_none() {
        answering.sent = Some(line.clone());
        return Some(Effect::Lab(Order::Answer { program: focused.id, line }));
    }
    if answering.ahead.len() < MOST_AHEAD {
        answering.ahead.push_back(line);
    } else {
        answering.editor.set(&line.unwrap_or_default());
        model.complain(Text::new(FULL).with("most", MOST_AHEAD.to_string()));
    }
    None
}

/// A paste: each line that is ended is sent, or waits for its question; what has no end is being typed.
pub(super) fn paste(model: &mut Model, pasted: &str) -> Vec<Effect> {
    let kept = cut(pasted, PASTE_BYTES);
    if kept.len() < pasted.len() {
        model.complain(Text::new("app-status-paste-cut").with("kept", (PASTE_BYTES / 1024).to_string()));
    }
    let mut effects = Vec::new();
    let text = kept.replace("\r\n", "\n").replace('\r', "\n");
    for (place, line) in text.split('\n').enumerate() {
        if place > 0 {
            effects.extend(perform(model, ActionId::AnswerSend));
            if model.status.as_ref().is_some_and(|status| status.text.id == FULL) {
                break;
            }
        }
        let line: String = line.chars().filter(|character| *character == '\t' || !character.is_control()).collect();
        let Some(focused) = model.lab.focused_mut() else { break };
        if focused.answering.editor.insert(&line) < line.len() {
            model.complain(Text::new("app-status-line-full"));
        }
    }
    effects
}

/// What an event changes in what is kept here, and the order that follows.
pub(super) fn observe(participant: &mut Participant, event: &Event) -> Option<Effect> {
    let answering = &mut participant.answering;
    match &event.body {
        Body::Asked => {
            answering.sent = answering.ahead.pop_front();
            let line = answering.sent.clone()?;
            Some(Effect::Lab(Order::Answer { program: participant.id, line }))
        }
        Body::Answered { line } => {
            let ended = answering.sent.take() == Some(None);
            if line.is_none() && !ended {
                // Given up by Ctrl-C, at which a terminal forgets what was typed.
                *answering = Answering::default();
            }
            None
        }
        _ => None,
    }
}

/// Whether nobody reads any more what was typed before this event.
pub(super) fn forgets(event: &Event) -> bool {
    match &event.body {
        Body::Born(_) | Body::Died(_) => true,
        Body::StatementEnded { outcome: Outcome::Raised(raised), .. } => raised.class == "KeyboardInterrupt",
        _ => false,
    }
}

/// After an event of a program: once nothing of it can ask any more, what is left is typed at its prompt, as if no key had
/// gone elsewhere; lines that have no prompt are dropped, and that is said. `forgets`: of this event.
pub(super) fn settle(model: &mut Model, id: ProgramId, forgets: bool) -> Vec<Effect> {
    let may_ask = model.program(id).is_some_and(|program| program.asks || program.running.is_some());
    let Some(participant) = model.participant_mut(id).filter(|it| forgets || it.answering.holds() && !may_ask) else {
        return Vec::new();
    };
    let Answering { editor, ahead, .. } = std::mem::take(&mut participant.answering);
    let at_prompt = model.base_place() == Place::Console && model.focused().is_some_and(|focused| focused.id == id);
    if forgets || !at_prompt {
        if !ahead.is_empty() {
            model.complain(Text::new("input-status-left").counted(ahead.len() as u64));
        }
        return Vec::new();
    }
    let mut effects = Vec::new();
    for line in ahead.iter().flatten() {
        type_at_prompt(model, line);
        effects.extend(prompt::enter(model));
    }
    type_at_prompt(model, editor.text());
    effects
}

fn type_at_prompt(model: &mut Model, text: &str) {
    if prompt::console(model).is_some_and(|console| console.editor.insert(text) < text.len()) {
        model.complain(Text::new("app-status-line-full"));
    }
}

/// Whether what is typed goes to a program that asks.
pub(super) fn is_typed(model: &Model) -> bool {
    model.place() == Place::Answer
}
