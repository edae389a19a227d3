//! From a lesson being played to what its screen says.

use super::sheet::{Closing, Next, Notice, Part, Question, Said, Sentence, Sheet, Then, Work};
use super::trouble;
use crate::app::actions::ActionId;
use crate::course::lesson::{Kind, Lesson, Need, Pane, Step, Truth};
use crate::course::play::{Comparison as Compared, LAST_HINT, Phase, Player, StepState};
use crate::course::progress::Progress;
use crate::course::script_run::SceneProblem;
use crate::journal::projections::Projections;
use crate::ui::Look;
use crate::ui::widgets::comparison::Comparison;
use crate::ui::widgets::options::Choice;
use crate::ui::widgets::steps::StepMark;
use crate::ui::widgets::ticks::Tick;

/// What there is to tell of.
#[derive(Clone, Copy, Debug)]
pub(super) struct Telling<'a> {
    /// The lesson being played.
    pub player: &'a Player,
    /// What is known of its programs.
    pub projections: &'a Projections,
    /// What was done of it before.
    pub progress: &'a Progress,
    /// All lessons, by their order.
    pub lessons: &'a [std::sync::Arc<Lesson>],
    /// On which option or level of confidence the cursor stands.
    pub cursor: usize,
    /// The sentence being typed, and the cursor in it.
    pub typed: (&'a str, usize),
    /// Whether the focused program runs something.
    pub is_busy: bool,
    /// The key that leads to the program of the grey line, and its name, where that is not the focused one.
    pub go: Option<(&'a str, &'a str)>,
    /// Colours, signs and words.
    pub look: &'a Look<'a>,
}

impl Telling<'_> {
    /// The whole sheet.
    pub(super) fn sheet(&self) -> Sheet {
        let lesson = self.player.lesson();
        let mark = |state: StepState| match state {
            StepState::Done => StepMark::Done,
            StepState::Current => StepMark::Here,
            StepState::Open => StepMark::Open,
        };
        Sheet {
            number: lesson.order,
            name: lesson.prose(self.look.i18n.language()).title.clone(),
            steps: self.player.step_states().into_iter().map(mark).collect(),
            place: self.player.place(),
            shows: shows(self.lessons, lesson),
            part: self.part(),
        }
    }

    fn part(&self) -> Part {
        match self.player.phase() {
            Phase::Broken(problem) => Part::Notice(self.broken(problem)),
            Phase::Skipped(need) => Part::Notice(self.skipped(*need)),
            Phase::Asking { question } | Phase::Confidence { question, .. } | Phase::Answered { question, .. } => {
                Part::Question(self.question(*question))
            }
            Phase::Locked => Part::Question(self.question(0)),
            Phase::Sentence if self.step().kind == Kind::Check => {
                Part::Question(Question { then: Then::Sentence(self.sentence()), ..Question::default() })
            }
            Phase::Finished if self.step().kind == Kind::Check => Part::Question(Question {
                text: self.text("done"),
                then: Then::Answered { verdict: self.done_heading(), because: String::new(), next: String::new() },
                ..Question::default()
            }),
            Phase::Closed => Part::Closing(self.closing()),
            // A prediction is not worked on: while its scene is built the question is seen already.
            Phase::Preparing if self.step().kind != Kind::Do && !self.step().questions.is_empty() => {
                Part::Question(self.question(0))
            }
            Phase::Preparing | Phase::Working | Phase::Showing | Phase::Repeat | Phase::Sentence | Phase::Finished => {
                Part::Work(self.work())
            }
        }
    }

    fn step(&self) -> &Step {
        self.player.step()
    }

    /// A text of the step that stands; empty where the lesson lacks it.
    fn text(&self, key: &str) -> String {
        self.text_of(self.player.place(), key)
    }

    fn text_of(&self, place: usize, key: &str) -> String {
        self.player.text_of(place, key, &self.look.reader(), self.projections).unwrap_or_default()
    }

    fn tr(&self, id: &str) -> String {
        self.look.i18n.tr(id)
    }

    fn tr_with(&self, id: &str, variables: &[(&str, &str)]) -> String {
        self.look.i18n.tr_with(id, variables)
    }

    /// A message about the key that goes on.
    fn with_go_on(&self, id: &str) -> String {
        self.tr_with(id, &[("key", &self.look.key(ActionId::LessonGoOn))])
    }

    fn work(&self) -> Work {
        let phase = self.player.phase();
        let compared = self.player.comparison().filter(|_| !matches!(phase, Phase::Preparing));
        // Less at once: where a sentence is asked for, the reason is read before it, and the rest after it.
        let says_why = if self.step().sentence { *phase == Phase::Sentence } else { *phase == Phase::Finished };
        Work {
            text: self.text(""),
            ticks: self.ticks(),
            said: self.said(),
            because: compared.filter(|_| says_why).map(|compared| self.because(compared)).unwrap_or_default(),
            comparison: compared.map(|compared| self.comparison(compared)),
            sentence: (*phase == Phase::Sentence).then(|| self.sentence()),
        }
    }

    fn ticks(&self) -> Vec<Tick> {
        let verdict = self.player.verdict();
        let goals = self.step().goal.iter().enumerate();
        goals
            .map(|(place, goal)| Tick {
                met: verdict.done || verdict.met.get(place).copied().unwrap_or(false),
                done: self.text(&format!("met {}", goal.id)),
                missing: self.text(&format!("missing {}", goal.id)),
            })
            .collect()
    }

    /// What the bottom says.
    fn said(&self) -> Said {
        let loud = |heading: String, text: String| Said { heading, text, ..Said::default() };
        let hint = self.player.hint_level();
        let hint_heading = || {
            let variables = [("level", &*hint.to_string()), ("count", &*LAST_HINT.to_string())];
            self.tr_with("ui-lesson-heading-hint", &variables)
        };
        let hint_text = || self.text(&format!("hint {hint}"));
        match self.player.phase() {
            Phase::Finished => Said { is_end: true, is_loud: true, ..loud(self.done_heading(), self.text("done")) },
            Phase::Sentence => {
                let heading = format!("{} {}", self.look.theme.glyphs().done, self.tr("ui-lesson-heading-done"));
                let why = self.player.comparison().map(|compared| self.because(compared)).filter(|why| !why.is_empty());
                let text = if why.is_some() { String::new() } else { self.text("done") };
                Said { is_end: true, is_loud: true, ..loud(heading, text) }
            }
            Phase::Showing => loud(self.tr("ui-lesson-heading-showing"), hint_text()),
            Phase::Repeat => Said { is_loud: true, ..loud(self.with_go_on("ui-lesson-heading-repeat"), hint_text()) },
            Phase::Preparing => self.quiet("ui-lesson-preparing", &[]),
            _ => match self.player.case() {
                Some(case) => loud(self.tr("ui-lesson-heading-case"), self.text(&format!("case {case}"))),
                // It was played already: what it says now is «now you».
                None if hint >= LAST_HINT => loud(self.tr("ui-lesson-heading-now-you"), hint_text()),
                None if hint > 0 => loud(hint_heading(), hint_text()),
                None => self.next_to_do(),
            },
        }
    }

    fn quiet(&self, id: &str, variables: &[(&str, &str)]) -> Said {
        let text = if variables.is_empty() { self.tr(id) } else { self.tr_with(id, variables) };
        Said { heading: self.tr("ui-now"), text, is_quiet: true, ..Said::default() }
    }

    /// What to do where nothing happened yet.
    fn next_to_do(&self) -> Said {
        let key = |id| self.look.key(id);
        let mut said = match self.go {
            Some((key, name)) => self.quiet("ui-lesson-do-go", &[("key", key), ("name", name)]),
            None if self.is_busy => {
                let (interrupt, other) = (key(ActionId::Interrupt), key(ActionId::NextPane));
                self.quiet("ui-lesson-do-wait", &[("key", &interrupt), ("other", &other)])
            }
            None if self.player.grey().is_some() => {
                self.quiet("ui-lesson-do-grey", &[("key", &key(ActionId::RunSuggested))])
            }
            None if self.player.has_hint() => {
                let (run, hint) = (key(ActionId::Run), key(ActionId::LessonHint));
                self.quiet("ui-lesson-do-type-hint", &[("run", &run), ("key", &hint)])
            }
            None => self.quiet("ui-lesson-do-type", &[("run", &key(ActionId::Run))]),
        };
        if self.player.is_reopened() {
            said.text = format!("{} {}", said.text, self.tr("ui-lesson-do-reopened"));
        }
        said
    }

    fn done_heading(&self) -> String {
        format!("{} {}", self.look.theme.glyphs().done, self.with_go_on("ui-lesson-heading-done-on"))
    }

    fn sentence(&self) -> Sentence {
        let (typed, cursor) = self.typed;
        let asked = self.text("sentence");
        let question = if asked.is_empty() { self.tr("ui-lesson-sentence") } else { asked };
        Sentence { question, typed: typed.to_owned(), cursor }
    }

    fn comparison(&self, compared: Compared) -> Comparison {
        Comparison {
            said: compared.said.map(|option| self.option(compared.step, 0, option)),
            confidence: compared.confidence,
            was: Some(self.option(compared.step, 0, compared.was)),
        }
    }

    /// Why what was said did not come true; where it did, or nothing was said, why what did is so.
    fn because(&self, compared: Compared) -> String {
        let option = compared.said.unwrap_or(compared.was);
        let question = self.player.lesson().steps.get(compared.step).and_then(|step| step.questions.first());
        let choice = question.and_then(|question| question.choices.get(option));
        choice.map(|choice| self.text_of(compared.step, &format!("because {}", choice.id))).unwrap_or_default()
    }

    /// The text of an option; its id where the lesson lacks it.
    fn option(&self, step: usize, question: usize, option: usize) -> String {
        let question = self.player.lesson().steps.get(step).and_then(|step| step.questions.get(question));
        let Some(choice) = question.and_then(|question| question.choices.get(option)) else {
            return self.tr("ui-lesson-not-sure");
        };
        let text = self.text_of(step, &format!("option {}", choice.id));
        if text.is_empty() { choice.id.clone() } else { text }
    }

    fn question(&self, place: usize) -> Question {
        let step = self.step();
        let Some(question) = step.questions.get(place) else { return Question::default() };
        let at = self.player.place();
        let picked = match *self.player.phase() {
            Phase::Confidence { option, .. } | Phase::Answered { option, .. } => Some(option),
            Phase::Locked => Some(self.locked_option(question)),
            _ => None,
        };
        let right_is_told = match self.player.phase() {
            Phase::Answered { right, .. } => *right || (step.kind == Kind::Quiz && step.goal.is_empty()),
            _ => false,
        };
        let mut options: Vec<Choice> = (0..question.choices.len())
            .map(|option| Choice {
                text: self.option(at, place, option),
                picked: picked == Some(option),
                right: right_is_told && question.choices[option].truth == Truth::Right,
            })
            .collect();
        if step.kind == Kind::Predict {
            let text = self.tr("ui-lesson-option-not-sure");
            options.push(Choice { text, picked: picked == Some(question.choices.len()), right: false });
        }
        let count = step.questions.len();
        let variables = [("place", &*(place + 1).to_string()), ("count", &*count.to_string())];
        Question {
            // Before the later questions of a check what was read is known.
            text: if place == 0 { self.text("") } else { String::new() },
            question: self.text(&format!("question {}", question.id)),
            which: if count > 1 { self.tr_with("ui-lesson-question", &variables) } else { String::new() },
            options,
            cursor: matches!(self.player.phase(), Phase::Asking { .. }).then_some(self.cursor),
            then: self.then(),
            shows_programs: step.kind != Kind::Check,
        }
    }

    /// The option that was kept for a prediction; «not sure yet» comes after the listed ones.
    fn locked_option(&self, question: &crate::course::lesson::Question) -> usize {
        let known = self.progress.lesson(&self.player.lesson().id);
        let said = known.and_then(|known| known.predictions.get(&self.step().id)).and_then(|said| said.option.as_ref());
        let place = said.and_then(|said| question.choices.iter().position(|choice| choice.id == *said));
        place.unwrap_or(question.choices.len())
    }

    fn then(&self) -> Then {
        match self.player.phase() {
            Phase::Confidence { .. } => Then::Confidence(self.cursor),
            Phase::Locked => {
                Then::Answered { verdict: self.tr("ui-lesson-locked"), because: String::new(), next: String::new() }
            }
            Phase::Answered { right, .. } => Then::Answered {
                verdict: match right {
                    true => format!("{} {}", self.look.theme.glyphs().done, self.tr("ui-lesson-right")),
                    false => self.tr("ui-lesson-not-so"),
                },
                because: self.player.because(&self.look.reader(), self.projections).unwrap_or_default(),
                next: self.player.reopens().map_or_else(String::new, |place| {
                    let key = self.look.key(ActionId::LessonGoOn);
                    self.tr_with("ui-lesson-reopens", &[("key", &key), ("place", &(place + 1).to_string())])
                }),
            },
            Phase::Preparing => Then::Open(self.tr("ui-lesson-preparing")),
            _ if self.step().kind == Kind::Predict => Then::Open(self.tr("ui-lesson-say-first")),
            _ => Then::Open(self.tr("ui-lesson-answer")),
        }
    }

    fn closing(&self) -> Closing {
        let lesson = self.player.lesson();
        let language = self.look.i18n.language();
        let sentences = lesson.steps.iter().enumerate().filter_map(|(place, step)| {
            let written = self.player.sentences().get(&step.id)?;
            Some((self.text_of(place, "sentence"), written.clone()))
        });
        let known = self.progress.lesson(&lesson.id);
        let predictions = lesson.steps.iter().enumerate().filter_map(|(place, step)| {
            let question = step.questions.first().filter(|_| step.kind == Kind::Predict)?;
            let said = known?.predictions.get(&step.id)?;
            let option = |id: &String| question.choices.iter().position(|choice| choice.id == *id);
            let comparison = match self.player.comparisons().get(&place) {
                Some(compared) => self.comparison(*compared),
                None => Comparison {
                    said: said.option.as_ref().and_then(option).map(|option| self.option(place, 0, option)),
                    confidence: said.confidence,
                    was: None,
                },
            };
            Some((self.text_of(place, &format!("question {}", question.id)), comparison))
        });
        let at = self.lessons.iter().position(|known| known.id == lesson.id);
        let next = at.and_then(|at| self.lessons.get(at + 1)).map(|next| {
            let prose = next.prose(language);
            Next {
                number: next.order,
                name: prose.title.clone(),
                about: prose.about.clone(),
                minutes: self.tr_with("ui-lesson-minutes", &[("minutes", &next.minutes.to_string())]),
            }
        });
        Closing { sentences: sentences.collect(), predictions: predictions.collect(), errors: String::new(), next }
    }

    fn skipped(&self, need: Need) -> Notice {
        let id = match need {
            Need::Linux => "ui-lesson-needs-linux",
            Need::Ipv6 => "ui-lesson-needs-ipv6",
        };
        Notice {
            title: self.tr("ui-lesson-skipped"),
            texts: vec![self.tr(id)],
            next: self.with_go_on("ui-lesson-enter-next"),
            is_problem: false,
        }
    }

    fn broken(&self, problem: &SceneProblem) -> Notice {
        let trouble = trouble::words(&problem.trouble, self.look.i18n);
        let file = format!("{}/lesson.toml", self.player.lesson().folder);
        let line = problem.line.to_string();
        let place = self.tr_with("ui-lesson-trouble-place", &[("file", &file), ("line", &line)]);
        let (key, pass) = (self.look.key(ActionId::LessonAgain), self.look.key(ActionId::LessonPass));
        Notice {
            title: self.tr("ui-lesson-broken-scene"),
            texts: vec![trouble, place],
            next: self.tr_with("ui-lesson-broken-next", &[("key", &key), ("pass", &pass)]),
            is_problem: true,
        }
    }
}

/// The panes that a lesson reveals: its own and those of the lessons before it, in the order of the screen.
pub(super) fn shows(lessons: &[std::sync::Arc<Lesson>], lesson: &Lesson) -> Vec<Pane> {
    let before = lessons.iter().filter(|other| other.order < lesson.order).flat_map(|other| other.shows.iter());
    let mut shows: Vec<Pane> = before.chain(&lesson.shows).copied().collect();
    shows.sort();
    shows.dedup();
    shows
}
