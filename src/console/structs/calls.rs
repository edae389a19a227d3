//! The functions of `struct`, and the `Struct` object, which keeps a format that was read once.

use std::sync::Arc;

use super::{Layout, error};
use crate::console::builtins::arguments::c_size;
use crate::console::builtins::classes::OBJECT;
use crate::console::builtins::memory;
use crate::console::evaluate::Evaluator;
use crate::console::exception::{Result, STRUCT_ERROR, type_error};
use crate::console::object::{self, Object};
use crate::console::operators::bytes_like;
use crate::console::record;
use crate::console::value::{Arguments, Builtin, Class, ClassKind, Method, Module, Value};

/// The module.
pub static MODULE: Module = Module {
    name: "struct",
    get: |_, name| match name {
        "error" => Some(Value::Class(&STRUCT_ERROR)),
        "Struct" => Some(Value::Class(&STRUCT)),
        _ => FUNCTIONS.iter().find(|function| function.name == name).map(Value::Builtin),
    },
    names: || FUNCTIONS.iter().map(|function| function.name).chain(["Struct", "error"]).collect(),
};

static FUNCTIONS: &[Builtin] = &[
    Builtin {
        name: "calcsize",
        run: |_, arguments| Ok(Value::Int(Layout::read(&arguments.one("_struct.calcsize")?)?.size as i64)),
    },
    Builtin {
        name: "iter_unpack",
        run: |_, mut arguments| {
            arguments.between("iter_unpack", 2, 2)?;
            let layout = first(&mut arguments, "iter_unpack")?;
            iter_unpack(Arc::new(layout), &arguments.one("iter_unpack")?)
        },
    },
    Builtin {
        name: "pack",
        run: |evaluator, mut arguments| {
            let layout = first(&mut arguments, "pack")?;
            layout.pack(evaluator, &arguments.positional, "pack").map(Value::bytes)
        },
    },
    Builtin {
        name: "pack_into",
        run: |evaluator, mut arguments| {
            let layout = first(&mut arguments, "pack_into")?;
            pack_into(evaluator, &layout, &arguments)
        },
    },
    Builtin {
        name: "unpack",
        run: |_, mut arguments| {
            arguments.between("unpack", 2, 2)?;
            let layout = first(&mut arguments, "unpack")?;
            unpack(&layout, &arguments.one("unpack")?)
        },
    },
    Builtin {
        name: "unpack_from",
        run: |_, mut arguments| {
            if arguments.positional.is_empty() {
                return Err(type_error("unpack_from() takes at least 1 positional argument (0 given)"));
            }
            let format = arguments.positional.remove(0);
            let layout = Layout::read(&format)?;
            unpack_from(&layout, arguments, 2)
        },
    },
];

static STRUCT: Class = Class {
    name: "Struct",
    module: "_struct",
    base: Some(&OBJECT),
    kind: ClassKind::Value { make, methods: METHODS, functions: &[] },
};

static METHODS: &[Method] = &[
    Method {
        name: "iter_unpack",
        run: |_, this, arguments| iter_unpack(layout_of(this)?, &arguments.one("Struct.iter_unpack")?),
    },
    Method {
        name: "pack",
        run: |evaluator, this, arguments| {
            arguments.no_keywords("Struct.pack")?;
            layout_of(this)?.pack(evaluator, &arguments.positional, "pack").map(Value::bytes)
        },
    },
    Method {
        name: "pack_into",
        run: |evaluator, this, arguments| {
            arguments.no_keywords("Struct.pack_into")?;
            pack_into(evaluator, &*layout_of(this)?, &arguments)
        },
    },
    Method { name: "unpack", run: |_, this, arguments| unpack(&*layout_of(this)?, &arguments.one("Struct.unpack")?) },
    Method { name: "unpack_from", run: |_, this, arguments| unpack_from(&*layout_of(this)?, arguments, 1) },
];

/// A `Struct`.
#[derive(Debug)]
struct Struct(Arc<Layout>);

impl Object for Struct {
    fn class(&self) -> &'static Class {
        &STRUCT
    }

    fn attribute(&self, name: &str) -> Option<Value> {
        match name {
            "format" => Some(Value::text(&self.0.format)),
            "size" => Some(Value::Int(self.0.size as i64)),
            _ => None,
        }
    }

    fn attributes(&self) -> &'static [&'static str] {
        &["format", "size"]
    }
}

fn make(_: &Evaluator, arguments: Arguments) -> Result<Value> {
    let [format] = arguments.bind("Struct", ["format"], 1)?;
    let layout = Layout::read(&format.unwrap_or(Value::None))?;
    Ok(object::value(Struct(Arc::new(layout))))
}

fn layout_of(this: &Value) -> Result<Arc<Layout>> {
    match object::of::<Struct>(this) {
        Some(made) => Ok(made.0.clone()),
        None => Err(type_error(format!("Struct expected, not {}", this.type_name()))),
    }
}

/// Takes the format, the first of the arguments.
fn first(arguments: &mut Arguments, name: &str) -> Result<Layout> {
    arguments.no_keywords(&format!("_struct.{name}"))?;
    if arguments.positional.is_empty() {
        return Err(type_error("missing format argument"));
    }
    Layout::read(&arguments.positional.remove(0))
}

fn buffer_of(value: &Value) -> Result<Arc<Vec<u8>>> {
    value.as_bytes().ok_or_else(|| bytes_like(value))
}

fn unpack(layout: &Layout, buffer: &Value) -> Result<Value> {
    let buffer = buffer_of(buffer)?;
    if buffer.len() != layout.size {
        return Err(error(format!("unpack requires a buffer of {} bytes", layout.size)));
    }
    Ok(layout.unpack(&buffer))
}

/// `place` is where CPython counts the buffer among the arguments.
fn unpack_from(layout: &Layout, arguments: Arguments, place: usize) -> Result<Value> {
    let [buffer, offset] = arguments.bind("unpack_from", ["buffer", "offset"], 0)?;
    let Some(buffer) = buffer else {
        return Err(type_error(format!("unpack_from() missing required argument 'buffer' (pos {place})")));
    };
    let buffer = buffer_of(&buffer)?;
    let start =
        start(layout, offset.as_ref(), buffer.len(), ["unpack_from", "unpacking", "not enough data to unpack"])?;
    Ok(layout.unpack(buffer.get(start..start + layout.size).unwrap_or(&[])))
}

/// Where in a buffer a call begins; `names` are its name, what it does, and its complaint of a negative place.
fn start(layout: &Layout, offset: Option<&Value>, length: usize, names: [&str; 3]) -> Result<usize> {
    let offset = offset.map_or(Ok(0), c_size)?;
    let [name, does, complaint] = names;
    let (size, from) = (layout.size, if offset < 0 { offset + length as i64 } else { offset });
    let Ok(start) = usize::try_from(from) else {
        return Err(error(format!("offset {offset} out of range for {length}-byte buffer")));
    };
    if start.saturating_add(size) <= length {
        return Ok(start);
    }
    if offset < 0 {
        return Err(error(format!("{complaint} {size} bytes at offset {offset}")));
    }
    let least = start.saturating_add(size);
    Err(error(format!(
        "{name} requires a buffer of at least {least} bytes for {does} {size} bytes at offset {start} (actual buffer size is {length})"
    )))
}

fn pack_into(evaluator: &Evaluator, layout: &Layout, arguments: &Arguments) -> Result<Value> {
    let (buffer, offset) = match &arguments.positional[..] {
        [] => return Err(error("pack_into expected buffer argument")),
        [_] => return Err(error("pack_into expected offset argument")),
        [buffer, offset, ..] => (buffer, offset),
    };
    let values = arguments.positional.get(2..).unwrap_or(&[]);
    let (wanted, given) = (layout.values(), values.len());
    if wanted != given {
        return Err(error(format!("pack_into expected {wanted} items for packing (got {given})")));
    }
    let Some(room) = memory::room(buffer)? else {
        let name = buffer.type_name();
        return Err(type_error(format!("argument must be read-write bytes-like object, not {name}")));
    };
    let start = start(layout, Some(offset), room.length, ["pack_into", "packing", "no space to pack"])?;
    let mut bytes = vec![0; 0];
    let packed = layout.pack_onto(evaluator, values, &mut bytes);
    // CPython empties the place first, and what came before a value that does not fit is in it.
    bytes.resize(layout.size, 0);
    room.fill_from(start, &bytes);
    packed.map(|()| Value::None)
}

/// What `iter_unpack` gives.
#[derive(Debug)]
struct Unpacking {
    layout: Arc<Layout>,
    buffer: Arc<Vec<u8>>,
    next: std::sync::Mutex<usize>,
}

static UNPACKING: Class = Class {
    name: "unpack_iterator",
    module: "_struct",
    base: Some(&OBJECT),
    kind: ClassKind::Value { make: record::cannot_make, methods: &[], functions: &[] },
};

fn iter_unpack(layout: Arc<Layout>, buffer: &Value) -> Result<Value> {
    let buffer = buffer_of(buffer)?;
    if layout.size == 0 {
        return Err(error("cannot iteratively unpack with a struct of length 0"));
    }
    if buffer.len() % layout.size != 0 {
        let size = layout.size;
        return Err(error(format!("iterative unpacking requires a buffer of a multiple of {size} bytes")));
    }
    Ok(object::value(Unpacking { layout, buffer, next: Default::default() }))
}

impl Object for Unpacking {
    fn class(&self) -> &'static Class {
        &UNPACKING
    }

    fn iterates_itself(&self) -> bool {
        true
    }

    fn next(&self, _: &Evaluator) -> Result<Option<Value>> {
        let mut next = crate::console::value::lock(&self.next);
        let Some(bytes) = self.buffer.get(*next..*next + self.layout.size) else { return Ok(None) };
        *next += self.layout.size;
        Ok(Some(self.layout.unpack(bytes)))
    }
}
