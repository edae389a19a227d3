//! What was typed at a prompt before, for the up and down arrows.

/// How many statements a prompt remembers.
pub const HISTORY_ENTRIES: usize = 500;

/// Earlier statements, and where in them the student is looking.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct History {
    entries: Vec<String>,
    at: Option<usize>,
    draft: String,
}

impl History {
    /// Remembers a statement, unless it only repeats the last one. Looking back ends.
    pub fn add(&mut self, statement: &str) {
        self.leave();
        if !statement.trim().is_empty() && self.entries.last().map(String::as_str) != Some(statement) {
            if self.entries.len() == HISTORY_ENTRIES {
                self.entries.remove(0);
            }
            self.entries.push(statement.to_owned());
        }
    }

    /// The statement before the one that is shown. `draft` is what stands on the prompt now; it is kept.
    pub fn older(&mut self, draft: &str) -> Option<&str> {
        let at = match self.at {
            None => {
                self.draft = draft.to_owned();
                self.entries.len().checked_sub(1)?
            }
            Some(at) => at.checked_sub(1)?,
        };
        self.at = Some(at);
        self.entries.get(at).map(String::as_str)
    }

    /// The statement after the one that is shown, and after the last the draft that was kept.
    pub fn newer(&mut self) -> Option<&str> {
        let at = self.at? + 1;
        if at < self.entries.len() {
            self.at = Some(at);
            self.entries.get(at).map(String::as_str)
        } else {
            self.at = None;
            Some(&self.draft)
        }
    }

    /// Ends looking back.
    pub fn leave(&mut self) {
        self.at = None;
    }

    /// Whether there is anything to look back at.
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_draft_is_there_on_the_way_back() {
        let mut history = History::default();
        assert_eq!(history.older("half"), None);
        history.add("a");
        history.add("b");
        history.add("b");
        assert_eq!(history.older("half"), Some("b"));
        assert_eq!(history.older("b"), Some("a"));
        assert_eq!(history.older("a"), None);
        assert_eq!(history.newer(), Some("b"));
        assert_eq!(history.newer(), Some("half"));
        assert_eq!(history.newer(), None);
    }

    #[test]
    fn it_is_bounded_and_keeps_the_newest() {
        let mut history = History::default();
        for number in 0..HISTORY_ENTRIES + 10 {
            history.add(&number.to_string());
        }
        assert_eq!(history.older(""), Some((HISTORY_ENTRIES + 9).to_string().as_str()));
        for _ in 0..HISTORY_ENTRIES * 2 {
            history.older("");
        }
        assert_eq!(history.newer(), Some("11"));
    }
}
