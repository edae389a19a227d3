//! AF_UNIX: paths, abstract names, pairs, and how long a name may be.

use std::os::unix::ffi::OsStrExt;

use super::*;
use crate::journal::call::Names;
use crate::net::names::PATH_LIMIT;

/// A path of exactly `length` bytes in `folder`.
fn path_of(folder: &tempfile::TempDir, length: usize) -> Address {
    let mut path = folder.path().as_os_str().as_bytes().to_vec();
    path.push(b'/');
    assert!(path.len() < length, "the temporary folder's own path leaves no room");
    path.resize(length, b'x');
    Address::Path(path)
}

fn short_folder() -> tempfile::TempDir {
    tempfile::Builder::new().prefix("enchufe").tempdir_in("/tmp").unwrap()
}

#[test]
fn a_pair_is_told_as_one_call() {
    let memory = Memory::new();
    let (one, other) = pair(&memory, Kind::STREAM);
    let told = memory.last();
    assert_eq!((told.socket, told.fd), (None, -1));
    let operation = Operation::SocketPair { family: Family::UNIX, kind: Kind::STREAM, protocol: Protocol(0) };
    assert_eq!(told.operation, operation);
    assert_eq!(told.result, Ok(Returned::Pair { one: one.info().clone(), other: other.info().clone() }));
    assert_ne!(one.id(), other.id());
    one.send(b"hola", 0).unwrap();
    assert_eq!(other.receive(10, 0, false).unwrap(), b"hola");
    assert_eq!(one.names(), Names { local: Some(Address::Unnamed), peer: Some(Address::Unnamed) });
    let error = Socket::pair(told_to(&memory), Family::INET, Kind::STREAM, Protocol(0)).unwrap_err();
    assert_eq!(error.errno(), Some(libc::EOPNOTSUPP));
    assert_eq!(memory.last().result, refused(libc::EOPNOTSUPP));
}

#[test]
fn a_path_is_a_name_and_stays_when_its_socket_closes() {
    let memory = Memory::new();
    let folder = short_folder();
    let path = folder.path().join("charla");
    let address = Address::Path(path.as_os_str().as_bytes().to_vec());
    let server = socket(&memory, Family::UNIX, Kind::STREAM);
    server.bind(&address).unwrap();
    assert_eq!(memory.last().names, Some(Names { local: Some(address.clone()), peer: None }));
    server.listen(1).unwrap();
    let client = socket(&memory, Family::UNIX, Kind::STREAM);
    client.connect(&address).unwrap();
    let (conn, peer) = server.accept().unwrap();
    assert_eq!(peer, Address::Unnamed);
    assert_eq!(conn.local_name().unwrap(), address);
    assert_eq!(client.peer_name().unwrap(), address);
    server.close().unwrap();
    assert!(path.exists());
    let again = socket(&memory, Family::UNIX, Kind::STREAM);
    fails(&memory, again.bind(&address), "bind", libc::EADDRINUSE);
    fails(&memory, again.connect(&address), "connect", libc::ECONNREFUSED);
    let nowhere = Address::Path(folder.path().join("nadie").as_os_str().as_bytes().to_vec());
    fails(&memory, again.connect(&nowhere), "connect", libc::ENOENT);
}

#[test]
fn an_abstract_name_leaves_no_file() {
    let memory = Memory::new();
    let name = format!("enchufe-{}\0-ñ", std::process::id()).into_bytes();
    let address = Address::Abstract(name);
    let server = socket(&memory, Family::UNIX, Kind::DGRAM);
    server.bind(&address).unwrap();
    assert_eq!(server.local_name().unwrap(), address);
    let client = socket(&memory, Family::UNIX, Kind::DGRAM);
    client.sendto(b"hola", 0, &address).unwrap();
    assert_eq!(server.receive_from(10, 0).unwrap(), (b"hola".to_vec(), Address::Unnamed));
    // bind('') lets Linux choose an abstract name (unix(7): autobind).
    client.bind(&Address::Unnamed).unwrap();
    let chosen = client.local_name().unwrap();
    assert!(matches!(&chosen, Address::Abstract(name) if name.len() == 5), "{chosen:?}");
    client.sendto(b"hola", 0, &address).unwrap();
    assert_eq!(server.receive_from(10, 0).unwrap(), (b"hola".to_vec(), chosen));
}

#[test]
fn the_longest_path_works_and_one_byte_more_reaches_no_kernel() {
    let memory = Memory::new();
    let folder = short_folder();
    assert_eq!(PATH_LIMIT, 107);
    let longest = path_of(&folder, PATH_LIMIT);
    let server = socket(&memory, Family::UNIX, Kind::STREAM);
    server.bind(&longest).unwrap();
    server.listen(1).unwrap();
    assert_eq!(server.local_name().unwrap(), longest);
    let client = socket(&memory, Family::UNIX, Kind::STREAM);
    client.connect(&longest).unwrap();
    assert_eq!(client.peer_name().unwrap(), longest);

    let too_long = path_of(&folder, PATH_LIMIT + 1);
    let other = socket(&memory, Family::UNIX, Kind::STREAM);
    memory.take();
    for result in [other.bind(&too_long), other.connect(&too_long), other.sendto(b"x", 0, &too_long).map(drop)] {
        assert_eq!(result.unwrap_err().errno(), Some(libc::EINVAL));
    }
    assert!(memory.take().is_empty());
    assert_eq!(other.local_name().unwrap(), Address::Unnamed);
    // An abstract name has no final NUL: its leading one and 107 bytes more fill the structure.
    let mut name = format!("enchufe-long-{}-", std::process::id()).into_bytes();
    name.resize(107, b'x');
    other.bind(&Address::Abstract(name.clone())).unwrap();
    assert_eq!(other.local_name().unwrap(), Address::Abstract(name));
}

#[test]
fn a_pair_that_never_waits_never_waits_at_either_end() {
    let memory = Memory::new();
    let kind = Kind(libc::SOCK_STREAM | libc::SOCK_NONBLOCK | libc::SOCK_CLOEXEC);
    let (one, other) = pair(&memory, kind);
    let single = socket(&memory, Family::UNIX, kind);
    for socket in [&one, &other, &single] {
        // As CPython: the timeout is 0 and the flags are not part of the type.
        assert_eq!(socket.timeout(), Some(std::time::Duration::ZERO));
        assert_eq!(socket.info().kind, Kind::STREAM);
    }
    fails(&memory, one.receive(1, 0, false), "recv", libc::EAGAIN);
    fails(&memory, other.receive(1, 0, false), "recv", libc::EAGAIN);
}
