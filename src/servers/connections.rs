//! Accepting connections, a bounded number at once.

use std::future::Future;
use std::io;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use futures_util::future::try_join_all;
use tokio::sync::Semaphore;
use tokio::task::JoinSet;

use crate::net::tokio_socket::{Listener, Stream};

/// How long `accept` rests when the system has no descriptor left: the listener stays ready meanwhile, and
/// would otherwise be asked without end.
const REST: Duration = Duration::from_millis(100);

/// The tasks that serve connections.
#[derive(Debug, Default)]
pub(super) struct Tasks(Mutex<JoinSet<()>>);

impl Tasks {
    fn spawn(&self, connection: impl Future<Output = ()> + Send + 'static) {
        let mut tasks = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        tasks.spawn(connection);
        // Tasks that ended are let go here; one that panicked took only its connection along.
        while tasks.try_join_next().is_some() {}
    }

    /// Ends all connections; when this returns their sockets are closed.
    pub(super) async fn shut_down(self) {
        self.0.into_inner().unwrap_or_else(PoisonError::into_inner).shutdown().await;
    }
}

/// Serves every connection of these listeners in a task of its own, for ever.
///
/// # Errors
/// When a listener itself no longer works.
pub(super) async fn serve<S, F>(tasks: &Tasks, listeners: &[Listener], most: usize, service: S) -> io::Result<()>
where
    S: Fn(Stream) -> F,
    F: Future<Output = ()> + Send + 'static,
{
    let room = Arc::new(Semaphore::new(most));
    let service = &service;
    let accepting = listeners.iter().map(|listener| {
        let room = room.clone();
        async move {
            loop {
                // First a connection, then room for it: a listener that waits takes no room from the others.
                listener.waiting().await?;
                let Ok(place) = room.clone().acquire_owned().await else { return Ok(()) };
                match listener.accept_waiting().await {
                    Ok(Some((stream, _))) => {
                        let connection = service(stream);
                        tasks.spawn(async move {
                            connection.await;
                            drop(place);
                        });
                    }
                    Ok(None) => {}
                    Err(error) if lasts(&error) => return Err(error),
                    Err(error) if is_shortage(&error) => tokio::time::sleep(REST).await,
                    // ECONNABORTED and the network's own errors, which Linux reports here, are the client's (accept(2)).
                    Err(_) => {}
                }
            }
        }
    });
    try_join_all(accepting).await.map(drop)
}

/// Errors that say the listener itself is no good.
fn lasts(error: &io::Error) -> bool {
    matches!(error.raw_os_error(), Some(libc::EBADF | libc::EINVAL | libc::ENOTSOCK | libc::EOPNOTSUPP))
}

/// Errors that say the system lacks something for a while.
fn is_shortage(error: &io::Error) -> bool {
    matches!(error.raw_os_error(), Some(libc::EMFILE | libc::ENFILE | libc::ENOBUFS | libc::ENOMEM))
}
