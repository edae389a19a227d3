//! What the keys of a walked program do.

use super::file::FileFor;
use super::{STOPS, Standing};
use crate::app::actions::ActionId;
use crate::app::effect::Effect;
use crate::app::lab::Participant;
use crate::app::model::Model;
use crate::app::popup::{Naming, NamingWhat, Popup, ProgramsMenu};
use crate::app::text::Text;
use crate::journal::walk::Steer;
use crate::lab::order::Order;

/// Does what an action about a walked program stands for.
pub(in crate::app) fn perform(model: &mut Model, id: ActionId) -> Vec<Effect> {
    match id {
        ActionId::WalkStep | ActionId::WalkPause => return steer(model, Steer::Step),
        ActionId::WalkOver => return steer(model, Steer::Over),
        ActionId::WalkOut => return steer(model, Steer::Out),
        ActionId::WalkToCall => return steer(model, Steer::ToCall),
        ActionId::WalkGo => return steer(model, Steer::Go),
        ActionId::WalkBreakpoint => return breakpoint(model),
        ActionId::WalkUp => move_cursor(model, true),
        ActionId::WalkDown => move_cursor(model, false),
        ActionId::WalkAgain => return load_again(model),
        ActionId::WalkNext => arm(model),
        ActionId::Variables => model.popup = Some(Popup::Variables(0)),
        ActionId::VariablesUp => scroll_variables(model, true),
        ActionId::VariablesDown => scroll_variables(model, false),
        ActionId::Stops => model.popup = Some(Popup::Stops(0)),
        ActionId::StopUp => walk_stops(model, true),
        ActionId::StopDown => walk_stops(model, false),
        ActionId::StopToggle => return toggle_stop(model),
        ActionId::CompletePath => return complete_path(model),
        _ => {}
    }
    Vec::new()
}

/// Lets the focused program go on.
fn steer(model: &mut Model, steer: Steer) -> Vec<Effect> {
    let Some(id) = model.walked().map(|participant| participant.id) else { return Vec::new() };
    let runs = model.standing(id) == Standing::Running;
    let Some(participant) = model.lab.participant_mut(id) else { return Vec::new() };
    // What was asked before is on its way: asked twice, a step would be two. One that takes too long can be stopped.
    if participant.walking.asked.is_some_and(|asked| asked != Steer::Go) && (!runs || participant.walking.pausing) {
        return Vec::new();
    }
    participant.walking.asked = Some(steer);
    participant.walking.pausing = runs;
    participant.walking.cursor = None;
    vec![Effect::Lab(Order::Steer { program: id, steer })]
}

/// Sets a breakpoint on the cursor's line, or takes it away. Where nothing runs on that line, it is the next one on which
/// something may.
fn breakpoint(model: &mut Model) -> Vec<Effect> {
    let Some(id) = model.walked().map(|participant| participant.id) else { return Vec::new() };
    let line = model.walk_cursor(id);
    let Some(text) = source(model, id) else { return Vec::new() };
    let runs = |line: &str| !line.trim().is_empty() && !line.trim_start().starts_with('#');
    let lines = text.split('\n').enumerate().skip((line as usize).saturating_sub(1));
    let found = lines.map(|(at, text)| (at as u32 + 1, text)).find(|(_, text)| runs(text)).map(|(line, _)| line);
    let Some(line) = found else {
        model.complain(Text::new("walk-status-nothing-runs"));
        return Vec::new();
    };
    let Some(participant) = model.lab.participant_mut(id) else { return Vec::new() };
    let lines = &mut participant.walking.breakpoints.lines;
    let is_set = lines.insert(line);
    if !is_set {
        lines.remove(&line);
    }
    let order = breakpoints(participant);
    let said = if is_set { "walk-status-line-set" } else { "walk-status-line-unset" };
    model.say(Text::new(said).with("line", line.to_string()));
    vec![order]
}

fn breakpoints(participant: &Participant) -> Effect {
    Effect::Lab(Order::Breakpoints { program: participant.id, breakpoints: participant.walking.breakpoints.clone() })
}

fn source(model: &Model, id: crate::journal::event::ProgramId) -> Option<&str> {
    let file = model.lab.participant(id)?.walking.file.as_ref().map(|file| file.text.as_str());
    model.walk(id).map(|walk| walk.source.text.as_str()).or(file)
}

/// Moves the cursor over the lines.
fn move_cursor(model: &mut Model, up: bool) {
    let Some(id) = model.walked().map(|participant| participant.id) else { return };
    let last = source(model, id).map_or(1, |text| text.trim_end().split('\n').count().max(1) as u32);
    let line = model.walk_cursor(id);
    let line = if up { line.saturating_sub(1).max(1) } else { (line + 1).min(last) };
    if let Some(participant) = model.lab.participant_mut(id) {
        participant.walking.cursor = Some(line);
    }
}

/// Walks over that list.
fn walk_stops(model: &mut Model, up: bool) {
    if let Some(Popup::Stops(cursor)) = &mut model.popup {
        let last = STOPS.len() - 1;
        *cursor = match (*cursor, up) {
            (0, true) => last,
            (at, true) => at - 1,
            (at, false) if at >= last => 0,
            (at, false) => at + 1,
        };
    }
}

/// Stops before the chosen call from now on, or no longer.
fn toggle_stop(model: &mut Model) -> Vec<Effect> {
    let Some(Popup::Stops(cursor)) = model.popup else { return Vec::new() };
    let Some(call) = STOPS.get(cursor) else { return Vec::new() };
    let Some(participant) = model.lab.focused_mut() else { return Vec::new() };
    let calls = &mut participant.walking.breakpoints.calls;
    if !calls.remove(*call) {
        calls.insert((*call).to_owned());
    }
    vec![breakpoints(participant)]
}

/// Scrolls them.
fn scroll_variables(model: &mut Model, up: bool) {
    let most = model.walked().and_then(|it| model.walk(it.id)).map_or(0, |walk| walk.variables.len());
    if let Some(Popup::Variables(scroll)) = &mut model.popup {
        *scroll = if up { scroll.saturating_sub(1) } else { (*scroll + 1).min(most) };
    }
}

/// Reads the focused program's file again and begins at its first line.
fn load_again(model: &mut Model) -> Vec<Effect> {
    model.walked().and_then(again).into_iter().collect()
}

/// What begins a file again: it is read first.
pub(in crate::app) fn again(participant: &Participant) -> Option<Effect> {
    let file = participant.walking.file.as_ref()?;
    Some(Effect::ReadFile { purpose: FileFor::Again(participant.id), path: file.path.clone() })
}

/// The next statement of the focused prompt is walked, or no longer.
fn arm(model: &mut Model) {
    let Some(participant) = model.lab.focused_mut() else { return };
    participant.walking.armed = !participant.walking.armed;
    let said = if participant.walking.armed { "walk-status-armed" } else { "walk-status-unarmed" };
    model.say(Text::new(said));
}

/// The path that was typed: its file is read, to be run.
pub(in crate::app) fn read_typed(typed: &str) -> Vec<Effect> {
    vec![Effect::ReadFile { purpose: FileFor::New, path: typed.trim().into() }]
}

fn typed_path(model: &mut Model) -> Option<&mut Naming> {
    match &mut model.popup {
        Some(Popup::Programs(ProgramsMenu { naming: Some(naming), .. })) if naming.what == NamingWhat::File => {
            Some(naming)
        }
        _ => None,
    }
}

/// What is wrong with the path, where it is typed.
pub(super) fn say_problem(model: &mut Model, text: Text) {
    match typed_path(model) {
        Some(naming) => naming.problem = Some(text),
        None => model.complain(text),
    }
}

/// Tab: asks what the path could go on with.
fn complete_path(model: &mut Model) -> Vec<Effect> {
    typed_path(model).map(|naming| Effect::CompletePath(naming.editor.text().to_owned())).into_iter().collect()
}

/// The answer: the path, as far as it is certain. It counts only while the text is as it was.
pub(in crate::app) fn path_completed(model: &mut Model, typed: &str, completed: &str) {
    if let Some(naming) = typed_path(model)
        && naming.editor.text() == typed
    {
        naming.editor.set(completed);
        naming.problem = None;
    }
}
