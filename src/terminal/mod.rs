//! The terminal: raw mode and its certain end, input, frames, its clipboard. crossterm's names appear in this folder only.

pub mod answers;
pub mod clipboard;
pub mod decode;
pub mod frames;
pub mod guard;
pub mod input;
pub mod screen;
