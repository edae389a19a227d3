//! Pages with gaps: a small part of Mustache, read once, filled for each visitor.
//!
//! `{{name}}` puts in a value, escaped; `{{#name}}…{{/name}}` repeats for each entry of a list, or shows its
//! inside while a flag is set; `{{^name}}…{{/name}}` shows it while it is not.

use std::collections::BTreeMap;

/// A page with gaps.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Template {
    parts: Vec<Part>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Part {
    Text(String),
    Value(String),
    Section { name: String, inverted: bool, parts: Vec<Part> },
}

/// What is wrong with a template.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum TemplateError {
    /// A `{{` without its `}}`.
    #[error("a tag that does not end: {0}")]
    OpenTag(String),
    /// A section that does not end, or another's end.
    #[error("section {0} does not end where it should")]
    Section(String),
}

/// What fills the gaps.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Values {
    values: BTreeMap<&'static str, Value>,
    flags: BTreeMap<&'static str, bool>,
    lists: BTreeMap<&'static str, Vec<Values>>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Value {
    Text(String),
    Html(Html),
}

/// Text that is safe to put into a page: it can only be made by escaping.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Html(String);

impl Html {
    /// Escapes text: whatever it holds, the page shows it and obeys none of it.
    pub fn text(text: &str) -> Html {
        let mut html = Html::default();
        html.push_text(text);
        html
    }

    /// Adds escaped text.
    pub fn push_text(&mut self, text: &str) {
        for character in text.chars() {
            match character {
                '&' => self.0.push_str("&amp;"),
                '<' => self.0.push_str("&lt;"),
                '>' => self.0.push_str("&gt;"),
                '"' => self.0.push_str("&quot;"),
                '\'' => self.0.push_str("&#39;"),
                other => self.0.push(other),
            }
        }
    }

    /// Adds the symbol of a control character, with its name for the style sheet to show instead: not every
    /// machine has a font with such symbols.
    pub fn push_control(&mut self, symbol: char, name: &str) {
        self.0.push_str("<i data-name=\"");
        self.push_text(name);
        self.0.push_str("\">");
        self.push_text(symbol.encode_utf8(&mut [0; 4]));
        self.0.push_str("</i>");
    }

    /// Adds escaped text marked as a stand-in for bytes that are no text.
    pub fn push_mark(&mut self, text: &str) {
        self.0.push_str("<i>");
        self.push_text(text);
        self.0.push_str("</i>");
    }
}

impl Values {
    /// Sets a value; a page gets it escaped.
    pub fn text(&mut self, name: &'static str, text: impl Into<String>) {
        self.values.insert(name, Value::Text(text.into()));
    }

    /// Sets a value that was escaped piece by piece.
    pub fn html(&mut self, name: &'static str, html: Html) {
        self.values.insert(name, Value::Html(html));
    }

    /// Sets a flag.
    pub fn flag(&mut self, name: &'static str, set: bool) {
        self.flags.insert(name, set);
    }

    /// Sets a list.
    pub fn list(&mut self, name: &'static str, entries: Vec<Values>) {
        self.lists.insert(name, entries);
    }
}

impl Template {
    /// Reads a template.
    ///
    /// # Errors
    /// Tags and sections that do not end.
    pub fn parse(source: &str) -> Result<Template, TemplateError> {
        let mut open: Vec<(String, bool, Vec<Part>)> = Vec::new();
        let mut parts = Vec::new();
        let mut rest = source;
        while let Some((before, after)) = rest.split_once("{{") {
            let Some((tag, after)) = after.split_once("}}") else {
                return Err(TemplateError::OpenTag(after.chars().take(40).collect()));
            };
            parts.push(Part::Text(before.to_owned()));
            rest = after;
            let tag = tag.trim();
            if let Some(name) = tag.strip_prefix('#').or_else(|| tag.strip_prefix('^')) {
                open.push((name.to_owned(), tag.starts_with('^'), std::mem::take(&mut parts)));
            } else if let Some(name) = tag.strip_prefix('/') {
                match open.pop() {
                    Some((opened, inverted, outer)) if opened == name => {
                        let inner = std::mem::replace(&mut parts, outer);
                        parts.push(Part::Section { name: opened, inverted, parts: inner });
                    }
                    _ => return Err(TemplateError::Section(name.to_owned())),
                }
            } else {
                parts.push(Part::Value(tag.to_owned()));
            }
        }
        parts.push(Part::Text(rest.to_owned()));
        match open.pop() {
            Some((name, ..)) => Err(TemplateError::Section(name)),
            None => Ok(Template { parts }),
        }
    }

    /// Fills the gaps. A name that has no value leaves nothing; inside a list, outer names are seen too.
    pub fn fill(&self, values: &Values) -> String {
        let mut page = String::new();
        fill(&self.parts, &[values], true, &mut page);
        page
    }

    /// Fills the gaps of a plain text, in which nothing needs escaping.
    pub fn fill_plain(&self, values: &Values) -> String {
        let mut page = String::new();
        fill(&self.parts, &[values], false, &mut page);
        page
    }

    /// The names that the template asks for, so that a test can hold them against those that exist.
    pub fn names(&self) -> Vec<&str> {
        fn walk<'a>(parts: &'a [Part], names: &mut Vec<&'a str>) {
            for part in parts {
                match part {
                    Part::Text(_) => {}
                    Part::Value(name) => names.push(name),
                    Part::Section { name, parts, .. } => {
                        names.push(name);
                        walk(parts, names);
                    }
                }
            }
        }
        let mut names = Vec::new();
        walk(&self.parts, &mut names);
        names.sort_unstable();
        names.dedup();
        names
    }
}

fn fill(parts: &[Part], scopes: &[&Values], escapes: bool, page: &mut String) {
    for part in parts {
        match part {
            Part::Text(text) => page.push_str(text),
            Part::Value(name) => match scopes.iter().rev().find_map(|values| values.values.get(name.as_str())) {
                Some(Value::Text(text)) if escapes => page.push_str(&Html::text(text).0),
                Some(Value::Text(text) | Value::Html(Html(text))) => page.push_str(text),
                None => {}
            },
            Part::Section { name, inverted, parts } => {
                let list = scopes.iter().rev().find_map(|values| values.lists.get(name.as_str()));
                let flag = scopes.iter().rev().find_map(|values| values.flags.get(name.as_str())).copied();
                let set = flag.unwrap_or_else(|| list.is_some_and(|entries| !entries.is_empty()));
                match (inverted, list) {
                    (false, Some(entries)) if flag.is_none() => {
                        for entry in entries {
                            let mut inner = scopes.to_vec();
                            inner.push(entry);
                            fill(parts, &inner, escapes, page);
                        }
                    }
                    _ if set != *inverted => fill(parts, scopes, escapes, page),
                    _ => {}
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_escaped_and_sections_follow_lists_and_flags() {
        let template = Template::parse(
            "<p>{{who}}</p>{{#rows}}[{{n}}:{{who}}]{{/rows}}{{#yes}}Y{{/yes}}{{^yes}}N{{/yes}}{{none}}",
        )
        .unwrap();
        let mut values = Values::default();
        values.text("who", "<b a='\"'>&");
        values.flag("yes", true);
        let rows = ["1", "2"].map(|n| {
            let mut row = Values::default();
            row.text("n", n);
            row
        });
        values.list("rows", rows.to_vec());
        let escaped = "&lt;b a=&#39;&quot;&#39;&gt;&amp;";
        assert_eq!(template.fill(&values), format!("<p>{escaped}</p>[1:{escaped}][2:{escaped}]Y"));
        values.flag("yes", false);
        assert!(template.fill(&values).ends_with('N'));
        assert_eq!(template.names(), ["n", "none", "rows", "who", "yes"]);
    }

    #[test]
    fn a_value_that_looks_like_a_tag_stays_text() {
        let template = Template::parse("{{who}}").unwrap();
        let mut values = Values::default();
        values.text("who", "{{secret}}");
        values.text("secret", "told");
        assert_eq!(template.fill(&values), "{{secret}}");
    }

    #[test]
    fn broken_templates_are_refused() {
        assert!(matches!(Template::parse("{{#a}}x"), Err(TemplateError::Section(name)) if name == "a"));
        assert!(matches!(Template::parse("{{#a}}x{{/b}}"), Err(TemplateError::Section(name)) if name == "b"));
        assert!(matches!(Template::parse("x{{/a}}"), Err(TemplateError::Section(_))));
        assert!(matches!(Template::parse("{{a"), Err(TemplateError::OpenTag(_))));
    }
}
