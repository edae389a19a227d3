//! What the command line may say to fault makers.

use super::problem::Problem;
use super::{Arguments, Server, resolve};
use crate::journal::address::Address;
use crate::journal::event::ServerKind;
use crate::journal::fault::{Fault, Pieces, Splitting};
use crate::kernel::lookup::Reach;

/// What the splitter is told; nobody else takes any of it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Splitter {
    /// `--destino`: `ADDRESS:PORT`.
    pub destination: Option<String>,
    /// `--modo`: one of [`Splitter::PIECES`], in either language.
    pub pieces: Option<String>,
    /// `--semilla`.
    pub seed: Option<u64>,
    /// `--pausa`, in milliseconds.
    pub pause: Option<u16>,
}

impl Splitter {
    /// What `--modo` takes, and what it is in English.
    pub const PIECES: [(&'static str, &'static str); 3] = [("byte", "bytes"), ("azar", "random"), ("junto", "joined")];

    fn splitting(&self) -> Splitting {
        let is = |place: usize| {
            let names = Splitter::PIECES.get(place);
            names.is_some_and(|(one, other)| self.pieces.as_deref().is_some_and(|word| word == *one || word == *other))
        };
        // Whoever gives a seed wants it to count.
        let pieces = match (is(1) || self.pieces.is_none() && self.seed.is_some(), is(2)) {
            (true, _) => Pieces::Random { seed: self.seed.unwrap_or(1) },
            (_, true) => Pieces::Joined,
            _ => Pieces::Bytes,
        };
        let usual = Splitting::new(pieces);
        Splitting { pause: self.pause.unwrap_or(usual.pause), ..usual }
    }
}

/// The fault maker that was asked for, if one was, and where it connects to.
pub(super) fn plan(arguments: &Arguments, reach: Reach) -> Result<Option<(ServerKind, Option<Address>)>, Problem> {
    let splitter = &arguments.splitter;
    let fault = match arguments.server {
        Server::Fault(fault) => Some(fault),
        Server::Echo | Server::Web => None,
    };
    if !matches!(fault, Some(Fault::Splitter(_))) && *splitter != Splitter::default() {
        return Err(Problem::OnlySplitter);
    }
    let Some(fault) = fault else { return Ok(None) };
    if arguments.udp || arguments.unix.is_some() {
        return Err(Problem::FaultOverTcp);
    }
    if !matches!(fault, Fault::Splitter(_)) {
        return Ok(Some((ServerKind::Fault(fault), None)));
    }
    let given = splitter.destination.as_ref().ok_or(Problem::NoDestination)?;
    let address = destination(given, reach)?;
    Ok(Some((ServerKind::Fault(Fault::Splitter(splitter.splitting())), Some(address))))
}

fn destination(given: &str, reach: Reach) -> Result<Address, Problem> {
    let bad = || Problem::BadDestination(given.to_owned());
    let (host, port) = given.rsplit_once(':').ok_or_else(bad)?;
    let port = port.parse().ok().filter(|port| *port > 0).ok_or_else(bad)?;
    // «::1» without brackets would leave half of it for the host.
    if host.is_empty() || host.contains(':') && !(host.starts_with('[') && host.ends_with(']')) {
        return Err(bad());
    }
    let address = Address::of(resolve(host, reach)?, port);
    if address.is_local() { Ok(address) } else { Err(Problem::FarDestination(address)) }
}
