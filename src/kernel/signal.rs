//! SIGINT as Python's: it makes a blocked call return EINTR and asks for KeyboardInterrupt.

use std::io;
use std::sync::atomic::{AtomicBool, Ordering};

/// Set by the handler, taken by the interpreter. A signal handler can reach nothing but a static.
static INTERRUPT: AtomicBool = AtomicBool::new(false);

extern "C" fn on_interrupt(_signal: libc::c_int) {
    INTERRUPT.store(true, Ordering::SeqCst);
}

/// Makes SIGINT ask for an interruption. Without SA_RESTART, so that a blocked call gives EINTR (signal(7)).
pub fn catch_interrupt() -> io::Result<()> {
    // SAFETY: the handler only stores to an atomic, which is async-signal-safe; the struct is zeroed and
    // then filled, as sigaction(2) asks.
    unsafe {
        let mut action: libc::sigaction = std::mem::zeroed();
        action.sa_sigaction = on_interrupt as *const () as usize;
        action.sa_flags = 0;
        libc::sigemptyset(&mut action.sa_mask);
        check(libc::sigaction(libc::SIGINT, &action, std::ptr::null_mut()))
    }
}

/// Ignores SIGXFSZ, here and in what is started from here, as CPython does: a write beyond what a file may hold (RLIMIT_FSIZE,
/// setrlimit(2)) then fails with EFBIG, like one on a full disk, instead of ending the process.
pub fn ignore_file_limit() -> io::Result<()> {
    // SAFETY: SIG_IGN is no handler; the struct is zeroed and then filled, as sigaction(2) asks.
    unsafe {
        let mut action: libc::sigaction = std::mem::zeroed();
        action.sa_sigaction = libc::SIG_IGN;
        libc::sigemptyset(&mut action.sa_mask);
        check(libc::sigaction(libc::SIGXFSZ, &action, std::ptr::null_mut()))
    }
}

/// Whether a signal is ignored here, as nohup(1) leaves SIGHUP.
pub fn is_ignored(signal: i32) -> bool {
    // SAFETY: sigaction only reports what stands, into a zeroed struct of ours.
    unsafe {
        let mut action: libc::sigaction = std::mem::zeroed();
        libc::sigaction(signal, std::ptr::null(), &mut action) == 0 && action.sa_sigaction == libc::SIG_IGN
    }
}

/// Ends this process as the signal would have without a handler, so that a shell sees why it ended.
pub fn end_by(signal: i32) -> ! {
    // SAFETY: SIG_DFL is no handler; raise(3) of a signal that ends the process does not return, unless this thread
    // blocks it: then the process ends with the status that a shell gives for it.
    unsafe {
        let mut action: libc::sigaction = std::mem::zeroed();
        action.sa_sigaction = libc::SIG_DFL;
        libc::sigaction(signal, &action, std::ptr::null_mut());
        libc::raise(signal);
    }
    std::process::exit(128 + signal)
}

/// Whether an interruption was asked for since the last taking.
pub fn take_interrupt() -> bool {
    INTERRUPT.swap(false, Ordering::SeqCst)
}

/// Whether an interruption is asked for and not yet taken.
pub fn interrupt_pending() -> bool {
    INTERRUPT.load(Ordering::SeqCst)
}

/// Keeps SIGINT away from the calling thread and from those it starts, so that the kernel delivers it
/// to the interpreter, which is the thread that can answer it.
pub fn block_interrupt_here() -> io::Result<()> {
    mask(libc::SIG_BLOCK)
}

/// Lets SIGINT in on the calling thread.
pub fn allow_interrupt_here() -> io::Result<()> {
    mask(libc::SIG_UNBLOCK)
}

fn mask(how: libc::c_int) -> io::Result<()> {
    // SAFETY: a local signal set, initialised before use; pthread_sigmask changes this thread only.
    let error = unsafe {
        let mut set: libc::sigset_t = std::mem::zeroed();
        libc::sigemptyset(&mut set);
        libc::sigaddset(&mut set, libc::SIGINT);
        libc::pthread_sigmask(how, &set, std::ptr::null_mut())
    };
    if error == 0 { Ok(()) } else { Err(io::Error::from_raw_os_error(error)) }
}

/// The kernel's number of the calling thread, for [`interrupt_thread`].
#[cfg(target_os = "linux")]
pub fn this_thread() -> i32 {
    // SAFETY: gettid has no arguments and cannot fail.
    unsafe { libc::gettid() }
}

/// Sends SIGINT to one thread of this process (tgkill(2)): a blocked call of it returns EINTR.
#[cfg(target_os = "linux")]
pub fn interrupt_thread(thread: i32) -> io::Result<()> {
    // SAFETY: plain numbers; a thread that is gone gives ESRCH.
    check(unsafe { libc::syscall(libc::SYS_tgkill, libc::getpid(), thread, libc::SIGINT) as libc::c_int })
}

fn check(result: libc::c_int) -> io::Result<()> {
    if result < 0 { Err(io::Error::last_os_error()) } else { Ok(()) }
}
