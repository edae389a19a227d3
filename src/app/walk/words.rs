//! Where walked programs stand, in words.

use super::{STOPS, Standing};
use crate::app::actions::ActionId;
use crate::app::lab::Participant;
use crate::app::model::Model;
use crate::app::suggestion::Go;
use crate::app::text::Text;
use crate::journal::event::ProgramId;
use crate::journal::projections::walks::{Fallen, State, Walk};
use crate::journal::walk::{Spot, Why};

/// What is said of one program.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// Which.
    pub program: ProgramId,
    /// Where it stands.
    pub text: Text,
    /// Whom it waits for.
    pub who: Option<Text>,
}

impl Model {
    /// Where the walked programs on the screen stand, the focused one first.
    pub fn walk_lines(&self) -> Vec<Line> {
        let focus = self.focused().map(|focused| focused.id);
        let mut shown: Vec<&Participant> = self.shown().into_iter().filter(|it| self.walks(it.id)).collect();
        shown.sort_by_key(|it| Some(it.id) != focus);
        let fallen = shown.iter().filter_map(|it| self.fallen_line(it));
        shown.iter().map(|it| self.walk_line(it)).chain(fallen).collect()
    }

    /// The thread that an exception ended last, where that has not ended the program.
    fn fallen_line(&self, participant: &Participant) -> Option<Line> {
        let walk = self.walk(participant.id)?;
        let is_main = |fallen: &&Fallen| fallen.thread.is_none();
        // With the program's own end it is the program that is told of.
        let fallen = walk.fallen.iter().rev().find(|fallen| !walk.is_over() || !is_main(fallen))?;
        let line = fallen.line;
        let spot = Spot { line, thread: fallen.thread.clone(), ..Spot::default() };
        let said = if fallen.thread.is_some() { "walk-now-thread-fell" } else { "walk-now-main-fell" };
        let text = Text::new(said).with("file", file_of(participant, Some(&spot))).with("line", line.to_string());
        Some(Line { program: participant.id, text: text.with("class", fallen.class.as_str()), who: None })
    }

    fn walk_line(&self, participant: &Participant) -> Line {
        let id = participant.id;
        let wait = self.wait(id).filter(|_| self.standing(id) == Standing::Blocked);
        let who = wait.and_then(|wait| wait.who);
        let text = match self.walk(id) {
            Some(walk) if who.is_some() => {
                let spot = self.spot(id, walk);
                let line = spot.line.to_string();
                Text::new("walk-now-waits").with("file", file_of(participant, Some(&spot))).with("line", line)
            }
            Some(walk) => self.where_it_stands(participant, walk),
            None => Text::new("walk-now-loading").with("file", file_of(participant, None)),
        };
        Line { program: id, text, who }
    }

    /// Where a walked program is: of one that waits in the kernel, where the call was made that is told of.
    fn spot(&self, id: ProgramId, walk: &Walk) -> Spot {
        let blocked = self.program(id).and_then(|program| program.blocked.as_ref());
        let blocked = blocked.filter(|_| self.standing(id) == Standing::Blocked);
        match blocked.and_then(|call| walk.waits.get(&call.id)) {
            Some(spot) => spot.clone(),
            None => Spot { line: walk.line.unwrap_or(1), ..walk.spot() },
        }
    }

    fn where_it_stands(&self, participant: &Participant, walk: &Walk) -> Text {
        let spot = self.spot(participant.id, walk);
        let (file, line) = (file_of(participant, Some(&spot)), spot.line);
        let about = |id| Text::new(id).with("file", file.as_str()).with("line", line.to_string());
        let again = self.keymap.key(ActionId::RestartDead);
        match (&walk.state, self.standing(participant.id)) {
            (State::Done, _) => about("walk-now-done"),
            (State::Failed, _) => about("walk-now-failed").with("error", walk.failure.clone().unwrap_or_default()),
            (State::Cut, _) => about("walk-now-cut").with_key("key", again),
            (_, Standing::Over) => about("walk-now-cut").with_key("key", again),
            (_, Standing::Blocked) => {
                let call = self.program(participant.id).and_then(|program| program.blocked.as_ref());
                about("walk-now-blocked").with("call", call.map_or("", |call| call.operation.name()))
            }
            (_, Standing::Asking) => about("input-now-walk"),
            (State::Paused(Why::Call(operation)), _) => about("walk-now-call").with("call", operation.name()),
            (State::Paused(_), _) => {
                let code = without_comment(walk.line_text(line)).trim();
                match call_in(code) {
                    Some(call) => about("walk-now-call").with("call", call),
                    None => about("walk-now-line").with("code", code),
                }
            }
            // A step's own time: nothing is said that would be gone before it is read.
            (State::Running, Standing::Paused) => about("walk-now-step"),
            (State::Running, _) => about("walk-now-running").with_key("key", self.keymap.key(ActionId::WalkPause)),
        }
    }

    /// What is said above the footer while the focused program is walked, and where Enter leads if not on.
    pub(in crate::app) fn walk_sentences(&self) -> (Vec<Text>, Option<Go>) {
        let texts = self.walk_lines().into_iter().map(|line| line.text).collect();
        let stays = self.walked().is_some_and(|it| self.standing(it.id) == Standing::Paused);
        let elsewhere = self.walk_elsewhere().filter(|_| !stays);
        let go = elsewhere.and_then(|program| Some(Go { program, key: self.key_to(program)? }));
        (texts, go)
    }
}

/// `server.py`, and the function in it with its thread; a block of the prompt has the program's name.
fn file_of(participant: &Participant, spot: Option<&Spot>) -> String {
    let mut words = participant.walking.file.as_ref().map_or_else(|| participant.name.clone(), |file| file.name());
    let Some(spot) = spot else { return words };
    if spot.depth > 0 && !spot.function.starts_with('<') {
        words.push_str(&format!(" {}()", spot.function));
    }
    if let Some(thread) = &spot.thread {
        words.push_str(&format!(" [{}]", short_name(thread)));
    }
    words
}

/// A thread's name without the function that Python writes behind it: it is said by itself.
pub fn short_name(thread: &str) -> &str {
    thread.split_once(" (").map_or(thread, |(name, _)| name)
}

/// A line of code without the comment behind it: what follows a `#` after two blanks, as Python's own style has it. In a
/// text that would be rare, and only what is shown is shorter then.
pub fn without_comment(code: &str) -> &str {
    match code.find("  #") {
        Some(at) if !code[..at].trim().is_empty() => code[..at].trim_end(),
        _ => code,
    }
}

/// The call on a socket that a line makes first, as it is written: `.accept(`. It may turn out otherwise, and what is said
/// is said of what is written.
fn call_in(code: &str) -> Option<&'static str> {
    let code = code.split('#').next().unwrap_or_default();
    // A definition calls nothing yet.
    if code.starts_with("def ") || code.starts_with("class ") || code.starts_with("import ") {
        return None;
    }
    let found = STOPS.iter().filter_map(|call| Some((code.find(&format!(".{call}("))?, *call)));
    found.min_by_key(|(at, _)| *at).map(|(_, call)| call)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_call_of_a_line_is_the_one_that_is_written_first() {
        assert_eq!(call_in("conn, addr = s.accept()"), Some("accept"));
        assert_eq!(call_in("s.sendall(c.recv(10))"), Some("sendall"));
        assert_eq!(call_in("data = b'.'  # s.recv(1)"), None);
        assert_eq!(call_in("with socket.socket() as s:"), Some("socket"));
        assert_eq!(call_in("sendall(1)"), None);
    }

    #[test]
    fn a_comment_behind_code_is_left_out_and_one_alone_is_not() {
        assert_eq!(without_comment("PORT = 5  # any"), "PORT = 5");
        assert_eq!(without_comment("    # any"), "    # any");
        assert_eq!(without_comment("a = b'#'"), "a = b'#'");
    }
}
