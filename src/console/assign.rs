//! Putting values in places: assignment, unpacking, `+=`, `del`.

use super::evaluate::{Evaluator, after};
use super::exception::{Result, TYPE_ERROR, Thrown, type_error, value_error};
use super::frame::Frame;
use super::ir::*;
use super::iterate::Iter;
use super::value::Value;
use super::{attributes, indexing, operators};

impl Evaluator {
    /// Puts a value in a place.
    pub(super) fn assign(&self, frame: &Frame, target: &Target, value: Value) -> Result<()> {
        match &target.kind {
            TargetKind::Name(name) => {
                self.write_name(frame, name, value);
                Ok(())
            }
            TargetKind::Attribute(object, name) => {
                let object = self.expression(frame, object)?;
                self.set_attribute(&object, name, Some(value))
                    .map_err(|thrown| self.place(frame, thrown, target.span, None))
            }
            TargetKind::Index(object, index) => {
                let object_value = self.expression(frame, object)?;
                let index = self.expression(frame, index)?;
                // What CPython can compute beforehand it marks as a whole.
                let constant = matches!(object.kind, ExpressionKind::Constant(_) | ExpressionKind::Tuple(_));
                let anchor = (!constant).then(|| after(object.span, target.span));
                indexing::set_index(self, &object_value, &index, value)
                    .map_err(|thrown| self.place(frame, thrown, target.span, anchor))
            }
            TargetKind::Sequence { targets, star } => {
                let items = self
                    .unpack(&value, targets.len(), *star)
                    .map_err(|thrown| self.place(frame, thrown, target.span, None))?;
                for (target, item) in targets.iter().zip(items) {
                    self.assign(frame, target, item)?;
                }
                Ok(())
            }
        }
    }

    /// As many values as there are targets; the starred one gets a list of what the others leave.
    fn unpack(&self, value: &Value, count: usize, star: Option<usize>) -> Result<Vec<Value>> {
        // Whatever the object is: a tuple is by far the commonest.
        if let (Value::Tuple(items), None) = (value, star)
            && items.len() == count
        {
            return Ok(items.to_vec());
        }
        let mut iterator = match Iter::begin(self, value) {
            Err(thrown) if thrown.is_a(&TYPE_ERROR) && !Iter::is_iterable(value) => {
                return Err(type_error(format!("cannot unpack non-iterable {} object", value.type_name())));
            }
            other => other?,
        };
        let Some(star) = star else {
            let mut items = Vec::with_capacity(count);
            while let Some(item) = iterator.next(self)? {
                if items.len() == count {
                    return Err(value_error(format!("too many values to unpack (expected {count})")));
                }
                items.push(item);
            }
            if items.len() < count {
                let got = items.len();
                return Err(value_error(format!("not enough values to unpack (expected {count}, got {got})")));
            }
            return Ok(items);
        };
        let mut items = iterator.collect(self)?;
        let others = count - 1;
        if items.len() < others {
            let got = items.len();
            return Err(value_error(format!("not enough values to unpack (expected at least {others}, got {got})")));
        }
        let after = items.split_off(items.len() - (others - star));
        let middle = items.split_off(star);
        items.push(Value::list(middle));
        items.extend(after);
        Ok(items)
    }

    pub(super) fn augment(&self, frame: &Frame, target: &Target, operator: Binary, value: &Expression) -> Result<()> {
        match &target.kind {
            TargetKind::Name(name) => {
                let old = self.read_name(frame, name).map_err(|thrown| self.place(frame, thrown, target.span, None))?;
                let value = self.expression(frame, value)?;
                let new = operators::augment(self, operator, old, &value)?;
                self.write_name(frame, name, new);
                Ok(())
            }
            TargetKind::Attribute(object, name) => {
                let object = self.expression(frame, object)?;
                let old = attributes::get(self, &object, name)
                    .map_err(|thrown| self.place(frame, thrown, target.span, None))?;
                let value = self.expression(frame, value)?;
                let new = operators::augment(self, operator, old, &value)?;
                self.set_attribute(&object, name, Some(new))
                    .map_err(|thrown| self.place(frame, thrown, target.span, None))
            }
            TargetKind::Index(object, index) => {
                let object_span = object.span;
                let object = self.expression(frame, object)?;
                let index = self.expression(frame, index)?;
                let anchor = Some(after(object_span, target.span));
                let old = indexing::index(self, &object, &index)
                    .map_err(|thrown| self.place(frame, thrown, target.span, anchor))?;
                let value = self.expression(frame, value)?;
                let new = operators::augment(self, operator, old, &value)?;
                indexing::set_index(self, &object, &index, new)
                    .map_err(|thrown| self.place(frame, thrown, target.span, anchor))
            }
            TargetKind::Sequence { .. } => Err(type_error("illegal expression for augmented assignment")),
        }
    }

    pub(super) fn delete(&self, frame: &Frame, target: &Target) -> Result<()> {
        let at = |thrown: Thrown| self.place(frame, thrown, target.span, None);
        match &target.kind {
            TargetKind::Name(name) => self.delete_name(frame, name).map_err(at),
            TargetKind::Attribute(object, name) => {
                let object = self.expression(frame, object)?;
                self.set_attribute(&object, name, None).map_err(at)
            }
            TargetKind::Index(object, index) => {
                let anchor = Some(after(object.span, target.span));
                let object = self.expression(frame, object)?;
                let index = self.expression(frame, index)?;
                indexing::delete_index(self, &object, &index)
                    .map_err(|thrown| self.place(frame, thrown, target.span, anchor))
            }
            TargetKind::Sequence { targets, .. } => targets.iter().try_for_each(|target| self.delete(frame, target)),
        }
    }
}
