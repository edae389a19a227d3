//! The lab's loop: orders in, events out.

use std::collections::BTreeMap;
use std::time::Duration;

use tokio::signal::unix::{Signal as SignalStream, SignalKind, signal};
use tokio::sync::mpsc;

use super::folder::SessionFolder;
use super::launcher::Launcher;
use super::order::{MOST_PROGRAMS, Notice, Order, Problem, Signal};
use super::pace::Pace;
use super::processes::{Inbox, Incoming, Process};
use super::sampler::Sampler;
use super::{FromLab, Options, Request};
use crate::journal::event::{Body, Born, Death, Event, ProgramId, Role};
use crate::journal::order::Window;
use crate::kernel::clock;
use crate::kernel::process::{self, Change};
use crate::kernel::socket_truth::SocketTruth;
use crate::program::wire::{Begin, FromProgram, ToProgram};

/// How many messages of programs may wait to be taken in; beyond it their writers wait, and they summarise.
const INBOX: usize = 64;

/// A program as the lab keeps it, over all its processes.
struct Program {
    name: String,
    role: Role,
    process: Option<Process>,
    /// Whether it ever had a process: one that never had is not kept.
    born: bool,
    restart: bool,
    remove: bool,
}

struct Supervisor {
    options: Options,
    launcher: Launcher,
    programs: BTreeMap<ProgramId, Program>,
    inbox: Inbox,
    outbox: mpsc::Sender<FromLab>,
    window: Window,
    pace: Pace,
    sampler: Sampler,
    launches: u64,
    sequence: u64,
}

/// Runs until the lab's handle is dropped; then ends every program.
pub async fn run(
    options: Options,
    folder: &SessionFolder,
    mut requests: mpsc::UnboundedReceiver<Request>,
    outbox: mpsc::Sender<FromLab>,
    kernel: Box<dyn SocketTruth>,
) {
    let Ok(launcher) = Launcher::start(options.executable.clone(), folder.path().to_owned()) else { return };
    let Ok(mut children) = signal(SignalKind::child()) else { return };
    let (inbox, mut incoming) = mpsc::channel(INBOX);
    let mut lab = Supervisor {
        options,
        launcher,
        programs: BTreeMap::new(),
        inbox,
        outbox,
        window: Window::new(),
        pace: Pace::default(),
        sampler: Sampler::new(kernel),
        launches: 0,
        sequence: 0,
    };
    loop {
        let now = clock::now();
        lab.release(now).await;
        if lab.sampler.due(now).is_some_and(|due| due <= now) {
            // As old as the first question: what a program did between an answer and now is no part of it.
            let asked = clock::now();
            for (program, socket, truth) in lab.sampler.look(asked) {
                lab.tell_of(asked, program, Body::Sample { socket, truth });
            }
            for (program, sockets) in lab.sampler.questions() {
                if let Some(running) = lab.alive(program) {
                    running.send(ToProgram::Look(sockets));
                }
            }
        }
        let release = lab.window.next_release().map(|due| lab.pace.alarm(due));
        let wake = [release, lab.sampler.due(now)].into_iter().flatten().min();
        let pause = wake.map(|due| Duration::from_nanos(due.saturating_sub(now)));
        tokio::select! {
            request = requests.recv() => match request {
                Some(Request::Order(order)) => lab.obey(order).await,
                Some(Request::Watch(sockets)) => lab.sampler.watch(sockets),
                None => break,
            },
            Some((program, launch, incoming)) = incoming.recv() => lab.take_in(program, launch, incoming).await,
            _ = child_changed(&mut children) => lab.reap().await,
            () = tokio::time::sleep(pause.unwrap_or_default()), if pause.is_some() => {}
        }
    }
    lab.end_all();
}

async fn child_changed(children: &mut SignalStream) {
    if children.recv().await.is_none() {
        // The runtime's signal driver is gone: nothing will ever come.
        std::future::pending::<()>().await;
    }
}

impl Supervisor {
    async fn obey(&mut self, order: Order) {
        match order {
            Order::Start { program, name, role } => {
                // One that is being removed takes no room: a scene that is built anew asks for both at once.
                if self.programs.values().filter(|entry| !entry.remove).count() >= MOST_PROGRAMS {
                    return self.fail(program, Problem::TooManyPrograms).await;
                }
                self.programs
                    .insert(program, Program { name, role, process: None, born: false, restart: false, remove: false });
                self.launch(program).await;
            }
            Order::Restart { program } => {
                let Some(entry) = self.programs.get_mut(&program) else { return };
                match &entry.process {
                    Some(running) => {
                        entry.restart = true;
                        kill(running);
                        self.settle(program).await;
                    }
                    None => self.launch(program).await,
                }
            }
            Order::Rename { program, name } => {
                let Some(entry) = self.programs.get_mut(&program) else { return };
                entry.name = name.clone();
                self.tell(program, Body::Renamed(name));
            }
            Order::Signal { program, signal } => {
                let sent = self
                    .alive(program)
                    .is_some_and(|running| process::send_signal(running.pid, signal_number(signal)).is_ok());
                if !sent {
                    self.fail(program, Problem::NotAlive).await;
                }
            }
            Order::Remove { program } => {
                let Some(entry) = self.programs.get_mut(&program) else { return };
                entry.remove = true;
                if let Some(running) = &entry.process {
                    kill(running);
                }
                self.settle(program).await;
            }
            Order::Run { program, statement, source } => {
                let console = self.programs.get(&program).is_some_and(|entry| entry.role == Role::Console);
                match self.alive(program) {
                    _ if !console => self.fail(program, Problem::NotAConsole).await,
                    Some(running) => running.send(ToProgram::Run { statement, source }),
                    None => self.fail(program, Problem::NotAlive).await,
                }
            }
            Order::Walk { program, statement, source, breakpoints } => match self.alive(program) {
                Some(running) => running.send(ToProgram::Walk { statement, source, breakpoints }),
                None => self.fail(program, Problem::NotAlive).await,
            },
            Order::Steer { program, steer } => self.pass_on(program, ToProgram::Steer(steer)),
            Order::Breakpoints { program, breakpoints } => self.pass_on(program, ToProgram::Breakpoints(breakpoints)),
            Order::Interrupt { program } => self.pass_on(program, ToProgram::Interrupt),
            Order::Complete { program, request, line, cursor } => match self.alive(program) {
                Some(running) => running.send(ToProgram::Complete { request, line, cursor: cursor as u64 }),
                None => self.fail(program, Problem::NotAlive).await,
            },
            Order::Permit { program, allowed } => self.pass_on(program, ToProgram::Permit(allowed)),
            Order::Destination { program, address } => self.pass_on(program, ToProgram::Destination(address)),
            Order::Answer { program, line } => self.pass_on(program, ToProgram::Answer(line)),
        }
    }

    /// Tells a program something, if it lives: where it does not, there is nothing to say either.
    fn pass_on(&self, program: ProgramId, message: ToProgram) {
        if let Some(running) = self.alive(program) {
            running.send(message);
        }
    }

    fn alive(&self, program: ProgramId) -> Option<&Process> {
        self.programs.get(&program)?.process.as_ref().filter(|process| process.is_alive())
    }

    async fn launch(&mut self, program: ProgramId) {
        let Some(entry) = self.programs.get(&program) else { return };
        let (name, role) = (entry.name.clone(), entry.role);
        self.launches += 1;
        let launch = self.launches;
        let adopted = match self.launcher.launch(&name).await {
            Ok(launched) => {
                let pid = launched.pid;
                let adopted = Process::adopt(launched, program, launch, self.inbox.clone());
                if adopted.is_err() {
                    let _ = process::send_signal(pid, libc::SIGKILL);
                    let _ = process::wait_child(pid);
                }
                adopted
            }
            Err(error) => Err(error),
        };
        match adopted {
            Ok(running) => {
                let pages = match role {
                    Role::Server(_) => self.options.pages.clone(),
                    Role::Console => Vec::new(),
                };
                let begin = Begin {
                    program,
                    name: name.clone(),
                    role,
                    only_loopback: self.options.only_loopback,
                    addresses: Vec::new(),
                    pages,
                };
                self.tell(program, Body::Born(Born { name, role, pid: running.pid }));
                running.send(ToProgram::Begin(begin));
                if let Some(entry) = self.programs.get_mut(&program) {
                    entry.process = Some(running);
                    entry.born = true;
                }
            }
            Err(error) => {
                let errno = error.raw_os_error().unwrap_or(libc::EAGAIN);
                if self.programs.get(&program).is_some_and(|entry| !entry.born) {
                    self.programs.remove(&program);
                }
                self.fail(program, Problem::CannotStart { errno }).await;
            }
        }
    }

    async fn take_in(&mut self, program: ProgramId, launch: u64, incoming: Incoming) {
        let Some(entry) = self.programs.get_mut(&program) else { return };
        let Some(running) = entry.process.as_mut().filter(|process| process.launch == launch) else { return };
        match incoming {
            Incoming::Message(FromProgram::Events(events)) => {
                for mut event in events {
                    // A program speaks for itself only.
                    event.program = program;
                    self.window.push(event);
                }
            }
            Incoming::Message(FromProgram::Completions { request, from, words }) => {
                let from = usize::try_from(from).unwrap_or(0);
                self.notify(Notice::Completions { program, request, from, words }).await;
            }
            Incoming::Message(FromProgram::PermissionAsked { operation, address }) => {
                self.notify(Notice::PermissionAsked { program, operation, address }).await;
            }
            Incoming::Message(FromProgram::CannotListen { errno, address }) => {
                self.fail(program, Problem::CannotListen { errno, address }).await;
            }
            Incoming::Message(FromProgram::Seen { time, truths }) => {
                let time = time.min(clock::now());
                for (program, socket, truth) in self.sampler.hear(program, time, truths) {
                    self.tell_of(time, program, Body::Sample { socket, truth });
                }
            }
            Incoming::Output(stream, bytes) => {
                let text = String::from_utf8_lossy(&bytes).into_owned();
                self.tell(program, Body::Output { stream, text });
            }
            Incoming::End => {
                running.ended = true;
                if running.is_alive() {
                    // It closed its control socket and lives: it is no longer ours to steer, so it ends.
                    kill(running);
                }
                self.settle(program).await;
            }
        }
    }

    /// Asks what became of each child.
    async fn reap(&mut self) {
        let programs: Vec<ProgramId> = self.programs.keys().copied().collect();
        for program in programs {
            let Some(running) = self.programs.get_mut(&program).and_then(|entry| entry.process.as_mut()) else {
                continue;
            };
            if !running.is_alive() {
                continue;
            }
            match process::poll_child(running.pid) {
                Some(Change::Died(death)) => {
                    running.death = Some(death);
                    self.settle(program).await;
                }
                Some(change) => {
                    let stopped = change == Change::Stopped;
                    if running.stopped != stopped {
                        running.stopped = stopped;
                        self.tell(program, Body::Stopped(stopped));
                    }
                }
                None => {}
            }
        }
    }

    /// Tells of a death once everything the process had said was read; then restarts or removes.
    async fn settle(&mut self, program: ProgramId) {
        let Some(entry) = self.programs.get_mut(&program) else { return };
        if let Some(running) = &entry.process {
            let Some(death) = running.death.filter(|_| running.ended) else { return };
            entry.process = None;
            self.tell(program, Body::Died(death));
        }
        let Some(entry) = self.programs.get_mut(&program) else { return };
        if entry.remove {
            self.programs.remove(&program);
            self.tell(program, Body::Removed);
        } else if std::mem::take(&mut entry.restart) {
            self.launch(program).await;
        }
    }

    /// Something the lab itself saw.
    fn tell(&mut self, program: ProgramId, body: Body) {
        self.tell_of(clock::now(), program, body);
    }

    /// Something the lab itself saw at that time.
    fn tell_of(&mut self, time: u64, program: ProgramId, body: Body) {
        self.sequence += 1;
        let event = Event { time, program, sequence: self.sequence, late: false, body };
        self.window.push(event);
    }

    /// Lets events out of the ordering window.
    async fn release(&mut self, now: u64) {
        if self.window.next_release().is_none_or(|due| self.pace.next(due) > now) {
            return;
        }
        self.pace.spend(now);
        let mut events = Vec::with_capacity(self.window.len());
        self.window.release(now, &mut events);
        if events.is_empty() {
            return;
        }
        events.iter().for_each(|event| self.sampler.fold(event));
        // The screen is gone: the requests' end comes next.
        let _ = self.outbox.send(FromLab::Events(events)).await;
    }

    async fn notify(&mut self, notice: Notice) {
        let _ = self.outbox.send(FromLab::Notice(notice)).await;
    }

    async fn fail(&mut self, program: ProgramId, problem: Problem) {
        self.notify(Notice::Failed { program, problem }).await;
    }

    /// Ends what lives, and reaps it.
    fn end_all(&mut self) {
        let processes = self.programs.values().filter_map(|entry| entry.process.as_ref());
        for running in processes.filter(|process| process.is_alive()) {
            kill(running);
            let _: Option<Death> = process::wait_child(running.pid);
        }
    }
}

fn kill(running: &Process) {
    if running.is_alive() {
        // The program, and whatever it may have started in its group; a process that has just begun has none yet.
        if process::send_signal_to_group(running.pid, libc::SIGKILL).is_err() {
            let _ = process::send_signal(running.pid, libc::SIGKILL);
        }
    }
}

fn signal_number(signal: Signal) -> i32 {
    match signal {
        Signal::Terminate => libc::SIGTERM,
        Signal::Kill => libc::SIGKILL,
        Signal::Stop => libc::SIGSTOP,
        Signal::Continue => libc::SIGCONT,
    }
}
