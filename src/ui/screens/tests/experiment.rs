//! What is told of an experiment before it runs.

use super::{frame, oscuro};
use crate::app::keys::{Code, Key};
use crate::app::stage::Stage;
use crate::app::whatif;
use crate::i18n::Language;
use crate::ui::test_support::text_of;

/// The question of the experiment with the most lines: two connections to an echo server.
fn asked() -> Stage {
    let mut stage = Stage::lab();
    [Code::Function(7), Code::Down, Code::Enter].into_iter().for_each(|code| stage.press(code));
    stage.focus("cliente");
    stage.model.whatif.tried = whatif::ids().filter(|other| *other != "echo-two").collect();
    stage.model.whatif.offers.clear();
    stage.wait(0);
    stage.key(Key::char('1'));
    stage
}

#[test]
fn all_lines_that_will_run_are_seen_where_there_is_room() {
    let mut stage = asked();
    for (columns, rows) in [(80, 24), (120, 36)] {
        let text = text_of(&frame(&mut stage, Language::Spanish, oscuro(), columns, rows));
        for line in ["x = socket.socket()", "y = socket.socket()", "y.send(b\"hola\")", "y.recv(100)"] {
            assert!(text.contains(line), "{line}\n{text}");
        }
        assert_eq!(text.matches(".connect((\"127.0.0.1\", ").count(), 2, "{text}");
        assert!((1..6).all(|more| !text.contains(&format!("y {more} más"))), "{text}");
    }
}

#[test]
fn where_there_is_none_it_is_said_how_many_more_there_are() {
    let mut stage = asked();
    // The question, four options and the borders leave less than the script takes.
    let text = text_of(&frame(&mut stage, Language::Spanish, oscuro(), 40, 12));
    let script = text.lines().skip_while(|row| !row.contains("Se ejecutará")).take(4);
    let script: Vec<&str> = script.flat_map(str::split_whitespace).filter(|word| !word.contains('│')).collect();
    let script = script.join(" ");
    let more = (1..6).find(|more| script.contains(&format!("y {more} más")));
    assert!(more.is_some_and(|more| more >= 3) && script.contains("x = socket.socket()"), "{text}");
}
