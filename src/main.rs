//! The command line into a mode, and nothing else.

use std::process::ExitCode;

use enchufe::{modes, program};

fn main() -> ExitCode {
    // A program of a lab: started by us, never by a person.
    if std::env::args_os().nth(1).is_some_and(|word| word == enchufe::lab::launcher::PROGRAM_WORD) {
        let status = program::start::run().unwrap_or(1);
        return ExitCode::from(status as u8);
    }
    modes::run(std::env::args_os())
}
