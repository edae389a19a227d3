//! What objects of ours do under a special name: for `super().__setitem__(…)`, `Exception.__init__(self, …)`,
//! `int.__add__(1, 2)`, `"abc".__len__()`.

use super::attributes::{self, native};
use super::builtins;
use super::evaluate::Evaluator;
use super::exception::{Result, Thrown, type_error};
use super::ir::{Binary, Comparison, Unary};
use super::iterate::Iter;
use super::value::{Arguments, Class, Method, Value};
use super::{comprehension, indexing, objects, operators, text};

macro_rules! binary {
    ($name:literal, $operator:expr) => {
        Method { name: $name, run: |evaluator, this, arguments| operate(evaluator, this, arguments, $operator, false) }
    };
}
macro_rules! reflected {
    ($name:literal, $operator:expr) => {
        Method { name: $name, run: |evaluator, this, arguments| operate(evaluator, this, arguments, $operator, true) }
    };
}
macro_rules! augmented {
    ($name:literal, $operator:expr) => {
        Method {
            name: $name,
            run: |evaluator, this, arguments| {
                let changed = operators::augment(evaluator, $operator, native(this.clone()), &only(arguments)?)?;
                Ok(if matches!(this, Value::Instance(_)) { this.clone() } else { changed })
            },
        }
    };
}
macro_rules! comparison {
    ($name:literal, $comparison:expr) => {
        Method { name: $name, run: |evaluator, this, arguments| compare(evaluator, this, arguments, $comparison) }
    };
}
macro_rules! unary {
    ($name:literal, $operator:expr) => {
        Method {
            name: $name,
            run: |_, this, arguments| {
                none(&arguments)?;
                operators::unary($operator, &native(this.clone()))
            },
        }
    };
}
macro_rules! builtin {
    ($name:literal, $builtin:literal) => {
        Method { name: $name, run: |evaluator, this, arguments| as_builtin(evaluator, $builtin, this, arguments) }
    };
}

/// Every such method. They take the object whole, also one that is around an object of ours.
pub static ALL: &[Method] = &[
    Method { name: "__init__", run: init },
    Method {
        name: "__repr__",
        run: |evaluator, this, arguments| {
            arguments.none("__repr__")?;
            Ok(Value::text(match this {
                Value::Instance(instance) if instance.native.get().is_none() => text::repr(this),
                _ => text::repr_of(evaluator, &native(this.clone()))?,
            }))
        },
    },
    Method {
        name: "__str__",
        run: |evaluator, this, arguments| {
            arguments.none("__str__")?;
            Ok(Value::text(match this {
                Value::Exception(exception) => exception.message(),
                Value::Instance(instance) if instance.native.get().is_none() => text::repr_of(evaluator, this)?,
                _ => text::str_of(evaluator, &native(this.clone()))?,
            }))
        },
    },
    Method {
        name: "__setattr__",
        run: |evaluator, this, arguments| match &arguments.positional[..] {
            [Value::Str(name), value] => {
                attributes::set(evaluator, this, name, Some(value.clone())).map(|()| Value::None)
            }
            _ => Err(type_error("expected 2 arguments")),
        },
    },
    Method {
        name: "__delattr__",
        run: |evaluator, this, arguments| match arguments.one("__delattr__")? {
            Value::Str(name) => attributes::set(evaluator, this, &name, None).map(|()| Value::None),
            _ => Err(type_error("attribute name must be string")),
        },
    },
    Method {
        name: "__contains__",
        run: |evaluator, this, arguments| {
            let item = arguments.one("__contains__")?;
            operators::contains(evaluator, &native(this.clone()), &item).map(Value::Bool)
        },
    },
    Method {
        name: "__getitem__",
        run: |evaluator, this, arguments| {
            let index = arguments.one("__getitem__")?;
            match this {
                Value::Instance(instance) if matches!(instance.native.get(), Some(Value::Dict(_))) => {
                    indexing::missing(evaluator, this, &native(this.clone()), &index)
                }
                _ => indexing::index(evaluator, &native(this.clone()), &index),
            }
        },
    },
    Method {
        name: "__setitem__",
        run: |evaluator, this, arguments| match &arguments.positional[..] {
            [index, value] => {
                indexing::set_index(evaluator, &native(this.clone()), index, value.clone()).map(|()| Value::None)
            }
            _ => Err(type_error("expected 2 arguments")),
        },
    },
    Method {
        name: "__delitem__",
        run: |evaluator, this, arguments| {
            let index = arguments.one("__delitem__")?;
            indexing::delete_index(evaluator, &native(this.clone()), &index).map(|()| Value::None)
        },
    },
    binary!("__add__", Binary::Add),
    binary!("__sub__", Binary::Subtract),
    binary!("__mul__", Binary::Multiply),
    binary!("__truediv__", Binary::Divide),
    binary!("__floordiv__", Binary::FloorDivide),
    binary!("__mod__", Binary::Modulo),
    binary!("__pow__", Binary::Power),
    binary!("__lshift__", Binary::ShiftLeft),
    binary!("__rshift__", Binary::ShiftRight),
    binary!("__or__", Binary::Or),
    binary!("__xor__", Binary::Xor),
    binary!("__and__", Binary::And),
    reflected!("__radd__", Binary::Add),
    reflected!("__rsub__", Binary::Subtract),
    reflected!("__rmul__", Binary::Multiply),
    reflected!("__rtruediv__", Binary::Divide),
    reflected!("__rfloordiv__", Binary::FloorDivide),
    reflected!("__rmod__", Binary::Modulo),
    reflected!("__rpow__", Binary::Power),
    reflected!("__rlshift__", Binary::ShiftLeft),
    reflected!("__rrshift__", Binary::ShiftRight),
    reflected!("__ror__", Binary::Or),
    reflected!("__rxor__", Binary::Xor),
    reflected!("__rand__", Binary::And),
    augmented!("__iadd__", Binary::Add),
    augmented!("__isub__", Binary::Subtract),
    augmented!("__imul__", Binary::Multiply),
    augmented!("__ior__", Binary::Or),
    augmented!("__ixor__", Binary::Xor),
    augmented!("__iand__", Binary::And),
    comparison!("__eq__", Comparison::Equal),
    comparison!("__ne__", Comparison::NotEqual),
    comparison!("__lt__", Comparison::Less),
    comparison!("__le__", Comparison::LessEqual),
    comparison!("__gt__", Comparison::Greater),
    comparison!("__ge__", Comparison::GreaterEqual),
    unary!("__neg__", Unary::Minus),
    unary!("__pos__", Unary::Plus),
    unary!("__invert__", Unary::Invert),
    builtin!("__abs__", "abs"),
    builtin!("__bool__", "bool"),
    builtin!("__divmod__", "divmod"),
    builtin!("__float__", "float"),
    builtin!("__format__", "format"),
    builtin!("__hash__", "hash"),
    builtin!("__int__", "int"),
    builtin!("__len__", "len"),
    builtin!("__round__", "round"),
    Method {
        name: "__index__",
        run: |_, this, arguments| {
            none(&arguments)?;
            Ok(this.as_integer().map_or(Value::None, Value::integer))
        },
    },
    Method {
        name: "__iter__",
        run: |_, this, arguments| {
            none(&arguments)?;
            match this {
                Value::Iterator(_) => Ok(this.clone()),
                _ => Iter::over(&native(this.clone())).map(Value::iterator),
            }
        },
    },
    Method { name: "__next__", run: comprehension::next },
    Method { name: "__call__", run: |evaluator, this, arguments| evaluator.invoke(this, arguments) },
    Method {
        name: "__init_subclass__",
        run: |_, this, arguments| match this {
            Value::UserClass(class) if !arguments.keyword.is_empty() => Err(no_class_keywords(&class.name)),
            _ => none(&arguments).map(|()| Value::None),
        },
    },
    Method {
        name: "__getattribute__",
        run: |evaluator, this, arguments| match (this, only(arguments)?) {
            (Value::Instance(instance), Value::Str(name)) => {
                objects::of_plain_instance(evaluator, this, instance, &name)
            }
            (_, Value::Str(name)) => attributes::get(evaluator, this, &name),
            (_, other) => Err(type_error(format!("attribute name must be string, not '{}'", other.type_name()))),
        },
    },
];

/// What every object has.
const OF_OBJECT: &str = "delattr eq format ge getattribute gt hash init init_subclass le lt ne repr setattr str";
const OF_TEXT: &str = "add contains getitem iter len mod mul rmod rmul";
/// What the objects of a class have beyond that: the slot wrappers of CPython 3.11, and its methods of such names.
const OF_CLASSES: &[(&str, &str)] = &[
    (
        "int",
        "abs add and bool divmod float floordiv index int invert lshift mod mul neg or pos pow radd rand rfloordiv rlshift \
         rmod rmul ror round rpow rrshift rshift rsub rtruediv rxor sub truediv xor",
    ),
    (
        "float",
        "abs add bool divmod float floordiv int mod mul neg pos pow radd rfloordiv rmod rmul round rpow rsub rtruediv sub \
         truediv",
    ),
    ("str", OF_TEXT),
    ("bytes", OF_TEXT),
    ("bytearray", "add contains delitem getitem iadd imul iter len mod mul rmod rmul setitem"),
    ("list", "add contains delitem getitem iadd imul iter len mul rmul setitem"),
    ("tuple", "add contains getitem iter len mul rmul"),
    ("range", "bool contains getitem iter len"),
    ("dict", "contains delitem getitem ior iter len or ror setitem"),
    ("set", "and contains iand ior isub iter ixor len or rand ror rsub rxor sub xor"),
    ("frozenset", "and contains iter len or rand ror rsub rxor sub xor"),
    ("memoryview", "getitem len setitem"),
    ("dict_keys", "contains iter len"),
    ("dict_items", "contains iter len"),
    ("dict_values", "iter len"),
    ("NoneType", "bool"),
];

fn has(class: &'static Class, name: &str) -> bool {
    let Some(bare) = name.strip_prefix("__").and_then(|name| name.strip_suffix("__")) else { return false };
    let within = |slots: &str| slots.split(' ').any(|slot| slot == bare);
    let mut at = Some(class);
    while let Some(this) = at {
        if OF_CLASSES.iter().any(|(class, slots)| *class == this.name && within(slots)) {
            return true;
        }
        at = this.base;
    }
    within(OF_OBJECT)
}

/// The method of this special name that an object of ours has.
pub fn of_object(object: &Value, name: &str) -> Option<&'static Method> {
    let method = ALL.iter().find(|method| method.name == name)?;
    let native = native(object.clone());
    let has = match (&native, name) {
        (Value::Iterator(_), "__iter__" | "__next__") => true,
        (Value::Object(object), "__iter__" | "__next__") if object.iterates_itself() => true,
        (Value::Member(..), _) => has(&builtins::classes::INT, name),
        (_, "__call__") => builtins::reflection::is_callable(&native) && !matches!(native, Value::Instance(_)),
        _ => has(native.class(), name),
    };
    has.then_some(method)
}

/// The method of this special name that a class of ours has.
pub fn of_class(class: &'static Class, name: &str) -> Option<&'static Method> {
    has(class, name).then(|| ALL.iter().find(|method| method.name == name)).flatten()
}

/// Whether a method is one of these.
pub fn is_slot(method: &'static Method) -> bool {
    ALL.iter().any(|known| std::ptr::eq(known, method))
}

/// Whether CPython has a method of this name as a slot's wrapper, and not as a method written out.
pub fn is_wrapper(method: &'static Method) -> bool {
    is_slot(method) && !matches!(method.name, "__format__" | "__round__" | "__init_subclass__")
}

fn counted(arguments: &Arguments, wanted: usize) -> Result<()> {
    arguments.no_keywords("wrapper")?;
    let given = arguments.positional.len();
    let plural = if wanted == 1 { "" } else { "s" };
    if given == wanted { Ok(()) } else { Err(type_error(format!("expected {wanted} argument{plural}, got {given}"))) }
}

/// What object says of a keyword in a `class` statement that nobody above it took.
pub fn no_class_keywords(class: &str) -> Thrown {
    type_error(format!("{class}.__init_subclass__() takes no keyword arguments"))
}

fn none(arguments: &Arguments) -> Result<()> {
    counted(arguments, 0)
}

fn only(mut arguments: Arguments) -> Result<Value> {
    counted(&arguments, 1)?;
    Ok(arguments.positional.pop().unwrap_or(Value::None))
}

/// Whether a number has an answer for another value: an int does not know of floats.
fn knows(left: &Value, right: &Value) -> bool {
    let number = |value: &Value| value.as_integer().is_some() || matches!(value, Value::Float(_));
    match (left, right) {
        (Value::Float(_), right) => number(right),
        (left, right) if left.as_integer().is_some() => right.as_integer().is_some(),
        _ => true,
    }
}

fn operate(
    evaluator: &Evaluator,
    this: &Value,
    mut arguments: Arguments,
    operator: Binary,
    reflected: bool,
) -> Result<Value> {
    if operator == Binary::Power && arguments.positional.len() == 2 && matches!(arguments.get(1), Some(Value::None)) {
        arguments.positional.pop();
    }
    let (own, other) = (native(this.clone()), native(only(arguments)?));
    if !knows(&own, &other) {
        return Ok(Value::NotImplemented);
    }
    let result = match reflected {
        true => operators::binary(evaluator, operator, &other, &own),
        false => operators::binary(evaluator, operator, &own, &other),
    };
    match result {
        Err(thrown) if thrown.exception.message().starts_with("unsupported operand") => Ok(Value::NotImplemented),
        result => result,
    }
}

fn compare(evaluator: &Evaluator, this: &Value, arguments: Arguments, comparison: Comparison) -> Result<Value> {
    let (own, other) = (native(this.clone()), native(only(arguments)?));
    let equality = matches!(comparison, Comparison::Equal | Comparison::NotEqual);
    let same_kind =
        std::ptr::eq(own.class(), other.class()) || own.class().is_a(other.class()) || other.class().is_a(own.class());
    let plain = matches!(own, Value::Instance(_) | Value::Exception(_) | Value::Function(_));
    if plain && equality && own.is(&other) {
        return Ok(Value::Bool(comparison == Comparison::Equal));
    }
    // `object.__ne__` says what `__eq__` does not.
    if plain
        && comparison == Comparison::NotEqual
        && let Some(equal) = super::special::ask(evaluator, this, "__eq__", vec![other.clone()])
    {
        let equal = equal?;
        return if matches!(equal, Value::NotImplemented) {
            Ok(equal)
        } else {
            Ok(Value::Bool(!evaluator.truth(&equal)?))
        };
    }
    let known =
        if own.as_integer().is_some() || matches!(own, Value::Float(_)) { knows(&own, &other) } else { same_kind };
    if plain || !known {
        return Ok(Value::NotImplemented);
    }
    match operators::compare(evaluator, comparison, &own, &other) {
        Err(thrown) if thrown.exception.message().contains("not supported between") && !equality => {
            Ok(Value::NotImplemented)
        }
        result => result.map(Value::Bool),
    }
}

/// What a builtin does with the object of ours, or with an object of the program as if it had no methods of its own.
fn as_builtin(evaluator: &Evaluator, name: &str, this: &Value, arguments: Arguments) -> Result<Value> {
    let own = native(this.clone());
    if name == "hash" {
        none(&arguments)?;
        return Ok(match &own {
            Value::Instance(_) => Value::Int(own.identity() >> 4),
            other => Value::Int(super::hashing::hash(&operators::key_of(other)?)),
        });
    }
    if name == "format" {
        let Value::Str(specification) = only(arguments)? else {
            return Err(type_error("__format__() argument must be str"));
        };
        return match &own {
            Value::Instance(_) if specification.is_empty() => text::str_of(evaluator, this).map(Value::text),
            Value::Instance(_) | Value::Exception(_) if !specification.is_empty() => {
                let kind = this.type_name();
                Err(type_error(format!("unsupported format string passed to {kind}.__format__")))
            }
            own => super::format::format(evaluator, own, &specification).map(Value::text),
        };
    }
    let mut all = vec![own];
    all.extend(arguments.positional);
    let function = builtins::lookup(name).unwrap_or(Value::None);
    evaluator.invoke(&function, Arguments { positional: all, keyword: arguments.keyword })
}

/// The TypeError of a slot asked of its class with an object of another.
pub fn wrong_object(class: &'static Class, method: &'static Method, given: &str) -> Thrown {
    let (name, class) = (method.name, class.name);
    type_error(match is_wrapper(method) {
        true => format!("descriptor '{name}' requires a '{class}' object but received a '{given}'"),
        false => format!("descriptor '{name}' for '{class}' objects doesn't apply to a '{given}' object"),
    })
}

/// `object.__init__` and those of our classes.
fn init(evaluator: &Evaluator, this: &Value, arguments: Arguments) -> Result<Value> {
    match this {
        Value::Exception(exception) => {
            let mut arguments = arguments;
            for (name, value) in super::exceptions::take_named(exception.class, this.type_name(), &mut arguments)? {
                exception.name_value(name, value);
            }
            exception.set_arguments(arguments.positional);
        }
        Value::Instance(instance) => {
            if std::ptr::eq(instance.class.root, &super::builtins::classes::OBJECT) {
                if !arguments.positional.is_empty() || !arguments.keyword.is_empty() {
                    let message = "object.__init__() takes exactly one argument (the instance to initialize)";
                    return Err(type_error(message));
                }
            } else {
                evaluator.make_native(instance, arguments)?;
            }
        }
        _ => {}
    }
    Ok(Value::None)
}
