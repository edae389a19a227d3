use super::*;

fn typed(bytes: &[u8]) -> Vec<Typed> {
    Decoder::default().decode(bytes, false)
}

fn keys(bytes: &[u8]) -> Vec<Key> {
    let key = |typed| match typed {
        Typed::Key(key) => key,
        other => panic!("{other:?}"),
    };
    typed(bytes).into_iter().map(key).collect()
}

const ESCAPE: Key = Key::plain(Code::Escape);

#[test]
fn typing_is_characters() {
    assert_eq!(keys("añ¿€𝄞".as_bytes()), ['a', 'ñ', '¿', '€', '𝄞'].map(Key::char));
    let control =
        [Key::plain(Code::Tab), Key::plain(Code::Enter), Key::plain(Code::Enter), Key::plain(Code::Backspace)];
    assert_eq!(keys(b"\t\r\n\x7f"), control);
    assert_eq!(keys(b"\x03\x11\x1a\x08"), ['c', 'q', 'z', 'h'].map(Key::control));
}

#[test]
fn an_escape_is_a_key_when_nothing_follows_in_its_read() {
    assert_eq!(keys(b"\x1b"), [ESCAPE]);
    assert_eq!(keys(b"\x1b\x1b"), [ESCAPE, ESCAPE]);
    assert_eq!(keys(b"\x1bh\x1bP"), ['h', 'P'].map(Key::alt));
    assert_eq!(keys(b"\x1b\x7f\x1b\xc3\xb1"), [Key::plain(Code::Backspace).with_alt(), Key::alt('ñ')]);
    let mut decoder = Decoder::default();
    assert_eq!(decoder.decode(b"\x1b", true), []);
    assert_eq!(decoder.decode(b"[A", false), [Typed::Key(Key::plain(Code::Up))]);
}

#[test]
fn every_dialect_of_the_function_keys() {
    for (bytes, number) in [("\x1bOP", 1), ("\x1b[11~", 1), ("\x1b[[A", 1), ("\x1b[[E", 5), ("\x1bOQ", 2)] {
        assert_eq!(keys(bytes.as_bytes()), [Key::function(number)], "{bytes:?}");
    }
    for (bytes, number) in [("15", 5), ("17", 6), ("18", 7), ("20", 9), ("21", 10), ("23", 11), ("24", 12)] {
        assert_eq!(keys(format!("\x1b[{bytes}~").as_bytes()), [Key::function(number)], "{bytes:?}");
    }
    for bytes in ["\x1b[17;2~", "\x1b[31~\x1b[17;2~"] {
        assert_eq!(keys(bytes.as_bytes()).last(), Some(&Key::function(6).shifted()), "{bytes:?}");
    }
    assert_eq!(keys(b"\x1b[25~"), [Key::function(1).shifted()]);
    assert_eq!(keys(b"\x1b[1;2R"), [Key::function(3).shifted()]);
}

#[test]
fn the_keys_between() {
    let plain = [Code::Up, Code::Left, Code::Home, Code::Home, Code::End, Code::Delete, Code::PageDown, Code::BackTab];
    assert_eq!(keys(b"\x1b[A\x1bOD\x1b[H\x1b[1~\x1b[4~\x1b[3~\x1b[6~\x1b[Z"), plain.map(Key::plain));
    let (left, up) = (Key::plain(Code::Left), Key::plain(Code::Up));
    assert_eq!(keys(b"\x1b[1;5D\x1b[1;3A\x1b\x1b[A"), [left.with_control(), up.with_alt(), up.with_alt()]);
}

#[test]
fn what_is_no_key_types_nothing() {
    for bytes in [
        &b"\x1b[12;40R"[..],
        b"\x1b]0;x\x07",
        b"\x1b]11;rgb:f/f/f\x07",
        b"\x1b[I",
        b"\x1b[99~",
        b"\xff\xfe",
        b"\x1bOz",
        b"\xc3",
    ] {
        assert_eq!(typed(bytes), [], "{bytes:?}");
    }
    assert_eq!(keys(b"\x1b[1\x1b[Ax"), [Key::plain(Code::Up), Key::char('x')]);
    assert_eq!(keys(&[b"\x1b[".as_slice(), &[b'1'; 200], b"x"].concat()).len(), 0);
}

fn mouse(column: u16, row: u16, gesture: Gesture) -> Typed {
    Typed::Mouse(Pointer { column, row, gesture })
}

#[test]
fn the_mouse_is_its_first_button_and_its_wheel() {
    assert_eq!(typed(b"\x1b[<0;1;1M"), [mouse(0, 0, Gesture::Press)]);
    assert_eq!(typed(b"\x1b[<0;80;24M\x1b[<0;80;24m"), [mouse(79, 23, Gesture::Press)]);
    assert_eq!(
        typed(b"\x1b[<64;3;4M\x1b[<65;3;4M"),
        [mouse(2, 3, Gesture::ScrollUp), mouse(2, 3, Gesture::ScrollDown)]
    );
    assert_eq!(typed(b"\x1b[<0;65535;65535M"), [mouse(65534, 65534, Gesture::Press)]);
    // Zeros before a number change nothing.
    assert_eq!(typed(b"\x1b[<00;003;4M"), [mouse(2, 3, Gesture::Press)]);
    // Escape was pressed just before.
    assert_eq!(typed(b"\x1b\x1b[<0;1;1M"), [Typed::Key(Key::plain(Code::Escape)), mouse(0, 0, Gesture::Press)]);
}

#[test]
fn what_the_mouse_does_besides_and_what_only_looks_like_it_types_nothing() {
    let others = [
        // Other buttons, held modifiers, motion, the wheel to the side, wheels that are let go of.
        "1;3;4M",
        "2;3;4M",
        "3;3;4M",
        "4;3;4M",
        "8;3;4M",
        "16;3;4M",
        "32;3;4M",
        "35;3;4M",
        "66;3;4M",
        "67;3;4M",
        "68;3;4M",
        "80;3;4M",
        "128;3;4M",
        "64;3;4m",
        "0;3;4m",
        // No such place, or no numbers.
        "0;0;4M",
        "0;3;0M",
        "0;3M",
        "0;3;4;5M",
        "M",
        ";M",
        ";;M",
        "0;;4M",
        "0;3;M",
        ";3;4M",
        "-1;3;4M",
        "0;-3;4M",
        "0;3;-4M",
        "+0;3;4M",
        "0;+3;4M",
        "0;3;65536M",
        "65536;3;4M",
        "0;99999999999999999999;4M",
        "0:3:4M",
        "0;3;4A",
        "0;3;4~",
        "200~",
        "0;3;4 M",
        "<0;3;4M",
        "0<;3;4M",
        "0;3;4$M",
    ];
    for report in others {
        let bytes = format!("\x1b[<{report}");
        assert_eq!(typed(format!("{bytes}k").as_bytes()), [Typed::Key(Key::char('k'))], "{bytes:?}");
    }
    // A letter ends a sequence, whatever comes after it.
    assert_eq!(typed(b"\x1b[<0x"), []);
    let long = [b"\x1b[<".as_slice(), &[b'9'; 500], b";1;1M"].concat();
    assert!(typed(&long).iter().all(|one| !matches!(one, Typed::Mouse(_))));
    // X10's bytes are never asked for. Nothing tells them from a key with three characters after it, and so they are.
    assert_eq!(typed(b"\x1b[M !!")[..1], [Typed::Key(Key::plain(Code::Enter))]);
}

#[test]
fn a_report_is_one_however_it_comes() {
    let bytes = b"a\x1b[<0;12;7M\x1b[<65;123;45Mb";
    let whole = [
        Typed::Key(Key::char('a')),
        mouse(11, 6, Gesture::Press),
        mouse(122, 44, Gesture::ScrollDown),
        Typed::Key(Key::char('b')),
    ];
    for cut in 0..bytes.len() {
        let mut decoder = Decoder::default();
        let mut pieces = decoder.decode(&bytes[..cut], true);
        pieces.extend(decoder.decode(&bytes[cut..], false));
        assert_eq!(pieces, whole, "cut at {cut}");
    }
    // Byte by byte, as after a full read.
    let mut decoder = Decoder::default();
    let pieces: Vec<Typed> = bytes.iter().flat_map(|byte| decoder.decode(&[*byte], true)).collect();
    assert_eq!(pieces, whole);
}

#[test]
fn a_paste_is_one_whatever_is_in_it_and_however_it_comes() {
    let text = "a = 1\n\tñ\x1b[A\x1b[20\x1b";
    let bytes = [b"x\x1b[200~", text.as_bytes(), PASTE_END, b"y"].concat();
    let whole = [Typed::Key(Key::char('x')), Typed::Paste(text.to_owned()), Typed::Key(Key::char('y'))];
    assert_eq!(typed(&bytes), whole);
    for cut in 0..bytes.len() {
        let mut decoder = Decoder::default();
        let mut pieces = decoder.decode(&bytes[..cut], true);
        pieces.extend(decoder.decode(&bytes[cut..], false));
        assert_eq!(pieces, whole, "cut at {cut}");
    }
    let long = [b"\x1b[200~", "x".repeat(PASTE_MOST + 9).as_bytes(), PASTE_END].concat();
    assert_eq!(typed(&long), [Typed::Paste("x".repeat(PASTE_MOST))]);
}

/// What comes of these reads while answers are awaited.
fn awaited(reads: &[&[u8]]) -> Vec<Typed> {
    let mut decoder = Decoder::awaiting();
    reads.iter().flat_map(|read| decoder.decode(read, false)).collect()
}

#[test]
fn answers_are_never_typed_however_they_come() {
    let told = Typed::Background([0xff, 0xff, 0xdd]);
    let escape = Typed::Key(ESCAPE);
    for end in ["\x07", "\x1b\\"] {
        let bytes = format!("\x1b]11;rgb:ffff/ffff/dddd{end}\x1b[?62;22cx").into_bytes();
        let whole = [told.clone(), Typed::Answered, Typed::Key(Key::char('x'))];
        assert_eq!(awaited(&[&bytes]), whole);
        for first in 0..bytes.len() {
            for second in first..bytes.len() {
                let mut typed = awaited(&[&bytes[..first], &bytes[first..second], &bytes[second..]]);
                // Cut after its first byte, an answer begins as the key that this byte is.
                typed.retain(|typed| *typed != escape);
                assert_eq!(typed, whole, "cut at {first} and {second}");
            }
        }
        let one_by_one: Vec<&[u8]> = bytes.chunks(1).collect();
        let mut typed = awaited(&one_by_one);
        typed.retain(|typed| *typed != escape);
        assert_eq!(typed, whole);
    }
}

#[test]
fn what_is_pressed_meanwhile_is_neither_lost_nor_late() {
    let key = |character| Typed::Key(Key::char(character));
    let answer = b"\x1b[?6c";
    assert_eq!(awaited(&[b"\x1b"]), [Typed::Key(ESCAPE)]);
    assert_eq!(awaited(&[b"\x1b", b"q", answer]), [Typed::Key(ESCAPE), key('q'), Typed::Answered]);
    assert_eq!(awaited(&[b"\x1b", answer]), [Typed::Key(ESCAPE), Typed::Answered]);
    assert_eq!(awaited(&[b"\x1b\x1b[?6c"]), [Typed::Key(ESCAPE), Typed::Answered]);
    assert_eq!(awaited(&[b"\x1b", b"[", b"x"]), [Typed::Key(ESCAPE), key('['), key('x')]);
    assert_eq!(awaited(&[b"\x1b", b"]", answer]), [Typed::Key(ESCAPE), key(']'), Typed::Answered]);
    assert_eq!(
        awaited(&[b"\x1b[A", b"\x1b]x"]),
        [Typed::Key(Key::plain(Code::Up)), Typed::Key(Key::alt(']')), key('x')]
    );
    // Once it answered, and where nobody asked, Alt-] is itself at once.
    assert_eq!(awaited(&[answer, b"\x1b]"]), [Typed::Answered, Typed::Key(Key::alt(']'))]);
    assert_eq!(keys(b"\x1b]"), [Key::alt(']')]);
    // A broken answer ends at the next key that no answer can hold, and that key is heard.
    let quit = Typed::Key(Key::control('q'));
    assert_eq!(awaited(&[b"\x1b]11;rgb:ff", b"\x11"]), std::slice::from_ref(&quit));
    assert_eq!(awaited(&[b"\x1b]11;rgb:ff", &[b'f'; 300], b"ff", b"\x11", b"x"]), [quit, key('x')]);
    assert_eq!(awaited(&[b"\x1b]11;", &[b'f'; 300], b"ff", b"\x1b\\", b"x"]), [key('x')]);
    assert_eq!(awaited(&[b"\x1b]52;c;cm0gLXJmCg==\x07x"]), [key('x')]);
}

proptest::proptest! {
    #[test]
    fn no_bytes_bring_it_down_or_get_it_stuck(bytes: Vec<u8>) {
        let mut decoder = Decoder::default();
        decoder.decode(&bytes, false);
        // Whatever was begun, this ends it: a sequence, a paste, a character.
        decoder.decode(b"~~\x1b[201~", false);
        proptest::prop_assert_eq!(decoder.decode(b"k", false), [Typed::Key(Key::char('k'))]);
        let mut decoder = Decoder::awaiting();
        decoder.decode(&bytes, false);
        decoder.decode(b"~~\x1b[201~", false);
        proptest::prop_assert_eq!(decoder.decode(b"k", false), [Typed::Key(Key::char('k'))]);
    }
}
