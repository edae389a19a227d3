//! How a class is made: what a `class` statement and `type(name, bases, names)` do.

use std::rc::Rc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};

use super::builtins::classes::{BOOL, ENUM_TYPE, NONE_TYPE, OBJECT, TYPE};
use super::builtins::numbers::is_enum;
use super::class::{ClassRef, Traits, UserClass};
use super::descriptors;
use super::dictionary::Dictionary;
use super::evaluate::Evaluator;
use super::exception::{NOT_IMPLEMENTED_ERROR, Result, raise, type_error};
use super::fields::Fields;
use super::frame::{Frame, SharedCell};
use super::ir::{Body, ClassMaking, ExpressionKind};
use super::iterate::Iter;
use super::slots::no_class_keywords;
use super::value::{Arguments, Class, Value, lock};
use crate::journal::event::Hint;

/// The order in which classes are asked: C3.
fn linearise(bases: &[ClassRef]) -> Option<Vec<ClassRef>> {
    let mut lines: Vec<Vec<ClassRef>> = bases.iter().map(ClassRef::line).collect();
    lines.push(bases.to_vec());
    let mut order = Vec::new();
    loop {
        lines.retain(|line| !line.is_empty());
        if lines.is_empty() {
            return Some(order);
        }
        let free = lines
            .iter()
            .filter_map(|line| line.first())
            .find(|candidate| !lines.iter().any(|line| line.iter().skip(1).any(|other| other.is(candidate))));
        let next = free?.clone();
        for line in &mut lines {
            if line.first().is_some_and(|first| first.is(&next)) {
                line.remove(0);
            }
        }
        order.push(next);
    }
}

impl Evaluator {
    /// Makes the class of a `class` statement.
    pub(super) fn make_class(&self, frame: &Frame, making: &ClassMaking) -> Result<Value> {
        let mut bases = Vec::with_capacity(making.bases.len());
        for base in &making.bases {
            match &base.kind {
                ExpressionKind::Starred(inner) => {
                    let value = self.expression(frame, inner)?;
                    bases.extend(Iter::begin(self, &value)?.collect(self)?);
                }
                _ => bases.push(self.expression(frame, base)?),
            }
        }
        let mut keyword = Vec::with_capacity(making.keyword.len());
        for (name, given) in &making.keyword {
            keyword.push((name.clone(), self.expression(frame, given)?));
        }
        let code = &making.code;
        let inside = Rc::new(Frame::new(code.clone(), vec![], &frame.captured(&making.captures)));
        self.set_class_field(&inside, "__module__", Value::text("__main__"));
        self.set_class_field(&inside, "__qualname__", Value::Str(code.qualified.clone()));
        if let Some(doc) = &code.doc {
            self.set_class_field(&inside, "__doc__", Value::Str(doc.clone()));
        }
        self.in_frame(&inside, |inside| match &code.body {
            Body::Block(body) => self.block(inside, body).map(|_| ()),
            _ => Ok(()),
        })?;
        let own_cell = making.own_cell.and_then(|cell| inside.cell(cell));
        let fields = inside.fields().take();
        self.finish_class((code.name.clone(), code.qualified.clone()), bases, keyword, fields, own_cell)
    }

    /// Makes a class of its parts: what `type(name, bases, names)` does.
    ///
    /// # Errors
    /// TypeError for bases that do not go together; what `__init_subclass__` raises, which is given `keyword`.
    pub fn finish_class(
        &self,
        (name, qualified): (Arc<str>, Arc<str>),
        given: Vec<Value>,
        keyword: Vec<(Arc<str>, Value)>,
        fields: Fields,
        own_cell: Option<&SharedCell>,
    ) -> Result<Value> {
        let mut bases: Vec<ClassRef> = Vec::with_capacity(given.len());
        for value in &given {
            let base = match base_of(value)? {
                Some(base) => base,
                // CPython calls the class of what stands there as if it were a metaclass.
                None => {
                    let arguments = vec![Value::Str(name), Value::tuple(given.clone()), Value::dict(Dictionary::new())];
                    return self.invoke(&value.class_value(), Arguments::of(arguments));
                }
            };
            if bases.iter().any(|other| other.is(&base)) {
                return Err(type_error(format!("duplicate base class {}", base.name())));
            }
            bases.push(base);
        }
        if bases.is_empty() {
            bases.push(ClassRef::Ours(&OBJECT));
        }
        let root = root_of(&bases)?;
        let order = linearise(&bases).ok_or_else(|| {
            let names: Vec<&str> = bases.iter().map(ClassRef::name).collect();
            let message = "Cannot create a consistent method resolution\norder (MRO) for bases";
            type_error(format!("{message} {}", names.join(", ")))
        })?;
        let traits = self.traits(&fields, &order)?;
        let class = Arc::new(UserClass { name, qualified, bases, order, root, fields: Mutex::new(fields), traits });
        let value = Value::UserClass(class.clone());
        if let Some(cell) = own_cell {
            *lock(cell) = Some(value.clone());
        }
        descriptors::tell_names(self, &class)?;
        let told = class.order.iter().find_map(|above| match above {
            ClassRef::User(above) => lock(&above.fields).get("__init_subclass__"),
            ClassRef::Ours(_) => None,
        });
        let arguments = Arguments { positional: vec![], keyword };
        match told {
            Some(Value::Function(function)) => drop(self.call_function(&function, Some(value.clone()), arguments)?),
            Some(other) => {
                let other = descriptors::of_class(self, &value, other)?;
                drop(self.invoke(&other, arguments)?);
            }
            None if arguments.keyword.is_empty() => {}
            None => return Err(no_class_keywords(&class.name)),
        }
        Ok(value)
    }

    fn traits(&self, fields: &Fields, order: &[ClassRef]) -> Result<Traits> {
        let above = || {
            order.iter().filter_map(|class| match class {
                ClassRef::User(class) => Some(class),
                ClassRef::Ours(_) => None,
            })
        };
        let decides = fields.all().iter().any(|(_, value)| descriptors::decides_writing(value))
            || above().any(|class| class.traits.decides_writing.load(Ordering::Relaxed));
        let intercepts = fields.has("__getattribute__") || above().any(|class| class.traits.intercepts);
        let slots = match fields.get("__slots__") {
            Some(own) if above().all(|class| class.traits.slots.is_some()) => {
                let own = match own {
                    Value::Str(_) => vec![own],
                    other => Iter::begin(self, &other)?.collect(self)?,
                };
                let mut names = Vec::new();
                for name in own {
                    let Value::Str(name) = name else {
                        let given = name.type_name();
                        return Err(type_error(format!("__slots__ items must be strings, not '{given}'")));
                    };
                    if fields.has(&name) {
                        let message = format!("'{name}' in __slots__ conflicts with class variable");
                        return Err(super::exception::value_error(message));
                    }
                    names.push(name);
                }
                names.extend(above().flat_map(|class| class.traits.slots.clone().unwrap_or_default()));
                (!names.iter().any(|name| &**name == "__dict__")).then_some(names)
            }
            _ => None,
        };
        let finishes = fields.has("__del__") || above().any(|class| class.traits.dying.is_some());
        let dying = finishes.then(|| self.shared.dying.clone());
        if finishes {
            self.shared.finishes.store(true, Ordering::Relaxed);
        }
        Ok(Traits { intercepts, decides_writing: AtomicBool::new(decides), slots, dying })
    }

    fn set_class_field(&self, frame: &Frame, name: &str, value: Value) {
        let old = frame.fields().borrow_mut().set(&Arc::from(name), value);
        drop(old);
    }
}

/// The class of ours that objects with these bases are made of.
fn root_of(bases: &[ClassRef]) -> Result<&'static Class> {
    let mut root: &'static Class = &OBJECT;
    for base in bases {
        let ours = base.ours();
        if ours.is_a(root) {
            root = ours;
        } else if !root.is_a(ours) {
            return Err(type_error("multiple bases have instance lay-out conflict"));
        }
    }
    Ok(root)
}

/// What may stand between the parentheses of a `class`; `None` for what is no class.
fn base_of(value: &Value) -> Result<Option<ClassRef>> {
    match value {
        Value::UserClass(class) => Ok(Some(ClassRef::User(class.clone()))),
        Value::Class(class) if std::ptr::eq(*class, &TYPE) || std::ptr::eq(*class, &ENUM_TYPE) => {
            let thrown = raise(&NOT_IMPLEMENTED_ERROR, "this console does not run metaclasses");
            Err(thrown.hint(Hint::NotCovered { what: "class …(type)".into() }))
        }
        Value::Class(class) if is_enum(class) => Err(type_error(format!("cannot extend <enum '{}'>", class.name))),
        Value::Class(class) if is_final(class) => {
            Err(type_error(format!("type '{}' is not an acceptable base type", class.name)))
        }
        Value::Class(class) => Ok(Some(ClassRef::Ours(class))),
        Value::Module(_) => Err(type_error("module() takes at most 2 arguments (3 given)")),
        Value::Function(_) => Err(type_error("function() argument 'code' must be code, not str")),
        Value::None => Err(type_error("NoneType takes no arguments")),
        Value::Builtin(_) | Value::Bound(_) | Value::Iterator(_) => {
            Err(type_error(format!("cannot create '{}' instances", value.class().name)))
        }
        _ => Ok(None),
    }
}

fn is_final(class: &'static Class) -> bool {
    std::ptr::eq(class, &BOOL)
        || std::ptr::eq(class, &NONE_TYPE)
        || matches!(
            class.name,
            "range" | "slice" | "memoryview" | "function" | "builtin_function_or_method" | "ellipsis"
        )
}
