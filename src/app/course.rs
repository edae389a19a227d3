//! The course as the model holds it: the lessons that there are, and what the person has done of them.

use std::path::PathBuf;
use std::sync::Arc;

use crate::course::lesson::Lesson;
use crate::course::play::Machine;
use crate::course::progress::Progress;
use crate::course::reading::Catalogue;

/// The lessons, and what was done of them.
#[derive(Clone, Debug)]
pub struct Course {
    /// The lessons, those that cannot be read, and the glossary.
    pub catalogue: Arc<Catalogue>,
    /// What was done, in this session and before.
    pub progress: Progress,
    /// Nothing keeps the progress beyond this session: there is no folder for it, or it cannot be written to.
    pub in_memory: bool,
    /// The folder of the session's programs, in which `{{ruta}}` lies.
    pub folder: PathBuf,
    /// What this machine has of what a step may need.
    pub machine: Machine,
}

impl Default for Course {
    fn default() -> Course {
        Course {
            catalogue: Arc::default(),
            progress: Progress::default(),
            in_memory: false,
            folder: PathBuf::new(),
            machine: Machine { linux: true, ipv6: true },
        }
    }
}

/// How far a lesson is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// Nothing of it was done.
    New,
    /// It goes on at this step, counted from 0.
    Begun(usize),
    /// Every step was done, or could not be given here.
    Finished,
}

impl Course {
    /// How far a lesson is.
    pub fn standing(&self, lesson: &Lesson) -> Standing {
        if self.progress.steps_done(lesson) >= lesson.steps.len() {
            return Standing::Finished;
        }
        match self.progress.resume(lesson) {
            0 if self.progress.steps_done(lesson) == 0 => Standing::New,
            step => Standing::Begun(step),
        }
    }

    /// The place of the lesson to go on with: the first that was left in the middle, else the first that is not
    /// finished, else the first. `None`: there are no lessons.
    pub fn next_to_do(&self) -> Option<usize> {
        let find = |wanted: fn(Standing) -> bool| {
            self.catalogue.lessons.iter().position(|lesson| wanted(self.standing(lesson)))
        };
        find(|standing| matches!(standing, Standing::Begun(_)))
            .or_else(|| find(|standing| standing == Standing::New))
            .or_else(|| find(|_| true))
    }

    /// The lesson after another one.
    pub fn lesson_after(&self, id: &str) -> Option<&Arc<Lesson>> {
        let place = self.catalogue.lessons.iter().position(|lesson| lesson.id == id)?;
        self.catalogue.lessons.get(place + 1)
    }

    /// Whether anything was done, by whoever works now or by somebody else.
    pub fn is_begun(&self) -> bool {
        let begun = |lesson: &Arc<Lesson>| self.standing(lesson) != Standing::New;
        !self.progress.person().is_empty()
            || self.progress.people().next().is_some()
            || self.catalogue.lessons.iter().any(begun)
    }
}
