//! Our servers in process: what they answer, what they tell, and what clients cannot do to them.

mod servers_support;

use std::io::{Read, Write};
use std::net::{Shutdown, TcpStream, UdpSocket};
use std::os::unix::net::{UnixListener, UnixStream};
use std::sync::Arc;
use std::time::{Duration, Instant};

use enchufe::i18n::pages;
use enchufe::journal::address::Address;
use enchufe::journal::call::{Failure, Operation, Returned};
use enchufe::journal::event::ServerKind;
use enchufe::journal::socket::TcpState;
use enchufe::servers::ServeError;
use servers_support::*;

#[test]
fn each_call_is_told_once_in_order_with_its_times() {
    let server = start(ServerKind::EchoTcp);
    let mut client = connect(server.v4());
    let mut back = [0; 4];
    client.write_all(b"hola").unwrap();
    client.read_exact(&mut back).unwrap();
    assert_eq!(&back, b"hola");
    let mine = client.local_addr().unwrap();
    drop(client);
    server.log.wait_for("the connection's close", |calls| calls.iter().any(|call| call.name() == "close"));
    let address = server.v4();
    let calls = server.stop();
    assert_eq!(
        names_of(&calls),
        ["socket", "bind", "listen", "accept", "recv", "send", "recv", "close", "close"],
        "the listener closes last"
    );
    for pair in calls.windows(2) {
        assert!(pair[0].began <= pair[0].ended && pair[0].ended <= pair[1].ended);
        assert!(pair[0].ended <= pair[1].began, "one thread, one call at a time");
    }
    assert!(calls.iter().all(|call| call.failure.is_none()), "a poll that waits is no failure");
    let Some(Returned::Socket { socket: listener, peer: None }) = &calls[0].returned else { panic!() };
    assert!(
        calls[1..4].iter().chain(&calls[8..]).all(|call| call.socket == Some(listener.id) && call.fd == listener.fd)
    );
    let bound = calls[1].names.as_ref().unwrap().local.as_ref().unwrap();
    assert_eq!(bound.port(), Some(address.port()));
    assert_eq!(calls[2].truth.as_ref().unwrap().state, Some(TcpState::Listen));
    let Some(Returned::Socket { socket, peer: Some(peer) }) = &calls[3].returned else { panic!() };
    assert_eq!(peer.port(), Some(mine.port()));
    let names = calls[3].names.as_ref().unwrap();
    assert_eq!((names.local.as_ref().unwrap().port(), names.peer.as_ref()), (Some(address.port()), Some(peer)));
    assert!(calls[4..8].iter().all(|call| call.socket == Some(socket.id) && call.fd == socket.fd));
    assert_eq!((&calls[4].bytes[..], &calls[5].bytes[..], &calls[6].bytes[..]), (&b"hola"[..], &b"hola"[..], &b""[..]));
    assert!(calls[4].truth.is_some(), "the kernel was asked after the first call");
}

#[test]
fn a_connection_that_says_nothing_makes_no_call() {
    let server = start(ServerKind::EchoTcp);
    let silent = connect(server.v4());
    server.log.wait_for("the silent one's accept", |calls| accepted(calls).len() == 1);
    let mut other = connect(server.v4());
    // The whole server has been around its loop by the time this came back.
    for _ in 0..10 {
        other.write_all(b"x").unwrap();
        other.read_exact(&mut [0]).unwrap();
    }
    let first = server.log.accepted()[0];
    assert!(server.log.of(first).is_empty());
    drop(silent);
}

#[test]
fn every_byte_is_told_and_truths_are_rationed() {
    const TOTAL: usize = 8 * 1024 * 1024;
    let server = start(ServerKind::EchoTcp);
    let client = connect(server.v4());
    let sent: Vec<u8> = (0..TOTAL).map(|index| (index * 31 % 251) as u8).collect();
    let start = Instant::now();
    let received = std::thread::scope(|scope| {
        scope.spawn(|| {
            (&client).write_all(&sent).unwrap();
            client.shutdown(Shutdown::Write).unwrap();
        });
        let mut received = Vec::new();
        (&client).read_to_end(&mut received).unwrap();
        received
    });
    let elapsed = start.elapsed();
    assert!(received == sent);
    let calls = server.log.wait_for("its close", |calls| calls.iter().any(|call| call.name() == "close"));
    let bytes = |name: &str| -> Vec<u8> {
        calls.iter().filter(|call| call.name() == name).flat_map(|call| call.bytes.iter().copied()).collect()
    };
    assert!(bytes("recv") == sent, "what was told as received");
    assert!(bytes("send") == sent, "what was told as sent");
    let connection = server.log.accepted()[0];
    let own = server.log.of(connection);
    assert!(own.len() > 500, "{} calls", own.len());
    let truths = own.iter().filter(|call| call.truth.is_some()).count();
    assert!(truths as u128 <= elapsed.as_millis() / 10 + 2, "{truths} truths in {elapsed:?}");
    assert!(own.iter().all(|call| call.failure.is_none()));
}

#[test]
fn datagrams_come_back_whole_to_whoever_sent_them() {
    let server = start(ServerKind::EchoUdp);
    let clients = [(); 2].map(|()| UdpSocket::bind("127.0.0.1:0").unwrap());
    let longest = vec![7; 65_507];
    for client in &clients {
        client.set_read_timeout(Some(DEADLINE)).unwrap();
        for message in [&b"hola"[..], b"", &longest] {
            client.send_to(message, server.v4()).unwrap();
            let mut buffer = vec![0; 70_000];
            let (count, from) = client.recv_from(&mut buffer).unwrap();
            assert_eq!((&buffer[..count] == message, from), (true, server.v4()));
        }
    }
    let calls = server.stop();
    let mut expected = vec!["socket", "bind"];
    expected.extend(["recvfrom", "sendto"].repeat(6));
    expected.push("close");
    assert_eq!(names_of(&calls), expected);
    assert_eq!(calls.iter().map(|call| call.bytes.len()).sum::<usize>(), 2 * 2 * (4 + 65_507));
}

#[test]
fn a_unix_server_keeps_its_path_only_while_it_lives() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("eco");
    let with_path = || {
        let mut options = options();
        options.unix_path = Some(path.clone());
        options
    };
    // A file left by a server that died: nobody answers behind it.
    drop(UnixListener::bind(&path).unwrap());
    assert!(path.exists());
    let server = start_with(ServerKind::EchoUnix, with_path()).unwrap();
    let mut client = UnixStream::connect(&path).unwrap();
    client.set_read_timeout(Some(DEADLINE)).unwrap();
    client.write_all(b"hola").unwrap();
    client.shutdown(Shutdown::Write).unwrap();
    let mut back = String::new();
    client.read_to_string(&mut back).unwrap();
    assert_eq!(back, "hola");
    // A second server on the same path is refused, and does no harm.
    let error = start_with(ServerKind::EchoUnix, with_path()).err().unwrap();
    assert_eq!(error.errno(), Some(libc::EADDRINUSE));
    assert!(UnixStream::connect(&path).is_ok());
    let told = names_of(&server.stop());
    assert_eq!(told[..9], ["socket", "bind", "close", "socket", "connect", "close", "socket", "bind", "listen"]);
    assert!(!path.exists(), "its file goes with it");
    // What is no socket is nobody's to remove.
    std::fs::write(&path, "tesis").unwrap();
    let error = start_with(ServerKind::EchoUnix, with_path()).err().unwrap();
    assert_eq!(error.errno(), Some(libc::EADDRINUSE));
    assert_eq!(std::fs::read_to_string(&path).unwrap(), "tesis");
}

#[test]
fn a_file_that_took_the_path_meanwhile_stays() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("eco");
    let mut options = options();
    options.unix_path = Some(path.clone());
    let server = start_with(ServerKind::EchoUnix, options).unwrap();
    std::fs::remove_file(&path).unwrap();
    std::fs::write(&path, "otra cosa").unwrap();
    server.stop();
    assert!(path.exists());
}

#[test]
fn addresses_that_cannot_be_opened_have_typed_errors() {
    let at = |ip: [u8; 4], port| {
        let mut options = options();
        options.addresses = vec![Address::Inet { ip: ip.into(), port }];
        options
    };
    let taken = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let port = taken.local_addr().unwrap().port();
    for kind in [ServerKind::EchoTcp, ServerKind::Web] {
        let error = start_with(kind, at([127, 0, 0, 1], port)).err().unwrap();
        assert_eq!(error.errno(), Some(libc::EADDRINUSE));
        assert_eq!(error.address().unwrap().port(), Some(port));
    }
    // TEST-NET-1 (RFC 5737) is nobody's address.
    let error = start_with(ServerKind::EchoUdp, at([192, 0, 2, 1], 0)).err().unwrap();
    assert_eq!(error.errno(), Some(libc::EADDRNOTAVAIL));
    let error = start_with(ServerKind::EchoTcp, at([0, 0, 0, 0], 0)).err().unwrap();
    assert_eq!(error.failure(), Some(&Failure::OnlyLoopback));
    let allowing = Arc::new(Log::that_permits());
    let server = start_told(ServerKind::EchoTcp, at([0, 0, 0, 0], 0), allowing).unwrap();
    drop(connect((std::net::Ipv4Addr::LOCALHOST, server.v4().port()).into()));
    let mut long = options();
    long.unix_path = Some(format!("/tmp/{}", "x".repeat(104)).into());
    let error = start_with(ServerKind::EchoUnix, long).err().unwrap();
    assert!(matches!(error, ServeError::PathTooLong { length: 109, .. }));
    assert!(matches!(start_with(ServerKind::EchoUnix, options()).err().unwrap(), ServeError::Unsuitable { .. }));
}

#[test]
fn http_answers_over_ipv4_ipv6_and_unix_at_once() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("web");
    let mut options = options();
    options.unix_path = Some(path.clone());
    let server = start_with(ServerKind::Web, options).unwrap();
    let request = b"GET / HTTP/1.1\r\nHost: x\r\n\r\n";
    let mut four = connect(server.v4());
    let page = exchange(&mut four, request);
    assert_eq!(page.status(), 200);
    let port = four.local_addr().unwrap().port();
    assert!(page.text().contains(&format!("<span>puerto </span>{port}</span>")), "{}", page.text());
    assert!(page.text().contains("AF_INET<") && page.text().contains("lo eligió el núcleo al conectar"));
    let accepted = server.log.calls().iter().find_map(|call| match &call.returned {
        Some(Returned::Socket { socket, peer: Some(_) }) => Some(socket.fd),
        _ => None,
    });
    assert!(page.text().contains(&format!("<code>fd {}</code>", accepted.unwrap())));
    if has_ipv6() {
        let address = server.v6().unwrap();
        assert_eq!(address.port(), server.v4().port(), "localhost works whichever way it is looked up");
        let mut six = connect(address);
        let page = exchange(&mut six, request);
        let port = six.local_addr().unwrap().port();
        assert!(page.text().contains(&format!("<span>puerto </span>{port}</span>")));
        assert!(page.text().contains("AF_INET6<") && page.text().contains(">::1<"));
    }
    let mut unix = UnixStream::connect(&path).unwrap();
    let page = exchange(&mut unix, request);
    assert!(page.text().contains("AF_UNIX<") && page.text().contains("Aquí no hay puertos"));
    assert!(page.text().contains(path.to_str().unwrap()));
    assert!(!page.text().contains("puerto efímero"));
}

#[test]
fn the_page_shows_exactly_what_was_asked_and_what_is_answered() {
    let server = start(ServerKind::Web);
    let mut client = connect(server.v4());
    for request in [
        &b"GET / HTTP/1.1\r\nHost: enchufe\r\nX-Raro:   dos  espacios\r\n\r\n"[..],
        b"\r\nGET /?a=b HTTP/1.1\nHost: x\n\n",
        b"GET / HTTP/1.1\r\nHost: x\r\nAccept-Language: en\r\nConnection: close\r\n\r\n",
    ] {
        let page = exchange(&mut client, request);
        assert_eq!(shown_answer(page.text()), page.head, "the answer's head, to the byte");
        assert_eq!(shown_hexadecimal(page.text()), request, "the request's bytes");
    }
    let mut old = connect(server.v4());
    let page = exchange(&mut old, b"GET / HTTP/1.0\r\nConnection: keep-alive\r\n\r\n");
    assert!(page.head.starts_with("HTTP/1.0 200 OK\r\n"));
    assert_eq!(shown_answer(page.text()), page.head);
    let page = exchange(&mut old, b"GET /nada HTTP/1.0\r\n\r\n");
    assert_eq!((page.status(), shown_answer(page.text())), (404, page.head.clone()));
    assert_eq!(old.read(&mut [0]).unwrap(), 0, "HTTP/1.0 closes");
}

/// The head that a page shows, from its block of marked lines.
fn shown_answer(page: &str) -> String {
    let block = page.split("<pre>").nth(1).unwrap().split("</pre>").next().unwrap();
    let text = block
        .replace(r#"<i data-name="CR">␍</i><i data-name="LF">␊</i>"#, "\r")
        .replace('\n', "")
        .replace('\r', "\r\n");
    text.replace("&#39;", "'").replace("&quot;", "\"").replace("&amp;", "&")
}

/// The bytes of a page's column in hexadecimal.
fn shown_hexadecimal(page: &str) -> Vec<u8> {
    let cells = page.split("</td><td>").skip(1).map(|rest| rest.split("</td>").next().unwrap());
    let digits = cells.map(|cell| cell.replace("<i>", "").replace("</i>", "")).collect::<Vec<_>>().join(" ");
    digits.split_whitespace().map(|pair| u8::from_str_radix(pair, 16).unwrap()).collect()
}

#[test]
fn requests_over_one_connection_are_counted_and_told_apart() {
    let server = start(ServerKind::Web);
    let mut client = connect(server.v4());
    let first = exchange(&mut client, b"GET /otra HTTP/1.1\r\nHost: x\r\n\r\n");
    assert!(first.text().contains("otra conexión"));
    let second = exchange(&mut client, b"GET /otra HTTP/1.1\r\nHost: x\r\n\r\n");
    assert!(second.text().contains("la misma conexión") && second.text().contains("petición 2 por la conexión 1"));
    // Two at once, as some clients do: each is still shown its own bytes.
    client.write_all(b"GET /bytes HTTP/1.1\r\nHost: a\r\n\r\nGET /bytes HTTP/1.1\r\nHost: bb\r\n\r\n").unwrap();
    let third = read_answer(&mut client, false);
    let fourth = read_answer(&mut client, false);
    assert!(third.text().contains("32 bytes, petición 3 de la conexión 1"), "{}", third.text());
    assert!(fourth.text().contains("33 bytes, petición 4 de la conexión 1"), "{}", fourth.text());
    assert!(fourth.text().contains("3a 20 62 62 0d 0a 0d"));
    assert_eq!(server.log.accepted().len(), 1);
    let other = exchange(&mut connect(server.v4()), b"GET /bytes HTTP/1.1\r\nHost: x\r\n\r\n");
    assert!(other.text().contains("petición 1 de la conexión 2"));
}

#[test]
fn head_has_no_body_and_the_connection_goes_on() {
    let server = start(ServerKind::Web);
    let mut client = connect(server.v4());
    let head = exchange(&mut client, b"HEAD /estilo.css HTTP/1.1\r\nHost: x\r\n\r\n");
    let get = exchange(&mut client, b"GET /estilo.css HTTP/1.1\r\nHost: x\r\n\r\n");
    assert_eq!(head.header("Content-Length"), get.header("Content-Length"));
    assert_eq!(get.header("Content-Type"), Some("text/css; charset=utf-8"));
    let page = exchange(&mut client, b"HEAD / HTTP/1.1\r\nHost: x\r\n\r\n");
    assert!(page.header("Content-Length").unwrap().parse::<usize>().unwrap() > 1000);
    assert_eq!(exchange(&mut client, b"GET / HTTP/1.1\r\nHost: x\r\n\r\n").status(), 200);
}

#[test]
fn what_is_not_there_or_not_served_has_an_answer() {
    let server = start(ServerKind::Web);
    let mut client = connect(server.v4());
    let missing = exchange(&mut client, b"GET /no-existe?x=1 HTTP/1.1\r\nHost: x\r\n\r\n");
    assert_eq!(missing.status(), 404);
    assert!(missing.text().contains("/no-existe?x=1"));
    let icon = exchange(&mut client, b"GET /favicon.ico HTTP/1.1\r\nHost: x\r\n\r\n");
    assert_eq!((icon.status(), icon.header("Content-Type")), (200, Some("image/svg+xml")));
    let method = exchange(&mut client, b"DELETE / HTTP/1.1\r\nHost: x\r\n\r\n");
    assert_eq!((method.status(), method.header("Allow")), (405, Some("GET, HEAD")));
    for field in ["Content-Security-Policy", "Date"] {
        assert!(method.header(field).is_some());
    }
    assert_eq!(method.header("Cache-Control"), Some("no-store"));
    let body = exchange(&mut client, b"POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 4\r\n\r\nhola");
    assert_eq!((body.status(), body.header("Connection")), (405, Some("close")));
    assert_eq!(client.read(&mut [0]).unwrap(), 0);
    let mut client = connect(server.v4());
    let mut long = b"POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 100000\r\n\r\n".to_vec();
    long.resize(long.len() + 100_000, b'x');
    assert_eq!(exchange(&mut client, &long).status(), 413);
    let shown = exchange(&mut connect(server.v4()), b"GET / HTTP/1.1\r\nHost: x\r\nContent-Length: 4\r\n\r\nhola");
    assert!(shown_hexadecimal(shown.text()).ends_with(b"\r\n\r\nhola"));
}

#[test]
fn the_visitor_chooses_the_language() {
    let server = start(ServerKind::Web);
    let mut client = connect(server.v4());
    let mut language = |target: &str, accepted: &str| {
        let request = format!("GET {target} HTTP/1.1\r\nHost: x\r\n{accepted}\r\n");
        let page = exchange(&mut client, request.as_bytes());
        let tag = page.header("Content-Language").unwrap().to_owned();
        if page.header("Content-Type").unwrap().starts_with("text/html") {
            assert!(page.text().contains(&format!("<html lang=\"{tag}\">")));
        }
        tag
    };
    assert_eq!(language("/", ""), "es");
    assert_eq!(language("/", "Accept-Language: en-GB,en;q=0.9\r\n"), "en");
    assert_eq!(language("/otra", "Accept-Language: fr\r\n"), "es");
    assert_eq!(language("/?idioma=en", "Accept-Language: es\r\n"), "en");
    assert_eq!(language("/nada", "Accept-Language: en;q=0.5, es;q=0.4\r\n"), "en");
    assert_eq!(language("/bytes?idioma=es", "Accept-Language: en\r\n"), "es");
    assert_eq!(language("/", "Accept-Language: ñ;;;q=\r\n"), "es");
}

#[test]
fn a_chosen_language_stays_in_the_links() {
    let server = start(ServerKind::Web);
    let mut client = connect(server.v4());
    let chosen = exchange(&mut client, b"GET /?idioma=en HTTP/1.1\r\nHost: x\r\n\r\n");
    assert!(chosen.text().contains("href=\"/otra?idioma=en\"") && chosen.text().contains("href=\"/?idioma=es\""));
    let hostile = exchange(&mut client, b"GET /?idioma=%22onload HTTP/1.1\r\nHost: x\r\n\r\n");
    assert!(hostile.text().contains("href=\"/otra\""));
}

#[test]
fn a_bomb_of_headers_is_answered_and_harms_nobody() {
    let server = start(ServerKind::Web);
    let mut client = connect(server.v4());
    let mut bomb = b"GET / HTTP/1.1\r\nHost: x\r\n".to_vec();
    while bomb.len() < 500_000 {
        bomb.extend_from_slice(b"X-Bomba: ");
        bomb.resize(bomb.len() + 1000, b'x');
        bomb.extend_from_slice(b"\r\n");
    }
    assert_eq!(exchange(&mut client, &bomb).status(), 431);
    let mut client = connect(server.v4());
    let many = format!("GET / HTTP/1.1\r\n{}\r\n", "A: b\r\n".repeat(500));
    assert_eq!(exchange(&mut client, many.as_bytes()).status(), 431);
    // Neither is what is no HTTP: the beginning of TLS, and HTTP/2.
    for noise in [&b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03"[..], b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", &[0; 4096]]
    {
        let mut client = connect(server.v4());
        client.write_all(noise).unwrap();
        client.shutdown(Shutdown::Write).unwrap();
        let mut rest = Vec::new();
        client.read_to_end(&mut rest).unwrap();
        assert!(rest.is_empty() || rest.starts_with(b"HTTP/1.1 400"), "{:?}", String::from_utf8_lossy(&rest));
    }
    assert_eq!(exchange(&mut connect(server.v4()), b"GET / HTTP/1.1\r\nHost: x\r\n\r\n").status(), 200);
}

#[test]
fn slow_and_silent_clients_lose_their_connection() {
    let mut options = options();
    options.limits.request = Duration::from_millis(150);
    options.limits.idle = Duration::from_millis(300);
    let server = start_with(ServerKind::Web, options).unwrap();
    let mut silent = connect(server.v4());
    let mut slow = connect(server.v4());
    slow.write_all(b"GET / HT").unwrap();
    let mut body = connect(server.v4());
    body.write_all(b"POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 10\r\n\r\nhola").unwrap();
    assert_eq!(read_answer(&mut body, false).status(), 408);
    let mut between = connect(server.v4());
    assert_eq!(exchange(&mut between, b"GET / HTTP/1.1\r\nHost: x\r\n\r\n").status(), 200);
    for client in [&mut silent, &mut slow, &mut body, &mut between] {
        assert_eq!(client.read(&mut [0]).unwrap(), 0, "the server finished");
    }
}

#[test]
fn a_client_that_never_reads_does_not_hold_a_connection_for_ever() {
    let mut options = options();
    options.limits.idle = Duration::from_millis(200);
    options.limits.request = Duration::from_millis(200);
    let server = start_with(ServerKind::Web, options).unwrap();
    let socket = socket2::Socket::new(socket2::Domain::IPV4, socket2::Type::STREAM, None).unwrap();
    // A small window, so that little has to be answered before the answers have nowhere to go.
    socket.set_recv_buffer_size(4096).unwrap();
    socket.connect(&server.v4().into()).unwrap();
    let mut client = TcpStream::from(socket);
    client.set_nonblocking(true).unwrap();
    let request = b"GET / HTTP/1.1\r\nHost: x\r\n\r\n".repeat(200);
    let start = Instant::now();
    // Asks without end and reads nothing, until the server has closed: then the kernel says so.
    loop {
        match client.write(&request) {
            Err(error) if error.kind() == std::io::ErrorKind::WouldBlock => std::thread::yield_now(),
            Err(_) => break,
            Ok(_) => {}
        }
        assert!(start.elapsed() < DEADLINE, "the server still holds on");
    }
    assert_eq!(exchange(&mut connect(server.v4()), b"GET / HTTP/1.1\r\nHost: x\r\n\r\n").status(), 200);
}

#[test]
fn an_echo_that_finds_no_room_is_told_as_begun_until_its_client_reads() {
    let server = start(ServerKind::EchoTcp);
    let mut client = connect(server.v4());
    client.set_nonblocking(true).unwrap();
    let asked = Instant::now();
    let mut sent = 0;
    while server.log.sends_under_way() == 0 {
        assert!(asked.elapsed() < DEADLINE, "{sent} bytes, and the server still waits for more");
        match client.write(&[b'x'; 65536]) {
            Ok(count) => sent += count,
            Err(error) if error.kind() == std::io::ErrorKind::WouldBlock => std::thread::yield_now(),
            Err(error) => panic!("{error}"),
        }
    }
    // All of it comes back, and each call has its end.
    client.set_nonblocking(false).unwrap();
    let mut back = vec![0; sent];
    client.read_exact(&mut back).unwrap();
    assert!(back.iter().all(|byte| *byte == b'x'));
    drop(client);
    server.log.wait_for("its close", |calls| names_of(calls).contains(&"close"));
    assert_eq!(server.log.sends_under_way(), 0);
}

#[test]
fn three_hundred_connections_are_served_as_room_allows() {
    let server = start(ServerKind::EchoTcp);
    let most = options().limits.connections;
    assert_eq!(most, 256);
    let mut clients: Vec<TcpStream> = (0..300).map(|_| connect(server.v4())).collect();
    for (index, client) in clients.iter_mut().enumerate() {
        client.write_all(&(index as u32).to_be_bytes()).unwrap();
    }
    let answer = |client: &mut TcpStream, index: usize| {
        let mut back = [0; 4];
        client.read_exact(&mut back).unwrap();
        assert_eq!(u32::from_be_bytes(back) as usize, index);
    };
    for (index, client) in clients.iter_mut().enumerate().take(most) {
        answer(client, index);
    }
    assert_eq!(server.log.accepted().len(), most, "the others wait in the kernel's queue");
    let rest = clients.split_off(most);
    drop(clients);
    for (offset, mut client) in rest.into_iter().enumerate() {
        answer(&mut client, most + offset);
    }
    let calls = server.stop();
    assert_eq!(accepted(&calls).len(), 300);
    assert_eq!(calls.iter().filter(|call| call.name() == "close").count(), 301);
}

#[test]
fn a_reset_ends_one_connection_and_is_told() {
    for kind in [ServerKind::EchoTcp, ServerKind::Web] {
        let server = start(kind);
        let client = connect(server.v4());
        server.log.wait_for("accept", |calls| accepted(calls).len() == 1);
        // SO_LINGER of 0 seconds: close sends RST (socket(7)).
        socket2::SockRef::from(&client).set_linger(Some(Duration::ZERO)).unwrap();
        drop(client);
        let calls = server.log.wait_for("close", |calls| calls.iter().any(|call| call.name() == "close"));
        let reset = Some(Failure::Errno { errno: libc::ECONNRESET, moved: None });
        assert!(calls.iter().any(|call| call.name() == "recv" && call.failure == reset), "{calls:?}");
        let mut next = connect(server.v4());
        next.write_all(b"GET / HTTP/1.1\r\nHost: x\r\n\r\n").unwrap();
        assert_eq!(next.read(&mut [0; 1]).unwrap(), 1);
    }
}

#[test]
fn nothing_a_visitor_sends_acts_in_the_page() {
    let server = start(ServerKind::Web);
    let hostile = "<script>alert(1)</script>\u{202e}\u{200b}'\"&";
    let mut request =
        format!("GET /{{{{fd}}}}?{hostile} HTTP/1.1\r\nHost: x\r\nX: {hostile}\r\nContent-Length: 6\r\n\r\n")
            .into_bytes();
    let plain = format!("GET / HTTP/1.1\r\nHost: x\r\nX: {hostile}{{{{fd}}}}\r\nContent-Length: 6\r\n\r\n");
    for request in [std::mem::take(&mut request), plain.into_bytes()] {
        let mut request = request;
        request.extend_from_slice(b"\x1b[2J\0\xff");
        let mut client = connect(server.v4());
        client.write_all(&request).unwrap();
        client.shutdown(Shutdown::Write).unwrap();
        let mut answer = Vec::new();
        client.read_to_end(&mut answer).unwrap();
        for forbidden in [&b"<script"[..], b"\x1b", b"\0", b"\xff", "\u{202e}".as_bytes(), "\u{200b}".as_bytes()] {
            assert!(!answer.windows(forbidden.len()).any(|window| window == forbidden), "{forbidden:?}");
        }
        assert!(answer.starts_with(b"HTTP/1.1 200") || answer.starts_with(b"HTTP/1.1 400"));
    }
    let mut client = connect(server.v4());
    let page = exchange(&mut client, format!("GET / HTTP/1.1\r\nX: {hostile}{{{{fd}}}}\r\n\r\n").as_bytes());
    assert!(
        page.text().contains(
            "&lt;script&gt;alert(1)&lt;/script&gt;<i>\\xe2\\x80\\xae</i><i>\\xe2\\x80\\x8b</i>&#39;&quot;&amp;"
        )
    );
    assert!(page.text().contains("{{fd}}"), "a tag that came from outside stays text");
}

#[test]
fn stopping_closes_everything_once() {
    for kind in [ServerKind::EchoTcp, ServerKind::Web] {
        let server = start(kind);
        let mut clients = [(); 3].map(|()| connect(server.v4()));
        server.log.wait_for("accepts", |calls| accepted(calls).len() == 3);
        let calls = server.stop();
        let mut born = accepted(&calls);
        born.extend(calls.iter().filter_map(|call| match (&call.operation, &call.returned) {
            (Operation::Socket { .. }, Some(Returned::Socket { socket, .. })) => Some(socket.id),
            _ => None,
        }));
        for socket in born {
            let closes = calls.iter().filter(|call| call.name() == "close" && call.socket == Some(socket)).count();
            assert_eq!(closes, 1);
        }
        for client in &mut clients {
            assert_eq!(client.read(&mut [0]).unwrap(), 0);
        }
    }
}

#[test]
fn the_pages_of_both_languages_ask_for_the_same_values() {
    let pages = pages::web().unwrap();
    let tags: Vec<&str> = pages.languages.iter().map(|set| set.tag.as_str()).collect();
    assert_eq!(tags, ["es", "en"]);
    let (es, en) = (&pages.languages[0], &pages.languages[1]);
    for (one, other) in [(&es.home, &en.home), (&es.other, &en.other), (&es.bytes, &en.bytes), (&es.error, &en.error)] {
        assert_eq!(one.names(), other.names());
    }
    assert!(!pages.style.contains("url(") && !pages.style.contains("@import"), "nothing from elsewhere");
}

#[test]
fn no_value_that_a_page_asks_for_is_missing() {
    let server = start(ServerKind::Web);
    let pages = pages::web().unwrap();
    // A page whose gaps are all filled has none of these traces of an empty one.
    for target in ["/", "/otra", "/nada", "/bytes"] {
        let mut client = connect(server.v4());
        let page = exchange(&mut client, format!("GET {target} HTTP/1.1\r\nHost: x\r\n\r\n").as_bytes());
        for trace in [
            "<code></code>",
            "<strong></strong>",
            "fd <",
            "fd ,",
            "puerto </span></span>",
            "<span></span>",
            "durante  ",
        ] {
            assert!(!page.text().contains(trace), "{target}: {trace}");
        }
    }
    assert!(pages.languages.iter().all(|set| set.home.names().contains(&"visitor_port")));
}
