use super::*;
use crate::i18n::Language;
use crate::journal::projections::travel::Cards;
use crate::journal::projections::travel::Fate;
use crate::journal::socket::Kind;
use crate::ui::test_support::{at_every_size, card, drawn, end, looks, picture, ribbon, scene, text_of};

/// The inside of the travel pane at 80×24, at 120×36, and too small.
const SIZES: [(&str, u16, u16); 5] =
    [("80x24", 76, 2), ("80x24_tall", 76, 7), ("120x36", 78, 6), ("120x36_tall", 78, 12), ("tiny", 14, 3)];

#[test]
fn pictures() {
    let all = scene();
    for language in [Language::Spanish, Language::English] {
        let look = looks::of(language);
        for (name, focus) in [("stream", 1), ("cards", 3), ("outside", 6)] {
            let pane = TravelPane { focus: Some(ProgramId(focus)), ..TravelPane::new(&all.travel, &all.programs) };
            for (size, width, height) in SIZES {
                let buffer = drawn(width, height, |buffer, area| pane.draw(buffer, area, &look.get()));
                let title = format!("{} … {}", pane.title(&look.get()), pane.right(&look.get()));
                insta::assert_snapshot!(
                    format!("{name}_{size}@{}", language.code()),
                    format!("title: {title}\n{}", picture(&buffer))
                );
            }
        }
    }
}

#[test]
fn no_size_breaks_it() {
    let all = scene();
    let look = looks::plain();
    for focus in [None, Some(1), Some(3), Some(6)] {
        for scroll in [0, 2, 1000] {
            let focus = focus.map(ProgramId);
            let pane = TravelPane { focus, scroll, ..TravelPane::new(&all.travel, &all.programs) };
            at_every_size(|buffer, area| pane.draw(buffer, area, &look.get()));
        }
    }
    let empty = Travel::default();
    at_every_size(|buffer, area| TravelPane::new(&empty, &all.programs).draw(buffer, area, &look.get()));
}

/// One conversation, drawn in this many rows.
fn shown(ways: [Way; 2], kind: Kind, height: u16) -> String {
    let all = scene();
    let look = looks::spanish();
    let conversation =
        Conversation { family: Family::INET, kind, ends: [end(1, 10, 57046), end(2, 21, 41234)], ways, touched: 1 };
    let mut travel = Travel::default();
    travel.conversations = vec![conversation];
    let pane = TravelPane::new(&travel, &all.programs);
    let width = if height > 2 { 80 } else { 60 };
    text_of(&drawn(width, height, |buffer, area| pane.draw(buffer, area, &look.get())))
}

#[test]
fn a_socket_that_writes_to_itself_is_shown_one_way() {
    let all = scene();
    let look = looks::spanish();
    let cards = Cards { sent: 1, read: 1, cards: [card(b"hola", Fate::Read)].into() };
    let ends = [end(1, 10, 57046), end(1, 10, 57046)];
    let ways = [Way::Cards(cards), Way::Cards(Cards::default())];
    let conversation = Conversation { family: Family::INET, kind: Kind::DGRAM, ends, ways, touched: 1 };
    let mut travel = Travel::default();
    travel.conversations = vec![conversation.clone(), conversation];
    for height in [2, 3, 9] {
        let pane = TravelPane::new(&travel, &all.programs);
        let text = text_of(&drawn(80, height, |buffer, area| pane.draw(buffer, area, &look.get())));
        assert!(text.contains("1 enviada") && !text.contains("◀─") && !text.contains("0 enviadas"), "{text}");
    }
}

#[test]
fn bytes_lost_by_a_reset_are_called_lost() {
    let lost = crate::journal::projections::travel::Ribbon { reset: true, ..ribbon(b"hola", 1, &[4], &[1]) };
    let text = shown([Way::Ribbon(lost), Way::Ribbon(ribbon(b"", 0, &[], &[]))], Kind::STREAM, 2);
    assert!(text.lines().next().unwrap().contains("4 B   perdidos 3 B"), "{text}");
    assert!(!text.contains("◀\n"), "{text}");
}

#[test]
fn the_end_of_a_stream_is_a_mark_behind_the_last_byte() {
    let done = crate::journal::projections::travel::Ribbon { finished: true, ..ribbon(b"adi\xc3\xb3s", 0, &[], &[]) };
    let text = shown([Way::Ribbon(done), Way::Ribbon(ribbon(b"", 0, &[], &[]))], Kind::STREAM, 2);
    assert!(text.contains("adiós ■"), "{text}");
}

#[test]
fn many_cards_show_the_newest_and_that_there_were_others() {
    let cards = |count: u64| Cards {
        sent: count,
        read: 0,
        cards: (0..count).map(|number| card(format!("n{number}").as_bytes(), Fate::Waiting)).collect(),
    };
    let one_row = shown([Way::Cards(cards(30)), Way::Cards(Cards::default())], Kind::DGRAM, 2);
    assert!(one_row.contains("… [n") && one_row.contains("[n29]") && !one_row.contains("[n0]"), "{one_row}");
    let tall = shown([Way::Cards(cards(30)), Way::Cards(Cards::default())], Kind::DGRAM, 6);
    assert!(tall.contains("n29") && tall.contains("… │"), "{tall}");
}

#[test]
fn a_refused_card_and_a_torn_one_do_not_look_whole() {
    let cards =
        Cards { sent: 2, read: 1, cards: [card(b"0123456789", Fate::Torn(4)), card(b"AAA", Fate::Refused)].into() };
    let text = shown([Way::Cards(cards.clone()), Way::Cards(Cards::default())], Kind::DGRAM, 2);
    assert!(text.contains("[0123╌╌ [AAA]!"), "{text}");
    let tall = shown([Way::Cards(cards), Way::Cards(Cards::default())], Kind::DGRAM, 6);
    assert!(tall.contains("rota: 4 de 10 B") && tall.contains("! nadie"), "{tall}");
    assert!(!tall.contains("456"), "what was torn off is lost: {tall}");
}

proptest::proptest! {
    /// Whatever was sent and however calls cut it: no panic, and nothing on the screen that could move anything.
    #[test]
    fn any_bytes_with_any_ends(
        bytes in proptest::collection::vec(proptest::prelude::any::<u8>(), 0..80),
        ends in proptest::collection::vec(0u64..200, 0..6),
        read in 0u64..200,
        more in 0u64..1_000_000,
        flags in proptest::prelude::any::<[bool; 3]>(),
        size in (0u16..90, 0u16..12),
    ) {
        let one = crate::journal::projections::travel::Ribbon {
            sent: bytes.len() as u64 + more,
            finished: flags[0],
            end_read: flags[1],
            reset: flags[2],
            ..ribbon(&bytes, read, &ends, &ends)
        };
        let cards = Cards {
            sent: more,
            read,
            cards: ends.iter().map(|read| card(&bytes, Fate::Torn(*read))).chain([card(&bytes, Fate::Read)]).collect(),
        };
        for ways in [[Way::Ribbon(one.clone()), Way::Ribbon(one)], [Way::Cards(cards.clone()), Way::Cards(cards)]] {
            let all = scene();
            let look = looks::spanish();
            let ends = [end(1, 10, 57046), end(2, 21, 41234)];
            let conversation = Conversation { family: Family::INET, kind: Kind::STREAM, ends, ways, touched: 1 };
            let mut travel = Travel::default();
    travel.conversations = vec![conversation];
            let pane = TravelPane::new(&travel, &all.programs);
            let text = text_of(&drawn(size.0, size.1, |buffer, area| pane.draw(buffer, area, &look.get())));
            proptest::prop_assert!(!text.chars().any(|character| character.is_control() && character != '\n'));
        }
    }
}

#[test]
fn a_card_that_left_the_lab_does_not_wait_for_anybody_here() {
    let mut all = scene();
    let conversation = &mut all.travel.conversations[1];
    conversation.ends[1].program = None;
    all.travel.conversations = vec![conversation.clone()];
    let look = looks::spanish();
    for (height, there) in [(3, "4 enviadas"), (8, "salió")] {
        let buffer = drawn(110, height, |buffer, area| {
            TravelPane::new(&all.travel, &all.programs).draw(buffer, area, &look.get());
        });
        let text = text_of(&buffer);
        assert!(text.contains(there) && !text.contains("espera"), "{text}");
        // What it once read while it was one of ours is still told of each card, and no longer counted.
        assert!(text.lines().next().is_some_and(|row| !row.contains("leídas")), "{text}");
    }
}
