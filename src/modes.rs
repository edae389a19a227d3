//! What each mode of the command line does, from its arguments to its exit status.

use std::ffi::OsString;
use std::fs::File;
use std::io::{self, IsTerminal, Write};
use std::process::ExitCode;
use std::sync::Arc;

use crate::app::model::{Model, Settings};
use crate::app::statements::Completeness;
use crate::cli::{self, Arguments, Mode};
use crate::console::command::Request;
use crate::i18n::explain::{Context, explain};
use crate::i18n::{I18n, Language, pages};
use crate::journal::event::Raised;
use crate::kernel::signal;
use crate::lab::{self, Lab, LabError};
use crate::session::{Canvas, Session};
use crate::settings::SettingsFile;
use crate::terminal::input;
use crate::terminal::screen::Screen;
use crate::ui::theme::{Theme, ThemeName};
use crate::ui::view::View;
use crate::{check, console, text_mode};

/// `ENCHUFE_SOLO_LOOPBACK=1` refuses every address that is not loopback, in every program.
pub const ONLY_LOOPBACK: &str = "ENCHUFE_SOLO_LOOPBACK";

/// How many descriptors a lab with its first two programs needs: the runtimes' (eleven), the folder's lock, netlink, three
/// a program and six more while one starts, and some to spare.
const DESCRIPTORS: usize = 32;

/// Why a mode could not run.
#[derive(Debug, thiserror::Error)]
enum ModeError {
    /// The screen was asked for where there is none.
    #[error("standard input and output are not both a terminal")]
    NoTerminal,
    /// A terminal that cannot place text.
    #[error("TERM=dumb cannot place text")]
    DumbTerminal,
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
    let i18n = I18n::new(language);
    match &arguments.mode {
        Mode::Home | Mode::Lab => {
            let chosen = arguments.language.is_some() || saved.is_some();
            match run_screen(&arguments, language, chosen, &settings) {
                Ok(()) => ExitCode::SUCCESS,
                Err(error) => {
                    say(&sentence(&i18n, &error));
                    ExitCode::FAILURE
                }
            }
        }
        Mode::Console { file, arguments, explain } => {
            let explain_it = |raised: &Raised| explained(&i18n, raised);
            let status = console::command::consola(&Request {
                file: file.clone(),
                arguments: arguments.clone(),
                only_loopback: only_loopback(),
                explain: Some(&explain_it),
                always_explain: *explain,
            });
            ExitCode::from(status as u8)
        }
        Mode::Check(check) => ExitCode::from(check::command::run(check, lab_options(), &i18n) as u8),
        Mode::Server(server) => ExitCode::from(text_mode::server::run(server, Arc::new(i18n)) as u8),
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

fn run_screen(
    arguments: &Arguments,
    language: Language,
    chosen: bool,
    settings: &SettingsFile,
) -> Result<(), ModeError> {
    if !io::stdin().is_terminal() || !io::stdout().is_terminal() {
        return Err(ModeError::NoTerminal);
    }
    if std::env::var_os("TERM").is_none_or(|term| term == "dumb" || term.is_empty()) {
        return Err(ModeError::DumbTerminal);
    }
    let asked = arguments.theme.as_deref().and_then(ThemeName::from_code);
    // https://no-color.org: present and not empty.
    let no_color = std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty());
    let theme = ThemeName::choose(asked, no_color);
    let begin = Settings { language, language_chosen: chosen, theme: theme.code().to_owned(), is_complete };
    check_descriptors()?;
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    let _inside = runtime.enter();
    let screen = Screen::open()?;
    let (columns, rows) = screen.size()?;
    let (mut model, first) = match arguments.mode {
        Mode::Lab => Model::in_lab(begin),
        _ => Model::at_home(begin),
    };
    model.size = crate::app::model::Size { columns, rows };
    let canvas = TerminalCanvas { screen, view: View::new(Theme::new(theme, arguments.ascii)) };
    let lab = Lab::start(lab_options())?;
    let mut input = input::events()?;
    let mut session = Session::new(model, lab, canvas, settings);
    let ran = runtime.block_on(session.run(first, &mut input));
    // The terminal is given back before the programs are ended: nothing of that is to be seen.
    let Session { lab, canvas, .. } = session;
    drop(canvas);
    drop(lab);
    // The input's thread may be waiting for a key that never comes.
    runtime.shutdown_background();
    Ok(ran?)
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
}

impl Canvas for TerminalCanvas {
    fn draw(&mut self, model: &Model) -> io::Result<()> {
        self.screen.draw(|frame| self.view.draw(model, frame.buffer_mut()))
    }

    fn resized(&mut self, columns: u16, rows: u16) -> io::Result<()> {
        self.screen.resized(columns, rows)
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
