//! A lab to draw in tests, and buffers as text.
//!
//! [`scene`] holds: 1 `cliente`, in the middle of a TCP conversation with 2 `eco`, its answer unread;
//! 3 `ana`, a console that sent datagrams to 4 `bea`, which read one whole and one in part; 5 `tarde`, whose
//! connection was refused and which was then killed; 6 `puerta`, which listens with a connection in its queue.

use std::collections::BTreeMap;
use std::net::Ipv4Addr;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::{Color, Style};

use crate::i18n::{I18n, Language};
use crate::journal::address::Address;
use crate::journal::call::*;
use crate::journal::event::*;
use crate::journal::payload::Payload;
use crate::journal::projections::Projections;
use crate::journal::projections::calls::{Deed, Line as LogLine, LineEnd, Unfinished};
use crate::journal::projections::programs::{Entry, Life, Name, Program};
use crate::journal::projections::sockets::{Socket, Stage};
use crate::journal::projections::travel::*;
use crate::journal::socket::*;
use crate::ui::Look;
use crate::ui::theme::{Theme, ThemeName};

/// Looks that own what they refer to.
pub mod looks {
    use super::*;

    /// A theme and the words of a language.
    pub struct OwnLook(Theme, I18n);

    impl OwnLook {
        /// To draw with.
        pub fn get(&self) -> Look<'_> {
            Look::new(&self.0, &self.1, &crate::app::keymap::DEFAULT)
        }
    }

    /// The default theme in `language`.
    pub fn of(language: Language) -> OwnLook {
        OwnLook(Theme::new(ThemeName::Oscuro, false), I18n::new(language))
    }

    /// The default theme in Spanish.
    pub fn spanish() -> OwnLook {
        of(Language::Spanish)
    }

    /// No colour and no sign beyond ASCII, in Spanish.
    pub fn plain() -> OwnLook {
        OwnLook(Theme::new(ThemeName::Mono, true), I18n::new(Language::Spanish))
    }
}

/// What a buffer shows, a line a row.
pub fn text_of(buffer: &Buffer) -> String {
    let mut text = String::new();
    for y in buffer.area.top()..buffer.area.bottom() {
        let mut x = buffer.area.left();
        while x < buffer.area.right() {
            let symbol = buffer[(x, y)].symbol();
            text.push_str(symbol);
            x += unicode_width::UnicodeWidthStr::width(symbol).max(1) as u16;
        }
        text.push('\n');
    }
    text
}

/// What a buffer shows, and below it every run of cells that is not in the default style.
pub fn picture(buffer: &Buffer) -> String {
    let mut text: String = text_of(buffer).lines().map(|line| format!("|{line}|\n")).collect();
    text.push_str("styles:\n");
    let plain = Style::reset();
    for y in buffer.area.top()..buffer.area.bottom() {
        let mut runs: Vec<(u16, u16, Style)> = Vec::new();
        for x in buffer.area.left()..buffer.area.right() {
            let style = buffer[(x, y)].style();
            match runs.last_mut() {
                Some((_, end, last)) if *end == x && *last == style => *end = x + 1,
                _ => runs.push((x, x + 1, style)),
            }
        }
        let bare = Style { underline_color: None, ..plain };
        let told: Vec<String> = runs
            .iter()
            .filter(|(_, _, style)| (style.fg, style.bg, style.add_modifier) != (bare.fg, bare.bg, bare.add_modifier))
            .map(|(from, to, style)| {
                let colour = style.fg.filter(|fg| *fg != Color::Reset).map(|fg| format!("{fg} ")).unwrap_or_default();
                let ground =
                    style.bg.filter(|bg| *bg != Color::Reset).map(|bg| format!("on {bg} ")).unwrap_or_default();
                format!("{from}..{to} {colour}{ground}{:?}", style.add_modifier)
            })
            .collect();
        if !told.is_empty() {
            text.push_str(&format!("{y:>2}: {}\n", told.join(" | ")));
        }
    }
    text
}

/// Draws into an empty buffer of this size.
pub fn drawn(width: u16, height: u16, draw: impl FnOnce(&mut Buffer, Rect)) -> Buffer {
    let mut buffer = Buffer::empty(Rect::new(0, 0, width, height));
    let area = buffer.area;
    draw(&mut buffer, area);
    buffer
}

/// Calls `draw` for every small size and some big ones, also at places that lie outside the buffer: nothing
/// may panic, and nothing may be drawn outside the area.
pub fn at_every_size(mut draw: impl FnMut(&mut Buffer, Rect)) {
    let small = (0..=30).flat_map(|width| (0..=10).map(move |height| (width, height)));
    for (width, height) in small.chain([(38, 6), (78, 4), (120, 36), (200, 60), (1, 60), (300, 1)]) {
        let mut buffer = Buffer::empty(Rect::new(0, 0, width + 4, height + 2));
        let area = Rect::new(2, 1, width, height);
        draw(&mut buffer, area);
        for y in 0..buffer.area.height {
            for x in 0..buffer.area.width {
                let inside = area.contains((x, y).into());
                assert!(inside || buffer[(x, y)] == Default::default(), "{width}×{height}: drew at {x},{y}");
            }
        }
        let mut smaller = Buffer::empty(Rect::new(0, 0, width / 2, height / 2));
        draw(&mut smaller, Rect::new(1, 1, width, height));
    }
}

/// The loopback address with this port.
pub fn loopback(port: u16) -> Address {
    Address::Inet { ip: Ipv4Addr::LOCALHOST, port }
}

/// A program without a history.
pub fn program(id: u16, name: &str, role: Role) -> Program {
    Program {
        id: ProgramId(id),
        name: name.to_owned(),
        role,
        pid: 4311 + u32::from(id),
        life: Life::Alive,
        asks: false,
        running: None,
        running_since: 0,
        blocked: None,
        blocked_too: Vec::new(),
        listening: Vec::new(),
        names: BTreeMap::new(),
        transcript: [Entry::Born { pid: 4311 + u32::from(id) }].into(),
        forgotten: 0,
        transcript_bytes: 0,
    }
}

/// A socket of a program; `id` is also when it was born and touched.
pub fn socket(program: u16, id: u64, fd: i32, family: Family, kind: Kind, stage: Stage) -> Socket {
    Socket {
        info: SocketInfo { id: SocketId(id), fd, inode: 9000 + id, family, kind, protocol: Protocol(0) },
        program: ProgramId(program),
        descriptors: if stage == Stage::Closed { Vec::new() } else { vec![fd] },
        stage,
        names: Names::default(),
        truth: Truth::default(),
        truth_time: id,
        other_end: None,
        listener: None,
        sent: 0,
        received: 0,
        born: id,
        touched: id,
    }
}

/// The truth of a stream connection.
pub fn connection_truth(unacknowledged: u32, unread: u32) -> Truth {
    Truth {
        state: Some(TcpState::Established),
        unread: Some(unread),
        unacknowledged: Some(unacknowledged),
        ..Truth::default()
    }
}

/// A statement of a transcript.
pub fn statement(number: u64, source: &str) -> Entry {
    Entry::Statement { statement: StatementId(number), source: source.to_owned() }
}

/// A call of a server that succeeded.
pub fn server_call(number: u64, operation: Operation, returned: Returned) -> Entry {
    Entry::Call(Box::new(Call {
        id: CallId(number),
        socket: None,
        fd: 4,
        operation,
        began: number,
        result: Ok(returned),
        names: None,
        truth: None,
    }))
}

/// Bytes that moved.
pub fn moved(bytes: &[u8]) -> Returned {
    Returned::Moved { payload: Payload::of(bytes), peer: None, truncated: false }
}

/// A refused connection.
pub fn refused() -> Raised {
    Raised {
        class: "ConnectionRefusedError".to_owned(),
        message: "[Errno 111] Connection refused".to_owned(),
        errno: Some(111),
        line: Some(1),
        column: None,
        call: None,
        hint: None,
    }
}

/// The whole lab.
pub fn scene() -> Projections {
    let mut all = Projections::default();
    programs(&mut all);
    sockets(&mut all);
    travel(&mut all);
    calls(&mut all);
    all
}

fn programs(all: &mut Projections) {
    let mut add = |program: Program| {
        all.programs.by_id.insert(program.id, program);
    };
    let mut client = program(1, "cliente", Role::Console);
    client.transcript.extend([
        statement(1, "import socket"),
        statement(2, "c = socket.socket()"),
        statement(3, "c.connect((\"127.0.0.1\", 41234))"),
        statement(4, "c.send(b\"hola, soy Ana\")"),
        Entry::Value("13".to_owned()),
    ]);
    client.names.insert("c".to_owned(), Name { type_name: "socket".to_owned(), socket: Some(SocketId(10)) });
    add(client);

    let mut echo = program(2, "eco", Role::Server(ServerKind::EchoTcp));
    echo.listening = vec![loopback(41234)];
    let accepted = SocketInfo {
        id: SocketId(21),
        fd: 4,
        inode: 9021,
        family: Family::INET,
        kind: Kind::STREAM,
        protocol: Protocol(0),
    };
    echo.transcript.extend([
        server_call(1, Operation::Accept, Returned::Socket { socket: accepted, peer: Some(loopback(57046)) }),
        server_call(2, Operation::Receive { size: 65536, flags: 0, into_buffer: false }, moved(b"hola, soy Ana")),
        server_call(3, Operation::SendAll { asked: 13, flags: 0 }, moved(b"hola, soy Ana")),
    ]);
    add(echo);

    let mut ana = program(3, "ana", Role::Console);
    ana.transcript.extend([
        statement(1, "for palabra in (b\"AAA\", b\"BBB\"):\n    a.send(palabra)\n"),
        Entry::Output { stream: Stream::Out, text: "enviado ".to_owned() },
        Entry::Output { stream: Stream::Out, text: "todo\n".to_owned() },
        statement(2, "b\"año\""),
        Entry::Raised(Raised {
            class: "SyntaxError".to_owned(),
            message: "bytes can only contain ASCII literal characters".to_owned(),
            errno: None,
            column: Some(1),
            ..refused()
        }),
    ]);
    add(ana);

    let mut bea = program(4, "bea", Role::Console);
    bea.transcript.push_back(statement(1, "b.recv(100)"));
    bea.running = Some(StatementId(1));
    bea.blocked = Some(CallStarted {
        id: CallId(1),
        socket: Some(SocketId(40)),
        fd: 3,
        operation: Operation::Receive { size: 100, flags: 0, into_buffer: false },
        began: 50,
    });
    bea.names.insert("b".to_owned(), Name { type_name: "socket".to_owned(), socket: Some(SocketId(40)) });
    add(bea);

    let mut late = program(5, "tarde", Role::Console);
    late.life = Life::Dead { death: Death::Killed(9), time: 90 };
    late.transcript.extend([
        statement(1, "t.connect((\"127.0.0.1\", 41999))"),
        Entry::Raised(refused()),
        Entry::ClosedWithoutName { fd: 3 },
        Entry::Died(Death::Killed(9)),
    ]);
    add(late);

    let mut door = program(6, "puerta", Role::Console);
    door.names.insert("s".to_owned(), Name { type_name: "socket".to_owned(), socket: Some(SocketId(60)) });
    add(door);
}

fn sockets(all: &mut Projections) {
    let mut add = |socket: Socket| all.sockets.put(socket);
    let stream = |program, id, fd, stage| socket(program, id, fd, Family::INET, Kind::STREAM, stage);
    let datagram = |program, id, fd, stage| socket(program, id, fd, Family::INET, Kind::DGRAM, stage);
    add(Socket {
        names: Names { local: Some(loopback(57046)), peer: Some(loopback(41234)) },
        truth: connection_truth(0, 13),
        ..stream(1, 10, 3, Stage::Connected)
    });
    add(Socket {
        names: Names { local: Some(loopback(41234)), peer: None },
        truth: Truth {
            state: Some(TcpState::Listen),
            accept_queue: Some(AcceptQueue { waiting: 0, limit: 128 }),
            ..Truth::default()
        },
        ..stream(2, 20, 3, Stage::Listening)
    });
    add(Socket {
        names: Names { local: Some(loopback(41234)), peer: Some(loopback(57046)) },
        truth: connection_truth(0, 0),
        listener: Some(SocketId(20)),
        ..stream(2, 21, 4, Stage::Connected)
    });
    add(Socket {
        names: Names { local: Some(loopback(39214)), peer: Some(loopback(46012)) },
        truth: Truth { unread: Some(0), unacknowledged: Some(0), ..Truth::default() },
        ..datagram(3, 30, 3, Stage::Connected)
    });
    add(Socket {
        names: Names { local: Some(loopback(46012)), peer: None },
        truth: Truth { unread: Some(3), receive_memory: Some(1664), ..Truth::default() },
        ..datagram(4, 40, 3, Stage::Bound)
    });
    add(Socket {
        names: Names { local: Some(loopback(40777)), peer: None },
        truth: Truth {
            state: Some(TcpState::Listen),
            accept_queue: Some(AcceptQueue { waiting: 1, limit: 128 }),
            ..Truth::default()
        },
        ..stream(6, 60, 3, Stage::Listening)
    });
    add(Socket { names: Names::default(), ..stream(6, 61, 4, Stage::Fresh) });
    add(Socket { names: Names { local: Some(loopback(40888)), peer: None }, ..stream(6, 62, 5, Stage::Bound) });
    add(Socket {
        names: Names { local: Some(Address::Path(b"/run/user/1000/enchufe/saludo".to_vec())), peer: None },
        ..socket(6, 63, 6, Family::UNIX, Kind::STREAM, Stage::Listening)
    });
    add(Socket {
        names: Names { local: Some(loopback(40777)), peer: Some(loopback(50001)) },
        truth: Truth { state: Some(TcpState::TimeWait), ..Truth::default() },
        ..stream(6, 59, 7, Stage::Closed)
    });
    // The newest: a connection of which the kernel has told nothing yet.
    add(Socket {
        names: Names { local: Some(loopback(50002)), peer: Some(loopback(41234)) },
        touched: 70,
        ..stream(6, 64, 8, Stage::Connected)
    });
}

/// An end held by a program of the lab.
pub fn end(program: u16, socket: u64, port: u16) -> End {
    End { program: Some(ProgramId(program)), socket: Some(SocketId(socket)), address: Some(loopback(port)) }
}

/// A ribbon of these bytes with notches at these offsets.
pub fn ribbon(bytes: &[u8], read: u64, sends: &[u64], reads: &[u64]) -> Ribbon {
    Ribbon {
        sent: bytes.len() as u64,
        read,
        bytes: bytes.iter().copied().collect(),
        send_ends: sends.iter().copied().collect(),
        read_ends: reads.iter().copied().collect(),
        ..Ribbon::default()
    }
}

/// A card.
pub fn card(bytes: &[u8], fate: Fate) -> Card {
    Card { bytes: bytes.to_vec(), length: Some(bytes.len() as u64), fate }
}

fn travel(all: &mut Projections) {
    all.travel.conversations = vec![
        Conversation {
            family: Family::INET,
            kind: Kind::STREAM,
            ends: [end(1, 10, 57046), end(2, 21, 41234)],
            ways: [
                Way::Ribbon(ribbon(b"hola, soy Ana", 13, &[6, 13], &[13])),
                Way::Ribbon(ribbon(b"hola, soy Ana", 0, &[13], &[])),
            ],
            touched: 100,
        },
        Conversation {
            family: Family::INET,
            kind: Kind::DGRAM,
            ends: [end(3, 30, 39214), end(4, 40, 46012)],
            ways: [
                Way::Cards(Cards {
                    sent: 4,
                    read: 2,
                    cards: [
                        card(b"AAA", Fate::Read),
                        card(b"0123456789", Fate::Torn(4)),
                        card(b"BBB", Fate::Waiting),
                        card(b"", Fate::Waiting),
                    ]
                    .into(),
                }),
                Way::Cards(Cards::default()),
            ],
            touched: 90,
        },
        Conversation {
            family: Family::INET,
            kind: Kind::STREAM,
            ends: [End { program: None, socket: None, address: Some(loopback(50001)) }, end(6, 60, 40777)],
            ways: [
                Way::Ribbon(ribbon(b"GET / HTTP/1.1\r\n\r\n", 18, &[], &[18])),
                Way::Ribbon(Ribbon { finished: true, ..ribbon(b"HTTP/1.1 200 OK\r\n", 17, &[17], &[]) }),
            ],
            touched: 80,
        },
    ];
}

fn calls(all: &mut Projections) {
    let line = |program: u16, name: &str, end: LineEnd| LogLine {
        first: 0,
        last: 0,
        statement: None,
        program: ProgramId(program),
        id: None,
        name: name.to_owned(),
        socket: None,
        fd: 3,
        reached: None,
        end,
        deed: Deed::Other,
        began: 0,
    };
    all.calls.lines = [
        line(1, "connect", LineEnd::Done { took: 104_000, bytes: None }),
        line(2, "accept", LineEnd::Done { took: 9_000, bytes: None }),
        line(1, "send", LineEnd::Done { took: 11_000, bytes: Some(13) }),
        line(5, "connect", LineEnd::Failed { took: 98_000, why: Unfinished::Errno(libc::ECONNREFUSED) }),
        line(5, "recv", LineEnd::Failed { took: 1_500_000_000, why: Unfinished::TimedOut }),
        line(3, "send", LineEnd::Many { calls: 1204, bytes: 1_204_000, took: 8_400_000 }),
        line(4, "recv", LineEnd::Blocked),
    ]
    .into();
    all.calls.total = 1210;
}
