//! The words of lessons: which there have to be, which there are, and whether both languages say the same.

use std::collections::BTreeSet;

use crate::course::fill::key_of;
use crate::course::lesson::{Lesson, Step};
use crate::course::markdown;
use crate::course::prose::StepProse;
use crate::course::reading::{Catalogue, Finding, FindingKind, nearest};
use crate::i18n::Language;

use super::finding;
use super::placeholders::{Meaning, meaning, of_key, placeholders};
use super::scene::Scene;

/// Both languages.
const LANGUAGES: [Language; 2] = [Language::Spanish, Language::English];

/// What a text is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place<'a> {
    /// The lesson's name.
    Title,
    /// What stands beside it.
    About,
    /// What is read while a step is done; whether that is a prediction.
    Step { predict: bool },
    /// A text with a key.
    Part(&'a str),
    /// The word of a term.
    Word,
    /// A term's explanation.
    Explanation,
}

/// A text of a file.
#[derive(Clone, Debug)]
pub struct Text<'a> {
    /// Below the folder of lessons.
    pub file: String,
    /// Where it begins.
    pub line: usize,
    /// Of the file.
    pub language: Language,
    /// What it is.
    pub place: Place<'a>,
    /// As it stands.
    pub text: &'a str,
    /// What it may name; `None` where it may name nothing.
    pub scene: Option<Scene>,
}

impl Text<'_> {
    /// Something wrong at a byte of it.
    pub fn find(&self, offset: usize, kind: FindingKind) -> Finding {
        let before = self.text.get(..offset).unwrap_or(self.text).matches('\n').count();
        Finding { file: self.file.clone(), line: self.line.max(1) + before, kind }
    }

    /// Whether it may name keys. What stands in lists too is shown there as it is.
    pub fn names_keys(&self) -> bool {
        !matches!(self.place, Place::Title | Place::About | Place::Word | Place::Part("title"))
    }

    /// What a placeholder stands for in it, or the one that was probably meant.
    pub fn meaning(&self, inside: &str) -> Result<Meaning, Option<String>> {
        match key_of(inside) {
            Some(_) if !self.names_keys() => Err(None),
            Some(action) => of_key(action),
            None => self.scene.as_ref().map_or(Err(None), |scene| meaning(inside, scene)),
        }
    }

    /// Its key as findings name it.
    pub fn key(&self) -> String {
        match self.place {
            Place::Title => "#".to_owned(),
            Place::About => "# …".to_owned(),
            Place::Step { .. } | Place::Word | Place::Explanation => "##".to_owned(),
            Place::Part(key) => key.to_owned(),
        }
    }
}

/// All texts of all lessons that can be played, and of the glossary.
pub fn all(catalogue: &Catalogue) -> Vec<Text<'_>> {
    let mut texts = Vec::new();
    for lesson in &catalogue.lessons {
        LANGUAGES.iter().for_each(|language| of_lesson(lesson, *language, &mut texts));
    }
    // Terms that come from our own glossary are not in this folder: what they say was checked where they are.
    let named: BTreeSet<&str> = catalogue.glossary.own();
    for language in LANGUAGES {
        let file = format!("glossary/{}.md", language.code());
        for (id, entry) in catalogue.glossary.of(language) {
            if !named.contains(id.as_str()) {
                continue;
            }
            let text = |place, line, text| Text { file: file.clone(), line, language, place, text, scene: None };
            texts.push(text(Place::Word, entry.line + 1, entry.word.as_str()));
            texts.push(text(Place::Explanation, entry.text_line, entry.text.as_str()));
        }
    }
    texts
}

fn of_lesson<'a>(lesson: &'a Lesson, language: Language, texts: &mut Vec<Text<'a>>) {
    let prose = lesson.prose(language);
    let file = format!("{}/{}.md", lesson.folder, language.code());
    let mut add = |line, place, text, scene| {
        texts.push(Text { file: file.clone(), line, language, place, text, scene });
    };
    add(prose.title_line, Place::Title, prose.title.as_str(), None);
    add(prose.about_line, Place::About, prose.about.as_str(), None);
    for step in &lesson.steps {
        let Some(words) = prose.step(&step.id) else { continue };
        let scene = Scene::of_words(lesson, step);
        let predict = step.kind == crate::course::lesson::Kind::Predict;
        add(words.text_line, Place::Step { predict }, words.text.as_str(), Some(scene.clone()));
        for (key, (line, text)) in &words.parts {
            add(*line, Place::Part(key), text.as_str(), Some(scene.clone()));
        }
    }
}

/// The keys of the texts that a step has to have.
fn needed(step: &Step) -> Vec<String> {
    let mut keys = vec!["title".to_owned(), "note".to_owned()];
    for goal in &step.goal {
        keys.extend([format!("met {}", goal.id), format!("missing {}", goal.id)]);
    }
    if !step.goal.is_empty() {
        keys.extend((1..=4).map(|level| format!("hint {level}")));
        keys.push("done".to_owned());
    }
    for question in &step.questions {
        keys.push(format!("question {}", question.id));
        for choice in &question.choices {
            keys.extend([format!("option {}", choice.id), format!("because {}", choice.id)]);
        }
    }
    keys.extend(step.cases.iter().map(|case| format!("case {}", case.id)));
    if step.sentence {
        keys.push("sentence".to_owned());
    }
    keys
}

/// Finds texts that are missing, blank or shown nowhere, and where the languages differ.
pub fn check(lesson: &Lesson, findings: &mut Vec<Finding>) {
    for language in LANGUAGES {
        let (prose, other) = (lesson.prose(language), lesson.prose(language.other()));
        let file = format!("{}.md", language.code());
        let mut find = |line, kind| findings.push(finding(lesson, &file, line, kind));
        if prose.about.is_empty() {
            find(prose.title_line, FindingKind::EmptyText { step: prose.title.clone(), key: "# …".to_owned() });
        }
        let steps: Vec<&str> = lesson.steps.iter().map(|step| step.id.as_str()).collect();
        for (id, words) in prose.steps.iter().filter(|(id, _)| !steps.contains(&id.as_str())) {
            // What is taken for the step's real name is not also missing: the nearest word says so.
            let nearest = nearest(id, steps.iter().copied());
            find(words.line, FindingKind::SuperfluousStep { step: id.clone(), nearest });
        }
        for step in &lesson.steps {
            let empty = StepProse::default();
            let Some(words) = prose.step(&step.id) else {
                let (step, key) = (step.id.clone(), "##".to_owned());
                find(1, FindingKind::MissingText { step, key });
                continue;
            };
            of_step(step, words, other.step(&step.id).unwrap_or(&empty), &mut find);
        }
    }
}

fn of_step(step: &Step, words: &StepProse, other: &StepProse, find: &mut impl FnMut(usize, FindingKind)) {
    let needed = needed(step);
    if words.text.is_empty() {
        find(words.line, FindingKind::EmptyText { step: step.id.clone(), key: "##".to_owned() });
    }
    for key in &needed {
        match words.parts.get(key) {
            None => find(words.line, FindingKind::MissingText { step: step.id.clone(), key: key.clone() }),
            Some((line, text)) if text.is_empty() => {
                find(*line, FindingKind::EmptyText { step: step.id.clone(), key: key.clone() });
            }
            Some(_) => {}
        }
    }
    // A prediction says what happens to it when it is locked; a quiz and a check may end with a word too.
    let allowed = ["done", "demo"];
    let known = || needed.iter().map(String::as_str).chain(allowed);
    for (key, (line, _)) in &words.parts {
        if !known().any(|known| known == key) {
            let nearest = nearest(key, known());
            find(*line, FindingKind::SuperfluousText { step: step.id.clone(), key: key.clone(), nearest });
        }
    }
    same(words.text_line, &words.text, &other.text, find);
    for (key, (line, text)) in &words.parts {
        if let Some(theirs) = other.part(key) {
            same(*line, text, theirs, find);
        }
    }
}

/// Finds placeholders and terms that only the other language has.
fn same(line: usize, text: &str, other: &str, find: &mut impl FnMut(usize, FindingKind)) {
    let inside = |text: &str| -> BTreeSet<String> {
        placeholders(text).into_iter().map(|placeholder| placeholder.whole.to_owned()).collect()
    };
    for placeholder in inside(other).difference(&inside(text)) {
        find(line, FindingKind::PlaceholderOfOther { placeholder: placeholder.clone() });
    }
    for term in terms(other).difference(&terms(text)) {
        find(line, FindingKind::TermOfOther { term: term.clone() });
    }
}

/// The terms that a text opens.
fn terms(text: &str) -> BTreeSet<String> {
    markdown::parse(text).into_iter().flat_map(markdown::Block::into_pieces).filter_map(|piece| piece.term).collect()
}

/// Finds terms of one language only.
pub fn glossary(catalogue: &Catalogue, findings: &mut Vec<Finding>) {
    let glossary = &catalogue.glossary;
    for id in glossary.own() {
        for language in LANGUAGES {
            if glossary.entry(language, id).is_none() {
                let file = format!("glossary/{}.md", language.code());
                findings.push(Finding { file, line: 1, kind: FindingKind::TermMissing { term: id.to_owned() } });
            }
        }
    }
}
