//! Why `connect` failed.

use super::kernel::broadcast_line;
use super::{Draft, Place, Scene, connect_anew, family_of, reachable, say, serves};
use crate::i18n::python::{python_address, python_socket};
use crate::journal::address::Address;
use crate::journal::socket::{Family, Kind};

/// The sentence for an errno of `connect` (and of a Unix `sendto`, which finds its way as connect does).
pub(super) fn connect(scene: &Scene, errno: i32, address: &Address) -> Option<Draft> {
    let is_path = matches!(address, Address::Path(_) | Address::Abstract(_) | Address::Unnamed);
    Some(match errno {
        libc::ECONNREFUSED if is_path => refused_path(scene, address),
        libc::ECONNREFUSED => refused(scene, address),
        libc::EISCONN if scene.listening() => {
            say("explain-listener-connects").try_line(format!("c = {}", python_socket(scene.family(), scene.kind())))
        }
        libc::EISCONN => {
            // Under a name of its own: the socket that is connected lives on.
            let line = format!("{}2 = {}", scene.receiver("c"), python_socket(scene.family(), scene.kind()));
            say("explain-already-connected").with_whole("line", &line).try_line(line)
        }
        libc::EINPROGRESS => say("explain-in-progress").try_line(again(scene, address)),
        libc::EALREADY => say("explain-already-connecting"),
        libc::EAGAIN if is_path => say("explain-again-connect"),
        libc::EADDRNOTAVAIL | libc::EADDRINUSE if address.port().is_some() => unavailable(scene, address),
        libc::ENOENT => say("explain-no-file").try_line(elsewhere(scene)),
        libc::EACCES | libc::EPERM if is_path => say("explain-connect-forbidden"),
        libc::EACCES => say("explain-broadcast").try_line(broadcast_line(scene)),
        libc::EPROTOTYPE => other_type(scene, address),
        _ => return None,
    })
}

fn again(scene: &Scene, address: &Address) -> String {
    format!("{}.connect({})", scene.receiver("c"), python_address(address))
}

/// Another socket, connected to somebody of the lab who listens.
fn elsewhere(scene: &Scene) -> Option<String> {
    let address = scene.reachable_place()?;
    Some(connect_anew(scene.receiver("c"), scene.family(), scene.kind(), &address))
}

fn refused(scene: &Scene, address: &Address) -> Draft {
    if address.port() == Some(0) {
        return say("explain-refused-port-zero").try_line(elsewhere(scene));
    }
    let places = &scene.context.places;
    let here = |place: &&Place| serves(&place.address, address);
    // One that listens there now came too late, or had its queue closed: the plain sentence is the true one.
    let listens_now = places.iter().filter(here).any(|place| place.listening);
    if !listens_now {
        if let Some(place) = places.iter().filter(here).find(|place| place.kind == Kind::STREAM) {
            return say("explain-refused-not-listening")
                .with("program", &place.program)
                .with_place("place", Some(address));
        }
        if let Some(place) = places.iter().filter(here).find(|place| place.kind == Kind::DGRAM) {
            return say("explain-refused-datagram-there")
                .with("program", &place.program)
                .with_place("place", Some(address))
                .try_line(elsewhere(scene));
        }
        // The same number at another host or in the other family: two doors that look alike.
        if let Some(place) = places.iter().find(|place| place.listening && place.address.port() == address.port()) {
            let there = reachable(&place.address);
            let family = family_of(&there).unwrap_or(Family::INET);
            return say("explain-refused-elsewhere")
                .with_place("place", Some(address))
                .with("program", &place.program)
                .with("address", &python_address(&place.address))
                .try_line(connect_anew(scene.receiver("c"), family, Kind::STREAM, &there));
        }
    }
    say("explain-refused").with_place("place", Some(address)).try_line(elsewhere(scene))
}

fn refused_path(scene: &Scene, address: &Address) -> Draft {
    let bound = scene.context.places.iter().find(|place| place.address == *address);
    match bound {
        Some(place) if place.kind == Kind::STREAM && !place.listening => {
            say("explain-refused-not-listening").with("program", &place.program).with_place("place", Some(address))
        }
        // Linux tells the wrong type at an abstract name by ECONNREFUSED too (af_unix.c).
        Some(place) if place.kind != scene.kind() => other_type(scene, address),
        _ if matches!(address, Address::Abstract(_)) => say("explain-refused-abstract").try_line(elsewhere(scene)),
        _ => say("explain-refused-path").try_line(elsewhere(scene)),
    }
}

fn unavailable(scene: &Scene, address: &Address) -> Draft {
    if let Address::Inet6 { ip, .. } = address {
        if !ip.is_loopback() {
            return say("explain-network-unreachable-six").with_place("place", Some(address));
        }
        let listens = |place: &&Place| place.listening && matches!(place.address, Address::Inet { .. });
        let there = scene.context.places.iter().find(listens).map(|place| reachable(&place.address));
        let line = there.map(|there| connect_anew(scene.receiver("c"), Family::INET, scene.kind(), &there));
        return say("explain-six-off").try_line(line);
    }
    say("explain-no-ports-left").with_place("place", Some(address))
}

fn other_type(scene: &Scene, address: &Address) -> Draft {
    let known = scene.context.places.iter().find(|place| place.address == *address).map(|place| place.kind);
    let kind = known.unwrap_or(if scene.kind() == Kind::DGRAM { Kind::STREAM } else { Kind::DGRAM });
    say("explain-other-type").try_line(connect_anew(scene.receiver("c"), Family::UNIX, kind, address))
}
