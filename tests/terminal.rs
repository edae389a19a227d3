//! The real enchufe in a pseudo-terminal, as a person's shell would start it.
//!
//! Each test has a home, a runtime folder and a temporary folder of its own; every wait has a condition.

#[path = "terminal/bench.rs"]
mod bench;
#[path = "terminal/copying.rs"]
mod copying;
#[path = "terminal/ending.rs"]
mod ending;
#[path = "terminal/face.rs"]
mod face;
#[path = "terminal/job_control.rs"]
mod job_control;
#[path = "terminal/mouse.rs"]
mod mouse;
#[path = "terminal/no_terminal.rs"]
mod no_terminal;
#[path = "terminal/programs.rs"]
mod programs;
#[path = "terminal/settings.rs"]
mod settings;
#[path = "terminal/sizes.rs"]
mod sizes;
mod support;
#[path = "terminal/themes.rs"]
mod themes;
