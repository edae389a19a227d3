//! A descriptor in an async server's hands: what listeners, streams and datagram sockets share.

use std::io;
use std::os::fd::AsRawFd;
use std::sync::Arc;
use std::task::{Context, Poll, ready};

use socket2::{Domain, SockRef, Socket, Type};
use tokio::io::unix::AsyncFd;

use crate::journal::address::Address;
use crate::journal::call::{CallId, CloseReason, Failure, Names, Operation, OptionValue, Returned};
use crate::journal::event::FailedCall;
use crate::journal::socket::{Family, Kind, Protocol, SocketInfo, Truth};
use crate::kernel::{clock, descriptor, reactor};
use crate::net::error::SocketError;
use crate::net::names;
use crate::net::recorder::{Begin, End, Gave, Recorder};
use crate::net::socket::{bind_reaches_out, call_without_socket, failure_of, info_of};
use crate::net::truth_clock::TruthClock;

/// A socket's descriptor, closed (and that told) when this is dropped.
pub(super) struct Held {
    /// `None` only while it is being closed.
    socket: Option<Arc<Socket>>,
    pub(super) info: SocketInfo,
    truth: TruthClock,
    pub(super) recorder: Arc<dyn Recorder>,
}

/// Which readiness a call needs.
#[derive(Clone, Copy)]
pub(super) enum Wait {
    Readable,
    Writable,
}

/// A socket that tokio's reactor watches. The fields are dropped in this order: it leaves the reactor, then closes.
#[derive(Debug)]
pub(super) struct Watched {
    pub(super) reactor: AsyncFd<Arc<Socket>>,
    pub(super) held: Held,
}

impl std::fmt::Debug for Held {
    fn fmt(&self, formatter: &mut std::fmt::Formatter) -> std::fmt::Result {
        write!(formatter, "fd {} ({:?})", self.info.fd, self.info.id)
    }
}

impl Held {
    /// `socket(family, kind | SOCK_NONBLOCK, 0)`.
    pub(super) fn create(recorder: Arc<dyn Recorder>, family: Family, kind: Kind) -> Result<Held, SocketError> {
        let protocol = Protocol(0);
        let operation = Operation::Socket { family, kind, protocol };
        let call = Begin { socket: None, fd: -1, operation: operation.clone() };
        let began = clock::now();
        match nonblocking_socket(family, kind) {
            Ok(socket) => {
                let held = Held::around(recorder, socket, family, kind);
                let gave = Returned::Socket { socket: held.info.clone(), peer: None };
                held.recorder.record(call, began, End::returned(gave));
                Ok(held)
            }
            Err(error) => {
                let failure = failure_of(&error);
                recorder.record(call, began, End::failed(failure.clone()));
                Err(SocketError { failure, call: Box::new(call_without_socket(operation, family, kind)) })
            }
        }
    }

    /// A descriptor that a recorded call just gave.
    pub(super) fn around(recorder: Arc<dyn Recorder>, socket: Socket, family: Family, kind: Kind) -> Held {
        let info = info_of(socket.as_raw_fd(), family, kind, Protocol(0));
        Held { socket: Some(Arc::new(socket)), info, truth: TruthClock::default(), recorder }
    }

    /// `bind(address)`.
    pub(super) fn bind(&self, address: &Address) -> Result<(), SocketError> {
        let operation = Operation::Bind { address: address.clone() };
        if bind_reaches_out(address) && !self.recorder.permits(&operation, address) {
            let began = clock::now();
            return Err(self.failed(operation, began, Failure::OnlyLoopback));
        }
        let kernel = match names::to_kernel(address) {
            Ok(kernel) => kernel,
            Err(_) => return Err(self.error(operation, Failure::Errno { errno: libc::EINVAL, moved: None })),
        };
        self.naming_call(operation, |socket| socket.bind(&kernel))
    }

    /// `listen(backlog)`.
    pub(super) fn listen(&self, backlog: i32) -> Result<(), SocketError> {
        self.naming_call(Operation::Listen { backlog }, |socket| socket.listen(backlog))
    }

    /// `setsockopt(level, name, 1)`.
    pub(super) fn switch_on(&self, level: i32, name: i32) -> Result<(), SocketError> {
        self.set_option(level, name, OptionValue::Integer(1))
    }

    /// `setsockopt(level, name, value)`.
    pub(super) fn set_option(&self, level: i32, name: i32, value: OptionValue) -> Result<(), SocketError> {
        let bytes = match &value {
            OptionValue::Integer(number) => number.to_ne_bytes().to_vec(),
            OptionValue::Bytes(bytes) => bytes.clone(),
        };
        let operation = Operation::SetOption { level, name, value };
        let began = clock::now();
        match descriptor::set_option(self.info.fd, level, name, &bytes) {
            Ok(()) => {
                self.tell(operation, began, Gave::Returned(Returned::Nothing), None);
                Ok(())
            }
            Err(error) => Err(self.failed(operation, began, failure_of(&error))),
        }
    }

    /// A call that never waits and changes the socket's names or state.
    pub(super) fn naming_call(
        &self,
        operation: Operation,
        work: impl FnOnce(&SockRef<'_>) -> io::Result<()>,
    ) -> Result<(), SocketError> {
        let began = clock::now();
        match descriptor::with_socket(self.info.fd, work) {
            Ok(()) => {
                let end = End {
                    gave: Gave::Returned(Returned::Nothing),
                    names: Some(self.names()),
                    truth: Some(self.truth.ask(self.info.fd, &self.info)),
                };
                self.recorder.record(self.begin(operation), began, end);
                Ok(())
            }
            Err(error) => Err(self.failed(operation, began, failure_of(&error))),
        }
    }

    /// Tells of a call that returned, with the socket's truth if that is due.
    pub(super) fn tell(&self, operation: Operation, began: u64, gave: Gave<'_>, names: Option<Names>) {
        let truth = self.truth_if_due();
        self.recorder.record(self.begin(operation), began, End { gave, names, truth });
    }

    /// Tells of a call that has to wait. [`Held::tell_ended`] tells its end.
    pub(super) fn tell_begun(&self, operation: Operation) -> CallId {
        self.recorder.begin(self.begin(operation))
    }

    /// Tells the end of a call that was told as begun, with the socket's truth if that is due.
    pub(super) fn tell_ended(&self, id: CallId, gave: Gave<'_>) {
        let truth = self.truth_if_due();
        self.recorder.end(id, End { gave, names: None, truth });
    }

    /// Tells of a call that failed, and makes its error.
    pub(super) fn failed(&self, operation: Operation, began: u64, failure: Failure) -> SocketError {
        self.tell(operation.clone(), began, Gave::Failed(failure.clone()), None);
        self.error(operation, failure)
    }

    /// Tells of a call on an established socket that failed with `error`, which the caller passes on.
    pub(super) fn tell_failure(&self, operation: Operation, began: u64, error: &io::Error) {
        self.tell(operation, began, Gave::Failed(failure_of(error)), None);
    }

    pub(super) fn error(&self, operation: Operation, failure: Failure) -> SocketError {
        let names = self.names();
        SocketError {
            failure,
            call: Box::new(FailedCall {
                operation,
                family: Some(self.info.family),
                kind: Some(self.info.kind),
                local: names.local,
                peer: names.peer,
                listening: false,
            }),
        }
    }

    pub(super) fn names(&self) -> Names {
        descriptor::with_socket(self.info.fd, |socket| Ok(names::of_socket(socket))).unwrap_or_default()
    }

    fn truth_if_due(&self) -> Option<Truth> {
        self.truth.ask_if_due(self.info.fd, &self.info)
    }

    fn begin(&self, operation: Operation) -> Begin {
        Begin { socket: Some(self.info.id), fd: self.info.fd, operation }
    }

    /// Hands the socket to tokio's reactor. On failure it is closed, and that told.
    ///
    /// # Errors
    /// epoll_ctl(2)'s.
    pub(super) fn watched(self) -> io::Result<Watched> {
        let socket = self.socket.clone().ok_or_else(|| io::Error::from_raw_os_error(libc::EBADF))?;
        Ok(Watched { reactor: reactor::watch(socket)?, held: self })
    }
}

impl Drop for Held {
    fn drop(&mut self) {
        // Nobody else keeps a reference by now: the reactor's went first.
        let Some(socket) = self.socket.take().and_then(Arc::into_inner) else { return };
        let call = self.begin(Operation::Close { reason: CloseReason::Called });
        let began = clock::now();
        let end = match descriptor::close(descriptor::into_number(socket)) {
            // As in `net::socket`: the peer's reset does not make our close fail.
            Err(error) if error.raw_os_error() != Some(libc::ECONNRESET) => End::failed(failure_of(&error)),
            _ => End::returned(Returned::Nothing),
        };
        self.recorder.record(call, began, end);
    }
}

/// Makes a call as soon as the socket is ready for it: when it began, and what came of it.
pub(super) fn poll_call<T>(
    watched: &Watched,
    wait: Wait,
    context: &mut Context<'_>,
    mut work: impl FnMut(&SockRef<'_>) -> io::Result<T>,
) -> Poll<(u64, io::Result<T>)> {
    loop {
        let guard = match wait {
            Wait::Readable => ready!(watched.reactor.poll_read_ready(context)),
            Wait::Writable => ready!(watched.reactor.poll_write_ready(context)),
        };
        let mut guard = match guard {
            Ok(guard) => guard,
            Err(error) => return Poll::Ready((clock::now(), Err(error))),
        };
        let began = clock::now();
        match descriptor::with_socket(watched.held.info.fd, &mut work) {
            Err(error) if error.kind() == io::ErrorKind::WouldBlock => guard.clear_ready(),
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            result => return Poll::Ready((began, result)),
        }
    }
}

#[cfg(target_os = "linux")]
fn nonblocking_socket(family: Family, kind: Kind) -> io::Result<socket2::Socket> {
    socket2::Socket::new(Domain::from(family.0), Type::from(kind.0 | libc::SOCK_NONBLOCK), None)
}

#[cfg(not(target_os = "linux"))]
fn nonblocking_socket(family: Family, kind: Kind) -> io::Result<socket2::Socket> {
    let socket = socket2::Socket::new(Domain::from(family.0), Type::from(kind.0), None)?;
    socket.set_nonblocking(true)?;
    Ok(socket)
}
