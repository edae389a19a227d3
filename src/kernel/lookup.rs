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

/// The addresses of `host` within `family` (AF_INET, AF_INET6, or AF_UNSPEC for both), in the resolver's
/// order. May ask the network, and block, for names that are neither numeric nor in /etc/hosts.
///
/// # Errors
/// EAI_NONAME, EAI_ADDRFAMILY, EAI_AGAIN and the others of getaddrinfo(3).
pub fn lookup(host: &str, family: i32) -> Result<Vec<IpAddr>, LookupError> {
    let Ok(name) = CString::new(host) else { return Err(failure(libc::EAI_NONAME)) };
    let mut found = Vec::new();
    // SAFETY: `hints` is zeroed, as getaddrinfo asks, and `name` outlives the call. The list it returns is
    // walked while it lives and freed once; each entry's address is read as the family it says it is.
    unsafe {
        let mut hints: libc::addrinfo = std::mem::zeroed();
        hints.ai_family = family;
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

impl LookupError {
    /// The failure with one of netdb.h's EAI_ numbers.
    pub fn from_code(code: i32) -> LookupError {
        // SAFETY: gai_strerror returns a static string for every number.
        let text = unsafe { CStr::from_ptr(libc::gai_strerror(code)) }.to_string_lossy().into_owned();
        LookupError { code, text }
    }
}

fn failure(code: i32) -> LookupError {
    LookupError::from_code(code)
}
