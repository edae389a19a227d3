//! How a call waits, times out and is interrupted: CPython's `sock_call_ex`.

use std::io;
use std::time::Duration;

use socket2::{SockAddr, SockRef};

use super::{Socket, failure_of};
use crate::journal::call::Failure;
use crate::kernel::{clock, descriptor};

/// Which readiness a call waits for.
#[derive(Clone, Copy)]
pub(super) enum Wait {
    Readable,
    Writable,
}

impl Wait {
    fn events(self) -> i16 {
        match self {
            Wait::Readable => libc::POLLIN,
            Wait::Writable => libc::POLLOUT,
        }
    }
}

impl Socket {
    pub(super) fn attempt<T>(
        &self,
        wait: Option<Wait>,
        work: impl FnMut(&SockRef<'_>) -> io::Result<T>,
    ) -> std::result::Result<T, Failure> {
        self.attempt_until(self.deadline(), wait, work)
    }

    /// One call with CPython's rules: with a timeout it waits with poll first; EINTR repeats the call
    /// unless the interruption is for us (PEP 475).
    pub(super) fn attempt_until<T>(
        &self,
        deadline: Option<u64>,
        wait: Option<Wait>,
        mut work: impl FnMut(&SockRef<'_>) -> io::Result<T>,
    ) -> std::result::Result<T, Failure> {
        let never_waits = self.timeout() == Some(Duration::ZERO);
        loop {
            if let (Some(deadline), Some(wait), false) = (deadline, wait, never_waits) {
                self.wait_until(deadline, wait)?;
            }
            match descriptor::with_socket(self.fileno(), &mut work) {
                Ok(value) => return Ok(value),
                Err(error) => match error.raw_os_error() {
                    Some(libc::EINTR) => {
                        if self.recorder.take_interrupt() {
                            return Err(Failure::Interrupted { moved: None });
                        }
                    }
                    // Readiness was somebody else's by the time we called: wait again.
                    Some(libc::EAGAIN) if deadline.is_some() && !never_waits => {}
                    _ => return Err(failure_of(&error)),
                },
            }
        }
    }

    fn wait_until(&self, deadline: u64, wait: Wait) -> std::result::Result<(), Failure> {
        loop {
            // poll(2) would wait in vain on -1; the call itself then says EBADF (CPython's internal_select).
            if self.fileno() < 0 {
                return Ok(());
            }
            let left = deadline.saturating_sub(clock::now());
            // Rounded up, as CPython does, so that a timeout is never shorter than asked.
            let milliseconds = i32::try_from(left.div_ceil(1_000_000)).unwrap_or(i32::MAX);
            match descriptor::wait_ready(self.fileno(), wait.events(), milliseconds) {
                Ok(true) => return Ok(()),
                Ok(false) => return Err(Failure::TimedOut { moved: None }),
                Err(error) if error.raw_os_error() == Some(libc::EINTR) => {
                    if self.recorder.take_interrupt() {
                        return Err(Failure::Interrupted { moved: None });
                    }
                }
                Err(error) => return Err(failure_of(&error)),
            }
        }
    }

    /// connect(2) goes on in the kernel after EINTR or EINPROGRESS; the answer is then SO_ERROR's.
    pub(super) fn attempt_connect(&self, address: &SockAddr) -> std::result::Result<(), Failure> {
        let deadline = self.deadline();
        let never_waits = self.timeout() == Some(Duration::ZERO);
        let error = match descriptor::with_socket(self.fileno(), |socket| socket.connect(address)) {
            Ok(()) => return Ok(()),
            Err(error) => error,
        };
        match error.raw_os_error() {
            Some(libc::EINTR) => {
                if self.recorder.take_interrupt() {
                    return Err(Failure::Interrupted { moved: None });
                }
            }
            Some(libc::EINPROGRESS) if deadline.is_some() && !never_waits => {}
            _ => return Err(failure_of(&error)),
        }
        self.wait_until(deadline.unwrap_or(u64::MAX), Wait::Writable)?;
        match descriptor::with_socket(self.fileno(), |socket| socket.take_error()) {
            Ok(None) => Ok(()),
            Ok(Some(error)) if error.raw_os_error() == Some(libc::EISCONN) => Ok(()),
            Ok(Some(error)) | Err(error) => Err(failure_of(&error)),
        }
    }
}
