//! What each mode of the command line does, from its arguments to its exit status.

mod keys;

use std::ffi::OsString;
use std::fs::File;
use std::io::{self, IsTerminal, Write};
use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Arc;
use std::time::Duration;

use tokio::signal::unix::SignalKind;

use crate::app::copying::Clipboard;
use crate::app::course::Course;
use crate::app::effect::Effect;
use crate::app::model::{Model, Settings, Status};
use crate::app::mouse::Target;
use crate::app::statements::Completeness;
use crate::app::text::Text;
use crate::app::theme_name::Background;
use crate::app::walk::file::{FileProblem, ProgramFile};
use crate::cli::{self, Arguments, Mode};
use crate::console::command::Request;
use crate::copied::CopiedFile;
use crate::course::disk::progress::{self, News};
use crate::course::fill::Reader;
use crate::course::reading::{self, Catalogue};
use crate::i18n::explain::{Context, explain};
use crate::i18n::{I18n, Language, Words, pages};
use crate::journal::event::Raised;
use crate::kernel::signal;
use crate::lab::order::MOST_PROGRAMS;
use crate::lab::{self, Lab, LabError};
use crate::program_file;
use crate::session::{Canvas, Session};
use crate::settings::SettingsFile;
use crate::terminal::screen::Screen;
use crate::terminal::{clipboard, input};
use crate::ui::ability::Environment;
use crate::ui::theme::{Theme, ThemeName};
use crate::ui::view::View;
use crate::{backstage, check, console, text_mode};

/// `ENCHUFE_SOLO_LOOPBACK=1` refuses every address that is not loopback, in every program.
pub const ONLY_LOOPBACK: &str = "ENCHUFE_SOLO_LOOPBACK";

/// How many descriptors a lab with its first two programs needs: the runtimes' (eleven), the folder's lock, netlink, three
/// a program and six more while one starts, and some to spare.
const DESCRIPTORS: usize = 32;

/// How long a session that has ended waits for what the terminal was asked at its beginning, if it has not answered yet.
const ANSWER: Duration = Duration::from_millis(200);

/// Why a mode could not run.
#[derive(Debug, thiserror::Error)]
enum ModeError {
    /// The screen was asked for where there is none.
    #[error("standard input and output are not both a terminal")]
    NoTerminal,
    /// A terminal that cannot place text.
    #[error("TERM=dumb cannot place text")]
    DumbTerminal,
    /// The folder of lessons that was asked for cannot be listed.
    #[error("cannot read the lessons in {}: {source}", folder.display())]
    Lessons {
        /// The folder.
        folder: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// A lesson that there is not.
    #[error("there is no lesson «{given}», only {there}")]
    NoSuchLesson {
        /// What was asked for.
        given: String,
        /// What there is.
        there: String,
    },
    /// A file that cannot be run.
    #[error("{}: {problem}", path.display())]
    Program {
        /// The file.
        path: PathBuf,
        /// Why.
        problem: FileProblem,
    },
    /// More files than a lab has programs.
    #[error("{given} programs, more than {MOST_PROGRAMS}")]
    TooManyPrograms {
        /// How many.
        given: usize,
    },
    /// No lab.
    #[error(transparent)]
    Lab(#[from] LabError),
    /// The terminal or the runtime failed.
    #[error(transparent)]
    System(#[from] io::Error),
}

/// Runs what the command line asks for.
pub fn run(words: impl IntoIterator<Item = OsString>) -> ExitCode {
    // Where that cannot be, a file that may not grow ends the process, as it would have.
    let _ = signal::ignore_file_limit();
    let settings = SettingsFile::of_user();
    let saved = settings.language();
    let arguments = match cli::parse(words, saved) {
        Ok(arguments) => arguments,
        Err(refusal) => return refuse(&refusal),
    };
    let language = arguments.language.or(saved).unwrap_or_default();
    // A screen needs the words of its language only, and an error's are the same.
    let words = Arc::new(Words::default());
    match &arguments.mode {
        Mode::Home | Mode::Lab(_) | Mode::Lesson(_) | Mode::Demo(_) => {
            let chosen = arguments.language.is_some() || saved.is_some();
            match run_screen(&arguments, language, chosen, &settings, words.clone()) {
                Ok(()) => ExitCode::SUCCESS,
                Err(error) => {
                    say(&sentence(words.of(language), &error));
                    ExitCode::FAILURE
                }
            }
        }
        Mode::Console { file, arguments, explain } => {
            let explain_it = |raised: &Raised| explained(words.of(language), raised);
            let status = console::command::consola(&Request {
                file: file.clone(),
                arguments: arguments.clone(),
                only_loopback: only_loopback(),
                explain: Some(&explain_it),
                always_explain: *explain,
            });
            if status == console::command::INTERRUPTED {
                let _ = signal::allow_interrupt_here();
                signal::end_by(SignalKind::interrupt().as_raw_value());
            }
            ExitCode::from(status as u8)
        }
        Mode::Text(text) => match run_text(&arguments, text, language, &words) {
            Ok(status) => ExitCode::from(status as u8),
            Err(error) => {
                say(&sentence(words.of(language), &error));
                ExitCode::FAILURE
            }
        },
        Mode::Check(check) => {
            // Where they cannot be heard, they end it all the same.
            let _ = lab::ending::leave_no_folders(&[
                SignalKind::interrupt(),
                SignalKind::terminate(),
                SignalKind::hangup(),
            ]);
            ExitCode::from(check::command::run(check, lab_options(), words.of(language)) as u8)
        }
        Mode::Keys { markdown } => keys::run(*markdown, words.of(language), &words),
        Mode::Server(server) => ExitCode::from(text_mode::server::run(server, Arc::new(I18n::new(language))) as u8),
    }
}

/// Our sentence about an exception of a program without a screen.
fn explained(i18n: &I18n, raised: &Raised) -> Option<String> {
    let explanation = explain(i18n, raised, &Context::default())?;
    Some(match explanation.suggestion {
        Some(line) => format!("{}\n    {line}", explanation.sentence),
        None => explanation.sentence,
    })
}

/// Whether a statement is whole, as the prompt asks the parser.
fn is_complete(source: &str) -> Completeness {
    match console::completeness(source) {
        console::Completeness::Complete => Completeness::Complete,
        console::Completeness::Incomplete => Completeness::Incomplete,
        console::Completeness::Invalid => Completeness::Invalid,
    }
}

fn refuse(refusal: &cli::Refusal) -> ExitCode {
    if refusal.status == 0 {
        // A closed pipe (`enchufe --ayuda | head -1`) is the reader's choice.
        let _ = io::stdout().write_all(refusal.text.as_bytes());
    } else {
        say(refusal.text.trim_end());
    }
    ExitCode::from(refusal.status as u8)
}

fn say(text: &str) {
    // With standard error gone there is nobody to tell.
    let _ = writeln!(io::stderr(), "{text}");
}

fn sentence(i18n: &I18n, error: &ModeError) -> String {
    match error {
        ModeError::Lessons { folder, source } => i18n
            .tr_with("mode-no-lessons", &[("folder", &folder.display().to_string()), ("reason", &source.to_string())]),
        ModeError::NoSuchLesson { given, there } if there.is_empty() => {
            i18n.tr_with("mode-no-lesson-at-all", &[("given", given)])
        }
        ModeError::NoSuchLesson { given, there } => {
            i18n.tr_with("mode-no-such-lesson", &[("given", given), ("there", there)])
        }
        ModeError::Program { path, problem } => problem.text(path).say(i18n),
        ModeError::TooManyPrograms { given } => i18n
            .tr_with("walk-too-many-programs", &[("given", &given.to_string()), ("most", &MOST_PROGRAMS.to_string())]),
        ModeError::NoTerminal => i18n.tr("mode-no-terminal"),
        ModeError::DumbTerminal => i18n.tr("mode-dumb-terminal"),
        ModeError::Lab(LabError::Folder(folder)) => i18n.tr_with(
            "mode-no-folder",
            &[("folder", &folder.base.display().to_string()), ("reason", &folder.source.to_string())],
        ),
        ModeError::Lab(LabError::System(error)) | ModeError::System(error) => {
            i18n.tr_with("mode-system", &[("reason", &error.to_string())])
        }
    }
}

/// Whether every address that is not loopback is refused.
pub fn only_loopback() -> bool {
    std::env::var_os(ONLY_LOOPBACK).is_some_and(|value| value == "1")
}

/// Where a session begins.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Begin {
    Home,
    /// The laboratory, with these files.
    Lab(Vec<ProgramFile>),
    /// A lesson, by its place; without one, the one that comes next.
    Lesson(Option<usize>),
    /// A lesson before a class, by its place; without one, the question which.
    Demo(Option<usize>),
    /// A lesson that cannot be read, by its place among those.
    Broken(usize),
}

/// The lessons: our own, or those of the folder that was asked for.
fn catalogue(arguments: &Arguments) -> Result<Catalogue, ModeError> {
    match &arguments.lessons {
        None => Ok(reading::embedded()),
        Some(folder) => crate::course::disk::read_folder(folder)
            .map_err(|source| ModeError::Lessons { folder: folder.clone(), source }),
    }
}

/// The files that are to be programs, before there is a screen: what is wrong with one is read at the shell.
fn read_programs(paths: &[PathBuf]) -> Result<Vec<ProgramFile>, ModeError> {
    if paths.len() > MOST_PROGRAMS {
        return Err(ModeError::TooManyPrograms { given: paths.len() });
    }
    let read = |path: &PathBuf| match program_file::read(path) {
        Ok(text) => Ok(ProgramFile { path: path.clone(), text }),
        Err(problem) => Err(ModeError::Program { path: path.clone(), problem }),
    };
    paths.iter().map(read).collect()
}

fn beginning(mode: &Mode, catalogue: &Catalogue) -> Result<Begin, ModeError> {
    let id = match mode {
        Mode::Lab(paths) => return Ok(Begin::Lab(read_programs(paths)?)),
        Mode::Lesson(None) => return Ok(Begin::Lesson(None)),
        Mode::Demo(None) => return Ok(Begin::Demo(None)),
        Mode::Lesson(Some(id)) | Mode::Demo(Some(id)) => id,
        _ => return Ok(Begin::Home),
    };
    let lesson = catalogue.lessons.iter().position(|lesson| lesson.id == *id);
    // The folder of a lesson ends in its id: one that cannot be read has no other name.
    let named = |folder: &str| folder == id || folder.split_once('-').is_some_and(|(_, name)| name == id);
    let broken = || catalogue.broken.iter().position(|broken| named(&broken.folder));
    let shown =
        |place| if matches!(mode, Mode::Demo(_)) { Begin::Demo(Some(place)) } else { Begin::Lesson(Some(place)) };
    let found = lesson.map(shown).or_else(|| broken().map(Begin::Broken));
    found.ok_or_else(|| {
        let there: Vec<&str> = catalogue.lessons.iter().map(|lesson| lesson.id.as_str()).collect();
        ModeError::NoSuchLesson { given: id.clone(), there: there.join(", ") }
    })
}

fn run_text(
    arguments: &Arguments,
    text: &text_mode::lesson::Arguments,
    language: Language,
    words: &Words,
) -> Result<i32, ModeError> {
    let catalogue = catalogue(arguments)?;
    check_descriptors()?;
    let mut signals = vec![SignalKind::terminate(), SignalKind::hangup()];
    // Who types at a terminal interrupts a program with it.
    if text.solve || !io::stdin().is_terminal() {
        signals.push(SignalKind::interrupt());
    }
    let _ = lab::ending::leave_no_folders(&signals);
    // What is wrong with the person's own keys the screen says.
    let (keymap, _) = keys::for_screen(words);
    Ok(text_mode::lesson::run(text_mode::lesson::Request {
        arguments: text.clone(),
        language,
        catalogue,
        progress: progress::open(arguments.progress.as_deref()),
        lab: lab_options(),
        machine: backstage::machine(),
        on_screen: Box::new(move |action, i18n| keymap.reader(i18n).key(action)),
    }))
}

fn run_screen(
    arguments: &Arguments,
    language: Language,
    chosen: bool,
    settings: &SettingsFile,
    words: Arc<Words>,
) -> Result<(), ModeError> {
    let catalogue = catalogue(arguments)?;
    let begin = beginning(&arguments.mode, &catalogue)?;
    if !io::stdin().is_terminal() || !io::stdout().is_terminal() {
        return Err(ModeError::NoTerminal);
    }
    if std::env::var_os("TERM").is_none_or(|term| term == "dumb" || term.is_empty()) {
        return Err(ModeError::DumbTerminal);
    }
    let asked = arguments.theme.as_deref().and_then(ThemeName::from_code);
    let kept = settings.load();
    let saved = kept.theme.as_deref().and_then(ThemeName::from_code);
    // https://no-color.org: present and not empty.
    let no_color = std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty());
    let chosen_theme = chosen_theme(asked, saved, no_color);
    let told = environment();
    let theme = chosen_theme.or_else(|| told.background().map(Background::theme)).unwrap_or_default();
    let motion = !arguments.no_motion && kept.motion.unwrap_or(true);
    check_descriptors()?;
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    let _inside = runtime.enter();
    let screen = Screen::open()?;
    let (columns, rows) = screen.size()?;
    let lab = Lab::start(lab_options())?;
    let opened = progress::open(arguments.progress.as_deref());
    let course = Course {
        catalogue: Arc::new(catalogue),
        progress: opened.progress,
        in_memory: opened.news.iter().any(|news| !matches!(news, News::Torn { .. })),
        folder: lab.folder().to_owned(),
        machine: backstage::machine(),
    };
    let (keymap, refused) = keys::for_screen(&words);
    let first_run = !settings.exists() && !course.is_begun();
    let settings_of_model = Settings {
        language,
        language_chosen: chosen,
        theme,
        theme_chosen: chosen_theme.is_some(),
        motion,
        mouse: settings.mouse(),
        first_run,
        is_complete,
        course,
        keymap,
        words,
    };
    let (mut model, first) = model_of(begin, settings_of_model);
    model.size = crate::app::model::Size { columns, rows };
    let has_clipboard = std::env::var("TERM").is_ok_and(|term| clipboard::may_exist(&term));
    let canvas = TerminalCanvas {
        screen,
        view: View::new(Theme::new(theme, false).on(told.depth(), told.glyphs(arguments.ascii))),
        has_clipboard,
    };
    let asks = chosen_theme.is_none() && told.answers();
    if asks {
        canvas.screen.ask_background()?;
    }
    let mut input = input::events(asks)?;
    model.status = opened.news.iter().find_map(status_of).or(refused);
    let mut session = Session::new(model, lab, canvas, settings);
    session.progress = opened.store;
    session.copied = CopiedFile::of_user(session.lab.folder());
    let ran = runtime.block_on(session.run(first, &mut input));
    if asks {
        runtime.block_on(session.hear_answers(&mut input, ANSWER));
    }
    // The terminal is given back before the programs are ended: nothing of that is to be seen.
    let Session { lab, canvas, .. } = session;
    drop(canvas);
    drop(lab);
    // The input's thread may be waiting for a key that never comes.
    runtime.shutdown_background();
    Ok(ran?)
}

/// What the environment tells of the terminal.
fn environment() -> Environment {
    let set = |name: &str| std::env::var(name).unwrap_or_default();
    let locale = ["LC_ALL", "LC_CTYPE", "LANG"].map(set).into_iter().find(|value| !value.is_empty());
    Environment {
        term: set("TERM"),
        colorterm: set("COLORTERM"),
        colorfgbg: set("COLORFGBG"),
        locale: locale.unwrap_or_default(),
    }
}

/// The theme that was chosen: on the command line, or in an earlier session, or by `NO_COLOR`
/// (<https://no-color.org>: what the person asks of a program itself wins). `None`: nobody chose.
fn chosen_theme(asked: Option<ThemeName>, saved: Option<ThemeName>, no_color: bool) -> Option<ThemeName> {
    asked.or(saved).or(no_color.then_some(ThemeName::Mono))
}

/// What is said at the beginning about the file of the progress. That there is none, the first screen says itself.
fn status_of(news: &News) -> Option<Status> {
    let (id, path, reason) = match news {
        News::NoHome => return None,
        News::Torn { path, bytes } => ("app-status-progress-torn", path, bytes.to_string()),
        News::Unreadable { path, source } => ("app-status-progress-unreadable", path, source.to_string()),
        News::Unwritable { path, source } => ("app-status-progress-unwritable", path, source.to_string()),
    };
    let text = Text::new(id).with("file", path.display().to_string()).with("reason", reason);
    Some(Status { text, is_problem: true })
}

fn model_of(begin: Begin, settings: Settings) -> (Model, Vec<Effect>) {
    match begin {
        Begin::Home => Model::at_home(settings),
        Begin::Lab(files) if files.is_empty() => Model::in_lab(settings),
        Begin::Lab(files) => Model::in_lab_with(settings, files),
        Begin::Lesson(place) => Model::in_lesson(settings, place),
        Begin::Demo(place) => Model::in_demo(settings, place),
        Begin::Broken(place) => Model::at_broken(settings, place),
    }
}

/// Whether this process may open what a lab needs. Asked before the runtime, which panics where its signals find none.
///
/// # Errors
/// EMFILE or ENFILE.
fn check_descriptors() -> io::Result<()> {
    let held: io::Result<Vec<File>> = (0..DESCRIPTORS).map(|_| File::open("/dev/null")).collect();
    held.map(drop)
}

/// enchufe itself. On Linux by a name that holds even if the file was replaced meanwhile.
pub fn own_executable() -> std::path::PathBuf {
    let own = std::path::PathBuf::from("/proc/self/exe");
    if cfg!(target_os = "linux") && own.exists() { own } else { std::env::current_exe().unwrap_or(own) }
}

/// How every lab of this process is set up.
fn lab_options() -> lab::Options {
    lab::Options { executable: own_executable(), only_loopback: only_loopback(), pages: pages::files() }
}

/// The person's terminal, with what is drawn on it.
struct TerminalCanvas {
    screen: Screen,
    view: View,
    has_clipboard: bool,
}

impl Canvas for TerminalCanvas {
    fn draw(&mut self, model: &Model) -> io::Result<()> {
        self.screen.draw(|frame| self.view.draw(model, frame.buffer_mut()))
    }

    fn resized(&mut self, columns: u16, rows: u16) -> io::Result<()> {
        self.screen.resized(columns, rows)
    }

    fn help_end(&self, model: &Model) -> Option<usize> {
        self.view.help_end(model)
    }

    fn target_at(&self, model: &Model, column: u16, row: u16) -> Option<Target> {
        self.view.target_at(model, column, row)
    }

    fn mouse(&mut self, on: bool) -> io::Result<()> {
        self.screen.mouse(on)
    }

    fn copy(&mut self, text: &str) -> io::Result<Clipboard> {
        if !self.has_clipboard {
            return Ok(Clipboard::Missing);
        }
        let Some(sequence) = clipboard::sequence(text) else { return Ok(Clipboard::TooLong) };
        self.screen.write_sequence(&sequence)?;
        Ok(Clipboard::Sent)
    }

    fn suspend(&mut self) -> io::Result<(u16, u16)> {
        self.screen.suspend()?;
        self.screen.size()
    }

    fn resume(&mut self) -> io::Result<(u16, u16)> {
        self.screen.resume()?;
        self.screen.size()
    }
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;

    fn asked(id: &str, catalogue: &Catalogue) -> Result<Begin, String> {
        let begun = beginning(&Mode::Lesson(Some(id.to_owned())), catalogue);
        begun.map_err(|error| sentence(&I18n::new(Language::Spanish), &error))
    }

    #[test]
    fn a_lesson_is_asked_for_by_its_id_and_one_that_is_not_there_says_which_are() {
        let catalogue = reading::embedded();
        assert_eq!(asked("tipos", &catalogue), Ok(Begin::Lesson(Some(4))));
        let shown = beginning(&Mode::Demo(Some("tipos".to_owned())), &catalogue);
        assert_eq!(shown.ok(), Some(Begin::Demo(Some(4))));
        assert!(beginning(&Mode::Demo(Some("nada".to_owned())), &catalogue).is_err());
        assert_eq!(beginning(&Mode::Demo(None), &catalogue).ok(), Some(Begin::Demo(None)));
        let said = asked("nada", &catalogue).unwrap_err();
        assert!(said.contains("«nada»") && said.contains("cliente, servidor, socket, familias, tipos"), "{said}");
        assert!(asked("nada", &Catalogue::default()).unwrap_err().contains("ni ninguna otra"));
        assert_eq!(beginning(&Mode::Lesson(None), &catalogue).ok(), Some(Begin::Lesson(None)));
    }

    #[test]
    fn a_file_that_cannot_be_run_is_named_in_either_language() {
        let words = |paths: &[&str], language| {
            let paths: Vec<PathBuf> = paths.iter().map(PathBuf::from).collect();
            let error = beginning(&Mode::Lab(paths), &Catalogue::default()).unwrap_err();
            sentence(&I18n::new(language), &error)
        };
        let (spanish, english) = (Language::Spanish, Language::English);
        assert!(words(&["/no/hay.py"], spanish).contains("/no/hay.py"));
        assert_ne!(words(&["/no/hay.py"], spanish), words(&["/no/hay.py"], english));
        assert!(words(&["/"], english).contains("folder"));
        assert!(words(&["a.py"; 13], spanish).contains("12"));
        assert_eq!(beginning(&Mode::Lab(vec![]), &Catalogue::default()).ok(), Some(Begin::Lab(vec![])));
    }

    #[test]
    fn a_lesson_that_cannot_be_read_is_found_by_its_folder() {
        let files = [("07-rota/lesson.toml".to_owned(), Ok(Vec::new()))];
        let catalogue = reading::gather(&files.into_iter().collect(), None);
        for id in ["rota", "07-rota"] {
            assert_eq!(asked(id, &catalogue), Ok(Begin::Broken(0)));
        }
    }

    #[test]
    fn a_folder_of_lessons_that_is_not_there_is_named() {
        let words = ["enchufe", "--lecciones", "/no/hay"].map(OsString::from);
        let arguments = cli::parse(words, None).unwrap();
        let error = catalogue(&arguments).unwrap_err();
        assert!(sentence(&I18n::new(Language::Spanish), &error).contains("/no/hay"));
    }

    #[test]
    fn no_color_gives_mono_unless_a_theme_was_chosen() {
        let (oscuro, claro) = (Some(ThemeName::Oscuro), Some(ThemeName::Claro));
        assert_eq!(chosen_theme(None, None, true), Some(ThemeName::Mono));
        assert_eq!(chosen_theme(oscuro, claro, true), oscuro);
        assert_eq!(chosen_theme(None, claro, true), claro);
        assert_eq!(chosen_theme(None, None, false), None);
    }

    #[test]
    fn what_is_wrong_with_the_file_of_the_progress_is_said_and_no_home_says_itself() {
        let path = || Path::new("/p").to_owned();
        let denied = || io::Error::from(io::ErrorKind::PermissionDenied);
        for (news, id) in [
            (News::Torn { path: path(), bytes: 3 }, Some("app-status-progress-torn")),
            (News::Unreadable { path: path(), source: denied() }, Some("app-status-progress-unreadable")),
            (News::Unwritable { path: path(), source: denied() }, Some("app-status-progress-unwritable")),
            (News::NoHome, None),
        ] {
            assert_eq!(status_of(&news).map(|status| status.text.id), id);
        }
    }
}
