//! What a process without a screen does when a signal is to end it: it takes its sessions' folders away first. Its programs
//! need nothing: they die with it.

use std::io;
use std::thread;

use tokio::signal::unix::{Signal, SignalKind, signal};

use super::folder;
use crate::kernel;

/// From here on, the first of these signals removes the folders of this process and then ends it, as the signal would have.
/// One that is ignored (nohup, a job in the background of a script) stays so.
///
/// # Errors
/// The signals cannot be heard; they end the process all the same.
pub fn leave_no_folders(signals: &[SignalKind]) -> io::Result<()> {
    let heard: Vec<i32> = signals.iter().map(|kind| kind.as_raw_value()).collect();
    let heard: Vec<i32> = heard.into_iter().filter(|number| !kernel::signal::is_ignored(*number)).collect();
    let runtime = tokio::runtime::Builder::new_current_thread().enable_io().build()?;
    let entered = runtime.enter();
    let mut signals: Vec<(i32, Signal)> = Vec::new();
    for number in heard {
        signals.push((number, signal(SignalKind::from_raw(number))?));
    }
    drop(entered);
    thread::Builder::new().name("signals".into()).spawn(move || {
        let number = runtime.block_on(std::future::poll_fn(|context| {
            let came =
                signals.iter_mut().find_map(|(number, signal)| signal.poll_recv(context).is_ready().then_some(*number));
            came.map_or(std::task::Poll::Pending, std::task::Poll::Ready)
        }));
        folder::remove_ours();
        kernel::signal::end_by(number);
    })?;
    Ok(())
}
