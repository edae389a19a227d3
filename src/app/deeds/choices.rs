//! What the lists of a form offer, each line with what it means.

use crate::journal::event::{ProgramId, Role, ServerKind};
use crate::journal::projections::sockets::Stage;
use crate::journal::socket::{Family, Kind};

use super::form::{OTHER, info};
use super::options::options;
use super::targets::targets;
use super::{Deed, FieldId, Form, Subject, known};
use crate::app::examples;
use crate::app::model::Model;
use crate::app::text::Text;
use crate::app::waiting::reaches;

/// Bytes written as text.
pub(super) const TEXT: &str = "text";

/// Bytes written as hexadecimal digits.
pub(super) const HEX: &str = "hex";

/// One line of a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Opt {
    /// How it is known; mostly as Python writes it.
    pub value: String,
    /// How it is shown, where that is not its value.
    pub words: Option<Text>,
    /// What it means.
    pub about: Text,
}

fn code(value: &str, about: &'static str) -> Opt {
    Opt { value: value.to_owned(), words: None, about: Text::new(about) }
}

fn words(value: &str, words: &'static str, about: &'static str) -> Opt {
    Opt { words: Some(Text::new(words)), ..code(value, about) }
}

fn codes(list: &[(&'static str, &'static str)]) -> Vec<Opt> {
    list.iter().map(|(value, about)| code(value, about)).collect()
}

const FAMILIES: &[(&str, &str)] =
    &[("AF_INET", "deeds-af-inet"), ("AF_INET6", "deeds-af-inet6"), ("AF_UNIX", "deeds-af-unix")];

/// A family of Linux: a museum piece. AF_PACKET takes a protocol of its own (`ETH_P_ALL`, packet(7)), which the module
/// does not name.
const LINUX_FAMILIES: &[(&str, &str)] = &[("AF_X25", "deeds-af-x25")];

const KINDS: &[(&str, &str)] =
    &[("SOCK_STREAM", "deeds-stream"), ("SOCK_DGRAM", "deeds-dgram"), ("SOCK_SEQPACKET", "deeds-seqpacket")];

const RARE_KINDS: &[(&str, &str)] = &[("SOCK_RAW", "deeds-raw"), ("SOCK_RDM", "deeds-rdm")];

const PROTOCOLS: &[(&str, &str)] = &[
    ("0", "deeds-protocol-usual"),
    ("IPPROTO_TCP", "deeds-protocol-tcp"),
    ("IPPROTO_UDP", "deeds-protocol-udp"),
    ("IPPROTO_ICMP", "deeds-protocol-icmp"),
];

const LINUX_PROTOCOLS: &[(&str, &str)] =
    &[("IPPROTO_SCTP", "deeds-protocol-sctp"), ("IPPROTO_MPTCP", "deeds-protocol-mptcp")];

/// A list, with what only Linux has where this is Linux: the console takes its names from this system's headers.
fn with_linux(list: &[(&'static str, &'static str)], linux: &[(&'static str, &'static str)]) -> Vec<Opt> {
    let mut all = codes(list);
    if cfg!(target_os = "linux") {
        all.extend(codes(linux));
    }
    all
}

/// What can be chosen in a field; nothing for one that is typed.
pub(super) fn choices(model: &Model, program: ProgramId, subject: Subject, form: &Form, id: FieldId) -> Vec<Opt> {
    match id {
        FieldId::Family => with_linux(FAMILIES, LINUX_FAMILIES),
        FieldId::Type => kinds(form.deed),
        FieldId::Protocol => with_linux(PROTOCOLS, LINUX_PROTOCOLS),
        FieldId::Target => where_to(model, program, subject, form),
        FieldId::Host => hosts(model, subject, form.deed),
        FieldId::PathKind => {
            let mut kinds = vec![words("file", "deeds-path-file", "deeds-path-file-about")];
            if cfg!(target_os = "linux") {
                kinds.push(words("abstract", "deeds-path-abstract", "deeds-path-abstract-about"));
            }
            kinds
        }
        FieldId::Written => vec![
            words(TEXT, "deeds-written-text", "deeds-written-text-about"),
            words(HEX, "deeds-written-hex", "deeds-written-hex-about"),
        ],
        FieldId::Ending => endings(model, subject),
        FieldId::Flags => {
            let mut flags = vec![words("", "deeds-flags-none", "deeds-flags-none-about")];
            flags.extend(codes(&[
                ("MSG_PEEK", "deeds-msg-peek"),
                ("MSG_DONTWAIT", "deeds-msg-dontwait"),
                // recv(2): it has no effect on datagrams; a message is never waited for in parts.
                match info(model, subject) {
                    Some(info) if info.kind != Kind::STREAM => ("MSG_WAITALL", "deeds-msg-waitall-datagram"),
                    _ => ("MSG_WAITALL", "deeds-msg-waitall"),
                },
            ]));
            flags
        }
        // inet_shutdown and unix_shutdown of Linux: a listener is asked for its reading side alone.
        FieldId::How if listens(model, subject) => codes(&[
            ("SHUT_WR", "deeds-shut-listener-nothing"),
            ("SHUT_RD", "deeds-shut-listener"),
            ("SHUT_RDWR", "deeds-shut-listener"),
        ]),
        FieldId::How => {
            codes(&[("SHUT_WR", "deeds-shut-wr"), ("SHUT_RD", "deeds-shut-rd"), ("SHUT_RDWR", "deeds-shut-rdwr")])
        }
        FieldId::Option => match info(model, subject) {
            Some(info) => options(info, form.deed == Deed::SetOption)
                .map(|option| code(option.name, option.about(info)))
                .collect(),
            None => Vec::new(),
        },
        FieldId::Switch => codes(&[("1", "deeds-switch-on"), ("0", "deeds-switch-off")]),
        FieldId::Linger => vec![
            words("0", "deeds-linger-reset", "deeds-linger-reset-about"),
            words("5", "deeds-linger-wait", "deeds-linger-wait-about"),
            words("off", "deeds-linger-off", "deeds-linger-off-about"),
        ],
        FieldId::Wait => vec![
            words(OTHER, "deeds-wait-seconds", "deeds-wait-seconds-about"),
            code("None", "deeds-wait-none"),
            code("0", "deeds-wait-zero"),
        ],
        FieldId::Blocking => codes(&[("False", "deeds-blocking-off"), ("True", "deeds-blocking-on")]),
        _ => Vec::new(),
    }
}

fn kinds(deed: Deed) -> Vec<Opt> {
    let mut kinds = Vec::new();
    if deed == Deed::AddressInfo {
        kinds.push(words("", "deeds-kind-all", "deeds-kind-all-about"));
    }
    kinds.extend(codes(KINDS).into_iter().take(if deed == Deed::AddressInfo { 2 } else { 3 }));
    if deed == Deed::Socket {
        kinds.extend(codes(RARE_KINDS));
    }
    kinds
}

fn where_to(model: &Model, program: ProgramId, subject: Subject, form: &Form) -> Vec<Opt> {
    let targets = targets(model, program, subject, form.deed);
    let mut all: Vec<Opt> =
        targets.into_iter().map(|target| Opt { value: target.literal, words: None, about: target.who }).collect();
    // What was chosen stays in the statement although nobody is there any more: that is said, not changed in silence.
    if let Some(chosen) = form.get(FieldId::Target)
        && ![OTHER, ""].contains(&chosen)
        && !all.iter().any(|target| target.value == chosen)
    {
        all.insert(0, code(chosen, "deeds-target-gone"));
    }
    all.push(words(OTHER, "deeds-other", "deeds-target-other"));
    all
}

fn hosts(model: &Model, subject: Subject, deed: Deed) -> Vec<Opt> {
    let six = info(model, subject).is_some_and(|info| info.family == Family::INET6);
    let (mine, every) = (("127.0.0.1", "deeds-host-loopback"), ("0.0.0.0", "deeds-host-every"));
    let (mine6, every6) = (("::1", "deeds-host-loopback6"), ("::", "deeds-host-every6"));
    let mut hosts = match deed {
        Deed::CreateServer => codes(&[mine, mine6, every]),
        _ if six => codes(&[mine6, every6]),
        _ => codes(&[mine, every]),
    };
    hosts.push(words(OTHER, "deeds-other", "deeds-host-other"));
    hosts
}

/// What may follow the bytes. A web server waits for the empty line, so for it that is proposed (RFC 9112 §2.1).
fn endings(model: &Model, subject: Subject) -> Vec<Opt> {
    let mut endings = vec![
        words("", "deeds-ending-none", "deeds-ending-none-about"),
        code("\\n", "deeds-ending-line"),
        code("\\r\\n", "deeds-ending-crlf"),
        code("\\r\\n\\r\\n", "deeds-ending-empty-line"),
    ];
    if talks_to_web(model, subject) {
        endings.rotate_right(1);
    }
    endings
}

fn listens(model: &Model, subject: Subject) -> bool {
    let Subject::Socket(id) = subject else { return false };
    model.projections().sockets.get(id).is_some_and(|socket| socket.stage == Stage::Listening)
}

/// Whether a web server of ours is at the other end.
pub(super) fn talks_to_web(model: &Model, subject: Subject) -> bool {
    let Subject::Socket(id) = subject else { return false };
    let peer = model.projections().sockets.get(id).filter(|socket| socket.listener.is_none());
    let Some(peer) = peer.and_then(|socket| socket.names.peer.as_ref()) else { return false };
    let webs = model.lab.participants.iter().filter(|it| it.role == Role::Server(ServerKind::Web));
    webs.filter_map(|web| model.program(web.id)).any(|web| web.listening.iter().any(|local| reaches(local, peer)))
}

/// The bytes that are proposed: who was called answers.
pub(super) fn greeting(model: &Model, subject: Subject) -> &'static str {
    if talks_to_web(model, subject) {
        return "GET / HTTP/1.0";
    }
    let socket = match subject {
        Subject::Socket(id) => model.projections().sockets.get(id),
        Subject::Program => None,
    };
    let answers = socket.is_some_and(|socket| socket.listener.is_some() || socket.received > 0 && socket.sent == 0);
    if answers { examples::bye(model.language) } else { examples::hello(model.language) }
}

/// What is worth saying about what is filled in: that a name would be lost, that the kernel will refuse.
pub(super) fn note(model: &Model, program: ProgramId, subject: Subject, form: &Form) -> Option<Text> {
    let sockets = &model.projections().sockets;
    let names = known(model, program).map(|known| &known.names);
    for id in [FieldId::Name, FieldId::Second] {
        if let Some(name) = form.get(id)
            && let Some(socket) = names.and_then(|names| names.get(name)).and_then(|value| value.socket)
            && sockets.is_open(socket)
            && subject != Subject::Socket(socket)
        {
            return Some(Text::new("deeds-note-name-taken").with("name", name));
        }
    }
    match form.deed {
        Deed::Socket => refusal(form).map(Text::new),
        Deed::Receive | Deed::ReceiveFrom => {
            let loses = form.focus == FieldId::Size && form.get(FieldId::Flags) != Some("MSG_PEEK");
            let datagram = info(model, subject).is_some_and(|info| info.kind == Kind::DGRAM);
            (loses && datagram).then(|| Text::new("deeds-note-size-datagram"))
        }
        _ => None,
    }
}

/// What an ordinary Linux kernel answers to three numbers that do not go together, socket(2).
fn refusal(form: &Form) -> Option<&'static str> {
    let (family, kind) = (form.get(FieldId::Family)?, form.get(FieldId::Type)?);
    let protocol = form.get(FieldId::Protocol)?;
    let fits = match (family, kind) {
        ("AF_X25", _) => return Some("deeds-note-x25"),
        // Linux looks for the protocol before it asks for the right to it.
        ("AF_INET" | "AF_INET6", "SOCK_RAW") if protocol == "0" => return Some("deeds-note-raw-protocol"),
        ("AF_INET" | "AF_INET6", "SOCK_RAW") => return Some("deeds-note-privileged"),
        ("AF_INET", "SOCK_DGRAM") if protocol == "IPPROTO_ICMP" => return Some("deeds-note-ping"),
        ("AF_UNIX", "SOCK_RDM") | ("AF_INET" | "AF_INET6", "SOCK_RDM") => return Some("deeds-note-kind"),
        // The number 1, ICMP among those of IP, is PF_UNIX here: Linux's unix_create takes it.
        ("AF_UNIX", _) => matches!(protocol, "0" | "IPPROTO_ICMP"),
        (_, "SOCK_STREAM") => matches!(protocol, "0" | "IPPROTO_TCP" | "IPPROTO_MPTCP" | "IPPROTO_SCTP"),
        (_, "SOCK_DGRAM") => matches!(protocol, "0" | "IPPROTO_UDP"),
        (_, "SOCK_SEQPACKET") => return Some("deeds-note-seqpacket"),
        _ => true,
    };
    match fits {
        false => Some("deeds-note-protocol"),
        true => (protocol == "IPPROTO_SCTP").then_some("deeds-note-seqpacket"),
    }
}

/// The type that a form of [`Deed::Socket`] asks for.
pub(super) fn kind(form: &Form) -> Option<Kind> {
    (form.get(FieldId::Type)? == "SOCK_DGRAM").then_some(Kind::DGRAM)
}
