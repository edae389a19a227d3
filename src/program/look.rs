//! What the lab cannot ask the kernel from outside, asked by this program of its own descriptors.

use std::sync::Arc;
use std::sync::mpsc::{self, Receiver, Sender};
use std::thread;

use super::wire::{FromProgram, Looked};
use super::writer::Channel;
use crate::kernel::{clock, truth};

/// Answers looks on a thread of its own, made for the first one: the interpreter may wait in the kernel, on one of these
/// very sockets, and the control thread must go on hearing while the way to the lab is full.
#[derive(Debug)]
pub struct Looker {
    channel: Arc<Channel>,
    questions: Option<Sender<Vec<Looked>>>,
}

impl Looker {
    /// One that answers by `channel`.
    pub fn new(channel: Arc<Channel>) -> Looker {
        Looker { channel, questions: None }
    }

    /// Has these sockets looked at. Without a thread there is no answer, and everything else goes on.
    pub fn look(&mut self, sockets: Vec<Looked>) {
        let questions = self.questions.get_or_insert_with(|| {
            let (questions, asked) = mpsc::channel();
            let channel = self.channel.clone();
            let _ = thread::Builder::new()
                .name("looks".into())
                .stack_size(256 * 1024)
                .spawn(move || answer(&asked, &channel));
            questions
        });
        let _ = questions.send(sockets);
    }
}

fn answer(asked: &Receiver<Vec<Looked>>, channel: &Channel) {
    while let Ok(sockets) = asked.recv() {
        if channel.send(&see(&sockets)).is_err() {
            return;
        }
    }
}

/// What the kernel says of these sockets by their descriptors. What a descriptor no longer leads to is left out.
fn see(sockets: &[Looked]) -> FromProgram {
    let time = clock::now();
    let see = |looked: &Looked| {
        let truth = truth::closely(looked.fd, looked.socket, looked.family, looked.kind)?;
        Some((looked.socket, truth))
    };
    FromProgram::Seen { time, truths: sockets.iter().filter_map(see).collect() }
}

#[cfg(test)]
#[cfg(target_os = "linux")]
mod tests {
    use super::*;
    use crate::journal::address::Address;
    use crate::journal::socket::{Family, Kind, Protocol, SocketInfo, TcpState, Truth};
    use crate::journal::truth::Source;
    use crate::net::{recorder::Silent, socket::Socket};

    fn socket(family: Family, kind: Kind) -> Socket {
        Socket::new(Arc::new(Silent::new(true)), family, kind, Protocol(0)).unwrap()
    }

    fn looked(info: &SocketInfo) -> Looked {
        Looked { socket: info.id, fd: info.fd, family: info.family, kind: info.kind }
    }

    fn seen(sockets: &[&Socket]) -> Vec<Truth> {
        let asked: Vec<Looked> = sockets.iter().map(|socket| looked(socket.info())).collect();
        let FromProgram::Seen { truths, .. } = see(&asked) else { panic!("no answer to a look") };
        truths.into_iter().map(|(_, truth)| truth).collect()
    }

    #[test]
    fn a_reused_descriptor_is_never_told_for_the_socket_it_was() {
        let first = socket(Family::INET, Kind::STREAM);
        let asked = looked(first.info());
        first.close().unwrap();
        // Whoever has the number now (other tests run beside this one), it is not that socket.
        let mut taken: Vec<Socket> = Vec::new();
        while taken.len() < 64 && taken.iter().all(|socket| socket.fileno() != asked.fd) {
            taken.push(socket(Family::INET, Kind::DGRAM));
        }
        assert!(matches!(see(&[asked]), FromProgram::Seen { truths, .. } if truths.is_empty()));
    }

    #[test]
    fn a_descriptor_tells_what_no_table_lists() {
        let fresh = socket(Family::INET, Kind::STREAM);
        let truth = &seen(&[&fresh])[0];
        let details = truth.details.clone().unwrap();
        assert_eq!((truth.state, details.source), (Some(TcpState::Close), Source::Program));
        assert!(details.memory.unwrap().receive_limit > 0);
        assert_eq!((details.tcp, details.timer, details.unsent, details.peer), (None, None, None, None));
        let listener = socket(Family::INET, Kind::STREAM);
        listener.bind(&Address::Inet { ip: std::net::Ipv4Addr::LOCALHOST, port: 0 }).unwrap();
        listener.listen(3).unwrap();
        fresh.connect(&listener.local_name().unwrap()).unwrap();
        fresh.send(b"hola", 0).unwrap();
        let (accepted, _) = listener.accept().unwrap();
        let truths = seen(&[&listener, &fresh, &accepted]);
        assert_eq!(truths[0].accept_queue.map(|queue| queue.limit), Some(3));
        assert!(truths[1].details.as_ref().unwrap().tcp.unwrap().rtt.is_some());
        assert_eq!(truths[2].unread, Some(4));
    }

    #[test]
    fn both_ends_of_a_unix_connection_know_who_made_the_other() {
        let (one, other) = Socket::pair(Arc::new(Silent::new(true)), Family::UNIX, Kind::STREAM, Protocol(0)).unwrap();
        let own = std::process::id() as i32;
        for truth in seen(&[&one, &other]) {
            assert_eq!(truth.details.unwrap().peer.map(|peer| peer.pid), Some(own));
        }
        let alone = socket(Family::UNIX, Kind::STREAM);
        assert_eq!(seen(&[&alone])[0].details.as_ref().unwrap().peer, None);
        let datagrams = socket(Family::UNIX, Kind::DGRAM);
        assert_eq!(seen(&[&datagrams])[0].details.as_ref().unwrap().peer, None);
        // A listener has no other end, though the kernel has an answer for whoever asks it.
        let folder = tempfile::tempdir().unwrap();
        alone.bind(&Address::Path(folder.path().join("uno").into_os_string().into_encoded_bytes())).unwrap();
        alone.listen(1).unwrap();
        assert_eq!(seen(&[&alone])[0].details.as_ref().unwrap().peer, None);
    }
}
