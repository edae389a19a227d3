//! `select.epoll`, where the system has it.

use crate::console::value::Class;

/// The class `select.epoll`, on Linux.
#[cfg(not(target_os = "linux"))]
pub fn class() -> Option<&'static Class> {
    None
}

/// Its numbers.
#[cfg(not(target_os = "linux"))]
pub static NUMBERS: &[(&str, i64)] = &[];

#[cfg(target_os = "linux")]
pub use linux::{NUMBERS, Watcher, class};

#[cfg(target_os = "linux")]
mod linux {
    use std::sync::atomic::{AtomicI32, Ordering};
    use std::time::Duration;

    use super::super::select::{duration, seconds_of};
    use super::*;
    use crate::console::builtins::arguments::{c_int, integer};
    use crate::console::builtins::classes::OBJECT;
    use crate::console::evaluate::Evaluator;
    use crate::console::exception::{OS_ERROR, Result, Thrown, of_failure, os_error, raise, type_error, value_error};
    use crate::console::object::{self, Object};
    use crate::console::sockets::descriptor_of;
    use crate::console::value::{Arguments, ClassKind, Method, Value};
    use crate::journal::call::Operation;
    use crate::kernel::descriptor;
    use crate::kernel::epoll::{self, Change};
    use crate::net::ready;

    /// `FD_SETSIZE - 1`: CPython's own default for how many events to take.
    const MOST: usize = 1023;

    /// The numbers of `select` that begin with `EPOLL`.
    pub static NUMBERS: &[(&str, i64)] = &[
        ("EPOLLERR", libc::EPOLLERR as i64),
        ("EPOLLET", 1 << 31),
        ("EPOLLEXCLUSIVE", 1 << 28),
        ("EPOLLHUP", libc::EPOLLHUP as i64),
        ("EPOLLIN", libc::EPOLLIN as i64),
        ("EPOLLMSG", libc::EPOLLMSG as i64),
        ("EPOLLONESHOT", 1 << 30),
        ("EPOLLOUT", libc::EPOLLOUT as i64),
        ("EPOLLPRI", libc::EPOLLPRI as i64),
        ("EPOLLRDBAND", libc::EPOLLRDBAND as i64),
        ("EPOLLRDHUP", libc::EPOLLRDHUP as i64),
        ("EPOLLRDNORM", libc::EPOLLRDNORM as i64),
        ("EPOLLWRBAND", libc::EPOLLWRBAND as i64),
        ("EPOLLWRNORM", libc::EPOLLWRNORM as i64),
        ("EPOLL_CLOEXEC", libc::EPOLL_CLOEXEC as i64),
    ];

    /// An epoll instance of the kernel's. Losing the last name closes it.
    #[derive(Debug)]
    pub struct Watcher(AtomicI32);

    static EPOLL: Class = Class {
        name: "epoll",
        module: "select",
        base: Some(&OBJECT),
        kind: ClassKind::Value { make, methods: METHODS, functions: &[] },
    };

    /// The class `select.epoll`.
    pub fn class() -> Option<&'static Class> {
        Some(&EPOLL)
    }

    static METHODS: &[Method] = &[
        Method {
            name: "__enter__",
            run: |_, this, _| {
                watcher(this)?.number()?;
                Ok(this.clone())
            },
        },
        Method { name: "__exit__", run: |_, this, _| watcher(this)?.close().map(|()| Value::None) },
        Method {
            name: "close",
            run: |_, this, arguments| {
                arguments.none("select.epoll.close")?;
                watcher(this)?.close().map(|()| Value::None)
            },
        },
        Method {
            name: "fileno",
            run: |_, this, arguments| {
                arguments.none("select.epoll.fileno")?;
                Ok(Value::Int(watcher(this)?.number()?.into()))
            },
        },
        Method { name: "modify", run: |evaluator, this, arguments| change(evaluator, this, arguments, Change::Modify) },
        Method { name: "poll", run: poll },
        Method { name: "register", run: |evaluator, this, arguments| change(evaluator, this, arguments, Change::Add) },
        Method {
            name: "unregister",
            run: |evaluator, this, arguments| {
                let [fd] = arguments.bind("unregister", ["fd"], 1)?;
                let fd = descriptor_of(evaluator, &fd.unwrap_or(Value::None))?;
                watcher(this)?.change(Change::Delete, fd, 0)?;
                Ok(Value::None)
            },
        },
    ];

    fn system(error: &std::io::Error) -> Thrown {
        os_error(error.raw_os_error().unwrap_or(libc::EINVAL))
    }

    impl Watcher {
        /// A new instance.
        ///
        /// # Errors
        /// OSError.
        pub fn new() -> Result<Watcher> {
            epoll::create().map(|fd| Watcher(AtomicI32::new(fd))).map_err(|error| system(&error))
        }

        fn number(&self) -> Result<i32> {
            match self.0.load(Ordering::SeqCst) {
                fd if fd >= 0 => Ok(fd),
                _ => Err(value_error("I/O operation on closed epoll object")),
            }
        }

        /// Closes it; closing twice is no error.
        ///
        /// # Errors
        /// OSError.
        pub fn close(&self) -> Result<()> {
            match self.0.swap(-1, Ordering::SeqCst) {
                fd if fd >= 0 => descriptor::close(fd).map_err(|error| system(&error)),
                _ => Ok(()),
            }
        }

        /// Changes what is watched.
        ///
        /// # Errors
        /// OSError: FileExistsError for what is watched already, FileNotFoundError for what is not.
        pub fn change(&self, change: Change, fd: i32, events: u32) -> Result<()> {
            epoll::control(self.number()?, change, fd, events).map_err(|error| system(&error))
        }

        /// Waits for at most `most` of them; the call is told as `operation`.
        ///
        /// # Errors
        /// OSError, KeyboardInterrupt.
        pub fn wait(
            &self,
            evaluator: &Evaluator,
            operation: Operation,
            most: usize,
            timeout: Option<Duration>,
        ) -> Result<Vec<(i32, u32)>> {
            let number = self.number()?;
            let wait = |milliseconds| epoll::wait(number, most, milliseconds);
            let hears = evaluator.hears_interrupts();
            ready::wait_with(&*evaluator.shared.recorder, operation, timeout, hears, wait, Vec::len)
                .map_err(|failure| of_failure(&failure))
        }
    }

    impl Drop for Watcher {
        fn drop(&mut self) {
            // Nobody is left to hear of a failure.
            let _ = self.close();
        }
    }

    impl Object for Watcher {
        fn class(&self) -> &'static Class {
            &EPOLL
        }

        fn attributes(&self) -> &'static [&'static str] {
            &["closed"]
        }

        fn attribute(&self, name: &str) -> Option<Value> {
            (name == "closed").then(|| Value::Bool(self.0.load(Ordering::SeqCst) < 0))
        }
    }

    fn watcher(value: &Value) -> Result<&Watcher> {
        object::of(value).ok_or_else(|| type_error("epoll expected"))
    }

    fn make(_: &Evaluator, arguments: Arguments) -> Result<Value> {
        let [size, flags] = arguments.bind("epoll", ["sizehint", "flags"], 0)?;
        let size = size.as_ref().map_or(Ok(-1), c_int)?;
        if size < 1 && size != -1 {
            return Err(value_error("negative sizehint"));
        }
        let flags = flags.as_ref().map_or(Ok(0), c_int)?;
        if flags != 0 && flags != libc::EPOLL_CLOEXEC {
            return Err(raise(&OS_ERROR, "invalid flags"));
        }
        Watcher::new().map(object::value)
    }

    fn change(evaluator: &Evaluator, this: &Value, arguments: Arguments, change: Change) -> Result<Value> {
        let (name, required) = if change == Change::Add { ("register", 1) } else { ("modify", 2) };
        let [fd, events] = arguments.bind(name, ["fd", "eventmask"], required)?;
        let fd = descriptor_of(evaluator, &fd.unwrap_or(Value::None))?;
        let usual = (libc::EPOLLIN | libc::EPOLLPRI | libc::EPOLLOUT) as u32;
        let events = match events {
            None => usual,
            // `I` takes a number's lowest 32 bits as they are.
            Some(events) => integer(&events).map(|_| events.as_small().unwrap_or(0) as u32)?,
        };
        watcher(this)?.change(change, fd, events)?;
        Ok(Value::None)
    }

    fn poll(evaluator: &Evaluator, this: &Value, arguments: Arguments) -> Result<Value> {
        let [timeout, most] = arguments.bind("poll", ["timeout", "maxevents"], 0)?;
        let seconds = seconds_of(timeout.as_ref(), "timeout must be an integer or None")?;
        let seconds = seconds.filter(|seconds| *seconds >= 0.0);
        let most = match most.as_ref().map_or(Ok(-1), c_int)? {
            -1 => MOST,
            most @ (0 | ..-1) => {
                return Err(value_error(format!("maxevents must be greater than 0, got {most}")));
            }
            most => most as usize,
        };
        let timeout = seconds.map(duration).transpose()?;
        let operation = Operation::Poll { descriptors: Vec::new(), seconds };
        let found = watcher(this)?.wait(evaluator, operation, most, timeout)?;
        let pairs =
            found.into_iter().map(|(fd, events)| Value::tuple(vec![Value::Int(fd.into()), Value::Int(events.into())]));
        Ok(Value::list(pairs.collect()))
    }
}
