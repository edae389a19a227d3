//! From a request to its answer.

use std::sync::Arc;
use std::sync::atomic::AtomicU64;

use bytes::Bytes;
use http_body_util::{BodyExt, Full};
use hyper::body::{Body, Incoming};
use hyper::header::{ACCEPT_LANGUAGE, CONNECTION};
use hyper::{Method, Request, Response, StatusCode, Version};
use tokio::time::timeout;

use super::answer::{After, Head, settle};
use super::exchange::{Shared, lock};
use super::language;
use super::visit::Visit;
use crate::net::tokio_socket::Stream;
use crate::servers::Limits;
use crate::servers::pages::{PageSet, Pages};
use crate::servers::template::{Template, Values};

/// The longest body that is read to its end; none is kept.
const LONGEST_BODY: usize = 64 * 1024;

/// How many characters of a request line the history keeps.
const LINE: usize = 60;

const HTML: &str = "text/html; charset=utf-8";
const PLAIN: &str = "text/plain; charset=utf-8";

/// What all connections share.
#[derive(Debug)]
pub(super) struct Site {
    pages: Arc<Pages>,
    /// What clients may use up.
    pub(super) limits: Limits,
    /// How many connections came since the server began.
    pub(super) connections: AtomicU64,
}

/// What became of a request's body.
enum BodyRead {
    None,
    Read,
    TooLong,
    /// It did not come whole in its time.
    Unfinished,
}

/// What is to be answered.
enum Wanted<'a> {
    Page(StatusCode, &'a Template, &'static str),
    Asset(&'static str, String),
}

impl Site {
    pub(super) fn new(pages: Arc<Pages>, limits: Limits) -> Site {
        Site { pages, limits, connections: AtomicU64::new(0) }
    }

    /// Answers one request.
    pub(super) async fn answer(
        &self,
        mut request: Request<Incoming>,
        stream: &Stream,
        exchange: &Shared,
    ) -> Response<Full<Bytes>> {
        let mut bytes = lock(exchange).claim_head();
        let body = self.read_body(request.body_mut()).await;
        if !matches!(body, BodyRead::None) {
            bytes.extend(lock(exchange).claim_rest());
        }
        let after = after(&request, &body);
        let target = request.uri().to_string();
        let method = request.method().to_string();
        let (number, connection, history) = {
            let mut exchange = lock(exchange);
            let number = exchange.count(shortened(&format!("{method} {target}")));
            (number, exchange.connection, exchange.history.iter().cloned().collect())
        };
        let tags: Vec<&str> = self.pages.languages.iter().map(|set| set.tag.as_str()).collect();
        let query = request.uri().query();
        let accepted = request.headers().get(ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok());
        let chosen = language::choose(&tags, query, accepted);
        let asked = language::asked(&tags, query).and_then(|index| tags.get(index));
        let visit = Visit {
            socket: stream.info(),
            local: stream.local(),
            peer: stream.peer(),
            connection,
            number,
            history,
            bytes,
            target,
            method,
            query: asked.map(|tag| format!("?idioma={tag}")).unwrap_or_default(),
            closes: after == After::Closes,
        };
        let response = match self.pages.languages.get(chosen) {
            Some(set) => self.compose(&request, &visit, set, &body, after),
            None => Head::new(StatusCode::NOT_FOUND, request.version(), after, PLAIN).with(Bytes::new()),
        };
        lock(exchange).answered();
        response
    }

    fn compose(
        &self,
        request: &Request<Incoming>,
        visit: &Visit<'_>,
        set: &PageSet,
        body: &BodyRead,
        after: After,
    ) -> Response<Full<Bytes>> {
        let head = |status, content_type| Head::new(status, request.version(), after, content_type);
        match self.wanted(request, set, body) {
            Wanted::Asset(content_type, content) => head(StatusCode::OK, content_type).with(content),
            Wanted::Page(status, template, content_type) => {
                let mut head = head(status, content_type);
                head.field("Content-Language", &*set.tag);
                head.field("Vary", "Accept-Language");
                if status == StatusCode::METHOD_NOT_ALLOWED {
                    head.field("Allow", "GET, HEAD");
                }
                let mut values = visit.values();
                values.text("idle", self.limits.idle.as_secs().to_string());
                values.text("status", status.as_str());
                values.flag("not_found", status == StatusCode::NOT_FOUND);
                values.flag("method_not_allowed", status == StatusCode::METHOD_NOT_ALLOWED);
                values.flag("too_long", status == StatusCode::PAYLOAD_TOO_LARGE);
                values.flag("unfinished", status == StatusCode::REQUEST_TIMEOUT);
                let page = settle(|length| {
                    let mut values = values.clone();
                    values.list("answer", answer_lines(&head, length));
                    if content_type == PLAIN { template.fill_plain(&values) } else { template.fill(&values) }
                });
                head.with(page)
            }
        }
    }

    fn wanted<'a>(&self, request: &Request<Incoming>, set: &'a PageSet, body: &BodyRead) -> Wanted<'a> {
        let error = |status| Wanted::Page(status, &set.error, HTML);
        match body {
            BodyRead::TooLong => return error(StatusCode::PAYLOAD_TOO_LARGE),
            BodyRead::Unfinished => return error(StatusCode::REQUEST_TIMEOUT),
            BodyRead::None | BodyRead::Read => {}
        }
        if !matches!(*request.method(), Method::GET | Method::HEAD) {
            return error(StatusCode::METHOD_NOT_ALLOWED);
        }
        match request.uri().path() {
            "/" => Wanted::Page(StatusCode::OK, &set.home, HTML),
            "/otra" => Wanted::Page(StatusCode::OK, &set.other, HTML),
            "/bytes" => Wanted::Page(StatusCode::OK, &set.bytes, PLAIN),
            "/estilo.css" => Wanted::Asset("text/css; charset=utf-8", self.pages.style.clone()),
            "/favicon.ico" => Wanted::Asset("image/svg+xml", self.pages.icon.clone()),
            _ => error(StatusCode::NOT_FOUND),
        }
    }

    /// Reads a body to its end, keeping nothing of it: what is unread when a connection closes becomes an RST.
    async fn read_body(&self, body: &mut Incoming) -> BodyRead {
        if body.is_end_stream() {
            return BodyRead::None;
        }
        let reading = async {
            let mut length = 0;
            while let Some(frame) = body.frame().await {
                let Ok(frame) = frame else { return BodyRead::Unfinished };
                length += frame.data_ref().map_or(0, Bytes::len);
                if length > LONGEST_BODY {
                    return BodyRead::TooLong;
                }
            }
            BodyRead::Read
        };
        timeout(self.limits.request, reading).await.unwrap_or(BodyRead::Unfinished)
    }
}

/// Whether the connection goes on. After a body it does not: where the next request begins would then be
/// hyper's knowledge alone, and the page promises exact bytes.
fn after(request: &Request<Incoming>, body: &BodyRead) -> After {
    let says = |word: &str| {
        let values = request.headers().get_all(CONNECTION);
        values
            .iter()
            .filter_map(|value| value.to_str().ok())
            .any(|value| value.split(',').any(|token| token.trim().eq_ignore_ascii_case(word)))
    };
    match request.version() {
        _ if !matches!(body, BodyRead::None) => After::Closes,
        Version::HTTP_10 if says("keep-alive") && !says("close") => After::StaysAsAsked,
        Version::HTTP_10 => After::Closes,
        _ if says("close") => After::Closes,
        _ => After::Stays,
    }
}

fn answer_lines(head: &Head, length: usize) -> Vec<Values> {
    let lines = head.lines(length).into_iter();
    lines
        .map(|line| {
            let mut values = Values::default();
            values.text("line", line);
            values
        })
        .collect()
}

fn shortened(line: &str) -> String {
    match line.char_indices().nth(LINE) {
        Some((end, _)) => format!("{}…", line.get(..end).unwrap_or_default()),
        None => line.to_owned(),
    }
}
