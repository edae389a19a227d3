//! What a person has done: records, each kept as one line of a file, and the pure fold over them.
//!
//! A record is asked to be kept before what it tells is shown, so that whoever pulls the plug loses no step that the
//! screen called done. The file is `course::disk::progress`'s.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::lesson::Lesson;

/// The version of the records that this enchufe writes and understands.
pub const VERSION: u32 = 1;

/// How many bytes a text of a person (a sentence, a name) keeps in a record.
pub const LONGEST_TEXT: usize = 2000;

/// One thing that is kept.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Record {
    /// The version that it was written in: [`VERSION`].
    #[serde(rename = "v")]
    pub version: u32,
    /// Whose it is, where several share a file; empty for the only one.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub person: String,
    /// The lesson; empty where it is about none.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub lesson: String,
    /// The step; empty where it is about none.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub step: String,
    /// What happened.
    #[serde(flatten)]
    pub what: What,
}

/// What a record tells.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "what", rename_all = "snake_case")]
pub enum What {
    /// A prediction, before anything runs.
    Prediction {
        /// The question.
        question: String,
        /// The option; `None` for «not sure yet».
        #[serde(default, skip_serializing_if = "Option::is_none")]
        option: Option<String>,
        /// 1 guessing, 2 thinks so, 3 sure; not asked after «not sure yet».
        #[serde(default, skip_serializing_if = "Option::is_none")]
        confidence: Option<u8>,
    },
    /// An answer to a question of a quiz or a check.
    Answer {
        /// The question.
        question: String,
        /// The option.
        option: String,
        /// Whether it is right.
        right: bool,
    },
    /// A sentence of one's own.
    Sentence {
        /// Its text.
        text: String,
    },
    /// A hint was asked for.
    Hint {
        /// 1 to 4.
        level: u8,
    },
    /// The step is done.
    Done,
    /// The step was passed over: this machine has not what it needs.
    Skipped,
    /// The lesson goes on here the next time.
    Place,
    /// This person works with the file from here on.
    Person,
}

impl Record {
    /// A record of this version about a step.
    pub fn about(person: &str, lesson: &str, step: &str, what: What) -> Record {
        let what = match what {
            What::Sentence { mut text } => {
                text.truncate(text.floor_char_boundary(LONGEST_TEXT));
                What::Sentence { text }
            }
            what => what,
        };
        Record { version: VERSION, person: person.to_owned(), lesson: lesson.to_owned(), step: step.to_owned(), what }
    }

    /// A record that `name` works with the file from here on.
    pub fn person(name: &str) -> Record {
        let name = &name[..name.floor_char_boundary(LONGEST_TEXT)];
        Record::about(name, "", "", What::Person)
    }

    /// The line of the file, with its end.
    pub fn line(&self) -> String {
        // A record is strings, numbers and booleans: nothing in it can fail to be written as JSON.
        let mut line = serde_json::to_string(self).unwrap_or_default();
        line.push('\n');
        line
    }

    /// Reads a line of the file.
    pub fn parse(line: &str) -> Parsed {
        #[derive(Deserialize)]
        struct Head {
            v: u32,
        }
        match serde_json::from_str::<Record>(line) {
            Ok(record) if record.version <= VERSION => Parsed::Record(record),
            Ok(_) => Parsed::Later,
            Err(_) => match serde_json::from_str::<Head>(line) {
                Ok(head) if head.v > VERSION => Parsed::Later,
                _ => Parsed::Nonsense,
            },
        }
    }
}

/// What a line of the file is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Parsed {
    /// A record.
    Record(Record),
    /// A record of a later version: kept, and not understood.
    Later,
    /// Neither: passed over, and kept.
    Nonsense,
}

/// What all records together say.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Progress {
    person: String,
    people: BTreeMap<String, BTreeMap<String, LessonProgress>>,
    later: u64,
}

/// How far one person is in one lesson.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LessonProgress {
    /// The steps that were done.
    pub done: BTreeSet<String>,
    /// The steps that this machine could not give.
    pub skipped: BTreeSet<String>,
    /// Where the lesson goes on.
    pub place: Option<String>,
    /// The last prediction of each predict step.
    pub predictions: BTreeMap<String, Prediction>,
    /// The last answer to each question, by step and question: the option, and whether it is right.
    pub answers: BTreeMap<(String, String), (String, bool)>,
    /// The last sentence written at each step.
    pub sentences: BTreeMap<String, String>,
    /// The highest hint asked for at each step.
    pub hints: BTreeMap<String, u8>,
}

/// A prediction as it was kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Prediction {
    /// The question.
    pub question: String,
    /// The option; `None` for «not sure yet».
    pub option: Option<String>,
    /// 1 to 3.
    pub confidence: Option<u8>,
}

impl Progress {
    /// Takes in one record.
    pub fn fold(&mut self, record: &Record) {
        if record.version > VERSION {
            self.later += 1;
            return;
        }
        let people = self.people.entry(record.person.clone()).or_default();
        if record.what == What::Person {
            self.person.clone_from(&record.person);
            return;
        }
        people.entry(record.lesson.clone()).or_default().fold(&record.step, &record.what);
    }

    /// Takes in one line of the file; whether it was understood.
    pub fn fold_line(&mut self, line: &str) -> bool {
        match Record::parse(line) {
            Parsed::Record(record) => {
                self.fold(&record);
                true
            }
            Parsed::Later => {
                self.later += 1;
                false
            }
            Parsed::Nonsense => false,
        }
    }

    /// Who works now; empty where nobody said a name.
    pub fn person(&self) -> &str {
        &self.person
    }

    /// Everybody who said a name.
    pub fn people(&self) -> impl Iterator<Item = &str> {
        self.people.keys().map(String::as_str).filter(|name| !name.is_empty())
    }

    /// How many lines a later version wrote.
    pub fn later(&self) -> u64 {
        self.later
    }

    /// How far whoever works now is in a lesson; `None` where nothing of it was begun.
    pub fn lesson(&self, id: &str) -> Option<&LessonProgress> {
        self.people.get(&self.person)?.get(id)
    }

    /// How many steps of a lesson are done (or could not be given).
    pub fn steps_done(&self, lesson: &Lesson) -> usize {
        let Some(known) = self.lesson(&lesson.id) else { return 0 };
        lesson.steps.iter().filter(|step| known.is_passed(&step.id)).count()
    }

    /// The place of the step at which a lesson goes on: where one was, or after it where that is done; the first step of a
    /// lesson that was not begun, or that is done.
    pub fn resume(&self, lesson: &Lesson) -> usize {
        let Some(known) = self.lesson(&lesson.id) else { return 0 };
        let open = |place: &usize| lesson.steps.get(*place).is_some_and(|step| !known.is_passed(&step.id));
        let from = known.place.as_deref().and_then(|id| lesson.place_of(id)).unwrap_or(0);
        (from..lesson.steps.len()).find(open).or_else(|| (0..from).find(open)).unwrap_or(0)
    }
}

impl LessonProgress {
    /// Whether a step was done, or could not be given.
    pub fn is_passed(&self, step: &str) -> bool {
        self.done.contains(step) || self.skipped.contains(step)
    }

    /// Takes in what a record tells of one of its steps.
    pub fn fold(&mut self, step: &str, what: &What) {
        let step = step.to_owned();
        match what {
            What::Prediction { question, option, confidence } => {
                let prediction =
                    Prediction { question: question.clone(), option: option.clone(), confidence: *confidence };
                self.predictions.insert(step, prediction);
            }
            What::Answer { question, option, right } => {
                self.answers.insert((step, question.clone()), (option.clone(), *right));
            }
            What::Sentence { text } => {
                self.sentences.insert(step, text.clone());
            }
            What::Hint { level } => {
                let highest = self.hints.entry(step).or_default();
                *highest = (*highest).max(*level);
            }
            What::Done => {
                self.skipped.remove(&step);
                self.done.insert(step);
            }
            What::Skipped => {
                self.skipped.insert(step);
            }
            What::Place => self.place = Some(step),
            What::Person => {}
        }
    }
}

#[cfg(test)]
mod tests;
