//! What brought the chosen call about and what followed from it, in words.

use ratatui::text::Span;

use crate::app::events_cursor::EventCursor;
use crate::app::model::Model;
use crate::i18n::errno;
use crate::journal::projections::calls::{Deed, Line, LineEnd, Unfinished};
use crate::journal::projections::causes::{Gap, Link};
use crate::ui::Look;
use crate::ui::widgets::safe_text::show_text;
use crate::ui::widgets::{numbers, python_bytes};

/// How many calls are told by themselves; of more it is said how many they are.
const TOLD: usize = 3;

/// The most bytes that are written out of each `send`.
const BYTES: usize = 8;

/// How much is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Length {
    /// Each of the first calls, with its bytes.
    Whole,
    /// How many calls of whom.
    Short,
}

/// What is told of the chosen call's causes and of its consequences, each behind the sign that stands before those calls
/// in the call log.
pub(super) fn told(model: &Model, cursor: &EventCursor, length: Length, look: &Look) -> Vec<Span<'static>> {
    let telling = Telling { model, cursor, length, look };
    let (theme, glyphs) = (look.theme, look.theme.glyphs());
    let mut spans = Vec::new();
    for (sign, words) in [(glyphs.arrow_left, telling.before()), (glyphs.arrow_right, telling.after())] {
        if !words.is_empty() {
            spans.push(Span::styled(format!("{sign}\u{a0}{}", words.join(", ")), theme.strong()));
        }
    }
    spans
}

struct Telling<'a> {
    model: &'a Model,
    cursor: &'a EventCursor,
    length: Length,
    look: &'a Look<'a>,
}

impl Telling<'_> {
    fn tr(&self, id: &str) -> String {
        self.look.i18n.tr(id)
    }

    fn count(&self, number: u64) -> String {
        numbers::count(number, self.look.i18n.language())
    }

    fn bytes(&self, id: &str, bytes: u64) -> String {
        self.look.i18n.tr_with(id, &[("bytes", &self.count(bytes))])
    }

    /// The calls of links that are remembered still.
    fn lines(&self, links: &[Link]) -> Vec<(Link, &Line)> {
        let lines = &self.model.projections().calls.lines;
        let line = |link: &Link| lines.iter().find(|line| line.first == link.call).map(|line| (*link, line));
        links.iter().filter_map(line).collect()
    }

    fn program(&self, line: &Line) -> String {
        let glyphs = self.look.theme.glyphs();
        let known = self.model.projections().programs.by_id.get(&line.program);
        known.map_or_else(|| glyphs.unknown.to_owned(), |known| show_text(&known.name, glyphs))
    }

    /// A sentence about one call.
    fn about(&self, id: &str, line: &Line) -> String {
        self.look.i18n.tr_with(id, &[("program", &self.program(line)), ("call", &line.name)])
    }

    /// The first of several, and how many more there are.
    fn listed(&self, mut all: Vec<String>) -> String {
        let more = all.len().saturating_sub(TOLD);
        all.truncate(TOLD);
        let list = all.join(", ");
        if more == 0 {
            return list;
        }
        self.look.i18n.tr_with("causes-more", &[("list", &list), ("count", &more.to_string())])
    }

    fn before(&self) -> Vec<String> {
        let related = &self.cursor.related;
        let causes = self.lines(&related.causes);
        let mut words = Vec::new();
        if let Some((_, first)) = causes.first() {
            words.push(match self.cursor.line.deed {
                Deed::Receives { .. } | Deed::Looks { .. } => self.brought(&causes, first),
                Deed::ReceivesMessage { .. } => self.about("causes-message-sent", first),
                _ => self.about("causes-came", first),
            });
        }
        words.extend(related.before.iter().map(|gap| match gap {
            Gap::Forgotten(0) => self.tr("causes-forgotten-before"),
            Gap::Forgotten(bytes) => self.bytes("causes-forgotten-bytes-before", *bytes),
            gap => self.missing(*gap),
        }));
        words
    }

    fn after(&self) -> Vec<String> {
        let related = &self.cursor.related;
        let consequences = self.lines(&related.consequences);
        let mut words = Vec::new();
        if let Some((_, first)) = consequences.first() {
            match self.cursor.line.deed {
                Deed::Sends { .. } => words.push(self.read(&consequences, first)),
                Deed::SendsMessage { .. } => words.push(self.about("causes-message-read", first)),
                Deed::Connects => words.push(self.about("causes-connect-taken", first)),
                _ => words.push(self.listed(consequences.iter().map(|(_, line)| self.hence(line)).collect())),
            }
        }
        words.extend(related.after.iter().map(|gap| match gap {
            Gap::Forgotten(0) => self.tr("causes-forgotten-after"),
            Gap::Forgotten(bytes) => self.bytes("causes-forgotten-bytes-after", *bytes),
            gap => self.missing(*gap),
        }));
        words
    }

    /// «de aquí leyó servidor: recv 3 de 13 B, recv 10 de 13 B».
    fn read(&self, consequences: &[(Link, &Line)], first: &Line) -> String {
        let program = self.program(first);
        if self.length == Length::Short {
            let variables = [("program", &*program), ("call", &*first.name)];
            return self.look.i18n.tr_count("causes-read-short", consequences.len() as u64, &variables);
        }
        let whole = self.cursor.line.bytes().map(|(_, from, to)| to - from);
        let part = |(link, line): &(Link, &Line)| {
            let bytes = link.bytes.map_or(0, |(from, to)| to - from);
            match whole {
                Some(whole) => {
                    let (bytes, whole) = (self.count(bytes), self.count(whole));
                    let variables = [("call", &*line.name), ("bytes", &*bytes), ("whole", &*whole)];
                    self.look.i18n.tr_with("causes-read-part", &variables)
                }
                None => format!("{} {}", line.name, self.bytes("causes-bytes", bytes)),
            }
        };
        let calls = self.listed(consequences.iter().map(part).collect());
        self.look.i18n.tr_with("causes-read", &[("program", &program), ("calls", &calls)])
    }

    /// «trae bytes de 2 send de cliente: b'AAA', b'B' (1 de 3 B)».
    fn brought(&self, causes: &[(Link, &Line)], first: &Line) -> String {
        let program = self.program(first);
        let count = causes.len() as u64;
        let variables = [("program", &*program), ("call", &*first.name)];
        let looks = matches!(self.cursor.line.deed, Deed::Looks { .. });
        if self.length == Length::Short && !looks {
            return self.look.i18n.tr_count("causes-brought-short", count, &variables);
        }
        let shown = self.listed(causes.iter().map(|(link, line)| self.part(*link, line)).collect());
        let id = if looks { "causes-looked" } else { "causes-brought" };
        self.look.i18n.tr_count(id, count, &[variables[0], variables[1], ("bytes", &shown)])
    }

    /// What a `recv` brings of one `send`: the bytes as they were read, and how many of how many where they are not all.
    fn part(&self, link: Link, send: &Line) -> String {
        let glyphs = self.look.theme.glyphs();
        let (from, to) = link.bytes.unwrap_or_default();
        let begins = self.cursor.line.bytes().map_or(from, |(_, begins, _)| begins);
        let payload = self.cursor.ended().and_then(|call| call.moved());
        let at = |offset: u64| usize::try_from(offset.saturating_sub(begins)).unwrap_or(usize::MAX);
        let kept = payload.and_then(|payload| payload.head.get(at(from)..at(to)));
        let shown = match kept {
            Some(kept) if kept.len() <= BYTES => python_bytes::repr(kept),
            Some(kept) => format!("{}{}", python_bytes::repr(&kept[..BYTES]), glyphs.ellipsis),
            None => self.bytes("causes-bytes", to - from),
        };
        let whole = send.bytes().map(|(_, from, to)| to - from);
        match whole.filter(|whole| *whole != to - from) {
            Some(whole) => {
                let (bytes, whole) = (self.count(to - from), self.count(whole));
                let variables = [("shown", &*shown), ("bytes", &*bytes), ("whole", &*whole)];
                self.look.i18n.tr_with("causes-brought-part", &variables)
            }
            None => shown,
        }
    }

    /// «por eso dio b'' el recv de servidor».
    fn hence(&self, line: &Line) -> String {
        let result = match line.end {
            LineEnd::Failed { why: Unfinished::Errno(number), .. } => errno::symbol_or_number(number),
            _ => python_bytes::repr(b""),
        };
        let variables = [("program", &*self.program(line)), ("call", &*line.name), ("result", &*result)];
        self.look.i18n.tr_with("causes-hence", &variables)
    }

    fn missing(&self, gap: Gap) -> String {
        match gap {
            Gap::Outside => self.tr("causes-outside"),
            Gap::Together => self.tr("causes-together"),
            Gap::Died => self.tr("causes-died"),
            Gap::Unread(bytes) => self.bytes("causes-unread", bytes),
            Gap::Lost(bytes) => self.bytes("causes-lost", bytes),
            Gap::Refused => self.tr("causes-refused"),
            Gap::Waits if self.cursor.line.deed == Deed::Connects => self.tr("causes-waits-accept"),
            Gap::Waits => self.tr("causes-waits-read"),
            Gap::Forgotten(_) => self.tr("causes-forgotten-after"),
        }
    }
}
