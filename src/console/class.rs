//! The program's own classes: what one is, how it is made, its objects, and `super()`.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, OnceLock};

use super::builtins::classes::OBJECT;
use super::evaluate::Evaluator;
use super::exception::{BASE_EXCEPTION, Exception, RUNTIME_ERROR, Result, Thrown, raise, type_error};
use super::exceptions;
use super::fields::Fields;
use super::function::Function;
use super::value::{Arguments, Class, ClassKind, Value, lock};

/// A class, of ours or of the program.
#[derive(Clone, Debug)]
pub enum ClassRef {
    /// Of ours.
    Ours(&'static Class),
    /// Of the program.
    User(Arc<UserClass>),
}

/// A class of the program.
#[derive(Debug)]
pub struct UserClass {
    /// Its name.
    pub name: Arc<str>,
    /// Its name with those of what is around it.
    pub qualified: Arc<str>,
    /// The classes it names.
    pub bases: Vec<ClassRef>,
    /// All that it specialises, in the order in which they are asked (PEP 253's C3), without itself.
    pub order: Vec<ClassRef>,
    /// The nearest class of ours: what its objects are made of.
    pub root: &'static Class,
    /// Its methods and other names.
    pub fields: Mutex<Fields>,
    /// What asking its objects for attributes must look at.
    pub traits: Traits,
}

/// What few classes have, so that asking the objects of others costs nothing.
#[derive(Debug, Default)]
pub struct Traits {
    /// It has a `__getattribute__`.
    pub intercepts: bool,
    /// It holds something that decides what writing to its name does.
    pub decides_writing: AtomicBool,
    /// The only attributes that its objects may have.
    pub slots: Option<Vec<Arc<str>>>,
    /// Where its objects go when nothing refers to them any more, for its `__del__`.
    pub dying: Option<Dying>,
}

/// Objects whose `__del__` is to be called.
pub type Dying = Arc<Mutex<Vec<Instance>>>;

/// An object of a class of the program.
#[derive(Debug)]
pub struct Instance {
    /// Its class.
    pub class: Arc<UserClass>,
    /// Its attributes.
    pub fields: Mutex<Fields>,
    /// What is of ours in it, when the class specialises one of ours other than `object`.
    pub native: OnceLock<Value>,
    /// What its `__hash__` said, once it was asked.
    pub hash: OnceLock<i64>,
    /// Whether its `__del__` was called.
    pub finished: AtomicBool,
}

impl Drop for Instance {
    /// An object with a `__del__` lives once more, until the evaluator has called it.
    fn drop(&mut self) {
        let Some(dying) = &self.class.traits.dying else { return };
        if self.finished.swap(true, Ordering::Relaxed) {
            return;
        }
        let again = Instance {
            class: self.class.clone(),
            fields: Mutex::new(std::mem::take(&mut *lock(&self.fields))),
            native: std::mem::take(&mut self.native),
            hash: std::mem::take(&mut self.hash),
            finished: AtomicBool::new(true),
        };
        lock(dying).push(again);
    }
}

/// `super()`: asks the classes after one.
#[derive(Debug)]
pub struct Super {
    /// The class after which the search begins.
    pub class: Arc<UserClass>,
    /// The object, or the class that `__new__` was given.
    pub object: Value,
}

impl ClassRef {
    /// The class that a value is.
    pub fn of(value: &Value) -> Option<ClassRef> {
        match value {
            Value::Class(class) => Some(ClassRef::Ours(class)),
            Value::UserClass(class) => Some(ClassRef::User(class.clone())),
            _ => None,
        }
    }

    /// The class of a value.
    pub fn of_object(value: &Value) -> ClassRef {
        value.user_class().map_or(ClassRef::Ours(value.class()), |class| ClassRef::User(class.clone()))
    }

    /// The class of an exception.
    pub fn of_exception(exception: &Exception) -> ClassRef {
        exception.user.as_ref().map_or(ClassRef::Ours(exception.class), |class| ClassRef::User(class.clone()))
    }

    /// The nearest class of ours.
    pub fn ours(&self) -> &'static Class {
        match self {
            ClassRef::Ours(class) => class,
            ClassRef::User(class) => class.root,
        }
    }

    /// Its name.
    pub fn name(&self) -> &str {
        match self {
            ClassRef::Ours(class) => class.name,
            ClassRef::User(class) => &class.name,
        }
    }

    /// As a value.
    pub fn value(&self) -> Value {
        match self {
            ClassRef::Ours(class) => Value::Class(class),
            ClassRef::User(class) => Value::UserClass(class.clone()),
        }
    }

    /// Whether it is `other` or specialises it.
    pub fn is_a(&self, other: &ClassRef) -> bool {
        match (self, other) {
            (ClassRef::User(class), _) => {
                self.is(other) || class.order.iter().any(|above| above.is(other)) || {
                    matches!(other, ClassRef::Ours(other) if class.root.is_a(other))
                }
            }
            (ClassRef::Ours(class), ClassRef::Ours(other)) => class.is_a(other),
            (ClassRef::Ours(_), ClassRef::User(_)) => false,
        }
    }

    /// Whether it is the same class.
    pub fn is(&self, other: &ClassRef) -> bool {
        match (self, other) {
            (ClassRef::Ours(one), ClassRef::Ours(other)) => std::ptr::eq(*one, *other),
            (ClassRef::User(one), ClassRef::User(other)) => Arc::ptr_eq(one, other),
            _ => false,
        }
    }

    /// Itself and all that it specialises, in order.
    pub fn line(&self) -> Vec<ClassRef> {
        match self {
            ClassRef::User(class) => std::iter::once(self.clone()).chain(class.order.iter().cloned()).collect(),
            ClassRef::Ours(class) => {
                let mut line = vec![self.clone()];
                let mut at = class.base;
                while let Some(base) = at {
                    line.push(ClassRef::Ours(base));
                    at = base.base;
                }
                line
            }
        }
    }
}

impl UserClass {
    /// What one of its names, or of those it specialises, stands for.
    pub fn find(&self, name: &str) -> Option<Value> {
        if let Some(value) = lock(&self.fields).get(name) {
            return Some(value);
        }
        self.order.iter().find_map(|class| match class {
            ClassRef::User(class) => lock(&class.fields).get(name),
            ClassRef::Ours(_) => None,
        })
    }

    /// Whether it says when objects are equal and not how they hash: then they do not.
    pub fn hides_hash(&self) -> bool {
        let says = |fields: &Fields| (fields.has("__eq__"), fields.has("__hash__"));
        let own = says(&lock(&self.fields));
        let above = self.order.iter().filter_map(|class| match class {
            ClassRef::User(class) => Some(says(&lock(&class.fields))),
            ClassRef::Ours(_) => None,
        });
        // The first that says either decides.
        std::iter::once(own).chain(above).find(|(equal, hash)| *equal || *hash).is_some_and(|(_, hash)| !hash)
    }

    /// Whether its objects are exceptions.
    pub fn is_exception(&self) -> bool {
        self.root.is_a(&BASE_EXCEPTION)
    }
}

impl Instance {
    fn new(class: Arc<UserClass>) -> Instance {
        Instance {
            class,
            fields: Mutex::default(),
            native: OnceLock::new(),
            hash: OnceLock::new(),
            finished: AtomicBool::new(false),
        }
    }

    /// The method of this name, unless an attribute of the object hides it.
    pub fn plain_method(&self, name: &str) -> Option<Arc<Function>> {
        if self.class.traits.intercepts || lock(&self.fields).has(name) {
            return None;
        }
        match self.class.find(name)? {
            Value::Function(function) => Some(function),
            _ => None,
        }
    }
}

impl Evaluator {
    /// `A(…)`.
    ///
    /// # Errors
    /// TypeError for wrong arguments; what `__init__` raises.
    pub fn instantiate(&self, class: &Arc<UserClass>, arguments: Arguments) -> Result<Value> {
        let object = match class.find("__new__") {
            Some(Value::Function(new)) => {
                let object = self.call_function(&new, Some(Value::UserClass(class.clone())), arguments.clone())?;
                if !ClassRef::of_object(&object).is_a(&ClassRef::User(class.clone())) {
                    return Ok(object);
                }
                object
            }
            _ => self.bare(class, &arguments)?,
        };
        let Some(init) = class.find("__init__") else { return Ok(object) };
        let result = self.counted(1, "", || match &init {
            Value::Function(function) => self.call_function(function, Some(object.clone()), arguments),
            other => self.invoke(other, arguments),
        })?;
        match result {
            Value::None => Ok(object),
            other => Err(type_error(format!("__init__() should return None, not '{}'", other.type_name()))),
        }
    }

    /// An object whose `__init__` has not run.
    pub(super) fn bare(&self, class: &Arc<UserClass>, arguments: &Arguments) -> Result<Value> {
        let has_init = class.find("__init__").is_some();
        if class.is_exception() {
            let mut arguments = arguments.clone();
            let named = match has_init {
                true => vec![],
                false => exceptions::take_named(class.root, &class.name, &mut arguments)?,
            };
            if class.root.is_a(&super::exception::EXCEPTION_GROUP) {
                super::groups::check(&arguments.positional)?;
            }
            let exception = Exception::of(class.root, Some(class.clone()), arguments.positional);
            named.into_iter().for_each(|(name, value)| exception.name_value(name, value));
            return Ok(Value::Exception(Arc::new(exception)));
        }
        let instance = Arc::new(Instance::new(class.clone()));
        if std::ptr::eq(class.root, &OBJECT) {
            let given = !arguments.positional.is_empty() || !arguments.keyword.is_empty();
            if given && class.find("__new__").is_some() {
                return Err(type_error("object.__new__() takes exactly one argument (the type to instantiate)"));
            }
            if given && !has_init {
                return Err(type_error(format!("{}() takes no arguments", class.name)));
            }
        } else if !has_init || is_immutable(class.root) {
            self.make_native(&instance, arguments.clone())?;
        }
        Ok(Value::Instance(instance))
    }

    /// Makes what is of ours in an object: what `super().__init__(…)` does.
    ///
    /// # Errors
    /// What the class of ours says of the arguments.
    pub fn make_native(&self, instance: &Arc<Instance>, arguments: Arguments) -> Result<()> {
        let ClassKind::Value { make, .. } = &instance.class.root.kind else { return Ok(()) };
        let native = make(self, arguments)?;
        if let Value::Object(object) = &native {
            object.belong(instance);
        }
        // The second time changes nothing: what is of ours is made once.
        let _ = instance.native.set(native);
        Ok(())
    }
}

/// Whether objects of a class of ours are made whole, before `__init__` runs.
fn is_immutable(class: &'static Class) -> bool {
    matches!(class.name, "int" | "float" | "str" | "bytes" | "tuple" | "frozenset")
}

/// `object()`.
pub fn make_object(_: &Evaluator, arguments: Arguments) -> Result<Value> {
    if !arguments.positional.is_empty() || !arguments.keyword.is_empty() {
        return Err(type_error("object() takes no arguments"));
    }
    let class = UserClass {
        name: Arc::from("object"),
        qualified: Arc::from("object"),
        bases: vec![],
        order: vec![],
        root: &OBJECT,
        fields: Mutex::default(),
        traits: Traits { slots: Some(vec![]), ..Traits::default() },
    };
    Ok(Value::Instance(Arc::new(Instance::new(Arc::new(class)))))
}

/// `super()` inside a method, and `super(Class, object)`.
pub fn make_super(evaluator: &Evaluator, arguments: Arguments) -> Result<Value> {
    let (class, object) = match &arguments.positional[..] {
        [] => implicit_super(evaluator)?,
        [class, object] => (class.clone(), object.clone()),
        _ => return Err(type_error("super() takes at most 2 arguments")),
    };
    let Value::UserClass(class) = class else {
        return Err(type_error(format!("super() argument 1 must be a type, not {}", class.type_name())));
    };
    let of = ClassRef::of(&object).unwrap_or_else(|| ClassRef::of_object(&object));
    if !of.is_a(&ClassRef::User(class.clone())) {
        return Err(type_error("super(type, obj): obj must be an instance or subtype of type"));
    }
    Ok(Value::Super(Arc::new(Super { class, object })))
}

/// The class around the function that runs, and its first argument.
fn implicit_super(evaluator: &Evaluator) -> Result<(Value, Value)> {
    let refused = |message: &str| -> Thrown { raise(&RUNTIME_ERROR, message) };
    let frame = evaluator.frame().ok_or_else(|| refused("super(): no current frame"))?;
    let code = &frame.code;
    if code.parameters.count() == 0 {
        return Err(refused("super(): no arguments"));
    }
    let kept = code.cells.iter().position(|(_, start)| *start == Some(0));
    let first = match kept.and_then(|cell| frame.cell(cell as u32)) {
        Some(cell) => lock(cell).clone(),
        None => frame.slot(0),
    };
    let place = code.free.iter().position(|name| &**name == "__class__");
    let cell = place.and_then(|place| frame.cell((code.cells.len() + place) as u32));
    let class = cell.and_then(|cell| lock(cell).clone());
    match (class, first) {
        (Some(class), Some(first)) => Ok((class, first)),
        (None, _) => Err(refused("super(): __class__ cell not found")),
        (_, None) => Err(refused("super(): arg[0] deleted")),
    }
}
