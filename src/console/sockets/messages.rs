//! `sendmsg` and `recvmsg`, with descriptors that go along (SCM_RIGHTS, unix(7)), and being inherited.

use super::address;
use super::object::{SocketObject, object, payload};
use crate::console::builtins::arguments::{c_int, c_size};
use crate::console::builtins::memory::{self, Room};
use crate::console::evaluate::Evaluator;
use crate::console::exception::{
    NOT_IMPLEMENTED_ERROR, Result, os_error, overflow_error, raise, type_error, value_error,
};
use crate::console::iterate::Iter;
use crate::console::value::{Arguments, Builtin, Value};
use crate::journal::event::Hint;
use crate::kernel::descriptor;

/// The functions of the module that go with them.
pub static FUNCTIONS: &[Builtin] = &[
    Builtin { name: "CMSG_LEN", run: |_, arguments| room(arguments, "CMSG_LEN", |length| length) },
    Builtin {
        name: "CMSG_SPACE",
        run: |_, arguments| room(arguments, "CMSG_SPACE", |length| length.next_multiple_of(WORD)),
    },
];

/// `struct cmsghdr` (cmsg(3)): a length of a word, two ints, and then the data, all of it aligned to words.
const WORD: usize = size_of::<usize>();
const HEADER: usize = (WORD + 2 * size_of::<i32>()).next_multiple_of(WORD);

fn room(arguments: Arguments, name: &str, padded: impl Fn(usize) -> usize) -> Result<Value> {
    let length = c_size(&arguments.one(&format!("_socket.{name}"))?)?;
    // CPython's own bound.
    match usize::try_from(length) {
        Ok(length) if length <= i32::MAX as usize - HEADER - WORD => Ok(Value::Int((HEADER + padded(length)) as i64)),
        _ => Err(overflow_error(format!("{name}() argument out of range"))),
    }
}

pub(super) fn get_inheritable(_: &Evaluator, this: &Value, arguments: Arguments) -> Result<Value> {
    arguments.none("socket.get_inheritable")?;
    let flags = descriptor::flags(object(this)?.socket().fileno(), libc::F_GETFD, 0)
        .map_err(|error| os_error(error.raw_os_error().unwrap_or(libc::EBADF)))?;
    Ok(Value::Bool(flags & libc::FD_CLOEXEC == 0))
}

pub(super) fn set_inheritable(_: &Evaluator, this: &Value, arguments: Arguments) -> Result<Value> {
    let inheritable = c_int(&arguments.one("socket.set_inheritable")?)? != 0;
    let flags = if inheritable { 0 } else { libc::FD_CLOEXEC };
    descriptor::flags(object(this)?.socket().fileno(), libc::F_SETFD, flags)
        .map_err(|error| os_error(error.raw_os_error().unwrap_or(libc::EBADF)))?;
    Ok(Value::None)
}

fn refused<T>(name: &str) -> Result<T> {
    let thrown = raise(&NOT_IMPLEMENTED_ERROR, format!("this console does not have {name}"));
    Err(thrown.hint(Hint::NotAvailable { name: name.to_owned() }))
}

/// `s.sendmsg(buffers, ancdata, flags, address)`: the buffers as one message.
pub(super) fn sendmsg(evaluator: &Evaluator, this: &Value, arguments: Arguments) -> Result<Value> {
    arguments.takes("sendmsg", 1, 4)?;
    let this = object(this)?;
    let parts = Iter::over(&arguments.positional[0])
        .map_err(|_| type_error("sendmsg() argument 1 must be an iterable"))?
        .collect(evaluator)?;
    let mut bytes = Vec::new();
    for part in parts {
        bytes.extend_from_slice(&payload(&part)?);
        evaluator.check_size(bytes.len() as i64)?;
    }
    let ancillary = match arguments.get(1) {
        None => Vec::new(),
        Some(items) => {
            Iter::over(items).map_err(|_| type_error("sendmsg() argument 2 must be iterable"))?.collect(evaluator)?
        }
    };
    if !ancillary.is_empty() {
        return refused("sendmsg(ancdata)");
    }
    let flags = arguments.get(2).map_or(Ok(0), c_int)?;
    let sent = match arguments.get(3).filter(|address| !matches!(address, Value::None)) {
        Some(given) => {
            let address = address::from_value(evaluator, given, this.socket().info().family, "sendmsg")?;
            this.socket().sendto(&bytes, flags, &address)
        }
        None => this.socket().send(&bytes, flags),
    };
    sent.map(|sent| Value::Int(sent as i64)).map_err(|error| this.failed(error))
}

/// What both ways of receiving give after the bytes: no ancillary data, the flags, the sender.
fn told(bytes: Value, truncated: bool, from: Value) -> Value {
    let flags = if truncated { libc::MSG_TRUNC } else { 0 };
    Value::tuple(vec![bytes, Value::list(vec![]), Value::Int(flags.into()), from])
}

/// One message. What goes along with it is asked for by a size that only 0 is here.
fn receive(this: &SocketObject, size: usize, flags: i32) -> Result<(Vec<u8>, bool, Value)> {
    let received = this.socket().receive_message(size, flags).map_err(|error| this.failed(error))?;
    let (bytes, truncated, from) = received;
    Ok((bytes, truncated, address::sender_to_value(&from)))
}

pub(super) fn recvmsg(evaluator: &Evaluator, this: &Value, arguments: Arguments) -> Result<Value> {
    arguments.takes("recvmsg", 1, 3)?;
    let this = object(this)?;
    let size = c_size(&arguments.positional[0])?;
    evaluator.check_size(size)?;
    let size = usize::try_from(size).map_err(|_| value_error("negative buffer size in recvmsg()"))?;
    let flags = ancillary_and_flags(&arguments, "recvmsg")?;
    let (bytes, truncated, from) = receive(this, size, flags)?;
    Ok(told(Value::bytes(bytes), truncated, from))
}

pub(super) fn recvmsg_into(evaluator: &Evaluator, this: &Value, arguments: Arguments) -> Result<Value> {
    arguments.takes("recvmsg_into", 1, 3)?;
    let this = object(this)?;
    let buffers = Iter::over(&arguments.positional[0])
        .map_err(|_| type_error("recvmsg_into() argument 1 must be an iterable"))?
        .collect(evaluator)?;
    let mut rooms: Vec<Room> = Vec::new();
    for buffer in &buffers {
        let Some(room) = memory::room(buffer)? else {
            let given = buffer.type_name();
            return Err(type_error(format!(
                "recvmsg_into() argument 1 must be an iterable of single-segment read-write buffers, not {given}"
            )));
        };
        rooms.push(room);
    }
    let flags = ancillary_and_flags(&arguments, "recvmsg_into")?;
    let size = rooms.iter().map(|room| room.length).sum();
    let (bytes, truncated, from) = receive(this, size, flags)?;
    let mut rest = &bytes[..];
    for room in &rooms {
        let (here, after) = rest.split_at(room.length.min(rest.len()));
        room.fill(here);
        rest = after;
    }
    Ok(told(Value::Int(bytes.len() as i64), truncated, from))
}

fn ancillary_and_flags(arguments: &Arguments, name: &str) -> Result<i32> {
    match arguments.get(1).map_or(Ok(0), c_size)? {
        0 => {}
        size if size < 0 => return Err(value_error(format!("invalid ancillary data buffer size in {name}()"))),
        _ => return refused(&format!("{name}(ancbufsize)")),
    }
    arguments.get(2).map_or(Ok(0), c_int)
}
