//! A person (or a script) that types: answers, words, lines of Python.

use std::io::Read;
use std::os::unix::fs::PermissionsExt;
use std::path::PathBuf;
use std::process::Stdio;

use enchufe::course::progress::Prediction;

use crate::alone::{Guard, Home, Ran, lesson_folder, run};

const TOML: &str = r#"
id = "prueba"
order = 1
minutes = 3
shows = ["travel"]

[[step]]
id = "antes"
kind = "predict"
setup = [ { start = "cliente" }, { start = "eco" } ]
decided_by = "hablar"
question = { id = "q", options = [
  { id = "vuelve", outcome = { received = { by = "cliente", at_least = 1 } } },
  { id = "error", outcome = { failed = { by = "cliente", call = "recv" } } },
] }

[[step]]
id = "hablar"
kind = "do"
focus = "cliente"
setup = [ { start = "cliente" }, { start = "eco" } ]
continues = []
goal = [
  { id = "conectado", connected = { of = "cliente", to = "eco" } },
  { id = "leida", received = { by = "cliente", equals = "sent" } },
]
solution = [ ["cliente", "c = socket.socket()"], ["cliente", "c.connect({{eco}})"], ["cliente", "c.send(b'hola')"], ["cliente", "c.recv(100)"] ]
cases = [ { id = "texto", when = { failed = { by = "cliente", class = "TypeError" } } } ]

[[step]]
id = "cierre"
kind = "check"
sentence = true
questions = [ { id = "q", options = [ { id = "a", right = true }, { id = "b", reopens = "hablar" } ] } ]
"#;

const SPANISH: &str = "# prueba
decir hola

## antes
Mira bien.
### title
Antes
### question q
¿Qué pasa?
### option vuelve
Vuelve
### option error
Un error
### because vuelve
Porque eco contesta.
### because error
No hubo error.

## hablar
Habla con eco en {{eco}}.
### title
Hablar
### met conectado
conectado
### missing conectado
conectar con eco
### met leida
leída
### missing leida
leer la respuesta
### hint 1
¿Qué falta?
### hint 2
Mira.
### hint 3
`c.____()`
### hint 4
Ahora tú.
### case texto
Son bytes.
### done
Hablaste con **eco**.

## cierre
### question q
¿Quién empieza?
### option a
El cliente
### option b
El servidor
### because a
Él llama.
### because b
El servidor espera.
### sentence
¿Qué aprendiste?
### done
Ya está.
";

struct Lesson {
    home: Home,
    lessons: PathBuf,
}

impl Lesson {
    fn new() -> Lesson {
        Lesson::with(TOML)
    }

    fn with(toml: &str) -> Lesson {
        let home = Home::new();
        let english = SPANISH.replace("Hablaste con", "You talked to");
        let lessons = lesson_folder(home.folder.path(), toml, SPANISH, &english);
        Lesson { home, lessons }
    }

    fn command(&self, words: &[&str]) -> std::process::Command {
        let mut command = self.home.command(words);
        command.arg("--lecciones").arg(&self.lessons);
        command
    }

    fn run(&self, words: &[&str], lines: &[&str]) -> Ran {
        run(self.command(words), lines)
    }
}

/// The address in `Habla con eco en …`, as the lesson wrote it.
fn has(ran: &Ran, what: &str) {
    assert!(ran.out.contains(what), "there is no {what:?} in:\n{}{}", ran.out, ran.errors);
}

#[test]
fn a_lesson_is_done_by_typing() {
    let lesson = Lesson::new();
    let lines = [
        "2",
        "3",
        "", // the prediction, and how sure
        "c = socket.socket()",
        "c.connect(__import__)", // an error is only shown
        "falta",
        "?",
        "?",
        "?",
        "?", // plays it
        "",  // oneself now
        "c = socket.socket()",
        "quién",
    ];
    let ran = lesson.run(&["prueba"], &lines);
    assert_eq!(ran.status, Some(0), "{}{}", ran.out, ran.errors);
    has(&ran, "3. Aún no lo sé");
    has(&ran, "Dijiste: Un error. Fue: Vuelve");
    has(&ran, "Porque eco contesta.");
    has(&ran, "Falta: conectar con eco");
    has(&ran, "Pista 4 de 4: Ahora tú.");
    has(&ran, "cliente: NameError");
    has(&ran, "núcleo: 4 B por leer en cliente c");
    has(&ran, "Lo dejas en el paso 2");
    let progress = lesson.home.progress();
    let known = progress.lesson("prueba").expect("it was begun");
    let said = Prediction { question: "q".into(), option: Some("error".into()), confidence: Some(3) };
    assert_eq!(known.predictions.get("antes"), Some(&said));
    assert_eq!((known.hints.get("hablar"), known.done.len()), (Some(&4), 1));
}

/// Plays `hablar` as a person would, with the address that the kernel gave to eco.
const TALK: [&str; 4] = ["c = socket.socket()", "cliente: c.connect(eco)", "c.sendall(b'que tal')", "c.recv(100)"];

/// Makes a name `eco` in the client, so that lines need no port: the lesson gives it by its setup.
fn with_name() -> Lesson {
    let named = "{ start = \"eco\" }, [\"cliente\", \"eco = {{eco}}\"] ]";
    Lesson::with(&TOML.replace("{ start = \"eco\" } ]", named))
}

#[test]
fn everything_of_a_lesson_is_met_in_order_and_kept() {
    let lesson = with_name();
    let mut lines = vec!["3", ""];
    lines.extend(TALK);
    // The check: a wrong answer reopens the step, which is done again; then the sentence.
    lines.extend(["", "2", ""]);
    lines.extend(TALK);
    lines.extend(["", "yo empiezo: salir no sale"]);
    lines.push("");
    let ran = lesson.run(&["prueba"], &lines);
    assert_eq!(ran.status, Some(0), "{}{}", ran.out, ran.errors);
    has(&ran, "Dijiste: Aún no lo sé. Fue: Vuelve");
    has(&ran, "Hecho: paso 2 de 3, hablar.\nHablaste con eco.");
    has(&ran, "El servidor espera.");
    has(&ran, "Enter vuelve a las preguntas");
    has(&ran, "Fin de la lección prueba.");
    let progress = lesson.home.progress();
    let known = progress.lesson("prueba").expect("it was begun");
    assert_eq!(known.done.len(), 3);
    assert_eq!(known.sentences.get("cierre").map(String::as_str), Some("yo empiezo: salir no sale"));
}

#[test]
fn what_input_asks_for_is_the_next_line() {
    let lesson = with_name();
    let lines = [
        "3",
        "",
        "a, b = input('one: '), input('two: ')",
        "salir",
        "  2",
        "(a, b)",
        "input()",
        ":interrumpe",
        "input()",
        "",
        ":salir",
    ];
    let ran = lesson.run(&["prueba"], &lines);
    assert_eq!(ran.status, Some(0), "{}{}", ran.out, ran.errors);
    has(&ran, "cliente: one: \ncliente: input() espera una línea tuya");
    has(&ran, "cliente: salir\n");
    has(&ran, "cliente: ('salir', '  2')");
    has(&ran, "cliente: KeyboardInterrupt");
    has(&ran, "cliente: ''");
    has(&ran, "Lo dejas en el paso 2");
}

#[test]
fn near_misses_blocks_and_other_programs_are_told() {
    let lesson = with_name();
    let lines = [
        "3",
        "",
        "c = socket.socket()",
        "c.connect(eco)",
        "c.send('texto')",
        "c.recv(5)",
        "interrumpe",
        "for n in range(2):",
        "    print('vuelta', n)",
        "",
        "eco: 1 + 1",
        "¿socket",
        "¿bloquear",
        "pasos",
        "idioma",
        "missing",
        ":quit",
    ];
    let ran = lesson.run(&["prueba"], &lines);
    has(&ran, "Son bytes.");
    has(&ran, "Prueba: c.send(b'texto')");
    // Said once, with who can wake it.
    assert_eq!(ran.out.matches("recv espera a que eco envíe algo").count(), 1, "{}", ran.out);
    has(&ran, "cliente: KeyboardInterrupt");
    has(&ran, "cliente: vuelta 1");
    assert!(!ran.out.contains("aún espera"), "{}", ran.out);
    has(&ran, "eco es un servidor hecho");
    // On the screen it is a key.
    has(&ran, "no gasta nada. «interrumpe» la corta.");
    has(&ran, "2. Hablar: estás aquí");
    has(&ran, "Missing: leer la respuesta");
    has(&ran, "You leave at step 2");
}

#[test]
fn a_lesson_goes_on_where_it_was_left() {
    let lesson = with_name();
    assert_eq!(lesson.run(&["prueba"], &["3"]).status, Some(0));
    let ran = lesson.run(&["prueba"], &[]);
    has(&ran, "Paso 2 de 3: Hablar");
    assert!(!ran.out.contains("Paso 1 de 3"), "{}", ran.out);
    let ran = lesson.run(&["prueba"], &["atrás", "otra vez", "paso 3", "2", "sigue"]);
    assert_eq!(ran.out.matches("Paso 1 de 3").count(), 2, "{}", ran.out);
    has(&ran, "¿Qué aprendiste?");
}

#[test]
fn a_solution_that_does_not_satisfy_the_judge_fails_and_says_what_is_missing() {
    let lesson = Lesson::with(&TOML.replace(", [\"cliente\", \"c.recv(100)\"]", ""));
    let ran = lesson.run(&["prueba", "--resolver"], &[]);
    assert_eq!(ran.status, Some(1), "{}", ran.out);
    has(&ran, "Falta: leer la respuesta");
    let done = lesson.home.progress().lesson("prueba").map_or(0, |lesson| lesson.done.len());
    assert_eq!(done, 1);
}

#[test]
fn a_scene_that_cannot_be_built_is_said_and_can_be_left() {
    let broken = TOML.replacen("{ start = \"eco\" } ]", "{ start = \"eco\" }, [\"cliente\", \"no_hay\"] ]", 1);
    let lesson = Lesson::with(&broken);
    let ran = lesson.run(&["prueba"], &["otra vez", "sigue"]);
    assert_eq!(ran.out.matches("No se pudo preparar este paso").count(), 2, "{}", ran.out);
    has(&ran, "NameError");
    has(&ran, "Paso 2 de 3: Hablar");
    assert_eq!(lesson.run(&["prueba", "--resolver"], &[]).status, Some(1));
}

#[test]
fn a_broken_lesson_is_said_and_not_played() {
    let lesson = Lesson::with("id = ");
    let ran = lesson.run(&["prueba"], &[]);
    assert_eq!(ran.status, Some(2));
    assert!(ran.errors.contains("revisar"), "{}", ran.errors);
    has(&lesson.run(&[], &[]), "01-prueba: esta lección no se puede leer");
}

#[test]
fn progress_that_cannot_be_kept_is_said_once_and_the_lesson_goes_on() {
    let lesson = with_name();
    let file = lesson.home.progress_file();
    std::fs::write(&file, "").expect("the file");
    // A folder that nobody may write into is none to root: something that is no file stands in its place.
    std::fs::remove_file(&file).expect("the file");
    std::fs::create_dir(&file).expect("a folder");
    let ran = lesson.run(&["prueba", "--resolver"], &[]);
    assert_eq!(ran.status, Some(0), "{}{}", ran.out, ran.errors);
    assert_eq!(ran.errors.matches("progreso.jsonl").count(), 1, "{}", ran.errors);
    assert!(std::fs::metadata(&file).expect("still there").permissions().mode() > 0);
}

#[test]
fn a_torn_line_is_cut_and_said() {
    let lesson = with_name();
    assert_eq!(lesson.run(&["prueba"], &["3"]).status, Some(0));
    let file = lesson.home.progress_file();
    let mut text = std::fs::read_to_string(&file).expect("the file");
    text.push_str("{\"v\":1,\"les");
    std::fs::write(&file, text).expect("the file");
    let ran = lesson.run(&[], &[]);
    assert!(ran.errors.contains("11 bytes"), "{}", ran.errors);
    has(&ran, "1 de 3 pasos. Sigue en el 2.");
}

#[test]
fn two_at_once_lose_nothing() {
    let lesson = with_name();
    let both: Vec<_> = (0..2)
        .map(|_| {
            let command = lesson.command(&["prueba", "--resolver"]);
            std::thread::spawn(move || run(command, &[]).status)
        })
        .collect();
    for one in both {
        assert_eq!(one.join().expect("it ran"), Some(0));
    }
    let text = std::fs::read_to_string(lesson.home.progress_file()).expect("the file");
    let done = text.lines().filter(|line| line.contains("\"what\":\"done\"")).count();
    assert_eq!(done, 6, "{text}");
}

#[test]
fn whoever_stops_reading_ends_it() {
    let lesson = with_name();
    let mut child = Guard(lesson.command(&["prueba"]).stderr(Stdio::null()).spawn().expect("it starts"));
    let mut out = child.0.stdout.take().expect("a pipe");
    let mut first = [0; 1];
    out.read_exact(&mut first).expect("it says something");
    drop(out);
    // It has lines to say, and nobody to say them to.
    drop(child.0.stdin.take());
    assert!(child.0.wait().expect("it ends").code().is_some());
}

#[test]
fn while_a_program_floods_lines_are_taken_all_the_same() {
    let home = Home::new();
    let Ran { out, status, .. } = home.run(&["cliente"], &["while True: socket.socket()", "", "interrumpe", "salir"]);
    assert_eq!(status, Some(0), "{out}");
    assert!(out.contains("Para seguir: enchufe texto cliente"), "{out}");
}
