//! The functions that make sockets: `create_connection`, `create_server`, `fromfd`, `socketpair`.

use super::resolving::{self, Wanted};
use super::{address, object, options};
use crate::console::attributes;
use crate::console::builtins::arguments::c_int;
use crate::console::evaluate::Evaluator;
use crate::console::exception::{
    EXCEPTION_GROUP, OS_ERROR, Result, Thrown, of_socket, os_error, raise, type_error, value_error,
};
use crate::console::iterate::Iter;
use crate::console::text;
use crate::console::value::{Arguments, Builtin, Method, Value, lock};
use crate::journal::call::OptionValue;
use crate::journal::socket::{Family, Kind, Protocol};
use crate::kernel::descriptor;
use crate::net::socket::Socket;

/// The functions.
pub static FUNCTIONS: &[Builtin] = &[
    Builtin { name: "create_connection", run: create_connection },
    Builtin { name: "create_server", run: create_server },
    Builtin { name: "fromfd", run: fromfd },
    Builtin { name: "socketpair", run: socketpair },
];

/// `s.dup()` of an object whose class specialises `socket`: its class is called to make the other.
pub static DUP_OF_OWN: Method = Method {
    name: "dup",
    run: |evaluator, this, arguments| {
        let [] = arguments.written("socket.dup", [], 0)?;
        let (Some(class), Value::Socket(socket)) = (this.user_class(), attributes::native(this.clone())) else {
            return Err(type_error("socket expected"));
        };
        let fd = descriptor::duplicate(socket.socket().fileno())
            .map_err(|error| os_error(error.raw_os_error().unwrap_or(libc::EBADF)))?;
        let given = ["family", "type", "proto"].map(|name| object::attribute(&socket, name).unwrap_or(Value::None));
        let mut arguments = Arguments::of(given.to_vec());
        arguments.keyword.push(("fileno".into(), Value::Int(fd.into())));
        let made = evaluator.instantiate(class, arguments)?;
        let settimeout = attributes::get(evaluator, &made, "settimeout")?;
        evaluator.invoke(&settimeout, Arguments::of(vec![options::timeout_value(&socket)]))?;
        Ok(made)
    },
};

fn failed(error: crate::net::error::SocketError) -> Thrown {
    of_socket(error, false)
}

fn socketpair(evaluator: &Evaluator, arguments: Arguments) -> Result<Value> {
    let [family, kind, protocol] = arguments.written("socketpair", ["family", "type", "proto"], 0)?;
    let number = |value: Option<Value>, default| match value {
        None => Ok(default),
        Some(value) => c_int(&value),
    };
    let family = family.filter(|family| !matches!(family, Value::None));
    let (one, other) = Socket::pair(
        evaluator.shared.recorder.clone(),
        Family(number(family, libc::AF_UNIX)?),
        Kind(number(kind, libc::SOCK_STREAM)?),
        Protocol(number(protocol, 0)?),
    )
    .map_err(failed)?;
    for socket in [&one, &other] {
        object::apply_default_timeout(evaluator, socket)?;
    }
    Ok(Value::tuple(vec![object::value(one), object::value(other)]))
}

/// `socket.fromfd(fd, family, type, proto)`: a socket object for a further number of the same socket.
fn fromfd(evaluator: &Evaluator, arguments: Arguments) -> Result<Value> {
    let [fd, family, kind, protocol] = arguments.written("fromfd", ["fd", "family", "type", "proto"], 3)?;
    let fd = c_int(&fd.unwrap_or(Value::None))?;
    let fd = descriptor::duplicate(fd).map_err(|error| os_error(error.raw_os_error().unwrap_or(libc::EBADF)))?;
    let given = vec![family.unwrap_or(Value::None), kind.unwrap_or(Value::None), protocol.unwrap_or(Value::Int(0))];
    let mut arguments = Arguments::of(given);
    arguments.keyword.push(("fileno".into(), Value::Int(fd.into())));
    object::make(evaluator, arguments).inspect_err(|_| {
        // A number of something that is no socket: it is ours, so it is closed again.
        let _ = descriptor::close(fd);
    })
}

/// A host and a port out of an address, as `host, port = address` does.
fn host_and_port(evaluator: &Evaluator, address: &Value) -> Result<(Value, Value)> {
    if !Iter::is_iterable(address) {
        return Err(type_error(format!("cannot unpack non-iterable {} object", address.type_name())));
    }
    let items = Iter::begin(evaluator, address)?.collect(evaluator)?;
    match &items[..] {
        [host, port] => Ok((host.clone(), port.clone())),
        few if few.len() < 2 => {
            Err(value_error(format!("not enough values to unpack (expected 2, got {})", few.len())))
        }
        _ => Err(value_error("too many values to unpack (expected 2)")),
    }
}

/// `socket.create_connection`: each address of the host in turn, until one answers.
fn create_connection(evaluator: &Evaluator, arguments: Arguments) -> Result<Value> {
    let names = ["address", "timeout", "source_address", "all_errors"];
    let [address, timeout, source, all_errors] = arguments.written_by_place("create_connection", names, 1, 3)?;
    let (host, port) = host_and_port(evaluator, &address.unwrap_or(Value::None))?;
    let wanted = Wanted { kind: libc::SOCK_STREAM, ..Wanted::default() };
    let mut failures = Vec::new();
    for found in resolving::find(evaluator, &host, &port, wanted)? {
        let attempt = || -> Result<Value> {
            let recorder = evaluator.shared.recorder.clone();
            let (family, kind, protocol) = (Family(found.family), Kind(found.kind), Protocol(found.protocol));
            let socket = Socket::new(recorder, family, kind, protocol).map_err(failed)?;
            match &timeout {
                Some(timeout) => socket.set_timeout(options::timeout_of(timeout)?).map_err(failed)?,
                None => object::apply_default_timeout(evaluator, &socket)?,
            }
            if let Some(source) = source.as_ref().filter(|source| source.truth()) {
                let source = address::from_value(evaluator, source, family, "bind")?;
                socket.bind(&source).map_err(failed)?;
            }
            socket.connect(&resolving::address_of(&found)).map_err(failed)?;
            Ok(object::value(socket))
        };
        match attempt() {
            Ok(socket) => return Ok(socket),
            // Only OSError is a reason to try the next address.
            Err(thrown) if thrown.is_a(&OS_ERROR) => failures.push(thrown),
            Err(thrown) => return Err(thrown),
        }
    }
    if all_errors.is_some_and(|all| all.truth()) && !failures.is_empty() {
        return Err(grouped(failures));
    }
    // CPython raises the first of them.
    let first = failures.into_iter().next();
    Err(first.unwrap_or_else(|| raise(&OS_ERROR, "getaddrinfo returns an empty list")))
}

/// All failures in one, as PEP 654 groups them.
fn grouped(failures: Vec<Thrown>) -> Thrown {
    let failures: Vec<Value> = failures.into_iter().map(|failure| Value::Exception(failure.exception)).collect();
    // socket.py clears the list that it has made the group of.
    let emptied = vec![Value::text("create_connection failed"), Value::list(vec![])];
    Thrown::new(&EXCEPTION_GROUP, emptied).named("exceptions", Value::tuple(failures))
}

/// `socket.create_server`.
fn create_server(evaluator: &Evaluator, arguments: Arguments) -> Result<Value> {
    let names = ["address", "family", "backlog", "reuse_port", "dualstack_ipv6"];
    let [address, family, backlog, reuse_port, dual] = arguments.written_by_place("create_server", names, 1, 1)?;
    let address = address.unwrap_or(Value::None);
    let family = Family(family.as_ref().map_or(Ok(libc::AF_INET), c_int)?);
    let dual = dual.is_some_and(|dual| dual.truth());
    if dual && family != Family::INET6 {
        return Err(value_error("dualstack_ipv6 requires AF_INET6 family"));
    }
    let socket = Socket::new(evaluator.shared.recorder.clone(), family, Kind::STREAM, Protocol(0)).map_err(failed)?;
    object::apply_default_timeout(evaluator, &socket)?;
    let set = |level, name, value| socket.set_option(level, name, OptionValue::Integer(value));
    // As socket.py: a system that does not know it for this family is no reason to stop.
    let _ = set(libc::SOL_SOCKET, libc::SO_REUSEADDR, 1);
    if reuse_port.is_some_and(|wanted| wanted.truth()) {
        set(libc::SOL_SOCKET, libc::SO_REUSEPORT, 1).map_err(failed)?;
    }
    if family == Family::INET6 {
        set(libc::IPPROTO_IPV6, libc::IPV6_V6ONLY, i32::from(!dual)).map_err(failed)?;
    }
    let bind = || {
        let target = address::from_value(evaluator, &address, family, "bind")?;
        socket.bind(&target).map_err(failed)
    };
    bind().map_err(|thrown| {
        let Some((errno, message)) = thrown.exception.os_error() else { return thrown };
        // CPython adds the address to the text.
        let message = format!("{} (while attempting to bind on address {})", text::str(&message), text::repr(&address));
        let told = Thrown::new(&OS_ERROR, vec![errno, Value::text(message)]);
        let call = lock(&thrown.exception.details).call.take();
        lock(&told.exception.details).call = call;
        told
    })?;
    let backlog = match backlog {
        None | Some(Value::None) => libc::SOMAXCONN.min(128),
        Some(value) => c_int(&value)?,
    };
    socket.listen(backlog).map_err(failed)?;
    Ok(object::value(socket))
}
