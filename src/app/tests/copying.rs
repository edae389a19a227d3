use super::events::{at_a_call, call, sent};
use super::*;
use crate::app::copying::{Clipboard, Copied, CopyMenu, CopyWhat, FileProblem};
use crate::journal::call::{Failure, Returned};
use crate::journal::payload::Payload;

fn menu(stage: &Stage) -> &CopyMenu {
    match &stage.model.popup {
        Some(Popup::Copy(menu)) => menu,
        other => panic!("{other:?}"),
    }
}

fn offered(stage: &Stage, what: CopyWhat) -> Option<&str> {
    menu(stage).items.iter().find(|item| item.what == what).map(|item| item.text.as_str())
}

/// What was copied since the last call.
fn copied(stage: &mut Stage) -> Vec<String> {
    let text = |effect| match effect {
        Effect::Copy(item) => Some(item.text),
        _ => None,
    };
    std::mem::take(&mut stage.effects).into_iter().filter_map(text).collect()
}

/// The menu of a receive of these bytes.
fn of_bytes(bytes: &[u8]) -> Stage {
    let mut stage = sent();
    let operation = Operation::Receive { size: 1 << 20, flags: 0, into_buffer: false };
    let moved = Returned::Moved { payload: Payload::of(bytes), peer: None, truncated: false };
    call(&mut stage, 77, operation, Ok(moved));
    stage.key(Key::function(10));
    stage.press(Code::Enter);
    stage
}

#[test]
fn a_transfer_offers_its_statement_its_addresses_and_its_bytes() {
    let mut stage = at_a_call();
    stage.press(Code::Char('c'));
    let port = |address: &str| address.rsplit([':', ' ']).next().unwrap().trim_end_matches(')').to_owned();
    let items: Vec<(CopyWhat, &str)> = menu(&stage).items.iter().map(|it| (it.what, it.text.as_str())).collect();
    let what: Vec<CopyWhat> = items.iter().map(|(what, _)| *what).collect();
    use CopyWhat::*;
    // The call is the whole statement: it is not offered twice.
    assert_eq!(
        what,
        [Statement, LocalPython, LocalPlain, RemotePython, RemotePlain, BytesText, BytesHexadecimal, BytesPython]
    );
    assert_eq!(items[0].1, r#"c.send(b"hola")"#);
    assert!(items[1].1.starts_with(r#"("127.0.0.1", "#) && items[2].1.starts_with("127.0.0.1:"), "{items:?}");
    assert_eq!((port(items[1].1), port(items[3].1)), (port(items[2].1), port(items[4].1)));
    assert_eq!([items[5].1, items[6].1, items[7].1], ["hola", "68 6f 6c 61", r#"b"hola""#]);
    assert_eq!(menu(&stage).kept, None);
    assert_eq!(copied(&mut stage), Vec::<String>::new());
    stage.press(Code::Up);
    stage.press(Code::Enter);
    assert_eq!(copied(&mut stage), [r#"b"hola""#]);
    assert_eq!(stage.model.place(), Place::Events, "the calls are still walked over");
}

#[test]
fn a_call_that_is_only_a_part_of_its_statement_is_offered_by_itself() {
    let mut stage = sent();
    stage.key(Key::function(10));
    stage.press(Code::Up);
    stage.press(Code::Up);
    stage.press(Code::Char('c'));
    assert_eq!(offered(&stage, CopyWhat::Statement), Some("c = socket.socket()"));
    assert_eq!(offered(&stage, CopyWhat::Call), Some("socket.socket()"));
}

#[test]
fn bytes_that_were_not_kept_are_counted_and_not_made_up() {
    let mut bytes = vec![b'a'; 256];
    bytes.extend(vec![b'-'; 99_488]);
    bytes.extend(vec![b'z'; 256]);
    let stage = of_bytes(&bytes);
    assert_eq!(menu(&stage).kept, Some((512, 100_000)));
    let text = offered(&stage, CopyWhat::BytesText).unwrap();
    assert_eq!(text, format!("{}\n[… 99488 bytes …]\n{}", "a".repeat(256), "z".repeat(256)));
    let hexadecimal = offered(&stage, CopyWhat::BytesHexadecimal).unwrap();
    assert!(hexadecimal.contains("61 [… 99488 bytes …] 7a"), "{hexadecimal}");
    let python = offered(&stage, CopyWhat::BytesPython).unwrap();
    let (head, tail) = ("a".repeat(256), "z".repeat(256));
    assert_eq!(python, format!("# 512/100000 bytes\nb\"{head}\"  # [:256]\nb\"{tail}\"  # [-256:]"));
}

#[test]
fn as_text_only_text_is_copied_as_it_is() {
    let stage = of_bytes("GET /\r\n\tañ日\n\x1b[201~rm\r\x00\u{202e}\u{9b}\u{e0001}".as_bytes());
    let text = offered(&stage, CopyWhat::BytesText).unwrap();
    assert_eq!(text, "GET /\r\n\tañ日\n\\x1b[201~rm\\r\\x00\\u202e\\x9b\\U000e0001");
    let stage = of_bytes(b"a\xff\xc3");
    assert_eq!(offered(&stage, CopyWhat::BytesText), Some("a\\xff\\xc3"));
    assert_eq!(offered(&stage, CopyWhat::BytesPython), Some(r#"b"a\xff\xc3""#));
}

#[test]
fn the_end_of_a_stream_is_an_empty_literal_and_nothing_else() {
    let stage = of_bytes(b"");
    assert_eq!(offered(&stage, CopyWhat::BytesPython), Some(r#"b"""#));
    assert_eq!((offered(&stage, CopyWhat::BytesText), offered(&stage, CopyWhat::BytesHexadecimal)), (None, None));
}

#[test]
fn a_failed_call_offers_what_was_asked() {
    let mut stage = sent();
    let address = Address::Inet6 { ip: "::1".parse().unwrap(), port: 9, flow: 0, scope: 0 };
    let operation = Operation::Connect { address, returns_errno: false };
    call(&mut stage, 78, operation, Err(Failure::Errno { errno: libc::ECONNREFUSED, moved: None }));
    stage.key(Key::function(10));
    stage.press(Code::Char('c'));
    assert_eq!(offered(&stage, CopyWhat::Call), Some(r#"c.connect(("::1", 9, 0, 0))"#));
    assert_eq!(offered(&stage, CopyWhat::RemotePlain), Some("[::1]:9"));
}

#[test]
fn what_is_seen_is_what_is_copied_whatever_happens_meanwhile() {
    let mut stage = at_a_call();
    stage.press(Code::Char('c'));
    let seen = menu(&stage).items[0].text.clone();
    let refused = Err(Failure::Errno { errno: libc::EPIPE, moved: None });
    call(&mut stage, 79, Operation::Send { asked: 9, flags: 0 }, refused);
    stage.press(Code::Char('c'));
    assert_eq!(copied(&mut stage), [seen]);
}

#[test]
fn what_became_of_it_is_said() {
    let problem = || FileProblem { path: "~/x".to_owned(), reason: "EFBIG".to_owned() };
    for (clipboard, file, id, is_problem) in [
        (Clipboard::Sent, Ok("~/x".to_owned()), "copy-done", false),
        (Clipboard::TooLong, Ok("~/x".to_owned()), "copy-done-too-long", false),
        (Clipboard::Missing, Ok("~/x".to_owned()), "copy-done-no-clipboard", false),
        (Clipboard::Sent, Err(problem()), "copy-done-no-file", true),
        (Clipboard::TooLong, Err(problem()), "copy-not-done", true),
        (Clipboard::Missing, Err(problem()), "copy-not-done", true),
    ] {
        let mut stage = at_a_call();
        stage.send(Msg::Copied(Copied { what: CopyWhat::Call, bytes: 13, clipboard, file }));
        let said = stage.model.status.clone().unwrap();
        assert_eq!((said.text.id, said.is_problem), (id, is_problem));
        for language in [Language::Spanish, Language::English] {
            let words = said.text.say(&crate::i18n::I18n::new(language));
            assert!(
                words.contains("13")
                    && (id == "copy-not-done" || words.contains(["la llamada (13", "the call (13"][language as usize]))
                    && words.contains("~/x"),
                "{words}"
            );
        }
    }
}
