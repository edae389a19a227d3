//! The few kinds of Markdown that a lesson may use: paragraphs, code, strong, emphasis, and links to the glossary.

use pulldown_cmark::{CowStr, Event, Parser, Tag, TagEnd};

/// A block of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Block {
    /// A paragraph: what stands in it, in order, joined without a break. A line's end in the file is a blank.
    Paragraph(Vec<Inline>),
}

impl Block {
    /// What stands in it.
    pub fn into_pieces(self) -> Vec<Inline> {
        match self {
            Block::Paragraph(pieces) => pieces,
        }
    }
}

/// A piece of a paragraph, of one look.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Inline {
    /// What is read.
    pub text: String,
    /// Shown as code.
    pub code: bool,
    /// Shown strong.
    pub strong: bool,
    /// Shown as a foreign word.
    pub emphasis: bool,
    /// The term of the glossary that it opens.
    pub term: Option<String>,
}

/// Reads a text. What is not among the kinds above is shown as the text it holds ([`strangers`] tells of it).
pub fn parse(text: &str) -> Vec<Block> {
    read(text).0
}

/// What a text holds that a lesson may not use: the name of each, as CommonMark calls it, with the line of the text
/// (counted from 0).
pub fn strangers(text: &str) -> Vec<(usize, &'static str)> {
    read(text).1
}

/// The text without its marks, paragraphs divided by one line's end.
pub fn plain(text: &str) -> String {
    let paragraph = |block: &Block| match block {
        Block::Paragraph(pieces) => pieces.iter().map(|piece| piece.text.as_str()).collect::<String>(),
    };
    parse(text).iter().map(paragraph).collect::<Vec<_>>().join("\n")
}

#[derive(Default)]
struct Reader {
    blocks: Vec<Block>,
    paragraph: Vec<Inline>,
    strong: usize,
    emphasis: usize,
    terms: Vec<Option<String>>,
    strangers: Vec<(usize, &'static str)>,
}

fn read(text: &str) -> (Vec<Block>, Vec<(usize, &'static str)>) {
    let mut reader = Reader::default();
    for (event, range) in Parser::new(text).into_offset_iter() {
        let line = text.get(..range.start).unwrap_or("").matches('\n').count();
        reader.event(event, line);
    }
    reader.end_paragraph();
    (reader.blocks, reader.strangers)
}

impl Reader {
    fn event(&mut self, event: Event, line: usize) {
        match event {
            Event::Start(Tag::Paragraph) => self.end_paragraph(),
            Event::End(TagEnd::Paragraph) => self.end_paragraph(),
            Event::Start(Tag::Strong) => self.strong += 1,
            Event::End(TagEnd::Strong) => self.strong = self.strong.saturating_sub(1),
            Event::Start(Tag::Emphasis) => self.emphasis += 1,
            Event::End(TagEnd::Emphasis) => self.emphasis = self.emphasis.saturating_sub(1),
            Event::Start(Tag::Link { dest_url, .. }) => self.link(&dest_url, line),
            Event::End(TagEnd::Link) => {
                self.terms.pop();
            }
            Event::Text(text) => self.add(&text, false),
            Event::Code(code) => self.add(&code, true),
            Event::SoftBreak => self.add(" ", false),
            Event::HardBreak => {
                self.strangers.push((line, "line break"));
                self.add(" ", false);
            }
            Event::Html(text) | Event::InlineHtml(text) => {
                self.strangers.push((line, "HTML"));
                self.add(&text, false);
            }
            Event::Start(tag) => {
                self.strangers.push((line, name_of(&tag)));
                self.end_paragraph();
            }
            Event::Rule => self.strangers.push((line, "rule")),
            Event::End(_) => self.end_paragraph(),
            Event::InlineMath(text) | Event::DisplayMath(text) | Event::FootnoteReference(text) => {
                self.add(&text, false);
            }
            Event::TaskListMarker(_) => {}
        }
    }

    fn link(&mut self, address: &CowStr, line: usize) {
        let term = address.strip_prefix('#').filter(|term| !term.is_empty()).map(str::to_owned);
        if term.is_none() {
            self.strangers.push((line, "link"));
        }
        self.terms.push(term);
    }

    fn add(&mut self, text: &str, code: bool) {
        let term = self.terms.last().cloned().flatten();
        let piece = Inline { text: text.to_owned(), code, strong: self.strong > 0, emphasis: self.emphasis > 0, term };
        match self.paragraph.last_mut() {
            Some(last)
                if (Inline { text: String::new(), ..last.clone() })
                    == (Inline { text: String::new(), ..piece.clone() }) =>
            {
                last.text.push_str(&piece.text);
            }
            _ => self.paragraph.push(piece),
        }
    }

    fn end_paragraph(&mut self) {
        if !self.paragraph.is_empty() {
            self.blocks.push(Block::Paragraph(std::mem::take(&mut self.paragraph)));
        }
    }
}

/// The name of a kind of Markdown that lessons do not use.
fn name_of(tag: &Tag) -> &'static str {
    match tag {
        Tag::Heading { .. } => "heading",
        Tag::BlockQuote(_) => "quotation",
        Tag::CodeBlock(_) => "code block",
        Tag::HtmlBlock => "HTML",
        Tag::List(_) | Tag::Item => "list",
        Tag::Image { .. } => "image",
        _ => "table or note",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pieces(text: &str) -> Vec<Inline> {
        let [Block::Paragraph(pieces)] = parse(text).try_into().unwrap();
        pieces
    }

    fn plainly(text: &str) -> Inline {
        Inline { text: text.to_owned(), ..Inline::default() }
    }

    #[test]
    fn the_few_kinds_are_told_apart() {
        assert_eq!(
            pieces("Lee con `c.recv(100)`, **ya**, y *shutdown*."),
            [
                plainly("Lee con "),
                Inline { code: true, ..plainly("c.recv(100)") },
                plainly(", "),
                Inline { strong: true, ..plainly("ya") },
                plainly(", y "),
                Inline { emphasis: true, ..plainly("shutdown") },
                plainly("."),
            ]
        );
        assert_eq!(
            pieces("Un [**puerto** de `eco`](#puerto-efimero)."),
            [
                plainly("Un "),
                Inline { strong: true, term: Some("puerto-efimero".to_owned()), ..plainly("puerto") },
                Inline { term: Some("puerto-efimero".to_owned()), ..plainly(" de ") },
                Inline { code: true, term: Some("puerto-efimero".to_owned()), ..plainly("eco") },
                plainly("."),
            ]
        );
        assert_eq!(strangers("Un [puerto](#puerto), `b\"*\"` y **más**.\n\nOtro."), []);
    }

    #[test]
    fn paragraphs_are_apart_and_lines_are_joined() {
        let blocks = parse("uno\ndos\n\ntres");
        assert_eq!(blocks.len(), 2);
        assert_eq!(plain("uno\ndos\n\n`tres`"), "uno dos\ntres");
        assert_eq!(parse(""), []);
        assert_eq!(plain("a \\* b \\`c\\` ____"), "a * b `c` ____");
    }

    #[test]
    fn what_lessons_do_not_have_is_named_with_its_line_and_kept_as_text() {
        let found = |text| strangers(text);
        assert_eq!(found("a\n\n- uno\n"), [(2, "list"), (2, "list")]);
        assert_eq!(found("uno\n\n> cita"), [(2, "quotation")]);
        assert_eq!(found("```\nc\n```"), [(0, "code block")]);
        assert_eq!(found("#### título"), [(0, "heading")]);
        assert_eq!(found("a <b>c</b>"), [(0, "HTML"), (0, "HTML")]);
        assert_eq!(found("[a](http://x)"), [(0, "link")]);
        assert_eq!(found("a\\\nb"), [(0, "line break")]);
        assert_eq!(found("a\n\n---\n"), [(2, "rule")]);
        assert_eq!(found("![a](b)"), [(0, "image")]);
        assert_eq!(plain("- uno\n- dos"), "uno\ndos");
        assert_eq!(plain("a <b>c</b>"), "a <b>c</b>");
    }
}
