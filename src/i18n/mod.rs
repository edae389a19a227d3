//! Words for people, in Spanish and in English.
//!
//! Messages live in `locales/{es,en}/*.ftl`, one file per folder of the source. The gate in
//! `tests/languages.rs` keeps both languages complete; at run time a missing message shows its id.

pub mod alphabet;
pub mod embedded;
pub mod errno;
pub mod explain;
pub mod faults;
pub mod pages;
pub mod printable;
pub mod python;
mod words;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};

use embedded::Pack;
pub use words::Words;

/// The two languages of enchufe.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Language {
    /// Spanish, the first language whatever the system's locale.
    #[default]
    Spanish,
    /// English.
    English,
}

impl Language {
    /// The language's code: its folder in `locales/`, and what `--idioma` takes.
    pub fn code(self) -> &'static str {
        match self {
            Language::Spanish => "es",
            Language::English => "en",
        }
    }

    /// The language with this code.
    pub fn from_code(code: &str) -> Option<Language> {
        [Language::Spanish, Language::English].into_iter().find(|language| language.code() == code)
    }

    fn pack(self) -> Pack {
        match self {
            Language::Spanish => Pack::Spanish,
            Language::English => Pack::English,
        }
    }

    /// The other one.
    pub fn other(self) -> Language {
        match self {
            Language::Spanish => Language::English,
            Language::English => Language::Spanish,
        }
    }
}

/// The messages of one language.
pub struct I18n {
    language: Language,
    bundle: FluentBundle<FluentResource>,
}

impl std::fmt::Debug for I18n {
    fn fmt(&self, formatter: &mut std::fmt::Formatter) -> std::fmt::Result {
        write!(formatter, "I18n({})", self.language.code())
    }
}

impl I18n {
    /// Loads the embedded messages of `language`. Broken resources are left out here and caught by the gate.
    pub fn new(language: Language) -> I18n {
        let locale = language.code().parse().unwrap_or_default();
        let mut bundle = FluentBundle::new_concurrent(vec![locale]);
        // Terminals show the isolation marks as boxes.
        bundle.set_use_isolating(false);
        for (_, content) in embedded::files(language.pack()) {
            let Ok(text) = String::from_utf8(content) else { continue };
            let resource = match FluentResource::try_new(text) {
                Ok(resource) | Err((resource, _)) => resource,
            };
            bundle.add_resource_overriding(resource);
        }
        I18n { language, bundle }
    }

    /// The language of these messages.
    pub fn language(&self) -> Language {
        self.language
    }

    /// A message without variables.
    pub fn tr(&self, id: &str) -> String {
        self.format(id, None)
    }

    /// A message with variables. Ports, descriptors, pids and sizes go in as text: numbers would get
    /// grouped digits.
    pub fn tr_with(&self, id: &str, variables: &[(&str, &str)]) -> String {
        let mut arguments = FluentArgs::with_capacity(variables.len());
        for (name, value) in variables {
            arguments.set(*name, *value);
        }
        self.format(id, Some(&arguments))
    }

    /// A message with a count, for messages that choose by plural, beside its other variables.
    pub fn tr_count(&self, id: &str, count: u64, variables: &[(&str, &str)]) -> String {
        let mut arguments = FluentArgs::with_capacity(variables.len() + 1);
        arguments.set("count", FluentValue::from(count as f64));
        for (name, value) in variables {
            arguments.set(*name, *value);
        }
        self.format(id, Some(&arguments))
    }

    fn format(&self, id: &str, arguments: Option<&FluentArgs>) -> String {
        let Some(pattern) = self.bundle.get_message(id).and_then(|message| message.value()) else {
            return id.to_owned();
        };
        let mut problems = Vec::new();
        self.bundle.format_pattern(pattern, arguments, &mut problems).into_owned()
    }
}
