//! The recorder of a program of the lab: calls go to the outbox, strangers' addresses to the gate.

use std::sync::Arc;

use super::gate::Gate;
use super::outbox::Outbox;
use super::walker::Walker;
use crate::console::lock::Lock;
use crate::journal::address::Address;
use crate::journal::call::{CallId, Operation};
use crate::kernel::lookup::Reach;
use crate::kernel::signal;
use crate::net::recorder::{Begin, End, Recorder};

/// Reports to the lab.
pub struct LabRecorder {
    outbox: Arc<Outbox>,
    gate: Arc<Gate>,
    /// The interpreter's lock, let go around system calls; a server has none.
    lock: Option<Arc<Lock>>,
    /// Who may hold a console program before a call.
    walker: Option<Arc<Walker>>,
}

impl LabRecorder {
    /// A recorder for a server of ours.
    pub fn new(outbox: Arc<Outbox>, gate: Arc<Gate>) -> LabRecorder {
        LabRecorder { outbox, gate, lock: None, walker: None }
    }

    /// A recorder for a console program, with its interpreter's lock and what walks it.
    pub fn of_console(outbox: Arc<Outbox>, gate: Arc<Gate>, lock: Arc<Lock>, walker: Arc<Walker>) -> LabRecorder {
        LabRecorder { outbox, gate, lock: Some(lock), walker: Some(walker) }
    }
}

impl Recorder for LabRecorder {
    fn begin(&self, call: Begin) -> CallId {
        let spot = self.walker.as_ref().and_then(|walker| walker.before_call(&call.operation));
        let id = self.outbox.begin_at(call, spot);
        if let Some(lock) = &self.lock {
            lock.release();
        }
        id
    }

    fn end(&self, id: CallId, end: End<'_>) {
        self.outbox.end(id, end);
        if let Some(lock) = &self.lock {
            lock.acquire();
        }
    }

    fn record(&self, call: Begin, began: u64, end: End<'_>) {
        self.outbox.record(call, began, end);
    }

    fn take_interrupt(&self) -> bool {
        signal::take_interrupt()
    }

    fn permits(&self, operation: &Operation, address: &Address) -> bool {
        if let Some(lock) = &self.lock {
            lock.release();
        }
        // The interruption is only looked at here: the call itself then takes it and raises.
        let permitted = self.gate.permits(operation, address, signal::interrupt_pending);
        if let Some(lock) = &self.lock {
            lock.acquire();
        }
        permitted
    }

    fn reach(&self) -> Reach {
        self.gate.reach()
    }
}
