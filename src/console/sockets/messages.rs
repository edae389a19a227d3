//! `sendmsg` and `recvmsg`, with what goes along with a message: descriptors (SCM_RIGHTS), credentials (unix(7)).

use std::sync::Arc;

use super::address;
use super::object::{SocketObject, object, payload, takes};
use crate::console::builtins::arguments::{c_int, c_size};
use crate::console::builtins::memory::{self, Room};
use crate::console::evaluate::Evaluator;
use crate::console::exception::{ATTRIBUTE_ERROR, Result, Thrown, os_error, overflow_error, type_error, value_error};
use crate::console::iterate::Iter;
use crate::console::value::{Arguments, Builtin, Value};
use crate::kernel::descriptor;
use crate::kernel::messages::{Control, length_of, space_of};

/// The functions of the module that go with them.
pub static FUNCTIONS: &[Builtin] = &[
    Builtin { name: "CMSG_LEN", run: |_, arguments| room(arguments, "CMSG_LEN", length_of, length_of(0)) },
    Builtin { name: "CMSG_SPACE", run: |_, arguments| room(arguments, "CMSG_SPACE", space_of, space_of(1)) },
    Builtin { name: "recv_fds", run: recv_fds },
    Builtin { name: "send_fds", run: send_fds },
];

/// CPython's own bound of what control data may take.
const MOST_CONTROL: usize = i32::MAX as usize;

fn room(arguments: Arguments, name: &str, of: fn(usize) -> usize, least: usize) -> Result<Value> {
    arguments.takes(name, 1, 1)?;
    match usize::try_from(c_size(&arguments.positional[0])?) {
        Ok(length) if length <= MOST_CONTROL - least => Ok(Value::Int(of(length) as i64)),
        _ => Err(overflow_error(format!("{name}() argument out of range"))),
    }
}

fn system(error: &std::io::Error) -> Thrown {
    os_error(error.raw_os_error().unwrap_or(libc::EBADF))
}

pub(super) fn get_inheritable(_: &Evaluator, this: &Value, arguments: Arguments) -> Result<Value> {
    let [] = arguments.written("socket.get_inheritable", [], 0)?;
    let flags = descriptor::flags(object(this)?.socket().fileno(), libc::F_GETFD, 0).map_err(|error| system(&error))?;
    Ok(Value::Bool(flags & libc::FD_CLOEXEC == 0))
}

pub(super) fn set_inheritable(_: &Evaluator, this: &Value, arguments: Arguments) -> Result<Value> {
    let [inheritable] = arguments.written("socket.set_inheritable", ["inheritable"], 1)?;
    let inheritable = c_int(&inheritable.unwrap_or(Value::None))? != 0;
    let fd = object(this)?.socket().fileno();
    let now = descriptor::flags(fd, libc::F_GETFD, 0).map_err(|error| system(&error))?;
    let flags = if inheritable { now & !libc::FD_CLOEXEC } else { now | libc::FD_CLOEXEC };
    descriptor::flags(fd, libc::F_SETFD, flags).map_err(|error| system(&error))?;
    Ok(Value::None)
}

fn items(evaluator: &Evaluator, value: &Value, place: usize) -> Result<Vec<Value>> {
    match Iter::is_iterable(value) {
        true => Iter::begin(evaluator, value)?.collect(evaluator),
        false => Err(type_error(format!("sendmsg() argument {place} must be an iterable"))),
    }
}

/// One of the pieces of control data: level, kind and bytes.
fn control_of(value: &Value) -> Result<Control> {
    let parts = match value {
        Value::Tuple(items) => items.to_vec(),
        Value::List(items) => crate::console::value::lock(items).clone(),
        other => {
            let given = other.type_name();
            let what = "[sendmsg() ancillary data items]() argument must be 3-item sequence, not";
            return Err(type_error(format!("{what} {given}")));
        }
    };
    let [level, kind, data] = &parts[..] else {
        let what = "[sendmsg() ancillary data items]() argument must be sequence of length 3, not";
        return Err(type_error(format!("{what} {}", parts.len())));
    };
    Ok(Control { level: c_int(level)?, kind: c_int(kind)?, data: payload(data)?.to_vec() })
}

/// `s.sendmsg(buffers, ancdata, flags, address)`: the buffers as one message.
pub(super) fn sendmsg(evaluator: &Evaluator, this: &Value, arguments: Arguments) -> Result<Value> {
    takes(&arguments, "sendmsg", 1, 4)?;
    let this = object(this)?;
    let flags = arguments.get(2).map_or(Ok(0), c_int)?;
    let address = match arguments.get(3).filter(|address| !matches!(address, Value::None)) {
        Some(given) => Some(address::from_value(evaluator, given, this.socket().info().family, "sendmsg")?),
        None => None,
    };
    let mut bytes = Vec::new();
    for part in items(evaluator, &arguments.positional[0], 1)? {
        bytes.extend_from_slice(&payload(&part)?);
        evaluator.check_size(bytes.len() as i64)?;
    }
    let mut control = Vec::new();
    if let Some(given) = arguments.get(1) {
        for item in items(evaluator, given, 2)? {
            control.push(control_of(&item)?);
        }
    }
    let sent = this.socket().send_message(&bytes, &control, flags, address.as_ref());
    sent.map(|sent| Value::Int(sent as i64)).map_err(|error| this.failed(error))
}

/// `socket.send_fds(sock, buffers, fds)`: descriptors with the bytes.
fn send_fds(evaluator: &Evaluator, arguments: Arguments) -> Result<Value> {
    let [socket, buffers, fds, _flags, _address] =
        arguments.written("send_fds", ["sock", "buffers", "fds", "flags", "address"], 3)?;
    let mut data = Vec::new();
    for fd in Iter::begin(evaluator, &fds.unwrap_or(Value::None))?.collect(evaluator)? {
        data.extend(c_int(&fd)?.to_ne_bytes());
    }
    let rights = [libc::SOL_SOCKET, libc::SCM_RIGHTS].map(|number| Value::Int(number.into()));
    let [level, kind] = rights;
    let along = Value::list(vec![Value::tuple(vec![level, kind, Value::bytes(data)])]);
    let socket = socket.unwrap_or(Value::None);
    // As socket.py: by the object's own method, whatever its class, and without the flags and the address.
    let method = crate::console::attributes::get(evaluator, &socket, "sendmsg")?;
    evaluator.invoke(&method, Arguments::of(vec![buffers.unwrap_or(Value::None), along]))
}

/// `socket.recv_fds(sock, bufsize, maxfds, flags)`: bytes, descriptors, flags and sender.
fn recv_fds(evaluator: &Evaluator, arguments: Arguments) -> Result<Value> {
    let [socket, size, most, flags] = arguments.written("recv_fds", ["sock", "bufsize", "maxfds", "flags"], 3)?;
    let socket = socket.unwrap_or(Value::None);
    let Value::Socket(this) = crate::console::attributes::native(socket.clone()) else {
        let message = format!("'{}' object has no attribute 'recvmsg'", socket.type_name());
        return Err(crate::console::exception::raise(&ATTRIBUTE_ERROR, message));
    };
    let width = size_of::<i32>();
    let most = c_size(&most.unwrap_or(Value::None))?.saturating_mul(width as i64);
    let room = usize::try_from(most).ok().filter(|most| *most < MOST_CONTROL / 2).map(length_of);
    let room = room.ok_or_else(|| overflow_error("CMSG_LEN() argument out of range"))?;
    let size = size_of_buffer(evaluator, &size.unwrap_or(Value::None))?;
    let flags = flags.as_ref().map_or(Ok(0), c_int)?;
    let message = this.socket().receive_message(size, room, flags).map_err(|error| this.failed(error))?;
    let mut fds = Vec::new();
    for piece in &message.control {
        if (piece.level, piece.kind) == (libc::SOL_SOCKET, libc::SCM_RIGHTS) {
            let whole = piece.data.chunks_exact(width).filter_map(|fd| fd.try_into().ok());
            fds.extend(whole.map(|fd| Value::Int(i32::from_ne_bytes(fd).into())));
        }
    }
    let [bytes, flags] = [Value::bytes(message.bytes), Value::Int(message.flags.into())];
    Ok(Value::tuple(vec![bytes, Value::list(fds), flags, address::sender_to_value(&message.from)]))
}

/// What both ways of receiving give after the bytes: what came along, the flags, the sender. The bytes may be fewer than
/// the kernel's own count, which is what `recvmsg_into` gives.
fn receive(this: &SocketObject, size: usize, room: usize, flags: i32) -> Result<(Vec<u8>, [Value; 3])> {
    let message = this.socket().receive_message(size, room, flags).map_err(|error| this.failed(error))?;
    let control = message.control.into_iter().map(|piece| {
        let [level, kind] = [piece.level, piece.kind].map(|number| Value::Int(number.into()));
        Value::tuple(vec![level, kind, Value::bytes(piece.data)])
    });
    let control = Value::list(control.collect());
    let from = address::sender_to_value(&message.from);
    Ok((message.bytes, [control, Value::Int(message.flags.into()), from]))
}

fn size_of_buffer(evaluator: &Evaluator, value: &Value) -> Result<usize> {
    let size = c_size(value)?;
    evaluator.check_size(size)?;
    usize::try_from(size).map_err(|_| value_error("negative buffer size in recvmsg()"))
}

pub(super) fn recvmsg(evaluator: &Evaluator, this: &Value, arguments: Arguments) -> Result<Value> {
    takes(&arguments, "recvmsg", 1, 3)?;
    let this = object(this)?;
    // Their types come first, as PyArg_ParseTuple takes them.
    let (size, (room, flags)) = (c_size(&arguments.positional[0])?, room_and_flags(&arguments)?);
    let size = size_of_buffer(evaluator, &Value::Int(size))?;
    let (bytes, [control, flags, from]) = receive(this, size, room_checked(evaluator, room)?, flags)?;
    Ok(Value::tuple(vec![Value::bytes(bytes), control, flags, from]))
}

pub(super) fn recvmsg_into(evaluator: &Evaluator, this: &Value, arguments: Arguments) -> Result<Value> {
    takes(&arguments, "recvmsg_into", 1, 3)?;
    let this = object(this)?;
    let (room, flags) = room_and_flags(&arguments)?;
    let given = &arguments.positional[0];
    if !Iter::is_iterable(given) {
        return Err(type_error("recvmsg_into() argument 1 must be an iterable"));
    }
    let mut rooms: Vec<Room> = Vec::new();
    for buffer in Iter::begin(evaluator, given)?.collect(evaluator)? {
        let Some(room) = memory::room(&buffer)? else {
            return Err(type_error(
                "recvmsg_into() argument 1 must be an iterable of single-segment read-write buffers",
            ));
        };
        rooms.push(room);
    }
    let room = room_checked(evaluator, room)?;
    let size = rooms.iter().map(|room| room.length).sum();
    let (bytes, [control, flags, from]) = receive(this, size, room, flags)?;
    let mut rest = &bytes[..];
    for room in &rooms {
        let (here, after) = rest.split_at(room.length.min(rest.len()));
        room.fill(here);
        rest = after;
    }
    Ok(Value::tuple(vec![Value::Int(bytes.len() as i64), control, flags, from]))
}

fn room_and_flags(arguments: &Arguments) -> Result<(i64, i32)> {
    Ok((arguments.get(1).map_or(Ok(0), c_size)?, arguments.get(2).map_or(Ok(0), c_int)?))
}

fn room_checked(evaluator: &Evaluator, room: i64) -> Result<usize> {
    match usize::try_from(room) {
        Ok(room) if room <= MOST_CONTROL => {
            evaluator.check_size(room as i64)?;
            Ok(room)
        }
        _ => Err(value_error("invalid ancillary data buffer length")),
    }
}

/// `s.sendfile(file, offset, count)` as socket.py does it where the kernel's sendfile(2) is of no use: it reads and sends.
/// There are no files of the disk here, so that is always.
pub(super) fn sendfile(evaluator: &Evaluator, this: &Value, arguments: Arguments) -> Result<Value> {
    /// socket.py's own.
    const BLOCK: i64 = 8192;
    let [file, offset, count] = arguments.written("socket.sendfile", ["file", "offset", "count"], 1)?;
    let this = object(this)?;
    let file = file.unwrap_or(Value::None);
    let get = |name: &str| crate::console::attributes::get(evaluator, &file, name);
    if let Ok(Value::Str(mode)) = get("mode")
        && !mode.contains('b')
    {
        return Err(value_error("file should be opened in binary mode"));
    }
    if this.socket().info().kind.0 & libc::SOCK_STREAM == 0 {
        return Err(value_error("only SOCK_STREAM type sockets are supported"));
    }
    let count = match count.filter(|count| !matches!(count, Value::None)) {
        None => None,
        Some(count) => {
            let wrong = || format!("count must be a positive integer (got {})", crate::console::text::repr(&count));
            let number = count.as_small().ok_or_else(|| type_error(wrong()))?;
            if number <= 0 {
                return Err(value_error(wrong()));
            }
            Some(number)
        }
    };
    if this.socket().timeout() == Some(std::time::Duration::ZERO) {
        return Err(value_error("non-blocking sockets are not supported"));
    }
    let offset = offset.filter(Value::truth);
    if let Some(offset) = &offset {
        evaluator.invoke(&get("seek")?, Arguments::of(vec![offset.clone()]))?;
    }
    let read = get("read")?;
    let mut total: i64 = 0;
    let sent = loop {
        let wanted = count.map_or(BLOCK, |count| (count - total).min(BLOCK));
        if wanted <= 0 {
            break Ok(());
        }
        let data = match evaluator.invoke(&read, Arguments::of(vec![Value::Int(wanted)])) {
            Ok(data) if data.truth() => data,
            Ok(_) => break Ok(()),
            Err(thrown) => break Err(thrown),
        };
        let bytes: Arc<Vec<u8>> = payload(&data)?;
        if let Err(error) = this.socket().sendall(&bytes, 0) {
            break Err(this.failed(error));
        }
        total += bytes.len() as i64;
    };
    // However it ended, the file's place is just behind what was sent.
    if total > 0
        && let Ok(seek) = get("seek")
    {
        let from = offset.as_ref().and_then(Value::as_small).unwrap_or(0);
        evaluator.invoke(&seek, Arguments::of(vec![Value::Int(from + total)]))?;
    }
    sent.map(|()| Value::Int(total))
}
