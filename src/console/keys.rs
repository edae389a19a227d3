//! Finding what equals an object of the program among the keys of a dict or the items of a set: there its `__eq__` decides.

use std::sync::Mutex;

use super::dictionary::{Dictionary, Key};
use super::evaluate::Evaluator;
use super::exception::Result;
use super::operators::equal;
use super::set_table::SetTable;
use super::value::{Value, lock};

/// What holds keys.
pub trait Keyed {
    /// The keys of objects of the program whose `__hash__` gave this.
    fn alike(&self, hash: i64) -> Vec<Value>;
}

impl Keyed for Dictionary {
    fn alike(&self, hash: i64) -> Vec<Value> {
        let same = |name: &&Value| matches!(Key::of(name), Ok(Key::Hash(own, _)) if own == hash);
        self.items().map(|(name, _)| name).filter(same).cloned().collect()
    }
}

impl Keyed for SetTable {
    fn alike(&self, hash: i64) -> Vec<Value> {
        let same = |(key, _): &(&Key, &Value)| matches!(key, Key::Hash(own, _) if *own == hash);
        self.items().filter(same).map(|(_, item)| item.clone()).collect()
    }
}

impl Evaluator {
    /// The key of a value in something that holds keys: that of the equal one that is there, or its own.
    ///
    /// # Errors
    /// TypeError for what does not hash; what `__hash__` and `__eq__` raise.
    pub fn key_in<T: Keyed>(&self, held: &Mutex<T>, value: &Value) -> Result<Key> {
        let key = self.key(value)?;
        let Key::Hash(hash, _) = key else { return Ok(key) };
        let alike = lock(held).alike(hash);
        self.key_among(key, alike, value)
    }

    /// The same for what no lock guards.
    ///
    /// # Errors
    /// As [`Evaluator::key_in`].
    pub fn key_within<T: Keyed>(&self, held: &T, value: &Value) -> Result<Key> {
        let key = self.key(value)?;
        let Key::Hash(hash, _) = key else { return Ok(key) };
        self.key_among(key, held.alike(hash), value)
    }

    fn key_among(&self, key: Key, alike: Vec<Value>, value: &Value) -> Result<Key> {
        for other in alike {
            if other.is(value) || equal(self, &other, value)? {
                return super::operators::key_of(&other);
            }
        }
        Ok(key)
    }
}
