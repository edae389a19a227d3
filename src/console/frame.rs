//! A frame: where something that runs keeps its own names.

use std::cell::{self, RefCell};
use std::sync::{Arc, Mutex};

use super::fields::Fields;
use super::ir::{Code, Span};
use super::value::{Value, lock};

/// A name that a function shares with those inside it.
pub type SharedCell = Arc<Mutex<Option<Value>>>;

/// What one call of a function, one run of a source, the body of one class or one comprehension keeps.
#[derive(Debug)]
pub struct Frame {
    /// What runs.
    pub code: Arc<Code>,
    /// The statement that runs.
    pub at: cell::Cell<Span>,
    slots: RefCell<Vec<Option<Value>>>,
    cells: Vec<SharedCell>,
    /// The names of a class while its body runs.
    fields: RefCell<Fields>,
}

impl Frame {
    /// A frame whose first slots are filled; `closure` are the cells the code is given.
    pub fn new(code: Arc<Code>, mut slots: Vec<Option<Value>>, closure: &[SharedCell]) -> Frame {
        slots.resize(code.locals.len(), None);
        let own = code.cells.iter().map(|(_, start)| {
            let value = start.and_then(|start| slots.get_mut(start as usize)).and_then(Option::take);
            SharedCell::new(Mutex::new(value))
        });
        let cells = if code.cells.is_empty() && closure.is_empty() {
            Vec::new()
        } else {
            own.chain(closure.iter().cloned()).collect()
        };
        Frame { code, at: cell::Cell::default(), slots: RefCell::new(slots), cells, fields: RefCell::default() }
    }

    /// A frame that goes on where it was left.
    pub fn resumed(code: Arc<Code>, slots: Vec<Option<Value>>, cells: Vec<SharedCell>) -> Frame {
        Frame { code, at: cell::Cell::default(), slots: RefCell::new(slots), cells, fields: RefCell::default() }
    }

    /// All cells.
    pub fn cells(&self) -> &[SharedCell] {
        &self.cells
    }

    /// The value of a slot.
    pub fn slot(&self, slot: u32) -> Option<Value> {
        self.slots.borrow().get(slot as usize).cloned().flatten()
    }

    /// Sets a slot, and drops what was in it.
    pub fn set_slot(&self, slot: u32, value: Option<Value>) -> bool {
        let old = self.slots.borrow_mut().get_mut(slot as usize).and_then(|place| std::mem::replace(place, value));
        old.is_some()
    }

    /// A cell.
    pub fn cell(&self, cell: u32) -> Option<&SharedCell> {
        self.cells.get(cell as usize)
    }

    /// The cells that something made here is given.
    pub fn captured(&self, captures: &[u32]) -> Vec<SharedCell> {
        captures.iter().filter_map(|cell| self.cell(*cell).cloned()).collect()
    }

    /// The names of the class whose body this is.
    pub fn fields(&self) -> &RefCell<Fields> {
        &self.fields
    }

    /// Whether this is the frame of a whole source, whose names are the program's.
    pub fn is_module(&self) -> bool {
        &*self.code.name == "<module>"
    }

    /// Takes the slots out, for a frame that will go on later.
    pub fn take_slots(&self) -> Vec<Option<Value>> {
        self.slots.take()
    }

    /// The names that have a value, in the order in which the function names them: what `locals()` and a
    /// debugger show. Empty for a whole source.
    pub fn locals(&self) -> Vec<(Arc<str>, Value)> {
        let slots = self.slots.borrow();
        let own = self.code.locals.iter().zip(slots.iter());
        let own = own.filter_map(|(name, value)| Some((name.clone(), value.clone()?)));
        let names = self.code.cells.iter().map(|(name, _)| name).chain(&self.code.free);
        let shared = names.zip(&self.cells).filter_map(|(name, cell)| Some((name.clone(), lock(cell).clone()?)));
        let fields = self.fields.borrow().all();
        own.chain(shared).chain(fields).collect()
    }
}
