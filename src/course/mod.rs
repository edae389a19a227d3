//! Lessons: what they are, how they are read, and who judges them. The format is told in `docs/lessons.md`.
//!
//! The judge reads the journal and the kernel's truth, never the text that was typed. Nothing here draws, and what is
//! shared by the screen, text mode and `revisar` ([`play`], [`judge`], [`script`]) is pure: events in, wishes out.

pub mod cast;
pub mod demo;
pub mod disk;
pub mod facts;
pub mod fill;
pub mod judge;
pub mod lesson;
pub mod markdown;
pub mod play;
pub mod predicate;
pub mod progress;
pub mod prose;
pub mod reading;
pub mod rest;
pub mod script;
pub mod script_run;
