//! Python's values, as they live in a program: cheap to clone, and shareable between threads.
//!
//! Two rules keep threads from waiting for each other for ever. A mutex of a value is locked only to copy
//! something in or out, never while evaluating; and nothing is dropped under it, since dropping a socket
//! makes a system call, which gives the interpreter lock away.

use std::sync::atomic::AtomicUsize;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use num_bigint::BigInt;

use super::builtins::sets::Set;
use super::class::{Instance, Super, UserClass};
use super::dictionary::Dictionary;
use super::evaluate::Evaluator;
use super::exception::{Exception, Result};
use super::function::{BoundFunction, Function};
use super::iterate::Iter;
use super::object::Object;
use super::sockets::object::SocketObject;
use crate::journal::event::Stream;

/// Bytes that change: a bytearray's.
pub type SharedBytes = Arc<ByteArray>;

/// What a bytearray is made of.
#[derive(Debug, Default)]
pub struct ByteArray {
    bytes: Mutex<Vec<u8>>,
    /// How many memoryviews look at it: its length must stay while one does.
    pub exports: AtomicUsize,
}

impl ByteArray {
    /// A bytearray of these bytes.
    pub fn new(bytes: Vec<u8>) -> ByteArray {
        ByteArray { bytes: Mutex::new(bytes), exports: AtomicUsize::new(0) }
    }
}

impl std::ops::Deref for ByteArray {
    type Target = Mutex<Vec<u8>>;

    fn deref(&self) -> &Mutex<Vec<u8>> {
        &self.bytes
    }
}

/// A Python object.
#[derive(Clone, Debug)]
pub enum Value {
    /// `None`.
    None,
    /// `...`
    Ellipsis,
    /// `NotImplemented`.
    NotImplemented,
    /// `True`, `False`.
    Bool(bool),
    /// An int that fits a machine word.
    Int(i64),
    /// An int that does not. Never one that would fit: [`Value::integer`] sees to that.
    Big(Arc<BigInt>),
    /// A float.
    Float(f64),
    /// A str.
    Str(Arc<str>),
    /// Bytes.
    Bytes(Arc<Vec<u8>>),
    /// A bytearray.
    ByteArray(SharedBytes),
    /// A tuple.
    Tuple(Arc<[Value]>),
    /// A list.
    List(Arc<Mutex<Vec<Value>>>),
    /// A dict.
    Dict(Arc<Mutex<Dictionary>>),
    /// A set or a frozenset.
    Set(Arc<Set>),
    /// A range.
    Range(Arc<Range>),
    /// A slice: start, stop, step.
    Slice(Arc<[Value; 3]>),
    /// What `iter`, `enumerate`, `zip`, `map`, `filter` and `reversed` give.
    Iterator(Arc<Mutex<Iter>>),
    /// A module.
    Module(&'static Module),
    /// A function of ours.
    Builtin(&'static Builtin),
    /// A method of ours with its object.
    Bound(Arc<(Value, &'static Method)>),
    /// A method of ours that was asked of its class: `str.upper`.
    Unbound(&'static Class, &'static Method),
    /// A class of ours.
    Class(&'static Class),
    /// A function of the program.
    Function(Arc<Function>),
    /// A function of the program with the object that it was asked of.
    BoundFunction(Arc<BoundFunction>),
    /// A class of the program.
    UserClass(Arc<UserClass>),
    /// An object of a class of the program.
    Instance(Arc<Instance>),
    /// `super()`.
    Super(Arc<Super>),
    /// An exception.
    Exception(Arc<Exception>),
    /// A member of an IntEnum or IntFlag, such as `socket.AF_INET`: its class and number.
    Member(&'static Class, i64),
    /// A socket.
    Socket(Arc<SocketObject>),
    /// An object of ours of any other type.
    Object(Arc<dyn Object>),
    /// `sys.stdout`, `sys.stderr`.
    Stream(Stream),
}

/// A `range`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Range {
    /// The first number.
    pub start: i64,
    /// The first number left out.
    pub stop: i64,
    /// The distance; never 0.
    pub step: i64,
}

impl Range {
    /// How many numbers.
    pub fn len(&self) -> i64 {
        let (start, stop, step) = (i128::from(self.start), i128::from(self.stop), i128::from(self.step));
        let count = if step > 0 {
            (stop - start + step - 1).div_euclid(step)
        } else {
            (start - stop - step - 1).div_euclid(-step)
        };
        i64::try_from(count.max(0)).unwrap_or(i64::MAX)
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The number at a place within the length.
    pub fn at(&self, index: i64) -> i64 {
        self.start.wrapping_add(index.wrapping_mul(self.step))
    }
}

/// The arguments of a call of ours.
#[derive(Clone, Debug, Default)]
pub struct Arguments {
    /// By place.
    pub positional: Vec<Value>,
    /// By name.
    pub keyword: Vec<(Arc<str>, Value)>,
}

/// A function of ours.
pub struct Builtin {
    /// Its name.
    pub name: &'static str,
    /// What it does.
    pub run: fn(&Evaluator, Arguments) -> Result<Value>,
}

impl std::fmt::Debug for Builtin {
    fn fmt(&self, formatter: &mut std::fmt::Formatter) -> std::fmt::Result {
        formatter.write_str(self.name)
    }
}

/// A method of ours.
pub struct Method {
    /// Its name.
    pub name: &'static str,
    /// What it does to the object.
    pub run: fn(&Evaluator, &Value, Arguments) -> Result<Value>,
}

impl std::fmt::Debug for Method {
    fn fmt(&self, formatter: &mut std::fmt::Formatter) -> std::fmt::Result {
        formatter.write_str(self.name)
    }
}

/// A module of ours.
pub struct Module {
    /// Its name.
    pub name: &'static str,
    /// The value of one of its names.
    pub get: fn(&Evaluator, &str) -> Option<Value>,
    /// Its names, for `dir`, completion and `import *`.
    pub names: fn() -> Vec<&'static str>,
}

impl std::fmt::Debug for Module {
    fn fmt(&self, formatter: &mut std::fmt::Formatter) -> std::fmt::Result {
        formatter.write_str(self.name)
    }
}

/// A class of ours. What a class can do beyond making objects hangs on its [`Class::kind`].
pub struct Class {
    /// Its name.
    pub name: &'static str,
    /// The module a traceback and a `repr` put before it; empty for the builtins.
    pub module: &'static str,
    /// The class it specialises.
    pub base: Option<&'static Class>,
    /// What kind of objects it makes.
    pub kind: ClassKind,
}

/// The kinds of classes.
pub enum ClassKind {
    /// Values of ours: the constructor, the methods, and the functions of the class itself.
    Value {
        /// `int("3")`.
        make: fn(&Evaluator, Arguments) -> Result<Value>,
        /// `"a".upper`.
        methods: &'static [Method],
        /// `int.from_bytes`.
        functions: &'static [Builtin],
    },
    /// Exceptions.
    Exception,
    /// An IntEnum, or an IntFlag whose members combine.
    Enum {
        /// Names and numbers, in CPython's order of definition.
        members: fn() -> &'static [(&'static str, i64)],
        /// Whether members combine with `|`.
        flags: bool,
    },
}

impl std::fmt::Debug for Class {
    fn fmt(&self, formatter: &mut std::fmt::Formatter) -> std::fmt::Result {
        formatter.write_str(self.name)
    }
}

impl Class {
    /// Whether it is `other` or specialises it.
    pub fn is_a(&'static self, other: &'static Class) -> bool {
        let mut class = Some(self);
        while let Some(this) = class {
            if std::ptr::eq(this, other) {
                return true;
            }
            class = this.base;
        }
        false
    }

    /// The name with its module, as tracebacks print it.
    pub fn full_name(&self) -> String {
        if self.module.is_empty() { self.name.to_owned() } else { format!("{}.{}", self.module, self.name) }
    }
}

/// Locks a value's mutex. A panic elsewhere does not make the value unusable.
pub fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Value {
    /// A str.
    pub fn text(text: impl AsRef<str>) -> Value {
        Value::Str(Arc::from(text.as_ref()))
    }

    /// A str of one character.
    pub fn character(character: char) -> Value {
        let mut buffer = [0; 4];
        Value::text(character.encode_utf8(&mut buffer))
    }

    /// Bytes.
    pub fn bytes(bytes: impl Into<Vec<u8>>) -> Value {
        Value::Bytes(Arc::new(bytes.into()))
    }

    /// A tuple.
    pub fn tuple(items: impl Into<Vec<Value>>) -> Value {
        Value::Tuple(items.into().into())
    }

    /// A list.
    pub fn list(items: Vec<Value>) -> Value {
        Value::List(Arc::new(Mutex::new(items)))
    }

    /// A dict.
    pub fn dict(dictionary: Dictionary) -> Value {
        Value::Dict(Arc::new(Mutex::new(dictionary)))
    }

    /// An iterator object.
    pub fn iterator(place: Iter) -> Value {
        Value::Iterator(Arc::new(Mutex::new(place)))
    }

    /// An int, in the form that fits.
    pub fn integer(number: BigInt) -> Value {
        match i64::try_from(&number) {
            Ok(small) => Value::Int(small),
            Err(_) => Value::Big(Arc::new(number)),
        }
    }

    /// The class; for an object of a class of the program the nearest one of ours ([`Value::user_class`] is its own).
    pub fn class(&self) -> &'static Class {
        use super::builtins::classes::*;
        match self {
            Value::None => &NONE_TYPE,
            Value::Ellipsis => &ELLIPSIS,
            Value::NotImplemented => &NOT_IMPLEMENTED_TYPE,
            Value::Bool(_) => &BOOL,
            Value::Int(_) | Value::Big(_) => &INT,
            Value::Float(_) => &FLOAT,
            Value::Str(_) => &STR,
            Value::Bytes(_) => &BYTES,
            Value::ByteArray(_) => &BYTEARRAY,
            Value::Tuple(_) => &TUPLE,
            Value::List(_) => &LIST,
            Value::Dict(_) => &DICT,
            Value::Set(set) if set.frozen => &FROZENSET,
            Value::Set(_) => &SET,
            Value::Range(_) => &RANGE,
            Value::Slice(_) => &SLICE,
            Value::Iterator(iterator) => lock(iterator).class(),
            Value::Module(_) => &MODULE,
            Value::Builtin(_) | Value::Bound(_) => &FUNCTION,
            Value::Unbound(..) => &METHOD_DESCRIPTOR,
            Value::Function(_) => &USER_FUNCTION,
            Value::BoundFunction(_) => &USER_METHOD,
            Value::UserClass(_) => &TYPE,
            Value::Instance(instance) => instance.class.root,
            Value::Super(_) => &SUPER,
            Value::Class(class) => match class.kind {
                ClassKind::Enum { .. } => &ENUM_TYPE,
                _ => &TYPE,
            },
            Value::Exception(exception) => exception.class,
            Value::Member(class, _) => class,
            Value::Socket(_) => &super::sockets::object::SOCKET,
            Value::Object(object) => object.class(),
            Value::Stream(_) => &TEXT_STREAM,
        }
    }

    /// The class, when it is one of the program.
    pub fn user_class(&self) -> Option<&Arc<UserClass>> {
        match self {
            Value::Instance(instance) => Some(&instance.class),
            Value::Exception(exception) => exception.user.as_ref(),
            _ => None,
        }
    }

    /// The class's name, as messages write it.
    pub fn type_name(&self) -> &str {
        self.user_class().map_or(self.class().name, |class| &*class.name)
    }

    /// `type(x)`.
    pub fn class_value(&self) -> Value {
        self.user_class().map_or(Value::Class(self.class()), |class| Value::UserClass(class.clone()))
    }

    /// Python's truth.
    pub fn truth(&self) -> bool {
        match self {
            Value::None => false,
            Value::Bool(value) => *value,
            Value::Int(number) | Value::Member(_, number) => *number != 0,
            Value::Float(number) => *number != 0.0,
            Value::Str(text) => !text.is_empty(),
            Value::Bytes(bytes) => !bytes.is_empty(),
            Value::ByteArray(bytes) => !lock(bytes).is_empty(),
            Value::Tuple(items) => !items.is_empty(),
            Value::List(items) => !lock(items).is_empty(),
            Value::Dict(items) => !lock(items).is_empty(),
            Value::Set(set) => !lock(&set.table).is_empty(),
            Value::Range(range) => !range.is_empty(),
            Value::Object(object) => object.truth(),
            _ => true,
        }
    }

    /// Python's `is`.
    pub fn is(&self, other: &Value) -> bool {
        match (self, other) {
            (Value::None, Value::None) | (Value::Ellipsis, Value::Ellipsis) => true,
            (Value::Bool(a), Value::Bool(b)) => a == b,
            // CPython keeps one object for each number of -5 to 256; beyond, two equal ints may or may not be one.
            (Value::Int(a), Value::Int(b)) => a == b && (-5..=256).contains(a),
            (Value::Float(a), Value::Float(b)) => a.to_bits() == b.to_bits(),
            (Value::Member(class, a), Value::Member(other, b)) => std::ptr::eq(*class, *other) && a == b,
            (Value::Module(a), Value::Module(b)) => std::ptr::eq(*a, *b),
            (Value::Builtin(a), Value::Builtin(b)) => std::ptr::eq(*a, *b),
            (Value::Class(a), Value::Class(b)) => std::ptr::eq(*a, *b),
            (Value::NotImplemented, Value::NotImplemented) => true,
            (Value::Unbound(_, a), Value::Unbound(_, b)) => std::ptr::eq(*a, *b),
            (Value::Stream(a), Value::Stream(b)) => a == b,
            _ => match (self.address(), other.address()) {
                (Some(a), Some(b)) => a == b,
                _ => false,
            },
        }
    }

    /// Where the object lives, for those that live somewhere of their own.
    pub fn address(&self) -> Option<usize> {
        Some(match self {
            Value::Big(arc) => Arc::as_ptr(arc) as usize,
            Value::Str(arc) => Arc::as_ptr(arc) as *const u8 as usize,
            Value::Bytes(arc) => Arc::as_ptr(arc) as usize,
            Value::ByteArray(arc) => Arc::as_ptr(arc) as usize,
            Value::Tuple(arc) => Arc::as_ptr(arc) as *const u8 as usize,
            Value::List(arc) => Arc::as_ptr(arc) as usize,
            Value::Dict(arc) => Arc::as_ptr(arc) as usize,
            Value::Set(arc) => Arc::as_ptr(arc) as usize,
            Value::Object(arc) => Arc::as_ptr(arc) as *const u8 as usize,
            Value::Range(arc) => Arc::as_ptr(arc) as usize,
            Value::Slice(arc) => Arc::as_ptr(arc) as usize,
            Value::Iterator(arc) => Arc::as_ptr(arc) as usize,
            Value::Bound(arc) => Arc::as_ptr(arc) as usize,
            Value::Exception(arc) => Arc::as_ptr(arc) as usize,
            Value::Socket(arc) => Arc::as_ptr(arc) as usize,
            Value::Function(arc) => Arc::as_ptr(arc) as usize,
            Value::BoundFunction(arc) => Arc::as_ptr(arc) as usize,
            Value::UserClass(arc) => Arc::as_ptr(arc) as usize,
            Value::Instance(arc) => Arc::as_ptr(arc) as usize,
            Value::Super(arc) => Arc::as_ptr(arc) as usize,
            Value::Unbound(_, method) => *method as *const Method as usize,
            Value::Module(module) => *module as *const Module as usize,
            Value::Builtin(builtin) => *builtin as *const Builtin as usize,
            Value::Class(class) => *class as *const Class as usize,
            _ => return None,
        })
    }

    /// Python's `id`: an address, or for a value that lives nowhere a number of its own.
    pub fn identity(&self) -> i64 {
        match self {
            Value::Bool(value) => 0x10 + i64::from(*value),
            Value::Int(number) | Value::Member(_, number) => number.wrapping_mul(32) & i64::MAX,
            Value::Float(number) => (number.to_bits() >> 1) as i64,
            other => other.address().unwrap_or(0x20) as i64,
        }
    }

    /// Whether the object stands for an int: an int, a bool or an enum's member.
    pub fn as_integer(&self) -> Option<BigInt> {
        match self {
            Value::Bool(value) => Some(BigInt::from(i64::from(*value))),
            Value::Int(number) | Value::Member(_, number) => Some(BigInt::from(*number)),
            Value::Big(number) => Some((**number).clone()),
            _ => None,
        }
    }

    /// The same for those that fit a machine word.
    pub fn as_small(&self) -> Option<i64> {
        match self {
            Value::Bool(value) => Some(i64::from(*value)),
            Value::Int(number) | Value::Member(_, number) => Some(*number),
            _ => None,
        }
    }

    /// The bytes of a bytes-like object.
    pub fn as_bytes(&self) -> Option<Arc<Vec<u8>>> {
        match self {
            Value::Bytes(bytes) => Some(bytes.clone()),
            Value::ByteArray(bytes) => Some(Arc::new(lock(bytes).clone())),
            Value::Object(object) => object.bytes(),
            _ => None,
        }
    }
}
