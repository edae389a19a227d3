//! What the kernel holds, in words: a line for each socket whose row changed.

use std::collections::BTreeMap;

use crate::i18n::I18n;
use crate::i18n::python::python_address;
use crate::journal::address::Address;
use crate::journal::event::Role;
use crate::journal::projections::Projections;
use crate::journal::projections::programs::Program;
use crate::journal::projections::sockets::{Socket, Stage};
use crate::journal::socket::{Kind, SocketId, TcpState};

/// What was said last of each socket.
#[derive(Clone, Debug, Default)]
pub struct Kernel {
    said: BTreeMap<SocketId, Row>,
}

/// What there is to say of a socket.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Row {
    whose: String,
    form: &'static str,
    local: String,
    peer: String,
    /// TCP's state, once the kernel was asked.
    state: Option<&'static str>,
    unread: u32,
    /// What is unread is the next message alone: the kernel does not say how many wait.
    messages: bool,
    waiting: u32,
    gone: bool,
}

impl Kernel {
    /// Another scene: nothing was said of it.
    pub fn clear(&mut self) {
        self.said.clear();
    }

    /// What changed since it was asked last, a line each.
    pub fn news(&mut self, i18n: &I18n, projections: &Projections, programs: &[&Program]) -> Vec<String> {
        let mut lines = Vec::new();
        for program in programs {
            for socket in projections.sockets.by_id.values().filter(|socket| socket.program == program.id) {
                let row = row(program, socket);
                let said = self.said.get(&socket.info.id);
                if said.is_none_or(|said| *said != row) {
                    lines.extend(line(i18n, said, &row));
                    self.said.insert(socket.info.id, row);
                }
            }
        }
        lines
    }
}

fn row(program: &Program, socket: &Socket) -> Row {
    let open = !socket.descriptors.is_empty();
    let names: Vec<&str> = program.names_of(socket.info.id).filter(|name| *name != "_").collect();
    let whose = match (names.is_empty(), socket.descriptors.first()) {
        (false, _) => format!("{} {}", program.name, names.join(", ")),
        (true, Some(fd)) => format!("{} fd {fd}", program.name),
        (true, None) => format!("{} fd {}", program.name, socket.info.fd),
    };
    let form = match socket.stage {
        Stage::Listening => "text-kernel-listens",
        Stage::Connected if socket.info.kind == Kind::DGRAM => "text-kernel-sends-to",
        // Both ends without a name: a socketpair's.
        Stage::Connected if [&socket.names.local, &socket.names.peer].into_iter().all(is_nowhere) => {
            "text-kernel-joined"
        }
        Stage::Connected => "text-kernel-connected",
        Stage::Bound => "text-kernel-bound",
        Stage::Fresh => "text-kernel-fresh",
        Stage::Closed | Stage::Gone => "text-kernel-closed",
    };
    let address = |address: &Option<Address>| {
        let said = address.as_ref().map(python_address).unwrap_or_default();
        // As Python shows the address of a Unix socket without a name.
        if said.is_empty() { "\"\"".to_owned() } else { said }
    };
    Row {
        whose,
        form,
        local: address(&socket.names.local),
        peer: address(&socket.names.peer),
        state: socket.truth.state.map(TcpState::name).filter(|_| form == "text-kernel-connected"),
        unread: if open { socket.truth.unread.unwrap_or(0) } else { 0 },
        messages: socket.info.kind.keeps_boundaries(),
        waiting: socket.truth.accept_queue.filter(|_| open).map_or(0, |queue| queue.waiting),
        gone: !open,
    }
}

/// Whether nothing can be said of an address.
fn is_nowhere(address: &Option<Address>) -> bool {
    matches!(address, None | Some(Address::Unnamed))
}

fn line(i18n: &I18n, said: Option<&Row>, row: &Row) -> Option<String> {
    let unread = || match (row.unread, row.messages) {
        (0, true) => i18n.tr("text-kernel-nothing"),
        (bytes, true) => i18n.tr_with("text-kernel-next", &[("bytes", &bytes.to_string())]),
        (bytes, false) => i18n.tr_with("text-kernel-unread", &[("bytes", &bytes.to_string())]),
    };
    let waiting = || i18n.tr_count("text-kernel-waiting", u64::from(row.waiting), &[]);
    // The kernel's first word on a state is no change of it.
    let same_state = |said: &Row| said.state == row.state || said.state.is_none() || row.state.is_none();
    let same = |said: &Row| said.form == row.form && said.local == row.local && said.peer == row.peer;
    let same_form = said.is_some_and(|said| same(said) && said.gone == row.gone && same_state(said));
    let mut parts = Vec::new();
    if !same_form {
        // A socket that came and went between two looks is not worth a line.
        if row.gone && said.is_none() {
            return None;
        }
        let id = if row.state.is_some() { "text-kernel-tcp" } else { row.form };
        let state = row.state.unwrap_or_default();
        parts.push(i18n.tr_with(id, &[("local", &row.local), ("peer", &row.peer), ("state", state)]));
    }
    if row.unread != said.map_or(0, |said| said.unread) && !row.gone {
        parts.push(unread());
    }
    if row.waiting != said.map_or(0, |said| said.waiting) && !row.gone {
        parts.push(waiting());
    }
    if parts.is_empty() {
        return None;
    }
    Some(i18n.tr_with("text-kernel", &[("what", &parts.join(", ")), ("whose", &row.whose)]))
}

/// The programs whose sockets are told: consoles first, then servers of ours.
pub fn told(projections: &Projections) -> Vec<&Program> {
    let all = projections.programs.by_id.values();
    let (mut consoles, servers): (Vec<&Program>, Vec<&Program>) =
        all.partition(|program| program.role == Role::Console);
    consoles.extend(servers);
    consoles
}
