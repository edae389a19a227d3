use super::*;
use crate::journal::projections::Projections;
use crate::journal::scene::{Held, Scene, loopback};
use crate::journal::socket::{Family, Truth};
use TcpState::*;

const CLIENT: ProgramId = ProgramId(1);
const SERVER: ProgramId = ProgramId(2);

fn say(scene: &mut Scene, held: &Held, state: TcpState) {
    scene.sample(held, Some(Truth { state: Some(state), ..Truth::default() }));
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
    assert_eq!(passed(None, Listen, false), []);
}
