use std::path::PathBuf;

use super::*;
use crate::course::cast::Cast;
use crate::course::facts::Facts;
use crate::journal::call::{Operation, Returned};
use crate::journal::event::{Body, Event, ProgramId, Role, ServerKind};
use crate::journal::projections::Projections;
use crate::journal::scene::{Scene, loopback};
use crate::journal::socket::{Family, Kind};

const CLIENT: ProgramId = ProgramId(1);
const ECHO: ProgramId = ProgramId(2);

struct Told {
    scene: Scene,
    projections: Projections,
    facts: Facts,
    cast: Cast,
}

impl Told {
    fn new() -> Told {
        let (mut scene, mut cast) = (Scene::new(), Cast::new());
        cast.enter("cliente", CLIENT);
        cast.enter("eco", ECHO);
        scene.born(CLIENT, "cliente", Role::Console);
        scene.born(ECHO, "eco", Role::Server(ServerKind::EchoTcp));
        let mut told = Told { scene, projections: Projections::default(), facts: Facts::new(), cast };
        told.play();
        told.facts.begin_step(&told.projections, &told.cast);
        told
    }

    fn play(&mut self) {
        let events: Vec<Event> = self.scene.take();
        for event in events {
            self.projections.fold(&event);
            self.facts.observe(&event, &self.projections, &self.cast);
        }
    }

    fn world(&self) -> World<'_> {
        World { facts: &self.facts, projections: &self.projections, cast: &self.cast, now: self.scene.now() }
    }

    fn line(&mut self, template: &str) -> Result<String, MissingPlace> {
        self.play();
        fill_line(template, &self.world(), &places())
    }

    fn prose(&mut self, template: &str, language: Language) -> String {
        self.play();
        fill_prose(template, &self.world(), &places(), &language)
    }

    fn name(&mut self, name: &str, held: &crate::journal::scene::Held) {
        let body = Body::Named { name: name.to_owned(), type_name: "socket".to_owned(), socket: Some(held.info.id) };
        self.scene.push(held.program, body);
    }
}

/// Somebody who reads in a language, with two keys.
impl Reader for Language {
    fn language(&self) -> Language {
        *self
    }

    fn key(&self, action: &str) -> Option<String> {
        let key = match action {
            "next-pane" => "F6",
            "help" => "Alt-*",
            _ => return None,
        };
        Some(key.to_owned())
    }
}

fn places() -> Places {
    Places { folder: PathBuf::from("/run/enchufe-1"), scene: 3 }
}

#[test]
fn a_server_stands_for_where_it_listens_or_last_listened() {
    let mut told = Told::new();
    let missing = told.line("c.connect({{eco}})").unwrap_err();
    assert_eq!(missing.placeholder, "eco");
    assert_eq!(told.prose("en {{eco.port}}", Language::Spanish), "en …");
    let six = Address::Inet6 { ip: std::net::Ipv6Addr::LOCALHOST, port: 41_234, flow: 0, scope: 0 };
    told.scene.push(ECHO, Body::Listening(vec![six, loopback(41_234)]));
    assert_eq!(told.line("c.connect({{eco}})").unwrap(), r#"c.connect(("127.0.0.1", 41234))"#);
    assert_eq!(told.line("{{eco.host}} {{eco.port}} {{eco.pid}}").unwrap(), "127.0.0.1 41234 4002");
    told.scene.push(ECHO, Body::Died(crate::journal::event::Death::Killed(15)));
    assert_eq!(told.line("{{eco.port}}").unwrap(), "41234", "the last one");
    assert_eq!(told.line("{{cliente.pid}}").unwrap(), "4001");
}

#[test]
fn a_name_stands_for_its_socket_s_addresses() {
    let mut told = Told::new();
    let listener = told.scene.listener(ECHO, Family::INET, Kind::STREAM, loopback(41_234));
    let (near, _) = told.scene.connection(CLIENT, &listener);
    told.name("c", &near);
    let port = near.local.as_ref().and_then(Address::port).unwrap();
    let all = "{{cliente.c}} {{cliente.c.port}} {{cliente.c.host}} {{cliente.c.peer}} {{cliente.c.peer.port}}";
    let filled = format!("(\"127.0.0.1\", {port}) {port} 127.0.0.1 (\"127.0.0.1\", 41234) 41234");
    assert_eq!(told.line(all).unwrap(), filled);
    // Closed, and another socket under its name that has no address yet.
    told.scene.close(&near);
    told.scene.push(CLIENT, Body::Unnamed { name: "c".to_owned() });
    assert_eq!(told.line("{{cliente.c.port}}").unwrap(), port.to_string());
    let fresh = told.scene.socket(CLIENT, Family::INET, Kind::STREAM);
    told.name("c", &fresh);
    assert!(told.line("{{cliente.c}}").is_err());
    assert!(told.line("{{cliente.nada}}").is_err() && told.line("{{nadie.c}}").is_err());
    assert!(told.line("{{cliente.c.peer.nada}}").is_err());
}

#[test]
fn paths_are_literals_of_their_scene() {
    let mut told = Told::new();
    assert_eq!(told.line("s.bind({{ruta}})").unwrap(), r#"s.bind("/run/enchufe-1/saludo3")"#);
    assert_eq!(told.line("{{ruta2}}").unwrap(), r#""/run/enchufe-1/saludo3b""#);
    assert_eq!(told.prose("`{{ruta}}`", Language::English), r#"`"/run/enchufe-1/saludo3"`"#);
}

#[test]
fn what_was_measured_in_the_step_is_written_as_the_language_does() {
    let mut told = Told::new();
    assert_eq!(told.prose("{{took.connect}} {{read.cliente}}", Language::Spanish), "… …");
    let mut near = told.scene.socket(CLIENT, Family::INET, Kind::STREAM);
    told.scene.connect(&mut near, loopback(1));
    assert_eq!(told.prose("{{took.connect}}", Language::Spanish), "3 µs");
    told.scene.receive(&near, 100, b"it's\n\xff", false);
    assert_eq!(told.prose("{{read.cliente}}", Language::Spanish), r#"b"it's\n\xff""#);
    assert_eq!(told.line("{{read.cliente}}").unwrap(), r#"b"it's\n\xff""#);
    told.scene.receive(&near, 5000, &[b'a'; 5000], false);
    assert!(told.prose("{{read.cliente}}", Language::Spanish).ends_with("a'…"));
    assert!(told.line("{{read.cliente}}").is_err(), "half a literal is none");
    // A look is no read, and another step begins without any.
    let peek = Operation::Receive { size: 9, flags: libc::MSG_PEEK, into_buffer: false };
    let peeked = crate::journal::scene::moved(b"zzz", None, false);
    told.scene.call(CLIENT, Some(&near.info), peek, peeked);
    assert!(!told.prose("{{read.cliente}}", Language::Spanish).contains('z'));
    told.facts.begin_step(&told.projections.clone(), &told.cast.clone());
    assert_eq!(told.prose("{{read.cliente}} {{took.connect}}", Language::English), "… …");
    let _ = Returned::Nothing;
}

#[test]
fn an_action_stands_for_the_key_of_who_reads() {
    let mut told = Told::new();
    let prose = "Ve a su consola ({{key.next-pane}}). {{key.nothing}}, {{key}}";
    assert_eq!(told.prose(prose, Language::Spanish), "Ve a su consola (F6). …, …");
    let starred = told.prose("*{{key.help}}* y {{key.help}}", Language::Spanish);
    assert_eq!(crate::course::markdown::plain(&starred), "Alt-* y Alt-*", "a key is no mark");
    assert_eq!(fill_keys("{{key.next-pane}}, {{eco}}", &Language::English), "F6, …", "no scene, no programs");
    assert!(told.line("c.send({{key.next-pane}})").is_err(), "a program has no keys");
}

#[test]
fn times_have_their_unit() {
    let all = [
        (31_000, "31 µs", "31 µs"),
        (99_000, "99 µs", "99 µs"),
        (100_000, "0,1 ms", "0.1 ms"),
        (1_000_000, "1 ms", "1 ms"),
        (1_540_000, "1,5 ms", "1.5 ms"),
        (45_600_000, "45 ms", "45 ms"),
        (2_500_000_000, "2,5 s", "2.5 s"),
        (1, "1 µs", "1 µs"),
    ];
    for (nanoseconds, spanish, english) in all {
        assert_eq!(duration(nanoseconds, Language::Spanish), spanish);
        assert_eq!(duration(nanoseconds, Language::English), english);
    }
}

#[test]
fn braces_of_python_are_not_ours() {
    let mut told = Told::new();
    for line in ["{1: {2: 3}}", "print(f\"{x}\")", "{{1, 2}}", "{{}}", "{{ eco }}", "{{eco", "{{{", "año {{", "{{.}}"]
    {
        assert_eq!(told.line(line).unwrap(), line);
    }
    assert_eq!(
        placeholders("a {{eco}} {{{ruta}} {{servidor.s.port}} {{cliente 2.c}}"),
        ["eco", "ruta", "servidor.s.port"]
    );
    assert_eq!(told.line("{{{ruta}}}").unwrap(), "{\"/run/enchufe-1/saludo3\"}");
}
