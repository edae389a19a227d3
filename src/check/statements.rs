//! The lines of scripts: Python that the console runs, with nothing written by hand that the lab has to give.

use std::sync::Arc;

use crate::console::STACK_SIZE;
use crate::console::ir::Source;
use crate::console::syntax;
use crate::course::lesson::{Lesson, Step};
use crate::course::reading::{Finding, FindingKind};
use crate::course::script::{Action, Script};

use super::finding;
use super::marks::{fixed_paths, fixed_ports};
use super::placeholders::{meaning, placeholders, replace, stand_in};
use super::scene::Scene;

/// Finds lines that cannot be run.
pub fn check(lesson: &Lesson, findings: &mut Vec<Finding>) {
    let mut found = Vec::new();
    std::thread::scope(|scope| {
        // Python's parser goes as deep as the brackets of a line do.
        let thread = std::thread::Builder::new().stack_size(STACK_SIZE);
        let _ = thread.spawn_scoped(scope, || lesson.steps.iter().for_each(|it| step(lesson, it, &mut found)));
    });
    findings.append(&mut found);
}

fn step(lesson: &Lesson, step: &Step, findings: &mut Vec<Finding>) {
    let scene = Scene::of(step);
    let own = [Some(&step.setup), step.continues.as_ref(), Some(&step.solution)];
    let tried = step.accepted.iter().chain(step.rejected.iter().map(|rejected| &rejected.script));
    for one in own.into_iter().flatten().chain(tried) {
        script(lesson, one, &scene.with(one), findings);
    }
}

fn script(lesson: &Lesson, script: &Script, scene: &Scene, findings: &mut Vec<Finding>) {
    for item in &script.items {
        let Action::Run { source, .. } = &item.action else { continue };
        let mut find = |kind| findings.push(finding(lesson, "lesson.toml", item.line, kind));
        let mut all_known = true;
        for placeholder in placeholders(source) {
            if let Err(nearest) = meaning(placeholder.inside, scene) {
                let placeholder = placeholder.whole.to_owned();
                find(FindingKind::UnknownPlaceholder { placeholder, nearest });
                all_known = false;
            }
        }
        // Each placeholder becomes a word that neither a port nor a path can be taken for.
        let marked = replace(source, |_| "_".to_owned());
        fixed_ports(&marked).into_iter().for_each(|(_, port)| find(FindingKind::FixedPort { port }));
        fixed_paths(&marked).into_iter().for_each(|(_, path)| find(FindingKind::FixedPath { path }));
        if all_known && let Some(message) = mistake(&filled(source, scene)) {
            find(FindingKind::BadStatement { message });
        }
    }
}

fn filled(source: &str, scene: &Scene) -> String {
    replace(source, |inside| meaning(inside, scene).map(stand_in).unwrap_or_default().to_owned())
}

/// Why the console would not run it, in Python's words.
fn mistake(text: &str) -> Option<String> {
    let source = Arc::new(Source { name: "<stdin>".to_owned(), text: text.to_owned(), quotable: false });
    let thrown = syntax::parse(&source).err()?;
    Some(format!("{}: {}", thrown.exception.class.name, thrown.exception.message()))
}
