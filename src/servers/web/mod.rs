//! `web`: HTTP/1.1 by hyper. Its pages show the visitor the connection as the server saw it.

mod answer;
mod date;
mod exchange;
mod hyper_io;
mod language;
mod request_bytes;
mod site;
mod visit;

use std::convert::Infallible;
use std::future::poll_fn;
use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::time::Duration;

use hyper::server::conn::http1;
use hyper::service::service_fn;
use tokio::time::timeout;

use self::exchange::Exchange;
use self::hyper_io::HyperIo;
use self::site::Site;
use super::connections::{self, Tasks};
use super::error::ServeError;
use super::open::Opened;
use super::pages::Pages;
use super::{BUFFER, Limits};
use crate::net::tokio_socket::Stream;

/// How long a closing connection is still listened to, so that the last answer is not lost.
const FAREWELL: Duration = Duration::from_secs(2);

/// How many bytes a closing connection may still send.
const FAREWELL_BYTES: usize = 1024 * 1024;

/// Serves HTTP for ever.
pub(super) async fn serve(
    tasks: &Tasks,
    opened: &Opened,
    pages: Arc<Pages>,
    limits: &Limits,
) -> Result<(), ServeError> {
    let site = Arc::new(Site::new(pages, limits.clone()));
    connections::serve(tasks, &opened.listeners, limits.connections, |stream| connection(stream, site.clone())).await?;
    Ok(())
}

/// Serves one connection until either end has had enough.
async fn connection(stream: Stream, site: Arc<Site>) {
    let number = site.connections.fetch_add(1, Ordering::Relaxed) + 1;
    let stream = Arc::new(stream);
    let exchange = Exchange::shared(number, &site.limits);
    let io = HyperIo::new(stream.clone(), exchange.clone());
    let service = service_fn(|request| {
        let (site, stream, exchange) = (site.clone(), stream.clone(), exchange.clone());
        async move { Ok::<_, Infallible>(site.answer(request, &stream, &exchange).await) }
    });
    let served = http1::Builder::new()
        .half_close(true)
        .auto_date_header(false)
        .title_case_headers(true)
        .max_buf_size(BUFFER)
        // Time limits are the exchange's, which tells a silent connection from a slow request.
        .header_read_timeout(None)
        .serve_connection(io, service)
        .await;
    // A request that was no HTTP, a client that went away: its own affair, and in the journal.
    drop(served);
    take_leave(&stream, &exchange).await;
}

/// Ends our half and reads what still comes, bounded. Closing with unread bytes would send RST, and an RST
/// lets the other kernel throw away our last answer (RFC 9112 §9.6).
async fn take_leave(stream: &Stream, exchange: &exchange::Shared) {
    let finished = exchange::lock(exchange).finish_once();
    if finished && stream.finish().is_err() {
        return;
    }
    let mut buffer = vec![0; BUFFER];
    let mut taken = 0;
    let draining = async {
        while taken < FAREWELL_BYTES {
            match poll_fn(|context| stream.poll_receive(context, &mut buffer)).await {
                Ok(0) | Err(_) => return,
                Ok(count) => taken += count,
            }
        }
    };
    // Either way it closes now.
    let _ = timeout(FAREWELL, draining).await;
}
