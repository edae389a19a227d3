//! The static check, tried: a lesson that passes, and one slip of every kind, with its file and line.

mod keys;

use super::*;
use crate::course::reading::{Stored, gather};
use crate::i18n::{I18n, Language};

const FILES: [(&str, &str); 5] = [
    ("07-saludo/lesson.toml", include_str!("../../course/reading/tests/fixture/lesson.toml")),
    ("07-saludo/es.md", include_str!("../../course/reading/tests/fixture/es.md")),
    ("07-saludo/en.md", include_str!("../../course/reading/tests/fixture/en.md")),
    ("glossary/es.md", include_str!("../../course/reading/tests/fixture/glossary_es.md")),
    ("glossary/en.md", include_str!("../../course/reading/tests/fixture/glossary_en.md")),
];

fn catalogue(changes: &[(&str, &str, &str)]) -> Catalogue {
    let mut files = Stored::new();
    for (path, text) in FILES {
        let mut text = text.to_owned();
        for (_, from, to) in changes.iter().filter(|(file, ..)| path.ends_with(file)) {
            assert!(text.contains(from), "{path} has no {from:?}");
            text = text.replacen(from, to, 1);
        }
        files.insert(path.to_owned(), Ok(text.into_bytes()));
    }
    gather(&files, None)
}

/// What is found after these changes, of a teacher's lesson.
fn found(changes: &[(&str, &str, &str)]) -> Vec<Finding> {
    let findings = unspelt_findings(&catalogue(changes), Strictness::default());
    for finding in &findings {
        for language in [Language::Spanish, Language::English] {
            let words = words(&I18n::new(language), finding);
            for said in [&words.what, &words.fix] {
                let raw = said.is_empty() || said.contains("check-") || said.contains("{$") || said.contains("{ $");
                assert!(!raw, "{language:?}: {finding:?} is worded {words:?}");
            }
        }
    }
    findings
}

/// After `from` became `to` in one file there is one finding, at the line of that file where `at` stands.
#[track_caller]
fn finds(file: &str, from: &str, to: &str, at: &str, kind: FindingKind) {
    let (path, text) = FILES.into_iter().find(|(path, _)| path.ends_with(file)).unwrap();
    let text = text.replacen(from, to, 1);
    let offset = text.find(at).unwrap_or_else(|| panic!("no {at:?}"));
    let line = text[..offset].matches('\n').count() + 1;
    assert_eq!(found(&[(file, from, to)]), [Finding { file: path.to_owned(), line, kind }]);
}

fn text(text: &str) -> String {
    text.to_owned()
}

#[test]
fn a_good_lesson_has_no_findings() {
    assert_eq!(found(&[]), []);
}

#[test]
fn more_is_asked_of_our_own_lessons() {
    let findings = unspelt_findings(&catalogue(&[]), Strictness { own: true, needs_speller: false });
    let kinds: Vec<(usize, &FindingKind)> = findings.iter().map(|finding| (finding.line, &finding.kind)).collect();
    let never = |goal: &str| FindingKind::GoalNeverMissed { goal: text(goal) };
    assert_eq!(
        kinds,
        [
            (18, &FindingKind::FewAccepted { found: 1, least: 3 }),
            (18, &FindingKind::FewRejected { found: 1, least: 4 }),
            (30, &never("socket")),
            (31, &never("conectado")),
            (33, &never("orden")),
        ]
    );
    let rejected = "  { misses = \"leida\", script = [ [\"cliente\", \"c = socket.create_connection({{eco}})\"] ] },\n";
    finds("lesson.toml", rejected, "", "[[step]]\nid = \"hola\"", FindingKind::FewRejected { found: 0, least: 1 });
    let accepted = FILES[0].1.lines().find(|line| line.contains("sendall")).unwrap();
    finds("lesson.toml", accepted, "", "[[step]]\nid = \"hola\"", FindingKind::FewAccepted { found: 0, least: 1 });
}

#[test]
fn folders_and_orders_are_found() {
    finds(
        "lesson.toml",
        "id = \"saludo\"",
        "id = \"otro\"",
        "id",
        FindingKind::FolderName { expected: text("07-otro") },
    );
    let mut two = catalogue(&[]);
    let other = Lesson { id: text("otro"), folder: text("08-otro"), ..(*two.lessons[0]).clone() };
    two.lessons.push(std::sync::Arc::new(other));
    let findings = unspelt_findings(&two, Strictness::default());
    assert_eq!(findings.len(), 1, "{findings:?}");
    assert!(matches!(findings[0].kind, FindingKind::Twice { thing: Thing::Order, .. }));
}

#[test]
fn broken_folders_are_told_too() {
    let findings = found(&[("lesson.toml", "minutes = 5", "minutes = \"\""), ("glossary/es.md", "## cliente", "## C")]);
    let files: Vec<&str> = findings.iter().map(|finding| finding.file.as_str()).collect();
    assert_eq!(files, ["07-saludo/lesson.toml", "glossary/es.md", "glossary/es.md"], "{findings:?}");
}

#[test]
fn programs_names_and_variables_must_be_there() {
    let program = |program: &str, nearest: Option<&str>| FindingKind::UnknownProgram {
        program: text(program),
        nearest: nearest.map(text),
    };
    finds("lesson.toml", "to = \"eco\"", "to = \"eko\"", "{ id = \"conectado\"", program("eko", Some("eco")));
    finds("lesson.toml", "of = \"c\"", "of = \"d\"", "{ id = \"conectado\"", program("d", None));
    finds("lesson.toml", "{ end = \"eco\" }", "{ end = \"web\" }", "setup", program("web", None));
    finds("lesson.toml", "queued = { at = \"cliente\"", "queued = { at = \"client\"", "{ until", {
        program("client", Some("cliente"))
    });
    let blocked = "blocked = { by = \"cliente\"";
    finds("lesson.toml", blocked, "blocked = { by = \"clienta\"", "{ id = \"espera\"", {
        program("clienta", Some("cliente"))
    });
    finds("lesson.toml", "cliente.viejo", "cliente.nuevo", "cases", {
        FindingKind::UnknownName { program: text("cliente"), name: text("nuevo") }
    });
    finds("lesson.toml", "\"cliente\", \"viejo.recv", "\"clientes\", \"viejo.recv", "[\"clientes\"", {
        program("clientes", Some("cliente"))
    });
    // A variable belongs to the goal: a case has its own.
    finds("lesson.toml", "of = \"cliente\", and", "of = \"c\", and", "cases", program("c", None));
    let again = FindingKind::Twice { thing: Thing::Variable, id: text("c"), first: 30 };
    let read = "read = { by = \"c\", bytes = \">=1\" }";
    finds("lesson.toml", read, "accepted = { as = \"c\" }", "{ id = \"orden\"", again);
}

#[test]
fn a_splitter_leads_to_another_program_of_the_scene() {
    let eco = "{ start = \"eco\" }";
    let started = |rest: &str| format!("{eco}, {{ start = \"trozos\", {rest} }}");
    let to = |to: &str| started(&format!("kind = \"troceador\", to = \"{to}\""));
    for good in ["eco", "cliente"] {
        assert_eq!(found(&[("lesson.toml", eco, &to(good))]), [], "{good}");
    }
    let finds = |script: &str, kind: FindingKind| finds("lesson.toml", eco, script, "{ start = \"trozos\"", kind);
    finds(&started("kind = \"troceador\""), FindingKind::MissingKey { key: text("to") });
    finds(&started("to = \"eco\""), FindingKind::NoRelay);
    finds(&to("ecos"), FindingKind::UnknownProgram { program: text("ecos"), nearest: Some(text("eco")) });
    finds(&to("trozos"), FindingKind::NotADestination { program: text("trozos") });
    let postal = "{ start = \"postal\", kind = \"eco-udp\" }, ";
    finds(&format!("{postal}{}", to("postal")), FindingKind::NotADestination { program: text("postal") });
}

#[test]
fn options_of_two_questions_have_texts_of_their_own() {
    let again =
        "{ id = \"otra\", options = [ { id = \"lejos\", right = true }, { id = \"cerca\", reopens = \"hola\" } ] },";
    let findings = found(&[("lesson.toml", "questions = [\n", &format!("questions = [\n{again}\n"))]);
    let twice = FindingKind::Twice { thing: Thing::Choice, id: text("lejos"), first: 63 };
    let twice = Finding { file: text("07-saludo/lesson.toml"), line: 66, kind: twice };
    assert!(findings.contains(&twice), "{findings:?}");
}

#[test]
fn lines_are_python_and_fix_nothing() {
    let line = "\"c = socket.socket()\"";
    let statement = |source: &str| format!("'{source}'");
    let bad = |source: &str, message: &str| {
        let message = text(message);
        finds("lesson.toml", line, &statement(source), &statement(source), FindingKind::BadStatement { message });
    };
    bad("c = socket.socket(", "SyntaxError: '(' was never closed");
    bad("3j", "NotImplementedError: this console does not run complex");
    finds("lesson.toml", "connect({{eco}})", "connect({{eko}})", "connect({{eko}})", {
        FindingKind::UnknownPlaceholder { placeholder: text("{{eko}}"), nearest: Some(text("{{eco}}")) }
    });
    let fixed = statement("c.connect((\"127.0.0.1\", 8000))");
    finds("lesson.toml", line, &fixed, &fixed, FindingKind::FixedPort { port: text("8000") });
    let path = statement("s.bind(\"/tmp/saludo\")");
    finds("lesson.toml", line, &path, &path, FindingKind::FixedPath { path: text("/tmp/saludo") });
    for good in ["s.bind((\"127.0.0.1\", 0))", "s.bind({{ruta}})", "c.connect((\"127.0.0.1\", {{eco.port}}))"] {
        assert_eq!(found(&[("lesson.toml", line, &statement(good))]), [], "{good}");
    }
    for good in ["c.connect({{cliente.viejo.peer}})", "print({{cliente.pid}}, {{took.connect}}, {{read.cliente}})"] {
        assert_eq!(found(&[("lesson.toml", line, &statement(good))]), [], "{good}");
    }
}

#[test]
fn every_text_is_there_in_both_languages_and_no_other() {
    let missing = |step: &str, key: &str| FindingKind::MissingText { step: text(step), key: text(key) };
    for (part, key) in [
        ("### hint 3\n`c.____(100)`\n\n", "hint 3"),
        ("### met leida\nanswer read\n\n", "met leida"),
        ("### missing leida\nread the answer\n\n", "missing leida"),
        ("### done\nBack came {{read.cliente}} in {{took.connect}}.\n\n", "done"),
        ("### sentence\nWhy? One sentence.\n\n", "sentence"),
        ("### case otro\nThat is the one from before.\n\n", "case otro"),
        ("### title\nYour greeting\n\n", "title"),
        ("### note\nNo hurry.\n\n", "note"),
    ] {
        finds("07-saludo/en.md", part, "", "## hola", missing("hola", key));
    }
    finds("07-saludo/es.md", "### option error\nDa un error\n\n", "", "## antes", missing("antes", "option error"));
    finds(
        "07-saludo/es.md",
        "### because pid\nEs otro número.\n\n",
        "",
        "## puertos",
        missing("puertos", "because pid"),
    );
    finds("07-saludo/es.md", "### question que-es\n¿Qué es un cliente?\n\n", "", "## cierre", {
        missing("cierre", "question que-es")
    });
    let cut = FILES[2].1.find("## cierre").unwrap();
    finds("07-saludo/en.md", &FILES[2].1[cut..], "", "# greeting", missing("cierre", "##"));
    let empty = |step: &str, key: &str| FindingKind::EmptyText { step: text(step), key: text(key) };
    finds(
        "07-saludo/en.md",
        "\nNobody is there now.\n\n### title\nWithout a server",
        "\n\n### title\n",
        "### title",
        empty("antes", "title"),
    );
    finds("07-saludo/es.md", "Para acabar.", "", "## cierre", empty("cierre", "##"));
    finds("07-saludo/es.md", "pedir algo a otro programa", "", "# saludo", empty("saludo", "# …"));
    finds("07-saludo/es.md", "### note\nSin prisa.", "### note\nSin prisa.\n\n### hint 5\nMira.", "Mira.", {
        FindingKind::SuperfluousText { step: text("hola"), key: text("hint 5"), nearest: Some(text("hint 1")) }
    });
    finds("07-saludo/en.md", "## cierre", "## cierra\nx\n\n## cierre", "## cierra\n", {
        FindingKind::SuperfluousStep { step: text("cierra"), nearest: Some(text("cierre")) }
    });
    assert_eq!(found(&[("07-saludo/en.md", "### note\nNo hurry.", "### note\nNo hurry.\n\n### demo\nShort.")]), []);
}

#[test]
fn both_languages_say_the_same() {
    finds("07-saludo/en.md", " from {{eco.port}}", "", "Write a greeting", {
        FindingKind::PlaceholderOfOther { placeholder: text("{{eco.port}}") }
    });
    finds("07-saludo/es.md", "[cliente](#cliente)", "cliente", "Un cliente va", {
        FindingKind::TermOfOther { term: text("cliente") }
    });
    let changes = ["07-saludo/es.md", "07-saludo/en.md"].map(|file| (file, "{{took.connect}}", "{{took.conect}}"));
    let findings = found(&changes);
    let (placeholder, nearest) = (text("{{took.conect}}"), Some(text("{{took.connect}}")));
    let kind = FindingKind::UnknownPlaceholder { placeholder, nearest };
    assert_eq!(findings.len(), 2, "{findings:?}");
    assert!(findings.iter().all(|finding| finding.kind == kind && finding.line == 72));
}

#[test]
fn terms_are_in_the_glossary_in_both_languages() {
    let unknown = FindingKind::UnknownTerm { term: text("client"), nearest: Some(text("cliente")) };
    let changes = [("07-saludo/en.md", "(#cliente)", "(#client)"), ("07-saludo/es.md", "(#cliente)", "(#client)")];
    let findings = found(&changes);
    let expected = |file: &str| Finding { file: text(file), line: 5, kind: unknown.clone() };
    assert_eq!(findings, [expected("07-saludo/en.md"), expected("07-saludo/es.md")]);
    let findings = found(&[("glossary/es.md", "## cliente", "## mesa\nmesa\nUn mueble.\n\n## cliente")]);
    let kind = FindingKind::TermMissing { term: text("mesa") };
    assert_eq!(findings, [Finding { file: text("glossary/en.md"), line: 1, kind }]);
}

#[test]
fn marks_that_a_screen_or_a_reader_trips_over_are_found() {
    let es = "07-saludo/es.md";
    let glyph = |code: &str| FindingKind::Glyph { code: text(code) };
    for (mark, code) in
        [("日", "U+65E5"), ("😀", "U+1F600"), ("\u{1b}", "U+001B"), ("\u{202e}", "U+202E"), ("⚠", "U+26A0")]
    {
        finds(es, "Para acabar.", &format!("Para{mark} acabar."), "Para", glyph(code));
    }
    assert_eq!(found(&[(es, "Para acabar.", "Para «acabar» … → ✓ — ▸ ñ")]), []);
    finds(es, "Para acabar.", "Para `acabar.", "Para", FindingKind::Backquote);
    finds(es, "Para acabar.", "Para\n- acabar.", "- acabar", FindingKind::Markdown { what: "list" });
    finds(es, "¿Por qué? Una", "Por qué? Una", "Por qué", FindingKind::SpanishMark { mark: '?', partner: '¿' });
    finds(es, "Para acabar.", "¡Para\nacabar.", "¡Para", FindingKind::SpanishMark { mark: '¡', partner: '!' });
    finds(
        es,
        "Para acabar.",
        "Para\n`('127.0.0.1', 41234)`.",
        "`('127",
        FindingKind::FixedPort { port: text("41234") },
    );
    finds(es, "Para acabar.", "Ve a http://127.0.0.1:8000", "Ve", FindingKind::FixedPort { port: text("8000") });
    finds(es, "Para acabar.", "Mira /tmp/saludo ya.", "Mira /", FindingKind::FixedPath { path: text("/tmp/saludo") });
}

#[test]
fn words_that_lessons_avoid_are_found() {
    let forbidden =
        |word: &str, instead: Option<&str>| FindingKind::Forbidden { word: text(word), instead: instead.map(text) };
    let (es, en) = ("07-saludo/es.md", "07-saludo/en.md");
    finds(es, "Para acabar.", "El zócalo.", "El zócalo", forbidden("zócalo", Some("socket")));
    finds(es, "Para acabar.", "Dos\nLibrerías.", "Librerías", forbidden("Librerías", Some("biblioteca")));
    finds(es, "Para acabar.", "Simplemente acaba.", "Simplemente", forbidden("Simplemente", None));
    finds(en, "To end with.", "Simply end.", "Simply", forbidden("Simply", None));
    assert_eq!(found(&[(es, "Para acabar.", "El nombre `buffer` y un librero.")]), []);
    let translated = |word: &str, instead: &str| FindingKind::Translated { word: text(word), instead: text(instead) };
    finds(es, "Para acabar.", "Queda ESTABLECIDO.", "Queda", translated("ESTABLECIDO", "ESTABLISHED"));
    finds(es, "Para acabar.", "Haz `c.enviar(b'a')`.", "Haz", translated("enviar", "send"));
    assert_eq!(found(&[(es, "Para acabar.", "Hay que enviar (y escuchar); quien escucha espera.")]), []);
}

#[test]
fn texts_fit_their_places_with_placeholders_at_their_longest() {
    let es = "07-saludo/es.md";
    let wide = |key: &str, columns, most| FindingKind::TooWide { key: text(key), columns, most };
    finds(es, "hay un socket", "hay un socket ya abierto aquí", "hay un socket", wide("met socket", 29, 22));
    finds(es, "Tu saludo", &"a".repeat(31), "aaaa", wide("title", 31, 30));
    finds(es, "crear un socket", &"a".repeat(41), "aaaa", wide("missing socket", 41, 40));
    finds(es, "Da un error", &"a".repeat(71), "aaaa", wide("option error", 71, 70));
    finds(es, "Sin prisa.", &"a".repeat(71), "aaaa", wide("note", 71, 70));
    finds(es, "pedir algo", "pedir muchas más cosas", "pedir", wide("# …", 38, 34));
    assert_eq!(found(&[(es, "Sin prisa.", &format!("**{}**", "a".repeat(70)))]), [], "marks take no room");
    finds("glossary/es.md", "cliente\n\nEl", &format!("{}\n\nEl", "a".repeat(31)), "aaa", wide("##", 31, 30));
    let rows = |key: &str, rows, most, width| FindingKind::TooManyRows { key: text(key), rows, most, width };
    let four = "una fila de palabras ".repeat(13);
    finds(es, "Para acabar.", &four, "una fila", rows("##", 4, 3, 76));
    finds(es, "Mira lo que espera.", &four, "una fila", rows("hint 2", 4, 3, 76));
    finds(es, "Para acabar.", "uno\n\ndos\n\ntres\n\ncuatro", "uno\n\ndos", rows("##", 4, 3, 76));
    finds(es, "Da un error", "Da un\n\nerror", "Da un", rows("option error", 2, 1, 70));
    finds(es, "Ahora no hay nadie.", &"una fila de palabras ".repeat(30), "Un [cliente]", rows("##", 10, 8, 76));
    finds("glossary/es.md", "y pide.", &"y pide una y otra vez ".repeat(25), "El programa", rows("##", 9, 6, 70));
    // What stands for an address is short in the file and long on the screen.
    let changes = ["07-saludo/es.md", "07-saludo/en.md"];
    let note = "{{eco}} {{eco}} {{eco}} {{eco}}";
    let findings = found(&[(changes[0], "Sin prisa.", note), (changes[1], "No hurry.", note)]);
    assert_eq!(findings.len(), 2, "{findings:?}");
    assert!(findings.iter().all(|finding| finding.kind == wide("note", 83, 70)));
}

#[test]
fn what_fits_alone_may_not_fit_on_the_drawn_screen() {
    // Eight rows have room alone, and the question has; not both.
    let es = "07-saludo/es.md";
    let text = "Ahora no hay nadie.";
    let long = format!("{text} {}", "una fila de palabras ".repeat(22));
    let findings = found(&[(es, text, &long)]);
    let drawn = |finding: &&Finding| matches!(finding.kind, FindingKind::DoesNotFit { .. });
    let told: Vec<&Finding> = findings.iter().filter(drawn).collect();
    assert!(!told.is_empty() && told.len() == findings.len(), "{findings:?}");
    assert!(told.iter().all(|finding| finding.file == es && finding.line > 1), "{told:?}");
}

/// The findings of spelling, or `None` where there is no speller: then that is what is found.
fn misspelt(changes: &[(&str, &str, &str)]) -> Option<Vec<(usize, String, Option<String>)>> {
    let required = std::env::var_os("ENCHUFE_REQUIRE_CLIENTS").is_some();
    let strictness = Strictness { own: true, needs_speller: required };
    let mut found = Vec::new();
    for finding in static_findings(&catalogue(changes), strictness) {
        match finding.kind {
            FindingKind::SpellerMissing { what, fails } => {
                assert!(!required && !fails, "{what} is missing: install hunspell, hunspell-es and hunspell-en-us");
                println!("{what} is not here: spelling was not tried");
                return None;
            }
            FindingKind::Misspelt { word, nearest, fails } => {
                assert!(fails);
                found.push((finding.line, word, nearest));
            }
            _ => {}
        }
    }
    Some(found)
}

#[test]
fn spelling_is_the_spellers_and_our_lists() {
    if let Some(found) = misspelt(&[]) {
        assert_eq!(found, []);
    }
    let slips = [
        (
            "07-saludo/es.md",
            "Para acabar.",
            "Para\nakabar y conectarze: pruébalo, `akabar` y *shutdown* en http://akabar.",
        ),
        ("07-saludo/en.md", "To end with.", "To endd with a datagram, `endd`, {{eco.pid}} and ConnectionError."),
    ];
    if let Some(found) = misspelt(&slips) {
        let words: Vec<(usize, &str)> = found.iter().map(|(line, word, _)| (*line, word.as_str())).collect();
        assert_eq!(words, [(108, "endd"), (109, "akabar"), (109, "conectarze")]);
        assert!(found.iter().all(|(_, _, nearest)| nearest.is_some()), "{found:?}");
    }
}

#[test]
fn a_word_that_a_teachers_lesson_misspells_is_only_a_remark() {
    let kind = |fails| FindingKind::Misspelt { word: text("akabar"), nearest: None, fails };
    let remark = |kind| Finding { file: text("x"), line: 1, kind }.is_remark();
    assert!(remark(kind(false)) && !remark(kind(true)));
    assert!(remark(FindingKind::SpellerMissing { what: text("hunspell"), fails: false }));
    assert!(!remark(FindingKind::Backquote));
}
