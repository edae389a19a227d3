//! The names of signals, signal(7).

/// The name, or `SIG` and the number for the real-time ones and those we do not know.
pub fn label(signal: i32) -> String {
    macro_rules! names {
        ($($name:ident),* $(,)?) => {
            $(if signal == libc::$name { return stringify!($name).to_owned(); })*
        };
    }
    names!(
        SIGHUP, SIGINT, SIGQUIT, SIGILL, SIGTRAP, SIGABRT, SIGBUS, SIGFPE, SIGKILL, SIGUSR1, SIGSEGV, SIGUSR2, SIGPIPE,
        SIGALRM, SIGTERM, SIGCHLD, SIGCONT, SIGSTOP, SIGTSTP, SIGXCPU, SIGXFSZ, SIGSYS,
    );
    format!("SIG {signal}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn known_and_unknown() {
        assert_eq!(label(9), "SIGKILL");
        assert_eq!(label(15), "SIGTERM");
        assert_eq!(label(64), "SIG 64");
    }
}
