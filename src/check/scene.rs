//! What a step's scene has: programs, and the names that its scripts give to things.

use std::collections::BTreeMap;

use crate::course::lesson::{Lesson, Step};
use crate::course::reading::CALLS;
use crate::course::script::{Action, Script};
use crate::journal::event::Role;

/// The programs of a scene, and what its lines say.
#[derive(Clone, Debug, Default)]
pub struct Scene {
    programs: BTreeMap<String, Role>,
    lines: Vec<(String, String)>,
}

impl Scene {
    /// What a step begins with: its setup, built from nothing. `continues` brings about the same.
    pub fn of(step: &Step) -> Scene {
        let mut scene = Scene::default();
        scene.add(&step.setup);
        scene
    }

    /// What the words of a step may name: also what its solution starts; for a prediction, what the deciding step does.
    pub fn of_words(lesson: &Lesson, step: &Step) -> Scene {
        let mut scene = Scene::of(step);
        scene.add(&step.solution);
        if let Some(deciding) = step.decided_by.as_deref().and_then(|id| lesson.place_of(id)) {
            for script in lesson.steps.get(deciding).map(|step| [&step.setup, &step.solution]).into_iter().flatten() {
                scene.add(script);
            }
        }
        scene
    }

    /// What a script adds.
    pub fn add(&mut self, script: &Script) {
        for item in &script.items {
            match &item.action {
                Action::Start { program, role, .. } => {
                    self.programs.insert(program.clone(), *role);
                }
                Action::Run { program, source, .. } => self.lines.push((program.clone(), source.clone())),
                _ => {}
            }
        }
    }

    /// The scene with a script added.
    pub fn with(&self, script: &Script) -> Scene {
        let mut scene = self.clone();
        scene.add(script);
        scene
    }

    /// What a program runs; `None` where nothing starts it.
    pub fn role(&self, program: &str) -> Option<Role> {
        self.programs.get(program).copied()
    }

    /// The programs.
    pub fn programs(&self) -> impl Iterator<Item = &str> + Clone {
        self.programs.keys().map(String::as_str)
    }

    /// Whether a line of the program has this name in it.
    pub fn names(&self, program: &str, name: &str) -> bool {
        let is_word = |c: char| c.is_alphanumeric() || c == '_';
        let says = |source: &str| source.split(|c: char| !is_word(c)).any(|word| word == name);
        self.lines.iter().any(|(known, source)| known == program && says(source))
    }

    /// Placeholders that stand for something here, to find the one that was meant.
    pub fn placeholders(&self) -> Vec<String> {
        let mut known: Vec<String> = ["ruta", "ruta2"].map(str::to_owned).to_vec();
        known.extend(CALLS.iter().map(|call| format!("took.{call}")));
        for (program, role) in &self.programs {
            known.extend([format!("{program}.pid"), format!("read.{program}")]);
            if *role != Role::Console {
                known.extend([program.clone(), format!("{program}.port"), format!("{program}.host")]);
            }
        }
        known
    }
}
