//! Lists over the screen: which lesson to demonstrate, and which step of it to go to.

use crate::app::model::Model;
use crate::course::lesson::Kind;

/// A list to choose from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DemoList {
    /// What it lists.
    pub what: Listed,
    /// Which line the cursor stands on.
    pub cursor: usize,
}

/// What a list lists.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Listed {
    /// The lessons of the catalogue.
    Lessons,
    /// The steps of the lesson that is demonstrated.
    Steps,
}

impl Model {
    /// The lines of such a list.
    pub fn demo_lines(&self, what: Listed) -> Vec<String> {
        let language = self.language;
        match what {
            Listed::Lessons => {
                let lessons = self.course.catalogue.lessons.iter();
                lessons.map(|lesson| format!("{} · {}", lesson.order, lesson.prose(language).title)).collect()
            }
            Listed::Steps => {
                let Some(demo) = &self.demo else { return Vec::new() };
                let lesson = demo.show.lesson();
                let prose = lesson.prose(language);
                let title = |place: usize, id: &str, kind: Kind| {
                    let title = prose.part(id, "title").map(|title| title.trim()).filter(|title| !title.is_empty());
                    let mark = if kind == Kind::Do { ' ' } else { '?' };
                    format!("{:>2} {mark} {}", place + 1, title.unwrap_or(id))
                };
                let steps = lesson.steps.iter().enumerate();
                steps.map(|(place, step)| title(place, &step.id, step.kind)).collect()
            }
        }
    }
}
