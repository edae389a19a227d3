use super::*;
use crate::i18n::Language;
use crate::journal::event::ProgramId;
use crate::ui::test_support::{at_every_size, drawn, looks, picture, scene, text_of};

/// The inside of a kernel pane at 80×24, at 120×36, and too small.
const SIZES: [(&str, u16, u16); 4] = [("80x24", 37, 4), ("lab", 37, 2), ("120x36", 39, 9), ("tiny", 14, 3)];

const NAMES: [(&str, u16); 5] = [("client", 1), ("server", 2), ("sender", 3), ("receiver", 4), ("many", 6)];

#[test]
fn pictures() {
    let all = scene();
    for language in [Language::Spanish, Language::English] {
        let look = looks::of(language);
        for (name, number) in NAMES {
            let pane = KernelPane::new(&all.programs.by_id[&ProgramId(number)], &all.sockets);
            for (size, width, height) in SIZES {
                let buffer = drawn(width, height, |buffer, area| pane.draw(buffer, area, &look.get()));
                let text = format!("title: {}\n{}", pane.title(&look.get()), picture(&buffer));
                insta::assert_snapshot!(format!("{name}_{size}@{}", language.code()), text);
            }
        }
    }
}

#[test]
fn no_size_breaks_it() {
    let all = scene();
    let look = looks::plain();
    for number in 1..=6 {
        for scroll in [0, 2, 1000] {
            let program = &all.programs.by_id[&ProgramId(number)];
            let pane = KernelPane { scroll, ..KernelPane::new(program, &all.sockets) };
            at_every_size(|buffer, area| pane.draw(buffer, area, &look.get()));
        }
    }
}

#[test]
fn what_the_kernel_did_not_tell_is_a_dash() {
    let all = scene();
    let look = looks::spanish();
    let pane = KernelPane::new(&all.programs.by_id[&ProgramId(6)], &all.sockets);
    let text = text_of(&drawn(39, 30, |buffer, area| pane.draw(buffer, area, &look.get())));
    let row = text.lines().find(|line| line.contains(":50002")).unwrap();
    assert!(row.trim_end().ends_with('—'), "{row}");
    assert!(text.lines().any(|line| line.starts_with("por leer") && line.trim_end().ends_with('—')), "{text}");
}

#[test]
fn with_more_sockets_than_rows_the_newest_stay_and_the_others_are_counted() {
    let all = scene();
    let look = looks::spanish();
    let pane = KernelPane::new(&all.programs.by_id[&ProgramId(6)], &all.sockets);
    let text = text_of(&drawn(39, 4, |buffer, area| pane.draw(buffer, area, &look.get())));
    assert!(text.contains(":50002") && text.contains("y 4 más"), "{text}");
    // Somebody waits to be accepted: that stays on the screen whatever else happens.
    assert!(text.contains("cola sin accept ▓░░░░   1 de 128  ◀"), "{text}");
    let mut nobody = scene();
    let listener = nobody
        .sockets
        .by_id
        .values_mut()
        .find(|one| one.program == ProgramId(6) && one.truth.accept_queue.is_some())
        .unwrap();
    listener.truth.accept_queue.as_mut().unwrap().waiting = 0;
    let pane_of = |all: &crate::journal::projections::Projections| {
        let pane = KernelPane::new(&all.programs.by_id[&ProgramId(6)], &all.sockets);
        text_of(&drawn(39, 4, |buffer, area| pane.draw(buffer, area, &look.get())))
    };
    assert!(!pane_of(&nobody).contains("cola sin accept"));
    // A queue whose length the program chose is seen empty too.
    let listener = nobody
        .sockets
        .by_id
        .values_mut()
        .find(|one| one.program == ProgramId(6) && one.truth.accept_queue.is_some())
        .unwrap();
    listener.truth.accept_queue.as_mut().unwrap().limit = 1;
    assert!(pane_of(&nobody).contains("0 de 1"), "{}", pane_of(&nobody));
    for (scroll, first) in [(1, "cola sin accept"), (3, "fd 5")] {
        let scrolled = KernelPane { scroll, ..pane };
        let text = text_of(&drawn(39, 4, |buffer, area| scrolled.draw(buffer, area, &look.get())));
        assert!(text.starts_with(first), "{text}");
    }
}

#[test]
fn an_empty_datagram_in_the_queue_is_not_nothing() {
    let mut all = scene();
    let look = looks::spanish();
    let socket = all.sockets.by_id.get_mut(&crate::journal::socket::SocketId(40)).unwrap();
    socket.truth.unread = Some(0);
    socket.truth.receive_memory = Some(768);
    let shown = |all: &crate::journal::projections::Projections| {
        let pane = KernelPane::new(&all.programs.by_id[&ProgramId(4)], &all.sockets);
        text_of(&drawn(39, 5, |buffer, area| pane.draw(buffer, area, &look.get())))
    };
    assert!(shown(&all).contains("la próxima mide 0 B"));
    all.sockets.by_id.get_mut(&crate::journal::socket::SocketId(40)).unwrap().truth.receive_memory = Some(0);
    assert!(shown(&all).contains("nada"));
    // From outside the program only its memory is known: that there is one, not how long it is.
    for (memory, text) in [(Some(0), "nada"), (Some(768), "una postal o más"), (None, "—")] {
        let truth = &mut all.sockets.by_id.get_mut(&crate::journal::socket::SocketId(40)).unwrap().truth;
        (truth.unread, truth.receive_memory) = (None, memory);
        assert!(shown(&all).contains(text), "{memory:?}");
    }
}

#[test]
fn nothing_confirms_what_a_unix_socket_sent_and_both_ends_of_a_pair_are_unnamed() {
    let mut all = scene();
    let look = looks::spanish();
    let socket = all.sockets.by_id.get_mut(&crate::journal::socket::SocketId(40)).unwrap();
    socket.info.family = crate::journal::socket::Family::UNIX;
    socket.info.kind = crate::journal::socket::Kind::STREAM;
    socket.stage = crate::journal::projections::sockets::Stage::Connected;
    socket.names = Default::default();
    (socket.truth.unacknowledged, socket.truth.unread) = (Some(768), Some(0));
    let pane = KernelPane::new(&all.programs.by_id[&ProgramId(4)], &all.sockets);
    let text = text_of(&drawn(39, 5, |buffer, area| pane.draw(buffer, area, &look.get())));
    assert!(text.contains("sin nombre") && text.contains("búfer en uso") && text.contains("768 B"), "{text}");
    assert!(!text.contains("sin confirmar"), "{text}");
}

#[test]
fn a_figure_of_nothing_never_stands_in_the_place_of_one_of_something() {
    use crate::journal::socket::SocketId;
    let look = looks::spanish();
    // A listener that was touched last, and its connections with these bytes to read, in so many rows.
    let shown = |unread: &[u32], height: u16| {
        let mut all = scene();
        let eco = ProgramId(2);
        let is_its = |socket: &&Socket| socket.program == eco && rows::is_connection(socket);
        let connection = all.sockets.by_id.values().find(is_its).unwrap().clone();
        all.sockets.retain(|socket| socket.program != eco || socket.stage == Stage::Listening);
        for (place, bytes) in unread.iter().enumerate() {
            let mut one = connection.clone();
            one.info.id = SocketId(1000 + place as u64);
            one.descriptors = [4 + place as i32].into();
            (one.truth.unacknowledged, one.truth.unread) = (Some(0), Some(*bytes));
            all.sockets.put(one);
        }
        let listener = all.sockets.by_id.values().find(|one| one.program == eco && one.stage == Stage::Listening);
        let listener = listener.unwrap().clone();
        all.sockets.put(Socket { touched: u64::MAX, ..listener });
        let pane = KernelPane::new(&all.programs.by_id[&eco], &all.sockets);
        text_of(&drawn(37, height, |buffer, area| pane.draw(buffer, area, &look.get())))
    };
    let tells = |text: &str, bytes: &str| text.lines().any(|line| line.starts_with("por leer") && line.contains(bytes));
    for height in 2..6 {
        let text = shown(&[4], height);
        assert!(tells(&text, "4 B"), "{height}: {text}");
        // Which of two it is, the heading above says.
        let text = shown(&[0, 7], height);
        let rows: Vec<&str> = text.lines().collect();
        let place = rows.iter().position(|row| tells(row, "7 B")).unwrap_or_else(|| panic!("{height}: {text}"));
        assert!(rows[..place].iter().rev().find(|row| row.starts_with("fd")).unwrap().starts_with("fd 5"), "{text}");
    }
    let text = shown(&[4, 7], 6);
    assert!(tells(&text, "4 B") && tells(&text, "7 B"), "{text}");
    // Nothing waits anywhere: the queue of who listens, which was touched last.
    assert!(shown(&[0], 4).contains("0 de 128"));
}
