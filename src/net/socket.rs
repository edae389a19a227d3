//! One socket, as CPython's `socket.socket` behaves, with every call told to a recorder.

use std::io;
use std::net::{IpAddr, SocketAddr, UdpSocket};
use std::sync::Arc;
#[cfg(not(target_os = "linux"))]
use std::sync::atomic::AtomicU64;
use std::sync::atomic::{AtomicBool, AtomicI32, Ordering};
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use socket2::{Domain, SockAddr, SockRef, Type};

use super::error::SocketError;
use super::names;
use super::recorder::{Begin, End, Gave, Recorder};
use super::truth_clock::TruthClock;
use crate::journal::address::Address;
use crate::journal::call::{CloseReason, Failure, Names, Operation, OptionValue, Returned, ShutdownHow};
use crate::journal::event::FailedCall;
use crate::journal::payload::Payload;
use crate::journal::socket::{Family, Kind, Protocol, SocketId, SocketInfo, Truth};
use crate::kernel::{clock, descriptor};

mod attempt;
mod datagrams;
mod identity;

use attempt::Wait;
pub(crate) use identity::info_of;
use identity::{asks_nonblocking, plain, protocol_of};

/// The result of a socket call.
pub type Result<T> = std::result::Result<T, SocketError>;

/// A socket by its descriptor number, as Python holds it. Dropping it closes it, told as «no name left».
pub struct Socket {
    fd: AtomicI32,
    info: SocketInfo,
    /// `None` waits for ever; zero never waits.
    timeout: Mutex<Option<Duration>>,
    listening: AtomicBool,
    /// The addresses as last heard: after a reset the kernel no longer tells the peer's.
    heard: Mutex<Names>,
    truth: TruthClock,
    recorder: Arc<dyn Recorder>,
}

impl std::fmt::Debug for Socket {
    fn fmt(&self, formatter: &mut std::fmt::Formatter) -> std::fmt::Result {
        write!(formatter, "Socket(fd {}, {:?})", self.fileno(), self.info.id)
    }
}

impl Socket {
    /// `socket.socket(family, type, proto)`. Linux's SOCK_NONBLOCK and SOCK_CLOEXEC may be or-ed into
    /// `kind`, as in Python: the first makes the timeout 0, and neither stays in the type.
    ///
    /// # Errors
    /// Whatever this kernel answers to the three numbers.
    pub fn new(recorder: Arc<dyn Recorder>, family: Family, kind: Kind, protocol: Protocol) -> Result<Socket> {
        let operation = Operation::Socket { family, kind, protocol };
        let id = recorder.begin(Begin { socket: None, fd: -1, operation: operation.clone() });
        let made =
            socket2::Socket::new(Domain::from(family.0), Type::from(kind.0), Some(socket2::Protocol::from(protocol.0)));
        match made {
            Ok(socket) => {
                let info = info_of(descriptor::into_number(socket), family, plain(kind), protocol);
                let socket = Returned::Socket { socket: info.clone(), peer: None };
                recorder.end(id, End::returned(socket));
                let socket = Socket::around(recorder, info);
                if asks_nonblocking(kind) {
                    *socket.timeout_slot() = Some(Duration::ZERO);
                }
                Ok(socket)
            }
            Err(error) => {
                let failure = failure_of(&error);
                recorder.end(id, End::failed(failure.clone()));
                Err(SocketError { failure, call: Box::new(call_without_socket(operation, family, kind)) })
            }
        }
    }

    /// `socket.socketpair(family, type, proto)`.
    ///
    /// # Errors
    /// Whatever this kernel answers; EOPNOTSUPP for the Internet families on Linux.
    pub fn pair(
        recorder: Arc<dyn Recorder>,
        family: Family,
        kind: Kind,
        protocol: Protocol,
    ) -> Result<(Socket, Socket)> {
        let operation = Operation::SocketPair { family, kind, protocol };
        let id = recorder.begin(Begin { socket: None, fd: -1, operation: operation.clone() });
        let made = socket2::Socket::pair(
            Domain::from(family.0),
            Type::from(kind.0),
            Some(socket2::Protocol::from(protocol.0)),
        );
        match made {
            Ok((one, other)) => {
                let one = info_of(descriptor::into_number(one), family, plain(kind), protocol);
                let other = info_of(descriptor::into_number(other), family, plain(kind), protocol);
                recorder.end(id, End::returned(Returned::Pair { one: one.clone(), other: other.clone() }));
                let (one, other) = (Socket::around(recorder.clone(), one), Socket::around(recorder, other));
                if asks_nonblocking(kind) {
                    *one.timeout_slot() = Some(Duration::ZERO);
                    *other.timeout_slot() = Some(Duration::ZERO);
                }
                Ok((one, other))
            }
            Err(error) => {
                let failure = failure_of(&error);
                recorder.end(id, End::failed(failure.clone()));
                Err(SocketError { failure, call: Box::new(call_without_socket(operation, family, kind)) })
            }
        }
    }

    /// `socket.socket(fileno=fd)`: an object for a descriptor that exists. The kernel is asked what it is.
    ///
    /// # Errors
    /// EBADF and ENOTSOCK.
    pub fn from_descriptor(recorder: Arc<dyn Recorder>, fd: i32) -> Result<Socket> {
        let asked = descriptor::with_socket(fd, |socket| {
            let family = match socket.local_addr() {
                Ok(address) => Family(i32::from(address.family())),
                Err(error) => return Err(error),
            };
            Ok((family, Kind(i32::from(socket.r#type()?))))
        });
        match asked {
            Ok((family, kind)) => {
                let protocol = protocol_of(fd).unwrap_or(Protocol(0));
                Ok(Socket::around(recorder, info_of(fd, family, kind, protocol)))
            }
            Err(error) => Err(SocketError {
                failure: failure_of(&error),
                call: Box::new(call_without_socket(Operation::LocalName, Family(libc::AF_UNSPEC), Kind(0))),
            }),
        }
    }

    /// A socket that was never opened: an object of a class whose `__init__` did not call `socket`'s.
    pub fn unopened(recorder: Arc<dyn Recorder>) -> Socket {
        let (family, kind, protocol) = (Family(0), Kind(0), Protocol(0));
        Socket::around(recorder, SocketInfo { id: SocketId(0), fd: -1, inode: 0, family, kind, protocol })
    }

    /// Told of another family, type or protocol than the kernel's, as Python's `socket(family, type, proto, fileno)` may be;
    /// -1 keeps what the kernel said.
    pub fn called(mut self, family: i32, kind: i32, protocol: i32) -> Socket {
        let or = |given: i32, known: i32| if given == -1 { known } else { given };
        self.info.family = Family(or(family, self.info.family.0));
        self.info.kind = Kind(or(kind, self.info.kind.0));
        self.info.protocol = Protocol(or(protocol, self.info.protocol.0));
        self
    }

    fn around(recorder: Arc<dyn Recorder>, info: SocketInfo) -> Socket {
        Socket {
            fd: AtomicI32::new(info.fd),
            info,
            timeout: Mutex::new(None),
            listening: AtomicBool::new(false),
            heard: Mutex::default(),
            truth: TruthClock::default(),
            recorder,
        }
    }

    /// The descriptor's number, or -1 once closed or detached: Python's `fileno()`.
    pub fn fileno(&self) -> i32 {
        self.fd.load(Ordering::SeqCst)
    }

    /// The socket as it was born.
    pub fn info(&self) -> &SocketInfo {
        &self.info
    }

    /// Its identity.
    pub fn id(&self) -> SocketId {
        self.info.id
    }

    /// Python's `gettimeout()`.
    pub fn timeout(&self) -> Option<Duration> {
        *self.timeout_slot()
    }

    /// The addresses the kernel holds now, asked without telling the recorder: for Python's `repr`.
    pub fn names(&self) -> Names {
        descriptor::with_socket(self.fileno(), |socket| Ok(names::of_socket(socket))).unwrap_or_default()
    }

    /// `s.settimeout(…)`; `None` blocks for ever, zero never blocks.
    ///
    /// # Errors
    /// EBADF once closed.
    pub fn set_timeout(&self, timeout: Option<Duration>) -> Result<()> {
        let operation = Operation::SetTimeout { seconds: timeout.map(|time| time.as_secs_f64()) };
        self.plain_call(operation, |socket| socket.set_nonblocking(timeout.is_some()))?;
        *self.timeout_slot() = timeout;
        Ok(())
    }

    /// `s.bind(address)`.
    ///
    /// # Errors
    /// The kernel's, such as EADDRINUSE and EACCES; and our refusal of what is not loopback.
    pub fn bind(&self, address: &Address) -> Result<()> {
        let operation = Operation::Bind { address: address.clone() };
        self.check_permission(&operation, address, bind_reaches_out(address))?;
        let kernel = self.kernel_address(&operation, address)?;
        self.naming_call(operation, |socket| socket.bind(&kernel))
    }

    /// `s.listen(backlog)`.
    ///
    /// # Errors
    /// The kernel's.
    pub fn listen(&self, backlog: i32) -> Result<()> {
        let operation = Operation::Listen { backlog };
        // Without a name the kernel gives it a port on every interface (listen(2), ip(7)): a door as wide as bind's.
        let nameless = |local: &Address| self.info.kind == Kind::STREAM && local.port() == Some(0);
        if let Some(local) = self.names().local.filter(nameless) {
            self.check_permission(&operation, &local, true)?;
        }
        // CPython turns a negative backlog into 0.
        self.naming_call(operation, |socket| socket.listen(backlog.max(0)))?;
        self.listening.store(true, Ordering::Relaxed);
        Ok(())
    }

    /// `s.accept()`: a new socket, and where it is connected to.
    ///
    /// # Errors
    /// The kernel's, a timeout, an interruption.
    pub fn accept(&self) -> Result<(Socket, Address)> {
        let operation = Operation::Accept;
        let id = self.begin(&operation);
        // accept4 with SOCK_CLOEXEC, as CPython; the new socket blocks, whatever this one does.
        let result = self.attempt(Some(Wait::Readable), |socket| socket.accept());
        match result {
            Ok((socket, from)) => {
                // Linux's accept4 does not inherit O_NONBLOCK (accept(2)); other systems do.
                let _ = socket.set_nonblocking(false);
                let kind = self.info.kind;
                let info = info_of(descriptor::into_number(socket), self.info.family, kind, self.info.protocol);
                let names = descriptor::with_socket(info.fd, |socket| Ok(names::of_socket(socket))).ok();
                let peer = names::from_kernel(&from);
                let gave = Returned::Socket { socket: info.clone(), peer: Some(peer.clone()) };
                let truth = self.truth_if_due();
                let accepted = Socket::around(self.recorder.clone(), info);
                accepted.hear(names.clone().unwrap_or_default());
                self.recorder.end(id, End { gave: Gave::Returned(gave), names, truth });
                Ok((accepted, peer))
            }
            Err(failure) => Err(self.fail(id, operation, failure)),
        }
    }

    /// `s.connect(address)`.
    ///
    /// # Errors
    /// The kernel's, a timeout, an interruption, and our refusal of what is not loopback.
    pub fn connect(&self, address: &Address) -> Result<()> {
        let operation = Operation::Connect { address: address.clone(), returns_errno: false };
        self.check_permission(&operation, address, reaches_out(address))?;
        let kernel = self.kernel_address(&operation, address)?;
        let id = self.begin(&operation);
        match self.attempt_connect(&kernel) {
            Ok(()) => {
                self.end_with_names(id, Returned::Nothing);
                Ok(())
            }
            Err(failure) if goes_on(&failure) => {
                // The kernel has given it an address, by which it can be followed to its end.
                let names = self.names();
                self.hear(names.clone());
                let truth = Some(self.truth.ask_all(self.fileno(), &self.info));
                self.recorder.end(id, End { gave: Gave::Failed(failure.clone()), names: Some(names), truth });
                Err(self.error(operation, failure))
            }
            Err(failure) => Err(self.fail(id, operation, failure)),
        }
    }

    /// `s.connect_ex(address)`: the errno instead of an exception, 0 for success.
    ///
    /// # Errors
    /// An interruption, a timeout, and our refusal of what is not loopback.
    pub fn connect_ex(&self, address: &Address) -> Result<i32> {
        let operation = Operation::Connect { address: address.clone(), returns_errno: true };
        self.check_permission(&operation, address, reaches_out(address))?;
        let kernel = self.kernel_address(&operation, address)?;
        let id = self.begin(&operation);
        let errno = match self.attempt_connect(&kernel) {
            Ok(()) => 0,
            Err(Failure::Errno { errno, .. }) => errno,
            // CPython's connect_ex gives EWOULDBLOCK for its own timeout.
            Err(Failure::TimedOut { .. }) => libc::EWOULDBLOCK,
            Err(failure) => return Err(self.fail(id, operation, failure)),
        };
        self.end_with_names(id, Returned::Integer(errno.into()));
        Ok(errno)
    }

    /// `s.send(bytes, flags)`: how many bytes the kernel took.
    ///
    /// # Errors
    /// The kernel's, a timeout, an interruption.
    pub fn send(&self, bytes: &[u8], flags: i32) -> Result<usize> {
        let operation = Operation::Send { asked: bytes.len() as u64, flags };
        let id = self.begin(&operation);
        match self.attempt(Some(Wait::Writable), |socket| socket.send_with_flags(bytes, flags)) {
            Ok(count) => {
                self.end_moved(id, &bytes[..count.min(bytes.len())], None, false);
                Ok(count)
            }
            Err(failure) => Err(self.fail(id, operation, failure)),
        }
    }

    /// `s.sendall(bytes, flags)`: sends until all is with the kernel. The timeout is for the whole.
    ///
    /// # Errors
    /// The kernel's, a timeout, an interruption. What went before the failure stays sent.
    pub fn sendall(&self, bytes: &[u8], flags: i32) -> Result<()> {
        let operation = Operation::SendAll { asked: bytes.len() as u64, flags };
        let id = self.begin(&operation);
        let deadline = self.deadline();
        let mut sent = 0;
        let failure = loop {
            if sent == bytes.len() && sent > 0 {
                self.end_moved(id, bytes, None, false);
                return Ok(());
            }
            let rest = &bytes[sent..];
            match self.attempt_until(deadline, Some(Wait::Writable), |socket| socket.send_with_flags(rest, flags)) {
                Ok(_) if rest.is_empty() => {
                    self.end_moved(id, bytes, None, false);
                    return Ok(());
                }
                Ok(count) => {
                    sent += count;
                    // Between two sends CPython looks at signals too.
                    if sent < bytes.len() && self.recorder.take_interrupt() {
                        break Failure::Interrupted { moved: None };
                    }
                }
                Err(failure) => break failure,
            }
        };
        let moved = (sent > 0).then(|| Payload::of(&bytes[..sent]));
        let failure = match failure {
            Failure::Errno { errno, .. } => Failure::Errno { errno, moved },
            Failure::TimedOut { .. } => Failure::TimedOut { moved },
            Failure::Interrupted { .. } => Failure::Interrupted { moved },
            other => other,
        };
        Err(self.fail(id, operation, failure))
    }

    /// `s.sendto(bytes, flags, address)`.
    ///
    /// # Errors
    /// The kernel's, a timeout, an interruption, and our refusal of what is not loopback.
    pub fn sendto(&self, bytes: &[u8], flags: i32, address: &Address) -> Result<usize> {
        let operation = Operation::SendTo { asked: bytes.len() as u64, flags, address: address.clone() };
        self.check_permission(&operation, address, reaches_out(address))?;
        let kernel = self.kernel_address(&operation, address)?;
        let id = self.begin(&operation);
        match self.attempt(Some(Wait::Writable), |socket| socket.send_to_with_flags(bytes, &kernel, flags)) {
            Ok(count) => {
                let names = self.names_if_new();
                let truth = self.truth_if_due();
                let gave = Gave::Moved {
                    bytes: &bytes[..count.min(bytes.len())],
                    peer: Some(address.clone()),
                    truncated: false,
                };
                self.recorder.end(id, End { gave, names, truth });
                Ok(count)
            }
            Err(failure) => Err(self.fail(id, operation, failure)),
        }
    }

    /// `s.shutdown(how)`.
    ///
    /// # Errors
    /// ENOTCONN and the kernel's others.
    pub fn shutdown(&self, how: ShutdownHow) -> Result<()> {
        let kernel = match how {
            ShutdownHow::Read => std::net::Shutdown::Read,
            ShutdownHow::Write => std::net::Shutdown::Write,
            ShutdownHow::Both => std::net::Shutdown::Both,
        };
        self.plain_call(Operation::Shutdown { how }, |socket| socket.shutdown(kernel))
    }

    /// `s.close()`; closing twice is no error, as in Python.
    ///
    /// # Errors
    /// The kernel's; the descriptor is gone all the same.
    pub fn close(&self) -> Result<()> {
        self.close_because(CloseReason::Called)
    }

    fn close_because(&self, reason: CloseReason) -> Result<()> {
        let fd = self.fd.swap(-1, Ordering::SeqCst);
        if fd < 0 {
            return Ok(());
        }
        let operation = Operation::Close { reason };
        let id = self.recorder.begin(Begin { socket: Some(self.info.id), fd, operation: operation.clone() });
        match descriptor::close(fd) {
            // CPython ignores ECONNRESET here: the peer's reset does not make our close fail.
            Err(error) if error.raw_os_error() != Some(libc::ECONNRESET) => {
                Err(self.fail(id, operation, failure_of(&error)))
            }
            _ => {
                self.recorder.end(id, End::returned(Returned::Nothing));
                Ok(())
            }
        }
    }

    /// `s.detach()`: the number, which from now on nobody closes; -1 if there was none.
    pub fn detach(&self) -> i32 {
        let fd = self.fileno();
        let id = self.begin(&Operation::Detach);
        self.fd.store(-1, Ordering::SeqCst);
        self.recorder.end(id, End::returned(Returned::Integer(fd.into())));
        fd
    }

    /// `s.dup()`: a further descriptor for the same socket, with the same timeout.
    ///
    /// # Errors
    /// EBADF, EMFILE.
    pub fn dup(&self) -> Result<Socket> {
        let operation = Operation::Dup;
        let id = self.begin(&operation);
        match descriptor::duplicate(self.fileno()) {
            Ok(fd) => {
                let info = SocketInfo { fd, ..self.info.clone() };
                let gave = Returned::Socket { socket: info.clone(), peer: None };
                self.recorder.end(id, End { gave: Gave::Returned(gave), names: Some(self.names()), truth: None });
                let socket = Socket::around(self.recorder.clone(), info);
                *socket.timeout_slot() = self.timeout();
                socket.listening.store(self.listening.load(Ordering::Relaxed), Ordering::Relaxed);
                Ok(socket)
            }
            Err(error) => Err(self.fail(id, operation, failure_of(&error))),
        }
    }

    /// `s.setsockopt(level, name, value)`.
    ///
    /// # Errors
    /// ENOPROTOOPT, EINVAL and the kernel's others.
    pub fn set_option(&self, level: i32, name: i32, value: OptionValue) -> Result<()> {
        let operation = Operation::SetOption { level, name, value: value.clone() };
        let fd = self.fileno();
        self.plain_call(operation, |_| match &value {
            OptionValue::Integer(number) => descriptor::set_option(fd, level, name, &number.to_ne_bytes()),
            OptionValue::Bytes(bytes) => descriptor::set_option(fd, level, name, bytes),
        })
    }

    /// `s.getsockopt(level, name)`: an int.
    ///
    /// # Errors
    /// ENOPROTOOPT and the kernel's others.
    pub fn option(&self, level: i32, name: i32) -> Result<i32> {
        let operation = Operation::GetOption { level, name };
        let id = self.begin(&operation);
        match descriptor::option(self.fileno(), level, name, size_of::<i32>()) {
            Ok(bytes) => {
                // An option shorter than an int (TCP_INFO asked as one, say) is zero-extended, as C reads it.
                let mut int = [0; size_of::<i32>()];
                int[..bytes.len().min(4)].copy_from_slice(&bytes[..bytes.len().min(4)]);
                let value = i32::from_ne_bytes(int);
                self.recorder.end(id, End::returned(Returned::Integer(value.into())));
                Ok(value)
            }
            Err(error) => Err(self.fail(id, operation, failure_of(&error))),
        }
    }

    /// `s.getsockopt(level, name, size)`: bytes.
    ///
    /// # Errors
    /// ENOPROTOOPT and the kernel's others.
    pub fn option_bytes(&self, level: i32, name: i32, size: usize) -> Result<Vec<u8>> {
        let operation = Operation::GetOption { level, name };
        let id = self.begin(&operation);
        match descriptor::option(self.fileno(), level, name, size) {
            Ok(bytes) => {
                self.recorder.end(id, End::returned(Returned::Bytes(bytes.clone())));
                Ok(bytes)
            }
            Err(error) => Err(self.fail(id, operation, failure_of(&error))),
        }
    }

    /// `s.getsockname()`.
    ///
    /// # Errors
    /// EBADF once closed.
    pub fn local_name(&self) -> Result<Address> {
        self.name_call(Operation::LocalName, |socket| socket.local_addr())
    }

    /// `s.getpeername()`.
    ///
    /// # Errors
    /// ENOTCONN; EBADF once closed.
    pub fn peer_name(&self) -> Result<Address> {
        self.name_call(Operation::PeerName, |socket| socket.peer_addr())
    }

    fn name_call(&self, operation: Operation, ask: impl Fn(&SockRef<'_>) -> io::Result<SockAddr>) -> Result<Address> {
        let id = self.begin(&operation);
        match descriptor::with_socket(self.fileno(), |socket| ask(socket)) {
            Ok(address) => {
                let address = names::from_kernel(&address);
                self.recorder.end(id, End::returned(Returned::Address(address.clone())));
                Ok(address)
            }
            Err(error) => Err(self.fail(id, operation, failure_of(&error))),
        }
    }

    /// A call that never blocks and gives nothing back.
    fn plain_call(&self, operation: Operation, work: impl FnOnce(&SockRef<'_>) -> io::Result<()>) -> Result<()> {
        let id = self.begin(&operation);
        match descriptor::with_socket(self.fileno(), work) {
            Ok(()) => {
                let truth = self.truth_if_due();
                self.recorder.end(id, End { gave: Gave::Returned(Returned::Nothing), names: None, truth });
                Ok(())
            }
            Err(error) => Err(self.fail(id, operation, failure_of(&error))),
        }
    }

    /// A call that never blocks and may change the socket's names.
    fn naming_call(&self, operation: Operation, work: impl FnOnce(&SockRef<'_>) -> io::Result<()>) -> Result<()> {
        let id = self.begin(&operation);
        match descriptor::with_socket(self.fileno(), work) {
            Ok(()) => {
                self.end_with_names(id, Returned::Nothing);
                Ok(())
            }
            Err(error) => Err(self.fail(id, operation, failure_of(&error))),
        }
    }

    fn begin(&self, operation: &Operation) -> crate::journal::call::CallId {
        let fd = self.fileno();
        self.recorder.begin(Begin { socket: Some(self.info.id), fd, operation: operation.clone() })
    }

    fn end_with_names(&self, id: crate::journal::call::CallId, returned: Returned) {
        let names = Some(self.names());
        self.hear(names.clone().unwrap_or_default());
        let truth = Some(self.truth.ask_all(self.fileno(), &self.info));
        self.recorder.end(id, End { gave: Gave::Returned(returned), names, truth });
    }

    fn end_moved(&self, id: crate::journal::call::CallId, bytes: &[u8], peer: Option<Address>, truncated: bool) {
        let truth = self.truth_if_due();
        self.recorder.end(id, End { gave: Gave::Moved { bytes, peer, truncated }, names: None, truth });
    }

    fn fail(&self, id: crate::journal::call::CallId, operation: Operation, failure: Failure) -> SocketError {
        self.recorder.end(id, End { gave: Gave::Failed(failure.clone()), names: None, truth: self.truth_if_due() });
        self.error(operation, failure)
    }

    /// The names after a `sendto`, which gives a socket its port the first time (ip(7)), and never another.
    fn names_if_new(&self) -> Option<Names> {
        let heard = self.heard.lock().unwrap_or_else(PoisonError::into_inner);
        if heard.local.as_ref().is_some_and(|local| local.port() != Some(0)) {
            return None;
        }
        drop(heard);
        let names = self.names();
        self.hear(names.clone());
        Some(names)
    }

    fn hear(&self, names: Names) {
        *self.heard.lock().unwrap_or_else(PoisonError::into_inner) = names;
    }

    fn error(&self, operation: Operation, failure: Failure) -> SocketError {
        let (now, heard) = (self.names(), self.heard.lock().unwrap_or_else(PoisonError::into_inner).clone());
        let names = Names { local: now.local.or(heard.local), peer: now.peer.or(heard.peer) };
        SocketError {
            failure,
            call: Box::new(FailedCall {
                operation,
                family: Some(self.info.family),
                kind: Some(self.info.kind),
                local: names.local,
                peer: names.peer,
                listening: self.listening.load(Ordering::Relaxed),
            }),
        }
    }

    fn truth_if_due(&self) -> Option<Truth> {
        self.truth.ask_if_due(self.fileno(), &self.info)
    }

    fn timeout_slot(&self) -> std::sync::MutexGuard<'_, Option<Duration>> {
        self.timeout.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn deadline(&self) -> Option<u64> {
        let timeout = self.timeout()?;
        Some(clock::now().saturating_add(u64::try_from(timeout.as_nanos()).unwrap_or(u64::MAX)))
    }

    fn check_permission(&self, operation: &Operation, address: &Address, reaches_out: bool) -> Result<()> {
        if !reaches_out || self.recorder.permits(operation, address) {
            return Ok(());
        }
        let id = self.begin(operation);
        Err(self.fail(id, operation.clone(), Failure::OnlyLoopback))
    }

    fn kernel_address(&self, operation: &Operation, address: &Address) -> Result<SockAddr> {
        names::to_kernel(address).map_err(|_| {
            // Callers check lengths first, as CPython does; this is what the kernel itself would say.
            self.error(operation.clone(), Failure::Errno { errno: libc::EINVAL, moved: None })
        })
    }
}

impl Drop for Socket {
    fn drop(&mut self) {
        // Nobody is left to hear of a failure; the recorder was told.
        let _ = self.close_because(CloseReason::NoName);
    }
}

/// Whether sending to or connecting to `address` can leave this machine's loopback. On Linux the
/// unspecified address as a destination is this machine (ip(7)).
pub(super) fn reaches_out(address: &Address) -> bool {
    match address {
        Address::Inet { ip, .. } => !ip.is_loopback() && !ip.is_unspecified(),
        Address::Inet6 { ip, .. } => !address.is_local() && !ip.is_unspecified(),
        other => !other.is_local(),
    }
}

/// Whether binding to `address` opens a door beyond loopback. An address that is not this machine's opens
/// none: the kernel will refuse it with EADDRNOTAVAIL, which is the answer a student should see.
pub(super) fn bind_reaches_out(address: &Address) -> bool {
    if address.is_local() {
        return false;
    }
    let ip: IpAddr = match address {
        Address::Inet { ip, .. } => (*ip).into(),
        Address::Inet6 { ip, .. } => (*ip).into(),
        _ => return true,
    };
    match UdpSocket::bind(SocketAddr::new(ip, 0)) {
        Err(error) => error.raw_os_error() != Some(libc::EADDRNOTAVAIL),
        Ok(_) => true,
    }
}

pub(super) fn failure_of(error: &io::Error) -> Failure {
    // socket2 and our own checks only fail without an errno for arguments that the kernel would call invalid.
    Failure::Errno { errno: error.raw_os_error().unwrap_or(libc::EINVAL), moved: None }
}

/// Whether a failed `connect` goes on in the kernel without the program.
fn goes_on(failure: &Failure) -> bool {
    match failure {
        Failure::Errno { errno, .. } => [libc::EINPROGRESS, libc::EALREADY].contains(errno),
        Failure::TimedOut { .. } | Failure::Interrupted { .. } => true,
        Failure::OnlyLoopback => false,
    }
}

pub(super) fn call_without_socket(operation: Operation, family: Family, kind: Kind) -> FailedCall {
    FailedCall { operation, family: Some(family), kind: Some(kind), local: None, peer: None, listening: false }
}
