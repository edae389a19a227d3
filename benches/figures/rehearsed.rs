//! A model that has seen many events, and its frames, without a terminal or a lab.

use enchufe::app::lab::Participant;
use enchufe::app::message::Msg;
use enchufe::app::model::Model;
use enchufe::app::update::update;
use enchufe::journal::event::{ProgramId, Role, ServerKind};
use enchufe::journal::synthetic::Synthetic;
use enchufe::ui::theme::{Theme, ThemeName};
use enchufe::ui::view::View;
use ratatui::backend::CrosstermBackend;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::{Terminal, TerminalOptions, Viewport};

use super::laboratory::empty_model;

/// How many events come together, as from a lab under load.
const BATCH: usize = 64;

/// The run is the same every time.
const SEED: u64 = 7;

/// A model, the run that feeds it, and a terminal that keeps nothing.
pub struct Rehearsed {
    /// The model.
    pub model: Model,
    run: Synthetic,
    view: View,
    terminal: Terminal<CrosstermBackend<std::io::Sink>>,
}

impl Rehearsed {
    /// A laboratory of this size in cells, with the four programs of the synthetic run, which have done `events` things.
    pub fn new(events: usize, columns: u16, rows: u16) -> std::io::Result<Rehearsed> {
        let mut model = empty_model();
        let programs = [
            ("cliente", Role::Console),
            ("eco", Role::Server(ServerKind::EchoTcp)),
            ("cliente 2", Role::Console),
            ("servidor 2", Role::Console),
        ];
        for (number, (name, role)) in (0u16..).zip(programs) {
            let participant = Participant::new(ProgramId(number), name.to_owned(), role, number as u8);
            model.lab.participants.push(participant);
        }
        model.lab.focus_on(0);
        update(&mut model, Msg::Resize { columns, rows });
        let options = TerminalOptions { viewport: Viewport::Fixed(Rect::new(0, 0, columns, rows)) };
        let terminal = Terminal::with_options(CrosstermBackend::new(std::io::sink()), options)?;
        let view = View::new(Theme::new(ThemeName::Oscuro, false));
        let mut rehearsed = Rehearsed { model, run: Synthetic::new(SEED), view, terminal };
        for begun in (0..events).step_by(BATCH) {
            rehearsed.play(BATCH.min(events - begun));
        }
        Ok(rehearsed)
    }

    /// Some events more, in one batch.
    pub fn play(&mut self, events: usize) {
        let batch = self.run.by_ref().take(events).collect();
        update(&mut self.model, Msg::Events(batch));
    }

    /// One frame, as the screen makes it: drawn, compared with the one before, and what changed written (to nowhere).
    pub fn draw(&mut self) -> std::io::Result<()> {
        let (view, model) = (&self.view, &self.model);
        self.terminal.draw(|frame| view.draw(model, frame.buffer_mut()))?;
        Ok(())
    }

    /// What a frame shows: to be sure that what is measured is the laboratory and not an empty screen.
    pub fn text(&self) -> String {
        let size = self.model.size;
        let mut buffer = Buffer::empty(Rect::new(0, 0, size.columns, size.rows));
        self.view.draw(&self.model, &mut buffer);
        buffer.content().iter().map(|cell| cell.symbol()).collect()
    }
}
