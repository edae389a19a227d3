//! Beyond loopback: nothing leaves without leave.

use super::*;

/// An address for documentation (RFC 5737): nobody has it.
fn stranger(port: u16) -> Address {
    Address::Inet { ip: Ipv4Addr::new(192, 0, 2, 1), port }
}

/// Checks that a call was refused before the kernel saw it.
#[track_caller]
fn refused_by_us<T: std::fmt::Debug>(memory: &Memory, socket: &Socket, result: Result<T>, method: &str) {
    let error = result.unwrap_err();
    assert_eq!((&error.failure, error.errno()), (&Failure::OnlyLoopback, None));
    let told = memory.last();
    assert_eq!((told.operation.name(), told.result), (method, Err(Failure::OnlyLoopback)));
    assert_eq!((told.socket, told.fd), (Some(socket.id()), socket.fileno()));
    // connect and sendto would have bound it; so nothing was sent.
    assert_eq!(socket.names().local, Some(Address::Inet { ip: Ipv4Addr::UNSPECIFIED, port: 0 }));
}

#[test]
fn a_stranger_is_not_reached_without_leave() {
    let memory = Memory::new();
    let tcp = socket(&memory, Family::INET, Kind::STREAM);
    refused_by_us(&memory, &tcp, tcp.connect(&stranger(80)), "connect");
    refused_by_us(&memory, &tcp, tcp.connect_ex(&stranger(80)), "connect_ex");
    let udp = socket(&memory, Family::INET, Kind::DGRAM);
    refused_by_us(&memory, &udp, udp.sendto(b"hola", 0, &stranger(53)), "sendto");
    refused_by_us(&memory, &udp, udp.connect(&stranger(53)), "connect");
    assert_eq!(memory.questions(), [stranger(80), stranger(80), stranger(53), stranger(53)]);
}

#[test]
fn a_door_to_every_interface_is_not_opened_without_leave() {
    let memory = Memory::new();
    let everywhere = Address::Inet { ip: Ipv4Addr::UNSPECIFIED, port: 0 };
    let server = socket(&memory, Family::INET, Kind::STREAM);
    refused_by_us(&memory, &server, server.bind(&everywhere), "bind");
    assert_eq!(memory.questions(), [everywhere]);
}

#[test]
fn with_leave_the_kernel_decides() {
    let memory = Memory::permissive();
    let everywhere = Address::Inet { ip: Ipv4Addr::UNSPECIFIED, port: 0 };
    let server = socket(&memory, Family::INET, Kind::STREAM);
    // Bound and not listening: no door is open.
    server.bind(&everywhere).unwrap();
    assert!(server.local_name().unwrap().port().unwrap() > 0);
    assert_eq!(memory.questions(), [everywhere]);
}

#[test]
fn a_foreign_address_to_bind_gets_the_kernels_answer_without_a_question() {
    let memory = Memory::new();
    let server = socket(&memory, Family::INET, Kind::STREAM);
    fails(&memory, server.bind(&stranger(0)), "bind", libc::EADDRNOTAVAIL);
    assert_eq!(memory.questions(), []);
}

#[test]
fn all_of_loopback_is_free_to_use() {
    let memory = Memory::new();
    let server = socket(&memory, Family::INET, Kind::STREAM);
    server.bind(&Address::Inet { ip: Ipv4Addr::new(127, 0, 0, 2), port: 0 }).unwrap();
    server.listen(1).unwrap();
    let client = socket(&memory, Family::INET, Kind::STREAM);
    client.connect(&server.local_name().unwrap()).unwrap();
    // As a destination 0.0.0.0 is this machine (ip(7)).
    let (_local, address) = listener(&memory, 1);
    let client = socket(&memory, Family::INET, Kind::STREAM);
    let port = address.port().unwrap();
    client.connect(&Address::Inet { ip: Ipv4Addr::UNSPECIFIED, port }).unwrap();
    assert_eq!(client.peer_name().unwrap(), address);
    assert_eq!(memory.questions(), []);
}

#[test]
fn listening_without_a_name_opens_no_door_without_leave() {
    let memory = Memory::new();
    let server = socket(&memory, Family::INET, Kind::STREAM);
    refused_by_us(&memory, &server, server.listen(1), "listen");
    assert_eq!(memory.questions(), [Address::Inet { ip: Ipv4Addr::UNSPECIFIED, port: 0 }]);
    // What has no such door is the kernel's to refuse.
    let udp = socket(&memory, Family::INET, Kind::DGRAM);
    assert_eq!(udp.listen(1).unwrap_err().errno(), Some(libc::EOPNOTSUPP));
    assert_eq!(memory.questions().len(), 1);
}
