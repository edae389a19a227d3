use super::*;
use crate::i18n::Language;
use crate::ui::test_support::{at_every_size, drawn, looks, picture, scene, text_of};

/// The inside of the call log at 120×36, in a wider screen, and too small.
const SIZES: [(&str, u16, u16); 3] = [("120x36", 35, 8), ("wide", 60, 8), ("tiny", 14, 3)];

#[test]
fn pictures() {
    let all = scene();
    for language in [Language::Spanish, Language::English] {
        let look = looks::of(language);
        let pane = CallsPane::new(&all.calls, &all.programs);
        for (size, width, height) in SIZES {
            let buffer = drawn(width, height, |buffer, area| pane.draw(buffer, area, &look.get()));
            let title = format!("{} … {}", pane.title(&look.get()), pane.right(&look.get()));
            insta::assert_snapshot!(
                format!("calls_{size}@{}", language.code()),
                format!("title: {title}\n{}", picture(&buffer))
            );
        }
    }
}

#[test]
fn no_size_breaks_it() {
    let all = scene();
    let look = looks::plain();
    for scroll in [0, 2, 1000] {
        let pane = CallsPane { scroll, ..CallsPane::new(&all.calls, &all.programs) };
        at_every_size(|buffer, area| pane.draw(buffer, area, &look.get()));
    }
    let none = CallLog::default();
    at_every_size(|buffer, area| CallsPane::new(&none, &all.programs).draw(buffer, area, &look.get()));
}

#[test]
fn scrolled_back_it_says_how_much_is_below() {
    let all = scene();
    let look = looks::spanish();
    let pane = CallsPane { scroll: 3, ..CallsPane::new(&all.calls, &all.programs) };
    let text = text_of(&drawn(40, 2, |buffer, area| pane.draw(buffer, area, &look.get())));
    assert!(text.starts_with("cliente send") && text.trim_end().ends_with("↓ 4"), "{text}");
}

#[test]
fn where_a_program_began_again_a_rule_stands_between_the_calls() {
    let mut all = scene();
    let look = looks::spanish();
    all.calls.lines.iter_mut().zip(1..).for_each(|(line, number)| line.first = 10 * number);
    let line = all.calls.lines[all.calls.lines.len() - 1].clone();
    all.calls.births = vec![Birth { program: line.program, number: line.first - 1, pid: 4399 }];
    let pane = CallsPane::new(&all.calls, &all.programs);
    let text = text_of(&drawn(40, 3, |buffer, area| pane.draw(buffer, area, &look.get())));
    let rows: Vec<&str> = text.lines().collect();
    assert!(rows[1].starts_with("── ") && rows[1].contains("· pid 4399 ──"), "{text}");
    assert!(!rows[0].contains("pid") && !rows[2].contains("pid"), "{text}");
}
