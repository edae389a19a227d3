//! What can be copied of a chosen call, and what became of it.
//!
//! What is offered is written out when the menu opens: what is seen there is what is copied, whatever happens meanwhile.
//! Nothing in it is made up: bytes that the journal did not keep are counted, not filled in.

use crate::i18n::printable::picture;
use crate::i18n::python::{python_address, python_bytes};
use crate::journal::address::Address;
use crate::journal::payload::Payload;

use super::call_python;
use super::effect::Effect;
use super::events_cursor::EventCursor;
use super::model::Model;
use super::popup::Popup;
use super::python::address_plain;
use super::text::Text;

/// The menu.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CopyMenu {
    /// What is offered; never empty.
    pub items: Vec<CopyItem>,
    /// Which of it the cursor stands on.
    pub cursor: usize,
    /// How many bytes of how many were kept, where not all were.
    pub kept: Option<(u64, u64)>,
}

/// One thing to copy.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CopyItem {
    /// What it is.
    pub what: CopyWhat,
    /// The text, as it is copied.
    pub text: String,
}

/// What can be copied.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum CopyWhat {
    /// The statement that made the call, as it was typed.
    Statement,
    /// The call alone.
    Call,
    /// The socket's own address, as Python writes it.
    LocalPython,
    /// The same as other programs write it.
    LocalPlain,
    /// The other end's address, as Python writes it.
    RemotePython,
    /// The same as other programs write it.
    RemotePlain,
    /// The bytes as text: what is no text is escaped.
    BytesText,
    /// The bytes, two hexadecimal digits each.
    BytesHexadecimal,
    /// The bytes as a Python literal.
    BytesPython,
}

impl CopyWhat {
    /// The text id of its name.
    pub fn label(self) -> &'static str {
        match self {
            CopyWhat::Statement => "copy-what-statement",
            CopyWhat::Call => "copy-what-call",
            CopyWhat::LocalPython | CopyWhat::LocalPlain => "copy-what-local",
            CopyWhat::RemotePython | CopyWhat::RemotePlain => "copy-what-remote",
            CopyWhat::BytesText => "copy-what-text",
            CopyWhat::BytesHexadecimal => "copy-what-hexadecimal",
            CopyWhat::BytesPython => "copy-what-python",
        }
    }

    /// Its name for messages that choose by it.
    fn code(self) -> &'static str {
        match self {
            CopyWhat::Statement => "statement",
            CopyWhat::Call => "call",
            CopyWhat::LocalPython | CopyWhat::LocalPlain => "local",
            CopyWhat::RemotePython | CopyWhat::RemotePlain => "remote",
            CopyWhat::BytesText => "text",
            CopyWhat::BytesHexadecimal => "hexadecimal",
            CopyWhat::BytesPython => "python",
        }
    }

    /// Whether it is the bytes that travelled.
    pub fn is_bytes(self) -> bool {
        matches!(self, CopyWhat::BytesText | CopyWhat::BytesHexadecimal | CopyWhat::BytesPython)
    }
}

/// What became of a text that was to be copied.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Copied {
    /// What it is.
    pub what: CopyWhat,
    /// How many bytes it has.
    pub bytes: usize,
    /// Whether the terminal was given it.
    pub clipboard: Clipboard,
    /// The file that holds it, as people write its path; or why none does.
    pub file: Result<String, FileProblem>,
}

/// What the terminal was told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Clipboard {
    /// The whole text. Whether it took it, no terminal says.
    Sent,
    /// Nothing: the text is longer than terminals take.
    TooLong,
    /// Nothing: this terminal has no clipboard.
    Missing,
}

/// Why the file could not be written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileProblem {
    /// Its path, as people write it.
    pub path: String,
    /// The system's reason: an errno's symbol, or a sentence of its own.
    pub reason: String,
}

/// Opens the menu for the chosen call.
pub(super) fn open(model: &mut Model) {
    let Some(menu) = menu(model) else {
        model.say(Text::new("copy-nothing"));
        return;
    };
    model.popup = Some(Popup::Copy(menu));
}

/// Moves the cursor; from one end to the other too.
pub(super) fn walk(model: &mut Model, up: bool) {
    if let Some(Popup::Copy(menu)) = &mut model.popup {
        let count = menu.items.len().max(1);
        menu.cursor = (menu.cursor + if up { count - 1 } else { 1 }) % count;
    }
}

/// Copies what the cursor stands on, and closes the menu.
pub(super) fn choose(model: &mut Model) -> Vec<Effect> {
    let Some(Popup::Copy(mut menu)) = model.popup.take() else { return Vec::new() };
    if menu.cursor >= menu.items.len() {
        return Vec::new();
    }
    vec![Effect::Copy(menu.items.swap_remove(menu.cursor))]
}

/// Says what became of it.
pub(super) fn told(model: &mut Model, copied: &Copied) {
    let (id, is_problem) = match (copied.clipboard, &copied.file) {
        (Clipboard::Sent, Ok(_)) => ("copy-done", false),
        (Clipboard::TooLong, Ok(_)) => ("copy-done-too-long", false),
        (Clipboard::Missing, Ok(_)) => ("copy-done-no-clipboard", false),
        (Clipboard::Sent, Err(_)) => ("copy-done-no-file", true),
        (Clipboard::TooLong | Clipboard::Missing, Err(_)) => ("copy-not-done", true),
    };
    let text = Text::new(id)
        .with("what", copied.what.code())
        .with("bytes", copied.bytes.to_string())
        .counted(copied.bytes as u64);
    let text = match &copied.file {
        Ok(path) => text.with("file", path.as_str()),
        Err(problem) => text.with("file", problem.path.as_str()).with("reason", problem.reason.as_str()),
    };
    if is_problem {
        model.complain(text);
    } else {
        model.say(text);
    }
}

fn menu(model: &Model) -> Option<CopyMenu> {
    let cursor = model.cursor.as_ref()?;
    let mut items = Vec::new();
    let mut offer = |what, text: Option<String>| {
        items.extend(text.filter(|text| !text.is_empty()).map(|text| CopyItem { what, text }));
    };
    let bytes = bytes(cursor);
    offer(CopyWhat::Statement, cursor.statement.clone());
    let written = call_text(model, cursor);
    // A statement that is nothing but the call needs no second line.
    offer(CopyWhat::Call, written.filter(|call| cursor.statement.as_ref() != Some(call)));
    let ends = model.cursor_ends();
    let python = |address: &Address| python_address(address);
    offer(CopyWhat::LocalPython, ends.local.as_ref().map(python));
    offer(CopyWhat::LocalPlain, ends.local.as_ref().and_then(address_plain));
    offer(CopyWhat::RemotePython, ends.remote.as_ref().map(python));
    offer(CopyWhat::RemotePlain, ends.remote.as_ref().and_then(address_plain));
    if let Some(payload) = bytes {
        offer(CopyWhat::BytesText, Some(as_text(payload)));
        offer(CopyWhat::BytesHexadecimal, Some(as_hexadecimal(payload)));
        offer(CopyWhat::BytesPython, Some(as_python(payload)));
    }
    let kept = bytes.filter(|payload| !payload.is_whole()).map(|payload| (kept(payload), payload.length));
    (!items.is_empty()).then_some(CopyMenu { items, cursor: 0, kept })
}

/// The bytes that the chosen call moved, or the run of calls.
pub fn bytes(cursor: &EventCursor) -> Option<&Payload> {
    cursor.ended().and_then(|call| call.moved()).or(cursor.summary().map(|summary| &summary.payload))
}

/// The chosen call in Python, by the name that its program has for the socket now; «s» where it has none.
pub fn call_text(model: &Model, cursor: &EventCursor) -> Option<String> {
    let program = model.program(cursor.line.program);
    let name =
        program.zip(cursor.line.socket).and_then(|(program, socket)| program.names_of(socket).find(|it| *it != "_"));
    call_python::call(cursor.operation()?, name.unwrap_or("s"), bytes(cursor))
}

/// How many bytes of a payload the journal kept.
pub fn kept(payload: &Payload) -> u64 {
    (payload.head.len() + payload.tail.len()) as u64
}

/// The bytes that were left out between head and tail.
fn missing(payload: &Payload) -> u64 {
    payload.length.saturating_sub(kept(payload))
}

/// UTF-8 as text with its line ends and tabs, all else as Python's escapes: nothing that a terminal would obey when it is
/// pasted there (an escape sequence could end a bracketed paste, and type what follows).
fn as_text(payload: &Payload) -> String {
    let mut text = String::new();
    push_text(&mut text, &payload.head);
    if !payload.is_whole() {
        text.push_str(&format!("\n[… {} bytes …]\n", missing(payload)));
        push_text(&mut text, &payload.tail);
    }
    text
}

fn push_text(text: &mut String, bytes: &[u8]) {
    for chunk in bytes.utf8_chunks() {
        let mut characters = chunk.valid().chars().peekable();
        while let Some(character) = characters.next() {
            match character {
                '\n' | '\t' => text.push(character),
                '\r' if characters.peek() == Some(&'\n') => text.push(character),
                '\r' => text.push_str("\\r"),
                _ if picture(character).is_none() => text.push(character),
                _ => text.push_str(&match u32::from(character) {
                    code @ ..=0xff => format!("\\x{code:02x}"),
                    code @ ..=0xffff => format!("\\u{code:04x}"),
                    code => format!("\\U{code:08x}"),
                }),
            }
        }
        for byte in chunk.invalid() {
            text.push_str(&format!("\\x{byte:02x}"));
        }
    }
}

fn as_hexadecimal(payload: &Payload) -> String {
    let mut text = String::with_capacity(3 * (payload.head.len() + payload.tail.len()) + 32);
    let push = |text: &mut String, bytes: &[u8]| {
        for (place, byte) in bytes.iter().enumerate() {
            if place > 0 {
                text.push(' ');
            }
            text.push_str(&format!("{byte:02x}"));
        }
    };
    push(&mut text, &payload.head);
    if !payload.is_whole() {
        text.push_str(&format!(" [… {} bytes …] ", missing(payload)));
        push(&mut text, &payload.tail);
    }
    text
}

/// A literal; of bytes that were not all kept two, each with the slice of the whole that it is.
fn as_python(payload: &Payload) -> String {
    let head = python_bytes(&payload.head);
    if payload.is_whole() {
        return head;
    }
    let (first, last) = (payload.head.len(), payload.tail.len());
    let mut text = format!("# {}/{} bytes\n{head}  # [:{first}]", kept(payload), payload.length);
    if last > 0 {
        text.push_str(&format!("\n{}  # [-{last}:]", python_bytes(&payload.tail)));
    }
    text
}
