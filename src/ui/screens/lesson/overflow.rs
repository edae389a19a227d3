//! Which texts of a lesson do not fit on a projector of 80×24: for `enchufe revisar`.
//!
//! Every text is set in rows by the same functions that draw it, with samples where the lab's numbers go.

use ratatui::layout::Rect;

use super::places::{Places, Wants};
use super::question::{self, QuestionRows};
use super::said::SaidRows;
use super::sheet::{Question, Said, Sentence, Then, Work};
use super::work;
use crate::app::actions::ActionId;
use crate::app::keymap;
use crate::course::fill::key_of;
use crate::course::lesson::{Kind, Lesson, Step};
use crate::course::prose::StepProse;
use crate::course::reading::Glossary;
use crate::i18n::{I18n, Language};
use crate::ui::Look;
use crate::ui::theme::{Theme, ThemeName};
use crate::ui::widgets::comparison::Comparison;
use crate::ui::widgets::markdown::{self, Ink};
use crate::ui::widgets::options::Choice;
use crate::ui::widgets::ticks::{self, Tick};

/// The screen on which everything has to fit: a projector at 28 points.
const SCREEN: Rect = Rect { x: 0, y: 0, width: 80, height: 24 };

/// The rows of a step's text, of its `done`, and of each case and hint (`docs/lessons.md`).
const TEXT: usize = 3;

/// The rows of what is read before the options of a question, its own text included.
const QUESTION: usize = 8;

/// The rows in which a line and its answer are seen above what is said of them: `>>>`, a value, the next prompt.
const ANSWER: u16 = 3;

/// The rows and columns of an explanation in the glossary.
const TERM: (usize, u16) = (6, 70);

/// As long as the name of a key usually is: keys can be chosen, and no text may depend on short ones.
pub const LONG_KEY: &str = "Shift-F12";

/// A text that does not fit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Overflow {
    /// The language of the file.
    pub language: Language,
    /// The step; empty for a term of the glossary.
    pub step: String,
    /// The text's key (`done`, `hint 1`…); empty for what is read while the step is done; the term of the glossary.
    pub key: String,
    /// The line of the file where the text begins, counted from 1.
    pub line: usize,
    /// How many rows it needs.
    pub rows: usize,
    /// How many there are.
    pub room: usize,
}

/// The texts of a lesson that do not fit, in the order of its steps, Spanish first.
pub fn overflow(lesson: &Lesson) -> Vec<Overflow> {
    let mut found = Vec::new();
    for language in [Language::Spanish, Language::English] {
        let theme = Theme::new(ThemeName::default(), false);
        let i18n = I18n::new(language);
        let look = Look::new(&theme, &i18n, &keymap::DEFAULT);
        for step in &lesson.steps {
            let Some(prose) = lesson.prose(language).step(&step.id) else { continue };
            Tried { lesson, step, prose, look, found: &mut found }.all();
        }
    }
    found
}

/// The terms of the glossary whose explanations do not fit.
pub fn overflow_of_terms(glossary: &Glossary) -> Vec<Overflow> {
    let mut found = Vec::new();
    for language in [Language::Spanish, Language::English] {
        let theme = Theme::new(ThemeName::default(), false);
        let i18n = I18n::new(language);
        let look = Look::new(&theme, &i18n, &keymap::DEFAULT);
        for id in glossary.ids() {
            let Some(entry) = glossary.entry(language, id) else { continue };
            let rows = markdown::rows(&sample(&entry.text), Ink::text(&look), TERM.1, &look).len();
            if rows > TERM.0 {
                let (step, key) = (String::new(), id.to_owned());
                found.push(Overflow { language, step, key, line: entry.line, rows, room: TERM.0 });
            }
        }
    }
    found
}

/// One step's texts in one language.
struct Tried<'a> {
    lesson: &'a Lesson,
    step: &'a Step,
    prose: &'a StepProse,
    look: Look<'a>,
    found: &'a mut Vec<Overflow>,
}

impl Tried<'_> {
    fn all(&mut self) {
        let width = work::text_width(SCREEN, &[]);
        let has_work = !self.step.goal.is_empty() || self.step.kind == Kind::Do;
        if has_work {
            let rows = self.prose_rows(&self.prose.text, width);
            self.expect("", rows, TEXT);
        }
        for key in self.prose.parts.keys() {
            let is_told = key == "done" || key.starts_with("hint ") || key.starts_with("case ");
            let text = self.prose.part(key).unwrap_or_default();
            if is_told {
                let rows = self.prose_rows(text, width);
                self.expect(key, rows, TEXT);
            }
        }
        self.goals(width);
        self.questions();
        self.bottom(width);
    }

    fn prose_rows(&self, text: &str, width: u16) -> usize {
        markdown::rows(&sample(text), Ink::text(&self.look), width, &self.look).len()
    }

    fn text(&self, key: &str) -> String {
        sample(self.prose.part(key).unwrap_or_default())
    }

    fn expect(&mut self, key: &str, rows: usize, room: usize) {
        if rows > room {
            let line = match key {
                "" => self.prose.line,
                _ => self.prose.parts.get(key).map_or(self.prose.line, |(line, _)| *line),
            };
            let (language, step, key) = (self.look.i18n.language(), self.step.id.clone(), key.to_owned());
            self.found.push(Overflow { language, step, key, line, rows, room });
        }
    }

    /// The row of goals: each missing text must be read whole, whatever was met before it.
    fn goals(&mut self, width: u16) {
        for place in 0..self.step.goal.len() {
            let tick = |(at, goal): (usize, &crate::course::lesson::Goal)| Tick {
                met: at < place,
                done: self.text(&format!("met {}", goal.id)),
                missing: self.text(&format!("missing {}", goal.id)),
            };
            let all: Vec<Tick> = self.step.goal.iter().enumerate().map(tick).collect();
            let line = ticks::line(&all, width, &self.look).to_string();
            let whole = markdown::line(&all[place].missing, Ink::strong(&self.look), &self.look);
            let key = format!("missing {}", self.step.goal[place].id);
            let is_whole = line.contains(&whole.to_string());
            self.expect(&key, if is_whole { 1 } else { 2 }, 1);
        }
    }

    /// Questions, alone on the screen: options on a row each, all of it without a cut.
    fn questions(&mut self) {
        let width = question::text_width(SCREEN);
        // Inside the frame.
        let room = usize::from(SCREEN.height - 2);
        for (place, asked) in self.step.questions.iter().enumerate() {
            let mut options: Vec<Choice> = Vec::new();
            for choice in &asked.choices {
                let key = format!("option {}", choice.id);
                let option = Choice { text: self.text(&key), picked: false, right: false };
                let rows =
                    crate::ui::widgets::options::rows(std::slice::from_ref(&option), None, width, &self.look).len();
                self.expect(&key, rows, 1);
                options.push(option);
            }
            if self.step.kind == Kind::Predict {
                let text = self.look.i18n.tr("ui-lesson-option-not-sure");
                options.push(Choice { text, picked: false, right: false });
            }
            let key = format!("question {}", asked.id);
            let open = Question {
                text: if place == 0 { sample(&self.prose.text) } else { String::new() },
                question: self.text(&key),
                which: if self.step.questions.len() > 1 { "1".to_owned() } else { String::new() },
                options,
                ..Question::default()
            };
            let rows = QuestionRows::of(&Question { then: Then::Confidence(0), ..open.clone() }, width, &self.look);
            self.expect(&key, rows.text_rows(), QUESTION);
            self.expect(&key, rows.least(), room);
            if self.step.kind == Kind::Predict {
                continue;
            }
            for choice in &asked.choices {
                let because = format!("because {}", choice.id);
                // The longest verdict, and the offer to open a step again.
                let key_enter = self.look.key(ActionId::LessonGoOn);
                let next = self.look.i18n.tr_with("ui-lesson-reopens", &[("key", &key_enter), ("place", "9")]);
                let then = Then::Answered {
                    verdict: self.look.i18n.tr("ui-lesson-not-so"),
                    because: self.text(&because),
                    next,
                };
                let rows = QuestionRows::of(&Question { then, ..open.clone() }, width, &self.look);
                self.expect(&because, rows.least(), room);
            }
        }
    }

    /// The bottom at the end of the step: what was seen, the prediction that it decided, why, and a sentence.
    fn bottom(&mut self, width: u16) {
        let decided = self.lesson.steps.iter().rfind(|step| step.decided_by.as_deref() == Some(&self.step.id));
        let Some(decided) = decided else { return self.try_bottom(None, width) };
        let language = self.look.i18n.language();
        let Some(prose) = self.lesson.prose(language).step(&decided.id) else { return };
        let part = |key: String| sample(prose.part(&key).unwrap_or_default());
        let choices = decided.questions.first().map_or(&[][..], |question| &question.choices);
        for said in choices {
            for was in choices {
                let before = self.found.len();
                let comparison = Comparison {
                    said: Some(part(format!("option {}", said.id))),
                    confidence: Some(2),
                    was: Some(part(format!("option {}", was.id))),
                };
                let because = part(format!("because {}", said.id));
                self.try_bottom(Some((comparison, because)), width);
                if self.found.len() > before {
                    // One pair is enough to know.
                    return;
                }
            }
        }
    }

    /// As the bottom is drawn (`telling`): a sentence is asked for after the reason, and what was seen comes after it.
    fn try_bottom(&mut self, told: Option<(Comparison, String)>, width: u16) {
        if self.step.kind == Kind::Check {
            return;
        }
        let (comparison, because) =
            told.map_or((None, String::new()), |(comparison, because)| (Some(comparison), because));
        let ticks = vec![Tick { met: true, done: String::new(), missing: String::new() }; self.step.goal.len()];
        let said = |text: String| Said { text, is_end: true, ..Said::default() };
        let done = Work { ticks, said: said(self.text("done")), comparison, ..Work::default() };
        match self.sentence() {
            None => self.try_work(&Work { because, ..done }, width),
            Some(sentence) => {
                let text = if because.is_empty() { self.text("done") } else { String::new() };
                let asked = Work { said: said(text), because, sentence: Some(sentence), ..done.clone() };
                self.try_work(&asked, width);
                self.try_work(&done, width);
            }
        }
    }

    fn try_work(&mut self, work: &Work, width: u16) {
        let text = self.prose_rows(&self.prose.text, width);
        let said = SaidRows::of(work, width, &self.look);
        let wants = Wants { answer: ANSWER, ..work::wants(work, true, text, &said, SCREEN, width) };
        let places = Places::of(SCREEN, &wants);
        let inside = |area: Rect| area.height.saturating_sub(2);
        let programs = places.programs.first().map_or(0, |area| inside(*area));
        // What it takes from the line that was just run, it does not have.
        let room = inside(places.said).saturating_sub(ANSWER.saturating_sub(programs));
        self.expect("done", usize::from(wants.said), usize::from(room));
    }

    fn sentence(&self) -> Option<Sentence> {
        let question = self.text("sentence");
        self.step.sentence.then(|| Sentence { question, ..Sentence::default() })
    }
}

/// A text with samples where the lab's numbers go, as long as they are in a usual run.
fn sample(text: &str) -> String {
    let mut filled = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once("{{") {
        let Some((name, later)) = after.split_once("}}") else { break };
        filled.push_str(before);
        filled.push_str(sample_of(name.trim()));
        rest = later;
    }
    filled + rest
}

fn sample_of(name: &str) -> &'static str {
    match name {
        "ruta" | "ruta2" => "\"/run/user/1000/enchufe-43120/saludo1\"",
        _ if key_of(name).is_some() => LONG_KEY,
        _ if name.starts_with("took.") => "104 µs",
        _ if name.starts_with("read.") => "b'hola, soy Ana'",
        _ if name.ends_with(".pid") => "43120",
        _ if name.ends_with(".port") => "41234",
        _ if name.ends_with(".host") => "127.0.0.1",
        _ => "(\"127.0.0.1\", 41234)",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::course::lesson::Truth;
    use crate::ui::screens::tests::lessons::catalogue;

    #[test]
    fn what_fits_is_not_told() {
        let catalogue = catalogue();
        assert_eq!(overflow(&catalogue.lessons[0]), []);
        assert_eq!(overflow_of_terms(&catalogue.glossary), []);
    }

    #[test]
    fn each_kind_of_text_is_tried_where_it_stands() {
        let mut lesson = (*catalogue().lessons[0]).clone();
        let long = "palabras y más palabras ".repeat(40);
        let step = lesson.spanish.steps.get_mut("primero").unwrap();
        step.text = long.clone();
        for key in ["done", "hint 2", "case espera", "missing leida"] {
            step.parts.get_mut(key).unwrap().1 = long.clone();
        }
        let told: Vec<(Language, String)> =
            overflow(&lesson).into_iter().map(|over| (over.language, format!("{}/{}", over.step, over.key))).collect();
        let spanish = |key: &str| (Language::Spanish, format!("primero/{key}"));
        for key in ["", "case espera", "done", "hint 2", "missing leida"] {
            assert!(told.contains(&spanish(key)), "{key}: {told:?}");
        }
        assert!(told.iter().all(|(language, key)| *language == Language::Spanish && key.starts_with("primero/")));
        let first = overflow(&lesson).remove(0);
        assert_eq!((first.line, first.room), (lesson.spanish.steps["primero"].line, TEXT));
        assert!(first.rows > 10);
    }

    #[test]
    fn options_questions_and_reasons_have_their_own_room() {
        let mut lesson = (*catalogue().lessons[0]).clone();
        let long = "words and more words ".repeat(60);
        let step = lesson.english.steps.get_mut("cierre").unwrap();
        for key in ["option lejos", "question quien", "because lejos"] {
            step.parts.get_mut(key).unwrap().1 = long.clone();
        }
        // What is read before a question has eight rows with it.
        lesson.english.steps.get_mut("prediccion").unwrap().text = "words ".repeat(100);
        let told: Vec<String> =
            overflow(&lesson).into_iter().map(|over| format!("{}/{}", over.step, over.key)).collect();
        for key in ["prediccion/question pasa", "cierre/option lejos", "cierre/question quien", "cierre/because lejos"]
        {
            assert!(told.contains(&key.to_owned()), "{key}: {told:?}");
        }
        // The bottom of the step that decides a prediction has to hold its reasons too.
        let mut lesson = (*catalogue().lessons[0]).clone();
        let step = lesson.spanish.steps.get_mut("prediccion").unwrap();
        step.parts.get_mut("because guarda").unwrap().1 = "palabras ".repeat(80);
        let told = overflow(&lesson);
        assert_eq!((told.len(), told[0].step.as_str(), told[0].key.as_str()), (1, "rechazo", "done"));
        assert!(lesson.steps[1].questions[0].choices.iter().all(|choice| matches!(choice.truth, Truth::Outcome(_))));
    }

    #[test]
    fn the_lab_s_numbers_have_room() {
        assert_eq!(sample("{{eco}} y {{ eco.port }} {{took.connect}} {{"), "(\"127.0.0.1\", 41234) y 41234 104 µs {{");
    }
}
