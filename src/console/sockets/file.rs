//! What `makefile` gives: a socket as a file, for bytes or text. A closed socket lives on for as long as a file of it does.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};

use super::object::SocketObject;
use crate::console::builtins::arguments::{c_size, clamped};
use crate::console::builtins::classes::OBJECT;
use crate::console::builtins::codec;
use crate::console::builtins::memory;
use crate::console::evaluate::Evaluator;
use crate::console::exception::{
    OS_ERROR, Result, TIMEOUT_ERROR, UNSUPPORTED_OPERATION, raise, type_error, value_error,
};
use crate::console::iterate::Iter;
use crate::console::object::{self, Object};
use crate::console::operators::bytes_like;
use crate::console::record::cannot_make;
use crate::console::text;
use crate::console::value::{Arguments, Class, ClassKind, Method, Value, lock};

/// `io.DEFAULT_BUFFER_SIZE`.
const CHUNK: usize = 8192;

macro_rules! classes {
    ($($id:ident = $name:literal in $module:literal;)*) => {
        $(
            static $id: Class = Class {
                name: $name,
                module: $module,
                base: Some(&OBJECT),
                kind: ClassKind::Value { make: cannot_make, methods: METHODS, functions: &[] },
            };
        )*
    };
}

classes! {
    TEXT = "TextIOWrapper" in "_io";
    READER = "BufferedReader" in "_io";
    WRITER = "BufferedWriter" in "_io";
    PAIR = "BufferedRWPair" in "_io";
    RAW = "SocketIO" in "socket";
}

/// A socket as a file.
#[derive(Debug)]
pub struct File {
    socket: Arc<SocketObject>,
    /// `rwb`, as it was asked for.
    mode: String,
    reads: bool,
    writes: bool,
    binary: bool,
    buffered: bool,
    /// How many bytes may wait to be sent.
    room: usize,
    encoding: String,
    errors: String,
    /// `None` makes every end of a line a new line; a text is the only end of a line there is, or none is changed.
    newline: Option<String>,
    incoming: Mutex<Vec<u8>>,
    outgoing: Mutex<Vec<u8>>,
    timed_out: AtomicBool,
    closed: AtomicBool,
}

/// `s.makefile(mode, buffering, *, encoding, errors, newline)`.
pub fn make(_: &Evaluator, this: &Value, arguments: Arguments) -> Result<Value> {
    let [mode, buffering, encoding, errors, newline] =
        arguments.written_by_place("socket.makefile", ["mode", "buffering", "encoding", "errors", "newline"], 0, 2)?;
    let Value::Socket(socket) = this else { return Err(type_error("socket expected")) };
    let mode = match mode {
        None => "r".to_owned(),
        Some(Value::Str(mode)) => mode.to_string(),
        Some(other) => return Err(type_error(format!("'{}' object is not iterable", other.type_name()))),
    };
    if mode.chars().any(|character| !"rwb".contains(character)) {
        let shown = text::repr(&Value::text(&mode));
        return Err(value_error(format!("invalid mode {shown} (only r, w, b allowed)")));
    }
    let (writes, binary) = (mode.contains('w'), mode.contains('b'));
    let reads = mode.contains('r') || !writes;
    let buffering = match buffering {
        None | Some(Value::None) => -1,
        Some(size) => c_size(&size)?,
    };
    if buffering == 0 && !binary {
        return Err(value_error("unbuffered streams must be binary"));
    }
    let option = |value: Option<Value>| value.filter(|value| !matches!(value, Value::None));
    let encoding = option(encoding).map_or("UTF-8".to_owned(), |encoding| text::str(&encoding));
    codec::check_encoding(&encoding)?;
    let newline = option(newline).map(|newline| text::str(&newline));
    if newline.as_ref().is_some_and(|newline| !matches!(&newline[..], "" | "\n" | "\r" | "\r\n")) {
        return Err(value_error(format!("illegal newline value: {}", newline.unwrap_or_default())));
    }
    socket.hold();
    Ok(object::value(File {
        socket: socket.clone(),
        mode: mode.clone(),
        reads,
        writes,
        binary,
        buffered: buffering != 0,
        room: if binary && buffering > 0 { buffering as usize } else { CHUNK },
        encoding,
        errors: option(errors).map_or("strict".to_owned(), |errors| text::str(&errors)),
        newline,
        incoming: Mutex::default(),
        outgoing: Mutex::default(),
        timed_out: AtomicBool::new(false),
        closed: AtomicBool::new(false),
    }))
}

static METHODS: &[Method] = &[
    Method {
        name: "__enter__",
        run: |_, this, _| {
            file(this)?.open("I/O operation on")?;
            Ok(this.clone())
        },
    },
    Method { name: "__exit__", run: |_, this, _| file(this)?.close().map(|()| Value::None) },
    Method { name: "close", run: |_, this, _| file(this)?.close().map(|()| Value::None) },
    Method {
        name: "fileno",
        run: |_, this, _| {
            let this = file(this)?;
            this.open("I/O operation on")?;
            Ok(Value::Int(this.socket.socket().fileno().into()))
        },
    },
    Method {
        name: "flush",
        run: |_, this, _| {
            let this = file(this)?;
            this.open(if this.binary && this.writes && this.buffered { "flush of" } else { "I/O operation on" })?;
            this.flush().map(|()| Value::None)
        },
    },
    Method { name: "isatty", run: |_, this, _| file(this)?.open("I/O operation on").map(|()| Value::Bool(false)) },
    Method { name: "peek", run: peek },
    Method { name: "read", run: read },
    Method { name: "read1", run: read_once },
    Method { name: "readable", run: |_, this, _| file(this).and_then(|this| this.tells(this.reads)) },
    Method { name: "readinto", run: read_into },
    Method {
        name: "readline",
        run: |_, this, arguments| {
            arguments.between("readline", 0, 1)?;
            let this = file(this)?;
            this.may_read("readline of")?;
            this.line(limit(arguments.get(0))?)
        },
    },
    Method {
        name: "readlines",
        run: |evaluator, this, arguments| {
            arguments.between("readlines", 0, 1)?;
            let this = file(this)?;
            this.may_read("I/O operation on")?;
            let hint = limit(arguments.get(0))?.filter(|hint| *hint > 0).unwrap_or(usize::MAX);
            let (mut lines, mut length) = (Vec::new(), 0);
            loop {
                evaluator.tick()?;
                let line = this.line(None)?;
                if !line.truth() {
                    return Ok(Value::list(lines));
                }
                length += line.as_bytes().map_or_else(|| text::str(&line).chars().count(), |bytes| bytes.len());
                lines.push(line);
                evaluator.check_items(lines.len())?;
                if length > hint {
                    return Ok(Value::list(lines));
                }
            }
        },
    },
    Method { name: "seek", run: |_, this, _| file(this)?.never("seek") },
    Method { name: "seekable", run: |_, this, _| file(this).and_then(|this| this.tells(false)) },
    Method { name: "tell", run: |_, this, _| file(this)?.never("tell") },
    Method { name: "truncate", run: |_, this, _| file(this)?.never("truncate") },
    Method { name: "writable", run: |_, this, _| file(this).and_then(|this| this.tells(this.writes)) },
    Method {
        name: "write",
        run: |evaluator, this, arguments| {
            let given = arguments.one("write")?;
            file(this)?.write(evaluator, &given)
        },
    },
    Method {
        name: "writelines",
        run: |evaluator, this, arguments| {
            let mut lines = Iter::over(&arguments.one("writelines")?)?;
            while let Some(line) = lines.next(evaluator)? {
                file(this)?.write(evaluator, &line)?;
            }
            Ok(Value::None)
        },
    },
];

fn file(value: &Value) -> Result<&File> {
    object::of(value).ok_or_else(|| type_error("file expected"))
}

/// How much to read at most; nothing for all there is.
fn limit(value: Option<&Value>) -> Result<Option<usize>> {
    match value {
        None | Some(Value::None) => Ok(None),
        Some(value) if value.as_integer().is_none() => {
            let given = value.type_name();
            Err(type_error(format!("argument should be integer or None, not '{given}'")))
        }
        Some(value) => Ok(usize::try_from(clamped(value)?).ok()),
    }
}

fn read(evaluator: &Evaluator, this: &Value, arguments: Arguments) -> Result<Value> {
    arguments.between("read", 0, 1)?;
    let this = file(this)?;
    this.may_read("read of")?;
    let wanted = limit(arguments.get(0))?;
    if !this.buffered {
        return match wanted {
            Some(wanted) => Ok(this.receive(wanted)?.map_or(Value::None, Value::bytes)),
            None => this.rest(evaluator).map(Value::bytes),
        };
    }
    let Some(wanted) = wanted else {
        let rest = this.rest(evaluator)?;
        return this.give(rest);
    };
    evaluator.check_size(wanted as i64)?;
    loop {
        evaluator.tick()?;
        if let Some(length) = this.enough(wanted) {
            let taken = lock(&this.incoming).drain(..length).collect();
            return this.give(taken);
        }
        if !this.fill(CHUNK)? {
            let rest = std::mem::take(&mut *lock(&this.incoming));
            return this.give(rest);
        }
    }
}

/// What is at hand, or what one read brings, without taking it.
fn peek(_: &Evaluator, this: &Value, arguments: Arguments) -> Result<Value> {
    arguments.between("peek", 0, 1)?;
    let this = file(this)?;
    this.may_read("peek of")?;
    if lock(&this.incoming).is_empty() {
        this.fill(CHUNK)?;
    }
    let incoming = lock(&this.incoming).clone();
    Ok(Value::bytes(incoming))
}

fn read_once(_: &Evaluator, this: &Value, arguments: Arguments) -> Result<Value> {
    arguments.between("read1", 0, 1)?;
    let this = file(this)?;
    this.may_read("read of")?;
    let wanted = limit(arguments.get(0))?.unwrap_or(CHUNK);
    if lock(&this.incoming).is_empty() {
        this.fill(CHUNK)?;
    }
    let mut incoming = lock(&this.incoming);
    let length = wanted.min(incoming.len());
    Ok(Value::bytes(incoming.drain(..length).collect::<Vec<u8>>()))
}

fn read_into(evaluator: &Evaluator, this: &Value, arguments: Arguments) -> Result<Value> {
    let given = arguments.one("readinto")?;
    let this = file(this)?;
    this.may_read("read of")?;
    let Some(room) = memory::room(&given)? else {
        let given = given.type_name();
        return Err(type_error(format!("readinto() argument must be read-write bytes-like object, not {given}")));
    };
    while this.buffered && lock(&this.incoming).len() < room.length {
        evaluator.tick()?;
        if !this.fill(CHUNK)? {
            break;
        }
    }
    let bytes: Vec<u8> = if this.buffered {
        let mut incoming = lock(&this.incoming);
        let length = room.length.min(incoming.len());
        incoming.drain(..length).collect()
    } else {
        match this.receive(room.length)? {
            Some(bytes) => bytes,
            None => return Ok(Value::None),
        }
    };
    Ok(Value::Int(room.fill(&bytes) as i64))
}

impl File {
    fn open(&self, what: &str) -> Result<()> {
        if !self.closed.load(Ordering::SeqCst) {
            return Ok(());
        }
        // SocketIO and the text files have one sentence for all.
        let one = !self.binary || !self.buffered || what == "I/O operation on";
        Err(value_error(if one { "I/O operation on closed file.".to_owned() } else { format!("{what} closed file") }))
    }

    fn may_read(&self, what: &str) -> Result<()> {
        self.open(what)?;
        if self.reads {
            return Ok(());
        }
        Err(raise(
            &UNSUPPORTED_OPERATION,
            match (self.binary, self.buffered) {
                (false, _) => "not readable",
                (true, true) => "read",
                (true, false) => "File or stream is not readable.",
            },
        ))
    }

    /// What one `recv_into` brings; nothing where the socket does not wait and there is nothing.
    fn receive(&self, size: usize) -> Result<Option<Vec<u8>>> {
        if self.timed_out.load(Ordering::SeqCst) {
            return Err(raise(&OS_ERROR, "cannot read from timed out object"));
        }
        match self.socket.socket().receive(size, 0, true) {
            Ok(bytes) => Ok(Some(bytes)),
            Err(error) if error.errno() == Some(libc::EAGAIN) => Ok(None),
            Err(error) => {
                let thrown = self.socket.failed(error);
                if thrown.is_a(&TIMEOUT_ERROR) {
                    self.timed_out.store(true, Ordering::SeqCst);
                }
                Err(thrown)
            }
        }
    }

    /// What SocketIO answers of itself, which all the others ask.
    fn tells(&self, answer: bool) -> Result<Value> {
        match self.closed.load(Ordering::SeqCst) {
            true => Err(value_error("I/O operation on closed socket.")),
            false => Ok(Value::Bool(answer)),
        }
    }

    /// What no socket can.
    fn never(&self, what: &str) -> Result<Value> {
        self.open(&format!("{what} of"))?;
        let message = match (self.binary, self.buffered, what) {
            (false, _, "seek" | "tell") => "underlying stream is not seekable",
            (true, true, "seek") if !(self.reads && self.writes) => "File or stream is not seekable.",
            (_, _, "tell") => "seek",
            _ => what,
        };
        Err(raise(&UNSUPPORTED_OPERATION, message))
    }

    /// Reads at most so many bytes more; false when there is no more.
    fn fill(&self, size: usize) -> Result<bool> {
        let Some(bytes) = self.receive(size)? else { return Ok(false) };
        self.check(&bytes)?;
        lock(&self.incoming).extend_from_slice(&bytes);
        Ok(!bytes.is_empty())
    }

    /// TextIOWrapper decodes what comes as it comes, before it looks for lines; what a character lacks may come yet.
    fn check(&self, new: &[u8]) -> Result<()> {
        if self.binary || self.errors != "strict" || !codec::check_encoding(&self.encoding)? {
            return Ok(());
        }
        let mut incoming = lock(&self.incoming);
        let known = match std::str::from_utf8(&incoming) {
            Ok(_) => incoming.len(),
            Err(error) => error.valid_up_to(),
        };
        let chunk = [&incoming[known..], new].concat();
        match std::str::from_utf8(&chunk) {
            Err(error) if error.error_len().is_some() || new.is_empty() => {
                incoming.truncate(known);
                codec::decode(&chunk, Arguments::of(vec![Value::text(&self.encoding)])).map(drop)
            }
            _ => Ok(()),
        }
    }

    fn rest(&self, evaluator: &Evaluator) -> Result<Vec<u8>> {
        loop {
            evaluator.tick()?;
            let more = self.receive(CHUNK)?.filter(|more| !more.is_empty());
            let mut incoming = lock(&self.incoming);
            incoming.extend_from_slice(more.as_deref().unwrap_or(&[]));
            evaluator.check_size(incoming.len() as i64)?;
            if more.is_none() {
                return Ok(std::mem::take(&mut *incoming));
            }
        }
    }

    /// How many of the bytes at hand are so many bytes or characters; `None` when more must come.
    fn enough(&self, wanted: usize) -> Option<usize> {
        let incoming = lock(&self.incoming);
        if self.binary || !codec::check_encoding(&self.encoding).unwrap_or(false) {
            return (incoming.len() >= wanted).then_some(wanted);
        }
        // A character begins at each byte that does not go on with one (RFC 3629).
        let mut starts = incoming.iter().enumerate().filter(|(_, byte)| **byte & 0xc0 != 0x80).map(|(place, _)| place);
        match starts.nth(wanted) {
            Some(next) => Some(next),
            None => {
                let complete = std::str::from_utf8(&incoming).is_ok_and(|text| text.chars().count() == wanted);
                complete.then_some(incoming.len())
            }
        }
    }

    /// Bytes as the file gives them: themselves, or text.
    fn give(&self, bytes: Vec<u8>) -> Result<Value> {
        if self.binary {
            return Ok(Value::bytes(bytes));
        }
        let options = Arguments::of(vec![Value::text(&self.encoding), Value::text(&self.errors)]);
        let text = codec::decode(&bytes, options)?;
        Ok(Value::text(match self.newline {
            None => text.replace("\r\n", "\n").replace('\r', "\n"),
            Some(_) => text,
        }))
    }

    /// Where the first line at hand ends.
    fn line_end(&self) -> Option<usize> {
        let incoming = lock(&self.incoming);
        let newline = if self.binary { Some("\n") } else { self.newline.as_deref() };
        match newline {
            Some(end) if !end.is_empty() => {
                let end = end.as_bytes();
                incoming.windows(end.len()).position(|window| window == end).map(|place| place + end.len())
            }
            _ => {
                let place = incoming.iter().position(|byte| matches!(byte, b'\n' | b'\r'))?;
                match (incoming[place], incoming.get(place + 1)) {
                    (b'\r', Some(b'\n')) => Some(place + 2),
                    // Whether a new line follows is not known yet.
                    (b'\r', None) => None,
                    _ => Some(place + 1),
                }
            }
        }
    }

    /// Its `name`: the socket's number, until it is closed.
    fn number(&self) -> i32 {
        if self.closed.load(Ordering::SeqCst) { -1 } else { self.socket.socket().fileno() }
    }

    fn line(&self, limit: Option<usize>) -> Result<Value> {
        // Without a buffer nothing may be read that is not given.
        let size = if self.buffered { CHUNK } else { 1 };
        loop {
            let end = self.line_end();
            let bounded = limit.and_then(|limit| self.enough(limit));
            let length = match (end, bounded) {
                (Some(end), Some(bound)) => Some(end.min(bound)),
                (end, bound) => end.or(bound),
            };
            if let Some(length) = length {
                let taken = lock(&self.incoming).drain(..length).collect();
                return self.give(taken);
            }
            if !self.fill(size)? {
                let rest = std::mem::take(&mut *lock(&self.incoming));
                return self.give(rest);
            }
        }
    }

    fn write(&self, evaluator: &Evaluator, given: &Value) -> Result<Value> {
        if !self.binary && !matches!(given, Value::Str(_)) {
            let given = if matches!(given, Value::None) { "None" } else { given.type_name() };
            return Err(type_error(format!("write() argument must be str, not {given}")));
        }
        if self.writes || !self.binary || !self.buffered {
            self.open("write to")?;
        }
        if !self.writes {
            let message = match (self.binary, self.buffered) {
                (false, _) => "not writable",
                (true, true) => "write",
                (true, false) => "File or stream is not writable.",
            };
            return Err(raise(&UNSUPPORTED_OPERATION, message));
        }
        let (bytes, count) = match given {
            Value::Str(text) if !self.binary => {
                let changed = match self.newline.as_deref() {
                    Some(end @ ("\r" | "\r\n")) => text.replace('\n', end),
                    _ => text.to_string(),
                };
                let options = Arguments::of(vec![Value::text(&self.encoding), Value::text(&self.errors)]);
                (codec::encode(&changed, options)?, text.chars().count())
            }
            other => {
                let bytes = other.as_bytes().ok_or_else(|| bytes_like(other))?;
                (bytes.to_vec(), bytes.len())
            }
        };
        if !self.buffered {
            return match self.socket.socket().send(&bytes, 0) {
                Ok(sent) => Ok(Value::Int(sent as i64)),
                Err(error) if error.errno() == Some(libc::EAGAIN) => Ok(Value::None),
                Err(error) => Err(self.socket.failed(error)),
            };
        }
        evaluator.check_size(bytes.len() as i64)?;
        // What waits goes first when the new finds no room beside it; then the new waits, if it has room alone.
        if lock(&self.outgoing).len() + bytes.len() > self.room {
            self.flush()?;
        }
        lock(&self.outgoing).extend_from_slice(&bytes);
        if bytes.len() > self.room {
            self.flush()?;
        }
        Ok(Value::Int(count as i64))
    }

    /// Sends what was written.
    fn flush(&self) -> Result<()> {
        loop {
            let waiting = std::mem::take(&mut *lock(&self.outgoing));
            if waiting.is_empty() {
                return Ok(());
            }
            match self.socket.socket().send(&waiting, 0) {
                Ok(sent) => {
                    let mut outgoing = lock(&self.outgoing);
                    let later = std::mem::take(&mut *outgoing);
                    outgoing.extend_from_slice(waiting.get(sent..).unwrap_or(&[]));
                    outgoing.extend(later);
                }
                Err(error) => {
                    *lock(&self.outgoing) = waiting;
                    return Err(self.socket.failed(error));
                }
            }
        }
    }

    fn close(&self) -> Result<()> {
        if self.closed.load(Ordering::SeqCst) {
            return Ok(());
        }
        let flushed = if self.writes { self.flush() } else { Ok(()) };
        self.closed.store(true, Ordering::SeqCst);
        let closed = self.socket.let_go();
        flushed.and(closed)
    }
}

impl Drop for File {
    fn drop(&mut self) {
        // Nobody is left to hear of a failure.
        let _ = self.close();
    }
}

impl Object for File {
    fn class(&self) -> &'static Class {
        match (self.binary, self.buffered, self.reads, self.writes) {
            (false, ..) => &TEXT,
            (true, false, ..) => &RAW,
            (true, true, true, true) => &PAIR,
            (true, true, _, true) => &WRITER,
            _ => &READER,
        }
    }

    fn repr(&self, this: &Value) -> String {
        let fd = self.number();
        let pair = self.reads && self.writes;
        match (self.binary, self.buffered) {
            (false, _) if pair => format!("<_io.TextIOWrapper mode='{}' encoding='{}'>", self.mode, self.encoding),
            (false, _) => {
                format!("<_io.TextIOWrapper name={fd} mode='{}' encoding='{}'>", self.mode, self.encoding)
            }
            (true, true) if !pair => format!("<{} name={fd}>", self.class().full_name()),
            _ => format!("<{} object at {}>", self.class().full_name(), text::place(this)),
        }
    }

    fn attributes(&self) -> &'static [&'static str] {
        &["closed", "encoding", "errors", "mode", "name", "newlines"]
    }

    fn attribute(&self, name: &str) -> Option<Value> {
        let pair = self.reads && self.writes;
        Some(match name {
            "closed" => Value::Bool(self.closed.load(Ordering::SeqCst)),
            "name" if !pair || !self.buffered => Value::Int(self.number().into()),
            "mode" if !(pair && self.binary && self.buffered) => Value::text(&self.mode),
            // CPython asks for none, whatever `buffering` says.
            "line_buffering" if !self.binary => Value::Bool(false),
            "newlines" if !self.binary => Value::None,
            "encoding" if !self.binary => Value::text(&self.encoding),
            "errors" if !self.binary => Value::text(&self.errors),
            _ => return None,
        })
    }

    fn iterate(&self) -> Option<Result<Iter>> {
        if let Err(thrown) = self.may_read("readline of") {
            return Some(Err(thrown));
        }
        None
    }

    fn iterates_itself(&self) -> bool {
        true
    }

    fn next(&self, evaluator: &Evaluator) -> Result<Option<Value>> {
        evaluator.tick()?;
        self.may_read("readline of")?;
        let line = self.line(None)?;
        Ok(line.truth().then_some(line))
    }
}
