//! The screens, and what stands over them: panes and widgets put together.

pub mod help;
pub mod home;
pub mod keys;
pub mod lab;
pub mod permission;
pub mod programs;
pub mod small;
