//! A panic gives the terminal back before it speaks, so that its message can be read.
//!
//! enchufe has no switch that makes it panic, and gets none for this. Instead, this program plays both parts: without
//! arguments it is the test, and starts itself in a pseudo-terminal; there it takes the terminal as enchufe does, draws,
//! and panics. That is why it runs without libtest (`harness = false`), which would catch the panic and its message.

mod support;

use enchufe::terminal::screen::Screen;
use ratatui::text::Text;
use support::terminal::Terminal;
use vt100::MouseProtocolMode;

/// The word that makes this program the one in the terminal; where it panics follows.
const IN_THE_TERMINAL: &str = "__pánico";

/// Where a panic can come.
const PLACES: [&str; 4] = ["after-a-frame", "within-a-frame", "in-another-thread", "after-giving-back"];

const MESSAGE: &str = "algo se rompió en";

fn main() {
    let arguments: Vec<String> = std::env::args().collect();
    if let [_, word, place] = arguments.as_slice()
        && word == IN_THE_TERMINAL
    {
        return take_the_terminal_and_panic(place);
    }
    for place in PLACES {
        a_panic_leaves_a_clean_terminal_and_its_message(place);
        println!("test a_panic_leaves_a_clean_terminal_and_its_message {place} ... ok");
    }
}

fn take_the_terminal_and_panic(place: &str) {
    let mut screen = Screen::open().expect("a terminal");
    screen.mouse(true).expect("the mouse");
    screen.draw(|frame| frame.render_widget(Text::from("un cuadro"), frame.area())).expect("a frame");
    // Until the test has seen that the terminal was taken.
    let mut key = [0];
    std::io::Read::read_exact(&mut std::io::stdin(), &mut key).expect("a key");
    match place {
        "within-a-frame" => screen.draw(|_| panic!("{MESSAGE} {place}")).expect("not drawn"),
        "in-another-thread" => {
            let other = std::thread::spawn(|| panic!("{MESSAGE} in-another-thread"));
            assert!(other.join().is_err());
            std::process::exit(101);
        }
        "after-giving-back" => drop(screen),
        _ => {}
    }
    panic!("{MESSAGE} {place}");
}

fn a_panic_leaves_a_clean_terminal_and_its_message(place: &str) {
    let own = std::env::current_exe().expect("this program");
    let own = own.to_str().expect("a path in UTF-8");
    let terminal = Terminal::spawn(own, &[IN_THE_TERMINAL, place], &[("RUST_BACKTRACE", Some("0"))], (120, 24));
    terminal.wait_for_text("un cuadro");
    terminal.look(|screen| {
        assert!(screen.alternate_screen() && screen.bracketed_paste() && screen.hide_cursor());
        assert_eq!(screen.mouse_protocol_mode(), MouseProtocolMode::PressRelease);
    });
    assert_ne!(terminal.modes(), terminal.modes_at_first(), "{place}: the terminal is not raw");
    terminal.send("x");
    let status = terminal.wait_exit();
    assert_eq!((status.exit_code(), status.signal()), (101, None), "{place}: the status of a panic");
    terminal.look(|screen| {
        assert!(!screen.alternate_screen(), "{place}: still in the alternate screen");
        assert!(!screen.hide_cursor(), "{place}: the cursor is hidden");
        assert!(!screen.bracketed_paste(), "{place}: pastes are still bracketed");
        assert_eq!(screen.mouse_protocol_mode(), MouseProtocolMode::None, "{place}: the mouse is still reported");
    });
    assert_eq!(terminal.modes(), terminal.modes_at_first(), "{place}: the terminal's modes");
    let text = terminal.screen_text();
    assert!(text.contains(&format!("{MESSAGE} {place}")), "{place}: the message is not to be read:\n{text}");
    assert!(!text.contains("un cuadro"), "{place}: the frame is still there:\n{text}");
    // Written by a raw terminal, its lines would run down as stairs.
    let first = text.lines().find(|line| line.contains("panicked")).unwrap_or_else(|| panic!("{place}:\n{text}"));
    assert!(first.starts_with("thread "), "{place}:\n{text}");
    assert!(text.lines().any(|line| line.starts_with(MESSAGE)), "{place}: not at the line's beginning:\n{text}");
}
