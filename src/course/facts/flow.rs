//! Which receive brought the bytes of which sends.
//!
//! A receive is often told before the `send` that fed it: a blocked reader wakes while the sender is still in the kernel.
//! So receives wait here until the sends they cover are known.

use super::fact::{Coverage, HEAD, Moved, What};
use super::record::{Flow, Message, Read, Send, WAITING};
use super::{Facts, LAST_READ, STORED, handed_over};
use crate::journal::address::Address;
use crate::journal::call::{Call, Direction, Operation, Returned, Summary};
use crate::journal::event::{Event, ProgramId};
use crate::journal::payload::Payload;
use crate::journal::projections::Projections;
use crate::journal::socket::{Kind, SocketId};

/// How many of a datagram's first bytes tell it from others.
const MESSAGE_HEAD: usize = 64;

/// How often it is counted whether too much is stored: every so many sends of one socket that nobody read.
const COUNT_EVERY: usize = 256;

impl Facts {
    /// The bytes that a call moved.
    pub(super) fn bytes(&mut self, event: &Event, call: &Call, id: SocketId, projections: &Projections, counts: bool) {
        if call.operation.sends() {
            let Some(payload) = handed_over(&call.result, call) else { return };
            let address = match &call.operation {
                Operation::SendTo { address, .. } => Some(address),
                _ => None,
            };
            if out_of_band(&call.operation) {
                self.lose(id);
                return;
            }
            self.sent(event, call.began, id, &payload, address, projections, counts);
        } else if call.operation.receives()
            && !call.operation.peeks()
            && let Ok(Returned::Moved { payload, peer, truncated }) = &call.result
        {
            if out_of_band(&call.operation) {
                self.lose(id);
                return;
            }
            self.received(event, id, payload, peer.as_ref(), *truncated, projections, counts);
        }
    }

    #[expect(clippy::too_many_arguments, reason = "one call's own data, told in one place")]
    fn sent(
        &mut self,
        event: &Event,
        began: u64,
        id: SocketId,
        payload: &Payload,
        address: Option<&Address>,
        projections: &Projections,
        counts: bool,
    ) {
        let Some(record) = self.records.get_mut(&id) else { return };
        if record.is_stream() && payload.length == 0 {
            // `send(b"")` hands nothing to the kernel.
            return;
        }
        push_echo(record, true, payload);
        let (stream, datagram) = (record.is_stream(), record.is_datagram());
        let mut far = None;
        if datagram {
            let reached = match address {
                Some(address) => projections.sockets.reachable(Kind::DGRAM, address),
                None => record.other_end.and_then(|other| projections.sockets.get(other)),
            };
            far = reached.map(|socket| (socket.program, socket.info.id));
        } else if !stream || payload.length > 0 {
            let units = if stream { payload.length } else { 1 };
            push_send(&mut record.flow, units, payload.length, 1, event.time);
        }
        let other = record.other_end;
        let moved = Moved { bytes: payload.length, calls: 1, head: head(payload, HEAD), far };
        self.push(counts, event.program, Some(id), began, What::Sent(moved));
        self.echoed(counts, event.program, id, event.time);
        self.keep_within_bounds(id);
        if let Some((_, to)) = far {
            self.deliver((event.program, id), to, payload, (began, event.time));
        } else if let Some(other) = other
            && !datagram
        {
            self.touch(other, event.time);
            self.settle(other);
        }
    }

    #[expect(clippy::too_many_arguments, reason = "one call's own data, told in one place")]
    fn received(
        &mut self,
        event: &Event,
        id: SocketId,
        payload: &Payload,
        peer: Option<&Address>,
        truncated: bool,
        projections: &Projections,
        counts: bool,
    ) {
        let sender =
            self.records.get(&id).and_then(|record| record.other_end).and_then(|other| self.records.get(&other));
        let sends = sender.map(|sender| &sender.flow);
        let Some(record) = self.records.get(&id) else { return };
        let read_before = record.flow.received;
        // An empty record is a message too; without one to be read it is the end.
        let record_waits =
            sends.is_some_and(|flow| flow.sends.iter().any(|send| send.start == read_before && send.bytes == 0));
        let empty = payload.length == 0 && !record.is_datagram() && (record.is_stream() || !record_waits);
        let datagram = record.is_datagram();
        let connected = record.other_end;
        let Some(record) = self.records.get_mut(&id) else { return };
        push_echo(record, false, payload);
        record.moved = record.moved.max(event.time);
        let units = match record.info.kind {
            Kind::STREAM => payload.length,
            _ => u64::from(!empty),
        };
        let read = Read {
            start: read_before,
            end: read_before + units,
            bytes: payload.length,
            head: head(payload, MESSAGE_HEAD),
            truncated,
            ended: event.time,
            counts,
            far_known: true,
        };
        record.flow.received += units;
        let mut moved = Moved { bytes: payload.length, calls: 1, head: head(payload, HEAD), far: None };
        let received = |moved| What::Received { moved, truncated, empty, again: false };
        if counts {
            self.last_reads.insert(event.program, shortened(payload));
        }
        if datagram {
            let taken = self.take_message(id, &read);
            moved.far = taken.as_ref().map(|(message, _)| message.from).or_else(|| {
                let known = match peer {
                    Some(address) => projections.sockets.reachable(Kind::DGRAM, address),
                    None => connected.and_then(|other| projections.sockets.get(other)),
                };
                known.map(|socket| (socket.program, socket.info.id))
            });
            let far_known = moved.far.is_some();
            self.push(counts, event.program, Some(id), event.time, received(moved));
            match taken {
                Some((message, last)) => self.covers_message(id, &read, &message, last),
                None => self.wait_for_sends(id, Read { far_known, ..read }),
            }
        } else {
            self.push(counts, event.program, Some(id), event.time, received(moved));
            if empty {
                let coverage = Coverage { empty, ..coverage_of(&read, 0) };
                self.push(counts, event.program, Some(id), event.time, What::Covered(coverage));
            } else {
                self.wait_for_sends(id, read);
                self.settle(id);
            }
        }
        self.echoed(counts, event.program, id, event.time);
    }

    /// Calls that were counted and not told one by one: their bytes are known by number alone.
    pub(super) fn summary(&mut self, event: &Event, summary: &Summary, projections: &Projections, counts: bool) {
        let id = summary.socket;
        self.refresh(id, projections, event.time);
        let Some(record) = self.records.get_mut(&id) else { return };
        let out = summary.direction == Direction::Out;
        push_echo(record, out, &summary.payload);
        record.moved = record.moved.max(event.time);
        let units = if record.is_stream() { summary.payload.length } else { summary.calls };
        let (datagram, other) = (record.is_datagram(), record.other_end);
        if out {
            push_send(&mut record.flow, units, summary.payload.length, summary.calls, event.time);
        } else {
            record.flow.received += units;
            if datagram {
                record.flow.lose_receives();
            }
        }
        if out && datagram {
            // Nobody told where each went.
            record.flow.lose_sends();
            for record in self.records.values_mut().filter(|record| record.is_datagram()) {
                record.flow.lose_receives();
            }
        }
        let moved = Moved {
            bytes: summary.payload.length,
            calls: summary.calls,
            head: head(&summary.payload, HEAD),
            far: None,
        };
        let (time, what) = match summary.direction {
            Direction::Out => (summary.began, What::Sent(moved)),
            Direction::In => (event.time, What::Received { moved, truncated: false, empty: false, again: false }),
        };
        self.push(counts, event.program, Some(id), time, what);
        self.keep_within_bounds(id);
        let reader = if out { other } else { Some(id) };
        if let Some(reader) = reader.filter(|_| !datagram) {
            self.touch(reader, event.time);
            self.settle(reader);
        }
    }

    /// Calls of a program were lost: nobody knows on which of its sockets.
    pub(super) fn lost(&mut self, program: ProgramId) {
        let all = self.records.values().filter(|record| record.program == program);
        for id in all.map(|record| record.info.id).collect::<Vec<_>>() {
            self.lose(id);
        }
        for record in self.records.values_mut().filter(|record| record.is_datagram()) {
            record.flow.lose_receives();
        }
    }

    fn lose(&mut self, id: SocketId) {
        if let Some(record) = self.records.get_mut(&id) {
            record.echo.give_up();
            record.flow.lose_sends();
            record.flow.lose_receives();
        }
    }

    fn echoed(&mut self, counts: bool, program: ProgramId, id: SocketId, time: u64) {
        if self.records.get(&id).is_some_and(|record| record.echo.is_equal()) {
            self.push(counts, program, Some(id), time, What::Echoed);
        }
    }

    fn touch(&mut self, id: SocketId, time: u64) {
        if let Some(record) = self.records.get_mut(&id) {
            record.moved = record.moved.max(time);
        }
    }

    /// Keeps what nobody has read within [`STORED`]; the socket that grows is the one that loses.
    fn keep_within_bounds(&mut self, id: SocketId) {
        let stored = |flow: &Flow| flow.sends.len() + flow.inbox.len();
        let Some(record) = self.records.get(&id) else { return };
        let own = stored(&record.flow);
        if own == 0 || !own.is_multiple_of(COUNT_EVERY) {
            return;
        }
        if self.records.values().map(|record| stored(&record.flow)).sum::<usize>() > STORED
            && let Some(record) = self.records.get_mut(&id)
        {
            record.flow.lose_sends();
            record.flow.inbox.clear();
            record.flow.inbox_unknown = true;
        }
    }

    fn wait_for_sends(&mut self, id: SocketId, read: Read) {
        let Some(record) = self.records.get_mut(&id) else { return };
        if record.flow.receives_unknown || (record.is_datagram() && record.flow.inbox_unknown) {
            return;
        }
        if record.flow.reads.len() >= WAITING {
            record.flow.reads.pop_front();
        }
        record.flow.reads.push_back(read);
    }

    /// Tells of the receives of a connection whose sends are known by now, in order.
    pub(super) fn settle(&mut self, reader: SocketId) {
        loop {
            let Some(record) = self.records.get(&reader) else { return };
            if record.is_datagram() {
                return;
            }
            let Some(sender) = record.other_end.filter(|other| self.records.contains_key(other)) else { return };
            let read = record.flow.reads.front();
            let program = record.program;
            let upto = read.map_or(record.flow.received, |read| read.start);
            let known = read.zip(self.records.get(&sender)).map(|(read, sender)| cover(&sender.flow, read));
            let told = match known {
                Some(Cover::NotYet) | None => None,
                Some(Cover::Never) => Some(None),
                Some(Cover::Known(coverage)) => Some(Some(coverage)),
            };
            if let Some(sender) = self.records.get_mut(&sender) {
                while sender.flow.sends.front().is_some_and(|send| send.end <= upto) {
                    sender.flow.sends.pop_front();
                }
            }
            let Some(told) = told else { return };
            let read = self.records.get_mut(&reader).and_then(|record| record.flow.reads.pop_front());
            if let (Some(read), Some(coverage)) = (read, told) {
                self.push(read.counts, program, Some(reader), read.ended, What::Covered(coverage));
            }
        }
    }

    /// A datagram reached a socket of the scene.
    fn deliver(&mut self, from: (ProgramId, SocketId), to: SocketId, payload: &Payload, (began, ended): (u64, u64)) {
        let Some(record) = self.records.get_mut(&to) else { return };
        record.moved = record.moved.max(ended);
        let index = record.flow.next_message;
        record.flow.next_message += 1;
        if record.flow.inbox_unknown {
            return;
        }
        let message = Message { from, bytes: payload.length, head: head(payload, MESSAGE_HEAD), index, began, ended };
        record.flow.inbox.push_back(message);
        let waiting: Vec<Read> = record.flow.reads.drain(..).collect();
        for read in waiting {
            match self.take_message(to, &read) {
                Some((message, last)) => {
                    if !read.far_known
                        && let Some(record) = self.records.get(&to)
                    {
                        let program = record.program;
                        let far = Some(message.from);
                        let moved = Moved { bytes: read.bytes, calls: 1, head: read.head.clone(), far };
                        let (truncated, empty) = (read.truncated, false);
                        let what = What::Received { moved, truncated, empty, again: true };
                        self.push(read.counts, program, Some(to), read.ended, what);
                    }
                    self.covers_message(to, &read, &message, last);
                }
                None => self.wait_for_sends(to, read),
            }
        }
        self.keep_within_bounds(to);
    }

    /// Takes the message that a receive brought out of a socket's inbox, with those before it: they were dropped. Also
    /// says whether it is the last of those sent until then.
    fn take_message(&mut self, id: SocketId, read: &Read) -> Option<(Message, bool)> {
        let flow = &mut self.records.get_mut(&id)?.flow;
        let place = flow.inbox.iter().position(|message| message.fits(read))?;
        let message = flow.inbox.drain(..=place).next_back()?;
        let last = flow.inbox.front().is_none_or(|next| next.ended > read.ended);
        Some((message, last))
    }

    fn covers_message(&mut self, id: SocketId, read: &Read, message: &Message, last: bool) {
        let Some(record) = self.records.get(&id) else { return };
        let first = message.index == record.flow.first_message_of_step;
        let program = record.program;
        let coverage = Coverage { first, last, whole_send: !read.truncated, ..coverage_of(read, 1) };
        self.push(read.counts, program, Some(id), read.ended, What::Covered(coverage));
    }
}

/// What is known of the sends that a receive covers.
enum Cover {
    NotYet,
    Never,
    Known(Coverage),
}

fn cover(flow: &Flow, read: &Read) -> Cover {
    if flow.sent < read.end {
        return if flow.sends_unknown { Cover::Never } else { Cover::NotYet };
    }
    let covered =
        || flow.sends.iter().skip_while(|send| send.end <= read.start).take_while(|send| send.start < read.end);
    let reached: u64 = covered().map(|send| send.end.min(read.end) - send.start.max(read.start)).sum();
    if reached != read.end - read.start || covered().any(|send| send.calls > 1) {
        return Cover::Never;
    }
    let (Some(one), sends) = (covered().next(), covered().count() as u64) else { return Cover::Never };
    let next = flow.sends.iter().find(|send| send.index > one.index);
    let only = sends == 1;
    Cover::Known(Coverage {
        first: only && one.index == flow.first_of_step,
        last: only && next.is_none_or(|next| next.ended > read.ended),
        whole_send: only && (one.start, one.end) == (read.start, read.end) && !read.truncated,
        ..coverage_of(read, sends)
    })
}

fn coverage_of(read: &Read, sends: u64) -> Coverage {
    let (first, last, whole_send, empty) = (false, false, false, false);
    Coverage { bytes: read.bytes, truncated: read.truncated, empty, sends, first, last, whole_send }
}

fn push_send(flow: &mut Flow, units: u64, bytes: u64, calls: u64, ended: u64) {
    let (start, index) = (flow.sent, flow.next_index);
    flow.sent += units;
    flow.next_index += calls;
    if !flow.sends_unknown {
        flow.sends.push_back(Send { start, end: flow.sent, bytes, index, ended, calls });
    }
}

fn push_echo(record: &mut super::Record, out: bool, payload: &Payload) {
    if payload.is_whole() {
        record.echo.push(out, &payload.head);
    } else {
        record.echo.give_up();
    }
}

/// Urgent bytes travel beside the stream, and `MSG_TRUNC` throws bytes of a stream away (tcp(7)): positions count neither.
fn out_of_band(operation: &Operation) -> bool {
    let (Operation::Send { flags, .. }
    | Operation::SendAll { flags, .. }
    | Operation::SendTo { flags, .. }
    | Operation::Receive { flags, .. }
    | Operation::ReceiveFrom { flags, .. }) = operation
    else {
        return false;
    };
    flags & (libc::MSG_OOB | libc::MSG_TRUNC) != 0
}

fn head(payload: &Payload, most: usize) -> Box<[u8]> {
    payload.head.get(..most).unwrap_or(&payload.head).into()
}

fn shortened(payload: &Payload) -> Payload {
    let head = payload.head.get(..LAST_READ).unwrap_or(&payload.head).to_vec();
    Payload { length: payload.length, head, tail: Vec::new() }
}
