//! What there is to choose from, by a list of small providers, and what it is called.

use crate::course::markdown::plain;
use crate::i18n::{I18n, Language};

use super::ranking::Folded;
use super::{Command, Entry};
use crate::app::actions::{self, ACTIONS, Action, ActionId, Category};
use crate::app::home::HomeItem;
use crate::app::keys::{Code, Key};
use crate::app::model::{Model, Screen};
use crate::app::popup::ProgramItem;
use crate::app::theme_name::ThemeName;

/// Something to choose, and the key that does the same now.
type Offer = (Command, Option<Key>);

/// Who says what there is, in the order of an empty search. To offer something of a new kind: a provider here, its name
/// and sentence below, and what it does in `doing`.
const PROVIDERS: [fn(&Model) -> Vec<Offer>; 8] =
    [of_the_table, programs, lessons, laboratory, menu_of_programs, demonstrations, themes, glossary];

/// Everything that can be done now. Nothing may stand over the screen: it decides what the keys mean.
pub(super) fn commands(model: &Model) -> Vec<Offer> {
    PROVIDERS.iter().flat_map(|provider| provider(model)).collect()
}

/// A command with its names in both languages.
pub(super) fn entry(model: &Model, command: Command, key: Option<Key>) -> Entry {
    let languages = [Language::Spanish, Language::English];
    let names = languages.map(|language| Folded::new(name(model, &command, model.words.of(language))));
    let sentences = languages.map(|language| Folded::new(about(model, &command, model.words.of(language))));
    let further = super::words::words(&command);
    let further = further.into_iter().flat_map(|id| languages.map(|language| model.words.of(language).tr(id)));
    let words = further.flat_map(|all| all.split(", ").map(|word| Folded::new(word.to_owned())).collect::<Vec<_>>());
    let words = words.collect();
    Entry { command, key, names, sentences, words }
}

/// What a command is called.
fn name(model: &Model, command: &Command, i18n: &I18n) -> String {
    let catalogue = &model.course.catalogue;
    let numbered = |id: &str, place: usize| {
        let Some(lesson) = catalogue.lessons.get(place) else { return String::new() };
        let title = &lesson.prose(i18n.language()).title;
        i18n.tr_with(id, &[("number", &lesson.order.to_string()), ("title", title)])
    };
    match command {
        Command::Action(id) => actions::action(*id).map(|action| i18n.tr(action.label)).unwrap_or_default(),
        Command::Program(id) => {
            let name = model.lab.participant(*id).map_or("", |participant| participant.name.as_str());
            i18n.tr_with("palette-program", &[("program", name)])
        }
        Command::Lesson(place) => numbered("palette-lesson", *place),
        Command::Demo(place) => numbered("palette-demo", *place),
        Command::Broken(place) => {
            let folder = catalogue.broken.get(*place).map_or("", |broken| broken.folder.as_str());
            i18n.tr_with("palette-broken", &[("folder", folder)])
        }
        Command::Lab => HomeItem::Lab.label().map(|id| i18n.tr(id)).unwrap_or_default(),
        Command::Glossary => HomeItem::Glossary.label().map(|id| i18n.tr(id)).unwrap_or_default(),
        Command::Item(item) if item.is_new() => i18n.tr(item.label()),
        Command::Item(item) => {
            let name = model.focused().map_or("", |participant| participant.name.as_str());
            i18n.tr_with("palette-item", &[("item", &i18n.tr(item.label())), ("program", name)])
        }
        Command::Theme(theme) => {
            let theme = i18n.tr_with("face-theme-name", &[("theme", theme.code())]);
            i18n.tr_with("palette-theme", &[("theme", &theme)])
        }
        Command::Term(id) => {
            let entry = catalogue.glossary.entry(i18n.language(), id);
            entry.map_or_else(|| id.clone(), |entry| plain(&entry.word))
        }
    }
}

/// A sentence about a command.
pub fn about(model: &Model, command: &Command, i18n: &I18n) -> String {
    let catalogue = &model.course.catalogue;
    let said = |item: HomeItem| item.description().map(|id| i18n.tr(id)).unwrap_or_default();
    match command {
        Command::Action(id) => actions::action(*id).map(|action| i18n.tr(action.help)).unwrap_or_default(),
        Command::Program(_) => i18n.tr("palette-about-program"),
        Command::Lesson(place) => {
            catalogue.lessons.get(*place).map(|lesson| lesson.prose(i18n.language()).about.clone()).unwrap_or_default()
        }
        Command::Demo(_) => said(HomeItem::Demo),
        Command::Broken(_) => i18n.tr("palette-about-broken"),
        Command::Lab => said(HomeItem::Lab),
        Command::Glossary => said(HomeItem::Glossary),
        Command::Item(item) => i18n.tr(item.explanation()),
        Command::Theme(theme) => i18n.tr(theme_sentence(*theme)),
        Command::Term(id) => {
            let reader = model.keymap.reader(i18n);
            let text = catalogue.glossary.entry(i18n.language(), id).map(|entry| plain(&entry.explanation(&reader)));
            text.as_deref().and_then(|text| text.lines().next()).unwrap_or_default().to_owned()
        }
    }
}

/// The actions of the table whose key works now, as far as they are commands: the most useful ones first.
fn of_the_table(model: &Model) -> Vec<Offer> {
    let offer = |action: &'static Action| Some((action, key_of(model, action)?));
    let mut found: Vec<_> = ACTIONS.iter().filter(|it| is_command(model, it)).filter_map(offer).collect();
    found.sort_by_key(|(action, _)| action.footer.unwrap_or(u8::MAX));
    found.into_iter().map(|(action, key)| (Command::Action(action.id), Some(key))).collect()
}

/// The key that means an action now.
pub(super) fn key_of(model: &Model, action: &Action) -> Option<Key> {
    let means = |key: &&Key| actions::meant_by(model, **key).is_some_and(|meant| meant.id == action.id);
    model.keymap.keys_of(action).iter().find(means).copied()
}

/// Whether an action makes sense by its name: what edits a line, walks a list or wants to know a digit does not.
fn is_command(model: &Model, action: &Action) -> bool {
    use ActionId::*;
    match action.id {
        // The palette itself; the quicker way to quit, which stands there by its own name; what is marked below, where
        // nobody sees it now.
        Palette | HomeQuit | HomeEnter | LessonChoose => false,
        Complete | CompleteBack | HistoryPrevious | HistoryNext => false,
        ScrollUp | ScrollDown | TravelUp | TravelDown => false,
        HomeUp | HomeDown | LessonUp | LessonDown | FindingsUp | FindingsDown => false,
        Interrupt => actions::interrupts(model),
        _ => !matches!(action.category, Category::Editing | Category::Dialogs) && !wants_digit(action),
    }
}

/// Whether which of its keys is pressed says what is meant: in the table those are digits.
fn wants_digit(action: &Action) -> bool {
    let digit = |key: &Key| matches!(key.code, Code::Char(character) if character.is_ascii_digit());
    action.keys.len() > 1 && action.keys.iter().all(digit)
}

/// The digit of the action for the thing at `place`, counted from 0, where that key works now.
fn digit_of(model: &Model, id: ActionId, place: usize) -> Option<Key> {
    let key = model.keymap.keys(id).get(place).copied()?;
    actions::meant_by(model, key).filter(|meant| meant.id == id).map(|_| key)
}

/// Whether an action's keys work now.
fn works(model: &Model, id: ActionId) -> bool {
    actions::action(id).is_some_and(|action| key_of(model, action).is_some())
}

/// The other programs on the screen.
fn programs(model: &Model) -> Vec<Offer> {
    if !works(model, ActionId::GoToProgram) {
        return Vec::new();
    }
    let others = model.lab.participants.iter().enumerate().filter(|(place, _)| *place != model.lab.focus);
    others.map(|(place, it)| (Command::Program(it.id), digit_of(model, ActionId::GoToProgram, place))).collect()
}

/// The lessons but the one on the screen, and what is wrong with those that cannot be read.
fn lessons(model: &Model) -> Vec<Offer> {
    let catalogue = &model.course.catalogue;
    let here = model.lesson_on_screen().filter(|play| !play.is_closed()).map(|play| play.player.lesson().id.as_str());
    let others = catalogue.lessons.iter().enumerate().filter(|(_, lesson)| Some(lesson.id.as_str()) != here);
    let lessons = others.map(|(place, _)| (Command::Lesson(place), digit_of(model, ActionId::HomeLesson, place)));
    let broken = (0..catalogue.broken.len()).filter(|place| model.screen != Screen::Broken(*place));
    lessons.chain(broken.map(|place| (Command::Broken(place), None))).collect()
}

/// The free laboratory. On the first screen it has its key, and is of the table.
fn laboratory(model: &Model) -> Vec<Offer> {
    let elsewhere = model.screen != Screen::Lab && !works(model, ActionId::HomeLab);
    elsewhere.then_some((Command::Lab, None)).into_iter().collect()
}

/// What the menu of programs offers.
fn menu_of_programs(model: &Model) -> Vec<Offer> {
    if !works(model, ActionId::Programs) {
        return Vec::new();
    }
    let subject = model.focused().map(|participant| participant.id);
    let items = model.program_items(subject).into_iter().chain(ProgramItem::faults());
    items.map(|item| (Command::Item(item), None)).collect()
}

/// The lessons to demonstrate, but the one on the screen.
fn demonstrations(model: &Model) -> Vec<Offer> {
    let here = model.demo_on_screen().map(|demo| demo.show.lesson().id.as_str());
    let lessons = model.course.catalogue.lessons.iter().enumerate();
    lessons
        .filter(|(_, lesson)| Some(lesson.id.as_str()) != here)
        .map(|(place, _)| (Command::Demo(place), None))
        .collect()
}

/// The themes but the present one.
fn themes(model: &Model) -> Vec<Offer> {
    let others = ThemeName::ALL.into_iter().filter(|theme| *theme != model.theme);
    others.map(|theme| (Command::Theme(theme), None)).collect()
}

fn theme_sentence(theme: ThemeName) -> &'static str {
    match theme {
        ThemeName::Oscuro => "palette-about-oscuro",
        ThemeName::Claro => "palette-about-claro",
        ThemeName::Contraste => "palette-about-contraste",
        ThemeName::Mono => "palette-about-mono",
    }
}

/// All terms together, where no key opens them, and each.
fn glossary(model: &Model) -> Vec<Offer> {
    let ids = model.course.catalogue.glossary.in_order(model.language);
    let all = !ids.is_empty() && !works(model, ActionId::HomeGlossary);
    let terms = ids.into_iter().map(|id| (Command::Term(id.to_owned()), None));
    all.then_some((Command::Glossary, None)).into_iter().chain(terms).collect()
}
