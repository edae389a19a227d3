//! The builtin classes: what makes their objects, and where their methods are.

use super::{binary, containers, memory, numbers, ranges, reflection, sets, strings, views};
use crate::console::evaluate::Evaluator;
use crate::console::exception::{Result, type_error};
use crate::console::value::{Arguments, Builtin, Class, ClassKind, Method, Value};

macro_rules! classes {
    ($($id:ident = $name:literal : $base:expr, $make:expr, $methods:expr, $functions:expr;)*) => {
        $(
            #[doc = concat!("Python's `", $name, "`.")]
            pub static $id: Class = Class {
                name: $name,
                module: "",
                base: $base,
                kind: ClassKind::Value { make: $make, methods: $methods, functions: $functions },
            };
        )*
    };
}

const NO_METHODS: &[Method] = &[];
const NO_FUNCTIONS: &[Builtin] = &[];

classes! {
    OBJECT = "object": None, crate::console::class::make_object, NO_METHODS, NO_FUNCTIONS;
    TYPE = "type": Some(&OBJECT), reflection::make_type, NO_METHODS, NO_FUNCTIONS;
    ENUM_TYPE = "EnumType": Some(&TYPE), cannot_make, NO_METHODS, NO_FUNCTIONS;
    NONE_TYPE = "NoneType": Some(&OBJECT), cannot_make, NO_METHODS, NO_FUNCTIONS;
    ELLIPSIS = "ellipsis": Some(&OBJECT), cannot_make, NO_METHODS, NO_FUNCTIONS;
    INT = "int": Some(&OBJECT), numbers::make_int, numbers::INT_METHODS, numbers::INT_FUNCTIONS;
    BOOL = "bool": Some(&INT), numbers::make_bool, numbers::INT_METHODS, numbers::INT_FUNCTIONS;
    FLOAT = "float": Some(&OBJECT), numbers::make_float, numbers::FLOAT_METHODS, numbers::FLOAT_FUNCTIONS;
    STR = "str": Some(&OBJECT), strings::make, strings::METHODS, strings::FUNCTIONS;
    BYTES = "bytes": Some(&OBJECT), binary::make_bytes, binary::BYTES_METHODS, binary::BYTES_FUNCTIONS;
    BYTEARRAY = "bytearray": Some(&OBJECT), binary::make_bytearray, binary::BYTEARRAY_METHODS, binary::BYTEARRAY_FUNCTIONS;
    TUPLE = "tuple": Some(&OBJECT), containers::make_tuple, containers::TUPLE_METHODS, NO_FUNCTIONS;
    LIST = "list": Some(&OBJECT), containers::make_list, containers::LIST_METHODS, NO_FUNCTIONS;
    DICT = "dict": Some(&OBJECT), containers::make_dict, containers::DICT_METHODS, containers::DICT_FUNCTIONS;
    SET = "set": Some(&OBJECT), sets::make_set, sets::SET_METHODS, NO_FUNCTIONS;
    FROZENSET = "frozenset": Some(&OBJECT), sets::make_frozenset, sets::FROZENSET_METHODS, NO_FUNCTIONS;
    MEMORYVIEW = "memoryview": Some(&OBJECT), memory::make, memory::METHODS, NO_FUNCTIONS;
    DICT_KEYS = "dict_keys": Some(&OBJECT), cannot_make, views::SET_LIKE_METHODS, NO_FUNCTIONS;
    DICT_VALUES = "dict_values": Some(&OBJECT), cannot_make, NO_METHODS, NO_FUNCTIONS;
    DICT_ITEMS = "dict_items": Some(&OBJECT), cannot_make, views::SET_LIKE_METHODS, NO_FUNCTIONS;
    RANGE = "range": Some(&OBJECT), ranges::make, containers::TUPLE_METHODS, NO_FUNCTIONS;
    SLICE = "slice": Some(&OBJECT), containers::make_slice, containers::SLICE_METHODS, NO_FUNCTIONS;
    ITERATOR = "iterator": Some(&OBJECT), cannot_make, NO_METHODS, NO_FUNCTIONS;
    ENUMERATE = "enumerate": Some(&OBJECT), containers::make_enumerate, NO_METHODS, NO_FUNCTIONS;
    MAP = "map": Some(&OBJECT), containers::make_map, NO_METHODS, NO_FUNCTIONS;
    FILTER = "filter": Some(&OBJECT), containers::make_filter, NO_METHODS, NO_FUNCTIONS;
    ZIP = "zip": Some(&OBJECT), containers::make_zip, NO_METHODS, NO_FUNCTIONS;
    REVERSED = "reversed": Some(&OBJECT), containers::make_reversed, NO_METHODS, NO_FUNCTIONS;
    MODULE = "module": Some(&OBJECT), cannot_make, NO_METHODS, NO_FUNCTIONS;
    FUNCTION = "builtin_function_or_method": Some(&OBJECT), cannot_make, NO_METHODS, NO_FUNCTIONS;
    METHOD_DESCRIPTOR = "method_descriptor": Some(&OBJECT), cannot_make, NO_METHODS, NO_FUNCTIONS;
    METHOD_WRAPPER = "method-wrapper": Some(&OBJECT), cannot_make, NO_METHODS, NO_FUNCTIONS;
    WRAPPER_DESCRIPTOR = "wrapper_descriptor": Some(&OBJECT), cannot_make, NO_METHODS, NO_FUNCTIONS;
    USER_FUNCTION = "function": Some(&OBJECT), cannot_make, NO_METHODS, NO_FUNCTIONS;
    USER_METHOD = "method": Some(&OBJECT), cannot_make, NO_METHODS, NO_FUNCTIONS;
    GENERATOR = "generator": Some(&OBJECT), cannot_make, crate::console::comprehension::METHODS, NO_FUNCTIONS;
    SUPER = "super": Some(&OBJECT), crate::console::class::make_super, NO_METHODS, NO_FUNCTIONS;
    NOT_IMPLEMENTED_TYPE = "NotImplementedType": Some(&OBJECT), cannot_make, NO_METHODS, NO_FUNCTIONS;
    TEXT_STREAM = "TextIOWrapper": Some(&OBJECT), cannot_make, crate::console::modules::streams::OUTPUT_METHODS, NO_FUNCTIONS;
}

/// The classes that are builtin names.
pub static NAMED: &[&Class] = &[
    &OBJECT,
    &TYPE,
    &INT,
    &BOOL,
    &FLOAT,
    &STR,
    &BYTES,
    &BYTEARRAY,
    &TUPLE,
    &LIST,
    &DICT,
    &SET,
    &FROZENSET,
    &RANGE,
    &SLICE,
    &ENUMERATE,
    &ZIP,
    &MAP,
    &FILTER,
    &REVERSED,
    &MEMORYVIEW,
    &SUPER,
    &crate::console::descriptors::PROPERTY,
    &crate::console::descriptors::STATIC_METHOD,
    &crate::console::descriptors::CLASS_METHOD,
];

/// The iterators that CPython names after what they go through.
macro_rules! iterators {
    ($($id:ident = $name:literal;)*) => {
        classes! { $($id = $name: Some(&OBJECT), cannot_make, NO_METHODS, NO_FUNCTIONS;)* }
    };
}

iterators! {
    LIST_ITERATOR = "list_iterator";
    LIST_REVERSEITERATOR = "list_reverseiterator";
    TUPLE_ITERATOR = "tuple_iterator";
    RANGE_ITERATOR = "range_iterator";
    BYTEARRAY_ITERATOR = "bytearray_iterator";
    BYTES_ITERATOR = "bytes_iterator";
    STR_ASCII_ITERATOR = "str_ascii_iterator";
    STR_ITERATOR = "str_iterator";
    SET_ITERATOR = "set_iterator";
    DICT_KEYITERATOR = "dict_keyiterator";
    DICT_VALUEITERATOR = "dict_valueiterator";
    DICT_ITEMITERATOR = "dict_itemiterator";
    DICT_REVERSEKEYITERATOR = "dict_reversekeyiterator";
    CALLABLE_ITERATOR = "callable_iterator";
}

fn cannot_make(_: &Evaluator, _: Arguments) -> Result<Value> {
    Err(type_error("cannot create instances of this type here"))
}
