//! A lab with a long past, to draw: for the figures of speed. Nothing of it is ever shown to a student.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::theme::{Theme, ThemeName};
use super::view::View;
use crate::app::lab::Participant;
use crate::app::message::Msg;
use crate::app::model::{Model, Settings};
use crate::app::update::update;
use crate::journal::event::{Body, Event};
use crate::journal::synthetic::Synthetic;

/// How many events reach the screen in one message.
const BATCH: usize = 1_024;

/// The lab's screen with a journal behind it that is as full as asked for.
#[derive(Debug)]
pub struct Rehearsal {
    model: Model,
    view: View,
    more: Synthetic,
}

impl Rehearsal {
    /// A lab after `events` events of [`Synthetic`]; the journal keeps as many of them as it has room for.
    pub fn new(events: usize) -> Rehearsal {
        let (mut model, _) = Model::in_lab(Settings::default());
        model.lab.participants.clear();
        let mut rehearsal = Rehearsal::of(model);
        let mut left = events;
        while left > 0 {
            let batch = left.min(BATCH);
            rehearsal.go_on(batch);
            left -= batch;
        }
        rehearsal
    }

    /// A lab whose past was told by somebody else.
    pub fn of(model: Model) -> Rehearsal {
        Rehearsal { model, view: View::new(Theme::new(ThemeName::default(), false)), more: Synthetic::new(1) }
    }

    /// A message to the screen.
    pub fn tell(&mut self, message: Msg) {
        // What the lab would be asked to do is nobody's business here.
        update(&mut self.model, message);
    }

    /// `events` further events, in one message: what a frame has to show anew.
    pub fn go_on(&mut self, events: usize) {
        let events: Vec<Event> = self.more.by_ref().take(events).collect();
        for event in &events {
            // The run's programs are those of the lab's tabs.
            if let Body::Born(born) = &event.body {
                let place = self.model.lab.participants.len() as u8;
                let joined = Participant::new(event.program, born.name.clone(), born.role, place);
                self.model.lab.participants.push(joined);
            }
        }
        self.tell(Msg::Events(events));
    }

    /// One whole frame at this size, into a buffer of its own.
    pub fn draw(&mut self, columns: u16, rows: u16) -> Buffer {
        self.tell(Msg::Resize { columns, rows });
        let mut buffer = Buffer::empty(Rect::new(0, 0, columns, rows));
        self.draw_into(&mut buffer);
        buffer
    }

    /// One whole frame of the size last given to [`Rehearsal::draw`], into a buffer that is used again.
    pub fn draw_into(&self, buffer: &mut Buffer) {
        self.view.draw(&self.model, buffer);
    }

    /// What the screen is drawn from.
    pub fn model(&self) -> &Model {
        &self.model
    }

    /// What the screen is drawn from, to go on with by oneself.
    pub fn into_model(self) -> Model {
        self.model
    }

    /// How many events came so far.
    pub fn events(&self) -> u64 {
        self.model.memory.events_seen()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::test_support::text_of;

    #[test]
    fn a_full_journal_is_drawn_with_three_programs_travel_and_calls() {
        let mut rehearsal = Rehearsal::new(20_000);
        assert_eq!(rehearsal.events(), 20_000);
        let before = text_of(&rehearsal.draw(200, 60));
        for seen in ["CLIENTE · pid", "SERVIDOR eco · pid", "CLIENTE 2 · pid", "VIAJE · TCP", "LLAMADAS", "ESTABLISHED"]
        {
            assert!(before.contains(seen), "{seen}");
        }
        rehearsal.go_on(50);
        assert_ne!(text_of(&rehearsal.draw(200, 60)), before);
        assert_eq!(rehearsal.draw(80, 24).area, Rect::new(0, 0, 80, 24));
    }
}
