//! Reading, tried: a lesson that is right, and every way in which it can be wrong, with its file and line.

mod folders;
mod whatever;

use super::*;
use crate::course::lesson::{Kind, Pane, Truth};
use crate::course::predicate::{Number, Predicate, Reference};
use crate::course::script::Action;
use crate::i18n::{I18n, Language};
use crate::journal::event::{Role, ServerKind};

const TOML: &str = include_str!("fixture/lesson.toml");
const SPANISH: &str = include_str!("fixture/es.md");
const ENGLISH: &str = include_str!("fixture/en.md");

fn good() -> Lesson {
    let source = Source { folder: "07-saludo", toml: TOML, spanish: SPANISH, english: ENGLISH };
    read(&source).unwrap_or_else(|findings| panic!("{findings:#?}"))
}

/// The findings after `from` became `to` in the file of this name.
fn broken(file: &str, from: &str, to: &str) -> Vec<Finding> {
    let text = |name: &str, text: &str| {
        if name != file {
            return text.to_owned();
        }
        assert!(text.contains(from), "{name} has no {from:?}");
        text.replacen(from, to, 1)
    };
    let (toml, spanish, english) = (text("lesson.toml", TOML), text("es.md", SPANISH), text("en.md", ENGLISH));
    let source = Source { folder: "07-saludo", toml: &toml, spanish: &spanish, english: &english };
    let findings = read(&source).err().unwrap_or_default();
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

/// After `from` became `to` there is one finding, of this kind, at the line of `lesson.toml` where `at` stands.
#[track_caller]
fn finds(from: &str, to: &str, at: &str, kind: FindingKind) {
    let findings = broken("lesson.toml", from, to);
    let text = TOML.replacen(from, to, 1);
    let offset = text.find(at).unwrap_or_else(|| panic!("no {at:?}"));
    let line = text[..offset].matches('\n').count() + 1;
    assert_eq!(findings, [Finding { file: "07-saludo/lesson.toml".to_owned(), line, kind }]);
}

fn text(text: &str) -> String {
    text.to_owned()
}

#[test]
fn a_lesson_is_read_whole() {
    let lesson = good();
    assert_eq!((lesson.id.as_str(), lesson.order, lesson.minutes), ("saludo", 7, 5));
    assert_eq!(lesson.shows, [Pane::Travel, Pane::Calls]);
    assert_eq!((lesson.class_cut.len(), lesson.concepts.len(), lesson.misconceptions.len()), (1, 1, 1));
    let kinds: Vec<Kind> = lesson.steps.iter().map(|step| step.kind).collect();
    assert_eq!(kinds, [Kind::Predict, Kind::Do, Kind::Quiz, Kind::Check]);
    assert_eq!(lesson.steps[0].decided_by.as_deref(), Some("hola"));
    let Truth::Outcome(Predicate::Blocked { by, call, seconds }) = &lesson.steps[0].questions[0].choices[0].truth
    else {
        panic!("{:?}", lesson.steps[0].questions);
    };
    assert_eq!((by.as_str(), call.as_deref(), *seconds), ("cliente", Some("connect"), 2.0));
    let hola = &lesson.steps[1];
    assert!(hola.sentence && !hola.grey && hola.continues.is_none());
    assert_eq!(hola.line, 18);
    assert_eq!(
        hola.setup.items[1].action,
        Action::Start { program: text("eco"), role: Role::Server(ServerKind::EchoTcp), to: None }
    );
    assert!(matches!(&hola.setup.items[3].action, Action::Run { raises: true, .. }));
    assert_eq!(hola.setup.items[3].line, 27);
    let until = Predicate::Queued { at: Reference(text("cliente")), bytes: Number::parse("4"), messages: None };
    assert_eq!(hola.solution.items[3].action, Action::Until(until));
    assert_eq!((hola.goal.len(), hola.accepted.len(), hola.rejected.len(), hola.cases.len()), (4, 1, 1, 1));
    assert_eq!(hola.goal[1].line, 31);
    let check = &lesson.steps[3].questions[0];
    assert_eq!(check.choices[1].truth, Truth::Wrong { reopens: Some(text("hola")) });
}

#[test]
fn words_are_read_by_step_and_key_with_their_lines() {
    let lesson = good();
    let spanish = lesson.prose(Language::Spanish);
    assert_eq!((spanish.title.as_str(), spanish.title_line), ("saludo", 1));
    assert_eq!((spanish.about.as_str(), spanish.about_line), ("pedir algo a otro programa", 2));
    let step = spanish.step("antes").unwrap();
    assert_eq!((step.line, step.text_line), (4, 5));
    assert_eq!(step.text, "Un [cliente](#cliente) va a `{{eco}}`.\nAhora no hay nadie.");
    assert_eq!(step.parts["question que-pasa"], (12, text("¿Qué pasa?")));
    assert_eq!(spanish.part("hola", "hint 1"), Some("¿Quién tiene que pedirla?"));
    assert_eq!(spanish.part("hola", "hint 5"), None);
}

#[test]
fn line_ends_marks_and_blanks_of_other_editors_change_nothing() {
    let crlf = |text: &str| format!("\u{feff}{}", text.replace('\n', "\r\n").replace("### title", "###   title  "));
    let (spanish, english) = (crlf(SPANISH), crlf(ENGLISH));
    let source = Source { folder: "07-saludo", toml: TOML, spanish: &spanish, english: &english };
    assert_eq!(read(&source).unwrap(), good());
}

#[test]
fn what_is_no_toml_is_found_with_its_line() {
    let findings = broken("lesson.toml", "id = \"cierre\"", "id = \"cierre");
    assert_eq!((findings.len(), findings[0].line), (1, 60));
    assert!(matches!(&findings[0].kind, FindingKind::NotToml { message } if !message.is_empty()));
}

#[test]
fn keys_are_those_of_the_format() {
    let known = "id, order, minutes, class_cut, concepts, misconceptions, shows, step";
    let unknown = |key: &str, nearest: &str, known: &str| FindingKind::UnknownKey {
        key: text(key),
        nearest: Some(text(nearest)),
        known: text(known),
    };
    finds("concepts =", "concept =", "concept =", unknown("concept", "concepts", known));
    finds("at_least = 1", "at_leats = 1", "at_leats", {
        unknown("at_leats", "at_least", "from, at_least, sends, starts_with, to")
    });
    finds(
        "{ end = \"eco\" }",
        "{ ends = \"eco\" }",
        "ends",
        unknown("ends", "end", "start, kind, to, end, interrupt, until"),
    );
    let findings = broken("lesson.toml", "connected = {", "conected = {");
    assert!(matches!(&findings[0].kind, FindingKind::UnknownKey { nearest: Some(near), .. } if near == "connected"));
    assert_eq!(findings[0].line, 31);
    finds("minutes = 5\n", "", "id", FindingKind::MissingKey { key: text("minutes") });
    finds("of = \"c\", to", "to", "{ id = \"conectado\"", FindingKind::MissingKey { key: text("of") });
    finds(", bytes = 4", "", "{ until", FindingKind::MissingOneOf { keys: text("bytes, messages") });
}

#[test]
fn values_have_their_shapes() {
    let wrong = |key: &str, shape| FindingKind::WrongShape { key: text(key), shape };
    finds("minutes = 5", "minutes = \"5\"", "minutes", wrong("minutes", Shape::Integer));
    finds("sentence = true", "sentence = 1", "sentence = 1", wrong("sentence", Shape::Flag));
    finds("class_cut = [\"hola\"]", "class_cut = \"hola\"", "class_cut", wrong("class_cut", Shape::List));
    finds("bytes = \">=1\"", "bytes = \"> 1\"", "\"> 1\"", wrong("bytes", Shape::Number));
    finds("seconds = 2", "seconds = -2", "seconds", wrong("seconds", Shape::Seconds));
    finds("seconds = 2", "seconds = nan", "seconds", wrong("seconds", Shape::Seconds));
    finds("call = \"connect\", seconds", "call = 3, seconds", "call = 3", wrong("call", Shape::Text));
    finds("\"c.recv(9)\"", "\" \"", "\" \"", wrong("accepted", Shape::FullText));
    finds("{ end = \"eco\" }", "\"eco\"", "setup = [ { start = \"cliente\" }, { start = \"eco\" }, \"eco\"", {
        wrong("setup", Shape::ScriptItem)
    });
    finds("{ end = \"eco\" }", "[\"eco\"]", "[\"eco\"]", wrong("setup", Shape::ScriptItem));
    finds("{ end = \"eco\" }", "{ }", "{ }", wrong("setup", Shape::ScriptItem));
    let case = "{ differs = { of = \"cliente\", and = \"cliente.viejo\", what = \"descriptor\" } }";
    finds(case, "[]", "when", wrong("when", Shape::Predicate));
    finds(", { read = { by = \"c\", bytes = \">=1\" } }", "", "before", wrong("before", Shape::TwoPredicates));
    finds("minutes = 5", "minutes = 500", "minutes", {
        FindingKind::OutOfRange { key: text("minutes"), least: 1, most: 240 }
    });
}

#[test]
fn misspelt_words_are_found_with_what_was_meant() {
    let near = |from: &str, to: &str, nearest: &str| {
        let findings = broken("lesson.toml", from, to);
        let offset = TOML.find(from).unwrap();
        let line = TOML[..offset].matches('\n').count() + 1;
        assert_eq!(findings[0].line, line, "{findings:?}");
        let FindingKind::UnknownWord { nearest: Some(found), .. } = &findings[0].kind else { panic!("{findings:?}") };
        assert_eq!(found, nearest);
    };
    near("ECONNREFUSED", "ECONREFUSED", "ECONNREFUSED");
    near("SOCK_STREAM", "SOCK_STREM", "SOCK_STREAM");
    near("call = \"connect\", errno", "call = \"conect\", errno", "connect");
    near("what = \"descriptor\"", "what = \"descripter\"", "descriptor");
    near("kind = \"predict\"", "kind = \"predicts\"", "predict");
    near("\"travel\"", "\"travle\"", "travel");
    near("equals = \"sent\"", "equals = \"send\"", "sent");
    let kind = |kind: &str| format!("{{ start = \"cliente\", kind = \"{kind}\" }}");
    let findings = broken("lesson.toml", "{ start = \"cliente\" }", &kind("eco-upd"));
    assert!(matches!(&findings[0].kind, FindingKind::UnknownWord { nearest: Some(near), .. } if near == "eco-udp"));
    assert!(broken("lesson.toml", "{ start = \"cliente\" }", &kind("eco-udp")).is_empty());
}

#[test]
fn predicates_stand_where_they_can_be_judged() {
    finds("connected = { of = \"c\", to = \"eco\" } }", "}", "{ id = \"conectado\"", {
        FindingKind::NotOnePredicate { found: 0 }
    });
}

#[test]
fn what_can_never_hold_together_is_found() {
    let whole = "connected = { of = \"c\", to = \"eco\" }";
    let returned = "returned = { by = \"c\", call = \"send\", value = \"4\" }";
    let (key, others) = (text("value"), text("call, integer, bytes_length"));
    finds(whole, returned, "returned", FindingKind::NotTogether { key, others });
    assert_eq!(broken("lesson.toml", whole, "returned = { by = \"c\", value = \"4\" }"), []);
}

#[test]
fn happenings_are_compared_and_counted() {
    let state = "{ connected = { of = \"c\" } }";
    finds("{ sent = { from = \"c\", at_least = 1 } }", state, "before", {
        FindingKind::NotAHappening { predicate: text("before") }
    });
    let count = |of: &str| format!("count = {{ of = {of}, times = \">=2\" }}");
    let whole = "connected = { of = \"c\", to = \"eco\" }";
    assert_eq!(broken("lesson.toml", whole, &count("{ sent = { from = \"c\" } }")), []);
    assert_eq!(broken("lesson.toml", whole, &count("{ any = [ { sent = { from = \"c\" } } ] }")), []);
    let all = count("{ all = [ { sent = { from = \"c\" } } ] }");
    finds(whole, &all, "count", FindingKind::NotCountable);
    let both = format!("{whole}, bound = {{ of = \"c\", name = \"port\" }}");
    finds(whole, &both, whole, FindingKind::NotOnePredicate { found: 2 });
    let deep = format!("{}{whole}{}", "not = { ".repeat(20), " }".repeat(20));
    finds(whole, &deep, "not", FindingKind::TooDeep { most: 8 });
    // Beyond what TOML itself takes.
    let deeper = format!("{}{whole}{}", "not = { ".repeat(500), " }".repeat(500));
    assert!(matches!(broken("lesson.toml", whole, &deeper)[0].kind, FindingKind::NotToml { .. }));
}

#[test]
fn ids_are_unique_and_plain() {
    finds("id = \"saludo\"", "id = \"Un saludo\"", "id", FindingKind::BadId { id: text("Un saludo") });
    let twice = |thing, id: &str, first| FindingKind::Twice { thing, id: text(id), first };
    finds("id = \"cierre\"", "id = \"antes\"", "[[step]]\nid = \"antes\"\nkind = \"check\"", {
        twice(Thing::Step, "antes", 9)
    });
    finds("{ id = \"orden\"", "{ id = \"leida\"", "{ id = \"leida\", before", twice(Thing::Goal, "leida", 32));
    finds("{ id = \"pid\"", "{ id = \"nucleo\"", "{ id = \"nucleo\" }", twice(Thing::Choice, "nucleo", 55));
    let question =
        "{ id = \"que-es\", options = [ { id = \"a\", right = true }, { id = \"b\", reopens = \"hola\" } ] },\n";
    let again = format!("questions = [\n{question}");
    finds("questions = [\n", &again, "{ id = \"que-es\", options = [\n", twice(Thing::Question, "que-es", 63));
}

#[test]
fn what_is_named_is_there() {
    let none = |thing, id: &str, nearest: Option<&str>| FindingKind::NoSuch {
        thing,
        id: text(id),
        nearest: nearest.map(text),
    };
    finds("class_cut = [\"hola\"]", "class_cut = [\"holas\"]", "class_cut", none(Thing::Step, "holas", Some("hola")));
    finds("misses = \"leida\"", "misses = \"leido\"", "{ misses", none(Thing::Goal, "leido", Some("leida")));
    finds("reopens = \"hola\"", "reopens = \"xyz\"", "{ id = \"lejos\"", none(Thing::Step, "xyz", None));
    finds("focus = \"cliente\"", "focus = \"clientes\"", "focus", none(Thing::Program, "clientes", Some("cliente")));
    let decided = "kind = \"predict\"\ndecided_by = \"ola\"";
    finds("kind = \"predict\"", decided, "[[step]]\nid = \"antes\"", none(Thing::Step, "ola", Some("hola")));
}

#[test]
fn steps_hold_together_by_their_kinds() {
    let line = "[[step]]\nid = \"antes\"";
    let quiz = "kind = \"predict\"\ndecided_by = \"puertos\"";
    finds("kind = \"predict\"", quiz, line, FindingKind::Undecided);
    finds("kind = \"quiz\"", "kind = \"quiz\"\ndecided_by = \"hola\"", "decided_by", {
        FindingKind::NotOfThisKind { key: text("decided_by"), kind: text("quiz") }
    });
    finds("id = \"pid\"", "id = \"pid\", right = true", "question = { id = \"quien\"", {
        FindingKind::OneRight { question: text("quien"), found: 2 }
    });
    finds(", reopens = \"hola\"", "", "{ id = \"lejos\"", FindingKind::NoReopens { option: text("lejos") });
    finds("{ id = \"pid\" }", "{ id = \"pid\", outcome = { connected = { of = \"cliente\" } } }", "{ id = \"pid\"", {
        FindingKind::WrongTruth { option: text("pid"), expected: "right" }
    });
    let outcome = "outcome = { blocked = { by = \"cliente\", call = \"connect\", seconds = 2 } }";
    finds(outcome, "right = true", "{ id = \"espera\"", {
        FindingKind::WrongTruth { option: text("espera"), expected: "outcome" }
    });
    finds("  { id = \"pid\" },\n", "", "question = { id = \"quien\"", {
        FindingKind::TooFew { thing: Thing::Choice, least: 2 }
    });
    finds("\"c = socket.socket()\"", "\"c = socket.socket()\", \"raises\"", "\"c = socket.socket()\"", {
        FindingKind::RaisesOutsideSetup
    });
    let without = |key: &str, next: &str| {
        let from = TOML.find(&format!("\n{key} = [")).unwrap() + 1;
        let to = from + TOML[from..].find(&format!("\n{next}")).unwrap() + 1;
        TOML[from..to].to_owned()
    };
    let line = "[[step]]\nid = \"hola\"";
    finds(&without("solution", "accepted"), "", line, FindingKind::NoSolution);
    let setup = broken("lesson.toml", &without("setup", "question"), "");
    assert_eq!(setup, [], "a prediction may do without a scene");
}

#[test]
fn too_much_is_too_much() {
    let statement = "[\"cliente\", \"c\"],".repeat(101);
    let most = FindingKind::TooMany { thing: Thing::ScriptLine, most: 100 };
    finds("  { until", &format!("  {statement}\n  {{ until"), "solution", most);
    let steps = "[[step]]\nid = \"x\"\nkind = \"check\"\n".repeat(60);
    let findings = broken("lesson.toml", "[[step]]\nid = \"antes\"", &format!("{steps}[[step]]\nid = \"antes\""));
    assert_eq!(findings.len(), 1);
    assert_eq!(findings[0].kind, FindingKind::TooMany { thing: Thing::Step, most: 60 });
    let large = "#\n".repeat(LARGEST_FILE);
    let source = Source { folder: "07-saludo", toml: TOML, spanish: SPANISH, english: &large };
    let findings = read(&source).unwrap_err();
    assert_eq!((findings.len(), findings[0].file.as_str()), (1, "07-saludo/en.md"));
    assert!(matches!(findings[0].kind, FindingKind::FileTooLarge { .. }));
}

#[test]
fn a_scene_leaves_room_for_one_more_program() {
    let start = |count: usize| (0..count).map(|number| format!("{{ start = \"p{number}\" }}, ")).collect::<String>();
    let changed = |count| format!("setup = [ {}{{ start = \"cliente\" }}, {{ start = \"eco\" }}, {{", start(count));
    let from = "setup = [ { start = \"cliente\" }, { start = \"eco\" }, {";
    assert_eq!(broken("lesson.toml", from, &changed(9)), []);
    finds(from, &changed(10), "[[step]]\nid = \"antes\"", FindingKind::TooMany { thing: Thing::Program, most: 11 });
}

#[test]
fn the_teachers_page_names_everything_in_both_languages() {
    let pages = [include_str!("../../../../docs/lecciones.md"), include_str!("../../../../docs/lessons.md")];
    let lists = [names::PREDICATES, names::FAMILIES, names::TYPES, names::CALLS, names::ROLES, names::PANES];
    for page in pages {
        for word in lists.concat().iter().chain(names::COMPARED).chain(names::NEEDS).chain(names::KINDS) {
            let said = [format!("`{word}`"), format!("\"{word}\""), format!("**{word}**"), format!(": {word},")];
            let said = said.iter().any(|said| page.contains(said.as_str()));
            assert!(said || page.contains(&format!(", {word}.")) || page.contains(&format!("{word} |")), "{word}");
        }
    }
    // Whatever stands in code in one language does in the other: tables have no words of a language there.
    let code = |page: &str| -> std::collections::BTreeSet<String> {
        let rows = page.lines().filter(|line| line.starts_with("| `"));
        rows.filter_map(|row| row.split('`').nth(1)).map(str::to_owned).collect()
    };
    let only = |one: &str, other: &str| code(one).difference(&code(other)).cloned().collect::<Vec<_>>();
    assert_eq!(only(pages[0], pages[1]), ["# título", "met OBJETIVO", "missing OBJETIVO"]);
    assert_eq!(only(pages[1], pages[0]), ["# title", "met GOAL", "missing GOAL"]);
}

#[test]
fn files_of_words_have_an_order() {
    let only = |file: &str, from: &str, to: &str, line, kind| {
        let findings = broken(file, from, to);
        assert_eq!(findings, [Finding { file: format!("07-saludo/{file}"), line, kind }]);
    };
    let twice = |id: &str, first| FindingKind::Twice { thing: Thing::Section, id: text(id), first };
    let kinds: Vec<FindingKind> = broken("es.md", "# saludo", "saludo").into_iter().map(|it| it.kind).collect();
    assert_eq!(kinds, [FindingKind::TextNowhere, FindingKind::NoTitle]);
    only("en.md", "# greeting", "#", 1, FindingKind::NoTitle);
    only("es.md", "### option error", "### option espera", 17, twice("option espera", 15));
    only("en.md", "## puertos", "## hola", 83, twice("hola", 29));
    only("es.md", "## antes", "### hola\n## antes", 4, FindingKind::PartOutsideStep { key: text("hola") });
    only("en.md", "asking another program", "one\n\ntwo", 4, FindingKind::TextNowhere);
    only("en.md", "## cierre", "# more\n\n## cierre", 107, twice("#", 1));
}
