//! Waiting for one of several descriptors, told to the recorder.

use std::io;
use std::time::Duration;

use super::recorder::{Begin, End, Recorder};
use crate::journal::call::{Failure, Operation, Returned};
use crate::kernel::clock;
use crate::kernel::descriptor::{self, Watched};

/// Waits with poll(2) until one of the descriptors is ready or the time passed; says how many are.
///
/// `hears` says whether Ctrl-C is for the calling thread.
///
/// # Errors
/// The kernel's, and an interruption.
pub fn wait_any(
    recorder: &dyn Recorder,
    operation: Operation,
    watched: &mut [Watched],
    timeout: Option<Duration>,
    hears: bool,
) -> Result<usize, Failure> {
    wait_with(
        recorder,
        operation,
        timeout,
        hears,
        |milliseconds| descriptor::wait_any(watched, milliseconds),
        |count| *count,
    )
}

/// The same with another call that waits: it is given milliseconds (-1: for ever).
///
/// # Errors
/// As [`wait_any`].
pub fn wait_with<T>(
    recorder: &dyn Recorder,
    operation: Operation,
    timeout: Option<Duration>,
    hears: bool,
    mut wait: impl FnMut(i32) -> io::Result<T>,
    count: impl Fn(&T) -> usize,
) -> Result<T, Failure> {
    let id = recorder.begin(Begin { socket: None, fd: -1, operation });
    let deadline =
        timeout.map(|timeout| clock::now().saturating_add(u64::try_from(timeout.as_nanos()).unwrap_or(u64::MAX)));
    loop {
        let milliseconds = deadline.map_or(-1, |deadline| {
            // Rounded up, as CPython does: never shorter than asked.
            i32::try_from(deadline.saturating_sub(clock::now()).div_ceil(1_000_000)).unwrap_or(i32::MAX)
        });
        match wait(milliseconds) {
            Ok(found) => {
                recorder.end(id, End::returned(Returned::Integer(count(&found) as i64)));
                return Ok(found);
            }
            Err(error) if error.raw_os_error() == Some(libc::EINTR) => {
                if hears && recorder.take_interrupt() {
                    recorder.end(id, End::failed(Failure::Interrupted { moved: None }));
                    return Err(Failure::Interrupted { moved: None });
                }
            }
            Err(error) => {
                let failure = super::socket::failure_of(&error);
                recorder.end(id, End::failed(failure.clone()));
                return Err(failure);
            }
        }
    }
}
