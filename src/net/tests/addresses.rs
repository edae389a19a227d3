//! Families, types and addresses that this kernel refuses, and IPv6.

use super::*;

/// CAP_NET_BIND_SERVICE and CAP_NET_RAW (capabilities(7)).
const BIND_SERVICE: u32 = 10;
const NET_RAW: u32 = 13;

#[test]
fn numbers_that_make_no_socket_get_the_kernels_own_answer() {
    let memory = Memory::new();
    let refuses = |family: Family, kind: Kind, protocol: i32, errno: i32| {
        let error = try_socket(&memory, family, kind, protocol).unwrap_err();
        assert_eq!((error.call.family, error.call.kind), (Some(family), Some(kind)));
        fails::<Socket>(&memory, Err(error), "socket", errno);
    };
    refuses(Family::X25, Kind::SEQPACKET, 0, libc::EAFNOSUPPORT);
    refuses(Family(9999), Kind::STREAM, 0, libc::EAFNOSUPPORT);
    refuses(Family::INET, Kind::SEQPACKET, 0, libc::ESOCKTNOSUPPORT);
    refuses(Family::INET, Kind::STREAM, libc::IPPROTO_UDP, libc::EPROTONOSUPPORT);
    refuses(Family::UNIX, Kind::STREAM, 99, libc::EPROTONOSUPPORT);
}

#[test]
fn a_raw_socket_is_not_for_students() {
    let memory = Memory::new();
    let made = try_socket(&memory, Family::INET, Kind::RAW, libc::IPPROTO_ICMP);
    if has_capability(NET_RAW) {
        eprintln!("run by root: a raw socket is allowed, so EPERM was not seen");
        assert_eq!(made.unwrap().info().kind, Kind::RAW);
    } else {
        fails(&memory, made, "socket", libc::EPERM);
    }
}

#[test]
fn a_low_port_is_not_for_students() {
    let first = std::fs::read_to_string("/proc/sys/net/ipv4/ip_unprivileged_port_start").unwrap();
    let memory = Memory::new();
    let server = socket(&memory, Family::INET, Kind::STREAM);
    if has_capability(BIND_SERVICE) || first.trim().parse::<u16>().unwrap() <= 1 {
        eprintln!("low ports are allowed here (root, or ip_unprivileged_port_start): EACCES was not seen");
        // Whoever may bind it finds it free or in use, and nothing else.
        assert!(server.bind(&loopback(1)).is_ok_and(|()| true) || memory.last().result == refused(libc::EADDRINUSE));
    } else {
        fails(&memory, server.bind(&loopback(1)), "bind", libc::EACCES);
    }
}

#[test]
fn an_address_in_use_is_refused() {
    let memory = Memory::new();
    for kind in [Kind::STREAM, Kind::DGRAM] {
        let (_holder, address) = bound(&memory, kind);
        let other = socket(&memory, Family::INET, kind);
        fails(&memory, other.bind(&address), "bind", libc::EADDRINUSE);
    }
    let (holder, _) = bound(&memory, Kind::STREAM);
    fails(&memory, holder.bind(&loopback(0)), "bind", libc::EINVAL);
}

#[test]
fn an_address_of_another_family_is_refused() {
    let memory = Memory::new();
    let inet = socket(&memory, Family::INET, Kind::STREAM);
    fails(&memory, inet.connect(&loopback6(1)), "connect", libc::EAFNOSUPPORT);
    let unix = socket(&memory, Family::UNIX, Kind::STREAM);
    fails(&memory, unix.connect(&loopback(1)), "connect", libc::EINVAL);
    memory.take();
    // A family we have no shape for does not reach the kernel; leave is asked first, for it may be anywhere.
    let nameless = Address::Other { family: libc::AF_X25, raw: vec![1] };
    assert_eq!(inet.connect(&nameless).unwrap_err().failure, Failure::OnlyLoopback);
}

#[test]
fn ipv6_is_there_or_says_that_it_is_not() {
    let memory = Memory::new();
    let server = match try_socket(&memory, Family::INET6, Kind::STREAM, 0) {
        Ok(server) => server,
        Err(error) => {
            eprintln!("this kernel has no IPv6: {error}");
            return fails::<Socket>(&memory, Err(error), "socket", libc::EAFNOSUPPORT);
        }
    };
    if let Err(error) = server.bind(&loopback6(0)) {
        eprintln!("this machine has no ::1: {error}");
        return fails::<()>(&memory, Err(error), "bind", libc::EADDRNOTAVAIL);
    }
    server.listen(1).unwrap();
    let address = server.local_name().unwrap();
    let client = socket(&memory, Family::INET6, Kind::STREAM);
    client.connect(&address).unwrap();
    let (conn, peer) = server.accept().unwrap();
    assert!(matches!(peer, Address::Inet6 { ip: Ipv6Addr::LOCALHOST, .. }));
    client.send(b"seis", 0).unwrap();
    assert_eq!(conn.receive(10, 0, false).unwrap(), b"seis");
    assert_eq!(memory.questions(), []);
}

#[test]
fn without_a_network_the_kernel_says_so() {
    if is_child() {
        // A network of its own, where not even loopback is up.
        let memory = Memory::new();
        let six = socket(&memory, Family::INET6, Kind::STREAM);
        fails(&memory, six.bind(&loopback6(0)), "bind", libc::EADDRNOTAVAIL);
        fails(&memory, six.connect(&loopback6(1)), "connect", libc::EADDRNOTAVAIL);
        let four = socket(&memory, Family::INET, Kind::STREAM);
        return fails(&memory, four.connect(&loopback(1)), "connect", libc::ENETUNREACH);
    }
    let probe = std::process::Command::new("unshare").args(["-Urn", "true"]).output();
    if probe.is_ok_and(|output| output.status.success()) {
        return run_again("exec unshare -Urn", "net::tests::addresses::without_a_network_the_kernel_says_so");
    }
    let required = std::env::var_os("ENCHUFE_REQUIRE_CLIENTS").is_some_and(|value| value == "1");
    assert!(!required, "unshare -Urn is needed and does not work here");
    eprintln!("unshare -Urn does not work here: a machine without a network was not seen");
}
