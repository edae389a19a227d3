//! What keys do in the menus of deeds.

use crate::journal::event::ProgramId;
use crate::journal::socket::Kind;

use super::form::{has_fields, name};
use super::write::{from_hexadecimal, to_hexadecimal};
use super::{Deed, DeedsMenu, FieldId, Form, Level, Standing, Subject, choices, standing};
use crate::app::effect::Effect;
use crate::app::model::{Model, Place};
use crate::app::popup::Popup;
use crate::app::prompt;
use crate::app::text::Text;

/// Opens the menu for the focused program. In a console the cursor stands on the socket that something happened to last.
pub(in crate::app) fn open(model: &mut Model) {
    let Some(participant) = model.focused() else {
        model.say(Text::new("deeds-say-no-program"));
        return;
    };
    let program = participant.id;
    let text = |id| Text::new(id).with("program", participant.name.as_str());
    if participant.console.is_none() {
        let cursor = model.other_consoles().first().copied();
        model.popup = Some(Popup::Deeds(DeedsMenu { program, level: Level::Elsewhere { cursor } }));
        return;
    }
    if participant.born && model.is_dead(program) {
        let said = text("deeds-say-dead");
        model.complain(said);
        return;
    }
    let level = first_level(model, program);
    model.popup = Some(Popup::Deeds(DeedsMenu { program, level }));
}

/// Whom to ask first: with nothing but the program to choose from, that is no question.
fn first_level(model: &Model, program: ProgramId) -> Level {
    let newest = model.named_sockets(program).into_iter().find(|mine| !mine.is_closed());
    match newest {
        Some(mine) => Level::Subjects { cursor: Subject::Socket(mine.socket.info.id) },
        None if model.named_sockets(program).is_empty() => deeds_level(model, program, Subject::Program),
        None => Level::Subjects { cursor: Subject::Program },
    }
}

/// The deeds of something, with the cursor on the first that can be done.
fn deeds_level(model: &Model, program: ProgramId, subject: Subject) -> Level {
    let cursor = likely(model, program, subject).unwrap_or(match subject {
        Subject::Program => Deed::Socket,
        Subject::Socket(_) => Deed::Close,
    });
    Level::Deeds { subject, cursor }
}

/// What is likely done next: what waits to be read comes first; then the first that is not refused, but for what only a
/// server does, or hardly anyone.
fn likely(model: &Model, program: ProgramId, subject: Subject) -> Option<Deed> {
    let deeds = model.deeds_of(program, subject);
    let Subject::Socket(id) = subject else { return deeds.first().map(|(deed, _)| *deed) };
    let datagrams = model.projections().sockets.get(id).is_some_and(|socket| socket.info.kind == Kind::DGRAM);
    let has_read = |(deed, standing): &&(Deed, Standing)| {
        matches!(deed, Deed::Receive | Deed::ReceiveFrom) && *standing == Standing::Ready
    };
    let is_likely = |(deed, standing): &&(Deed, Standing)| match deed {
        Deed::Bind => !calls(model, program),
        Deed::Listen => *standing == Standing::Ready,
        Deed::Connect => !datagrams,
        _ => true,
    };
    // Of a datagram, who sent it is worth knowing.
    let read = deeds.iter().filter(has_read).max_by_key(|(deed, _)| datagrams == (*deed == Deed::ReceiveFrom));
    read.or_else(|| deeds.iter().find(is_likely)).or_else(|| deeds.first()).map(|(deed, _)| *deed)
}

/// Whether a console plays the client, by its name.
fn calls(model: &Model, program: ProgramId) -> bool {
    model.lab.participant(program).is_some_and(|participant| crate::app::names::is_client(&participant.name))
}

fn menu(model: &mut Model) -> Option<&mut DeedsMenu> {
    match &mut model.popup {
        Some(Popup::Deeds(menu)) => Some(menu),
        _ => None,
    }
}

/// The next of a list, or the one before; around its ends.
fn step<T: Copy + PartialEq>(list: &[T], at: T, up: bool) -> Option<T> {
    let count = list.len();
    let place = list.iter().position(|item| *item == at);
    let next = match (place, up) {
        (None, _) => 0,
        (Some(place), true) => (place + count - 1) % count.max(1),
        (Some(place), false) => (place + 1) % count.max(1),
    };
    list.get(next).copied()
}

/// The menu with its cursor on each of its lines, or on each field of a form; and on which of them it stands now.
fn lines(model: &Model) -> (Vec<Level>, Option<usize>) {
    let Some(DeedsMenu { program, level }) = model.deeds_menu() else { return (Vec::new(), None) };
    let all: Vec<Level> = match level {
        Level::Elsewhere { .. } => {
            model.other_consoles().into_iter().map(|console| Level::Elsewhere { cursor: Some(console) }).collect()
        }
        Level::Subjects { .. } => {
            model.deed_subjects(*program).into_iter().map(|cursor| Level::Subjects { cursor }).collect()
        }
        Level::Deeds { subject, .. } => {
            let deeds = model.deeds_of(*program, *subject).into_iter();
            deeds.map(|(cursor, _)| Level::Deeds { subject: *subject, cursor }).collect()
        }
        Level::Form { subject, form } => {
            let focused = |focus| {
                let sought = if focus == form.focus { form.sought.clone() } else { String::new() };
                Level::Form { subject: *subject, form: Form { focus, sought, ..form.clone() } }
            };
            form.shown().into_iter().map(focused).collect()
        }
    };
    let here = all.iter().position(|line| line == level);
    (all, here)
}

/// Moves the cursor over the lines of a list, or the fields of a form; around its ends.
pub(in crate::app) fn walk(model: &mut Model, up: bool) {
    let (mut lines, here) = lines(model);
    let places: Vec<usize> = (0..lines.len()).collect();
    if let Some(next) = step(&places, here.unwrap_or(usize::MAX), up) {
        set(model, lines.swap_remove(next));
    }
}

/// Moves the cursor as the wheel does: not around the ends.
pub(in crate::app) fn scroll(model: &mut Model, up: bool) {
    let (mut lines, here) = lines(model);
    let Some(here) = here else { return };
    let next = if up { here.saturating_sub(1) } else { (here + 1).min(lines.len() - 1) };
    set(model, lines.swap_remove(next));
}

/// Puts the cursor on a line, by its place. Whether it is a line of a list on which the cursor stood already.
pub(in crate::app) fn choose_row(model: &mut Model, row: usize) -> bool {
    let (mut lines, here) = lines(model);
    let is_list = !matches!(lines.first(), Some(Level::Form { .. }));
    if row < lines.len() {
        set(model, lines.swap_remove(row));
    }
    is_list && here == Some(row)
}

fn set(model: &mut Model, level: Level) {
    if let Some(menu) = menu(model) {
        menu.level = level;
    }
}

/// Chooses the next line of the list in the focused field, or the one before.
pub(in crate::app) fn change(model: &mut Model, back: bool) {
    let Some(DeedsMenu { program, level: Level::Form { subject, form } }) = model.deeds_menu().cloned() else {
        return;
    };
    let id = form.focus;
    let values: Vec<String> =
        choices::choices(model, program, subject, &form, id).into_iter().map(|choice| choice.value).collect();
    let places: Vec<usize> = (0..values.len()).collect();
    let here = values.iter().position(|value| Some(value.as_str()) == form.get(id));
    if let Some(next) = step(&places, here.unwrap_or(usize::MAX), back) {
        pick_option(model, next);
    }
}

/// Chooses a line of the list in the focused field, by its place.
pub(in crate::app) fn pick_option(model: &mut Model, option: usize) {
    let Some(DeedsMenu { program, level: Level::Form { subject, mut form } }) = model.deeds_menu().cloned() else {
        return;
    };
    let id = form.focus;
    let mut choices = choices::choices(model, program, subject, &form, id);
    if option >= choices.len() {
        return;
    }
    let next = choices.swap_remove(option).value;
    let next = next.as_str();
    if Some(next) == form.get(id) {
        return;
    }
    if id == FieldId::Written && !rewrite_bytes(&mut form, next == choices::HEX) {
        model.complain(Text::new("deeds-say-not-text"));
        return;
    }
    let named = name(model, program, form.deed, choices::kind(&form));
    form.pick(id, next);
    // A name that was only proposed follows the type.
    let renamed = name(model, program, form.deed, choices::kind(&form));
    if id == FieldId::Type
        && form.deed == Deed::Socket
        && form.get(FieldId::Name) == Some(named.as_str())
        && let Some(editor) = form.editor_of(FieldId::Name)
    {
        editor.set(&renamed);
    }
    if id == FieldId::Option {
        form.propose_number();
    }
    form.sought.clear();
    set(model, Level::Form { subject, form });
}

/// Something is typed or pasted into the focused field: it takes the place of bytes that were only proposed.
pub(in crate::app) fn type_over(model: &mut Model) {
    if let Some(DeedsMenu { level: Level::Form { form, .. }, .. }) = menu(model)
        && form.is_over_sample()
    {
        form.sample = false;
        if let Some(editor) = form.editor_mut() {
            editor.take();
        }
    }
}

/// The text of the focused field is edited: from here on it is one's own.
pub(in crate::app) fn edited(model: &mut Model) {
    if let Some(DeedsMenu { level: Level::Form { form, .. }, .. }) = menu(model)
        && form.is_over_sample()
    {
        form.sample = false;
    }
}

/// Writes the bytes the other way; `false` where digits are no text.
fn rewrite_bytes(form: &mut Form, as_digits: bool) -> bool {
    let ending = form.get(FieldId::Ending).unwrap_or_default().replace("\\r", "\r").replace("\\n", "\n");
    let Some(editor) = form.editor_of(FieldId::Bytes) else { return true };
    let other = if as_digits {
        Some(to_hexadecimal(format!("{}{ending}", editor.text()).as_bytes()))
    } else {
        let bytes = from_hexadecimal(editor.text());
        bytes.and_then(|bytes| String::from_utf8(bytes).ok()).map(|text| match text.strip_suffix(&ending) {
            Some(text) => text.to_owned(),
            None => text,
        })
    };
    // A text of one line is all that a field holds.
    let other = other.filter(|text| !text.chars().any(char::is_control));
    if let Some(other) = &other {
        editor.set(other);
    }
    other.is_some()
}

/// Enter: goes on to what is chosen, or runs the statement exactly as it is written.
pub(in crate::app) fn accept(model: &mut Model) -> Vec<Effect> {
    let Some(DeedsMenu { program, level }) = model.deeds_menu().cloned() else { return Vec::new() };
    match level {
        Level::Elsewhere { cursor } => {
            let place = cursor.and_then(|console| model.lab.place_of(console));
            if let Some(place) = place {
                model.popup = None;
                model.lab.focus_on(place);
                open(model);
            }
        }
        Level::Subjects { cursor } => {
            let level = deeds_level(model, program, cursor);
            set(model, level);
        }
        Level::Deeds { subject, cursor } if has_fields(model, subject, cursor) => {
            let form = Form::new(model, program, subject, cursor);
            set(model, Level::Form { subject, form });
        }
        Level::Deeds { .. } | Level::Form { .. } => match model.deeds_statement() {
            Some(Ok(line)) => {
                model.popup = None;
                return prompt::run(model, line);
            }
            Some(Err(wrong)) => model.complain(wrong),
            None => {}
        },
    }
    Vec::new()
}

/// Says why what the cursor stands on cannot be done now, or what is missing in the form.
pub(in crate::app) fn why(model: &mut Model) {
    let wrong = model.deeds_statement().and_then(Result::err);
    let refused = model.deeds_standing().and_then(|standing| match standing {
        Standing::Refused { why, .. } => Some(why),
        _ => None,
    });
    if let Some(text) = refused.or(wrong) {
        model.complain(text);
    }
}

/// Puts the statement on the prompt, to be edited. What stood there stays within reach of the up arrow.
pub(in crate::app) fn to_prompt(model: &mut Model) {
    let Some(Ok(line)) = model.deeds_statement() else { return };
    model.popup = None;
    prompt::text_changes(model);
    let Some(console) = prompt::console(model) else { return };
    let old = console.editor.take();
    console.editor.set(&line);
    if !old.trim().is_empty() {
        console.history.add(&old);
        model.say(Text::new("deeds-say-kept"));
    }
}

/// Esc: one level back.
pub(in crate::app) fn back(model: &mut Model) {
    let Some(DeedsMenu { program, level }) = model.deeds_menu().cloned() else { return };
    match level {
        Level::Form { subject, form } => set(model, Level::Deeds { subject, cursor: form.deed }),
        Level::Deeds { subject, .. } if model.deed_subjects(program).len() > 1 => {
            set(model, Level::Subjects { cursor: subject });
        }
        _ => model.popup = None,
    }
}

/// Closes the menu, whatever level it is at.
pub(in crate::app) fn close(model: &mut Model) {
    model.popup = None;
}

/// Keeps the menu true to a world that changed: a program that died, a socket that lost its name, a lesson that went on.
pub(in crate::app) fn settle(model: &mut Model) {
    let Some(DeedsMenu { program, level }) = model.deeds_menu().cloned() else { return };
    let is_here = model.focused().is_some_and(|focused| focused.id == program);
    let writes = !matches!(level, Level::Elsewhere { .. });
    if !is_here || !matches!(model.base_place(), Place::Console | Place::Answer | Place::Server) {
        model.popup = None;
        return;
    }
    let participant = model.lab.participant(program);
    if writes && participant.is_some_and(|it| it.born) && model.is_dead(program) {
        let name = participant.map(|it| it.name.clone()).unwrap_or_default();
        model.popup = None;
        model.complain(Text::new("deeds-say-dead").with("program", name));
        return;
    }
    match level {
        Level::Elsewhere { cursor } => {
            let consoles = model.other_consoles();
            if !cursor.is_some_and(|cursor| consoles.contains(&cursor)) {
                set(model, Level::Elsewhere { cursor: consoles.first().copied() });
            }
        }
        Level::Subjects { cursor } => {
            if !model.deed_subjects(program).contains(&cursor) {
                set(model, Level::Subjects { cursor: Subject::Program });
            }
        }
        Level::Deeds { subject, cursor } => match subject {
            Subject::Socket(id) if model.named_socket(program, id).is_none() => lost(model),
            _ if standing::standing(model, program, subject, cursor).is_none() => {
                let level = deeds_level(model, program, subject);
                set(model, level);
            }
            _ => {}
        },
        Level::Form { subject, mut form } => match subject {
            Subject::Socket(id) if model.named_socket(program, id).is_none() => lost(model),
            _ if standing::standing(model, program, subject, form.deed).is_none_or(|it| it.is_refused()) => {
                set(model, Level::Deeds { subject, cursor: form.deed });
                why(model);
            }
            _ if !form.shown().contains(&form.focus) => {
                if let Some(first) = form.shown().first() {
                    form.focus = *first;
                }
                set(model, Level::Form { subject, form });
            }
            _ => {}
        },
    }
}

/// The socket that the menu was about has no name any more.
fn lost(model: &mut Model) {
    set(model, Level::Subjects { cursor: Subject::Program });
    model.complain(Text::new("deeds-wrong-gone"));
}
