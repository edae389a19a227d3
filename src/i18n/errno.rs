//! The symbols of error numbers and signals, as errno(3) and signal(7) list them: never translated.

/// The symbol of an errno, such as `ECONNREFUSED`, of those that a socket program can meet.
pub fn symbol(errno: i32) -> Option<&'static str> {
    SYMBOLS.iter().find(|(number, _)| *number == errno).map(|(_, symbol)| *symbol)
}

/// The symbol of a signal, such as `SIGTERM`.
pub fn signal(number: i32) -> Option<&'static str> {
    SIGNALS.iter().find(|(signal, _)| *signal == number).map(|(_, symbol)| *symbol)
}

macro_rules! table {
    ($($symbol:ident)*) => { &[$((libc::$symbol, stringify!($symbol))),*] };
}

const SYMBOLS: &[(i32, &str)] = table! {
    EPERM ENOENT EINTR EIO ENXIO EBADF EAGAIN ENOMEM EACCES EFAULT EBUSY EEXIST ENODEV ENOTDIR EISDIR EINVAL
    ENFILE EMFILE EFBIG ENOSPC ESPIPE EROFS EPIPE EDOM ERANGE EDEADLK ENAMETOOLONG ENOLCK ENOSYS ELOOP EPROTO
    EOVERFLOW EILSEQ ENOTSOCK EDESTADDRREQ EMSGSIZE EPROTOTYPE ENOPROTOOPT EPROTONOSUPPORT ESOCKTNOSUPPORT
    EOPNOTSUPP EPFNOSUPPORT EAFNOSUPPORT EADDRINUSE EADDRNOTAVAIL ENETDOWN ENETUNREACH ENETRESET ECONNABORTED
    ECONNRESET ENOBUFS EISCONN ENOTCONN ESHUTDOWN ETIMEDOUT ECONNREFUSED EHOSTDOWN EHOSTUNREACH EALREADY
    EINPROGRESS ESTALE EDQUOT ECANCELED ENOEXEC E2BIG
};

const SIGNALS: &[(i32, &str)] = table! {
    SIGHUP SIGINT SIGQUIT SIGILL SIGTRAP SIGABRT SIGBUS SIGFPE SIGKILL SIGUSR1 SIGSEGV SIGUSR2 SIGPIPE SIGALRM
    SIGTERM SIGCHLD SIGCONT SIGSTOP SIGTSTP SIGTTIN SIGTTOU SIGXCPU SIGXFSZ SIGVTALRM SIGPROF SIGSYS
};

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_have_their_symbols() {
        assert_eq!(symbol(libc::ECONNREFUSED), Some("ECONNREFUSED"));
        assert_eq!(symbol(-2), None);
        assert_eq!(signal(9), Some("SIGKILL"));
        assert_eq!(signal(0), None);
    }
}
