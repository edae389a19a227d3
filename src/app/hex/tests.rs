use super::page::{Heading, Page, Row, Taken};
use super::reading::Told;
use super::text::{Utf8, control_name, needle, utf8};
use super::*;
use crate::app::keys::{Code, Key};
use crate::app::message::Msg;
use crate::app::model::Place;
use crate::app::mouse::{Click, Target};
use crate::app::pointer::Gesture;
use crate::app::stage::Stage;
use crate::journal::call::{Call, CallId, Direction, Operation, Returned, Summary};
use crate::journal::event::Body;
use crate::journal::payload::Payload;
use crate::journal::projections::travel::{Card, Cards, Fate, Ribbon};
use std::collections::VecDeque;

/// A connection of client and server; nothing was sent.
pub(crate) fn connected() -> Stage {
    let mut stage = Stage::connected();
    stage.focus("cliente");
    stage
}

/// A call of one end that moved these bytes, whatever they are.
pub(crate) fn moves(stage: &mut Stage, sends: bool, number: u64, bytes: &[u8]) {
    if !sends {
        return receives(stage, ("servidor", "conn"), number, bytes, false);
    }
    call(stage, ("cliente", "c"), number, Operation::Send { asked: bytes.len() as u64, flags: 0 }, bytes, false);
}

/// A receive on what a program calls so.
pub(crate) fn receives(stage: &mut Stage, at: (&str, &str), number: u64, bytes: &[u8], truncated: bool) {
    let operation = Operation::Receive { size: bytes.len() as u64, flags: 0, into_buffer: false };
    call(stage, at, number, operation, bytes, truncated);
}

fn call(
    stage: &mut Stage,
    (program, name): (&str, &str),
    number: u64,
    operation: Operation,
    bytes: &[u8],
    truncated: bool,
) {
    let (id, socket) = (stage.id(program), stage.socket(program, name));
    let returned = Returned::Moved { payload: Payload::of(bytes), peer: None, truncated };
    let call = Call {
        id: CallId(number),
        socket: Some(socket),
        fd: 3,
        operation,
        began: 0,
        result: Ok(returned),
        names: None,
        truth: None,
    };
    stage.happens(id, Body::Call(call));
}

fn hex(stage: &Stage) -> &HexPopup {
    match &stage.model.popup {
        Some(Popup::Hex(hex)) => hex,
        other => panic!("{other:?}"),
    }
}

fn open(stage: &mut Stage) {
    stage.key(Key::alt('x'));
    assert_eq!(stage.model.place(), Place::Hex);
}

/// Of the byte at a place: the statement or name of its send, and of the recv that took it.
fn calls(hex: &HexPopup, place: usize) -> (Option<String>, Result<String, &'static str>) {
    let at = hex.page.at(place).unwrap();
    let name = |touch: &reading::Touch| touch.statement.clone().unwrap_or(touch.name.to_owned());
    let taken = match hex.page.taken(hex.told(), at) {
        Taken::By(touch) => Ok(name(touch)),
        Taken::Before => Err("before"),
        Taken::Waiting => Err("waiting"),
        Taken::Lost => Err("lost"),
        Taken::Refused => Err("refused"),
    };
    (hex.page.send(hex.told(), at).map(name), taken)
}

#[test]
fn each_byte_knows_the_send_it_came_with_and_the_recv_that_took_it() {
    let mut stage = connected();
    stage.line("c.send(b\"hola\")");
    stage.line("c.send(b\"mundo\")");
    stage.focus("servidor");
    stage.line("conn.recv(6)");
    open(&mut stage);
    let hex = hex(&stage);
    assert_eq!((hex.way, hex.page.bytes.as_slice()), (0, &b"holamundo"[..]));
    let told: Vec<_> = [0, 3, 4, 5, 6].map(|place| calls(hex, place)).into();
    let (hola, mundo) = (Some("c.send(b\"hola\")".to_owned()), Some("c.send(b\"mundo\")".to_owned()));
    let recv = || Ok("conn.recv(6)".to_owned());
    let expected = [
        (hola.clone(), recv()),
        (hola, recv()),
        (mundo.clone(), recv()),
        (mundo.clone(), recv()),
        (mundo, Err("waiting")),
    ];
    assert_eq!(told, expected);
    let seams: Vec<_> = (0..9).map(|place| hex.page.seams(hex.told(), hex.page.at(place).unwrap())).collect();
    let marked: Vec<_> = (0..9).filter(|place| seams[*place] != (false, false)).collect();
    assert_eq!((marked, seams[3], seams[5]), (vec![3, 5, 8], (true, false), (false, true)));
    // It opens at what moved last, and the ribbon behind it is marked there.
    assert_eq!(hex.cursor, 4);
    assert_eq!(hex.stretch(), Some(Stretch { conversation: hex.conversation, way: 0, part: Part::Bytes(4, 5) }));
}

#[test]
fn what_comes_while_it_is_open_is_read_and_the_cursor_stays() {
    let mut stage = connected();
    open(&mut stage);
    assert!(hex(&stage).page.bytes.is_empty() && hex(&stage).page.rows(16).is_empty());
    for key in [Code::Left, Code::Right, Code::Up, Code::Down, Code::PageDown, Code::End, Code::Tab, Code::Tab] {
        stage.press(key);
    }
    moves(&mut stage, true, 500, b"uno");
    stage.press(Code::End);
    moves(&mut stage, true, 501, b"dos");
    moves(&mut stage, false, 502, b"unod");
    let hex = hex(&stage);
    assert_eq!((hex.page.bytes.as_slice(), hex.cursor), (&b"unodos"[..], 2));
    assert_eq!(calls(hex, 3), (Some("send".to_owned()), Ok("recv".to_owned())));
    assert_eq!(calls(hex, 4).1, Err("waiting"));
    // Read at once it is the same.
    let conversation = stage.model.projections().travel.conversation(hex.conversation).unwrap();
    assert_eq!(Reading::of(&stage.model, conversation), hex.reading);
}

#[test]
fn the_chosen_call_is_where_it_opens_and_the_other_way_is_one_key_away() {
    let mut stage = connected();
    for line in ["c.send(b\"uno\")", "c.send(b\"dos\")"] {
        stage.line(line);
    }
    stage.focus("servidor");
    stage.line("conn.send(b\"ya\")");
    stage.key(Key::function(10));
    stage.press(Code::Up);
    open(&mut stage);
    assert_eq!((hex(&stage).way, hex(&stage).cursor), (0, 3));
    stage.press(Code::Tab);
    assert_eq!((hex(&stage).way, hex(&stage).page.bytes.as_slice()), (1, &b"ya"[..]));
    stage.press(Code::Escape);
    assert_eq!(stage.model.place(), Place::Events);
}

#[test]
fn nothing_is_offered_where_nothing_talks() {
    let mut stage = Stage::lab();
    stage.key(Key::alt('x'));
    assert_eq!((stage.model.place(), &stage.model.popup), (Place::Console, &None));
}

#[test]
fn bytes_that_were_not_kept_are_a_gap_and_none_are_made_up() {
    let mut stage = connected();
    let long: Vec<u8> = (0..20_000u32).map(|at| (at % 251) as u8).collect();
    moves(&mut stage, true, 500, &long);
    moves(&mut stage, true, 501, b"fin");
    moves(&mut stage, false, 502, &long[..300]);
    open(&mut stage);
    let page = &hex(&stage).page;
    let headings: Vec<_> = page.blocks.iter().map(|block| (block.heading, block.offset, block.count)).collect();
    // The recv told 44 bytes more than the edge of the send that was kept.
    assert_eq!(headings, [(Heading::None, 0, 300), (Heading::Gap(19_444), 19_744, 259)]);
    assert_eq!(page.bytes[..300], long[..300]);
    assert_eq!(&page.bytes[page.bytes.len() - 3..], b"fin");
    for place in 0..page.bytes.len() {
        let at = page.at(place).unwrap();
        assert_eq!(page.place_of(None, at.offset), Some(place));
    }
    // A run of calls that was only counted.
    let (id, socket) = (stage.id("cliente"), stage.socket("cliente", "c"));
    let payload = Payload { length: 10_000_000_000, head: vec![b'a'; 256], tail: vec![b'z'; 256] };
    let run = Summary { socket, fd: 3, direction: Direction::Out, calls: 9, payload, began: 0 };
    stage.happens(id, Body::Summary(run));
    let page = &hex(&stage).page;
    assert_eq!(page.length, 10_000_020_003);
    assert_eq!(page.blocks.last().unwrap().heading, Heading::Gap(10_000_000_000 - 512));
    assert_eq!(bytes_a_row(80, page), NARROW, "offsets of ten digits leave no room for sixteen bytes");
    assert_eq!(bytes_a_row(80, &Page::default()), WIDE);
}

#[test]
fn only_the_last_bytes_are_held_and_how_many_came_before_is_told() {
    let mut stage = connected();
    for number in 0..12 {
        moves(&mut stage, true, 500 + number, &[number as u8; 10_000]);
    }
    open(&mut stage);
    let page = &hex(&stage).page;
    assert_eq!((page.bytes.len(), page.blocks[0].heading), (60_000, Heading::Older(60_000)));
    assert_eq!((page.bytes[0], page.at(0).unwrap().offset), (6, 60_000));
    // One byte a call, for a long time.
    for number in 0..3 * reading::CALLS as u64 {
        moves(&mut stage, true, 1000 + number, b"x");
    }
    let hex = hex(&stage);
    assert!(hex.reading.ways[0].sends.len() <= reading::CALLS);
    assert_eq!(hex.page.length, 120_000 + 3 * reading::CALLS as u64);
}

#[test]
fn a_search_finds_text_and_hexadecimal_and_goes_round() {
    let mut stage = connected();
    moves(&mut stage, true, 500, b"a\x1b[2J a\xc3");
    moves(&mut stage, true, 501, b"\xb1o a");
    open(&mut stage);
    let search = |stage: &mut Stage, text: &str| {
        stage.key(Key::char('/'));
        assert_eq!(stage.model.place(), Place::HexSearch);
        stage.type_text(text);
        stage.press(Code::Enter);
        (hex(stage).search.found.clone(), hex(stage).cursor)
    };
    stage.press(Code::Home);
    assert_eq!(search(&mut stage, "a"), (vec![0, 6, 11], 0));
    let mut walked = Vec::new();
    for _ in 0..3 {
        stage.key(Key::char('n'));
        walked.push(hex(&stage).cursor);
    }
    assert_eq!(walked, [6, 11, 0]);
    let back = [11, 6, 0].map(|_| {
        stage.key(Key::char('N'));
        hex(&stage).cursor
    });
    assert_eq!(back, [11, 6, 0]);
    assert_eq!(search(&mut stage, "año"), (vec![6], 6));
    assert!(hex(&stage).is_found(9) && !hex(&stage).is_found(10));
    assert_eq!(search(&mut stage, "0x1b 5B"), (vec![1], 1));
    assert_eq!(search(&mut stage, "zz"), (vec![], 1));
    assert!(!hex(&stage).search.malformed);
    search(&mut stage, "0xabc");
    assert!(hex(&stage).search.malformed);
    stage.key(Key::char('/'));
    stage.press(Code::Escape);
    assert_eq!((stage.model.place(), &hex(&stage).search), (Place::Hex, &Search::default()));
}

#[test]
fn a_click_stands_on_a_byte_and_the_wheel_moves_rows() {
    let mut stage = connected();
    moves(&mut stage, true, 500, &[b'x'; 200]);
    open(&mut stage);
    let mut click = |what, gesture| {
        stage.send(Msg::Mouse(Click { what, gesture }));
        hex(&stage).cursor
    };
    let press = Gesture::Press;
    assert_eq!(click(Target::HexByte(7), press), 0, "the mouse is off");
    stage.model.mouse = true;
    let mut click = |what, gesture| {
        stage.send(Msg::Mouse(Click { what, gesture }));
        hex(&stage).cursor
    };
    assert_eq!(click(Target::HexByte(7), press), 7);
    assert_eq!(click(Target::HexByte(200), press), 7, "there is no such byte");
    assert_eq!(click(Target::Popup, Gesture::ScrollDown), 7 + 3 * WIDE);
    assert_eq!(click(Target::HexByte(0), Gesture::ScrollUp), 7);
}

#[test]
fn what_is_searched_for_in_hexadecimal_is_whole_bytes() {
    assert_eq!(needle("hola"), Some(b"hola".to_vec()));
    assert_eq!(needle("ñ"), Some(vec![0xc3, 0xb1]));
    assert_eq!(needle("\\x68\\x6F"), Some(b"ho".to_vec()));
    assert_eq!(needle(" 0x00ff 0x1b"), Some(vec![0, 255, 27]));
    for wrong in ["0x", "\\x", "0xf", "0xzz", "\\x1\\x2\\x3", "0xñ"] {
        assert_eq!(needle(wrong), None, "{wrong}");
    }
}

#[test]
fn characters_are_whole_cut_begun_or_none() {
    let bytes = "añ日👩".as_bytes();
    let starts = [0, 1, 1, 3, 3, 3, 6, 6, 6, 6];
    for (place, start) in starts.into_iter().enumerate() {
        let Utf8::Character { start: found, length, character } = utf8(bytes, place, true) else { panic!("{place}") };
        assert_eq!((found, length), (start, character.len_utf8()));
    }
    assert_eq!(utf8(&bytes[..8], 7, true), Utf8::Cut { start: 6, length: 4 });
    assert_eq!(utf8(&bytes[2..], 0, false), Utf8::Begun);
    assert_eq!(utf8(&bytes[2..], 0, true), Utf8::Invalid);
    // Overlong, a surrogate, beyond the last, a lead without its rest, a continuation too many (RFC 3629 §3 and §10).
    for wrong in [&b"\xc0\x80"[..], b"\xed\xa0\x80", b"\xf5\x80\x80\x80", b"\xc3(", b"\xff"] {
        assert_eq!(utf8(wrong, 0, true), Utf8::Invalid, "{wrong:02x?}");
    }
    assert_eq!(utf8(b"a\x80", 1, true), Utf8::Invalid);
    assert_eq!((control_name('\u{1b}'), control_name('\u{7f}'), control_name(' ')), (Some("ESC"), Some("DEL"), None));
}

#[test]
fn any_bytes_at_any_place_are_something() {
    let bytes: Vec<u8> = (0..2000u32).map(|at| (at.wrapping_mul(2_654_435_761) >> 13) as u8).collect();
    for place in 0..=bytes.len() {
        for begins in [true, false] {
            if let Utf8::Character { start, length, .. } = utf8(&bytes, place, begins) {
                assert!((start..start + length).contains(&place));
                assert!(std::str::from_utf8(&bytes[start..start + length]).is_ok());
            }
        }
    }
}

fn cards(of: &[(&[u8], Option<u64>, Fate)]) -> Cards {
    let card = |(bytes, length, fate): &(&[u8], Option<u64>, Fate)| Card {
        bytes: bytes.to_vec(),
        length: *length,
        fate: *fate,
    };
    let cards: VecDeque<Card> = of.iter().map(card).collect();
    Cards { sent: cards.len() as u64, read: 0, cards }
}

#[test]
fn datagrams_are_blocks_with_what_was_lost_of_them() {
    let cards = cards(&[
        (b"0123456789", Some(10), Fate::Torn(4)),
        (b"", Some(0), Fate::Read),
        (&[b'x'; 64], Some(100), Fate::Waiting),
        (b"AAA", Some(3), Fate::Refused),
        (b"half", None, Fate::Torn(4)),
    ]);
    let page = Page::of(&Way::Cards(cards), &Told::default(), &[7, 8, 9, 10, 11]);
    let rows = page.rows(16);
    assert_eq!(rows[0], Row::Heading(Heading::OlderDatagrams(7)));
    assert_eq!(page.datagrams[0].number, 8);
    let none = Told::default();
    let taken = |number: u64, offset: u64| {
        let at = page.at(page.place_of(Some(number), offset).unwrap()).unwrap();
        (page.taken(&none, at), page.seams(&none, at))
    };
    assert_eq!(taken(8, 3), (Taken::Before, (false, true)));
    assert_eq!(taken(8, 4), (Taken::Lost, (false, false)));
    assert_eq!(taken(8, 9), (Taken::Lost, (true, false)));
    assert_eq!(taken(10, 0).0, Taken::Waiting);
    assert_eq!(taken(11, 2), (Taken::Refused, (true, false)));
    assert!(rows.contains(&Row::Heading(Heading::Gap(36))), "{rows:?}");
    assert_eq!(page.place_of(Some(9), 0), page.place_of(Some(10), 0), "an empty one has no byte to stand on");
}

#[test]
fn of_two_that_a_socket_talks_to_each_has_its_own_datagrams() {
    let mut stage = Stage::lab();
    stage.focus("servidor");
    for line in ["s", "t"] {
        stage.line(&format!("{line} = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)"));
        stage.line(&format!("{line}.bind((\"127.0.0.1\", 0))"));
    }
    stage.focus("cliente");
    stage.line("c = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)");
    for line in ["c.sendto(b\"AAA\", (\"127.0.0.1\", 41000))", "c.sendto(b\"AAA\", (\"127.0.0.1\", 41001))"] {
        stage.line(line);
    }
    stage.focus("servidor");
    stage.line("s.recvfrom(100)");
    stage.focus("cliente");
    stage.key(Key::function(10));
    for (walked, statement) in [(1, "41001"), (1, "41000")] {
        (0..walked).for_each(|_| stage.press(Code::Up));
        open(&mut stage);
        let (send, _) = calls(hex(&stage), hex(&stage).cursor);
        assert!(send.clone().unwrap().contains(statement), "{send:?} {statement}");
        assert_eq!(hex(&stage).page.bytes, b"AAA");
        stage.press(Code::Escape);
    }
    assert_eq!(stage.model.place(), Place::Events);
}

#[test]
fn a_stream_whose_sender_is_outside_is_told_by_its_reads() {
    let ribbon = Ribbon { read: 9, bytes: b"hola".iter().copied().collect(), ..Ribbon::default() };
    let touch = reading::Touch {
        event: 3,
        program: ProgramId(1),
        name: "recv",
        calls: 1,
        statement: None,
        start: 5,
        payload: Payload::of(b"hola"),
    };
    let told = Told { sends: VecDeque::new(), reads: [touch].into() };
    let page = Page::of(&Way::Ribbon(ribbon), &told, &[]);
    assert_eq!(page.rows(8)[0], Row::Heading(Heading::Older(5)));
    let at = page.at(0).unwrap();
    assert_eq!((at.offset, page.send(&told, at)), (5, None));
    assert!(matches!(page.taken(&told, at), Taken::By(_)));
    // Nothing of it is remembered.
    let page = Page::of(&Way::Ribbon(Ribbon { sent: 7, ..Ribbon::default() }), &Told::default(), &[]);
    assert_eq!((page.rows(8), page.bytes.len()), (vec![Row::Heading(Heading::Older(7))], 0));
    assert_eq!(page.at(0), None);
}
