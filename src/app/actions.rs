//! The one table of actions: it feeds key handling, the footer, help, and later the palette and the docs page.
//!
//! A key that is shown always works; a key that works is shown (in the footer or in help).
//!
//! F-keys have a twin with Alt, for terminals that keep F-keys for themselves. The letters avoid those that
//! Python's prompt uses with Alt (b, d, f) and mean something in both languages: **H**elp («háblame de las
//! teclas»), **L**engua/language, **P**anel/pane, **N**uevo/new program, **R**einiciar/restart everything, **I**dea for a
//! hint, m**U**seo/m**u**seum of errors, **G**losario/glossary, **T**ema/theme.

mod category;
mod finding;
mod id;

use super::card::CardPage;
use super::causes::Toward;
use super::deeds::Level;
use super::first_run::greets;
use super::keys::{Code, Key};
use super::lesson::Waits;
use super::model::{Model, Place, Screen};
use super::popup::Popup;
use super::walk::Standing;

pub use category::Category;
pub(in crate::app) use finding::interrupts;
pub use finding::{action, by_category, footer, meant_by, named};
pub use id::ActionId;

/// One thing that a key can do.
#[derive(Debug)]
pub struct Action {
    /// Which.
    pub id: ActionId,
    /// The name of [`Action::id`] in this source, such as `NextPane`.
    name: &'static str,
    /// The keys that do it unless a person chose others ([`super::keymap`]).
    pub keys: &'static [Key],
    /// The text id of its name: at most 15 columns.
    pub label: &'static str,
    /// The text id of a sentence about it.
    pub help: &'static str,
    /// Under which heading help lists it.
    pub category: Category,
    /// Its place in the footer, the lowest first; `None`: it is only in help.
    pub footer: Option<u8>,
    places: &'static [Place],
    when: fn(&Model) -> bool,
}

impl Action {
    /// Whether its keys do something now.
    pub fn available(&self, model: &Model) -> bool {
        self.places.contains(&model.place()) && (self.when)(model)
    }

    /// Its name in the file of keys: `next-pane`.
    pub fn code(&self) -> String {
        let mut code = String::new();
        for (place, character) in self.name.char_indices() {
            if place > 0 && character.is_ascii_uppercase() {
                code.push('-');
            }
            code.push(character.to_ascii_lowercase());
        }
        code
    }

    /// Where its keys can mean it.
    pub fn places(&self) -> &'static [Place] {
        self.places
    }
}

use ActionId::*;
use Place::{
    Answer, Broken, Card as Carded, Console, Copying, Deeds as Doing, DeedsField as Filling, Demo as Shown,
    DemoBlack as Dark, DemoList as Listed, DemoVote as Voting, Events as Walking, Exhibit as Exhibited,
    Experiment as Asked, Help as HelpOpen, Hex as Staring, HexSearch as Seeking, Home, Menu, Museum as Exhibits,
    Naming, Palette as Commands, Permission, Person, Question, Reading, Sentence, Server, Stops as Stopping, Term,
    Terms, Variables as Valued, Walk as Stepped,
};

/// All places.
pub const EVERYWHERE: &[Place] = &[
    Home, Console, Answer, Server, Reading, Question, Sentence, Broken, Menu, Naming, HelpOpen, Terms, Term, Person,
    Permission, Shown, Voting, Dark, Listed, Commands, Doing, Filling, Asked, Walking, Copying, Carded, Exhibits,
    Exhibited, Staring, Seeking, Stepped, Valued, Stopping,
];
/// Where a socket is looked at.
const CARDS: &[Place] = &[Console, Answer, Server, Stepped, Reading, Walking];
const LAB: &[Place] = &[Console, Answer, Server, Stepped];
/// Where experiments and menus write lines.
const WRITING: &[Place] = &[Console, Server];
/// Where the museum is entered: in the laboratory, and at the end of a lesson.
const MUSEUM: &[Place] = &[Console, Server, Reading];
const LESSON: &[Place] = &[Console, Answer, Server, Reading, Question, Sentence];
/// The places where help says what works there: all but its own, and a question that a program waits for.
const HELPED: &[Place] = &[
    Home, Console, Answer, Server, Reading, Question, Sentence, Broken, Menu, Naming, Terms, Term, Person, Shown,
    Voting, Dark, Listed, Commands, Doing, Filling, Asked, Walking, Copying, Carded, Exhibits, Exhibited, Staring,
    Seeking, Stepped, Valued, Stopping,
];
/// The places where printable keys are typed.
pub const TYPING: &[Place] = &[Console, Answer, Naming, Sentence, Person, Commands, Filling, Exhibits, Seeking];

const ENTER: Key = Key::plain(Code::Enter);
const ESCAPE: Key = Key::plain(Code::Escape);
const TAB: Key = Key::plain(Code::Tab);
const UP: Key = Key::plain(Code::Up);
const DOWN: Key = Key::plain(Code::Down);
const LEFT: Key = Key::plain(Code::Left);
const RIGHT: Key = Key::plain(Code::Right);
const PAGE_UP: Key = Key::plain(Code::PageUp);
const PAGE_DOWN: Key = Key::plain(Code::PageDown);

macro_rules! action {
    ($id:ident, $label:literal, $help:literal, $category:ident, $footer:expr, $places:expr, $when:expr, [$($key:expr),+ $(,)?]) => {
        Action {
            id: $id,
            name: stringify!($id),
            keys: &[$($key),+],
            label: $label,
            help: $help,
            category: Category::$category,
            footer: $footer,
            places: $places,
            when: $when,
        }
    };
}

fn always(_: &Model) -> bool {
    true
}

/// The end of a lesson: its programs are on no screen any more.
fn lesson_is_closed(model: &Model) -> bool {
    model.lesson_on_screen().is_some_and(super::lesson::LessonPlay::is_closed)
}

fn has_card(model: &Model) -> bool {
    super::card::subject(model).is_some() && !lesson_is_closed(model)
}

fn card_has_facts(model: &Model) -> bool {
    matches!(&model.popup, Some(Popup::Card(card)) if card.page == CardPage::Facts)
}

fn has_bytes(model: &Model) -> bool {
    super::hex::can_open(model) && !lesson_is_closed(model)
}

fn hex_open(model: &Model) -> Option<&super::hex::HexPopup> {
    match &model.popup {
        Some(Popup::Hex(hex)) => Some(hex),
        _ => None,
    }
}

fn hex_has_bytes(model: &Model) -> bool {
    hex_open(model).is_some_and(|hex| !hex.page.bytes.is_empty())
}

fn hex_found_some(model: &Model) -> bool {
    hex_open(model).is_some_and(|hex| !hex.search.found.is_empty())
}

fn prompt_is_empty(model: &Model) -> bool {
    model.console().is_some_and(|console| console.editor.is_empty())
}

fn prompt_has_text(model: &Model) -> bool {
    model.console().is_some_and(|console| !console.editor.is_empty())
}

fn prompt_or_name(model: &Model) -> bool {
    matches!(model.place(), Answer | Naming | Sentence | Person | Commands | Filling | Exhibits | Seeking)
        || prompt_has_text(model)
}

fn enter_runs(model: &Model) -> bool {
    prompt_has_text(model)
}

/// What was pasted is told of, and nothing was typed since: an Enter may still belong to the paste.
fn paste_told(model: &Model) -> bool {
    prompt_is_empty(model) && super::prompt::tells_paste(model)
}

fn focused_is_dead(model: &Model) -> bool {
    model.focused().is_some_and(|participant| model.is_dead(participant.id))
}

fn enter_restarts(model: &Model) -> bool {
    focused_is_dead(model) && !prompt_has_text(model) && !walk_is_elsewhere(model)
}

/// A walked program can go no further by itself, and another stands still: Enter leads there.
fn walk_is_elsewhere(model: &Model) -> bool {
    model.walked().is_some() && !walk_stands(model) && model.walk_elsewhere().is_some()
}

fn has_suggestion(model: &Model) -> bool {
    prompt_is_empty(model) && !focused_is_dead(model) && model.suggestion().is_some()
}

fn enter_goes_on(model: &Model) -> bool {
    let leads = model.suggestion().is_none() && model.go().is_some();
    !prompt_has_text(model) && !focused_is_dead(model) && leads && model.walked().is_none()
}

fn completes(model: &Model) -> bool {
    prompt_has_text(model)
}

fn walks_completions(model: &Model) -> bool {
    model.console().and_then(|console| console.completion.as_ref()).is_some_and(|completion| completion.words.len() > 1)
}

fn several_programs(model: &Model) -> bool {
    model.lab.participants.len() > 1
}

fn any_program(model: &Model) -> bool {
    !model.lab.participants.is_empty()
}

fn any_program_of_the_lab(model: &Model) -> bool {
    model.screen == Screen::Lab && any_program(model)
}

fn in_lesson(model: &Model) -> bool {
    model.screen == Screen::Lesson
}

fn lesson_goes_on(model: &Model) -> bool {
    match model.lesson_waits() {
        Some(Waits::GoOn) => true,
        Some(Waits::GoOnOrStatement) => !prompt_has_text(model),
        _ => false,
    }
}

fn lesson_has_step(model: &Model) -> bool {
    model.lesson_on_screen().is_some_and(|lesson| !lesson.is_closed())
}

fn lesson_has_step_before(model: &Model) -> bool {
    model.lesson_on_screen().is_some_and(|lesson| lesson.player.place() > 0 || lesson.is_closed())
}

fn lesson_has_hint(model: &Model) -> bool {
    model.lesson_on_screen().is_some_and(|lesson| lesson.has_hint())
}

fn asks_confidence(model: &Model) -> bool {
    model.lesson_waits() == Some(Waits::Confidence)
}

fn lesson_can_pass(model: &Model) -> bool {
    model.lesson_on_screen().is_some_and(|lesson| lesson.can_pass())
}

fn glossary_has_terms(model: &Model) -> bool {
    !model.course.catalogue.glossary.ids().is_empty()
}

fn lesson_glossary(model: &Model) -> bool {
    in_lesson(model) && glossary_has_terms(model)
}

fn somebody_began(model: &Model) -> bool {
    model.course.is_begun()
}

fn has_lessons(model: &Model) -> bool {
    !model.course.catalogue.lessons.is_empty()
}

fn museum_opens(model: &Model) -> bool {
    lesson_is_closed(model) || model.screen == Screen::Lab && !model.experiment_runs()
}

fn chosen_exhibit(model: &Model) -> Option<&'static super::museum::Exhibit> {
    match &model.popup {
        Some(Popup::Museum(museum)) => model.chosen_exhibit(museum),
        _ => None,
    }
}

fn museum_found_some(model: &Model) -> bool {
    chosen_exhibit(model).is_some()
}

fn exhibit_was_seen(model: &Model) -> bool {
    chosen_exhibit(model).is_some_and(|exhibit| model.museum.seen.contains_key(exhibit.id))
}

fn can_vote(model: &Model) -> bool {
    model.demo_on_screen().is_some_and(|demo| demo.show.ballot().is_some())
}

fn standing(model: &Model) -> Option<Standing> {
    model.walked().map(|walked| model.standing(walked.id))
}

fn walk_stands(model: &Model) -> bool {
    standing(model) == Some(Standing::Paused)
}

fn walk_runs(model: &Model) -> bool {
    standing(model) == Some(Standing::Running)
}

fn walk_is_file(model: &Model) -> bool {
    model.walked().is_some_and(|walked| walked.walking.file.is_some())
}

fn walk_in_function(model: &Model) -> bool {
    walk_stands(model) && model.walked().and_then(|it| model.walk(it.id)).is_some_and(|walk| walk.depth > 0)
}

fn walk_has_variables(model: &Model) -> bool {
    model.walked().and_then(|it| model.walk(it.id)).is_some_and(|walk| !walk.variables.is_empty())
}

fn can_arm(model: &Model) -> bool {
    model.screen == Screen::Lab && !focused_is_dead(model)
}

fn names_file(model: &Model) -> bool {
    let Some(Popup::Programs(menu)) = &model.popup else { return false };
    menu.naming.as_ref().is_some_and(|naming| naming.what == super::popup::NamingWhat::File)
}

fn palette_found_some(model: &Model) -> bool {
    matches!(&model.popup, Some(super::popup::Popup::Palette(palette)) if palette.chosen().is_some())
}

fn offers_experiments(model: &Model) -> bool {
    !prompt_has_text(model) && model.offers_experiments()
}

fn experiment_runs(model: &Model) -> bool {
    model.experiment_runs()
}

fn experiment_told(model: &Model) -> bool {
    !prompt_has_text(model) && model.whatif.told.is_some()
}

fn call_is_remembered(model: &Model) -> bool {
    model.cursor.as_ref().is_some_and(|cursor| !cursor.is_forgotten())
}

fn has_cause(model: &Model) -> bool {
    super::causes::leads(model, Toward::Causes)
}

fn has_consequence(model: &Model) -> bool {
    super::causes::leads(model, Toward::Consequences)
}

fn several_people(model: &Model) -> bool {
    matches!(&model.popup, Some(super::popup::Popup::Person(person)) if !person.people.is_empty())
}

/// Enter goes on to what can be done, or to how.
fn deeds_go_on(model: &Model) -> bool {
    match model.deeds_menu().map(|menu| &menu.level) {
        Some(Level::Elsewhere { cursor }) => cursor.is_some(),
        Some(Level::Subjects { .. }) => true,
        Some(Level::Deeds { .. }) => model.deeds_opens_form(),
        Some(Level::Form { .. }) | None => false,
    }
}

/// Enter runs the statement that is written.
fn deeds_run(model: &Model) -> bool {
    !deeds_go_on(model) && deeds_written(model)
}

fn deeds_written(model: &Model) -> bool {
    matches!(model.deeds_statement(), Some(Ok(_)))
}

/// Nothing can run now: Enter says why.
fn deeds_ask_why(model: &Model) -> bool {
    let level = model.deeds_menu().map(|menu| &menu.level);
    matches!(level, Some(Level::Deeds { .. } | Level::Form { .. })) && !deeds_go_on(model) && !deeds_written(model)
}

fn deeds_has_rows(model: &Model) -> bool {
    !matches!(model.deeds_menu().map(|menu| &menu.level), Some(Level::Elsewhere { cursor: None }))
}

fn deeds_has_list(model: &Model) -> bool {
    matches!(model.deeds_menu().map(|menu| &menu.level), Some(Level::Form { .. }))
}

/// All actions. Where a key stands twice, the first one that is available is meant.
// One action a line, as a table.
#[rustfmt::skip]
pub static ACTIONS: &[Action] = &[
    // The prompt, as python3's; an empty Enter does what the footer offers.
    action!(Run, "app-action-run", "app-about-run", Console, Some(10), &[Console], enter_runs, [ENTER]),
    // A program that asks: the line is its own, whatever else Enter would do.
    action!(AnswerSend, "input-action-send", "input-about-send", Console, Some(10), &[Answer], always, [ENTER]),
    action!(AnswerEnd, "input-action-end", "input-about-end", Console, Some(25), &[Answer], super::answer::is_empty, [Key::control('d')]),
    // «¿Qué pasa si…?»: Enter and Escape first end what is told of the last experiment.
    action!(WhatIfStop, "whatif-action-stop", "whatif-about-stop", Console, Some(5), LAB, experiment_runs, [ESCAPE]),
    action!(WhatIfGoOn, "whatif-action-go-on", "whatif-about-go-on", Console, Some(5), LAB, experiment_told, [ENTER, ESCAPE]),
    action!(WhatIfOpen, "whatif-action-open", "whatif-about-open", Console, Some(35), WRITING, offers_experiments, [Key::char('1'), Key::char('2'), Key::char('3')]),
    action!(PasteRead, "copy-action-paste-read", "copy-about-paste-read", Console, Some(5), &[Console], paste_told, [ENTER]),
    action!(LessonGoOn, "app-action-lesson-go-on", "app-about-lesson-go-on", Lesson, Some(10), &[Console, Server, Reading], lesson_goes_on, [ENTER]),
    action!(RestartDead, "app-action-restart-dead", "app-about-restart-dead", Programs, Some(10), LAB, enter_restarts, [ENTER]),
    action!(RunSuggested, "app-action-run-suggested", "app-about-run-suggested", Console, Some(10), &[Console], has_suggestion, [ENTER]),
    action!(GoOn, "app-action-go-on", "app-about-go-on", Console, Some(10), LAB, enter_goes_on, [ENTER]),
    action!(TakeSuggestion, "app-action-take-suggestion", "app-about-take-suggestion", Console, Some(40), &[Console], has_suggestion, [TAB, RIGHT]),
    action!(Complete, "app-action-complete", "app-about-complete", Console, Some(40), &[Console], completes, [TAB]),
    action!(CompleteBack, "app-action-complete-back", "app-about-complete-back", Console, None, &[Console], walks_completions, [Key::plain(Code::BackTab)]),
    action!(HistoryPrevious, "app-action-history-previous", "app-about-history-previous", Console, None, &[Console], always, [UP, Key::control('p')]),
    action!(HistoryNext, "app-action-history-next", "app-about-history-next", Console, None, &[Console], always, [DOWN, Key::control('n')]),
    action!(EndOfInput, "app-action-end-of-input", "app-about-end-of-input", Console, None, &[Console], prompt_is_empty, [Key::control('d')]),
    // Ctrl-C never quits: with nothing to interrupt it names the key that does.
    action!(Interrupt, "app-action-interrupt", "app-about-interrupt", Console, Some(20), EVERYWHERE, always, [Key::control('c')]),
    // Editing.
    action!(Left, "app-action-left", "app-about-left", Editing, None, TYPING, prompt_or_name, [LEFT, Key::control('b')]),
    action!(Right, "app-action-right", "app-about-right", Editing, None, TYPING, prompt_or_name, [RIGHT, Key::control('f')]),
    action!(WordLeft, "app-action-word-left", "app-about-word-left", Editing, None, TYPING, prompt_or_name, [LEFT.with_control(), Key::alt('b')]),
    action!(WordRight, "app-action-word-right", "app-about-word-right", Editing, None, TYPING, prompt_or_name, [RIGHT.with_control(), Key::alt('f')]),
    action!(LineStart, "app-action-line-start", "app-about-line-start", Editing, None, TYPING, prompt_or_name, [Key::plain(Code::Home), Key::control('a')]),
    action!(LineEnd, "app-action-line-end", "app-about-line-end", Editing, None, TYPING, prompt_or_name, [Key::plain(Code::End), Key::control('e')]),
    action!(Backspace, "app-action-backspace", "app-about-backspace", Editing, None, TYPING, prompt_or_name, [Key::plain(Code::Backspace), Key::control('h')]),
    action!(Delete, "app-action-delete", "app-about-delete", Editing, None, TYPING, prompt_or_name, [Key::plain(Code::Delete), Key::control('d')]),
    action!(KillWord, "app-action-kill-word", "app-about-kill-word", Editing, None, TYPING, prompt_or_name, [Key::control('w'), Key::plain(Code::Backspace).with_alt()]),
    action!(KillToStart, "app-action-kill-to-start", "app-about-kill-to-start", Editing, None, TYPING, prompt_or_name, [Key::control('u')]),
    action!(KillToEnd, "app-action-kill-to-end", "app-about-kill-to-end", Editing, None, TYPING, prompt_or_name, [Key::control('k')]),
    action!(Yank, "app-action-yank", "app-about-yank", Editing, None, TYPING, always, [Key::control('y')]),
    // Programs and panes.
    action!(NextPane, "app-action-next-pane", "app-about-next-pane", Programs, Some(30), LAB, several_programs, [Key::function(6), Key::alt('p')]),
    action!(PreviousPane, "app-action-previous-pane", "app-about-previous-pane", Programs, None, LAB, several_programs, [Key::function(6).shifted(), Key::alt('P')]),
    action!(GoToProgram, "app-action-go-to-program", "app-about-go-to-program", Programs, None, LAB, any_program, [Key::alt('1'), Key::alt('2'), Key::alt('3'), Key::alt('4'), Key::alt('5'), Key::alt('6'), Key::alt('7'), Key::alt('8'), Key::alt('9')]),
    action!(Programs, "app-action-programs", "app-about-programs", Programs, Some(50), LAB, always, [Key::function(7), Key::alt('n')]),
    action!(Fresh, "app-action-fresh", "app-about-fresh", Programs, Some(60), LAB, any_program_of_the_lab, [Key::function(9), Key::alt('r')]),
    action!(ScrollUp, "app-action-scroll-up", "app-about-scroll-up", Programs, None, LAB, any_program, [PAGE_UP]),
    action!(ScrollDown, "app-action-scroll-down", "app-about-scroll-down", Programs, None, LAB, any_program, [PAGE_DOWN]),
    action!(TravelUp, "app-action-travel-up", "app-about-travel-up", Programs, None, LAB, always, [UP.with_alt()]),
    action!(TravelDown, "app-action-travel-down", "app-about-travel-down", Programs, None, LAB, always, [DOWN.with_alt()]),
    action!(GoHome, "app-action-go-home", "app-about-go-home", General, Some(80), &[Console, Answer, Server, Stepped, Reading, Question, Sentence, Broken, Shown], always, [ESCAPE]),
    // A lesson.
    action!(LessonChoose, "app-action-lesson-choose", "app-about-lesson-choose", Lesson, Some(10), &[Question], always, [ENTER]),
    action!(LessonDigit, "app-action-lesson-digit", "app-about-lesson-digit", Lesson, None, &[Question], always, [Key::char('1'), Key::char('2'), Key::char('3'), Key::char('4'), Key::char('5'), Key::char('6'), Key::char('7'), Key::char('8'), Key::char('9')]),
    action!(LessonUp, "app-action-lesson-up", "app-about-lesson-up", Lesson, Some(20), &[Question], always, [UP, Key::char('k')]),
    action!(LessonDown, "app-action-lesson-down", "app-about-lesson-down", Lesson, Some(21), &[Question], always, [DOWN, Key::char('j')]),
    action!(LessonReconsider, "app-action-lesson-reconsider", "app-about-lesson-reconsider", Lesson, Some(30), &[Question], asks_confidence, [Key::plain(Code::Backspace)]),
    action!(LessonPass, "app-action-lesson-pass", "app-about-lesson-pass", Lesson, Some(20), &[Reading], lesson_can_pass, [TAB]),
    action!(SentenceAccept, "app-action-sentence-accept", "app-about-sentence-accept", Lesson, Some(10), &[Sentence], always, [ENTER]),
    action!(LessonHint, "app-action-lesson-hint", "app-about-lesson-hint", Lesson, Some(25), LAB, lesson_has_hint, [Key::function(3), Key::alt('i')]),
    action!(LessonAgain, "app-action-lesson-again", "app-about-lesson-again", Lesson, Some(60), LESSON, lesson_has_step, [Key::function(9), Key::alt('r')]),
    action!(LessonBack, "app-action-lesson-back", "app-about-lesson-back", Lesson, Some(65), LESSON, lesson_has_step_before, [LEFT.with_alt()]),
    action!(LessonGlossary, "app-action-lesson-glossary", "app-about-lesson-glossary", Lesson, Some(45), LESSON, lesson_glossary, [Key::function(5), Key::alt('g')]),
    action!(TermOpen, "app-action-term-open", "app-about-term-open", Dialogs, Some(10), &[Terms], always, [ENTER]),
    action!(TermUp, "app-action-term-up", "app-about-term-up", Dialogs, Some(20), &[Terms], always, [UP, Key::char('k')]),
    action!(TermDown, "app-action-term-down", "app-about-term-down", Dialogs, Some(21), &[Terms], always, [DOWN, Key::char('j')]),
    action!(TermPageUp, "app-action-term-page-up", "app-about-term-page-up", Dialogs, None, &[Terms], always, [PAGE_UP]),
    action!(TermPageDown, "app-action-term-page-down", "app-about-term-page-down", Dialogs, None, &[Terms], always, [PAGE_DOWN, Key::char(' ')]),
    action!(GlossaryClose, "app-action-glossary-close", "app-about-glossary-close", Dialogs, Some(30), &[Terms], always, [ESCAPE, Key::char('q'), Key::function(5), Key::alt('g')]),
    action!(TermClose, "app-action-term-close", "app-about-term-close", Dialogs, Some(30), &[Term], always, [ESCAPE, Key::char('q'), ENTER, LEFT, Key::function(5), Key::alt('g')]),
    action!(FindingsUp, "app-action-findings-up", "app-about-findings-up", Lesson, Some(20), &[Broken], always, [UP, Key::char('k')]),
    action!(FindingsDown, "app-action-findings-down", "app-about-findings-down", Lesson, Some(21), &[Broken], always, [DOWN, Key::char('j')]),
    // A demonstration: a clicker's keys, and few others.
    action!(DemoNext, "demo-action-next", "demo-about-next", Demo, Some(10), &[Shown, Dark], always, [PAGE_DOWN, Key::char(' '), ENTER, RIGHT]),
    action!(DemoBack, "demo-action-back", "demo-about-back", Demo, Some(20), &[Shown, Dark], always, [PAGE_UP, LEFT]),
    action!(DemoVote, "demo-action-vote", "demo-about-vote", Demo, Some(30), &[Shown], can_vote, [Key::char('V'), Key::char('v')]),
    action!(DemoBlack, "demo-action-black", "demo-about-black", Demo, Some(40), &[Shown, Dark], always, [Key::char('B'), Key::char('b'), Key::char('.')]),
    action!(DemoSteps, "demo-action-steps", "demo-about-steps", Demo, Some(50), &[Shown], always, [Key::char('G'), Key::char('g')]),
    action!(DemoAgain, "demo-action-again", "demo-about-again", Demo, Some(85), &[Shown], always, [Key::function(9), Key::alt('r')]),
    action!(DemoDigit, "demo-action-digit", "demo-about-digit", Demo, None, &[Voting], always, [Key::char('0'), Key::char('1'), Key::char('2'), Key::char('3'), Key::char('4'), Key::char('5'), Key::char('6'), Key::char('7'), Key::char('8'), Key::char('9')]),
    action!(DemoVoteAccept, "demo-action-vote-accept", "demo-about-vote-accept", Demo, Some(10), &[Voting], always, [ENTER]),
    action!(DemoVoteBack, "demo-action-vote-walk", "demo-about-vote-back", Demo, Some(20), &[Voting], always, [UP, Key::plain(Code::BackTab)]),
    action!(DemoVoteNext, "demo-action-vote-walk", "demo-about-vote-next", Demo, Some(21), &[Voting], always, [DOWN, TAB]),
    action!(DemoErase, "demo-action-erase", "demo-about-erase", Demo, Some(30), &[Voting], always, [Key::plain(Code::Backspace)]),
    action!(DemoVoteClose, "demo-action-vote-close", "demo-about-vote-close", Demo, Some(15), &[Voting], always, [ESCAPE, Key::char('V'), Key::char('v'), PAGE_DOWN]),
    action!(DemoListChoose, "demo-action-list-choose", "demo-about-list-choose", Dialogs, Some(10), &[Listed], always, [ENTER]),
    action!(DemoListUp, "demo-action-list-walk", "demo-about-list-up", Dialogs, Some(20), &[Listed], always, [UP, Key::char('k'), PAGE_UP]),
    action!(DemoListDown, "demo-action-list-walk", "demo-about-list-down", Dialogs, Some(21), &[Listed], always, [DOWN, Key::char('j'), PAGE_DOWN]),
    action!(DemoListClose, "demo-action-list-close", "demo-about-list-close", Dialogs, Some(30), &[Listed], always, [ESCAPE, Key::char('q'), Key::char('G'), Key::char('g')]),
    // The palette of commands.
    action!(PaletteChoose, "palette-action-choose", "palette-about-choose", Dialogs, Some(10), &[Commands], palette_found_some, [ENTER]),
    action!(PaletteUp, "palette-action-walk", "palette-about-up", Dialogs, Some(20), &[Commands], palette_found_some, [UP, Key::control('p')]),
    action!(PaletteDown, "palette-action-walk", "palette-about-down", Dialogs, Some(21), &[Commands], palette_found_some, [DOWN, Key::control('n')]),
    action!(PalettePageUp, "palette-action-page-up", "palette-about-page-up", Dialogs, None, &[Commands], palette_found_some, [PAGE_UP]),
    action!(PalettePageDown, "palette-action-page-down", "palette-about-page-down", Dialogs, None, &[Commands], palette_found_some, [PAGE_DOWN]),
    action!(PaletteClose, "palette-action-close", "palette-about-close", Dialogs, Some(30), &[Commands], always, [ESCAPE, Key::function(8), Key::alt('c')]),
    // Menus that write Python. The keys stand on the box: Enter first, then how to move, then where else the line can go.
    action!(Deeds, "deeds-action-open", "deeds-about-open", Console, Some(28), WRITING, always, [Key::function(4), Key::alt('a')]),
    action!(DeedsChoose, "deeds-action-choose", "deeds-about-choose", Dialogs, Some(10), &[Doing], deeds_go_on, [ENTER]),
    action!(DeedsRun, "deeds-action-run", "deeds-about-run", Dialogs, Some(10), &[Doing, Filling], deeds_run, [ENTER]),
    action!(DeedsWhy, "deeds-action-why", "deeds-about-why", Dialogs, Some(10), &[Doing, Filling], deeds_ask_why, [ENTER]),
    action!(DeedsUp, "deeds-action-walk", "deeds-about-up", Dialogs, Some(20), &[Doing, Filling], deeds_has_rows, [UP]),
    action!(DeedsDown, "deeds-action-walk", "deeds-about-down", Dialogs, Some(21), &[Doing, Filling], deeds_has_rows, [DOWN]),
    action!(DeedsLeft, "deeds-action-change", "deeds-about-left", Dialogs, Some(22), &[Doing], deeds_has_list, [LEFT]),
    action!(DeedsRight, "deeds-action-change", "deeds-about-right", Dialogs, Some(23), &[Doing], deeds_has_list, [RIGHT]),
    action!(DeedsToPrompt, "deeds-action-to-prompt", "deeds-about-to-prompt", Dialogs, Some(25), &[Doing, Filling], deeds_written, [TAB]),
    action!(DeedsBack, "deeds-action-back", "deeds-about-back", Dialogs, Some(15), &[Doing, Filling], always, [ESCAPE]),
    action!(DeedsClose, "deeds-action-close", "deeds-about-close", Dialogs, None, &[Doing, Filling], always, [Key::function(4), Key::alt('a')]),
    // The calls, one by one, and what can be copied of one.
    action!(Events, "copy-action-events", "copy-about-events", Programs, Some(75), LAB, always, [Key::function(10), Key::alt('e')]),
    action!(EventUp, "copy-action-event-walk", "copy-about-event-up", Events, Some(20), &[Walking], always, [UP, Key::char('k')]),
    action!(EventDown, "copy-action-event-walk", "copy-about-event-down", Events, Some(21), &[Walking], always, [DOWN, Key::char('j')]),
    action!(EventPageUp, "copy-action-event-page-up", "copy-about-event-page-up", Events, None, &[Walking], always, [PAGE_UP]),
    action!(EventPageDown, "copy-action-event-page-down", "copy-about-event-page-down", Events, None, &[Walking], always, [PAGE_DOWN]),
    action!(EventOldest, "copy-action-event-oldest", "copy-about-event-oldest", Events, None, &[Walking], always, [Key::plain(Code::Home)]),
    action!(EventNewest, "copy-action-event-newest", "copy-about-event-newest", Events, None, &[Walking], always, [Key::plain(Code::End)]),
    action!(EventCopy, "copy-action-event-copy", "copy-about-event-copy", Events, Some(10), &[Walking], call_is_remembered, [ENTER, Key::char('c')]),
    action!(EventsClose, "copy-action-events-close", "copy-about-events-close", Events, Some(30), &[Walking], always, [ESCAPE, Key::char('q'), Key::function(10), Key::alt('e')]),
    action!(EventCause, "causes-action-cause", "causes-about-cause", Events, Some(22), &[Walking], has_cause, [LEFT, Key::char('h')]),
    action!(EventConsequence, "causes-action-consequence", "causes-about-consequence", Events, Some(23), &[Walking], has_consequence, [RIGHT, Key::char('l')]),
    // A program that is walked: nothing is typed there, so letters act, pdb's where it has them.
    action!(WalkStep, "walk-action-step", "walk-about-step", Walk, Some(10), &[Stepped], walk_stands, [ENTER, Key::char('s')]),
    action!(WalkElsewhere, "walk-action-elsewhere", "walk-about-elsewhere", Walk, Some(9), &[Stepped], walk_is_elsewhere, [ENTER]),
    action!(WalkPause, "walk-action-pause", "walk-about-pause", Walk, Some(10), &[Stepped], walk_runs, [ENTER, Key::char('s')]),
    action!(WalkOver, "walk-action-over", "walk-about-over", Walk, Some(14), &[Stepped], walk_stands, [Key::char('n')]),
    action!(WalkOut, "walk-action-out", "walk-about-out", Walk, Some(13), &[Stepped], walk_in_function, [Key::char('r')]),
    action!(WalkToCall, "walk-action-to-call", "walk-about-to-call", Walk, Some(12), &[Stepped], walk_stands, [Key::char('l')]),
    action!(WalkGo, "walk-action-go", "walk-about-go", Walk, Some(13), &[Stepped], walk_stands, [Key::char('c')]),
    action!(WalkBreakpoint, "walk-action-breakpoint", "walk-about-breakpoint", Walk, Some(16), &[Stepped], always, [Key::char('b')]),
    action!(Stops, "walk-action-stops", "walk-about-stops", Walk, Some(31), &[Stepped], always, [Key::char('p')]),
    action!(Variables, "walk-action-variables", "walk-about-variables", Walk, Some(15), &[Stepped], walk_has_variables, [Key::char('v')]),
    action!(WalkUp, "walk-action-cursor", "walk-about-up", Walk, Some(40), &[Stepped], always, [UP, Key::char('k')]),
    action!(WalkDown, "walk-action-cursor", "walk-about-down", Walk, Some(41), &[Stepped], always, [DOWN, Key::char('j')]),
    action!(WalkAgain, "walk-action-again", "walk-about-again", Walk, Some(42), &[Stepped], walk_is_file, [Key::char('R')]),
    action!(WalkNext, "walk-action-next", "walk-about-next", Walk, None, &[Console], can_arm, [Key::alt('w')]),
    action!(VariablesUp, "walk-action-scroll", "walk-about-variables-up", Dialogs, Some(20), &[Valued], always, [UP, Key::char('k')]),
    action!(VariablesDown, "walk-action-scroll", "walk-about-variables-down", Dialogs, Some(21), &[Valued], always, [DOWN, Key::char('j')]),
    action!(VariablesClose, "walk-action-close", "walk-about-variables-close", Dialogs, Some(30), &[Valued], always, [ESCAPE, ENTER, Key::char('v'), Key::char('q')]),
    action!(StopToggle, "walk-action-stop-toggle", "walk-about-stop-toggle", Dialogs, Some(10), &[Stopping], always, [ENTER, Key::char(' ')]),
    action!(StopUp, "walk-action-stop-walk", "walk-about-stop-up", Dialogs, Some(20), &[Stopping], always, [UP, Key::char('k')]),
    action!(StopDown, "walk-action-stop-walk", "walk-about-stop-down", Dialogs, Some(21), &[Stopping], always, [DOWN, Key::char('j')]),
    action!(StopsClose, "walk-action-close", "walk-about-stops-close", Dialogs, Some(30), &[Stopping], always, [ESCAPE, Key::char('p'), Key::char('q')]),
    action!(CompletePath, "walk-action-complete-path", "walk-about-complete-path", Dialogs, Some(20), &[Naming], names_file, [TAB]),
    // Menus and questions.
    action!(MenuChoose, "app-action-menu-choose", "app-about-menu-choose", Dialogs, Some(10), &[Menu], always, [ENTER]),
    action!(MenuUp, "app-action-menu-up", "app-about-menu-up", Dialogs, Some(20), &[Menu], always, [UP, Key::char('k')]),
    action!(MenuDown, "app-action-menu-down", "app-about-menu-down", Dialogs, Some(21), &[Menu], always, [DOWN, Key::char('j')]),
    action!(NameAccept, "app-action-name-accept", "app-about-name-accept", Dialogs, Some(10), &[Naming], always, [ENTER]),
    action!(Close, "app-action-close", "app-about-close", Dialogs, Some(30), &[Menu, Naming], always, [ESCAPE, Key::function(7), Key::alt('n')]),
    action!(HelpUp, "app-action-help-up", "app-about-help-up", Dialogs, Some(20), &[HelpOpen], always, [UP, Key::char('k')]),
    action!(HelpDown, "app-action-help-down", "app-about-help-down", Dialogs, Some(21), &[HelpOpen], always, [DOWN, Key::char('j')]),
    action!(HelpPageUp, "app-action-help-page-up", "app-about-help-page-up", Dialogs, None, &[HelpOpen], always, [PAGE_UP]),
    action!(HelpPageDown, "app-action-help-page-down", "app-about-help-page-down", Dialogs, None, &[HelpOpen], always, [PAGE_DOWN, Key::char(' ')]),
    action!(CloseHelp, "app-action-close-help", "app-about-close-help", Dialogs, Some(30), &[HelpOpen], always, [ESCAPE, Key::char('q'), ENTER, Key::function(1), Key::alt('h')]),
    action!(PermissionAnswer, "app-action-permission-answer", "app-about-permission-answer", Dialogs, Some(10), &[Permission], always, [ENTER]),
    action!(PermissionOther, "app-action-permission-other", "app-about-permission-other", Dialogs, Some(20), &[Permission], always, [UP, DOWN, LEFT, RIGHT, TAB]),
    action!(PermissionRefuse, "app-action-permission-refuse", "app-about-permission-refuse", Dialogs, Some(30), &[Permission], always, [ESCAPE, Key::char('n')]),
    action!(PersonAccept, "app-action-person-accept", "app-about-person-accept", Dialogs, Some(10), &[Person], always, [ENTER]),
    action!(PersonUp, "app-action-person-up", "app-about-person-up", Dialogs, Some(20), &[Person], several_people, [UP]),
    action!(PersonDown, "app-action-person-down", "app-about-person-down", Dialogs, Some(21), &[Person], several_people, [DOWN]),
    action!(PersonClose, "app-action-person-close", "app-about-person-close", Dialogs, Some(30), &[Person], always, [ESCAPE]),
    action!(ExperimentChoose, "whatif-action-choose", "whatif-about-choose", Dialogs, Some(10), &[Asked], always, [ENTER]),
    action!(ExperimentUp, "whatif-action-walk", "whatif-about-up", Dialogs, Some(20), &[Asked], always, [UP]),
    action!(ExperimentDown, "whatif-action-walk", "whatif-about-down", Dialogs, Some(21), &[Asked], always, [DOWN]),
    action!(ExperimentLetter, "whatif-action-letter", "whatif-about-letter", Dialogs, None, &[Asked], always, [Key::char('a'), Key::char('b'), Key::char('c'), Key::char('d'), Key::char('e')]),
    action!(ExperimentClose, "whatif-action-close", "whatif-about-close", Dialogs, Some(30), &[Asked], always, [ESCAPE, Key::plain(Code::Backspace)]),
    action!(CopyChoose, "copy-action-choose", "copy-about-choose", Dialogs, Some(10), &[Copying], always, [ENTER, Key::char('c')]),
    action!(CopyUp, "copy-action-walk", "copy-about-up", Dialogs, Some(20), &[Copying], always, [UP, Key::char('k')]),
    action!(CopyDown, "copy-action-walk", "copy-about-down", Dialogs, Some(21), &[Copying], always, [DOWN, Key::char('j')]),
    action!(CopyClose, "copy-action-close", "copy-about-close", Dialogs, Some(30), &[Copying], always, [ESCAPE, Key::char('q')]),
    action!(Card, "card-action-open", "card-about-open", Programs, Some(48), CARDS, has_card, [Key::alt('s')]),
    action!(CardTurn, "card-action-turn", "card-about-turn", Dialogs, Some(10), &[Carded], always, [TAB, LEFT, RIGHT]),
    action!(CardUp, "card-action-walk", "card-about-up", Dialogs, Some(20), &[Carded], card_has_facts, [UP, Key::char('k')]),
    action!(CardDown, "card-action-walk", "card-about-down", Dialogs, Some(21), &[Carded], card_has_facts, [DOWN, Key::char('j')]),
    action!(CardNext, "card-action-next", "card-about-next", Dialogs, Some(25), &[Carded], always, [Key::char('n'), Key::char('+')]),
    action!(CardClose, "card-action-close", "card-about-close", Dialogs, Some(30), &[Carded], always, [ESCAPE, Key::char('q'), ENTER, Key::alt('s')]),
    // The first run, on the first screen.
    action!(FirstRunAccept, "face-action-first-run-accept", "face-about-first-run-accept", Home, Some(10), &[Home], greets, [ENTER, ESCAPE]),
    action!(FirstRunPreviousTheme, "face-action-first-run-theme", "face-about-first-run-previous-theme", Home, Some(15), &[Home], greets, [LEFT]),
    action!(FirstRunNextTheme, "face-action-first-run-theme", "face-about-first-run-next-theme", Home, Some(16), &[Home], greets, [RIGHT]),
    // The first screen: nothing is typed there, so letters act.
    action!(HomeEnter, "app-action-home-enter", "app-about-home-enter", Home, Some(10), &[Home], always, [ENTER]),
    action!(HomeUp, "app-action-home-up", "app-about-home-up", Home, Some(20), &[Home], always, [UP, Key::char('k')]),
    action!(HomeDown, "app-action-home-down", "app-about-home-down", Home, Some(21), &[Home], always, [DOWN, Key::char('j')]),
    action!(HomeByte, "app-action-home-byte", "app-about-home-byte", Home, Some(30), &[Home], always, [Key::char(' ')]),
    action!(HomeLesson, "app-action-home-lesson", "app-about-home-lesson", Home, None, &[Home], has_lessons, [Key::char('1'), Key::char('2'), Key::char('3'), Key::char('4'), Key::char('5'), Key::char('6'), Key::char('7'), Key::char('8'), Key::char('9')]),
    action!(HomeGlossary, "app-action-home-glossary", "app-about-home-glossary", Home, None, &[Home], glossary_has_terms, [Key::char('G'), Key::char('g')]),
    action!(HomeDemo, "demo-action-home", "demo-about-home", Home, None, &[Home], has_lessons, [Key::char('D'), Key::char('d')]),
    action!(HomePerson, "app-action-home-person", "app-about-home-person", Home, None, &[Home], somebody_began, [Key::char('O'), Key::char('o')]),
    action!(HomeLab, "app-action-home-lab", "app-about-home-lab", Home, None, &[Home], always, [Key::char('L'), Key::char('l')]),
    action!(HomeQuit, "app-action-home-quit", "app-about-home-quit", Home, Some(100), &[Home], always, [Key::char('q'), Key::char('Q')]),
    // Everywhere.
    action!(Help, "app-action-help", "app-about-help", General, Some(70), HELPED, always, [Key::function(1), Key::alt('h')]),
    action!(Language, "app-action-language", "app-about-language", General, Some(90), EVERYWHERE, always, [Key::function(2), Key::alt('l')]),
    action!(Palette, "palette-action-open", "palette-about-open", General, Some(84), &[Home, Console, Answer, Server, Stepped, Reading, Question, Sentence, Broken, Shown], always, [Key::function(8), Key::alt('c')]),
    action!(NextTheme, "face-action-theme", "face-about-theme", General, Some(110), EVERYWHERE, always, [Key::function(2).shifted(), Key::alt('t')]),
    action!(Mouse, "mouse-action", "mouse-about", General, Some(84), EVERYWHERE, always, [Key::function(12), Key::alt('m')]),
    // Bytes in motion.
    action!(Motion, "motion-action", "motion-about", General, None, EVERYWHERE, always, [Key::alt('v')]),
    action!(Suspend, "app-action-suspend", "app-about-suspend", General, None, EVERYWHERE, always, [Key::control('z')]),
    action!(Quit, "app-action-quit", "app-about-quit", General, Some(95), EVERYWHERE, always, [Key::control('q')]),
    // The errors museum.
    action!(Museum, "museum-action-open", "museum-about-open", Programs, Some(112), MUSEUM, museum_opens, [Key::alt('u')]),
    action!(HomeMuseum, "museum-action-open", "museum-about-open", Home, None, &[Home], always, [Key::char('E'), Key::char('e')]),
    action!(MuseumProvoke, "museum-action-provoke", "museum-about-provoke", Dialogs, Some(10), &[Exhibits], museum_found_some, [ENTER]),
    action!(MuseumUp, "museum-action-walk", "museum-about-up", Dialogs, Some(20), &[Exhibits], museum_found_some, [UP, Key::control('p')]),
    action!(MuseumDown, "museum-action-walk", "museum-about-down", Dialogs, Some(21), &[Exhibits], museum_found_some, [DOWN, Key::control('n')]),
    action!(MuseumRead, "museum-action-read", "museum-about-read", Dialogs, Some(25), &[Exhibits], exhibit_was_seen, [TAB]),
    action!(MuseumClose, "museum-action-close", "museum-about-close", Dialogs, Some(30), &[Exhibits], always, [ESCAPE, Key::alt('u')]),
    action!(ExhibitBack, "museum-action-back", "museum-about-back", Dialogs, Some(10), &[Exhibited], always, [ENTER, ESCAPE, Key::char('q'), Key::alt('u')]),
    action!(ExhibitAgain, "museum-action-again", "museum-about-again", Dialogs, Some(20), &[Exhibited], always, [Key::char('r')]),
    action!(ExhibitUp, "museum-action-scroll", "museum-about-scroll-up", Dialogs, None, &[Exhibited], always, [UP, Key::char('k')]),
    action!(ExhibitDown, "museum-action-scroll", "museum-about-scroll-down", Dialogs, None, &[Exhibited], always, [DOWN, Key::char('j')]),
    // The bytes of a conversation.
    action!(Hex, "hex-action-open", "hex-about-open", Programs, Some(76), CARDS, has_bytes, [Key::alt('x')]),
    action!(HexTurn, "hex-action-turn", "hex-about-turn", Dialogs, Some(15), &[Staring], always, [TAB]),
    action!(HexUp, "hex-action-row", "hex-about-up", Dialogs, Some(20), &[Staring], hex_has_bytes, [UP, Key::char('k')]),
    action!(HexDown, "hex-action-row", "hex-about-down", Dialogs, Some(21), &[Staring], hex_has_bytes, [DOWN, Key::char('j')]),
    action!(HexLeft, "hex-action-byte", "hex-about-left", Dialogs, Some(22), &[Staring], hex_has_bytes, [LEFT, Key::char('h')]),
    action!(HexRight, "hex-action-byte", "hex-about-right", Dialogs, Some(23), &[Staring], hex_has_bytes, [RIGHT, Key::char('l')]),
    action!(HexPageUp, "hex-action-page-up", "hex-about-page-up", Dialogs, None, &[Staring], hex_has_bytes, [PAGE_UP]),
    action!(HexPageDown, "hex-action-page-down", "hex-about-page-down", Dialogs, None, &[Staring], hex_has_bytes, [PAGE_DOWN, Key::char(' ')]),
    action!(HexFirst, "hex-action-first", "hex-about-first", Dialogs, None, &[Staring], hex_has_bytes, [Key::plain(Code::Home)]),
    action!(HexLast, "hex-action-last", "hex-about-last", Dialogs, None, &[Staring], hex_has_bytes, [Key::plain(Code::End)]),
    action!(HexSearch, "hex-action-search", "hex-about-search", Dialogs, Some(25), &[Staring], hex_has_bytes, [Key::char('/')]),
    action!(HexNext, "hex-action-next", "hex-about-next", Dialogs, Some(24), &[Staring], hex_found_some, [Key::char('n')]),
    action!(HexPrevious, "hex-action-previous", "hex-about-previous", Dialogs, None, &[Staring], hex_found_some, [Key::char('N')]),
    action!(HexClose, "hex-action-close", "hex-about-close", Dialogs, Some(30), &[Staring], always, [ESCAPE, Key::char('q'), ENTER, Key::alt('x')]),
    action!(HexSearchAccept, "hex-action-search-accept", "hex-about-search-accept", Dialogs, Some(10), &[Seeking], always, [ENTER]),
    action!(HexSearchClose, "hex-action-search-close", "hex-about-search-close", Dialogs, Some(30), &[Seeking], always, [ESCAPE]),
];
