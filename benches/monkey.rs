//! A monkey at the keyboard, for long: `cargo bench --bench monkey -- [--seed N] [--steps N] [--drawn N] [--typed N]`.
//!
//! Without figures: 1,000,000 steps in this process without drawing, 100,000 with drawing at sizes of its choice, 3,000
//! inputs at the real binary in a pseudo-terminal. Each part prints a line with its seed; so does a failure, and the
//! exit status is then 1.

#[path = "../tests/support/dice.rs"]
mod dice;
#[path = "../tests/support/monkey.rs"]
mod monkey;
#[path = "../tests/support/terminal.rs"]
mod terminal;
#[path = "../tests/support/typed_monkey.rs"]
mod typed_monkey;

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::process::ExitCode;
use std::time::{Instant, SystemTime, UNIX_EPOCH};

const ENCHUFE: &str = env!("CARGO_BIN_EXE_enchufe");

/// What is asked for on the command line.
struct Arguments {
    seed: u64,
    steps: u32,
    drawn: u32,
    typed: u32,
}

fn arguments() -> Result<Arguments, String> {
    let seed = SystemTime::now().duration_since(UNIX_EPOCH).map_or(1, |since| since.as_micros() as u64);
    let mut arguments = Arguments { seed, steps: 1_000_000, drawn: 100_000, typed: 3_000 };
    let mut words = std::env::args().skip(1).filter(|word| word != "--bench");
    while let Some(word) = words.next() {
        let number = words.next().and_then(|text| text.parse::<u64>().ok());
        let number = number.ok_or_else(|| format!("{word} wants a number"))?;
        let count = || u32::try_from(number).map_err(|_| format!("{word}: {number} is too many"));
        match word.as_str() {
            "--seed" => arguments.seed = number,
            "--steps" => arguments.steps = count()?,
            "--drawn" => arguments.drawn = count()?,
            "--typed" => arguments.typed = count()?,
            _ => return Err(format!("{word}: --seed, --steps, --drawn or --typed")),
        }
    }
    Ok(arguments)
}

/// Plays a part and says how it went; false when it failed.
fn part(name: &str, seed: u64, steps: u32, play: impl FnOnce()) -> bool {
    let began = Instant::now();
    let went_well = steps == 0 || catch_unwind(AssertUnwindSafe(play)).is_ok();
    let seconds = began.elapsed().as_secs_f64();
    let ended = if went_well { "clean" } else { "FAILED" };
    println!("monkey {name}: {steps} steps, {ended}, {seconds:.1} s (--seed {seed})");
    went_well
}

fn main() -> ExitCode {
    let Arguments { seed, steps, drawn, typed } = match arguments() {
        Ok(arguments) => arguments,
        Err(problem) => {
            eprintln!("{problem}");
            return ExitCode::from(2);
        }
    };
    let in_process = |steps: u32, draws: bool| {
        let mut monkey = monkey::Monkey::new(seed, ENCHUFE.as_ref(), draws);
        monkey.play(steps);
        monkey.end();
    };
    let all = [
        part("without drawing", seed, steps, || in_process(steps, false)),
        part("drawing", seed, drawn, || in_process(drawn, true)),
        part("in a terminal", seed, typed, || typed_monkey::play(seed, typed, ENCHUFE)),
    ];
    if all.iter().all(|went_well| *went_well) { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}
