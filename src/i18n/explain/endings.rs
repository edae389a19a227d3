//! How a program ended, and what the lab could not do.

use super::{Keep, LONGEST_NAME, place, printable, shorten};
use crate::i18n::{I18n, errno};
use crate::journal::address::Address;
use crate::journal::event::Death;
use crate::lab::order::{MOST_PROGRAMS, Problem};

/// How a process ended, as what follows its name: «murió por SIGKILL (9): …».
pub fn explain_death(i18n: &I18n, death: Death) -> String {
    let number = match death {
        Death::Exited(0) => return i18n.tr("explain-exit-zero"),
        Death::Exited(status) => return i18n.tr_with("explain-exit-status", &[("status", &status.to_string())]),
        Death::Killed(number) => number,
    };
    let id = match number {
        libc::SIGTERM => "explain-killed-term",
        libc::SIGKILL => "explain-killed-kill",
        libc::SIGSEGV => "explain-killed-segv",
        libc::SIGINT => "explain-killed-int",
        libc::SIGHUP => "explain-killed-hup",
        libc::SIGPIPE => "explain-killed-pipe",
        libc::SIGABRT => "explain-killed-abort",
        libc::SIGXCPU | libc::SIGXFSZ => "explain-killed-limit",
        _ if errno::signal(number).is_some() => "explain-killed-named",
        _ => "explain-killed-other",
    };
    let signal = errno::signal(number).unwrap_or_default();
    i18n.tr_with(id, &[("signal", signal), ("number", &number.to_string())])
}

/// Why an order to the lab could not be carried out, and what to do.
pub fn explain_problem(i18n: &I18n, problem: &Problem) -> String {
    match problem {
        Problem::TooManyPrograms => i18n.tr_with("explain-problem-full", &[("most", &MOST_PROGRAMS.to_string())]),
        Problem::NotAlive => i18n.tr("explain-problem-dead"),
        Problem::NotAConsole => i18n.tr("explain-problem-not-console"),
        Problem::CannotStart { errno } => {
            let id = match *errno {
                libc::EAGAIN | libc::EMFILE | libc::ENFILE | libc::ENOMEM => "explain-problem-start-limit",
                _ => "explain-problem-start",
            };
            i18n.tr_with(id, &[("error", &error(*errno))])
        }
        Problem::CannotListen { errno, address } => {
            let id = match *errno {
                libc::EADDRINUSE => "explain-problem-listen-in-use",
                libc::EACCES if address.as_ref().and_then(Address::port).is_some() => "explain-problem-listen-low",
                libc::EADDRNOTAVAIL => "explain-problem-listen-foreign",
                _ => "explain-problem-listen",
            };
            let place = match address {
                Some(address) => shorten(&printable(&place(address)), LONGEST_NAME, Keep::Ends),
                None => i18n.tr("explain-that-address"),
            };
            i18n.tr_with(id, &[("place", &place), ("error", &error(*errno))])
        }
    }
}

/// An errno's symbol, or its number.
fn error(number: i32) -> String {
    errno::symbol(number).map_or_else(|| format!("errno {number}"), str::to_owned)
}
