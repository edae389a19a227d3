//! A demonstration on the screen: what it asks for becomes orders for the lab, keys turn its slides.
//!
//! Its programs are those of the scene, as a lesson's are ([`super::lesson`]); a lesson and a demonstration never have one
//! at the same time. Nothing of it is kept.

mod acts;
mod driver;
mod list;

use crate::course::demo::Demonstration;
use crate::journal::event::ProgramId;

use super::model::{Model, Place, Screen};

pub(super) use acts::*;
pub(super) use driver::{next_wake, observe, settle, time};
pub use list::{DemoList, Listed};

/// A demonstration being given.
#[derive(Debug)]
pub struct DemoPlay {
    /// Its slides, votes and scene.
    pub show: Demonstration,
    /// The screen is black.
    pub black: bool,
    /// The clock in the corner.
    clock: Clock,
    /// When it wants to look again.
    wake: Option<u64>,
}

/// The time of day, as far as it is known here: nobody in this folder may ask for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Clock {
    /// Nobody asked yet.
    Unknown,
    /// It was asked for.
    Asked,
    /// It is this time.
    Known(ClockTime),
}

/// Hours and minutes of the day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ClockTime {
    /// 0 to 23.
    pub hour: u8,
    /// 0 to 59.
    pub minute: u8,
    /// When the minute ends (CLOCK_MONOTONIC, nanoseconds).
    pub until: u64,
}

impl DemoPlay {
    /// The time of day, once it is known.
    pub fn clock(&self) -> Option<ClockTime> {
        match self.clock {
            Clock::Known(time) => Some(time),
            Clock::Unknown | Clock::Asked => None,
        }
    }

    /// The program that the lesson calls so, for as long as the scene stands.
    pub fn program(&self, name: &str) -> Option<ProgramId> {
        self.show.cast().id(name)
    }

    /// Where its keys arrive.
    pub(super) fn place(&self) -> Place {
        match () {
            () if self.black => Place::DemoBlack,
            () if self.show.votes().typing().is_some() => Place::DemoVote,
            () => Place::Demo,
        }
    }
}

impl Model {
    /// The demonstration on the screen.
    pub fn demo_on_screen(&self) -> Option<&DemoPlay> {
        self.demo.as_ref().filter(|_| self.screen == Screen::Demo)
    }
}
