//! The instrumented socket over this machine's own loopback: what each call does, and what is told of it.

mod addresses;
mod beyond;
mod datagrams;
mod descriptors;
mod memory;
mod options;
mod streams;
mod unix;
mod waiting;

use std::net::{Ipv4Addr, Ipv6Addr};
use std::sync::Arc;

use memory::{Memory, Told};

use super::recorder::Recorder;
use super::socket::{Result, Socket};
use crate::journal::address::Address;
use crate::journal::call::{CallResult, Failure, Operation, Returned};
use crate::journal::payload::Payload;
use crate::journal::socket::{Family, Kind, Protocol};

/// A socket told to `memory`.
#[track_caller]
fn socket(memory: &Arc<Memory>, family: Family, kind: Kind) -> Socket {
    try_socket(memory, family, kind, 0).unwrap()
}

fn try_socket(memory: &Arc<Memory>, family: Family, kind: Kind, protocol: i32) -> Result<Socket> {
    Socket::new(told_to(memory), family, kind, Protocol(protocol))
}

/// A Unix pair told to `memory`.
#[track_caller]
fn pair(memory: &Arc<Memory>, kind: Kind) -> (Socket, Socket) {
    Socket::pair(told_to(memory), Family::UNIX, kind, Protocol(0)).unwrap()
}

fn told_to(memory: &Arc<Memory>) -> Arc<dyn Recorder> {
    Arc::clone(memory) as Arc<dyn Recorder>
}

fn loopback(port: u16) -> Address {
    Address::Inet { ip: Ipv4Addr::LOCALHOST, port }
}

fn loopback6(port: u16) -> Address {
    Address::Inet6 { ip: Ipv6Addr::LOCALHOST, port, flow: 0, scope: 0 }
}

/// A bound socket and its address.
#[track_caller]
fn bound(memory: &Arc<Memory>, kind: Kind) -> (Socket, Address) {
    let socket = socket(memory, Family::INET, kind);
    socket.bind(&loopback(0)).unwrap();
    let address = socket.local_name().unwrap();
    (socket, address)
}

/// A listener and its address.
#[track_caller]
fn listener(memory: &Arc<Memory>, backlog: i32) -> (Socket, Address) {
    let (socket, address) = bound(memory, Kind::STREAM);
    socket.listen(backlog).unwrap();
    (socket, address)
}

/// Both ends of a TCP connection: the one that connected, the one that accepted.
#[track_caller]
fn connection(memory: &Arc<Memory>) -> (Socket, Socket) {
    let (server, address) = listener(memory, 5);
    let client = socket(memory, Family::INET, Kind::STREAM);
    client.connect(&address).unwrap();
    let (conn, _) = server.accept().unwrap();
    (client, conn)
}

/// What a call that moved these bytes gives.
fn moved(bytes: &[u8]) -> CallResult {
    Ok(Returned::Moved { payload: Payload::of(bytes), peer: None, truncated: false })
}

/// What a call that the kernel refused gives.
fn refused(errno: i32) -> CallResult {
    Err(Failure::Errno { errno, moved: None })
}

/// Checks that `result` is this errno, and that the last event says so of this method.
#[track_caller]
fn fails<T: std::fmt::Debug>(memory: &Memory, result: Result<T>, method: &str, errno: i32) {
    let error = result.unwrap_err();
    assert_eq!(error.errno(), Some(errno), "{error}");
    assert_eq!(error.call.operation.name(), method);
    let told = memory.last();
    assert_eq!((told.operation.name(), &told.result), (method, &refused(errno)));
    assert_eq!(told.operation, error.call.operation);
}

/// Checks that the last event is of `socket`, with this operation and result.
#[track_caller]
fn tells(memory: &Memory, socket: &Socket, operation: Operation, result: CallResult) -> Told {
    let told = memory.last();
    assert_eq!((told.socket, told.fd), (Some(socket.id()), socket.fileno()));
    assert_eq!((&told.operation, &told.result), (&operation, &result));
    told
}

/// Whether this process holds a capability (capabilities(7)), by its number: root does, a student does not.
fn has_capability(number: u32) -> bool {
    let status = std::fs::read_to_string("/proc/self/status").unwrap();
    let line = status.lines().find_map(|line| line.strip_prefix("CapEff:")).unwrap();
    u64::from_str_radix(line.trim(), 16).unwrap() >> number & 1 == 1
}

/// Runs one test of this program again in a process of its own, by a shell that first runs `before`. The
/// test finds `ENCHUFE_TEST_CHILD` set.
#[track_caller]
fn run_again(before: &str, test: &str) {
    let program = std::env::current_exe().unwrap();
    let script = format!("{before} \"$0\" --exact \"$1\" --nocapture");
    let output = std::process::Command::new("sh")
        .args(["-c", &script])
        .arg(program)
        .arg(test)
        .env("ENCHUFE_TEST_CHILD", "1")
        .output()
        .unwrap();
    let text = String::from_utf8_lossy(&output.stdout).into_owned() + &String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success() && text.contains("1 passed"), "{text}");
}

/// Whether this is the process that [`run_again`] started.
fn is_child() -> bool {
    std::env::var_os("ENCHUFE_TEST_CHILD").is_some()
}
