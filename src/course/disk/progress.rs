//! The file of the progress: append-only JSON Lines, shared by every enchufe of the person.
//!
//! A record is one `write` and one `fsync` under a lock of the whole file (flock(2)), so that two enchufes at once lose
//! nothing and a pulled plug costs at most the line that was being written. Such a torn last line is cut before the next is
//! written, and that is said. Every other line stays as it is, whoever wrote it.

use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::{self, BufRead, BufReader, Read, Seek, SeekFrom, Write};
use std::os::unix::fs::{DirBuilderExt, OpenOptionsExt};
use std::path::{Path, PathBuf};
use std::thread;
use std::time::Duration;

use crate::course::progress::{Parsed, Progress, Record};

/// A file of progress is never longer than this, in bytes: hundreds of thousands of records.
pub const MOST_BYTES: u64 = 64 * 1024 * 1024;

/// A line is never longer than this, in bytes; a longer one is passed over, and kept.
pub const LONGEST_LINE: u64 = 64 * 1024;

/// How every line that enchufe writes begins.
const RECORD_BEGINS: &[u8] = b"{\"v\":";

/// How often the lock is tried for, and how long each time is waited: a second in all. Who holds it writes one line.
const TRIES: u32 = 200;
const BETWEEN_TRIES: Duration = Duration::from_millis(5);

/// Where the progress is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Store {
    /// In this file.
    File(PathBuf),
    /// Nowhere: it lives as long as this enchufe.
    Memory,
}

/// What opening the progress gives.
#[derive(Debug)]
pub struct Opened {
    /// Where it is kept.
    pub store: Store,
    /// What was known.
    pub progress: Progress,
    /// What is to be said.
    pub news: Vec<News>,
}

/// Something about the file that the person should know.
#[derive(Debug, thiserror::Error)]
pub enum News {
    /// There is neither XDG_DATA_HOME nor HOME: it lives in memory.
    #[error("there is no folder to keep progress in: neither XDG_DATA_HOME nor HOME is an absolute path")]
    NoHome,
    /// The last line was torn and was cut off.
    #[error("the last line of {} was torn: {bytes} bytes were cut off", path.display())]
    Torn {
        /// The file.
        path: PathBuf,
        /// How long the torn line was.
        bytes: u64,
    },
    /// The file cannot be read: what is in it is not known, and stays.
    #[error("cannot read {}: {source}", path.display())]
    Unreadable {
        /// The file.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// The file cannot be written: what is done is known until this enchufe ends.
    #[error("cannot write {}: {source}", path.display())]
    Unwritable {
        /// The file.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
}

/// The person's own file: `enchufe/progreso.jsonl` in `$XDG_DATA_HOME` or `~/.local/share`. `None` without a usable home.
pub fn usual_path() -> Option<PathBuf> {
    let set = |name: &str| std::env::var_os(name).filter(|value| !value.is_empty()).map(PathBuf::from);
    // A relative path would depend on where enchufe was started (XDG Base Directory Specification).
    let absolute = |path: &PathBuf| path.is_absolute();
    let data = set("XDG_DATA_HOME").filter(absolute);
    let base = data.or_else(|| set("HOME").filter(absolute).map(|home| home.join(".local").join("share")))?;
    Some(base.join("enchufe").join("progreso.jsonl"))
}

/// Opens the progress: the file that was chosen (`--progreso`), or the person's own.
pub fn open(chosen: Option<&Path>) -> Opened {
    match chosen.map(Path::to_owned).or_else(usual_path) {
        Some(path) => open_at(path),
        None => Opened { store: Store::Memory, progress: Progress::default(), news: vec![News::NoHome] },
    }
}

/// Opens the progress in this file, which need not be there yet.
pub fn open_at(path: PathBuf) -> Opened {
    let (mut progress, mut news) = (Progress::default(), Vec::new());
    match read(&path, &mut progress) {
        Ok(0) => {}
        Ok(bytes) => news.push(News::Torn { path: path.clone(), bytes }),
        // What cannot be understood must not be written into either.
        Err(source) => {
            news.push(News::Unreadable { path, source });
            return Opened { store: Store::Memory, progress: Progress::default(), news };
        }
    }
    // Whether it can be written is found out now, before something is done that could not be kept.
    if let Err(source) = open_to_write(&path) {
        news.push(News::Unwritable { path: path.clone(), source });
    }
    Opened { store: Store::File(path), progress, news }
}

impl Store {
    /// Keeps a record. `Ok` says that it is on the disk (or that there is none); a torn line that stood in the way was cut.
    ///
    /// # Errors
    /// [`News::Unwritable`]: the record is not in the file; what was there is as it was.
    pub fn keep(&self, record: &Record) -> Result<Option<News>, News> {
        let Store::File(path) = self else { return Ok(None) };
        let torn =
            append(path, record.line().as_bytes()).map_err(|source| News::Unwritable { path: path.clone(), source })?;
        Ok((torn > 0).then(|| News::Torn { path: path.clone(), bytes: torn }))
    }

    /// The file; `None` in memory.
    pub fn path(&self) -> Option<&Path> {
        match self {
            Store::File(path) => Some(path),
            Store::Memory => None,
        }
    }
}

/// Reads the file into `progress`. How many bytes of a torn last line were cut off (or passed over, where the file may not
/// be written). A file that is not there is an empty one.
fn read(path: &Path, progress: &mut Progress) -> io::Result<u64> {
    // A named pipe in its place would be waited for until somebody writes.
    let mut options = OpenOptions::new();
    options.read(true).custom_flags(libc::O_NONBLOCK | libc::O_CLOEXEC);
    let file = match options.clone().write(true).open(path).or_else(|_| options.open(path)) {
        Ok(file) => file,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(0),
        Err(error) => return Err(error),
    };
    check(&file)?;
    let mut locked = Locked::new(file)?;
    check_first_line(&mut locked.file)?;
    // Where the file may not be written, its torn line stays.
    let torn = locked.mend().or_else(|_| locked.torn())?;
    let whole = locked.file.metadata()?.len().saturating_sub(if locked.torn()? > 0 { torn } else { 0 });
    locked.file.seek(SeekFrom::Start(0))?;
    let mut reader = BufReader::new((&locked.file).take(whole));
    let mut line = Vec::new();
    while next_line(&mut reader, &mut line)? {
        if let Ok(text) = std::str::from_utf8(&line) {
            progress.fold_line(text.trim());
        }
    }
    Ok(torn)
}

/// A file that does not begin as a record does is somebody's notes: it must be neither cut nor written into.
fn check_first_line(file: &mut File) -> io::Result<()> {
    let mut line = Vec::new();
    file.seek(SeekFrom::Start(0))?;
    BufReader::new(&*file).take(LONGEST_LINE).read_until(b'\n', &mut line)?;
    let first = line.trim_ascii();
    let is_ours = first.is_empty() || first.starts_with(RECORD_BEGINS) || RECORD_BEGINS.starts_with(first);
    if is_ours || is_whole(first) { Ok(()) } else { Err(io::ErrorKind::InvalidData.into()) }
}

/// Reads one line, and leaves out one that is too long. Whether there was one.
fn next_line(reader: &mut impl BufRead, line: &mut Vec<u8>) -> io::Result<bool> {
    line.clear();
    let read = reader.take(LONGEST_LINE).read_until(b'\n', line)?;
    if read == 0 {
        return Ok(false);
    }
    if line.last() != Some(&b'\n') && read as u64 == LONGEST_LINE {
        line.clear();
        reader.skip_until(b'\n')?;
    }
    Ok(true)
}

fn check(file: &File) -> io::Result<()> {
    let data = file.metadata()?;
    if !data.is_file() {
        return Err(io::Error::from_raw_os_error(libc::EINVAL));
    }
    if data.len() > MOST_BYTES { Err(io::Error::from_raw_os_error(libc::EFBIG)) } else { Ok(()) }
}

/// Opens the file to append to it, and makes it and its folder where they are missing.
fn open_to_write(path: &Path) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.read(true).append(true).mode(0o600).custom_flags(libc::O_NONBLOCK | libc::O_CLOEXEC);
    let file = match options.open(path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
            if let Some(folder) = folder {
                fs::DirBuilder::new().recursive(true).mode(0o700).create(folder)?;
            }
            let file = options.create(true).open(path)?;
            // The file's name must outlive a pulled plug too; where a folder cannot be synced, nothing can be done.
            let _ = File::open(folder.unwrap_or(Path::new("."))).and_then(|folder| folder.sync_all());
            file
        }
        other => other?,
    };
    check(&file)?;
    Ok(file)
}

/// Appends a line. The file is opened each time: whoever takes it away while enchufe runs (a USB stick pulled, a home
/// remounted) is noticed instead of written into nothing. How many bytes of a torn line were cut off.
fn append(path: &Path, line: &[u8]) -> io::Result<u64> {
    let mut locked = Locked::new(open_to_write(path)?)?;
    check_first_line(&mut locked.file)?;
    let torn = locked.mend()?;
    let length = locked.file.metadata()?.len();
    let written = locked.file.write(line).and_then(|written| match written == line.len() {
        true => locked.file.sync_data(),
        // The disk is full, or the file may not grow.
        false => Err(io::Error::from_raw_os_error(libc::ENOSPC)),
    });
    if let Err(error) = written {
        // Half a line is worse than none. Where it cannot be cut now, the next to write does.
        let _ = locked.file.set_len(length);
        return Err(error);
    }
    Ok(torn)
}

/// The file while nobody else writes into it.
struct Locked {
    file: File,
}

impl Locked {
    fn new(file: File) -> io::Result<Locked> {
        for _ in 0..TRIES {
            match file.try_lock() {
                Ok(()) => return Ok(Locked { file }),
                Err(TryLockError::WouldBlock) => thread::sleep(BETWEEN_TRIES),
                // A file system without locks: one write appended is all that can be had there.
                Err(TryLockError::Error(_)) => return Ok(Locked { file }),
            }
        }
        Err(io::Error::from_raw_os_error(libc::EWOULDBLOCK))
    }

    /// Where the last line begins, and the line; empty where the file ends as it should.
    fn last_line(&mut self) -> io::Result<(u64, Vec<u8>)> {
        let length = self.file.metadata()?.len();
        let mut begins = length;
        let mut piece = [0; 4096];
        while begins > 0 {
            let size = begins.min(piece.len() as u64);
            let piece = &mut piece[..size as usize];
            self.file.seek(SeekFrom::Start(begins - size))?;
            self.file.read_exact(piece)?;
            if let Some(at) = piece.iter().rposition(|byte| *byte == b'\n') {
                begins -= size - at as u64 - 1;
                break;
            }
            begins -= size;
        }
        let mut line = Vec::new();
        self.file.seek(SeekFrom::Start(begins))?;
        (&self.file).take(length - begins).read_to_end(&mut line)?;
        Ok((begins, line))
    }

    /// How many bytes of the last line are torn.
    fn torn(&mut self) -> io::Result<u64> {
        let (_, line) = self.last_line()?;
        Ok(if is_whole(&line) { 0 } else { line.len() as u64 })
    }

    /// Makes the file end with a whole line: cuts off a torn one, and gives a whole one its end. How many bytes were cut.
    fn mend(&mut self) -> io::Result<u64> {
        let (begins, line) = self.last_line()?;
        if line.is_empty() {
            return Ok(0);
        }
        if is_whole(&line) {
            self.file.seek(SeekFrom::End(0))?;
            self.file.write_all(b"\n")?;
            return Ok(0);
        }
        self.file.set_len(begins)?;
        Ok(line.len() as u64)
    }
}

impl Drop for Locked {
    fn drop(&mut self) {
        // Closing the file lets go of it too.
        let _ = self.file.unlock();
    }
}

/// Whether a last line without its end is whole: a person's editor may have left it so.
fn is_whole(line: &[u8]) -> bool {
    line.is_empty() || std::str::from_utf8(line).is_ok_and(|text| Record::parse(text.trim()) != Parsed::Nonsense)
}

#[cfg(test)]
mod tests;
