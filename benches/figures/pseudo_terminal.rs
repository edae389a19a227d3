//! The real binary in a pseudo-terminal, with everything that it writes and when.

use std::io::{Read, Write};
use std::num::NonZero;
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};

use super::binary_size::ENCHUFE;
use super::report::Outcome;

/// The end of a synchronized update: what a terminal shows is whole again (private mode 2026).
pub const FRAME_END: &[u8] = b"\x1b[?2026l";

/// Nothing that is waited for may take longer.
const PATIENCE: Duration = Duration::from_secs(20);

/// What was written at once, and when it was read.
#[derive(Clone, Debug)]
pub struct Chunk {
    /// When.
    pub read: Instant,
    /// What.
    pub bytes: Vec<u8>,
}

#[derive(Debug, Default)]
struct Log {
    chunks: Vec<Chunk>,
    ended: bool,
}

#[derive(Debug, Default)]
struct Shared {
    log: Mutex<Log>,
    changed: Condvar,
}

impl Shared {
    fn log(&self) -> MutexGuard<'_, Log> {
        self.log.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// A running enchufe. Dropping it ends it.
pub struct PseudoTerminal {
    /// When it was started.
    pub spawned: Instant,
    child: Box<dyn Child + Send + Sync>,
    keys: Box<dyn Write + Send>,
    shared: Arc<Shared>,
    parser: vt100::Parser,
    parsed: usize,
    // Kept open for as long as the child lives.
    _master: Box<dyn MasterPty + Send>,
    _home: tempfile::TempDir,
}

impl PseudoTerminal {
    /// Starts enchufe with these words in a terminal of this size, at home in an empty folder.
    pub fn start(words: &[&str], columns: u16, rows: u16) -> Outcome<PseudoTerminal> {
        let pair = native_pty_system().openpty(PtySize { rows, cols: columns, pixel_width: 0, pixel_height: 0 })?;
        let home = tempfile::tempdir()?;
        let mut command = CommandBuilder::new(ENCHUFE);
        command.args(words);
        command.cwd(home.path());
        command.env("HOME", home.path());
        command.env("TERM", "xterm-256color");
        command.env("ENCHUFE_SOLO_LOOPBACK", "1");
        for unwanted in ["NO_COLOR", "XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_DATA_HOME"] {
            command.env_remove(unwanted);
        }
        let shared = Arc::new(Shared::default());
        let reader = pair.master.try_clone_reader()?;
        let keys = pair.master.take_writer()?;
        let heard = shared.clone();
        std::thread::spawn(move || read(reader, &heard));
        let spawned = Instant::now();
        let child = pair.slave.spawn_command(command)?;
        drop(pair.slave);
        let parser = emulator(columns, rows)?;
        Ok(PseudoTerminal { spawned, child, keys, shared, parser, parsed: 0, _master: pair.master, _home: home })
    }

    /// Its pid.
    pub fn pid(&self) -> Outcome<u32> {
        Ok(self.child.process_id().ok_or("the screen has no pid")?)
    }

    /// Types.
    pub fn type_keys(&mut self, keys: &[u8]) -> Outcome<()> {
        self.keys.write_all(keys)?;
        Ok(self.keys.flush()?)
    }

    /// Waits until a whole frame shows what `holds` looks for; gives the moment at which its last byte was read.
    pub fn wait_for(&mut self, what: &str, holds: impl Fn(&str) -> bool) -> Outcome<Instant> {
        let deadline = Instant::now() + PATIENCE;
        loop {
            let (new, ended) = self.wait_for_chunks(deadline);
            for chunk in new {
                self.parser.process(&chunk.bytes);
                // Frames are written in one piece, but a terminal may be read in several.
                if chunk.bytes.ends_with(FRAME_END) && holds(&self.parser.screen().contents()) {
                    return Ok(chunk.read);
                }
            }
            if holds(&self.parser.screen().contents()) {
                return Ok(Instant::now());
            }
            if ended || Instant::now() >= deadline {
                let screen = self.parser.screen().contents();
                return Err(format!("waited in vain for {what}; the screen shows:\n{screen}").into());
            }
        }
    }

    /// What was read since the beginning.
    pub fn chunks(&self) -> Vec<Chunk> {
        self.shared.log().chunks.clone()
    }

    /// How many bytes were read since the beginning.
    pub fn bytes_read(&self) -> usize {
        self.shared.log().chunks.iter().map(|chunk| chunk.bytes.len()).sum()
    }

    fn wait_for_chunks(&mut self, deadline: Instant) -> (Vec<Chunk>, bool) {
        let mut log = self.shared.log();
        while log.chunks.len() == self.parsed && !log.ended {
            let left = deadline.saturating_duration_since(Instant::now());
            if left.is_zero() {
                break;
            }
            log = self.shared.changed.wait_timeout(log, left).unwrap_or_else(PoisonError::into_inner).0;
        }
        let new = log.chunks[self.parsed..].to_vec();
        self.parsed = log.chunks.len();
        (new, log.ended)
    }
}

impl Drop for PseudoTerminal {
    fn drop(&mut self) {
        // Asked first, as a person would, so that it cleans up behind itself.
        let _ = self.type_keys(b"\x11");
        let deadline = Instant::now() + Duration::from_secs(3);
        while Instant::now() < deadline {
            if !matches!(self.child.try_wait(), Ok(None)) {
                return;
            }
            std::thread::sleep(Duration::from_millis(2));
        }
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// A terminal emulator that remembers nothing beyond its screen.
pub fn emulator(columns: u16, rows: u16) -> Outcome<vt100::Parser> {
    let cells = |count| NonZero::new(count).ok_or("a terminal has rows and columns");
    Ok(vt100::Parser::new(cells(rows)?, cells(columns)?, 0))
}

/// Reads until the terminal is gone.
fn read(mut reader: Box<dyn Read + Send>, shared: &Shared) {
    let mut buffer = vec![0; 64 * 1024];
    loop {
        let count = reader.read(&mut buffer).unwrap_or(0);
        let now = Instant::now();
        let mut log = shared.log();
        if count == 0 {
            log.ended = true;
        } else {
            log.chunks.push(Chunk { read: now, bytes: buffer[..count].to_vec() });
        }
        shared.changed.notify_all();
        if count == 0 {
            return;
        }
    }
}
