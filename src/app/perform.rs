//! What each action of the table does.

use crate::course::progress::Record;
use crate::journal::event::{ProgramId, Role};
use crate::journal::projections::programs::Entry;
use crate::lab::order::{MOST_PROGRAMS, Order};

use super::actions::ActionId;
use super::causes::{self, Toward};
use super::effect::Effect;
use super::events_cursor::Step;
use super::first_run;
use super::home::{self, HomeItem};
use super::keys::{Code, Key};
use super::lab::Participant;
use super::lesson::{self, Waits};
use super::model::{Model, Place, Screen};
use super::person::PersonPopup;
use super::popup::{Naming, NamingWhat, Popup, ProgramItem, ProgramsMenu};
use super::text::Text;
use super::theme_name::ThemeName;
use super::update::{add_program, forget, send_byte, start_lab};
use super::{
    answer as answering, card, copying, deeds, demo, editor::Editor, events_cursor, help, hex, mouse, museum, names,
    palette, prompt, walk, whatif,
};

/// How many lines a page of a transcript moves.
const PAGE: usize = 5;

/// Does what `id` stands for; `key` is the key that meant it.
pub(super) fn perform(model: &mut Model, id: ActionId, key: Key) -> Vec<Effect> {
    let mut effects = first_run::make_way(model, id);
    effects.extend(act(model, id, key));
    effects
}

fn act(model: &mut Model, id: ActionId, key: Key) -> Vec<Effect> {
    use ActionId::*;
    if !matches!(
        id,
        Complete
            | CompleteBack
            | Language
            | NextTheme
            | Mouse
            | Palette
            | Suspend
            | ScrollUp
            | ScrollDown
            | TravelUp
            | TravelDown
    ) {
        prompt::text_changes(model);
    }
    match id {
        Run => return prompt::enter(model),
        AnswerSend | AnswerEnd => return answering::perform(model, id),
        RunSuggested => {
            if let Some(line) = model.suggestion().map(|suggestion| suggestion.line.clone()) {
                return prompt::run(model, line);
            }
        }
        TakeSuggestion => {
            if let Some(line) = model.suggestion().map(|suggestion| suggestion.line.clone())
                && let Some(console) = prompt::console(model)
            {
                console.editor.set(&line);
            }
        }
        GoOn | WalkElsewhere => {
            if let Some(place) = model.go().and_then(|go| model.lab.place_of(go.program)) {
                model.lab.focus_on(place);
            }
        }
        RestartDead => {
            whatif::typed(model);
            return model.lab.focused_mut().map(restart).into_iter().collect();
        }
        Complete => return prompt::complete(model, false),
        CompleteBack => return prompt::complete(model, true),
        HistoryPrevious => look_back(model, true),
        HistoryNext => look_back(model, false),
        EndOfInput => return prompt::run(model, "exit()".to_owned()),
        Interrupt => return interrupt(model),
        Left | Right | WordLeft | WordRight | LineStart | LineEnd | Backspace | Delete | KillToEnd | KillToStart
        | KillWord | Yank => edit(model, id),
        NextPane => focus_by(model, 1),
        PreviousPane => focus_by(model, model.lab.participants.len().saturating_sub(1)),
        GoToProgram => go_to(model, key),
        Programs => {
            let subject = model.focused().map(|participant| participant.id);
            model.popup = Some(Popup::Programs(ProgramsMenu { subject, cursor: 0, naming: None, faults: false }));
        }
        Fresh => return fresh(model),
        ScrollUp => scroll(model, true),
        ScrollDown => scroll(model, false),
        TravelUp => model.lab.travel_scroll = model.lab.travel_scroll.saturating_sub(1),
        TravelDown => {
            let last = model.conversations().count().saturating_sub(1);
            model.lab.travel_scroll = (model.lab.travel_scroll + 1).min(last);
        }
        GoHome => go_home(model),
        // The answer to the paste is gone with the key.
        PasteRead => {}
        Palette => palette::open(model),
        PaletteUp => palette::walk(model, true),
        PaletteDown => palette::walk(model, false),
        PalettePageUp => palette::turn(model, true),
        PalettePageDown => palette::turn(model, false),
        PaletteChoose => return palette::choose(model),
        Events => events_cursor::open(model),
        EventUp => events_cursor::step(model, Step::Up),
        EventDown => events_cursor::step(model, Step::Down),
        EventPageUp => events_cursor::step(model, Step::PageUp),
        EventPageDown => events_cursor::step(model, Step::PageDown),
        EventOldest => events_cursor::step(model, Step::Oldest),
        EventNewest => events_cursor::step(model, Step::Newest),
        EventCopy => copying::open(model),
        EventsClose => events_cursor::close(model),
        EventCause => causes::jump(model, Toward::Causes),
        EventConsequence => causes::jump(model, Toward::Consequences),
        Card => card::open(model),
        CardTurn => card::turn(model),
        CardUp => card::walk(model, true),
        CardDown => card::walk(model, false),
        CardNext => card::next(model),
        Museum | HomeMuseum => return museum::open(model),
        MuseumProvoke | ExhibitAgain => return museum::provoke(model),
        MuseumUp => museum::walk(model, true),
        MuseumDown => museum::walk(model, false),
        MuseumRead => museum::read(model),
        MuseumClose => return museum::close(model),
        ExhibitUp => museum::scroll(model, true),
        ExhibitDown => museum::scroll(model, false),
        ExhibitBack => return museum::back(model),
        Hex => hex::open(model),
        HexTurn => hex::turn(model),
        HexLeft => hex::step(model, hex::Step::Left),
        HexRight => hex::step(model, hex::Step::Right),
        HexUp => hex::step(model, hex::Step::Up),
        HexDown => hex::step(model, hex::Step::Down),
        HexPageUp => hex::step(model, hex::Step::PageUp),
        HexPageDown => hex::step(model, hex::Step::PageDown),
        HexFirst => hex::step(model, hex::Step::First),
        HexLast => hex::step(model, hex::Step::Last),
        HexSearch => hex::search(model),
        HexSearchAccept => hex::search_accept(model),
        HexSearchClose => hex::search_close(model),
        HexNext => hex::search_next(model),
        WalkStep | WalkPause | WalkOver | WalkOut | WalkToCall | WalkGo | WalkBreakpoint | WalkUp | WalkDown
        | WalkAgain | WalkNext | Variables | VariablesUp | VariablesDown | Stops | StopUp | StopDown | StopToggle
        | CompletePath => {
            return walk::perform(model, id);
        }
        HexPrevious => hex::search_previous(model),
        CopyUp => copying::walk(model, true),
        CopyDown => copying::walk(model, false),
        CopyChoose => return copying::choose(model),
        MenuUp => move_menu(model, true),
        MenuDown => move_menu(model, false),
        MenuChoose => return choose(model),
        NameAccept => return accept_name(model),
        Close => close(model),
        Motion => return super::motion::toggle(model),
        Help => help::open(model),
        HelpUp => help::scroll(model, -1),
        HelpDown => help::scroll(model, 1),
        HelpPageUp => help::scroll(model, -help_page(model)),
        HelpPageDown => help::scroll(model, help_page(model)),
        CloseHelp => help::close(model),
        PermissionOther => {
            if let Some(permission) = model.permissions.front_mut() {
                permission.allowed = !permission.allowed;
            }
        }
        PermissionAnswer => return answer(model, true),
        PermissionRefuse => return answer(model, false),
        LessonGoOn => return lesson::go_on(model),
        LessonChoose | LessonDigit => return lesson::answer(model, key),
        LessonUp => lesson::move_cursor(model, true),
        LessonDown => lesson::move_cursor(model, false),
        LessonReconsider => lesson::reconsider(model),
        LessonPass => return lesson::pass(model),
        SentenceAccept => return lesson::accept_sentence(model),
        LessonHint => return lesson::hint(model),
        LessonAgain => return lesson::again(model),
        LessonBack => return lesson::back(model),
        LessonGlossary | HomeGlossary => lesson::open_glossary(model),
        TermUp => move_terms(model, -1),
        TermDown => move_terms(model, 1),
        TermPageUp => move_terms(model, -help_page(model)),
        TermPageDown => move_terms(model, help_page(model)),
        TermOpen => open_term(model, true),
        TermClose => open_term(model, false),
        GlossaryClose | PersonClose | DemoListClose | PaletteClose | CopyClose | CardClose | HexClose
        | VariablesClose | StopsClose => model.popup = None,
        PersonUp => walk_people(model, true),
        PersonDown => walk_people(model, false),
        PersonAccept => return accept_person(model),
        FindingsUp => model.home.findings_scroll = model.home.findings_scroll.saturating_sub(1),
        FindingsDown => scroll_findings(model),
        FirstRunAccept | FirstRunNextTheme | FirstRunPreviousTheme => {
            return first_run::perform(model, id);
        }
        HomeUp => home::move_cursor(model, true),
        HomeDown => home::move_cursor(model, false),
        HomeEnter => {
            let item = model.home_items().get(model.home.cursor).copied();
            return item.map(|item| open_item(model, item)).unwrap_or_default();
        }
        HomeLesson => return open_numbered(model, key),
        HomePerson => model.popup = Some(Popup::Person(PersonPopup::of(model))),
        HomeDemo => {
            let item = model.home_items().get(model.home.cursor).copied();
            let place = item.and_then(|item| if let HomeItem::Lesson(place) = item { Some(place) } else { None });
            return demo::begin(model, place);
        }
        DemoNext => return demo::next(model),
        DemoBack => return demo::back(model),
        DemoAgain => return demo::again(model),
        DemoBlack => demo::black(model),
        DemoSteps => demo::list_steps(model),
        DemoVote => demo::vote(model),
        DemoDigit => demo::vote_digit(model, key),
        DemoErase => demo::vote_erase(model),
        DemoVoteNext => demo::vote_walk(model, false),
        DemoVoteBack => demo::vote_walk(model, true),
        DemoVoteAccept => demo::vote_accept(model),
        DemoVoteClose => demo::vote_close(model),
        DemoListUp => demo::walk_list(model, true),
        DemoListDown => demo::walk_list(model, false),
        DemoListChoose => return demo::choose(model),
        Deeds => deeds::open(model),
        DeedsUp => deeds::walk(model, true),
        DeedsDown => deeds::walk(model, false),
        DeedsLeft => deeds::change(model, true),
        DeedsRight => deeds::change(model, false),
        DeedsChoose | DeedsRun => return deeds::accept(model),
        DeedsWhy => deeds::why(model),
        DeedsToPrompt => deeds::to_prompt(model),
        DeedsBack => deeds::back(model),
        DeedsClose => deeds::close(model),
        WhatIfOpen => whatif::open(model, key),
        WhatIfStop => {
            whatif::stop(model);
        }
        WhatIfGoOn => return whatif::go_on(model),
        ExperimentChoose | ExperimentLetter => return whatif::say(model, key),
        ExperimentUp => whatif::walk(model, true),
        ExperimentDown => whatif::walk(model, false),
        ExperimentClose => whatif::close(model),
        HomeByte => return send_byte(model),
        HomeLab => return start_lab(model),
        HomeQuit | Quit => return vec![Effect::Quit],
        Language => {
            model.language = model.language.other();
            model.language_chosen = true;
            // Words stand in the order of the language that they are read in.
            if let Some(Popup::Glossary(glossary)) = &mut model.popup {
                glossary.order(&model.course.catalogue.glossary, model.language);
            }
            return vec![Effect::SaveLanguage(model.language)];
        }
        NextTheme => return choose_theme(model, model.theme.next()),
        Mouse => return mouse::toggle(model),
        Suspend => return vec![Effect::Suspend],
    }
    Vec::new()
}

/// Another theme from here on, in this session and the next; its name is said, since two may look alike.
pub(super) fn choose_theme(model: &mut Model, theme: ThemeName) -> Vec<Effect> {
    model.theme = theme;
    model.theme_chosen = true;
    model.say(Text::new("face-status-theme").with("theme", theme.code()));
    vec![Effect::SaveTheme(theme)]
}

/// Opens a line of the first screen.
pub(super) fn open_item(model: &mut Model, item: HomeItem) -> Vec<Effect> {
    match item {
        HomeItem::Lesson(place) => {
            let lesson = model.course.catalogue.lessons.get(place).cloned();
            return lesson.map(|it| lesson::enter(model, &it)).unwrap_or_default();
        }
        HomeItem::Broken(place) => {
            model.home.findings_scroll = 0;
            model.screen = Screen::Broken(place);
        }
        HomeItem::Lab => return start_lab(model),
        HomeItem::Museum => return museum::open(model),
        HomeItem::Demo => return demo::begin(model, None),
        HomeItem::Glossary => lesson::open_glossary(model),
        HomeItem::Person => model.popup = Some(Popup::Person(PersonPopup::of(model))),
    }
    Vec::new()
}

/// The lesson with the number of the key.
fn open_numbered(model: &mut Model, key: Key) -> Vec<Effect> {
    let Code::Char(digit) = key.code else { return Vec::new() };
    let place = digit.to_digit(10).and_then(|digit| (digit as usize).checked_sub(1));
    let found = place.filter(|place| *place < model.course.catalogue.lessons.len());
    let Some(place) = found else {
        model.say(Text::new("app-status-no-such-lesson").with("number", digit.to_string()));
        return Vec::new();
    };
    model.home.cursor = place;
    open_item(model, HomeItem::Lesson(place))
}

fn move_terms(model: &mut Model, lines: isize) {
    if let Some(Popup::Glossary(glossary)) = &mut model.popup {
        let last = glossary.terms.len().saturating_sub(1);
        glossary.cursor = glossary.cursor.saturating_add_signed(lines).min(last);
    }
}

/// Opens the term under the cursor, or goes back to the list; from a term that stands alone there is no list.
fn open_term(model: &mut Model, open: bool) {
    if let Some(Popup::Glossary(glossary)) = &mut model.popup {
        glossary.open = open;
        if !open && glossary.terms.len() <= 1 {
            model.popup = None;
        }
    }
}

fn walk_people(model: &mut Model, up: bool) {
    if let Some(Popup::Person(person)) = &mut model.popup {
        person.walk(up);
    }
}

/// Another person's progress from here on. Whatever lesson was open is that of the person before.
fn accept_person(model: &mut Model) -> Vec<Effect> {
    let Some(Popup::Person(person)) = model.popup.take() else { return Vec::new() };
    let name = person.name();
    if name == model.course.progress.person() {
        return Vec::new();
    }
    let mut effects = lesson::leave(model);
    let record = Record::person(&name);
    model.course.progress.fold(&record);
    home::choose_lesson(model);
    let said = if name.is_empty() { Text::new("app-status-nobody") } else { Text::new("app-status-person") };
    model.say(said.with("name", name));
    effects.push(Effect::Keep(record));
    effects
}

fn scroll_findings(model: &mut Model) {
    let Screen::Broken(place) = model.screen else { return };
    let broken = model.course.catalogue.broken.get(place);
    let last = broken.map_or(0, |broken| broken.findings.len().saturating_sub(1));
    model.home.findings_scroll = (model.home.findings_scroll + 1).min(last);
}

fn edit(model: &mut Model, id: ActionId) {
    deeds::edited(model);
    let Some(editor) = prompt::editor(model) else { return };
    match id {
        ActionId::Left => editor.left(),
        ActionId::Right => editor.right(),
        ActionId::WordLeft => editor.word_left(),
        ActionId::WordRight => editor.word_right(),
        ActionId::LineStart => editor.home(),
        ActionId::LineEnd => editor.end(),
        ActionId::Backspace => editor.backspace(),
        ActionId::Delete => editor.delete(),
        ActionId::KillToEnd => editor.kill_to_end(),
        ActionId::KillToStart => editor.kill_to_start(),
        ActionId::KillWord => editor.kill_word(),
        ActionId::Yank => editor.yank(),
        _ => {}
    }
}

fn look_back(model: &mut Model, back: bool) {
    let Some(console) = prompt::console(model) else { return };
    let moved = if back { console.editor.up() } else { console.editor.down() };
    if moved {
        return;
    }
    let found = if back { console.history.older(console.editor.text()) } else { console.history.newer() };
    if let Some(statement) = found {
        console.editor.set(statement);
    }
}

/// Ctrl-C, as at python3's prompt: interrupts what runs and drops what was typed ahead (the up arrow still has
/// it); else drops the line (Ctrl-Y brings it back); else names the key that quits.
fn interrupt(model: &mut Model) -> Vec<Effect> {
    if model.place() == Place::Experiment {
        // It was the question that was not wanted, and not what runs behind it.
        whatif::close(model);
        model.say(Text::new("app-status-nothing-to-interrupt").with_key("key", model.keymap.key(ActionId::Quit)));
        return Vec::new();
    }
    let stopped = whatif::stop(model);
    if model.place() == Place::Sentence
        && let Some(editor) = prompt::editor(model)
        && !editor.is_empty()
    {
        editor.clear();
        return Vec::new();
    }
    if let Some(Popup::Palette(palette)) = &mut model.popup
        && !palette.editor.is_empty()
    {
        palette.editor.clear();
        return Vec::new();
    }
    if let Some(Popup::Museum(museum)) = &mut model.popup
        && !museum.editor.is_empty()
    {
        museum.editor.clear();
        return Vec::new();
    }
    // A scene that is being prepared is not the student's to interrupt: only what was typed ahead is dropped.
    if model.lesson_waits() == Some(Waits::Scene) {
        if !lesson::drop_ahead(model) {
            model.say(Text::new("app-status-nothing-to-interrupt").with_key("key", model.keymap.key(ActionId::Quit)));
        }
        return Vec::new();
    }
    if let Some(program) = model.walked().filter(|it| it.console.is_none()).map(|file| file.id)
        && model.shows_programs()
        && model.is_running()
    {
        return vec![Effect::Lab(Order::Interrupt { program })];
    }
    if model.shows_programs()
        && let Some(participant) = model.lab.focused_mut()
        && let Some(console) = &mut participant.console
    {
        let program = participant.id;
        let waiting = std::mem::take(&mut console.queue).len();
        let running = console.sent.is_some();
        participant.walking.armed &= running || waiting > 0;
        // The line under a menu stays as it is.
        let typed = model.popup.is_none() && !console.editor.is_empty();
        if !running && waiting == 0 && typed {
            console.editor.clear();
            console.history.leave();
        }
        if waiting > 0 {
            model.say(Text::new("app-status-dropped").counted(waiting as u64));
        }
        if running {
            return vec![Effect::Lab(Order::Interrupt { program })];
        }
        if waiting > 0 || typed || stopped {
            return Vec::new();
        }
    }
    if !stopped {
        model.say(nothing_to_interrupt(model));
    }
    Vec::new()
}

/// That nothing runs here; and where something waits, which is probably what was meant.
fn nothing_to_interrupt(model: &Model) -> Text {
    let on_programs = matches!(model.place(), Place::Console | Place::Answer | Place::Server | Place::Walk);
    let focused = model.focused().map(|participant| participant.id);
    let others = model.lab.participants.iter().filter(|it| on_programs && Some(it.id) != focused);
    let waits = |it: &&Participant| it.role == Role::Console && model.wait(it.id).is_some();
    let elsewhere = others.clone().find(waits).and_then(|it| {
        let call = model.program(it.id)?.blocked.as_ref()?.operation.name();
        Some((it.name.clone(), call, model.key_to(it.id)?))
    });
    match elsewhere {
        Some((program, call, key)) => Text::new("app-status-waits-elsewhere")
            .with("program", program)
            .with("call", call)
            .with_key("go", key)
            .with_key("key", model.keymap.key(ActionId::Interrupt)),
        None => Text::new("app-status-nothing-to-interrupt").with_key("key", model.keymap.key(ActionId::Quit)),
    }
}

/// To the first screen; what lives on behind it is said.
fn go_home(model: &mut Model) {
    let leaves_lab = model.screen == Screen::Lab && !model.lab.participants.is_empty();
    lesson::go_home(model);
    if leaves_lab {
        model.say(Text::new("app-status-lab-open").with_key("key", model.keymap.key(ActionId::HomeLab)));
    }
}

fn focus_by(model: &mut Model, steps: usize) {
    let count = model.lab.participants.len().max(1);
    model.lab.focus_on((model.lab.focus + steps) % count);
}

fn go_to(model: &mut Model, key: Key) {
    let Code::Char(digit) = key.code else { return };
    let place = digit.to_digit(10).and_then(|digit| (digit as usize).checked_sub(1));
    match place.filter(|place| *place < model.lab.participants.len()) {
        Some(place) => model.lab.focus_on(place),
        None => model.say(Text::new("app-status-no-such-program").with("number", digit.to_string())),
    }
}

/// Asks for the key once more before work is lost.
const FRESH_AGAIN: &str = "app-status-fresh-again";

/// Everything anew: every process begins again, with the same names. What was typed and run stays at hand. Where sockets
/// would be lost, or what runs, only the second key in a row does it.
fn fresh(model: &mut Model) -> Vec<Effect> {
    let is_sure = model.status.take().is_some_and(|status| status.text.id == FRESH_AGAIN);
    if !is_sure && has_work(model) {
        model.say(Text::new(FRESH_AGAIN).with_key("key", model.keymap.key(ActionId::Fresh)));
        return Vec::new();
    }
    whatif::typed(model);
    let count = model.lab.participants.len();
    model.permissions.clear();
    model.lab.since = model.now;
    model.say(Text::new("app-status-fresh").counted(count as u64));
    model.lab.participants.iter_mut().map(restart).collect()
}

/// Whether a program of the laboratory has sockets, or runs something.
fn has_work(model: &Model) -> bool {
    let mut alive = model.lab.participants.iter().filter(|participant| !model.is_dead(participant.id));
    alive.any(|participant| {
        let runs = participant.console.as_ref().is_some_and(|console| console.sent.is_some());
        runs || model.projections().sockets.holds_any(participant.id)
    })
}

/// Begins a program anew; what was typed ahead for the old process is gone.
pub(super) fn restart(participant: &mut Participant) -> Effect {
    if let Some(read) = walk::again(participant) {
        return read;
    }
    participant.born = false;
    participant.scroll = 0;
    if let Some(console) = &mut participant.console {
        console.sent = None;
        console.queue.clear();
        console.completion = None;
    }
    Effect::Lab(Order::Restart { program: participant.id })
}

fn scroll(model: &mut Model, up: bool) {
    if let Some(program) = model.focused().map(|participant| participant.id) {
        scroll_transcript(model, program, up, PAGE);
    }
}

/// Scrolls the transcript of a program so many lines back, or towards its end.
pub(super) fn scroll_transcript(model: &mut Model, program: ProgramId, up: bool, lines: usize) {
    let Some(participant) = model.lab.participant(program) else { return };
    let most = transcript_lines(model, participant);
    let Some(participant) = model.lab.participant_mut(program) else { return };
    participant.scroll =
        if up { (participant.scroll + lines).min(most) } else { participant.scroll.saturating_sub(lines) };
}

/// At least as many lines as the transcript has beyond its first, however narrow the panes.
fn transcript_lines(model: &Model, participant: &Participant) -> usize {
    let width = usize::from(model.size.columns / model.panes().max(1) as u16).saturating_sub(6).max(1);
    let lines = |text: &str| text.lines().map(|line| 1 + line.len() / width).sum::<usize>().max(1);
    let entry = |entry: &Entry| match entry {
        Entry::Statement { source, .. } => lines(source),
        Entry::Value(value) => lines(value),
        Entry::Output { text, .. } => lines(text),
        // The exception, and our sentence with its correction.
        Entry::Raised(raised) => lines(&raised.message) + 3,
        _ => 1,
    };
    model
        .program(participant.id)
        .map_or(0, |program| program.transcript.iter().map(entry).sum::<usize>().saturating_sub(1))
}

fn close(model: &mut Model) {
    if let Some(Popup::Programs(menu)) = &mut model.popup
        && menu.leave()
    {
        return;
    }
    model.popup = None;
}

/// What help shows at a time, less a line to go on from: the screen but its border.
fn help_page(model: &Model) -> isize {
    isize::try_from(model.size.rows.saturating_sub(3).max(1)).unwrap_or(1)
}

fn move_menu(model: &mut Model, up: bool) {
    let Some(Popup::Programs(menu)) = &model.popup else { return };
    let last = model.menu_items(menu).len().saturating_sub(1);
    if let Some(Popup::Programs(menu)) = &mut model.popup {
        menu.cursor = match (menu.cursor, up) {
            (0, true) => last,
            (at, true) => at - 1,
            (at, false) if at >= last => 0,
            (at, false) => at + 1,
        };
    }
}

fn choose(model: &mut Model) -> Vec<Effect> {
    let Some(Popup::Programs(menu)) = &model.popup else { return Vec::new() };
    let subject = menu.subject;
    let Some(item) = model.menu_items(menu).get(menu.cursor).copied() else { return Vec::new() };
    if item == ProgramItem::Faults {
        if let Some(Popup::Programs(menu)) = &mut model.popup {
            menu.enter();
        }
        return Vec::new();
    }
    if item.is_new() && model.lab.participants.len() >= MOST_PROGRAMS {
        let problem = Text::new("app-problem-too-many-programs").with("most", MOST_PROGRAMS.to_string());
        model.complain(problem.with_key("key", model.keymap.key(ActionId::Programs)));
        return Vec::new();
    }
    let proposal = |role| names::proposal(role, &model.lab.names(), model.language);
    let naming = |what, name: &str| Some(Naming { what, editor: Editor::with_text(name), problem: None });
    let naming = match (item, subject.and_then(|id| model.lab.participant(id))) {
        (ProgramItem::NewConsole, _) => naming(NamingWhat::NewConsole, &proposal(Role::Console)),
        (ProgramItem::File, _) => naming(NamingWhat::File, ""),
        (ProgramItem::Rename, Some(participant)) => naming(NamingWhat::Rename(participant.id), &participant.name),
        _ => None,
    };
    if let Some(naming) = naming {
        if let Some(Popup::Programs(menu)) = &mut model.popup {
            menu.naming = Some(naming);
        }
        return Vec::new();
    }
    if let ProgramItem::NewServer(kind) = item {
        let role = Role::Server(model.lab.seeded(kind));
        let name = proposal(role);
        model.popup = None;
        return added(model, name, role);
    }
    let Some(program) = subject else { return Vec::new() };
    model.popup = None;
    match item {
        ProgramItem::Restart => return model.lab.participant_mut(program).map(restart).into_iter().collect(),
        ProgramItem::Remove => forget(model, program),
        _ => {}
    }
    item.order(program).map(Effect::Lab).into_iter().collect()
}

fn accept_name(model: &mut Model) -> Vec<Effect> {
    let Some(Popup::Programs(ProgramsMenu { naming: Some(naming), .. })) = &model.popup else { return Vec::new() };
    let what = naming.what;
    if what == NamingWhat::File {
        return walk::read_typed(naming.editor.text());
    }
    let others = model.lab.participants.iter().filter(|it| what != NamingWhat::Rename(it.id));
    let problem = match names::check(naming.editor.text(), others.map(|it| it.name.as_str())) {
        Ok(name) => {
            model.popup = None;
            return match what {
                NamingWhat::NewConsole => added(model, name, Role::Console),
                NamingWhat::Rename(program) => renamed(model, program, name),
                NamingWhat::File => Vec::new(),
            };
        }
        Err(names::NameProblem::Empty) => Text::new("app-name-empty"),
        Err(names::NameProblem::NotAWord) => Text::new("app-name-not-a-word"),
        Err(names::NameProblem::TooLong) => {
            Text::new("app-name-too-long").with("most", names::NAME_COLUMNS.to_string())
        }
        Err(names::NameProblem::Taken) => Text::new("app-name-taken"),
    };
    if let Some(Popup::Programs(ProgramsMenu { naming: Some(naming), .. })) = &mut model.popup {
        naming.problem = Some(problem);
    }
    Vec::new()
}

fn added(model: &mut Model, name: String, role: Role) -> Vec<Effect> {
    let mut effects = model.make_room(1).unwrap_or_default();
    effects.extend(add_program(model, name, role));
    model.lab.focus_on(model.lab.participants.len().saturating_sub(1));
    effects
}

fn renamed(model: &mut Model, program: ProgramId, name: String) -> Vec<Effect> {
    let Some(participant) = model.lab.participant_mut(program) else { return Vec::new() };
    participant.name.clone_from(&name);
    vec![Effect::Lab(Order::Rename { program, name })]
}

fn answer(model: &mut Model, confirmed: bool) -> Vec<Effect> {
    let Some(permission) = model.permissions.pop_front() else { return Vec::new() };
    let allowed = confirmed && permission.allowed;
    vec![Effect::Lab(Order::Permit { program: permission.program, allowed })]
}
