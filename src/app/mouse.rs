//! What a click or the wheel does.
//!
//! It is off until somebody asks for it, since a terminal that reports its mouse no longer selects text by itself.
//! Only `ui` knows where things stand: it says what a cell belongs to, a [`Target`]. Whatever can be clicked can be done
//! with a key too, and a click does no more than that key.

use crate::journal::call::Direction;
use crate::journal::event::ProgramId;
use crate::journal::projections::calls::Line;
use crate::journal::socket::SocketId;

use super::actions::{self, ActionId};
use super::effect::Effect;
use super::events_cursor::{self, EventRef};
use super::help;
use super::keys::Key;
use super::model::{Model, Place};
use super::pointer::Gesture;
use super::popup::Popup;
use super::text::Text;
use super::theme_name::ThemeName;
use super::{deeds, hex, perform};

/// How many lines of a text one notch of the wheel moves.
const LINES: usize = 3;

/// What stands at a place of the screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Target {
    /// A program's pane.
    Program(ProgramId),
    /// The pane of what the kernel holds for a program.
    Kernel(ProgramId),
    /// A conversation in the travel pane, by its place in the order in which they are shown, from the first that could be.
    Travel(usize),
    /// A byte of a stream, by the socket that sent it and its place among all that this one sent.
    Byte(SocketId, u64),
    /// A call of the call log.
    Call(EventRef),
    /// A program's tab, by its place.
    Tab(usize),
    /// A key that is shown, with what it does.
    Action(ActionId),
    /// One of several keys of an action that each mean something else, by its place among them.
    Digit(ActionId, usize),
    /// A theme of the first run's choice.
    Theme(ThemeName),
    /// What stands over the screen, where nothing of it can be chosen.
    Popup,
    /// A line of what stands over the screen that can be chosen, by its place among those.
    Row(usize),
    /// A line of the first screen, by its place in [`Model::home_items`].
    HomeItem(usize),
    /// An option of a lesson's question, a level of the one how sure the answer is, or a line of the list in a form's
    /// field, counted from 0.
    Option(usize),
    /// A byte of the bytes of a conversation, by its place among those that are shown.
    HexByte(usize),
    /// What is wrong with a lesson that cannot be read.
    Findings,
}

/// What the mouse did, and to what.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Click {
    /// What stood under the pointer.
    pub what: Target,
    /// What the mouse did.
    pub gesture: Gesture,
}

/// Takes in what the mouse did. While it is off, a report that was on its way does nothing.
pub(super) fn take(model: &mut Model, click: Click) -> Vec<Effect> {
    if !model.mouse {
        return Vec::new();
    }
    match click.gesture {
        Gesture::Press => {
            if click.what != Target::Action(ActionId::Fresh) {
                model.status = None;
            }
            press(model, click.what)
        }
        Gesture::ScrollUp => {
            scroll(model, click.what, true);
            Vec::new()
        }
        Gesture::ScrollDown => {
            scroll(model, click.what, false);
            Vec::new()
        }
    }
}

/// Turns the mouse on or off.
pub(super) fn toggle(model: &mut Model) -> Vec<Effect> {
    model.mouse = !model.mouse;
    let said = if model.mouse { "mouse-status-on" } else { "mouse-status-off" };
    model.say(Text::new(said).with_key("key", model.keymap.key(ActionId::Mouse)));
    vec![Effect::Mouse(model.mouse)]
}

fn press(model: &mut Model, what: Target) -> Vec<Effect> {
    match what {
        Target::Action(id) => return act(model, id),
        Target::Digit(id, place) => {
            let key = model.keymap.keys(id).get(place).copied();
            return key.map(|key| means(model, id, key)).unwrap_or_default();
        }
        Target::Program(program) | Target::Kernel(program) => {
            if let Some(place) = model.lab.place_of(program) {
                focus(model, place);
            }
        }
        Target::Tab(place) => focus(model, place),
        Target::Travel(place) => {
            if can(model, ActionId::TravelDown) {
                model.lab.travel_scroll = place.min(model.conversations().count().saturating_sub(1));
            }
        }
        Target::Call(call) => return choose_call(model, call),
        Target::Byte(socket, offset) => {
            let reader = model.projections().sockets.get(socket).and_then(|sender| sender.other_end);
            let sent = |line: &&Line| moved_byte(line, socket, Direction::Out, offset);
            let read = |line: &&Line| reader.is_some_and(|reader| moved_byte(line, reader, Direction::In, offset));
            // Where the `send` is no longer told, who took the byte may still be.
            let call = model.calls().find(sent).or_else(|| model.calls().find(read)).map(EventRef::of);
            return call.map(|call| choose_call(model, call)).unwrap_or_default();
        }
        Target::Row(row) => return choose_row(model, row),
        Target::HomeItem(item) => {
            if can(model, ActionId::HomeEnter) && item < model.home_items().len() {
                if model.home.cursor == item {
                    return act(model, ActionId::HomeEnter);
                }
                model.home.cursor = item;
            }
        }
        Target::Option(option) => return choose_option(model, option),
        Target::HexByte(place) => {
            if can(model, ActionId::HexLeft) {
                hex::stand(model, place);
            }
        }
        // The keys beside it lead there, one theme after the other.
        Target::Theme(theme) if can(model, ActionId::FirstRunNextTheme) => return perform::choose_theme(model, theme),
        Target::Theme(_) | Target::Popup | Target::Findings => {}
    }
    Vec::new()
}

/// Does what a key that is shown would do.
fn act(model: &mut Model, id: ActionId) -> Vec<Effect> {
    let key = model.keymap.key(id);
    means(model, id, key)
}

/// Does what a key means, if it means that now.
fn means(model: &mut Model, id: ActionId, key: Key) -> Vec<Effect> {
    match actions::meant_by(model, key) {
        Some(meant) if meant.id == id => perform::perform(model, id, key),
        _ => Vec::new(),
    }
}

/// Whether an action's keys do something now: the mouse can do nothing that no key can.
fn can(model: &Model, id: ActionId) -> bool {
    actions::action(id).is_some_and(|action| action.available(model))
}

/// A call: chooses it, and once it is chosen does what Enter does.
fn choose_call(model: &mut Model, call: EventRef) -> Vec<Effect> {
    if !matches!(model.place(), Place::Console | Place::Answer | Place::Server | Place::Walk | Place::Events) {
        return Vec::new();
    }
    if model.cursor.as_ref().is_some_and(|cursor| cursor.call() == call) {
        return act(model, ActionId::EventCopy);
    }
    events_cursor::choose(model, call);
    Vec::new()
}

/// Whether a call moved the byte with this place among all that its socket sent, or received.
fn moved_byte(line: &Line, socket: SocketId, direction: Direction, offset: u64) -> bool {
    let its = line.bytes().filter(|_| line.socket == Some(socket));
    its.is_some_and(|(its, from, to)| its == direction && from <= offset && offset < to)
}

fn focus(model: &mut Model, place: usize) {
    if model.place() == Place::Events {
        // Whoever goes elsewhere is done with the calls.
        events_cursor::close(model);
    }
    if can(model, ActionId::GoToProgram) && place < model.lab.participants.len() && place != model.lab.focus {
        super::prompt::text_changes(model);
        model.lab.focus_on(place);
    }
}

/// A line of what stands in front: chooses it, and once it is chosen does what Enter does.
fn choose_row(model: &mut Model, row: usize) -> Vec<Effect> {
    if let Some(permission) = model.permissions.front_mut() {
        let allows = row == 1;
        if permission.allowed == allows {
            return act(model, ActionId::PermissionAnswer);
        }
        permission.allowed = allows;
        return Vec::new();
    }
    if model.deeds_menu().is_some() {
        if deeds::choose_row(model, row) {
            let enter = [ActionId::DeedsChoose, ActionId::DeedsRun, ActionId::DeedsWhy];
            return enter.into_iter().find(|id| can(model, *id)).map(|id| act(model, id)).unwrap_or_default();
        }
        return Vec::new();
    }
    let count = rows(model);
    let Some((cursor, enter)) = cursor(model) else { return Vec::new() };
    if *cursor == row {
        return act(model, enter);
    }
    if row < count {
        *cursor = row;
    }
    Vec::new()
}

/// How many lines of what stands in front can be chosen.
fn rows(model: &Model) -> usize {
    match &model.popup {
        Some(Popup::Programs(menu)) => model.menu_items(menu).len(),
        Some(Popup::Glossary(glossary)) => glossary.terms.len(),
        Some(Popup::Demo(list)) => model.demo_lines(list.what).len(),
        Some(Popup::Palette(palette)) => palette.found().len(),
        // After the options, «not sure yet».
        Some(Popup::Experiment(_)) => model.whatif.asked.as_ref().map_or(0, |asked| asked.choices.len() + 1),
        Some(Popup::Copy(copy)) => copy.items.len(),
        Some(Popup::Museum(museum)) => model.exhibits(museum).len(),
        Some(Popup::Stops(_)) => super::walk::STOPS.len(),
        Some(
            Popup::Help(_) | Popup::Person(_) | Popup::Deeds(_) | Popup::Card(_) | Popup::Hex(_) | Popup::Variables(_),
        )
        | None => 0,
    }
}

/// The cursor of what stands in front, where it has lines to choose from, and what Enter does there.
fn cursor(model: &mut Model) -> Option<(&mut usize, ActionId)> {
    match &mut model.popup {
        Some(Popup::Programs(menu)) if menu.naming.is_none() => Some((&mut menu.cursor, ActionId::MenuChoose)),
        Some(Popup::Glossary(glossary)) if !glossary.open => Some((&mut glossary.cursor, ActionId::TermOpen)),
        Some(Popup::Demo(list)) => Some((&mut list.cursor, ActionId::DemoListChoose)),
        Some(Popup::Experiment(asked)) => Some((&mut asked.cursor, ActionId::ExperimentChoose)),
        Some(Popup::Copy(copy)) => Some((&mut copy.cursor, ActionId::CopyChoose)),
        Some(Popup::Stops(cursor)) => Some((cursor, ActionId::StopToggle)),
        Some(Popup::Museum(museum)) if museum.page.is_none() => Some((&mut museum.cursor, ActionId::MuseumProvoke)),
        Some(Popup::Palette(palette)) => Some((&mut palette.cursor, ActionId::PaletteChoose)),
        _ => None,
    }
}

fn choose_option(model: &mut Model, option: usize) -> Vec<Effect> {
    if model.permissions.is_empty() && model.deeds_menu().is_some() {
        deeds::pick_option(model, option);
        return Vec::new();
    }
    if !can(model, ActionId::LessonChoose) || option >= super::lesson::choices(model) {
        return Vec::new();
    }
    let Some(lesson) = &mut model.lesson else { return Vec::new() };
    if lesson.cursor == option {
        return act(model, ActionId::LessonChoose);
    }
    lesson.cursor = option;
    Vec::new()
}

/// The wheel scrolls what is under the pointer; the history of the prompt never.
fn scroll(model: &mut Model, what: Target, up: bool) {
    match what {
        Target::Program(program) if can(model, ActionId::ScrollUp) => {
            perform::scroll_transcript(model, program, up, LINES);
        }
        Target::Travel(_) | Target::Byte(..) => {
            let id = if up { ActionId::TravelUp } else { ActionId::TravelDown };
            act(model, id);
        }
        Target::Popup | Target::Row(_) | Target::Option(_) | Target::HexByte(_) if model.popup.is_some() => {
            scroll_popup(model, up)
        }
        Target::HomeItem(_) if can(model, ActionId::HomeUp) => {
            let last = model.home_items().len().saturating_sub(1);
            walk(&mut model.home.cursor, last, up);
        }
        Target::Call(_) => {
            act(model, if up { ActionId::EventUp } else { ActionId::EventDown });
        }
        Target::Findings => {
            act(model, if up { ActionId::FindingsUp } else { ActionId::FindingsDown });
        }
        _ => {}
    }
}

/// Moves the list or the text in front; unlike an arrow, not around its ends.
fn scroll_popup(model: &mut Model, up: bool) {
    if !model.permissions.is_empty() {
        return;
    }
    if let Some(Popup::Help(_)) = &model.popup {
        let lines = LINES as isize;
        return help::scroll(model, if up { -lines } else { lines });
    }
    if can(model, ActionId::HexUp) {
        let lines = LINES as isize;
        return hex::scroll(model, if up { -lines } else { lines });
    }
    if model.deeds_menu().is_some() {
        return deeds::scroll(model, up);
    }
    let last = rows(model).saturating_sub(1);
    if let Some((cursor, _)) = cursor(model) {
        walk(cursor, last, up);
    }
}

fn walk(cursor: &mut usize, last: usize, up: bool) {
    *cursor = if up { cursor.saturating_sub(1) } else { (*cursor + 1).min(last) };
}
