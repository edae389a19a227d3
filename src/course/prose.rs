//! The words of a lesson in one language, as `es.md` or `en.md` tells them.

use std::collections::BTreeMap;

/// The words of a lesson in one language. Each text is Markdown of the few kinds that `docs/lessons.md` allows.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Prose {
    /// The lesson's name.
    pub title: String,
    /// The line of the file where it stands, counted from 1.
    pub title_line: usize,
    /// What stands beside it on the first screen.
    pub about: String,
    /// The line of the file where that begins.
    pub about_line: usize,
    /// The words of each step, by its id.
    pub steps: BTreeMap<String, StepProse>,
}

/// The words of one step.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct StepProse {
    /// The line of the file where it begins, counted from 1.
    pub line: usize,
    /// What is read while the step is done.
    pub text: String,
    /// The line where that text begins.
    pub text_line: usize,
    /// The other texts by their keys (`done`, `hint 1`, `missing leida`…), with the line where each text begins (where it
    /// is empty, that of its heading).
    pub parts: BTreeMap<String, (usize, String)>,
}

impl Prose {
    /// The words of a step; `None` where the file lacks them.
    pub fn step(&self, id: &str) -> Option<&StepProse> {
        self.steps.get(id)
    }

    /// A text of a step, such as `missing leida`; `None` where the file lacks it.
    pub fn part(&self, step: &str, key: &str) -> Option<&str> {
        self.step(step)?.part(key)
    }
}

impl StepProse {
    /// A text by its key.
    pub fn part(&self, key: &str) -> Option<&str> {
        self.parts.get(key).map(|(_, text)| text.as_str())
    }
}
