//! The socket object: `socket.socket` and its methods, with CPython's own checks and words.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::time::Duration;

use super::{address, constants, file, messages, options};
use crate::console::builtins::arguments::{self, c_int, c_size, integer};
use crate::console::builtins::classes::OBJECT;
use crate::console::builtins::memory::{self, Room};
use crate::console::evaluate::Evaluator;
use crate::console::exception::{
    OS_ERROR, Result, Thrown, of_socket, os_error, overflow_error, raise, type_error, value_error,
};
use crate::console::operators::bytes_like;
use crate::console::text;
use crate::console::value::{Arguments, Class, ClassKind, Method, Value, lock};
use crate::journal::call::ShutdownHow;
use crate::journal::event::Hint;
use crate::journal::socket::{Family, Kind, Protocol};
use crate::net::error::SocketError;
use crate::net::socket::Socket;

/// The class `socket.SocketType`, which CPython's own extends.
pub static SOCKET_TYPE: Class = Class {
    name: "socket",
    module: "_socket",
    base: Some(&OBJECT),
    kind: ClassKind::Value { make: crate::console::record::cannot_make, methods: &[], functions: &[] },
};

/// The class `socket.socket`.
pub static SOCKET: Class = Class {
    name: "socket",
    module: "socket",
    base: Some(&SOCKET_TYPE),
    kind: ClassKind::Value { make, methods: METHODS, functions: &[] },
};

/// A socket as a program holds it. Losing the last name drops it, which closes the descriptor.
#[derive(Debug)]
pub struct SocketObject {
    socket: Socket,
    /// Python's `_closed`: `close` or `detach` was called.
    closed: AtomicBool,
    /// Python's `_io_refs`: how many files of `makefile` are open, for which it lives on.
    files: AtomicUsize,
}

impl SocketObject {
    /// Around a socket.
    pub fn new(socket: Socket) -> SocketObject {
        SocketObject { socket, closed: AtomicBool::new(false), files: AtomicUsize::new(0) }
    }

    /// The socket itself.
    pub fn socket(&self) -> &Socket {
        &self.socket
    }

    /// A file of it was made.
    pub(super) fn hold(&self) {
        self.files.fetch_add(1, Ordering::SeqCst);
    }

    /// A file of it was closed: the last one closes a socket that `close` was called on meanwhile.
    pub(super) fn let_go(&self) -> Result<()> {
        if self.files.fetch_sub(1, Ordering::SeqCst) == 1 && self.closed.load(Ordering::SeqCst) {
            return self.socket.close().map_err(|error| self.failed(error));
        }
        Ok(())
    }

    /// The exception of a call that failed.
    pub(super) fn failed(&self, error: SocketError) -> Thrown {
        of_socket(error, self.socket.fileno() < 0)
    }
}

/// A value around a socket.
pub fn value(socket: Socket) -> Value {
    Value::Socket(Arc::new(SocketObject::new(socket)))
}

static METHODS: &[Method] = &[
    Method { name: "__enter__", run: |_, this, _| Ok(this.clone()) },
    Method { name: "__exit__", run: |_, this, _| close(object(this)?).map(|()| Value::None) },
    Method {
        name: "_accept",
        run: |evaluator, this, arguments| {
            arguments.none("socket._accept")?;
            let (socket, from) = accepted(evaluator, object(this)?)?;
            Ok(Value::tuple(vec![Value::Int(socket.detach().into()), from]))
        },
    },
    Method { name: "accept", run: accept },
    Method { name: "bind", run: bind },
    Method {
        name: "close",
        run: |_, this, arguments| {
            let [] = arguments.written("socket.close", [], 0)?;
            close(object(this)?).map(|()| Value::None)
        },
    },
    Method { name: "connect", run: connect },
    Method { name: "connect_ex", run: connect_ex },
    Method {
        name: "detach",
        run: |_, this, arguments| {
            let [] = arguments.written("socket.detach", [], 0)?;
            let this = object(this)?;
            this.closed.store(true, Ordering::SeqCst);
            Ok(Value::Int(this.socket.detach().into()))
        },
    },
    Method {
        name: "dup",
        run: |_, this, arguments| {
            let [] = arguments.written("socket.dup", [], 0)?;
            let this = object(this)?;
            this.socket.dup().map(value).map_err(|error| this.failed(error))
        },
    },
    Method {
        name: "fileno",
        run: |_, this, arguments| {
            arguments.none("socket.fileno")?;
            Ok(Value::Int(object(this)?.socket.fileno().into()))
        },
    },
    Method {
        name: "getblocking",
        run: |_, this, arguments| {
            arguments.none("socket.getblocking")?;
            Ok(Value::Bool(object(this)?.socket.timeout() != Some(Duration::ZERO)))
        },
    },
    Method {
        name: "getpeername",
        run: |_, this, arguments| {
            arguments.none("socket.getpeername")?;
            let this = object(this)?;
            this.socket.peer_name().map(|name| address::to_value(&name)).map_err(|error| this.failed(error))
        },
    },
    Method {
        name: "getsockname",
        run: |_, this, arguments| {
            arguments.none("socket.getsockname")?;
            let this = object(this)?;
            this.socket.local_name().map(|name| address::to_value(&name)).map_err(|error| this.failed(error))
        },
    },
    Method { name: "get_inheritable", run: messages::get_inheritable },
    Method { name: "getsockopt", run: options::getsockopt },
    Method {
        name: "gettimeout",
        run: |_, this, arguments| {
            arguments.none("socket.gettimeout")?;
            Ok(options::timeout_value(object(this)?))
        },
    },
    Method { name: "listen", run: listen },
    Method { name: "makefile", run: file::make },
    Method { name: "recv", run: recv },
    Method { name: "recv_into", run: recv_into },
    Method { name: "recvfrom", run: recvfrom },
    Method { name: "recvfrom_into", run: recvfrom_into },
    Method { name: "recvmsg", run: messages::recvmsg },
    Method { name: "recvmsg_into", run: messages::recvmsg_into },
    Method { name: "send", run: send },
    Method { name: "sendall", run: sendall },
    Method { name: "sendfile", run: messages::sendfile },
    Method { name: "sendmsg", run: messages::sendmsg },
    Method {
        name: "sendmsg_afalg",
        // No socket of this console is of the kernel's cryptography.
        run: |_, _, _| Err(raise(&OS_ERROR, "algset is only supported for AF_ALG")),
    },
    Method { name: "sendto", run: sendto },
    Method { name: "set_inheritable", run: messages::set_inheritable },
    Method {
        name: "setblocking",
        run: |_, this, arguments| {
            let given = integer(&arguments.one("socket.setblocking")?)?;
            let given =
                i64::try_from(given).map_err(|_| overflow_error("Python int too large to convert to C long"))?;
            let blocking = given != 0;
            options::set_timeout(object(this)?, if blocking { None } else { Some(Duration::ZERO) })
        },
    },
    Method { name: "setsockopt", run: options::setsockopt },
    Method {
        name: "settimeout",
        run: |_, this, arguments| {
            let timeout = options::timeout_of(&arguments.one("socket.settimeout")?)?;
            options::set_timeout(object(this)?, timeout)
        },
    },
    Method { name: "shutdown", run: shutdown },
];

pub(super) fn object(value: &Value) -> Result<&SocketObject> {
    match value {
        Value::Socket(socket) => Ok(socket),
        other => Err(type_error(format!("socket expected, not {}", other.type_name()))),
    }
}

/// What is no method: `family`, `type`, `proto`, `timeout`.
pub fn attribute(socket: &SocketObject, name: &str) -> Option<Value> {
    let info = socket.socket.info();
    Some(match name {
        "family" => constants::member(&constants::ADDRESS_FAMILY, info.family.0),
        "type" => constants::member(&constants::SOCKET_KIND, info.kind.0),
        "proto" => Value::Int(info.protocol.0.into()),
        "timeout" => options::timeout_value(socket),
        "_closed" => Value::Bool(socket.closed.load(Ordering::SeqCst)),
        _ => return None,
    })
}

/// `repr(s)`: the addresses are asked of the kernel now, without telling the recorder.
pub fn repr(object: &SocketObject) -> String {
    repr_as(object, "socket.socket")
}

/// The same under the name of a class that specialises it.
pub fn repr_as(object: &SocketObject, name: &str) -> String {
    let (socket, info) = (&object.socket, object.socket.info());
    let closed = object.closed.load(Ordering::SeqCst);
    let mut out = format!(
        "<{name}{} fd={}, family={}, type={}, proto={}",
        if closed { " [closed]" } else { "" },
        socket.fileno(),
        info.family.0,
        info.kind.0,
        info.protocol.0
    );
    if !closed {
        let names = socket.names();
        for (label, name) in [("laddr", names.local), ("raddr", names.peer)] {
            if let Some(name) = name.map(|name| address::to_value(&name)).filter(Value::truth) {
                out.push_str(&format!(", {label}={}", text::str(&name)));
            }
        }
    }
    out.push('>');
    out
}

/// Between so many arguments, none of them by name.
pub(super) fn takes(arguments: &Arguments, name: &str, least: usize, most: usize) -> Result<()> {
    if !arguments.keyword.is_empty() {
        return Err(type_error(format!("socket.{name}() takes no keyword arguments")));
    }
    arguments.takes(name, least, most)
}

/// The number Python's keyword of `socket.socket` that other texts call otherwise.
fn keyword_meant(given: &str) -> Option<&'static str> {
    let plain = given.to_ascii_lowercase();
    Some(match &plain[..] {
        "protocol" | "socket_protocol" | "prot" | "protocolo" => "proto",
        "socket_family" | "address_family" | "domain" | "familia" | "af" | "fam" => "family",
        "socket_type" | "kind" | "sock_type" | "socktype" | "tipo" | "typ" => "type",
        "fd" => "fileno",
        _ => return None,
    })
}

/// `socket.socket(family, type, proto, fileno)`.
pub(super) fn make(evaluator: &Evaluator, arguments: Arguments) -> Result<Value> {
    const NAMES: [&str; 4] = ["family", "type", "proto", "fileno"];
    let mut bound: [Option<Value>; 4] = [const { None }; 4];
    if arguments.positional.len() > NAMES.len() {
        let given = arguments.positional.len() + 1;
        return Err(type_error(format!(
            "socket.__init__() takes from 1 to 5 positional arguments but {given} were given"
        )));
    }
    for (slot, value) in bound.iter_mut().zip(arguments.positional) {
        *slot = Some(value);
    }
    for (keyword, value) in arguments.keyword {
        let Some(place) = NAMES.iter().position(|name| *name == &*keyword) else {
            let thrown = type_error(format!("socket.__init__() got an unexpected keyword argument '{keyword}'"));
            return Err(match keyword_meant(&keyword) {
                Some(python) => {
                    thrown.hint(Hint::SocketKeyword { given: keyword.to_string(), python: python.to_owned() })
                }
                None => thrown,
            });
        };
        if bound[place].is_some() {
            return Err(type_error(format!("socket.__init__() got multiple values for argument '{keyword}'")));
        }
        bound[place] = Some(value);
    }
    let [family, kind, protocol, fileno] = bound;
    let number = |value: Option<Value>, default: i32| match value {
        None => Ok(default),
        Some(value) => i32::try_from(integer(&value)?)
            .map_err(|_| overflow_error("Python int too large to convert to C int"))
            .map(|number| if number == -1 { default } else { number }),
    };
    let recorder = evaluator.shared.recorder.clone();
    let made = match fileno {
        None | Some(Value::None) => {
            let family = Family(number(family, libc::AF_INET)?);
            let kind = Kind(number(kind, libc::SOCK_STREAM)?);
            let protocol = Protocol(number(protocol, 0)?);
            let socket = Socket::new(recorder, family, kind, protocol).map_err(|error| of_socket(error, false))?;
            if socket.timeout().is_some() {
                // SOCK_NONBLOCK comes before the default timeout.
                return Ok(value(socket));
            }
            Ok(socket)
        }
        Some(Value::Float(_)) => return Err(type_error("'float' object cannot be interpreted as an integer")),
        Some(value) => {
            let fd = c_int(&value)?;
            if fd < 0 {
                return Err(value_error("negative file descriptor"));
            }
            // What is given is believed; the kernel is asked for what is not.
            let [family, kind, protocol] = [number(family, -1)?, number(kind, -1)?, number(protocol, -1)?];
            Socket::from_descriptor(recorder, fd).map(|socket| socket.called(family, kind, protocol))
        }
    };
    let socket = made.map_err(|error| of_socket(error, false))?;
    apply_default_timeout(evaluator, &socket)?;
    Ok(value(socket))
}

/// What `setdefaulttimeout` set, for a socket that is new.
pub fn apply_default_timeout(evaluator: &Evaluator, socket: &Socket) -> Result<()> {
    let timeout = *lock(&evaluator.shared.default_timeout);
    match timeout {
        Some(_) => socket.set_timeout(timeout).map_err(|error| of_socket(error, false)),
        None => Ok(()),
    }
}

fn close(this: &SocketObject) -> Result<()> {
    this.closed.store(true, Ordering::SeqCst);
    if this.files.load(Ordering::SeqCst) > 0 {
        return Ok(());
    }
    this.socket.close().map_err(|error| this.failed(error))
}

fn accepted(evaluator: &Evaluator, this: &SocketObject) -> Result<(Socket, Value)> {
    let (socket, from) = this.socket.accept().map_err(|error| this.failed(error))?;
    apply_default_timeout(evaluator, &socket)?;
    Ok((socket, address::to_value(&from)))
}

fn accept(evaluator: &Evaluator, this: &Value, arguments: Arguments) -> Result<Value> {
    let [] = arguments.written("socket.accept", [], 0)?;
    let (socket, from) = accepted(evaluator, object(this)?)?;
    Ok(Value::tuple(vec![value(socket), from]))
}

/// The only argument of `bind`, `connect` and `connect_ex`; two of them are an address without its parentheses.
fn address_argument(arguments: Arguments, method: &str) -> Result<Value> {
    let looks_like_address = arguments.positional.len() == 2 && matches!(arguments.get(0), Some(Value::Str(_)));
    arguments.one(&format!("socket.{method}")).map_err(|thrown| {
        if looks_like_address {
            return thrown.hint(Hint::AddressNotATuple { method: method.to_owned(), corrected: None });
        }
        thrown
    })
}

fn bind(evaluator: &Evaluator, this: &Value, arguments: Arguments) -> Result<Value> {
    let this = object(this)?;
    let given = address_argument(arguments, "bind")?;
    let address = address::from_value(evaluator, &given, this.socket.info().family, "bind")?;
    this.socket.bind(&address).map_err(|error| this.failed(error))?;
    Ok(Value::None)
}

fn connect(evaluator: &Evaluator, this: &Value, arguments: Arguments) -> Result<Value> {
    let this = object(this)?;
    let given = address_argument(arguments, "connect")?;
    let address = address::from_value(evaluator, &given, this.socket.info().family, "connect")?;
    this.socket.connect(&address).map_err(|error| this.failed(error))?;
    Ok(Value::None)
}

fn connect_ex(evaluator: &Evaluator, this: &Value, arguments: Arguments) -> Result<Value> {
    let this = object(this)?;
    let given = address_argument(arguments, "connect_ex")?;
    let address = address::from_value(evaluator, &given, this.socket.info().family, "connect_ex")?;
    let errno = this.socket.connect_ex(&address).map_err(|error| this.failed(error))?;
    Ok(Value::Int(errno.into()))
}

fn listen(_: &Evaluator, this: &Value, arguments: Arguments) -> Result<Value> {
    takes(&arguments, "listen", 0, 1)?;
    let this = object(this)?;
    // CPython's own default: min(SOMAXCONN, 128).
    let backlog = arguments.get(0).map_or(Ok(libc::SOMAXCONN.min(128)), c_int)?;
    this.socket.listen(backlog).map_err(|error| this.failed(error))?;
    Ok(Value::None)
}

pub(super) fn payload(value: &Value) -> Result<Arc<Vec<u8>>> {
    value.as_bytes().ok_or_else(|| bytes_like(value))
}

fn flags(arguments: &Arguments, place: usize) -> Result<i32> {
    arguments.get(place).map_or(Ok(0), c_int)
}

fn send(_: &Evaluator, this: &Value, arguments: Arguments) -> Result<Value> {
    takes(&arguments, "send", 1, 2)?;
    let this = object(this)?;
    let (bytes, flags) = (payload(&arguments.positional[0])?, flags(&arguments, 1)?);
    let sent = this.socket.send(&bytes, flags).map_err(|error| this.failed(error))?;
    Ok(Value::Int(sent as i64))
}

fn sendall(_: &Evaluator, this: &Value, arguments: Arguments) -> Result<Value> {
    takes(&arguments, "sendall", 1, 2)?;
    let this = object(this)?;
    let (bytes, flags) = (payload(&arguments.positional[0])?, flags(&arguments, 1)?);
    this.socket.sendall(&bytes, flags).map_err(|error| this.failed(error))?;
    Ok(Value::None)
}

fn sendto(evaluator: &Evaluator, this: &Value, arguments: Arguments) -> Result<Value> {
    arguments.no_keywords("socket.sendto")?;
    let this = object(this)?;
    let (data, flags, given) = match &arguments.positional[..] {
        [data, given] => (data, None, given),
        [data, flags, given] => (data, Some(flags), given),
        other => return Err(type_error(format!("sendto() takes 2 or 3 arguments ({} given)", other.len()))),
    };
    let bytes = payload(data)?;
    let flags = match flags {
        None => 0,
        Some(flags) => c_int(flags).map_err(|thrown| match flags {
            Value::Str(_) => thrown.hint(Hint::AddressNotATuple { method: "sendto".into(), corrected: None }),
            _ => thrown,
        })?,
    };
    let address = address::from_value(evaluator, given, this.socket.info().family, "sendto")?;
    let sent = this.socket.sendto(&bytes, flags, &address).map_err(|error| this.failed(error))?;
    Ok(Value::Int(sent as i64))
}

/// How many bytes to read at most, and with which flags.
fn size_and_flags(evaluator: &Evaluator, arguments: &Arguments, name: &str) -> Result<(usize, i32)> {
    takes(arguments, name, 1, 2)?;
    let size = c_size(&arguments.positional[0])?;
    let flags = flags(arguments, 1)?;
    let wanted = usize::try_from(size).map_err(|_| value_error(format!("negative buffersize in {name}")))?;
    evaluator.check_size(size)?;
    Ok((wanted, flags))
}

fn recv(evaluator: &Evaluator, this: &Value, arguments: Arguments) -> Result<Value> {
    let this = object(this)?;
    let (size, flags) = size_and_flags(evaluator, &arguments, "recv")?;
    let bytes = this.socket.receive(size, flags, false).map_err(|error| this.failed(error))?;
    Ok(Value::bytes(bytes))
}

fn recvfrom(evaluator: &Evaluator, this: &Value, arguments: Arguments) -> Result<Value> {
    let this = object(this)?;
    let (size, flags) = size_and_flags(evaluator, &arguments, "recvfrom")?;
    let (bytes, from) = this.socket.receive_from(size, flags).map_err(|error| this.failed(error))?;
    Ok(Value::tuple(vec![Value::bytes(bytes), address::sender_to_value(&from)]))
}

/// The buffer, size and flags of `recv_into` and `recvfrom_into`.
fn buffer_argument(arguments: Arguments, name: &str) -> Result<(Room, usize, i32)> {
    let [buffer, size, flags] = arguments.bind(name, ["buffer", "nbytes", "flags"], 1)?;
    let given = buffer.unwrap_or(Value::None);
    let Some(buffer) = memory::room(&given)? else {
        let given = arguments::given(&given);
        return Err(type_error(format!("{name}() argument 1 must be read-write bytes-like object, not {given}")));
    };
    let size = size.as_ref().map_or(Ok(0), c_size)?;
    let flags = flags.as_ref().map_or(Ok(0), c_int)?;
    let size = usize::try_from(size).map_err(|_| value_error(format!("negative buffersize in {name}")))?;
    let room = buffer.length;
    if size > room {
        let message = if name == "recv_into" {
            "buffer too small for requested bytes"
        } else {
            "nbytes is greater than the length of the buffer"
        };
        return Err(value_error(message));
    }
    Ok((buffer, if size == 0 { room } else { size }, flags))
}

fn recv_into(_: &Evaluator, this: &Value, arguments: Arguments) -> Result<Value> {
    let this = object(this)?;
    let (buffer, size, flags) = buffer_argument(arguments, "recv_into")?;
    let (bytes, count) = this.socket.receive_counted(size, flags, true).map_err(|error| this.failed(error))?;
    buffer.fill(&bytes);
    Ok(Value::Int(count as i64))
}

fn recvfrom_into(_: &Evaluator, this: &Value, arguments: Arguments) -> Result<Value> {
    let this = object(this)?;
    let (buffer, size, flags) = buffer_argument(arguments, "recvfrom_into")?;
    let (bytes, from) = this.socket.receive_from(size, flags).map_err(|error| this.failed(error))?;
    Ok(Value::tuple(vec![Value::Int(buffer.fill(&bytes) as i64), address::sender_to_value(&from)]))
}

fn shutdown(_: &Evaluator, this: &Value, arguments: Arguments) -> Result<Value> {
    let given = integer(&arguments.one("socket.shutdown")?)?;
    let how = i32::try_from(given).map_err(|_| overflow_error("Python int too large to convert to C int"))?;
    let how = match how {
        libc::SHUT_RD => ShutdownHow::Read,
        libc::SHUT_WR => ShutdownHow::Write,
        libc::SHUT_RDWR => ShutdownHow::Both,
        // What shutdown(2) answers to any other number.
        _ => return Err(os_error(libc::EINVAL)),
    };
    let this = object(this)?;
    this.socket.shutdown(how).map_err(|error| this.failed(error))?;
    Ok(Value::None)
}
