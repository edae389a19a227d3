//! Why a server did not run, in words.

use super::Arguments;
use super::line::{endpoint, escaped_path};
use super::permission::Refusal;
use crate::i18n::I18n;
use crate::journal::address::Address;
use crate::kernel::descriptor::strerror;
use crate::servers::ServeError;
use crate::servers::pages::PagesError;

/// Why a server did not run.
#[derive(Debug)]
pub(super) enum Problem {
    WebOverUdp,
    UdpAtAPath,
    PortAtAPath,
    FaultOverTcp,
    OnlySplitter,
    NoDestination,
    BadDestination(String),
    FarDestination(Address),
    UnknownHost(String),
    Pages(PagesError),
    System(std::io::Error),
    Serve(ServeError),
}

impl Problem {
    /// A sentence that says what happened and what to do.
    pub(super) fn sentence(&self, i18n: &I18n, arguments: &Arguments, refusal: Option<Refusal>) -> String {
        match self {
            Problem::WebOverUdp => i18n.tr("server-web-over-udp"),
            Problem::UdpAtAPath => i18n.tr("server-udp-at-a-path"),
            Problem::PortAtAPath => i18n.tr("server-port-at-a-path"),
            Problem::FaultOverTcp => i18n.tr("server-fault-over-tcp"),
            Problem::OnlySplitter => i18n.tr("server-only-splitter"),
            Problem::NoDestination => i18n.tr("server-no-destination"),
            Problem::BadDestination(given) => {
                i18n.tr_with("server-bad-destination", &[("given", &escaped_path(given.as_bytes()))])
            }
            Problem::FarDestination(address) => {
                i18n.tr_with("server-far-destination", &[("address", &endpoint(address))])
            }
            Problem::UnknownHost(host) => {
                i18n.tr_with("server-unknown-host", &[("host", &escaped_path(host.as_bytes()))])
            }
            Problem::Pages(error) => i18n.tr_with("server-broken", &[("reason", &error.to_string())]),
            Problem::System(error) => system(i18n, error.raw_os_error(), &error.to_string()),
            Problem::Serve(error) => serve(error, i18n, arguments, refusal),
        }
    }
}

fn system(i18n: &I18n, errno: Option<i32>, text: &str) -> String {
    let reason = match errno {
        Some(errno) => format!("[Errno {errno}] {}", strerror(errno)),
        None => text.to_owned(),
    };
    i18n.tr_with("server-broken", &[("reason", &reason)])
}

fn serve(error: &ServeError, i18n: &I18n, arguments: &Arguments, refusal: Option<Refusal>) -> String {
    if let ServeError::PathTooLong { length, limit } = error {
        let (length, limit) = (length.to_string(), limit.to_string());
        return i18n.tr_with("server-path-too-long", &[("length", &length), ("limit", &limit)]);
    }
    let Some(address) = error.address() else { return system(i18n, error.errno(), &error.to_string()) };
    let place = endpoint(address);
    let at = [("address", place.as_str())];
    let is_path = matches!(address, Address::Path(_));
    match (error.errno(), refusal) {
        (None, Some(Refusal::OnlyLoopback)) => i18n.tr_with("server-only-loopback", &at),
        (None, Some(Refusal::NobodyToAsk)) => i18n.tr_with("server-nobody-to-ask", &at),
        (None, Some(Refusal::SaidNo)) => i18n.tr_with("server-said-no", &at),
        (Some(libc::EADDRINUSE), _) if is_path => i18n.tr_with("server-path-in-use", &at),
        (Some(libc::EADDRINUSE), _) => i18n.tr_with("server-port-in-use", &at),
        (Some(libc::EACCES), _) if is_path => i18n.tr_with("server-path-forbidden", &at),
        (Some(libc::EACCES), _) => {
            let port = address.port().or(arguments.port).unwrap_or_default().to_string();
            i18n.tr_with("server-privileged-port", &[("port", &port)])
        }
        (Some(libc::ENOENT | libc::ENOTDIR), _) if is_path => i18n.tr_with("server-no-folder", &at),
        (Some(libc::EADDRNOTAVAIL), _) => i18n.tr_with("server-foreign-address", &at),
        (Some(libc::EAFNOSUPPORT), _) if matches!(address, Address::Inet6 { .. }) => {
            i18n.tr_with("server-no-ipv6", &at)
        }
        (Some(errno), _) => {
            let (number, text) = (errno.to_string(), strerror(errno));
            i18n.tr_with("server-cannot-listen", &[("address", &place), ("errno", &number), ("text", &text)])
        }
        (None, None) => system(i18n, None, &error.to_string()),
    }
}
