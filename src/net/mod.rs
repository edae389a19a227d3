//! The instrumented socket: real system calls, with a [`recorder::Recorder`] told of each.
//!
//! Nothing here knows a screen, a language or a lesson. Semantics (timeouts, retries after a signal,
//! what closes when) are CPython's `socketmodule.c`, because that is what is taught.

#[cfg(test)]
mod tests;

pub mod error;
pub mod names;
pub mod ready;
pub mod recorder;
pub mod socket;
pub mod tokio_socket;
mod truth_clock;
