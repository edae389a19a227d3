//! Names of hosts to addresses: getaddrinfo(3), with its own error numbers, which Python shows.

use std::ffi::{CStr, CString};
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

/// A failure of getaddrinfo: Python's `socket.gaierror`.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("[Errno {code}] {text}")]
pub struct LookupError {
    /// One of netdb.h's EAI_ numbers, which are not errnos.
    pub code: i32,
    /// gai_strerror's text.
    pub text: String,
}

/// Whom a look-up may ask.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reach {
    /// Whomever the system is set up to ask: /etc/hosts, then name servers.
    Anywhere,
    /// Nobody beyond this machine: numbers and `localhost`.
    ThisMachine,
}

impl Reach {
    /// What is left where everything that is not loopback is refused, or is not.
    pub fn within(only_loopback: bool) -> Reach {
        if only_loopback { Reach::ThisMachine } else { Reach::Anywhere }
    }
}

/// The addresses of `host` within `family` (AF_INET, AF_INET6, or AF_UNSPEC for both), in the resolver's
/// order. With [`Reach::Anywhere`] it may ask the network, and block, for names that are neither numeric nor in
/// /etc/hosts.
///
/// # Errors
/// EAI_NONAME, EAI_ADDRFAMILY, EAI_AGAIN and the others of getaddrinfo(3); EAI_AGAIN, as on a machine without a
/// network, for a name that would have to be asked beyond [`Reach::ThisMachine`].
pub fn lookup(host: &str, family: i32, reach: Reach) -> Result<Vec<IpAddr>, LookupError> {
    if reach == Reach::Anywhere || host.eq_ignore_ascii_case("localhost") {
        return ask(host, family, 0);
    }
    ask(host, family, libc::AI_NUMERICHOST).map_err(|error| match error.code {
        libc::EAI_NONAME => failure(libc::EAI_AGAIN),
        _ => error,
    })
}

fn ask(host: &str, family: i32, flags: i32) -> Result<Vec<IpAddr>, LookupError> {
    let Ok(name) = CString::new(host) else { return Err(failure(libc::EAI_NONAME)) };
    let mut found = Vec::new();
    // SAFETY: `hints` is zeroed, as getaddrinfo asks, and `name` outlives the call. The list it returns is
    // walked while it lives and freed once; each entry's address is read as the family it says it is.
    unsafe {
        let mut hints: libc::addrinfo = std::mem::zeroed();
        hints.ai_family = family;
        hints.ai_flags = flags;
        hints.ai_socktype = libc::SOCK_DGRAM;
        let mut list = std::ptr::null_mut();
        let code = libc::getaddrinfo(name.as_ptr(), std::ptr::null(), &hints, &mut list);
        if code != 0 {
            return Err(failure(code));
        }
        let mut entry = list;
        while let Some(info) = entry.as_ref() {
            match info.ai_family {
                libc::AF_INET => {
                    let address = &*info.ai_addr.cast::<libc::sockaddr_in>();
                    found.push(Ipv4Addr::from(u32::from_be(address.sin_addr.s_addr)).into());
                }
                libc::AF_INET6 => {
                    let address = &*info.ai_addr.cast::<libc::sockaddr_in6>();
                    found.push(Ipv6Addr::from(address.sin6_addr.s6_addr).into());
                }
                _ => {}
            }
            entry = info.ai_next;
        }
        libc::freeaddrinfo(list);
    }
    if found.is_empty() { Err(failure(libc::EAI_NONAME)) } else { Ok(found) }
}

pub(super) fn failure(code: i32) -> LookupError {
    // SAFETY: gai_strerror returns a static string for every number.
    let text = unsafe { CStr::from_ptr(libc::gai_strerror(code)) }.to_string_lossy().into_owned();
    LookupError { code, text }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_that_only_others_know_are_not_asked_beyond_this_machine() {
        let code = |host| lookup(host, libc::AF_UNSPEC, Reach::ThisMachine).map_err(|error| error.code);
        // A reserved name (RFC 2606): with a network EAI_NONAME, which somebody out there must have said.
        assert_eq!(code("enchufe.invalid"), Err(libc::EAI_AGAIN));
        assert_eq!(code("127.1"), Ok(vec![Ipv4Addr::LOCALHOST.into()]));
        assert_eq!(code("::1"), Ok(vec![Ipv6Addr::LOCALHOST.into()]));
        assert!(code("localhost").is_ok_and(|found| found.iter().all(IpAddr::is_loopback)));
    }
}
