//! What can happen to the model.

use std::path::PathBuf;

use crate::journal::event::Event;
use crate::lab::order::Notice;

use super::copying::Copied;
use super::demo::ClockTime;
use super::keys::Key;
use super::mouse::Click;
use super::theme_name::Background;
use super::walk::file::{FileFor, FileProblem};

/// One thing that happened, as `update` hears of it.
#[derive(Clone, Debug, PartialEq)]
pub enum Msg {
    /// A key was pressed.
    Key(Key),
    /// The mouse did something to what stands on the screen.
    Mouse(Click),
    /// Text was pasted (bracketed paste), of any size.
    Paste(String),
    /// The terminal's size, in cells: once before the first frame, and whenever it changes.
    Resize {
        /// Columns.
        columns: u16,
        /// Rows.
        rows: u16,
    },
    /// Things that happened in the programs, in the order of the journal.
    Events(Vec<Event>),
    /// What the lab tells beside events.
    Notice(Notice),
    /// It is this time now (CLOCK_MONOTONIC, nanoseconds): the wake-up that was asked for.
    Time(u64),
    /// The time of day, as [`super::effect::Effect::AskClock`] asked.
    Clock(ClockTime),
    /// What became of a text that was to be copied.
    Copied(Copied),
    /// A file that is to be run, as [`super::effect::Effect::ReadFile`] asked.
    FileRead {
        /// What for.
        purpose: FileFor,
        /// Where it lies.
        path: PathBuf,
        /// Its text.
        read: Result<String, FileProblem>,
    },
    /// What a path goes on with, as far as that is certain, as [`super::effect::Effect::CompletePath`] asked.
    PathCompleted {
        /// What was typed.
        typed: String,
        /// The same, and more where there is only one way.
        completed: String,
    },
    /// What the terminal draws on, as it answered.
    Background(Background),
    /// A choice could not be kept for the next session: no home, a read-only or full disk.
    NotSaved,
    /// How many lines of help can be scrolled away, as it is drawn now.
    HelpEnds(usize),
    /// What was done in a lesson could not be kept: from here on it lives in memory.
    NotKept,
}
