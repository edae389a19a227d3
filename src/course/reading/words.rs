//! The words for findings, in the user's language: for `revisar` and for the screen of a broken folder.

use super::Finding;
use crate::i18n::I18n;

/// A finding in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Words {
    /// What is wrong.
    pub what: String,
    /// What to do.
    pub fix: String,
}

/// Words a finding.
pub fn words(_i18n: &I18n, finding: &Finding) -> Words {
    Words { what: format!("{:?}", finding.kind), fix: String::new() }
}
