//! What tests of the real binary share.

pub mod terminal;
