//! Menus that write Python, over a pretended lab: whole conversations without a letter of Python.

mod bytes;
mod notes;
mod reasons;
mod world;

use super::*;
use crate::app::keys::{Code, Key};
use crate::app::stage::Stage;

const OPEN: Code = Code::Function(4);

/// Presses an arrow until the menu is as wanted. Panics after a round too many.
fn until(stage: &mut Stage, code: Code, what: &str, wanted: impl Fn(&DeedsMenu) -> bool) {
    for _ in 0..40 {
        if stage.model.deeds_menu().is_some_and(&wanted) {
            return;
        }
        stage.press(code);
    }
    panic!("{what} is not in the menu: {:?}", stage.model.deeds_menu());
}

/// Opens the deeds of a socket by its name; of the program, by no name.
fn open(stage: &mut Stage, program: &str, name: &str) {
    stage.focus(program);
    stage.press(OPEN);
    let id = stage.id(program);
    if let Some(Level::Deeds { subject: Subject::Program, .. }) = stage.model.deeds_menu().map(|menu| &menu.level) {
        assert_eq!(name, "");
        return;
    }
    let socket = stage.model.named_sockets(id).into_iter().find(|mine| mine.name == name);
    let subject = socket.map_or(Subject::Program, |mine| Subject::Socket(mine.socket.info.id));
    until(stage, Code::Down, name, |menu| menu.level == Level::Subjects { cursor: subject });
    stage.press(Code::Enter);
}

/// Puts the cursor on a deed.
fn go(stage: &mut Stage, program: &str, name: &str, deed: Deed) {
    open(stage, program, name);
    until(stage, Code::Down, deed.name(), |menu| menu.deed() == Some(deed));
}

/// Does something as it is proposed.
fn act(stage: &mut Stage, program: &str, name: &str, deed: Deed) {
    go(stage, program, name, deed);
    stage.press(Code::Enter);
    if stage.model.deeds_menu().is_some() {
        stage.press(Code::Enter);
    }
    assert_eq!(stage.model.popup, None, "{deed:?} did not run");
}

/// Makes a socket with something else than is usual in one list of the form.
fn make(stage: &mut Stage, program: &str, field: FieldId, value: &str) {
    go(stage, program, "", Deed::Socket);
    stage.press(Code::Enter);
    pick(stage, field, value);
    stage.press(Code::Enter);
    assert_eq!(stage.model.popup, None);
}

/// Chooses in a list of the form.
fn pick(stage: &mut Stage, field: FieldId, value: &str) {
    let form = |menu: &DeedsMenu| match &menu.level {
        Level::Form { form, .. } => form.clone(),
        other => panic!("no form: {other:?}"),
    };
    until(stage, Code::Down, "the field", |menu| form(menu).focus == field);
    until(stage, Code::Right, value, |menu| form(menu).get(field) == Some(value));
}

#[test]
fn a_conversation_by_tcp_without_a_letter() {
    let mut stage = Stage::lab();
    let (client, server) = ("cliente", "servidor");
    act(&mut stage, server, "", Deed::Socket);
    for deed in [Deed::Bind, Deed::Listen] {
        act(&mut stage, server, "s", deed);
    }
    act(&mut stage, client, "", Deed::Socket);
    for deed in [Deed::Connect, Deed::Send] {
        act(&mut stage, client, "c", deed);
    }
    act(&mut stage, server, "s", Deed::Accept);
    for deed in [Deed::Receive, Deed::Send] {
        act(&mut stage, server, "conn", deed);
    }
    for deed in [Deed::Receive, Deed::Close] {
        act(&mut stage, client, "c", deed);
    }
    for deed in [Deed::Receive, Deed::Close] {
        act(&mut stage, server, "conn", deed);
    }
    act(&mut stage, server, "s", Deed::Close);
    let expected = [
        "servidor: s = socket.socket()",
        r#"servidor: s.bind(("127.0.0.1", 0))"#,
        "servidor: s.listen()",
        "cliente: c = socket.socket()",
        r#"cliente: c.connect(("127.0.0.1", 41000))"#,
        r#"cliente: c.send(b"hola")"#,
        "servidor: conn, direccion = s.accept()",
        "servidor: conn.recv(100)",
        r#"servidor: conn.send(b"adios")"#,
        "cliente: c.recv(100)",
        "cliente: c.close()",
        "servidor: conn.recv(100)",
        "servidor: conn.close()",
        "servidor: s.close()",
    ];
    assert_eq!(stage.ran_lines(), expected);
}

#[test]
fn postcards_by_udp_without_a_letter() {
    let mut stage = Stage::lab();
    make(&mut stage, "servidor", FieldId::Type, "SOCK_DGRAM");
    act(&mut stage, "servidor", "u", Deed::Bind);
    make(&mut stage, "cliente", FieldId::Type, "SOCK_DGRAM");
    act(&mut stage, "cliente", "u", Deed::SendTo);
    act(&mut stage, "servidor", "u", Deed::ReceiveFrom);
    act(&mut stage, "servidor", "u", Deed::SendTo);
    act(&mut stage, "cliente", "u", Deed::ReceiveFrom);
    act(&mut stage, "cliente", "u", Deed::Close);
    let expected = [
        "servidor: u = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)",
        r#"servidor: u.bind(("127.0.0.1", 0))"#,
        "cliente: u = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)",
        r#"cliente: u.sendto(b"hola", ("127.0.0.1", 41000))"#,
        "servidor: u.recvfrom(100)",
        r#"servidor: u.sendto(b"adios", ("127.0.0.1", 41001))"#,
        "cliente: u.recvfrom(100)",
        "cliente: u.close()",
    ];
    assert_eq!(stage.ran_lines(), expected);
}

#[test]
fn a_file_for_an_address_without_a_letter() {
    let mut stage = Stage::lab();
    make(&mut stage, "servidor", FieldId::Family, "AF_UNIX");
    for deed in [Deed::Bind, Deed::Listen] {
        act(&mut stage, "servidor", "s", deed);
    }
    make(&mut stage, "cliente", FieldId::Family, "AF_UNIX");
    for deed in [Deed::Connect, Deed::Send] {
        act(&mut stage, "cliente", "c", deed);
    }
    act(&mut stage, "servidor", "s", Deed::Accept);
    act(&mut stage, "servidor", "conn", Deed::Receive);
    let expected = [
        "servidor: s = socket.socket(socket.AF_UNIX)",
        r#"servidor: s.bind("saludo")"#,
        "servidor: s.listen()",
        "cliente: c = socket.socket(socket.AF_UNIX)",
        r#"cliente: c.connect("saludo0")"#,
        r#"cliente: c.send(b"hola")"#,
        "servidor: conn, direccion = s.accept()",
        "servidor: conn.recv(100)",
    ];
    assert_eq!(stage.ran_lines(), expected);
}

#[test]
fn the_cursor_stands_on_what_comes_next() {
    let mut stage = Stage::lab();
    let likely = |stage: &mut Stage, program: &str, name: &str| {
        open(stage, program, name);
        let deed = stage.model.deeds_menu().and_then(DeedsMenu::deed);
        stage.press(OPEN);
        assert_eq!(stage.model.popup, None);
        deed
    };
    assert_eq!(likely(&mut stage, "cliente", ""), Some(Deed::Socket));
    act(&mut stage, "servidor", "", Deed::Socket);
    for deed in [Deed::Bind, Deed::Listen] {
        assert_eq!(likely(&mut stage, "servidor", "s"), Some(deed));
        act(&mut stage, "servidor", "s", deed);
    }
    assert_eq!(likely(&mut stage, "servidor", "s"), Some(Deed::Accept));
    act(&mut stage, "cliente", "", Deed::Socket);
    for deed in [Deed::Connect, Deed::Send] {
        assert_eq!(likely(&mut stage, "cliente", "c"), Some(deed));
        act(&mut stage, "cliente", "c", deed);
    }
    act(&mut stage, "servidor", "s", Deed::Accept);
    assert_eq!(likely(&mut stage, "servidor", "conn"), Some(Deed::Receive));
}

#[test]
fn defaults_are_left_out_and_the_line_grows_with_each_choice() {
    let mut stage = Stage::lab();
    go(&mut stage, "cliente", "", Deed::Socket);
    let line = |stage: &Stage| stage.model.deeds_statement().unwrap().unwrap();
    assert_eq!(line(&stage), "c = socket.socket()");
    stage.press(Code::Enter);
    assert_eq!(line(&stage), "c = socket.socket()");
    pick(&mut stage, FieldId::Protocol, "IPPROTO_TCP");
    assert_eq!(line(&stage), "c = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)");
    pick(&mut stage, FieldId::Protocol, "0");
    pick(&mut stage, FieldId::Type, "SOCK_DGRAM");
    // A name that was only proposed follows.
    assert_eq!(line(&stage), "u = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)");
    pick(&mut stage, FieldId::Type, "SOCK_STREAM");
    pick(&mut stage, FieldId::Family, "AF_INET6");
    assert_eq!(line(&stage), "c = socket.socket(socket.AF_INET6)");
    until(&mut stage, Code::Up, "name", |menu| menu.place() == Place::DeedsField);
    stage.type_text("1");
    pick(&mut stage, FieldId::Type, "SOCK_DGRAM");
    assert_eq!(line(&stage), "c1 = socket.socket(socket.AF_INET6, socket.SOCK_DGRAM)");
    stage.press(Code::Enter);
    assert_eq!(stage.ran_lines(), ["cliente: c1 = socket.socket(socket.AF_INET6, socket.SOCK_DGRAM)"]);
}

#[test]
fn names_that_python_would_not_take_are_told() {
    let mut stage = Stage::lab();
    go(&mut stage, "cliente", "", Deed::Socket);
    stage.press(Code::Enter);
    until(&mut stage, Code::Up, "name", |menu| menu.place() == Place::DeedsField);
    for (typed, wrong) in [
        ("", "deeds-wrong-name-empty"),
        ("1c", "deeds-wrong-name"),
        ("mi socket", "deeds-wrong-name"),
        ("class", "deeds-wrong-name"),
        ("socket", "deeds-wrong-name"),
        ("c()", "deeds-wrong-name"),
    ] {
        stage.key(Key::control('u'));
        stage.type_text(typed);
        assert_eq!(stage.model.deeds_statement().unwrap().unwrap_err().id, wrong, "{typed}");
        stage.press(Code::Enter);
        assert_eq!(stage.model.status.as_ref().unwrap().text.id, wrong);
        assert!(stage.model.deeds_menu().is_some());
    }
    stage.key(Key::control('u'));
    stage.type_text("señal_2");
    assert_eq!(stage.model.deeds_statement().unwrap().unwrap(), "señal_2 = socket.socket()");
}

#[test]
fn tab_puts_the_line_on_the_prompt_and_loses_nothing() {
    let mut stage = Stage::lab();
    stage.type_text("a medias");
    go(&mut stage, "cliente", "", Deed::Socket);
    stage.press(Code::Tab);
    assert_eq!((stage.model.popup.clone(), stage.ran_lines().len()), (None, 0));
    assert_eq!(stage.model.console().unwrap().editor.text(), "c = socket.socket()");
    stage.press(Code::Up);
    assert_eq!(stage.model.console().unwrap().editor.text(), "a medias");
    // What is run from the menu leaves what is being typed where it is.
    act(&mut stage, "cliente", "", Deed::Socket);
    assert_eq!(stage.model.console().unwrap().editor.text(), "a medias");
    assert_eq!(stage.ran_lines(), ["cliente: c = socket.socket()"]);
}

#[test]
fn escape_goes_one_level_back() {
    let mut stage = Stage::lab();
    stage.line("c = socket.socket()");
    go(&mut stage, "cliente", "c", Deed::Send);
    until(&mut stage, Code::Up, "bind", |menu| menu.deed() == Some(Deed::Bind));
    stage.press(Code::Enter);
    assert!(matches!(stage.model.deeds_menu().unwrap().level, Level::Form { .. }));
    stage.press(Code::Escape);
    assert_eq!(stage.model.deeds_menu().unwrap().deed(), Some(Deed::Bind));
    stage.press(Code::Escape);
    assert!(matches!(stage.model.deeds_menu().unwrap().level, Level::Subjects { cursor: Subject::Socket(_) }));
    stage.press(Code::Escape);
    assert_eq!(stage.model.popup, None);
}

#[test]
fn what_is_rare_comes_after_what_is_usual_and_says_so() {
    use crate::i18n::{I18n, Language};
    let mut stage = Stage::lab();
    go(&mut stage, "cliente", "", Deed::Socket);
    stage.press(Code::Enter);
    let words = [(I18n::new(Language::Spanish), "Rar"), (I18n::new(Language::English), "Rare: ")];
    for (field, usual) in [
        (FieldId::Family, ["AF_INET", "AF_INET6", "AF_UNIX"].as_slice()),
        (FieldId::Type, ["SOCK_STREAM", "SOCK_DGRAM"].as_slice()),
    ] {
        let choices = stage.model.deeds_choices(field);
        assert!(choices.len() > usual.len());
        for (place, choice) in choices.iter().enumerate() {
            assert_eq!(usual.get(place).copied().unwrap_or(choice.value.as_str()), choice.value);
            for (i18n, rare) in &words {
                assert_eq!(choice.about.say(i18n).starts_with(rare), place >= usual.len(), "{}", choice.value);
            }
        }
    }
}

#[test]
fn letters_and_digits_find_a_line_of_a_list() {
    let mut stage = Stage::lab();
    let chosen = |stage: &Stage| match &stage.model.deeds_menu().unwrap().level {
        Level::Form { form, .. } => form.get(form.focus).unwrap().to_owned(),
        other => panic!("no form: {other:?}"),
    };
    go(&mut stage, "cliente", "", Deed::Socket);
    stage.press(Code::Enter);
    for (typed, wanted) in [("6", "AF_INET6"), ("un", "AF_UNIX"), ("inet6", "AF_INET6"), ("AF_U", "AF_UNIX")] {
        stage.type_text(typed);
        assert_eq!(chosen(&stage), wanted, "{typed}");
    }
    // What nothing has is told, and changes nothing.
    stage.type_text("ñ");
    let status = stage.model.status.clone().unwrap();
    assert_eq!((status.text.id, status.is_problem, chosen(&stage).as_str()), ("deeds-say-not-found", true, "AF_UNIX"));
    // Another field begins anew, and an arrow too; the name that was proposed follows.
    stage.type_text("in");
    stage.press(Code::Down);
    stage.type_text("dg");
    assert_eq!(chosen(&stage), "SOCK_DGRAM");
    assert_eq!(stage.model.deeds_statement().unwrap().unwrap(), "u = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)");
    stage.press(Code::Left);
    assert_eq!(chosen(&stage), "SOCK_STREAM");
    stage.type_text("r");
    assert_eq!(chosen(&stage), "SOCK_RAW");
    stage.press(Code::Escape);
    stage.press(OPEN);
    stage.line("c = socket.socket()");
    go(&mut stage, "cliente", "c", Deed::SetOption);
    stage.press(Code::Enter);
    stage.type_text("rcv");
    assert_eq!(chosen(&stage), "SO_RCVBUF");
    // Words are found in the language that is shown.
    until(&mut stage, Code::Escape, "deeds", |menu| matches!(menu.level, Level::Deeds { .. }));
    until(&mut stage, Code::Down, "settimeout", |menu| menu.deed() == Some(Deed::SetTimeout));
    stage.press(Code::Enter);
    stage.type_text("no");
    assert_eq!(chosen(&stage), "None");
    stage.type_text("rato");
    assert_eq!(chosen(&stage), "other");
    assert!(stage.ran.len() == 1);
}
