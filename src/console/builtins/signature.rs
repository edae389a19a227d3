//! The arguments of what CPython writes in Python itself (`socket.create_server`, `Thread.join`), which are taken apart by
//! other words than those of its C functions.

use crate::console::exception::{Result, Thrown, type_error};
use crate::console::value::{Arguments, Value};

fn plural(count: usize) -> &'static str {
    if count == 1 { "" } else { "s" }
}

/// Names as a sentence lists them: `'a'`, `'a' and 'b'`, `'a', 'b', and 'c'`.
pub fn listed(names: &[&str]) -> String {
    let quoted: Vec<String> = names.iter().map(|name| format!("'{name}'")).collect();
    match &quoted[..] {
        [before, last] => format!("{before} and {last}"),
        [all @ .., last] if !all.is_empty() => format!("{}, and {last}", all.join(", ")),
        _ => quoted.concat(),
    }
}

impl Arguments {
    /// Arguments by place or by name, the first `required` of which must be there. A name with a dot is a method's, whose
    /// object counts as an argument.
    ///
    /// # Errors
    /// TypeError.
    pub fn written<const N: usize>(self, name: &str, names: [&str; N], required: usize) -> Result<[Option<Value>; N]> {
        self.written_by_place(name, names, required, N)
    }

    /// The same where only the first `by_place` of them may be given by place.
    ///
    /// # Errors
    /// TypeError.
    pub fn written_by_place<const N: usize>(
        self,
        name: &str,
        names: [&str; N],
        required: usize,
        by_place: usize,
    ) -> Result<[Option<Value>; N]> {
        let mut bound = [const { None }; N];
        fill(self, name, &names, &mut bound, required, by_place)?;
        Ok(bound)
    }
}

fn fill(
    arguments: Arguments,
    name: &str,
    names: &[&str],
    bound: &mut [Option<Value>],
    required: usize,
    by_place: usize,
) -> Result<()> {
    let wrong = |what: String| -> Result<()> { Err(type_error(format!("{name}() {what}"))) };
    let given = arguments.positional.len();
    for (slot, value) in bound[..by_place].iter_mut().zip(arguments.positional) {
        *slot = Some(value);
    }
    for (keyword, value) in arguments.keyword {
        let Some(place) = names.iter().position(|name| *name == &*keyword) else {
            return wrong(format!("got an unexpected keyword argument '{keyword}'"));
        };
        if bound[place].replace(value).is_some() {
            return wrong(format!("got multiple values for argument '{keyword}'"));
        }
    }
    if given > by_place {
        let by_name = bound[by_place..].iter().flatten().count();
        return Err(too_many(name, given, required, by_place, by_name));
    }
    let missing: Vec<&str> =
        names.iter().zip(&bound[..required]).filter(|(_, value)| value.is_none()).map(|(name, _)| *name).collect();
    if missing.is_empty() {
        return Ok(());
    }
    let count = missing.len();
    wrong(format!("missing {count} required positional argument{}: {}", plural(count), listed(&missing)))
}

fn too_many(name: &str, given: usize, required: usize, by_place: usize, by_name: usize) -> Thrown {
    let own = usize::from(name.contains('.'));
    let (given, least, most) = (given + own, required + own, by_place + own);
    let (takes, many) =
        if least == most { (most.to_string(), plural(most)) } else { (format!("from {least} to {most}"), "s") };
    let also = match by_name {
        0 => String::new(),
        count => format!(" positional argument{} (and {count} keyword-only argument{})", plural(given), plural(count)),
    };
    let verb = if given == 1 && by_name == 0 { "was" } else { "were" };
    type_error(format!("{name}() takes {takes} positional argument{many} but {given}{also} {verb} given"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::console::text;

    fn told(given: usize, keywords: &[&str], name: &str) -> String {
        let keyword = keywords.iter().map(|name| ((*name).into(), Value::Int(1))).collect();
        let arguments = Arguments { positional: vec![Value::None; given], keyword };
        match arguments.written_by_place(name, ["one", "two", "three"], 2, 2) {
            Ok(bound) => text::repr(&Value::tuple(bound.map(|value| value.unwrap_or(Value::Int(0))).to_vec())),
            Err(thrown) => thrown.exception.message(),
        }
    }

    #[test]
    fn wrong_arguments_are_told_as_cpython_does() {
        assert_eq!(told(2, &["three"], "f"), "(None, None, 1)");
        assert_eq!(told(0, &[], "f"), "f() missing 2 required positional arguments: 'one' and 'two'");
        assert_eq!(told(1, &[], "f"), "f() missing 1 required positional argument: 'two'");
        assert_eq!(told(3, &[], "f"), "f() takes 2 positional arguments but 3 were given");
        assert_eq!(told(3, &[], "c.f"), "c.f() takes 3 positional arguments but 4 were given");
        assert_eq!(
            told(3, &["three"], "f"),
            "f() takes 2 positional arguments but 3 positional arguments (and 1 keyword-only argument) were given"
        );
        assert_eq!(told(2, &["four"], "f"), "f() got an unexpected keyword argument 'four'");
        assert_eq!(told(2, &["one"], "f"), "f() got multiple values for argument 'one'");
        assert_eq!(listed(&["a", "b", "c"]), "'a', 'b', and 'c'");
    }
}
