use proptest::prelude::*;

use super::*;
use crate::journal::event::{Body, ProgramId, Stream};
use crate::journal::synthetic::Synthetic;

fn events(count: usize) -> Vec<Event> {
    Synthetic::new(7).take(count).collect()
}

fn journal(events: &[Event], limits: Limits) -> Journal {
    let mut journal = Journal::new(limits);
    for event in events {
        journal.push(event.clone());
    }
    journal
}

fn fold(events: &[Event]) -> Projections {
    let mut projections = Projections::default();
    events.iter().for_each(|event| projections.fold(event));
    projections
}

fn small(bytes: usize) -> Limits {
    Limits { events: u64::MAX, bytes }
}

#[test]
fn what_goes_in_comes_out_forwards_and_backwards() {
    let events = events(6000);
    let journal = journal(&events, Limits::default());
    assert!(journal.sealed.len() > 2, "several segments");
    let out: Vec<Event> = journal.events_from(0).map(|(_, event)| event).collect();
    assert!(out == events);
    let mut back: Vec<(u64, Event)> = journal.events_from(0).rev().collect();
    back.reverse();
    assert!(back.iter().map(|(index, _)| *index).eq(0..6000));
    assert!(back.into_iter().map(|(_, event)| event).eq(events.iter().cloned()));
    assert_eq!(journal.event(4321).as_ref(), Some(&events[4321]));
    assert_eq!(journal.events_from(5990).count(), 10);
    assert_eq!(journal.events_from(10).nth(5000).unwrap().1, events[5010]);
    assert_eq!(journal.event(6000), None);
    assert_eq!(journal.projections(), &fold(&events));
}

#[test]
fn both_ends_of_a_reading_meet() {
    let events = events(3000);
    let journal = journal(&events, Limits::default());
    let mut reading = journal.events_from(1000);
    let mut seen = Vec::new();
    while let Some((front, _)) = reading.next() {
        seen.push(front);
        seen.extend(reading.next_back().map(|(back, _)| back));
    }
    seen.sort_unstable();
    assert!(seen.into_iter().eq(1000..3000));
}

#[test]
fn memory_has_a_beginning_and_says_where() {
    let events = events(20_000);
    let journal = journal(&events, small(400_000));
    assert!(journal.evicted() > 0);
    assert_eq!(journal.first_index() + journal.len(), 20_000);
    assert!(journal.bytes() <= 400_000, "{}", journal.bytes());
    let (first, event) = journal.events_from(0).next().unwrap();
    assert_eq!((first, &event), (journal.first_index(), &events[first as usize]));
    assert_eq!(journal.projections_at(journal.first_index() - 1), None);
    assert_eq!(journal.projections_at(journal.first_index()), Some(fold(&events[..first as usize])));
    assert_eq!(journal.projections(), &fold(&events));
}

#[test]
fn checkpoints_never_take_more_than_their_share() {
    let mut journal = journal(&events(100), Limits::default());
    // Transcripts make the projections weigh more than a segment.
    for line in 0..12_000u64 {
        let text = format!("{line} {}\n", "x".repeat(500));
        let body = Body::Output { stream: Stream::Out, text };
        let program = ProgramId((line % 4) as u16);
        journal.push(Event { time: line, program, sequence: line, late: false, body });
    }
    let sealed = || journal.sealed.iter();
    let checkpoints: usize = sealed().filter_map(|segment| segment.checkpoint.as_ref()).map(|bytes| bytes.len()).sum();
    let encoded: usize = sealed().map(|segment| segment.events.len()).sum();
    assert!(journal.checkpoint_bytes > SEGMENT_BYTES, "{}", journal.checkpoint_bytes);
    assert!(checkpoints * EVENTS_PER_CHECKPOINT <= encoded + SEGMENT_BYTES, "{checkpoints} of {encoded}");
    assert!(sealed().filter(|segment| segment.checkpoint.is_some()).count() > 2);
}

#[test]
fn one_huge_event_is_kept_and_then_let_go() {
    let huge = |sequence| Event {
        time: sequence,
        program: ProgramId(0),
        sequence,
        late: false,
        body: Body::Output { stream: Stream::Out, text: "x".repeat(10 * SEGMENT_BYTES) },
    };
    let mut journal = journal(&events(10), small(15 * SEGMENT_BYTES));
    journal.push(huge(1));
    assert_eq!(journal.event(10), Some(huge(1)));
    for sequence in 2..5 {
        journal.push(huge(sequence));
    }
    assert_eq!(journal.next_index(), 14);
    assert!(journal.bytes() <= 15 * SEGMENT_BYTES);
    assert_eq!(journal.event(13), Some(huge(4)));
}

#[test]
fn an_empty_journal_has_a_beginning_too() {
    let journal = Journal::default();
    assert!(journal.is_empty());
    assert_eq!(journal.events_from(0).next(), None);
    assert_eq!(journal.events_from(5).next_back(), None);
    assert_eq!(journal.projections_at(0), Some(Projections::default()));
    assert_eq!(journal.projections_at(1), None);
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(16) })]

    #[test]
    fn any_moment_can_be_computed_again(seed in 1u64.., index in 0usize..5000) {
        let events: Vec<Event> = Synthetic::new(seed).take(5000).collect();
        let journal = journal(&events, Limits::default());
        prop_assert_eq!(journal.projections_at(index as u64), Some(fold(&events[..index])));
    }

    #[test]
    fn eviction_never_loses_the_count(
        seed in 1u64..,
        kilobytes in 1usize..600,
        most in 1u64..4000,
        count in 1usize..6000,
    ) {
        let events: Vec<Event> = Synthetic::new(seed).take(count).collect();
        let limits = Limits { events: most, bytes: kilobytes * 1024 };
        let journal = journal(&events, limits);
        prop_assert_eq!(journal.next_index(), count as u64);
        prop_assert_eq!(journal.evicted() + journal.len(), count as u64);
        prop_assert_eq!(journal.events_from(0).count() as u64, journal.len());
        prop_assert_eq!(journal.events_from(0).rev().count() as u64, journal.len());
        prop_assert!(journal.len() <= most || journal.sealed.is_empty());
        let bytes: usize = journal.sealed.iter().map(Segment::weight).sum();
        prop_assert_eq!(bytes, journal.sealed_bytes);
        let at = journal.first_index() + journal.len() / 2;
        prop_assert_eq!(journal.projections_at(at), Some(fold(&events[..at as usize])));
    }
}
