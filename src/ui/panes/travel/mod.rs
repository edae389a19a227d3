//! What travelled between programs, derived from the calls of both ends: a ribbon for a stream, cards for messages.

mod cards;
mod rate;
mod ribbon;

use std::cmp::Reverse;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Span};

use super::program_name;
use crate::app::motion::Flights;
use crate::app::motion::meter::Rate;
use crate::app::mouse::Target;
use crate::journal::event::ProgramId;
use crate::journal::projections::causes::{Part, Stretch};
use crate::journal::projections::programs::Programs;
use crate::journal::projections::travel::{Conversation, End, Travel, Way};
use crate::journal::socket::Family;
use crate::ui::Look;
use crate::ui::widgets::canvas::{Canvas, pad, text_columns};
use crate::ui::widgets::safe_text::show_text;
use crate::ui::widgets::{address, numbers};

/// What travelled.
#[derive(Clone, Copy, Debug)]
pub struct TravelPane<'a> {
    /// The conversations.
    pub travel: &'a Travel,
    /// The programs, for their names.
    pub programs: &'a Programs,
    /// The program whose conversations come first.
    pub focus: Option<ProgramId>,
    /// How many conversations are scrolled past.
    pub scroll: usize,
    /// Whether the bytes of a stream are also written as numbers, where there are rows for it.
    pub hex: Hex,
    /// Whether the pane itself has the focus.
    pub focused: bool,
    /// Conversations that were over before this time are of the past (CLOCK_MONOTONIC, nanoseconds).
    pub since: u64,
    /// What floods now, and whether something is in the air.
    pub motion: Option<Moving<'a>>,
    /// Whether the title tells how bytes of this kind travel: not while that is the question.
    pub tells_kind: bool,
    /// What the chosen call moved: its conversation comes first, and there it is marked.
    pub marked: Option<Stretch>,
}

/// What of the bytes in motion the pane tells.
#[derive(Clone, Copy, Debug)]
pub struct Moving<'a> {
    /// What is in the air, and the rates of floods.
    pub flights: &'a Flights,
    /// The time now (CLOCK_MONOTONIC, nanoseconds).
    pub now: u64,
}

/// Where a conversation was drawn: the screen's row of each of its ways.
#[derive(Clone, Copy, Debug)]
pub struct Drawn<'a> {
    /// The conversation.
    pub conversation: &'a Conversation,
    /// The rows on which its bytes are.
    pub rows: [u16; 2],
}

/// Whether bytes are written in hexadecimal too.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Hex {
    /// Not yet revealed.
    #[default]
    Never,
    /// Where the notches of the calls leave rows.
    IfRoom,
    /// Before those: this is what is being learnt.
    First,
}

impl<'a> TravelPane<'a> {
    /// The pane with the most recent conversation first.
    pub fn new(travel: &'a Travel, programs: &'a Programs) -> TravelPane<'a> {
        let (focus, scroll, hex) = (None, 0, Hex::default());
        TravelPane {
            travel,
            programs,
            focus,
            scroll,
            hex,
            focused: false,
            since: 0,
            motion: None,
            tells_kind: true,
            marked: None,
        }
    }

    /// «VIAJE · TCP: bytes en orden, sin costuras», after the conversation shown first.
    pub fn title(&self, look: &Look) -> Line<'static> {
        let travel = look.i18n.tr("ui-travel");
        let text = match self.ordered().first() {
            Some(conversation) if self.tells_kind => {
                let stream = matches!(conversation.ways[0], Way::Ribbon(_));
                let id = match (conversation.family == Family::UNIX, stream) {
                    (false, true) => "ui-travel-tcp",
                    (false, false) => "ui-travel-udp",
                    (true, true) => "ui-travel-unix-stream",
                    (true, false) => "ui-travel-unix-messages",
                };
                format!("{travel} {} {}", look.theme.glyphs().dot, look.i18n.tr(id))
            }
            _ => travel,
        };
        let mut style = look.theme.title();
        if self.focused {
            style = style.add_modifier(look.theme.chosen());
        }
        Line::from(Span::styled(text, style))
    }

    /// Which of how many conversations comes first, and «según las llamadas»: where it is known from.
    pub fn right(&self, look: &Look) -> Line<'static> {
        let mut spans = Vec::new();
        let count = self.concerned().count();
        if count > 1 {
            let number = (self.past(count) + 1).to_string();
            let which = [("number", &*number), ("count", &*count.to_string())];
            let text = look.i18n.tr_with("ui-travel-which", &which);
            spans.push(Span::styled(format!("{text} {} ", look.theme.glyphs().dot), look.theme.muted()));
        }
        let derived = look.i18n.tr("ui-travel-derived");
        // What is seen to move has happened already. Where there is room for one of the two only, this is said.
        if self.motion.is_some_and(|motion| motion.flights.in_air(motion.now).next().is_some()) {
            spans.push(Span::styled(format!("{derived} {} ", look.theme.glyphs().dot), look.theme.muted()));
            spans.push(Span::styled(look.i18n.tr("motion-slow"), look.theme.text()));
        } else {
            spans.push(Span::styled(derived, look.theme.muted()));
        }
        Line::from(spans)
    }

    /// The conversations that have a program of the lab at one end: what was taken off is of no more concern here.
    fn concerned(&self) -> impl Iterator<Item = &'a Conversation> {
        let programs = self.programs;
        let known = move |end: &End| end.program.is_some_and(|program| programs.by_id.contains_key(&program));
        let since = self.since;
        let present = move |conversation: &&Conversation| !(conversation.is_over() && conversation.touched < since);
        self.travel.conversations.iter().filter(move |conversation| conversation.ends.iter().any(known)).filter(present)
    }

    /// How many of so many conversations are scrolled past: none where one of them is pointed at.
    fn past(&self, count: usize) -> usize {
        if self.marked.is_some() { 0 } else { self.scroll.min(count.saturating_sub(1)) }
    }

    /// The conversations in the order in which they are shown.
    fn ordered(&self) -> Vec<&'a Conversation> {
        let mut ordered: Vec<&Conversation> = self.concerned().collect();
        let has_focus = |c: &Conversation| self.focus.is_some() && c.ends.iter().any(|end| end.program == self.focus);
        let marked = self.marked.and_then(|stretch| self.travel.conversation(stretch.conversation));
        let is_marked = |c: &Conversation| marked.is_some_and(|marked| std::ptr::eq(marked, c));
        ordered.sort_by_key(|conversation| {
            (!is_marked(conversation), !has_focus(conversation), Reverse(conversation.touched))
        });
        let past = self.past(ordered.len());
        ordered.drain(..past);
        ordered
    }

    /// Whether nothing travelled that concerns the programs.
    pub fn is_empty(&self) -> bool {
        self.concerned().next().is_none()
    }

    /// The rates of a conversation's ways, where they flood.
    fn rates(&self, conversation: &Conversation) -> [Option<Rate>; 2] {
        let Some(motion) = self.motion.filter(|motion| motion.flights.floods(motion.now)) else { return [None; 2] };
        let Some(number) = self.travel.number_of(conversation) else { return [None; 2] };
        [0, 1].map(|way| motion.flights.rate(number, way, motion.now))
    }

    /// From where on what its ways carried is still in the air.
    fn flying(&self, conversation: &Conversation) -> [Option<u64>; 2] {
        let number = self.travel.number_of(conversation);
        let Some((motion, number)) = self.motion.zip(number) else { return [None; 2] };
        [0, 1].map(|way| motion.flights.flying_from(number, way, motion.now))
    }

    /// Draws it.
    pub fn draw(&self, buffer: &mut Buffer, area: Rect, look: &Look) {
        self.draw_telling(buffer, area, look);
    }

    /// Draws it, and tells where each conversation is.
    pub fn draw_telling(&self, buffer: &mut Buffer, area: Rect, look: &Look) -> Vec<Drawn<'a>> {
        let mut canvas = Canvas::new(buffer, area);
        let mut drawn = Vec::new();
        if canvas.height() == 0 || canvas.width() == 0 {
            return drawn;
        }
        let ordered = self.ordered();
        // The first that is shown is the first of those that are left.
        let before = self.concerned().count() - ordered.len();
        look.hit(canvas.part(0, 0, canvas.width(), canvas.height()), Target::Travel(before));
        let Some((first, others)) = ordered.split_first() else {
            let line = Line::from(Span::styled(look.i18n.tr("ui-travel-nothing"), look.theme.muted()));
            canvas.put_both(0, line, &Line::default(), look.theme.glyphs().ellipsis);
            return drawn;
        };
        let height = canvas.height();
        // The first conversation needs a row a direction; the others get a third of what is left, at least a row.
        let spare = height.saturating_sub(2);
        let share = match &first.ways[0] {
            // As boxes, cards need their five rows whole.
            Way::Cards(_) if height > cards::TALL => height - cards::TALL,
            _ => spare.div_ceil(3),
        };
        let others_rows = (others.len() as u16).min(share).min(spare);
        let names = Names::of(first, self, look);
        let room = height - others_rows;
        let (rates, flying) = (self.rates(first), self.flying(first));
        let of_first = self.marked.filter(|stretch| self.travel.number_of(first) == Some(stretch.conversation));
        let marked = |way| of_first.filter(|stretch| stretch.way == way).map(|stretch| stretch.part);
        let (used, rows) = match &first.ways {
            [Way::Ribbon(out), Way::Ribbon(back)] => {
                let ways = [(out, 0), (back, 1)];
                let known = names.readers_known;
                let direction = |(ribbon, way): (_, usize)| ribbon::Direction {
                    ribbon,
                    reader_known: known[way],
                    sender: first.ends[way].socket,
                    marked: marked(way),
                    rate: rates[way],
                    flying: flying[way],
                };
                ribbon::draw(&mut canvas, ways.map(direction), &names, room, self.hex, look)
            }
            [Way::Cards(out), Way::Cards(back)] => {
                let direction = |(cards, way): (_, usize)| cards::Direction {
                    cards,
                    way,
                    reader_known: names.readers_known[way],
                    marked: match marked(way) {
                        Some(Part::Card(place)) => Some(place),
                        _ => None,
                    },
                    rate: rates[way],
                    flying: flying[way],
                };
                cards::draw(&mut canvas, [(out, 0), (back, 1)].map(direction), &names, room, look)
            }
            // A conversation has one kind for both ways; this is only what the types allow.
            _ => (0, [0, 0]),
        };
        let on_screen = |rows: [u16; 2]| rows.map(|row| area.y.saturating_add(row));
        drawn.push(Drawn { conversation: first, rows: on_screen(rows) });
        // A blank row between, where there is one to spare.
        let others_top = (used + 1).min(room);
        for (place, conversation) in others.iter().take(usize::from(others_rows)).enumerate() {
            let row = others_top + place as u16;
            if place + 1 == usize::from(others_rows) && others.len() > usize::from(others_rows) {
                let count = (others.len() - place).to_string();
                let text = look.i18n.tr_with("ui-travel-more", &[("count", &count)]);
                canvas.put(0, row, &Line::from(Span::styled(text, look.theme.muted())));
            } else {
                self.compact(&mut canvas, row, conversation, look);
                look.hit(canvas.part(0, row, canvas.width(), 1), Target::Travel(before + 1 + place));
                drawn.push(Drawn { conversation, rows: on_screen([row; 2]) });
            }
        }
        drawn
    }

    /// One row for a whole conversation.
    fn compact(&self, canvas: &mut Canvas, row: u16, conversation: &Conversation, look: &Look) {
        let theme = look.theme;
        let glyphs = theme.glyphs();
        let names = Names::of(conversation, self, look);
        let ends = format!(" {0}{0} ", glyphs.line);
        let left = Line::from(vec![
            Span::styled(names.labels[0].clone(), names.styles[0]),
            Span::raw(ends),
            Span::styled(names.labels[1].clone(), names.styles[1]),
        ]);
        let rates = self.rates(conversation);
        let figure = |number: usize| {
            let total = match &conversation.ways[number] {
                Way::Ribbon(ribbon) => rate::total(ribbon.sent.max(ribbon.read), rates[number].is_some(), look),
                Way::Cards(cards) => {
                    let sent = cards.sent.max(cards.read);
                    let count = numbers::count(sent, look.i18n.language());
                    look.i18n.tr_count("ui-travel-messages", sent, &[("messages", &count)])
                }
            };
            match rates[number] {
                Some(rate) => format!("{total} {} {}", glyphs.dot, rate::figure(rate, look)),
                None => total,
            }
        };
        let waits = conversation.ways.iter().enumerate().any(|(number, way)| match way {
            Way::Ribbon(ribbon) => is_known(conversation, number) && ribbon.sent > ribbon.read && !ribbon.reset,
            Way::Cards(cards) => {
                is_known(conversation, number)
                    && cards.cards.iter().any(|card| card.fate == crate::journal::projections::travel::Fate::Waiting)
            }
        });
        let there = format!("{}{} {}", glyphs.line, glyphs.arrow_right, figure(0));
        let back = format!("   {}{} {}", glyphs.arrow_left, glyphs.line, figure(1));
        let mut right = vec![Span::raw(if names.ways == 1 { there } else { there + &back })];
        let mark = if waits { glyphs.arrow_left } else { " " };
        right.push(Span::styled(format!("  {mark}"), theme.strong()));
        canvas.put_both(row, left, &Line::from(right), glyphs.ellipsis);
    }
}

/// Whether the reader of a way is a program of the lab, so that it is known what it has read.
fn is_known(conversation: &Conversation, way: usize) -> bool {
    let reader = if way == 0 { &conversation.ends[1] } else { &conversation.ends[0] };
    reader.program.is_some()
}

/// The columns of the longest words beside a ribbon, and a blank: «fin de cada send».
const ASIDE: u16 = 17;

/// The two ends of a conversation as they are written.
struct Names {
    labels: [String; 2],
    styles: [Style; 2],
    /// The columns that they take at least: short names leave room for the words beside them.
    least: u16,
    /// How many ways there are to be seen: one where a socket writes to itself.
    ways: usize,
    /// Of each way, whether what its reader has read can be known.
    readers_known: [bool; 2],
}

impl Names {
    /// With ports where the same two programs have another conversation.
    fn of(conversation: &Conversation, pane: &TravelPane, look: &Look) -> Names {
        let glyphs = look.theme.glyphs();
        let pair = |c: &Conversation| [c.ends[0].program, c.ends[1].program];
        let same = pane.travel.conversations.iter().filter(|other| pair(other) == pair(conversation)).take(2);
        let with_port = same.count() > 1;
        // Both ends in one program: its own names for them tell which is which.
        let within = conversation.ends[0].program == conversation.ends[1].program;
        let own_name = |end: &End| {
            let (program, socket) = end.program.zip(end.socket).filter(|_| within)?;
            let name = pane.programs.names_of(program, socket).find(|name| *name != "_")?;
            Some(show_text(name, glyphs))
        };
        let label = |end: &End| {
            if let Some(name) = own_name(end) {
                return name;
            }
            let port = end.address.as_ref().and_then(|known| known.port()).map(|port| format!(":{port}"));
            match end.program {
                Some(program) => {
                    let name = program_name(pane.programs, program, glyphs);
                    if with_port { name + &port.unwrap_or_default() } else { name }
                }
                None => {
                    let from = end.address.as_ref().and_then(|known| address::short(known, glyphs));
                    let outside = look.i18n.tr("ui-travel-outside");
                    from.map_or(outside.clone(), |from| format!("{outside} {from}"))
                }
            }
        };
        let style = |end: &End| end.program.map_or(look.theme.outsider(), |program| look.theme.program(program));
        let [one, other] = &conversation.ends;
        Names {
            labels: [label(one), label(other)],
            styles: [style(one), style(other)],
            least: if within { ASIDE } else { 0 },
            ways: if conversation.is_loop() { 1 } else { 2 },
            readers_known: [is_known(conversation, 0), is_known(conversation, 1)],
        }
    }

    /// `cliente ─▶ servidor   `, or its way back.
    fn header(&self, way: usize, look: &Look) -> Vec<Span<'static>> {
        let glyphs = look.theme.glyphs();
        let arrow = match way {
            0 => format!(" {}{} ", glyphs.line, glyphs.arrow_right),
            _ => format!(" {}{} ", glyphs.arrow_left, glyphs.line),
        };
        vec![
            Span::styled(self.labels[0].clone(), self.styles[0]),
            Span::styled(arrow, self.styles[way.min(1)]),
            Span::styled(self.labels[1].clone(), self.styles[1]),
            Span::raw(" ".repeat(usize::from(self.columns() - self.written()))),
        ]
    }

    /// The columns of [`Names::header`].
    fn columns(&self) -> u16 {
        (self.written() + 3).max(self.least)
    }

    /// The columns of the names and the arrow.
    fn written(&self) -> u16 {
        text_columns(&self.labels[0]) + text_columns(&self.labels[1]) + 4
    }

    /// Words in the columns of [`Names::header`], for rows that explain the one beside them.
    fn aside(&self, text: &str, look: &Look) -> Span<'static> {
        let (kept, _) = crate::ui::widgets::canvas::cut(text, self.columns().saturating_sub(1));
        Span::styled(pad(kept, self.columns()), look.theme.muted())
    }
}

#[cfg(test)]
mod tests;
