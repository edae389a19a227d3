//! The numbers of the `socket` module, from this system's own headers, with CPython's enums around them.

#[cfg(target_os = "linux")]
use super::rare;
use crate::console::builtins::classes::INT;
use crate::console::value::{Class, ClassKind, Value};

macro_rules! numbers {
    ($($name:ident)* $(; $($more:literal = $value:literal)*)?) => {
        &[$((stringify!($name), libc::$name as i64),)* $($(($more, $value),)*)?]
    };
}

macro_rules! enums {
    ($($id:ident = $name:literal, flags: $flags:literal, $members:ident;)*) => {
        $(
            #[doc = concat!("`socket.", $name, "`.")]
            pub static $id: Class = Class {
                name: $name,
                module: "socket",
                base: Some(&INT),
                kind: ClassKind::Enum { members: || $members, flags: $flags },
            };
        )*
    };
}

enums! {
    ADDRESS_FAMILY = "AddressFamily", flags: false, FAMILIES;
    SOCKET_KIND = "SocketKind", flags: false, KINDS;
    MSG_FLAG = "MsgFlag", flags: true, MESSAGE_FLAGS;
    ADDRESS_INFO = "AddressInfo", flags: true, ADDRESS_INFO_FLAGS;
}

#[cfg(target_os = "linux")]
static FAMILIES: &[(&str, i64)] = numbers! {
    AF_UNSPEC AF_UNIX AF_INET AF_AX25 AF_IPX AF_APPLETALK AF_NETROM AF_BRIDGE AF_ATMPVC AF_X25 AF_INET6 AF_ROSE
    AF_NETBEUI AF_SECURITY AF_KEY AF_NETLINK AF_PACKET AF_ASH AF_ECONET AF_ATMSVC AF_RDS AF_SNA AF_IRDA AF_PPPOX
    AF_WANPIPE AF_LLC AF_CAN AF_TIPC AF_ALG AF_VSOCK AF_ROUTE; "AF_QIPCRTR" = 42
};
#[cfg(not(target_os = "linux"))]
static FAMILIES: &[(&str, i64)] = numbers! { AF_UNSPEC AF_UNIX AF_INET AF_INET6 AF_APPLETALK AF_IPX AF_SNA };

#[cfg(target_os = "linux")]
static KINDS: &[(&str, i64)] =
    numbers! { SOCK_STREAM SOCK_DGRAM SOCK_RAW SOCK_RDM SOCK_SEQPACKET SOCK_NONBLOCK SOCK_CLOEXEC };
#[cfg(not(target_os = "linux"))]
static KINDS: &[(&str, i64)] = numbers! { SOCK_STREAM SOCK_DGRAM SOCK_RAW SOCK_RDM SOCK_SEQPACKET };

#[cfg(target_os = "linux")]
static MESSAGE_FLAGS: &[(&str, i64)] = numbers! {
    MSG_OOB MSG_PEEK MSG_DONTROUTE MSG_CTRUNC MSG_TRUNC MSG_DONTWAIT MSG_EOR MSG_WAITALL MSG_CONFIRM MSG_ERRQUEUE
    MSG_NOSIGNAL MSG_MORE MSG_FASTOPEN MSG_CMSG_CLOEXEC
};
#[cfg(not(target_os = "linux"))]
static MESSAGE_FLAGS: &[(&str, i64)] =
    numbers! { MSG_OOB MSG_PEEK MSG_DONTROUTE MSG_CTRUNC MSG_TRUNC MSG_DONTWAIT MSG_EOR MSG_WAITALL };

static ADDRESS_INFO_FLAGS: &[(&str, i64)] =
    numbers! { AI_PASSIVE AI_CANONNAME AI_NUMERICHOST AI_V4MAPPED AI_ALL AI_ADDRCONFIG AI_NUMERICSERV };

/// The plain ints.
static INTEGERS: &[(&str, i64)] = numbers! {
    EAI_AGAIN EAI_BADFLAGS EAI_FAIL EAI_FAMILY EAI_MEMORY EAI_NODATA EAI_NONAME EAI_OVERFLOW EAI_SERVICE EAI_SOCKTYPE
    EAI_SYSTEM EAGAIN EBADF EWOULDBLOCK
    INADDR_ANY INADDR_BROADCAST INADDR_LOOPBACK INADDR_NONE
    IPPROTO_ICMP IPPROTO_ICMPV6 IPPROTO_IGMP IPPROTO_IP IPPROTO_IPV6 IPPROTO_NONE IPPROTO_RAW IPPROTO_TCP IPPROTO_UDP
    IPV6_HOPLIMIT IPV6_MULTICAST_HOPS IPV6_MULTICAST_IF IPV6_MULTICAST_LOOP IPV6_PKTINFO IPV6_RECVPKTINFO
    IPV6_RECVTCLASS IPV6_TCLASS IPV6_UNICAST_HOPS IPV6_V6ONLY
    IP_ADD_MEMBERSHIP IP_DROP_MEMBERSHIP IP_HDRINCL IP_MULTICAST_IF IP_MULTICAST_LOOP IP_MULTICAST_TTL IP_RECVTOS
    IP_TOS IP_TTL
    SHUT_RD SHUT_RDWR SHUT_WR SOL_SOCKET
    SO_ACCEPTCONN SO_BROADCAST SO_DEBUG SO_DONTROUTE SO_ERROR SO_KEEPALIVE SO_LINGER SO_OOBINLINE SO_RCVBUF
    SO_RCVLOWAT SO_RCVTIMEO SO_REUSEADDR SO_REUSEPORT SO_SNDBUF SO_SNDLOWAT SO_SNDTIMEO SO_TYPE
    TCP_KEEPCNT TCP_KEEPINTVL TCP_MAXSEG TCP_NODELAY
    NI_DGRAM NI_MAXHOST NI_NAMEREQD NI_NOFQDN NI_NUMERICHOST NI_NUMERICSERV SCM_RIGHTS SOMAXCONN
};

#[cfg(target_os = "linux")]
static LINUX: &[(&str, i64)] = numbers! {
    IPPROTO_AH IPPROTO_DSTOPTS IPPROTO_EGP IPPROTO_ESP IPPROTO_FRAGMENT IPPROTO_GRE IPPROTO_HOPOPTS IPPROTO_IDP
    IPPROTO_IPIP IPPROTO_MPTCP IPPROTO_PIM IPPROTO_PUP IPPROTO_ROUTING IPPROTO_RSVP IPPROTO_SCTP IPPROTO_TP
    IPPROTO_UDPLITE
    IPV6_CHECKSUM IPV6_DONTFRAG IPV6_DSTOPTS IPV6_HOPOPTS IPV6_NEXTHOP IPV6_PATHMTU IPV6_RECVDSTOPTS IPV6_RECVHOPLIMIT
    IPV6_RECVHOPOPTS IPV6_RECVPATHMTU IPV6_RECVRTHDR IPV6_RTHDR IPV6_RTHDRDSTOPTS IP_OPTIONS IP_RECVOPTS
    IP_RETOPTS IP_BIND_ADDRESS_NO_PORT IP_TRANSPARENT
    CAN_EFF_FLAG CAN_EFF_MASK CAN_ERR_FLAG CAN_ERR_MASK CAN_RAW CAN_BCM CAN_ISOTP CAN_J1939
    CAN_RAW_FD_FRAMES CAN_RAW_FILTER CAN_RAW_LOOPBACK CAN_RAW_RECV_OWN_MSGS CAN_RTR_FLAG CAN_SFF_MASK SOL_CAN_BASE
    SOL_CAN_RAW NETLINK_ROUTE PACKET_BROADCAST PACKET_HOST PACKET_LOOPBACK PACKET_MULTICAST PACKET_OTHERHOST
    PACKET_OUTGOING
    PF_CAN PF_PACKET PF_RDS SCM_CREDENTIALS SOL_IP SOL_TCP SOL_UDP
    SO_BINDTODEVICE SO_DOMAIN SO_INCOMING_CPU SO_MARK SO_PASSCRED SO_PASSSEC SO_PEERCRED SO_PEERSEC SO_PRIORITY
    SO_PROTOCOL
    TCP_CONGESTION TCP_CORK TCP_DEFER_ACCEPT TCP_FASTOPEN TCP_INFO TCP_KEEPIDLE TCP_LINGER2 TCP_NOTSENT_LOWAT
    TCP_QUICKACK TCP_SYNCNT TCP_USER_TIMEOUT TCP_WINDOW_CLAMP
};
/// UDP-Lite's, of Linux's udp.h.
#[cfg(target_os = "linux")]
static LITE: &[(&str, i64)] = &[("UDPLITE_RECV_CSCOV", 11), ("UDPLITE_SEND_CSCOV", 10)];
#[cfg(not(target_os = "linux"))]
static LITE: &[(&str, i64)] = &[];

#[cfg(not(target_os = "linux"))]
static LINUX: &[(&str, i64)] = &[];

/// Numbers that libc's crate does not name: netdb.h and in.h of every system give them these values.
static FIXED: &[(&str, i64)] = &[
    ("EAI_ADDRFAMILY", -9),
    ("INADDR_ALLHOSTS_GROUP", 0xe000_0001),
    ("INADDR_MAX_LOCAL_GROUP", 0xe000_00ff),
    ("INADDR_UNSPEC_GROUP", 0xe000_0000),
    ("IPPORT_RESERVED", 1024),
    ("IPPORT_USERRESERVED", 5000),
    ("IPV6_JOIN_GROUP", 20),
    ("IPV6_LEAVE_GROUP", 21),
    ("IP_DEFAULT_MULTICAST_LOOP", 1),
    ("IP_DEFAULT_MULTICAST_TTL", 1),
    ("IP_MAX_MEMBERSHIPS", 20),
    ("IPV6_RTHDR_TYPE_0", 0),
    ("IP_RECVRETOPTS", 7),
    ("NI_MAXSERV", 32),
];

/// Every constant with the enum it belongs to.
fn tables() -> impl Iterator<Item = (Option<&'static Class>, &'static [(&'static str, i64)])> {
    [
        (Some(&ADDRESS_FAMILY), FAMILIES),
        (Some(&SOCKET_KIND), KINDS),
        (Some(&MSG_FLAG), MESSAGE_FLAGS),
        (Some(&ADDRESS_INFO), ADDRESS_INFO_FLAGS),
        (None, INTEGERS),
        (None, LINUX),
        (None, LITE),
        (None, FIXED),
        #[cfg(target_os = "linux")]
        (None, rare::NUMBERS),
    ]
    .into_iter()
}

/// The constant of this name.
pub fn find(name: &str) -> Option<Value> {
    tables().find_map(|(class, table)| {
        let (_, number) = table.iter().find(|(known, _)| *known == name)?;
        Some(class.map_or(Value::Int(*number), |class| Value::Member(class, *number)))
    })
}

/// The names of all constants.
pub fn names() -> impl Iterator<Item = &'static str> {
    tables().flat_map(|(_, table)| table.iter().map(|(name, _)| *name))
}

/// A number as the member of an enum that has it, else as it is: CPython's `_intenum_converter`.
pub fn member(class: &'static Class, number: i32) -> Value {
    match class.kind {
        ClassKind::Enum { members, .. } if members().iter().any(|(_, value)| *value == i64::from(number)) => {
            Value::Member(class, number.into())
        }
        _ => Value::Int(number.into()),
    }
}
