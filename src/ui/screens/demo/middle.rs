//! The middle of a slide: text, or a question with its options and votes.

use ratatui::text::{Line, Span};

use crate::app::demo::DemoPlay;
use crate::app::model::Model;
use crate::course::demo::slides::Face;
use crate::course::lesson::Need;
use crate::ui::Look;
use crate::ui::widgets::canvas::{columns, pad_left, text_columns};
use crate::ui::widgets::gauge;
use crate::ui::widgets::markdown::{self, Ink};
use crate::ui::widgets::safe_text::show_text;

/// The widest its rows are: longer ones are hard to follow.
const WIDEST: u16 = 76;

/// The columns before the text of an option: pointer, letter, sign.
const MARGIN: u16 = 6;

/// The columns of a count, with a blank before it.
const COUNT: u16 = 5;

/// The widest a bar is.
const BAR: u16 = 30;

/// The narrowest a bar is beside options that need the room.
const SHORT_BAR: u16 = 12;

/// What stands in the middle, from the top.
pub(super) struct Parts(Vec<Part>);

struct Part {
    rows: Vec<Line<'static>>,
    /// What makes way where there is no room: the highest goes first, 0 never does.
    spare: u8,
}

impl Parts {
    /// The parts of the slide at a width.
    pub(super) fn of(model: &Model, demo: &DemoPlay, width: u16, look: &Look) -> Parts {
        let telling = Telling { model, demo, text_width: width.min(WIDEST), width, look };
        let mut parts = Vec::new();
        let mut push = |rows: Vec<Line<'static>>, spare| {
            if !rows.is_empty() {
                parts.push(Part { rows, spare });
            }
        };
        let show = &demo.show;
        let slide = show.slide();
        match slide.face {
            _ if show.question().is_some() => {
                let because = telling.because();
                push(telling.head(), 3);
                push(telling.question(), if because.is_empty() { 0 } else { 2 });
                push(telling.options(), 0);
                push(because, 0);
            }
            Face::Skipped(need) => {
                push(telling.strong(&look.i18n.tr("ui-lesson-skipped")), 0);
                push(
                    telling.plain(&look.i18n.tr(match need {
                        Need::Linux => "ui-lesson-needs-linux",
                        Need::Ipv6 => "ui-lesson-needs-ipv6",
                    })),
                    0,
                );
            }
            Face::Done => {
                push(telling.heading(), 1);
                push(telling.plain(&telling.text("done")), 0);
            }
            Face::Sentence => {
                let own = telling.text("sentence");
                push(telling.strong(&look.i18n.tr("demo-sentence")), 0);
                push(telling.plain(&if own.is_empty() { look.i18n.tr("ui-lesson-sentence") } else { own }), 0);
            }
            Face::End => push(telling.strong(&look.i18n.tr("demo-end")), 0),
            Face::Text | Face::Lines | Face::SecondVote | Face::Question(_) | Face::Answer(_) => {
                push(telling.heading(), 1);
                push(telling.plain(&telling.projected()), 0);
            }
        }
        Parts(parts)
    }

    /// The rows, at most so many: what matters least makes way, blank rows first.
    pub(super) fn rows(mut self, most: u16, look: &Look) -> Vec<Line<'static>> {
        let most = usize::from(most);
        let all = |parts: &[Part]| parts.iter().map(|part| part.rows.len()).sum::<usize>();
        while all(&self.0) > most {
            let last = self.0.iter().enumerate().filter(|(_, part)| part.spare > 0).max_by_key(|(_, part)| part.spare);
            let Some((place, _)) = last else { break };
            self.0.remove(place);
        }
        let airy = all(&self.0) + self.0.len().saturating_sub(1) <= most;
        let mut rows: Vec<Line<'static>> = Vec::new();
        for part in self.0 {
            if airy && !rows.is_empty() {
                rows.push(Line::default());
            }
            rows.extend(part.rows);
        }
        if rows.len() > most {
            rows.truncate(most);
            if let Some(last) = rows.last_mut() {
                last.spans.push(Span::styled(format!(" {}", look.theme.glyphs().ellipsis), look.theme.muted()));
            }
        }
        rows
    }
}

struct Telling<'a> {
    model: &'a Model,
    demo: &'a DemoPlay,
    text_width: u16,
    width: u16,
    look: &'a Look<'a>,
}

impl Telling<'_> {
    fn plain(&self, text: &str) -> Vec<Line<'static>> {
        markdown::rows(text, Ink { terms: false, ..Ink::text(self.look) }, self.text_width, self.look)
    }

    fn strong(&self, text: &str) -> Vec<Line<'static>> {
        markdown::rows(text, Ink { terms: false, ..Ink::strong(self.look) }, self.text_width, self.look)
    }

    /// A text of the slide's step.
    fn text(&self, key: &str) -> String {
        self.text_of(self.demo.show.slide().step, key)
    }

    fn text_of(&self, step: usize, key: &str) -> String {
        let projections = self.model.projections();
        self.demo.show.text_of(step, key, &self.look.reader(), projections).unwrap_or_default()
    }

    /// The text for a projector, else the usual one.
    fn projected(&self) -> String {
        let own = self.text("demo");
        if own.is_empty() { self.text("") } else { own }
    }

    /// The step's title.
    fn heading(&self) -> Vec<Line<'static>> {
        self.strong(self.text("title").trim())
    }

    /// What the lesson has for a projector stands over the question, until it is answered.
    fn head(&self) -> Vec<Line<'static>> {
        let show = &self.demo.show;
        let Some((step, question, _)) = show.question() else { return Vec::new() };
        if question > 0 || !show.right().is_empty() { Vec::new() } else { self.plain(&self.text_of(step, "demo")) }
    }

    fn question(&self) -> Vec<Line<'static>> {
        let Some((step, place, question)) = self.demo.show.question() else { return Vec::new() };
        let mut rows = self.strong(&self.text_of(step, &format!("question {}", question.id)));
        let count = self.demo.show.lesson().steps.get(step).map_or(0, |step| step.questions.len());
        if count > 1 {
            let variables = [("place", &*(place + 1).to_string()), ("count", &*count.to_string())];
            let which = self.look.i18n.tr_with("ui-lesson-question", &variables);
            rows.insert(0, Line::from(Span::styled(which, self.look.theme.muted())));
        }
        rows
    }

    /// Why the true option is true.
    fn because(&self) -> Vec<Line<'static>> {
        let show = &self.demo.show;
        let Some((step, _, question)) = show.question() else { return Vec::new() };
        let right = show.right().into_iter().filter_map(|option| question.choices.get(option));
        let texts: Vec<String> = right.map(|choice| self.text_of(step, &format!("because {}", choice.id))).collect();
        self.plain(texts.join("\n\n").trim())
    }

    /// The options with their votes: `B   b'AAABBBCCC'   ▓▓▓▓  8`.
    fn options(&self) -> Vec<Line<'static>> {
        let show = &self.demo.show;
        let Some((step, place, question)) = show.question() else { return Vec::new() };
        let (theme, glyphs) = (self.look.theme, self.look.theme.glyphs());
        let right = show.right();
        let votes = self.votes(step, place);
        let texts: Vec<String> = question
            .choices
            .iter()
            .map(|choice| {
                let text = self.text_of(step, &format!("option {}", choice.id));
                if text.is_empty() { choice.id.clone() } else { text }
            })
            .collect();
        let ink = Ink { terms: false, ..Ink::text(self.look) };
        let longest = texts.iter().map(|text| columns(&markdown::line(text, ink, self.look))).max().unwrap_or(0);
        let room = match &votes {
            None => self.width,
            // As much for the bars as the longest option leaves, and never nothing.
            Some(_) => (MARGIN + longest + 2).min(self.width.saturating_sub(SHORT_BAR + COUNT)).max(MARGIN + 4),
        };
        let mut rows = Vec::new();
        for (option, text) in texts.iter().enumerate() {
            let is_right = right.contains(&option);
            let stands_back = !right.is_empty() && !is_right;
            let ink = match () {
                () if is_right => Ink::strong(self.look),
                () if stands_back => Ink::muted(self.look),
                () => ink,
            };
            let letter = char::from(b'A' + u8::try_from(option.min(25)).unwrap_or_default());
            let typing = show.votes().typing().is_some_and(|typing| typing.option == option);
            let sign = if is_right { glyphs.done } else { " " };
            let pointer = if typing { glyphs.pointer } else { " " };
            let style = if stands_back { theme.muted() } else { theme.strong() };
            let signs = vec![Span::styled(format!("{pointer} {letter} {sign} "), style)];
            let ink = Ink { terms: false, ..ink };
            let mut lines = markdown::set_in(signs, text, ink, room.saturating_sub(1), MARGIN, self.look);
            if let (Some(votes), Some(first)) = (&votes, lines.first_mut()) {
                let gap = usize::from(room.saturating_sub(columns(first)));
                first.spans.push(Span::raw(" ".repeat(gap)));
                first.spans.extend(self.bar(votes, option, self.width.saturating_sub(room), stands_back));
            }
            rows.extend(lines);
        }
        rows
    }

    /// The votes to draw: those of the ballot that is open or was last counted, and those of the first one beside them.
    fn votes(&self, step: usize, question: usize) -> Option<Drawn> {
        use crate::course::demo::votes::Ballot;
        let show = &self.demo.show;
        let count = show.question().map_or(0, |(_, _, question)| question.choices.len());
        let of = |second| show.votes().of(Ballot { step, question, second }).map(<[u16]>::to_vec);
        let typing = show.votes().typing();
        let first_slide = matches!(show.slide().face, Face::Question(_));
        let (first, second) = (of(false), if first_slide { None } else { of(true) });
        if let Some(typing) = typing {
            let now = show.votes().of(typing.ballot).map_or(vec![0; count], <[u16]>::to_vec);
            let before = first.filter(|_| typing.ballot.second);
            return Some(Drawn { now, before, typing: Some(typing.option) });
        }
        match (first, second) {
            (before, Some(now)) => Some(Drawn { now, before, typing: None }),
            (Some(now), None) => Some(Drawn { now, before: None, typing: None }),
            (None, None) => None,
        }
    }

    /// A bar of as many cells as votes where they fit, and the count; what it was before the class talked.
    fn bar(&self, votes: &Drawn, option: usize, width: u16, stands_back: bool) -> Vec<Span<'static>> {
        let theme = self.look.theme;
        let count = |votes: &[u16]| votes.get(option).copied().unwrap_or(0);
        let now = count(&votes.now);
        let was = votes.before.as_deref().map(|before| {
            let text = self.look.i18n.tr_with("demo-before", &[("count", &count(before).to_string())]);
            format!("  {}", show_text(&text, theme.glyphs()))
        });
        let was_columns = was.as_deref().map_or(0, text_columns);
        let taken = COUNT + if width >= SHORT_BAR + COUNT + was_columns { was_columns } else { 0 };
        let cells = width.saturating_sub(taken + 2).min(BAR);
        let most = votes.now.iter().chain(votes.before.iter().flatten()).copied().max().unwrap_or(0);
        let filled = if most <= cells { now } else { gauge::share(u64::from(now), u64::from(most), cells) };
        let style = if stands_back { theme.muted() } else { theme.text() };
        let number = if stands_back { theme.muted() } else { theme.strong() };
        let mut spans = vec![Span::styled(theme.glyphs().bar_full.repeat(usize::from(filled)), style)];
        if votes.typing == Some(option) {
            spans.push(Span::raw("  "));
            spans.push(Span::styled(pad_left(&now.to_string(), 3), number.patch(theme.cursor())));
        } else {
            spans.push(Span::styled(format!("  {now}"), number));
        }
        if let Some(was) = was.filter(|_| taken > COUNT) {
            spans.push(Span::styled(was, theme.muted()));
        }
        spans
    }
}

/// The votes that are drawn.
struct Drawn {
    now: Vec<u16>,
    before: Option<Vec<u16>>,
    typing: Option<usize>,
}
