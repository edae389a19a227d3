//! The statement that a form makes. Everything here is Python that python3 reads, and defaults are left out.

use crate::i18n::python::{python_bytes, python_text};
use crate::journal::event::ProgramId;
use crate::journal::socket::Family;

use super::form::{OTHER, USUAL_BACKLOG, info};
use super::options::{Takes, option};
use super::{Deed, FieldId, Form, Subject, choices};
use crate::app::model::Model;
use crate::app::text::Text;

/// The largest number of seconds that is written: a day. More is a slip.
const MOST_SECONDS: f64 = 86_400.0;

/// Words that cannot be names, Python 3.11's `keyword.kwlist`; and the module's own name, which would be lost.
const NOT_NAMES: [&str; 36] = [
    "False", "None", "True", "and", "as", "assert", "async", "await", "break", "class", "continue", "def", "del",
    "elif", "else", "except", "finally", "for", "from", "global", "if", "import", "in", "is", "lambda", "nonlocal",
    "not", "or", "pass", "raise", "return", "socket", "try", "while", "with", "yield",
];

type Written = Result<String, Text>;

/// The statement, or what is missing for it.
pub(super) fn statement(model: &Model, program: ProgramId, subject: Subject, form: &Form) -> Written {
    let this = match subject {
        Subject::Program => None,
        Subject::Socket(id) => {
            let mine = model.named_socket(program, id).ok_or_else(|| Text::new("deeds-wrong-gone"))?;
            Some(mine.name)
        }
    };
    let unix = info(model, subject).is_some_and(|info| info.family == Family::UNIX);
    let this = this.unwrap_or("socket");
    let arguments = match form.deed {
        Deed::Import => return Ok("import socket".to_owned()),
        Deed::Socket => three_numbers(form),
        Deed::SocketPair => match form.get(FieldId::Type) {
            Some(kind) if kind != "SOCK_STREAM" => format!("socket.AF_UNIX, socket.{kind}"),
            _ => String::new(),
        },
        Deed::CreateServer => {
            let host = host(form)?;
            let family = if host.contains(':') { ", family=socket.AF_INET6" } else { "" };
            format!("({}, {}){family}", python_text(&host), port(form)?)
        }
        Deed::CreateConnection | Deed::Connect => target(form, unix)?,
        Deed::AddressInfo => {
            let kind = match form.get(FieldId::Type) {
                Some("") | None => String::new(),
                Some(kind) => format!(", type=socket.{kind}"),
            };
            format!("{}, {}{kind}", python_text(&typed_host(form)?), service(form)?)
        }
        Deed::Bind if unix => path(form)?,
        Deed::Bind => format!("({}, {})", python_text(&host(form)?), port(form)?),
        Deed::Listen => match number(form, FieldId::Backlog, i32::MAX.unsigned_abs().into())? {
            usual if usual.to_string() == USUAL_BACKLOG => String::new(),
            other => other.to_string(),
        },
        Deed::Send | Deed::SendAll => bytes(form)?,
        Deed::SendTo => format!("{}, {}", bytes(form)?, target(form, unix)?),
        Deed::Receive | Deed::ReceiveFrom => {
            // recv makes room for what it is told before anything comes: not more than a student would wait for.
            let size = number(form, FieldId::Size, 1 << 30)?;
            match form.get(FieldId::Flags) {
                Some("") | None => size.to_string(),
                Some(flag) => format!("{size}, socket.{flag}"),
            }
        }
        Deed::Shutdown => format!("socket.{}", form.get(FieldId::How).unwrap_or_default()),
        Deed::SetOption | Deed::GetOption => socket_option(form)?,
        Deed::SetTimeout => seconds(form)?,
        Deed::SetBlocking => form.get(FieldId::Blocking).unwrap_or_default().to_owned(),
        Deed::Accept | Deed::Close | Deed::LocalName | Deed::PeerName => String::new(),
    };
    let results = results(form)?;
    Ok(format!("{results}{this}.{}({arguments})", form.deed.name()))
}

/// `c = `, `conn, direccion = `, or nothing.
fn results(form: &Form) -> Written {
    let Some(first) = form.get(FieldId::Name) else { return Ok(String::new()) };
    let first = name(first)?;
    match form.get(FieldId::Second) {
        Some(second) if name(second)? == first => {
            Err(Text::new("deeds-wrong-name-twice").with("name", first.to_owned()))
        }
        Some(second) => Ok(format!("{first}, {} = ", name(second)?)),
        None => Ok(format!("{first} = ")),
    }
}

/// A name that Python takes (Language Reference §2.3), as far as keyboards of our languages write them.
fn name(typed: &str) -> Result<&str, Text> {
    let letter = |c: char| c.is_ascii_alphabetic() || c == '_' || ('À'..='ɏ').contains(&c) && c.is_alphabetic();
    let name = typed.trim();
    let is_name = name.starts_with(letter) && name.chars().all(|c| letter(c) || c.is_ascii_digit());
    if name.is_empty() {
        Err(Text::new("deeds-wrong-name-empty"))
    } else if !is_name || NOT_NAMES.contains(&name) {
        Err(Text::new("deeds-wrong-name").with("name", name.to_owned()))
    } else {
        Ok(name)
    }
}

/// Family, type and protocol, without those at the end that Python supposes.
fn three_numbers(form: &Form) -> String {
    let usual = [(FieldId::Family, "AF_INET"), (FieldId::Type, "SOCK_STREAM"), (FieldId::Protocol, "0")];
    let values = usual.map(|(id, usual)| form.get(id).unwrap_or(usual));
    let said = values.iter().zip(usual).rposition(|(value, (_, usual))| *value != usual).map_or(0, |last| last + 1);
    let written = values.iter().take(said).map(|value| format!("socket.{value}"));
    written.collect::<Vec<_>>().join(", ")
}

fn host(form: &Form) -> Written {
    match form.get(FieldId::Host) {
        Some(host) if host != OTHER => Ok(host.to_owned()),
        _ => typed_host(form),
    }
}

fn typed_host(form: &Form) -> Written {
    let host = form.get(FieldId::HostTyped).unwrap_or_default().trim();
    if host.contains(char::is_whitespace) || host.contains('\0') {
        return Err(Text::new("deeds-wrong-host"));
    }
    if host.is_empty() { Err(Text::new("deeds-wrong-host-empty")) } else { Ok(host.to_owned()) }
}

fn port(form: &Form) -> Written {
    if form.get(FieldId::Port).is_none_or(|port| port.trim().is_empty()) {
        return Err(Text::new("deeds-wrong-port-empty"));
    }
    let port = number(form, FieldId::Port, u16::MAX.into());
    port.map(|port| port.to_string()).map_err(|_| Text::new("deeds-wrong-port"))
}

/// A port, or a service's name as text.
fn service(form: &Form) -> Written {
    let service = form.get(FieldId::Service).unwrap_or_default().trim();
    match service.parse::<u16>() {
        Ok(port) => Ok(port.to_string()),
        Err(_) if service.is_empty() => Ok("None".to_owned()),
        Err(_) if service.chars().all(|c| c.is_ascii_digit()) => Err(Text::new("deeds-wrong-port")),
        Err(_) => Ok(python_text(service)),
    }
}

/// Digits, up to `most`. Python takes no zeros before a number.
fn number(form: &Form, id: FieldId, most: u64) -> Result<u64, Text> {
    let typed = form.get(id).unwrap_or_default().trim();
    let digits = typed.chars().all(|c| c.is_ascii_digit());
    let number = typed.parse::<u64>().ok().filter(|number| digits && *number <= most);
    number.ok_or_else(|| Text::new("deeds-wrong-number").with("most", most.to_string()))
}

fn target(form: &Form, unix: bool) -> Written {
    match form.get(FieldId::Target) {
        Some(target) if target != OTHER => Ok(target.to_owned()),
        _ if unix => path(form),
        _ => Ok(format!("({}, {})", python_text(&typed_host(form)?), port(form)?)),
    }
}

/// A path, or an abstract name: that one begins with a byte 0, unix(7).
pub(super) fn path(form: &Form) -> Written {
    let path = form.get(FieldId::Path).unwrap_or_default();
    if path.is_empty() {
        return Err(Text::new("deeds-wrong-path-empty"));
    }
    let literal = python_text(path);
    if form.get(FieldId::PathKind) != Some("abstract") {
        return Ok(literal);
    }
    // `\0` before a digit would be an octal escape.
    let zero = if path.starts_with(|c: char| c.is_ascii_digit()) { "\\x00" } else { "\\0" };
    Ok(literal.replacen('"', &format!("\"{zero}"), 1))
}

/// The bytes as Python writes them: a bytes literal where they are ASCII, else a text that is encoded, since `b"…"`
/// takes no other letters.
pub(super) fn bytes(form: &Form) -> Written {
    let typed = form.get(FieldId::Bytes).unwrap_or_default();
    if form.get(FieldId::Written) == Some(choices::HEX) {
        return Ok(python_bytes(&from_hexadecimal(typed).ok_or_else(|| Text::new("deeds-wrong-hex"))?));
    }
    let ending = form.get(FieldId::Ending).unwrap_or_default().replace("\\r", "\r").replace("\\n", "\n");
    let text = format!("{typed}{ending}");
    Ok(if text.is_ascii() { python_bytes(text.as_bytes()) } else { format!("{}.encode()", python_text(&text)) })
}

/// Pairs of hexadecimal digits, with blanks wherever one likes.
pub(super) fn from_hexadecimal(typed: &str) -> Option<Vec<u8>> {
    let digits: Option<Vec<u8>> =
        typed.chars().filter(|c| !c.is_whitespace()).map(|c| c.to_digit(16).map(|digit| digit as u8)).collect();
    let digits = digits?;
    let pairs = digits.chunks_exact(2);
    if pairs.remainder().is_empty() { Some(pairs.map(|pair| pair[0] << 4 | pair[1]).collect()) } else { None }
}

/// The same bytes as digits, with blanks between.
pub(super) fn to_hexadecimal(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect::<Vec<_>>().join(" ")
}

fn socket_option(form: &Form) -> Written {
    let chosen = form.get(FieldId::Option).and_then(option).ok_or_else(|| Text::new("deeds-wrong-gone"))?;
    let which = format!("socket.{}, socket.{}", chosen.level, chosen.name);
    if form.deed == Deed::GetOption {
        // `struct linger` is no int: the console gives as many bytes as it is asked for.
        return Ok(if chosen.takes == Takes::Linger { format!("{which}, 8") } else { which });
    }
    let value = match chosen.takes {
        Takes::Switch => form.get(FieldId::Switch).unwrap_or("1").to_owned(),
        Takes::Number(_) => number(form, FieldId::Number, i32::MAX.unsigned_abs().into())?.to_string(),
        Takes::Linger => {
            let seconds: Option<i32> = form.get(FieldId::Linger).and_then(|value| value.parse().ok());
            let ints = [i32::from(seconds.is_some()), seconds.unwrap_or(0)];
            python_bytes(&ints.map(i32::to_ne_bytes).concat())
        }
        Takes::Nothing => return Err(Text::new("deeds-wrong-gone")),
    };
    Ok(format!("{which}, {value}"))
}

fn seconds(form: &Form) -> Written {
    match form.get(FieldId::Wait) {
        Some(wait) if wait != OTHER => return Ok(wait.to_owned()),
        _ => {}
    }
    let typed = form.get(FieldId::Seconds).unwrap_or_default().trim().replace(',', ".");
    let plain = typed.chars().all(|c| c.is_ascii_digit() || c == '.');
    let seconds = typed.parse::<f64>().ok().filter(|seconds| plain && (0.0..=MOST_SECONDS).contains(seconds));
    seconds.map(|seconds| seconds.to_string()).ok_or_else(|| Text::new("deeds-wrong-seconds"))
}
