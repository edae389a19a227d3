//! The lab: the supervisor in the main process. It starts and ends programs, sends them statements,
//! collects their events in order, and samples what the kernel holds.

pub mod order;
