//! A monkey at the keyboard: keys of the table of actions, letters, pastes, sizes and time, in an order that its seed
//! decides, over a real lab on loopback.
//!
//! What it presses cannot end the session: the effects that would are not carried out. A panic of the model, of the
//! drawing or of the lab is its failure, and so is a program or a folder that stays when it has ended.

#![allow(dead_code, reason = "each program that lets the monkey in uses a part of this")]

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use enchufe::app::actions::{self, ACTIONS};
use enchufe::app::course::Course;
use enchufe::app::demo::ClockTime;
use enchufe::app::effect::Effect;
use enchufe::app::keys::{Code, Key};
use enchufe::app::message::Msg;
use enchufe::app::model::{Model, Settings};
use enchufe::app::update::update;
use enchufe::app::walk::file::FileProblem;
use enchufe::course::reading;
use enchufe::i18n::pages;
use enchufe::kernel::clock;
use enchufe::lab::{FromLab, Lab, Options};
use enchufe::ui::theme::{Theme, ThemeName};
use enchufe::ui::view::View;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::dice::Dice;

/// What it types where letters are typed: lines that do something with sockets, and some that are not Python.
pub const LINES: [&str; 24] = [
    "c = socket.socket()",
    "s = socket.socket()",
    "s.bind((\"127.0.0.1\", 0))",
    "s.listen()",
    "conn, address = s.accept()",
    "c.connect(s.getsockname())",
    "c.connect((\"127.0.0.1\", 9))",
    "c.send(b\"hola\")",
    "conn.recv(100)",
    "c.close()",
    "u = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)",
    "u.sendto(b\"postal\", (\"127.0.0.1\", 9))",
    "a, b = socket.socketpair()",
    "a.sendall(b\"\\x1b[2J\\x00\\xff\" * 40)",
    "b.recv(7)",
    "for n in range(3):\n    print(n)\n\n",
    "while True: pass",
    "print(\"\\x1b]0;hostil\\x07 \u{202e} 日本\")",
    "1/0",
    "c.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b\"x\")",
    "socket.create_connection((\"192.0.2.1\", 80), timeout=1)",
    "c.settimeout(0.01)",
    ">>> c.getpeername()\n... \n",
    "exit()",
];

/// The files that it finds wherever it looks; one is not there.
pub const FILES: [&str; 6] = [
    "import socket\ns = socket.socket()\ns.bind(('127.0.0.1', 0))\ns.listen()\nprint(s.getsockname())\nconn, a = s.accept()\n",
    "a = 1\nfor n in range(5):\n    a += n\n    print(a)\n",
    "while True:\n    n = 1\n",
    "\u{1b}[2J = =\n",
    "# nothing\n\n\tprint(1)\n",
    "",
];

/// How many steps go by before it waits for what the programs say.
const STEPS_TO_A_LOOK: u32 = 64;

/// A monkey and everything it plays with.
pub struct Monkey {
    dice: Dice,
    model: Model,
    lab: Option<Lab>,
    runtime: tokio::runtime::Runtime,
    view: Option<(View, Buffer)>,
    folder: PathBuf,
    steps: u32,
}

impl Monkey {
    /// A monkey on the first screen; `draws`: every step is drawn, at sizes of its choice.
    pub fn new(seed: u64, executable: &Path, draws: bool) -> Monkey {
        let options = Options { executable: executable.to_owned(), only_loopback: true, pages: pages::files() };
        let lab = Lab::start(options).expect("no lab");
        let folder = lab.folder().to_owned();
        let catalogue = Arc::new(reading::embedded());
        let course = Course { catalogue, folder: folder.clone(), ..Course::default() };
        let (model, effects) = Model::at_home(Settings { course, ..Settings::default() });
        let runtime = tokio::runtime::Builder::new_current_thread().enable_time().build().expect("no runtime");
        let view = draws.then(|| {
            let view = View::new(Theme::new(ThemeName::Oscuro, seed % 2 == 1));
            (view, Buffer::empty(Rect::new(0, 0, 80, 24)))
        });
        let dice = Dice::new(seed);
        let mut monkey = Monkey { dice, model, lab: Some(lab), runtime, view, folder, steps: 0 };
        monkey.carry_out(effects);
        monkey
    }

    /// Does `steps` things.
    pub fn play(&mut self, steps: u32) {
        for _ in 0..steps {
            self.step();
        }
    }

    /// Ends everything, and looks whether anything is left.
    pub fn end(mut self) {
        drop(self.lab.take());
        let mut children = String::new();
        for task in std::fs::read_dir("/proc/self/task").expect("proc").flatten() {
            // A thread may end while they are walked.
            children.push_str(&std::fs::read_to_string(task.path().join("children")).unwrap_or_default());
        }
        assert!(!self.folder.exists(), "the session's folder is still there: {}", self.folder.display());
        let ours = children.split_whitespace().filter(|pid| self.is_program(pid)).collect::<Vec<_>>();
        assert!(ours.is_empty(), "programs that were not ended: {ours:?}");
    }

    /// Whether a child of ours worked in the session's folder. Other tests of this process have children too.
    fn is_program(&self, pid: &str) -> bool {
        std::fs::read_link(format!("/proc/{pid}/cwd")).is_ok_and(|cwd| cwd.starts_with(&self.folder))
    }

    fn step(&mut self) {
        self.steps += 1;
        self.tell(Msg::Time(clock::now()));
        match self.dice.below(100) {
            0..62 => self.press_what_works(),
            62..70 => self.press_any(),
            70..82 => self.type_something(),
            82..90 => self.tell_line(),
            90..92 => self.resize(),
            92 => self.add_program(),
            93..95 => self.paste(),
            95 => self.tell(Msg::NotSaved),
            96 => self.tell(Msg::Clock(ClockTime { hour: 9, minute: 5, until: clock::now() + 1_000_000_000 })),
            _ => self.press(Key::plain(Code::Enter)),
        }
        self.hear();
        self.look();
    }

    /// A key of an action that is available now.
    fn press_what_works(&mut self) {
        let available: Vec<_> = ACTIONS.iter().filter(|action| action.available(&self.model)).collect();
        if let Some(action) = self.dice.choose(&available)
            && let Some(key) = self.dice.choose(action.keys)
        {
            let key = *key;
            self.press(key);
        }
    }

    /// Any key of the table, wherever it works.
    fn press_any(&mut self) {
        if let Some(action) = self.dice.choose(ACTIONS)
            && let Some(key) = self.dice.choose(action.keys)
        {
            let key = *key;
            self.press(key);
        }
    }

    fn type_something(&mut self) {
        let letters: Vec<char> = "abcs12 .()=\"'b\\ñ¿日\u{202e}\u{301}:#[]".chars().collect();
        for _ in 0..=self.dice.below(6) {
            if let Some(letter) = self.dice.choose(&letters) {
                let key = Key::char(*letter);
                self.press(key);
            }
        }
    }

    /// A line of Python, typed and run.
    fn tell_line(&mut self) {
        let Some(line) = self.dice.choose(&LINES).copied() else { return };
        for character in line.chars() {
            self.press(if character == '\n' { Key::plain(Code::Enter) } else { Key::char(character) });
        }
        self.press(Key::plain(Code::Enter));
    }

    /// Something of the menu of programs, or of the menu of faults behind it.
    fn add_program(&mut self) {
        self.press(Key::function(7));
        for _ in 0..2 {
            for _ in 0..self.dice.below(9) {
                self.press(Key::plain(Code::Down));
            }
            self.press(Key::plain(Code::Enter));
        }
    }

    fn paste(&mut self) {
        let mut text = String::new();
        for _ in 0..=self.dice.below(12) {
            text.push_str(self.dice.choose(&LINES).copied().unwrap_or_default());
            text.push_str(self.dice.choose(&["\n", "\r\n", "\r", "", "\u{1b}[201~"]).copied().unwrap_or_default());
        }
        self.tell(Msg::Paste(text));
    }

    /// Mostly sizes that terminals have; any down to one cell, too.
    fn resize(&mut self) {
        let usual = [(60, 20), (80, 24), (100, 30), (120, 36), (200, 60)];
        let any = (1 + self.dice.below(220) as u16, 1 + self.dice.below(70) as u16);
        let (columns, rows) = *self.dice.choose(&usual).filter(|_| any.0.is_multiple_of(2)).unwrap_or(&any);
        if let Some((_, buffer)) = &mut self.view {
            buffer.resize(Rect::new(0, 0, columns, rows));
        }
        self.tell(Msg::Resize { columns, rows });
    }

    fn press(&mut self, key: Key) {
        self.tell(Msg::Key(key));
    }

    fn tell(&mut self, message: Msg) {
        let effects = update(&mut self.model, message);
        self.carry_out(effects);
    }

    /// What the session would do, but for ending and stopping it and for what it would keep.
    fn carry_out(&mut self, effects: Vec<Effect>) {
        for effect in effects {
            let Some(lab) = &mut self.lab else { return };
            match effect {
                Effect::Lab(order) => lab.order(order),
                Effect::WatchSockets(sockets) => lab.watch(sockets),
                Effect::ReadFile { purpose, path } => {
                    let text = self.dice.choose(&FILES).copied().unwrap_or_default();
                    let read = if text.is_empty() { Err(FileProblem::NotFound) } else { Ok(text.to_owned()) };
                    self.tell(Msg::FileRead { purpose, path, read });
                }
                _ => {}
            }
        }
    }

    /// Takes in what the programs have done; now and then it waits for it, as a person would look.
    fn hear(&mut self) {
        let waits = self.steps.is_multiple_of(STEPS_TO_A_LOOK);
        let mut heard = 0;
        while heard < 200
            && let Some(lab) = &mut self.lab
        {
            let news = if waits && heard == 0 {
                let soon = Duration::from_millis(3);
                self.runtime.block_on(async { tokio::time::timeout(soon, lab.next()).await }).unwrap_or_default()
            } else {
                lab.try_next()
            };
            match news {
                Some(FromLab::Events(events)) => self.tell(Msg::Events(events)),
                Some(FromLab::Notice(notice)) => self.tell(Msg::Notice(notice)),
                None => break,
            }
            heard += 1;
        }
    }

    /// What must hold at every moment, and the drawing.
    fn look(&mut self) {
        for action in actions::footer(&self.model) {
            assert!(action.available(&self.model), "{:?} is shown and does nothing", action.id);
        }
        if let Some((view, buffer)) = &mut self.view {
            buffer.reset();
            view.draw(&self.model, buffer);
            for cell in buffer.content() {
                assert!(!cell.symbol().chars().any(char::is_control), "a control character on the screen");
            }
        }
    }
}
