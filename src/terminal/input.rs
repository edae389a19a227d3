//! What the person does at the terminal, as the rest of enchufe names it.

use std::io;
use std::task::Poll;

use crossterm::event::{Event, EventStream, KeyCode, KeyEvent, KeyEventKind, KeyModifiers};
use futures_util::{Stream, StreamExt};
use tokio::signal::unix::{SignalKind, signal};

use crate::app::keys::{Code, Key};

/// One thing a person did.
#[derive(Clone, Debug, PartialEq)]
pub enum Input {
    /// Pressed a key.
    Key(Key),
    /// Pasted text.
    Paste(String),
    /// Changed the terminal's size.
    Resize {
        /// Columns.
        columns: u16,
        /// Rows.
        rows: u16,
    },
    /// Asked the process to end (SIGTERM, SIGHUP, SIGINT from elsewhere).
    Terminate,
    /// Let the process go on after a stop (SIGCONT).
    Continued,
}

/// The real terminal's input, and the signals that people send. It ends when the terminal is gone.
///
/// # Errors
/// When signals cannot be listened to.
pub fn events() -> io::Result<impl Stream<Item = Input> + Unpin> {
    let read = EventStream::new().take_while(|event| std::future::ready(event.is_ok()));
    let keys = read.filter_map(|event| std::future::ready(event.ok().and_then(translate)));
    let mut heard = Vec::new();
    for kind in [SignalKind::terminate(), SignalKind::hangup(), SignalKind::interrupt()] {
        heard.push((signal(kind)?, Input::Terminate));
    }
    heard.push((signal(SignalKind::from_raw(libc::SIGCONT))?, Input::Continued));
    let signals = futures_util::stream::poll_fn(move |context| {
        for (signal, meaning) in &mut heard {
            if let Poll::Ready(Some(())) = signal.poll_recv(context) {
                return Poll::Ready(Some(meaning.clone()));
            }
        }
        Poll::Pending
    });
    // The keys' end is the input's end, whatever the signals do.
    let keys = keys.map(Some).chain(futures_util::stream::once(std::future::ready(None)));
    let all = futures_util::stream::select(signals.map(Some), keys);
    Ok(Box::pin(all.take_while(|input| std::future::ready(input.is_some())).filter_map(std::future::ready)))
}

fn translate(event: Event) -> Option<Input> {
    match event {
        Event::Key(key) => translate_key(key).map(Input::Key),
        Event::Paste(text) => Some(Input::Paste(text)),
        Event::Resize(columns, rows) => Some(Input::Resize { columns, rows }),
        _ => None,
    }
}

fn translate_key(key: KeyEvent) -> Option<Key> {
    // Some terminals tell of releases too, which would double every key.
    if key.kind == KeyEventKind::Release {
        return None;
    }
    let code = match key.code {
        KeyCode::Char(character) => Code::Char(character),
        KeyCode::Enter => Code::Enter,
        KeyCode::Tab => Code::Tab,
        KeyCode::BackTab => Code::BackTab,
        KeyCode::Esc => Code::Escape,
        KeyCode::Backspace => Code::Backspace,
        KeyCode::Delete => Code::Delete,
        KeyCode::Up => Code::Up,
        KeyCode::Down => Code::Down,
        KeyCode::Left => Code::Left,
        KeyCode::Right => Code::Right,
        KeyCode::Home => Code::Home,
        KeyCode::End => Code::End,
        KeyCode::PageUp => Code::PageUp,
        KeyCode::PageDown => Code::PageDown,
        KeyCode::F(number) => Code::Function(number),
        _ => return None,
    };
    let key = Key {
        code,
        control: key.modifiers.contains(KeyModifiers::CONTROL),
        alt: key.modifiers.contains(KeyModifiers::ALT),
        shift: key.modifiers.contains(KeyModifiers::SHIFT),
    };
    Some(key.normal())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_released_key_is_no_key() {
        let mut key = KeyEvent::new(KeyCode::Char('a'), KeyModifiers::NONE);
        assert_eq!(translate_key(key), Some(Key::char('a')));
        key.kind = KeyEventKind::Release;
        assert_eq!(translate_key(key), None);
    }
}
