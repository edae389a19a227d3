//! Programs that are walked line by line, as real processes with real sockets.

#[path = "support/lab_bench.rs"]
#[allow(dead_code, reason = "shared with other tests")]
mod lab_bench;

use enchufe::journal::event::{Body, Death, Outcome, ProgramId, Raised, StatementId};
use enchufe::journal::projections::programs::{Entry, Life};
use enchufe::journal::projections::walks::{State, Walk};
use enchufe::journal::walk::{Breakpoints, Source, Steer, Why};
use enchufe::lab::order::{Order, Signal};
use lab_bench::LabBench;

const SERVER: &str = "\
# Echo server, one connection.
import socket

s = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
s.bind(('127.0.0.1', PORT))
s.listen(1)
conn, addr = s.accept()
with conn:
    print('Connected')
    while True:
        data = conn.recv(1024)
        if not data: break
        conn.sendall(data)
s.close()
";

const CLIENT: &str = "\
import socket

c = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
c.connect(('127.0.0.1', PORT))
c.sendall(b'hola')
data = c.recv(1024)
c.close()
print('Received', repr(data))
";

impl LabBench {
    fn walk(&mut self, number: u16, name: &str, text: &str, breakpoints: Breakpoints, paused: bool) -> ProgramId {
        let program = self.console(number, name);
        let source = Source { text: text.to_owned(), file: Some(format!("{name}.py")), paused };
        self.lab.order(Order::Walk { program, statement: StatementId(1), source, breakpoints });
        program
    }

    fn walked(&self, program: ProgramId) -> Option<&Walk> {
        self.projections.walks.get(program)
    }

    fn paused_at(&mut self, program: ProgramId, line: u32) {
        self.wait(&format!("{program:?} stands at line {line}"), |bench| {
            bench.walked(program).is_some_and(|walk| walk.paused().is_some() && walk.line == Some(line))
        });
    }

    fn steer(&mut self, program: ProgramId, steer: Steer) {
        self.lab.order(Order::Steer { program, steer });
    }

    /// A step that ends at this line.
    fn step_to(&mut self, program: ProgramId, line: u32) {
        let pauses = self.pauses(program);
        self.steer(program, Steer::Step);
        self.wait(&format!("a step to line {line}"), |bench| bench.pauses(program) > pauses);
        self.paused_at(program, line);
    }

    fn pauses(&self, program: ProgramId) -> usize {
        let is_pause =
            |body: &Body| matches!(body, Body::Walked(walked) if format!("{walked:?}").starts_with("Paused"));
        self.events.iter().filter(|event| event.program == program && is_pause(&event.body)).count()
    }

    fn variable(&self, program: ProgramId, name: &str) -> Option<String> {
        let variables = &self.walked(program)?.variables;
        variables.iter().find(|variable| variable.name == name).map(|variable| variable.value.clone())
    }

    fn died(&mut self, program: ProgramId) -> Death {
        self.wait("the process is gone", |bench| {
            matches!(bench.projections.programs.by_id[&program].life, Life::Dead { .. })
        });
        match self.projections.programs.by_id[&program].life {
            Life::Dead { death, .. } => death,
            _ => unreachable!(),
        }
    }

    fn printed(&self, program: ProgramId) -> String {
        let output = |entry: &Entry| match entry {
            Entry::Output { text, .. } => Some(text.clone()),
            _ => None,
        };
        self.projections.programs.by_id[&program].transcript.iter().filter_map(output).collect()
    }

    fn raised(&mut self, program: ProgramId) -> Raised {
        self.wait_for("an exception", |event| match &event.body {
            Body::StatementEnded { outcome: Outcome::Raised(raised), .. } if event.program == program => {
                Some(raised.clone())
            }
            _ => None,
        })
    }
}

/// A port of loopback on which nobody listens now.
fn free_port() -> u16 {
    std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port()
}

fn with_port(source: &str, port: u16) -> String {
    source.replace("PORT", &port.to_string())
}

fn at_calls(calls: &[&str]) -> Breakpoints {
    Breakpoints { calls: calls.iter().map(|call| (*call).to_owned()).collect(), ..Breakpoints::default() }
}

fn at_lines(lines: &[u32]) -> Breakpoints {
    Breakpoints { lines: lines.iter().copied().collect(), ..Breakpoints::default() }
}

#[test]
fn an_echo_server_and_its_client_are_stepped_to_their_ends() {
    let mut bench = LabBench::new();
    let port = free_port();
    let server = bench.walk(1, "server", &with_port(SERVER, port), Breakpoints::default(), true);
    let client = bench.walk(2, "client", &with_port(CLIENT, port), Breakpoints::default(), true);
    bench.paused_at(server, 2);
    assert_eq!(bench.walked(server).unwrap().paused(), Some(&Why::Begun));
    for line in [4, 5, 6, 7] {
        bench.step_to(server, line);
    }
    assert!(bench.variable(server, "s").unwrap().starts_with("<socket.socket fd=3"));
    assert!(bench.projections.programs.by_id[&server].names["s"].socket.is_some());
    // It goes into a call that waits, its line is told, and the other goes on.
    bench.steer(server, Steer::Step);
    bench.blocked(server, "accept");
    assert_eq!((bench.walked(server).unwrap().line, bench.walked(server).unwrap().paused()), (Some(7), None));
    bench.paused_at(client, 1);
    for line in [3, 4, 5] {
        bench.step_to(client, line);
    }
    bench.paused_at(server, 8);
    assert!(bench.variable(server, "addr").unwrap().starts_with("('127.0.0.1', "));
    for line in [9, 10, 11] {
        bench.step_to(server, line);
    }
    bench.steer(server, Steer::Step);
    bench.blocked(server, "recv");
    bench.step_to(client, 6);
    bench.paused_at(server, 12);
    assert_eq!(bench.variable(server, "data").as_deref(), Some("b'hola'"));
    assert!(bench.walked(server).unwrap().changed.contains("data"));
    bench.step_to(server, 13);
    // A loop's line is stood at before each round.
    bench.step_to(server, 10);
    bench.step_to(server, 11);
    for line in [7, 8] {
        bench.step_to(client, line);
    }
    bench.steer(client, Steer::Step);
    assert_eq!(bench.died(client), Death::Exited(0));
    assert_eq!(bench.printed(client), "Received b'hola'\n");
    bench.step_to(server, 12);
    bench.step_to(server, 14);
    bench.steer(server, Steer::Step);
    assert_eq!(bench.died(server), Death::Exited(0));
    let walk = bench.walked(server).unwrap();
    assert_eq!(walk.state, State::Done);
    assert_eq!(walk.visited.iter().copied().collect::<Vec<_>>(), [2, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14]);
}

#[test]
fn a_program_stops_before_a_call_and_at_a_line_and_runs_to_the_next_call() {
    let mut bench = LabBench::new();
    let port = free_port();
    let server = bench.walk(1, "server", &with_port(SERVER, port), at_calls(&["recv"]), false);
    bench.blocked(server, "accept");
    assert_eq!(bench.walked(server).unwrap().line, Some(7));
    // A name of a program that runs is known when a call of it waits.
    assert!(bench.projections.programs.by_id[&server].names.contains_key("s"));
    let client = bench.walk(2, "client", &with_port(CLIENT, port), at_lines(&[6]), false);
    bench.paused_at(client, 6);
    assert_eq!(bench.walked(client).unwrap().paused(), Some(&Why::Line));
    bench.paused_at(server, 11);
    let Some(Why::Call(operation)) = bench.walked(server).unwrap().paused() else { panic!("no call") };
    assert_eq!(operation.name(), "recv");
    assert!(bench.variable(server, "conn").is_some());
    bench.lab.order(Order::Breakpoints { program: server, breakpoints: Breakpoints::default() });
    bench.steer(server, Steer::ToCall);
    bench.paused_at(server, 13);
    let Some(Why::Call(operation)) = bench.walked(server).unwrap().paused() else { panic!("no call") };
    assert_eq!(operation.name(), "sendall");
    assert_eq!(bench.variable(server, "data").as_deref(), Some("b'hola'"));
    bench.steer(server, Steer::Go);
    bench.steer(client, Steer::Go);
    assert_eq!((bench.died(client), bench.died(server)), (Death::Exited(0), Death::Exited(0)));
}

#[test]
fn functions_are_stepped_into_over_and_out_of() {
    let mut bench = LabBench::new();
    let source = "\
def double(n):
    twice = 2 * n
    return twice

a = double(1)
b = double(2)
c = double(3)
d = [double(n) for n in range(2)]
";
    let program = bench.walk(1, "x", source, Breakpoints::default(), true);
    bench.paused_at(program, 1);
    bench.step_to(program, 5);
    bench.step_to(program, 2);
    let walk = bench.walked(program).unwrap();
    assert_eq!((walk.function.as_str(), walk.depth), ("double", 1));
    assert!(walk.variables.iter().any(|it| it.name == "n" && it.local && it.value == "1"));
    bench.step_to(program, 3);
    assert_eq!(bench.variable(program, "twice").as_deref(), Some("2"));
    bench.steer(program, Steer::Out);
    bench.paused_at(program, 6);
    bench.steer(program, Steer::Over);
    bench.paused_at(program, 7);
    assert_eq!(bench.variable(program, "b").as_deref(), Some("4"));
    assert!(bench.variable(program, "twice").is_none());
    bench.lab.order(Order::Breakpoints { program, breakpoints: at_lines(&[2]) });
    bench.steer(program, Steer::Over);
    bench.paused_at(program, 2);
    bench.lab.order(Order::Breakpoints { program, breakpoints: Breakpoints::default() });
    bench.steer(program, Steer::Out);
    bench.paused_at(program, 8);
    bench.steer(program, Steer::Go);
    assert_eq!(bench.died(program), Death::Exited(0));
}

#[test]
fn the_sockets_of_the_functions_outside_keep_their_names() {
    let mut bench = LabBench::new();
    let source = "\
import socket
def inner(c):
    return c.fileno()
def outer():
    s = socket.socket()
    inner(s)
outer()
";
    let program = bench.walk(1, "x", source, Breakpoints::default(), true);
    bench.paused_at(program, 1);
    for line in [2, 4, 7, 5, 6, 3] {
        bench.step_to(program, line);
    }
    let names = &bench.projections.programs.by_id[&program].names;
    assert!(names["s"].socket.is_some() && names["s"].socket == names["c"].socket);
    bench.steer(program, Steer::Go);
    assert_eq!(bench.died(program), Death::Exited(0));
}

#[test]
fn an_exception_inside_a_function_is_told_with_its_frames() {
    let mut bench = LabBench::new();
    let source = "def f():\n    return nada\n\nf()\n";
    let program = bench.walk(1, "x", source, Breakpoints::default(), false);
    assert_eq!(bench.died(program), Death::Exited(1));
    let walk = bench.walked(program).unwrap();
    assert_eq!((walk.line, walk.failure.as_deref()), (Some(2), Some("NameError: name 'nada' is not defined")));
    let printed = bench.printed(program);
    assert!(printed.contains("line 4, in <module>") && printed.contains("line 2, in f"), "{printed}");
}

#[test]
fn ctrl_c_is_an_exception_at_the_line_where_it_stands() {
    let mut bench = LabBench::new();
    let program = bench.walk(1, "x", "a = 1\nb = 2\n", Breakpoints::default(), true);
    bench.paused_at(program, 1);
    bench.step_to(program, 2);
    bench.lab.order(Order::Interrupt { program });
    let raised = bench.raised(program);
    assert_eq!((raised.class.as_str(), raised.line), ("KeyboardInterrupt", Some(2)));
    assert_eq!(bench.died(program), Death::Exited(130));
    assert_eq!(bench.walked(program).unwrap().state, State::Failed);
}

#[test]
fn whoever_handles_ctrl_c_is_walked_on() {
    let mut bench = LabBench::new();
    let source = "try:\n    a = 1\nexcept KeyboardInterrupt:\n    b = 2\nc = 3\n";
    let program = bench.walk(1, "x", source, Breakpoints::default(), true);
    bench.paused_at(program, 1);
    bench.step_to(program, 2);
    bench.lab.order(Order::Interrupt { program });
    bench.paused_at(program, 4);
    bench.steer(program, Steer::Go);
    assert_eq!(bench.died(program), Death::Exited(0));
}

#[test]
fn killing_and_restarting_a_program_that_stands_still() {
    let mut bench = LabBench::new();
    let program = bench.walk(1, "x", "a = 1\n", Breakpoints::default(), true);
    bench.paused_at(program, 1);
    bench.lab.order(Order::Signal { program, signal: Signal::Kill });
    assert_eq!(bench.died(program), Death::Killed(libc::SIGKILL));
    assert_eq!(bench.walked(program).unwrap().state, State::Cut);
    bench.lab.order(Order::Restart { program });
    bench.wait("it lives again", |bench| bench.projections.programs.by_id[&program].life == Life::Alive);
    assert!(bench.walked(program).is_none());
}

#[test]
fn a_signal_from_outside_is_heard_by_a_program_that_stands_still() {
    let mut bench = LabBench::new();
    let program = bench.walk(1, "x", "a = 1\n", Breakpoints::default(), true);
    bench.paused_at(program, 1);
    let killed = std::process::Command::new("kill").args(["-INT", &bench.pid(program).to_string()]).status();
    assert!(killed.unwrap().success());
    assert_eq!(bench.raised(program).class, "KeyboardInterrupt");
}

#[test]
fn a_mistake_in_the_text_and_an_exception_are_told_with_their_lines() {
    let mut bench = LabBench::new();
    let program = bench.walk(1, "x", "a = 1\nb = = 2\n", Breakpoints::default(), true);
    let raised = bench.raised(program);
    assert_eq!((raised.class.as_str(), raised.line, raised.column), ("SyntaxError", Some(2), Some(5)));
    assert_eq!(bench.died(program), Death::Exited(1));
    assert_eq!(bench.printed(program), "  File \"x.py\", line 2\n    b = = 2\n        ^\n");
    let source = "import socket\nx = 1\nprint(nada)\n";
    let program = bench.walk(2, "y", source, Breakpoints::default(), false);
    assert_eq!(bench.died(program), Death::Exited(1));
    let walk = bench.walked(program).unwrap();
    assert_eq!((walk.line, &walk.state), (Some(3), &State::Failed));
    let traceback = "Traceback (most recent call last):\n  File \"y.py\", line 3, in <module>\n    print(nada)\n";
    assert_eq!(bench.printed(program), format!("{traceback}          ^^^^\n"));
}

#[test]
fn a_file_has_its_own_names_and_its_status_is_the_process_s() {
    let mut bench = LabBench::new();
    let program = bench.walk(1, "x", "import sys\nprint(sys.argv)\nsocket\n", Breakpoints::default(), false);
    assert_eq!(bench.raised(program).class, "NameError");
    assert!(bench.printed(program).starts_with("['x.py']\n"), "{}", bench.printed(program));
    let program = bench.walk(2, "y", "import sys\nsys.exit(3)\n", Breakpoints::default(), false);
    assert_eq!(bench.died(program), Death::Exited(3));
}

#[test]
fn a_block_of_the_prompt_is_walked_and_the_prompt_goes_on_after_it() {
    let mut bench = LabBench::new();
    let program = bench.console(1, "x");
    bench.value(program, "n = 5");
    let source = Source { text: "n\nfor i in range(2):\n    n += i\nn\n".into(), file: None, paused: true };
    bench.lab.order(Order::Walk { program, statement: StatementId(9), source, breakpoints: Breakpoints::default() });
    bench.paused_at(program, 1);
    for line in [2, 3, 2, 3, 2, 4] {
        bench.step_to(program, line);
    }
    assert_eq!(bench.variable(program, "n").as_deref(), Some("6"));
    bench.steer(program, Steer::Step);
    assert_eq!(bench.end_of(StatementId(9)), Outcome::Value("6".into()));
    assert_eq!(bench.value(program, "n + i"), "7");
    assert!(bench.walked(program).is_none());
}

#[test]
fn a_program_that_runs_freely_stops_when_it_is_asked_to() {
    let mut bench = LabBench::new();
    let program = bench.walk(1, "x", "n = 0\nwhile True:\n    n += 1\n", Breakpoints::default(), false);
    bench.wait("it runs", |bench| bench.walked(program).is_some());
    bench.steer(program, Steer::Step);
    bench.wait("it stands still", |bench| bench.walked(program).is_some_and(|walk| walk.paused().is_some()));
    bench.steer(program, Steer::Go);
    bench.wait("it goes on", |bench| bench.walked(program).is_some_and(|walk| walk.paused().is_none()));
    bench.lab.order(Order::Breakpoints { program, breakpoints: at_lines(&[3]) });
    bench.paused_at(program, 3);
    assert_eq!(bench.walked(program).unwrap().paused(), Some(&Why::Line));
}

/// A server with a thread for each of its two clients, which are in the same program.
const THREADED: &str = "\
import socket, threading

def handle(conn):
    data = conn.recv(100)
    print('got', data)
    conn.close()

s = socket.create_server(('127.0.0.1', 0))
threads = []
clients = []
for n in range(2):
    c = socket.create_connection(s.getsockname())
    clients.append(c)
    conn, addr = s.accept()
    t = threading.Thread(target=handle, args=(conn,))
    t.start()
    threads.append(t)
for c in clients:
    c.sendall(b'hola')
for t in threads:
    t.join()
print('end')
";

impl LabBench {
    /// Waits for a pause after so many, and gives its line and its thread.
    fn next_pause(&mut self, program: ProgramId, before: usize) -> (Option<u32>, Option<String>) {
        self.wait("a pause", |bench| {
            bench.pauses(program) > before && bench.walked(program).is_some_and(|walk| walk.paused().is_some())
        });
        let walk = self.walked(program).unwrap();
        (walk.line, walk.thread.clone())
    }
}

#[test]
fn a_line_of_a_thread_stops_it_and_the_other_threads_take_their_turns() {
    let mut bench = LabBench::new();
    let program = bench.walk(1, "server", THREADED, at_lines(&[5]), false);
    let (line, first) = bench.next_pause(program, 0);
    assert_eq!(line, Some(5));
    assert!(first.is_some(), "a thread's pause is told as the main one's");
    assert_eq!(bench.variable(program, "data").as_deref(), Some("b'hola'"));
    bench.steer(program, Steer::Go);
    let (line, second) = bench.next_pause(program, 1);
    assert_eq!(line, Some(5));
    assert!(second.is_some() && second != first, "{first:?}, {second:?}");
    bench.step_to(program, 6);
    assert_eq!(bench.walked(program).unwrap().thread, second);
    bench.steer(program, Steer::Go);
    assert_eq!(bench.died(program), Death::Exited(0));
    assert_eq!(bench.printed(program).matches("got b'hola'").count(), 2);
    assert!(bench.printed(program).ends_with("end\n"));
    assert!(bench.walked(program).unwrap().visited.contains(&6));
}

#[test]
fn the_step_after_a_threads_last_line_is_the_main_threads() {
    let mut bench = LabBench::new();
    let text = THREADED.replace("range(2)", "range(1)");
    let program = bench.walk(1, "server", &text, at_lines(&[6]), false);
    let (line, thread) = bench.next_pause(program, 0);
    assert!(line == Some(6) && thread.is_some(), "{line:?} {thread:?}");
    // The main thread waits in `join`.
    bench.step_to(program, 20);
    assert_eq!(bench.walked(program).unwrap().thread, None);
    bench.steer(program, Steer::Go);
    assert_eq!(bench.died(program), Death::Exited(0));
}

#[test]
fn a_call_that_waits_is_told_with_the_line_of_the_thread_that_made_it() {
    let mut bench = LabBench::new();
    let text = "\
import socket, threading
a, b = socket.socketpair()
t = threading.Thread(target=lambda: print(a.recv(10)))
def hear():
    print(a.recv(10))
t = threading.Thread(target=hear, name='oye')
t.start()
s = socket.create_server(('127.0.0.1', 0))
s.accept()
";
    let program = bench.walk(1, "server", text, Breakpoints::default(), false);
    bench.wait("both wait", |bench| bench.walked(program).is_some_and(|walk| walk.waits.len() == 2));
    let walk = bench.walked(program).unwrap();
    let mut places: Vec<_> = walk.waits.values().map(|spot| (spot.line, spot.thread.as_deref())).collect();
    places.sort_unstable();
    assert_eq!(places, [(5, Some("oye")), (9, None)]);
    assert_eq!(walk.line, Some(9), "what is looked at is the main thread");
}

#[test]
fn a_call_of_a_thread_is_stopped_at() {
    let mut bench = LabBench::new();
    let program = bench.walk(1, "server", THREADED, at_calls(&["recv"]), false);
    let (line, thread) = bench.next_pause(program, 0);
    assert!(line == Some(4) && thread.is_some(), "{line:?} {thread:?}");
    assert!(matches!(bench.walked(program).unwrap().paused(), Some(Why::Call(call)) if call.name() == "recv"));
    bench.lab.order(Order::Breakpoints { program, breakpoints: Breakpoints::default() });
    bench.steer(program, Steer::Go);
    // The other may have come to its stop before there was none.
    bench.wait("the end, or the other thread's stop", |bench| {
        bench.pauses(program) > 1 || bench.printed(program).contains("end")
    });
    bench.steer(program, Steer::Go);
    assert_eq!(bench.died(program), Death::Exited(0));
}

#[test]
fn a_breakpoint_holds_on_any_line_of_a_statement_and_on_an_elif() {
    let mut bench = LabBench::new();
    let text = "\
n = max(
    1,
    2,
)
if n == 1:
    pass
elif n == 2:
    n = 3
import threading
with threading.Lock(
), threading.Lock(
):
    print(n)
";
    let program = bench.walk(1, "x", text, at_lines(&[3, 6, 7, 11]), false);
    for line in [1, 7, 10] {
        bench.paused_at(program, line);
        let pauses = bench.pauses(program);
        bench.steer(program, Steer::Go);
        if line != 10 {
            bench.next_pause(program, pauses);
        }
    }
    assert_eq!(bench.died(program), Death::Exited(0));
    assert_eq!((bench.pauses(program), bench.printed(program).as_str()), (3, "3\n"));
}

const THREAD_FALLS: &str = "\
import threading

def work():
    raise ValueError('two\\nlines')

t = threading.Thread(target=work)
t.start()
t.join()
print('main goes on')
";

#[test]
fn an_exception_of_a_thread_is_told_with_its_line_and_the_program_goes_on() {
    let mut bench = LabBench::new();
    let program = bench.walk(1, "falls", THREAD_FALLS, Breakpoints::default(), false);
    assert_eq!(bench.died(program), Death::Exited(0));
    let walk = bench.walked(program).unwrap();
    assert_eq!(walk.state, State::Done);
    let fallen: Vec<_> = walk.fallen.iter().map(|fallen| (fallen.thread.as_deref(), fallen.line)).collect();
    assert_eq!(fallen, [(Some("Thread-1 (work)"), 4)]);
    let printed = bench.printed(program);
    assert!(printed.starts_with("Exception in thread Thread-1 (work):\nTraceback"), "{printed}");
    assert!(printed.contains("main goes on") && !printed.contains("ValueError: two"), "{printed}");
    let raised = |entry: &Entry| matches!(entry, Entry::Raised(raised) if raised.message == "two\nlines");
    assert_eq!(bench.projections.programs.by_id[&program].transcript.iter().filter(|entry| raised(entry)).count(), 1);
}

const MAIN_FALLS: &str = "\
import threading

gate = threading.Event()
t = threading.Thread(target=gate.wait)
t.start()
1 / 0
";

#[test]
fn an_exception_of_the_main_thread_is_told_before_the_others_end() {
    let mut bench = LabBench::new();
    let program = bench.walk(1, "falls", MAIN_FALLS, Breakpoints::default(), false);
    bench.wait("the exception is told", |bench| bench.walked(program).is_some_and(|walk| !walk.fallen.is_empty()));
    let walk = bench.walked(program).unwrap();
    assert_eq!((walk.fallen[0].thread.as_deref(), walk.fallen[0].line, walk.is_over()), (None, 6, false));
    assert!(bench.printed(program).contains("Traceback"));
    bench.lab.order(Order::Signal { program, signal: Signal::Kill });
    assert_eq!(bench.died(program), Death::Killed(9));
}

const ANY_THREAD: &str = "\
import socket, threading
a, b = socket.socketpair()
gate = threading.Event()
def work(b):
    gate.wait()
    b.send(b'x')
t = threading.Thread(target=work, args=(a,), name='w')
t.start()
gate.set()
t.join()
a.close()
";

#[test]
fn the_next_call_is_stopped_at_whichever_thread_makes_it() {
    let mut bench = LabBench::new();
    let program = bench.walk(1, "any", ANY_THREAD, at_lines(&[9]), false);
    bench.paused_at(program, 9);
    let pauses = bench.pauses(program);
    bench.steer(program, Steer::ToCall);
    let (line, thread) = bench.next_pause(program, pauses);
    assert_eq!((line, thread.as_deref()), (Some(6), Some("w")));
    let pauses = bench.pauses(program);
    bench.steer(program, Steer::ToCall);
    assert_eq!(bench.next_pause(program, pauses), (Some(11), None));
    bench.steer(program, Steer::Go);
    assert_eq!(bench.died(program), Death::Exited(0));
}

#[test]
fn an_exception_of_the_main_thread_is_not_told_of_the_one_that_stood_still() {
    let mut bench = LabBench::new();
    let text = ANY_THREAD.replace("t.join()", "1 / 0");
    let program = bench.walk(1, "any", &text, at_calls(&["send"]), false);
    let (line, thread) = bench.next_pause(program, 0);
    assert_eq!((line, thread.as_deref()), (Some(6), Some("w")));
    bench.wait("the main thread falls", |bench| bench.walked(program).is_some_and(|walk| !walk.fallen.is_empty()));
    assert_eq!(bench.walked(program).unwrap().line, Some(6), "what stands still is looked at");
    bench.steer(program, Steer::Go);
    assert_eq!(bench.died(program), Death::Exited(1));
    let walk = bench.walked(program).unwrap();
    assert_eq!((&walk.state, walk.line, walk.thread.as_deref()), (&State::Failed, Some(10), None));
    let raised = |entry: &Entry| matches!(entry, Entry::Raised(_));
    assert_eq!(bench.projections.programs.by_id[&program].transcript.iter().filter(|entry| raised(entry)).count(), 1);
}
