//! Ten gigabytes on the screen: what is no longer remembered is said, wherever bytes and calls are shown.

use super::{frame, oscuro};
use crate::app::hex::page::Heading;
use crate::app::hex::tests::connected;
use crate::app::keys::{Code, Key};
use crate::app::message::Msg;
use crate::app::popup::Popup;
use crate::i18n::Language;
use crate::journal::projections::travel::Way;
use crate::journal::store::flood::{BYTES, flood};
use crate::ui::test_support::text_of;

#[test]
fn where_memory_begins_is_said_by_the_ribbon_the_bytes_and_the_calls() {
    let mut stage = connected();
    let ends = [("cliente", "c"), ("servidor", "conn")].map(|(program, name)| {
        let socket = stage.socket(program, name);
        (stage.id(program), socket, stage.model.projections().sockets.get(socket).unwrap().descriptors[0])
    });
    let since = stage.model.memory.events_from(0).last().unwrap().1.time;
    let mut events = flood(ends[0], ends[1], since).peekable();
    while events.peek().is_some() {
        stage.send(Msg::Events(events.by_ref().take(400).collect()));
    }
    assert!(stage.model.memory.forgotten() > 0);
    let screen = |stage: &mut _, language| text_of(&frame(stage, language, oscuro(), 120, 36)).replace('\u{a0}', " ");
    // The ribbon: all bytes are counted, and it begins with a sign that more came before.
    let travel = screen(&mut stage, Language::Spanish);
    assert!(travel.contains("10 000 000 000 B   leídos 10 000 000 000"), "{travel}");
    stage.wait(2);
    let quiet = screen(&mut stage, Language::Spanish);
    let (_, ribbons) = quiet.split_once("VIAJE").unwrap();
    let (ribbons, _) = ribbons.split_once("AHORA").unwrap();
    assert!(ribbons.contains('…'), "{quiet}");
    // The bytes: those before and in between are counted, and none is passed over in silence.
    stage.key(Key::alt('x'));
    stage.press(Code::Home);
    let Some(Popup::Hex(hex)) = &stage.model.popup else { panic!("no bytes") };
    let Way::Ribbon(_) = &stage.model.projections().travel.conversation(hex.conversation).unwrap().ways[hex.way] else {
        panic!("no stream")
    };
    let Heading::Older(older) = hex.page.blocks[0].heading else { panic!("{:?}", hex.page.blocks[0]) };
    let missing = |heading: Heading| match heading {
        Heading::Older(bytes) | Heading::Gap(bytes) => bytes,
        _ => 0,
    };
    let told: u64 = hex.page.blocks.iter().map(|block| missing(block.heading) + block.count as u64).sum();
    assert_eq!((told, hex.page.length), (BYTES, BYTES));
    assert!(older > 0 && !hex.page.bytes.is_empty());
    for (language, words) in
        [(Language::Spanish, "bytes anteriores que ya no se muestran"), (Language::English, "no longer shown")]
    {
        let bytes = screen(&mut stage, language);
        assert!(bytes.contains(words), "{bytes}");
    }
    stage.press(Code::Escape);
    // The calls: of how many these are the last.
    stage.key(Key::function(10));
    let calls = screen(&mut stage, Language::Spanish);
    assert!(calls.contains("de los últimos 256") && calls.contains("llamadas en total"), "{calls}");
}
