//! What is wrong with a lesson, and where: typed. The words are [`super::words`]'s.

/// Something wrong with a lesson's file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// The file, below the folder of lessons: `01-cliente/lesson.toml`.
    pub file: String,
    /// The line, counted from 1.
    pub line: usize,
    /// What is wrong.
    pub kind: FindingKind,
}

impl Finding {
    /// Whether it is only said, and does not make `revisar` fail.
    pub fn is_remark(&self) -> bool {
        match &self.kind {
            FindingKind::SpellerMissing { fails, .. } | FindingKind::Misspelt { fails, .. } => !fails,
            _ => false,
        }
    }
}

/// What a value of `lesson.toml` has to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// A text.
    Text,
    /// A text with nothing in it is not enough.
    FullText,
    /// `true` or `false`.
    Flag,
    /// A whole number.
    Integer,
    /// `3`, `">=2"`, `"<=2"`, `"!=0"`.
    Number,
    /// Seconds: 0 or more.
    Seconds,
    /// `[ … ]`.
    List,
    /// `{ … }`.
    Table,
    /// `["program", "statement"]`, or a table of one of the kinds of a script.
    ScriptItem,
    /// A predicate: a table with one key of the closed list.
    Predicate,
    /// Two predicates.
    TwoPredicates,
}

/// What has an id, or is one of several.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Thing {
    /// A lesson.
    Lesson,
    /// A step.
    Step,
    /// A goal of a step.
    Goal,
    /// A question.
    Question,
    /// An option of a question.
    Choice,
    /// A near miss.
    Case,
    /// A line of a script.
    ScriptLine,
    /// A script of `accepted` or `rejected`.
    Script,
    /// A program.
    Program,
    /// A variable introduced by `as`.
    Variable,
    /// A term of the glossary.
    Term,
    /// The order of a lesson.
    Order,
    /// A section of a file of words.
    Section,
}

/// What is wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FindingKind {
    // Files.
    /// The file is not there.
    FileMissing,
    /// It is larger than a lesson's file may be; in kilobytes.
    FileTooLarge { most: usize },
    /// It is a link, a pipe, a folder…
    NotAFile,
    /// The system does not let us read it; its words.
    Unreadable { errno: Option<i32> },
    /// It is not UTF-8.
    NotUtf8,
    /// The folder's name is not `NN-id`.
    FolderName { expected: String },
    /// The folder of lessons holds more than can be read.
    TooManyFolders { most: usize },

    // lesson.toml.
    /// It is not TOML; the parser's words, in English.
    NotToml { message: String },
    /// A key that is not of the format.
    UnknownKey { key: String, nearest: Option<String>, known: String },
    /// A key that has to be there.
    MissingKey { key: String },
    /// One of two keys has to be there.
    MissingOneOf { keys: String },
    /// A key that cannot stand beside others.
    NotTogether { key: String, others: String },
    /// A value of another shape.
    WrongShape { key: String, shape: Shape },
    /// A word that is not of the list.
    UnknownWord { key: String, word: String, nearest: Option<String>, known: String },
    /// A number beyond its bounds.
    OutOfRange { key: String, least: i64, most: i64 },
    /// A predicate table with several predicates, or none.
    NotOnePredicate { found: usize },
    /// A state where a happening has to stand.
    NotAHappening { predicate: String },
    /// Something that happens once, where it is counted.
    NotCountable,
    /// Predicates inside one another, deeper than can be judged.
    TooDeep { most: usize },
    /// Not made of a-z, 0-9 and -.
    BadId { id: String },
    /// Two things of one kind have one id.
    Twice { thing: Thing, id: String, first: usize },
    /// Too many of a kind.
    TooMany { thing: Thing, most: usize },
    /// Too few of a kind.
    TooFew { thing: Thing, least: usize },
    /// It names something that is not there.
    NoSuch { thing: Thing, id: String, nearest: Option<String> },
    /// `raises` outside a setup.
    RaisesOutsideSetup,
    /// `to` beside what is no relay.
    NoRelay,
    /// A relay cannot connect to this program: it is the relay, another one, or no server of TCP.
    NotADestination { program: String },
    /// A prediction that no later `do` step decides.
    Undecided,
    /// A key of another kind of step.
    NotOfThisKind { key: String, kind: String },
    /// An option of a prediction has `outcome`; of a quiz or check, `right`.
    WrongTruth { option: String, expected: &'static str },
    /// Exactly one option of a question must be right.
    OneRight { question: String, found: usize },
    /// A wrong option of a check says which step shows it.
    NoReopens { option: String },
    /// A `do` step has something to do.
    NoGoal,
    /// A goal has a way to it.
    NoSolution,
    /// A `grey` step shows the lines of a solution.
    NoSetup,

    // The files of words.
    /// Text that belongs to no section.
    TextNowhere,
    /// `###` before any `##`.
    PartOutsideStep { key: String },
    /// No title.
    NoTitle,

    // What `revisar` finds beside.
    /// No program of this name is started in this scene.
    UnknownProgram { program: String, nearest: Option<String> },
    /// A reference's name that no line of the setup gives to anything.
    UnknownName { program: String, name: String },
    /// A section that is needed.
    MissingText { step: String, key: String },
    /// A section with nothing in it.
    EmptyText { step: String, key: String },
    /// A section that nothing shows.
    SuperfluousText { step: String, key: String, nearest: Option<String> },
    /// The words of a step that is not there.
    SuperfluousStep { step: String, nearest: Option<String> },
    /// A placeholder that the other language has in this text, and this one lacks.
    PlaceholderOfOther { placeholder: String },
    /// A term that the other language explains in this text, and this one does not.
    TermOfOther { term: String },
    /// A placeholder that stands for nothing.
    UnknownPlaceholder { placeholder: String, nearest: Option<String> },
    /// A placeholder for the key of an action that there is not.
    UnknownAction { placeholder: String, nearest: Option<String> },
    /// A link to a term that the glossary lacks.
    UnknownTerm { term: String, nearest: Option<String> },
    /// A term that this language's glossary lacks.
    TermMissing { term: String },
    /// A statement that is not Python, or that the console does not run; the exception's message.
    BadStatement { message: String },
    /// A port written by hand.
    FixedPort { port: String },
    /// A path written by hand.
    FixedPath { path: String },
    /// A glyph that is wide, an emoji or a control.
    Glyph { code: String },
    /// Markdown that lessons do not have.
    Markdown { what: &'static str },
    /// A backquote without its partner.
    Backquote,
    /// `¿` or `¡` that opens nothing, or that is missing.
    SpanishMark { mark: char, partner: char },
    /// A name of the API or of a state, translated.
    Translated { word: String, instead: String },
    /// A word that our lessons do not use, and the one that they use if there is one.
    Forbidden { word: String, instead: Option<String> },
    /// A word that the speller does not know.
    Misspelt { word: String, nearest: Option<String>, fails: bool },
    /// There is no speller, or no dictionary.
    SpellerMissing { what: String, fails: bool },
    /// One row, and it is too long.
    TooWide { key: String, columns: usize, most: usize },
    /// More rows than its place has.
    TooManyRows { key: String, rows: usize, most: usize, width: usize },
    /// On the drawn screen of 80×24, beside what stands there with it, it has not the rows that it needs.
    DoesNotFit { key: String, rows: usize, room: usize },
    /// Too few accepted scripts.
    FewAccepted { found: usize, least: usize },
    /// Too few rejected scripts.
    FewRejected { found: usize, least: usize },
    /// No rejected script misses this goal.
    GoalNeverMissed { goal: String },
}
