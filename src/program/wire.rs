//! What the lab and a program say to each other: length-delimited postcard frames on a socket pair.

use std::io::{self, Read, Write};

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use crate::journal::address::Address;
use crate::journal::call::Operation;
use crate::journal::encoding;
use crate::journal::event::{Event, ProgramId, Role, StatementId};
use crate::journal::socket::{Family, Kind, SocketId, Truth};
use crate::journal::walk::{Breakpoints, Source, Steer};

/// No frame is longer, in bytes. A statement or a batch of events is far below it; a longer one is a fault.
pub const FRAME_LIMIT: usize = 64 * 1024 * 1024;

/// From the lab to a program.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum ToProgram {
    /// The first frame.
    Begin(Begin),
    /// Run a statement when the earlier ones are done.
    Run { statement: StatementId, source: String },
    /// Give up what runs.
    Interrupt,
    /// Which words could complete `line` at `cursor`?
    Complete { request: u64, line: String, cursor: u64 },
    /// The answer to [`FromProgram::PermissionAsked`].
    Permit(bool),
    /// What does the kernel say of these sockets? For what the lab cannot ask from outside.
    Look(Vec<Looked>),
    /// Where a relay is to connect to from now on.
    Destination(Option<Address>),
    /// Run a source line by line when the earlier statements are done.
    Walk { statement: StatementId, source: Source, breakpoints: Breakpoints },
    /// Go on with what is walked.
    Steer(Steer),
    /// Stop at these from now on.
    Breakpoints(Breakpoints),
    /// The line that it asked for ([`Body::Asked`]), without its end; nothing is the end of its input.
    ///
    /// [`Body::Asked`]: crate::journal::event::Body::Asked
    Answer(Option<String>),
}

/// A socket that a program is to look at.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Looked {
    /// Its identity: whatever else has the descriptor by now is not told.
    pub socket: SocketId,
    /// A descriptor it had.
    pub fd: i32,
    /// Its family.
    pub family: Family,
    /// Its type.
    pub kind: Kind,
}

/// What a program is to be.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Begin {
    /// Its number in the lab.
    pub program: ProgramId,
    /// Its name.
    pub name: String,
    /// What it runs.
    pub role: Role,
    /// Refuse every address that is not loopback.
    pub only_loopback: bool,
    /// Where a server of ours listens; empty: on loopback, on a port the kernel chooses.
    pub addresses: Vec<Address>,
    /// The web server's pages, by its caller: folder-relative name and bytes.
    pub pages: Vec<(String, Vec<u8>)>,
}

impl Begin {
    /// The languages the pages come in: the first part of their names, as `es` in `es/index.html`.
    pub fn languages(&self) -> Vec<&str> {
        let mut tags: Vec<&str> = self.pages.iter().filter_map(|(name, _)| Some(name.split_once('/')?.0)).collect();
        tags.sort_unstable();
        tags.dedup();
        tags
    }
}

/// From a program to the lab.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum FromProgram {
    /// Things that happened, in the program's own order.
    Events(Vec<Event>),
    /// Words that replace `line[from..cursor]`.
    Completions { request: u64, from: u64, words: Vec<String> },
    /// It wants to reach beyond loopback, and waits.
    PermissionAsked { operation: Operation, address: Address },
    /// The answer to [`ToProgram::Look`]: when it looked (CLOCK_MONOTONIC, nanoseconds), and what it saw. Sockets that
    /// the descriptors no longer lead to are left out.
    Seen { time: u64, truths: Vec<(SocketId, Truth)> },
    /// A server of ours could not open its address.
    CannotListen { errno: i32, address: Option<Address> },
}

/// Encodes one frame: its length as four bytes, little end first, then postcard.
///
/// # Errors
/// Postcard's, for what cannot be encoded; never for the types here.
pub fn encode<T: Serialize>(message: &T) -> Result<Vec<u8>, postcard::Error> {
    let mut frame = encoding::append(message, vec![0; 4])?;
    let length = (frame.len() - 4) as u32;
    frame[..4].copy_from_slice(&length.to_le_bytes());
    Ok(frame)
}

/// Decodes the body of a frame.
///
/// # Errors
/// `InvalidData` for bytes that are no such message.
pub fn decode<T: DeserializeOwned>(body: &[u8]) -> io::Result<T> {
    postcard::from_bytes(body).map_err(|error| io::Error::new(io::ErrorKind::InvalidData, error))
}

/// Writes one message, blocking.
///
/// # Errors
/// The channel's.
pub fn write<T: Serialize>(channel: &mut impl Write, message: &T) -> io::Result<()> {
    let frame = encode(message).map_err(|error| io::Error::new(io::ErrorKind::InvalidData, error))?;
    channel.write_all(&frame)
}

/// Reads one message, blocking; `None` at the end of the channel.
///
/// # Errors
/// The channel's; `InvalidData` for a frame over [`FRAME_LIMIT`] or one that is no such message.
pub fn read<T: DeserializeOwned>(channel: &mut impl Read) -> io::Result<Option<T>> {
    let mut length = [0; 4];
    match channel.read_exact(&mut length) {
        Err(error) if error.kind() == io::ErrorKind::UnexpectedEof => return Ok(None),
        other => other?,
    }
    let length = frame_length(length)?;
    let mut body = vec![0; length];
    channel.read_exact(&mut body)?;
    decode(&body).map(Some)
}

/// The length that a frame's first four bytes tell.
///
/// # Errors
/// `InvalidData` over [`FRAME_LIMIT`].
pub fn frame_length(bytes: [u8; 4]) -> io::Result<usize> {
    let length = u32::from_le_bytes(bytes) as usize;
    if length > FRAME_LIMIT { Err(io::ErrorKind::InvalidData.into()) } else { Ok(length) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn messages_come_back_as_they_were() {
        let mut channel = Vec::new();
        let first = ToProgram::Run { statement: StatementId(7), source: "s = socket.socket()".into() };
        write(&mut channel, &first).unwrap();
        write(&mut channel, &ToProgram::Interrupt).unwrap();
        let mut reader = channel.as_slice();
        assert_eq!(read::<ToProgram>(&mut reader).unwrap(), Some(first));
        assert_eq!(read::<ToProgram>(&mut reader).unwrap(), Some(ToProgram::Interrupt));
        assert_eq!(read::<ToProgram>(&mut reader).unwrap(), None);
    }

    #[test]
    fn a_frame_that_promises_too_much_is_refused_before_memory_is_taken() {
        let mut reader = &[0xff, 0xff, 0xff, 0xff, 1, 2, 3][..];
        let error = read::<ToProgram>(&mut reader).unwrap_err();
        assert_eq!(error.kind(), io::ErrorKind::InvalidData);
    }

    #[test]
    fn hostile_frames_are_errors_not_panics() {
        for length in 0..64u8 {
            let mut frame = vec![length, 0, 0, 0];
            frame.extend((0..length).map(|i| i.wrapping_mul(37)));
            let _ = read::<FromProgram>(&mut frame.as_slice());
        }
    }
}
