//! Terminals of every size, and sizes that change.

use crate::bench::*;

#[test]
fn every_size_down_to_one_cell_and_back() {
    let machine = Machine::new();
    let terminal = machine.lab(PROJECTOR);
    for size in [(120, 36), (60, 20), (40, 12), (20, 5), (3, 2), (1, 24), (80, 1), (2, 1), (1, 1), (500, 200), (1, 1)] {
        let mark = terminal.mark();
        terminal.resize(size.0, size.1);
        // Each size has its frame.
        terminal.wait_for_bytes(mark, b"\x1b[?2026l");
    }
    terminal.resize(PROJECTOR.0, PROJECTOR.1);
    wait_for_prompts(&terminal);
    terminal.send("111111*111111\r");
    terminal.wait_for_text("12345654321");
    terminal.send(keys::CONTROL_Q);
    assert!(terminal.wait_exit().success());
    assert_given_back(&terminal);
}

#[test]
fn a_size_it_is_born_with_may_be_the_smallest() {
    for size in [(1, 1), (1, 60), (200, 1)] {
        let machine = Machine::new();
        let terminal = machine.start(ENCHUFE, &[], &[], size);
        terminal.wait_for_bytes(0, b"\x1b[?2026l");
        terminal.resize(PROJECTOR.0, PROJECTOR.1);
        terminal.wait_for_text("en tu terminal");
        terminal.send("q");
        assert!(terminal.wait_exit().success(), "{size:?}");
    }
}

#[test]
fn a_storm_of_sizes_is_weathered() {
    let machine = Machine::new();
    let terminal = machine.lab(PROJECTOR);
    for round in 0..300u16 {
        // No pattern that divides anything: 1..=151 columns, 1..=53 rows.
        terminal.resize(round * 37 % 151 + 1, round * 17 % 53 + 1);
        if round % 10 == 0 {
            terminal.send("#");
        }
    }
    terminal.resize(WIDE.0, WIDE.1);
    wait_for_prompts(&terminal);
    terminal.wait_for_text(&"#".repeat(30));
    terminal.send(keys::CONTROL_Q);
    assert!(terminal.wait_exit().success());
    assert_given_back(&terminal);
}

#[test]
fn a_terminal_that_does_not_know_its_size_is_waited_for() {
    let machine = Machine::new();
    // Serial lines and containers begin like this.
    let terminal = machine.start("sh", &["-c", "stty rows 0 cols 0; exec \"$0\"", ENCHUFE], &[], PROJECTOR);
    terminal.wait_for_bytes(0, b"\x1b[?2026l");
    terminal.resize(PROJECTOR.0 + 1, PROJECTOR.1);
    terminal.wait_for_text("en tu terminal");
    terminal.send("q");
    assert!(terminal.wait_exit().success());
    assert_given_back(&terminal);
}
