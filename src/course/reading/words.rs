//! The words for findings, in the user's language: for `revisar` and for the screen of a broken folder.

use super::finding::{Finding, FindingKind, Shape, Thing};
use crate::i18n::I18n;
use crate::i18n::errno::symbol_or_number;

/// A finding in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Words {
    /// What is wrong.
    pub what: String,
    /// What to do.
    pub fix: String,
}

/// Words a finding.
pub fn words(i18n: &I18n, finding: &Finding) -> Words {
    let (id, fix, variables) = message(i18n, &finding.kind);
    let variables: Vec<(&str, &str)> = variables.iter().map(|(name, value)| (*name, value.as_str())).collect();
    let fix = match fix {
        Fix::Message(id) => i18n.tr_with(id, &variables),
        Fix::Said(said) => said,
    };
    Words { what: i18n.tr_with(id, &variables), fix }
}

enum Fix {
    /// A message with the variables of what is wrong.
    Message(&'static str),
    /// Words already.
    Said(String),
}

/// What stands behind `otherwise`, unless a near word is known.
fn near(i18n: &I18n, nearest: Option<&String>, otherwise: &str) -> Fix {
    Fix::Said(match nearest {
        Some(nearest) => i18n.tr_with("check-fix-nearest", &[("nearest", nearest)]),
        None => i18n.tr(otherwise),
    })
}

fn near_or_known(i18n: &I18n, nearest: Option<&String>, known: &str) -> Fix {
    match nearest {
        None if !known.is_empty() => Fix::Said(i18n.tr_with("check-fix-known", &[("known", known)])),
        _ => near(i18n, nearest, "check-fix-remove"),
    }
}

fn spelling(i18n: &I18n, nearest: Option<&String>) -> Fix {
    Fix::Said(match nearest {
        Some(nearest) => i18n.tr_with("check-fix-spelling-nearest", &[("nearest", nearest)]),
        None => i18n.tr("check-fix-spelling"),
    })
}

fn instead_of(i18n: &I18n, instead: Option<&String>) -> Fix {
    Fix::Said(match instead {
        Some(instead) => i18n.tr_with("check-fix-instead", &[("instead", instead)]),
        None => i18n.tr("check-fix-drop-word"),
    })
}

fn shape(i18n: &I18n, shape: Shape) -> String {
    i18n.tr(match shape {
        Shape::Text => "check-shape-text",
        Shape::FullText => "check-shape-full-text",
        Shape::Flag => "check-shape-flag",
        Shape::Integer => "check-shape-integer",
        Shape::Number => "check-shape-number",
        Shape::Seconds => "check-shape-seconds",
        Shape::List => "check-shape-list",
        Shape::Table => "check-shape-table",
        Shape::ScriptItem => "check-shape-script-item",
        Shape::Predicate => "check-shape-predicate",
        Shape::TwoPredicates => "check-shape-two-predicates",
    })
}

fn thing(i18n: &I18n, thing: Thing) -> String {
    i18n.tr(match thing {
        Thing::Lesson => "check-thing-lesson",
        Thing::Step => "check-thing-step",
        Thing::Goal => "check-thing-goal",
        Thing::Question => "check-thing-question",
        Thing::Choice => "check-thing-option",
        Thing::Case => "check-thing-case",
        Thing::ScriptLine => "check-thing-script-line",
        Thing::Script => "check-thing-script",
        Thing::Program => "check-thing-program",
        Thing::Variable => "check-thing-variable",
        Thing::Term => "check-thing-term",
        Thing::Order => "check-thing-order",
        Thing::Section => "check-thing-section",
    })
}

/// The name of a kind of Markdown, as `course::markdown::strangers` gives it.
fn mark(i18n: &I18n, what: &str) -> String {
    i18n.tr(match what {
        "heading" => "check-markdown-heading",
        "quotation" => "check-markdown-quotation",
        "code block" => "check-markdown-code-block",
        "HTML" => "check-markdown-html",
        "list" => "check-markdown-list",
        "image" => "check-markdown-image",
        "rule" => "check-markdown-rule",
        "line break" => "check-markdown-line-break",
        "link" => "check-markdown-link",
        _ => "check-markdown-table",
    })
}

type Variables = Vec<(&'static str, String)>;

fn message(i18n: &I18n, kind: &FindingKind) -> (&'static str, Fix, Variables) {
    use FindingKind::*;
    match kind {
        FileMissing => ("check-file-missing", Fix::Message("check-file-missing-fix"), vec![]),
        FileTooLarge { most } => {
            ("check-file-too-large", Fix::Message("check-file-too-large-fix"), vec![("most", most.to_string())])
        }
        NotAFile => ("check-not-a-file", Fix::Message("check-not-a-file-fix"), vec![]),
        Unreadable { errno } => (
            "check-unreadable",
            Fix::Message("check-unreadable-fix"),
            vec![("errno", errno.map_or_else(String::new, symbol_or_number))],
        ),
        NotUtf8 => ("check-not-utf8", Fix::Message("check-not-utf8-fix"), vec![]),
        FolderName { expected } => {
            ("check-folder-name", Fix::Message("check-folder-name-fix"), vec![("expected", expected.clone())])
        }
        TooManyFolders { most } => {
            ("check-too-many-folders", Fix::Message("check-too-many-folders-fix"), vec![("most", most.to_string())])
        }
        NotToml { message } => {
            ("check-not-toml", Fix::Message("check-not-toml-fix"), vec![("message", message.clone())])
        }
        UnknownKey { key, nearest, known } => {
            ("check-unknown-key", near_or_known(i18n, nearest.as_ref(), known), vec![("key", key.clone())])
        }
        MissingKey { key } => ("check-missing-key", Fix::Message("check-missing-key-fix"), vec![("key", key.clone())]),
        MissingOneOf { keys } => {
            ("check-missing-one-of", Fix::Message("check-missing-one-of-fix"), vec![("keys", keys.clone())])
        }
        NotTogether { key, others } => (
            "check-not-together",
            Fix::Message("check-not-together-fix"),
            vec![("key", key.clone()), ("others", others.clone())],
        ),
        WrongShape { key, shape: shape_of } => {
            ("check-wrong-shape", Fix::Said(shape(i18n, *shape_of)), vec![("key", key.clone())])
        }
        UnknownWord { key, word, nearest, known } => (
            "check-unknown-word",
            near_or_known(i18n, nearest.as_ref(), known),
            vec![("key", key.clone()), ("word", word.clone())],
        ),
        OutOfRange { key, least, most } => (
            "check-out-of-range",
            Fix::Message("check-out-of-range-fix"),
            vec![("key", key.clone()), ("least", least.to_string()), ("most", most.to_string())],
        ),
        NotOnePredicate { found } => {
            ("check-not-one-predicate", Fix::Message("check-not-one-predicate-fix"), vec![("found", found.to_string())])
        }
        NotAHappening { predicate } => {
            ("check-not-a-happening", Fix::Message("check-not-a-happening-fix"), vec![("predicate", predicate.clone())])
        }
        NotCountable => ("check-not-countable", Fix::Message("check-not-countable-fix"), vec![]),
        TooDeep { most } => ("check-too-deep", Fix::Message("check-too-deep-fix"), vec![("most", most.to_string())]),
        BadId { id } => ("check-bad-id", Fix::Message("check-bad-id-fix"), vec![("id", id.clone())]),
        Twice { thing: of, id, first } => (
            "check-twice",
            Fix::Message("check-twice-fix"),
            vec![("thing", thing(i18n, *of)), ("id", id.clone()), ("first", first.to_string())],
        ),
        TooMany { thing: of, most } => (
            "check-too-many",
            Fix::Message("check-too-many-fix"),
            vec![("thing", thing(i18n, *of)), ("most", most.to_string())],
        ),
        TooFew { thing: of, least } => (
            "check-too-few",
            Fix::Message("check-too-few-fix"),
            vec![("thing", thing(i18n, *of)), ("least", least.to_string())],
        ),
        NoSuch { thing: of, id, nearest } => (
            "check-no-such",
            near(i18n, nearest.as_ref(), "check-fix-define"),
            vec![("thing", thing(i18n, *of)), ("id", id.clone())],
        ),
        RaisesOutsideSetup => ("check-raises-outside-setup", Fix::Message("check-raises-outside-setup-fix"), vec![]),
        NoRelay => ("check-no-relay", Fix::Message("check-no-relay-fix"), vec![]),
        NotADestination { program } => {
            ("check-not-a-destination", Fix::Message("check-not-a-destination-fix"), vec![("program", program.clone())])
        }
        Undecided => ("check-undecided", Fix::Message("check-undecided-fix"), vec![]),
        NotOfThisKind { key, kind } => (
            "check-not-of-this-kind",
            Fix::Message("check-not-of-this-kind-fix"),
            vec![("key", key.clone()), ("kind", kind.clone())],
        ),
        WrongTruth { option, expected } => (
            "check-wrong-truth",
            Fix::Message("check-wrong-truth-fix"),
            vec![("option", option.clone()), ("expected", (*expected).to_owned())],
        ),
        OneRight { question, found } => (
            "check-one-right",
            Fix::Message("check-one-right-fix"),
            vec![("question", question.clone()), ("found", found.to_string())],
        ),
        NoReopens { option } => {
            ("check-no-reopens", Fix::Message("check-no-reopens-fix"), vec![("option", option.clone())])
        }
        NoGoal => ("check-no-goal", Fix::Message("check-no-goal-fix"), vec![]),
        NoSolution => ("check-no-solution", Fix::Message("check-no-solution-fix"), vec![]),
        NoSetup => ("check-no-setup", Fix::Message("check-no-setup-fix"), vec![]),
        TextNowhere => ("check-text-nowhere", Fix::Message("check-text-nowhere-fix"), vec![]),
        PartOutsideStep { key } => {
            ("check-part-outside-step", Fix::Message("check-part-outside-step-fix"), vec![("key", key.clone())])
        }
        NoTitle => ("check-no-title", Fix::Message("check-no-title-fix"), vec![]),
        UnknownProgram { program, nearest } => (
            "check-unknown-program",
            near(i18n, nearest.as_ref(), "check-fix-start"),
            vec![("program", program.clone())],
        ),
        UnknownName { program, name } => (
            "check-unknown-name",
            Fix::Message("check-unknown-name-fix"),
            vec![("program", program.clone()), ("name", name.clone())],
        ),
        MissingText { step, key } => (
            "check-missing-text",
            Fix::Message("check-missing-text-fix"),
            vec![("step", step.clone()), ("key", key.clone())],
        ),
        EmptyText { step, key } => (
            "check-empty-text",
            Fix::Message("check-empty-text-fix"),
            vec![("step", step.clone()), ("key", key.clone())],
        ),
        SuperfluousText { step, key, nearest } => (
            "check-superfluous-text",
            near(i18n, nearest.as_ref(), "check-fix-remove"),
            vec![("step", step.clone()), ("key", key.clone())],
        ),
        SuperfluousStep { step, nearest } => {
            ("check-superfluous-step", near(i18n, nearest.as_ref(), "check-fix-remove"), vec![("step", step.clone())])
        }
        PlaceholderOfOther { placeholder } => (
            "check-placeholder-of-other",
            Fix::Message("check-placeholder-of-other-fix"),
            vec![("placeholder", placeholder.clone())],
        ),
        TermOfOther { term } => {
            ("check-term-of-other", Fix::Message("check-term-of-other-fix"), vec![("term", term.clone())])
        }
        UnknownPlaceholder { placeholder, nearest } => (
            "check-unknown-placeholder",
            near(i18n, nearest.as_ref(), "check-fix-define"),
            vec![("placeholder", placeholder.clone())],
        ),
        UnknownAction { placeholder, nearest } => (
            "check-unknown-action",
            near(i18n, nearest.as_ref(), "check-fix-key"),
            vec![("placeholder", placeholder.clone())],
        ),
        UnknownTerm { term, nearest } => {
            ("check-unknown-term", near(i18n, nearest.as_ref(), "check-fix-define"), vec![("term", term.clone())])
        }
        TermMissing { term } => {
            ("check-term-missing", Fix::Message("check-term-missing-fix"), vec![("term", term.clone())])
        }
        BadStatement { message } => {
            ("check-bad-statement", Fix::Message("check-bad-statement-fix"), vec![("message", message.clone())])
        }
        FixedPort { port } => ("check-fixed-port", Fix::Message("check-fixed-port-fix"), vec![("port", port.clone())]),
        FixedPath { path } => ("check-fixed-path", Fix::Message("check-fixed-path-fix"), vec![("path", path.clone())]),
        Glyph { code } => ("check-glyph", Fix::Message("check-glyph-fix"), vec![("code", code.clone())]),
        Markdown { what } => ("check-markdown", Fix::Message("check-markdown-fix"), vec![("what", mark(i18n, what))]),
        Backquote => ("check-backquote", Fix::Message("check-backquote-fix"), vec![]),
        SpanishMark { mark, partner } => (
            "check-spanish-mark",
            Fix::Message("check-spanish-mark-fix"),
            vec![("mark", mark.to_string()), ("partner", partner.to_string())],
        ),
        Translated { word, instead } => (
            "check-translated",
            Fix::Message("check-translated-fix"),
            vec![("word", word.clone()), ("instead", instead.clone())],
        ),
        Forbidden { word, instead } => {
            ("check-forbidden", instead_of(i18n, instead.as_ref()), vec![("word", word.clone())])
        }
        Misspelt { word, nearest, fails: _ } => {
            ("check-misspelt", spelling(i18n, nearest.as_ref()), vec![("word", word.clone())])
        }
        SpellerMissing { what, fails: _ } => {
            ("check-speller-missing", Fix::Message("check-speller-missing-fix"), vec![("what", what.clone())])
        }
        TooWide { key, columns, most } => (
            "check-too-wide",
            Fix::Message("check-too-wide-fix"),
            vec![("key", key.clone()), ("columns", columns.to_string()), ("most", most.to_string())],
        ),
        TooManyRows { key, rows, most, width } => (
            "check-too-many-rows",
            Fix::Message("check-too-many-rows-fix"),
            vec![
                ("key", key.clone()),
                ("rows", rows.to_string()),
                ("most", most.to_string()),
                ("width", width.to_string()),
            ],
        ),
        DoesNotFit { key, rows, room } => (
            "check-does-not-fit",
            Fix::Message("check-does-not-fit-fix"),
            vec![("key", key.clone()), ("rows", rows.to_string()), ("room", room.to_string())],
        ),
        FewAccepted { found, least } => (
            "check-few-accepted",
            Fix::Message("check-few-accepted-fix"),
            vec![("found", found.to_string()), ("least", least.to_string())],
        ),
        FewRejected { found, least } => (
            "check-few-rejected",
            Fix::Message("check-few-rejected-fix"),
            vec![("found", found.to_string()), ("least", least.to_string())],
        ),
        GoalNeverMissed { goal } => {
            ("check-goal-never-missed", Fix::Message("check-goal-never-missed-fix"), vec![("goal", goal.clone())])
        }
    }
}
