//! What is to be said of the file of the progress.

use std::io;

use crate::course::disk::progress::News;
use crate::i18n::I18n;

/// A sentence about it.
pub fn sentence(i18n: &I18n, news: &News) -> String {
    match news {
        News::NoHome => i18n.tr("text-progress-no-home"),
        News::Torn { path, bytes } => i18n.tr_count("text-progress-torn", *bytes, &[("path", &shown(path))]),
        News::Unreadable { path, source } if source.kind() == io::ErrorKind::InvalidData => {
            i18n.tr_with("text-progress-foreign", &[("path", &shown(path))])
        }
        News::Unreadable { path, source } => {
            i18n.tr_with("text-progress-unreadable", &[("path", &shown(path)), ("reason", &source.to_string())])
        }
        News::Unwritable { path, source } => {
            i18n.tr_with("text-progress-unwritable", &[("path", &shown(path)), ("reason", &source.to_string())])
        }
    }
}

fn shown(path: &std::path::Path) -> String {
    path.display().to_string()
}
