//! The gate to everything beyond loopback: it asks the person, through the lab, and remembers a yes.

use std::sync::{Arc, Condvar, Mutex, PoisonError};
use std::time::Duration;

use super::wire::FromProgram;
use super::writer::Channel;
use crate::journal::address::Address;
use crate::journal::call::Operation;
use crate::kernel::lookup::Reach;

/// How often a waiting call looks whether it was interrupted.
const INTERRUPT_POLL: Duration = Duration::from_millis(50);

/// Who may pass.
#[derive(Debug)]
pub struct Gate {
    only_loopback: bool,
    channel: Arc<Channel>,
    answer: Mutex<Answer>,
    answered: Condvar,
}

#[derive(Debug, Default)]
struct Answer {
    /// Addresses the person has allowed, by host: a second connect to the same host is not asked again.
    allowed: Vec<Address>,
    pending: Option<bool>,
}

impl Gate {
    /// A gate that asks over `channel`, or refuses without asking.
    pub fn new(only_loopback: bool, channel: Arc<Channel>) -> Gate {
        Gate { only_loopback, channel, answer: Mutex::default(), answered: Condvar::new() }
    }

    /// Whether the call may go on. Blocks until the person answers or the call is interrupted.
    pub fn permits(&self, operation: &Operation, address: &Address, mut interrupted: impl FnMut() -> bool) -> bool {
        if self.only_loopback {
            return false;
        }
        let host = host_of(address);
        let mut answer = self.answer.lock().unwrap_or_else(PoisonError::into_inner);
        if answer.allowed.contains(&host) {
            return true;
        }
        answer.pending = None;
        let question = FromProgram::PermissionAsked { operation: operation.clone(), address: address.clone() };
        if self.channel.send(&question).is_err() {
            return false;
        }
        loop {
            if let Some(allowed) = answer.pending.take() {
                if allowed {
                    answer.allowed.push(host);
                }
                return allowed;
            }
            if interrupted() {
                return false;
            }
            answer = self.answered.wait_timeout(answer, INTERRUPT_POLL).unwrap_or_else(PoisonError::into_inner).0;
        }
    }

    /// Whom the program may ask for the addresses of names.
    pub fn reach(&self) -> Reach {
        Reach::within(self.only_loopback)
    }

    /// The person's answer.
    pub fn answer(&self, allowed: bool) {
        self.answer.lock().unwrap_or_else(PoisonError::into_inner).pending = Some(allowed);
        self.answered.notify_all();
    }
}

/// An address without its port.
fn host_of(address: &Address) -> Address {
    match address {
        Address::Inet { ip, .. } => Address::Inet { ip: *ip, port: 0 },
        Address::Inet6 { ip, scope, .. } => Address::Inet6 { ip: *ip, port: 0, flow: 0, scope: *scope },
        other => other.clone(),
    }
}
