//! What looking at sockets costs: one exact look-up, and what a hundred sockets at frame rate add to the lab's thread. In
//! the program that holds them a byte moves every few milliseconds, so that the lab keeps looking: taking that in has its
//! own cost, which is measured first with nothing on the screen.

use std::sync::Arc;
use std::time::{Duration, Instant};

use enchufe::i18n::pages;
use enchufe::journal::address::Address;
use enchufe::journal::call::Returned;
use enchufe::journal::event::{Body, Event, ProgramId, Role, Stream};
use enchufe::journal::socket::{Family, Kind, Protocol, SocketId};
use enchufe::kernel::diag::Diagnostics;
use enchufe::kernel::socket_truth::{SocketTruth, Target};
use enchufe::lab::order::Order;
use enchufe::lab::{FromLab, Lab, Options};
use enchufe::net::recorder::Silent;
use enchufe::net::socket::Socket;

use super::arguments::Arguments;
use super::proc_files;
use super::report::{Figure, Outcome};
use super::statistics::{median, percentile};

/// Its name on the command line.
pub const NAME: &str = "sampling";

/// Microseconds, of one look-up.
const LOOKUP: f64 = 10.0;

/// Per cent of one core, of a hundred sockets at frame rate.
const SHARE: f64 = 3.0;

/// Pairs of connected sockets.
const PAIRS: usize = 50;

/// See the module.
pub fn measure(arguments: &Arguments) -> Outcome<Vec<Figure>> {
    let mut figures = vec![lookup(arguments.count(20_000, 2_000))?];
    figures.extend(share(arguments.count(4000, 1500) as u64)?);
    Ok(figures)
}

fn lookup(count: usize) -> Outcome<Figure> {
    let new = || Socket::new(Arc::new(Silent::new(true)), Family::INET, Kind::STREAM, Protocol(0));
    let listener = new().map_err(problem)?;
    listener.bind(&Address::Inet { ip: std::net::Ipv4Addr::LOCALHOST, port: 0 }).map_err(problem)?;
    listener.listen(1).map_err(problem)?;
    let client = new().map_err(problem)?;
    client.connect(&listener.local_name().map_err(problem)?).map_err(problem)?;
    let (info, names) = (client.info().clone(), client.names());
    let (family, kind, inode) = (info.family, info.kind, info.inode);
    let target = Target { id: info.id, family, kind, inode, local: names.local, peer: names.peer };
    let mut kernel = Diagnostics::open()?;
    let mut times = Vec::with_capacity(count);
    for _ in 0..count {
        let began = Instant::now();
        let told = kernel.ask(&target)?;
        times.push(began.elapsed().as_secs_f64() * 1e6);
        if told.is_none() {
            return Err("the kernel did not know a connected socket".into());
        }
    }
    let note = format!("median of {count}, with every figure; p99 {:.1} µs", percentile(&mut times, 99.0));
    Ok(Figure::time("sampling-lookup", median(&mut times), "µs", LOOKUP).with_note(note))
}

/// The lab's thread while nothing is on the screen, then while every socket is: the same program moves the same bytes.
fn share(milliseconds: u64) -> Outcome<Vec<Figure>> {
    let options = Options { executable: std::env::current_exe()?, only_loopback: true, pages: pages::files() };
    let mut lab = Lab::start(options)?;
    // It goes on a little longer than we look.
    let name = format!("hold {PAIRS} {}", 2 * milliseconds + 2000);
    lab.order(Order::Start { program: ProgramId(1), name, role: Role::Console });
    let (mut sockets, mut samples, mut began, mut alone) = (Vec::new(), 0_u64, None, None);
    let processor = || Ok::<u64, std::io::Error>(proc_files::own_processor_time()?.get("lab").copied().unwrap_or(0));
    loop {
        let Some(FromLab::Events(events)) = lab.next_blocking() else { return Err("the lab ended too soon".into()) };
        for event in &events {
            sockets.extend(born(event));
            samples += u64::from(matches!(event.body, Body::Sample { .. }));
            match &event.body {
                Body::Output { stream: Stream::Out, .. } => began = Some((Instant::now(), processor()?)),
                Body::Died(death) => return Err(format!("the program that holds sockets ended: {death:?}").into()),
                _ => {}
            }
        }
        let Some((since, before)) = began.filter(|(since, _)| since.elapsed() >= Duration::from_millis(milliseconds))
        else {
            continue;
        };
        let share = (processor()? - before) as f64 / since.elapsed().as_nanos() as f64 * 100.0;
        let Some(alone) = alone else {
            lab.watch(std::mem::take(&mut sockets));
            (alone, samples, began) = (Some(share), 0, Some((Instant::now(), processor()?)));
            continue;
        };
        let note = format!("{samples} news of {} sockets", 2 * PAIRS);
        return Ok(vec![
            Figure::at_most("sampling-share", share - alone, "% of one core", SHARE)
                .with_note(format!("what it adds to the lab's thread; {note}")),
            Figure::told("sampling-thread", share, "% of one core")
                .with_note(format!("all of the lab's thread meanwhile; {alone:.1} with nothing on the screen")),
        ]);
    }
}

/// The socket that a call made.
fn born(event: &Event) -> Option<SocketId> {
    match &event.body {
        Body::Call(call) => match &call.result {
            Ok(Returned::Socket { socket, .. }) => Some(socket.id),
            _ => None,
        },
        _ => None,
    }
}

fn problem(error: enchufe::net::error::SocketError) -> String {
    format!("{error:?}")
}
