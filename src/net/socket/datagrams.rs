//! Receiving a message with its sender: `recvfrom` and `recvmsg`.

use super::attempt::Wait;
use super::{Result, Socket};
use crate::journal::address::Address;
use crate::journal::call::Operation;
use crate::kernel::descriptor;
use crate::net::names;

impl Socket {
    /// `s.recvmsg(size, 0, flags)`: a message, whether its rest was cut off, and whom it is from.
    ///
    /// # Errors
    /// The kernel's, a timeout, an interruption.
    pub fn receive_message(&self, size: usize, flags: i32) -> Result<(Vec<u8>, bool, Address)> {
        let operation = Operation::ReceiveFrom { size: size as u64, flags };
        let id = self.begin(&operation);
        let result = self.attempt(Some(Wait::Readable), |socket| descriptor::receive_message_from(socket, size, flags));
        match result {
            Ok((bytes, truncated, from)) => {
                let from = names::from_kernel(&from);
                self.end_moved(id, &bytes, Some(from.clone()), truncated);
                Ok((bytes, truncated, from))
            }
            Err(failure) => Err(self.fail(id, operation, failure)),
        }
    }

    /// `s.recvfrom(size, flags)`: the bytes and whom they are from.
    ///
    /// # Errors
    /// The kernel's, a timeout, an interruption.
    pub fn receive_from(&self, size: usize, flags: i32) -> Result<(Vec<u8>, Address)> {
        self.receive_message(size, flags).map(|(bytes, _, from)| (bytes, from))
    }
}
