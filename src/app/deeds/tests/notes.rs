//! What a form says of what is chosen in it: as Linux has it, for this socket.

use super::*;
use crate::i18n::{I18n, Language};
use crate::journal::call::{Call, CallId, Operation, Returned};
use crate::journal::event::Body;
use crate::journal::socket::{Family, Kind, Protocol, SocketId, SocketInfo};

fn notes(stage: &Stage) -> Vec<&'static str> {
    stage.model.deeds_notes().iter().map(|note| note.id).collect()
}

/// What the list of the form says of one of its lines.
fn about(stage: &Stage, field: FieldId, value: &str) -> &'static str {
    let choices = stage.model.deeds_choices(field);
    choices.into_iter().find(|choice| choice.value == value).map_or("absent", |choice| choice.about.id)
}

fn form(stage: &mut Stage, program: &str, name: &str, deed: Deed) {
    go(stage, program, name, deed);
    stage.press(Code::Enter);
    assert!(matches!(stage.model.deeds_menu().unwrap().level, Level::Form { .. }), "{deed:?} has no form");
}

#[test]
fn a_receive_that_does_not_wait_is_not_said_to_wait() {
    let mut stage = Stage::connected();
    for deed in [Deed::Receive, Deed::ReceiveFrom] {
        form(&mut stage, "servidor", "conn", deed);
        assert_eq!(notes(&stage), ["deeds-note-recv-waits-for"]);
        pick(&mut stage, FieldId::Flags, "MSG_DONTWAIT");
        assert_eq!(notes(&stage), ["deeds-note-recv-now"]);
        pick(&mut stage, FieldId::Flags, "MSG_PEEK");
        assert_eq!(notes(&stage), ["deeds-note-recv-waits-for"]);
        assert_eq!(about(&stage, FieldId::Flags, "MSG_WAITALL"), "deeds-msg-waitall");
        stage.press(OPEN);
    }
    // With something there, it does not matter.
    stage.focus("cliente");
    stage.line("c.send(b\"hola\")");
    form(&mut stage, "servidor", "conn", Deed::Receive);
    pick(&mut stage, FieldId::Flags, "MSG_DONTWAIT");
    assert_eq!(notes(&stage), [""; 0]);
}

#[test]
fn nobody_sends_from_the_other_end_in_the_same_program() {
    for kind in [Kind::STREAM, Kind::DGRAM] {
        let mut stage = Stage::lab();
        let program = stage.id("cliente");
        let socket =
            |id, fd| SocketInfo { id: SocketId(id), fd, inode: id, family: Family::UNIX, kind, protocol: Protocol(0) };
        let (one, other) = (socket(901, 20), socket(902, 21));
        let call = |id, socket, fd, operation, returned| {
            let (id, result) = (CallId(id), Ok(returned));
            Body::Call(Call { id, socket, fd, operation, began: 0, result, names: None, truth: None })
        };
        let operation = Operation::SocketPair { family: Family::UNIX, kind, protocol: Protocol(0) };
        let pair = Returned::Pair { one: one.clone(), other: other.clone() };
        stage.happens(program, call(900, None, -1, operation, pair));
        for (name, socket) in [("a", &one), ("b", &other)] {
            let named = Body::Named { name: name.into(), type_name: "socket".into(), socket: Some(socket.id) };
            stage.happens(program, named);
        }
        form(&mut stage, "cliente", "a", Deed::Receive);
        assert!(notes(&stage).contains(&"deeds-note-recv-own"), "{kind:?} {:?}", notes(&stage));
        pick(&mut stage, FieldId::Flags, "MSG_DONTWAIT");
        assert_eq!(notes(&stage), ["deeds-note-recv-now"], "{kind:?}");
        stage.press(OPEN);
        let operation = Operation::Close { reason: crate::journal::call::CloseReason::Called };
        stage.happens(program, call(901, Some(other.id), other.fd, operation, Returned::Nothing));
        go(&mut stage, "cliente", "a", Deed::Receive);
        assert!(!notes(&stage).contains(&"deeds-note-recv-own"), "{kind:?}");
    }
}

#[test]
fn each_direction_of_a_listeners_shutdown_says_what_it_does() {
    let mut stage = Stage::connected();
    go(&mut stage, "servidor", "s", Deed::Shutdown);
    assert_eq!(notes(&stage), ["deeds-note-shutdown-listener"]);
    stage.press(Code::Enter);
    assert_eq!(notes(&stage), [""; 0]);
    assert_eq!(about(&stage, FieldId::How, "SHUT_WR"), "deeds-shut-listener-nothing");
    for how in ["SHUT_RD", "SHUT_RDWR"] {
        assert_eq!(about(&stage, FieldId::How, how), "deeds-shut-listener");
    }
    stage.press(OPEN);
    form(&mut stage, "servidor", "conn", Deed::Shutdown);
    assert_eq!(about(&stage, FieldId::How, "SHUT_WR"), "deeds-shut-wr");
}

#[test]
fn three_numbers_say_what_linux_answers() {
    let mut stage = Stage::lab();
    form(&mut stage, "cliente", "", Deed::Socket);
    for (family, kind, protocol, wanted) in [
        ("AF_INET", "SOCK_STREAM", "0", ""),
        ("AF_INET", "SOCK_RAW", "0", "deeds-note-raw-protocol"),
        ("AF_INET6", "SOCK_RAW", "0", "deeds-note-raw-protocol"),
        ("AF_INET", "SOCK_RAW", "IPPROTO_ICMP", "deeds-note-privileged"),
        ("AF_INET", "SOCK_DGRAM", "IPPROTO_ICMP", "deeds-note-ping"),
        ("AF_INET6", "SOCK_DGRAM", "IPPROTO_ICMP", "deeds-note-protocol"),
        ("AF_INET", "SOCK_STREAM", "IPPROTO_UDP", "deeds-note-protocol"),
        ("AF_UNIX", "SOCK_STREAM", "IPPROTO_TCP", "deeds-note-protocol"),
        // 1 is PF_UNIX.
        ("AF_UNIX", "SOCK_STREAM", "IPPROTO_ICMP", ""),
        ("AF_UNIX", "SOCK_RAW", "0", ""),
        ("AF_INET", "SOCK_SEQPACKET", "0", "deeds-note-seqpacket"),
    ] {
        pick(&mut stage, FieldId::Family, family);
        pick(&mut stage, FieldId::Type, kind);
        pick(&mut stage, FieldId::Protocol, protocol);
        let wanted: Vec<&str> = [wanted].into_iter().filter(|note| !note.is_empty()).collect();
        assert_eq!(notes(&stage), wanted, "{family} {kind} {protocol}");
    }
    // Its protocols have no names in the module: it could only be made to fail.
    assert_eq!(about(&stage, FieldId::Family, "AF_PACKET"), "absent");
}

#[test]
fn postcards_have_their_own_words() {
    let mut stage = Stage::connected();
    form(&mut stage, "servidor", "conn", Deed::SetOption);
    assert_eq!(about(&stage, FieldId::Option, "SO_REUSEADDR"), "deeds-so-reuseaddr");
    stage.press(OPEN);
    stage.line("u = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)");
    stage.line("u.bind((\"127.0.0.1\", 0))");
    form(&mut stage, "servidor", "u", Deed::SetOption);
    assert_eq!(about(&stage, FieldId::Option, "SO_REUSEADDR"), "deeds-so-reuseaddr-udp");
    stage.press(OPEN);
    form(&mut stage, "servidor", "u", Deed::ReceiveFrom);
    assert_eq!(notes(&stage), ["deeds-note-recv-waits", "deeds-note-size-datagram"]);
    assert_eq!(about(&stage, FieldId::Flags, "MSG_WAITALL"), "deeds-msg-waitall-datagram");
    // Of what is only looked at nothing is lost.
    pick(&mut stage, FieldId::Flags, "MSG_PEEK");
    until(&mut stage, Code::Up, "the size", |menu| menu.place() == Place::DeedsField);
    assert_eq!(notes(&stage), ["deeds-note-recv-waits"]);
}

#[test]
fn an_address_to_have_and_one_to_go_to_are_explained_each_by_itself() {
    let about = |deed: Deed, focus: FieldId| {
        Form { deed, fields: Vec::new(), focus, sample: false, sought: String::new() }.about().unwrap()
    };
    for own in [Deed::Bind, Deed::CreateServer] {
        assert_eq!(about(own, FieldId::Port), "deeds-about-port-own");
        assert_eq!(about(own, FieldId::HostTyped), "deeds-about-host-own");
        assert_eq!(about(own, FieldId::Path), "deeds-about-path-own");
    }
    for there in [Deed::Connect, Deed::CreateConnection, Deed::SendTo] {
        assert_eq!(about(there, FieldId::Port), "deeds-about-port");
        assert_eq!(about(there, FieldId::HostTyped), "deeds-about-host");
        assert_eq!(about(there, FieldId::Path), "deeds-about-path");
    }
    assert_eq!(about(Deed::AddressInfo, FieldId::HostTyped), "deeds-about-host-name");
    // Only where the address is this socket's does the kernel choose for 0.
    for (language, chooses) in [(Language::Spanish, "elige"), (Language::English, "picks")] {
        let i18n = I18n::new(language);
        assert!(i18n.tr("deeds-about-port-own").contains(chooses) && !i18n.tr("deeds-about-port").contains(chooses));
    }
}
