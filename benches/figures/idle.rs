//! An idle screen: a client and a server at their prompts, an echo server and a web server waiting, 120×36. After 2 s
//! without key or event, over 5 s: the bytes that the screen writes, and how often its main thread and any thread of
//! its programs was switched. Also the resident memory of the programs.
//!
//! Then the same with the causes of a call and a socket's card open, with the hex view, with the errors museum.
//!
//! The lab's thread may look once a second at the sockets on the screen; its switches are printed for the reader.

use std::collections::BTreeMap;
use std::time::Duration;

use super::arguments::Arguments;
use super::proc_files::{self, Switches};
use super::pseudo_terminal::PseudoTerminal;
use super::report::{Figure, Outcome};

/// Its name on the command line.
pub const NAME: &str = "idle";

/// Without key or event before it counts. The design says 2 s; the sampler's own second comes on top.
const SETTLE: Duration = Duration::from_millis(3500);

/// How long is looked.
const LOOK: Duration = Duration::from_secs(5);

/// The same with something open over the screen: shorter, since what there is to be waited for is there.
const SETTLE_OPEN: Duration = Duration::from_millis(2500);
const LOOK_OPEN: Duration = Duration::from_secs(3);

/// Something that is opened over the screen: its name, the keys as xterm sends them, what is seen then, and the keys that
/// close it.
struct Open {
    name: &'static str,
    keys: &'static [u8],
    shows: &'static str,
    closes: &'static [u8],
}

const OPEN: [Open; 3] = [
    // F10 and Alt-S: the calls are walked over, with their causes, and the card of a socket stands over them.
    Open { name: "card", keys: b"\x1b[21~\x1bs", shows: "FIN_WAIT1", closes: b"\x1b\x1b" },
    // Alt-X: the bytes of the conversation.
    Open { name: "hex", keys: b"\x1bx", shows: "68 6f 6c 61", closes: b"\x1b" },
    // Alt-U: the errors museum.
    Open { name: "museum", keys: b"\x1bu", shows: "ECONNREFUSED", closes: b"\x1b" },
];

/// The line of the menu of programs that adds an echo server over TCP, counted from 0.
pub const ECHO_LINE: usize = 1;

/// The line that adds a web server.
const WEB_LINE: usize = 4;

/// MB of 10⁶ bytes, of a program.
const PROGRAM_MEMORY: f64 = 8.0;

/// See the module.
pub fn measure(_: &Arguments) -> Outcome<Vec<Figure>> {
    let mut terminal = PseudoTerminal::start(&["lab"], 120, 36)?;
    terminal.wait_for("the laboratory", |screen| screen.contains("cliente") && screen.contains("servidor"))?;
    add_server(&mut terminal, ECHO_LINE)?;
    add_server(&mut terminal, WEB_LINE)?;
    let screen = terminal.pid()?;
    let programs = proc_files::children(screen)?;
    if programs.len() != 4 {
        return Err(format!("there are {} programs and not 4", programs.len()).into());
    }
    std::thread::sleep(SETTLE);
    let still = look(&terminal, screen, &programs, LOOK)?;
    let note = format!("over {} s; threads that were switched: {:?}", LOOK.as_secs(), still.busy);
    let mut figures = vec![
        Figure::at_most("idle-bytes", still.bytes as f64, "bytes", 0.0).with_note(note.clone()),
        Figure::at_most("idle-screen-switches", still.main as f64, "context switches", 0.0).with_note(note.clone()),
        Figure::at_most("idle-program-switches", still.in_programs as f64, "context switches", 0.0)
            .with_note("all threads of two consoles, eco and web"),
        Figure::told("idle-sampler-switches", still.others as f64, "context switches").with_note(note),
    ];
    figures.extend(program_memory(&programs)?);
    let resident = proc_files::resident(screen)? as f64 / 1e6;
    figures.push(Figure::told("screen-memory", resident, "MB").with_note("VmRSS of this screen's main process"));
    // A conversation whose bytes can be looked at, in the first program.
    terminal.type_keys(b"\x1b1")?;
    for line in ["a, b = socket.socketpair()", "a.send(b'hola')"] {
        terminal.type_keys(format!("{line}\r").as_bytes())?;
    }
    for Open { name, keys, shows, closes } in OPEN {
        terminal.type_keys(keys)?;
        terminal.wait_for(name, |screen| screen.contains(shows))?;
        std::thread::sleep(SETTLE_OPEN);
        let still = look(&terminal, screen, &programs, LOOK_OPEN)?;
        let note = format!("over {} s; switched: {:?}", LOOK_OPEN.as_secs(), still.busy);
        let bytes = Figure::at_most(format!("idle-{name}-bytes"), still.bytes as f64, "bytes", 0.0);
        let switches = Figure::at_most(format!("idle-{name}-switches"), still.main as f64, "context switches", 0.0);
        figures.extend([bytes.with_note(note.clone()), switches.with_note(note)]);
        terminal.type_keys(closes)?;
    }
    Ok(figures)
}

/// What happened while nothing should.
struct Still {
    /// Written by the screen.
    bytes: u64,
    /// Switches of the screen's main thread, of its others, and of all threads of the programs.
    main: u64,
    others: u64,
    in_programs: u64,
    /// The same by the threads' names.
    busy: BTreeMap<String, u64>,
}

/// Looks on for a while.
fn look(terminal: &PseudoTerminal, screen: u32, programs: &[u32], time: Duration) -> Outcome<Still> {
    let bytes_before = terminal.bytes_read();
    let before = all_switches(screen, programs)?;
    std::thread::sleep(time);
    let after = all_switches(screen, programs)?;
    let bytes = (terminal.bytes_read() - bytes_before) as u64;
    let mut still = Still { bytes, main: 0, others: 0, in_programs: 0, busy: BTreeMap::new() };
    for ((process, thread), switches) in &after {
        let earlier = before.get(&(*process, *thread)).map_or(0, Switches::total);
        let count = switches.total() - earlier;
        if count > 0 {
            *still.busy.entry(switches.name.clone()).or_default() += count;
        }
        match (*process == screen, process == thread) {
            (true, true) => still.main += count,
            (true, false) => still.others += count,
            (false, _) => still.in_programs += count,
        }
    }
    Ok(still)
}

/// Adds a server by the menu of programs (F7, down to its line, Enter), and waits until it listens: at which port.
pub fn add_server(terminal: &mut PseudoTerminal, line: usize) -> Outcome<u16> {
    let screen = terminal.pid()?;
    let before = proc_files::children(screen)?;
    terminal.type_keys(b"\x1b[18~")?;
    terminal.type_keys(&b"\x1b[B".repeat(line))?;
    terminal.type_keys(b"\r")?;
    for _ in 0..1000 {
        for child in proc_files::children(screen)?.iter().filter(|child| !before.contains(child)) {
            // A process that is only beginning has no descriptors yet.
            if let Ok(Some(port)) = proc_files::listening_port(*child) {
                return Ok(port);
            }
        }
        std::thread::sleep(Duration::from_millis(5));
    }
    Err("a server did not begin to listen".into())
}

fn listens(pid: u32) -> bool {
    proc_files::listening_port(pid).is_ok_and(|port| port.is_some())
}

fn all_switches(screen: u32, programs: &[u32]) -> Outcome<BTreeMap<(u32, u32), Switches>> {
    let mut all = BTreeMap::new();
    for process in programs.iter().chain([&screen]) {
        all.extend(
            proc_files::switches(*process)?.into_iter().map(|(thread, switches)| ((*process, thread), switches)),
        );
    }
    Ok(all)
}

/// The biggest console and the biggest server; servers are those that listen.
fn program_memory(programs: &[u32]) -> Outcome<Vec<Figure>> {
    let mut figures = Vec::new();
    for (name, server) in [("memory-console", false), ("memory-server", true)] {
        let (mut resident, mut proportional) = (0, 0);
        for pid in programs.iter().filter(|pid| listens(**pid) == server) {
            resident = resident.max(proc_files::resident(*pid)?);
            proportional = proportional.max(proc_files::proportional(*pid)?);
        }
        let note = format!("VmRSS of the bigger of two; Pss {:.2} MB", proportional as f64 / 1e6);
        figures.push(Figure::at_most(name, resident as f64 / 1e6, "MB", PROGRAM_MEMORY).with_note(note));
    }
    Ok(figures)
}
