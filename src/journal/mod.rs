//! The journal: what happened, in order, and everything computed from it.
//!
//! This folder is the bottom of the house: it imports nothing of ours. An [`event::Event`] is typed,
//! never text in a human language; it may come from a live program, from a recording, from a traced
//! foreign program or from another machine, and nothing that reads the journal may care which.

pub mod address;
pub mod call;
pub mod encoding;
pub mod event;
pub mod fault;
pub mod lines;
pub mod order;
pub mod payload;
pub mod projections;
pub mod scene;
pub mod socket;
pub mod store;
pub mod synthetic;
pub mod truth;
pub mod walk;
