//! What the threads of a program share: its names, where its text goes, its lock.

use std::collections::HashMap;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use super::lock::Lock;
use super::threads::Threads;
use super::value::{Value, lock};
use super::{Options, Output};
use crate::net::recorder::Recorder;

/// The names of a module, shared by all threads.
#[derive(Debug, Default)]
pub struct Namespace(Mutex<HashMap<Arc<str>, Value>>);

impl Namespace {
    /// The value of a name.
    pub fn get(&self, name: &str) -> Option<Value> {
        lock(&self.0).get(name).cloned()
    }

    /// Sets a name. What it stood for is dropped after the map's own lock is free.
    pub fn set(&self, name: &Arc<str>, value: Value) {
        let old = lock(&self.0).insert(name.clone(), value);
        drop(old);
    }

    /// Deletes a name; false if there was none.
    pub fn delete(&self, name: &str) -> bool {
        let old = lock(&self.0).remove(name);
        old.is_some()
    }

    /// All names with their values, sorted.
    pub fn all(&self) -> Vec<(Arc<str>, Value)> {
        let mut all: Vec<_> = lock(&self.0).iter().map(|(name, value)| (name.clone(), value.clone())).collect();
        all.sort_by(|one, other| one.0.cmp(&other.0));
        all
    }

    /// Deletes all names.
    pub fn clear(&self) {
        let all = std::mem::take(&mut *lock(&self.0));
        drop(all);
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
    /// What `socket.setdefaulttimeout` set for sockets to come.
    pub default_timeout: Mutex<Option<Duration>>,
    /// The threads beside the main one.
    pub threads: Threads,
}
