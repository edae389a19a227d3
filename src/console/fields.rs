//! The names that an object, a class or a function carries.

use std::sync::{Arc, Mutex};

use super::dictionary::{Dictionary, Key};
use super::value::{Value, lock};

/// Names with their values, in the order in which they came.
#[derive(Clone, Debug)]
pub enum Fields {
    /// There are few, so they are simply gone through.
    Few(Vec<(Arc<str>, Value)>),
    /// As the dict that `object.__dict__` gave the program, which may write to it too.
    Shared(Arc<Mutex<Dictionary>>),
}

impl Default for Fields {
    fn default() -> Fields {
        Fields::Few(Vec::new())
    }
}

impl Fields {
    /// The value of a name.
    pub fn get(&self, name: &str) -> Option<Value> {
        match self {
            Fields::Few(all) => all.iter().find(|(known, _)| &**known == name).map(|(_, value)| value.clone()),
            Fields::Shared(all) => lock(all).get(&Key::Str(Arc::from(name))),
        }
    }

    /// Whether there is a name.
    pub fn has(&self, name: &str) -> bool {
        match self {
            Fields::Few(all) => all.iter().any(|(known, _)| &**known == name),
            Fields::Shared(_) => self.get(name).is_some(),
        }
    }

    /// Sets a name, and gives back what is to be dropped once no lock is held.
    #[must_use = "the old value must be dropped after the lock"]
    pub fn set(&mut self, name: &Arc<str>, value: Value) -> Option<Value> {
        match self {
            Fields::Few(all) => match all.iter_mut().find(|(known, _)| known == name) {
                Some((_, place)) => Some(std::mem::replace(place, value)),
                None => {
                    all.push((name.clone(), value));
                    None
                }
            },
            Fields::Shared(all) => lock(all).set(Key::Str(name.clone()), Value::Str(name.clone()), value),
        }
    }

    /// Takes a name out.
    pub fn remove(&mut self, name: &str) -> Option<Value> {
        match self {
            Fields::Few(all) => {
                let place = all.iter().position(|(known, _)| &**known == name)?;
                Some(all.remove(place).1)
            }
            Fields::Shared(all) => lock(all).remove(&Key::Str(Arc::from(name))).map(|(_, value)| value),
        }
    }

    /// The names with their values.
    pub fn all(&self) -> Vec<(Arc<str>, Value)> {
        match self {
            Fields::Few(all) => all.clone(),
            Fields::Shared(all) => {
                let all = lock(all);
                let named = all.items().filter_map(|(name, value)| match name {
                    Value::Str(name) => Some((name.clone(), value.clone())),
                    _ => None,
                });
                named.collect()
            }
        }
    }

    /// They as a dict that is theirs from now on: what is written to either is in both.
    pub fn share(&mut self) -> Value {
        let all = match self {
            Fields::Shared(all) => all.clone(),
            Fields::Few(few) => {
                let mut all = Dictionary::new();
                for (name, value) in few.drain(..) {
                    drop(all.set(Key::Str(name.clone()), Value::Str(name), value));
                }
                let all = Arc::new(Mutex::new(all));
                *self = Fields::Shared(all.clone());
                all
            }
        };
        Value::Dict(all)
    }
}
