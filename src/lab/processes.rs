//! One program's process as the lab holds it: its channels, and what is still to come from it.

use std::io;
use std::os::fd::OwnedFd;

use tokio::io::{AsyncReadExt, BufReader};
use tokio::net::unix::pipe;
use tokio::net::{UnixStream, unix};
use tokio::sync::mpsc;

use super::launcher::Launched;
use crate::journal::event::{Death, ProgramId, Stream};
use crate::program::wire::{self, FromProgram, ToProgram};

/// How much of what a program wrote to a standard channel is told in one event, in bytes.
const OUTPUT_CHUNK: usize = 8 * 1024;

/// What a process's channels bring, with the launch it belongs to: an older one's leftovers are told apart.
#[derive(Debug)]
pub enum Incoming {
    /// A message.
    Message(FromProgram),
    /// Text on a standard channel.
    Output(Stream, Vec<u8>),
    /// The control socket has ended: nothing more will come.
    End,
}

/// Where incoming things go.
pub type Inbox = mpsc::Sender<(ProgramId, u64, Incoming)>;

/// A process that lives, or whose last words are still being read.
#[derive(Debug)]
pub struct Process {
    /// Its pid.
    pub pid: u32,
    /// Which launch of the program it is.
    pub launch: u64,
    /// How it died, once it was reaped.
    pub death: Option<Death>,
    /// Whether everything it had sent was read.
    pub ended: bool,
    /// Whether it is stopped.
    pub stopped: bool,
    orders: mpsc::UnboundedSender<ToProgram>,
}

impl Process {
    /// Takes over a launched process: starts the tasks that read and write its channels.
    ///
    /// # Errors
    /// When the descriptors cannot be handed to the runtime.
    pub fn adopt(launched: Launched, program: ProgramId, launch: u64, inbox: Inbox) -> io::Result<Process> {
        launched.control.set_nonblocking(true)?;
        let (reader, writer) = UnixStream::from_std(launched.control)?.into_split();
        let (orders, outgoing) = mpsc::unbounded_channel();
        tokio::spawn(write_orders(writer, outgoing));
        tokio::spawn(read_messages(reader, program, launch, inbox.clone()));
        for (descriptor, stream) in [(launched.stdout, Stream::Out), (launched.stderr, Stream::Err)] {
            tokio::spawn(read_output(receiver(descriptor)?, stream, program, launch, inbox.clone()));
        }
        Ok(Process { pid: launched.pid, launch, death: None, ended: false, stopped: false, orders })
    }

    /// Whether it can still obey.
    pub fn is_alive(&self) -> bool {
        self.death.is_none()
    }

    /// Sends it something.
    pub fn send(&self, message: ToProgram) {
        // The writing task ends when the process does; its death is told by itself.
        let _ = self.orders.send(message);
    }
}

fn receiver(descriptor: OwnedFd) -> io::Result<pipe::Receiver> {
    // `from_owned_fd` makes the pipe's end non-blocking; nobody else holds it.
    pipe::Receiver::from_owned_fd(descriptor)
}

async fn write_orders(mut writer: unix::OwnedWriteHalf, mut orders: mpsc::UnboundedReceiver<ToProgram>) {
    use tokio::io::AsyncWriteExt;
    while let Some(order) = orders.recv().await {
        let Ok(frame) = wire::encode(&order) else { continue };
        if writer.write_all(&frame).await.is_err() {
            return;
        }
    }
}

async fn read_messages(reader: unix::OwnedReadHalf, program: ProgramId, launch: u64, inbox: Inbox) {
    let mut reader = BufReader::with_capacity(64 * 1024, reader);
    let mut body = Vec::new();
    // A program that does not make sense is treated as one that has ended.
    while let Ok(message) = read_message(&mut reader, &mut body).await {
        if inbox.send((program, launch, Incoming::Message(message))).await.is_err() {
            return;
        }
    }
    let _ = inbox.send((program, launch, Incoming::End)).await;
}

async fn read_message(reader: &mut BufReader<unix::OwnedReadHalf>, body: &mut Vec<u8>) -> io::Result<FromProgram> {
    let mut length = [0; 4];
    reader.read_exact(&mut length).await?;
    let length = wire::frame_length(length)?;
    body.resize(length, 0);
    reader.read_exact(body).await?;
    let message = wire::decode(body);
    // One long frame must not keep its room for ever.
    if body.capacity() > 1 << 20 {
        *body = Vec::new();
    }
    message
}

async fn read_output(mut pipe: pipe::Receiver, stream: Stream, program: ProgramId, launch: u64, inbox: Inbox) {
    let mut buffer = vec![0; OUTPUT_CHUNK];
    while let Ok(count) = pipe.read(&mut buffer).await {
        if count == 0
            || inbox.send((program, launch, Incoming::Output(stream, buffer[..count].to_vec()))).await.is_err()
        {
            return;
        }
    }
}
