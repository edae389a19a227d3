//! The README's pictures, taken from the real program: `ENCHUFE_WRITE=1 cargo test --test pictures` makes them anew.
//! Without that they are compared with what the program shows today, but for pids, ports and measured times.

mod support {
    pub mod picture;
    pub mod terminal;
}

use std::path::PathBuf;
use std::time::Duration;

use support::picture::{gist, svg};
use support::terminal::Terminal;

/// One picture of a language: where to begin, and what to do until it is there.
struct Shot<'a> {
    file: &'static str,
    title: &'static str,
    arguments: &'static [&'static str],
    size: (u16, u16),
    steps: &'a [Step],
}

enum Step {
    /// Waits until this stands on the screen.
    Until(&'static str),
    /// Sends this.
    Keys(&'static str),
}

use Step::{Keys, Until};

/// Longer than anything on these screens takes.
const QUIET: Duration = Duration::from_millis(700);

const ENTER: &str = "\r";
const F6: &str = "\x1b[17~";
const PAGE_DOWN: &str = "\x1b[6~";

fn take(shot: &Shot) {
    let home = tempfile::tempdir().expect("a temporary folder");
    let path = home.path().to_str().expect("a path in UTF-8");
    let folders = ["HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_RUNTIME_DIR", "TMPDIR"];
    let mut environment: Vec<(&str, Option<&str>)> = folders.iter().map(|name| (*name, Some(path))).collect();
    environment.extend([("ENCHUFE_SOLO_LOOPBACK", Some("1")), ("LC_ALL", None), ("NO_COLOR", None)]);
    // Somebody who was here before: nobody is greeted.
    let folder = home.path().join("enchufe");
    std::fs::create_dir(&folder).expect("a folder");
    std::fs::write(folder.join("ajustes.toml"), "bienvenida = true\n").expect("a file");
    let terminal = Terminal::spawn(env!("CARGO_BIN_EXE_enchufe"), shot.arguments, &environment, shot.size);
    for step in shot.steps {
        match step {
            Until(text) => terminal.wait_for_text(text),
            Keys(keys) => terminal.send(keys),
        }
    }
    let file = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("assets").join(shot.file);
    let picture = |screen: &vt100::Screen| svg(screen, shot.title);
    if std::env::var_os("ENCHUFE_WRITE").is_some() {
        // When nothing has changed for a while, what was begun is over.
        while !terminal.written_within(terminal.mark(), QUIET).is_empty() {}
        std::fs::write(&file, terminal.look(picture)).expect("the picture cannot be written");
    } else {
        let stored = gist(&std::fs::read_to_string(&file).unwrap_or_default());
        let what = format!("assets/{} is what it shows (ENCHUFE_WRITE=1 cargo test --test pictures)", shot.file);
        let what = format!("{what}\n  stored: {stored}\n  last: ");
        terminal.wait_until(&what, |screen| gist(&picture(screen)) == stored);
    }
    terminal.send("\x11");
    assert!(terminal.wait_exit().success());
}

#[test]
fn home() {
    let steps = &[Until("acaban de hablarse")];
    let title = "La primera pantalla de enchufe: unos bytes acaban de cruzar, y las lecciones";
    take(&Shot {
        file: "inicio.svg",
        title,
        arguments: &["--idioma", "es", "--tema", "oscuro", "--sin-animacion"],
        size: (80, 24),
        steps,
    });
    let steps = &[Until("have just talked")];
    let title = "The first screen of enchufe: some bytes have just crossed, and the lessons";
    take(&Shot {
        file: "home.svg",
        title,
        arguments: &["--lang", "en", "--tema", "oscuro", "--sin-animacion"],
        size: (80, 24),
        steps,
    });
}

#[test]
fn a_lesson() {
    let steps = &[
        Until("c = socket.socket()"),
        Keys(ENTER),
        Until("c.connect(("),
        Keys(ENTER),
        Until("c.send(b"),
        Keys(ENTER),
        Until("c.recv(100)"),
        Until("4 B"),
    ];
    let title = "La lección cliente, paso 1: la respuesta ya está en el núcleo y falta pedirla con recv";
    let arguments = &["leccion", "cliente", "--idioma", "es", "--tema", "oscuro", "--sin-animacion"];
    take(&Shot { file: "leccion.svg", title, arguments, size: (80, 24), steps });
    let title = "The lesson cliente, step 1: the answer is in the kernel, and recv has yet to ask for it";
    let arguments = &["lesson", "cliente", "--lang", "en", "--tema", "oscuro", "--sin-animacion"];
    take(&Shot { file: "lesson.svg", title, arguments, size: (80, 24), steps });
}

#[test]
fn the_laboratory() {
    let title = "El laboratorio de enchufe: un cliente y un servidor, lo que guarda el núcleo de cada uno y los bytes que viajaron";
    let arguments = &["lab", "--idioma", "es", "--tema", "oscuro", "--sin-animacion"];
    let steps = &laboratory("c.send(b\"hola, soy Ana\")\r");
    take(&Shot { file: "laboratorio.svg", title, arguments, size: (120, 36), steps });
    let title =
        "The laboratory of enchufe: a client and a server, what the kernel holds of each, and the bytes that travelled";
    let arguments = &["lab", "--lang", "en", "--tema", "oscuro", "--sin-animacion"];
    let steps = &laboratory("c.send(b\"hi, I am Ana\")\r");
    take(&Shot { file: "laboratory.svg", title, arguments, size: (120, 36), steps });
}

const fn laboratory(sends: &'static str) -> [Step; 19] {
    [
        Until("c = socket.socket()"),
        Keys(ENTER),
        Until("fd 3"),
        Keys(F6),
        Until("s = socket.socket()"),
        Keys(ENTER),
        Until("s.bind(("),
        Keys(ENTER),
        Until("s.listen()"),
        Keys(ENTER),
        Until("LISTEN"),
        Keys(F6),
        Until("c.connect(("),
        Keys(ENTER),
        Until("ESTABLISHED"),
        Keys(sends),
        Until("send "),
        Keys(F6),
        Until("conn, "),
    ]
}

#[test]
fn a_demonstration() {
    let title = "Una demostración para el proyector: la clase ya votó, y el núcleo tiene nueve bytes por leer";
    let arguments = &["demostracion", "tipos", "--idioma", "es", "--tema", "oscuro", "--sin-animacion"];
    let steps = &demonstration("siguiente");
    take(&Shot { file: "demostracion.svg", title, arguments, size: (80, 24), steps });
    let title = "A demonstration for the projector: the class has voted, and the kernel holds nine unread bytes";
    let arguments = &["demo", "tipos", "--lang", "en", "--tema", "oscuro", "--sin-animacion"];
    let steps = &demonstration("next");
    take(&Shot { file: "demonstration.svg", title, arguments, size: (80, 24), steps });
}

const fn demonstration(next: &'static str) -> [Step; 12] {
    [
        Until("conn, addr = s.accept()"),
        Keys("V"),
        Keys("18\t8\t3\t1\r"),
        Until("18"),
        Keys(PAGE_DOWN),
        Until("c.send(b\"AAA\")"),
        Keys(PAGE_DOWN),
        Until("c.send(b\"BBB\")"),
        Keys(PAGE_DOWN),
        Until("c.send(b\"CCC\")"),
        Keys(PAGE_DOWN),
        Until(next),
    ]
}
