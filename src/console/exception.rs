//! Python's exceptions: the classes, what one carries, and how it travels through the evaluator.

use std::sync::{Arc, Mutex};

use super::class::UserClass;
use super::fields::Fields;
use super::ir::{Source, Span};
use super::text;
use super::value::{Class, ClassKind, Value, lock};
use crate::journal::call::Failure;
use crate::journal::event::{Bound, FailedCall, Hint, Raised};
use crate::kernel::descriptor::strerror;
use crate::net::error::SocketError;

/// What evaluating gives: a value, or an exception on its way up.
pub type Result<T> = std::result::Result<T, Thrown>;

/// An exception on its way up.
#[derive(Clone, Debug)]
pub struct Thrown {
    /// The exception.
    pub exception: Arc<Exception>,
    /// Whether the frame it is passing through has written its line in the traceback.
    pub placed: bool,
}

/// An exception object.
#[derive(Debug)]
pub struct Exception {
    /// Its class, or the nearest one of ours when its own is one of the program.
    pub class: &'static Class,
    /// Its own class, when that is one of the program.
    pub user: Option<Arc<UserClass>>,
    arguments: Mutex<Arc<[Value]>>,
    /// The attributes that the program gave it.
    pub fields: Mutex<Fields>,
    /// What its class names beside the arguments: `name`, `obj`, `filename`…
    pub named: Mutex<Vec<(&'static str, Value)>>,
    /// What is learnt on the way.
    pub details: Mutex<Details>,
}

/// What an exception learns after it was made. It holds no value of the program, so that no socket
/// stays open for the sake of an old traceback.
#[derive(Debug, Default)]
pub struct Details {
    /// Where it passed, innermost first.
    pub passed: Vec<Place>,
    /// `raise … from cause`.
    pub cause: Option<Arc<Exception>>,
    /// What was being handled when it was raised.
    pub context: Option<Arc<Exception>>,
    /// `raise … from …` hides the context.
    pub hides_context: bool,
    /// What an explanation may say.
    pub hint: Option<Hint>,
    /// The socket call behind it.
    pub call: Option<FailedCall>,
    /// CPython's «Did you mean».
    pub suggestion: Option<String>,
    /// For a SyntaxError, where the mistake is.
    pub mistake: Option<Mistake>,
    /// What `add_note` added.
    pub notes: Vec<Arc<str>>,
    /// What `__traceback__` gave last, which is the same object until it passes another frame.
    pub traceback: Option<Value>,
}

/// A line of a traceback.
#[derive(Clone, Debug)]
pub struct Place {
    /// The source.
    pub source: Arc<Source>,
    /// What was being evaluated.
    pub span: Span,
    /// The function, or `<module>`.
    pub function: Arc<str>,
    /// The part between the operands of a binary operation or an index, which CPython marks apart.
    pub anchor: Option<Span>,
}

/// Where a SyntaxError is. Lines and columns are counted from 1, columns in characters.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mistake {
    /// The source's name.
    pub file: String,
    /// The line.
    pub line: u32,
    /// The column.
    pub column: u32,
    /// The column just past the mistake; 0 where CPython marks nothing.
    pub end_column: u32,
    /// The line itself.
    pub text: String,
}

macro_rules! exceptions {
    ($($(#[$($meta:meta)*])? $id:ident = $name:literal $(in $module:literal)? : $base:expr;)*) => {
        $(
            #[doc = concat!("Python's `", $name, "`.")]
            pub static $id: Class = Class {
                name: $name,
                module: concat!($($module)?),
                base: $base,
                kind: ClassKind::Exception,
            };
        )*
        /// Every exception class.
        pub static ALL: &[&Class] = &[$(&$id),*];
    };
}

exceptions! {
    BASE_EXCEPTION = "BaseException": Some(&super::builtins::classes::OBJECT);
    EXCEPTION = "Exception": Some(&BASE_EXCEPTION);
    KEYBOARD_INTERRUPT = "KeyboardInterrupt": Some(&BASE_EXCEPTION);
    SYSTEM_EXIT = "SystemExit": Some(&BASE_EXCEPTION);
    GENERATOR_EXIT = "GeneratorExit": Some(&BASE_EXCEPTION);
    STOP_ITERATION = "StopIteration": Some(&EXCEPTION);
    ARITHMETIC_ERROR = "ArithmeticError": Some(&EXCEPTION);
    OVERFLOW_ERROR = "OverflowError": Some(&ARITHMETIC_ERROR);
    ZERO_DIVISION_ERROR = "ZeroDivisionError": Some(&ARITHMETIC_ERROR);
    FLOATING_POINT_ERROR = "FloatingPointError": Some(&ARITHMETIC_ERROR);
    ASSERTION_ERROR = "AssertionError": Some(&EXCEPTION);
    ATTRIBUTE_ERROR = "AttributeError": Some(&EXCEPTION);
    BUFFER_ERROR = "BufferError": Some(&EXCEPTION);
    EOF_ERROR = "EOFError": Some(&EXCEPTION);
    IMPORT_ERROR = "ImportError": Some(&EXCEPTION);
    MODULE_NOT_FOUND_ERROR = "ModuleNotFoundError": Some(&IMPORT_ERROR);
    LOOKUP_ERROR = "LookupError": Some(&EXCEPTION);
    INDEX_ERROR = "IndexError": Some(&LOOKUP_ERROR);
    KEY_ERROR = "KeyError": Some(&LOOKUP_ERROR);
    MEMORY_ERROR = "MemoryError": Some(&EXCEPTION);
    NAME_ERROR = "NameError": Some(&EXCEPTION);
    UNBOUND_LOCAL_ERROR = "UnboundLocalError": Some(&NAME_ERROR);
    OS_ERROR = "OSError": Some(&EXCEPTION);
    BLOCKING_IO_ERROR = "BlockingIOError": Some(&OS_ERROR);
    CHILD_PROCESS_ERROR = "ChildProcessError": Some(&OS_ERROR);
    CONNECTION_ERROR = "ConnectionError": Some(&OS_ERROR);
    BROKEN_PIPE_ERROR = "BrokenPipeError": Some(&CONNECTION_ERROR);
    CONNECTION_ABORTED_ERROR = "ConnectionAbortedError": Some(&CONNECTION_ERROR);
    CONNECTION_REFUSED_ERROR = "ConnectionRefusedError": Some(&CONNECTION_ERROR);
    CONNECTION_RESET_ERROR = "ConnectionResetError": Some(&CONNECTION_ERROR);
    FILE_EXISTS_ERROR = "FileExistsError": Some(&OS_ERROR);
    FILE_NOT_FOUND_ERROR = "FileNotFoundError": Some(&OS_ERROR);
    INTERRUPTED_ERROR = "InterruptedError": Some(&OS_ERROR);
    IS_A_DIRECTORY_ERROR = "IsADirectoryError": Some(&OS_ERROR);
    NOT_A_DIRECTORY_ERROR = "NotADirectoryError": Some(&OS_ERROR);
    PERMISSION_ERROR = "PermissionError": Some(&OS_ERROR);
    PROCESS_LOOKUP_ERROR = "ProcessLookupError": Some(&OS_ERROR);
    TIMEOUT_ERROR = "TimeoutError": Some(&OS_ERROR);
    GAI_ERROR = "gaierror" in "socket": Some(&OS_ERROR);
    H_ERROR = "herror" in "socket": Some(&OS_ERROR);
    REFERENCE_ERROR = "ReferenceError": Some(&EXCEPTION);
    RUNTIME_ERROR = "RuntimeError": Some(&EXCEPTION);
    NOT_IMPLEMENTED_ERROR = "NotImplementedError": Some(&RUNTIME_ERROR);
    RECURSION_ERROR = "RecursionError": Some(&RUNTIME_ERROR);
    SYNTAX_ERROR = "SyntaxError": Some(&EXCEPTION);
    INDENTATION_ERROR = "IndentationError": Some(&SYNTAX_ERROR);
    TAB_ERROR = "TabError": Some(&INDENTATION_ERROR);
    SYSTEM_ERROR = "SystemError": Some(&EXCEPTION);
    TYPE_ERROR = "TypeError": Some(&EXCEPTION);
    VALUE_ERROR = "ValueError": Some(&EXCEPTION);
    UNICODE_ERROR = "UnicodeError": Some(&VALUE_ERROR);
    UNICODE_DECODE_ERROR = "UnicodeDecodeError": Some(&UNICODE_ERROR);
    UNICODE_ENCODE_ERROR = "UnicodeEncodeError": Some(&UNICODE_ERROR);
    STRUCT_ERROR = "error" in "struct": Some(&EXCEPTION);
    UNSUPPORTED_OPERATION = "UnsupportedOperation" in "io": Some(&OS_ERROR);
    QUEUE_EMPTY = "Empty" in "_queue": Some(&EXCEPTION);
    QUEUE_FULL = "Full" in "queue": Some(&EXCEPTION);
    WARNING = "Warning": Some(&EXCEPTION);
    USER_WARNING = "UserWarning": Some(&WARNING);
    DEPRECATION_WARNING = "DeprecationWarning": Some(&WARNING);
    PENDING_DEPRECATION_WARNING = "PendingDeprecationWarning": Some(&WARNING);
    RUNTIME_WARNING = "RuntimeWarning": Some(&WARNING);
    RESOURCE_WARNING = "ResourceWarning": Some(&WARNING);
    SYNTAX_WARNING = "SyntaxWarning": Some(&WARNING);
    FUTURE_WARNING = "FutureWarning": Some(&WARNING);
    IMPORT_WARNING = "ImportWarning": Some(&WARNING);
    UNICODE_WARNING = "UnicodeWarning": Some(&WARNING);
    BYTES_WARNING = "BytesWarning": Some(&WARNING);
    EXCEPTION_GROUP = "ExceptionGroup": Some(&EXCEPTION);
    STOP_ASYNC_ITERATION = "StopAsyncIteration": Some(&EXCEPTION);
    BROKEN_BARRIER_ERROR = "BrokenBarrierError" in "threading": Some(&RUNTIME_ERROR);
}

/// The exception classes that are builtin names.
pub fn builtin_class(name: &str) -> Option<&'static Class> {
    if name == "IOError" || name == "EnvironmentError" {
        return Some(&OS_ERROR);
    }
    ALL.iter().find(|class| class.module.is_empty() && class.name == name).copied()
}

/// The subclass of OSError that CPython makes for an errno (its `errnomap`, PEP 3151).
pub fn os_class(errno: i32) -> &'static Class {
    match errno {
        libc::EAGAIN | libc::EALREADY | libc::EINPROGRESS => &BLOCKING_IO_ERROR,
        libc::EPIPE | libc::ESHUTDOWN => &BROKEN_PIPE_ERROR,
        libc::ECHILD => &CHILD_PROCESS_ERROR,
        libc::ECONNABORTED => &CONNECTION_ABORTED_ERROR,
        libc::ECONNREFUSED => &CONNECTION_REFUSED_ERROR,
        libc::ECONNRESET => &CONNECTION_RESET_ERROR,
        libc::EEXIST => &FILE_EXISTS_ERROR,
        libc::ENOENT => &FILE_NOT_FOUND_ERROR,
        libc::EISDIR => &IS_A_DIRECTORY_ERROR,
        libc::ENOTDIR => &NOT_A_DIRECTORY_ERROR,
        libc::EINTR => &INTERRUPTED_ERROR,
        libc::EACCES | libc::EPERM => &PERMISSION_ERROR,
        libc::ESRCH => &PROCESS_LOOKUP_ERROR,
        libc::ETIMEDOUT => &TIMEOUT_ERROR,
        _ => &OS_ERROR,
    }
}

impl Exception {
    /// An exception with these arguments. OSError itself becomes the subclass of its errno.
    pub fn new(class: &'static Class, arguments: Vec<Value>) -> Exception {
        let class = match (&arguments[..], std::ptr::eq(class, &OS_ERROR)) {
            ([first, _, ..], true) if arguments.len() <= 5 => {
                first.as_small().and_then(|errno| i32::try_from(errno).ok()).map_or(class, os_class)
            }
            _ => class,
        };
        Exception::of(class, None, arguments)
    }

    /// An exception of a class of the program; `class` is the nearest one of ours.
    pub fn of(class: &'static Class, user: Option<Arc<UserClass>>, arguments: Vec<Value>) -> Exception {
        let exception = Exception {
            class,
            user,
            arguments: Mutex::new(Arc::default()),
            fields: Mutex::default(),
            named: Mutex::default(),
            details: Mutex::default(),
        };
        exception.set_arguments(arguments);
        exception
    }

    /// `e.args`.
    pub fn arguments(&self) -> Arc<[Value]> {
        lock(&self.arguments).clone()
    }

    /// What `BaseException.__init__` does: an OSError keeps the names of files apart (Objects/exceptions.c).
    pub fn set_arguments(&self, mut arguments: Vec<Value>) {
        if self.is_a(&OS_ERROR) && (3..=5).contains(&arguments.len()) {
            let mut files = arguments.split_off(2).into_iter();
            let (first, second) = (files.next(), files.nth(1));
            for (name, file) in [("filename", first), ("filename2", second)] {
                if let Some(file) = file.filter(|file| !matches!(file, Value::None)) {
                    self.name_value(name, file);
                }
            }
        }
        self.replace_arguments(arguments);
    }

    /// What its class names beside the arguments.
    pub fn named(&self, name: &str) -> Option<Value> {
        lock(&self.named).iter().find(|(known, _)| *known == name).map(|(_, value)| value.clone())
    }

    /// Names something beside the arguments.
    pub fn name_value(&self, name: &'static str, value: Value) {
        let mut named = lock(&self.named);
        let old = named.iter().position(|(known, _)| *known == name).map(|place| named.swap_remove(place));
        named.push((name, value));
        drop(named);
        drop(old);
    }

    /// `e.args = …`.
    pub fn replace_arguments(&self, arguments: Vec<Value>) {
        let old = std::mem::replace(&mut *lock(&self.arguments), arguments.into());
        drop(old);
    }

    /// The class's name with its module, as tracebacks print it.
    pub fn full_name(&self) -> String {
        self.user.as_ref().map_or_else(|| self.class.full_name(), |class| class.qualified.to_string())
    }

    /// Whether it is an instance of a class.
    pub fn is_a(&self, class: &'static Class) -> bool {
        self.class.is_a(class)
    }

    /// `e.errno` and `e.strerror`, for an OSError that was given both.
    pub fn os_error(&self) -> Option<(Value, Value)> {
        let arguments = self.arguments();
        match &arguments[..] {
            [errno, text] if self.is_a(&OS_ERROR) => Some((errno.clone(), text.clone())),
            _ => None,
        }
    }

    /// The exceptions of a group.
    pub fn grouped(&self) -> Vec<Value> {
        match self.named("exceptions").as_ref().or(self.arguments().get(1)) {
            Some(Value::List(items)) => lock(items).clone(),
            Some(Value::Tuple(items)) => items.to_vec(),
            _ => Vec::new(),
        }
    }

    /// `str(e)`.
    pub fn message(&self) -> String {
        let arguments = self.arguments();
        if let Some((errno, text)) = self.os_error() {
            let mut message = format!("[Errno {}] {}", text::str(&errno), text::str(&text));
            for (before, name) in [(": ", "filename"), (" -> ", "filename2")] {
                if let Some(file) = self.named(name) {
                    message.push_str(before);
                    message.push_str(&text::repr(&file));
                }
            }
            return message;
        }
        if let [Value::Str(encoding), object, start, end, reason] = &arguments[..]
            && self.is_a(&UNICODE_ERROR)
        {
            return text::unicode_error(self.class, encoding, object, start, end, reason);
        }
        match &arguments[..] {
            [] => String::new(),
            // What a program makes with a place says it; ours has its place elsewhere.
            [message, Value::Tuple(place)] if self.is_a(&SYNTAX_ERROR) && place.len() >= 4 => {
                let (message, file, line) = (text::str(message), text::str(&place[0]), text::str(&place[1]));
                format!("{message} ({file}, line {line})")
            }
            [message, _] if self.is_a(&EXCEPTION_GROUP) => {
                let count = self.grouped().len();
                let plural = if count == 1 { "" } else { "s" };
                format!("{} ({count} sub-exception{plural})", text::str(message))
            }
            [only] if self.is_a(&KEY_ERROR) => text::repr(only),
            [only] => text::str(only),
            many => text::repr(&Value::tuple(many.to_vec())),
        }
    }

    /// The innermost line of `source` that it passed, counted from 1.
    pub fn innermost_line(&self, source: &Arc<Source>) -> Option<u32> {
        let details = lock(&self.details);
        let here = details.passed.iter().find(|place| Arc::ptr_eq(&place.source, source));
        here.map(|place| source.line(place.span.start))
    }

    /// What the journal keeps of it when nobody caught it: its `message`, and the line of `source` it passed.
    pub fn raised(&self, source: &Arc<Source>, message: String) -> Raised {
        let details = lock(&self.details);
        let here = details.passed.iter().rev().find(|place| Arc::ptr_eq(&place.source, source));
        let (line, column) = match (&details.mistake, here) {
            (Some(mistake), _) => (Some(mistake.line), Some(mistake.column)),
            (None, Some(place)) => (Some(place.source.line(place.span.start)), None),
            (None, None) => (None, None),
        };
        let errno = self.os_error().and_then(|(errno, _)| errno.as_small()).and_then(|errno| i32::try_from(errno).ok());
        let mut message = message;
        // Python's prompt shows the suggestion as part of the line, so the journal keeps it there too.
        if let Some(suggestion) = &details.suggestion {
            message.push_str(&format!(". Did you mean: '{suggestion}'?"));
        }
        Raised {
            class: self.full_name(),
            message,
            errno,
            line,
            column,
            call: details.call.clone(),
            hint: details.hint.clone(),
        }
    }
}

impl Thrown {
    /// An exception that starts its way here.
    pub fn new(class: &'static Class, arguments: Vec<Value>) -> Thrown {
        Thrown { exception: Arc::new(Exception::new(class, arguments)), placed: false }
    }

    /// With what an explanation may say.
    pub fn hint(self, hint: Hint) -> Thrown {
        lock(&self.exception.details).hint = Some(hint);
        self
    }

    /// With what its class names beside the arguments.
    pub fn named(self, name: &'static str, value: Value) -> Thrown {
        self.exception.name_value(name, value);
        self
    }

    /// With CPython's «Did you mean».
    pub fn suggest(self, name: Option<String>) -> Thrown {
        lock(&self.exception.details).suggestion = name;
        self
    }

    /// Whether it is an instance of a class.
    pub fn is_a(&self, class: &'static Class) -> bool {
        self.exception.is_a(class)
    }

    /// Writes where it passed, once per frame.
    pub fn place(mut self, place: impl FnOnce() -> Place) -> Thrown {
        if !self.placed {
            self.placed = true;
            lock(&self.exception.details).passed.push(place());
        }
        self
    }
}

/// An exception with one text.
pub fn raise(class: &'static Class, message: impl AsRef<str>) -> Thrown {
    Thrown::new(class, vec![Value::text(message)])
}

/// A TypeError.
pub fn type_error(message: impl AsRef<str>) -> Thrown {
    raise(&TYPE_ERROR, message)
}

/// A ValueError.
pub fn value_error(message: impl AsRef<str>) -> Thrown {
    raise(&VALUE_ERROR, message)
}

/// An OverflowError.
pub fn overflow_error(message: impl AsRef<str>) -> Thrown {
    raise(&OVERFLOW_ERROR, message)
}

/// The OSError of an errno, with the system's text.
pub fn os_error(errno: i32) -> Thrown {
    Thrown::new(os_class(errno), vec![Value::Int(errno.into()), Value::text(strerror(errno))])
}

/// A MemoryError for what is past one of the console's bounds.
pub fn too_big(which: Bound) -> Thrown {
    Thrown::new(&MEMORY_ERROR, vec![]).hint(Hint::Bound { which })
}

/// Ctrl-C.
pub fn interrupted() -> Thrown {
    Thrown::new(&KEYBOARD_INTERRUPT, vec![])
}

/// The exception of a wait for several descriptors that failed.
pub fn of_failure(failure: &Failure) -> Thrown {
    match failure {
        Failure::Errno { errno, .. } => os_error(*errno),
        Failure::TimedOut { .. } => raise(&TIMEOUT_ERROR, "timed out"),
        Failure::Interrupted { .. } => interrupted(),
        Failure::OnlyLoopback => os_error(libc::EPERM).hint(Hint::OnlyLoopback),
    }
}

/// The exception of a socket call that failed.
pub fn of_socket(error: SocketError, closed: bool) -> Thrown {
    let thrown = match &error.failure {
        Failure::Errno { errno, .. } => {
            let thrown = os_error(*errno);
            if closed && *errno == libc::EBADF { thrown.hint(Hint::ClosedSocket) } else { thrown }
        }
        Failure::TimedOut { .. } => raise(&TIMEOUT_ERROR, "timed out"),
        Failure::Interrupted { .. } => interrupted(),
        Failure::OnlyLoopback => os_error(libc::EPERM).hint(Hint::OnlyLoopback),
    };
    lock(&thrown.exception.details).call = Some(*error.call);
    thrown
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_os_error_takes_the_class_of_its_errno() {
        let thrown = Thrown::new(&OS_ERROR, vec![Value::Int(111), Value::text("no")]);
        assert_eq!(thrown.exception.class.name, "ConnectionRefusedError");
        assert_eq!(thrown.exception.message(), "[Errno 111] no");
        assert!(thrown.is_a(&OS_ERROR) && thrown.is_a(&CONNECTION_ERROR) && !thrown.is_a(&TIMEOUT_ERROR));
        assert_eq!(os_error(libc::EADDRINUSE).exception.message(), "[Errno 98] Address already in use");
    }

    #[test]
    fn messages_are_pythons() {
        assert_eq!(Thrown::new(&KEY_ERROR, vec![Value::text("a")]).exception.message(), "'a'");
        assert_eq!(Thrown::new(&EXCEPTION, vec![Value::Int(1), Value::text("a")]).exception.message(), "(1, 'a')");
        assert_eq!(Thrown::new(&MEMORY_ERROR, vec![]).exception.message(), "");
    }
}
