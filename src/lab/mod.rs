//! The lab: the supervisor in the main process. It starts and ends programs, sends them statements,
//! collects their events in order, and samples what the kernel holds.
//!
//! It lives on a thread of its own, so that decoding a flood never delays a key.

pub mod ending;
pub mod folder;
pub mod launcher;
pub mod order;
mod pace;
mod processes;
mod sampler;
mod supervisor;

use std::io;
use std::path::PathBuf;
use std::thread::{self, JoinHandle};

use tokio::sync::mpsc;

use crate::journal::event::Event;
use crate::journal::socket::SocketId;
use crate::kernel::socket_truth::{self, SocketTruth};
use folder::{FolderError, SessionFolder};
use order::{Notice, Order};

/// How a lab is set up.
#[derive(Clone, Debug)]
pub struct Options {
    /// enchufe's own executable, which is also every program's.
    pub executable: PathBuf,
    /// Refuse every address that is not loopback.
    pub only_loopback: bool,
    /// The pages of web servers: name and bytes.
    pub pages: Vec<(String, Vec<u8>)>,
}

/// What the lab tells.
#[derive(Clone, Debug, PartialEq)]
pub enum FromLab {
    /// Events in journal order.
    Events(Vec<Event>),
    /// What is no event.
    Notice(Notice),
}

/// Why there is no lab.
#[derive(Debug, thiserror::Error)]
pub enum LabError {
    /// The session's folder could not be made.
    #[error(transparent)]
    Folder(#[from] FolderError),
    /// A thread, a runtime or the netlink socket could not be made.
    #[error("cannot start the lab: {0}")]
    System(#[from] io::Error),
}

/// What is asked of the supervisor.
#[derive(Debug)]
enum Request {
    Order(Order),
    Watch(Vec<SocketId>),
}

/// How many batches may wait for the screen; beyond it the lab waits, and the programs summarise. Few: in a flood a batch
/// has thousands of events, and the answer to a Ctrl-C comes after all that wait.
const OUTBOX: usize = 4;

/// A running lab. Dropping it ends every program and removes the session's folder.
#[derive(Debug)]
pub struct Lab {
    requests: Option<mpsc::UnboundedSender<Request>>,
    news: mpsc::Receiver<FromLab>,
    thread: Option<JoinHandle<()>>,
    folder: PathBuf,
}

impl Lab {
    /// Starts a lab without programs.
    ///
    /// # Errors
    /// [`LabError`].
    pub fn start(options: Options) -> Result<Lab, LabError> {
        Lab::asking(options, socket_truth::of_this_system())
    }

    /// Starts a lab that asks `kernel` what it holds.
    ///
    /// # Errors
    /// [`LabError`].
    pub fn asking(options: Options, kernel: Box<dyn SocketTruth>) -> Result<Lab, LabError> {
        let folder = SessionFolder::create()?;
        let path = folder.path().to_owned();
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
        let (requests, inbox) = mpsc::unbounded_channel();
        let (outbox, news) = mpsc::channel(OUTBOX);
        let thread = thread::Builder::new().name("lab".into()).spawn(move || {
            // The supervisor ends its programs before the folder, their working directory, goes.
            runtime.block_on(supervisor::run(options, &folder, inbox, outbox, kernel));
            drop(folder);
        })?;
        Ok(Lab { requests: Some(requests), news, thread: Some(thread), folder: path })
    }

    /// Asks for something; the answer comes as events and notices.
    pub fn order(&self, order: Order) {
        self.request(Request::Order(order));
    }

    /// Says which sockets are on the screen: those are sampled.
    pub fn watch(&self, sockets: Vec<SocketId>) {
        self.request(Request::Watch(sockets));
    }

    /// Waits for what the lab tells next. `None`: it has ended. Nothing is lost if the wait is given up.
    pub async fn next(&mut self) -> Option<FromLab> {
        self.news.recv().await
    }

    /// What the lab has told already, if anything.
    pub fn try_next(&mut self) -> Option<FromLab> {
        self.news.try_recv().ok()
    }

    /// Waits for what the lab tells next, on a thread that is no async task.
    pub fn next_blocking(&mut self) -> Option<FromLab> {
        self.news.blocking_recv()
    }

    /// The session's folder.
    pub fn folder(&self) -> &std::path::Path {
        &self.folder
    }

    fn request(&self, request: Request) {
        if let Some(requests) = &self.requests {
            // A lab that has ended takes no more orders, and nobody is left to be told.
            let _ = requests.send(request);
        }
    }
}

impl Drop for Lab {
    fn drop(&mut self) {
        self.requests = None;
        // A lab that waits to tell something must not wait for us, who wait for it.
        self.news.close();
        while self.news.try_recv().is_ok() {}
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}
