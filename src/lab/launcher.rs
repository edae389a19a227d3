//! The one thread that starts programs. PDEATHSIG is tied to the thread that spawns (prctl(2)): this one
//! lives exactly as long as the lab, so that the lab's end, however it comes, is the end of its programs.

use std::fs::DirBuilder;
use std::io;
use std::os::fd::OwnedFd;
use std::os::unix::fs::DirBuilderExt;
use std::os::unix::net::UnixStream;
use std::os::unix::process::CommandExt;
use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::sync::mpsc::{self, Sender};
use std::thread::{self, JoinHandle};

use tokio::sync::oneshot;

use crate::kernel::process;

/// The hidden word on our own command line that makes a process a program of a lab.
pub const PROGRAM_WORD: &str = "__programa";

/// A process that was started.
#[derive(Debug)]
pub struct Launched {
    /// Its pid. It must be waited for with `kernel::process::poll_child`.
    pub pid: u32,
    /// The lab's end of its control socket.
    pub control: UnixStream,
    /// What it writes to standard output.
    pub stdout: OwnedFd,
    /// What it writes to standard error.
    pub stderr: OwnedFd,
}

type Answer = oneshot::Sender<io::Result<Launched>>;

/// A handle to the launching thread; dropping it ends the thread, and with it every program.
#[derive(Debug)]
pub struct Launcher {
    requests: Option<Sender<(String, Answer)>>,
    thread: Option<JoinHandle<()>>,
}

impl Launcher {
    /// Starts the thread. `executable` is enchufe itself; `folder` the programs' working directory.
    ///
    /// # Errors
    /// When no thread can be made.
    pub fn start(executable: PathBuf, folder: PathBuf) -> io::Result<Launcher> {
        let (requests, inbox) = mpsc::channel::<(String, Answer)>();
        let thread = thread::Builder::new().name("launcher".into()).spawn(move || {
            while let Ok((name, answer)) = inbox.recv() {
                let _ = answer.send(launch(&executable, &folder, &name));
            }
        })?;
        Ok(Launcher { requests: Some(requests), thread: Some(thread) })
    }

    /// Starts a process for the program called `name`.
    ///
    /// # Errors
    /// What fork and exec say: EAGAIN, ENOMEM, EMFILE…
    pub async fn launch(&self, name: &str) -> io::Result<Launched> {
        let (answer, launched) = oneshot::channel();
        let gone = || io::Error::from(io::ErrorKind::BrokenPipe);
        self.requests.as_ref().ok_or_else(gone)?.send((name.to_owned(), answer)).map_err(|_| gone())?;
        launched.await.map_err(|_| gone())?
    }
}

impl Drop for Launcher {
    fn drop(&mut self) {
        self.requests = None;
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

fn launch(executable: &PathBuf, folder: &PathBuf, name: &str) -> io::Result<Launched> {
    let (control, theirs) = UnixStream::pair()?;
    // Whoever tidies the temporary folder up may have taken ours away: a program needs one to work in.
    match DirBuilder::new().mode(0o700).create(folder) {
        Err(error) if error.kind() != io::ErrorKind::AlreadyExists => return Err(error),
        _ => {}
    }
    let mut command = Command::new(executable);
    // What `ps` shows: the executable may have been named by /proc/self/exe.
    command.arg0("enchufe");
    command.arg(PROGRAM_WORD).arg(name).current_dir(folder);
    command.stdout(Stdio::piped()).stderr(Stdio::piped());
    process::isolate(&mut command, OwnedFd::from(theirs));
    let mut child = command.spawn()?;
    let missing = || io::Error::from(io::ErrorKind::BrokenPipe);
    let stdout = child.stdout.take().ok_or_else(missing)?.into();
    let stderr = child.stderr.take().ok_or_else(missing)?.into();
    // `Child` neither kills nor reaps on drop; the supervisor does both.
    Ok(Launched { pid: child.id(), control, stdout, stderr })
}
