//! What `revisar` says: in words, or one JSON object a lesson.

use std::fmt::Write;
use std::time::Duration;

use serde::Serialize;

use crate::course::lesson::Need;
use crate::course::reading::{Catalogue, Finding, words};
use crate::i18n::I18n;

use super::mutants::Mutants;
use super::run::{LessonRun, StepRun};
use super::say;
use super::shortfall::{Shortfall, file};

/// What there is to say of all lessons.
#[derive(Clone, Debug)]
pub struct Report {
    lessons: Vec<LessonReport>,
    setup_bound: u64,
}

/// What there is to say of one lesson, or of a folder that holds none.
#[derive(Clone, Debug, Default, Serialize)]
struct LessonReport {
    /// Its id; of what is no lesson, the folder.
    lesson: String,
    ok: bool,
    steps: usize,
    scripts: usize,
    /// The setup that took longest, in milliseconds, and its step.
    #[serde(skip_serializing_if = "Option::is_none")]
    slowest_setup: Option<Slowest>,
    findings: Vec<Said>,
    remarks: Vec<Said>,
    skipped: Vec<Skipped>,
    decided: Vec<Decided>,
    variants: Vec<SaidVariant>,
    #[serde(skip_serializing_if = "Option::is_none")]
    mutants: Option<SaidMutants>,
}

#[derive(Clone, Debug, Serialize)]
struct Slowest {
    step: String,
    milliseconds: f64,
}

/// Something found, in words.
#[derive(Clone, Debug, PartialEq, Serialize)]
struct Said {
    file: String,
    line: usize,
    #[serde(skip_serializing_if = "Option::is_none")]
    step: Option<String>,
    message: String,
    /// What to do, where that is not in the message.
    #[serde(skip_serializing_if = "Option::is_none")]
    fix: Option<String>,
}

#[derive(Clone, Debug, Serialize)]
struct Skipped {
    step: String,
    needs: &'static str,
}

#[derive(Clone, Debug, Serialize)]
struct Decided {
    step: String,
    options: Vec<String>,
}

#[derive(Clone, Debug, Serialize)]
struct SaidVariant {
    step: String,
    line: usize,
    variant: String,
    /// Whether it ended as it should.
    ok: bool,
}

#[derive(Clone, Debug, Serialize)]
struct SaidMutants {
    caught: usize,
    total: usize,
    survivors: Vec<Said>,
}

impl Report {
    /// Words everything that was found.
    pub fn new(
        i18n: &I18n,
        catalogue: &Catalogue,
        findings: &[Finding],
        runs: &[LessonRun],
        mutants: Option<&[Mutants]>,
    ) -> Report {
        let mut lessons = Vec::new();
        let mut left: Vec<&Finding> = findings.iter().collect();
        for (place, (lesson, run)) in catalogue.lessons.iter().zip(runs).enumerate() {
            let own = file(lesson);
            let folder = own.trim_end_matches("lesson.toml");
            let (here, elsewhere): (Vec<&Finding>, Vec<&Finding>) =
                left.into_iter().partition(|finding| finding.file.starts_with(folder));
            left = elsewhere;
            let mut found: Vec<Said> = here.into_iter().map(|finding| of_finding(i18n, finding)).collect();
            found.extend(run.shortfalls.iter().map(|shortfall| of_shortfall(i18n, shortfall)));
            found.sort_by(|one, other| (&one.file, one.line).cmp(&(&other.file, other.line)));
            lessons.push(LessonReport {
                lesson: lesson.id.clone(),
                ok: found.is_empty(),
                steps: lesson.steps.len(),
                scripts: run.scripts,
                slowest_setup: slowest(run),
                findings: found,
                remarks: run.remarks.iter().map(|remark| of_shortfall(i18n, remark)).collect(),
                skipped: run.steps.iter().filter_map(skipped).collect(),
                decided: run.steps.iter().filter_map(decided).collect(),
                variants: run.steps.iter().flat_map(|step| variants(i18n, step)).collect(),
                mutants: mutants.and_then(|all| all.get(place)).map(|mutants| of_mutants(i18n, mutants)),
            });
        }
        lessons.extend(others(i18n, &left));
        Report { lessons, setup_bound: super::run::SETUP_BOUND }
    }

    /// Whether nothing falls short.
    pub fn is_ok(&self) -> bool {
        self.lessons.iter().all(|lesson| lesson.ok)
    }

    /// One JSON object a lesson, each on a line of its own.
    pub fn json(&self) -> String {
        // Plain data of ours: encoding it fails for none.
        self.lessons.iter().filter_map(|lesson| serde_json::to_string(lesson).ok()).map(|line| line + "\n").collect()
    }

    /// For people.
    pub fn text(&self, i18n: &I18n, took: Duration, with_variants: bool) -> String {
        let mut text = String::new();
        for lesson in &self.lessons {
            lesson.write(i18n, with_variants, &mut text);
        }
        let found: usize = self.lessons.iter().map(|lesson| lesson.findings.len()).sum();
        // Folders that hold no lesson, and the glossary, are none.
        let lessons = self.lessons.iter().filter(|lesson| lesson.steps > 0).count();
        let seconds = i18n.tr_with("check-run-seconds", &[("seconds", &decimal(i18n, took.as_secs_f64()))]);
        let slowest = self.lessons.iter().filter_map(|lesson| lesson.slowest_setup.as_ref());
        if let Some(slowest) = slowest.max_by(|one, other| one.milliseconds.total_cmp(&other.milliseconds)) {
            let milliseconds = decimal(i18n, slowest.milliseconds);
            let bound = (self.setup_bound / 1_000_000).to_string();
            let variables = [("step", slowest.step.as_str()), ("milliseconds", &milliseconds), ("bound", &bound)];
            line(&mut text, &i18n.tr_with("check-run-slowest", &variables));
        }
        let mutants: Vec<&SaidMutants> = self.lessons.iter().filter_map(|lesson| lesson.mutants.as_ref()).collect();
        if !mutants.is_empty() {
            let caught: usize = mutants.iter().map(|mutants| mutants.caught).sum();
            let total: usize = mutants.iter().map(|mutants| mutants.total).sum();
            let share = decimal(i18n, 100.0 * caught as f64 / total.max(1) as f64);
            let variables = [("caught", &*caught.to_string()), ("total", &*total.to_string()), ("share", &*share)];
            line(&mut text, &i18n.tr_with("check-run-mutants", &variables));
        }
        let lessons = i18n.tr_count("check-run-lessons", lessons as u64, &[]);
        line(&mut text, &i18n.tr_count("check-run-total", found as u64, &[("lessons", &lessons), ("time", &seconds)]));
        text
    }
}

impl LessonReport {
    fn write(&self, i18n: &I18n, with_variants: bool, text: &mut String) {
        let steps = i18n.tr_count("check-run-steps", self.steps as u64, &[]);
        let scripts = i18n.tr_count("check-run-scripts", self.scripts as u64, &[]);
        let variables = [("lesson", self.lesson.as_str()), ("steps", &steps), ("scripts", &scripts)];
        line(
            text,
            &match (self.steps, self.ok) {
                (0, _) => self.lesson.clone(),
                (_, true) => i18n.tr_with("check-run-lesson-good", &variables),
                (_, false) => i18n.tr_with("check-run-lesson-bad", &variables),
            },
        );
        self.findings.iter().for_each(|said| said.write("  ", text));
        if !self.remarks.is_empty() {
            line(text, &format!("  {}", i18n.tr("check-run-remarks")));
            self.remarks.iter().for_each(|said| said.write("    ", text));
        }
        for skipped in &self.skipped {
            let variables = [("step", skipped.step.as_str()), ("needs", skipped.needs)];
            line(text, &format!("  {}", i18n.tr_with("check-run-skipped", &variables)));
        }
        for decided in self.decided.iter().filter(|decided| decided.options.len() == 1) {
            let option = decided.options.concat();
            let variables = [("step", decided.step.as_str()), ("option", option.as_str())];
            line(text, &format!("  {}", i18n.tr_with("check-run-decided", &variables)));
        }
        if with_variants && !self.variants.is_empty() {
            line(text, &format!("  {}", i18n.tr("check-run-variants")));
            for variant in &self.variants {
                let mark = if variant.ok { "✓" } else { "·" };
                line(text, &format!("    {mark} {}:{} · {}", variant.step, variant.line, variant.variant));
            }
        }
        if let Some(mutants) = &self.mutants {
            let variables = [("caught", &*mutants.caught.to_string()), ("total", &*mutants.total.to_string())];
            line(text, &format!("  {}", i18n.tr_with("check-run-mutants-of", &variables)));
            mutants.survivors.iter().for_each(|said| said.write("    ", text));
        }
    }
}

impl Said {
    fn write(&self, indent: &str, text: &mut String) {
        let step = self.step.as_ref().map(|step| format!(" {step}:")).unwrap_or_default();
        line(text, &format!("{indent}{}:{}:{step} {}", self.file, self.line, self.message));
        if let Some(fix) = &self.fix {
            line(text, &format!("{indent}  {fix}"));
        }
    }
}

fn line(text: &mut String, words: &str) {
    // Writing to a String fails for nothing.
    let _ = writeln!(text, "{words}");
}

/// A number with one decimal, as the language writes it.
fn decimal(i18n: &I18n, number: f64) -> String {
    let text = format!("{number:.1}");
    match i18n.language() {
        crate::i18n::Language::Spanish => text.replace('.', ","),
        crate::i18n::Language::English => text,
    }
}

fn of_finding(i18n: &I18n, finding: &Finding) -> Said {
    let words = words(i18n, finding);
    let fix = Some(words.fix).filter(|fix| !fix.is_empty());
    Said { file: finding.file.clone(), line: finding.line, step: None, message: words.what, fix }
}

fn of_shortfall(i18n: &I18n, shortfall: &Shortfall) -> Said {
    Said {
        file: shortfall.file.clone(),
        line: shortfall.line,
        step: Some(shortfall.step.clone()),
        message: say::shortfall(i18n, &shortfall.kind),
        fix: None,
    }
}

fn of_mutants(i18n: &I18n, mutants: &Mutants) -> SaidMutants {
    let survivors = mutants.survivors.iter().map(|survivor| {
        let change = say::change(i18n, &survivor.change);
        let variables = [("goal", survivor.goal.as_str()), ("change", change.as_str())];
        Said {
            file: survivor.file.clone(),
            line: survivor.line,
            step: Some(survivor.step.clone()),
            message: i18n.tr_with("check-run-survivor", &variables),
            fix: None,
        }
    });
    SaidMutants { caught: mutants.caught, total: mutants.total, survivors: survivors.collect() }
}

/// What was found in files of no lesson that was run: broken folders, the glossary.
fn others(i18n: &I18n, findings: &[&Finding]) -> Vec<LessonReport> {
    let mut folders: Vec<&str> =
        findings.iter().map(|finding| finding.file.split('/').next().unwrap_or_default()).collect();
    folders.sort_unstable();
    folders.dedup();
    let report = |folder: &str| LessonReport {
        lesson: folder.to_owned(),
        findings: findings
            .iter()
            .filter(|finding| finding.file.split('/').next() == Some(folder))
            .map(|finding| of_finding(i18n, finding))
            .collect(),
        ..LessonReport::default()
    };
    folders.into_iter().map(report).collect()
}

fn slowest(run: &LessonRun) -> Option<Slowest> {
    let step = run.steps.iter().filter(|step| step.setup.is_some()).max_by_key(|step| step.setup)?;
    Some(Slowest { step: step.id.clone(), milliseconds: step.setup? as f64 / 1e6 })
}

fn skipped(step: &StepRun) -> Option<Skipped> {
    let needs = match step.skipped? {
        Need::Linux => "Linux",
        Need::Ipv6 => "IPv6",
    };
    Some(Skipped { step: step.id.clone(), needs })
}

fn decided(step: &StepRun) -> Option<Decided> {
    (!step.decided.is_empty()).then(|| Decided { step: step.id.clone(), options: step.decided.clone() })
}

fn variants(i18n: &I18n, step: &StepRun) -> Vec<SaidVariant> {
    let said = |(variant, ok): &(super::variants::Variant, bool)| SaidVariant {
        step: step.id.clone(),
        line: variant.line,
        variant: say::variant(i18n, &variant.kind),
        ok: *ok,
    };
    step.variants.iter().map(said).collect()
}
