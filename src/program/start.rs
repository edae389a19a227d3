//! How a program's process begins, whatever it is to be.

use std::io;
use std::os::unix::net::UnixStream;
use std::sync::Arc;
use std::sync::mpsc::{self, Receiver};
use std::thread::JoinHandle;

use super::control::{self, Handles, Interrupter, Question, Work};
use super::gate::Gate;
use super::input::Input;
use super::outbox::Outbox;
use super::recorder::LabRecorder;
use super::walker::Walker;
use super::wire::{Begin, FromProgram, ToProgram};
use super::writer::Channel;
use super::{console, writer};
use crate::console::lock::Lock;
use crate::journal::event::{Body, Role, ServerKind};
use crate::kernel::{process, signal};
use crate::servers;
use crate::servers::faults::Destination;
use crate::servers::pages::Pages;

/// A process of a lab that has heard what it is to be, and can tell what happens in it: what every kind of program
/// begins with.
pub struct Connected {
    /// What it is to be.
    pub begin: Begin,
    /// The way to the lab, for what is no event.
    pub channel: Arc<Channel>,
    /// Where everything that happens is told.
    pub outbox: Arc<Outbox>,
    /// Whom it asks before it reaches beyond loopback.
    pub gate: Arc<Gate>,
    /// Where it connects to, if it is a relay: as the lab says.
    pub destination: Arc<Destination>,
    writer: JoinHandle<()>,
}

/// What the lab asks of a program, as the control thread passes it on.
pub struct Orders {
    /// Statements to run.
    pub works: Receiver<Work>,
    /// Lines to complete.
    pub questions: Receiver<Question>,
}

impl Connected {
    /// Takes the control descriptor, hears the lab's first message and starts the writer. Call it first of all, on
    /// the main thread.
    ///
    /// # Errors
    /// When this process was not started by a lab, or the lab is gone.
    pub fn to_lab() -> io::Result<Connected> {
        let control = process::take_control().ok_or(io::ErrorKind::NotConnected)?;
        let channel = Arc::new(Channel::new(UnixStream::from(control)));
        let Some(ToProgram::Begin(begin)) = channel.receive()? else {
            return Err(io::ErrorKind::InvalidData.into());
        };
        process::set_name(&begin.name);
        let outbox = Arc::new(match begin.role {
            Role::Console => Outbox::of_main_thread(begin.program),
            Role::Server(_) => Outbox::new(begin.program),
        });
        let gate = Arc::new(Gate::new(begin.only_loopback, channel.clone()));
        // The interpreter is the main thread; the others never see SIGINT.
        signal::block_interrupt_here()?;
        let writer = writer::start(outbox.clone(), channel.clone())?;
        Ok(Connected { begin, channel, outbox, gate, destination: Arc::default(), writer })
    }

    /// Starts the control thread, which ends the process when the lab is gone. `handles`: of the interpreter, where there
    /// is one.
    ///
    /// # Errors
    /// When no thread can be made.
    pub fn listen(&self, handles: Option<Handles>) -> io::Result<Orders> {
        let (work, works) = mpsc::channel();
        let (ask, questions) = mpsc::channel();
        let destination = self.destination.clone();
        control::start(self.channel.clone(), work, ask, handles, self.gate.clone(), destination)?;
        Ok(Orders { works, questions })
    }

    /// Who tells the lab of a server's calls.
    pub fn recorder(&self) -> Arc<LabRecorder> {
        Arc::new(LabRecorder::new(self.outbox.clone(), self.gate.clone()))
    }

    /// Who tells the lab of a console's calls, with its interpreter's lock, and what walks it line by line.
    pub fn recorder_of_console(&self, lock: Arc<Lock>) -> (Arc<LabRecorder>, Arc<Walker>) {
        let walker = Arc::new(Walker::new(self.outbox.clone(), lock.clone()));
        let recorder = LabRecorder::of_console(self.outbox.clone(), self.gate.clone(), lock, walker.clone());
        (Arc::new(recorder), walker)
    }

    /// Waits until what happened last is told, before the process goes.
    pub fn finish(self) {
        self.outbox.close();
        // The writer only panics if this process is already lost.
        let _ = self.writer.join();
    }
}

/// Runs as a program of a lab until it ends. Returns the exit status.
///
/// # Errors
/// When this process was not started by a lab, or the lab is gone.
pub fn run() -> io::Result<i32> {
    let mut connected = Connected::to_lab()?;
    let status = match connected.begin.role {
        Role::Console => run_console(&mut connected)?,
        Role::Server(kind) => run_server(&mut connected, kind)?,
    };
    connected.finish();
    Ok(status)
}

fn run_console(connected: &mut Connected) -> io::Result<i32> {
    let interrupter = Arc::new(Interrupter::for_this_thread());
    let lock = Arc::new(Lock::new());
    let (recorder, walker) = connected.recorder_of_console(lock.clone());
    let input = Arc::new(Input::of_main_thread(connected.outbox.clone(), walker.clone()));
    let handles = Handles { interrupter: interrupter.clone(), walker: walker.clone(), input: input.clone() };
    let Orders { works, questions } = connected.listen(Some(handles))?;
    signal::catch_interrupt()?;
    signal::allow_interrupt_here()?;
    Ok(console::run(console::Workplace {
        recorder,
        lock,
        outbox: connected.outbox.clone(),
        channel: connected.channel.clone(),
        works,
        questions,
        interrupter,
        walker,
        input,
    }))
}

fn run_server(connected: &mut Connected, kind: ServerKind) -> io::Result<i32> {
    // A server of ours runs no statements: what is asked of it is dropped with the orders.
    connected.listen(None)?;
    let runtime = servers::runtime()?;
    Ok(serve(kind, connected, &runtime))
}

fn serve(kind: ServerKind, connected: &Connected, runtime: &tokio::runtime::Runtime) -> i32 {
    let begin = &connected.begin;
    let file = |name: &str| {
        let bytes = begin.pages.iter().find(|(known, _)| known == name).map(|(_, bytes)| bytes.as_slice())?;
        std::str::from_utf8(bytes).ok()
    };
    let Ok(pages) = Pages::read(&begin.languages(), file) else { return 1 };
    let mut options = servers::Options::new(Arc::new(pages));
    options.addresses = begin.addresses.clone();
    options.destination = connected.destination.clone();
    if kind == ServerKind::EchoUnix {
        options.unix_path = Some(begin.name.clone().into());
    }
    let ready = |addresses| connected.outbox.tell(Body::Listening(addresses));
    let recorder = connected.recorder();
    match runtime.block_on(servers::serve(kind, options, recorder, ready, std::future::pending())) {
        Ok(()) => 0,
        Err(error) => {
            let errno = error.errno().unwrap_or(libc::EINVAL);
            let address = error.address().cloned();
            // The lab being gone is noticed by the control thread.
            let _ = connected.channel.send(&FromProgram::CannotListen { errno, address });
            1
        }
    }
}
