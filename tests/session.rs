//! The whole application in process: keys in, frames out, real programs and real loopback sockets between.

use std::cell::RefCell;
use std::io;
use std::io::{Read, Write};
use std::pin::Pin;
use std::rc::Rc;
use std::sync::Arc;
use std::time::{Duration, Instant};

use enchufe::app::course::Course;
use enchufe::app::keys::{Code, Key};
use enchufe::app::model::{Model, Settings, Size};
use enchufe::app::mouse::Target;
use enchufe::course::reading;
use enchufe::lab::{Lab, Options};
use enchufe::session::{Canvas, Session};
use enchufe::settings::SettingsFile;
use enchufe::terminal::input::Input;
use enchufe::ui::theme::{Theme, ThemeName};
use enchufe::ui::view::View;
use futures_util::Stream;
use futures_util::stream::unfold;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use tokio::sync::{Notify, mpsc};

/// A frame that is only remembered.
struct Paper {
    view: View,
    size: (u16, u16),
    seen: Rc<RefCell<Seen>>,
}

#[derive(Default)]
struct Seen {
    text: String,
    frames: u64,
    /// What was asked of the mouse.
    mouse: Vec<bool>,
    drawn: Rc<Notify>,
}

impl Canvas for Paper {
    fn draw(&mut self, model: &Model) -> io::Result<()> {
        let mut buffer = Buffer::empty(Rect::new(0, 0, self.size.0, self.size.1));
        self.view.draw(model, &mut buffer);
        let mut text = String::new();
        for row in 0..self.size.1 {
            for column in 0..self.size.0 {
                text.push_str(buffer[(column, row)].symbol());
            }
            text.push('\n');
        }
        let mut seen = self.seen.borrow_mut();
        seen.text = text;
        seen.frames += 1;
        seen.drawn.notify_one();
        Ok(())
    }

    fn resized(&mut self, columns: u16, rows: u16) -> io::Result<()> {
        self.size = (columns, rows);
        Ok(())
    }

    fn help_end(&self, model: &Model) -> Option<usize> {
        self.view.help_end(model)
    }

    fn target_at(&self, model: &Model, column: u16, row: u16) -> Option<Target> {
        self.view.target_at(model, column, row)
    }

    fn mouse(&mut self, on: bool) -> io::Result<()> {
        self.seen.borrow_mut().mouse.push(on);
        Ok(())
    }

    fn suspend(&mut self) -> io::Result<(u16, u16)> {
        Ok(self.size)
    }

    fn resume(&mut self) -> io::Result<(u16, u16)> {
        Ok(self.size)
    }
}

/// The person: presses keys and looks.
struct Person {
    keys: mpsc::UnboundedSender<Input>,
    seen: Rc<RefCell<Seen>>,
}

impl Person {
    fn press(&self, key: Key) {
        self.keys.send(Input::Key(key)).expect("the session goes on");
    }

    fn enter(&self) {
        self.press(Key::plain(Code::Enter));
    }

    fn type_text(&self, text: &str) {
        text.chars().for_each(|character| self.press(Key::char(character)));
    }

    fn run(&self, line: &str) {
        self.type_text(line);
        self.enter();
    }

    fn screen(&self) -> String {
        self.seen.borrow().text.clone()
    }

    async fn until(&self, what: &str) -> String {
        self.until_that(what, |screen| screen.contains(what)).await
    }

    async fn until_that(&self, what: &str, holds: impl Fn(&str) -> bool) -> String {
        let deadline = Instant::now() + Duration::from_secs(20);
        loop {
            let screen = self.screen();
            if holds(&screen) {
                return screen;
            }
            assert!(self.next_frame(deadline).await, "«{what}» never came:\n{screen}");
        }
    }

    /// Waits for a frame that was not waited for yet; false: none came in time.
    async fn next_frame(&self, deadline: Instant) -> bool {
        let drawn = self.seen.borrow().drawn.clone();
        tokio::time::timeout_at(deadline.into(), drawn.notified()).await.is_ok()
    }
}

type Script = Pin<Box<dyn Future<Output = ()>>>;

fn play(
    begin: impl FnOnce(Settings) -> (Model, Vec<enchufe::app::effect::Effect>),
    size: (u16, u16),
    script: impl FnOnce(Person) -> Script,
) {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    let settings = SettingsFile::default();
    let lab = Lab::start(Options {
        executable: env!("CARGO_BIN_EXE_enchufe").into(),
        only_loopback: true,
        pages: enchufe::i18n::pages::files(),
    })
    .unwrap();
    let course = Course { folder: lab.folder().to_owned(), ..Course::default() };
    let (mut model, first) = begin(Settings { course, ..Settings::default() });
    model.size = Size { columns: size.0, rows: size.1 };
    let seen = Rc::new(RefCell::new(Seen::default()));
    let paper = Paper { view: View::new(Theme::new(ThemeName::Mono, false)), size, seen: seen.clone() };
    let (keys, inbox) = mpsc::unbounded_channel();
    let mut input: Pin<Box<dyn Stream<Item = Input>>> =
        Box::pin(unfold(inbox, |mut inbox| async move { inbox.recv().await.map(|input| (input, inbox)) }));
    let mut session = Session::new(model, lab, paper, &settings);
    runtime.block_on(async {
        tokio::select! {
            ended = session.run(first, &mut input) => panic!("the session ended early: {ended:?}"),
            () = script(Person { keys, seen }) => {}
        }
    });
}

#[test]
fn the_first_byte_crosses_by_itself() {
    play(Model::at_home, (80, 24), |person| {
        Box::pin(async move {
            let screen = person.until("acaban de hablarse").await;
            assert!(screen.contains("68 6f 6c 61") && screen.contains("cliente") && screen.contains("eco"), "{screen}");
            let frames = person.seen.borrow().frames;
            person.press(Key::char(' '));
            person.until_that("another byte", |_| person.seen.borrow().frames > frames).await;
        })
    });
}

#[test]
fn a_newcomer_who_only_presses_enter_sees_a_whole_conversation() {
    play(Model::in_lab, (80, 24), |person| {
        Box::pin(async move {
            person.until("c = socket.socket()").await;
            let deadline = Instant::now() + Duration::from_secs(60);
            // As fast as the frames come, and never into a call that blocks for ever.
            while !person.screen().contains("b'hola'") {
                person.enter();
                assert!(person.next_frame(deadline).await, "{}", person.screen());
            }
            let screen = person.until("leídos 4").await;
            assert!(screen.contains("ESTABLISHED"), "{screen}");
        })
    });
}

#[test]
fn typed_lines_run_and_f2_changes_every_word_and_nothing_else() {
    play(Model::in_lab, (120, 36), |person| {
        Box::pin(async move {
            person.until("CLIENTE · pid").await;
            person.run("import socket");
            person.run("s = socket.socket()");
            person.run("s.bind(('127.0.0.1', 0))");
            let before = person.until("vinculado").await;
            person.press(Key::function(2));
            let after = person.until("nothing is graded").await;
            assert!(after.contains("KERNEL") && !after.contains("NÚCLEO"), "{after}");
            let port = |screen: &str| {
                screen.split("TCP").nth(1).and_then(|rest| rest.split_whitespace().next().map(str::to_owned))
            };
            assert_eq!(port(&before), port(&after));
            person.press(Key::function(2));
            person.until("laboratorio libre").await;
        })
    });
}

#[test]
fn a_blocked_call_shows_a_clock_and_who_can_wake_it_and_ctrl_c_cancels_it() {
    play(Model::in_lab, (80, 24), |person| {
        Box::pin(async move {
            person.until("CLIENTE · pid").await;
            for line in ["import socket", "s = socket.socket()", "s.bind(('127.0.0.1', 0))", "s.listen()", "s.accept()"]
            {
                person.run(line);
            }
            person.until("1 s").await;
            person.until("espera a que alguien se").await;
            person.press(Key::control('c'));
            person.until("KeyboardInterrupt").await;
        })
    });
}

#[test]
fn input_asks_in_the_pane_and_a_paste_answers_twice() {
    play(Model::in_lab, (80, 24), |person| {
        Box::pin(async move {
            person.until("CLIENTE · pid").await;
            person.run("name, age = input('name: '), input('age: ')");
            person.until("input espera una línea tuya").await;
            person.type_text("Ana");
            person.until("name: Ana").await;
            person.keys.send(Input::Paste(" María\n41\n".to_owned())).unwrap();
            person.until("age: 41").await;
            person.run("name, age");
            person.until("('Ana María', '41')").await;
            person.run("input()");
            person.until("input espera una línea tuya").await;
            person.press(Key::control('d'));
            person.until("EOFError: EOF when reading a line").await;
            person.run("input('more? ')");
            person.until("more? ").await;
            person.until("input espera una línea tuya").await;
            person.press(Key::control('c'));
            let screen = person.until("KeyboardInterrupt").await;
            assert!(!screen.contains("espera una línea"), "{screen}");
        })
    });
}

#[test]
fn a_foreign_client_of_the_web_server_appears_live() {
    play(Model::in_lab, (120, 36), |person| {
        Box::pin(async move {
            person.until("CLIENTE · pid").await;
            person.press(Key::function(7));
            person.until("servidor web").await;
            for _ in 0..4 {
                person.press(Key::plain(Code::Down));
            }
            person.enter();
            let screen = person.until("espera a alguien").await;
            let port: u16 = screen
                .split("(\"127.0.0.1\", ")
                .nth(1)
                .and_then(|rest| rest.split(')').next()?.parse().ok())
                .unwrap_or_else(|| panic!("{screen}"));
            let answer = tokio::task::spawn_blocking(move || {
                let mut stream = std::net::TcpStream::connect(("127.0.0.1", port)).unwrap();
                stream.write_all(b"GET / HTTP/1.0\r\nHost: enchufe\r\n\r\n").unwrap();
                let mut answer = String::new();
                stream.read_to_string(&mut answer).unwrap();
                answer
            })
            .await
            .unwrap();
            assert!(answer.starts_with("HTTP/1.0 200") || answer.starts_with("HTTP/1.1 200"), "{answer}");
            person.until("GET / HTTP/1.0").await;
        })
    });
}

#[test]
fn hostile_bytes_never_reach_the_screen_raw() {
    play(Model::in_lab, (80, 24), |person| {
        Box::pin(async move {
            person.until("CLIENTE · pid").await;
            person.run("import socket");
            person.run("a, b = socket.socketpair()");
            person.run("a.send('\\x1b]0;malo\\x07\\u202eodnum'.encode())");
            person.run("print(b.recv(100).decode())");
            person.run("'fin'");
            let screen = person.until("'fin'").await;
            assert!(
                !screen.contains('\u{1b}') && !screen.contains('\u{202e}') && !screen.contains('\u{7}'),
                "{screen:?}"
            );
        })
    });
}

#[test]
fn a_terminal_too_small_says_so_politely_and_recovers() {
    play(Model::in_lab, (80, 24), |person| {
        Box::pin(async move {
            person.until("CLIENTE · pid").await;
            person.keys.send(Input::Resize { columns: 20, rows: 5 }).unwrap();
            person.until_that("a polite line", |screen| screen.contains("enchufe")).await;
            person.keys.send(Input::Resize { columns: 80, rows: 24 }).unwrap();
            person.until("CLIENTE · pid").await;
        })
    });
}

#[test]
fn a_client_that_waits_in_recv_is_woken_by_what_enter_offers() {
    play(Model::in_lab, (80, 24), |person| {
        Box::pin(async move {
            person.until("CLIENTE · pid").await;
            person.press(Key::function(6));
            for line in ["s = socket.socket()", "s.bind(('127.0.0.1', 0))", "s.listen()", "s.getsockname()[1]"] {
                person.run(line);
            }
            let screen = person.until("LISTEN").await;
            let port =
                screen.split("TCP  :").nth(1).and_then(|rest| rest.split_whitespace().next()).unwrap().to_owned();
            person.press(Key::function(6));
            person.run("c = socket.socket()");
            person.run(&format!("c.connect(('127.0.0.1', {port}))"));
            person.until("ESTABLISHED").await;
            person.press(Key::function(6));
            person.run("conn, _ = s.accept()");
            person.until("conn").await;
            person.press(Key::function(6));
            person.run("c.recv(100)");
            person.until("recv espera").await;
            // Two Enters: one goes to the server, one runs its grey line.
            person.enter();
            person.until("conn.send(b\"adios\")").await;
            person.enter();
            person.until("b'adios'").await;
        })
    });
}

/// With enchufe's own lessons.
fn with_lessons(mut settings: Settings) -> Settings {
    settings.course.catalogue = Arc::new(reading::embedded());
    settings
}

#[test]
fn a_newcomer_who_only_presses_enter_is_led_through_the_first_step_of_the_first_lesson() {
    play(
        |settings| Model::at_home(with_lessons(settings)),
        (80, 24),
        |person| {
            Box::pin(async move {
                let screen = person.until("▸ 1  cliente").await;
                assert!(screen.contains("○○○○○○○") && screen.contains("12 min"), "{screen}");
                person.enter();
                let screen = person.until("c = socket.socket()").await;
                assert!(screen.contains("1 · cliente") && screen.contains("◐○○○○○○"), "{screen}");
                person.enter();
                person.until("c.connect((\"127.0.0.1\", ").await;
                person.enter();
                let screen = person.until("c.send(b\"hola\")").await;
                assert!(screen.contains("ESTABLISHED"), "{screen}");
                person.enter();
                // The answer is in the kernel, and not yet in the program.
                let screen = person.until("c.recv(100)").await;
                assert!(!screen.contains("b'hola'\n"), "{screen}");
                person.enter();
                person.until("b'hola'").await;
                let screen = person.until("Enter sigue").await;
                assert!(screen.contains("ESTABLISHED"), "{screen}");
                person.enter();
                // The prediction stands alone.
                let screen = person.until("Enter responde").await;
                assert!(screen.contains("Aún no lo sé"), "{screen}");
                person.press(Key::char('1'));
                person.press(Key::char('3'));
                person.until("Enter sigue").await;
                person.enter();
                // The step that decides it: the server has ended.
                person.until("terminó").await;
            })
        },
    );
}

#[test]
fn a_scene_is_built_anew_before_one_notices() {
    play(
        |settings| Model::in_lesson(with_lessons(settings), Some(0)),
        (120, 36),
        |person| {
            Box::pin(async move {
                let pid = |screen: &str| {
                    let behind = screen.split("CLIENTE · pid ").nth(1);
                    behind.and_then(|rest| rest.split_whitespace().next()).map(str::to_owned)
                };
                let first = pid(&person.until("c = socket.socket()").await);
                person.enter();
                person.until("c.connect(").await;
                person.press(Key::function(9));
                let again = person
                    .until_that("another process", |screen| {
                        screen.contains("c = socket.socket()") && pid(screen).is_some() && pid(screen) != first
                    })
                    .await;
                assert!(!again.contains("c.connect("), "{again}");
            })
        },
    );
}
