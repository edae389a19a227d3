//! Processes: how a program is started so that it dies with us, and what becomes of it.

use std::io;
use std::os::fd::{AsRawFd, FromRawFd, OwnedFd, RawFd};
use std::os::unix::process::CommandExt;
use std::process::Command;

use crate::journal::event::Death;

/// `CLOSE_RANGE_CLOEXEC` (linux/close_range.h, since Linux 5.11).
#[cfg(target_os = "linux")]
const CLOSE_RANGE_CLOEXEC: libc::c_uint = 4;

/// How large a program's main stack may grow, in bytes: its interpreter nests expressions as deep as CPython.
const INTERPRETER_STACK: libc::rlim_t = 64 << 20;

/// The number a program's control descriptor gets: just below the soft limit, and at most 1023, so that
/// the program's own descriptors begin at 3 and `select` could still name it.
pub fn control_number() -> RawFd {
    super::descriptor::limit().min(1024) as RawFd - 1
}

/// Makes `command` start in its own process group, die with the *thread* that spawns it (PDEATHSIG,
/// prctl(2)), and inherit nothing from 3 up but `control`, as number [`control_number`].
pub fn isolate(command: &mut Command, control: &OwnedFd) {
    command.process_group(0);
    let control = control.as_raw_fd();
    let target = control_number();
    let parent = std::process::id();
    // SAFETY: between fork and exec the closure only makes async-signal-safe system calls on numbers.
    unsafe {
        command.pre_exec(move || {
            die_with_parent(parent)?;
            widen_stack();
            if libc::dup2(control, target) < 0 {
                return Err(io::Error::last_os_error());
            }
            if control == target && libc::fcntl(target, libc::F_SETFD, 0) < 0 {
                return Err(io::Error::last_os_error());
            }
            close_on_exec(3, target - 1);
            close_on_exec(target + 1, RawFd::MAX);
            Ok(())
        });
    }
}

/// Lets the main thread's stack grow as far as deep expressions need it, where the hard limit allows.
fn widen_stack() {
    // SAFETY: both calls only read or fill the struct on our stack.
    unsafe {
        let mut limit = libc::rlimit { rlim_cur: 0, rlim_max: 0 };
        if libc::getrlimit(libc::RLIMIT_STACK, &mut limit) == 0 && limit.rlim_cur < INTERPRETER_STACK {
            limit.rlim_cur = INTERPRETER_STACK.min(limit.rlim_max);
            libc::setrlimit(libc::RLIMIT_STACK, &limit);
        }
    }
}

#[cfg(target_os = "linux")]
fn die_with_parent(parent: u32) -> io::Result<()> {
    // SAFETY: plain numbers. getppid tells whether the parent died before the signal was armed.
    unsafe {
        if libc::prctl(libc::PR_SET_PDEATHSIG, libc::SIGKILL) < 0 {
            return Err(io::Error::last_os_error());
        }
        if libc::getppid() as u32 != parent {
            libc::_exit(1);
        }
    }
    Ok(())
}

#[cfg(not(target_os = "linux"))]
fn die_with_parent(_parent: u32) -> io::Result<()> {
    // The end-of-file watch on the control socket serves alone here.
    Ok(())
}

fn close_on_exec(first: RawFd, last: RawFd) {
    #[cfg(target_os = "linux")]
    // SAFETY: marks numbers; affects no memory.
    if unsafe { libc::syscall(libc::SYS_close_range, first, last, CLOSE_RANGE_CLOEXEC) } == 0 {
        return;
    }
    for fd in first..=last.min(super::descriptor::limit().min(65_536) as RawFd) {
        // SAFETY: a number that is not open gives EBADF.
        unsafe { libc::fcntl(fd, libc::F_SETFD, libc::FD_CLOEXEC) };
    }
}

/// Takes the control descriptor that [`isolate`] left for a program. `None` if nothing is there.
pub fn take_control() -> Option<OwnedFd> {
    let fd = control_number();
    // SAFETY: F_GETFD tells whether the number is open; if so this process was started by `isolate` and the
    // number belongs to nobody else in it.
    unsafe {
        if libc::fcntl(fd, libc::F_GETFD) < 0 {
            return None;
        }
        libc::fcntl(fd, libc::F_SETFD, libc::FD_CLOEXEC);
        Some(OwnedFd::from_raw_fd(fd))
    }
}

/// Names the process for `ps` and `ss -p` (at most 15 bytes are kept, prctl(2)). Call it on the main thread.
pub fn set_name(name: &str) {
    #[cfg(target_os = "linux")]
    if let Ok(name) = std::ffi::CString::new(name) {
        // SAFETY: PR_SET_NAME reads a NUL-terminated string.
        unsafe { libc::prctl(libc::PR_SET_NAME, name.as_ptr()) };
    }
    #[cfg(not(target_os = "linux"))]
    let _ = name;
}

/// Sends a signal to one process.
///
/// # Errors
/// ESRCH once it is gone.
pub fn send_signal(pid: u32, signal: i32) -> io::Result<()> {
    let Ok(pid) = libc::pid_t::try_from(pid) else { return Err(io::ErrorKind::InvalidInput.into()) };
    // SAFETY: plain numbers.
    if unsafe { libc::kill(pid, signal) } < 0 { Err(io::Error::last_os_error()) } else { Ok(()) }
}

/// Sends a signal to a process group: a program and whatever it started.
///
/// # Errors
/// ESRCH once it is gone.
pub fn send_signal_to_group(leader: u32, signal: i32) -> io::Result<()> {
    let Ok(group) = libc::pid_t::try_from(leader) else { return Err(io::ErrorKind::InvalidInput.into()) };
    // SAFETY: plain numbers.
    if unsafe { libc::killpg(group, signal) } < 0 { Err(io::Error::last_os_error()) } else { Ok(()) }
}

/// Ends this process at once, without running anything else of it.
pub fn exit_now(status: i32) -> ! {
    // SAFETY: _exit never returns and runs no handlers.
    unsafe { libc::_exit(status) }
}

/// What happened to a child since it was last asked about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Change {
    /// It is gone, and was reaped.
    Died(Death),
    /// It was stopped.
    Stopped,
    /// It goes on.
    Continued,
}

/// Asks, without waiting, what changed for one child. `None`: nothing.
pub fn poll_child(pid: u32) -> Option<Change> {
    let pid = libc::pid_t::try_from(pid).ok()?;
    let mut status = 0;
    // SAFETY: waitpid fills one int.
    let found = unsafe { libc::waitpid(pid, &mut status, libc::WNOHANG | libc::WUNTRACED | libc::WCONTINUED) };
    (found == pid).then(|| decode(status)).flatten()
}

/// Waits until a child is gone, and reaps it.
pub fn wait_child(pid: u32) -> Option<Death> {
    let pid = libc::pid_t::try_from(pid).ok()?;
    loop {
        let mut status = 0;
        // SAFETY: waitpid fills one int.
        let found = unsafe { libc::waitpid(pid, &mut status, 0) };
        if found == pid {
            return match decode(status) {
                Some(Change::Died(death)) => Some(death),
                _ => None,
            };
        }
        if io::Error::last_os_error().raw_os_error() != Some(libc::EINTR) {
            return None;
        }
    }
}

fn decode(status: libc::c_int) -> Option<Change> {
    if libc::WIFEXITED(status) {
        Some(Change::Died(Death::Exited(libc::WEXITSTATUS(status))))
    } else if libc::WIFSIGNALED(status) {
        Some(Change::Died(Death::Killed(libc::WTERMSIG(status))))
    } else if libc::WIFSTOPPED(status) {
        Some(Change::Stopped)
    } else if libc::WIFCONTINUED(status) {
        Some(Change::Continued)
    } else {
        None
    }
}
