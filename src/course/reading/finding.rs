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

/// What a value of `lesson.toml` has to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// A text.
    Text,
}

/// What is wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FindingKind {
    /// Nothing is in it.
    Empty,
}
