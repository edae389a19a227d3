//! Receiving bytes and messages, and what goes along with them.

use super::attempt::Wait;
use super::{Result, Socket, reaches_out};
use crate::journal::address::Address;
use crate::journal::call::Operation;
use crate::kernel::descriptor;
use crate::kernel::messages::{self, Control};
use crate::net::names;
use crate::net::recorder::{End, Gave};

/// A message with all that came with it.
#[derive(Debug)]
pub struct Message {
    /// Its bytes.
    pub bytes: Vec<u8>,
    /// What came along.
    pub control: Vec<Control>,
    /// MSG_TRUNC, MSG_CTRUNC, MSG_EOR… as the kernel set them.
    pub flags: i32,
    /// Whom it is from.
    pub from: Address,
}

impl Socket {
    /// `s.recv(size, flags)`; `into_buffer` tells that Python's caller used `recv_into`. Asked for no bytes,
    /// CPython answers without a system call (`sock_recv_guts`), and so without an event here.
    ///
    /// # Errors
    /// The kernel's, a timeout, an interruption.
    pub fn receive(&self, size: usize, flags: i32, into_buffer: bool) -> Result<Vec<u8>> {
        self.receive_counted(size, flags, into_buffer).map(|(bytes, _)| bytes)
    }

    /// The same with the kernel's count, which with MSG_TRUNC as a flag may exceed the bytes.
    ///
    /// # Errors
    /// As [`Socket::receive`].
    pub fn receive_counted(&self, size: usize, flags: i32, into_buffer: bool) -> Result<(Vec<u8>, usize)> {
        if size == 0 {
            return Ok((Vec::new(), 0));
        }
        let operation = Operation::Receive { size: size as u64, flags, into_buffer };
        let id = self.begin(&operation);
        let seams = self.info.kind.keeps_boundaries();
        let result = self.attempt(Some(Wait::Readable), |socket| {
            if seams {
                descriptor::receive_message(socket, size, flags)
            } else {
                descriptor::receive(socket, size, flags).map(|(bytes, count)| (bytes, false, count))
            }
        });
        match result {
            Ok((bytes, truncated, count)) => {
                self.end_moved(id, &bytes, None, truncated);
                Ok((bytes, count))
            }
            Err(failure) => Err(self.fail(id, operation, failure)),
        }
    }

    /// `s.recvfrom(size, flags)`: the bytes and whom they are from.
    ///
    /// # Errors
    /// The kernel's, a timeout, an interruption.
    pub fn receive_from(&self, size: usize, flags: i32) -> Result<(Vec<u8>, Address)> {
        let operation = Operation::ReceiveFrom { size: size as u64, flags };
        let id = self.begin(&operation);
        let result = self.attempt(Some(Wait::Readable), |socket| descriptor::receive_message_from(socket, size, flags));
        match result {
            Ok((bytes, truncated, from)) => {
                let from = names::from_kernel(&from);
                self.end_moved(id, &bytes, Some(from.clone()), truncated);
                Ok((bytes, from))
            }
            Err(failure) => Err(self.fail(id, operation, failure)),
        }
    }

    /// `s.recvmsg(size, room, flags)`: a message, with room for so many bytes of what goes along.
    ///
    /// # Errors
    /// The kernel's, a timeout, an interruption.
    pub fn receive_message(&self, size: usize, room: usize, flags: i32) -> Result<Message> {
        let operation = Operation::ReceiveFrom { size: size as u64, flags };
        let id = self.begin(&operation);
        let result = self.attempt(Some(Wait::Readable), |_| messages::receive(self.descriptor()?, size, room, flags));
        match result {
            Ok(message) => {
                let from = names::from_kernel(&message.from);
                let truncated = message.flags & libc::MSG_TRUNC != 0;
                self.end_moved(id, &message.bytes, Some(from.clone()), truncated);
                Ok(Message { bytes: message.bytes, control: message.control, flags: message.flags, from })
            }
            Err(failure) => Err(self.fail(id, operation, failure)),
        }
    }

    /// `s.sendmsg(buffers, control, flags, address)`: how many bytes the kernel took.
    ///
    /// # Errors
    /// The kernel's, a timeout, an interruption, and our refusal of what is not loopback.
    pub fn send_message(
        &self,
        bytes: &[u8],
        control: &[Control],
        flags: i32,
        address: Option<&Address>,
    ) -> Result<usize> {
        let asked = bytes.len() as u64;
        let operation = match address {
            Some(address) => Operation::SendTo { asked, flags, address: address.clone() },
            None => Operation::Send { asked, flags },
        };
        let kernel = match address {
            Some(address) => {
                self.check_permission(&operation, address, reaches_out(address))?;
                Some(self.kernel_address(&operation, address)?)
            }
            None => None,
        };
        let id = self.begin(&operation);
        let result = self.attempt(Some(Wait::Writable), |_| {
            messages::send(self.descriptor()?, bytes, control, flags, kernel.as_ref())
        });
        match result {
            Ok(count) => {
                let bytes = &bytes[..count.min(bytes.len())];
                let gave = Gave::Moved { bytes, peer: address.cloned(), truncated: false };
                let names = address.and_then(|_| self.names_if_new());
                self.recorder.end(id, End { gave, names, truth: self.truth_if_due() });
                Ok(count)
            }
            Err(failure) => Err(self.fail(id, operation, failure)),
        }
    }

    /// The number, for calls that socket2 has no form for.
    fn descriptor(&self) -> std::io::Result<i32> {
        match self.fileno() {
            fd if fd >= 0 => Ok(fd),
            _ => Err(std::io::Error::from_raw_os_error(libc::EBADF)),
        }
    }
}
