//! What `/proc` tells of processes (proc(5)).

use std::collections::BTreeMap;
use std::fs;
use std::io;

/// How often a thread was taken off its processor.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Switches {
    /// The thread's name.
    pub name: String,
    /// Because it waited.
    pub voluntary: u64,
    /// Because another was to run.
    pub involuntary: u64,
}

impl Switches {
    /// Both kinds.
    pub fn total(&self) -> u64 {
        self.voluntary + self.involuntary
    }
}

/// The threads of a process and their switches so far, by thread id.
pub fn switches(pid: u32) -> io::Result<BTreeMap<u32, Switches>> {
    let mut threads = BTreeMap::new();
    for thread in threads_of(pid)? {
        let Ok(status) = fs::read_to_string(format!("/proc/{pid}/task/{thread}/status")) else { continue };
        let number = |key| field(&status, key).and_then(|word| word.parse().ok()).unwrap_or_default();
        let switches = Switches {
            name: field(&status, "Name").unwrap_or_default().to_owned(),
            voluntary: number("voluntary_ctxt_switches"),
            involuntary: number("nonvoluntary_ctxt_switches"),
        };
        threads.insert(thread, switches);
    }
    Ok(threads)
}

/// The processor time of all living threads of this process, in nanoseconds: the first field of schedstat.
pub fn own_processor_time() -> io::Result<BTreeMap<String, u64>> {
    let pid = std::process::id();
    let mut times = BTreeMap::new();
    for thread in threads_of(pid)? {
        let folder = format!("/proc/{pid}/task/{thread}");
        let (Ok(name), Ok(times_of)) =
            (fs::read_to_string(format!("{folder}/comm")), fs::read_to_string(format!("{folder}/schedstat")))
        else {
            continue;
        };
        let time: u64 = times_of.split(' ').next().and_then(|word| word.parse().ok()).unwrap_or_default();
        *times.entry(name.trim().to_owned()).or_default() += time;
    }
    Ok(times)
}

/// The processor time of the children that this process has waited for, and of theirs, in seconds: `cutime` and
/// `cstime` of stat, in ticks of a hundredth (USER_HZ, the same on every Linux that Rust's standard library knows).
pub fn processor_time_of_children() -> io::Result<f64> {
    let stat = fs::read_to_string("/proc/self/stat")?;
    // The name, in parentheses, may hold spaces: fields are counted behind it, where the third begins.
    let fields = stat.rsplit_once(')').map(|(_, rest)| rest.split_whitespace().collect::<Vec<_>>()).unwrap_or_default();
    let ticks = |number: usize| fields.get(number - 3).and_then(|word| word.parse::<f64>().ok()).unwrap_or_default();
    Ok((ticks(16) + ticks(17)) / 100.0)
}

/// The resident memory of a process, in bytes (VmRSS).
pub fn resident(pid: u32) -> io::Result<u64> {
    kilobytes(&format!("/proc/{pid}/status"), "VmRSS")
}

/// Its share of the memory it has in common with others, with all its own, in bytes (Pss).
pub fn proportional(pid: u32) -> io::Result<u64> {
    kilobytes(&format!("/proc/{pid}/smaps_rollup"), "Pss")
}

/// The children of a process, whichever of its threads started them.
pub fn children(pid: u32) -> io::Result<Vec<u32>> {
    let mut children = Vec::new();
    for thread in threads_of(pid)? {
        let Ok(list) = fs::read_to_string(format!("/proc/{pid}/task/{thread}/children")) else { continue };
        children.extend(list.split_whitespace().filter_map(|word| word.parse::<u32>().ok()));
    }
    children.sort_unstable();
    Ok(children)
}

/// The port at which a process listens on 127.0.0.1, if it does.
pub fn listening_port(pid: u32) -> io::Result<Option<u16>> {
    let mut inodes = Vec::new();
    for entry in fs::read_dir(format!("/proc/{pid}/fd"))?.flatten() {
        let Ok(target) = fs::read_link(entry.path()) else { continue };
        let text = target.to_string_lossy().into_owned();
        inodes.extend(text.strip_prefix("socket:[").and_then(|rest| rest.strip_suffix(']')).map(str::to_owned));
    }
    let table = fs::read_to_string("/proc/net/tcp")?;
    for line in table.lines().skip(1) {
        let words: Vec<&str> = line.split_whitespace().collect();
        let (Some(local), Some(state), Some(inode)) = (words.get(1), words.get(3), words.get(9)) else { continue };
        // 0A is TCP_LISTEN; 0100007F is 127.0.0.1 as this machine writes it.
        if *state == "0A" && inodes.iter().any(|known| known == inode) {
            let port = local.strip_prefix("0100007F:").and_then(|port| u16::from_str_radix(port, 16).ok());
            if port.is_some() {
                return Ok(port);
            }
        }
    }
    Ok(None)
}

fn threads_of(pid: u32) -> io::Result<Vec<u32>> {
    let entries = fs::read_dir(format!("/proc/{pid}/task"))?;
    Ok(entries.flatten().filter_map(|entry| entry.file_name().to_str()?.parse().ok()).collect())
}

fn kilobytes(path: &str, key: &str) -> io::Result<u64> {
    let text = fs::read_to_string(path)?;
    let value = field(&text, key).and_then(|value| value.strip_suffix(" kB")?.trim().parse::<u64>().ok());
    value.map(|kilobytes| kilobytes * 1024).ok_or_else(|| io::ErrorKind::InvalidData.into())
}

fn field<'a>(text: &'a str, key: &str) -> Option<&'a str> {
    text.lines().find_map(|line| line.strip_prefix(key)?.strip_prefix(':')).map(str::trim)
}
