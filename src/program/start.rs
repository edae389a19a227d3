//! How a program's process begins, whatever it is to be.

use std::fs::File;
use std::io;
use std::os::fd::AsRawFd;
use std::os::unix::net::UnixStream;
use std::sync::{Arc, mpsc};

use super::control::{self, Interrupter};
use super::gate::Gate;
use super::outbox::Outbox;
use super::recorder::LabRecorder;
use super::wire::{Begin, FromProgram, ToProgram};
use super::writer::Channel;
use super::{console, writer};
use crate::console::lock::Lock;
use crate::journal::event::{Body, Role, ServerKind};
use crate::kernel::{process, signal};
use crate::servers;
use crate::servers::pages::Pages;

/// Our own descriptors are made above this one, so that the program's first socket is 3.
const RESERVED: i32 = 63;

/// Runs as a program of a lab until it ends. Returns the exit status.
///
/// # Errors
/// When this process was not started by a lab, or the lab is gone.
pub fn run() -> io::Result<i32> {
    let control = process::take_control().ok_or(io::ErrorKind::NotConnected)?;
    let channel = Arc::new(Channel::new(UnixStream::from(control)));
    let Some(ToProgram::Begin(begin)) = channel.receive()? else {
        return Err(io::ErrorKind::InvalidData.into());
    };
    process::set_name(&begin.name);

    let placeholders = hold_low_descriptors();
    let outbox = Arc::new(Outbox::new(begin.program));
    let gate = Arc::new(Gate::new(begin.only_loopback, channel.clone()));
    // The interpreter is the main thread; the others never see SIGINT.
    signal::block_interrupt_here()?;
    let write_thread = writer::start(outbox.clone(), channel.clone())?;
    let status = match begin.role {
        Role::Console => {
            let (work, works) = mpsc::channel();
            let (questions, asked) = mpsc::channel();
            let interrupter = Arc::new(Interrupter::for_this_thread());
            control::start(channel.clone(), work, questions, Some(interrupter.clone()), gate.clone())?;
            signal::catch_interrupt()?;
            signal::allow_interrupt_here()?;
            drop(placeholders);
            let lock = Arc::new(Lock::new());
            let recorder = Arc::new(LabRecorder::new(outbox.clone(), gate, Some(lock.clone())));
            console::run(console::Workplace {
                recorder,
                lock,
                outbox: outbox.clone(),
                channel,
                works,
                questions: asked,
                interrupter,
            })
        }
        Role::Server(kind) => {
            let (work, _) = mpsc::channel();
            let (questions, _) = mpsc::channel();
            control::start(channel.clone(), work, questions, None, gate.clone())?;
            let runtime = servers::runtime()?;
            drop(placeholders);
            let recorder = Arc::new(LabRecorder::new(outbox.clone(), gate, None));
            serve(kind, begin, recorder, &outbox, &channel, &runtime)
        }
    };
    outbox.close();
    // What happened last is told before the process goes.
    let _ = write_thread.join();
    Ok(status)
}

/// Takes every free descriptor up to [`RESERVED`] until the value is dropped.
fn hold_low_descriptors() -> Vec<File> {
    let mut held = Vec::new();
    // A soft limit below our own number ends the loop early, and that is all right.
    while let Ok(file) = File::open("/dev/null") {
        let number = file.as_raw_fd();
        if number > RESERVED {
            break;
        }
        held.push(file);
    }
    held
}

fn serve(
    kind: ServerKind,
    begin: Begin,
    recorder: Arc<LabRecorder>,
    outbox: &Arc<Outbox>,
    channel: &Channel,
    runtime: &tokio::runtime::Runtime,
) -> i32 {
    let file = |name: &str| {
        let bytes = begin.pages.iter().find(|(known, _)| known == name).map(|(_, bytes)| bytes.as_slice())?;
        std::str::from_utf8(bytes).ok()
    };
    let Ok(pages) = Pages::read(&begin.languages(), file) else { return 1 };
    let mut options = servers::Options::new(Arc::new(pages));
    options.addresses = begin.addresses.clone();
    if kind == ServerKind::EchoUnix {
        options.unix_path = Some(begin.name.clone().into());
    }
    let ready = |addresses| outbox.tell(Body::Listening(addresses));
    match runtime.block_on(servers::serve(kind, options, recorder, ready, std::future::pending())) {
        Ok(()) => 0,
        Err(error) => {
            let errno = error.errno().unwrap_or(libc::EINVAL);
            let address = error.address().cloned();
            // The lab being gone is noticed by the control thread.
            let _ = channel.send(&FromProgram::CannotListen { errno, address });
            1
        }
    }
}
