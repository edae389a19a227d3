//! From writing a key to the pseudo-terminal to the end of the frame that shows it, at 20 keys a second, while another
//! process floods an echo server of the same lab (120×36).
//!
//! A `w` and a backspace take turns at an empty prompt, so each key has a frame that shows it and an earlier one that
//! does not: the frames are replayed through a terminal emulator after the run, and a frame counts when the prompt
//! shows what the key did. The flood's own frames, sixty a second, are in between.

use std::io::{Read, Write};
use std::net::{Ipv4Addr, TcpStream};
use std::process::{Child, Command, Stdio};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

use super::arguments::Arguments;
use super::idle;
use super::pseudo_terminal::{FRAME_END, PseudoTerminal, emulator};
use super::report::{Figure, Outcome};
use super::statistics::{median, percentile};

/// Its name on the command line.
pub const NAME: &str = "key-latency";

/// The name of the same with a crowd of sockets.
pub const CROWD_NAME: &str = "key-latency-10000-sockets";

/// Milliseconds.
const BOUND: f64 = 16.0;

/// Twenty a second.
const BETWEEN_KEYS: Duration = Duration::from_millis(50);

/// Columns and rows.
const SIZE: (u16, u16) = (120, 36);

/// How long the flood runs before the first key.
const BEFORE: Duration = Duration::from_millis(500);

/// How long the last key may take before it counts as never shown.
const PATIENCE: Duration = Duration::from_secs(10);

/// What the prompt shows after a `w`.
const TYPED: &str = ">>> w";

/// See the module.
pub fn measure(arguments: &Arguments) -> Outcome<Vec<Figure>> {
    measure_with(NAME, arguments.count(1000, 100), false)
}

/// The same while the client holds ten thousand sockets. Where the limit of descriptors is lower (RLIMIT_NOFILE), it is
/// said that nothing was measured.
pub fn measure_crowd(arguments: &Arguments) -> Outcome<Vec<Figure>> {
    measure_with(CROWD_NAME, arguments.count(1000, 100), true)
}

fn measure_with(name: &str, count: usize, crowd: bool) -> Outcome<Vec<Figure>> {
    let mut terminal = PseudoTerminal::start(&["lab"], SIZE.0, SIZE.1)?;
    terminal.wait_for("the laboratory", |screen| screen.contains("cliente") && screen.contains("servidor"))?;
    let port = idle::add_server(&mut terminal, idle::ECHO_LINE)?;
    // Alt-1 gives the focus to the first program, the client; the echo server stays in view beside it.
    terminal.type_keys(b"\x1b1")?;
    if crowd {
        // The second Enter ends the loop, or is an empty line.
        terminal.type_keys(b"l = []\r")?;
        terminal.type_keys(b"for i in range(10**4): l.append(socket.socket())\r\r")?;
        terminal.type_keys(b"len(l)\r")?;
        terminal.wait_for("ten thousand sockets", |screen| screen.contains("10000"))?;
    }
    terminal.type_keys(b"w")?;
    terminal.wait_for("a letter at the prompt", |screen| screen.contains(TYPED))?;
    terminal.type_keys(b"\x7f")?;
    terminal.wait_for("an empty prompt", |screen| !screen.contains(TYPED))?;

    let flood = FloodProcess::start(port)?;
    std::thread::sleep(BEFORE);
    let began = Instant::now();
    let mut keys = Vec::with_capacity(count);
    for number in 0..count {
        let due = began + BETWEEN_KEYS * number as u32;
        std::thread::sleep(due.saturating_duration_since(Instant::now()));
        keys.push(Instant::now());
        terminal.type_keys(if number % 2 == 0 { b"w" } else { b"\x7f" })?;
    }
    // However late the last key is shown, its lateness belongs into the figure.
    let deadline = Instant::now() + PATIENCE;
    let frames = loop {
        let frames = replay(&terminal)?;
        let is_last = |frame: &Frame| keys.last().is_some_and(|key| frame.read >= *key);
        let shown = frames.iter().any(|frame| is_last(frame) && frame.typed == (count % 2 == 1));
        if shown || Instant::now() >= deadline {
            break frames;
        }
        std::thread::sleep(BETWEEN_KEYS);
    };
    let echoed = flood.end()?;
    let mut latencies: Vec<f64> = Vec::new();
    for (number, key) in keys.iter().enumerate() {
        let shows = number % 2 == 0;
        let frame = frames.iter().find(|frame| frame.read >= *key && frame.typed == shows);
        let frame = frame.ok_or("a key was never shown")?;
        latencies.push(frame.read.duration_since(*key).as_secs_f64() * 1e3);
    }
    let seconds = began.elapsed().as_secs_f64();
    let note = format!(
        "{count} keys; median {:.1} ms, p90 {:.1} ms, slowest {:.1} ms; meanwhile {:.0} MB/s through the echo server",
        median(&mut latencies),
        percentile(&mut latencies, 90.0),
        percentile(&mut latencies, 100.0),
        echoed as f64 / 1e6 / seconds
    );
    let value = percentile(&mut latencies, 99.0);
    Ok(vec![Figure::time(name, value, "ms p99", BOUND).with_note(note)])
}

/// A frame: when its last byte was read, and whether the letter stands at the prompt.
struct Frame {
    read: Instant,
    typed: bool,
}

/// Every frame that was written, in order.
fn replay(terminal: &PseudoTerminal) -> Outcome<Vec<Frame>> {
    let mut parser = emulator(SIZE.0, SIZE.1)?;
    let mut frames = Vec::new();
    let mut seen: Vec<u8> = Vec::new();
    for chunk in terminal.chunks() {
        for byte in chunk.bytes {
            parser.process(&[byte]);
            // The mark may come in two reads: the last bytes are remembered.
            seen.push(byte);
            if seen.ends_with(FRAME_END) {
                let typed = parser.screen().contents().contains(TYPED);
                frames.push(Frame { read: chunk.read, typed });
                seen.clear();
            }
        }
    }
    Ok(frames)
}

/// The flood in a process of its own, as another program's would be: in ours its threads would also hold up the one
/// that reads the screen and takes the time.
struct FloodProcess {
    child: Child,
}

impl FloodProcess {
    fn start(port: u16) -> Outcome<FloodProcess> {
        let child = Command::new(std::env::current_exe()?)
            .args([FLOOD_WORD, &port.to_string()])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()?;
        Ok(FloodProcess { child })
    }

    /// Ends it by closing its standard input; how many bytes came back to it.
    fn end(mut self) -> Outcome<u64> {
        drop(self.child.stdin.take());
        let mut told = String::new();
        self.child.stdout.take().ok_or("the flood has no output")?.read_to_string(&mut told)?;
        self.child.wait()?;
        Ok(told.trim().parse()?)
    }
}

impl Drop for FloodProcess {
    fn drop(&mut self) {
        // After `end` both fail, and that is all right.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// What makes this executable the flood, followed by the port.
pub const FLOOD_WORD: &str = "__inunda";

/// Plays the flood until standard input ends, and says how many bytes came back.
pub fn play_flood(port: &str) -> Outcome<()> {
    let flood = Flood::start(port.parse()?)?;
    std::io::copy(&mut std::io::stdin(), &mut std::io::sink())?;
    println!("{}", flood.end()?);
    Ok(())
}

/// A client that sends to an echo server as fast as it can, and a reader of what comes back.
struct Flood {
    stream: TcpStream,
    stop: Arc<AtomicBool>,
    echoed: Arc<AtomicU64>,
    threads: [JoinHandle<()>; 2],
}

impl Flood {
    fn start(port: u16) -> Outcome<Flood> {
        let stream = TcpStream::connect((Ipv4Addr::LOCALHOST, port))?;
        let (stop, echoed) = (Arc::new(AtomicBool::new(false)), Arc::new(AtomicU64::new(0)));
        let (mut sending, stopping) = (stream.try_clone()?, stop.clone());
        let send = std::thread::spawn(move || {
            let piece = [b'x'; 4096];
            while !stopping.load(Ordering::Relaxed) && sending.write_all(&piece).is_ok() {}
            let _ = sending.shutdown(std::net::Shutdown::Write);
        });
        let (mut receiving, counting) = (stream.try_clone()?, echoed.clone());
        let receive = std::thread::spawn(move || {
            let mut buffer = vec![0; 64 * 1024];
            while let Ok(count @ 1..) = receiving.read(&mut buffer) {
                counting.fetch_add(count as u64, Ordering::Relaxed);
            }
        });
        Ok(Flood { stream, stop, echoed, threads: [send, receive] })
    }

    /// Ends it; how many bytes came back.
    fn end(self) -> Outcome<u64> {
        self.stop.store(true, Ordering::Relaxed);
        // A server that no longer answers must not hold us.
        self.stream.set_read_timeout(Some(Duration::from_secs(2)))?;
        self.stream.set_write_timeout(Some(Duration::from_secs(2)))?;
        for thread in self.threads {
            thread.join().map_err(|_| "a thread of the flood panicked")?;
        }
        Ok(self.echoed.load(Ordering::Relaxed))
    }
}
