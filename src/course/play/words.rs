//! The texts of the steps, with their placeholders filled in.

use crate::course::fill::{Reader, fill_prose};
use crate::journal::projections::Projections;

use super::Player;

impl Player {
    /// A text of the step that stands, by its key (`done`, `hint 1`, `missing leida`); the empty key is what is read while
    /// the step is done. `None` where the lesson lacks it. `projections`: those of the journal as it stands.
    pub fn text(&self, key: &str, reader: &dyn Reader, projections: &Projections) -> Option<String> {
        self.text_of(self.place, key, reader, projections)
    }

    /// A text of any step, such as the options of a prediction beside its outcome.
    pub fn text_of(&self, place: usize, key: &str, reader: &dyn Reader, projections: &Projections) -> Option<String> {
        let step = self.lesson.steps.get(place)?;
        let prose = self.lesson.prose(reader.language()).step(&step.id)?;
        let template = if key.is_empty() { prose.text.as_str() } else { prose.part(key)? };
        Some(fill_prose(template, &self.world(projections), &self.places, reader))
    }

    /// The options of the question that stands, in order, without a prediction's «not sure yet».
    pub fn options(&self, reader: &dyn Reader, projections: &Projections) -> Vec<String> {
        let Some((_, question)) = self.question() else { return Vec::new() };
        let text = |id: &str| self.text(&format!("option {id}"), reader, projections);
        question.choices.iter().map(|choice| text(&choice.id).unwrap_or_else(|| choice.id.clone())).collect()
    }

    /// Why an answer is right or wrong: the text of the option that was answered.
    pub fn because(&self, reader: &dyn Reader, projections: &Projections) -> Option<String> {
        let super::Phase::Answered { question, option, .. } = self.phase else { return None };
        let choice = self.step().questions.get(question)?.choices.get(option)?;
        self.text(&format!("because {}", choice.id), reader, projections)
    }
}
