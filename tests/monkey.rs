//! A monkey at the keyboard, for a while: `cargo bench --bench monkey` lets it stay longer.

mod support {
    pub mod dice;
    pub mod monkey;
    pub mod terminal;
    pub mod typed_monkey;
}

use std::time::{SystemTime, UNIX_EPOCH};

use support::monkey::Monkey;
use support::typed_monkey;

const ENCHUFE: &str = env!("CARGO_BIN_EXE_enchufe");

/// `ENCHUFE_SEED`, to see a failure again; else another one each time.
fn seed() -> u64 {
    let given = std::env::var("ENCHUFE_SEED").ok().and_then(|text| text.parse().ok());
    given.unwrap_or_else(|| SystemTime::now().duration_since(UNIX_EPOCH).map_or(1, |since| since.as_micros() as u64))
}

/// Says which seed it was when `work` fails.
struct Told(u64);

impl Drop for Told {
    fn drop(&mut self) {
        if std::thread::panicking() {
            eprintln!("the monkey's seed: ENCHUFE_SEED={}", self.0);
        }
    }
}

fn play(steps: u32, draws: bool) {
    let told = Told(seed());
    let mut monkey = Monkey::new(told.0, ENCHUFE.as_ref(), draws);
    monkey.play(steps);
    monkey.end();
}

#[test]
fn keys_in_any_order_bring_nothing_down() {
    play(20_000, false);
}

#[test]
fn nor_does_drawing_what_they_did_at_any_size() {
    play(1_500, true);
}

#[test]
fn nor_the_real_binary_in_its_terminal() {
    let told = Told(seed());
    typed_monkey::play(told.0, 300, ENCHUFE);
}
