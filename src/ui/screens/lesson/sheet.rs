//! What a lesson's screen says, apart from its programs: words in the reader's language, and no player behind them.
//!
//! Drawing needs nothing else, so that a text can be tried for its room without playing anything (`overflow`).

use crate::course::lesson::Pane;
use crate::ui::widgets::comparison::Comparison;
use crate::ui::widgets::options::Choice;
use crate::ui::widgets::steps::StepMark;
use crate::ui::widgets::ticks::Tick;

/// What the screen says. All texts are in the Markdown of lessons unless told otherwise.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sheet {
    /// The lesson's place on the first screen.
    pub number: u32,
    /// Its name, plain.
    pub name: String,
    /// How each of its steps stands.
    pub steps: Vec<StepMark>,
    /// The step that stands, counted from 0.
    pub place: usize,
    /// The panes that are revealed.
    pub shows: Vec<Pane>,
    /// What there is to do.
    pub part: Part,
}

/// What there is to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Part {
    /// Programs to work with.
    Work(Work),
    /// A question.
    Question(Question),
    /// The lesson is over.
    Closing(Closing),
    /// Something to be known before it goes on.
    Notice(Notice),
}

/// Programs to work with.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Work {
    /// What is read while the step is done.
    pub text: String,
    /// What the step asks for.
    pub ticks: Vec<Tick>,
    /// What is told below.
    pub said: Said,
    /// Why a prediction did not come true, or did.
    pub because: String,
    /// A prediction beside what came true.
    pub comparison: Option<Comparison>,
    /// The sentence of one's own that is asked for.
    pub sentence: Option<Sentence>,
}

/// What is told at the bottom.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Said {
    /// What kind of text it is, plain; on the border.
    pub heading: String,
    /// The text.
    pub text: String,
    /// Whether it stands back: nothing happened yet.
    pub is_quiet: bool,
    /// Whether the step is done.
    pub is_end: bool,
    /// Whether its heading is seen at a glance: Enter goes on.
    pub is_loud: bool,
}

/// A sentence of one's own, being typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sentence {
    /// The question that asks for it.
    pub question: String,
    /// What was typed, plain and untrusted.
    pub typed: String,
    /// The cursor in it: a byte offset.
    pub cursor: usize,
}

/// A question.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Question {
    /// What is read before it.
    pub text: String,
    /// Its own text.
    pub question: String,
    /// «pregunta 2 de 3», plain; empty where there is one.
    pub which: String,
    /// The options, a prediction's «not sure yet» among them.
    pub options: Vec<Choice>,
    /// The option on which the cursor stands, while it is open.
    pub cursor: Option<usize>,
    /// How it goes on.
    pub then: Then,
    /// Whether the programs may be seen, dimmed, below.
    pub shows_programs: bool,
}

/// How a question goes on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Then {
    /// It is open; this is said of it (plain).
    Open(String),
    /// How sure one is, is asked; the cursor stands on this level, counted from 0.
    Confidence(usize),
    /// It was answered: what is said of it, first strongly (plain), then at length; and what Enter does (plain).
    Answered { verdict: String, because: String, next: String },
    /// A sentence of one's own is asked for.
    Sentence(Sentence),
}

impl Default for Then {
    fn default() -> Then {
        Then::Open(String::new())
    }
}

/// The end of a lesson.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Closing {
    /// The sentences that were written: the question, and what was written (plain and untrusted).
    pub sentences: Vec<(String, String)>,
    /// The predictions: the question, and what was said of it.
    pub predictions: Vec<(String, Comparison)>,
    /// The errors that were met, and where the museum explains them, plain; empty where none were.
    pub errors: String,
    /// The lesson that comes next: its line, plain.
    pub next: Option<Next>,
}

/// A lesson that is offered, plain.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Next {
    /// Its place on the first screen.
    pub number: u32,
    /// Its name.
    pub name: String,
    /// What it is about.
    pub about: String,
    /// «15 min».
    pub minutes: String,
}

/// Something to be known before it goes on.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Notice {
    /// What it is, plain.
    pub title: String,
    /// More of it, plain; a paragraph each.
    pub texts: Vec<String>,
    /// What to do now, plain.
    pub next: String,
    /// Whether something is wrong.
    pub is_problem: bool,
}
