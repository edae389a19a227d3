use super::*;
use crate::app::palette::Command;
use crate::app::popup::{ProgramItem, ProgramsMenu};
use crate::journal::call::{Call, CallId, Failure, Operation};
use crate::journal::event::{Death, Role, ServerKind};
use crate::journal::fault::{Fault, Pieces, Splitting};

fn open(stage: &mut Stage) {
    stage.press(Code::Function(7));
    let subject = stage.model.focused().map(|it| it.id);
    let place = stage.model.program_items(subject).iter().position(|it| *it == ProgramItem::Faults).unwrap();
    (0..place).for_each(|_| stage.press(Code::Down));
    stage.press(Code::Enter);
}

fn add(stage: &mut Stage, place: usize) {
    open(stage);
    (0..place).for_each(|_| stage.press(Code::Down));
    stage.press(Code::Enter);
}

fn menu(stage: &Stage) -> &ProgramsMenu {
    let Some(Popup::Programs(menu)) = &stage.model.popup else { panic!("{:?}", stage.model.popup) };
    menu
}

#[test]
fn the_faults_are_a_menu_of_their_own_and_escape_leads_back() {
    let mut stage = Stage::lab();
    open(&mut stage);
    assert_eq!(stage.model.menu_items(menu(&stage)).len(), Fault::ALL.len());
    stage.press(Code::Up);
    assert_eq!(menu(&stage).cursor, Fault::ALL.len() - 1, "round and back");
    stage.press(Code::Escape);
    let items = stage.model.menu_items(menu(&stage));
    assert_eq!(items[menu(&stage).cursor], ProgramItem::Faults);
    stage.press(Code::Escape);
    assert!(stage.model.popup.is_none());
}

#[test]
fn each_is_a_program_with_a_name_of_its_own() {
    let mut stage = Stage::lab();
    for place in 0..Fault::ALL.len() {
        add(&mut stage, place);
    }
    let names = ["troceador", "troceador2", "troceador3", "lento", "sordo", "sin-accept", "brusco", "linger0"];
    assert_eq!(stage.model.lab.names()[2..], names);
    assert!(names.iter().all(|name| crate::app::names::check(name, std::iter::empty()).is_ok()));
    let role = |name: &str| stage.model.role(stage.id(name)).unwrap();
    assert_eq!(role("sordo"), Role::Server(ServerKind::Fault(Fault::Deaf)));
}

#[test]
fn each_random_splitter_has_a_seed_of_its_own() {
    let mut stage = Stage::lab();
    let random = Fault::ALL
        .iter()
        .position(|fault| matches!(fault, Fault::Splitter(Splitting { pieces: Pieces::Random { .. }, .. })));
    for _ in 0..2 {
        add(&mut stage, random.unwrap());
    }
    let seeds: Vec<u64> = stage
        .model
        .lab
        .participants
        .iter()
        .filter_map(|it| match it.role {
            Role::Server(ServerKind::Fault(Fault::Splitter(Splitting { pieces: Pieces::Random { seed }, .. }))) => {
                Some(seed)
            }
            _ => None,
        })
        .collect();
    assert_eq!(seeds, [1, 2]);
}

fn destinations(stage: &mut Stage, name: &str) -> Vec<Option<u16>> {
    let program = stage.id(name);
    let told = orders(stage).into_iter().filter_map(|order| match order {
        Order::Destination { program: to, address } if to == program => Some(address.and_then(|it| it.port())),
        _ => None,
    });
    told.collect()
}

#[test]
fn a_splitter_is_told_where_to_go_and_again_when_that_changes() {
    let mut stage = Stage::lab();
    add(&mut stage, 0);
    assert_eq!(destinations(&mut stage, "troceador"), [None], "nobody listens");
    stage.focus("servidor");
    stage.line("s = socket.socket()");
    stage.line("s.bind((\"127.0.0.1\", 0))");
    assert_eq!(destinations(&mut stage, "troceador"), []);
    stage.line("s.listen()");
    let told = destinations(&mut stage, "troceador");
    assert!(matches!(told[..], [Some(_)]), "{told:?}");
    // A second one goes to the same place, and never to the first.
    add(&mut stage, 0);
    assert_eq!(destinations(&mut stage, "troceador2"), told);
    // Who begins anew has forgotten it.
    let program = stage.id("troceador");
    stage.happens(program, Body::Died(Death::Exited(0)));
    stage.focus("troceador");
    stage.press(Code::Enter);
    let again = destinations(&mut stage, "troceador");
    assert_eq!(again.last(), told.last(), "{again:?}");
    stage.focus("servidor");
    stage.line("s.close()");
    assert_eq!(destinations(&mut stage, "troceador"), [None]);
}

#[test]
fn a_lessons_splitter_leads_to_the_program_that_the_lesson_names() {
    let mut stage = prueba::with_splitter();
    let told = destinations(&mut stage, "troceador");
    let listens = |name: &str| stage.model.program(stage.id(name)).unwrap().listening[0].port();
    assert_eq!(told.last(), Some(&listens("eco")), "{told:?}");
    assert_ne!(listens("otro"), listens("eco"));
}

#[test]
fn what_is_proposed_at_each_shows_its_fault() {
    let mut stage = Stage::lab();
    let deaf = Fault::ALL.iter().position(|fault| *fault == Fault::Deaf).unwrap();
    add(&mut stage, deaf);
    stage.focus("cliente");
    for _ in 0..3 {
        stage.press(Code::Enter);
    }
    assert_eq!(stage.grey("cliente"), Some("c.sendall(b\"x\" * 10000000)"));
    assert_eq!(stage.said(), ["fault-next-fill-deaf"]);
    let mut stage = Stage::lab();
    let slow = Fault::ALL.iter().position(|fault| *fault == Fault::Slow).unwrap();
    add(&mut stage, slow);
    stage.focus("cliente");
    for _ in 0..3 {
        stage.press(Code::Enter);
    }
    assert_eq!(stage.said(), ["fault-next-fill"]);
    let mut stage = Stage::lab();
    let closed = Fault::ALL.iter().position(|fault| *fault == Fault::NoAccept).unwrap();
    add(&mut stage, closed);
    stage.focus("cliente");
    for _ in 0..3 {
        stage.press(Code::Enter);
    }
    assert_eq!(stage.grey("cliente"), Some("c2 = socket.socket()"));
    stage.press(Code::Enter);
    assert!(stage.grey("cliente").unwrap().starts_with("c2.connect("), "{:?}", stage.grey("cliente"));
    let mut stage = Stage::lab();
    let abrupt = Fault::ALL.iter().position(|fault| *fault == Fault::Abrupt).unwrap();
    add(&mut stage, abrupt);
    stage.focus("cliente");
    for _ in 0..3 {
        stage.press(Code::Enter);
    }
    assert_eq!(stage.grey("cliente"), Some("c.recv(100)"));
    assert!(stage.said().contains(&"fault-next-reset"), "{:?}", stage.said());
    // Seen once, it is seen, though the last thing that ran did not raise it.
    let cliente = stage.id("cliente");
    let call = Call {
        id: CallId(1_000),
        socket: Some(stage.socket("cliente", "c")),
        fd: 3,
        operation: Operation::Receive { size: 100, flags: 0, into_buffer: false },
        began: stage.model.now,
        result: Err(Failure::Errno { errno: libc::ECONNRESET, moved: None }),
        names: None,
        truth: None,
    };
    stage.happens(cliente, Body::Call(call));
    assert_eq!(stage.grey("cliente"), Some("c.close()"));
}

#[test]
fn no_experiment_takes_a_fault_maker_for_an_echo() {
    for (place, fault) in Fault::ALL.iter().enumerate() {
        let mut stage = Stage::lab();
        add(&mut stage, place);
        stage.focus("cliente");
        for _ in 0..2 {
            stage.press(Code::Enter);
        }
        let offered: Vec<_> = stage.model.whatif.offers.iter().map(|offer| offer.id).collect();
        assert!(offered.iter().all(|id| !id.contains("echo")), "{fault:?}: {offered:?}");
    }
}

#[test]
fn the_palette_starts_one_by_its_name() {
    let mut stage = Stage::lab();
    stage.press(Code::Function(8));
    stage.type_text("sordo");
    let Some(Popup::Palette(palette)) = &stage.model.popup else { panic!() };
    let wanted = Command::Item(ProgramItem::NewServer(ServerKind::Fault(Fault::Deaf)));
    assert_eq!(palette.chosen().map(|entry| entry.command.clone()), Some(wanted));
    stage.press(Code::Enter);
    assert_eq!(stage.model.lab.names()[2..], ["sordo"]);
}
