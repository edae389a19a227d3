//! enchufe's own servers, for people's clients to talk to: `eco` over TCP, UDP and Unix, `web`, and fault makers.
//!
//! They are async on tokio, and every call of theirs is told to a recorder. They know no language: the
//! web pages come from the caller ([`pages::Pages`]), and the visitor's Accept-Language picks among them.
//! Whatever a client does, it can end its own connection and nothing else.

mod connections;
mod echo;
pub mod error;
pub mod faults;
mod open;
pub mod pages;
mod runtime;
pub mod template;
mod unix_path;
mod web;

use std::future::Future;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

pub use error::ServeError;
pub use runtime::runtime;

use crate::journal::address::Address;
use crate::journal::event::ServerKind;
use crate::net::recorder::Recorder;

/// What a server is given.
#[derive(Clone, Debug)]
pub struct Options {
    /// Where to listen. Empty: the usual loopback addresses of the server's kind, at [`Options::port`].
    pub addresses: Vec<Address>,
    /// The port of the usual addresses; 0 lets the kernel choose.
    pub port: u16,
    /// A file to listen at: the only address of an echo server over Unix, one more for the web server.
    pub unix_path: Option<PathBuf>,
    /// The web server's pages.
    pub pages: Arc<pages::Pages>,
    /// What clients may use up.
    pub limits: Limits,
    /// Where a splitter connects to.
    pub destination: Arc<faults::Destination>,
}

impl Options {
    /// The usual loopback addresses, at a port of the kernel's choice.
    pub fn new(pages: Arc<pages::Pages>) -> Options {
        let destination = Arc::default();
        Options { addresses: Vec::new(), port: 0, unix_path: None, pages, limits: Limits::default(), destination }
    }
}

/// What clients may use up.
#[derive(Clone, Debug)]
pub struct Limits {
    /// Connections at once; more wait in the kernel's queue until one ends.
    pub connections: usize,
    /// How many finished connections the kernel keeps for `accept`.
    pub backlog: i32,
    /// The receive buffer of a connection in bytes, where it is not the system's.
    pub receive_buffer: Option<i32>,
    /// HTTP: how long a connection may stay silent between requests, or leave an answer unread.
    pub idle: Duration,
    /// HTTP: how long the head of a request may take from its first byte on, and its body again.
    pub request: Duration,
}

impl Default for Limits {
    fn default() -> Limits {
        Limits {
            connections: 256,
            backlog: 128,
            receive_buffer: None,
            idle: Duration::from_secs(30),
            request: Duration::from_secs(10),
        }
    }
}

/// How many bytes a connection of ours reads at once, and the most that the head of a request may have.
pub const BUFFER: usize = 16 * 1024;

/// Opens a server's addresses, says which they are, and serves until `stop` resolves. Must run within a
/// tokio runtime (see [`runtime()`]). When it returns, every socket is closed and the Unix path is gone.
///
/// # Errors
/// When an address cannot be opened, or a socket stops working for reasons that no client can cause.
pub async fn serve(
    kind: ServerKind,
    mut options: Options,
    recorder: Arc<dyn Recorder>,
    on_ready: impl FnOnce(Vec<Address>),
    stop: impl Future<Output = ()>,
) -> Result<(), ServeError> {
    let tasks = connections::Tasks::default();
    let service = async {
        match kind {
            ServerKind::EchoTcp | ServerKind::EchoUnix => {
                let opened = open::streams(kind, &options, recorder)?;
                on_ready(opened.addresses());
                echo::streams(&tasks, &opened, &options.limits).await
            }
            ServerKind::EchoUdp => {
                let sockets = open::datagrams(&options, recorder)?;
                on_ready(sockets.iter().map(|socket| socket.address().clone()).collect());
                echo::datagrams(&sockets).await
            }
            ServerKind::Web => {
                let opened = open::streams(kind, &options, recorder)?;
                on_ready(opened.addresses());
                web::serve(&tasks, &opened, options.pages.clone(), &options.limits).await
            }
            ServerKind::Fault(fault) => {
                options.limits = faults::limits(fault, &options.limits);
                let opened = open::streams(kind, &options, recorder.clone())?;
                on_ready(opened.addresses());
                faults::serve(fault, &tasks, &opened, &options.limits, &recorder, &options.destination).await
            }
        }
    };
    let ended = tokio::select! {
        ended = service => ended,
        () = stop => Ok(()),
    };
    tasks.shut_down().await;
    ended
}
