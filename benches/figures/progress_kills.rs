//! `texto --resolver tipos`, killed by SIGKILL at random moments: how many steps that were said to be done are not in the
//! file of the progress. None may be.

use std::io::Read;
use std::process::{Command, Stdio};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use enchufe::course::disk::progress::open_at;

use super::arguments::Arguments;
use super::report::{Figure, Outcome};

/// Its name on the command line.
pub const NAME: &str = "progress-kills";

/// The lesson that is played: the longest of ours.
const LESSON: &str = "tipos";

/// How many are played side by side: each waits for its programs most of the time.
const TOGETHER: usize = 4;

/// See the module.
pub fn measure(arguments: &Arguments) -> Outcome<Vec<Figure>> {
    // Ten minutes of killing are for the record, when they are asked for by name.
    let kills = if arguments.names(NAME) { arguments.count(2000, 40) } else { arguments.count(100, 20) };
    let seed = SystemTime::now().duration_since(UNIX_EPOCH)?.as_nanos() as u64;
    let began = Instant::now();
    let whole = play(None)?;
    let length = began.elapsed();
    if whole.said == 0 || whole.lost > 0 {
        return Err(format!("a run that nobody killed said {} steps and lost {}", whole.said, whole.lost).into());
    }
    let next = AtomicUsize::new(0);
    let work = || -> Result<Run, String> {
        let mut sum = Run::default();
        loop {
            let number = next.fetch_add(1, Ordering::Relaxed);
            if number >= kills {
                return Ok(sum);
            }
            // Side by side they take longer; beyond the end there is nothing to lose.
            let moment = length.mul_f64(random(seed, number as u64) * TOGETHER as f64 / 2.0);
            let run = play(Some(moment)).map_err(|error| error.to_string())?;
            sum.said += run.said;
            sum.lost += run.lost;
            sum.ended += run.ended;
        }
    };
    let mut sum = Run::default();
    thread::scope(|scope| {
        let workers: Vec<_> = (0..TOGETHER).map(|_| scope.spawn(work)).collect();
        for worker in workers {
            let run = worker.join().map_err(|_| "a worker panicked".to_owned())??;
            sum.said += run.said;
            sum.lost += run.lost;
            sum.ended += run.ended;
        }
        Ok::<(), String>(())
    })?;
    let note = format!(
        "{kills} kills at random moments of texto --resolver {LESSON}, {} of them too late; {} steps said to be done; seed {seed}",
        sum.ended, sum.said
    );
    Ok(vec![Figure::at_most(NAME, sum.lost as f64, "steps lost", 0.0).with_note(note)])
}

/// What came of a run.
#[derive(Default)]
struct Run {
    /// The steps (and predictions) that were said to be done (or kept).
    said: usize,
    /// Those of them that are not in the file.
    lost: usize,
    /// It had ended by itself.
    ended: usize,
}

/// Plays the lesson in a home of its own; kills it after so long.
fn play(kill: Option<Duration>) -> Outcome<Run> {
    let home = tempfile::tempdir()?;
    let file = home.path().join("progreso.jsonl");
    let mut child = Command::new(env!("CARGO_BIN_EXE_enchufe"))
        .args(["texto", LESSON, "--resolver", "--idioma", "es", "--progreso"])
        .arg(&file)
        .env("HOME", home.path())
        .env("XDG_RUNTIME_DIR", home.path())
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()?;
    let Some(mut out) = child.stdout.take() else { return Err("it has no output".into()) };
    let reader = thread::spawn(move || {
        let mut said = Vec::new();
        out.read_to_end(&mut said).map(|_| said)
    });
    if let Some(moment) = kill {
        thread::sleep(moment);
        child.kill()?;
    }
    let status = child.wait()?;
    let said = reader.join().map_err(|_| "the reader panicked")??;
    let said = String::from_utf8_lossy(&said);
    let progress = open_at(file).progress;
    let known = progress.lesson(LESSON).cloned().unwrap_or_default();
    let done = said.lines().filter_map(|line| line.strip_prefix("Hecho: paso ")?.strip_suffix('.')?.split_once(", "));
    let done: Vec<&str> = done.map(|(_, id)| id).collect();
    let locked = said.lines().filter(|line| line.starts_with("Guardado.")).count();
    let lost = done.iter().filter(|id| !known.done.contains(**id)).count();
    Ok(Run {
        said: done.len() + locked,
        lost: lost + locked.saturating_sub(known.predictions.len()),
        ended: usize::from(status.code().is_some()),
    })
}

/// A number from 0 to 1, by SplitMix64.
fn random(seed: u64, number: u64) -> f64 {
    let mut mixed = seed.wrapping_add(number.wrapping_add(1).wrapping_mul(0x9e37_79b9_7f4a_7c15));
    mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    ((mixed ^ (mixed >> 31)) >> 11) as f64 / (1u64 << 53) as f64
}
