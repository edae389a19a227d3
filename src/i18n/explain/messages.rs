//! Exceptions without a hint: by class, by errno, and for those that came from another Python
//! (a traced program, a recording) by the words CPython always uses.

use super::hints::{af_of_pf, keyword, pf, unknown_name};
use super::kernel;
use super::{Draft, Scene, rewrite, say, syntax};
use crate::journal::call::Operation;
use crate::journal::event::Raised;

/// Chooses the sentence for an exception without a hint.
pub(super) fn explain(scene: &Scene, raised: &Raised) -> Option<Draft> {
    let class = raised.class.rsplit('.').next().unwrap_or(&raised.class);
    match (class, raised.errno) {
        ("KeyboardInterrupt", _) => Some(interrupted(scene)),
        ("gaierror", Some(code)) => name_not_resolved(scene, code),
        // Python's own timeout has no errno; the kernel's ETIMEDOUT does.
        ("TimeoutError" | "timeout", None) => Some(timed_out(scene)),
        (_, Some(errno)) => kernel::explain(scene, errno),
        (class, None) => by_words(scene, raised, class),
    }
}

fn interrupted(scene: &Scene) -> Draft {
    match scene.operation() {
        Some(Operation::SendAll { .. } | Operation::Send { .. }) => say("explain-interrupt-send"),
        Some(Operation::Sleep { .. }) | None => say("explain-interrupt"),
        Some(operation) => say("explain-interrupt-call").with("call", operation.name()),
    }
}

fn timed_out(scene: &Scene) -> Draft {
    match scene.operation() {
        Some(Operation::Connect { .. }) => say("explain-timeout-connect"),
        Some(Operation::Accept) => say("explain-timeout-accept"),
        Some(operation) if operation.receives() => say("explain-timeout-receive"),
        Some(operation) if operation.sends() => say("explain-timeout-send"),
        _ => say("explain-timeout"),
    }
}

/// getaddrinfo's own codes (gai_strerror(3)), which are no errnos. EAI_NODATA and EAI_ADDRFAMILY are
/// glibc's, and libc does not name them everywhere.
fn name_not_resolved(scene: &Scene, code: i32) -> Option<Draft> {
    const EAI_NODATA: i32 = -5;
    const EAI_ADDRFAMILY: i32 = -9;
    Some(match code {
        libc::EAI_NONAME | EAI_NODATA => say("explain-unknown-host").try_line(this_machine(scene)),
        EAI_ADDRFAMILY => say("explain-family-mismatch-any"),
        libc::EAI_AGAIN | libc::EAI_FAIL => say("explain-resolver-down").try_line(this_machine(scene)),
        _ => return None,
    })
}

/// The student's line with "localhost" misspelt mended; another name cannot be guessed.
fn this_machine(scene: &Scene) -> Option<String> {
    let line = scene.line?;
    let misspelt =
        ["localhos", "locahost", "localost", "loclahost", "local host", "127.0.0", "127.0.0.1 ", " 127.0.0.1"];
    misspelt.iter().find_map(|host| rewrite::replace_text(line, host, "127.0.0.1"))
}

fn by_words(scene: &Scene, raised: &Raised, class: &str) -> Option<Draft> {
    let message = raised.message.as_str();
    match class {
        "SyntaxError" | "_IncompleteInputError" | "IndentationError" | "TabError" => {
            Some(syntax::explain(scene, raised, class))
        }
        "NameError" => quoted(message).map(|name| unknown_name(scene, name)),
        "AttributeError" => {
            let name = message.strip_prefix("module 'socket' has no attribute ").and_then(quoted)?;
            af_of_pf(name).map(|python| pf(scene, name, &python))
        }
        "ModuleNotFoundError" | "ImportError" => {
            let name = message.strip_prefix("No module named ").and_then(quoted)?;
            Some(say("explain-not-available").with("name", name))
        }
        "TypeError" => type_error(scene, message),
        "OverflowError" if message.contains("port must be 0-65535") => Some(say("explain-port-range")),
        "UnicodeDecodeError" => Some(say("explain-half-character")),
        "ValueError" if message.contains("negative buffersize") => Some(say("explain-negative-size")),
        "MemoryError" => Some(say("explain-bound-memory")),
        "RecursionError" => Some(say("explain-bound-depth")),
        _ => None,
    }
}

fn type_error(scene: &Scene, message: &str) -> Option<Draft> {
    if let Some((_, given)) = message.split_once("unexpected keyword argument ") {
        let given = quoted(given)?;
        let python = match given {
            "protocol" | "socket_protocol" => "proto",
            "socket_family" | "domain" => "family",
            "socket_type" => "type",
            _ => return None,
        };
        return Some(keyword(scene, given, python));
    }
    let method = ["connect_ex", "connect", "bind"].into_iter().find(|method| message.contains(&format!("{method}()")));
    if let Some(method) = method
        && (message.contains("must be tuple") || message.contains("takes exactly one argument"))
    {
        let mended = scene.line.and_then(|line| rewrite::one_tuple(line, method));
        return Some(say("explain-address-tuple").with("method", method).try_line(mended));
    }
    if message.contains("bytes-like object is required, not 'tuple'") {
        return Some(say("explain-address-text"));
    }
    if message.contains("bytes-like object is required, not 'str'") {
        return Some(say("explain-text-for-bytes"));
    }
    if message.contains("'str' object cannot be interpreted as an integer") {
        let mended = scene.line.and_then(rewrite::port_number)?;
        return Some(say("explain-port-text").try_line(mended));
    }
    None
}

/// What stands between the first two straight single quotes.
pub(super) fn quoted(message: &str) -> Option<&str> {
    message.split('\'').nth(1)
}
