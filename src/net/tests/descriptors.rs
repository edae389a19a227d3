//! Descriptors: numbers that are duplicated, detached, reused and run out.

use std::os::fd::AsRawFd;
use std::time::Duration;

use super::*;
use crate::journal::call::CloseReason;
use crate::kernel::descriptor;

#[test]
fn a_duplicate_is_the_same_socket_by_another_number() {
    let memory = Memory::new();
    let (client, conn) = connection(&memory);
    client.set_timeout(Some(Duration::from_secs(60))).unwrap();
    let again = client.dup().unwrap();
    let told = memory.last();
    assert_eq!(told.operation, Operation::Dup);
    assert_eq!(told.result, Ok(Returned::Socket { socket: again.info().clone(), peer: None }));
    assert_eq!(told.names, Some(client.names()));
    assert_eq!((again.id(), again.timeout()), (client.id(), client.timeout()));
    assert_ne!(again.fileno(), client.fileno());
    // The connection lives until its last descriptor is closed: no FIN before that.
    client.close().unwrap();
    again.send(b"sigo", 0).unwrap();
    assert_eq!(conn.receive(10, 0, false).unwrap(), b"sigo");
    again.close().unwrap();
    assert_eq!(conn.receive(10, 0, false).unwrap(), b"");
}

#[test]
fn losing_the_last_name_closes_and_says_so() {
    let memory = Memory::new();
    let (one, other) = pair(&memory, Kind::STREAM);
    let (id, fd) = (one.id(), one.fileno());
    drop(one);
    let told = memory.last();
    assert_eq!((told.socket, told.fd), (Some(id), fd));
    assert_eq!(told.operation, Operation::Close { reason: CloseReason::NoName });
    assert_eq!(other.receive(1, 0, false).unwrap(), b"");
    memory.take();
    other.close().unwrap();
    other.close().unwrap();
    drop(other);
    assert_eq!(memory.take().len(), 1, "closed once, told once");
}

#[test]
fn a_detached_descriptor_outlives_its_object() {
    let memory = Memory::new();
    let (one, other) = pair(&memory, Kind::STREAM);
    let (id, fd) = (one.id(), one.fileno());
    assert_eq!(one.detach(), fd);
    let told = memory.last();
    assert_eq!((told.operation, told.result), (Operation::Detach, Ok(Returned::Integer(fd.into()))));
    assert_eq!((one.fileno(), one.detach()), (-1, -1));
    memory.take();
    drop(one);
    assert!(memory.take().is_empty());

    let adopted = Socket::from_descriptor(told_to(&memory), fd).unwrap();
    assert_eq!((adopted.id(), adopted.fileno()), (id, fd));
    let info = adopted.info();
    assert_eq!((info.family, info.kind, info.protocol), (Family::UNIX, Kind::STREAM, Protocol(0)));
    adopted.send(b"x", 0).unwrap();
    assert_eq!(other.receive(1, 0, false).unwrap(), b"x");
}

#[test]
fn only_a_socket_can_be_adopted() {
    let memory = Memory::new();
    let file = tempfile::tempfile().unwrap();
    let error = Socket::from_descriptor(told_to(&memory), file.as_raw_fd()).unwrap_err();
    assert_eq!(error.errno(), Some(libc::ENOTSOCK));
    assert_eq!(Socket::from_descriptor(told_to(&memory), -1).unwrap_err().errno(), Some(libc::EBADF));
    let tcp = socket(&memory, Family::INET, Kind::STREAM);
    let adopted = Socket::from_descriptor(told_to(&memory), tcp.detach()).unwrap();
    assert_eq!(adopted.info().protocol, Protocol(libc::IPPROTO_TCP));
}

#[test]
fn a_number_used_again_is_another_socket() {
    let memory = Memory::new();
    let mut seen = Vec::new();
    for _ in 0..50 {
        let socket = socket(&memory, Family::UNIX, Kind::STREAM);
        seen.push((socket.fileno(), socket.id()));
    }
    let reused = |at: usize| seen[..at].iter().any(|(fd, _)| *fd == seen[at].0);
    assert!((1..seen.len()).any(reused), "no number was used twice");
    let mut ids: Vec<_> = seen.iter().map(|(_, id)| *id).collect();
    ids.sort();
    ids.dedup();
    assert_eq!(ids.len(), seen.len());
}

#[test]
fn new_descriptors_close_on_exec_so_that_no_child_keeps_a_connection() {
    let memory = Memory::new();
    let (client, conn) = connection(&memory);
    let (one, other) = pair(&memory, Kind::STREAM);
    let again = one.dup().unwrap();
    for socket in [&client, &conn, &one, &other, &again] {
        let info = std::fs::read_to_string(format!("/proc/self/fdinfo/{}", socket.fileno())).unwrap();
        let flags = info.lines().find_map(|line| line.strip_prefix("flags:")).unwrap();
        assert_ne!(i32::from_str_radix(flags.trim(), 8).unwrap() & libc::O_CLOEXEC, 0);
    }
}

#[test]
fn out_of_descriptors() {
    if !is_child() {
        return run_again("ulimit -n 32; exec", "net::tests::descriptors::out_of_descriptors");
    }
    assert_eq!(descriptor::limit(), 32);
    let memory = Memory::new();
    let (server, address) = listener(&memory, 5);
    let client = socket(&memory, Family::INET, Kind::STREAM);
    client.connect(&address).unwrap();
    let mut held = Vec::new();
    let error = loop {
        match try_socket(&memory, Family::INET, Kind::STREAM, 0) {
            Ok(socket) => held.push(socket),
            Err(error) => break error,
        }
        assert!(held.len() < 32);
    };
    fails::<Socket>(&memory, Err(error), "socket", libc::EMFILE);
    fails(&memory, client.dup(), "dup", libc::EMFILE);
    fails(&memory, server.accept(), "accept", libc::EMFILE);
    fails(&memory, Socket::pair(told_to(&memory), Family::UNIX, Kind::STREAM, Protocol(0)), "socketpair", libc::EMFILE);
    held.pop();
    // One was let go: the connection that waited is there.
    assert_eq!(server.accept().unwrap().1, client.local_name().unwrap());
}
