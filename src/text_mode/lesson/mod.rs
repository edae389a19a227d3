//! `enchufe texto`: the lessons linearly, for screen readers and pipes. No box, no spinner, nothing that moves.

mod command;
mod events;
mod input;
mod kernel;
mod keys;
mod news;
mod session;
mod solve;
mod teller;
mod telling;
mod typing;
mod waiting;

use std::io::{self, BufRead, BufReader, IsTerminal, Write};
use std::sync::Arc;

use crate::backstage::Backstage;
use crate::course::disk::progress::Opened;
use crate::course::play::{Machine, Player};
use crate::course::reading::Catalogue;
use crate::i18n::{I18n, Language};
use crate::lab;

use input::Lines;
use session::{Left, Session};
use teller::Teller;

/// Between two lines that a hint plays into a pipe, in nanoseconds: the lab has sampled the kernel by then.
const SAMPLED: u64 = 60_000_000;

/// What the command line asked for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Arguments {
    /// The lesson; without one they are listed.
    pub lesson: Option<String>,
    /// `--resolver`: the solutions are played.
    pub solve: bool,
}

/// What a lesson is played with.
pub struct Request {
    /// What the command line asked for.
    pub arguments: Arguments,
    /// The language to begin in.
    pub language: Language,
    /// The lessons there are.
    pub catalogue: Catalogue,
    /// What was done before, and where it is kept.
    pub progress: Opened,
    /// How a lab starts.
    pub lab: lab::Options,
    /// What this machine has.
    pub machine: Machine,
    /// The keys on the screen: prose names them where no word is typed instead.
    pub on_screen: Box<keys::OnScreen>,
}

/// Where lines come from and go.
pub struct Surroundings {
    /// Where lines come from.
    pub input: Box<dyn BufRead + Send>,
    /// Where they go.
    pub output: Box<dyn Write>,
    /// Where problems go that are no part of a lesson.
    pub errors: Box<dyn Write>,
    /// A person types at a terminal.
    pub typed: bool,
    /// The lines go to a terminal.
    pub wraps: bool,
}

/// Plays a lesson, or lists them: the exit status. 0 for a lesson that was closed or left; with `--resolver`, only where
/// every step satisfied the judge.
pub fn run(request: Request) -> i32 {
    let (stdin, stdout) = (io::stdin(), io::stdout());
    let typed = stdin.is_terminal();
    let surroundings = Surroundings {
        input: Box::new(BufReader::new(stdin)),
        typed,
        wraps: stdout.is_terminal(),
        output: Box::new(stdout),
        errors: Box::new(io::stderr()),
    };
    run_in(request, surroundings)
}

/// The same, in given surroundings.
pub fn run_in(request: Request, surroundings: Surroundings) -> i32 {
    let Surroundings { input, output, mut errors, typed, wraps } = surroundings;
    let i18n = I18n::new(request.language);
    let mut out = Teller::new(output, wraps);
    let Opened { store, progress, news } = request.progress;
    // With standard error gone there is nobody to tell.
    for said in &news {
        let _ = writeln!(errors, "{}", news::sentence(&i18n, said));
    }
    let Some(id) = &request.arguments.lesson else {
        let lines = telling::list(&i18n, &request.catalogue, &progress);
        return i32::from(lines.iter().any(|line| out.line(line).is_err()));
    };
    let at = request.catalogue.lessons.iter().position(|lesson| lesson.id == *id);
    let Some((at, lesson)) = at.and_then(|at| Some((at, Arc::clone(request.catalogue.lessons.get(at)?)))) else {
        let _ = writeln!(errors, "{}", unknown(&i18n, &request.catalogue, id));
        return 2;
    };
    let stage = match Backstage::start(request.lab) {
        Ok(stage) => stage,
        Err(error) => {
            let _ = writeln!(errors, "{}", i18n.tr_with("text-no-lab", &[("reason", &error.to_string())]));
            return 1;
        }
    };
    let solve = request.arguments.solve;
    let first = if solve { 0 } else { progress.resume(&lesson) };
    let folder = stage.places().folder.clone();
    let (mut player, asks) = Player::begin(lesson, first, &progress, folder, request.machine);
    if !typed {
        // Nobody watches the lines of a hint go by; what the kernel holds between them is told all the same.
        player.set_pause(SAMPLED);
    }
    let nobody: Box<dyn BufRead + Send> = Box::new(io::empty());
    let mut session = Session {
        languages: [I18n::new(Language::Spanish), I18n::new(Language::English)],
        glossary: request.catalogue.glossary.clone(),
        on_screen: request.on_screen,
        following: request.catalogue.lessons.get(at + 1).map(|lesson| lesson.id.clone()),
        stage,
        player,
        store,
        progress,
        out,
        input: Lines::start(if solve { nobody } else { input }, typed && !solve),
        typed: typed && !solve,
        told: telling::Told::default(),
        kernel: kernel::Kernel::default(),
        wake: None,
        focus: None,
        given: Default::default(),
        sources: Default::default(),
        block: None,
        solver: solve.then(solve::Solver::default),
        busy: None,
        store_problem: false,
        i18n,
    };
    match session.run(asks) {
        Ok(Left::Closed) => 0,
        Ok(Left::Quit) => i32::from(solve),
        Ok(Left::Failed) => 1,
        Ok(Left::Gone) => {
            let _ = writeln!(errors, "{}", session.i18n.tr("text-lab-gone"));
            1
        }
        // Whoever read has left; what was done is kept.
        Err(error) => i32::from(error.kind() != io::ErrorKind::BrokenPipe || solve),
    }
}

/// There is no such lesson, or it is broken.
fn unknown(i18n: &I18n, catalogue: &Catalogue, id: &str) -> String {
    let is_it = |folder: &str| folder == id || folder.split_once('-').is_some_and(|(_, name)| name == id);
    if let Some(broken) = catalogue.broken.iter().find(|broken| is_it(&broken.folder)) {
        return i18n.tr_with("text-lesson-broken", &[("folder", &broken.folder)]);
    }
    let known: Vec<&str> = catalogue.lessons.iter().map(|lesson| lesson.id.as_str()).collect();
    let known = known.join(", ");
    i18n.tr_with("text-lesson-unknown", &[("id", id), ("known", &known)])
}
