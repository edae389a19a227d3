use super::*;
use crate::journal::call::{CallResult, Failure};
use crate::journal::projections::Projections;
use crate::journal::scene::{Held, Scene, loopback};
use crate::journal::socket::{Family, Truth};
use TcpState::*;

const CLIENT: ProgramId = ProgramId(1);
const SERVER: ProgramId = ProgramId(2);

fn say(scene: &mut Scene, held: &Held, state: TcpState) {
    scene.sample(held, Some(Truth { state: Some(state), unread: Some(0), ..Truth::default() }));
}

/// A connection of which the kernel told both ends once.
fn connected(scene: &mut Scene) -> (Held, Held) {
    let listener = scene.listener(SERVER, Family::INET, Kind::STREAM, loopback(40_000));
    say(scene, &listener, Listen);
    let (client, server) = scene.connection(CLIENT, &listener);
    say(scene, &client, Established);
    say(scene, &server, Established);
    (client, server)
}

fn folded(scene: &mut Scene) -> Projections {
    let mut all = Projections::default();
    scene.take().iter().for_each(|event| all.fold(event));
    all
}

/// `SYN_SENT? ESTABLISHED`: a question mark behind what was passed unseen.
fn told(all: &Projections, held: &Held) -> String {
    let steps = all.states.way(held.info.id).into_iter().flat_map(|way| &way.steps);
    let names: Vec<String> =
        steps.map(|step| format!("{}{}", step.state.name(), if step.seen { "" } else { "?" })).collect();
    names.join(" ")
}

fn causes(all: &Projections, held: &Held) -> Vec<Option<(DeedKind, ProgramId)>> {
    let steps = all.states.way(held.info.id).into_iter().flat_map(|way| &way.steps);
    let cause = |step: &Step| match step.cause {
        Cause::Deed(deed) => Some((deed.what, deed.program)),
        _ => None,
    };
    steps.map(cause).collect()
}

#[test]
fn a_connection_opens_by_the_client_and_each_end_tells_its_own_way() {
    let mut scene = Scene::new();
    let (client, server) = connected(&mut scene);
    let all = folded(&mut scene);
    assert_eq!(told(&all, &client), "SYN_SENT? ESTABLISHED");
    assert_eq!(told(&all, &server), "SYN_RECV? ESTABLISHED");
    let connect = Some((DeedKind::Connect, CLIENT));
    assert_eq!(causes(&all, &client), [connect, None]);
    assert_eq!(causes(&all, &server), [connect, connect], "the server's program did nothing for it");
}

#[test]
fn who_closes_first_waits_and_who_closes_last_confirms() {
    let mut scene = Scene::new();
    let (client, server) = connected(&mut scene);
    scene.close(&client);
    say(&mut scene, &client, FinWait2);
    say(&mut scene, &server, CloseWait);
    scene.close(&server);
    scene.sample(&server, None);
    say(&mut scene, &client, TimeWait);
    scene.wait(60_000_000_000);
    scene.sample(&client, None);
    let all = folded(&mut scene);
    assert_eq!(told(&all, &client), "SYN_SENT? ESTABLISHED FIN_WAIT1? FIN_WAIT2 TIME_WAIT CLOSE");
    assert_eq!(told(&all, &server), "SYN_RECV? ESTABLISHED CLOSE_WAIT LAST_ACK? CLOSE");
    let [mine, theirs] = [(DeedKind::Close, CLIENT), (DeedKind::Close, SERVER)].map(Some);
    assert_eq!(causes(&all, &client)[2..], [mine, None, theirs, None]);
    assert_eq!(all.states.way(client.info.id).unwrap().now().unwrap().cause, Cause::Clock);
    assert_eq!(causes(&all, &server)[2..], [mine, theirs, None]);
}

#[test]
fn from_fin_wait1_to_time_wait_there_are_two_ways_and_none_is_invented() {
    let mut scene = Scene::new();
    let (client, server) = connected(&mut scene);
    scene.close(&client);
    scene.close(&server);
    say(&mut scene, &client, TimeWait);
    let all = folded(&mut scene);
    assert_eq!(told(&all, &client), "SYN_SENT? ESTABLISHED FIN_WAIT1? TIME_WAIT");
}

#[test]
fn a_death_closes_for_its_program_and_a_close_before_it_stays_a_close() {
    let mut scene = Scene::new();
    let listener = scene.listener(SERVER, Family::INET, Kind::STREAM, loopback(40_000));
    let (one, other_one) = scene.connection(CLIENT, &listener);
    let (two, other_two) = scene.connection(CLIENT, &listener);
    for held in [&one, &other_one, &two, &other_two] {
        say(&mut scene, held, Established);
    }
    scene.close(&one);
    scene.push(CLIENT, Body::Died(crate::journal::event::Death::Killed(9)));
    say(&mut scene, &other_one, CloseWait);
    say(&mut scene, &other_two, CloseWait);
    let all = folded(&mut scene);
    assert_eq!(causes(&all, &other_one).last(), Some(&Some((DeedKind::Close, CLIENT))));
    assert_eq!(causes(&all, &other_two).last(), Some(&Some((DeedKind::Death, CLIENT))));
}

#[test]
fn a_refused_connect_and_a_socket_without_tcp_have_no_way() {
    let mut scene = Scene::new();
    let fresh = scene.socket(CLIENT, Family::INET, Kind::STREAM);
    say(&mut scene, &fresh, Close);
    let datagram = scene.socket(CLIENT, Family::INET, Kind::DGRAM);
    // `ss` says ESTAB of a connected UDP socket: TCP's states are not its.
    say(&mut scene, &datagram, Established);
    let all = folded(&mut scene);
    assert_eq!(all.states.way(fresh.info.id), None);
    assert_eq!(all.states.way(datagram.info.id), None);
}

fn call(scene: &mut Scene, held: &Held, operation: Operation, result: CallResult) {
    scene.call(held.program, Some(&held.info), operation, result);
}

fn shut(scene: &mut Scene, held: &Held, result: CallResult) {
    call(scene, held, Operation::Shutdown { how: ShutdownHow::Write }, result);
}

#[test]
fn a_descriptor_in_time_wait_says_close_and_nothing_begins_again() {
    let mut scene = Scene::new();
    let (client, server) = connected(&mut scene);
    shut(&mut scene, &client, Ok(Returned::Nothing));
    say(&mut scene, &client, FinWait2);
    scene.close(&server);
    for _ in 0..3 {
        say(&mut scene, &client, Close);
        say(&mut scene, &client, TimeWait);
    }
    let all = folded(&mut scene);
    assert_eq!(told(&all, &client), "SYN_SENT? ESTABLISHED FIN_WAIT1? FIN_WAIT2 TIME_WAIT");
    assert_eq!(all.sockets.get(client.info.id).unwrap().truth.state, Some(TimeWait));
}

#[test]
fn whoever_ended_the_sending_half_first_is_the_cause_and_a_failed_call_is_none() {
    let mut scene = Scene::new();
    let (client, server) = connected(&mut scene);
    let unconnected = Failure::Errno { errno: libc::ENOTCONN, moved: None };
    shut(&mut scene, &server, Err(unconnected));
    shut(&mut scene, &client, Ok(Returned::Nothing));
    scene.close(&client);
    say(&mut scene, &client, FinWait2);
    say(&mut scene, &server, CloseWait);
    let all = folded(&mut scene);
    assert_eq!(causes(&all, &server).last(), Some(&Some((DeedKind::Shutdown, CLIENT))));
    assert_eq!(causes(&all, &client)[2], Some((DeedKind::Shutdown, CLIENT)));
}

#[test]
fn a_listener_that_is_closed_listens_no_more() {
    for dies in [false, true] {
        let mut scene = Scene::new();
        let listener = scene.listener(SERVER, Family::INET, Kind::STREAM, loopback(40_000));
        say(&mut scene, &listener, Listen);
        if dies {
            scene.push(SERVER, Body::Died(crate::journal::event::Death::Killed(9)));
        } else {
            scene.close(&listener);
        }
        let all = folded(&mut scene);
        assert_eq!(told(&all, &listener), "LISTEN CLOSE");
        let what = if dies { DeedKind::Death } else { DeedKind::Close };
        assert_eq!(causes(&all, &listener)[1], Some((what, SERVER)));
        assert_eq!(all.sockets.get(listener.info.id).unwrap().truth, Truth::default());
    }
}

#[test]
fn a_close_that_cuts_passes_no_last_ack_and_is_its_own_cause() {
    let unread = |scene: &mut Scene, held: &Held, bytes| {
        let truth = Truth { state: Some(CloseWait), unread: Some(bytes), ..Truth::default() };
        scene.sample(held, Some(truth));
    };
    for (bytes, expected) in [(5, "CLOSE_WAIT CLOSE"), (0, "CLOSE_WAIT LAST_ACK? CLOSE")] {
        let mut scene = Scene::new();
        let (client, server) = connected(&mut scene);
        scene.close(&client);
        unread(&mut scene, &server, bytes);
        scene.close(&server);
        scene.sample(&server, None);
        let all = folded(&mut scene);
        assert!(told(&all, &server).ends_with(expected), "{}", told(&all, &server));
        let own = (bytes > 0).then_some((DeedKind::Close, SERVER));
        assert_eq!(causes(&all, &server).last(), Some(&own));
    }
    let mut scene = Scene::new();
    let (client, server) = connected(&mut scene);
    let value = OptionValue::Bytes(LINGER_ZERO.to_vec());
    let linger = Operation::SetOption { level: libc::SOL_SOCKET, name: libc::SO_LINGER, value };
    call(&mut scene, &server, linger, Ok(Returned::Nothing));
    scene.close(&client);
    unread(&mut scene, &server, 0);
    scene.close(&server);
    scene.sample(&server, None);
    assert!(told(&folded(&mut scene), &server).ends_with("CLOSE_WAIT CLOSE"));
}

#[test]
fn what_goes_before_its_minute_was_not_ended_by_the_clock() {
    let mut scene = Scene::new();
    let (client, _) = connected(&mut scene);
    scene.close(&client);
    say(&mut scene, &client, FinWait2);
    scene.wait(2_000_000_000);
    scene.sample(&client, None);
    let all = folded(&mut scene);
    assert_eq!(all.states.way(client.info.id).unwrap().now().unwrap().cause, Cause::Unknown);
}

#[test]
fn a_connect_that_was_refused_was_answered_and_one_without_an_answer_was_not() {
    for (errno, cause) in [(libc::ECONNREFUSED, Cause::Answer), (libc::ETIMEDOUT, Cause::Unknown)] {
        let mut scene = Scene::new();
        let held = scene.socket(CLIENT, Family::INET, Kind::STREAM);
        let operation = Operation::Connect { address: loopback(9), returns_errno: false };
        scene.blocks(&held, operation.clone());
        say(&mut scene, &held, SynSent);
        call(&mut scene, &held, operation, Err(Failure::Errno { errno, moved: None }));
        say(&mut scene, &held, Close);
        let all = folded(&mut scene);
        assert_eq!(told(&all, &held), "SYN_SENT CLOSE");
        assert_eq!(all.states.way(held.info.id).unwrap().now().unwrap().cause, cause);
    }
}

#[test]
fn sockets_that_never_had_a_state_leave_nothing() {
    let mut all = Projections::default();
    let mut scene = Scene::new();
    for _ in 0..4 * PRUNE_ABOVE {
        for kind in [Kind::STREAM, Kind::DGRAM] {
            let held = scene.socket(CLIENT, Family::INET, kind);
            scene.close(&held);
        }
        scene.take().iter().for_each(|event| all.fold(event));
    }
    assert!(all.states.deeds.len() <= 2 * PRUNE_ABOVE, "{}", all.states.deeds.len());
}

#[test]
fn ways_and_steps_are_bounded() {
    let mut scene = Scene::new();
    let (client, _) = connected(&mut scene);
    for _ in 0..STEPS {
        say(&mut scene, &client, FinWait2);
        say(&mut scene, &client, Established);
    }
    let mut all = folded(&mut scene);
    let way = all.states.way(client.info.id).unwrap();
    assert_eq!(way.steps.len(), STEPS);
    // Each turn passes FIN_WAIT1 too.
    assert_eq!(way.dropped as usize, 2 + 3 * STEPS - STEPS);
    for port in 0..4 * PRUNE_ABOVE as u16 {
        let held = scene.listener(SERVER, Family::INET, Kind::STREAM, loopback(1 + port));
        say(&mut scene, &held, Listen);
        scene.close(&held);
        scene.take().iter().for_each(|event| all.fold(event));
    }
    assert!(all.states.ways.len() <= 2 * PRUNE_ABOVE, "{}", all.states.ways.len());
    assert!(all.states.deeds.len() <= 2 * PRUNE_ABOVE + 8, "{}", all.states.deeds.len());
}

#[test]
fn what_cannot_be_gone_round_is_passed() {
    assert_eq!(passed(None, Established, false), [SynSent]);
    assert_eq!(passed(None, Established, true), [SynRecv]);
    assert_eq!(passed(Some(SynSent), FinWait2, false), [Established, FinWait1]);
    assert_eq!(passed(Some(Established), LastAck, false), [CloseWait]);
    assert_eq!(passed(Some(FinWait1), TimeWait, false), []);
    assert_eq!(passed(Some(Close), TimeWait, false), []);
    assert_eq!(passed(None, Listen, false), []);
}

#[test]
fn a_connect_that_goes_on_without_its_program_is_its_deed() {
    let mut scene = Scene::new();
    let client = scene.socket(CLIENT, Family::INET, Kind::STREAM);
    let connect = Operation::Connect { address: loopback(40_000), returns_errno: false };
    let failure = Failure::Errno { errno: libc::EINPROGRESS, moved: None };
    let calls = Some(Truth { state: Some(SynSent), ..Truth::default() });
    scene.call_with(CLIENT, Some(&client.info), connect, Err(failure), None, calls);
    say(&mut scene, &client, Established);
    let all = folded(&mut scene);
    assert_eq!(told(&all, &client), "SYN_SENT ESTABLISHED");
    assert_eq!(causes(&all, &client), [Some((DeedKind::Connect, CLIENT)), None]);
}

#[test]
fn who_sends_to_an_end_that_was_let_go_of_ends_its_wait() {
    let mut scene = Scene::new();
    let (client, server) = connected(&mut scene);
    scene.close(&server);
    say(&mut scene, &server, FinWait2);
    scene.send(&client, b"late");
    scene.sample(&server, None);
    let all = folded(&mut scene);
    assert_eq!(told(&all, &server), "SYN_RECV? ESTABLISHED FIN_WAIT1? FIN_WAIT2 CLOSE");
    assert_eq!(causes(&all, &server).last(), Some(&Some((DeedKind::Send, CLIENT))));
}
