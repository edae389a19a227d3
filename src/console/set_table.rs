//! The table behind a set. It is CPython's own (Objects/setobject.c, 3.11), so that a set of numbers is gone
//! through, printed and popped in the order in which CPython does.

use super::dictionary::Key;
use super::hashing::hash;
use super::value::Value;

/// `PySet_MINSIZE`.
const LEAST: usize = 8;
/// `LINEAR_PROBES`: neighbours looked at before jumping.
const NEIGHBOURS: usize = 9;
/// `PERTURB_SHIFT`.
const SHIFT: u32 = 5;

#[derive(Clone, Debug, Default)]
enum Slot {
    #[default]
    Empty,
    /// Something was here: those that jumped over it must still be found.
    Gone,
    Full(i64, Key, Value),
}

/// Values, each once.
#[derive(Clone, Debug)]
pub struct SetTable {
    slots: Vec<Slot>,
    /// Slots that are not empty.
    fill: usize,
    used: usize,
    /// Where `pop` goes on.
    finger: usize,
}

impl Default for SetTable {
    fn default() -> SetTable {
        SetTable { slots: vec![Slot::Empty; LEAST], fill: 0, used: 0, finger: 0 }
    }
}

impl SetTable {
    /// How many.
    pub fn len(&self) -> usize {
        self.used
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.used == 0
    }

    /// Where a key is, or the empty slot where it would go.
    fn find(&self, wanted: i64, key: &Key) -> (usize, bool) {
        let mask = self.slots.len() - 1;
        let mut perturb = wanted as u64;
        let mut at = wanted as usize & mask;
        loop {
            let neighbours = if at + NEIGHBOURS <= mask { NEIGHBOURS } else { 0 };
            for place in at..=at + neighbours {
                match &self.slots[place] {
                    Slot::Empty => return (place, false),
                    Slot::Full(hash, other, _) if *hash == wanted && other == key => return (place, true),
                    _ => {}
                }
            }
            perturb >>= SHIFT;
            at = at.wrapping_mul(5).wrapping_add(1).wrapping_add(perturb as usize) & mask;
        }
    }

    /// Whether it has a key.
    pub fn contains(&self, key: &Key) -> bool {
        self.used > 0 && self.find(hash(key), key).1
    }

    /// Puts a value in, unless an equal one is there: then it gives the value back, to be dropped without a lock.
    #[must_use = "the value must be dropped after the lock"]
    pub fn add(&mut self, key: Key, value: Value) -> Option<Value> {
        let hash = hash(&key);
        let (place, found) = self.find(hash, &key);
        if found {
            return Some(value);
        }
        self.slots[place] = Slot::Full(hash, key, value);
        self.fill += 1;
        self.used += 1;
        let mask = self.slots.len() - 1;
        if self.fill * 5 >= mask * 3 {
            self.resize(if self.used > 50_000 { self.used * 2 } else { self.used * 4 });
        }
        None
    }

    /// Takes a key out.
    pub fn remove(&mut self, key: &Key) -> Option<Value> {
        let (place, found) = self.find(hash(key), key);
        if !found {
            return None;
        }
        self.used -= 1;
        match std::mem::replace(&mut self.slots[place], Slot::Gone) {
            Slot::Full(_, _, value) => Some(value),
            _ => None,
        }
    }

    /// Takes one out.
    pub fn pop(&mut self) -> Option<Value> {
        if self.used == 0 {
            return None;
        }
        let count = self.slots.len();
        let first = self.finger & (count - 1);
        let place =
            (0..count).map(|step| (first + step) % count).find(|at| matches!(self.slots[*at], Slot::Full(..)))?;
        self.finger = place + 1;
        self.used -= 1;
        match std::mem::replace(&mut self.slots[place], Slot::Gone) {
            Slot::Full(_, _, value) => Some(value),
            _ => None,
        }
    }

    /// The values in the table's order.
    pub fn items(&self) -> impl Iterator<Item = (&Key, &Value)> {
        self.slots.iter().filter_map(|slot| match slot {
            Slot::Full(_, key, value) => Some((key, value)),
            _ => None,
        })
    }

    /// The value at or after a slot, and the slot after it.
    pub fn at(&self, from: usize) -> Option<(Value, usize)> {
        let rest = self.slots.get(from..)?;
        rest.iter().enumerate().find_map(|(offset, slot)| match slot {
            Slot::Full(_, _, value) => Some((value.clone(), from + offset + 1)),
            _ => None,
        })
    }

    /// Puts all of another in: CPython's `set_merge`. Values that were there already are given back.
    #[must_use = "the values must be dropped after the lock"]
    pub fn merge(&mut self, other: &SetTable) -> Vec<Value> {
        if other.used == 0 {
            return Vec::new();
        }
        if (self.fill + other.used) * 5 >= (self.slots.len() - 1) * 3 {
            self.resize((self.used + other.used) * 2);
        }
        if self.fill == 0 && self.slots.len() == other.slots.len() && other.fill == other.used {
            self.slots = other.slots.clone();
            (self.fill, self.used) = (other.fill, other.used);
            return Vec::new();
        }
        let items: Vec<_> = other.items().map(|(key, value)| (key.clone(), value.clone())).collect();
        items.into_iter().filter_map(|(key, value)| self.add(key, value)).collect()
    }

    fn resize(&mut self, least: usize) {
        let mut size = LEAST;
        while size <= least {
            size *= 2;
        }
        let old = std::mem::replace(&mut self.slots, vec![Slot::Empty; size]);
        for slot in old {
            if let Slot::Full(hash, key, _) = &slot {
                let (place, _) = self.find(*hash, key);
                self.slots[place] = slot;
            }
        }
        self.fill = self.used;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn order(numbers: impl IntoIterator<Item = i64>) -> Vec<i64> {
        let mut table = SetTable::default();
        for number in numbers {
            drop(table.add(Key::Int(number), Value::Int(number)));
        }
        table.items().filter_map(|(_, value)| value.as_small()).collect()
    }

    #[test]
    fn numbers_come_in_cpythons_order() {
        // What python3.11 prints for these sets.
        assert_eq!(order([3, 1, 2]), [1, 2, 3]);
        assert_eq!(order([80, 443, 8080, 22, 5000, 65535]), [5000, 80, 8080, 22, 443, 65535]);
        assert_eq!(order([-1, -5, 100, 7, 1 << 40]), [1 << 40, 100, 7, -5, -1]);
    }

    #[test]
    fn what_is_taken_out_is_gone_and_the_rest_is_found() {
        let mut table = SetTable::default();
        for number in 0..1000 {
            assert!(table.add(Key::Int(number * 8), Value::Int(number)).is_none());
        }
        for number in (0..1000).step_by(2) {
            assert!(table.remove(&Key::Int(number * 8)).is_some());
        }
        assert_eq!(table.len(), 500);
        assert!((0..1000).all(|number| table.contains(&Key::Int(number * 8)) == (number % 2 == 1)));
        assert!(table.pop().is_some() && table.len() == 499);
    }
}
