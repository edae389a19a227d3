//! What ranks values: `sorted`, `list.sort`, `min`, `max`.

use std::cmp::Ordering;
use std::sync::Arc;

use crate::console::evaluate::Evaluator;
use crate::console::exception::{Result, type_error, value_error};
use crate::console::ir::Comparison;
use crate::console::iterate::Iter;
use crate::console::operators;
use crate::console::value::{Arguments, Value};

/// The options that `sorted`, `min` and `max` take by name.
#[derive(Default)]
struct Ranking {
    key: Option<Value>,
    reverse: bool,
    default: Option<Value>,
}

fn ranking(keyword: Vec<(Arc<str>, Value)>, name: &str) -> Result<Ranking> {
    let mut ranking = Ranking::default();
    for (keyword, value) in keyword {
        match (&*keyword, value) {
            ("key", Value::None) => {}
            ("key", value) => ranking.key = Some(value),
            ("reverse", value) if name == "sort" => ranking.reverse = super::arguments::c_int(&value)? != 0,
            ("default", value) if name == "max" || name == "min" => ranking.default = Some(value),
            (keyword, _) => {
                return Err(type_error(format!("'{keyword}' is an invalid keyword argument for {name}()")));
            }
        }
    }
    Ok(ranking)
}

fn keyed(evaluator: &Evaluator, key: &Option<Value>, item: &Value) -> Result<Value> {
    match key {
        None => Ok(item.clone()),
        Some(key) => evaluator.invoke(key, Arguments::of(vec![item.clone()])),
    }
}

/// `min` and `max`.
///
/// # Errors
/// TypeError, ValueError for nothing to choose from.
pub fn extreme(evaluator: &Evaluator, arguments: Arguments, name: &str, wanted: Ordering) -> Result<Value> {
    let Ranking { key, default, .. } = ranking(arguments.keyword, name)?;
    let items = match &arguments.positional[..] {
        [] => return Err(type_error(format!("{name} expected at least 1 argument, got 0"))),
        [only] => Iter::over(only)?.collect(evaluator)?,
        _ if default.is_some() => {
            let message = format!("Cannot specify a default for {name}() with multiple positional arguments");
            return Err(type_error(message));
        }
        many => many.to_vec(),
    };
    let mut best: Option<(Value, Value)> = None;
    for item in items {
        let rank = keyed(evaluator, &key, &item)?;
        let better = match &best {
            None => true,
            Some((_, best)) => {
                let comparison = if wanted == Ordering::Greater { Comparison::Greater } else { Comparison::Less };
                operators::compare(evaluator, comparison, &rank, best)?
            }
        };
        if better {
            best = Some((item, rank));
        }
    }
    match (best, default) {
        (Some((item, _)), _) => Ok(item),
        (None, Some(default)) => Ok(default),
        (None, None) => Err(value_error(format!("{name}() arg is an empty sequence"))),
    }
}

/// Sorts as `sorted` and `list.sort` do.
///
/// # Errors
/// TypeError for items without an order, and what the key function raises.
pub fn sort(evaluator: &Evaluator, items: Vec<Value>, options: Arguments, name: &str) -> Result<Vec<Value>> {
    let Ranking { key, reverse, .. } = ranking(options.keyword, name)?;
    let mut ranked = Vec::with_capacity(items.len());
    for (place, item) in items.into_iter().enumerate() {
        ranked.push((keyed(evaluator, &key, &item)?, place, item));
    }
    let mut failure = None;
    ranked.sort_by(|one, other| {
        if failure.is_some() {
            return Ordering::Equal;
        }
        // As CPython: only `<` is asked, the later item first, and equal items keep their order, also when reversed.
        let one_is_later = (one.1 > other.1) != reverse;
        let (later, earlier) = if one_is_later { (one, other) } else { (other, one) };
        let less = |a: &Value, b: &Value| operators::compare(evaluator, Comparison::Less, a, b);
        let order = less(&later.0, &earlier.0).and_then(|before| {
            Ok(if before {
                Ordering::Less
            } else if less(&earlier.0, &later.0)? {
                Ordering::Greater
            } else {
                Ordering::Equal
            })
        });
        match order {
            // What was found is the order of the later against the earlier.
            Ok(order) if one_is_later != reverse => order,
            Ok(order) => order.reverse(),
            Err(thrown) => {
                failure = Some(thrown);
                Ordering::Equal
            }
        }
    });
    match failure {
        Some(thrown) => Err(thrown),
        None => Ok(ranked.into_iter().map(|(_, _, item)| item).collect()),
    }
}

/// `sorted(x)`.
///
/// # Errors
/// As [`sort`].
pub fn sorted(evaluator: &Evaluator, arguments: Arguments) -> Result<Value> {
    if arguments.positional.len() != 1 {
        return Err(type_error(format!("sorted expected 1 argument, got {}", arguments.positional.len())));
    }
    let items = Iter::over(&arguments.positional[0])?.collect(evaluator)?;
    Ok(Value::list(sort(evaluator, items, Arguments { positional: vec![], ..arguments }, "sort")?))
}
