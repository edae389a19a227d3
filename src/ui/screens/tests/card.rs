//! Cards of sockets to draw: a connection on its way to its end, all figures, a listener's queue, sockets without states.

use super::{frame, oscuro, scenes};
use crate::app::keys::{Code, Key};
use crate::app::stage::Stage;
use crate::i18n::Language;
use crate::journal::call::{Call, CallId, Operation, Returned, ShutdownHow};
use crate::journal::event::Body;
use crate::journal::socket::{AcceptQueue, SocketId, TcpState, Truth};
use crate::journal::truth::{Credentials, Details, Memory, Source, TcpFigures, Timer, TimerKind};
use crate::ui::test_support::text_of;

fn says(stage: &mut Stage, program: &str, name: &str, truth: Truth) {
    let socket = stage.socket(program, name);
    tells(stage, program, socket, Some(truth));
}

/// The same of a socket that may have lost its name.
fn tells(stage: &mut Stage, program: &str, socket: SocketId, truth: Option<Truth>) {
    let program = stage.id(program);
    stage.happens(program, Body::Sample { socket, truth });
}

/// The client closed, the server did so too if `both`; and both sockets.
fn closed(both: bool) -> (Stage, [SocketId; 2]) {
    let mut stage = scenes::unread();
    let sockets = [("cliente", "c"), ("servidor", "conn")].map(|(program, name)| stage.socket(program, name));
    let state = |state| Some(Truth { state: Some(state), ..Truth::default() });
    stage.line("c.recv(100)");
    stage.line("c.close()");
    tells(&mut stage, "cliente", sockets[0], state(TcpState::FinWait2));
    tells(&mut stage, "servidor", sockets[1], state(TcpState::CloseWait));
    if both {
        stage.focus("servidor");
        stage.line("conn.close()");
        tells(&mut stage, "servidor", sockets[1], None);
        stage.focus("cliente");
    }
    (stage, sockets)
}

fn figures() -> Details {
    let memory = Memory { receive: 2304, receive_limit: 131_072, send: 0, send_limit: 2_626_560, drops: 0 };
    let tcp = TcpFigures {
        rtt: Some(43),
        min_rtt: Some(19),
        rto: Some(201_000),
        cwnd: Some(10),
        mss: Some(32_741),
        ssthresh: None,
        send_window: Some(65_536),
        receive_window: Some(65_483),
        retransmissions: Some(0),
        bytes_acknowledged: Some(13),
        bytes_received: Some(9),
    };
    Details { unsent: Some(0), memory: Some(memory), tcp: Some(tcp), ..Details::default() }
}

fn open(stage: &mut Stage) {
    stage.key(Key::alt('s'));
}

/// The client closed, and the server has not.
pub fn states() -> Stage {
    let (mut stage, _) = closed(false);
    open(&mut stage);
    stage
}

/// The client waits its minute after both have closed.
pub fn time_wait() -> Stage {
    let (mut stage, [client, _]) = closed(true);
    let timer = Timer { kind: TimerKind::TimeWait, due: stage.model.now + 42_500_000_000, tries: 0 };
    let details = Details { timer: Some(timer), ..Details::default() };
    let kept = Truth { state: Some(TcpState::TimeWait), details: Some(Box::new(details)), ..Truth::default() };
    tells(&mut stage, "cliente", client, Some(kept));
    open(&mut stage);
    stage
}

/// All figures of a connection with bytes to read.
pub fn facts() -> Stage {
    let mut stage = scenes::unread();
    let truth = |unread, acknowledged, received| {
        let tcp = figures().tcp.map(|tcp| TcpFigures {
            bytes_acknowledged: Some(acknowledged),
            bytes_received: Some(received),
            ..tcp
        });
        Truth {
            state: Some(TcpState::Established),
            unread: Some(unread),
            unacknowledged: Some(0),
            details: Some(Box::new(Details { tcp, ..figures() })),
            ..Truth::default()
        }
    };
    says(&mut stage, "cliente", "c", truth(9, 13, 9));
    says(&mut stage, "servidor", "conn", truth(0, 9, 13));
    open(&mut stage);
    stage.press(Code::Tab);
    (0..8).for_each(|_| stage.press(Code::Down));
    stage
}

/// A listener with more who wait than it asked for.
pub fn queue() -> Stage {
    let mut stage = scenes::waiting_connection();
    let accept_queue = Some(AcceptQueue { waiting: 3, limit: 2 });
    says(&mut stage, "servidor", "s", Truth { state: Some(TcpState::Listen), accept_queue, ..Truth::default() });
    stage.focus("servidor");
    open(&mut stage);
    stage.press(Code::Tab);
    stage.press(Code::Up);
    (0..4).for_each(|_| stage.press(Code::Down));
    stage
}

/// A datagram socket, of which the kernel tells no states.
pub fn datagram() -> Stage {
    let mut stage = scenes::datagrams();
    open(&mut stage);
    stage.press(Code::Tab);
    stage
}

/// A Unix connection, whose other end is known by its process.
pub fn unix() -> Stage {
    let mut stage = scenes::unix();
    let focused = stage.model.focused().map(|it| it.id).expect("a program");
    let socket = stage.model.sockets_of(focused).last().map(|socket| socket.info.id).expect("a socket");
    let details = Details { peer: Some(Credentials { pid: 4002, uid: 1000, gid: 1000 }), ..Details::default() };
    let truth = Truth { unread: Some(0), details: Some(Box::new(details)), ..Truth::default() };
    stage.happens(focused, Body::Sample { socket, truth: Some(truth) });
    open(&mut stage);
    stage
}

/// Where the kernel tells nothing from outside, a closed connection keeps what was known of it, and that is said.
#[test]
fn a_state_that_nobody_has_told_of_since_the_close_is_no_present() {
    let mut stage = scenes::unread();
    let socket = stage.socket("cliente", "c");
    let told = |state| Some(Truth { state: Some(state), ..Truth::default() });
    tells(&mut stage, "cliente", socket, told(TcpState::Established));
    stage.line("c.close()");
    open(&mut stage);
    stage.press(Code::Tab);
    let seen = |stage: &mut Stage| {
        (0..30).for_each(|_| stage.press(Code::Up));
        let mut stood = String::new();
        for _ in 0..30 {
            let text = text_of(&frame(stage, Language::Spanish, oscuro(), 80, 24));
            stood += &text;
            stage.press(Code::Down);
        }
        // As it is read: a sentence goes over several rows.
        stood
            .split(|c: char| c == '│' || c.is_whitespace())
            .filter(|word| !word.is_empty())
            .collect::<Vec<_>>()
            .join(" ")
    };
    let unknown = seen(&mut stage);
    assert!(unknown.contains("ESTABLISHED (al cerrar)"), "{unknown}");
    assert!(unknown.contains("lo último que se supo"), "{unknown}");
    tells(&mut stage, "cliente", socket, told(TcpState::FinWait2));
    let known = seen(&mut stage);
    assert!(known.contains("FIN_WAIT2") && !known.contains("al cerrar"), "{known}");
}

/// A listener's states are drawn with its queue: who waits in it by name, as far as the kernel's number agrees.
#[test]
fn who_waits_in_a_listeners_queue_stands_in_it() {
    let mut stage = scenes::waiting_connection();
    let says = |stage: &mut Stage, waiting, limit| {
        let accept_queue = Some(AcceptQueue { waiting, limit });
        self::says(stage, "servidor", "s", Truth { state: Some(TcpState::Listen), accept_queue, ..Truth::default() });
        text_of(&frame(stage, Language::Spanish, oscuro(), 80, 24))
    };
    stage.focus("servidor");
    open(&mut stage);
    let text = says(&mut stage, 1, 2);
    assert!(text.contains("accept() ◀ │ cliente c │  1 de 2") && text.contains("accept se lleva la primera"), "{text}");
    // Others than ours are in it too: nobody knows in which order.
    let text = says(&mut stage, 2, 1);
    assert!(text.contains("accept() ◀ │ ▓▓ │ ▓▓ │  2 de 1") && text.contains("La cola está llena"), "{text}");
    let text = says(&mut stage, 0, 5);
    assert!(text.contains("accept() ◀ │  0 de 5") && text.contains("accept esperaría"), "{text}");
    let text = says(&mut stage, 4096, 4096);
    assert!(text.contains("…│  4096 de 4096"), "{text}");
}

/// Where the kernel refuses to tell from outside, that is said above what the programs tell of their own.
#[test]
fn where_the_kernel_refuses_it_is_said_who_tells() {
    let mut stage = scenes::unread();
    let told = |source| {
        let details = Some(Box::new(Details { source, ..figures() }));
        Truth { state: Some(TcpState::Established), details, ..Truth::default() }
    };
    let text = |stage: &mut Stage| text_of(&frame(stage, Language::Spanish, oscuro(), 80, 24));
    let socket = stage.socket("cliente", "c");
    says(&mut stage, "cliente", "c", told(Source::Outside));
    says(&mut stage, "servidor", "conn", told(Source::Program));
    assert!(text(&mut stage).contains("NÚCLEO · lado del cliente"), "the kernel tells of one: it does not refuse");
    says(&mut stage, "cliente", "c", told(Source::Program));
    let drawn = text(&mut stage);
    assert!(drawn.contains("NÚCLEO · según cliente") && drawn.contains("NÚCLEO · según servidor"), "{drawn}");
    open(&mut stage);
    assert!(text(&mut stage).contains("ficha · según cada programa"), "{}", text(&mut stage));
    stage.press(Code::Escape);
    stage.line("c.close()");
    assert!(text(&mut stage).contains("Lo que se supo al cerrarlo."), "{}", text(&mut stage));
    open(&mut stage);
    assert!(matches!(&stage.model.popup, Some(crate::app::popup::Popup::Card(card)) if card.socket == socket));
    assert!(text(&mut stage).contains("ESTABLISHED  al cerrar; después nadie lo ha contado"), "{}", text(&mut stage));
}

/// An edge is called by the call that was made.
#[test]
fn an_edge_bears_the_call_that_walked_it() {
    let mut stage = scenes::unread();
    let socket = stage.socket("cliente", "c");
    let state = |state| Some(Truth { state: Some(state), ..Truth::default() });
    tells(&mut stage, "cliente", socket, state(TcpState::Established));
    open(&mut stage);
    let text = |stage: &mut Stage| text_of(&frame(stage, Language::Spanish, oscuro(), 80, 24));
    assert!(text(&mut stage).contains("     close() /"));
    stage.press(Code::Escape);
    let shutdown = Call {
        id: CallId(99),
        socket: Some(socket),
        fd: 3,
        operation: Operation::Shutdown { how: ShutdownHow::Write },
        began: stage.model.now,
        result: Ok(Returned::Nothing),
        names: None,
        truth: None,
    };
    let program = stage.id("cliente");
    stage.happens(program, Body::Call(shutdown));
    tells(&mut stage, "cliente", socket, state(TcpState::FinWait2));
    open(&mut stage);
    assert!(text(&mut stage).contains("  shutdown() /"), "{}", text(&mut stage));
}

/// A `connect` that waits: its state is in the pane, and where it goes on its card.
#[test]
fn a_connect_that_waits_is_told_by_state_and_destination() {
    let mut stage = Stage::lab();
    stage.line("c = socket.socket()");
    let socket = stage.socket("cliente", "c");
    let address = crate::journal::scene::loopback(41_234);
    stage.blocks("cliente", Operation::Connect { address, returns_errno: false }, Some(socket));
    tells(&mut stage, "cliente", socket, Some(Truth { state: Some(TcpState::SynSent), ..Truth::default() }));
    let text = |stage: &mut Stage| text_of(&frame(stage, Language::Spanish, oscuro(), 80, 24));
    assert!(text(&mut stage).contains("SYN_SENT") && !text(&mut stage).contains("sin dirección"));
    open(&mut stage);
    stage.press(Code::Tab);
    assert!(text(&mut stage).contains("127.0.0.1:41234"), "{}", text(&mut stage));
    // What its program cannot tell yet, the kernel may.
    assert!(!text(&mut stage).contains("127.0.0.1:50777"));
    let details = Details { local: Some(crate::journal::scene::loopback(50_777)), ..figures() };
    let truth = Truth { state: Some(TcpState::SynSent), details: Some(Box::new(details)), ..Truth::default() };
    tells(&mut stage, "cliente", socket, Some(truth));
    assert!(text(&mut stage).contains("127.0.0.1:50777"), "{}", text(&mut stage));
}

/// What has an address and neither listens nor is connected stands where everything begins.
#[test]
fn a_bound_socket_stands_at_the_beginning() {
    let mut stage = Stage::lab();
    stage.line("c = socket.socket()");
    stage.line("c.bind((\"127.0.0.1\", 0))");
    says(&mut stage, "cliente", "c", Truth { state: Some(TcpState::BoundInactive), ..Truth::default() });
    open(&mut stage);
    let text = text_of(&frame(&mut stage, Language::Spanish, oscuro(), 80, 24));
    assert!(text.contains("cliente c ▸ CLOSE"), "{text}");
}
