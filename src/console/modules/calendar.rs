//! The calendar part of `time`: local time and how it is written.

use super::time::since_epoch;
use crate::console::arithmetic;
use crate::console::builtins::arguments::{c_int, given, integer};
use crate::console::evaluate::Evaluator;
use crate::console::exception::{Result, overflow_error, type_error, value_error};
use crate::console::record::{self, Shape};
use crate::console::value::{Arguments, Builtin, Class, Value};
use crate::kernel::clock::{self, Date};

record::class!(STRUCT = "struct_time" in "time");
/// `time.struct_time`.
pub static STRUCT_TIME: &Class = &STRUCT;

static SHAPE: Shape = Shape {
    class: &STRUCT,
    title: "time.struct_time",
    fields: &["tm_year", "tm_mon", "tm_mday", "tm_hour", "tm_min", "tm_sec", "tm_wday", "tm_yday", "tm_isdst"],
};

/// The functions.
pub static FUNCTIONS: &[Builtin] = &[
    Builtin {
        name: "asctime",
        run: |_, arguments| {
            arguments.between("asctime", 0, 1)?;
            written("%a %b %e %H:%M:%S %Y", &date_of(arguments.get(0), "asctime")?)
        },
    },
    Builtin {
        name: "ctime",
        run: |_, arguments| {
            arguments.between("ctime", 0, 1)?;
            written("%a %b %e %H:%M:%S %Y", &moment(arguments.get(0), true)?)
        },
    },
    Builtin {
        name: "gmtime",
        run: |_, arguments| {
            arguments.takes("gmtime", 0, 1)?;
            moment(arguments.get(0), false).map(|date| to_value(&date))
        },
    },
    Builtin {
        name: "localtime",
        run: |_, arguments| {
            arguments.takes("localtime", 0, 1)?;
            moment(arguments.get(0), true).map(|date| to_value(&date))
        },
    },
    Builtin { name: "strftime", run: strftime },
];

/// A number of seconds, or now, as a date.
fn moment(seconds: Option<&Value>, local: bool) -> Result<Date> {
    let seconds = match seconds {
        None | Some(Value::None) => since_epoch().as_secs() as i64,
        Some(given) => match arithmetic::to_float(given) {
            Some(number) => {
                let number = number?;
                if number.is_nan() {
                    return Err(value_error("Invalid value NaN (not a number)"));
                }
                if number.abs() > 9e18 {
                    return Err(overflow_error("timestamp out of range for platform time_t"));
                }
                number.floor() as i64
            }
            None => return Err(integer(given).err().unwrap_or_else(|| type_error("a time must be a number"))),
        },
    };
    clock::date(seconds, local).ok_or_else(|| overflow_error("timestamp out of range for platform time_t"))
}

fn date_of(value: Option<&Value>, name: &str) -> Result<Date> {
    let Some(value) = value else { return moment(None, true) };
    let items = match record::tuple(value).unwrap_or_else(|| value.clone()) {
        Value::Tuple(items) => items,
        _ => return Err(type_error("Tuple or struct_time argument required")),
    };
    let numbers: Vec<i32> = items.iter().map(c_int).collect::<Result<_>>()?;
    let numbers: [i32; 9] =
        numbers.try_into().map_err(|_| type_error(format!("{name}(): illegal time tuple argument")))?;
    // The month, day, hour, minute, second, day of the week and day of the year: CPython looks at them in this order.
    let bounds = [
        (1, 0, 12, "month"),
        (2, 0, 31, "day of month"),
        (3, 0, 23, "hour"),
        (4, 0, 59, "minute"),
        (5, 0, 61, "seconds"),
    ];
    for (place, least, most, what) in bounds {
        if !(least..=most).contains(&numbers[place]) {
            return Err(value_error(format!("{what} out of range")));
        }
    }
    let mut numbers = numbers;
    numbers[1] = numbers[1].max(1);
    numbers[2] = numbers[2].max(1);
    numbers[7] = numbers[7].max(1);
    Ok(Date(numbers))
}

fn to_value(date: &Date) -> Value {
    record::value(&SHAPE, date.0.iter().map(|number| Value::Int((*number).into())).collect())
}

fn written(format: &str, date: &Date) -> Result<Value> {
    Ok(Value::text(clock::write_date(format, date)))
}

fn strftime(_: &Evaluator, arguments: Arguments) -> Result<Value> {
    arguments.takes("strftime", 1, 2)?;
    match &arguments.positional[0] {
        Value::Str(format) => written(format, &date_of(arguments.get(1), "strftime")?),
        other => Err(type_error(format!("strftime() argument 1 must be str, not {}", given(other)))),
    }
}
