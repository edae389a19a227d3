//! Reading, writing and deleting names, wherever `lower` decided that their values live.

use std::sync::{Arc, Mutex};

use super::builtins;
use super::dictionary::{Dictionary, Key};
use super::evaluate::Evaluator;
use super::exception::{NAME_ERROR, Result, Thrown, UNBOUND_LOCAL_ERROR, raise};
use super::frame::Frame;
use super::ir::{GlobalSlot, Home, Variable};
use super::modules;
use super::value::{Value, lock};

impl Evaluator {
    /// The value of a name.
    ///
    /// # Errors
    /// NameError, UnboundLocalError.
    pub(super) fn read_name(&self, frame: &Frame, variable: &Variable) -> Result<Value> {
        self.read_home(frame, &variable.home, &variable.name)
    }

    fn read_home(&self, frame: &Frame, home: &Home, name: &Arc<str>) -> Result<Value> {
        match home {
            Home::Local(slot) => frame.slot(*slot).ok_or_else(|| unbound(name)),
            Home::Cell(cell) => {
                let value = frame.cell(*cell).and_then(|cell| lock(cell).clone());
                value.ok_or_else(|| self.unbound_cell(frame, *cell, name))
            }
            Home::Global(slot) => self.read_global(slot, name),
            Home::Body(otherwise) => match frame.fields().borrow().get(name) {
                Some(value) => Ok(value),
                None => self.read_home(frame, otherwise, name),
            },
        }
    }

    /// The program's name, the prompt's `_`, or a builtin.
    fn read_global(&self, slot: &GlobalSlot, name: &Arc<str>) -> Result<Value> {
        let globals = &self.shared.globals;
        if let Some(value) = globals.get_slot(slot.get(|| globals.slot(name))) {
            return Ok(value);
        }
        if &**name == "_"
            && let Some(value) = lock(&self.shared.last).clone()
        {
            return Ok(value);
        }
        match &**name {
            "__doc__" | "__spec__" | "__package__" => return Ok(Value::None),
            "__file__" if self.shared.options.quotes_source => {
                return Ok(Value::text(&self.shared.options.source_name));
            }
            _ => {}
        }
        builtins::lookup(name).ok_or_else(|| modules::unknown_name(self, name))
    }

    /// Gives a name its value.
    pub(super) fn write_name(&self, frame: &Frame, variable: &Variable, value: Value) {
        self.write_home(frame, &variable.home, &variable.name, Some(value));
    }

    /// Deletes a name.
    ///
    /// # Errors
    /// NameError, UnboundLocalError.
    pub(super) fn delete_name(&self, frame: &Frame, variable: &Variable) -> Result<()> {
        if self.write_home(frame, &variable.home, &variable.name, None) {
            return Ok(());
        }
        Err(match &variable.home {
            Home::Local(_) => unbound(&variable.name),
            Home::Cell(cell) => self.unbound_cell(frame, *cell, &variable.name),
            Home::Body(_) => modules::unknown_name(self, &variable.name),
            Home::Global(_) => modules::unknown_name(self, &variable.name),
        })
    }

    /// Puts a value where a name lives, or takes it out; says whether there was one.
    fn write_home(&self, frame: &Frame, home: &Home, name: &Arc<str>, value: Option<Value>) -> bool {
        match home {
            Home::Local(slot) => frame.set_slot(*slot, value),
            Home::Cell(cell) => {
                let old = frame.cell(*cell).and_then(|cell| std::mem::replace(&mut *lock(cell), value));
                old.is_some()
            }
            Home::Global(slot) => {
                let globals = &self.shared.globals;
                globals.set_slot(slot.get(|| globals.slot(name)), value)
            }
            Home::Body(_) => {
                let mut fields = frame.fields().borrow_mut();
                let old = match value {
                    Some(value) => fields.set(name, value),
                    None => fields.remove(name),
                };
                drop(fields);
                old.is_some()
            }
        }
    }

    fn unbound_cell(&self, frame: &Frame, cell: u32, name: &str) -> Thrown {
        if (cell as usize) < frame.code.cells.len() {
            return unbound(name);
        }
        let message = format!("cannot access free variable '{name}' where it is not associated with a value");
        raise(&NAME_ERROR, message + " in enclosing scope").named("name", Value::text(name))
    }

    /// Keeps what was written after a name's colon, in the program's or the class's `__annotations__`.
    pub(super) fn annotate(&self, frame: &Frame, name: &Arc<str>, annotation: Value) -> Result<()> {
        let kept: Arc<str> = Arc::from("__annotations__");
        let known = if frame.is_module() { self.shared.globals.get(&kept) } else { frame.fields().borrow().get(&kept) };
        let all = match known {
            Some(Value::Dict(all)) => all,
            _ => {
                let all = Arc::new(Mutex::new(Dictionary::new()));
                let value = Value::Dict(all.clone());
                if frame.is_module() {
                    self.shared.globals.set(&kept, value);
                } else {
                    let old = frame.fields().borrow_mut().set(&kept, value);
                    drop(old);
                }
                all
            }
        };
        let old = lock(&all).set(Key::Str(name.clone()), Value::Str(name.clone()), annotation);
        drop(old);
        Ok(())
    }
}

fn unbound(name: &str) -> Thrown {
    let message = format!("cannot access local variable '{name}' where it is not associated with a value");
    raise(&UNBOUND_LOCAL_ERROR, message)
}
