//! The names that an object, a class or a function carries.

use std::sync::Arc;

use super::value::Value;

/// Names with their values, in the order in which they came. There are few, so they are simply gone through.
#[derive(Clone, Debug, Default)]
pub struct Fields(Vec<(Arc<str>, Value)>);

impl Fields {
    /// The value of a name.
    pub fn get(&self, name: &str) -> Option<Value> {
        self.0.iter().find(|(known, _)| &**known == name).map(|(_, value)| value.clone())
    }

    /// Whether there is a name.
    pub fn has(&self, name: &str) -> bool {
        self.0.iter().any(|(known, _)| &**known == name)
    }

    /// Sets a name, and gives back what is to be dropped once no lock is held.
    #[must_use = "the old value must be dropped after the lock"]
    pub fn set(&mut self, name: &Arc<str>, value: Value) -> Option<Value> {
        match self.0.iter_mut().find(|(known, _)| known == name) {
            Some((_, place)) => Some(std::mem::replace(place, value)),
            None => {
                self.0.push((name.clone(), value));
                None
            }
        }
    }

    /// Takes a name out.
    pub fn remove(&mut self, name: &str) -> Option<Value> {
        let place = self.0.iter().position(|(known, _)| &**known == name)?;
        Some(self.0.remove(place).1)
    }

    /// The names with their values.
    pub fn iter(&self) -> impl Iterator<Item = &(Arc<str>, Value)> {
        self.0.iter()
    }

    /// How many.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}
