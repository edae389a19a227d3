//! An event as one line of JSON, and back: what `--json` prints.
//!
//! A line is the event's own serde form, so that the schema is the vocabulary of [`super::event`].
//! JSON has no infinities: a time of that kind (`time.sleep(float("inf"))`, which Python refuses) is
//! written `null` and does not come back.

use std::io::{self, Write};

use super::event::Event;

/// Why a line is not an event.
#[derive(Debug, thiserror::Error)]
#[error("line is not an event: {0}")]
pub struct NotAnEvent(#[from] serde_json::Error);

/// Writes the event as one line, with its line feed. Whatever text the event holds, the line is one: JSON escapes
/// control characters.
///
/// # Errors
/// The writer's.
pub fn write(to: &mut impl Write, event: &Event) -> io::Result<()> {
    serde_json::to_writer(&mut *to, event)?;
    to.write_all(b"\n")
}

/// Reads the event of one line, with or without its line feed.
///
/// # Errors
/// The line is not JSON, or not an event that this version knows.
pub fn read(line: &str) -> Result<Event, NotAnEvent> {
    Ok(serde_json::from_str(line)?)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::journal::event::{Body, ProgramId, Stream};
    use crate::journal::synthetic::Synthetic;

    fn line(event: &Event) -> String {
        let mut bytes = Vec::new();
        write(&mut bytes, event).unwrap();
        String::from_utf8(bytes).unwrap()
    }

    #[test]
    fn every_kind_of_event_survives_its_line() {
        for event in Synthetic::new(3).take(3000) {
            let line = line(&event);
            assert_eq!(line.matches('\n').count(), 1);
            assert_eq!(read(&line).unwrap(), event);
        }
    }

    #[test]
    fn text_with_line_feeds_and_escapes_stays_one_line() {
        let body = Body::Output { stream: Stream::Out, text: "uno\ndos\r\u{1b}[2J\u{202e}".to_owned() };
        let event = Event { time: u64::MAX, program: ProgramId(3), sequence: 1, late: true, body };
        let line = line(&event);
        assert_eq!(line.trim_end().lines().count(), 1);
        assert!(!line.contains('\u{1b}'));
        assert_eq!(read(&line).unwrap(), event);
    }

    #[test]
    fn the_schema_is_that_of_the_vocabulary() {
        let event = Event { time: 7, program: ProgramId(1), sequence: 2, late: false, body: Body::Stopped(true) };
        assert_eq!(
            line(&event),
            "{\"time\":7,\"program\":1,\"sequence\":2,\"late\":false,\"body\":{\"Stopped\":true}}\n"
        );
    }

    #[test]
    fn what_is_no_event_is_refused() {
        for text in ["", "{}", "hola", "{\"time\":1}", "[1,2"] {
            assert!(read(text).is_err(), "{text}");
        }
    }
}
