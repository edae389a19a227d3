//! What can be done with a program or a socket: one method of Python's each.

/// One method.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Deed {
    /// `import socket`, where the name stands for something else.
    Import,
    /// `socket.socket(…)`.
    Socket,
    /// `socket.socketpair(…)`.
    SocketPair,
    /// `socket.create_server(…)`.
    CreateServer,
    /// `socket.create_connection(…)`.
    CreateConnection,
    /// `socket.getaddrinfo(…)`.
    AddressInfo,
    /// `s.accept()`.
    Accept,
    /// `s.send(…)`.
    Send,
    /// `s.recv(…)`.
    Receive,
    /// `s.sendto(…)`.
    SendTo,
    /// `s.recvfrom(…)`.
    ReceiveFrom,
    /// `s.bind(…)`.
    Bind,
    /// `s.listen(…)`.
    Listen,
    /// `s.connect(…)`.
    Connect,
    /// `s.sendall(…)`.
    SendAll,
    /// `s.shutdown(…)`.
    Shutdown,
    /// `s.close()`.
    Close,
    /// `s.getsockname()`.
    LocalName,
    /// `s.getpeername()`.
    PeerName,
    /// `s.setsockopt(…)`.
    SetOption,
    /// `s.getsockopt(…)`.
    GetOption,
    /// `s.settimeout(…)`.
    SetTimeout,
    /// `s.setblocking(…)`.
    SetBlocking,
}

impl Deed {
    /// What can be done with a program, in the order of the menu.
    pub const PROGRAM: &[Deed] =
        &[Deed::Import, Deed::Socket, Deed::SocketPair, Deed::CreateServer, Deed::CreateConnection, Deed::AddressInfo];

    /// What can be done with a socket, in the order of the menu: what a conversation needs comes first.
    pub const SOCKET: &[Deed] = &[
        Deed::Accept,
        Deed::Bind,
        Deed::Listen,
        Deed::Connect,
        Deed::Send,
        Deed::Receive,
        Deed::SendTo,
        Deed::ReceiveFrom,
        Deed::Shutdown,
        Deed::Close,
        Deed::SendAll,
        Deed::LocalName,
        Deed::PeerName,
        Deed::SetOption,
        Deed::GetOption,
        Deed::SetTimeout,
        Deed::SetBlocking,
    ];

    /// Python's name for it: at most 17 columns.
    pub fn name(self) -> &'static str {
        match self {
            Deed::Import => "import",
            Deed::Socket => "socket",
            Deed::SocketPair => "socketpair",
            Deed::CreateServer => "create_server",
            Deed::CreateConnection => "create_connection",
            Deed::AddressInfo => "getaddrinfo",
            Deed::Accept => "accept",
            Deed::Send => "send",
            Deed::Receive => "recv",
            Deed::SendTo => "sendto",
            Deed::ReceiveFrom => "recvfrom",
            Deed::Bind => "bind",
            Deed::Listen => "listen",
            Deed::Connect => "connect",
            Deed::SendAll => "sendall",
            Deed::Shutdown => "shutdown",
            Deed::Close => "close",
            Deed::LocalName => "getsockname",
            Deed::PeerName => "getpeername",
            Deed::SetOption => "setsockopt",
            Deed::GetOption => "getsockopt",
            Deed::SetTimeout => "settimeout",
            Deed::SetBlocking => "setblocking",
        }
    }

    /// The text id of what it does, in a few words.
    pub fn label(self) -> &'static str {
        match self {
            Deed::Import => "deeds-do-import",
            Deed::Socket => "deeds-do-socket",
            Deed::SocketPair => "deeds-do-socketpair",
            Deed::CreateServer => "deeds-do-create-server",
            Deed::CreateConnection => "deeds-do-create-connection",
            Deed::AddressInfo => "deeds-do-getaddrinfo",
            Deed::Accept => "deeds-do-accept",
            Deed::Send => "deeds-do-send",
            Deed::Receive => "deeds-do-recv",
            Deed::SendTo => "deeds-do-sendto",
            Deed::ReceiveFrom => "deeds-do-recvfrom",
            Deed::Bind => "deeds-do-bind",
            Deed::Listen => "deeds-do-listen",
            Deed::Connect => "deeds-do-connect",
            Deed::SendAll => "deeds-do-sendall",
            Deed::Shutdown => "deeds-do-shutdown",
            Deed::Close => "deeds-do-close",
            Deed::LocalName => "deeds-do-getsockname",
            Deed::PeerName => "deeds-do-getpeername",
            Deed::SetOption => "deeds-do-setsockopt",
            Deed::GetOption => "deeds-do-getsockopt",
            Deed::SetTimeout => "deeds-do-settimeout",
            Deed::SetBlocking => "deeds-do-setblocking",
        }
    }
}
