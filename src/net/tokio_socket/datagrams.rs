//! A socket whose every read is one message.

use std::future::poll_fn;
use std::io;
use std::sync::Arc;

use super::OpenError;
use super::held::{Held, Wait, Watched, poll_call};
use super::listener::{family_of, open_only_ipv6};
use crate::journal::address::Address;
use crate::journal::call::Operation;
use crate::journal::socket::{Kind, SocketInfo};
use crate::kernel::descriptor;
use crate::net::names;
use crate::net::recorder::{Gave, Recorder};

/// A bound SOCK_DGRAM socket.
#[derive(Debug)]
pub struct Datagrams {
    watched: Watched,
    address: Address,
}

impl Datagrams {
    /// `socket`, `bind`: each told as it happens. Must run within a tokio runtime.
    ///
    /// # Errors
    /// The kernel's, such as EADDRINUSE and EACCES; and the recorder's refusal of what is not loopback.
    pub fn open(recorder: Arc<dyn Recorder>, address: &Address) -> Result<Datagrams, OpenError> {
        // No SO_REUSEADDR: for UDP on Linux it lets two servers share one port (socket(7)), and UDP has no TIME_WAIT.
        let held = Held::create(recorder, family_of(address), Kind::DGRAM)?;
        open_only_ipv6(&held, address)?;
        held.bind(address)?;
        let address = held.names().local.unwrap_or_else(|| address.clone());
        Ok(Datagrams { watched: held.watched()?, address })
    }

    /// Where it receives: the kernel's answer, with the port it chose.
    pub fn address(&self) -> &Address {
        &self.address
    }

    /// The socket as it was born.
    pub fn info(&self) -> &SocketInfo {
        &self.watched.held.info
    }

    /// `recvfrom(size)`: one message and whom it is from.
    ///
    /// # Errors
    /// The kernel's.
    pub async fn receive_from(&self, size: usize) -> io::Result<(Vec<u8>, Address)> {
        let (began, result) = poll_fn(|context| {
            poll_call(&self.watched, Wait::Readable, context, |socket| {
                descriptor::receive_message_from(socket, size, 0)
            })
        })
        .await;
        let held = &self.watched.held;
        let operation = Operation::ReceiveFrom { size: size as u64, flags: 0 };
        match result {
            Ok((bytes, truncated, from)) => {
                let from = names::from_kernel(&from);
                held.tell(operation, began, Gave::Moved { bytes: &bytes, peer: Some(from.clone()), truncated }, None);
                Ok((bytes, from))
            }
            Err(error) => {
                held.tell_failure(operation, began, &error);
                Err(error)
            }
        }
    }

    /// `sendto(bytes, address)`.
    ///
    /// # Errors
    /// The kernel's: EINVAL for port 0, EMSGSIZE…
    pub async fn send_to(&self, bytes: &[u8], address: &Address) -> io::Result<usize> {
        let kernel = names::to_kernel(address)?;
        let (began, result) = poll_fn(|context| {
            poll_call(&self.watched, Wait::Writable, context, |socket| socket.send_to_with_flags(bytes, &kernel, 0))
        })
        .await;
        let held = &self.watched.held;
        let operation = Operation::SendTo { asked: bytes.len() as u64, flags: 0, address: address.clone() };
        match result {
            Ok(count) => {
                let moved = bytes.get(..count).unwrap_or_default();
                let gave = Gave::Moved { bytes: moved, peer: Some(address.clone()), truncated: false };
                held.tell(operation, began, gave, None);
                Ok(count)
            }
            Err(error) => {
                held.tell_failure(operation, began, &error);
                Err(error)
            }
        }
    }
}
