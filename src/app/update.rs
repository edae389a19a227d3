//! How a message changes the model, and what it asks others to do.

use crate::journal::call::Operation;
use crate::journal::event::{Body, Event, ProgramId, Role};
use crate::lab::order::{MOST_PROGRAMS, Notice, Order, Problem};

use super::actions::{ActionId, TYPING, meant_by};
use super::effect::Effect;
use super::home::Programs;
use super::keymap::Keymap;
use super::keys::Key;
use super::lab::{Lab, Participant};
use super::message::Msg;
use super::model::{Model, Place, Screen, Size};
use super::permission::Permission;
use super::popup::Popup;
use super::suggestion::Suggestions;
use super::text::Text;
use super::walk::{self, file::ProgramFile};
use super::{answer, card, deeds, demo, hex, lesson, motion, mouse, museum, names, palette, perform, prompt, whatif};

/// Takes in one message. Pure: the effects are for others to carry out, and come back as messages.
pub fn update(model: &mut Model, message: Msg) -> Vec<Effect> {
    let moves_only = matches!(&message, Msg::Events(events) if events.iter().all(moves_bytes));
    let mut effects = match message {
        Msg::Key(key) => take_key(model, key.normal()),
        Msg::Mouse(click) => {
            model.flights.land();
            mouse::take(model, click)
        }
        Msg::Paste(text) => {
            model.flights.land();
            prompt::paste(model, &text)
        }
        Msg::Resize { columns, rows } => {
            model.size = Size { columns, rows };
            Vec::new()
        }
        Msg::Events(events) => events.into_iter().flat_map(|event| take_event(model, event)).collect(),
        Msg::Notice(notice) => take_notice(model, notice),
        Msg::Time(now) => {
            model.now = model.now.max(now);
            model.wake = None;
            motion::time(model);
            let mut effects = lesson::time(model);
            effects.extend(demo::time(model));
            effects.extend(whatif::time(model));
            effects
        }
        Msg::Clock(now) => {
            demo::tell_time(model, now);
            Vec::new()
        }
        Msg::HelpEnds(last) => {
            super::help::ends_at(model, last);
            Vec::new()
        }
        Msg::Copied(copied) => {
            super::copying::told(model, &copied);
            Vec::new()
        }
        Msg::FileRead { purpose, path, read } => walk::file_read(model, purpose, path, read),
        Msg::PathCompleted { typed, completed } => {
            walk::path_completed(model, &typed, &completed);
            Vec::new()
        }
        Msg::Background(background) => {
            if !model.theme_chosen {
                model.theme = background.theme();
            }
            Vec::new()
        }
        Msg::NotSaved => {
            model.complain(Text::new("app-status-not-saved"));
            Vec::new()
        }
        Msg::NotKept => {
            model.course.in_memory = true;
            model.complain(Text::new("app-status-not-kept"));
            Vec::new()
        }
    };
    effects.extend(lesson::settle(model));
    effects.extend(demo::settle(model));
    let holds = moves_only && model.screen == Screen::Lab && model.flights.floods(model.now);
    effects.extend(settle(model, holds));
    effects
}

/// Whether an event tells of bytes that move, or may soon, or of a question to the kernel, and of nothing else.
fn moves_bytes(event: &Event) -> bool {
    match &event.body {
        Body::Call(call) => match &call.operation {
            Operation::LocalName | Operation::PeerName | Operation::GetOption { .. } => true,
            _ => call.moved().is_some(),
        },
        Body::Summary(_) | Body::CallStarted(_) | Body::Sample { .. } => true,
        _ => false,
    }
}

/// The first screen's beginning: its two programs start, and a byte crosses.
pub(super) fn start_home(model: &mut Model) -> Vec<Effect> {
    model.screen = Screen::Home;
    super::home::choose_lesson(model);
    let mut effects = send_byte(model);
    effects.extend(settle(model, false));
    effects
}

/// Enters the laboratory; an empty one gets a client and a server.
pub(super) fn start_lab(model: &mut Model) -> Vec<Effect> {
    let mut effects = model.home.probe.end();
    model.screen = Screen::Lab;
    model.bring(false);
    if model.lab.participants.is_empty() {
        effects.extend(model.make_room(2).unwrap_or_default());
        for name in [names::client(model.language), names::server(model.language)] {
            effects.extend(add_program(model, name.to_owned(), Role::Console));
        }
        model.lab.focus_on(1);
        model.lab.focus_on(0);
    }
    effects.extend(settle(model, false));
    effects
}

/// Enters the laboratory with these files.
pub(super) fn start_files(model: &mut Model, files: Vec<ProgramFile>) -> Vec<Effect> {
    let mut effects = walk::start(model, files);
    effects.extend(settle(model, false));
    effects
}

/// Begins with a lesson, by its place in the catalogue.
pub(super) fn start_lesson(model: &mut Model, place: Option<usize>) -> Vec<Effect> {
    let Some(begun) = place.and_then(|place| model.course.catalogue.lessons.get(place)).cloned() else {
        return start_home(model);
    };
    super::home::choose_lesson(model);
    let mut effects = lesson::enter(model, &begun);
    effects.extend(settle(model, false));
    effects
}

/// Begins with a demonstration: of a lesson by its place in the catalogue, else with the question which.
pub(super) fn start_demo(model: &mut Model, place: Option<usize>) -> Vec<Effect> {
    super::home::choose_lesson(model);
    let mut effects = demo::begin(model, place);
    effects.extend(demo::settle(model));
    effects.extend(settle(model, false));
    effects
}

/// One byte more across the first screen.
pub(super) fn send_byte(model: &mut Model) -> Vec<Effect> {
    if let Some(effects) = model.home.probe.again() {
        return effects;
    }
    if model.programs_in_all() + 2 > MOST_PROGRAMS {
        model.complain(Text::new("app-status-no-room-for-byte").with("most", MOST_PROGRAMS.to_string()));
        return Vec::new();
    }
    let programs = Programs { client: model.new_program(), server: model.new_program() };
    model.home.probe.begin(programs, model.language)
}

/// Adds a program at the end of the tabs. The caller has looked whether there is room.
pub(super) fn add_program(model: &mut Model, name: String, role: Role) -> Vec<Effect> {
    let program = model.new_program();
    vec![add_to(&mut model.lab, program, name, role)]
}

/// Adds a program at the end of a laboratory's tabs.
pub(super) fn add_to(lab: &mut Lab, program: ProgramId, name: String, role: Role) -> Effect {
    let colour = lab.free_colour(&name, role);
    lab.participants.push(Participant::new(program, name.clone(), role, colour));
    Effect::Lab(Order::Start { program, name, role })
}

/// Takes in one key: an action of the table, or a character that is typed.
pub(super) fn take_key(model: &mut Model, key: Key) -> Vec<Effect> {
    let meant = meant_by(model, key);
    // What asks for the same key again stands until that one is looked at.
    if meant.is_none_or(|action| action.id != ActionId::Fresh) {
        model.status = None;
    }
    // Whoever goes on has seen enough.
    model.flights.land();
    if let Some(action) = meant {
        return perform::perform(model, action.id, key);
    }
    if let Some(character) = key.typed() {
        // A digit opened a question, and what comes now shows that it was meant for the prompt.
        whatif::type_through(model);
        if model.place() == Place::Console {
            whatif::typed(model);
        }
        prompt::type_character(model, character);
    }
    if model.place() == Place::Console && model.keymap.keys(ActionId::Run).contains(&key) {
        prompt::nothing_to_run(model);
    }
    if model.place() == Place::Reading {
        lesson::type_ahead(model, key);
    }
    Vec::new()
}

fn take_event(model: &mut Model, event: Event) -> Vec<Effect> {
    model.now = model.now.max(event.time);
    let mut effects = model.home.probe.observe(&event, &model.keymap);
    let id = event.program;
    let forgets = answer::forgets(&event);
    if let Some(participant) = model.participant_mut(id) {
        walk::observe(participant, &event);
        effects.extend(answer::observe(participant, &event));
        match &event.body {
            Body::Born(_) => {
                participant.born = true;
                participant.destination = None;
                if let Some(console) = &mut participant.console {
                    console.sent = None;
                }
                effects.extend(prompt::send_next(participant));
                effects.extend(walk::begin_file(participant));
            }
            Body::StatementEnded { statement, .. } => {
                if let Some(console) = &mut participant.console
                    && console.sent == Some(*statement)
                {
                    console.sent = None;
                    effects.extend(prompt::send_next(participant));
                }
            }
            Body::Renamed(name) => participant.name.clone_from(name),
            Body::Died(_) => died(model, id),
            Body::Removed => forget(model, id),
            _ => {}
        }
    }
    let transfer = motion::Transfer::of(&event);
    if model.lesson.is_some() || model.demo.is_some() || model.experiment_runs() {
        model.memory.push(event.clone());
        effects.extend(whatif::observe(model, &event));
        effects.extend(lesson::observe(model, &event));
        effects.extend(demo::observe(model, &event));
    } else {
        model.memory.push(event);
    }
    effects.extend(answer::settle(model, id, forgets));
    if let Some(transfer) = transfer {
        motion::take(model, &transfer);
    }
    effects
}

/// A process ended: what waited for it will not run, and is said; it can be called back with the up arrow.
fn died(model: &mut Model, id: ProgramId) {
    model.permissions.retain(|permission| permission.program != id);
    let Some(participant) = model.participant_mut(id) else { return };
    let name = participant.name.clone();
    let Some(console) = &mut participant.console else { return };
    console.sent = None;
    console.completion = None;
    // What was typed after a restart was ordered is for the process that comes.
    let waiting = if participant.born { std::mem::take(&mut console.queue).len() } else { 0 };
    if waiting > 0 {
        model.complain(Text::new("app-status-not-run").with("program", name).counted(waiting as u64));
    }
}

/// Takes a program off the screen.
pub(super) fn forget(model: &mut Model, id: ProgramId) {
    model.lab.remove(id);
    model.parked.remove(id);
    model.permissions.retain(|permission| permission.program != id);
    let is_about = |popup: &Popup| matches!(popup, Popup::Programs(menu) if menu.subject == Some(id));
    match &mut model.popup {
        Some(Popup::Help(help)) if help.over.as_deref().is_some_and(is_about) => help.over = None,
        Some(popup) if is_about(popup) => model.popup = None,
        _ => {}
    }
}

fn take_notice(model: &mut Model, notice: Notice) -> Vec<Effect> {
    match notice {
        Notice::Completions { program, request, from, words } => {
            prompt::completions(model, program, request, from, words);
            Vec::new()
        }
        Notice::PermissionAsked { program, operation, address } => {
            // A program asks one thing at a time: an earlier question of it was given up, and a yes to that one must
            // not answer this one.
            model.permissions.retain(|permission| permission.program != program);
            model.permissions.push_back(Permission { program, operation, address, allowed: false });
            Vec::new()
        }
        Notice::Failed { program, problem } => take_problem(model, program, &problem),
    }
}

fn take_problem(model: &mut Model, program: ProgramId, problem: &Problem) -> Vec<Effect> {
    if model.home.probe.programs().is_some_and(|probe| probe.client == program || probe.server == program) {
        return model.home.probe.refused(problem, &model.keymap);
    }
    let was_known = model.program(program).is_some();
    let Some(participant) = model.participant_mut(program) else { return Vec::new() };
    let name = participant.name.clone();
    if let Some(console) = &mut participant.console {
        console.sent = None;
        console.completion = None;
        console.queue.clear();
    }
    let never_started = matches!(problem, Problem::TooManyPrograms | Problem::CannotStart { .. }) && !was_known;
    if never_started {
        forget(model, program);
    }
    model.complain(problem_text(problem, &name, &model.keymap));
    Vec::new()
}

/// Why an order could not be carried out, in words.
pub fn problem_text(problem: &Problem, name: &str, keymap: &Keymap) -> Text {
    let menu = keymap.key(ActionId::Programs);
    let text = match problem {
        Problem::TooManyPrograms => {
            Text::new("app-problem-too-many-programs").with("most", MOST_PROGRAMS.to_string()).with_key("key", menu)
        }
        Problem::CannotStart { errno } => Text::new("app-problem-cannot-start").with("errno", errno.to_string()),
        Problem::NotAlive => Text::new("app-problem-not-alive").with_key("key", menu),
        Problem::NotAConsole => Text::new("app-problem-not-a-console"),
        Problem::CannotListen { errno, address } => {
            let address = address.as_ref().map(super::python::address_short).unwrap_or_default();
            Text::new("app-problem-cannot-listen").with("errno", errno.to_string()).with("address", address)
        }
    };
    text.with("program", name)
}

/// What follows from the model as a whole, after each message. What to try next `holds` still while there is only a flood
/// of bytes: nobody reads it so fast, and ten times a second its figures ask for the time ([`motion::next_wake`]).
fn settle(model: &mut Model, holds: bool) -> Vec<Effect> {
    let mut effects = super::relays::settle(model);
    super::events_cursor::settle(model);
    if let Some(Popup::Programs(menu)) = &model.popup {
        // A program may have died meanwhile, and its menu is shorter then.
        let last = model.menu_items(menu).len().saturating_sub(1);
        if let Some(Popup::Programs(menu)) = &mut model.popup {
            menu.cursor = menu.cursor.min(last);
        }
    }
    palette::settle(model);
    deeds::settle(model);
    card::settle(model);
    walk::settle(model);
    effects.extend(museum::settle(model));
    hex::settle(model);
    if !holds {
        whatif::settle(model);
        model.suggestions = suggestions(model);
    }
    let watched = super::watched::sockets(model);
    if watched != model.watched {
        model.watched.clone_from(&watched);
        effects.push(Effect::WatchSockets(watched));
    }
    let wakes = [
        model.next_wake(),
        lesson::next_wake(model),
        demo::next_wake(model),
        motion::next_wake(model),
        whatif::next_wake(model),
        card::next_wake(model),
    ];
    let wake = wakes.into_iter().flatten().min();
    if wake != model.wake {
        effects.push(wake.map_or(Effect::NoWake, Effect::WakeAt));
        model.wake = wake;
    }
    effects
}

/// What to try next on this screen.
fn suggestions(model: &Model) -> Suggestions {
    match model.screen {
        // What comes next is the experiment's next line.
        Screen::Lab if model.experiment_runs() => Suggestions::default(),
        Screen::Lab => super::suggestion::suggest(model),
        Screen::Lesson => lesson::suggest(model),
        Screen::Home | Screen::Demo | Screen::Broken(_) => Suggestions::default(),
    }
}

/// Whether a paste or a letter would be typed somewhere.
pub(super) fn types(model: &Model) -> bool {
    TYPING.contains(&model.place())
}
