//! Bytes on their way over a screen: what they may cover, and how they look.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::scenes::{self, Scene};
use super::{lessons, oscuro};
use crate::app::keys::Code;
use crate::app::message::Msg;
use crate::app::model::Model;
use crate::app::motion::{CROSSING, PICTURE};
use crate::app::stage::Stage;
use crate::app::tests::prueba;
use crate::app::update::update;
use crate::i18n::Language;
use crate::ui::test_support::{picture, text_of};
use crate::ui::theme::{Theme, ThemeName};
use crate::ui::view::View;

/// The client's greeting goes to the server, which has accepted.
fn greeting() -> Stage {
    let mut stage = scenes::waiting_connection();
    stage.focus("servidor");
    stage.line("conn, a = s.accept()");
    stage.focus("cliente");
    stage.line("c.send(b\"hola, soy Ana\")");
    stage
}

/// A datagram goes to the server.
fn message() -> Stage {
    let mut stage = Stage::lab();
    stage.focus("servidor");
    stage.line("s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)");
    stage.line("s.bind((\"127.0.0.1\", 0))");
    stage.focus("cliente");
    stage.line("c = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)");
    stage.line("c.sendto(b\"una postal\", (\"127.0.0.1\", 41000))");
    stage
}

/// The server reads it.
fn reading() -> Stage {
    let mut stage = greeting();
    stage.focus("servidor");
    stage.line("conn.recv(100)");
    stage
}

/// An echo server: question and answer, one after the other.
fn echo() -> Stage {
    let mut stage = Stage::lab();
    [Code::Function(7), Code::Down, Code::Enter].into_iter().for_each(|code| stage.press(code));
    stage.focus("cliente");
    stage.line("c = socket.socket()");
    stage.line("c.connect((\"127.0.0.1\", 41000))");
    stage.line("c.send(b\"ñandú 日本\")");
    stage
}

/// A byte crosses the first screen.
fn first_byte() -> Stage {
    let mut stage = scenes::home();
    stage.press(Code::Char(' '));
    stage
}

/// The slide of a demonstration after which bytes are on their way.
fn demonstration() -> Stage {
    let is_moving = |stage: &Stage| stage.model.flights.in_air(stage.model.now).next().is_some();
    (1..30).map(prueba::demo_at).find(is_moving).unwrap()
}

/// Scenes in which something is in the air as they end.
const FLYING: [Scene; 8] = [
    ("lesson", lessons::near_miss),
    ("demonstration", demonstration),
    ("greeting", greeting),
    ("reading", reading),
    ("echo", echo),
    ("datagrams", scenes::datagrams),
    ("web", scenes::web),
    ("home", first_byte),
];

fn seen(model: &mut Model, view: &View, columns: u16, rows: u16) -> Buffer {
    update(model, Msg::Resize { columns, rows });
    let mut buffer = Buffer::empty(Rect::new(0, 0, columns, rows));
    view.draw(model, &mut buffer);
    buffer
}

/// Draws the screen with and without what is in the air, a picture each time that `step` nanoseconds have passed; `look`
/// sees both. Returns in how many pictures there was a difference.
fn at_every_picture(
    stage: Stage,
    theme: &Theme,
    size: (u16, u16),
    step: u64,
    mut look: impl FnMut(&Buffer, &Buffer),
) -> usize {
    let view = View::new(theme.clone());
    let mut model = stage.model;
    let mut differ = 0;
    loop {
        let with = seen(&mut model, &view, size.0, size.1);
        let flights = std::mem::take(&mut model.flights);
        let without = seen(&mut model, &view, size.0, size.1);
        model.flights = flights;
        look(&with, &without);
        differ += usize::from(text_of(&with) != text_of(&without));
        // A key or an event would ask anew: here only time passes.
        let now = model.now + step;
        update(&mut model, Msg::Time(now));
        if model.flights.in_air(now).next().is_none() && model.flights.first_byte(now).is_none() {
            return differ;
        }
    }
}

#[test]
fn what_moves_never_covers_what_is_to_be_read() {
    // Three times as many pictures as a terminal is given, where the bytes have a middling way; no theme but one of other
    // signs moves them otherwise.
    const OFTEN: u64 = PICTURE / 3;
    let ascii = Theme::new(ThemeName::Mono, true);
    let drawn = [(40, 12), (60, 20), (72, 17), (100, 30), (120, 36), (200, 60)].map(|size| (oscuro(), size, PICTURE));
    let often = [(oscuro(), (80, 24), OFTEN), (ascii.clone(), (60, 20), PICTURE), (ascii, (80, 24), OFTEN)];
    let mut seen_moving = 0;
    for (theme, size, step) in drawn.into_iter().chain(often) {
        let glyphs = theme.glyphs();
        for (name, scene) in FLYING {
            seen_moving += at_every_picture(scene(), &theme, size, step, |with, without| {
                for (at, (new, old)) in with.content().iter().zip(without.content()).enumerate() {
                    let symbol = old.symbol();
                    // What has not landed is only drawn more weakly.
                    if new.symbol() == symbol {
                        continue;
                    }
                    let (x, y) = with.pos_of(at);
                    if says_slow(without, y) {
                        continue;
                    }
                    let covered = symbol == " " || glyphs.is_border(symbol) || symbol == glyphs.line;
                    let head = name == "home" && [glyphs.arrow_right, glyphs.arrow_left].contains(&symbol);
                    assert!(covered || head, "{name} {size:?} {x},{y}: {symbol:?} became {:?}", new.symbol());
                }
            });
        }
    }
    assert!(seen_moving > 500, "{seen_moving} pictures");
}

/// The row of the travel pane's title changes its words: «cámara lenta» stands there while something is in the air.
fn says_slow(without: &Buffer, y: u16) -> bool {
    let row: String = (0..without.area.width).map(|x| without[(x, y)].symbol()).collect();
    row.contains("VIAJE")
}

#[test]
fn bytes_stop_in_the_receivers_kernel_and_a_recv_lifts_them_into_the_program() {
    let theme = oscuro();
    let places = |stage: Stage| {
        let mut places = Vec::new();
        at_every_picture(stage, &theme, (80, 24), PICTURE / 3, |with, without| {
            let moved = |(x, y): &(u16, u16)| with[(*x, *y)].symbol() == "●" && without[(*x, *y)].symbol() != "●";
            places.extend((0..24).flat_map(|y| (0..80).map(move |x| (x, y))).filter(moved));
        });
        places
    };
    let row_of = |stage: &mut Stage, word: &str| {
        let text = text_of(&super::frame(stage, Language::Spanish, oscuro(), 80, 24));
        text.lines().position(|line| line.contains(word)).unwrap() as u16
    };
    let unread = row_of(&mut greeting(), "por leer");
    let crossing = places(greeting());
    // Down at the client's left, up at the server's right, and no further than «por leer», inside.
    assert!(crossing.iter().any(|(x, y)| *x == 0 && *y < unread - 4));
    assert!(crossing.iter().filter(|(x, _)| *x >= 78).all(|(_, y)| *y >= unread));
    assert!(crossing.iter().any(|(x, y)| *x == 79 && *y > unread));
    assert_eq!(crossing.last(), Some(&(78, unread)));
    let lift = places(reading());
    assert!(lift.iter().all(|(x, y)| *x >= 78 && *y <= unread));
    assert_eq!(lift.first(), Some(&(78, unread)));
    let last = lift.last().unwrap();
    assert!(last.0 == 78 && last.1 < 10, "{last:?}");
}

#[test]
fn crossing_and_arrival_are_seen_whenever_pictures_are_taken() {
    let view = View::new(oscuro());
    for phase in [1, 12, 23, 32] {
        let mut stage = greeting();
        let flight = stage.model.flights.in_air(stage.model.now).next().unwrap().0.clone();
        let (mut across, mut arrival, mut pictures) = (0, 0, 0);
        let mut now = flight.begins + phase * 1_000_000;
        while now < flight.ends() {
            update(&mut stage.model, Msg::Time(now));
            let with = seen(&mut stage.model, &view, 80, 24);
            let flights = std::mem::take(&mut stage.model.flights);
            let without = seen(&mut stage.model, &view, 80, 24);
            stage.model.flights = flights;
            let differs = |x: u16, y: u16| with[(x, y)].symbol() != without[(x, y)].symbol() && !says_slow(&without, y);
            let places: Vec<_> =
                (0..24).flat_map(|y| (0..80).map(move |x| (x, y))).filter(|(x, y)| differs(*x, *y)).collect();
            pictures += usize::from(!places.is_empty());
            across += usize::from(places.len() > 1);
            arrival += usize::from(places.iter().any(|(x, _)| *x >= 78));
            now += PICTURE;
        }
        assert!(pictures >= 8 && across >= 5 && arrival >= 3, "{phase}: {pictures}, {across}, {arrival}");
    }
}

#[test]
fn the_word_at_its_place_is_dim_until_it_lands() {
    use ratatui::style::Modifier;
    // `contraste` dims nothing: there, what has landed is told by its line below.
    for theme in [oscuro(), Theme::new(ThemeName::Mono, true)] {
        let view = View::new(theme.clone());
        for scene in [greeting, message] {
            let mut stage = scene();
            stage.model.theme = theme.name();
            let flight = stage.model.flights.in_air(stage.model.now).next().unwrap().0.clone();
            let word = String::from_utf8(flight.load.clone()).unwrap();
            let seen_at = stage.model.now.max(flight.begins + 1);
            // The row of the way, and the style of its word.
            let mut style = |now| {
                update(&mut stage.model, Msg::Time(now));
                let buffer = seen(&mut stage.model, &view, 120, 36);
                let text = text_of(&buffer);
                let (y, row) = text.lines().enumerate().skip(18).find(|(_, line)| line.contains(&word)).unwrap();
                let x = row.split(&word).next().unwrap().chars().count() as u16;
                let cell = &buffer[(x, y as u16)];
                (cell.fg, cell.modifier)
            };
            let unlanded = theme.unlanded();
            let in_air = style(seen_at);
            let landed = style(flight.ends());
            assert_ne!(in_air, landed, "{word}");
            assert_eq!(in_air.1, unlanded.add_modifier, "{word}");
            assert!(unlanded.fg.is_none_or(|colour| colour == in_air.0), "{word}");
            assert!(!landed.1.contains(Modifier::DIM), "{word}");
        }
    }
}

#[test]
fn the_real_bytes_cross_on_the_row_of_their_conversation() {
    let mut stage = greeting();
    let begins = stage.model.flights.in_air(stage.model.now).next().unwrap().0.begins;
    let now = begins + CROSSING * 55 / 100;
    update(&mut stage.model, Msg::Time(now));
    let text = text_of(&seen(&mut stage.model, &View::new(oscuro()), 120, 36));
    let row = text.lines().find(|line| line.contains("cliente ─▶ servidor")).unwrap();
    assert!(row.contains("hola, soy Ana") && row.contains("  hola, so…  "), "{text}");
    assert!(text.contains("cámara lenta"), "{text}");
}

#[test]
fn four_instants_as_they_are_drawn() {
    let instants = [("down", 10), ("across", 50), ("up", 75), ("arrived", 92)];
    for (name, part) in instants {
        let mut stage = greeting();
        let begins = stage.model.flights.in_air(stage.model.now).next().unwrap().0.begins;
        update(&mut stage.model, Msg::Time(begins + CROSSING * part / 100));
        for (columns, rows) in [(80, 24), (120, 36)] {
            let buffer = seen(&mut stage.model, &View::new(oscuro()), columns, rows);
            insta::assert_snapshot!(format!("moving_{name}_{columns}x{rows}@es"), picture(&buffer));
        }
        let plain = View::new(Theme::new(ThemeName::Mono, true));
        insta::assert_snapshot!(
            format!("moving_{name}_mono_ascii_80x24@es"),
            picture(&seen(&mut stage.model, &plain, 80, 24))
        );
    }
}

#[test]
fn every_screen_with_programs_shows_what_moves() {
    for (name, scene) in FLYING {
        let pictures = at_every_picture(scene(), &oscuro(), (80, 24), PICTURE / 3, |_, _| {});
        assert!(pictures > 5, "{name}: {pictures} pictures");
    }
}
