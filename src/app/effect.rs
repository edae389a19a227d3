//! What `update` asks others to do.

use std::path::PathBuf;

use crate::course::progress::Record;
use crate::i18n::Language;
use crate::journal::socket::SocketId;
use crate::lab::order::Order;

use super::copying::CopyItem;
use super::theme_name::ThemeName;
use super::walk::file::FileFor;

/// One thing to do outside the model. Its outcome comes back as messages.
#[derive(Clone, Debug, PartialEq)]
pub enum Effect {
    /// Give the lab an order.
    Lab(Order),
    /// End the session.
    Quit,
    /// Give the terminal back and stop, as a shell's Ctrl-Z; draw everything after going on.
    Suspend,
    /// Send [`super::message::Msg::Time`] at this time (CLOCK_MONOTONIC, nanoseconds). It replaces an earlier
    /// wish: there is one wake-up at most.
    WakeAt(u64),
    /// Send [`super::message::Msg::Clock`]: the time of day.
    AskClock,
    /// Forget the wake-up that was asked for.
    NoWake,
    /// Keep what was done in a lesson: before anything else that follows from it.
    Keep(Record),
    /// Copy this text for other programs: to the terminal's clipboard and to a file. [`super::message::Msg::Copied`] says
    /// what became of it.
    Copy(CopyItem),
    /// Keep this language for the next session.
    SaveLanguage(Language),
    /// Keep that somebody was greeted. It may be in vain: nothing that was chosen is lost.
    SaveGreeted,
    /// Keep this theme for the next session.
    SaveTheme(ThemeName),
    /// Keep for the next session whether bytes may be seen on their way.
    SaveMotion(bool),
    /// Ask the terminal to report its mouse, or no longer; and keep that for the next session.
    Mouse(bool),
    /// These sockets, and no others, can be seen now: their truth is worth sampling.
    WatchSockets(Vec<SocketId>),
    /// Read a file that is to be run. [`super::message::Msg::FileRead`] brings it.
    ReadFile {
        /// What for.
        purpose: FileFor,
        /// Where it lies.
        path: PathBuf,
    },
    /// Look what this beginning of a path could go on with. [`super::message::Msg::PathCompleted`] says it.
    CompletePath(String),
}
