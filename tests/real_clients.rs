//! Clients that are not ours, against our servers: curl, nc, python3, a browser.
//!
//! One that is not installed is named aloud; with `ENCHUFE_REQUIRE_CLIENTS=1` that is a failure.

mod servers_support;

use std::io::Write;
use std::process::{Command, Output, Stdio};

use enchufe::journal::event::ServerKind;
use servers_support::*;

/// The first of these programs that is installed.
fn client(names: &[&str]) -> Option<String> {
    let installed = |name: &&&str| {
        let paths = std::env::var_os("PATH").unwrap_or_default();
        std::env::split_paths(&paths).any(|folder| folder.join(name).is_file())
    };
    let found = names.iter().find(installed).map(|name| (*name).to_owned());
    if found.is_none() {
        eprintln!("not installed, so not tried: {}", names.join(" or "));
        assert!(!required(), "ENCHUFE_REQUIRE_CLIENTS=1 asks for {}", names.join(" or "));
    }
    found
}

/// Runs a client to its end, with this on its standard input.
fn run(command: &mut Command, input: &[u8]) -> Output {
    let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    child.stdin.take().unwrap().write_all(input).unwrap();
    child.wait_with_output().unwrap()
}

fn text(output: &Output) -> String {
    String::from_utf8_lossy(&output.stdout).into_owned()
}

fn curl(arguments: &[&str]) -> String {
    let output = run(Command::new("curl").args(["-sS", "--max-time", "20", "--noproxy", "*"]).args(arguments), b"");
    assert!(output.status.success(), "curl {arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
    text(&output)
}

#[test]
fn curl_over_ipv4_ipv6_and_unix() {
    if client(&["curl"]).is_none() {
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("web");
    let mut options = options();
    options.unix_path = Some(path.clone());
    let server = start_with(ServerKind::Web, options).unwrap();
    let four = format!("http://{}/", server.v4());
    let page = curl(&["-i", &four]);
    assert!(page.starts_with("HTTP/1.1 200 OK\r\n") && page.contains("User-Agent: curl/"), "{page}");
    assert!(page.contains("AF_INET<"));
    let page = curl(&["-H", "Accept-Language: en", &four]);
    assert!(page.contains("This page came through a socket"));
    if has_ipv6() {
        let page = curl(&[&format!("http://{}/", server.v6().unwrap())]);
        assert!(page.contains("AF_INET6<"));
        // `localhost` is either of the two, as the resolver says.
        assert!(curl(&[&format!("http://localhost:{}/", server.v4().port())]).contains("AF_INET"));
    }
    let page = curl(&["--unix-socket", path.to_str().unwrap(), "http://localhost/"]);
    assert!(page.contains("AF_UNIX<") && page.contains(path.to_str().unwrap()));
    let head = curl(&["-I", &four]);
    assert!(head.contains("Content-Length: ") && head.ends_with("\r\n\r\n"), "{head}");
    assert_eq!(curl(&["-o", "/dev/null", "-w", "%{http_code}", &format!("{four}nada")]), "404");
    assert_eq!(curl(&["-o", "/dev/null", "-w", "%{http_code}", "-d", "a=b", &four]), "405");
    assert!(curl(&["-0", "-i", &four]).starts_with("HTTP/1.0 200 OK\r\n"));
}

#[test]
fn curl_asks_twice_over_one_connection() {
    if client(&["curl"]).is_none() {
        return;
    }
    let server = start(ServerKind::Web);
    let url = format!("http://{}/bytes", server.v4());
    let pages = curl(&[&url, &url]);
    assert!(pages.contains("petición 1 de la conexión 1") && pages.contains("petición 2 de la conexión 1"), "{pages}");
    assert_eq!(server.log.accepted().len(), 1);
}

#[test]
fn curl_with_tls_is_refused_and_the_server_lives() {
    if client(&["curl"]).is_none() {
        return;
    }
    let server = start(ServerKind::Web);
    let output =
        run(Command::new("curl").args(["-sSk", "--max-time", "20", &format!("https://{}/", server.v4())]), b"");
    assert!(!output.status.success());
    assert!(curl(&[&format!("http://{}/", server.v4())]).contains("enchufe"));
}

#[test]
fn netcat_against_eco() {
    // Which option ends netcat after its input differs from one to the next; ncat needs none.
    let Some(netcat) = client(&["ncat", "nc.openbsd"]) else { return };
    let ends: &[&str] = if netcat == "ncat" { &[] } else { &["-N"] };
    let server = start(ServerKind::EchoTcp);
    let port = server.v4().port().to_string();
    let output = run(Command::new(&netcat).args(ends).args(["127.0.0.1", &port]), "hola, soy nc\n".as_bytes());
    assert_eq!(text(&output), "hola, soy nc\n");
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("eco");
    let mut options = options();
    options.unix_path = Some(path.clone());
    let _unix = start_with(ServerKind::EchoUnix, options).unwrap();
    let output = run(Command::new(&netcat).args(ends).arg("-U").arg(&path), b"por una ruta\n");
    assert_eq!(text(&output), "por una ruta\n");
}

#[test]
fn python_against_eco() {
    if client(&["python3"]).is_none() {
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("eco");
    let mut options = options();
    options.unix_path = Some(path.clone());
    let (tcp, udp) = (start(ServerKind::EchoTcp), start(ServerKind::EchoUdp));
    let _unix = start_with(ServerKind::EchoUnix, options).unwrap();
    let program = r#"
import socket, sys
tcp, udp, path = int(sys.argv[1]), int(sys.argv[2]), sys.argv[3]
c = socket.create_connection(("127.0.0.1", tcp), timeout=20)
c.sendall("año".encode()); c.shutdown(socket.SHUT_WR)
data = b""
while piece := c.recv(100): data += piece
assert data.decode() == "año", data
d = socket.socket(socket.AF_INET, socket.SOCK_DGRAM); d.settimeout(20)
for message in (b"uno", b"", b"x" * 9000):
    d.sendto(message, ("127.0.0.1", udp))
    assert d.recvfrom(65535) == (message, ("127.0.0.1", udp))
u = socket.socket(socket.AF_UNIX); u.settimeout(20); u.connect(path)
u.sendall(b"hola"); assert u.recv(100) == b"hola"
"#;
    let arguments = [tcp.v4().port().to_string(), udp.v4().port().to_string(), path.to_str().unwrap().to_owned()];
    let output = run(Command::new("python3").args(["-c", program]).args(&arguments), b"");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let told = tcp.log.wait_for("close", |calls| calls.iter().any(|call| call.name() == "close"));
    assert!(told.iter().any(|call| call.name() == "recv" && call.bytes == "año".as_bytes()));
}

#[test]
fn python_reads_the_web() {
    if client(&["python3"]).is_none() {
        return;
    }
    let server = start(ServerKind::Web);
    let program = r#"
import http.client, sys
h = http.client.HTTPConnection("127.0.0.1", int(sys.argv[1]), timeout=20)
for n in (1, 2, 3):
    h.request("GET", "/bytes"); r = h.getresponse(); body = r.read().decode()
    assert r.status == 200 and f"petición {n} de la conexión 1" in body, body
"#;
    let output = run(Command::new("python3").args(["-c", program, &server.v4().port().to_string()]), b"");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
}

fn headless(browser: &str, folder: &std::path::Path) -> Command {
    let mut command = Command::new(browser);
    command
        .args(["--headless", "--no-sandbox", "--disable-gpu", "--no-proxy-server"])
        .arg(format!("--user-data-dir={}", folder.display()))
        // Its home: a browser writes where it can, also for a user who has none.
        .env("HOME", folder);
    command
}

const BROWSERS: [&str; 3] = ["chromium", "chromium-browser", "google-chrome"];

#[test]
fn a_browser_shows_the_page() {
    let Some(browser) = client(&BROWSERS) else { return };
    let server = start(ServerKind::Web);
    let folder = tempfile::tempdir().unwrap();
    let url = format!("http://{}/?idioma=es", server.v4());
    let output = run(headless(&browser, folder.path()).args(["--timeout=15000", "--dump-dom", &url]), b"");
    let page = text(&output);
    assert!(page.contains("<title>enchufe</title>"), "{page}\n{}", String::from_utf8_lossy(&output.stderr));
    assert!(page.contains("lo eligió el núcleo al conectar") && page.contains("User-Agent: Mozilla/5.0"));
    // The port that the page shows is one that really connected.
    let shown = page.split("<span>puerto </span>").nth(1).unwrap().split('<').next().unwrap().to_owned();
    let calls = server.log.calls();
    let peers =
        calls.iter().filter(|call| call.name() == "accept").filter_map(|call| call.names.as_ref()?.peer.clone());
    assert!(peers.filter_map(|peer| peer.port()).any(|port| port.to_string() == shown));
}

#[test]
fn a_browser_asks_for_the_style_and_by_itself_for_the_icon() {
    let Some(browser) = client(&BROWSERS) else { return };
    let server = start(ServerKind::Web);
    let folder = tempfile::tempdir().unwrap();
    // With a debugging port it stays until it is ended, so that it has time for the icon.
    let mut child = headless(&browser, folder.path())
        .args(["--remote-debugging-port=0", &format!("http://{}/", server.v4())])
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    for (line, why) in [(&b"GET /estilo.css "[..], "the page names it"), (b"GET /favicon.ico ", "nobody named it")] {
        server
            .log
            .wait_for(why, |calls| calls.iter().any(|call| call.name() == "recv" && call.bytes.starts_with(line)));
    }
    child.kill().unwrap();
    child.wait().unwrap();
}
