//! A dict: it keeps the order in which its keys came.

use std::collections::HashMap;
use std::sync::Arc;

use num_bigint::BigInt;

use super::set_table::SetTable;
use super::value::{Value, lock};

/// What makes two values the same key. Equal values of different types (`1`, `1.0`, `True`, `AF_UNIX`) share one.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Key {
    /// `None`.
    None,
    /// A number that is whole.
    Int(i64),
    /// A whole number beyond a machine word.
    Big(Arc<BigInt>),
    /// A float that is not whole, by its bits.
    Float(u64),
    /// A str.
    Str(Arc<str>),
    /// Bytes.
    Bytes(Arc<Vec<u8>>),
    /// A tuple.
    Tuple(Vec<Key>),
    /// A frozenset, sorted, so that equal ones are equal.
    Frozen(Vec<Key>),
    /// An object of the program, by what its `__hash__` said, and where it lives: its `__eq__` says which others it equals
    /// (`keys`). Inside a tuple the hash alone decides, and the place is 0.
    Hash(i64, usize),
    /// A range: how many numbers, the first, and the step.
    Range(i64, Option<(i64, i64)>),
    /// Anything else that hashes does so by where it lives.
    Place(usize),
}

impl Key {
    /// The key of a value; `Err` with the type's name for what does not hash.
    pub fn of(value: &Value) -> Result<Key, String> {
        Ok(match value {
            Value::None => Key::None,
            Value::Bool(value) => Key::Int(i64::from(*value)),
            Value::Int(number) | Value::Member(_, number) => Key::Int(*number),
            Value::Big(number) => Key::Big(number.clone()),
            Value::Float(number) if number.fract() == 0.0 => {
                match super::builtins::numbers::float_to_integer(*number).map(Value::integer) {
                    Ok(whole) => return Key::of(&whole),
                    Err(_) => Key::Float(number.to_bits()),
                }
            }
            Value::Float(number) => Key::Float(number.to_bits()),
            Value::Str(text) => Key::Str(text.clone()),
            Value::Bytes(bytes) => Key::Bytes(bytes.clone()),
            Value::Tuple(items) => Key::Tuple(items.iter().map(Key::inside).collect::<Result<_, _>>()?),
            Value::Range(range) => Key::Range(
                range.len(),
                (!range.is_empty()).then(|| (range.start, if range.len() == 1 { 0 } else { range.step })),
            ),
            Value::Set(set) if set.frozen => Key::frozen(&lock(&set.table)),
            Value::Object(object) if object.bytes().is_some() => Key::Bytes(object.bytes().unwrap_or_default()),
            Value::Object(object) if object.length().is_some() => return Err(value.type_name().to_owned()),
            Value::Set(_) | Value::List(_) | Value::Dict(_) | Value::ByteArray(_) | Value::Slice(_) => {
                return Err(value.type_name().to_owned());
            }
            Value::Instance(instance) => match instance.hash.get() {
                Some(hash) => Key::Hash(*hash, Arc::as_ptr(instance) as usize),
                None if instance.class.hides_hash() => return Err(value.type_name().to_owned()),
                None => match instance.native.get() {
                    Some(native) => Key::of(native)?,
                    None => Key::Place(Arc::as_ptr(instance) as usize),
                },
            },
            other => Key::Place(other.address().unwrap_or(0)),
        })
    }
}

impl Key {
    fn inside(value: &Value) -> Result<Key, String> {
        Key::of(value).map(Key::anywhere)
    }

    /// A key of which only the hash counts.
    fn anywhere(self) -> Key {
        match self {
            Key::Hash(hash, _) => Key::Hash(hash, 0),
            other => other,
        }
    }

    /// The key of a frozenset with these.
    pub fn frozen(table: &SetTable) -> Key {
        let mut keys: Vec<Key> = table.items().map(|(key, _)| key.clone().anywhere()).collect();
        keys.sort();
        Key::Frozen(keys)
    }
}

/// Keys, each with its value.
#[derive(Clone, Debug, Default)]
pub struct Dictionary {
    places: HashMap<Key, usize>,
    /// `None` where an entry was deleted.
    entries: Vec<Option<(Value, Value)>>,
}

impl Dictionary {
    /// An empty one.
    pub fn new() -> Dictionary {
        Dictionary::default()
    }

    /// How many entries.
    pub fn len(&self) -> usize {
        self.places.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.places.is_empty()
    }

    /// The value of a key.
    pub fn get(&self, key: &Key) -> Option<Value> {
        let place = *self.places.get(key)?;
        self.entries.get(place)?.as_ref().map(|(_, value)| value.clone())
    }

    /// Sets a key's value, and gives back what is to be dropped once no lock is held.
    #[must_use = "the old value must be dropped after the lock"]
    pub fn set(&mut self, key: Key, name: Value, value: Value) -> Option<Value> {
        if let Some(place) = self.places.get(&key)
            && let Some(Some(entry)) = self.entries.get_mut(*place)
        {
            return Some(std::mem::replace(&mut entry.1, value));
        }
        self.places.insert(key, self.entries.len());
        self.entries.push(Some((name, value)));
        None
    }

    /// Takes a key out with its value.
    pub fn remove(&mut self, key: &Key) -> Option<(Value, Value)> {
        let place = self.places.remove(key)?;
        let entry = self.entries.get_mut(place)?.take();
        if self.entries.len() > 32 && self.entries.len() > self.places.len() * 2 {
            self.compact();
        }
        entry
    }

    /// Takes the last entry out.
    pub fn pop_last(&mut self) -> Option<(Value, Value)> {
        let last = self.entries.iter().flatten().next_back()?.0.clone();
        self.remove(&Key::of(&last).ok()?)
    }

    /// Takes everything out, for the caller to drop.
    #[must_use = "the old values must be dropped after the lock"]
    pub fn take(&mut self) -> Dictionary {
        std::mem::take(self)
    }

    /// The entry at or after a place, and the place after it.
    pub fn at(&self, from: usize) -> Option<((Value, Value), usize)> {
        let rest = self.entries.get(from..)?;
        rest.iter().enumerate().find_map(|(offset, entry)| Some((entry.clone()?, from + offset + 1)))
    }

    /// The entries in order.
    pub fn items(&self) -> impl Iterator<Item = &(Value, Value)> {
        self.entries.iter().flatten()
    }

    fn compact(&mut self) {
        self.entries.retain(Option::is_some);
        for (place, entry) in self.entries.iter().enumerate() {
            if let Some((name, _)) = entry
                && let Ok(key) = Key::of(name)
            {
                self.places.insert(key, place);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn put(dictionary: &mut Dictionary, key: Value, value: i64) {
        let _ = dictionary.set(Key::of(&key).unwrap(), key, Value::Int(value));
    }

    #[test]
    fn order_is_kept_through_deletion_and_compaction() {
        let mut dictionary = Dictionary::new();
        for number in 0..100 {
            put(&mut dictionary, Value::Int(number), number);
        }
        for number in 0..90 {
            assert!(dictionary.remove(&Key::Int(number)).is_some());
        }
        put(&mut dictionary, Value::text("z"), 1);
        let keys: Vec<_> = dictionary.items().map(|(key, _)| Key::of(key).unwrap()).collect();
        assert_eq!(keys.len(), 11);
        assert_eq!(keys[0], Key::Int(90));
        assert_eq!(dictionary.len(), 11);
        assert!(matches!(dictionary.get(&Key::Int(95)), Some(Value::Int(95))));
        assert!(matches!(dictionary.pop_last(), Some((Value::Str(_), _))));
    }

    #[test]
    fn equal_numbers_are_one_key_and_lists_none() {
        assert_eq!(Key::of(&Value::Bool(true)), Key::of(&Value::Float(1.0)));
        assert_eq!(Key::of(&Value::list(vec![])), Err("list".to_owned()));
    }
}
