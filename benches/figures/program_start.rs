//! How soon a program is there, with a million events in the journal of the process that starts it.
//!
//! From the order to the moment at which the reader of the journal has seen that the program answers: a server of
//! ours says where it listens; a console has run the statement that was sent right behind the order. Both include the
//! 10 ms that events wait in the ordering window, as they do for a person. The second value of each is when that
//! happened in the program, without the window. The programs are the real binary.

use enchufe::journal::event::{Body, Role, ServerKind, StatementId};
use enchufe::kernel::clock;
use enchufe::lab::order::Order;
use enchufe::ui::rehearsal::Rehearsal;

use super::arguments::Arguments;
use super::binary_size::ENCHUFE;
use super::laboratory::Laboratory;
use super::report::{Figure, Outcome};
use super::statistics::{median, milliseconds};

/// Its name on the command line.
pub const NAME: &str = "program-start";

/// Milliseconds.
const BOUND: f64 = 15.0;

/// See the module.
pub fn measure(arguments: &Arguments) -> Outcome<Vec<Figure>> {
    let starts = arguments.count(40, 15);
    let full = Rehearsal::new(1_000_000).into_model();
    let mut laboratory = Laboratory::of(ENCHUFE.into(), full)?;
    let mut figures = Vec::new();
    for (name, role) in [("eco", Role::Server(ServerKind::EchoTcp)), ("consola", Role::Console)] {
        let (mut told, mut happened) = (Vec::new(), Vec::new());
        for _ in 0..starts {
            let ordered = clock::now();
            let program = laboratory.start(name, role);
            if role == Role::Console {
                laboratory.order(Order::Run { program, statement: StatementId(1), source: "40 + 2".into() });
            }
            let time = laboratory.wait("a program to answer", |event| {
                let answers =
                    matches!(event.body, Body::Listening(_) | Body::StatementEnded { statement: StatementId(1), .. });
                (event.program == program && answers).then_some(event.time)
            })?;
            told.push(milliseconds(clock::now() - ordered));
            happened.push(milliseconds(time.saturating_sub(ordered)));
            laboratory.remove(program)?;
        }
        let note = format!("median of {starts}: order to answer in the journal, 1,000,000 events before");
        figures.push(Figure::time(format!("{NAME}-{name}"), median(&mut told), "ms", BOUND).with_note(note));
        let note = "median: order to answer in the program, without the ordering window";
        figures.push(Figure::told(format!("{NAME}-{name}-itself"), median(&mut happened), "ms").with_note(note));
    }
    Ok(figures)
}
