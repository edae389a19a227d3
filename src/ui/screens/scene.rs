//! The programs of a screen with their kernel rows under them: the same in the laboratory and in a lesson.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::{Room, flights};
use crate::app::actions::ActionId;
use crate::app::card::told_by_programs;
use crate::app::lab::Participant;
use crate::app::model::Model;
use crate::app::mouse::Target;
use crate::app::popup::Popup;
use crate::course::lesson::Pane;
use crate::i18n::explain::{explain, explain_death, explain_hint};
use crate::journal::event::{Hint, ProgramId, Raised};
use crate::journal::projections::causes::Stretch;
use crate::journal::projections::programs::{Life, Program};
use crate::ui::Look;
use crate::ui::panes::calls::CallsPane;
use crate::ui::panes::kernel::KernelPane;
use crate::ui::panes::program::{ProgramPane, Prompt};
use crate::ui::panes::travel::{Drawn, Hex, Moving, TravelPane};
use crate::ui::panes::walk::WalkPane;
use crate::ui::widgets::frame::{Frame, Panel, body};
use crate::ui::widgets::numbers;

/// How the panels of programs are drawn.
#[derive(Debug, Default)]
pub(super) struct Panels<'a> {
    /// Whether the focused one shows that it is.
    pub has_focus: bool,
    /// What tells of the programs that have no pane: at the right end of the last title.
    pub hidden: Line<'a>,
}

/// The frame with the panels of the programs that are shown: theirs and the kernel's below each. A kernel area without
/// rows has no panel.
pub(super) fn panels<'a>(
    model: &Model,
    frame: Frame<'a>,
    programs: &[Rect],
    kernels: &[Rect],
    how: Panels<'a>,
    look: &Look,
) -> Frame<'a> {
    let known = model.projections();
    let mut frame = frame;
    let shown = model.shown();
    let mut hidden = how.hidden;
    for (place, ((participant, program_area), kernel_area)) in shown.iter().zip(programs).zip(kernels).enumerate() {
        let focused = how.has_focus && is_focused(model, participant);
        let (mut above, mut below) = (Panel::new(*program_area), Panel::new(*kernel_area));
        match model.program(participant.id) {
            Some(program) => {
                let pane = ProgramPane { focused, ..ProgramPane::new(program, &known.sockets) };
                let mut title = pane.title(look);
                if made_the_chosen(model, participant.id) {
                    title
                        .spans
                        .insert(0, Span::styled(format!("{} ", look.theme.glyphs().pointer), look.theme.strong()));
                }
                title.spans.extend(stops_before(model, participant, look));
                above = above.title(title).focused(pane.border(look));
                below = below.title(kernel(model, program).title(look));
            }
            // Ordered and not yet born: its place is kept.
            None => {
                above = above.title(Span::styled(participant.name.to_uppercase(), look.theme.program(participant.id)));
            }
        }
        if place + 1 == shown.len() {
            above = above.right(std::mem::take(&mut hidden));
        }
        frame = frame.panel(above);
        if kernel_area.height > 0 {
            frame = frame.panel(below);
        }
    }
    if let (true, Some(program), Some(kernel)) = (shown.is_empty(), programs.first(), kernels.first()) {
        frame = frame.panel(Panel::new(*program)).panel(Panel::new(*kernel));
    }
    frame
}

/// The calls that a walked program stops before.
fn stops_before(model: &Model, participant: &Participant, look: &Look) -> Option<Span<'static>> {
    let calls = &participant.walking.breakpoints.calls;
    let words: Vec<&str> = calls.iter().map(String::as_str).collect();
    let sign = look.theme.glyphs().step_done;
    (model.walks(participant.id) && !words.is_empty())
        .then(|| Span::styled(format!(" {sign} {}", words.join(" ")), look.theme.strong()))
}

/// What is inside those panels; `has_focus` as for them.
pub(super) fn draw(
    model: &Model,
    buffer: &mut Buffer,
    programs: &[Rect],
    kernels: &[Rect],
    has_focus: bool,
    look: &Look,
) {
    for ((participant, program_area), kernel_area) in model.shown().into_iter().zip(programs).zip(kernels) {
        // With its title, and without the lower border, which is the next one's.
        let own = |area: &Rect| Rect { height: area.height.saturating_sub(1), ..*area };
        look.hit(own(kernel_area), Target::Kernel(participant.id));
        look.hit(own(program_area), Target::Program(participant.id));
        draw_program(model, participant, buffer, body(*program_area), has_focus, look);
        if let Some(program) = model.program(participant.id) {
            kernel(model, program).draw(buffer, body(*kernel_area), look);
        }
    }
}

/// What travelled, below the kernel rows.
pub(super) struct Below<'a> {
    /// Its panel; without rows where there is no room.
    pub travel: Rect,
    /// The conversations on it.
    pub drawn: Vec<Drawn<'a>>,
}

/// What is on its way, over those panels.
pub(super) fn fly(model: &Model, buffer: &mut Buffer, programs: &[Rect], kernels: &[Rect], below: Below, look: &Look) {
    if model.flights.in_air(model.now).next().is_none() {
        return;
    }
    let columns = flights::columns(model, programs, kernels, buffer, look);
    let rule = kernels.first().map(|kernel| kernel.bottom().saturating_sub(1));
    let ends = [below.travel.x, below.travel.right().saturating_sub(1)];
    let ground = flights::Ground { columns, drawn: below.drawn, ends, rule };
    flights::draw(model, &ground, buffer, look);
}

/// Where things may stand over a screen: anywhere in `whole`, or beside the focused program's panes, between the title
/// and what travelled.
pub(super) fn room(model: &Model, programs: &[Rect], kernels: &[Rect], whole: Rect) -> Room {
    let bottom = kernels.first().map_or(whole.bottom(), |kernel| kernel.bottom().saturating_sub(1));
    let focus = model.shown().iter().position(|participant| is_focused(model, participant)).unwrap_or(0);
    let after = programs.get(focus + 1..).unwrap_or_default();
    let others = if after.is_empty() { programs.get(..focus).unwrap_or_default() } else { after };
    let beside = match (others.first(), others.last()) {
        (Some(first), Some(last)) => {
            let y = whole.y + 1;
            Rect { x: first.x, y, width: last.right() - first.x, height: bottom.saturating_sub(y) }
        }
        _ => whole,
    };
    Room { whole, beside }
}

/// Bytes as numbers: revealed by a lesson, before other things while that one is on the screen.
fn hex(model: &Model) -> Hex {
    let Some(lesson) = model.lesson_on_screen() else { return Hex::Never };
    let lesson = lesson.player.lesson();
    let before = model.course.catalogue.lessons.iter().filter(|other| other.order < lesson.order);
    match lesson.shows.contains(&Pane::Hex) {
        true => Hex::First,
        false if before.into_iter().any(|other| other.shows.contains(&Pane::Hex)) => Hex::IfRoom,
        false => Hex::Never,
    }
}

/// The last calls, the chosen one marked.
pub(super) fn calls(model: &Model) -> CallsPane<'_> {
    let known = model.projections();
    let chosen = model.cursor.as_ref().map(|cursor| cursor.line.first);
    let related = model.cursor.as_ref().map(|cursor| &cursor.related);
    CallsPane { chosen, related, says_slow: model.motion, ..CallsPane::new(&known.calls, &known.programs) }
}

/// Whether the chosen call is this program's.
fn made_the_chosen(model: &Model, program: ProgramId) -> bool {
    model.cursor.as_ref().is_some_and(|cursor| cursor.line.program == program)
}

/// The kernel's rows of a program, the socket of the chosen call marked.
fn kernel<'a>(model: &'a Model, program: &'a Program) -> KernelPane<'a> {
    let marked = model.cursor.as_ref().and_then(|cursor| cursor.line.socket);
    let by_program = told_by_programs(model);
    KernelPane { marked, by_program, ..KernelPane::new(program, &model.projections().sockets) }
}

/// What moves on this screen.
pub(super) fn moving(model: &Model) -> Moving<'_> {
    Moving { flights: &model.flights, now: model.now }
}

/// What travelled, the focused program's conversation first.
pub(super) fn travel(model: &Model) -> TravelPane<'_> {
    let known = model.projections();
    TravelPane {
        hex: hex(model),
        focus: model.focused().map(|focused| focused.id),
        scroll: model.lab.travel_scroll,
        since: model.lab.since,
        marked: marked(model),
        motion: Some(moving(model)),
        tells_kind: !model.lesson_on_screen().is_some_and(|lesson| lesson.player.is_undecided()),
        ..TravelPane::new(&known.travel, &known.programs)
    }
}

/// What of a conversation is looked at: the byte under the cursor of the bytes, else what the chosen call moved.
fn marked(model: &Model) -> Option<Stretch> {
    match &model.popup {
        Some(Popup::Hex(hex)) => hex.stretch(),
        _ => model.cursor.as_ref().and_then(|cursor| cursor.related.stretch),
    }
}

/// Equal parts side by side, sharing their border columns.
pub(super) fn split(row: Rect, parts: usize) -> Vec<Rect> {
    let parts = u16::try_from(parts.max(1)).unwrap_or(1);
    let inner = row.width.saturating_sub(1);
    let start = |part: u16| row.x + (u32::from(inner) * u32::from(part) / u32::from(parts)) as u16;
    (0..parts).map(|part| Rect { x: start(part), width: start(part + 1) - start(part) + 1, ..row }).collect()
}

/// Whether a program has the focus.
pub(super) fn is_focused(model: &Model, participant: &Participant) -> bool {
    model.focused().is_some_and(|focused| focused.id == participant.id)
}

/// The rows in which the last line of each console on the screen stands with its answer and the prompt; the most of them.
pub(super) fn answer_rows(model: &Model, width: u16, look: &Look) -> u16 {
    let consoles = model.shown().into_iter().filter(|participant| participant.console.is_some());
    let rows = consoles.filter_map(|one| with_pane(model, one, true, look, |pane| pane.answer_rows(width, look)));
    rows.max().and_then(|rows| u16::try_from(rows).ok()).unwrap_or(0)
}

/// The rows in which the kernel's pane of each program on the screen tells everything; the most of them.
pub(super) fn kernel_rows(model: &Model, width: u16, look: &Look) -> u16 {
    let most = usize::from(model.size.rows);
    let programs = model.shown().into_iter().filter_map(|participant| model.program(participant.id));
    let rows = programs.map(|program| KernelPane::new(program, &model.projections().sockets).rows(width, most, look));
    rows.max().and_then(|rows| u16::try_from(rows).ok()).unwrap_or(0)
}

fn draw_program(
    model: &Model,
    participant: &Participant,
    buffer: &mut Buffer,
    area: Rect,
    has_focus: bool,
    look: &Look,
) {
    if model.walks(participant.id) {
        return draw_walk(model, participant, buffer, area, has_focus, look);
    }
    with_pane(model, participant, has_focus, look, |pane| pane.draw(buffer, area, look));
}

/// The source of a program that is walked.
fn draw_walk(model: &Model, participant: &Participant, buffer: &mut Buffer, area: Rect, has_focus: bool, look: &Look) {
    let walk = model.walk(participant.id);
    let file = participant.walking.file.as_ref().map(|file| file.text.as_str());
    let pane = WalkPane {
        id: participant.id,
        text: walk.map(|walk| walk.source.text.as_str()).or(file).unwrap_or_default(),
        walk,
        standing: model.standing(participant.id),
        breakpoints: &participant.walking.breakpoints,
        cursor: participant.walking.cursor,
        program: None,
        sockets: &model.projections().sockets,
    };
    let drawn = with_pane(model, participant, has_focus, look, |program| {
        WalkPane { program: Some(program), ..pane }.draw(buffer, area, look);
    });
    if drawn.is_none() {
        pane.draw(buffer, area, look);
    }
}

/// Makes the pane of a program for `f`; `None` where the program is not there yet.
fn with_pane<T>(
    model: &Model,
    participant: &Participant,
    has_focus: bool,
    look: &Look,
    f: impl FnOnce(ProgramPane) -> T,
) -> Option<T> {
    let program = model.program(participant.id)?;
    let focused = has_focus && is_focused(model, participant);
    let wait = model.wait(participant.id);
    let elapsed = wait.as_ref().map(|wait| wait.clock.say(look.i18n));
    let runs = model
        .runs_long(participant.id)
        .then(|| look.i18n.tr_with("app-runs", &[("key", &look.key(ActionId::Interrupt))]));
    let jam = || model.server_jam(participant.id).filter(|_| participant.console.is_none());
    let waker = wait.as_ref().and_then(|wait| wait.who.clone()).or_else(jam).map(|who| who.say(look.i18n));
    let death = match program.life {
        Life::Dead { death, .. } => Some(explain_death(look.i18n, death)),
        _ => None,
    };
    let explain = |raised: &Raised, source: &str| {
        // A file's process ends with it: nothing of what is said at a prompt is true then.
        if participant.walking.file.is_some() && raised.class == "KeyboardInterrupt" {
            return None;
        }
        // A mistake in a file's text is in a line of it.
        let file = participant.walking.file.as_ref().filter(|_| raised.column.is_some());
        let source = file.map_or(source, |file| file.text.as_str());
        let mut context = model.context_of(participant.id, source);
        context.key_elsewhere = look.key(ActionId::NextPane);
        explain(look.i18n, raised, &context).map(|explanation| explanation.sentence)
    };
    let remark = |hint: &Hint| explain_hint(look.i18n, hint, &model.context_of(participant.id, "")).sentence;
    let queue = participant.console.as_ref().map(|console| &console.queue);
    let next = queue.and_then(|queue| queue.front()).map(String::as_str);
    let waiting = queue.map_or(0, |queue| queue.len() as u64);
    let waiting = (waiting > 0).then(|| {
        let count = numbers::count(waiting, look.i18n.language());
        look.i18n.tr_count("copy-queue", waiting, &[("number", &count)])
    });
    let pane = ProgramPane {
        waiting: waiting.as_deref(),
        next,
        remark: Some(&remark),
        prompt: prompt(model, participant, program, focused),
        answer: model.answers(participant.id).then(|| {
            let (text, cursor) = participant.answering.seen();
            Prompt { text, cursor, ..Prompt::default() }
        }),
        elapsed: elapsed.as_deref(),
        runs: runs.as_deref(),
        waker: waker.as_deref(),
        death: death.as_deref(),
        explain: Some(&explain),
        destination: participant.destination.as_ref().and_then(Option::as_ref),
        scroll: participant.scroll,
        focused,
        ..ProgramPane::new(program, &model.projections().sockets)
    };
    Some(f(pane))
}

/// The line being typed. While something runs there is no prompt, as in Python, but what is typed ahead is seen.
fn prompt<'a>(model: &'a Model, participant: &'a Participant, program: &Program, focused: bool) -> Option<Prompt<'a>> {
    let console = participant.console.as_ref()?;
    let dead = matches!(program.life, Life::Dead { .. });
    let busy = console.sent.is_some() || dead;
    if busy && console.editor.is_empty() {
        return None;
    }
    let suggestion = model.suggestions.lines.get(&participant.id).map(|suggestion| suggestion.line.as_str());
    Some(Prompt {
        text: console.editor.text(),
        cursor: console.editor.cursor(),
        ghost: suggestion.filter(|_| focused && console.editor.is_empty()),
        continuation: false,
    })
}
