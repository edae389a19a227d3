//! Which experiments fit what is there. Each rule knows one; the closest to the present state come first, and those at the
//! end fit any console at its prompt.
//!
//! What each asks are misconceptions that students have (the inventory of the course's design); what is true was measured
//! on Linux, and `tests/experiments.rs` runs every one.

mod alone;
mod datagram;
mod listening;
mod pair;
mod programs;

use super::bench::Bench;
use super::{Experiment, OFFERS};
use crate::app::model::Model;

/// One experiment: its id, and its rule.
struct Rule {
    id: &'static str,
    build: fn(&Bench) -> Option<Experiment>,
}

macro_rules! rules {
    ($($id:literal => $build:path),+ $(,)?) => { [$(Rule { id: $id, build: $build }),+] };
}

/// All of them, the most particular first.
static RULES: [Rule; 37] = rules! {
    "restart" => programs::restart,
    "close-accept" => listening::close_then_accept,
    "three-sends" => pair::three_sends,
    "close-unread" => pair::close_unread,
    "half-close" => pair::half_close,
    "echo-half" => programs::echo_half,
    "recv-listener" => listening::recv_on_listener,
    "another" => listening::another,
    "kill" => programs::kill,
    "part" => pair::part,
    "close" => pair::close,
    "recv-first" => pair::receive_first,
    "no-accept" => listening::without_accept,
    "send-closed" => pair::send_to_closed,
    "send-unread" => pair::send_unread,
    "accept-port" => listening::accept_port,
    "echo-two" => programs::echo_two,
    "time-wait" => pair::time_wait,
    "bind-taken" => listening::bind_taken,
    "udp-port" => listening::udp_port,
    "other-ip" => listening::other_address,
    "kill-echo" => programs::kill_echo,
    "fds" => alone::descriptors,
    "refused" => alone::refused,
    "bind-twice" => alone::bind_twice,
    "recv-alone" => alone::receive,
    "udp-short" => datagram::short,
    "pair" => alone::socket_pair,
    "bound" => alone::only_bound,
    "udp-nobody" => datagram::nobody,
    "send-alone" => alone::send,
    "udp-two" => datagram::two,
    "pair-self" => alone::own_end,
    "text" => alone::text,
    "port" => alone::large_port,
    "udp-connect" => datagram::connect,
    "closed" => alone::closed,
};

/// The ids of all experiments, whether they fit now or not.
pub fn ids() -> impl Iterator<Item = &'static str> {
    RULES.iter().map(|rule| rule.id)
}

/// Those on offer: the first that fit, those not tried yet in this session before the others. One that stays on offer
/// keeps its number.
pub(super) fn offers(model: &Model) -> Vec<Experiment> {
    let found = first(model);
    let before = &model.whatif.offers;
    let mut places: Vec<Option<Experiment>> = vec![None; found.len()];
    let mut others = Vec::new();
    for experiment in found {
        let place = before.iter().position(|known| known.id == experiment.id);
        match place.and_then(|place| places.get_mut(place)) {
            Some(place) => *place = Some(experiment),
            None => others.push(experiment),
        }
    }
    let mut others = others.into_iter();
    places.into_iter().filter_map(|place| place.or_else(|| others.next())).collect()
}

fn first(model: &Model) -> Vec<Experiment> {
    let bench = Bench::of(model);
    let mut found = Vec::new();
    for again in [false, true] {
        for rule in RULES.iter().filter(|rule| model.whatif.tried.contains(rule.id) == again) {
            if found.len() == OFFERS {
                return found;
            }
            found.extend((rule.build)(&bench));
        }
    }
    found
}

/// All that fit now.
pub fn candidates(model: &Model) -> Vec<Experiment> {
    let bench = Bench::of(model);
    RULES.iter().filter_map(|rule| (rule.build)(&bench)).collect()
}
