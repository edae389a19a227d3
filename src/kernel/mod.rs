//! The only folder that speaks to the kernel directly, and the only one where `unsafe` is allowed.
//!
//! Each function here is safe to call; each `unsafe` block says why it is sound. Everything else of
//! enchufe is built on these and on socket2, tokio and std.

#![allow(unsafe_code, reason = "this folder is where it is allowed; each block says why it is sound")]

pub mod bell;
pub mod clock;
pub mod descriptor;
#[cfg(target_os = "linux")]
pub mod diag;
#[cfg(target_os = "linux")]
pub mod epoll;
pub mod interfaces;
pub mod lookup;
pub mod messages;
pub mod own_memory;
pub mod park;
pub mod process;
pub mod reactor;
pub mod resolver;
pub mod signal;
pub mod socket_truth;
#[cfg(target_os = "linux")]
mod tcp_info;
pub mod truth;
