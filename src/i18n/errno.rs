//! The symbols of error numbers and signals, as errno(3) and signal(7) list them: never translated.

/// The symbol of an errno, such as `ECONNREFUSED`, of those that a socket program can meet.
pub fn symbol(errno: i32) -> Option<&'static str> {
    SYMBOLS.iter().find(|(number, _)| *number == errno).map(|(_, symbol)| *symbol)
}

/// The symbol of a signal, such as `SIGTERM`.
pub fn signal(number: i32) -> Option<&'static str> {
    SIGNALS.iter().find(|(signal, _)| *signal == number).map(|(_, symbol)| *symbol)
}

/// The symbol of an errno, or `errno` and its number.
pub fn symbol_or_number(errno: i32) -> String {
    symbol(errno).map_or_else(|| format!("errno {errno}"), str::to_owned)
}

/// The symbol of a signal, or `SIG` and its number for the real-time ones and those we do not know.
pub fn signal_or_number(number: i32) -> String {
    signal(number).map_or_else(|| format!("SIG {number}"), str::to_owned)
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
        assert_eq!(symbol_or_number(libc::EWOULDBLOCK), "EAGAIN");
        assert_eq!(symbol_or_number(99_999), "errno 99999");
        assert_eq!((signal_or_number(15), signal_or_number(64)), ("SIGTERM".to_owned(), "SIG 64".to_owned()));
    }
}
