//! `enchufe texto`: lessons as lines, the real binary in a pipe, with real programs.

#[path = "text_mode/alone.rs"]
mod alone;
#[path = "text_mode/killed.rs"]
mod killed;
#[path = "text_mode/lessons.rs"]
mod lessons;
#[path = "text_mode/piped.rs"]
mod piped;
