//! A lesson as its `lesson.toml` tells it. Reading one is `course::reading`'s.

use super::predicate::Predicate;
use super::prose::Prose;
use super::script::Script;

/// A lesson with its words.
#[derive(Clone, Debug, PartialEq)]
pub struct Lesson {
    /// The name of its folder, such as `01-cliente`: findings name its files by it.
    pub folder: String,
    /// The same word in every language.
    pub id: String,
    /// Its place on the first screen.
    pub order: u32,
    /// How long it takes, in minutes.
    pub minutes: u32,
    /// The steps for a 50-minute group.
    pub class_cut: Vec<String>,
    /// What it is about, in words of its author.
    pub concepts: Vec<String>,
    /// Rows of the inventory of misconceptions.
    pub misconceptions: Vec<String>,
    /// The panes it reveals, beside those of the lessons before it.
    pub shows: Vec<Pane>,
    /// Its steps, in order; never empty.
    pub steps: Vec<Step>,
    /// Its words in Spanish.
    pub spanish: Prose,
    /// Its words in English.
    pub english: Prose,
}

/// A pane that a lesson reveals.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Pane {
    /// What travelled.
    Travel,
    /// The log of calls.
    Calls,
    /// Bytes in hexadecimal.
    Hex,
    /// The statements as files of code.
    Code,
    /// TCP's states.
    States,
}

/// One step of a lesson.
#[derive(Clone, Debug, PartialEq)]
pub struct Step {
    /// The same word in every language; unique in its lesson.
    pub id: String,
    /// The line of `lesson.toml` where it begins, counted from 1.
    pub line: usize,
    /// What is asked of the student.
    pub kind: Kind,
    /// Whether an empty Enter runs the next line of the solution.
    pub grey: bool,
    /// Whether a sentence of one's own is asked for at its end.
    pub sentence: bool,
    /// What the machine must have; elsewhere the step is skipped, and that is said.
    pub needs: Vec<Need>,
    /// The program that has the prompt when it begins.
    pub focus: Option<String>,
    /// Builds its scene from nothing.
    pub setup: Script,
    /// What is run instead of `setup` when the step before was just finished; `None`: always from nothing.
    pub continues: Option<Script>,
    /// The questions: one of a prediction or a quiz, any number of a check.
    pub questions: Vec<Question>,
    /// For a prediction: the step whose run decides it. Filled in by reading (the next `do` step by default).
    pub decided_by: Option<String>,
    /// What must come true, all of it at some moment. Empty where nothing is to be done.
    pub goal: Vec<Goal>,
    /// A way to make it come true.
    pub solution: Script,
    /// Scripts that must pass.
    pub accepted: Vec<Script>,
    /// Scripts that must not pass.
    pub rejected: Vec<Rejected>,
    /// Near misses that have a sentence of their own.
    pub cases: Vec<Case>,
}

/// What is asked of the student.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Kind {
    /// Make something come true.
    Do,
    /// Say what will happen, before it does.
    Predict,
    /// A question with a right answer, which a goal may then show.
    Quiz,
    /// The questions at the end; a wrong answer reopens the step that shows it.
    Check,
}

/// What a step needs of the machine.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Need {
    /// Linux itself, such as for abstract Unix names.
    Linux,
    /// IPv6 on the loopback interface.
    Ipv6,
}

/// A question with its options.
#[derive(Clone, Debug, PartialEq)]
pub struct Question {
    /// Unique in its step.
    pub id: String,
    /// The line of `lesson.toml` where it stands.
    pub line: usize,
    /// The options, in order. A prediction's last option, «not sure yet», is the program's and not listed.
    pub choices: Vec<Choice>,
}

/// One option of a question.
#[derive(Clone, Debug, PartialEq)]
pub struct Choice {
    /// Unique in its step: its texts are found by it.
    pub id: String,
    /// The line of `lesson.toml` where it stands.
    pub line: usize,
    /// What makes it true.
    pub truth: Truth,
}

/// What makes an option true.
#[derive(Clone, Debug, PartialEq)]
pub enum Truth {
    /// The run: it is true if this comes true.
    Outcome(Predicate),
    /// The author says so.
    Right,
    /// It is wrong; `reopens` names the step that shows it.
    Wrong { reopens: Option<String> },
}

/// One thing that must come true.
#[derive(Clone, Debug, PartialEq)]
pub struct Goal {
    /// Names its texts; unique in its step.
    pub id: String,
    /// The line of `lesson.toml` where it stands.
    pub line: usize,
    /// What must come true.
    pub predicate: Predicate,
}

/// A script that must not pass.
#[derive(Clone, Debug, PartialEq)]
pub struct Rejected {
    /// The first goal that it must miss.
    pub misses: String,
    /// The line of `lesson.toml` where it stands.
    pub line: usize,
    /// The script.
    pub script: Script,
}

/// A near miss with a sentence of its own.
#[derive(Clone, Debug, PartialEq)]
pub struct Case {
    /// Names its text; unique in its step.
    pub id: String,
    /// The line of `lesson.toml` where it stands.
    pub line: usize,
    /// When its sentence is shown.
    pub when: Predicate,
}

impl Lesson {
    /// The place of a step.
    pub fn place_of(&self, step: &str) -> Option<usize> {
        self.steps.iter().position(|known| known.id == step)
    }

    /// The words in a language.
    pub fn prose(&self, language: crate::i18n::Language) -> &Prose {
        match language {
            crate::i18n::Language::Spanish => &self.spanish,
            crate::i18n::Language::English => &self.english,
        }
    }
}
