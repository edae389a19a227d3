//! How a message changes the model, and what it asks others to do.

use crate::lab::order::Problem;

use super::effect::Effect;
use super::message::Msg;
use super::model::Model;
use super::text::Text;

/// Takes in one message.
pub fn update(_model: &mut Model, _message: Msg) -> Vec<Effect> {
    Vec::new()
}

pub(super) fn start_home(_model: &mut Model) -> Vec<Effect> {
    Vec::new()
}

pub(super) fn start_lab(_model: &mut Model) -> Vec<Effect> {
    Vec::new()
}

/// Why an order could not be carried out, in words.
pub fn problem_text(_problem: &Problem, name: &str) -> Text {
    Text::new("app-problem-not-alive").with("program", name)
}
