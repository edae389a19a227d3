//! Standard input of a program of the lab: `input()` asks the person, and waits until a line is typed.

use std::io;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread::{self, ThreadId};

use super::outbox::Outbox;
use super::walker::Walker;
use crate::journal::event::Body;
use crate::kernel::bell::Bell;
use crate::kernel::signal;

/// Where a program's threads wait for lines.
pub struct Input {
    outbox: Arc<Outbox>,
    walker: Arc<Walker>,
    /// The thread that a Ctrl-C is for: the others wait on, as in Python.
    main: ThreadId,
    state: Mutex<State>,
    bell: Bell,
}

#[derive(Debug, Default)]
struct State {
    /// A thread has asked; others wait for their turn.
    asks: bool,
    /// What was typed for it: a line without its end, or the end of the input.
    answer: Option<Option<String>>,
}

impl Input {
    /// For the program whose main thread calls this.
    pub fn of_main_thread(outbox: Arc<Outbox>, walker: Arc<Walker>) -> Input {
        Input { outbox, walker, main: thread::current().id(), state: Mutex::default(), bell: Bell::default() }
    }

    /// Asks for a line, and waits for it: the line with its end, or nothing at the end of the input. Call it with the
    /// interpreter lock given away.
    ///
    /// # Errors
    /// `Interrupted` by a Ctrl-C, on the main thread.
    pub fn read_line(&self) -> io::Result<Option<String>> {
        self.walker.before_input();
        self.wait(|state| {
            if state.asks {
                return None;
            }
            *state = State { asks: true, answer: None };
            // Told under the lock: an answer that is quicker than this thread finds it asking.
            self.outbox.tell(Body::Asked);
            Some(())
        })?;
        let answer = self.wait(|state| state.answer.take());
        let line = answer.as_ref().ok().cloned().flatten();
        let mut state = self.state();
        *state = State::default();
        self.outbox.tell(Body::Answered { line });
        drop(state);
        // Whoever waits for its turn has it now.
        self.bell.ring();
        answer.map(|line| line.map(|line| line + "\n"))
    }

    /// The person typed a line, or ended the input. What nobody asked for is dropped: it was meant for a question that
    /// was given up meanwhile.
    pub fn answer(&self, line: Option<String>) {
        let mut state = self.state();
        if !state.asks || state.answer.is_some() {
            return;
        }
        // A line ends where it ends, whatever was sent.
        state.answer = Some(line.map(|line| line.split('\n').next().unwrap_or_default().to_owned()));
        drop(state);
        self.bell.ring();
    }

    /// Sleeps until `ready` gives something.
    fn wait<T>(&self, ready: impl Fn(&mut State) -> Option<T>) -> io::Result<T> {
        let hears = thread::current().id() == self.main;
        loop {
            let seen = self.bell.rung();
            if let Some(found) = ready(&mut self.state()) {
                return Ok(found);
            }
            if hears && signal::interrupt_pending() {
                return Err(io::ErrorKind::Interrupted.into());
            }
            self.bell.wait(seen);
        }
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::console::lock::Lock;
    use crate::journal::event::{Event, ProgramId};

    fn input() -> (Arc<Input>, Arc<Outbox>) {
        let outbox = Arc::new(Outbox::new(ProgramId(1)));
        let walker = Arc::new(Walker::new(outbox.clone(), Arc::new(Lock::new())));
        (Arc::new(Input::of_main_thread(outbox.clone(), walker)), outbox)
    }

    /// Waits until so many lines were asked for in all.
    fn asked(outbox: &Outbox, events: &mut Vec<Event>, times: usize) {
        while events.iter().filter(|event| event.body == Body::Asked).count() < times {
            events.extend(outbox.take().expect("it is open"));
        }
    }

    #[test]
    fn what_nobody_asked_for_is_dropped_and_of_two_answers_the_first_counts() {
        let (input, outbox) = input();
        input.answer(Some("early".into()));
        let asker = input.clone();
        let asks = thread::spawn(move || asker.read_line());
        let mut events = Vec::new();
        asked(&outbox, &mut events, 1);
        input.answer(Some("año\nrest".into()));
        input.answer(Some("late".into()));
        assert_eq!(asks.join().unwrap().unwrap().as_deref(), Some("año\n"));
        outbox.close();
        events.extend(std::iter::from_fn(|| outbox.take()).flatten());
        let bodies: Vec<Body> = events.into_iter().map(|event| event.body).collect();
        assert_eq!(bodies, [Body::Asked, Body::Answered { line: Some("año".into()) }]);
    }

    #[test]
    fn one_thread_asks_at_a_time_and_each_has_its_line() {
        let (input, outbox) = input();
        let threads: Vec<_> = (0..3)
            .map(|_| {
                let asker = input.clone();
                thread::spawn(move || asker.read_line())
            })
            .collect();
        let mut events = Vec::new();
        for (times, line) in [Some("a"), None, Some("")].into_iter().enumerate() {
            asked(&outbox, &mut events, times + 1);
            assert_eq!(events.iter().filter(|event| event.body == Body::Asked).count(), times + 1);
            input.answer(line.map(str::to_owned));
        }
        let mut lines: Vec<_> = threads.into_iter().map(|thread| thread.join().unwrap().unwrap()).collect();
        lines.sort();
        assert_eq!(lines, [None, Some("\n".to_owned()), Some("a\n".to_owned())]);
    }
}
