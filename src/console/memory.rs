//! What the threads of a program share: its names, where its text goes, its lock.

use std::collections::HashMap;
use std::sync::atomic::AtomicBool;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use super::class::Dying;
use super::lock::Lock;
use super::threads::Threads;
use super::value::{Value, lock};
use super::watch::WatchPoint;
use super::{Options, Output};
use crate::net::recorder::Recorder;

/// A program's names, shared by all its threads. A name keeps its slot for as long as the program lives, also
/// while it stands for nothing.
#[derive(Debug, Default)]
pub struct Namespace(Mutex<Names>);

#[derive(Debug, Default)]
struct Names {
    slots: HashMap<Arc<str>, u32>,
    values: Vec<Option<Value>>,
}

impl Names {
    fn slot(&mut self, name: &Arc<str>) -> u32 {
        if let Some(slot) = self.slots.get(name) {
            return *slot;
        }
        let slot = self.values.len() as u32;
        self.values.push(None);
        self.slots.insert(name.clone(), slot);
        slot
    }
}

impl Namespace {
    /// The slot of a name.
    pub fn slot(&self, name: &Arc<str>) -> u32 {
        lock(&self.0).slot(name)
    }

    /// The value in a slot.
    pub fn get_slot(&self, slot: u32) -> Option<Value> {
        lock(&self.0).values.get(slot as usize).cloned().flatten()
    }

    /// Sets the value in a slot, and says whether there was one. What was in it is dropped after the names' own
    /// lock is free.
    pub fn set_slot(&self, slot: u32, value: Option<Value>) -> bool {
        let old = lock(&self.0).values.get_mut(slot as usize).and_then(|place| std::mem::replace(place, value));
        old.is_some()
    }

    /// The value of a name.
    pub fn get(&self, name: &str) -> Option<Value> {
        let names = lock(&self.0);
        let slot = *names.slots.get(name)?;
        names.values.get(slot as usize).cloned().flatten()
    }

    /// Sets a name.
    pub fn set(&self, name: &Arc<str>, value: Value) {
        let slot = self.slot(name);
        self.set_slot(slot, Some(value));
    }

    /// Deletes a name; false if there was none.
    pub fn delete(&self, name: &str) -> bool {
        let slot = lock(&self.0).slots.get(name).copied();
        slot.is_some_and(|slot| self.set_slot(slot, None))
    }

    /// All names with their values, sorted.
    pub fn all(&self) -> Vec<(Arc<str>, Value)> {
        let names = lock(&self.0);
        let value = |slot: &u32| names.values.get(*slot as usize).cloned().flatten();
        let mut all: Vec<_> =
            names.slots.iter().filter_map(|(name, slot)| Some((name.clone(), value(slot)?))).collect();
        all.sort_by(|one, other| one.0.cmp(&other.0));
        all
    }

    /// Deletes all names.
    pub fn clear(&self) {
        let mut names = lock(&self.0);
        let count = names.values.len();
        let old = std::mem::replace(&mut names.values, vec![None; count]);
        drop(names);
        drop(old);
    }
}

/// What the threads of a program share.
pub struct Shared {
    /// Who is told of calls.
    pub recorder: Arc<dyn Recorder>,
    /// Where text goes.
    pub output: Arc<dyn Output>,
    /// One thread evaluates at a time.
    pub lock: Arc<Lock>,
    /// Bounds and arguments.
    pub options: Options,
    /// The program's names.
    pub globals: Namespace,
    /// The prompt's `_`: the last value it echoed.
    pub last: Mutex<Option<Value>>,
    /// Who looks at each statement before it runs.
    pub watch: WatchPoint,
    /// What `socket.setdefaulttimeout` set for sockets to come.
    pub default_timeout: Mutex<Option<Duration>>,
    /// `os.environ`, once it was asked for.
    pub environment: std::sync::OnceLock<Value>,
    /// The modules that the program has imported.
    pub imported: Mutex<Vec<&'static super::value::Module>>,
    /// Frames inside each other, at most: what `sys.setrecursionlimit` said last.
    pub most_frames: std::sync::atomic::AtomicU32,
    /// Objects whose `__del__` is to be called.
    pub dying: Dying,
    /// Whether any class has a `__del__`.
    pub finishes: AtomicBool,
    /// The threads beside the main one.
    pub threads: Threads,
}
