use super::python;

fn assigned(source: &str) -> Vec<String> {
    python::assigned(source)
}

#[test]
fn names_that_get_a_value_are_found() {
    assert_eq!(assigned("c = socket.socket(type=1)"), ["c"]);
    assert_eq!(assigned("conn, addr = s.accept()"), ["addr", "conn"]);
    assert_eq!(assigned("for s in [a, b]:\n    x = s.recv(1)\n    print(x == 1)"), ["s", "x"]);
    assert_eq!(assigned("with socket.socket() as t:\n    pass"), ["t"]);
    assert_eq!(assigned("c.connect({{servidor.s}})"), Vec::<String>::new());
    assert_eq!(assigned("a.b = 'c = 1'  # d = 2"), Vec::<String>::new());
}

#[test]
fn names_are_changed_where_they_are_names() {
    let names = ["c".to_owned(), "b".to_owned()];
    let renamed = |source| python::rename(source, &names, "otro_");
    assert_eq!(renamed("c = f(c=c, b=1).c"), "otro_c = f(c=otro_c, b=1).c");
    assert_eq!(renamed("c.send(b\"c\")"), "otro_c.send(b\"c\")");
    assert_eq!(renamed("b.send('''c''' + str(b))  # c"), "otro_b.send('''c''' + str(otro_b))  # c");
    assert_eq!(renamed("x.bind({{cliente.c}})"), "x.bind({{cliente.c}})");
    let placed = |source| python::rename_placeholder(source, "cliente", "c", "otro_");
    assert_eq!(
        placed("x({{cliente.c}}, {{cliente.c.port}}, {{cliente.cc}})"),
        "x({{cliente.otro_c}}, {{cliente.otro_c.port}}, {{cliente.cc}})"
    );
}

#[test]
fn strings_that_look_names_up_are_left_alone() {
    assert!(python::has_format("c.send(f\"{c}\".encode())") && python::has_format("rf'{c}'"));
    assert!(!python::has_format("c.send(b\"f\")") && !python::has_format("print('if', \"f\")"));
}

#[test]
fn a_send_that_stands_alone_is_found_and_split() {
    let call = python::send("c.send(b\"hola\")").unwrap();
    assert_eq!((call.object.as_str(), call.method.as_str(), call.arguments.as_str()), ("c", "send", "b\"hola\""));
    assert_eq!(python::send("n = c.send(b\"hola\")"), None);
    assert_eq!(python::send("c.recv(1)"), None);
    assert_eq!(python::send("c.send(b'x').bit_length()"), None);
    assert_eq!(python::halves("b\"hola\""), Some(("b\"ho\"".into(), "b\"la\"".into())));
    assert_eq!(python::halves("b\"\\r\\n\""), None);
    assert_eq!(python::halves("b'x'"), None);
}
