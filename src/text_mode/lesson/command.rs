//! What a typed line asks for.

use crate::i18n::I18n;

/// What a line asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Command {
    /// Nothing was typed: what is offered.
    Offered,
    /// A number.
    Number(usize),
    /// The next hint.
    Hint,
    /// The step again.
    Again,
    /// One step back.
    Back,
    /// On, without what is offered.
    Pass,
    /// To a step, counted from 1.
    Step(usize),
    /// The steps of the lesson.
    Steps,
    /// What the step is about, and what is missing.
    Status,
    /// A term of the glossary; without one, all of them.
    Term(Option<String>),
    /// Cancel what the program runs.
    Interrupt,
    /// The other language.
    Language,
    /// The words that are understood.
    Help,
    /// Leave.
    Quit,
    /// A line for the program that has the prompt, or for the one that is named.
    Line {
        /// The program that was named before a colon.
        program: Option<String>,
        /// The line; empty: the prompt goes to the program.
        source: String,
    },
}

/// The words of commands, each with the message that holds its words in a language, divided by blanks. The words of both
/// languages are understood in both: whoever learnt one need not learn another.
const WORDS: [(&str, Command); 10] = [
    ("text-word-hint", Command::Hint),
    ("text-word-again", Command::Again),
    ("text-word-back", Command::Back),
    ("text-word-pass", Command::Pass),
    ("text-word-steps", Command::Steps),
    ("text-word-status", Command::Status),
    ("text-word-interrupt", Command::Interrupt),
    ("text-word-language", Command::Language),
    ("text-word-help", Command::Help),
    ("text-word-quit", Command::Quit),
];

/// Understands a line. `is_program`: a console of the scene has this name. `is_python`: the program that has the prompt
/// knows this name, so the line is Python; with a colon before it a word is always a command.
pub fn understand(
    line: &str,
    languages: &[I18n; 2],
    is_program: impl Fn(&str) -> bool,
    is_python: impl Fn(&str) -> bool,
) -> Command {
    let typed = line.trim();
    if typed.is_empty() {
        return Command::Offered;
    }
    let (plain, forced) = typed.strip_prefix(':').map_or((typed, false), |rest| (rest.trim(), true));
    let word = plain.to_lowercase();
    if plain == "?" {
        return Command::Hint;
    }
    if let Some(term) = plain.strip_prefix(['?', '\u{bf}']) {
        let term = term.trim_end_matches('?').trim();
        return Command::Term(Some(term.to_owned()).filter(|term| !term.is_empty()));
    }
    let is_word = |id: &str, word: &str| languages.iter().any(|i18n| i18n.tr(id).split(' ').any(|known| known == word));
    let free = forced || !is_python(&word);
    if let Some((_, command)) = WORDS.iter().find(|(id, _)| free && is_word(id, &word.replace(' ', "-"))) {
        return command.clone();
    }
    if let Ok(number) = plain.parse() {
        return Command::Number(number);
    }
    let (first, rest) = word.split_once(' ').unwrap_or((word.as_str(), ""));
    let rest = rest.trim();
    // What follows a word makes it Python: `paso = 3`.
    let followed = rest.chars().next().is_none_or(char::is_alphanumeric);
    if free && followed && is_word("text-word-glossary", first) {
        return Command::Term(Some(rest.to_owned()).filter(|term| !term.is_empty()));
    }
    if let (true, true, Ok(number)) = (free, is_word("text-word-step", first), rest.parse()) {
        return Command::Step(number);
    }
    if let Some((name, source)) = line.trim_start().split_once(':')
        && is_program(name.trim())
    {
        return Command::Line { program: Some(name.trim().to_owned()), source: source.trim().to_owned() };
    }
    Command::Line { program: None, source: line.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::Language;

    fn command(line: &str) -> Command {
        let languages = [I18n::new(Language::Spanish), I18n::new(Language::English)];
        understand(line, &languages, |name| name == "cliente", |name| name == "atrás")
    }

    fn source(program: Option<&str>, source: &str) -> Command {
        Command::Line { program: program.map(str::to_owned), source: source.to_owned() }
    }

    #[test]
    fn words_of_both_languages_are_understood() {
        for (line, expected) in [
            ("", Command::Offered),
            ("  ", Command::Offered),
            ("?", Command::Hint),
            ("Pista", Command::Hint),
            ("hint", Command::Hint),
            ("otra vez", Command::Again),
            ("again", Command::Again),
            ("back", Command::Back),
            (":atrás", Command::Back),
            ("2", Command::Number(2)),
            ("¿puerto?", Command::Term(Some("puerto".into()))),
            ("?port", Command::Term(Some("port".into()))),
            ("glosario número de puerto", Command::Term(Some("número de puerto".into()))),
            ("glossary", Command::Term(None)),
            ("paso 3", Command::Step(3)),
            ("step 3", Command::Step(3)),
            ("salir", Command::Quit),
        ] {
            assert_eq!(command(line), expected, "{line}");
        }
    }

    #[test]
    fn python_stays_python() {
        for line in ["c = socket.socket()", "atrás", "paso = 3", "glosario = 1", "hint.x", "2 + 2", "    x = 1"] {
            assert_eq!(command(line), source(None, line), "{line}");
        }
        assert_eq!(command("cliente: c.send(b\"a: b\")"), source(Some("cliente"), "c.send(b\"a: b\")"));
        assert_eq!(command("cliente:"), source(Some("cliente"), ""));
        assert_eq!(command("otro: x"), source(None, "otro: x"));
    }
}
