//! The command line: words into a mode. Spanish names, English aliases; help in the person's language.

use std::ffi::OsString;
use std::path::PathBuf;

use clap::builder::{PossibleValue, PossibleValuesParser, ValueParser};
use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{Arg, ArgAction, ArgMatches, Command};

use crate::app::theme_name::ThemeName;
use crate::check;
use crate::i18n::{I18n, Language};
use crate::journal::fault::{Fault, Splitting};
use crate::text_mode;
use crate::text_mode::server::{self, Server, Splitter};

/// What was asked for.
#[derive(Clone, Debug, PartialEq)]
pub struct Arguments {
    /// What to do.
    pub mode: Mode,
    /// The language, where it was given.
    pub language: Option<Language>,
    /// The theme, where it was given.
    pub theme: Option<String>,
    /// Only ASCII characters in frames and bars.
    pub ascii: bool,
    /// Nothing moves by itself.
    pub no_motion: bool,
    /// The folder that lessons are read from, instead of our own.
    pub lessons: Option<PathBuf>,
    /// The file that progress is kept in, instead of the person's own.
    pub progress: Option<PathBuf>,
}

/// The ways to run.
#[derive(Clone, Debug, PartialEq)]
pub enum Mode {
    /// The first screen.
    Home,
    /// Straight into the laboratory, with these files as its programs.
    Lab(Vec<PathBuf>),
    /// Straight into a lesson: this one, or the one that comes next.
    Lesson(Option<String>),
    /// A lesson before a class: this one, or the question which.
    Demo(Option<String>),
    /// The lessons as lines of text.
    Text(text_mode::lesson::Arguments),
    /// Python's syntax, from a file, from standard input or at a prompt.
    Console {
        /// The file; standard input without one.
        file: Option<PathBuf>,
        /// The arguments after it: `sys.argv[1:]`.
        arguments: Vec<String>,
        /// Our sentence beside an exception even when nobody watches.
        explain: bool,
    },
    /// One of our servers, alone.
    Server(server::Arguments),
    /// Checking lessons.
    Check(check::command::Arguments),
    /// Which keys mean what.
    Keys {
        /// As the page of the documentation.
        markdown: bool,
    },
}

/// What to print instead of running, and the exit status.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refusal {
    /// The text. Help goes to standard output, the rest to standard error.
    pub text: String,
    /// 0 for help and version, 2 for a mistake.
    pub status: i32,
}

/// Reads the command line.
///
/// # Errors
/// Help, the version, or what is wrong, in the language that `--idioma` gives wherever it stands.
pub fn parse(words: impl IntoIterator<Item = OsString>, saved: Option<Language>) -> Result<Arguments, Refusal> {
    let words: Vec<OsString> = words.into_iter().collect();
    let matches = match command(&|_| String::new()).try_get_matches_from(&words) {
        Ok(matches) => matches,
        // Only who asks for help or is refused reads words: the others do not wait until they are loaded.
        Err(_) => {
            let i18n = I18n::new(language_in(&words).or(saved).unwrap_or_default());
            command(&|id| i18n.tr(id)).try_get_matches_from(words).map_err(|error| refusal(&i18n, &error))?
        }
    };
    let (name, under) = matches.subcommand().map_or(("", &matches), |(name, under)| (name, under));
    let mode = match name {
        "lab" => Mode::Lab(under.get_many::<PathBuf>("program").into_iter().flatten().cloned().collect()),
        "leccion" => Mode::Lesson(strings(under, "id").pop()),
        "demostracion" => Mode::Demo(strings(under, "id").pop()),
        "texto" => Mode::Text(text_mode::lesson::Arguments {
            lesson: strings(under, "id").pop(),
            solve: under.get_flag("solve"),
        }),
        "consola" => Mode::Console {
            file: under.get_one::<PathBuf>("file").filter(|file| file.as_os_str() != "-").cloned(),
            arguments: strings(under, "arguments"),
            explain: under.get_flag("explain"),
        },
        "servidor" => Mode::Server(server::Arguments {
            server: match strings(under, "name").pop().as_deref() {
                Some("web") => Server::Web,
                Some(name) => {
                    let fault = Fault::ALL.into_iter().find(|fault| fault.name() == name);
                    fault.map_or(Server::Echo, Server::Fault)
                }
                None => Server::Echo,
            },
            splitter: server::Splitter {
                destination: strings(under, "destination").pop(),
                pieces: strings(under, "pieces").pop(),
                seed: under.get_one::<u64>("seed").copied(),
                pause: under.get_one::<u16>("pause").copied(),
            },
            port: under.get_one::<u16>("port").copied(),
            address: strings(under, "address").pop(),
            udp: under.get_flag("udp"),
            unix: under.get_one::<PathBuf>("unix").cloned(),
            json: under.get_flag("json"),
            yes: under.get_flag("yes"),
        }),
        "revisar" => Mode::Check(check::command::Arguments {
            folder: ["folder", "lessons"].into_iter().find_map(|id| under.get_one::<PathBuf>(id)).cloned(),
            only: strings(under, "only"),
            json: under.get_flag("json"),
            variants: under.get_flag("variants"),
            mutants: under.get_flag("mutants"),
        }),
        "teclas" => Mode::Keys { markdown: under.get_flag("markdown") },
        _ => Mode::Home,
    };
    // A global option may stand before or after the subcommand; clap gives both to the innermost.
    let language = strings(under, "language").pop().and_then(|code| Language::from_code(&code));
    Ok(Arguments {
        mode,
        language,
        theme: strings(under, "theme").pop(),
        ascii: under.get_flag("ascii"),
        no_motion: under.get_flag("no-motion"),
        lessons: under.get_one::<PathBuf>("lessons").cloned(),
        progress: under.get_one::<PathBuf>("progress").cloned(),
    })
}

fn strings(matches: &ArgMatches, id: &str) -> Vec<String> {
    matches.get_many::<String>(id).into_iter().flatten().cloned().collect()
}

/// `--idioma` is needed before clap runs: clap's own words depend on it.
fn language_in(words: &[OsString]) -> Option<Language> {
    let words: Vec<&str> = words.iter().filter_map(|word| word.to_str()).collect();
    words.iter().enumerate().find_map(|(at, word)| {
        let code = match word.split_once('=') {
            Some(("--idioma" | "--lang", code)) => Some(code),
            _ if matches!(*word, "--idioma" | "--lang") => words.get(at + 1).copied(),
            _ => None,
        };
        code.and_then(Language::from_code)
    })
}

/// The command line with its words, each by the id of its message.
fn command(tr: &dyn Fn(&str) -> String) -> Command {
    let flag = |id: &'static str, long: &'static str, help: &str| {
        Arg::new(id).long(long).action(ArgAction::SetTrue).help(tr(help))
    };
    let value = |id: &'static str, long: &'static str, name: &str, help: &str| {
        Arg::new(id).long(long).value_name(tr(name)).help(tr(help))
    };
    let console = Command::new("consola")
        .alias("console")
        .about(tr("cli-console"))
        .arg(
            Arg::new("file")
                .value_name(tr("cli-value-file"))
                .value_parser(ValueParser::path_buf())
                .help(tr("cli-console-file")),
        )
        .arg(
            Arg::new("arguments")
                .value_name(tr("cli-value-arguments"))
                .num_args(0..)
                .trailing_var_arg(true)
                .allow_hyphen_values(true)
                .help(tr("cli-console-arguments")),
        )
        .arg(flag("explain", "explica", "cli-console-explain").alias("explain"));
    let mut servers = vec!["eco", "web"];
    servers.extend(Fault::ALL.map(Fault::name));
    servers.dedup();
    let pieces = Splitter::PIECES.map(|(name, alias)| PossibleValue::new(name).alias(alias));
    let server = Command::new("servidor")
        .alias("server")
        .about(tr("cli-server"))
        .arg(
            Arg::new("name")
                .required(true)
                .value_name(tr("cli-value-server"))
                .value_parser(PossibleValuesParser::new(servers))
                .hide_possible_values(true)
                .help(tr("cli-server-name")),
        )
        .arg(
            value("port", "puerto", "cli-value-port", "cli-server-port")
                .alias("port")
                .value_parser(clap::value_parser!(u16)),
        )
        .arg(value("address", "direccion", "cli-value-address", "cli-server-address").alias("address"))
        .arg(value("destination", "destino", "cli-value-destination", "cli-server-destination").alias("destination"))
        .arg(
            value("pieces", "modo", "cli-value-pieces", "cli-server-pieces")
                .alias("mode")
                .value_parser(PossibleValuesParser::new(pieces))
                .hide_possible_values(true),
        )
        .arg(
            value("seed", "semilla", "cli-value-port", "cli-server-seed")
                .alias("seed")
                .value_parser(clap::value_parser!(u64)),
        )
        .arg(
            value("pause", "pausa", "cli-value-pause", "cli-server-pause")
                .alias("pause")
                .value_parser(clap::value_parser!(u16).range(0..=i64::from(Splitting::LONGEST))),
        )
        .arg(flag("udp", "udp", "cli-server-udp"))
        .arg(value("unix", "unix", "cli-value-path", "cli-server-unix").value_parser(ValueParser::path_buf()))
        .arg(flag("json", "json", "cli-server-json"))
        .arg(flag("yes", "si", "cli-server-yes").alias("yes"));
    let text = Command::new("texto")
        .alias("text")
        .about(tr("cli-text"))
        .arg(Arg::new("id").value_name(tr("cli-value-lesson")).help(tr("cli-text-id")))
        .arg(flag("solve", "resolver", "cli-text-solve").alias("solve"));
    let lesson = Command::new("leccion")
        .alias("lesson")
        .about(tr("cli-lesson"))
        .arg(Arg::new("id").value_name(tr("cli-value-lesson")).help(tr("cli-lesson-id")));
    let demo = Command::new("demostracion")
        .alias("demo")
        .about(tr("cli-demo"))
        .arg(Arg::new("id").value_name(tr("cli-value-lesson")).help(tr("cli-demo-id")));
    let check = Command::new("revisar")
        .alias("check")
        .about(tr("cli-check"))
        .arg(
            Arg::new("folder")
                .value_name(tr("cli-value-folder"))
                .value_parser(ValueParser::path_buf())
                .help(tr("cli-check-folder")),
        )
        .arg(flag("json", "json", "cli-check-json"))
        .arg(value("only", "leccion", "cli-value-lesson", "cli-check-only").alias("lesson").action(ArgAction::Append))
        .arg(flag("variants", "variantes", "cli-check-variants").alias("variants"))
        .arg(flag("mutants", "mutantes", "cli-check-mutants").alias("mutants"));
    let keys = Command::new("teclas").alias("keys").about(tr("cli-keys")).arg(flag(
        "markdown",
        "markdown",
        "cli-keys-markdown",
    ));
    let help = format!(
        "{{about}}\n\n{}: {{usage}}\n\n{}:\n{{subcommands}}\n\n{}:\n{{options}}\n\n{}",
        tr("cli-usage"),
        tr("cli-commands"),
        tr("cli-options"),
        tr("cli-more")
    );
    let under_help = format!(
        "{{about}}\n\n{}: {{usage}}\n\n{}:\n{{positionals}}\n\n{}:\n{{options}}",
        tr("cli-usage"),
        tr("cli-values"),
        tr("cli-options")
    );
    let bare_help = format!("{{about}}\n\n{}: {{usage}}\n\n{}:\n{{options}}", tr("cli-usage"), tr("cli-options"));
    Command::new("enchufe")
        .version(env!("CARGO_PKG_VERSION"))
        .about(tr("cli-about"))
        .help_template(help)
        .disable_help_subcommand(true)
        .disable_help_flag(true)
        .disable_version_flag(true)
        .arg(
            Arg::new("language")
                .long("idioma")
                .alias("lang")
                .global(true)
                .value_name("es|en")
                .value_parser(PossibleValuesParser::new(["es", "en"]))
                .hide_possible_values(true)
                .help(tr("cli-language")),
        )
        .arg(
            Arg::new("theme")
                .long("tema")
                .alias("theme")
                .global(true)
                .value_name(ThemeName::CODES.join("|"))
                .value_parser(PossibleValuesParser::new(ThemeName::CODES))
                .hide_possible_values(true)
                .help(tr("cli-theme")),
        )
        .arg(flag("ascii", "ascii", "cli-ascii").global(true))
        .arg(flag("no-motion", "sin-animacion", "cli-no-motion").alias("no-motion").global(true))
        .arg(
            value("lessons", "lecciones", "cli-value-folder", "cli-lessons")
                .alias("lessons")
                .global(true)
                .value_parser(ValueParser::path_buf()),
        )
        .arg(
            value("progress", "progreso", "cli-value-file", "cli-progress")
                .alias("progress")
                .global(true)
                .value_parser(ValueParser::path_buf()),
        )
        .arg(
            Arg::new("help")
                .long("ayuda")
                .short('h')
                .alias("help")
                .global(true)
                .action(ArgAction::Help)
                .help(tr("cli-help")),
        )
        .arg(Arg::new("version").long("version").short('V').action(ArgAction::Version).help(tr("cli-version")))
        .override_usage(tr("cli-usage-main"))
        .subcommand(
            Command::new("lab")
                .about(tr("cli-lab"))
                .arg(
                    value("program", "programa", "cli-value-file", "walk-cli-program")
                        .alias("program")
                        .value_parser(ValueParser::path_buf())
                        .action(ArgAction::Append),
                )
                .help_template(bare_help.clone())
                .override_usage(tr("cli-usage-lab")),
        )
        .subcommand(lesson.help_template(under_help.clone()).override_usage(tr("cli-usage-lesson")))
        .subcommand(demo.help_template(under_help.clone()).override_usage(tr("cli-usage-demo")))
        .subcommand(text.help_template(under_help.clone()).override_usage(tr("cli-usage-text")))
        .subcommand(console.help_template(under_help.clone()).override_usage(tr("cli-usage-console")))
        .subcommand(server.help_template(under_help.clone()).override_usage(tr("cli-usage-server")))
        .subcommand(check.help_template(under_help).override_usage(tr("cli-usage-check")))
        .subcommand(keys.help_template(bare_help).override_usage(tr("cli-usage-keys")))
}

fn refusal(i18n: &I18n, error: &clap::Error) -> Refusal {
    let given = |kind: ContextKind| match error.get(kind) {
        Some(ContextValue::String(text)) => text.clone(),
        Some(ContextValue::Strings(texts)) => texts.join(", "),
        _ => String::new(),
    };
    let text = match error.kind() {
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => {
            return Refusal { text: format!("{}\n", error.to_string().trim_end()), status: 0 };
        }
        ErrorKind::UnknownArgument => i18n.tr_with("cli-wrong-argument", &[("given", &given(ContextKind::InvalidArg))]),
        ErrorKind::InvalidSubcommand => {
            i18n.tr_with("cli-wrong-command", &[("given", &given(ContextKind::InvalidSubcommand))])
        }
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => i18n.tr_with(
            "cli-wrong-value",
            &[
                ("given", &given(ContextKind::InvalidValue)),
                ("option", &given(ContextKind::InvalidArg)),
                ("valid", &given(ContextKind::ValidValue)),
            ],
        ),
        ErrorKind::MissingRequiredArgument => {
            i18n.tr_with("cli-missing", &[("option", &given(ContextKind::InvalidArg))])
        }
        _ => i18n.tr("cli-wrong"),
    };
    Refusal { text: format!("{}\n{}\n", text, i18n.tr("cli-see-help")), status: 2 }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse_words(words: &str) -> Result<Arguments, Refusal> {
        parse(words.split_whitespace().map(OsString::from), None)
    }

    #[test]
    fn modes_have_a_spanish_name_and_an_english_one() {
        assert_eq!(parse_words("enchufe").unwrap().mode, Mode::Home);
        assert_eq!(parse_words("enchufe lab").unwrap().mode, Mode::Lab(vec![]));
        for words in ["enchufe lab --programa a.py --programa b.py", "enchufe lab --program=a.py --program b.py"] {
            assert_eq!(parse_words(words).unwrap().mode, Mode::Lab(vec!["a.py".into(), "b.py".into()]));
        }
        assert_eq!(parse_words("enchufe leccion").unwrap().mode, Mode::Lesson(None));
        for words in ["enchufe texto tipos --resolver", "enchufe text --solve tipos"] {
            let text = text_mode::lesson::Arguments { lesson: Some("tipos".to_owned()), solve: true };
            assert_eq!(parse_words(words).unwrap().mode, Mode::Text(text));
        }
        assert_eq!(parse_words("enchufe demo").unwrap().mode, Mode::Demo(None));
        for words in ["enchufe demostracion tipos", "enchufe demo tipos"] {
            assert_eq!(parse_words(words).unwrap().mode, Mode::Demo(Some("tipos".to_owned())));
        }
        for words in ["enchufe leccion tipos", "enchufe lesson tipos"] {
            assert_eq!(parse_words(words).unwrap().mode, Mode::Lesson(Some("tipos".to_owned())));
        }
        let console = parse_words("enchufe consola x.py a b").unwrap().mode;
        assert_eq!(console, parse_words("enchufe console x.py a b").unwrap().mode);
        let Mode::Console { file, arguments, .. } = console else { panic!() };
        assert_eq!((file, arguments), (Some("x.py".into()), vec!["a".into(), "b".into()]));
        assert_eq!(parse_words("enchufe teclas").unwrap().mode, Mode::Keys { markdown: false });
        assert_eq!(parse_words("enchufe keys --markdown").unwrap().mode, Mode::Keys { markdown: true });
        let server = parse_words("enchufe servidor web --puerto 8080 --json").unwrap().mode;
        assert_eq!(server, parse_words("enchufe server web --port 8080 --json").unwrap().mode);
    }

    #[test]
    fn global_options_stand_anywhere() {
        for words in ["enchufe --idioma en lab --tema mono", "enchufe lab --lang=en --theme mono"] {
            let arguments = parse_words(words).unwrap();
            assert_eq!((arguments.language, arguments.theme.as_deref()), (Some(Language::English), Some("mono")));
        }
        for words in ["enchufe --lecciones a --progreso b leccion", "enchufe lesson --lessons a --progress=b"] {
            let arguments = parse_words(words).unwrap();
            assert_eq!((arguments.lessons, arguments.progress), (Some("a".into()), Some("b".into())), "{words}");
        }
    }

    #[test]
    fn every_theme_can_be_asked_for_and_motion_left_out() {
        for code in ThemeName::CODES {
            assert_eq!(parse_words(&format!("enchufe lab --tema {code}")).unwrap().theme.as_deref(), Some(code));
        }
        assert!(parse_words("enchufe --tema rosa").unwrap_err().text.contains("contraste"));
        for words in ["enchufe --sin-animacion lab", "enchufe lab --no-motion"] {
            assert!(parse_words(words).unwrap().no_motion);
        }
        assert!(!parse_words("enchufe lab").unwrap().no_motion);
    }

    #[test]
    fn help_and_mistakes_speak_the_language_asked_for() {
        let spanish = parse_words("enchufe --ayuda").unwrap_err();
        let english = parse_words("enchufe --help --lang en").unwrap_err();
        assert_eq!((spanish.status, english.status), (0, 0));
        assert!(spanish.text.contains("Uso") && !spanish.text.contains("Usage"), "{}", spanish.text);
        assert!(english.text.contains("Usage") && !english.text.contains("Uso"), "{}", english.text);
        for words in [
            "enchufe cosa",
            "enchufe --cosa",
            "enchufe servidor",
            "enchufe servidor ftp",
            "enchufe servidor web --puerto x",
        ] {
            let refusal = parse_words(words).unwrap_err();
            assert_eq!(refusal.status, 2, "{words}");
            assert!(!refusal.text.contains("error:") && refusal.text.contains("--ayuda"), "{words}: {}", refusal.text);
        }
    }
}
