//! How a socket call fails.

use crate::journal::call::Failure;
use crate::journal::event::FailedCall;

/// A failed call, with what an explanation needs to know about it.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
#[error("{} failed: {failure:?}", call.operation.name())]
pub struct SocketError {
    /// How it failed.
    pub failure: Failure,
    /// What was asked of which socket. Boxed, so that results stay small.
    pub call: Box<FailedCall>,
}

impl SocketError {
    /// The kernel's errno, where it was the kernel that said no.
    pub fn errno(&self) -> Option<i32> {
        match self.failure {
            Failure::Errno { errno, .. } => Some(errno),
            _ => None,
        }
    }

    /// Whether the call was given up because of Ctrl-C.
    pub fn is_interrupt(&self) -> bool {
        matches!(self.failure, Failure::Interrupted { .. })
    }
}
