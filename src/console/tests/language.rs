//! The language: random programs of a grammar, the bounds of functions, and looking at statements as they run.

use super::*;
use crate::console::watch::{Moment, Watch};

/// Expressions of a small grammar.
fn expression() -> impl Strategy<Value = String> {
    let leaf = prop::sample::select(vec![
        "x", "y", "f", "g", "A", "A()", "1", "0", "-3", "2.5", "'ab'", "b'c'", "None", "True", "[]", "{}", "()",
        "range(3)", "self", "...", "10**30",
    ]);
    leaf.prop_map(str::to_owned).prop_recursive(4, 24, 3, |inner| {
        let two = (inner.clone(), inner.clone());
        let operator = prop::sample::select(vec![
            "+", "-", "*", "/", "//", "%", "==", "<", "is", "in", "and", "or", "|", "not in", ">=",
        ]);
        prop_oneof![
            (operator, two.clone()).prop_map(|(operator, (a, b))| format!("({a} {operator} {b})")),
            two.clone().prop_map(|(a, b)| format!("f({a}, {b})")),
            inner.clone().prop_map(|a| format!("g(*[{a}], x={a})")),
            two.clone().prop_map(|(a, b)| format!("[{a} for x in {b}]")),
            two.clone().prop_map(|(a, b)| format!("{{{a}: y for y in {b} if y}}")),
            two.clone().prop_map(|(a, b)| format!("({a} for y in {b})")),
            inner.clone().prop_map(|a| format!("(lambda x, *y: {a})")),
            inner.clone().prop_map(|a| format!("(y := {a})")),
            two.clone().prop_map(|(a, b)| format!("({a} if {b} else x)")),
            inner.clone().prop_map(|a| format!("{a}.x")),
            two.clone().prop_map(|(a, b)| format!("{a}[{b}]")),
            inner.clone().prop_map(|a| format!("f'{{{a}!r:>5}}'").replace("'ab'", "1").replace("b'c'", "2")),
            inner.prop_map(|a| format!("(not {a})")),
        ]
    })
}

/// Lines of a small grammar, not yet indented.
fn block() -> impl Strategy<Value = Vec<String>> {
    let simple = prop_oneof![
        expression(),
        expression().prop_map(|a| format!("x = {a}")),
        expression().prop_map(|a| format!("y, *x = {a}")),
        expression().prop_map(|a| format!("x += {a}")),
        expression().prop_map(|a| format!("return {a}")),
        expression().prop_map(|a| format!("raise ValueError({a})")),
        expression().prop_map(|a| format!("A.x = {a}")),
        expression().prop_map(|a| format!("y: {a} = 1")),
        prop::sample::select(vec!["del x", "global x", "nonlocal y", "pass", "break", "continue", "raise", "super()"])
            .prop_map(str::to_owned),
    ];
    prop::collection::vec(simple, 1..3).prop_recursive(4, 24, 3, |inner| {
        let headed = |head: &'static str| {
            (expression(), inner.clone()).prop_map(move |(a, body)| nested(&head.replace('@', &a), &body))
        };
        let tried = (inner.clone(), inner.clone()).prop_map(|(body, handler)| {
            let mut lines = nested("try:", &body);
            lines.extend(nested("except Exception as x:", &handler));
            lines.extend(nested("finally:", &handler));
            lines
        });
        let joined = (inner.clone(), inner.clone()).prop_map(|(mut one, other)| {
            one.extend(other);
            one
        });
        prop_oneof![
            headed("if @:"),
            headed("while @:"),
            headed("for x in @:"),
            headed("def f(x, y=@, *g):"),
            headed("def g(x=@):"),
            headed("class A(@ and object):"),
            headed("class A:"),
            headed("with @ as y:"),
            tried,
            joined,
        ]
    })
}

fn nested(head: &str, body: &[String]) -> Vec<String> {
    let inside = body.iter().map(|line| format!("  {line}"));
    std::iter::once(head.to_owned()).chain(inside).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn programs_of_a_grammar_neither_panic_nor_hang(blocks in prop::collection::vec(block(), 1..6)) {
        let text = format!("def f(*a): return a\ndef g(*a, **k): return k\nclass A: pass\nx = y = 1\n{}\n",
            blocks.concat().join("\n"));
        let options = Options {
            largest_value: 1 << 20,
            most_output: 100_000,
            most_steps: Some(20_000),
            ..Options::default()
        };
        let program = Program::with(options);
        let interpreter = program.interpreter.clone();
        let thread = std::thread::Builder::new().stack_size(STACK_SIZE);
        thread.spawn(move || interpreter.run(&text, Mode::File)).unwrap().join().unwrap();
    }
}

#[test]
fn steps_and_frames_are_bounded_and_say_so() {
    let program = Program::with(Options { most_steps: Some(1000), ..Options::default() });
    let raised = program.raised("while True: pass");
    assert_eq!((raised.class.as_str(), raised.hint), ("RuntimeError", Some(Hint::Bound { which: Bound::Steps })));
    let program = Program::new();
    program.run("def f(n): return f(n + 1)\n");
    let raised = program.raised("f(0)");
    assert_eq!(raised.class, "RecursionError");
    assert_eq!(raised.hint, Some(Hint::Bound { which: Bound::Depth }));
    program.run("class A:\n    def __init__(self): self.a = [A() for x in [1]]\n");
    assert_eq!(program.raised("A()").class, "RecursionError");
    // As many frames as CPython has, each with an expression of some depth, fit on the stack.
    let deep = format!("def h(n):\n    return {}(h(n - 1) if n else 0)\n", "0 + ".repeat(8));
    program.run(&deep);
    assert_eq!(program.value("h(990)"), "0");
}

#[test]
fn an_endless_function_is_interrupted() {
    let program = Program::new();
    program.run("def f():\n    while True: pass\n");
    for line in ["f()", "sorted(range(10**6), key=lambda x: f())", "sum(f() for x in range(9))"] {
        program.recorder.patience.store(5000, Ordering::SeqCst);
        assert_eq!(program.raised(line).class, "KeyboardInterrupt");
        program.recorder.patience.store(u64::MAX, Ordering::SeqCst);
    }
}

#[derive(Default)]
struct Noting(Mutex<Vec<String>>);

impl Watch for Noting {
    fn statement(&self, moment: &Moment<'_>) {
        let locals: Vec<String> =
            moment.locals().iter().map(|(name, value)| format!("{name}={}", text::repr(value))).collect();
        let (depth, line, function) = (moment.depth(), moment.line(), moment.function());
        lock(&self.0).push(format!("{depth} {function}:{line} {}", locals.join(" ")).trim_end().to_owned());
    }
}

#[test]
fn a_watch_sees_each_statement_with_its_frame() {
    let program = Program::new();
    let noting = Arc::new(Noting::default());
    program.interpreter.watch(Some(noting.clone()));
    program.run("def double(n):\n    m = n * 2\n    return m\n\nx = double(4)\n");
    program.interpreter.watch(None);
    program.run("x = double(5)");
    let seen = lock(&noting.0).clone();
    assert_eq!(seen, ["1 <module>:1", "1 <module>:5", "2 double:2 n=4", "2 double:3 n=4 m=8"]);
}

#[test]
fn sockets_that_a_function_named_are_closed_when_it_returns() {
    let program = Program::new();
    program.run("import socket\ndef f():\n    s = socket.socket()\n    raise ValueError(1)\n");
    program.raised("f()");
    assert_eq!(program.closes(), [CloseReason::NoName]);
}
