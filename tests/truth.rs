//! What the kernel tells of real programs' sockets, and who is asked where it refuses.

#[path = "support/lab_bench.rs"]
#[expect(dead_code, reason = "no server of ours is started here, and nobody's life is asked about")]
mod lab_bench;

use enchufe::journal::event::{Body, Event, ProgramId};
use enchufe::journal::projections::sockets::{Socket, Stage};
use enchufe::journal::socket::{SocketId, TcpState};
use enchufe::journal::truth::{Details, Source};
use enchufe::kernel::socket_truth::Silent;
use enchufe::lab::order::{Order, Signal};
use enchufe::lab::{Lab, Options};
use lab_bench::LabBench;

/// A connect that its program does not wait for is followed to its end, and found by who accepts it.
#[test]
fn a_connect_that_goes_on_without_its_program_is_followed_to_its_end() {
    let mut bench = LabBench::new();
    let (client, server) = (bench.console(1, "cliente"), bench.console(2, "servidor"));
    for statement in ["s = socket.socket()", "s.bind(('127.0.0.1', 0))", "s.listen(0)"] {
        bench.value(server, statement);
    }
    let port = bench.value(server, "s.getsockname()[1]");
    bench.value(client, "c = socket.create_connection(('127.0.0.1', {port}))".replace("{port}", &port).as_str());
    // The queue is full: the next one is not answered before somebody accepts.
    for statement in ["d = socket.socket()", "d.setblocking(False)"] {
        bench.value(client, statement);
    }
    assert_eq!(bench.value(client, &format!("d.connect_ex(('127.0.0.1', {port}))")), libc::EINPROGRESS.to_string());
    let d = named(&mut bench, client, "d");
    bench.lab.watch(vec![d]);
    bench.wait("it asks", |bench| {
        let timer = details(bench, d).and_then(|details| details.timer);
        known(bench, d).truth.state == Some(TcpState::SynSent) && timer.is_some()
    });
    bench.value(server, "x, _ = s.accept()");
    bench.wait("it asked again, and was answered", |bench| known(bench, d).stage == Stage::Connected);
    bench.value(server, "y, _ = s.accept()");
    let y = named(&mut bench, server, "y");
    bench.wait("both ends know each other", |bench| known(bench, d).other_end == Some(y));
}

/// A lab on a machine that lets nobody ask about sockets from outside.
fn refused() -> LabBench {
    let executable = env!("CARGO_BIN_EXE_enchufe").into();
    let options = Options { executable, only_loopback: true, pages: enchufe::i18n::pages::files() };
    let refusal = Silent::refused(std::io::Error::from_raw_os_error(libc::EPERM));
    LabBench::around(Lab::asking(options, Box::new(refusal)).expect("a lab"))
}

/// A client and a server that are connected.
fn connect(bench: &mut LabBench) -> (ProgramId, ProgramId) {
    let (client, server) = (bench.console(1, "cliente"), bench.console(2, "servidor"));
    for statement in ["s = socket.socket()", "s.bind(('127.0.0.1', 0))", "s.listen()"] {
        bench.value(server, statement);
    }
    let port = bench.value(server, "s.getsockname()[1]");
    bench.value(client, "c = socket.socket()");
    bench.value(client, &format!("c.connect(('127.0.0.1', {port}))"));
    bench.value(server, "conn, direccion = s.accept()");
    (client, server)
}

/// The socket that a name of a program stands for.
fn named(bench: &mut LabBench, program: ProgramId, name: &str) -> SocketId {
    let of =
        |bench: &LabBench| bench.projections.programs.by_id[&program].names.get(name).and_then(|known| known.socket);
    bench.wait("the name is known", |bench| of(bench).is_some());
    of(bench).unwrap()
}

fn known(bench: &LabBench, id: SocketId) -> &Socket {
    &bench.projections.sockets.by_id[&id]
}

fn details(bench: &LabBench, id: SocketId) -> Option<&Details> {
    known(bench, id).truth.details.as_deref()
}

#[test]
fn where_the_kernel_refuses_the_program_is_asked_even_while_it_waits() {
    let mut bench = refused();
    let (client, server) = connect(&mut bench);
    let (c, conn) = (named(&mut bench, client, "c"), named(&mut bench, server, "conn"));
    bench.lab.watch(vec![c, conn]);
    bench.value(client, "c.send(b'hola, soy Ana')");
    bench.wait("13 bytes wait, by the program's own word", |bench| {
        let asked = details(bench, conn).is_some_and(|details| details.source == Source::Program);
        asked && known(bench, conn).truth.unread == Some(13)
    });
    assert!(details(&bench, conn).unwrap().tcp.unwrap().bytes_received == Some(13));
    // The client's interpreter waits in the kernel, on the very socket that is asked about; its peer answers late.
    let statement = bench.run(client, "c.recv(100)");
    bench.blocked(client, "recv");
    bench.value(server, "conn.recv(100)");
    bench.wait("all is confirmed, told while it waits", |bench| {
        known(bench, c).truth.unacknowledged == Some(0)
            && details(bench, c).and_then(|details| details.tcp?.bytes_acknowledged) == Some(13)
    });
    bench.value(server, "conn.close()");
    bench.end_of(statement);
    bench.wait("the other end has closed", |bench| known(bench, c).truth.state == Some(TcpState::CloseWait));
}

#[test]
fn a_program_that_is_stopped_or_dies_while_it_is_asked_stops_nobody() {
    let mut bench = refused();
    let (client, server) = connect(&mut bench);
    let (c, conn) = (named(&mut bench, client, "c"), named(&mut bench, server, "conn"));
    bench.lab.order(Order::Signal { program: client, signal: Signal::Stop });
    bench.lab.watch(vec![c, conn]);
    bench.wait("the server is asked", |bench| details(bench, conn).is_some());
    assert_eq!(details(&bench, c), None, "a stopped program says nothing");
    bench.lab.order(Order::Signal { program: client, signal: Signal::Kill });
    bench.wait("its end is seen at the other", |bench| {
        matches!(known(bench, conn).truth.state, Some(TcpState::CloseWait | TcpState::Close))
    });
    assert_ne!(known(&bench, c).stage, Stage::Connected);
}

#[test]
fn what_is_told_of_a_socket_is_never_of_the_next_one_with_its_number() {
    let mut bench = refused();
    let (client, server) = connect(&mut bench);
    let (c, s) = (named(&mut bench, client, "c"), named(&mut bench, server, "s"));
    bench.lab.watch(vec![c, s]);
    bench.wait("it was told of", |bench| details(bench, c).is_some());
    bench.value(client, "c.close()");
    bench.value(client, "d = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)");
    let d = named(&mut bench, client, "d");
    assert_eq!(known(&bench, d).info.fd, known(&bench, c).info.fd);
    bench.lab.watch(vec![c, s, d]);
    bench.wait("the new one is told of", |bench| details(bench, d).is_some());
    // Whatever is still said of the first is its own: a UDP socket has no state.
    assert!(details(&bench, c).is_some_and(|details| details.tcp.is_some()));
    assert_eq!(known(&bench, d).truth.state, None);
}

#[test]
fn both_ends_of_a_unix_connection_know_who_is_at_the_other() {
    let mut bench = LabBench::new();
    let (client, server) = (bench.console(1, "cliente"), bench.console(2, "servidor"));
    for statement in [
        "s = socket.socket(socket.AF_UNIX)",
        "s.bind('\\0enchufe-quien-' + str(s.fileno()) + '-' + str(id(s)))",
        "s.listen()",
    ] {
        bench.value(server, statement);
    }
    let address = bench.value(server, "s.getsockname()");
    bench.value(client, "c = socket.socket(socket.AF_UNIX)");
    bench.value(client, &format!("c.connect({address})"));
    bench.value(server, "conn, direccion = s.accept()");
    let (c, conn) = (named(&mut bench, client, "c"), named(&mut bench, server, "conn"));
    let s = named(&mut bench, server, "s");
    let (client_pid, server_pid) = (bench.pid(client) as i32, bench.pid(server) as i32);
    // The `connect` itself tells it; of an accepted socket its program is asked once it is looked at.
    let peer = |bench: &LabBench, id| details(bench, id).and_then(|details| details.peer).map(|peer| peer.pid);
    bench.wait("the client knows", |bench| peer(bench, c) == Some(server_pid));
    bench.lab.watch(vec![c, conn, s]);
    bench.wait("the server knows", |bench| peer(bench, conn) == Some(client_pid));
    // Later looks from outside do not tell it, and it stays.
    bench.value(client, "c.send(b'hola')");
    bench.wait("4 bytes wait", |bench| known(bench, conn).truth.unread == Some(4));
    bench.wait("seen from outside", |bench| details(bench, c).is_some_and(|details| details.source == Source::Outside));
    assert_eq!((peer(&bench, c), peer(&bench, conn)), (Some(server_pid), Some(client_pid)));
    assert_eq!(peer(&bench, s), None, "a listener has no other end");
}

#[test]
fn sockets_that_no_table_lists_are_told_by_their_programs_and_a_bound_one_by_the_kernel() {
    let mut bench = LabBench::new();
    let program = bench.console(1, "uno");
    bench.value(program, "fresco = socket.socket()");
    bench.value(program, "atado = socket.socket()");
    bench.value(program, "atado.bind(('127.0.0.1', 0))");
    let (fresh, bound) = (named(&mut bench, program, "fresco"), named(&mut bench, program, "atado"));
    bench.lab.watch(vec![fresh, bound]);
    bench.wait("both are told of", |bench| [fresh, bound].iter().all(|id| details(bench, *id).is_some()));
    let fresh = (known(&bench, fresh).truth.state, details(&bench, fresh).unwrap().source);
    assert_eq!(fresh, (Some(TcpState::Close), Source::Program));
    let bound = (known(&bench, bound).truth.state, details(&bench, bound).unwrap().source);
    // Before Linux 6.8 the kernel does not list it, and its program says what its descriptor does.
    let expected = [(Some(TcpState::BoundInactive), Source::Outside), (Some(TcpState::Close), Source::Program)];
    assert!(expected.contains(&bound), "{bound:?}");
}

/// Its repetitions are told when they are made: what is counted down is never long past.
#[test]
fn the_repetitions_of_a_connect_that_waits_are_told_as_they_are_made() {
    let mut bench = LabBench::new();
    let client = bench.console(1, "cliente");
    for statement in ["s = socket.socket()", "s.bind(('127.0.0.1', 0))", "s.listen(0)"] {
        bench.value(client, statement);
    }
    bench.value(client, "c = socket.create_connection(s.getsockname())");
    bench.value(client, "d = socket.socket()");
    let d = named(&mut bench, client, "d");
    bench.lab.watch(vec![d]);
    bench.run(client, "d.connect(s.getsockname())");
    let told = |bench: &LabBench| -> Vec<(u64, u64, u8)> {
        let of_d = |event: &Event| match &event.body {
            Body::Sample { socket, truth: Some(truth) } if *socket == d => {
                let timer = truth.details.as_ref()?.timer?;
                Some((event.time, timer.due, timer.tries))
            }
            _ => None,
        };
        bench.events.iter().filter_map(of_d).collect()
    };
    // Long before the next one: the kernel repeats a second later at the earliest (tcp_syn_linear_timeouts).
    let timely = |(time, due, tries): &(u64, u64, u8)| *tries > 0 && *due > time + 500_000_000;
    bench.wait("three repetitions in time", |bench| told(bench).iter().filter(|one| timely(one)).count() >= 3);
}
