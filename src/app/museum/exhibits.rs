//! The exhibits: what each promises, its script, and the ids of its texts.
//!
//! What they promise was measured on Linux, and `tests/museum.rs` provokes every one on real programs. All stay within
//! this machine; the one foreign address is only given to `bind`, and is one that no machine has (RFC 5737).

use crate::app::examples;
use crate::app::model::Model;
use crate::app::whatif::Experiment;
use crate::app::whatif::bench::Bench;
use crate::app::whatif::draft::{Draft, both, brings, counts, fails_as, otherwise, raises, tears, twice};
use crate::i18n::errno;
use crate::journal::event::Raised;

/// One exhibit.
#[derive(Debug)]
pub struct Exhibit {
    /// Which: the text id of the line about it.
    pub id: &'static str,
    /// The errno's symbol, or that of getaddrinfo(3); empty for what fails without one.
    pub symbol: &'static str,
    /// Python's class; empty where no exception comes.
    pub class: &'static str,
    /// The text id of what to do.
    pub fix: &'static str,
    /// The text id of what other systems answer.
    pub elsewhere: &'static str,
    /// The text id of why, where no exception explains itself.
    pub why: Option<&'static str>,
    promise: Promise,
    /// What runs in a console, and after `@` in another, which serves. `{@s}` is the address of the server's `s`; other words in braces are names, made free, and the bytes of the reader's language.
    lines: &'static [&'static str],
}

/// What comes of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Promise {
    /// This call fails with the errno and the class.
    Fails(&'static str),
    /// The statement raises the class.
    Raises,
    /// Two sends that nobody gets succeed.
    Unheard,
    /// A read takes part of a datagram.
    Torn,
    /// A read brings the end.
    Ends,
}

use Promise::{Ends, Fails, Raises, Torn, Unheard};

const TCP: &str = "{c} = socket.socket()";
const UDP: &str = "{c} = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)";
const LISTENER: &str = "@{s} = socket.socket()";
const BOUND: &str = "@{s}.bind((\"127.0.0.1\", 0))";
const LISTENS: &str = "@{s}.listen()";
const CONNECTS: &str = "{c}.connect({@s})";
const ACCEPTS: &str = "@{conn}, {address} = {s}.accept()";
const CLOSES: &str = "@{conn}.close()";
const PAIR: &str = "{a}, {b} = socket.socketpair()";
const SAME: &str = "museum-elsewhere-same";
const PYTHON: &str = "museum-elsewhere-python";

macro_rules! exhibits {
    ($($id:literal $symbol:literal $class:literal $fix:literal $elsewhere:expr, $why:expr, $promise:expr, [$($line:expr),+ $(,)?]);+ $(;)?) => {
        &[$(Exhibit { id: $id, symbol: $symbol, class: $class, fix: $fix, elsewhere: $elsewhere, why: $why, promise: $promise, lines: &[$($line),+] }),+]
    };
}

/// All of them: errors of the kernel in the order in which a beginner meets them, then what says nothing, then Python's
/// own fences.
pub static EXHIBITS: &[Exhibit] = exhibits! {
    // tcpmux (RFC 1078): nobody has run it for decades.
    "museum-refused" "ECONNREFUSED" "ConnectionRefusedError" "museum-refused-fix" SAME, None, Fails("connect"),
        [TCP, "{c}.connect((\"127.0.0.1\", 1))"];
    "museum-in-use" "EADDRINUSE" "OSError" "museum-in-use-fix" "museum-in-use-elsewhere", None, Fails("bind"),
        [LISTENER, BOUND, TCP, "{c}.bind({@s})"];
    "museum-foreign" "EADDRNOTAVAIL" "OSError" "museum-foreign-fix" SAME, None, Fails("bind"),
        [TCP, "{c}.bind((\"192.0.2.1\", 0))"];
    "museum-pipe" "EPIPE" "BrokenPipeError" "museum-pipe-fix" "museum-pipe-elsewhere", None, Fails("send"),
        [LISTENER, BOUND, LISTENS, TCP, CONNECTS, ACCEPTS, CLOSES, "{c}.send(b\"{one}\")", "{c}.send(b\"{two}\")"];
    "museum-reset" "ECONNRESET" "ConnectionResetError" "museum-reset-fix" SAME, None, Fails("recv"),
        [LISTENER, BOUND, LISTENS, TCP, CONNECTS, ACCEPTS, "{c}.send(b\"{hello}\")", CLOSES, "{c}.recv(100)"];
    "museum-not-connected" "ENOTCONN" "OSError" "museum-not-connected-fix" SAME, None, Fails("recv"),
        [TCP, "{c}.recv(100)"];
    "museum-connected" "EISCONN" "OSError" "museum-connected-fix" SAME, None, Fails("connect"),
        [LISTENER, BOUND, LISTENS, TCP, CONNECTS, CONNECTS];
    "museum-again" "EAGAIN" "BlockingIOError" "museum-again-fix" SAME, None, Fails("recv"),
        [PAIR, "{a}.setblocking(False)", "{a}.recv(100)"];
    "museum-progress" "EINPROGRESS" "BlockingIOError" "museum-progress-fix" "museum-progress-elsewhere", None, Fails("connect"),
        [LISTENER, BOUND, LISTENS, TCP, "{c}.setblocking(False)", CONNECTS];
    "museum-too-big" "EMSGSIZE" "OSError" "museum-too-big-fix" "museum-too-big-elsewhere", None, Fails("sendto"),
        // One byte more than an IPv4 datagram carries: 65535 - 20 of IP (RFC 791) - 8 of UDP (RFC 768) = 65507.
        [UDP, "{c}.sendto(b\"x\" * 65508, (\"127.0.0.1\", 1))"];
    "museum-nowhere" "EDESTADDRREQ" "OSError" "museum-nowhere-fix" SAME, None, Fails("send"),
        [UDP, "{c}.send(b\"{hello}\")"];
    "museum-invalid" "EINVAL" "OSError" "museum-invalid-fix" SAME, None, Fails("accept"),
        ["{s} = socket.socket()", "{s}.bind((\"127.0.0.1\", 0))", "{s}.accept()"];
    "museum-port" "EACCES" "PermissionError" "museum-port-fix" "museum-port-elsewhere", None, Fails("bind"),
        [TCP, "{c}.bind((\"127.0.0.1\", 80))"];
    // All of 127.0.0.0/8 is loopback, and the last address of a network is everybody's: nothing leaves this machine.
    "museum-broadcast" "EACCES" "PermissionError" "museum-broadcast-fix" SAME, None, Fails("sendto"),
        [UDP, "{c}.sendto(b\"{hello}\", (\"127.255.255.255\", 9))"];
    "museum-family" "EAFNOSUPPORT" "OSError" "museum-family-fix" SAME, None, Fails("socket"),
        ["{c} = socket.socket(socket.AF_X25, socket.SOCK_SEQPACKET)"];
    "museum-type" "ESOCKTNOSUPPORT" "OSError" "museum-type-fix" "museum-type-elsewhere", None, Fails("socket"),
        ["{c} = socket.socket(socket.AF_INET, socket.SOCK_SEQPACKET)"];
    "museum-protocol" "EPROTONOSUPPORT" "OSError" "museum-protocol-fix" "museum-protocol-elsewhere", None, Fails("socket"),
        ["{c} = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_UDP)"];
    "museum-operation" "EOPNOTSUPP" "OSError" "museum-operation-fix" SAME, None, Fails("socketpair"),
        ["{a}, {b} = socket.socketpair(socket.AF_INET)"];
    "museum-no-file" "ENOENT" "FileNotFoundError" "museum-no-file-fix" SAME, None, Fails("connect"),
        ["{c} = socket.socket(socket.AF_UNIX)", "{c}.connect(\"nobody.sock\")"];
    "museum-mismatch" "EAI_ADDRFAMILY" "socket.gaierror" "museum-mismatch-fix" "museum-mismatch-elsewhere", None, Raises,
        ["{c} = socket.socket(socket.AF_INET6)", "{c}.connect((\"127.0.0.1\", 1))"];
    "museum-late" "ECONNREFUSED" "ConnectionRefusedError" "museum-late-fix" SAME, None, Fails("send"),
        [UDP, "{c}.connect((\"127.0.0.1\", 1))", "{c}.send(b\"{one}\")", "{c}.send(b\"{two}\")"];
    "museum-backlog" "" "TimeoutError" "museum-backlog-fix" "museum-backlog-elsewhere", None, Raises,
        [LISTENER, BOUND, "@{s}.listen(0)", TCP, CONNECTS, "{d} = socket.socket()", "{d}.settimeout(0.5)", "{d}.connect({@s})"];
    "museum-unheard" "" "" "museum-unheard-fix" SAME, Some("whatif-udp-nobody-because"), Unheard,
        [UDP, "{c}.sendto(b\"{hello}\", (\"127.0.0.1\", 1))", "{c}.sendto(b\"{hello}\", (\"127.0.0.1\", 1))"];
    "museum-torn" "" "" "museum-torn-fix" SAME, Some("museum-torn-why"), Torn,
        ["{s} = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)", "{s}.bind((\"127.0.0.1\", 0))", UDP, "{c}.sendto(b\"0123456789\", {s}.getsockname())", "{s}.recvfrom(4)"];
    "museum-end" "" "" "museum-end-fix" SAME, Some("whatif-close-because"), Ends,
        [PAIR, "{b}.close()", "{a}.recv(100)"];
    // sockaddr_un has room for 108 bytes with the one that ends them (unix(7)).
    "museum-long-path" "" "OSError" "museum-long-path-fix" "museum-long-path-elsewhere", None, Raises,
        ["{c} = socket.socket(socket.AF_UNIX)", "{c}.connect(\"x\" * 108)"];
    "museum-text" "" "TypeError" "museum-text-fix" PYTHON, None, Raises,
        [PAIR, "{a}.send(\"{hello}\")"];
    "museum-large-port" "" "OverflowError" "museum-large-port-fix" PYTHON, None, Raises,
        [TCP, "{c}.connect((\"127.0.0.1\", 70000))"];
};

/// The name under which the museum has what was raised: the errno's symbol, or Python's class.
pub fn name_of(raised: &Raised) -> Option<&'static str> {
    let symbol = raised.errno.and_then(errno::symbol);
    let known = |exhibit: &&Exhibit| match symbol {
        Some(symbol) => exhibit.symbol == symbol,
        None => !exhibit.class.is_empty() && exhibit.class == raised.class && exhibit.is_shown_by(raised.errno),
    };
    let exhibit = EXHIBITS.iter().find(known)?;
    Some(if exhibit.symbol.is_empty() { exhibit.class } else { exhibit.symbol })
}

/// The exhibit of that id.
pub fn exhibit(id: &str) -> Option<&'static Exhibit> {
    EXHIBITS.iter().find(|exhibit| exhibit.id == id)
}

impl Exhibit {
    /// Its script in a console that is free, with what is promised as the option that comes true; `None` where no console
    /// is free, and there is no room for another. A server of its own runs in a second console, where another is free.
    pub(super) fn experiment(&self, model: &Model) -> Option<Experiment> {
        let bench = Bench::of(model);
        let at = bench.anyone(&[])?;
        let server = bench.anyone(&[&at]).filter(|other| other.program.is_some()).unwrap_or_else(|| at.clone());
        let named = if self.symbol.is_empty() { self.class } else { self.symbol };
        let words = ["museum-label", self.id, self.id];
        let mut draft = Draft::new(&bench, self.id, words).with("symbol", named);
        let [one, two] = examples::two(model.language);
        let mut known = vec![("hello", bench.hello().to_owned()), ("one", one.to_owned()), ("two", two.to_owned())];
        for line in self.lines {
            let mut written = String::new();
            let (actor, line) = match line.strip_prefix('@') {
                Some(line) => (&server, line),
                None => (&at, *line),
            };
            // Outside, inside, outside…: no line has braces of its own.
            for (place, part) in line.split(['{', '}']).enumerate() {
                if place % 2 == 0 {
                    written.push_str(part);
                    continue;
                }
                let (word, is_address) = part.strip_prefix('@').map_or((part, false), |word| (word, true));
                if !known.iter().any(|(other, _)| *other == word) {
                    known.push((word, draft.free(actor, word)));
                }
                let name = known.iter().find(|(other, _)| *other == word).map_or(word, |(_, name)| name.as_str());
                if is_address {
                    // Filled in when the line runs: only then is there an address.
                    written.push_str(&format!("{{{{{}.{name}}}}}", server.cast));
                } else {
                    written.push_str(name);
                }
            }
            draft = draft.run(actor, written);
        }
        let promised = match self.promise {
            Fails(call) => fails_as(&at, call, self.symbol, self.class),
            Raises => raises(&at, self.class),
            Unheard => twice(counts(&at, "sendto", bench.hello_bytes())),
            Torn => both(brings(&at, "recvfrom", 4), tears(&at)),
            Ends => brings(&at, "recv", 0),
        };
        draft.right("museum-label", promised.clone()).choice("museum-label", otherwise(&at, promised)).done()
    }

    /// What a run must show to be what is promised, beyond what the script decides: what getaddrinfo(3) fails with is no
    /// errno, and what Python itself refuses has none.
    pub(super) fn is_shown_by(&self, errno: Option<i32>) -> bool {
        match (self.promise, self.symbol) {
            (Raises, "") => errno.is_none(),
            (Raises, _) => errno == Some(EAI_ADDRFAMILY),
            _ => true,
        }
    }
}

/// netdb.h of glibc: a host without an address of the family that was asked for.
const EAI_ADDRFAMILY: i32 = -9;
