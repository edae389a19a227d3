//! Whether a server may open an address that others can reach, asked in words.

use std::io::{BufRead, Write};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use super::line::endpoint;
use crate::i18n::I18n;
use crate::journal::address::Address;
use crate::kernel::lookup::Reach;

/// Why an address was refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Refusal {
    /// `ENCHUFE_SOLO_LOOPBACK=1`.
    OnlyLoopback,
    /// There is nobody to ask, and `--si` was not given.
    NobodyToAsk,
    /// The person said no.
    SaidNo,
}

/// Who is asked.
pub(super) struct Permission {
    i18n: Arc<I18n>,
    only_loopback: bool,
    yes: bool,
    state: Mutex<State>,
}

struct State {
    errors: Box<dyn Write + Send>,
    person: Option<Box<dyn BufRead + Send>>,
    refusal: Option<Refusal>,
}

impl Permission {
    pub(super) fn new(
        i18n: Arc<I18n>,
        errors: Box<dyn Write + Send>,
        person: Option<Box<dyn BufRead + Send>>,
        only_loopback: bool,
        yes: bool,
    ) -> Permission {
        Permission { i18n, only_loopback, yes, state: Mutex::new(State { errors, person, refusal: None }) }
    }

    /// Whom the server may ask for the address of a name.
    pub(super) fn reach(&self) -> Reach {
        Reach::within(self.only_loopback)
    }

    /// Whether a server may listen at an address beyond loopback.
    pub(super) fn permits(&self, address: &Address) -> bool {
        let mut state = self.state();
        let refusal = if self.only_loopback {
            Some(Refusal::OnlyLoopback)
        } else if self.yes {
            None
        } else {
            self.ask(&mut state, address)
        };
        state.refusal = refusal;
        refusal.is_none()
    }

    fn ask(&self, state: &mut State, address: &Address) -> Option<Refusal> {
        let Some(person) = &mut state.person else { return Some(Refusal::NobodyToAsk) };
        let question = self.i18n.tr_with("server-ask-open", &[("address", &endpoint(address))]);
        // An unwritable question is answered by nobody, and that is a no.
        let _ = write!(state.errors, "{question} ").and_then(|()| state.errors.flush());
        let mut answer = String::new();
        if person.read_line(&mut answer).is_err() {
            return Some(Refusal::SaidNo);
        }
        // Either language's word, whatever the language of the question.
        let answer = answer.trim().to_lowercase();
        let is_yes = self.i18n.tr("server-yes-words").split(' ').any(|word| word == answer);
        (!is_yes).then_some(Refusal::SaidNo)
    }

    /// Why the last address was refused.
    pub(super) fn refusal(&self) -> Option<Refusal> {
        self.state().refusal
    }

    /// Tells a problem.
    pub(super) fn say(&self, sentence: &str) {
        // There is nowhere left to say that this could not be said.
        let _ = writeln!(self.state().errors, "{sentence}");
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
