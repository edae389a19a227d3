//! `revisar` on a small lesson: it passes as it is, and each way of falling short is found, with its line.

#[path = "support/lab_bench.rs"]
#[expect(dead_code, reason = "only whether a process lives is asked here")]
mod lab_bench;

use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Arc;
use std::time::{Duration, Instant};

use enchufe::backstage::Backstage;
use enchufe::check::mutants::{self, Change};
use enchufe::check::run::{self, LessonRun, Options, Part};
use enchufe::check::shortfall::ShortfallKind;
use enchufe::course::lesson::Lesson;
use enchufe::course::play::Machine;
use enchufe::course::reading::{Source, read};
use enchufe::course::script_run::Trouble;
use enchufe::lab;
use lab_bench::lives;

const TOML: &str = include_str!("check_run/01-saludo/lesson.toml");

fn lab_options() -> lab::Options {
    let executable = PathBuf::from(env!("CARGO_BIN_EXE_enchufe"));
    lab::Options { executable, only_loopback: true, pages: enchufe::i18n::pages::files() }
}

/// The lesson with another text in one place.
fn changed(from: &str, to: &str) -> Arc<Lesson> {
    assert!(TOML.contains(from), "the lesson has no {from:?}");
    let source = Source {
        folder: "01-saludo",
        toml: &TOML.replacen(from, to, 1),
        spanish: include_str!("check_run/01-saludo/es.md"),
        english: include_str!("check_run/01-saludo/en.md"),
    };
    Arc::new(read(&source).unwrap_or_else(|findings| panic!("{to}: {findings:?}")))
}

fn run_all(lessons: &[Arc<Lesson>]) -> Vec<LessonRun> {
    let options = Options { labs: 10, variants: false, ..Options::new(lab_options()) };
    run::run(lessons, &options).expect("labs")
}

/// The line of the changed lesson at which a text stands.
fn line_of(from: &str, to: &str, at: &str) -> usize {
    let text = TOML.replacen(from, to, 1);
    let offset = text.find(at).unwrap_or_else(|| panic!("no {at:?} in the changed lesson"));
    text[..offset].matches('\n').count() + 1
}

#[test]
fn a_good_lesson_passes_and_says_which_prediction_comes_true() {
    let lesson = changed("", "");
    let runs =
        run::run(std::slice::from_ref(&lesson), &Options { labs: 3, ..Options::new(lab_options()) }).expect("labs");
    assert_eq!(runs[0].shortfalls, []);
    assert_eq!(runs[0].steps[0].decided, ["vuelve"]);
    assert!(runs[0].steps.iter().all(|step| step.setup.is_some() && step.skipped.is_none()));
    // Splitting what a reader already waits for changes what it reads: that is a remark, and the only one.
    let remarks: Vec<&ShortfallKind> = runs[0].remarks.iter().map(|remark| &remark.kind).collect();
    assert!(matches!(remarks[..], [ShortfallKind::Variant { passes: false, .. }]), "{remarks:?}");
    assert!(runs[0].steps[1].variants.iter().all(|(_, as_expected)| *as_expected));

    let mutants = &mutants::judge_all(&[lesson], &runs)[0];
    assert!(mutants.total > 10, "{mutants:?}");
    let survivors: Vec<(&str, &Change)> =
        mutants.survivors.iter().map(|survivor| (survivor.goal.as_str(), &survivor.change)).collect();
    // No script of it sends from the server and not from the client.
    let swapped = Change::Replaced { field: "from", from: "cliente".into(), to: "eco".into() };
    assert_eq!(survivors, [("enviado", &swapped)]);
}

/// A change, where what falls short stands in the changed lesson, its step, and what it is.
type Case = (&'static str, &'static str, &'static str, &'static str, fn(&ShortfallKind) -> bool);

const SETUP: &str = r#"["cliente", "viejo.recv(1)", "raises"],"#;

const CASES: [Case; 16] = [
    (
        SETUP,
        r#"["cliente", "viejo.recv(1)"],"#,
        r#""viejo.recv(1)""#,
        "hola",
        |kind| matches!(kind, ShortfallKind::SetupFails(Trouble::Raised { class, .. }) if class == "OSError"),
    ),
    (SETUP, r#"["cliente", "1 + 1", "raises"],"#, r#""1 + 1""#, "hola", |kind| {
        matches!(kind, ShortfallKind::SetupFails(Trouble::DidNotRaise { .. }))
    }),
    (
        SETUP,
        r#"["cliente", "viejo.connect({{cliente.nada}})"],"#,
        "{{cliente.nada}}",
        "hola",
        |kind| matches!(kind, ShortfallKind::SetupFails(Trouble::Missing { placeholder }) if placeholder == "cliente.nada"),
    ),
    (
        SETUP,
        r#"{ end = "eco" }, { interrupt = "eco" },"#,
        "{ interrupt",
        "hola",
        |kind| matches!(kind, ShortfallKind::SetupFails(Trouble::NotAlive { name }) if name == "eco"),
    ),
    (
        SETUP,
        r#"{ start = "eco" },"#,
        "{ start = \"eco\" },\n]\ncontinues",
        "hola",
        |kind| matches!(kind, ShortfallKind::SetupFails(Trouble::AlreadyAlive { name }) if name == "eco"),
    ),
    ("waiting = 1 } } }", "waiting = 2 } } }", "{ until = { listening", "vecinos", |kind| {
        matches!(kind, ShortfallKind::SetupFails(Trouble::NeverHeld))
    }),
    (
        r#"received = { by = "servidor", starts_with = "uno" }"#,
        r#"listening = { program = "servidor", waiting = 1 }"#,
        "[[step]]\nid = \"vecinos\"",
        "vecinos",
        |kind| *kind == ShortfallKind::SetupMeets,
    ),
    (
        r#"["cliente", "c.recv(100)"],"#,
        "",
        r#"["cliente", "c = socket.socket()"],"#,
        "hola",
        |kind| matches!(kind, ShortfallKind::Misses { part: Part::Solution, goals } if goals == &["leida"]),
    ),
    (
        r#"["cliente", "d.recv(9)"]"#,
        "",
        r#"[ ["cliente", "d = "#,
        "hola",
        |kind| matches!(kind, ShortfallKind::Misses { part: Part::Accepted(0), goals } if goals == &["leida"]),
    ),
    (
        r#"["cliente", "d.send(b'a')"] ] }"#,
        r#"["cliente", "d.send(b'a'); d.recv(1)"] ] }"#,
        "{ misses = \"leida\"",
        "hola",
        |kind| matches!(kind, ShortfallKind::Passes { rejected: 2, named } if named == "leida"),
    ),
    (
        "misses = \"enviado\"",
        "misses = \"leida\"",
        "{ misses = \"leida\"",
        "hola",
        |kind| matches!(kind, ShortfallKind::MissesAnother { rejected: 1, named, first } if named == "leida" && first == "enviado"),
    ),
    (
        r#"by = "cliente", at_least = 1 } } },"#,
        r#"by = "cliente", at_least = 9 } } },"#,
        "question = {",
        "antes",
        |kind| matches!(kind, ShortfallKind::Outcomes { options } if options.is_empty()),
    ),
    (
        r#"call = "recv", seconds = 2 } } },"#,
        r#"seconds = 0 } } }, { id = "c", outcome = { sent = { from = "cliente" } } },"#,
        "question = {",
        "antes",
        |kind| matches!(kind, ShortfallKind::Outcomes { options } if options == &["c", "vuelve"]),
    ),
    (
        "continues = []",
        r#"continues = [ ["cliente", "c"] ]"#,
        "continues = [ [",
        "hola",
        |kind| matches!(kind, ShortfallKind::SequenceFails(Trouble::Raised { class, .. }) if class == "NameError"),
    ),
    (
        r#"["cliente", "d.recv(9)"] ]"#,
        r#"["cliente", "d.recv(9)\nwhile True: pass\n"] ]"#,
        r"while True",
        "hola",
        |kind| matches!(kind, ShortfallKind::ScriptFails { part: Part::Accepted(0), trouble: Trouble::Hangs { .. } }),
    ),
    (
        r#"["cliente", "d.recv(9)"] ]"#,
        r#"["cliente", "d.recv(1)"], ["cliente", "d.recv(1)"], ["cliente", "1"] ]"#,
        r#"["cliente", "1"]"#,
        "hola",
        |kind| {
            matches!(kind, ShortfallKind::ScriptFails { part: Part::Accepted(0), trouble: Trouble::NeverFree { .. } })
        },
    ),
];

#[test]
fn each_way_of_falling_short_is_found_with_its_line() {
    let lessons: Vec<Arc<Lesson>> = CASES.iter().map(|(from, to, ..)| changed(from, to)).collect();
    let began = Instant::now();
    let runs = run_all(&lessons);
    // What hangs is given up after a while, however many do.
    assert!(began.elapsed() < Duration::from_secs(120), "{:?}", began.elapsed());
    for ((from, to, at, step, is_it), run) in CASES.iter().zip(runs) {
        let line = line_of(from, to, at);
        let found = run.shortfalls.iter().find(|shortfall| is_it(&shortfall.kind));
        let found = found.unwrap_or_else(|| panic!("{to:?} is not found: {:?}", run.shortfalls));
        let place = (found.file.as_str(), found.line, found.step.as_str());
        assert_eq!(place, ("01-saludo/lesson.toml", line, *step), "{to:?}");
    }
}

#[test]
fn what_a_machine_lacks_is_skipped_and_said() {
    let lesson = changed("id = \"vecinos\"\n", "id = \"vecinos\"\nneeds = [\"ipv6\"]\n");
    let machine = Machine { linux: true, ipv6: false };
    let options = Options { labs: 2, machine, variants: false, ..Options::new(lab_options()) };
    let runs = run::run(&[lesson], &options).expect("labs");
    assert_eq!(runs[0].shortfalls, []);
    assert_eq!(runs[0].steps[2].skipped, Some(enchufe::course::lesson::Need::Ipv6));
    assert_eq!(runs[0].steps[2].setup, None);
}

#[test]
fn scenes_follow_one_another_and_nothing_is_left_behind() {
    let lesson = changed("", "");
    let mut stage = Backstage::start(lab_options()).expect("a lab");
    let folder = stage.places().folder.clone();
    let mut pids = Vec::new();
    let mut least = u64::MAX;
    // More programs in all than a lab has room for at once.
    for _ in 0..10 {
        for step in &lesson.steps {
            stage.clear_scene();
            least = least.min(stage.set_up(&step.setup).expect("a scene"));
            let played = stage.play(&step.solution, &step.goal, &[]);
            assert_eq!((played.failed, played.verdict.done), (None, !step.goal.is_empty()), "{}", step.id);
            pids.extend(stage.projections().programs.by_id.values().map(|program| program.pid));
        }
    }
    assert!(least < run::SETUP_BOUND, "no setup took less than {least} ns");
    assert_eq!(pids.len(), 60);
    drop(stage);
    assert!(!folder.exists());
    assert_eq!(pids.into_iter().filter(|pid| lives(*pid)).collect::<Vec<_>>(), Vec::<u32>::new());
}

#[test]
fn what_was_recorded_is_judged_as_it_was_when_it_happened() {
    let lesson = changed("", "");
    let step = &lesson.steps[1];
    let mut stage = Backstage::start(lab_options()).expect("a lab");
    let scripts = [&step.solution, &step.accepted[0]].into_iter().chain(step.rejected.iter().map(|it| &it.script));
    for script in scripts {
        let played = stage.play_script(&step.setup, script, &step.goal).expect("a scene");
        assert_eq!(stage.recording().judge(std::slice::from_ref(&step.goal)), [played.verdict]);
    }
}

fn revisar(folder: &Path, words: &[&str]) -> (i32, String, String) {
    let output = Command::new(env!("CARGO_BIN_EXE_enchufe"))
        .args(["revisar", "--idioma", "en"])
        .args(words)
        .arg(folder)
        .output()
        .expect("it runs");
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("UTF-8");
    (output.status.code().expect("a status"), text(output.stdout), text(output.stderr))
}

/// A folder of lessons with the small lesson, changed in one place.
fn folder(from: &str, to: &str) -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    let lesson = folder.path().join("01-saludo");
    std::fs::create_dir(&lesson).expect("a folder");
    let words =
        [("es.md", include_str!("check_run/01-saludo/es.md")), ("en.md", include_str!("check_run/01-saludo/en.md"))];
    let toml = TOML.replacen(from, to, 1);
    for (name, text) in words.into_iter().chain([("lesson.toml", toml.as_str())]) {
        std::fs::write(lesson.join(name), text).expect("a file");
    }
    folder
}

#[test]
fn the_command_says_what_falls_short_and_ends_with_one() {
    let good = folder("", "");
    let (status, text, _) = revisar(good.path(), &["--json"]);
    let line: serde_json::Value = serde_json::from_str(text.trim()).expect("one JSON object");
    assert_eq!((status, &line["lesson"], &line["ok"]), (0, &"saludo".into(), &true.into()), "{line:#}");

    let bad = folder("misses = \"enviado\"", "misses = \"leida\"");
    let place = "01-saludo/lesson.toml:47: hola:";
    let (status, text, _) = revisar(bad.path(), &[]);
    assert!(status == 1 && text.contains(place) && text.contains("one thing falls short"), "{status}: {text}");
    let (status, text, _) = revisar(bad.path(), &["--json", "--mutantes"]);
    let line: serde_json::Value = serde_json::from_str(text.trim()).expect("one JSON object");
    let found = &line["findings"][0];
    assert_eq!((status, &line["ok"], &found["line"], &found["step"]), (1, &false.into(), &47.into(), &"hola".into()));
    assert!(found["message"].as_str().is_some_and(|text| text.contains("leida")), "{line:#}");
    assert!(line["mutants"]["total"].as_u64().is_some_and(|total| total > 10), "{line:#}");
}

#[test]
fn a_folder_without_lessons_is_said() {
    let nothing = tempfile::tempdir().expect("a folder");
    for folder in [nothing.path().to_owned(), nothing.path().join("nowhere")] {
        let (status, text, complaint) = revisar(&folder, &[]);
        assert_eq!((status, text.as_str()), (2, ""), "{complaint}");
        assert!(!complaint.is_empty() && !complaint.contains("check-run"), "{complaint}");
    }
}
