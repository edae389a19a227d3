//! What runs in a program's process: a real participant with its own pid, descriptors and variables.
//!
//! Threads: the main thread interprets (so that `ps`, `ss -p` and `/proc/PID/wchan` speak of it, and SIGINT
//! goes to it, as in Python); `control` reads what the lab sends; `writer` sends what happened; `looks`, made when the lab
//! first asks, says what the descriptors tell.

pub mod console;
pub mod control;
pub mod gate;
pub mod input;
mod look;
mod names;
pub mod outbox;
pub mod recorder;
pub mod start;
pub mod walker;
pub mod wire;
pub mod writer;
