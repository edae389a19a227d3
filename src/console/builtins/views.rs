//! What `dict.keys`, `values` and `items` give: a view, which shows what the dict has now.

use std::sync::{Arc, Mutex};

use crate::console::builtins::classes;
use crate::console::dictionary::Dictionary;
use crate::console::evaluate::Evaluator;
use crate::console::exception::Result;
use crate::console::iterate::Iter;
use crate::console::object::{Object, Parts};
use crate::console::operators::equal;
use crate::console::value::{Class, Method, Value, lock};

/// Which part of a dict is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ViewKind {
    /// `keys()`.
    Keys,
    /// `values()`.
    Values,
    /// `items()`.
    Items,
}

/// A view of a dict.
#[derive(Debug)]
pub struct View {
    /// The dict.
    pub dictionary: Arc<Mutex<Dictionary>>,
    /// What of it.
    pub kind: ViewKind,
}

/// The methods of keys and items.
pub static SET_LIKE_METHODS: &[Method] = &[Method {
    name: "isdisjoint",
    run: |evaluator, this, arguments| {
        let other = arguments.one("isdisjoint")?;
        let common = super::sets::operate(evaluator, crate::console::ir::Binary::And, this, &other);
        Ok(Value::Bool(!common.transpose()?.is_some_and(|common| common.truth())))
    },
}];

impl ViewKind {
    /// What the view shows of an entry.
    pub fn pick(self, entry: &(Value, Value)) -> Value {
        match self {
            ViewKind::Keys => entry.0.clone(),
            ViewKind::Values => entry.1.clone(),
            ViewKind::Items => Value::tuple(vec![entry.0.clone(), entry.1.clone()]),
        }
    }
}

impl View {
    /// What it shows now.
    pub fn items(&self) -> Vec<Value> {
        let entries: Vec<_> = lock(&self.dictionary).items().cloned().collect();
        entries.iter().map(|entry| self.kind.pick(entry)).collect()
    }
}

impl Object for View {
    fn class(&self) -> &'static Class {
        match self.kind {
            ViewKind::Keys => &classes::DICT_KEYS,
            ViewKind::Values => &classes::DICT_VALUES,
            ViewKind::Items => &classes::DICT_ITEMS,
        }
    }

    fn parts(&self) -> Option<Parts> {
        Some((self.class().name, vec![("", Value::list(self.items()))]))
    }

    fn length(&self) -> Option<usize> {
        Some(lock(&self.dictionary).len())
    }

    fn contains(&self, evaluator: &Evaluator, item: &Value) -> Option<Result<bool>> {
        let key = match (self.kind, item) {
            (ViewKind::Keys, item) => item,
            (ViewKind::Items, Value::Tuple(pair)) if pair.len() == 2 => &pair[0],
            (ViewKind::Items, _) => return Some(Ok(false)),
            (ViewKind::Values, _) => return None,
        };
        let found = evaluator.key_in(&self.dictionary, key).map(|key| lock(&self.dictionary).get(&key));
        Some(found.and_then(|found| match (found, item) {
            (Some(value), Value::Tuple(pair)) if self.kind == ViewKind::Items => {
                Ok(value.is(&pair[1]) || equal(evaluator, &value, &pair[1])?)
            }
            (found, _) => Ok(found.is_some()),
        }))
    }

    fn iterate(&self) -> Option<Result<Iter>> {
        Some(Ok(Iter::dictionary(&self.dictionary, self.kind)))
    }
}
