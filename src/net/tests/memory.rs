//! A recorder that keeps what it is told. `tests/interrupted_calls.rs` uses it too.

use std::collections::HashMap;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex};

use crate::journal::address::Address;
use crate::journal::call::{CallId, CallResult, Names, Operation, Returned};
use crate::journal::payload::Payload;
use crate::journal::socket::{SocketId, Truth};
use crate::kernel::signal;
use crate::net::recorder::{Begin, End, Gave, Recorder};

/// A call as the recorder was told of it.
#[derive(Clone, Debug)]
#[allow(dead_code, reason = "each of the two test programs that share this looks at other fields")]
pub struct Told {
    pub socket: Option<SocketId>,
    pub fd: i32,
    pub operation: Operation,
    pub result: CallResult,
    pub names: Option<Names>,
    pub truth: Option<Truth>,
}

/// Keeps every call, and answers for the person whether a program may leave loopback.
#[derive(Debug, Default)]
pub struct Memory {
    told: Mutex<Vec<Told>>,
    begun: Mutex<HashMap<u64, Begin>>,
    next: AtomicU64,
    /// How often a call asked whether it is to be given up: once for each EINTR.
    pub asked_to_interrupt: AtomicU64,
    /// Whether strangers' addresses are allowed.
    allows: bool,
    /// Whether every request to give up is thrown away, as by a handler that raises nothing.
    deaf: bool,
    /// The questions about strangers' addresses.
    questions: Mutex<Vec<Address>>,
}

#[allow(dead_code, reason = "each of the two test programs that share this calls other functions")]
impl Memory {
    pub fn new() -> Arc<Memory> {
        Arc::new(Memory::default())
    }

    /// A memory whose person allows everything.
    pub fn permissive() -> Arc<Memory> {
        Arc::new(Memory { allows: true, ..Memory::default() })
    }

    /// A memory that never gives a call up.
    pub fn deaf() -> Arc<Memory> {
        Arc::new(Memory { deaf: true, ..Memory::default() })
    }

    /// Every call that ended, taken out.
    pub fn take(&self) -> Vec<Told> {
        std::mem::take(&mut self.told.lock().unwrap())
    }

    /// The last call that ended.
    #[track_caller]
    pub fn last(&self) -> Told {
        self.told.lock().unwrap().last().expect("nothing was told").clone()
    }

    /// The last call of a method: on two threads another call may have been told since.
    #[track_caller]
    pub fn last_of(&self, method: &str) -> Told {
        let told = self.told.lock().unwrap();
        told.iter().rfind(|told| told.operation.name() == method).expect("it was not told").clone()
    }

    /// The addresses that a call asked leave for.
    pub fn questions(&self) -> Vec<Address> {
        self.questions.lock().unwrap().clone()
    }

    /// How many calls began and did not end.
    pub fn under_way(&self) -> usize {
        self.begun.lock().unwrap().len()
    }
}

impl Recorder for Memory {
    fn begin(&self, call: Begin) -> CallId {
        let id = self.next.fetch_add(1, Ordering::SeqCst);
        self.begun.lock().unwrap().insert(id, call);
        CallId(id)
    }

    fn end(&self, id: CallId, end: End<'_>) {
        let begun = self.begun.lock().unwrap().remove(&id.0).expect("a call ended twice, or never began");
        let result = match end.gave {
            Gave::Returned(value) => Ok(value),
            Gave::Moved { bytes, peer, truncated } => {
                Ok(Returned::Moved { payload: Payload::of(bytes), peer, truncated })
            }
            Gave::Failed(failure) => Err(failure),
        };
        let Begin { socket, fd, operation } = begun;
        let told = Told { socket, fd, operation, result, names: end.names, truth: end.truth };
        self.told.lock().unwrap().push(told);
    }

    fn record(&self, call: Begin, _began: u64, end: End<'_>) {
        let id = self.begin(call);
        self.end(id, end);
    }

    fn take_interrupt(&self) -> bool {
        self.asked_to_interrupt.fetch_add(1, Ordering::SeqCst);
        signal::take_interrupt() && !self.deaf
    }

    fn permits(&self, _operation: &Operation, address: &Address) -> bool {
        self.questions.lock().unwrap().push(address.clone());
        self.allows
    }

    fn reach(&self) -> crate::kernel::lookup::Reach {
        crate::kernel::lookup::Reach::ThisMachine
    }
}
