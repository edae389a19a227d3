//! The model of the screen, and how a message changes it.
//!
//! [`update::update`] is pure: it takes the model and one message, and gives back the effects that someone
//! else carries out. No I/O, no clock (times come inside messages, in nanoseconds of CLOCK_MONOTONIC), no
//! names of the terminal library. What the screen, help and later the palette show comes from one
//! [table of actions](actions).

pub mod actions;
pub mod answer;
pub mod call_python;
pub mod card;
pub mod causes;
pub mod copying;
pub mod course;
pub mod deeds;
pub mod demo;
pub mod editor;
pub mod effect;
pub mod events_cursor;
pub mod examples;
pub mod first_run;
pub mod glossary;
pub mod help;
pub mod hex;
pub mod history;
pub mod home;
pub mod keymap;
pub mod keys;
pub mod lab;
pub mod lesson;
pub mod listing;
pub mod memory;
pub mod message;
pub mod mistakes;
pub mod model;
pub mod motion;
pub mod mouse;
pub mod museum;
pub mod names;
pub mod palette;
mod perform;
pub mod permission;
pub mod person;
pub mod places;
pub mod pointer;
pub mod popup;
mod prompt;
pub mod python;
mod relays;
mod scene;
#[cfg(test)]
pub(crate) mod stage;
pub mod statements;
pub mod suggestion;
pub mod text;
pub mod theme_name;
pub mod update;
pub mod waiting;
pub mod walk;
mod watched;
pub mod whatif;

#[cfg(test)]
pub(crate) mod tests;
