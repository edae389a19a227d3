//! Which sockets the kernel is asked about: those that can be seen.

use crate::journal::event::ProgramId;
use crate::journal::projections::sockets::{Socket, Stage};
use crate::journal::socket::SocketId;

use super::card;
use super::model::{Model, Screen};
use super::popup::Popup;

/// How many at once: `lab/sampler.rs` asks about no more in one look.
const MOST: usize = 128;

/// The sockets that the kernel is asked about while they are on the screen, [`MOST`] at most: what a card is of and
/// the chosen call's, then those of the programs.
pub(super) fn sockets(model: &Model) -> Vec<SocketId> {
    let programs: Vec<ProgramId> = match model.screen {
        // Few programs, and whichever has something to show is shown.
        Screen::Demo => model.lab.participants.iter().map(|it| it.id).collect(),
        _ if model.shows_programs() => model.shown().iter().map(|it| it.id).collect(),
        _ => return Vec::new(),
    };
    let share = MOST / programs.len().max(1);
    let of_programs = programs.iter().flat_map(|program| model.most_sockets_of(*program, share));
    let mut watched: Vec<SocketId> = of_programs.map(|socket| socket.info.id).collect();
    let card = match &model.popup {
        Some(Popup::Card(card)) => card::ends(model, card.socket),
        _ => [None, None],
    };
    let chosen = model.cursor.as_ref().and_then(|cursor| cursor.line.socket);
    for looked_at in card.into_iter().chain([chosen]).flatten() {
        let is_kept = |socket: &Socket| socket.stage != Stage::Gone;
        if !watched.contains(&looked_at) && model.projections().sockets.get(looked_at).is_some_and(is_kept) {
            watched.insert(0, looked_at);
        }
    }
    watched.truncate(MOST);
    watched
}
