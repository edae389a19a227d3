//! A program in a pseudo-terminal: its screen as a person would see it, and the bytes that drew it.
//!
//! Nothing here sleeps: every wait has a condition and a deadline, and a wait in vain shows the screen.

#![allow(dead_code, reason = "each test program uses a part of this")]

use std::io::{Read, Write};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

use enchufe::kernel::process;
use portable_pty::{CommandBuilder, ExitStatus, MasterPty, PtySize, native_pty_system};
use vt100::{Callbacks, Parser, Screen};

/// How long anything may take that must happen. Far more than it takes on a busy machine.
const DEADLINE: Duration = Duration::from_secs(20);

/// A program and its terminal. Dropping it kills the program.
pub struct Terminal {
    master: Box<dyn MasterPty + Send>,
    writer: Writer,
    shared: Arc<Shared>,
    pid: u32,
    deadline: Duration,
    modes_at_first: String,
    threads: Vec<JoinHandle<()>>,
}

type Writer = Arc<Mutex<Box<dyn Write + Send>>>;

struct Shared {
    state: Mutex<State>,
    changed: Condvar,
}

struct State {
    parser: Parser<Questions>,
    /// Everything the program wrote.
    bytes: Vec<u8>,
    /// Nobody can write to the screen any more.
    closed: bool,
    exit: Option<ExitStatus>,
}

/// What the program asked its terminal, as the answers to it.
#[derive(Default)]
struct Questions {
    answers: Vec<u8>,
}

impl Callbacks for Questions {
    fn unhandled_csi(
        &mut self,
        screen: &mut Screen,
        first: Option<u8>,
        _second: Option<u8>,
        parameters: &[&[u16]],
        last: char,
    ) {
        match (first, parameters, last) {
            // DSR: where is the cursor? (ECMA-48 §8.3.35, and CPR §8.3.14)
            (None, [[6]], 'n') => {
                let (row, column) = screen.cursor_position();
                self.answers.extend(format!("\x1b[{};{}R", row + 1, column + 1).bytes());
            }
            // DA: what are you? A VT102, as the answer of many emulators goes.
            (None, [[0]] | [], 'c') => self.answers.extend(b"\x1b[?6c"),
            _ => {}
        }
    }
}

impl Terminal {
    /// Starts `command` on a screen of `size` (columns, rows), in this process's folder and environment but for
    /// `environment`: a value sets, `None` removes. TERM is `xterm-256color` unless it is given there.
    #[track_caller]
    pub fn spawn(
        command: &str,
        arguments: &[&str],
        environment: &[(&str, Option<&str>)],
        (columns, rows): (u16, u16),
    ) -> Terminal {
        let pty = native_pty_system().openpty(pty_size(columns, rows)).expect("no pseudo-terminal");
        let modes_at_first = modes_of(&*pty.master);
        let mut builder = CommandBuilder::new(command);
        builder.args(arguments);
        builder.cwd(std::env::current_dir().expect("no working folder"));
        builder.env("TERM", "xterm-256color");
        for (name, value) in environment {
            match value {
                Some(value) => builder.env(name, value),
                None => builder.env_remove(name),
            }
        }
        let mut child = pty.slave.spawn_command(builder).unwrap_or_else(|error| panic!("{command}: {error}"));
        let pid = child.process_id().expect("a child has a process id");
        // The end of the program is seen on the screen only if nobody else holds the terminal.
        drop(pty.slave);
        let mut reader = pty.master.try_clone_reader().expect("the terminal cannot be read");
        let writer: Writer = Arc::new(Mutex::new(pty.master.take_writer().expect("the terminal cannot be typed at")));

        let parser = Parser::new_with_callbacks(cells(rows), cells(columns), 0, Questions::default());
        let state = Mutex::new(State { parser, bytes: Vec::new(), closed: false, exit: None });
        let shared = Arc::new(Shared { state, changed: Condvar::new() });
        let (screen, answers) = (Arc::clone(&shared), Arc::clone(&writer));
        let reading = std::thread::spawn(move || {
            let mut buffer = [0; 65_536];
            while let Ok(count @ 1..) = reader.read(&mut buffer) {
                let answer = screen.written(&buffer[..count]);
                // A program that ended does not wait for its answer.
                let _ = lock(&answers).write_all(&answer);
            }
            screen.lock().closed = true;
            screen.changed.notify_all();
        });
        let ended = Arc::clone(&shared);
        let waiting = std::thread::spawn(move || {
            let status = child.wait().expect("the program cannot be waited for");
            ended.lock().exit = Some(status);
            ended.changed.notify_all();
        });
        let threads = vec![reading, waiting];
        Terminal { master: pty.master, writer, shared, pid, deadline: DEADLINE, modes_at_first, threads }
    }

    /// The program's process id.
    pub fn pid(&self) -> u32 {
        self.pid
    }

    /// Whether the program has not ended.
    pub fn is_running(&self) -> bool {
        self.shared.lock().exit.is_none()
    }

    /// What the terminal does by itself with what is typed and written (termios(3): echo, whole lines, Ctrl-C as a
    /// signal…), as text to be compared.
    pub fn modes(&self) -> String {
        modes_of(&*self.master)
    }

    /// The same as it was before the program began.
    pub fn modes_at_first(&self) -> &str {
        &self.modes_at_first
    }

    /// Changes how long later waits may take.
    pub fn set_deadline(&mut self, deadline: Duration) {
        self.deadline = deadline;
    }

    /// Types: text, and keys as their sequences.
    #[track_caller]
    pub fn send(&self, keys: impl AsRef<[u8]>) {
        let mut writer = lock(&self.writer);
        let sent = writer.write_all(keys.as_ref()).and_then(|()| writer.flush());
        drop(writer);
        if let Err(error) = sent {
            self.fail(&format!("the terminal took no keys: {error}"), &self.shared.lock());
        }
    }

    /// Makes the screen this large; the program gets SIGWINCH.
    pub fn resize(&self, columns: u16, rows: u16) {
        self.shared.lock().parser.set_size(cells(rows), cells(columns));
        self.master.resize(pty_size(columns, rows)).expect("the terminal cannot be resized");
    }

    /// Waits until the screen is as `condition` wants it. `what` completes «it did not come to pass that …».
    #[track_caller]
    pub fn wait_until(&self, what: &str, mut condition: impl FnMut(&Screen) -> bool) {
        self.wait(what, |state| condition(state.parser.screen()).then_some(()), |state| state.closed);
    }

    /// Waits until this text is somewhere on the screen.
    #[track_caller]
    pub fn wait_for_text(&self, text: &str) {
        self.wait_until(&format!("{text:?} is on the screen"), |screen| screen.contents().contains(text));
    }

    /// Waits until the program wrote these bytes after `mark`.
    #[track_caller]
    pub fn wait_for_bytes(&self, mark: usize, wanted: &[u8]) {
        let what = format!("{:?} is written", String::from_utf8_lossy(wanted));
        let has = |state: &State| state.bytes[mark..].windows(wanted.len()).any(|bytes| bytes == wanted);
        self.wait(&what, |state| has(state).then_some(()), |state| state.closed);
    }

    /// Lets `time` pass, unless the program writes after `mark`; gives what it wrote.
    pub fn written_within(&self, mark: usize, time: Duration) -> Vec<u8> {
        let end = Instant::now() + time;
        let mut state = self.shared.lock();
        while state.bytes.len() == mark && Instant::now() < end {
            let left = end.saturating_duration_since(Instant::now());
            state = self.shared.changed.wait_timeout(state, left).unwrap_or_else(PoisonError::into_inner).0;
        }
        state.bytes[mark..].to_vec()
    }

    /// Waits until the program ended and all it wrote is on the screen.
    #[track_caller]
    pub fn wait_exit(&self) -> ExitStatus {
        let status = self.wait("the program ends", |state| state.exit.clone(), |_| false);
        self.wait("nobody holds the terminal of the ended program", |state| state.closed.then_some(()), |_| false);
        status
    }

    /// The text of the screen, its lines without trailing spaces.
    pub fn screen_text(&self) -> String {
        self.shared.lock().parser.screen().contents()
    }

    /// Looks at the screen: colours, cursor, modes.
    pub fn look<T>(&self, look: impl FnOnce(&Screen) -> T) -> T {
        look(self.shared.lock().parser.screen())
    }

    /// How many bytes the program wrote so far: a mark for [`Terminal::bytes_since`].
    pub fn mark(&self) -> usize {
        self.shared.lock().bytes.len()
    }

    /// The bytes that the program wrote after a mark.
    pub fn bytes_since(&self, mark: usize) -> Vec<u8> {
        self.shared.lock().bytes[mark..].to_vec()
    }

    /// Waits until `ready` gives something; gives up at the deadline, or when it is `hopeless`.
    #[track_caller]
    fn wait<T>(&self, what: &str, mut ready: impl FnMut(&State) -> Option<T>, hopeless: impl Fn(&State) -> bool) -> T {
        let end = Instant::now() + self.deadline;
        let mut state = self.shared.lock();
        loop {
            if let Some(value) = ready(&state) {
                return value;
            }
            let left = end.saturating_duration_since(Instant::now());
            if hopeless(&state) {
                self.fail(&format!("the program closed its terminal before it came to pass that {what}"), &state);
            }
            if left.is_zero() {
                self.fail(&format!("it did not come to pass in {:?} that {what}", self.deadline), &state);
            }
            state = self.shared.changed.wait_timeout(state, left).unwrap_or_else(PoisonError::into_inner).0;
        }
    }

    /// Fails with the screen, drawn in a frame, and the end of what was written.
    #[track_caller]
    fn fail(&self, problem: &str, state: &State) -> ! {
        let screen = state.parser.screen();
        let (_, columns) = screen.size();
        let edge = format!("+{}+", "-".repeat(columns.get().into()));
        let rows: Vec<String> = screen.rows(0, columns.get()).map(|row| format!("|{row}")).collect();
        let tail = &state.bytes[state.bytes.len().saturating_sub(200)..];
        panic!(
            "{problem}\n{edge}\n{}\n{edge}\ncursor {:?}, ended {:?}, {} bytes written, the last: {:?}",
            rows.join("\n"),
            screen.cursor_position(),
            state.exit,
            state.bytes.len(),
            String::from_utf8_lossy(tail),
        );
    }
}

impl Drop for Terminal {
    fn drop(&mut self) {
        // Once it was waited for, its number may be another's.
        if self.shared.lock().exit.is_none() {
            let _ = process::send_signal(self.pid, libc::SIGKILL);
        }
        // The second thread ends with the program; the first might wait for somebody else who holds the terminal.
        if let Some(waiting) = self.threads.pop() {
            let _ = waiting.join();
        }
    }
}

impl Shared {
    fn lock(&self) -> MutexGuard<'_, State> {
        lock(&self.state)
    }

    /// Takes what the program wrote, and gives what the terminal answers.
    fn written(&self, bytes: &[u8]) -> Vec<u8> {
        let mut state = self.lock();
        state.bytes.extend_from_slice(bytes);
        state.parser.process(bytes);
        self.changed.notify_all();
        std::mem::take(&mut state.parser.callbacks_mut().answers)
    }
}

/// A failed wait holds the lock as it panics; what it guards is whole all the same.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

fn modes_of(master: &(dyn MasterPty + Send)) -> String {
    format!("{:?}", master.get_termios().expect("a terminal has modes"))
}

fn pty_size(columns: u16, rows: u16) -> PtySize {
    PtySize { rows, cols: columns, pixel_width: 0, pixel_height: 0 }
}

fn cells(count: u16) -> std::num::NonZeroU16 {
    std::num::NonZeroU16::new(count).expect("a screen has at least one cell")
}
