//! What the web server shows: given by its caller, one set for each language.

use super::template::{Template, TemplateError};

/// The pages in every language there is, and what all of them share.
#[derive(Clone, Debug)]
pub struct Pages {
    /// The pages by language. The first is for visitors who ask for none of them.
    pub languages: Vec<PageSet>,
    /// The style sheet.
    pub style: String,
    /// The icon that browsers ask for, as SVG.
    pub icon: String,
}

/// The pages in one language.
#[derive(Clone, Debug)]
pub struct PageSet {
    /// The language's tag (RFC 5646), such as `es`.
    pub tag: String,
    /// `/`.
    pub home: Template,
    /// `/otra`.
    pub other: Template,
    /// `/bytes`, plain text.
    pub bytes: Template,
    /// What is shown for a request that gets no page.
    pub error: Template,
}

/// Why pages could not be read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PagesError {
    /// A file is missing.
    #[error("there is no {0}")]
    Missing(String),
    /// A template is broken.
    #[error("{file}: {error}")]
    Broken {
        /// The file.
        file: String,
        /// What is wrong with it.
        error: TemplateError,
    },
}

impl Pages {
    /// Reads the pages in these languages: `<tag>/{index,otra,error}.html` and `<tag>/bytes.txt`, with
    /// `estilo.css` and `favicon.svg` for all.
    ///
    /// # Errors
    /// Files that are missing or broken.
    pub fn read<'a>(tags: &[&str], file: impl Fn(&str) -> Option<&'a str>) -> Result<Pages, PagesError> {
        let text = |path: &str| file(path).map(str::to_owned).ok_or_else(|| PagesError::Missing(path.to_owned()));
        let languages = tags
            .iter()
            .map(|tag| {
                let template = |name: &str| {
                    let path = format!("{tag}/{name}");
                    Template::parse(&text(&path)?).map_err(|error| PagesError::Broken { file: path, error })
                };
                Ok(PageSet {
                    tag: (*tag).to_owned(),
                    home: template("index.html")?,
                    other: template("otra.html")?,
                    bytes: template("bytes.txt")?,
                    error: template("error.html")?,
                })
            })
            .collect::<Result<_, _>>()?;
        Ok(Pages { languages, style: text("estilo.css")?, icon: text("favicon.svg")? })
    }
}
