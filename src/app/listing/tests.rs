use super::*;
use crate::app::statements::by_brackets;

fn statements(text: &str) -> Vec<String> {
    let pasted = split(text, by_brackets);
    assert_eq!(pasted.rest, "", "{text}");
    pasted.statements
}

/// What a paste on an empty prompt becomes.
fn pasted(text: &str) -> Vec<String> {
    statements(&clean(text, true).text)
}

#[test]
fn a_listing_is_cut_where_its_statements_end() {
    let listing = "import socket\n\ns = socket.socket(\n    socket.AF_INET,\n)\nwhile True:\n    f()\n\n    g()\nx\n";
    assert_eq!(
        statements(listing),
        ["import socket", "s = socket.socket(\n    socket.AF_INET,\n)", "while True:\n    f()\n\n    g()", "x"]
    );
}

#[test]
fn blocks_go_on_over_blank_lines_comments_and_their_clauses() {
    for block in [
        "for i in range(3):\n    # uno\n\n# al margen\n    print(i)",
        "try:\n    f()\nexcept OSError:\n    g()\n\nelse:\n    h()\nfinally:\n    i()",
        "if a:\n\tf()\nelif (b or\nc):\n\tg()\nelse: h()",
        "if a: f()\nelse:\n    g()",
        "with s:\n    while True:\n        if x:\n            break\n\n        y()",
        "for i in x:\n    t = '''\nal margen\n'''\n    f(t)",
        "def f():\n    return 1",
        "@a\n@b\nclass C:\n    x = 1",
        "while True: # siempre\n  f()",
        "if x == ':':\n  f()",
    ] {
        assert_eq!(statements(&format!("a = 1\n{block}\nb = 2\n")), ["a = 1", block, "b = 2"]);
        // The last one is ended as by an empty line.
        assert_eq!(statements(&format!("a = 1\n{block}\n")), ["a = 1", block]);
    }
}

#[test]
fn what_opens_no_block_owns_no_lines() {
    assert_eq!(statements("x = 1\n    y = 2\nz\n"), ["x = 1", "    y = 2", "z"], "Python says what is wrong");
    assert_eq!(statements("d = {1:\n2}\nelse:\n  f()\n"), ["d = {1:\n2}", "else:\n  f()"]);
    assert_eq!(statements("x = a[1:]\nprint(':')\n# fin:\ny\n"), ["x = a[1:]", "print(':')", "# fin:", "y"]);
    assert_eq!(statements("f = lambda: \\\n  1\ng\n"), ["f = lambda: \\\n  1", "g"]);
}

#[test]
fn strings_and_comments_hide_what_is_in_them() {
    let lines = ["a = '('", "b = \"it's\"  # )(", "c = '''(\n# no\n'''", "d = r'\\'' ", "e = 'a\\\nb'", "f = ''", "g"];
    let trimmed: Vec<&str> = lines.iter().map(|line| line.trim_end()).collect();
    assert_eq!(statements(&(lines.join("\n") + "\n")), trimmed);
    assert_eq!(statements("x = 'sin cerrar\ny = 1\n"), ["x = 'sin cerrar", "y = 1"]);
}

#[test]
fn the_last_line_stays_while_it_has_no_end() {
    let open = |text: &str| split(text, by_brackets);
    assert_eq!(open("a = 1\nb = 2"), Pasted { statements: vec!["a = 1".into()], rest: "b = 2".into() });
    assert_eq!(open("f(\n1,\n"), Pasted { statements: vec![], rest: "f(\n1,\n".into() });
    let block = "for i in x:\n    f(i)";
    assert_eq!(open(block), Pasted { statements: vec![], rest: block.into() });
}

#[test]
fn what_python_cannot_read_is_run_so_that_python_says_so() {
    assert_eq!(statements("x = )\ny = 1\n"), ["x = )", "y = 1"]);
    assert_eq!(statements("x = (]\ny = 1\n"), ["x = (]", "y = 1"]);
}

#[test]
fn a_listing_copied_from_a_prompt_loses_the_prompts() {
    let copied = ">>> s = f(\r\n... 1)\r\n>>> s\r\n<socket>\r\n>>> \r\n>>>\r\n>>> for x in y:\r\n...     g(x)\r\n... \r\n...\r\n>>> s.close()\r\n";
    assert_eq!(pasted(copied), ["s = f(\n1)", "s", "for x in y:\n    g(x)", "s.close()"]);
    let indented: String = copied.lines().map(|line| format!("    {line}\n")).collect();
    assert_eq!(pasted(&indented), pasted(copied));
}

#[test]
fn control_characters_and_what_is_too_long_stay_out() {
    assert_eq!(clean("a\u{1b}[31m\u{7}b\tc", true), Cleaned { text: "a[31mb\tc".into(), ..Cleaned::default() });
    let cleaned = clean(&"x\n".repeat(PASTE_BYTES), true);
    assert!(cleaned.was_cut);
    assert_eq!(cleaned.text.len(), PASTE_BYTES);
}

#[test]
fn line_ends_of_any_system_and_a_byte_order_mark_are_the_editors() {
    assert_eq!(pasted("\u{feff}a\r\nb\rc\nif x:\r\n\tf()\r\n\r\n\tg()\r\n"), ["a", "b", "c", "if x:\n\tf()\n\n\tg()"]);
}

#[test]
fn an_indentation_of_all_of_it_goes_and_any_other_stays() {
    assert_eq!(pasted("    a = 1\n\n    if a:\n        f()\n  \n    b\n"), ["a = 1", "if a:\n    f()", "b"]);
    assert_eq!(pasted("\tif a:\n\t\tf()\n\tg()\n"), ["if a:\n\tf()", "g()"]);
    // The mouse began behind the first line's indentation.
    assert_eq!(pasted("a = 1\n    b = 2\n    if b:\n        c()\n"), ["a = 1", "b = 2", "if b:\n    c()"]);
    assert_eq!(pasted("if a:\n    f()\n"), ["if a:\n    f()"]);
    assert_eq!(pasted("f(\n    1,\n    2)\n"), ["f(\n    1,\n    2)"]);
    assert_eq!(pasted("  a\n b\n"), [" a", "b"]);
    // Behind what was typed before, it belongs there.
    assert_eq!(clean("    f()\n    g()\n", false).text, "    f()\n    g()\n");
}

#[test]
fn spaces_that_are_none_become_some_and_what_nobody_sees_goes_but_not_in_strings() {
    let cleaned = clean("if\u{a0}a:\n\u{a0}\u{a0}f('uno\u{a0}dos')\u{200b}\n", true);
    assert_eq!((cleaned.text.as_str(), cleaned.had_invisible), ("if a:\n  f('uno\u{a0}dos')\n", true));
    let in_string = clean("f('uno\u{a0}dos')  # a\u{a0}b\n", true);
    assert_eq!((in_string.text.as_str(), in_string.had_invisible), ("f('uno\u{a0}dos')  # a\u{a0}b\n", false));
}

#[test]
fn curly_quotes_stay_and_are_told_of() {
    let cleaned = clean("print(“hola”)\n", true);
    assert_eq!((cleaned.text.as_str(), cleaned.has_curly_quotes), ("print(“hola”)\n", true));
    assert!(!clean("print('“hola”')  # ‘así’\n", true).has_curly_quotes);
}

#[test]
fn a_megabyte_is_cut_in_a_moment_whatever_stands_in_it() {
    for line in ["x = 1\n", "f(\n", "    f()\n", "'''\n", "# \n", "@a\n", "if x:\n", "it's (prose, \"\n", "else:\n"] {
        let text = line.repeat(PASTE_BYTES / line.len());
        let pasted = split(&clean(&text, true).text, by_brackets);
        let taken: usize = pasted.statements.iter().map(String::len).sum::<usize>() + pasted.rest.len();
        assert!(taken >= PASTE_BYTES / 3, "{line}: {taken}");
    }
}

proptest::proptest! {
    #[test]
    fn nothing_that_is_pasted_is_lost(text in "([a-z(){}\"'#:\\\\ \n\t@]|if x:\n|    |else:\n|'''){0,60}") {
        let pasted = split(&text, by_brackets);
        let all: String = pasted.statements.concat() + &pasted.rest;
        let ink = |text: &str| text.chars().filter(|c| !c.is_whitespace()).collect::<String>();
        proptest::prop_assert_eq!(ink(&all), ink(&text));
    }
}
