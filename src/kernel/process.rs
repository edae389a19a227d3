//! Processes: how a program is started so that it dies with us, and what becomes of it.

use std::fs::File;
use std::io;
use std::os::fd::{AsRawFd, FromRawFd, OwnedFd, RawFd};
use std::process::{Command, Stdio};

use crate::journal::event::Death;

/// How large a program's main stack may grow, in bytes: its interpreter nests expressions as deep as CPython.
const INTERPRETER_STACK: libc::rlim_t = 64 << 20;

/// How much memory a program may take, in bytes: one that gathers without end dies of it alone (abort(3)), and not the
/// machine with it. Far above the largest value that the console makes.
const PROGRAM_MEMORY: libc::rlim_t = 2 << 30;

/// The number a program's control descriptor gets: just below the soft limit, and at most 1023, so that
/// the program's own descriptors begin at 3 and `select` could still name it.
pub fn control_number() -> RawFd {
    super::descriptor::limit().min(1024) as RawFd - 1
}

/// Gives `command` the control socket `control` as its standard input, where [`take_control`] finds it.
///
/// Nothing of ours runs between fork and exec, so that the standard library starts the process by posix_spawn(3): a
/// fork copies the page tables of the whole journal, and its exec throws them away again (6 ms with a million events).
pub fn isolate(command: &mut Command, control: OwnedFd) {
    command.stdin(Stdio::from(control));
}

/// Lets the main thread's stack grow as far as deep expressions need it, where the hard limit allows.
fn widen_stack() {
    set_limit(libc::RLIMIT_STACK, |soft| soft.max(INTERPRETER_STACK));
}

/// Keeps what the program allocates below [`PROGRAM_MEMORY`].
fn bound_memory() {
    set_limit(libc::RLIMIT_DATA, |soft| soft.min(PROGRAM_MEMORY));
}

/// Changes a soft limit, as far as the hard one allows (setrlimit(2)).
fn set_limit(resource: LimitedResource, change: impl FnOnce(libc::rlim_t) -> libc::rlim_t) {
    // SAFETY: both calls only read or fill the struct on our stack.
    unsafe {
        let mut limit = libc::rlimit { rlim_cur: 0, rlim_max: 0 };
        if libc::getrlimit(resource, &mut limit) == 0 {
            limit.rlim_cur = change(limit.rlim_cur).min(limit.rlim_max);
            libc::setrlimit(resource, &limit);
        }
    }
}

/// The type of the RLIMIT_ constants: glibc's is of its own.
#[cfg(all(target_os = "linux", target_env = "gnu"))]
type LimitedResource = libc::__rlimit_resource_t;
#[cfg(not(all(target_os = "linux", target_env = "gnu")))]
type LimitedResource = libc::c_int;

/// What a program does before anything else, on its main thread, while nothing but the three standard descriptors is
/// its own: begins a session, and so a process group, without a terminal; dies with the *thread* that started it
/// (PDEATHSIG, prctl(2)); moves its control socket from standard input to [`control_number`], leaves /dev/null there,
/// and closes everything else that it inherited. `None`: it was not started by [`isolate`], or the system is out of
/// descriptors.
///
/// A lab that died before the signal was armed is noticed by the end of the control socket. The session is for the
/// scheduler too: where it weighs sessions against one another (sched(7), autogroup), a program that floods weighs
/// against the other programs, not against the screen.
pub fn take_control() -> Option<OwnedFd> {
    let (input, target) = (0, control_number());
    // Standard input that is no socket was given by a person.
    super::descriptor::option(input, libc::SOL_SOCKET, libc::SO_TYPE, size_of::<libc::c_int>()).ok()?;
    // SAFETY: plain numbers. `target` becomes ours by this call; whatever had the number was inherited, and is nobody's
    // in a process that has just begun.
    let control = unsafe {
        if libc::dup2(input, target) < 0 || libc::fcntl(target, libc::F_SETFD, libc::FD_CLOEXEC) < 0 {
            return None;
        }
        OwnedFd::from_raw_fd(target)
    };
    let nothing = File::open("/dev/null").ok()?;
    // SAFETY: plain numbers; standard input belongs to the process, and stays open.
    if unsafe { libc::dup2(nothing.as_raw_fd(), input) } < 0 {
        return None;
    }
    drop(nothing);
    close_inherited(3, target - 1);
    close_inherited(target + 1, RawFd::MAX);
    // It fails for a process that leads a group already, which one of ours does not.
    // SAFETY: no arguments.
    unsafe { libc::setsid() };
    die_with_starter();
    widen_stack();
    bound_memory();
    Some(control)
}

fn die_with_starter() {
    #[cfg(target_os = "linux")]
    // SAFETY: plain numbers. It cannot fail for a valid signal; elsewhere the control socket's end serves alone.
    unsafe {
        libc::prctl(libc::PR_SET_PDEATHSIG, libc::SIGKILL)
    };
}

fn close_inherited(first: RawFd, last: RawFd) {
    #[cfg(target_os = "linux")]
    // SAFETY: the numbers were inherited and are nobody's in a process that has just begun, see `take_control`.
    if unsafe { libc::syscall(libc::SYS_close_range, first, last, 0) } == 0 {
        return;
    }
    // Before Linux 5.9, and elsewhere.
    for fd in first..=last.min(super::descriptor::limit().min(65_536) as RawFd) {
        // SAFETY: as above; a number that is not open gives EBADF.
        unsafe { libc::close(fd) };
    }
}

/// Looks at whether the process's main thread waits in the kernel or only waits for a processor.
#[derive(Debug)]
pub struct MainThread {
    stat: File,
}

impl MainThread {
    /// Opens what the kernel says of this process. Its descriptor is moved to just below the control socket's, so that
    /// none of the low numbers is missing. `None`: this system does not tell (no /proc).
    pub fn watch() -> Option<MainThread> {
        let stat = File::open("/proc/self/stat").ok()?;
        // SAFETY: plain numbers; the new descriptor is nobody's until it is wrapped here.
        let stat = unsafe {
            let high = libc::fcntl(stat.as_raw_fd(), libc::F_DUPFD_CLOEXEC, control_number() - 1);
            if high < 0 {
                return None;
            }
            File::from_raw_fd(high)
        };
        Some(MainThread { stat })
    }

    /// Whether it sleeps (states other than R, proc_pid_stat(5)). True where that cannot be read.
    pub fn waits(&self) -> bool {
        use std::os::unix::fs::FileExt;
        let mut beginning = [0; 64];
        let Ok(length) = self.stat.read_at(&mut beginning, 0) else { return true };
        !tells_running(&beginning[..length])
    }
}

/// `pid (comm) state …`: the name may hold anything, parentheses and spaces too, and has at most 15 bytes.
fn tells_running(line: &[u8]) -> bool {
    line.iter().rposition(|byte| *byte == b')').is_some_and(|at| line[at + 1..].starts_with(b" R"))
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_running_thread_is_told_from_a_waiting_one_whatever_its_name() {
        assert!(tells_running(b"41 (cliente) R 1 41 41"));
        assert!(tells_running(b"41 (a) S (b) R 1"));
        assert!(!tells_running(b"41 (a) R) S 1"));
        assert!(!tells_running(b"41 (cliente) S 1"));
        assert!(!tells_running(b""));
    }

    #[test]
    #[cfg(target_os = "linux")]
    fn the_main_thread_of_the_tests_waits_for_them() {
        let main = MainThread::watch().unwrap();
        assert!(main.stat.as_raw_fd() >= 900, "low numbers are the student's");
        // Between two tests it runs: it starts the next one, or writes how the last one ended.
        let patience = std::time::Instant::now() + std::time::Duration::from_secs(20);
        while !main.waits() {
            assert!(std::time::Instant::now() < patience, "it never waits");
            std::thread::yield_now();
        }
    }
}
