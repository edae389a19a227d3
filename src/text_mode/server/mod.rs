//! `enchufe servidor NAME`: one of our servers on its own, telling each call on a line.

mod announcer;
mod fault;
mod line;
mod permission;
mod problem;

use std::io::{BufRead, BufReader, IsTerminal, Write};
use std::net::IpAddr;
use std::path::PathBuf;
use std::sync::Arc;

use tokio::signal::unix::{Signal, SignalKind, signal};
use tokio::sync::oneshot;

use self::announcer::{Announcer, Output};
pub use self::fault::Splitter;
use self::permission::Permission;
use self::problem::Problem;
use crate::i18n::{I18n, pages};
use crate::journal::address::Address;
use crate::journal::event::ServerKind;
use crate::journal::fault::Fault;
use crate::kernel::lookup::{Reach, lookup};
use crate::servers::{self, Options};

/// What the command line asked for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Arguments {
    /// Which server.
    pub server: Server,
    /// `--puerto`; the kernel chooses without it.
    pub port: Option<u16>,
    /// `--direccion`: an address or a name that has one; the loopback without it.
    pub address: Option<String>,
    /// `--destino`, `--modo`, `--semilla`, `--pausa`: for the splitter.
    pub splitter: Splitter,
    /// `--udp`: echo datagrams.
    pub udp: bool,
    /// `--unix`: a path to listen at (echo: nowhere else; web: there too).
    pub unix: Option<PathBuf>,
    /// `--json`: one event of the journal a line.
    pub json: bool,
    /// `--si`: whoever started this knows that the address is open to others.
    pub yes: bool,
}

/// The servers there are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Server {
    /// `eco`.
    #[default]
    Echo,
    /// `web`.
    Web,
    /// One that makes faults; of the splitter, any.
    Fault(Fault),
}

/// What surrounds a server on its own.
pub struct Surroundings {
    /// Where lines go.
    pub output: Box<dyn Write + Send>,
    /// Where problems and questions go.
    pub errors: Box<dyn Write + Send>,
    /// Where answers come from, if a person sits there.
    pub person: Option<Box<dyn BufRead + Send>>,
    /// `ENCHUFE_SOLO_LOOPBACK=1`.
    pub only_loopback: bool,
}

/// Runs a server until SIGINT, SIGTERM or SIGHUP: the exit status.
pub fn run(arguments: &Arguments, i18n: Arc<I18n>) -> i32 {
    let stdin = std::io::stdin();
    let surroundings = Surroundings {
        output: Box::new(std::io::stdout()),
        errors: Box::new(std::io::stderr()),
        person: stdin.is_terminal().then(|| Box::new(BufReader::new(stdin)) as Box<dyn BufRead + Send>),
        only_loopback: std::env::var_os("ENCHUFE_SOLO_LOOPBACK").is_some_and(|value| value == "1"),
    };
    run_in(arguments, i18n, surroundings)
}

/// The same, in given surroundings.
pub fn run_in(arguments: &Arguments, i18n: Arc<I18n>, surroundings: Surroundings) -> i32 {
    let Surroundings { output, errors, person, only_loopback } = surroundings;
    let permission = Arc::new(Permission::new(i18n.clone(), errors, person, only_loopback, arguments.yes));
    match serve(arguments, i18n.clone(), output, permission.clone()) {
        Ok(()) => 0,
        Err(problem) => {
            permission.say(&problem.sentence(&i18n, arguments, permission.refusal()));
            1
        }
    }
}

fn serve(
    arguments: &Arguments,
    i18n: Arc<I18n>,
    output: Box<dyn Write + Send>,
    permission: Arc<Permission>,
) -> Result<(), Problem> {
    let (kind, options) = plan(arguments, permission.reach())?;
    // The runtime first: its descriptors stand out of the way, and nothing else opens one.
    let runtime = servers::runtime().map_err(Problem::System)?;
    let format = if arguments.json { Output::Json } else { Output::Lines(i18n) };
    let announcer = Announcer::start(output, format, kind, permission).map_err(Problem::System)?;
    let (ready, opened) = oneshot::channel();
    let recorder = announcer.recorder();
    let nobody_reads = announcer.nobody_reads();
    let outcome = runtime.block_on(async {
        let on_ready = |addresses| {
            // Signals are ours only from here on: before, a question to a person may be open, and Ctrl-C ends it.
            let _ = ready.send(Signals::catch());
            announcer.listening(addresses);
        };
        let stop = async {
            let Ok(Ok(mut signals)) = opened.await else { return std::future::pending().await };
            tokio::select! {
                () = signals.any() => {}
                () = nobody_reads.notified() => {}
            }
        };
        servers::serve(kind, options, recorder, on_ready, stop).await
    });
    announcer.finish();
    outcome.map_err(Problem::Serve)
}

/// The signals that end a server.
struct Signals([Signal; 3]);

impl Signals {
    fn catch() -> std::io::Result<Signals> {
        let [interrupt, terminate, hangup] =
            [SignalKind::interrupt(), SignalKind::terminate(), SignalKind::hangup()].map(signal);
        Ok(Signals([interrupt?, terminate?, hangup?]))
    }

    async fn any(&mut self) {
        let [interrupt, terminate, hangup] = &mut self.0;
        tokio::select! {
            _ = interrupt.recv() => {}
            _ = terminate.recv() => {}
            _ = hangup.recv() => {}
        }
    }
}

/// Which server, and with which options.
fn plan(arguments: &Arguments, reach: Reach) -> Result<(ServerKind, Options), Problem> {
    let mut options = Options::new(Arc::new(pages::web().map_err(Problem::Pages)?));
    let fault = fault::plan(arguments, reach)?;
    let kind = match arguments.server {
        Server::Web if arguments.udp => return Err(Problem::WebOverUdp),
        Server::Web => ServerKind::Web,
        Server::Echo => match (arguments.udp, &arguments.unix) {
            (true, Some(_)) => return Err(Problem::UdpAtAPath),
            (true, None) => ServerKind::EchoUdp,
            (false, Some(_)) if arguments.port.is_some() || arguments.address.is_some() => {
                return Err(Problem::PortAtAPath);
            }
            (false, Some(_)) => ServerKind::EchoUnix,
            (false, None) => ServerKind::EchoTcp,
        },
        Server::Fault(fault) => ServerKind::Fault(fault),
    };
    let (kind, destination) = fault.unwrap_or((kind, None));
    options.destination.set(destination);
    options.port = arguments.port.unwrap_or(0);
    options.unix_path = arguments.unix.clone();
    if let Some(host) = &arguments.address {
        let ip = resolve(host, reach)?;
        options.addresses.push(Address::of(ip, options.port));
    }
    Ok((kind, options))
}

/// The address of a host: what it says, or the first that the resolver gives.
fn resolve(host: &str, reach: Reach) -> Result<IpAddr, Problem> {
    let bare = host.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')).unwrap_or(host);
    if let Ok(ip) = bare.parse() {
        return Ok(ip);
    }
    let found = lookup(bare, libc::AF_UNSPEC, reach).map_err(|_| Problem::UnknownHost(host.to_owned()))?;
    found.first().copied().ok_or_else(|| Problem::UnknownHost(host.to_owned()))
}
