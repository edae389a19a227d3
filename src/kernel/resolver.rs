//! Names of hosts and services as the C library tells them: getaddrinfo(3), getnameinfo(3), gethostbyname(3).

use std::ffi::{CStr, CString};
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr, SocketAddrV4, SocketAddrV6};

use super::lookup::{LookupError, Reach, failure};

/// What getaddrinfo(3) is asked for.
#[derive(Clone, Copy, Debug, Default)]
pub struct Hints {
    /// AF_INET, AF_INET6, or AF_UNSPEC for both.
    pub family: i32,
    /// SOCK_STREAM, SOCK_DGRAM…, or 0.
    pub kind: i32,
    /// IPPROTO_TCP…, or 0.
    pub protocol: i32,
    /// AI_PASSIVE…
    pub flags: i32,
}

/// One of its answers.
#[derive(Clone, Debug)]
pub struct Found {
    /// AF_INET or AF_INET6.
    pub family: i32,
    /// SOCK_STREAM…
    pub kind: i32,
    /// IPPROTO_TCP…
    pub protocol: i32,
    /// The host's own name, with AI_CANONNAME.
    pub canonical: String,
    /// The address.
    pub address: SocketAddr,
}

/// A host as gethostbyname(3) tells it.
#[derive(Clone, Debug)]
pub struct Host {
    /// Its own name.
    pub name: String,
    /// Other names.
    pub aliases: Vec<String>,
    /// Its addresses.
    pub addresses: Vec<IpAddr>,
}

/// The addresses of a host and a service. Within [`Reach::ThisMachine`] only numbers and `localhost` are looked up.
///
/// # Errors
/// getaddrinfo(3)'s; EAI_AGAIN, as on a machine without a network, for what would have to be asked beyond that.
pub fn addresses(
    host: Option<&[u8]>,
    service: Option<&[u8]>,
    hints: Hints,
    reach: Reach,
) -> Result<Vec<Found>, LookupError> {
    let local = host.is_none_or(|host| host.eq_ignore_ascii_case(b"localhost"));
    if reach == Reach::Anywhere || local || hints.flags & libc::AI_NUMERICHOST != 0 {
        return ask(host, service, hints);
    }
    ask(host, service, Hints { flags: hints.flags | libc::AI_NUMERICHOST, ..hints }).map_err(|error| match error.code {
        libc::EAI_NONAME => failure(libc::EAI_AGAIN),
        _ => error,
    })
}

fn ask(host: Option<&[u8]>, service: Option<&[u8]>, hints: Hints) -> Result<Vec<Found>, LookupError> {
    // C reads up to a NUL, and so does CPython with it.
    let text = |given: Option<&[u8]>| given.map(|bytes| CString::new(until_nul(bytes)).unwrap_or_default());
    let (host, service) = (text(host), text(service));
    let pointer = |text: &Option<CString>| text.as_ref().map_or(std::ptr::null(), |text| text.as_ptr());
    let mut found = Vec::new();
    // SAFETY: `wanted` is zeroed, as getaddrinfo asks, and the texts outlive the call. The list it returns is walked while
    // it lives and freed once; each entry's address is read as the family it says it is.
    unsafe {
        let mut wanted: libc::addrinfo = std::mem::zeroed();
        wanted.ai_family = hints.family;
        wanted.ai_socktype = hints.kind;
        wanted.ai_protocol = hints.protocol;
        wanted.ai_flags = hints.flags;
        let mut list = std::ptr::null_mut();
        let code = libc::getaddrinfo(pointer(&host), pointer(&service), &wanted, &mut list);
        if code != 0 {
            return Err(failure(code));
        }
        let mut entry = list;
        while let Some(info) = entry.as_ref() {
            if let Some(address) = address_at(info.ai_addr) {
                let canonical = if info.ai_canonname.is_null() { String::new() } else { text_at(info.ai_canonname) };
                let (family, kind, protocol) = (info.ai_family, info.ai_socktype, info.ai_protocol);
                found.push(Found { family, kind, protocol, canonical, address });
            }
            entry = info.ai_next;
        }
        libc::freeaddrinfo(list);
    }
    Ok(found)
}

fn until_nul(bytes: &[u8]) -> &[u8] {
    bytes.split(|byte| *byte == 0).next().unwrap_or(&[])
}

/// # Safety
/// It points to a text that ends with NUL.
unsafe fn text_at(text: *const libc::c_char) -> String {
    // SAFETY: the caller's promise.
    unsafe { CStr::from_ptr(text) }.to_string_lossy().into_owned()
}

/// # Safety
/// It is null, or points to an address as long as its family's.
unsafe fn address_at(address: *const libc::sockaddr) -> Option<SocketAddr> {
    // SAFETY: the caller's promise.
    unsafe {
        match i32::from(address.as_ref()?.sa_family) {
            libc::AF_INET => {
                let v4 = &*address.cast::<libc::sockaddr_in>();
                let ip = Ipv4Addr::from(u32::from_be(v4.sin_addr.s_addr));
                Some(SocketAddrV4::new(ip, u16::from_be(v4.sin_port)).into())
            }
            libc::AF_INET6 => {
                let v6 = &*address.cast::<libc::sockaddr_in6>();
                let (ip, port) = (Ipv6Addr::from(v6.sin6_addr.s6_addr), u16::from_be(v6.sin6_port));
                Some(SocketAddrV6::new(ip, port, u32::from_be(v6.sin6_flowinfo), v6.sin6_scope_id).into())
            }
            _ => None,
        }
    }
}

/// The names of an address and its port (getnameinfo(3)). Within [`Reach::ThisMachine`] addresses beyond loopback have none.
///
/// # Errors
/// getaddrinfo(3)'s numbers.
pub fn names(address: SocketAddr, flags: i32, reach: Reach) -> Result<(String, String), LookupError> {
    let beyond = reach == Reach::ThisMachine && !address.ip().is_loopback();
    if beyond && flags & libc::NI_NAMEREQD != 0 {
        return Err(failure(libc::EAI_NONAME));
    }
    let flags = if beyond { flags | libc::NI_NUMERICHOST } else { flags };
    let kernel = socket2::SockAddr::from(address);
    let (mut host, mut service) = ([0; libc::NI_MAXHOST as usize], [0; 32]);
    // SAFETY: the address and both buffers outlive the call, which is told their lengths and ends the texts with NUL.
    unsafe {
        let code = libc::getnameinfo(
            kernel.as_ptr().cast(),
            kernel.len(),
            host.as_mut_ptr(),
            host.len() as _,
            service.as_mut_ptr(),
            service.len() as _,
            flags,
        );
        if code != 0 {
            return Err(failure(code));
        }
        Ok((text_at(host.as_ptr()), text_at(service.as_ptr())))
    }
}

/// The host of an address: gethostbyaddr(3).
///
/// # Errors
/// HOST_NOT_FOUND and netdb.h's other numbers, with their texts.
pub fn host_of(ip: IpAddr, reach: Reach) -> Result<Host, LookupError> {
    if reach == Reach::ThisMachine && !ip.is_loopback() {
        return Err(unknown(1));
    }
    by_address(ip)
}

/// The host of a name, with its IPv4 addresses: gethostbyname(3).
///
/// # Errors
/// As [`host_of`].
pub fn host_named(name: &str, reach: Reach) -> Result<Host, LookupError> {
    let local = name.eq_ignore_ascii_case("localhost") || name.parse::<Ipv4Addr>().is_ok();
    if reach == Reach::ThisMachine && !local {
        return Err(unknown(2));
    }
    by_name(name)
}

/// netdb.h's `h_errno`, with hstrerror(3)'s texts.
fn unknown(code: i32) -> LookupError {
    let text = match code {
        1 => "Unknown host",
        2 => "Host name lookup failure",
        3 => "Unknown server error",
        4 => "No address associated with name",
        _ => "Resolver internal error",
    };
    LookupError { code, text: text.into() }
}

/// Room for what the C library tells of a host; CPython's own.
#[cfg(all(target_os = "linux", target_env = "gnu"))]
const HOST_ROOM: usize = 16384;

// netdb.h; the libc crate does not declare them.
#[cfg(all(target_os = "linux", target_env = "gnu"))]
unsafe extern "C" {
    fn gethostbyname_r(
        name: *const libc::c_char,
        host: *mut libc::hostent,
        room: *mut libc::c_char,
        length: usize,
        result: *mut *mut libc::hostent,
        code: *mut i32,
    ) -> i32;
    fn gethostbyaddr_r(
        address: *const libc::c_void,
        address_length: libc::socklen_t,
        family: i32,
        host: *mut libc::hostent,
        room: *mut libc::c_char,
        length: usize,
        result: *mut *mut libc::hostent,
        code: *mut i32,
    ) -> i32;
}

#[cfg(all(target_os = "linux", target_env = "gnu"))]
fn by_name(name: &str) -> Result<Host, LookupError> {
    let name = CString::new(until_nul(name.as_bytes())).unwrap_or_default();
    // SAFETY: the name outlives the call.
    host_from(|host, room, length, result, code| unsafe {
        gethostbyname_r(name.as_ptr(), host, room, length, result, code)
    })
}

#[cfg(all(target_os = "linux", target_env = "gnu"))]
fn by_address(ip: IpAddr) -> Result<Host, LookupError> {
    let (bytes, family) = match ip {
        IpAddr::V4(ip) => (ip.octets().to_vec(), libc::AF_INET),
        IpAddr::V6(ip) => (ip.octets().to_vec(), libc::AF_INET6),
    };
    // SAFETY: the address outlives the call and is as long as it says.
    host_from(|host, room, length, result, code| unsafe {
        gethostbyaddr_r(bytes.as_ptr().cast(), bytes.len() as _, family, host, room, length, result, code)
    })
}

#[cfg(all(target_os = "linux", target_env = "gnu"))]
fn host_from(
    ask: impl FnOnce(*mut libc::hostent, *mut libc::c_char, usize, *mut *mut libc::hostent, *mut i32) -> i32,
) -> Result<Host, LookupError> {
    let mut room = vec![0 as libc::c_char; HOST_ROOM];
    let mut code = 0;
    // SAFETY: the struct and the room outlive what is read; the lists end with null, the texts with NUL, and each address
    // has the length that the struct says.
    unsafe {
        let mut host: libc::hostent = std::mem::zeroed();
        let mut result = std::ptr::null_mut();
        ask(&mut host, room.as_mut_ptr(), room.len(), &mut result, &mut code);
        let Some(host) = result.as_ref() else { return Err(unknown(code)) };
        let list = |mut place: *mut *mut libc::c_char| {
            let mut found = Vec::new();
            while !place.is_null() && !(*place).is_null() {
                found.push(*place);
                place = place.add(1);
            }
            found
        };
        let address = |place: *mut libc::c_char| match host.h_length {
            4 => IpAddr::from(*place.cast::<[u8; 4]>()),
            _ => IpAddr::from(*place.cast::<[u8; 16]>()),
        };
        Ok(Host {
            name: text_at(host.h_name),
            aliases: list(host.h_aliases).into_iter().map(|name| text_at(name)).collect(),
            addresses: list(host.h_addr_list).into_iter().map(address).collect(),
        })
    }
}

/// Without the calls that threads may share, what getaddrinfo(3) and getnameinfo(3) tell of the same.
#[cfg(not(all(target_os = "linux", target_env = "gnu")))]
fn by_name(name: &str) -> Result<Host, LookupError> {
    let hints = Hints { family: libc::AF_INET, kind: libc::SOCK_STREAM, flags: libc::AI_CANONNAME, ..Hints::default() };
    let found = ask(Some(name.as_bytes()), None, hints).map_err(|_| unknown(1))?;
    let canonical = found.first().map_or_else(|| name.to_owned(), |first| first.canonical.clone());
    let addresses = found.iter().map(|one| one.address.ip()).collect();
    Ok(Host { name: canonical, aliases: Vec::new(), addresses })
}

#[cfg(not(all(target_os = "linux", target_env = "gnu")))]
fn by_address(ip: IpAddr) -> Result<Host, LookupError> {
    let (name, _) = names(SocketAddr::new(ip, 0), libc::NI_NAMEREQD, Reach::Anywhere).map_err(|_| unknown(1))?;
    Ok(Host { name, aliases: Vec::new(), addresses: vec![ip] })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_addresses_and_names_stay_on_this_machine() {
        let hints = Hints { kind: libc::SOCK_STREAM, ..Hints::default() };
        let found = addresses(Some(b"127.0.0.1"), Some(b"80"), hints, Reach::ThisMachine).unwrap();
        assert_eq!(found[0].address, SocketAddr::from(([127, 0, 0, 1], 80)));
        assert_eq!((found.len(), found[0].protocol), (1, libc::IPPROTO_TCP));
        let code = addresses(Some(b"enchufe.invalid"), None, hints, Reach::ThisMachine).unwrap_err().code;
        assert_eq!(code, libc::EAI_AGAIN);
        let far = SocketAddr::from(([192, 0, 2, 1], 9));
        assert_eq!(names(far, libc::NI_NUMERICSERV, Reach::ThisMachine).unwrap(), ("192.0.2.1".into(), "9".into()));
        assert!(host_of(far.ip(), Reach::ThisMachine).is_err());
        assert_eq!(host_named("127.0.0.1", Reach::ThisMachine).unwrap().addresses, [IpAddr::from([127, 0, 0, 1])]);
    }
}
