//! `input()` in programs of a lab, as real processes: asked, answered, interrupted, ended.

#[path = "support/lab_bench.rs"]
#[allow(dead_code, reason = "shared with other tests")]
mod lab_bench;

use enchufe::journal::event::{Body, Death, Outcome, ProgramId, StatementId};
use enchufe::journal::projections::programs::{Entry, Life};
use enchufe::journal::walk::{Breakpoints, Source, Steer};
use enchufe::lab::order::{Order, Signal};
use lab_bench::LabBench;

impl LabBench {
    fn walk(&mut self, number: u16, name: &str, text: &str, paused: bool) -> ProgramId {
        let program = self.console(number, name);
        let source = Source { text: text.to_owned(), file: Some(format!("{name}.py")), paused };
        let breakpoints = Breakpoints::default();
        self.lab.order(Order::Walk { program, statement: StatementId(1), source, breakpoints });
        program
    }

    /// Waits until a program has asked so many times in all, and still does.
    fn asks(&mut self, program: ProgramId, times: usize) {
        self.wait(&format!("{program:?} asks for line {times}"), |bench| {
            let asked = bench.events.iter().filter(|event| event.program == program && event.body == Body::Asked);
            asked.count() == times && bench.projections.programs.by_id[&program].asks
        });
    }

    fn answer(&mut self, program: ProgramId, line: &str) {
        self.lab.order(Order::Answer { program, line: Some(line.to_owned()) });
    }

    fn printed(&self, program: ProgramId) -> String {
        let output = |entry: &Entry| match entry {
            Entry::Output { text, .. } => Some(text.clone()),
            _ => None,
        };
        self.projections.programs.by_id[&program].transcript.iter().filter_map(output).collect()
    }

    fn died(&mut self, program: ProgramId) -> Death {
        self.wait_for("the process is gone", |event| match event.body {
            Body::Died(death) if event.program == program => Some(death),
            _ => None,
        })
    }
}

fn raised(outcome: Outcome) -> String {
    match outcome {
        Outcome::Raised(raised) => format!("{}: {}", raised.class, raised.message),
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_line_is_asked_for_at_the_prompt_and_typed_and_echoed_where_a_terminal_would() {
    let mut bench = LabBench::new();
    let program = bench.console(1, "x");
    let statement = bench.run(program, "name = input('your name: ')");
    bench.asks(program, 1);
    assert_eq!(bench.printed(program), "your name: ");
    assert!(bench.projections.programs.by_id[&program].running.is_some());
    bench.answer(program, "Begoña");
    assert_eq!(bench.end_of(statement), Outcome::Done);
    assert!(!bench.projections.programs.by_id[&program].asks);
    assert_eq!(bench.printed(program), "your name: Begoña\n");
    assert_eq!(bench.value(program, "name"), "'Begoña'");
}

#[test]
fn lines_are_asked_for_one_after_another_and_the_end_of_the_input_is_an_exception() {
    let mut bench = LabBench::new();
    let program = bench.console(1, "x");
    let statement = bench.run(program, "a, b = input(), input()\nimport sys\nsys.stdin.readline()\ninput()");
    for (place, line) in ["one", "", "three"].into_iter().enumerate() {
        bench.asks(program, place + 1);
        bench.answer(program, line);
    }
    bench.asks(program, 4);
    bench.lab.order(Order::Answer { program, line: None });
    assert_eq!(raised(bench.end_of(statement)), "EOFError: EOF when reading a line");
    assert_eq!(bench.value(program, "a, b"), "('one', '')");
}

#[test]
fn a_line_that_nobody_asked_for_is_not_taken_for_the_next_question() {
    let mut bench = LabBench::new();
    let program = bench.console(1, "x");
    bench.answer(program, "early");
    let statement = bench.run(program, "input()");
    bench.asks(program, 1);
    bench.answer(program, "in time");
    bench.answer(program, "late");
    assert_eq!(bench.end_of(statement), Outcome::Value("'in time'".into()));
}

#[test]
fn ctrl_c_gives_the_question_up_and_the_prompt_goes_on() {
    let mut bench = LabBench::new();
    let program = bench.console(1, "x");
    let statement = bench.run(program, "input('? ')");
    bench.asks(program, 1);
    bench.lab.order(Order::Interrupt { program });
    assert_eq!(raised(bench.end_of(statement)), "KeyboardInterrupt: ");
    let gave_up = |event: &enchufe::journal::event::Event| event.body == Body::Answered { line: None };
    assert!(bench.events.iter().any(gave_up) && !bench.projections.programs.by_id[&program].asks);
    let source = "try:\n    input()\nexcept KeyboardInterrupt:\n    again = input()\n";
    let statement = bench.run(program, source);
    bench.asks(program, 2);
    bench.lab.order(Order::Interrupt { program });
    bench.asks(program, 3);
    bench.answer(program, "yes");
    assert_eq!(bench.end_of(statement), Outcome::Done);
    assert_eq!(bench.value(program, "again"), "'yes'");
}

#[test]
fn a_signal_from_outside_is_heard_by_a_program_that_asks() {
    let mut bench = LabBench::new();
    let program = bench.console(1, "x");
    let statement = bench.run(program, "input()");
    bench.asks(program, 1);
    let pid = bench.pid(program).to_string();
    // It may come in the instant before the program sleeps: whoever types the command types it again.
    bench.wait("it heard", |bench| {
        assert!(std::process::Command::new("kill").args(["-INT", &pid]).status().unwrap().success());
        !bench.projections.programs.by_id[&program].asks
    });
    assert_eq!(raised(bench.end_of(statement)), "KeyboardInterrupt: ");
}

#[test]
fn a_program_that_dies_or_begins_anew_while_it_asks_asks_no_more() {
    let mut bench = LabBench::new();
    let program = bench.console(1, "x");
    bench.run(program, "input()");
    bench.asks(program, 1);
    bench.lab.order(Order::Signal { program, signal: Signal::Kill });
    assert_eq!(bench.died(program), Death::Killed(libc::SIGKILL));
    assert!(!bench.projections.programs.by_id[&program].asks);
    bench.answer(program, "too late");
    bench.lab.order(Order::Restart { program });
    bench.wait("it lives again", |bench| bench.projections.programs.by_id[&program].life == Life::Alive);
    let statement = bench.run(program, "input()");
    bench.asks(program, 2);
    bench.answer(program, "in time");
    bench.wait_for("the line is there", |event| match &event.body {
        Body::StatementEnded { statement: ended, outcome: Outcome::Value(value) } if *ended == statement => {
            assert_eq!(value, "'in time'");
            Some(())
        }
        _ => None,
    });
}

#[test]
fn threads_ask_in_turn_while_others_wait_in_the_kernel() {
    let mut bench = LabBench::new();
    let source = "\
import socket, threading
a, b = socket.socketpair()
lines = []
def ask():
    lines.append(input('thread: '))
def hear():
    lines.append(b.recv(10))
hearer = threading.Thread(target=hear)
asker = threading.Thread(target=ask)
hearer.start()
asker.start()
asker.join()
mine = input('main: ')
a.send(mine.encode())
hearer.join()
print(sorted(map(str, lines)))
";
    let program = bench.walk(1, "x", source, false);
    bench.asks(program, 1);
    bench.answer(program, "one");
    bench.asks(program, 2);
    assert_eq!(bench.projections.walks.get(program).unwrap().line, Some(13));
    assert!(bench.projections.programs.by_id[&program].names["a"].socket.is_some());
    bench.answer(program, "two");
    assert_eq!(bench.died(program), Death::Exited(0));
    assert_eq!(bench.printed(program), "thread: one\nmain: two\n[\"b'two'\", 'one']\n");
}

#[test]
fn a_step_over_a_line_that_asks_ends_at_the_next_line_once_it_was_answered() {
    let mut bench = LabBench::new();
    let program = bench.walk(1, "x", "n = input('? ')\nprint(n)\n", true);
    let stands_at = |line| {
        move |bench: &LabBench| {
            let walk = bench.projections.walks.get(program);
            walk.is_some_and(|walk| walk.paused().is_some() && walk.line == Some(line))
        }
    };
    bench.wait("it stands at its first line", stands_at(1));
    bench.lab.order(Order::Steer { program, steer: Steer::Step });
    bench.asks(program, 1);
    assert!(bench.projections.walks.get(program).unwrap().paused().is_none());
    bench.answer(program, "hola");
    bench.wait("it stands at its second line", stands_at(2));
    bench.lab.order(Order::Steer { program, steer: Steer::Go });
    assert_eq!(bench.died(program), Death::Exited(0));
    assert_eq!(bench.printed(program), "? hola\nhola\n");
}

#[test]
fn a_file_whose_input_ends_fails_as_in_python() {
    let mut bench = LabBench::new();
    let program = bench.walk(1, "x", "while True:\n    print(input())\n", false);
    bench.asks(program, 1);
    bench.answer(program, "hola");
    bench.asks(program, 2);
    bench.lab.order(Order::Answer { program, line: None });
    assert_eq!(bench.died(program), Death::Exited(1));
    let walk = bench.projections.walks.get(program).unwrap();
    assert_eq!((walk.line, walk.failure.as_deref()), (Some(2), Some("EOFError: EOF when reading a line")));
}
