//! Real programs under a real lab: how they live, block, are cancelled, and die.

#[path = "support/lab_bench.rs"]
mod lab_bench;

use std::time::{Duration, Instant};

use enchufe::journal::call::{CloseReason, Operation};
use enchufe::journal::event::ProgramId;
use enchufe::journal::event::{Body, Death, Outcome, Role, ServerKind};
use enchufe::journal::fault::{Fault, Pieces, Splitting};
use enchufe::journal::projections::programs::Life;
use enchufe::journal::socket::TcpState;
use enchufe::kernel::process;
use enchufe::lab::order::{MOST_PROGRAMS, Notice, Order, Problem, Signal};
use lab_bench::{LabBench, lives};

/// The value of `getsockname()[1]`, to connect to.
fn listen(bench: &mut LabBench, server: ProgramId) -> String {
    bench.value(server, "import socket");
    bench.value(server, "s = socket.socket()");
    bench.value(server, "s.bind(('127.0.0.1', 0))");
    bench.value(server, "s.listen()");
    bench.value(server, "s.getsockname()[1]")
}

fn connect(bench: &mut LabBench) -> (ProgramId, ProgramId) {
    let (client, server) = (bench.console(1, "cliente"), bench.console(2, "servidor"));
    let port = listen(bench, server);
    bench.value(client, "import socket");
    bench.value(client, "c = socket.socket()");
    bench.value(client, &format!("c.connect(('127.0.0.1', {port}))"));
    bench.value(server, "conn, direccion = s.accept()");
    (client, server)
}

#[test]
fn two_programs_talk_and_the_journal_tells_it() {
    let mut bench = LabBench::new();
    let (client, server) = connect(&mut bench);
    assert_eq!(bench.value(client, "c.send(b'hola')"), "4");
    assert_eq!(bench.value(server, "conn.recv(100)"), "b'hola'");
    bench.wait("the ribbon tells that all was read", |bench| {
        let talks = &bench.projections.travel.conversations;
        talks.iter().any(|talk| talk.ends[0].program == Some(client) && talk.ends[1].program == Some(server))
    });
    assert!(bench.events.iter().all(|event| !event.late));
}

#[test]
fn sent_bytes_wait_in_the_other_kernel_until_they_are_read() {
    let mut bench = LabBench::new();
    let (client, server) = connect(&mut bench);
    let of_server =
        |bench: &LabBench| bench.projections.programs.by_id[&server].names.get("conn").and_then(|name| name.socket);
    bench.wait("the name is known", |bench| of_server(bench).is_some());
    let conn = of_server(&bench).unwrap();
    bench.lab.watch(vec![conn]);
    bench.value(client, "c.send(b'hola, soy Ana')");
    bench.wait("13 bytes wait", |bench| bench.projections.sockets.by_id[&conn].truth.unread == Some(13));
    bench.value(server, "conn.recv(100)");
    bench.wait("none waits", |bench| bench.projections.sockets.by_id[&conn].truth.unread == Some(0));
    assert_eq!(bench.projections.sockets.by_id[&conn].truth.state, Some(TcpState::Established));
}

#[test]
fn the_first_socket_is_descriptor_3_even_with_a_descriptor_leaked_in_the_parent() {
    use std::os::fd::AsRawFd;
    // A descriptor without close-on-exec, as a careless library would leave.
    let leaked = std::fs::File::open("/dev/null").unwrap();
    leave_open_on_exec(leaked.as_raw_fd());
    let mut bench = LabBench::new();
    let console = bench.console(1, "cliente");
    bench.value(console, "import socket");
    bench.value(console, "s = socket.socket()");
    assert_eq!(bench.value(console, "s.fileno()"), "3");
    let slow = ServerKind::Fault(Fault::Slow);
    for (number, kind) in [(2, ServerKind::EchoTcp), (3, ServerKind::EchoUdp), (4, ServerKind::Web), (5, slow)] {
        let server = bench.server(number, kind);
        let first = bench.projections.sockets.by_id.values().filter(|socket| socket.program == server);
        assert_eq!(first.map(|socket| socket.info.fd).min(), Some(3), "{kind:?}");
    }
}

#[test]
fn a_splitter_goes_where_it_is_told_and_dies_with_its_lab() {
    let mut bench = LabBench::new();
    let client = bench.console(1, "cliente");
    let echo = bench.server(2, ServerKind::EchoTcp);
    let kind = ServerKind::Fault(Fault::Splitter(Splitting { pieces: Pieces::Bytes, pause: 1 }));
    let splitter = bench.server(3, kind);
    let listens = |bench: &LabBench, program| bench.projections.programs.by_id[&program].listening[0].clone();
    let address = Some(listens(&bench, echo));
    bench.lab.order(Order::Destination { program: splitter, address });
    let port = listens(&bench, splitter).port().unwrap();
    bench.value(client, "import socket");
    bench.value(client, &format!("c = socket.create_connection(('127.0.0.1', {port}))"));
    bench.value(client, "c.sendall(b'hola')");
    bench.value(client, "c.shutdown(socket.SHUT_WR)");
    for letter in ["b'h'", "b'o'", "b'l'", "b'a'", "b''"] {
        assert_eq!(bench.value(client, "c.recv(1)"), letter);
    }
    let pid = bench.pid(splitter);
    drop(bench);
    assert!(!std::path::Path::new(&format!("/proc/{pid}")).exists());
}

#[allow(unsafe_code, reason = "std always sets close-on-exec; the leak is what is tested")]
fn leave_open_on_exec(fd: i32) {
    // SAFETY: clears a flag of a descriptor that the caller holds.
    assert_eq!(unsafe { libc::fcntl(fd, libc::F_SETFD, 0) }, 0);
}

#[test]
fn a_blocked_call_is_told_really_blocks_and_can_be_cancelled() {
    let mut bench = LabBench::new();
    let (client, server) = connect(&mut bench);
    let statement = bench.run(client, "c.recv(100)");
    bench.blocked(client, "recv");
    let wchan = std::fs::read_to_string(format!("/proc/{}/wchan", bench.pid(client))).unwrap_or_default();
    assert!(wchan.is_empty() || wchan == "0" || wchan.contains("wait"), "{wchan}");
    bench.lab.order(Order::Interrupt { program: client });
    let Outcome::Raised(raised) = bench.end_of(statement) else { panic!("not raised") };
    assert_eq!(raised.class, "KeyboardInterrupt");
    // The socket is as good as before.
    bench.value(server, "conn.send(b'sigue')");
    assert_eq!(bench.value(client, "c.recv(100)"), "b'sigue'");
}

#[test]
fn an_interrupted_send_keeps_what_it_had_sent() {
    let mut bench = LabBench::new();
    let (client, _server) = connect(&mut bench);
    let statement = bench.run(client, "c.sendall(b'x' * 50_000_000)");
    bench.blocked(client, "sendall");
    bench.lab.order(Order::Interrupt { program: client });
    let Outcome::Raised(raised) = bench.end_of(statement) else { panic!("not raised") };
    assert_eq!(raised.class, "KeyboardInterrupt");
    let moved = bench.wait_for("the call is told", |event| match &event.body {
        Body::Call(call) if call.operation.name() == "sendall" => call.moved().map(|payload| payload.length),
        _ => None,
    });
    assert!(moved > 0 && moved < 50_000_000, "{moved}");
}

#[test]
fn a_killed_program_dies_as_programs_die() {
    let mut bench = LabBench::new();
    let (client, server) = connect(&mut bench);
    process::send_signal(bench.pid(server), libc::SIGKILL).unwrap();
    bench.wait("its death is told", |bench| {
        matches!(bench.projections.programs.by_id[&server].life, Life::Dead { death: Death::Killed(9), .. })
    });
    // Its kernel closed what it held: the other end reads the end of the stream.
    assert_eq!(bench.value(client, "c.recv(100)"), "b''");
    let Outcome::Raised(raised) = bench.done(client, "d = socket.socket(); d.connect(c.getpeername())") else {
        panic!("somebody still listens")
    };
    assert!(raised.class == "ConnectionRefusedError" || raised.class == "OSError", "{raised:?}");
}

#[test]
fn signals_from_the_screen_are_what_they_are() {
    let mut bench = LabBench::new();
    let program = bench.console(1, "uno");
    bench.lab.order(Order::Signal { program, signal: Signal::Stop });
    bench.wait("it is stopped", |bench| bench.projections.programs.by_id[&program].life == Life::Stopped);
    bench.lab.order(Order::Signal { program, signal: Signal::Continue });
    bench.wait("it goes on", |bench| bench.projections.programs.by_id[&program].life == Life::Alive);
    assert_eq!(bench.value(program, "1 + 1"), "2");
    bench.lab.order(Order::Signal { program, signal: Signal::Terminate });
    bench.wait("SIGTERM ended it", |bench| {
        matches!(bench.projections.programs.by_id[&program].life, Life::Dead { death: Death::Killed(15), .. })
    });
    bench.lab.order(Order::Run { program, statement: enchufe::journal::event::StatementId(99), source: "1".into() });
    bench.wait("orders to the dead are refused", |bench| {
        bench.notices.contains(&Notice::Failed { program, problem: Problem::NotAlive })
    });
    let before = bench.pid(program);
    bench.lab.order(Order::Restart { program });
    bench.wait("it lives again", |bench| {
        let known = &bench.projections.programs.by_id[&program];
        known.life == Life::Alive && known.pid != before
    });
    assert_eq!(bench.value(program, "2 + 2"), "4");
}

#[test]
fn exit_ends_a_program_with_its_status() {
    let mut bench = LabBench::new();
    let program = bench.console(1, "uno");
    bench.run(program, "exit(3)");
    bench.wait("it exited", |bench| {
        matches!(bench.projections.programs.by_id[&program].life, Life::Dead { death: Death::Exited(3), .. })
    });
}

#[test]
fn the_end_of_the_lab_is_the_end_of_its_programs_however_they_are() {
    let mut bench = LabBench::new();
    let (client, server) = connect(&mut bench);
    bench.run(client, "c.recv(1)");
    bench.blocked(client, "recv");
    let stopped = bench.console(3, "parado");
    bench.lab.order(Order::Signal { program: stopped, signal: Signal::Stop });
    bench.wait("it is stopped", |bench| bench.projections.programs.by_id[&stopped].life == Life::Stopped);
    let web = bench.server(4, ServerKind::Web);
    let pids: Vec<u32> = [client, server, stopped, web].iter().map(|program| bench.pid(*program)).collect();
    let folder = bench.lab.folder().to_owned();
    assert!(folder.exists() && pids.iter().all(|pid| lives(*pid)));
    drop(bench);
    let deadline = Instant::now() + Duration::from_secs(5);
    while pids.iter().any(|pid| lives(*pid)) {
        assert!(Instant::now() < deadline, "a program outlived its lab");
        std::thread::yield_now();
    }
    assert!(!folder.exists());
}

#[test]
fn losing_the_last_name_closes_the_socket_and_says_so() {
    let mut bench = LabBench::new();
    let (client, server) = connect(&mut bench);
    bench.value(client, "c = socket.socket()");
    assert_eq!(bench.value(server, "conn.recv(100)"), "b''");
    let reason = bench.wait_for("the close is told", |event| match &event.body {
        Body::Call(call) if event.program == client => match call.operation {
            Operation::Close { reason } => Some(reason),
            _ => None,
        },
        _ => None,
    });
    assert_eq!(reason, CloseReason::NoName);
}

#[test]
fn the_lab_is_full_at_twelve() {
    let mut bench = LabBench::new();
    for number in 1..=MOST_PROGRAMS as u16 {
        bench.console(number, &format!("p{number}"));
    }
    let one_more = ProgramId(100);
    bench.lab.order(Order::Start { program: one_more, name: "p100".into(), role: Role::Console });
    bench.wait("the thirteenth is refused", |bench| {
        bench.notices.contains(&Notice::Failed { program: one_more, problem: Problem::TooManyPrograms })
    });
    bench.lab.order(Order::Remove { program: ProgramId(1) });
    bench.wait("one is removed", |bench| !bench.projections.programs.by_id.contains_key(&ProgramId(1)));
    bench.console(101, "p101");
}

#[test]
fn reaching_beyond_loopback_is_asked_first() {
    let mut bench = LabBench::with(false);
    let program = bench.console(1, "uno");
    bench.value(program, "import socket");
    bench.value(program, "s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)");
    // TEST-NET-1 (RFC 5737): nothing is sent, since the answer is no.
    let statement = bench.run(program, "s.sendto(b'x', ('192.0.2.1', 9))");
    bench.wait("permission is asked", |bench| {
        bench.notices.iter().any(|notice| matches!(notice, Notice::PermissionAsked { .. }))
    });
    bench.lab.order(Order::Permit { program, allowed: false });
    let Outcome::Raised(raised) = bench.end_of(statement) else { panic!("it was sent") };
    assert_eq!(raised.class, "PermissionError");
}

#[test]
fn completions_come_from_the_program_itself_even_while_it_is_blocked() {
    let mut bench = LabBench::new();
    let (client, _server) = connect(&mut bench);
    bench.run(client, "c.recv(1)");
    bench.blocked(client, "recv");
    bench.lab.order(Order::Complete { program: client, request: 7, line: "c.sen".into(), cursor: 5 });
    bench.wait("completions come", |bench| {
        bench.notices.iter().any(|notice| match notice {
            Notice::Completions { request: 7, from, words, .. } => {
                *from == 2 && words.iter().any(|word| word.starts_with("sendall"))
            }
            _ => false,
        })
    });
}

#[test]
fn a_flood_is_counted_exactly_and_the_lab_stays_quick() {
    let mut bench = LabBench::new();
    let (client, server) = connect(&mut bench);
    let sending = bench.run(client, "for _ in range(20000): c.sendall(b'x' * 4096)");
    let reading = bench.run(server, "while conn.recv(65536): pass");
    bench.end_of(sending);
    bench.value(client, "c.close()");
    bench.end_of(reading);
    bench.wait("all is told", |bench| {
        bench.projections.sockets.by_id.values().any(|socket| socket.program == client && socket.sent == 20000 * 4096)
    });
    assert!(bench.events.len() < 20_000, "{}", bench.events.len());
}

#[test]
fn a_server_lives_with_few_descriptors_too() {
    use std::os::unix::fs::PermissionsExt;
    let folder = tempfile::tempdir().unwrap();
    let few = folder.path().join("few");
    std::fs::write(&few, format!("#!/bin/sh\nulimit -n 40\nexec {} \"$@\"\n", env!("CARGO_BIN_EXE_enchufe"))).unwrap();
    std::fs::set_permissions(&few, PermissionsExt::from_mode(0o700)).unwrap();
    let mut bench = LabBench::of(&few, true);
    // Waits until it listens.
    bench.server(1, ServerKind::Web);
    let console = bench.console(2, "cliente");
    bench.value(console, "s = socket.socket()");
    assert_eq!(bench.value(console, "s.fileno()"), "3");
}

#[test]
fn a_program_that_gathers_memory_without_end_has_a_bound_of_its_own() {
    let mut bench = LabBench::new();
    let console = bench.console(1, "cliente");
    bench.value(console, "1");
    let limits = std::fs::read_to_string(format!("/proc/{}/limits", bench.pid(console))).unwrap();
    let data = limits.lines().find(|line| line.starts_with("Max data size")).unwrap();
    let soft: u64 = data.split_whitespace().nth(3).unwrap().parse().expect("a number of bytes");
    assert!(soft <= 2 << 30, "{data}");
    // Far below it, values are made and dropped as ever.
    assert_eq!(bench.value(console, "len('x' * 200000000)"), "200000000");
}

#[test]
fn programs_start_again_after_somebody_took_the_folder_away() {
    let mut bench = LabBench::new();
    let console = bench.console(1, "cliente");
    bench.value(console, "1");
    let folder = bench.lab.folder().to_owned();
    std::fs::remove_dir_all(&folder).unwrap();
    let before = bench.pid(console);
    bench.lab.order(Order::Restart { program: console });
    bench.wait("it is born again", |bench| {
        bench.events.iter().any(|event| matches!(&event.body, Body::Born(born) if born.pid != before))
    });
    bench.value(console, "s = socket.socket(socket.AF_UNIX)");
    bench.value(console, "s.bind('saludo')");
    drop(bench);
    assert!(!folder.exists());
}

#[test]
fn names_are_not_asked_of_others_where_only_loopback_is_allowed() {
    let mut bench = LabBench::new();
    let console = bench.console(1, "cliente");
    let Outcome::Raised(raised) = bench.done(console, "socket.gethostbyname('enchufe.invalid')") else {
        panic!("somebody was asked")
    };
    // EAI_AGAIN (netdb.h), as without a network.
    assert_eq!((raised.class.as_str(), raised.errno), ("socket.gaierror", Some(-3)));
    assert_eq!(bench.value(console, "socket.gethostbyname('localhost')"), "'127.0.0.1'");
}
