use super::*;
use crate::i18n::Language;
use crate::journal::event::ProgramId;
use crate::ui::test_support::{at_every_size, drawn, looks, picture, scene, statement, text_of};

/// The inside of a program's pane at 80×24, at 120×36, and too small.
const SIZES: [(&str, u16, u16); 3] = [("80x24", 36, 6), ("120x36", 41, 11), ("tiny", 14, 3)];

/// A sentence as the caller would have it.
fn explain(raised: &Raised, _source: &str) -> Option<String> {
    (raised.errno == Some(111)).then(|| "Nadie escucha en 41999: no es un fallo tuyo, es una respuesta.".to_owned())
}

/// The panes of the scene as a screen would set them up.
fn panes(all: &crate::journal::projections::Projections) -> Vec<(&'static str, ProgramPane<'_>)> {
    let pane = |number| ProgramPane::new(&all.programs.by_id[&ProgramId(number)], &all.sockets);
    let typing = Prompt { text: "c.recv(1", cursor: 8, ghost: Some("00)"), continuation: false };
    vec![
        ("typing", ProgramPane { prompt: Some(typing), focused: true, ..pane(1) }),
        ("server", pane(2)),
        ("syntax", ProgramPane { prompt: Some(Prompt::default()), ..pane(3) }),
        (
            "blocked",
            ProgramPane {
                elapsed: Some("4 s"),
                waker: Some("recv espera a que ana envíe un datagrama a :46012"),
                ..pane(4)
            },
        ),
        ("dead", ProgramPane { explain: Some(&explain), death: Some("Alguien lo mató desde fuera."), ..pane(5) }),
    ]
}

#[test]
fn pictures() {
    let all = scene();
    for language in [Language::Spanish, Language::English] {
        let look = looks::of(language);
        for (name, pane) in panes(&all) {
            for (size, width, height) in SIZES {
                let title = pane.title(&look.get());
                let buffer = drawn(width, height, |buffer, area| {
                    pane.draw(buffer, area, &look.get());
                });
                let text = format!("title: {title} {:?}\n{}", title.spans[0].style, picture(&buffer));
                insta::assert_snapshot!(format!("{name}_{size}@{}", language.code()), text);
            }
        }
    }
}

/// A program that printed this and asks, with this being typed.
fn asking(printed: &str, typed: &str, width: u16, height: u16) -> String {
    let all = scene();
    let mut program = all.programs.by_id[&ProgramId(4)].clone();
    program.asks = true;
    program.transcript.clear();
    let text = printed.to_owned();
    program.transcript.push_back(crate::journal::projections::programs::Entry::Output {
        stream: crate::journal::event::Stream::Out,
        text,
    });
    let answer = Some(Prompt { text: typed, cursor: typed.len(), ..Prompt::default() });
    let pane = ProgramPane { answer, focused: true, ..ProgramPane::new(&program, &all.sockets) };
    let look = looks::plain();
    let buffer = drawn(width, height, |buffer, area| {
        let cursor = pane.draw(buffer, area, &look.get()).expect("the cursor is seen");
        assert!(area.contains(cursor));
    });
    let text = text_of(&buffer);
    text.lines().map(str::trim_end).filter(|row| !row.is_empty()).collect::<Vec<_>>().join("\n")
}

#[test]
fn what_is_asked_for_is_typed_where_its_question_stands() {
    let waits = "o input espera una línea tuya";
    assert_eq!(asking("a\nname: ", "Ana", 36, 6), format!("a\n{waits}\nname: Ana"));
    assert_eq!(asking("name: ", "", 36, 6), format!("{waits}\nname:"));
    assert_eq!(asking("a\n", "Ana", 36, 6), format!("a\n{waits}\n> Ana"));
    assert_eq!(asking("a\nname: ", "Ana", 36, 1), "name: Ana");
    assert_eq!(asking(&"x".repeat(300), "Ana", 36, 2), format!("{waits}\n> Ana"));
    // No byte of the question is taken for a sign of the terminal's.
    assert!(!asking("\u{1b}[2J? ", "\u{1b}", 36, 6).contains('\u{1b}'));
}

#[test]
fn no_size_breaks_it() {
    let all = scene();
    let look = looks::plain();
    for (_, pane) in panes(&all) {
        for scroll in [0, 3, 1000] {
            at_every_size(|buffer, area| {
                if let Some(cursor) = (ProgramPane { scroll, ..pane }).draw(buffer, area, &look.get()) {
                    assert!(area.intersection(buffer.area).contains(cursor));
                }
            });
        }
    }
}

#[test]
fn the_cursor_is_where_the_next_character_goes() {
    let all = scene();
    let look = looks::spanish();
    let client = &all.programs.by_id[&ProgramId(1)];
    let at = |text: &str, cursor, width| {
        let prompt = Some(Prompt { text, cursor, ghost: None, continuation: false });
        let pane = ProgramPane { prompt, focused: true, ..ProgramPane::new(client, &all.sockets) };
        let mut found = None;
        let buffer = drawn(width, 20, |buffer, area| found = pane.draw(buffer, area, &look.get()));
        found.map(|position| (position.x, position.y, text_of(&buffer)))
    };
    // Seven rows of transcript come before at this width: `c.connect…` takes one.
    let (x, y, _) = at("", 0, 36).unwrap();
    assert_eq!((x, y), (4, 5));
    let (x, _, _) = at("año", "añ".len(), 36).unwrap();
    assert_eq!(x, 6);
    // In the middle of a character: at the end instead.
    assert_eq!(at("año", 2, 36).unwrap().0, 7);
    // A full row: the cursor stands on the next one, under the text.
    let (x, full_y, _) = at(&"x".repeat(32), 32, 36).unwrap();
    assert_eq!((x, full_y), (4, 6));
    let (x, y, text) = at("if True:\n    c.close()", 9, 36).unwrap();
    assert_eq!((x, y), (4, 6));
    assert!(text.contains(">>> if True:") && text.contains("...     c.close()"));
}

#[test]
fn what_is_typed_while_a_call_waits_is_seen_before_anything_that_explains() {
    let all = scene();
    let look = looks::spanish();
    let ana = &all.programs.by_id[&ProgramId(4)];
    let at = |text: &str, height| {
        let pane = ProgramPane {
            prompt: Some(Prompt {
                text,
                cursor: text.len(),
                ghost: text.is_empty().then_some("gris"),
                continuation: false,
            }),
            elapsed: Some("4 s"),
            waker: Some("recv espera a que ana envíe un datagrama a :46012"),
            waiting: Some("Espera 1 sentencia más."),
            next: Some("while True:\n    c.recv(10)"),
            focused: true,
            ..ProgramPane::new(ana, &all.sockets)
        };
        let mut found = None;
        let buffer = drawn(36, height, |buffer, area| found = pane.draw(buffer, area, &look.get()));
        (text_of(&buffer), found)
    };
    for height in 1..12 {
        let (text, cursor) = at("draft text", height);
        let row = text.lines().position(|row| row.starts_with(">>> draft text ")).expect(&text);
        assert_eq!(cursor, Some(Position { x: 14, y: row as u16 }), "{text}");
        assert!(!text.contains("gris"));
        assert_eq!(text.contains("datagrama"), height >= 6, "{text}");
        assert_eq!(text.contains("Espera 1"), height >= 2, "{text}");
        assert_eq!(text.contains(">>> while True: …"), height == 5 || height >= 7, "{text}");
        let (text, cursor) = at("", height);
        assert!(cursor.is_none() && !text.contains("gris") && !text.contains("draft"), "{text}");
    }
}

#[test]
fn output_in_pieces_is_one_line_and_what_it_holds_cannot_move_anything() {
    let mut all = scene();
    let ana = all.programs.by_id.get_mut(&ProgramId(3)).unwrap();
    ana.transcript.clear();
    for text in ["a", "b\n", "\u{1b}[2J\u{202e}x\n\n", "sin fin"] {
        let stream = crate::journal::event::Stream::Out;
        ana.transcript.push_back(crate::journal::projections::programs::Entry::Output { stream, text: text.into() });
    }
    let look = looks::spanish();
    let pane = ProgramPane::new(&all.programs.by_id[&ProgramId(3)], &all.sockets);
    let buffer = drawn(10, 5, |buffer, area| {
        pane.draw(buffer, area, &look.get());
    });
    assert_eq!(text_of(&buffer), "ab        \n·[2J·x    \n          \nsin fin   \n          \n");
}

#[test]
fn scrolling_back_stops_at_the_first_row_and_says_how_much_is_below() {
    let mut all = scene();
    let client = all.programs.by_id.get_mut(&ProgramId(1)).unwrap();
    client.transcript = (0..50).map(|number| statement(number, &format!("x = {number}"))).collect();
    let look = looks::spanish();
    let at = |scroll| {
        let pane = ProgramPane { scroll, ..ProgramPane::new(&all.programs.by_id[&ProgramId(1)], &all.sockets) };
        text_of(&drawn(14, 3, |buffer, area| {
            pane.draw(buffer, area, &look.get());
        }))
    };
    assert_eq!(at(0), ">>> x = 47    \n>>> x = 48    \n>>> x = 49    \n");
    assert_eq!(at(10), ">>> x = 37    \n>>> x = 38    \n          ↓ 11\n");
    assert_eq!(at(1000), ">>> x = 0     \n>>> x = 1     \n          ↓ 48\n");
}

#[test]
fn a_splitter_says_where_the_next_client_goes() {
    use crate::journal::fault::{Fault, Pieces, Splitting};
    let all = scene();
    let mut program = all.programs.by_id[&ProgramId(2)].clone();
    program.role = Role::Server(ServerKind::Fault(Fault::Splitter(Splitting::new(Pieces::Bytes))));
    let address = Address::of([127, 0, 0, 1].into(), 41000);
    let shown = |destination, language| {
        let pane = ProgramPane { destination, ..ProgramPane::new(&program, &all.sockets) };
        let look = looks::of(language);
        text_of(&drawn(36, 8, |buffer, area| {
            pane.draw(buffer, area, &look.get());
        }))
    };
    let some = shown(Some(&address), Language::Spanish);
    let rows: Vec<&str> = some.lines().map(str::trim_end).collect();
    assert_eq!(rows[..2], ["cada cliente nuevo: dos conexiones,", "la segunda a :41000"]);
    let some = shown(Some(&address), Language::English);
    let rows: Vec<&str> = some.lines().map(str::trim_end).collect();
    assert_eq!(rows[..2], ["each new client: two connections,", "the second to :41000"]);
    assert!(shown(None, Language::Spanish).starts_with("sin destino: cierra a quien llega"));
    assert!(shown(None, Language::English).starts_with("no destination: closes new clients"));
}

#[test]
fn a_server_that_lives_waits_in_one_place_and_a_dead_one_in_none() {
    let mut all = scene();
    let look = looks::spanish();
    let shown = |all: &crate::journal::projections::Projections| {
        let pane = ProgramPane::new(&all.programs.by_id[&ProgramId(2)], &all.sockets);
        text_of(&drawn(36, 6, |buffer, area| {
            pane.draw(buffer, area, &look.get());
        }))
    };
    assert!(shown(&all).contains("recv     ◌ espera más"));
    // It holds what it read and finds no room for it: that is no waiting for more.
    let send = crate::journal::call::Operation::Send { asked: 100, flags: 0 };
    let mut begun = all.programs.by_id[&ProgramId(4)].blocked.clone().unwrap();
    begun.operation = send;
    all.programs.by_id.get_mut(&ProgramId(2)).unwrap().blocked = Some(begun);
    let pane = ProgramPane {
        waker: Some("espera a que ana lea"),
        ..ProgramPane::new(&all.programs.by_id[&ProgramId(2)], &all.sockets)
    };
    let stuck = text_of(&drawn(36, 6, |buffer, area| {
        pane.draw(buffer, area, &look.get());
    }));
    assert!(stuck.contains("send     ◌ espera a que ana lea"), "{stuck}");
    // A connect that nobody answers is no waiting for bytes either.
    let address = crate::journal::address::Address::of([127, 0, 0, 1].into(), 41000);
    let connect = crate::journal::call::Operation::Connect { address, returns_errno: false };
    all.programs.by_id.get_mut(&ProgramId(2)).unwrap().blocked.as_mut().unwrap().operation = connect;
    assert!(shown(&all).contains("connect  ◌ sin respuesta de :41000"), "{}", shown(&all));
    all.programs.by_id.get_mut(&ProgramId(2)).unwrap().blocked = None;
    all.sockets.retain(|socket| socket.info.id != crate::journal::socket::SocketId(21));
    assert!(shown(&all).contains("accept   ◌ espera a alguien"));
    let death = crate::journal::event::Death::Killed(15);
    all.programs.by_id.get_mut(&ProgramId(2)).unwrap().life = Life::Dead { death, time: 1 };
    let dead = shown(&all);
    assert!(!dead.contains('◌') && !dead.contains("escucha en"), "{dead}");
}

proptest::proptest! {
    /// Whatever is typed and wherever the cursor is said to be: it stands inside the pane, or is not shown.
    #[test]
    fn any_prompt(text in "\\PC*(\n\\PC*)?", cursor in 0usize..60, width in 0u16..30, height in 0u16..8) {
        let all = scene();
        let look = looks::spanish();
        let prompt = Some(Prompt { text: &text, cursor, ghost: Some("日本"), continuation: false });
        let client = &all.programs.by_id[&ProgramId(1)];
        let pane = ProgramPane { prompt, focused: true, ..ProgramPane::new(client, &all.sockets) };
        let mut found = None;
        drawn(width, height, |buffer, area| found = pane.draw(buffer, area, &look.get()));
        proptest::prop_assert!(found.is_none_or(|at| at.x < width && at.y < height));
    }
}
