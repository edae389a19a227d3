use std::sync::Arc;

use super::super::{Context, explain};
use crate::console::ir::Source;
use crate::console::syntax::parse;
use crate::i18n::{I18n, Language};

/// A label, CPython's message, and the line where it has a part in the sentence.
pub(in super::super) const MISTAKES: [(&str, &str, &str); 41] = [
    ("mistake: never-closed", "'[' was never closed", ""),
    ("mistake: triple", "unterminated triple-quoted string literal (detected at line 9)", ""),
    ("mistake: quotes", "unterminated string literal (detected at line 1)", ""),
    ("mistake: pair", "closing parenthesis ')' does not match opening parenthesis '[' on line 3", ""),
    ("mistake: unmatched", "unmatched ')'", ""),
    ("mistake: eof", "unexpected EOF while parsing", ""),
    ("mistake: tabs", "inconsistent use of tabs and spaces in indentation", ""),
    ("mistake: block", "expected an indented block after function definition on line 1234", ""),
    ("mistake: block of a statement", "expected an indented block after 'continue' statement on line 1234", ""),
    ("mistake: indent", "unexpected indent", ""),
    ("mistake: unindent", "unindent does not match any outer indentation level", ""),
    ("mistake: try", "expected 'except' or 'finally' block", ""),
    ("mistake: conditional", "expected 'else' after 'if' expression", ""),
    ("mistake: dictionary", "':' expected after dictionary key", ""),
    ("mistake: colon", "expected ':'", ""),
    ("mistake: elif", "expected ':'", "else if x:"),
    ("mistake: parameters", "expected '('", ""),
    ("mistake: call", "Missing parentheses in call to 'print'. Did you mean print(...)?", "print \"hola\""),
    ("mistake: argument", "expression cannot contain assignment, perhaps you meant \"==\"?", ""),
    ("mistake: equal", "invalid syntax. Maybe you meant '==' or ':=' instead of '='?", ""),
    ("mistake: constant", "cannot assign to True", ""),
    ("mistake: assign", "cannot assign to function call", ""),
    ("mistake: delete", "cannot delete function call", ""),
    ("mistake: return", "'return' outside function", ""),
    ("mistake: loop", "'continue' not properly in loop", ""),
    ("mistake: comma", "invalid syntax. Perhaps you forgot a comma?", ""),
    ("mistake: number", "invalid decimal literal", ""),
    (
        "mistake: zeros",
        "leading zeros in decimal integer literals are not permitted; use an 0o prefix for octal integers",
        "",
    ),
    ("mistake: invisible", "invalid non-printable character U+00A0", ""),
    ("mistake: character", "invalid character '¿' (U+00BF)", ""),
    ("mistake: backslash", "unexpected character after line continuation character", ""),
    ("mistake: order", "positional argument follows keyword argument", ""),
    ("mistake: repeated", "keyword argument repeated: backlog", ""),
    ("mistake: twice", "duplicate argument 'a' in function definition", ""),
    ("mistake: defaults", "non-default argument follows default argument", ""),
    ("mistake: exceptions", "multiple exception types must be parenthesized", ""),
    ("mistake: f-string", "f-string: expecting '}'", ""),
    ("mistake: global", "name 'a' is used prior to global declaration", ""),
    (
        "mistake: escape",
        "(unicode error) 'unicodeescape' codec can't decode bytes in position 2-3: truncated \\UXXXXXXXX escape",
        "",
    ),
    ("mistake: keyword", "invalid syntax", "class = 3"),
    ("mistake: increment", "invalid syntax", "n++"),
];

/// What beginners write, and a word of our sentence about it.
const WRITTEN: [(&str, &str); 36] = [
    ("print((1)", "falta su `)`"),
    ("a = [1, 2", "falta su `]`"),
    ("a = (1, 2]", "se cierra con `]`"),
    ("a = 1)", "nadie abrió"),
    ("a = 'hola", "sin las que lo cierran"),
    ("a = '''hola\n", "tres comillas"),
    ("while True\n    pass\n", "Falta el `:`"),
    ("if 1:\n    pass\nelse if 2:\n    pass\n", "`elif`"),
    ("if a = 1:\n    pass\n", "Para comparar"),
    ("f() = 1", "¿Querías comparar?"),
    ("1 = a", "¿Querías comparar?"),
    ("True = 1", "`True` es una palabra"),
    ("print 'hola'", "entre paréntesis"),
    ("f(a.b=1)", "nombre de un argumento"),
    ("return 1", "`def`"),
    ("break", "`break` es para un bucle"),
    ("continue", "`continue` es para un bucle"),
    ("def f():\nreturn 1\n", "Tras el `def` de la línea 1"),
    ("while True:\npass\n", "Tras el `while` de la línea 1"),
    ("a = 1\n  b = 2\n", "Sobran espacios"),
    ("if 1:\n    a = 1\n  b = 2\n", "no es el de ningún bloque"),
    ("if 1:\n        a = 1\n\tb = 2\n", "tabuladores"),
    ("f(1 2)", "coma"),
    ("a = 3x", "letras detrás"),
    ("a = 080", "ceros"),
    ("a = 5 \u{20ac}", "`€` no es un signo"),
    ("a =\u{a0}1", "U+00A0"),
    ("a = \\ 1", "une dos líneas"),
    ("f(a=1, 2)", "van detrás"),
    ("f(a=1, a=2)", "`a` se da dos veces"),
    ("def f(a, a):\n    pass\n", "se llaman `a`"),
    ("def f(a=1, b):\n    pass\n", "valor por defecto"),
    ("try:\n    pass\na = 1\n", "`try` necesita"),
    ("try:\n    pass\nexcept A, B:\n    pass\n", "Varias excepciones"),
    ("f'{a'", "llaves"),
    ("class = 3", "`class` es una palabra"),
];

/// From what is written to the sentence: whatever the interpreter says of it is what the table looks for.
#[test]
fn what_beginners_write_is_told_by_its_own_sentence() {
    let i18n = I18n::new(Language::Spanish);
    let mut wrong = Vec::new();
    for (text, wanted) in WRITTEN {
        let source = Arc::new(Source { name: "<stdin>".to_owned(), text: text.to_owned(), quotable: false });
        let Err(thrown) = parse(&source) else { panic!("no mistake: {text}") };
        let raised = thrown.exception.raised(&source, thrown.exception.message());
        let context = Context { source: text.to_owned(), ..Context::default() };
        let said = explain(&i18n, &raised, &context).map(|it| it.sentence).unwrap_or_default();
        if !said.contains(wanted) {
            wrong.push(format!("{text:?}: {}: {} is told as {said:?}", raised.class, raised.message));
        }
    }
    assert_eq!(wrong, Vec::<String>::new());
}

#[test]
fn print_without_parentheses_is_mended() {
    let i18n = I18n::new(Language::Spanish);
    let raised = super::super::fixtures::raise(
        "SyntaxError",
        "Missing parentheses in call to 'print'. Did you mean print(...)?",
    );
    let context = Context { source: "print 'hola'".to_owned(), ..Context::default() };
    assert_eq!(explain(&i18n, &raised, &context).unwrap().suggestion.as_deref(), Some("print('hola')"));
}
