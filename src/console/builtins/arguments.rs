//! Taking a call's arguments apart, with CPython's words for each way of getting them wrong.

use num_bigint::BigInt;

use crate::console::exception::{Result, overflow_error, type_error};
use crate::console::value::{Arguments, Value};

fn plural(count: usize) -> &'static str {
    if count == 1 { "" } else { "s" }
}

impl Arguments {
    /// Only arguments by place.
    pub fn of(positional: Vec<Value>) -> Arguments {
        Arguments { positional, keyword: Vec::new() }
    }

    /// The argument at a place.
    pub fn get(&self, place: usize) -> Option<&Value> {
        self.positional.get(place)
    }

    /// Refuses arguments by name.
    ///
    /// # Errors
    /// TypeError.
    pub fn no_keywords(&self, name: &str) -> Result<()> {
        if self.keyword.is_empty() { Ok(()) } else { Err(type_error(format!("{name}() takes no keyword arguments"))) }
    }

    /// Refuses any argument.
    ///
    /// # Errors
    /// TypeError.
    pub fn none(&self, name: &str) -> Result<()> {
        self.no_keywords(name)?;
        match self.positional.len() {
            0 => Ok(()),
            given => Err(type_error(format!("{name}() takes no arguments ({given} given)"))),
        }
    }

    /// The only argument.
    ///
    /// # Errors
    /// TypeError.
    pub fn one(mut self, name: &str) -> Result<Value> {
        self.no_keywords(name)?;
        match (self.positional.pop(), self.positional.len()) {
            (Some(value), 0) => Ok(value),
            (None, _) => Err(type_error(format!("{name}() takes exactly one argument (0 given)"))),
            (Some(_), before) => Err(type_error(format!("{name}() takes exactly one argument ({} given)", before + 1))),
        }
    }

    /// Between so many arguments, in the words «`replace` expected at least 2 arguments, got 1».
    ///
    /// # Errors
    /// TypeError.
    pub fn between(&self, name: &str, least: usize, most: usize) -> Result<()> {
        self.no_keywords(name)?;
        let given = self.positional.len();
        if (least..=most).contains(&given) {
            return Ok(());
        }
        let (which, bound) = if given < least { ("at least ", least) } else { ("at most ", most) };
        let which = if least == most { "" } else { which };
        Err(type_error(format!("{name} expected {which}{bound} argument{}, got {given}", plural(bound))))
    }

    /// At most one argument by place, whatever comes by name.
    ///
    /// # Errors
    /// TypeError.
    pub fn at_most_one(&self, name: &str) -> Result<()> {
        match self.positional.len() {
            0 | 1 => Ok(()),
            given => Err(type_error(format!("{name} expected at most 1 argument, got {given}"))),
        }
    }

    /// Between so many arguments, in the words «`send()` takes at least 1 argument (0 given)».
    ///
    /// # Errors
    /// TypeError.
    pub fn takes(&self, name: &str, least: usize, most: usize) -> Result<()> {
        self.no_keywords(name)?;
        let given = self.positional.len();
        if (least..=most).contains(&given) {
            return Ok(());
        }
        let (which, bound) = if given < least { ("at least", least) } else { ("at most", most) };
        let which = if least == most { "exactly" } else { which };
        Err(type_error(format!("{name}() takes {which} {bound} argument{} ({given} given)", plural(bound))))
    }

    /// Arguments by place or by name, the first `required` of which must be there.
    ///
    /// # Errors
    /// TypeError.
    pub fn bind<const N: usize>(self, name: &str, names: [&str; N], required: usize) -> Result<[Option<Value>; N]> {
        let mut bound = [const { None }; N];
        let given = self.positional.len() + self.keyword.len();
        if given > N {
            let named = if self.positional.is_empty() { "keyword " } else { "" };
            return Err(type_error(format!("{name}() takes at most {N} {named}argument{} ({given} given)", plural(N))));
        }
        // Python/getargs.c looks for what must be there before it looks at what must not.
        let by_place = self.positional.len();
        let lacks = |place: &usize| !self.keyword.iter().any(|(keyword, _)| &**keyword == names[*place]);
        if let Some(place) = (by_place..required.min(N)).find(lacks) {
            let (missing, place) = (names[place], place + 1);
            return Err(type_error(format!("{name}() missing required argument '{missing}' (pos {place})")));
        }
        for (slot, value) in bound.iter_mut().zip(self.positional) {
            *slot = Some(value);
        }
        for (keyword, value) in self.keyword {
            let Some(place) = names.iter().position(|name| *name == &*keyword) else {
                return Err(type_error(format!("'{keyword}' is an invalid keyword argument for {name}()")));
            };
            if bound[place].is_some() {
                let place = place + 1;
                return Err(type_error(format!(
                    "argument for {name}() given by name ('{keyword}') and position ({place})"
                )));
            }
            bound[place] = Some(value);
        }
        Ok(bound)
    }
}

/// Arguments by place or by name, refused in the words of a function that CPython has written in Python.
///
/// # Errors
/// TypeError.
pub fn python<const N: usize>(
    arguments: Arguments,
    name: &str,
    names: [&str; N],
    required: usize,
) -> Result<[Option<Value>; N]> {
    let given = arguments.positional.len();
    if given > N {
        let takes = if required == N { N.to_string() } else { format!("from {required} to {N}") };
        let were = if given == 1 { "was" } else { "were" };
        let plural = plural(N);
        return Err(type_error(format!("{name}() takes {takes} positional argument{plural} but {given} {were} given")));
    }
    let mut bound = [const { None }; N];
    for (slot, value) in bound.iter_mut().zip(arguments.positional) {
        *slot = Some(value);
    }
    for (keyword, value) in arguments.keyword {
        match names.iter().position(|known| *known == &*keyword) {
            None => return Err(type_error(format!("{name}() got an unexpected keyword argument '{keyword}'"))),
            Some(place) if bound[place].is_some() => {
                return Err(type_error(format!("{name}() got multiple values for argument '{keyword}'")));
            }
            Some(place) => bound[place] = Some(value),
        }
    }
    if let Some(place) = bound[..required.min(N)].iter().position(Option::is_none) {
        let missing = names[place];
        return Err(type_error(format!("{name}() missing 1 required positional argument: '{missing}'")));
    }
    Ok(bound)
}

/// How CPython's own words for a wrong argument name it.
pub fn given(value: &Value) -> &str {
    if matches!(value, Value::None) { "None" } else { value.type_name() }
}

/// An int, or what stands for one.
///
/// # Errors
/// TypeError.
pub fn integer(value: &Value) -> Result<BigInt> {
    value
        .as_integer()
        .ok_or_else(|| type_error(format!("'{}' object cannot be interpreted as an integer", value.type_name())))
}

/// A C int, as `PyArg_Parse`'s `i` takes it.
///
/// # Errors
/// TypeError, OverflowError.
pub fn c_int(value: &Value) -> Result<i32> {
    let number = integer(value)?;
    let Ok(long) = i64::try_from(&number) else {
        return Err(overflow_error("Python int too large to convert to C long"));
    };
    i32::try_from(long).map_err(|_| {
        overflow_error(if long > 0 {
            "signed integer is greater than maximum"
        } else {
            "signed integer is less than minimum"
        })
    })
}

/// A `Py_ssize_t`.
///
/// # Errors
/// TypeError, OverflowError.
pub fn c_size(value: &Value) -> Result<i64> {
    i64::try_from(integer(value)?).map_err(|_| overflow_error("Python int too large to convert to C ssize_t"))
}

/// A number for a time or a count, clamped to what an i64 holds.
///
/// # Errors
/// TypeError.
pub fn clamped(value: &Value) -> Result<i64> {
    let number = integer(value)?;
    let far = if number < BigInt::from(0) { i64::MIN } else { i64::MAX };
    Ok(i64::try_from(number).unwrap_or(far))
}
