use proptest::prelude::*;

use super::*;

fn any_pieces() -> impl Strategy<Value = Pieces> {
    prop_oneof![Just(Pieces::Bytes), any::<u64>().prop_map(|seed| Pieces::Random { seed }), Just(Pieces::Joined)]
}

/// What comes in: so many bytes, so many milliseconds after what came before.
type Chunk = (Vec<u8>, u64);

/// Drives a cutter as the relay does. `takes`: how many bytes the kernel takes of a send, turn about. Gives the pieces
/// with the time at which each was ready.
fn drive(cutter: &mut Cutter, chunks: &[Chunk], takes: &[usize]) -> Vec<(Vec<u8>, u64)> {
    let mut arrivals = Vec::new();
    let mut time = 0;
    for (bytes, after) in chunks {
        time += after;
        arrivals.extend(bytes.iter().map(|byte| (time, *byte)));
    }
    let (mut now, mut taken, mut out) = (0, 0, Vec::new());
    for turn in 0.. {
        assert!(turn < 1_000_000, "it does not end: {cutter:?}");
        let here = arrivals[taken..].iter().take_while(|(time, _)| *time <= now).count().min(cutter.room());
        if here > 0 {
            let bytes: Vec<u8> = arrivals[taken..taken + here].iter().map(|(_, byte)| *byte).collect();
            cutter.put(&bytes, now);
            taken += here;
        } else if taken == arrivals.len() && !cutter.ended {
            cutter.end();
        }
        let coming = arrivals.get(taken).map(|(time, _)| *time).filter(|_| cutter.room() > 0);
        match cutter.next(now) {
            Next::End => return out,
            Next::More => now = coming.expect("it waits for bytes that never come").max(now),
            Next::Wait(due) => {
                assert!(due > now && due <= now + u64::from(Splitting::LONGEST), "{now} {due}");
                now = coming.map_or(due, |coming| due.min(coming.max(now)));
            }
            Next::Send(count) => {
                assert!(count > 0);
                let takes = takes.get(out.len() % takes.len().max(1)).copied().unwrap_or(usize::MAX);
                let count = count.min(takes.max(1));
                out.push((cutter.kept()[..count].to_vec(), now));
                cutter.passed(count, now);
            }
        }
    }
    unreachable!()
}

fn whole(pieces: &[(Vec<u8>, u64)]) -> Vec<u8> {
    pieces.iter().flat_map(|(bytes, _)| bytes.iter().copied()).collect()
}

proptest! {
    #[test]
    fn what_comes_out_is_what_went_in(
        pieces in any_pieces(),
        pause in any::<u16>(),
        way in 0u64..2,
        chunks in prop::collection::vec((prop::collection::vec(any::<u8>(), 0..3000), 0u64..700), 0..8),
        takes in prop::collection::vec(1usize..5000, 0..4),
    ) {
        let mut cutter = Cutter::new(Splitting { pieces, pause }, way);
        let out = drive(&mut cutter, &chunks, &takes);
        let sent: Vec<u8> = chunks.iter().flat_map(|(bytes, _)| bytes.iter().copied()).collect();
        prop_assert!(whole(&out) == sent, "lost, doubled or out of order");
        prop_assert_eq!(cutter.kept().len(), 0);
        if pieces == Pieces::Bytes {
            prop_assert!(out.iter().all(|(bytes, _)| bytes.len() == 1));
        }
    }

    #[test]
    fn it_never_keeps_more_than_its_bound(pieces in any_pieces(), size in 0usize..40_000) {
        let mut cutter = Cutter::new(Splitting::new(pieces), 0);
        let room = cutter.room();
        prop_assert!(room <= BUFFER);
        cutter.put(&vec![7; size.min(room)], 0);
        prop_assert_eq!(cutter.room(), room - size.min(room));
        cutter.end();
        prop_assert_eq!(cutter.room(), 0);
    }
}

fn sizes(seed: u64, way: u64, bytes: &[u8]) -> Vec<usize> {
    let mut cutter = Cutter::new(Splitting::new(Pieces::Random { seed }), way);
    drive(&mut cutter, &[(bytes.to_vec(), 0)], &[]).iter().map(|(bytes, _)| bytes.len()).collect()
}

#[test]
fn the_same_seed_cuts_the_same_and_another_does_not() {
    let text = [b'x'; 200];
    assert_eq!(sizes(1, 0, &text), sizes(1, 0, &text));
    assert_ne!(sizes(1, 0, &text), sizes(2, 0, &text));
    assert_ne!(sizes(1, 0, &text), sizes(1, 1, &text), "both ways of a connection");
    for seed in [0, 1, 2, u64::MAX] {
        assert!(sizes(seed, 0, &text).len() > 1, "seed {seed} cut nothing");
    }
}

#[test]
fn random_pieces_join_what_comes_apart() {
    let apart: Vec<Chunk> = (0..60).map(|_| (vec![1], 5)).collect();
    let mut cutter = Cutter::new(Splitting::new(Pieces::Random { seed: 1 }), 0);
    let out = drive(&mut cutter, &apart, &[]);
    assert!(out.len() < 60 && out.iter().any(|(bytes, _)| bytes.len() > 1), "{out:?}");
}

#[test]
fn bytes_go_one_by_one_with_a_pause_between_two() {
    let mut cutter = Cutter::new(Splitting { pieces: Pieces::Bytes, pause: 100 }, 0);
    let out = drive(&mut cutter, &[(b"hola".to_vec(), 50), (b"!".to_vec(), 10_000)], &[]);
    let times: Vec<u64> = out.iter().map(|(_, time)| *time).collect();
    assert_eq!(times, [50, 150, 250, 350, 10_050]);
}

#[test]
fn what_comes_within_the_pause_goes_as_one() {
    let mut cutter = Cutter::new(Splitting { pieces: Pieces::Joined, pause: 100 }, 0);
    let chunks = [(b"uno".to_vec(), 10), (b"dos".to_vec(), 99), (b"tres".to_vec(), 1)];
    let out = drive(&mut cutter, &chunks, &[]);
    // What comes at the very end of the pause is still in it.
    assert_eq!(out, [(b"unodostres".to_vec(), 110)]);
    let mut cutter = Cutter::new(Splitting { pieces: Pieces::Joined, pause: 100 }, 0);
    let out = drive(&mut cutter, &[(b"uno".to_vec(), 0), (b"dos".to_vec(), 500)], &[]);
    assert_eq!(out.len(), 2, "{out:?}");
    // The kernel took a part of it: the rest follows at once.
    let mut cutter = Cutter::new(Splitting { pieces: Pieces::Joined, pause: 100 }, 0);
    let out = drive(&mut cutter, &[(b"abcdef".to_vec(), 0), (vec![], 900)], &[2]);
    assert_eq!(
        out.iter().map(|(bytes, time)| (bytes.len(), *time)).collect::<Vec<_>>(),
        [(2, 100), (2, 100), (2, 100)]
    );
}
