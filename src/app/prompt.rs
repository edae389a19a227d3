//! What happens at a prompt: typing, running, typing ahead, pasting, completing.

use crate::journal::event::{ProgramId, StatementId};
use crate::lab::order::Order;

use super::actions::ActionId;
use super::deeds::{DeedsMenu, Level};
use super::editor::{EDITOR_BYTES, cut};
use super::effect::Effect;
use super::lab::{Completion, Console, Participant};
use super::lesson::Waits;
use super::listing::{PASTE_BYTES, clean, split};
use super::model::{Model, Place};
use super::popup::Popup;
use super::statements::{Completeness, QUEUED_STATEMENTS};
use super::text::Text;
use super::update::types;

/// How many bytes a sentence of one's own, or a person's name, may have.
pub const SENTENCE_BYTES: usize = 1_000;

/// Where typed text goes now: the focused prompt, a name, or a sentence.
pub(super) fn editor(model: &mut Model) -> Option<&mut super::editor::Editor> {
    match model.place() {
        Place::Console => Some(&mut model.lab.focused_mut()?.console.as_mut()?.editor),
        Place::Answer => Some(&mut model.lab.focused_mut()?.answering.editor),
        Place::Naming => match &mut model.popup {
            Some(Popup::Programs(menu)) => Some(&mut menu.naming.as_mut()?.editor),
            _ => None,
        },
        Place::Person => match &mut model.popup {
            Some(Popup::Person(person)) => Some(&mut person.editor),
            _ => None,
        },
        Place::Palette => match &mut model.popup {
            Some(Popup::Palette(palette)) => Some(&mut palette.editor),
            _ => None,
        },
        Place::Museum => match &mut model.popup {
            Some(Popup::Museum(museum)) => Some(&mut museum.editor),
            _ => None,
        },
        Place::DeedsField => match &mut model.popup {
            Some(Popup::Deeds(DeedsMenu { level: Level::Form { form, .. }, .. })) => form.editor_mut(),
            _ => None,
        },
        Place::HexSearch => match &mut model.popup {
            Some(Popup::Hex(hex)) => Some(&mut hex.search.editor),
            _ => None,
        },
        Place::Sentence => Some(&mut model.lesson.as_mut()?.sentence),
        _ => None,
    }
}

/// The focused prompt.
pub(super) fn console(model: &mut Model) -> Option<&mut Console> {
    model.lab.focused_mut()?.console.as_mut()
}

/// Ends what belongs to the text as it was: completions, looking back, the way back in the transcript.
pub(super) fn text_changes(model: &mut Model) {
    if matches!(model.place(), Place::Console | Place::Answer)
        && let Some(participant) = model.lab.focused_mut()
    {
        participant.scroll = 0;
        if let Some(console) = &mut participant.console {
            console.completion = None;
        }
    }
}

/// A character was typed.
pub(super) fn type_character(model: &mut Model, character: char) {
    text_changes(model);
    super::deeds::type_over(model);
    let Some(editor) = editor(model) else { return super::deeds::seek(model, character) };
    let is_full = editor.insert(character.encode_utf8(&mut [0; 4])) == 0;
    if is_full {
        model.complain(Text::new("app-status-line-full"));
    }
    shorten(model);
}

/// A sentence, a person's name and a search have less room than a prompt: what is beyond it is cut, and that is said.
fn shorten(model: &mut Model) {
    let typed = [Place::Sentence, Place::Person, Place::Palette, Place::Museum, Place::DeedsField, Place::HexSearch];
    if !typed.contains(&model.place()) {
        return;
    }
    let Some(editor) = editor(model) else { return };
    if editor.text().len() > SENTENCE_BYTES {
        let kept = cut(editor.text(), SENTENCE_BYTES).to_owned();
        editor.set(&kept);
        model.complain(Text::new("app-status-sentence-full"));
    }
}

/// Enter with text on the prompt: runs it, or opens the next line while it is not whole.
pub(super) fn enter(model: &mut Model) -> Vec<Effect> {
    text_changes(model);
    let is_complete = model.is_complete;
    let Some(console) = console(model) else { return Vec::new() };
    if console.editor.is_blank() {
        console.editor.take();
        return Vec::new();
    }
    if is_complete(console.editor.text()) == Completeness::Incomplete {
        if console.editor.insert("\n") == 0 {
            model.complain(Text::new("app-status-line-full"));
        }
        return Vec::new();
    }
    if refuses(model) {
        return Vec::new();
    }
    let source = self::console(model).map(|console| console.editor.take()).unwrap_or_default();
    run(model, source.trim_end().to_owned())
}

/// Runs a statement in the focused console, or lets it wait for the one that runs there.
pub(super) fn run(model: &mut Model, source: String) -> Vec<Effect> {
    super::whatif::typed(model);
    if refuses(model) {
        return Vec::new();
    }
    let Some(participant) = model.lab.focused_mut() else { return Vec::new() };
    participant.scroll = 0;
    let Some(console) = &mut participant.console else { return Vec::new() };
    if console.queue.len() >= QUEUED_STATEMENTS {
        console.editor.set(&source);
        model.complain(Text::new("app-status-queue-full").with("most", QUEUED_STATEMENTS.to_string()));
        return Vec::new();
    }
    console.history.add(&source);
    console.queue.push_back(source.clone());
    let mut effects: Vec<Effect> = send_next(participant).into_iter().collect();
    effects.extend(super::lesson::ran(model, &source));
    effects
}

/// Sends the statement that has waited longest, if the console is free.
pub(super) fn send_next(participant: &mut Participant) -> Option<Effect> {
    let program = participant.id;
    let console = participant.console.as_mut()?;
    if !participant.born || console.sent.is_some() {
        return None;
    }
    let source = console.queue.pop_front()?;
    console.statements += 1;
    let statement = StatementId(console.statements);
    console.sent = Some(statement);
    if let Some(walk) = super::walk::begin_block(participant, statement, &source) {
        return Some(walk);
    }
    Some(Effect::Lab(Order::Run { program, statement, source }))
}

/// Says so where the focused program has ended and nothing can run in it.
fn refuses(model: &mut Model) -> bool {
    let Some(participant) = model.focused() else { return true };
    // After a restart was ordered, what is typed waits for the new process.
    let dead = participant.born && model.is_dead(participant.id);
    if dead {
        let name = participant.name.clone();
        let said = Text::new("app-status-dead").with("program", name);
        let (again, menu) = (model.keymap.key(ActionId::RestartDead), model.keymap.key(ActionId::Programs));
        model.complain(said.with_key("key", again).with_key("menu", menu));
    }
    dead
}

/// Text was pasted: one line is typed; several are run statement by statement, in order, and what has no line
/// end stays on the prompt. As in python3, what fails stops nothing that follows.
pub(super) fn paste(model: &mut Model, pasted: &str) -> Vec<Effect> {
    super::whatif::type_through(model);
    if !types(model) {
        if model.lesson_waits() == Some(Waits::Scene) {
            model.say(Text::new("app-status-scene-prepared"));
        }
        return Vec::new();
    }
    model.status = None;
    if super::answer::is_typed(model) {
        return super::answer::paste(model, pasted);
    }
    if model.place() == Place::Console {
        super::whatif::typed(model);
    }
    text_changes(model);
    let is_first = editor(model).is_none_or(|editor| editor.is_blank());
    let cleaned = clean(pasted, is_first);
    let name_only = model.place() != Place::Console;
    let is_listing = !name_only && cleaned.text.contains('\n');
    let effects = if is_listing && !refuses(model) {
        paste_listing(model, &cleaned.text)
    } else {
        let text = if name_only {
            cleaned.text.trim_start_matches('\n').lines().next().unwrap_or_default()
        } else {
            &cleaned.text
        };
        if !text.is_empty() {
            super::deeds::type_over(model);
        }
        if editor(model).is_some_and(|editor| editor.insert(text) < text.len()) {
            model.complain(Text::new("app-status-line-full"));
        }
        shorten(model);
        Vec::new()
    };
    let problem = model.status.as_ref().is_some_and(|status| status.is_problem);
    if problem || name_only {
        // That comes first: something of the text is missing.
    } else if cleaned.was_cut {
        let kept = PASTE_BYTES / 1024;
        model.complain(Text::new("app-status-paste-cut").with("kept", kept.to_string()));
    } else if cleaned.has_curly_quotes {
        model.complain(Text::new("copy-paste-curly"));
    } else if cleaned.had_invisible {
        model.say(Text::new("copy-paste-invisible"));
    }
    effects
}

/// What is said after a paste, while nothing more urgent is.
const PASTE_TOLD: [&str; 6] = [
    "copy-pasted",
    "copy-pasted-runs",
    "copy-paste-left-out",
    "copy-paste-curly",
    "copy-paste-invisible",
    "app-status-paste-cut",
];

/// Whether what stands as the answer to the last key is about a paste.
pub(super) fn tells_paste(model: &Model) -> bool {
    model.status.as_ref().is_some_and(|status| PASTE_TOLD.contains(&status.text.id))
}

/// Enter on an empty prompt where it does nothing: says what would.
pub(super) fn nothing_to_run(model: &mut Model) {
    let Some(focused) = model.focused() else { return };
    let (id, name) = (focused.id, focused.name.clone());
    let text = match (model.wait(id), model.is_running()) {
        (Some(_), _) => Text::new("app-next-blocked").with_key("key", model.keymap.key(ActionId::Interrupt)),
        (None, true) => Text::new("app-next-running"),
        (None, false) => Text::new("app-status-empty-line").with_key("key", model.keymap.key(ActionId::Deeds)),
    };
    model.say(text.with("program", name));
}

/// Runs the statements of a listing, behind and before what stands on the prompt.
fn paste_listing(model: &mut Model, listing: &str) -> Vec<Effect> {
    let is_complete = model.is_complete;
    let walks_whole = model.is_armed();
    let Some(console) = console(model) else { return Vec::new() };
    let (before, after) = console.editor.text().split_at(console.editor.cursor());
    let whole = [before, listing, after].concat();
    console.editor.take();
    let mut pasted = split(&whole, is_complete);
    if walks_whole {
        // One block, walked as a whole.
        pasted.statements = Some(pasted.statements.join("\n")).filter(|block| !block.is_empty()).into_iter().collect();
    }
    let room = QUEUED_STATEMENTS.saturating_sub(console.queue.len());
    let too_many = pasted.statements.len() > room;
    if too_many {
        let mut later = pasted.statements.split_off(room).join("\n");
        later.push('\n');
        pasted.rest.insert_str(0, &later);
    }
    let missing = pasted.rest.len().saturating_sub(EDITOR_BYTES);
    console.editor.set(&pasted.rest);
    let count = pasted.statements.iter().filter(|statement| !statement.starts_with('#')).count() as u64;
    let interrupt = model.keymap.key(ActionId::Interrupt);
    let mut effects = Vec::new();
    for statement in pasted.statements {
        effects.extend(run(model, statement));
    }
    if missing > 0 {
        model.complain(Text::new("copy-paste-left-out").with("bytes", missing.to_string()).counted(missing as u64));
    } else if too_many {
        model.complain(Text::new("app-status-queue-full").with("most", QUEUED_STATEMENTS.to_string()));
    } else if self::console(model).is_some_and(|console| !console.queue.is_empty()) {
        model.say(Text::new("copy-pasted").with_key("key", interrupt).counted(count));
    } else if !effects.is_empty() {
        // So that an Enter out of habit has something to answer, and runs nothing that was not asked for.
        model.say(Text::new("copy-pasted-runs"));
    }
    effects
}

/// Tab: asks for completions, or walks through those that came. `back` walks the other way.
pub(super) fn complete(model: &mut Model, back: bool) -> Vec<Effect> {
    let request = model.next_request;
    let Some(participant) = model.lab.focused_mut() else { return Vec::new() };
    let program = participant.id;
    let Some(console) = &mut participant.console else { return Vec::new() };
    if console.editor.line_before_cursor().trim().is_empty() {
        console.editor.insert("    ");
        return Vec::new();
    }
    if let Some(completion) = &mut console.completion
        && let Some(last) = completion.words.len().checked_sub(1)
    {
        let chosen = match (completion.chosen, back) {
            (None, false) => 0,
            (None, true) => last,
            (Some(at), false) => {
                if at == last {
                    0
                } else {
                    at + 1
                }
            }
            (Some(at), true) => at.checked_sub(1).unwrap_or(last),
        };
        completion.chosen = Some(chosen);
        let (from, word) = (completion.from, completion.words.get(chosen).cloned().unwrap_or_default());
        console.editor.replace_before_cursor(from, &word);
        return Vec::new();
    }
    let (line, cursor) = (console.editor.text().to_owned(), console.editor.cursor());
    console.completion = Some(Completion { request, from: cursor, words: Vec::new(), chosen: None });
    model.next_request += 1;
    vec![Effect::Lab(Order::Complete { program, request, line, cursor })]
}

/// The answer to [`complete`]. It counts only while the text is as it was.
pub(super) fn completions(model: &mut Model, program: ProgramId, request: u64, from: usize, words: Vec<String>) {
    let focused = model.focused().is_some_and(|participant| participant.id == program);
    let Some(console) = model.lab.participant_mut(program).and_then(|it| it.console.as_mut()) else { return };
    if console.completion.as_ref().is_none_or(|completion| completion.request != request) {
        return;
    }
    console.completion = None;
    let typed = console.editor.text().get(from..console.editor.cursor()).unwrap_or_default().to_owned();
    match words.as_slice() {
        [] if focused => model.say(Text::new("app-status-no-completions")),
        [] => {}
        [word] => console.editor.replace_before_cursor(from, word),
        _ => {
            let common = common_beginning(&words);
            if common.len() > typed.len() {
                console.editor.replace_before_cursor(from, &common);
            }
            console.completion = Some(Completion { request, from, words, chosen: None });
        }
    }
}

fn common_beginning(words: &[String]) -> String {
    let Some((first, others)) = words.split_first() else { return String::new() };
    let shared = |index: usize, character: char| {
        others.iter().all(|other| other.get(index..).is_some_and(|rest| rest.starts_with(character)))
    };
    first.char_indices().take_while(|(index, character)| shared(*index, *character)).map(|(_, c)| c).collect()
}
