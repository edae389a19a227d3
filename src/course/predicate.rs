//! The closed list of predicates, as `docs/lessons.md` tells it to authors.

/// Something that can be true of what happened or of what is.
///
/// *Happenings* are latched from the step's beginning; *states* must hold in one instant with the other states of a goal.
/// What is unknown because it was summarised is not met.
#[derive(Clone, Debug, PartialEq)]
pub enum Predicate {
    /// State: an open socket.
    Socket {
        program: Option<String>,
        family: Option<String>,
        kind: Option<String>,
        protocol: Option<i32>,
        /// Made since the step began.
        new: bool,
        /// The variable it introduces.
        variable: Option<String>,
    },
    /// State: a listening socket.
    Listening {
        program: Option<String>,
        family: Option<String>,
        name: Option<NameForm>,
        /// Connections in its accept queue.
        waiting: Option<Number>,
        variable: Option<String>,
    },
    /// State: a connection, or a datagram socket with a destination.
    Connected { of: Reference, to: Option<Reference> },
    /// State: the form of a socket's own address.
    Bound { of: Reference, name: NameForm },
    /// State: what waits to be read.
    Queued { at: Reference, bytes: Option<Number>, messages: Option<Number> },
    /// State: a program is blocked in a call, for so many seconds at least.
    Blocked { by: String, call: Option<String>, seconds: f64 },
    /// State: a program lives or not.
    Program { name: String, alive: bool },
    /// State: a Python name stands for a value of a type.
    Name { program: String, name: String, type_name: Option<String> },
    /// Happening: an option was set.
    Option { of: Reference, level: Option<String>, name: String, value: Option<Number> },
    /// Happening: a call of that Python name succeeded.
    Call { by: Reference, name: String, family: Option<String>, kind: Option<String>, backlog: Option<Number> },
    /// Happening: what a call, or a whole statement, gave back.
    Returned {
        by: Reference,
        call: Option<String>,
        integer: Option<Number>,
        bytes_length: Option<Number>,
        /// Python's repr of a statement's value.
        value: Option<String>,
    },
    /// Happening: a call failed or a statement raised.
    Failed {
        by: Option<Reference>,
        call: Option<String>,
        /// The errno's symbol, such as `ECONNREFUSED`.
        errno: Option<String>,
        class: Option<String>,
        mentions: Option<String>,
    },
    /// Happening: a connection was accepted.
    Accepted { by: Option<Reference>, from: Option<Reference>, unnamed_peer: bool, variable: Option<String> },
    /// Happening: bytes were handed to the kernel.
    Sent {
        from: Reference,
        at_least: Option<u64>,
        sends: Option<Number>,
        starts_with: Option<String>,
        to: Option<Reference>,
    },
    /// Happening: bytes were taken from the kernel.
    Received {
        by: Reference,
        at_least: Option<u64>,
        /// All that it received equals all that it sent.
        equals_sent: bool,
        starts_with: Option<String>,
        from: Option<Reference>,
    },
    /// Happening: one receive.
    Read {
        by: Reference,
        covers_sends: Option<Number>,
        which: Option<Which>,
        truncated: Option<bool>,
        empty: Option<bool>,
        bytes: Option<Number>,
        /// Exactly the bytes of one send.
        equals_a_send: bool,
    },
    /// Happening: a program let go of a socket, or of half of it.
    Closed { of: Reference, half: bool },
    /// State: two sockets compared.
    Compare { of: Reference, and: Reference, what: Comparable, equal: bool },
    /// Happening: the first time of one came before the first time of the other.
    Before(Box<Predicate>, Box<Predicate>),
    /// Happening: a happening happened so often (or to so many different sockets).
    Count { of: Box<Predicate>, times: Number, each_socket: bool },
    /// It does not hold.
    Not(Box<Predicate>),
    /// One of them holds.
    Any(Vec<Predicate>),
    /// All of them hold.
    All(Vec<Predicate>),
}

/// What a reference names: a variable of the goal, a program, or `program.name`; which one is decided by the judge.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Reference(pub String);

/// The form of a socket's own address.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NameForm {
    /// A path of the file system.
    Path,
    /// A name of Linux's abstract namespace.
    Abstract,
    /// A host and a port.
    Port,
    /// None.
    Unnamed,
}

/// Which of all sends until then a read covers, and no other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Which {
    /// The first.
    First,
    /// The last.
    Last,
}

/// What two sockets are compared by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Comparable {
    /// The port of their own addresses.
    LocalPort,
    /// Their own addresses.
    LocalAddress,
    /// Their descriptors.
    Descriptor,
    /// The programs that hold them.
    Program,
    /// Their families.
    Family,
    /// Their types.
    Type,
}

/// A number compared: `3`, `">=2"`, `"<=2"`, `"!=0"`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Number {
    /// How it is compared.
    pub comparison: Comparison,
    /// With what.
    pub value: i64,
}

/// How a number is compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Comparison {
    /// It is the value.
    Is,
    /// It is the value or more.
    AtLeast,
    /// It is the value or less.
    AtMost,
    /// It is another.
    IsNot,
}

impl Number {
    /// Whether `number` is as it says.
    pub fn holds(self, number: i64) -> bool {
        match self.comparison {
            Comparison::Is => number == self.value,
            Comparison::AtLeast => number >= self.value,
            Comparison::AtMost => number <= self.value,
            Comparison::IsNot => number != self.value,
        }
    }

    /// Reads `3`, `>=2`, `<=2` or `!=0`.
    pub fn parse(text: &str) -> Option<Number> {
        let (comparison, rest) = [(">=", Comparison::AtLeast), ("<=", Comparison::AtMost), ("!=", Comparison::IsNot)]
            .into_iter()
            .find_map(|(sign, comparison)| text.strip_prefix(sign).map(|rest| (comparison, rest)))
            .unwrap_or((Comparison::Is, text));
        rest.trim().parse().ok().map(|value| Number { comparison, value })
    }
}
