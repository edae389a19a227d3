//! An answer, whose head can be shown in the page that it carries.

use bytes::Bytes;
use http_body_util::Full;
use hyper::header::HeaderValue;
use hyper::{Response, StatusCode, Version};

use super::date;

/// The strictest policy under which our pages work: our own style sheet and icon, and nothing else.
const POLICY: &str =
    "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/// The head of an answer: exactly what will go out, in this order.
#[derive(Clone, Debug)]
pub(super) struct Head {
    pub(super) status: StatusCode,
    version: Version,
    fields: Vec<(&'static str, String)>,
}

/// How the connection goes on after an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum After {
    /// It stays open, as HTTP/1.1's usually do: nothing is said.
    Stays,
    /// It stays open because an HTTP/1.0 client asked: that is said.
    StaysAsAsked,
    /// It closes, and that is said.
    Closes,
}

impl Head {
    /// The head of an answer in this form.
    pub(super) fn new(status: StatusCode, version: Version, after: After, content_type: &str) -> Head {
        let mut head = Head { status, version: reply_version(version), fields: Vec::new() };
        head.field("Date", date::now());
        head.field("Server", "enchufe");
        head.field("Content-Type", content_type);
        head.field("Cache-Control", "no-store");
        head.field("Content-Security-Policy", POLICY);
        head.field("X-Content-Type-Options", "nosniff");
        head.field("Referrer-Policy", "no-referrer");
        match after {
            After::Stays => {}
            After::StaysAsAsked => head.field("Connection", "keep-alive"),
            After::Closes => head.field("Connection", "close"),
        }
        head
    }

    /// Adds a field.
    pub(super) fn field(&mut self, name: &'static str, value: impl Into<String>) {
        self.fields.push((name, value.into()));
    }

    /// Its lines, with this many bytes of content.
    pub(super) fn lines(&self, length: usize) -> Vec<String> {
        let mut lines = vec![format!("{:?} {}", self.version, self.status)];
        lines.extend(self.fields.iter().map(|(name, value)| format!("{name}: {value}")));
        lines.push(format!("Content-Length: {length}"));
        lines
    }

    /// The answer with this content.
    pub(super) fn with(self, content: impl Into<Bytes>) -> Response<Full<Bytes>> {
        let content = content.into();
        let length = HeaderValue::from(content.len());
        let mut response = Response::new(Full::new(content));
        *response.status_mut() = self.status;
        for (name, value) in self.fields {
            // Our own values are visible ASCII; nothing a client sent goes in here.
            if let Ok(value) = HeaderValue::from_str(&value) {
                response.headers_mut().append(name_of(name), value);
            }
        }
        response.headers_mut().insert(hyper::header::CONTENT_LENGTH, length);
        response
    }
}

/// Fills a page that shows its own length: makes it again until the length it shows is its own. More
/// digits make it longer, never shorter, so this ends.
pub(super) fn settle(make: impl Fn(usize) -> String) -> String {
    let mut length = 0;
    loop {
        let page = make(length);
        if page.len() <= length {
            return page;
        }
        length = page.len();
    }
}

fn reply_version(version: Version) -> Version {
    // hyper answers HTTP/1.0 to a client that speaks no more.
    if version == Version::HTTP_10 { Version::HTTP_10 } else { Version::HTTP_11 }
}

fn name_of(name: &'static str) -> hyper::header::HeaderName {
    name.parse().unwrap_or(hyper::header::WARNING)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_can_show_its_own_length() {
        for padding in 0..1200 {
            let page = settle(|length| format!("{}{length}", "x".repeat(padding)));
            let shown: usize = page.trim_start_matches('x').parse().unwrap();
            assert_eq!(shown, page.len(), "padding {padding}");
        }
    }
}
