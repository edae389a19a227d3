//! Exceptions as objects: how a call makes one, and the attributes that its class gives it.

use std::sync::Arc;

use super::exception::{
    ATTRIBUTE_ERROR, EXCEPTION_GROUP, Exception, IMPORT_ERROR, NAME_ERROR, OS_ERROR, Result, STOP_ITERATION,
    SYNTAX_ERROR, SYSTEM_EXIT, Thrown, UNICODE_DECODE_ERROR, UNICODE_ENCODE_ERROR, raise, type_error,
};
use super::iterate::Iter;
use super::value::{Arguments, Class, Value, lock};
use super::{evaluate::Evaluator, groups, objects, tracebacks};

/// `ValueError(…)`.
///
/// # Errors
/// TypeError for what its class does not take.
pub fn make(class: &'static Class, mut arguments: Arguments) -> Result<Value> {
    let named = take_named(class, class.name, &mut arguments)?;
    if class.is_a(&UNICODE_DECODE_ERROR) || class.is_a(&UNICODE_ENCODE_ERROR) {
        let given = arguments.positional.len();
        if given != 5 {
            return Err(type_error(format!("function takes exactly 5 arguments ({given} given)")));
        }
    }
    if class.is_a(&EXCEPTION_GROUP) {
        groups::check(&arguments.positional)?;
    }
    let exception = Exception::new(class, arguments.positional);
    named.into_iter().for_each(|(name, value)| exception.name_value(name, value));
    Ok(Value::Exception(Arc::new(exception)))
}

/// The arguments by name that a class of exceptions takes.
///
/// # Errors
/// TypeError for any other, in the words for a class called `called`.
pub fn take_named(
    class: &'static Class,
    called: &str,
    arguments: &mut Arguments,
) -> Result<Vec<(&'static str, Value)>> {
    let known: &[&'static str] = if class.is_a(&IMPORT_ERROR) {
        &["name", "path"]
    } else if class.is_a(&ATTRIBUTE_ERROR) {
        &["name", "obj"]
    } else if class.is_a(&NAME_ERROR) {
        &["name"]
    } else {
        arguments.no_keywords(called)?;
        return Ok(vec![]);
    };
    let mut named = Vec::new();
    for (name, value) in std::mem::take(&mut arguments.keyword) {
        match known.iter().find(|known| **known == &*name) {
            Some(known) => named.push((*known, value)),
            None => {
                let message = format!("'{name}' is an invalid keyword argument for {}()", class.name);
                return Err(type_error(message));
            }
        }
    }
    Ok(named)
}

/// An attribute that an exception's class gives it.
pub fn attribute(object: &Value, exception: &Arc<Exception>, name: &str) -> Option<Value> {
    let or_none = |value: Option<Value>| Some(value.unwrap_or(Value::None));
    let is = |class| exception.is_a(class);
    let of_chain = |exception: Option<Arc<Exception>>| Some(exception.map_or(Value::None, Value::Exception));
    match name {
        "args" => Some(Value::Tuple(exception.arguments())),
        "add_note" => Some(Value::Bound(Arc::new((object.clone(), &objects::ADD_NOTE)))),
        "with_traceback" => Some(Value::Bound(Arc::new((object.clone(), &tracebacks::WITH_TRACEBACK)))),
        "__traceback__" => Some(tracebacks::of(exception)),
        "__suppress_context__" => Some(Value::Bool(lock(&exception.details).hides_context)),
        "__cause__" => of_chain(lock(&exception.details).cause.clone()),
        "__context__" => of_chain(lock(&exception.details).context.clone()),
        "__dict__" => Some(lock(&exception.fields).share()),
        "__notes__" => {
            let notes: Vec<Value> = lock(&exception.details).notes.iter().cloned().map(Value::Str).collect();
            (!notes.is_empty()).then(|| Value::list(notes))
        }
        "errno" if is(&OS_ERROR) => or_none(exception.os_error().map(|(errno, _)| errno)),
        "strerror" if is(&OS_ERROR) => or_none(exception.os_error().map(|(_, text)| text)),
        "filename" | "filename2" if is(&OS_ERROR) => or_none(exception.named(name)),
        "name" | "path" if is(&IMPORT_ERROR) => or_none(exception.named(name)),
        "name" | "obj" if is(&ATTRIBUTE_ERROR) => or_none(exception.named(name)),
        "name" if is(&NAME_ERROR) => or_none(exception.named(name)),
        "msg" if is(&IMPORT_ERROR) => match &exception.arguments()[..] {
            [only] => Some(only.clone()),
            _ => Some(Value::None),
        },
        "code" if is(&SYSTEM_EXIT) => Some(match &exception.arguments()[..] {
            [] => Value::None,
            [only] => only.clone(),
            many => Value::tuple(many.to_vec()),
        }),
        "message" if is(&EXCEPTION_GROUP) => or_none(exception.arguments().first().cloned()),
        _ if is(&EXCEPTION_GROUP)
            && let Some(method) = groups::METHODS.iter().find(|method| method.name == name) =>
        {
            Some(Value::Bound(Arc::new((object.clone(), method))))
        }
        "exceptions" if is(&EXCEPTION_GROUP) => Some(Value::tuple(exception.grouped())),
        "value" if is(&STOP_ITERATION) => or_none(exception.arguments().first().cloned()),
        "encoding" | "object" | "start" | "end" | "reason"
            if is(&UNICODE_DECODE_ERROR) || is(&UNICODE_ENCODE_ERROR) =>
        {
            let place = ["encoding", "object", "start", "end", "reason"].iter().position(|known| *known == name)?;
            exception.arguments().get(place).cloned()
        }
        "msg" | "filename" | "lineno" | "offset" | "text" | "end_lineno" | "end_offset" | "print_file_and_line"
            if is(&SYNTAX_ERROR) =>
        {
            let arguments = exception.arguments();
            let place = ["msg", "filename", "lineno", "offset", "text", "end_lineno", "end_offset"]
                .iter()
                .position(|known| *known == name);
            match (place, &arguments[..]) {
                (Some(0), _) => or_none(arguments.first().cloned()),
                (Some(place), [_, Value::Tuple(parts)]) => or_none(parts.get(place - 1).cloned()),
                _ => Some(Value::None),
            }
        }
        _ => None,
    }
}

/// Sets or deletes an attribute that an exception's class gives it; `None` for one that the program gives.
pub fn set_attribute(
    evaluator: &Evaluator,
    exception: &Arc<Exception>,
    name: &str,
    value: Option<&Value>,
) -> Option<Result<()>> {
    let Some(value) = value else {
        return matches!(name, "args" | "__traceback__" | "__context__" | "__cause__").then(|| {
            let name = name.trim_matches('_');
            Err(type_error(format!("{name} may not be deleted")))
        });
    };
    let chained = |what: &str| match value {
        Value::None => Ok(None),
        Value::Exception(other) => Ok(Some(other.clone())),
        _ => Err(type_error(format!("exception {what} must be None or derive from BaseException"))),
    };
    Some(match name {
        "args" => match Iter::begin(evaluator, value).and_then(|items| items.collect(evaluator)) {
            Ok(items) => {
                exception.replace_arguments(items);
                Ok(())
            }
            Err(thrown) => Err(thrown),
        },
        "__cause__" => chained("cause").map(|cause| {
            let mut details = lock(&exception.details);
            let old = std::mem::replace(&mut details.cause, cause);
            details.hides_context = true;
            drop(details);
            drop(old);
        }),
        "__context__" => chained("context").map(|context| {
            let old = std::mem::replace(&mut lock(&exception.details).context, context);
            drop(old);
        }),
        "__suppress_context__" => match value {
            Value::Bool(hides) => {
                lock(&exception.details).hides_context = *hides;
                Ok(())
            }
            _ => Err(type_error("attribute value type must be bool")),
        },
        "__traceback__" => tracebacks::set(exception, value),
        "name" | "obj" | "path" if attribute(value, exception, name).is_some() => {
            let known = ["name", "obj", "path"].into_iter().find(|known| *known == name).unwrap_or("name");
            exception.name_value(known, value.clone());
            Ok(())
        }
        "filename" | "filename2" if exception.is_a(&OS_ERROR) => {
            let known = if name == "filename" { "filename" } else { "filename2" };
            exception.name_value(known, value.clone());
            Ok(())
        }
        "errno" | "strerror" if exception.os_error().is_some() => {
            let mut arguments = exception.arguments().to_vec();
            let place = usize::from(name == "strerror");
            if let Some(old) = arguments.get_mut(place) {
                *old = value.clone();
            }
            // CPython keeps `args` as they were and changes only what its text is made of.
            exception.replace_arguments(arguments);
            Ok(())
        }
        _ => return None,
    })
}

/// Gives an AttributeError that has none the name that was asked for and the object, as CPython does wherever one
/// leaves `object.name` (`set_attribute_error_context` of Objects/object.c).
pub fn with_asked(thrown: Thrown, object: &Value, name: &str) -> Thrown {
    let exception = &thrown.exception;
    if !exception.is_a(&ATTRIBUTE_ERROR) || exception.named("name").is_some() || exception.named("obj").is_some() {
        return thrown;
    }
    exception.name_value("name", Value::text(name));
    exception.name_value("obj", object.clone());
    thrown.suggest(super::attributes::suggestion(object, name))
}

/// The AttributeError of something that cannot be written to.
pub fn read_only(message: String) -> Thrown {
    raise(&ATTRIBUTE_ERROR, message)
}
