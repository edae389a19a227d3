//! The gate of the two languages: what Spanish says, English says, and nothing is left over.
//!
//! `gate` holds the rules and works on texts in memory, so that the tests below can break each of them.

#[path = "languages/gate.rs"]
mod gate;
#[path = "languages/source.rs"]
mod source;
#[path = "languages/words.rs"]
mod words;

use std::path::Path;

use gate::{File, check};

/// All files under `folder` with this extension, with paths as people write them, in order.
fn files(folder: &str, extension: &str) -> Vec<File> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut found = Vec::new();
    let mut folders = vec![root.join(folder)];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(&folder).expect("the folder can be read") {
            let path = entry.expect("the entry can be read").path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|it| it == extension) {
                let shown = path.strip_prefix(root).expect("it is inside").to_string_lossy().into_owned();
                let text = std::fs::read_to_string(&path).expect("it is UTF-8");
                found.push(File { path: shown, text });
            }
        }
    }
    found.sort_by(|one, other| one.path.cmp(&other.path));
    found
}

/// What is compiled into the program: the files of test modules use no id on anybody's screen.
fn sources() -> Vec<File> {
    let is_test = |file: &File| file.path.ends_with("/tests.rs") || file.path.contains("/tests/");
    files("src", "rs").into_iter().filter(|file| !is_test(file)).collect()
}

#[test]
fn both_languages_are_whole() {
    let (spanish, english) = (files("locales/es", "ftl"), files("locales/en", "ftl"));
    assert!(!spanish.is_empty() && !english.is_empty(), "no messages were found");
    let failures = check(&spanish, &english, &sources());
    assert!(failures.is_empty(), "{} failures:\n{}", failures.len(), failures.join("\n"));
}

#[test]
fn both_languages_have_the_same_files() {
    let names = |code: &str| -> Vec<String> {
        let folder = format!("locales/{code}/");
        files(&folder, "ftl").into_iter().map(|file| file.path[folder.len()..].to_owned()).collect()
    };
    assert_eq!(names("es"), names("en"), "a file of one folder is missing in the other");
}

/// The failures of one Spanish and one English resource that the source uses wholly, unless it is given.
fn failures_of(spanish: &str, english: &str, source: Option<&str>) -> Vec<String> {
    let file = |path: &str, text: &str| vec![File { path: path.to_owned(), text: text.to_owned() }];
    let ids = |text: &str| -> Vec<String> {
        let id = |line: &str| line.split_once(" =").map(|(id, _)| format!("tr(\"{}\")", id.trim()));
        text.lines().filter(|line| line.starts_with(|c: char| c.is_ascii_lowercase())).filter_map(id).collect()
    };
    let used = [ids(spanish), ids(english)].concat().join(";");
    check(&file("es/a.ftl", spanish), &file("en/a.ftl", english), &file("src/a.rs", source.unwrap_or(&used)))
}

/// The gate must object once, naming the place and saying these words.
#[track_caller]
fn objects(spanish: &str, english: &str, source: Option<&str>, place: &str, words: &str) {
    let failures = failures_of(spanish, english, source);
    assert_eq!(failures.len(), 1, "{failures:?}");
    assert!(failures[0].starts_with(place) && failures[0].contains(words), "{failures:?}");
}

#[track_caller]
fn passes(spanish: &str, english: &str) {
    assert_eq!(failures_of(spanish, english, None), Vec::<String>::new());
}

#[test]
fn good_messages_pass() {
    passes("a = Hola, { $name }. ¿Vamos?\n", "a = Hello, { $name }. Shall we?\n");
    passes(
        "-n = enchufe\na = Soy { -n }\n    .title = Título\n",
        "-n = enchufe\na = I am { -n }\n    .title = Title\n",
    );
    passes(
        "a = { $count ->\n    [one] un byte\n   *[other] { $count } bytes\n }\n",
        "a = { $count ->\n    [one] one byte\n   *[other] { $count } bytes\n }\n",
    );
}

#[test]
fn what_is_not_fluent_is_found_with_its_line() {
    objects("a = Hola\nb = { $x\n", "a = Hello\n", Some("tr(\"a\")"), "es/a.ftl:2:", "not Fluent");
}

#[test]
fn a_message_of_one_language_is_found() {
    objects("a = Hola\nb = Adiós\n", "a = Hello\n", None, "es/a.ftl: «b»", "locales/en");
    objects("a = Hola\n", "a = Hello\nb = Bye\n", None, "en/a.ftl: «b»", "locales/es");
}

#[test]
fn attributes_variables_and_terms_must_agree() {
    objects("a = Hola\n    .x = equis\n", "a = Hello\n    .y = why\n", None, "es/a.ftl: «a»", "attributes");
    objects("a = Hola { $one }\n", "a = Hello { $two }\n", None, "es/a.ftl: «a»", "variables");
    let (spanish, english) =
        ("-n = enchufe\na = Soy { -n }\nb = Yo { -n }\n", "-n = enchufe\na = I am { -n }\nb = Me\n");
    objects(spanish, english, None, "es/a.ftl: «b»", "terms");
    // A variable that only chooses a variant counts too.
    let chooses = "a = { $n ->\n    [one] uno\n   *[other] otros\n }\n";
    objects(chooses, "a = some\n", None, "es/a.ftl: «a»", "variables");
}

#[test]
fn what_was_not_translated_is_found() {
    objects("a = Hello there\n", "a = Hello there\n", None, "es/a.ftl: «a»", "SAME_IN_BOTH");
    objects("a = Hola\n    .x = Same\n", "a = Hello\n    .x = Same\n", None, "es/a.ftl: «a»", "SAME_IN_BOTH");
    passes("a = TCP { $port } → { $peer }\n", "a = TCP { $port } → { $peer }\n");
    passes("a = `import socket`\n", "a = `import socket`\n");
    passes("a = { $one } · { $two }\n", "a = { $one } · { $two }\n");
}

#[test]
fn ids_used_and_defined_must_agree() {
    let (spanish, english) = ("a = Hola\n", "a = Hello\n");
    objects(spanish, english, Some("f(tr(\"a\"), tr_with(\n  \"b\", &[]))"), "src/a.rs:2: «b»", "defined nowhere");
    objects(spanish, english, Some("tr_count(\"a\", 1); i18n.tr_count(\"c\", 2)"), "src/a.rs:1: «c»", "nowhere");
    objects(spanish, english, Some("fn main() {}"), "es/a.ftl: «a»", "use it or remove it");
    objects(spanish, english, Some("// tr(\"a\")"), "es/a.ftl: «a»", "use it or remove it");
    let tested = "#[cfg(test)]\nmod tests {\n    fn f() { tr(\"a\"); }\n}\n";
    objects(spanish, english, Some(tested), "es/a.ftl: «a»", "use it or remove it");
    // In a table, and for another function.
    assert!(failures_of(spanish, english, Some("const T: [&str; 1] = [\"a\"];")).is_empty());
    assert!(failures_of(spanish, english, Some("tr(\"a\"); str(\"b\"); attr(\"c\")")).is_empty());
    // Through another message.
    assert!(failures_of("a = Hola { b }\nb = tú\n", "a = Hello { b }\nb = you\n", Some("tr(\"a\")")).is_empty());
}

#[test]
fn references_to_nothing_and_terms_for_nobody_are_found() {
    let failures = failures_of("a = Hola { b }\n", "a = Hello { b }\n", None);
    assert_eq!(failures.len(), 2, "{failures:?}");
    assert!(failures[0].contains("names «b», which is not defined"), "{failures:?}");
    let failures = failures_of("-n = enchufe\na = Hola\n", "-n = enchufe\na = Hello\n", None);
    assert_eq!(failures.len(), 2, "{failures:?}");
    assert!(failures[1].contains("no message names this term"), "{failures:?}");
}

#[test]
fn wide_glyphs_emoji_and_controls_are_found() {
    for glyph in ['日', '⏳', '😀', '\u{fe0f}', '⚠', '\u{1b}'] {
        let (spanish, english) = (format!("a = Hola {glyph}\n"), "a = Hello\n");
        objects(&spanish, english, None, "es/a.ftl: «a»", &format!("U+{:04X}", u32::from(glyph)));
    }
    // In the other language, in an attribute, in a variant, in a string literal.
    objects("a = Hola\n", "a = Hello 日\n", None, "en/a.ftl: «a»", "U+65E5");
    objects("a = Hola\n    .x = 日\n", "a = Hello\n    .x = b\n", None, "es/a.ftl: «a»", "U+65E5");
    objects("a = Hola { \"日\" }\n", "a = Hello\n", None, "es/a.ftl: «a»", "U+65E5");
    let variant = "a = { $n ->\n    [one] 日\n   *[other] otros\n }\n";
    objects(variant, "a = some { $n }\n", None, "es/a.ftl: «a»", "U+65E5");
    passes("a = ─▶ ◌ ▸ ● ✓ … «eso»\n", "a = ─▶ ◌ ▸ ● ✓ … “that”\n");
}

#[test]
fn spanish_opens_its_questions_and_exclamations() {
    objects("a = Vamos?\n", "a = Shall we?\n", None, "es/a.ftl: «a»", "no «¿» opened");
    objects("a = Vamos!\n", "a = Let's go!\n", None, "es/a.ftl: «a»", "no «¡» opened");
    objects("a = ¿Vamos\n", "a = Shall we\n", None, "es/a.ftl: «a»", "no «?» closes");
    objects("a = ¿Vamos? Sí?\n", "a = Shall we? Yes?\n", None, "es/a.ftl: «a»", "no «¿» opened");
    objects("a = ¿{ $x }? { $x }?\n", "a = { $x }?\n", None, "es/a.ftl: «a»", "no «¿» opened");
    passes("a = Pulsa ? o «?» o Alt-? para ver `a != b`\n", "a = Press ? to see `a != b`\n");
}

#[test]
fn code_must_be_closed() {
    objects("a = Usa `send aquí\n", "a = Use `send` here\n", None, "es/a.ftl: «a»", "backquote");
}

#[test]
fn an_id_defined_twice_is_found_across_files_and_within_one() {
    objects("a = Hola\na = Buenas\n", "a = Hello\n", None, "es/a.ftl: «a»", "also defined in es/a.ftl");
    let file = |path: &str, text: &str| File { path: path.to_owned(), text: text.to_owned() };
    let spanish = [file("es/a.ftl", "a = Hola\n"), file("es/b.ftl", "a = Buenas\n")];
    let failures = check(&spanish, &[file("en/a.ftl", "a = Hello\n")], &[file("src/a.rs", "tr(\"a\")")]);
    assert_eq!(failures.len(), 1, "{failures:?}");
    assert!(failures[0].starts_with("es/b.ftl: «a»: also defined in es/a.ftl"), "{failures:?}");
}

#[test]
fn literals_are_read_as_rust_reads_them() {
    let read = |text: &str| -> Vec<String> { source::literals(text).into_iter().map(|it| it.text).collect() };
    assert_eq!(read(r#"f("a", 'b', b"c", r"d\", '"', "e\"f", '\'', "g")"#), ["a", "c", "d\\", "e\\\"f", "g"]);
    assert_eq!(read("r#\"a\"b\"# br##\"c\"#\"##"), ["a\"b", "c\"#"]);
    assert_eq!(read("fn f<'a>(x: &'a str) { \"x\" } /* \"no\" /* \"no\" */ \"no\" */ // \"no\"\n\"y\""), ["x", "y"]);
    assert_eq!(read("\"a\";\n#[cfg(test)]\nmod tests;\n\"b\"; #[cfg(test)] mod tests { \"c\" }"), ["a", "b"]);
    assert_eq!(read("#[cfg(test)]\nfn f() { \"a\" }"), ["a"]);
    assert_eq!(read("\"never closed"), ["never closed"]);
}
