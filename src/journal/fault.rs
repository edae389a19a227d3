//! Servers of ours that do on purpose what goes wrong by accident elsewhere: which there are.

use serde::{Deserialize, Serialize};

/// A program that makes a fault, really and in the open.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Fault {
    /// A relay of two connections that cuts, joins and delays what it passes on.
    Splitter(Splitting),
    /// Accepts, and reads little at a time.
    Slow,
    /// Accepts, reads nothing, and closes once there is something unread.
    Abrupt,
    /// Accepts, reads what comes first, and closes with SO_LINGER (1, 0).
    Linger,
    /// Listens, and never accepts.
    NoAccept,
    /// Accepts, and never reads.
    Deaf,
}

impl Fault {
    /// The name for files, command lines and program tabs; the same in every language.
    pub fn name(self) -> &'static str {
        match self {
            Fault::Splitter(_) => "troceador",
            Fault::Slow => "lento",
            Fault::Abrupt => "brusco",
            Fault::Linger => "linger0",
            Fault::NoAccept => "sin-accept",
            Fault::Deaf => "sordo",
        }
    }

    /// Every fault maker, in the order of menus; the splitter once for each way of cutting.
    pub const ALL: [Fault; 8] = [
        Fault::Splitter(Splitting::new(Pieces::Bytes)),
        Fault::Splitter(Splitting::new(Pieces::Random { seed: 1 })),
        Fault::Splitter(Splitting::new(Pieces::Joined)),
        Fault::Slow,
        Fault::Deaf,
        Fault::NoAccept,
        Fault::Abrupt,
        Fault::Linger,
    ];
}

/// How a splitter passes bytes on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Splitting {
    /// What it makes of them.
    pub pieces: Pieces,
    /// How long it holds a piece, or at most holds one, in milliseconds.
    pub pause: u16,
}

impl Splitting {
    /// No piece is held for longer, in milliseconds.
    pub const LONGEST: u16 = 5_000;

    /// With the pause that lets the pieces be seen one by one.
    pub const fn new(pieces: Pieces) -> Splitting {
        let pause = match pieces {
            Pieces::Bytes => 100,
            Pieces::Random { .. } => 200,
            Pieces::Joined => 500,
        };
        Splitting { pieces, pause }
    }
}

/// What a splitter makes of a stream of bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Pieces {
    /// Each byte by itself.
    Bytes,
    /// Sizes and pauses as the seed decides, the same for every connection.
    Random {
        /// The seed.
        seed: u64,
    },
    /// All that comes within the pause, at once.
    Joined,
}
