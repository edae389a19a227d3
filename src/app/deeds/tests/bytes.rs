//! Bytes fields: whatever is typed, the literal means those bytes to Python.

use proptest::prelude::*;

use super::*;
use crate::app::deeds::write;

/// What Python reads in a `b"…"`, or in a `"…".encode()` (Language Reference §2.4.1). Panics at what is neither.
fn python_reads(literal: &str) -> Vec<u8> {
    let (inside, is_bytes) = match literal.strip_prefix("b\"") {
        Some(rest) => (rest.strip_suffix('"').expect("closed"), true),
        None => (literal.strip_prefix('"').and_then(|rest| rest.strip_suffix("\".encode()")).expect("encoded"), false),
    };
    let mut codes: Vec<u32> = Vec::new();
    let mut rest = inside;
    while let Some(character) = rest.chars().next() {
        assert!(!matches!(character, '"' | '\n' | '\r'), "{literal} ends too early");
        assert!(!is_bytes || character.is_ascii(), "{literal} is no bytes literal");
        rest = &rest[character.len_utf8()..];
        if character != '\\' {
            codes.push(u32::from(character));
            continue;
        }
        let escape = rest.chars().next().expect("an escape");
        rest = &rest[1..];
        let digits = match escape {
            'x' => 2,
            'u' if !is_bytes => 4,
            'U' if !is_bytes => 8,
            _ => 0,
        };
        codes.push(match escape {
            'n' => 10,
            'r' => 13,
            't' => 9,
            '"' | '\\' => u32::from(escape),
            _ => u32::from_str_radix(&rest[..digits], 16).unwrap_or_else(|_| panic!("{literal}: \\{escape}")),
        });
        rest = &rest[digits..];
    }
    if is_bytes {
        codes.into_iter().map(|code| u8::try_from(code).expect("a byte")).collect()
    } else {
        codes.into_iter().map(|code| char::from_u32(code).expect("a character")).collect::<String>().into_bytes()
    }
}

/// The form of `send` on a connected socket, with these bytes.
fn form(typed: &str, written: &str, ending: &str) -> Form {
    use crate::app::editor::Editor;
    let typed = FieldValue::Typed(Editor::with_text(typed));
    let picked = |value: &str| FieldValue::Picked(value.to_owned());
    let fields = [(FieldId::Bytes, typed), (FieldId::Written, picked(written)), (FieldId::Ending, picked(ending))];
    let fields = fields.into_iter().map(|(id, value)| Field { id, value }).collect();
    Form { deed: Deed::Send, fields, focus: FieldId::Bytes, sample: false, sought: String::new() }
}

#[test]
fn as_a_person_would_write_them() {
    for (typed, ending, literal) in [
        ("hola", "", r#"b"hola""#),
        ("hola", "\\n", r#"b"hola\n""#),
        ("GET / HTTP/1.0", "\\r\\n\\r\\n", r#"b"GET / HTTP/1.0\r\n\r\n""#),
        ("di \"sí\"", "", r#""di \"sí\"".encode()"#),
        ("año", "\\n", r#""año\n".encode()"#),
        (r"C:\x", "", r#"b"C:\\x""#),
        ("", "", r#"b"""#),
    ] {
        assert_eq!(write::bytes(&form(typed, "text", ending)).unwrap(), literal);
    }
    for (typed, literal) in [("68 6f 6C61", r#"b"hola""#), ("00ff", r#"b"\x00\xff""#), ("", r#"b"""#)] {
        assert_eq!(write::bytes(&form(typed, "hex", "\\n")).unwrap(), literal);
    }
    for wrong in ["6", "6g", "68 6", "ñ"] {
        assert_eq!(write::bytes(&form(wrong, "hex", "")).unwrap_err().id, "deeds-wrong-hex", "{wrong}");
    }
}

proptest! {
    #[test]
    fn a_text_becomes_its_own_bytes(typed in any::<String>(), ending in 0..4usize) {
        let (shown, meant) = [("", ""), ("\\n", "\n"), ("\\r\\n", "\r\n"), ("\\r\\n\\r\\n", "\r\n\r\n")][ending];
        let literal = write::bytes(&form(&typed, "text", shown)).unwrap();
        prop_assert_eq!(python_reads(&literal), format!("{typed}{meant}").into_bytes(), "{}", literal);
        prop_assert!(literal.chars().all(|c| !c.is_control()));
    }

    #[test]
    fn digits_become_their_bytes_and_come_back(bytes in proptest::collection::vec(any::<u8>(), 0..40)) {
        let digits = write::to_hexadecimal(&bytes);
        let literal = write::bytes(&form(&digits, "hex", "")).unwrap();
        prop_assert_eq!(python_reads(&literal), bytes.clone());
        prop_assert_eq!(write::from_hexadecimal(&digits), Some(bytes));
    }

    #[test]
    fn a_path_or_a_name_is_one_text(typed in ".{1,20}", is_abstract: bool) {
        use crate::app::editor::Editor;
        let kind = if is_abstract { "abstract" } else { "file" };
        let fields = vec![
            Field { id: FieldId::PathKind, value: FieldValue::Picked(kind.to_owned()) },
            Field { id: FieldId::Path, value: FieldValue::Typed(Editor::with_text(&typed)) },
        ];
        let literal = write::path(&Form { deed: Deed::Bind, fields, focus: FieldId::Path, sample: false, sought: String::new() }).unwrap();
        // Our reader knows `\\x00` alone.
        let literal = if is_abstract { literal.replacen("\"\\0", "\"\\x00", 1) } else { literal };
        let meant = if is_abstract { format!("\0{typed}") } else { typed };
        prop_assert_eq!(python_reads(&format!("{literal}.encode()")), meant.into_bytes());
    }
}

#[test]
fn text_and_digits_change_into_one_another() {
    let mut stage = Stage::lab();
    stage.line("a = socket.socket()");
    stage.focus("servidor");
    stage.line("s = socket.socket()");
    stage.line("s.bind((\"127.0.0.1\", 0))");
    stage.line("s.listen()");
    stage.focus("cliente");
    stage.line("a.connect((\"127.0.0.1\", 41001))");
    go(&mut stage, "cliente", "a", Deed::Send);
    stage.press(Code::Enter);
    let line = |stage: &Stage| stage.model.deeds_statement().unwrap().map_err(|text| text.id);
    stage.key(Key::control('u'));
    stage.type_text("añ");
    assert_eq!(line(&stage), Ok("a.send(\"añ\".encode())".to_owned()));
    pick(&mut stage, FieldId::Written, "hex");
    assert_eq!(line(&stage), Ok(r#"a.send(b"a\xc3\xb1")"#.to_owned()));
    until(&mut stage, Code::Up, "bytes", |menu| menu.place() == Place::DeedsField);
    stage.type_text(" f");
    assert_eq!(line(&stage), Err("deeds-wrong-hex"));
    stage.type_text("f");
    assert_eq!(line(&stage), Ok(r#"a.send(b"a\xc3\xb1\xff")"#.to_owned()));
    stage.press(Code::Down);
    stage.press(Code::Right);
    // 0xff is no UTF-8: what was typed stays.
    assert_eq!(stage.model.status.as_ref().unwrap().text.id, "deeds-say-not-text");
    assert_eq!(line(&stage), Ok(r#"a.send(b"a\xc3\xb1\xff")"#.to_owned()));
    stage.press(Code::Up);
    (0..3).for_each(|_| stage.press(Code::Backspace));
    pick(&mut stage, FieldId::Written, "text");
    assert_eq!(line(&stage), Ok("a.send(\"añ\".encode())".to_owned()));
    pick(&mut stage, FieldId::Ending, "\\r\\n");
    pick(&mut stage, FieldId::Written, "hex");
    assert_eq!(line(&stage), Ok(r#"a.send(b"a\xc3\xb1\r\n")"#.to_owned()));
    pick(&mut stage, FieldId::Written, "text");
    assert_eq!(line(&stage), Ok("a.send(\"añ\\r\\n\".encode())".to_owned()));
}

/// The form of `send` on a connection, as it is proposed.
fn proposed(language: crate::i18n::Language) -> Stage {
    let mut stage = Stage::lab();
    stage.model.language = language;
    stage.focus("servidor");
    stage.line("s = socket.socket()");
    stage.line("s.bind((\"127.0.0.1\", 0))");
    stage.line("s.listen()");
    stage.focus("cliente");
    stage.line("a = socket.socket()");
    stage.line("a.connect((\"127.0.0.1\", 41000))");
    go(&mut stage, "cliente", "a", Deed::Send);
    stage.press(Code::Enter);
    stage
}

#[test]
fn what_is_typed_or_pasted_takes_the_place_of_the_sample() {
    use crate::app::message::Msg;
    use crate::i18n::Language::{English, Spanish};
    let line = |stage: &Stage| stage.model.deeds_statement().unwrap().map_err(|text| text.id);
    let says = |bytes: &str| Ok(format!("a.send(b\"{bytes}\")"));
    assert_eq!(line(&proposed(English)), says("hello"));
    assert_eq!(line(&proposed(Spanish)), says("hola"));
    let mut stage = proposed(Spanish);
    stage.type_text("eh");
    assert_eq!(line(&stage), says("eh"));
    let mut stage = proposed(Spanish);
    stage.send(Msg::Paste("uno\ndos".into()));
    stage.type_text("!");
    assert_eq!(line(&stage), says("uno!"));
    // Whoever edits the sample keeps it.
    for (code, wanted) in [(Code::Backspace, "hol!"), (Code::Left, "hol!a"), (Code::End, "hola!")] {
        let mut stage = proposed(Spanish);
        stage.press(code);
        stage.type_text("!");
        assert_eq!(line(&stage), says(wanted));
    }
    // As digits it is still the sample; and to look at other fields first changes nothing.
    let mut stage = proposed(Spanish);
    pick(&mut stage, FieldId::Written, "hex");
    assert_eq!(line(&stage), says("hola"));
    until(&mut stage, Code::Up, "bytes", |menu| menu.place() == Place::DeedsField);
    let about = |stage: &Stage| match &stage.model.deeds_menu().unwrap().level {
        Level::Form { form, .. } => form.about(),
        other => panic!("no form: {other:?}"),
    };
    assert_eq!(about(&stage), Some("deeds-about-bytes-hex"));
    stage.type_text("41");
    assert_eq!(line(&stage), says("A"));
    pick(&mut stage, FieldId::Written, "text");
    until(&mut stage, Code::Up, "bytes", |menu| menu.place() == Place::DeedsField);
    assert_eq!(about(&stage), Some("deeds-about-bytes"));
}
